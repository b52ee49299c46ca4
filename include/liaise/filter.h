#ifndef LIAISE_FILTER_H
#define LIAISE_FILTER_H

/*
 * Which records somebody wants to see, in words.
 *
 *   tonnage fee             both words stand in it, in any case, with or without accents
 *   "phase-in of"           these words in this order
 *   -closed                 not
 *   fee | toll              one or the other; | binds less than standing side by side
 *   party:NWP               an organization or a person that has to do with it; party:us is ours
 *   owner:me                a field: any name of the field tables, or the beginning of one
 *   sev:>=high  due:<7d     compared: = > < >= <=; days as people type them, 7d is in a week
 *   due:none  due:any       not given, given
 *   kind:conflict           its kind or type, or which noun it is
 *   is:late                 open, closed, late, today, waiting, conflict, snoozed, pinned
 *
 * A filter is read once and holds for records of every noun: a field that a noun does not have
 * does not match. Matching sees the record alone, no store.
 */

#include <liaise/arena.h>
#include <liaise/noun.h>
#include <liaise/when.h>

struct filter;

/* Who is asking. */
struct filter_asker {
    struct now now;
    const char *officer;        /* the name behind "me"; NULL if unknown */
    const char *home;           /* the code behind "us" */
};

enum { FILTER_MOST_TEXT = 1000, FILTER_MOST_TERMS = 64 };

/*
 * Read a filter; an empty one matches everything. Of words for fields only those of `noun` are
 * known, or those of all nouns if it is NULL. Errors begin with the column: "column 5: …".
 */
MUST_CHECK bool filter_read(const struct filter **out, const char *text, const struct noun *noun,
                            const struct filter_asker *asker, struct arena *arena,
                            struct error *err);

bool filter_match(const struct filter *filter, const struct noun *noun, const void *record);

/* Whether it asks for it itself: "is:closed" shows what lists leave out otherwise. */
bool filter_speaks_of(const struct filter *filter, const char *word);

/* The words that stand before a colon, for completion; ends with NULL. `noun` as above. */
const char *const *filter_words(const struct noun *noun, struct arena *arena);
/* Those that may follow "is:"; ends with NULL. */
extern const char *const filter_states[];

/* Whether it is late, waiting and so on: what "is:" asks. `state` is one of filter_states. */
bool record_is(const struct noun *noun, const void *record, const char *state, struct date today);

#endif
