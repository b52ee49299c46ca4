#ifndef LIAISE_RATING_H
#define LIAISE_RATING_H

/*
 * How the officer judges a relationship: a score with a note, beside the one that is worked out and
 * never mixed into it. It holds for thirty days, and is worth a second look where the two are far
 * apart. It is quoted as J-1, a judgement.
 */

#include <liaise/noun.h>

struct rating {
    struct record record;
    struct link org;
    struct date on;
    int64_t score;          /* 0..100 */
    const char *note;
};

extern const struct noun rating_noun;

enum { RATING_DAYS = 30, RATING_APART = 20 };

/* From its day on, for RATING_DAYS. */
bool rating_holds(const struct rating *rating, struct date day);
/* The score that is worked out is RATING_APART or more away. */
bool rating_is_apart(const struct rating *rating, int score);

struct store;
/* The newest that holds on the day; *found is false if there is none. */
MUST_CHECK bool rating_find(struct store *store, const char *code, struct date day,
                            struct rating *out, bool *found, struct arena *arena,
                            struct error *err);

#endif
