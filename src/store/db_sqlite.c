#include "store/db_sqlite.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { LOCK_WAIT = 10 * 1000 }; /* ms for our turn to write */

static struct sqlite_db *of(struct db *db)
{
    return (struct sqlite_db *)db;
}

/* Statements */

bool sqlite_run(struct sqlite_db *db, const char *sql, struct error *err)
{
    errno = 0; /* sqlite_fail() may ask for it */
    return sqlite3_exec(db->handle, sql, NULL, NULL, NULL) == SQLITE_OK || sqlite_fail(db, err);
}

/* A kept statement with this SQL that nobody uses, or NULL. */
static struct statement *kept_statement(struct sqlite_db *db, const char *sql)
{
    for (size_t i = 0; i < STATEMENTS; i++) {
        struct statement *kept = &db->statements[i];

        if (kept->handle && !kept->in_use && strcmp(sqlite3_sql(kept->handle), sql) == 0)
            return kept;
    }
    return NULL;
}

/* The place for a new statement: the one that was not used for longest. NULL if all are in use. */
static struct statement *oldest_statement(struct sqlite_db *db)
{
    struct statement *oldest = NULL;

    for (size_t i = 0; i < STATEMENTS; i++) {
        struct statement *kept = &db->statements[i];

        if (!kept->in_use && (!oldest || kept->used < oldest->used))
            oldest = kept;
    }
    return oldest;
}

/* A statement of this SQL that nobody else uses: a kept one if there is one. */
static sqlite3_stmt *take_statement(struct sqlite_db *db, const char *sql, struct error *err)
{
    struct statement *kept = kept_statement(db, sql);
    sqlite3_stmt *handle = kept ? kept->handle : NULL;
    const char *rest = NULL;

    if (!kept) {
        if (sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, &rest)
            != SQLITE_OK) {
            sqlite_fail(db, err);
            return NULL;
        }
        assert(handle && !rest[strspn(rest, " \n\t;")] && "one statement at a time");
        kept = oldest_statement(db);
        if (kept) {
            (void)sqlite3_finalize(kept->handle);
            kept->handle = handle;
        }
    }
    if (kept) {
        kept->in_use = true;
        kept->used = ++db->queries;
    }
    return handle;
}

static void give_statement(struct sqlite_db *db, sqlite3_stmt *handle)
{
    for (size_t i = 0; i < STATEMENTS; i++) {
        if (db->statements[i].handle == handle) {
            (void)sqlite3_reset(handle);
            (void)sqlite3_clear_bindings(handle);
            db->statements[i].in_use = false;
            return;
        }
    }
    (void)sqlite3_finalize(handle);
}

void sqlite_forget_statements(struct sqlite_db *db)
{
    for (size_t i = 0; i < STATEMENTS; i++) {
        assert(!db->statements[i].in_use && "db_close() between db_query() and db_done()");
        (void)sqlite3_finalize(db->statements[i].handle);
        db->statements[i] = (struct statement){0};
    }
}

/* Turns: only who holds the lock file writes, and writes the log back. */

bool sqlite_take_turn(struct sqlite_db *db, int wait, struct error *err)
{
    if (db->why_read_only)
        return sqlite_fail_read_only(db, err);
    return db_lock_take(&db->lock, wait, err)
           || error_while(err, "the store %s cannot be written now", db->path);
}

/* SQLite tells after each commit how long the log is. (Left to itself, it writes it back here.) */
static int note_log(void *context, sqlite3 *handle, const char *schema, int pages)
{
    struct sqlite_db *db = context;

    (void)handle;
    (void)schema;
    db->wal_pages = pages;
    return SQLITE_OK;
}

void sqlite_watch_log(struct sqlite_db *db)
{
    (void)sqlite3_wal_hook(db->handle, note_log, db);
}

/*
 * Write the log back into the file, and start it anew if nobody reads from it. What was committed
 * is safe in either, so failing is no failure: we try again when the log has grown by as much
 * again (not at every commit, which one long reader would then make slow).
 */
