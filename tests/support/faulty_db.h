#ifndef TESTS_SUPPORT_FAULTY_DB_H
#define TESTS_SUPPORT_FAULTY_DB_H

/*
 * A database that fails when it is told to, in front of a real one.
 *
 * It is an ordinary `struct db`, so a store can be given it. Its calls are db_script(), db_query(),
 * db_next(), db_begin() and db_end(db, true); each counts as one. The call that fails returns
 * false with ERROR_IO and "this failure was ordered" and is not passed on (a commit that fails
 * becomes a roll-back, as it would for real). Rolling back never fails.
 *
 * Every function that talks to a database is tested with a failure at each of its calls in turn,
 * until one run is not reached by the failure any more:
 *
 *     for (int n = 0;; n++) {
 *         faulty_db_fail_after(db, n);
 *         ok = store_do_something(store, &err);
 *         if (!faulty_db_has_failed(db))
 *             break;
 *         assert_false(ok);                        it says that it failed,
 *         assert_int_equal(err.kind, ERROR_IO);    says why,
 *         assert_nothing_has_changed(store);       and changed nothing
 *     }
 *     assert_true(ok);
 *
 * assert_nothing_has_changed() calls faulty_db_fail_never() before it looks. A function may
 * overcome a failure instead; then its test says so.
 */

#include "store/db.h"

/* It owns `real` from now on: db_close() closes both. Never fails until told to. */
struct db *faulty_db(struct db *real);

/* The call after the next `calls` fails, once. */
void faulty_db_fail_after(struct db *faulty, int calls);
void faulty_db_fail_never(struct db *faulty);

/* Whether the failure that was ordered has happened: all calls before it were used up. */
bool faulty_db_has_failed(const struct db *faulty);

#endif
