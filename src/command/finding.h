#ifndef COMMAND_FINDING_H
#define COMMAND_FINDING_H

/*
 * Anything that is found by what somebody typed: words, and filters among them.
 *
 *   tonnage fee             both words, or words that begin so, anywhere in the record
 *   "phase-in of the"       just these words in this order
 *   party:NWP is:late -fee  what filters say; see liaise/filter.h
 *   toll | fee is:open      one or the other
 *
 * Words are looked for in the index, which knows more of a record than a filter sees: the names of
 * what it points to, too. A word before a colon that no filter knows is a word like any other.
 */

#include <liaise/search.h>

#include "command/command.h"

struct finding_wish {
    const char *typed;
    size_t limit;           /* hits of each kind */
    size_t read_most;       /* records of each kind that filters look at, the newest first */
};

struct finding_group {
    const struct noun *noun;
    struct search_hit *items;   /* the newest first, at most `limit` */
    size_t count;
    int64_t total;              /* how many there are */
    bool is_least;              /* or more: not all were looked at */
};

struct finding {
    struct finding_group *groups;   /* in the order they are shown; none is empty */
    size_t count;
    int64_t total;
    bool is_least;
    int64_t records;                /* in the store */
    bool is_asked;                  /* something was typed that says what to look for */
};

/* ERROR_INVALID with the column in what was typed if a filter makes no sense. */
MUST_CHECK bool finding_make(struct desk *desk, const struct finding_wish *wish,
                             struct finding *out, struct arena *arena, struct error *err);

/* "6 of 4,118"; "300+ of 4,118" if not all were looked at. */
void finding_write_total(const struct finding *finding, struct str *out);
/* "3", "300+", "120, the newest 20" */
void finding_write_count(const struct finding_group *group, struct str *out);

/* Words of a command line as they are typed: what has a blank gets quotation marks. */
const char *words_as_typed(const char *const *words, struct arena *arena);

#endif
