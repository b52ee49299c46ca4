#ifndef VIEW_ROWS_H
#define VIEW_ROWS_H

/*
 * One row for any record, in the same columns whatever it is: what it is quoted by, what it is
 * like, what it says, how it stands, when.
 */

#include "view/view.h"

enum { ROW_KEY, ROW_WHAT, ROW_SAID, ROW_STATE, ROW_WHEN, ROW_CELLS };
extern const struct column row_columns[ROW_CELLS];

/* What rows are seen from. */
struct row_context {
    struct now now;
    struct zones *zones;
    const char *home;           /* code of the home organization */
    const char *org;            /* whose page it is; NULL on other pages */
    struct arena *arena;
};

/* The record is borrowed. */
struct listing_row row_of(const struct noun *noun, const void *record,
                          const struct row_context *context);

/* Grows the listing by one row. */
void rows_add(struct listing *listing, struct listing_row row, struct arena *arena);

/* A log of contacts, in columns of its own: when, how, who, what was said, how it went. */
void log_fill(struct listing *listing, const struct list *interactions,
              const struct row_context *context);

/* "hostile" .. "warm"; "" where it was not judged. */
const char *tone_name(int64_t sentiment);

/* "Party" or "Parties", "Follow-up", … */
const char *noun_title(const struct noun *noun, bool plural, struct arena *arena);

struct target target_of(const struct noun *noun, const void *record);

#endif
