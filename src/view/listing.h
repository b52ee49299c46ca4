#ifndef VIEW_LISTING_H
#define VIEW_LISTING_H

/*
 * What a list says about itself, for those who draw it and those who let people act on it.
 */

#include <liaise/filter.h>

#include "base/str.h"
#include "view/view.h"

/* Tells the rows of a list apart, also where it has records of several nouns; 0 for a heading. */
int64_t listing_row_id(const struct listing_row *row);

/* The noun of all its records; NULL if there are several, or none. */
const struct noun *listing_noun(const struct listing *listing);

/* Who asks, for filters. */
struct filter_asker frame_asker(const struct frame *frame);

/* Whether a row (of listing.rows) is one that the filter shows; false if it makes no sense. */
bool listing_matches(const struct listing *listing, size_t row, const char *filter,
                     const struct frame *frame);

/* The cursor was moved: remember its record. */
void listing_note_cursor(const struct listing *listing, struct list_state *state);

/* There is room now for headings that were left out, or none any more for those shown. */
bool listing_wants_arranging(const struct listing *listing, const struct list_state *state,
                             int rows);

/*
 * Rows there is room for; one less where the selected row has a second line; any number in a body
 * that scrolls.
 */
int listing_room(const struct listing *listing, const struct stage *stage, size_t which);

/* The row (of `shown`) that stands in row `y` of the screen; -1 if there is none. */
int listing_row_at(const struct listing *listing, const struct frame *frame,
                   const struct stage *stage, size_t which, int y);

/* How its columns are laid out in that width. `widths` is what the table points to. */
void listing_table(const struct listing *listing, const struct list_state *state, int width,
                   struct table *out, int widths[CELLS_MOST]);

/* "by due ▲"; nothing if it comes in no order. */
void listing_write_order(const struct listing *listing, const struct list_state *state, bool ascii,
                         struct str *out);
/* "8 of 34 · filter: open · 2 marked": what there is no room for is left out whole. */
void listing_write_foot(const struct listing *listing, const struct list_state *state,
                        const struct frame *frame, int room, struct str *out);

#endif
