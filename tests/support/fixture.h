#ifndef TESTS_SUPPORT_FIXTURE_H
#define TESTS_SUPPORT_FIXTURE_H

/*
 * A small office in a store in memory: the home organization OEM, Northwater Power (NWP) and the
 * hospital (SBH); Dana at home, Tove at NWP, Amara at SBH; one issue, I-1.
 */

#include <liaise/journal.h>
#include <liaise/store.h>

#include "support/test.h"

struct str;

/* 2 February 2026, 08:40 in Los Angeles. */
#define FIXTURE_NOW ((int64_t)1770050400)

struct fixture {
    struct store *store;
    struct db *faulty;          /* in front of the real database; fails when told to */
    struct arena arena;
    struct author author;
};

void fixture_open(struct fixture *fixture);
void fixture_close(struct fixture *fixture);

/*
 * Every row of every table that is journaled, and what is searched, as text: two equal dumps are
 * equal stores.
 */
const char *fixture_dump(struct fixture *fixture, struct arena *arena);

/* What is searched, alone. */
void dump_search(struct store *store, struct str *out);

#endif
