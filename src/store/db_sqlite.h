#ifndef STORE_DB_SQLITE_H
#define STORE_DB_SQLITE_H

/*
 * What the files of the SQLite driver share, and nobody else includes.
 *
 *   db_sqlite.c         statements, rows, transactions
 *   db_sqlite_open.c    opening in the best way there is, closing, copying
 *   db_sqlite_error.c   what went wrong, in words
 *   db_sqlite_search.c  full-text search
 */

#include "store/db.h"

#include <liaise/arena.h>
#include <sqlite3.h>

#include "store/db_lock.h"

enum {
    STATEMENTS = 64,            /* prepared ones kept per connection */
    BUSY_WAIT = 2 * 1000,       /* ms for programs that do not know of the lock file */
    WAL_MOST = 4 * 1024 * 1024, /* bytes of log before it is written back */
};

extern const struct db_search sqlite_search;

struct statement {
    sqlite3_stmt *handle;
    bool in_use;
    uint64_t used; /* when, counted in queries */
};

/* A connection. `db` comes first, so that a pointer to one is a pointer to the other. */
struct sqlite_db {
    struct db db;
    sqlite3 *handle;
    struct db_lock lock;
    bool in_transaction;
    sqlite3_stmt *alone;       /* while it runs: a write that is a transaction of its own */
    const char *path;          /* the file itself, links resolved; ":memory:" */
    const char *why_read_only; /* NULL if it can be written */
    int wal_pages;             /* in the log after the last commit */
    int wal_limit;             /* with more than these, it is time to write them back */
    int wal_step;              /* WAL_MOST in pages */
    uint64_t queries;
    struct statement statements[STATEMENTS];
    struct arena arena; /* the texts above */
};

/* Always returns false. `fail_with` speaks of another connection, to the file at `path`. */
bool sqlite_fail(struct sqlite_db *db, struct error *err);
bool sqlite_fail_with(sqlite3 *handle, const char *path, struct error *err);
bool sqlite_fail_read_only(const struct sqlite_db *db, struct error *err);

/* Why something cannot be written, as the end of a sentence: "its disk is full". */
const char *sqlite_why_not(int error);

/* Our turn to write, waited for so many ms. It is given back once, whatever came of the write. */
MUST_CHECK bool sqlite_take_turn(struct sqlite_db *db, int wait, struct error *err);
void sqlite_give_turn(struct sqlite_db *db);

/* From now on SQLite never writes the log back by itself: who gives back a turn does. */
void sqlite_watch_log(struct sqlite_db *db);

/* Statements without parameters, within the turn that the caller has. */
MUST_CHECK bool sqlite_run(struct sqlite_db *db, const char *sql, struct error *err);

void sqlite_forget_statements(struct sqlite_db *db);

/* Parts of the driver that stand in db_sqlite_open.c. */
bool sqlite_open(struct db **out, const char *address, enum db_access access, struct error *err);
void sqlite_close(struct db *base);
bool sqlite_copy(struct db *base, const char *path, struct error *err);

#endif