static void write_back(struct sqlite_db *db)
{
    int result;

    sqlite3_busy_timeout(db->handle, 0);
    result = sqlite3_wal_checkpoint_v2(db->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    sqlite3_busy_timeout(db->handle, BUSY_WAIT);
    if (result == SQLITE_OK)
        db->wal_pages = 0;
    db->wal_limit = db->wal_pages + db->wal_step;
}

/* Every write ends here, whatever came of it. */
void sqlite_give_turn(struct sqlite_db *db)
{
    if (db->lock.taken == 1 && db->wal_pages > db->wal_limit)
        write_back(db);
    db_lock_give(&db->lock);
}

static bool sqlite_begin(struct db *base, struct error *err)
{
    struct sqlite_db *db = of(base);

    assert(!db->in_transaction && "db_begin() in a transaction");
    if (!sqlite_take_turn(db, LOCK_WAIT, err))
        return false;
    if (!sqlite_run(db, "BEGIN IMMEDIATE", err)) {
        sqlite_give_turn(db);
        return false;
    }
    db->in_transaction = true;
    return true;
}

/* SQLite has rolled back by itself if the disk failed or was full. */
static bool commit(struct sqlite_db *db, struct error *err)
{
    if (sqlite3_get_autocommit(db->handle))
        return error_set(err, ERROR_IO,
                         "the change to %s had to be given up: nothing was changed; repeat it",
                         db->path);
    return sqlite_run(db, "COMMIT", err);
}

static bool sqlite_end(struct db *base, bool keep, struct error *err)
{
    struct sqlite_db *db = of(base);
    bool kept;

    assert(db->in_transaction && "db_end() without db_begin()");
    kept = keep && commit(db, err);
    if (!kept && !sqlite3_get_autocommit(db->handle))
        (void)sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
    db->in_transaction = false;
    sqlite_give_turn(db);
    return kept;
}

static bool sqlite_script(struct db *base, const char *sql, struct error *err)
{
    struct sqlite_db *db = of(base);
    bool has_turn = !db->in_transaction && !db->why_read_only;
    bool ok;

    if (has_turn && !sqlite_take_turn(db, LOCK_WAIT, err))
        return false;
    ok = sqlite_run(db, sql, err);
    if (has_turn)
        sqlite_give_turn(db);
    return ok;
}

/* Rows */

/*
 * SQLite counts parameters by first appearance, not by the number after the $,
 * so $2 may well be its first. Ask for each by name.
 */
static int bind_one(sqlite3_stmt *statement, size_t number, const struct db_value *value)
{
    char name[24];
    int index;

    (void)snprintf(name, sizeof(name), "$%zu", number);
    index = sqlite3_bind_parameter_index(statement, name);
    assert(index && "a value that the SQL does not use");
    switch (value->kind) {
    case DB_INT:
        return sqlite3_bind_int64(statement, index, value->integer);
    case DB_TEXT:
        return sqlite3_bind_text(statement, index, value->text, -1, SQLITE_TRANSIENT);
    case DB_NULL:
        break;
    }
    return sqlite3_bind_null(statement, index);
}

static bool bind_all(struct sqlite_db *db, sqlite3_stmt *statement, const struct db_value *values,
                     size_t count, struct error *err)
{
    assert(count == (size_t)sqlite3_bind_parameter_count(statement)
           && "as many values as the SQL has parameters");
    for (size_t i = 0; i < count; i++) {
        if (bind_one(statement, i + 1, &values[i]) != SQLITE_OK)
            return sqlite_fail(db, err);
    }
    return true;
}

static bool sqlite_query(struct db_rows *rows, const char *sql, const struct db_value *values,
                         size_t count, struct error *err)
{
    struct sqlite_db *db = of(rows->db);
    sqlite3_stmt *statement = take_statement(db, sql, err);
    bool writes, ok;

    if (!statement)
        return false;
    writes = !sqlite3_stmt_readonly(statement) && !db->in_transaction;
    ok = bind_all(db, statement, values, count, err)
         && (!writes || sqlite_take_turn(db, LOCK_WAIT, err));
    if (!ok) {
        give_statement(db, statement);
        return false;
    }
    if (writes) {
        assert(!db->alone && "one write at a time");
        db->alone = statement;
    }
    rows->handle = statement;
    return true;
}

/* `rows->row` counts up, and is -1 at the end: asking SQLite once more would start it again. */
static bool sqlite_next(struct db_rows *rows, struct error *err)
{
    if (rows->row < 0 || rows->failed)
        return false;
    errno = 0; /* sqlite_fail() may ask for it */
    switch (sqlite3_step(rows->handle)) {
    case SQLITE_ROW:
        rows->row++;
        return true;
    case SQLITE_DONE:
        rows->row = -1;
        return false;
    default:
        rows->failed = true;
        return sqlite_fail(of(rows->db), err);
    }
}

static bool sqlite_is_null(const struct db_rows *rows, int column)
{
    return sqlite3_column_type(rows->handle, column) == SQLITE_NULL;
}

static int64_t sqlite_integer(const struct db_rows *rows, int column)
{
    return sqlite3_column_int64(rows->handle, column);
}

static const char *sqlite_text(const struct db_rows *rows, int column)
{
    return (const char *)sqlite3_column_text(rows->handle, column);
}

static void sqlite_finish(struct db_rows *rows)
{
    struct sqlite_db *db = of(rows->db);
    bool was_alone = rows->handle && db->alone == rows->handle;

    if (!rows->handle)
        return;
    give_statement(db, rows->handle);
    rows->handle = NULL;
    if (was_alone) {
        db->alone = NULL;
        sqlite_give_turn(db);
    }
}

static bool sqlite_stamp(struct db *base, int64_t *out, struct error *err)
{
    return db_number(out, base, "PRAGMA data_version", DB_BIND_NONE, err);
}

/* AUTOINCREMENT: the id of a record that was undone is not given to another. */
static const struct db_spelling spellings[] = {
    {"@ID@", "INTEGER PRIMARY KEY AUTOINCREMENT"},
    {"BIGINT", "INTEGER"},
    {"@STRICT@", "STRICT"},
    {"@SEARCH@", "CREATE VIRTUAL TABLE search_index USING fts5 (folded, content = 'search_text',"
                 " content_rowid = 'id', prefix = '2 3', tokenize ="
                 " \"unicode61 remove_diacritics 0 categories 'L* N* M* Co'\")"},
    {NULL, NULL},
};

const struct db_driver db_sqlite = {
    .scheme = "sqlite",
    .spellings = spellings,
    .search = &sqlite_search,
    .open = sqlite_open,
    .close = sqlite_close,
    .begin = sqlite_begin,
    .end = sqlite_end,
    .script = sqlite_script,
    .query = sqlite_query,
    .next = sqlite_next,
    .is_null = sqlite_is_null,
    .integer = sqlite_integer,
    .text = sqlite_text,
    .finish = sqlite_finish,
    .stamp = sqlite_stamp,
    .copy = sqlite_copy,
};
