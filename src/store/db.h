#ifndef STORE_DB_H
#define STORE_DB_H

/*
 * The small part of SQL databases that the store uses.
 *
 * One dialect for all of them; the rules are in store/README.md. Parameters are
 * written $1, $2, … and may be used in any order. No SQL reads the clock.
 */

#include <liaise/error.h>
#include <stddef.h>
#include <stdint.h>

struct db {
    const struct db_driver *driver;
};

enum db_kind { DB_NULL, DB_INT, DB_TEXT };

struct db_value {
    enum db_kind kind;
    int64_t integer;
    const char *text;
};

/* A query while its rows are read. */
struct db_rows {
    struct db *db;
    void *handle;
    int row;
    bool failed;
};

enum db_access {
    DB_WRITE, /* read and write; the file and its folder are made if they are not there */
    DB_READ,  /* read only: no store is made, and nothing in it changes */
};

/* How a word of the migrations is spelled in this database. */
struct db_spelling {
    const char *word, *spelling;
};

struct str;

/*
 * Full-text search, which every database has in words of its own: an index over the column folded
 * of the table search_text, which @SEARCH@ in the migrations makes. Statements may be NULL where
 * the database keeps the index by itself.
 */
struct db_search {
    const char *clear;   /* forget everything, before the rows are removed */
    const char *forget;  /* $1 id, $2 the folded text: before its row is changed or removed */
    const char *learn;   /* $1 id, $2 the folded text: after its row was written */
    const char *matches; /* what follows FROM: the rows, as s, that match $1 */
    /* Add to a query words that follow each other; of the last the beginning is enough. */
    void (*add_phrase)(struct str *query, const char *words, bool is_exact);
};

/* What one database program has to be able to do. */
struct db_driver {
    const char *scheme;                  /* the part of the URL before the colon */
    const struct db_spelling *spellings; /* of @ID@, BIGINT, @STRICT@, …; ends with a NULL word */
    const struct db_search *search;
    bool (*open)(struct db **out, const char *address, enum db_access access, struct error *err);
    void (*close)(struct db *db);
    bool (*begin)(struct db *db, struct error *err); /* a write transaction: waits for its turn */
    bool (*end)(struct db *db, bool keep, struct error *err);
    bool (*script)(struct db *db, const char *sql, struct error *err);
    bool (*query)(struct db_rows *rows, const char *sql, const struct db_value *values,
                  size_t count, struct error *err);
    bool (*next)(struct db_rows *rows, struct error *err);
    bool (*is_null)(const struct db_rows *rows, int column);
    int64_t (*integer)(const struct db_rows *rows, int column);
    const char *(*text)(const struct db_rows *rows, int column);
    void (*finish)(struct db_rows *rows);

    /* A number that differs once another connection has written. */
    bool (*stamp)(struct db *db, int64_t *out, struct error *err);
    /* A consistent copy of the whole, at `path`, which must not exist. */
    bool (*copy)(struct db *db, const char *path, struct error *err);
};

extern const struct db_driver db_sqlite;

/* `url` is "sqlite:PATH", "sqlite::memory:", or a bare path, which is SQLite too. */
MUST_CHECK bool db_open(struct db **out, const char *url, enum db_access access, struct error *err);
void db_close(struct db *db);

/* Run statements that take no parameters and return no rows. */
MUST_CHECK bool db_script(struct db *db, const char *sql, struct error *err);

/*
 * Run one statement. Every successful db_query() is followed by db_next() until
 * it returns false, and then by db_done(), which is true if all went well. Leaving
 * early is allowed: db_done() ends the statement wherever it is.
 */
MUST_CHECK bool db_query(struct db_rows *rows, struct db *db, const char *sql,
                         const struct db_value *values, size_t count, struct error *err);
bool db_next(struct db_rows *rows, struct error *err);
MUST_CHECK bool db_done(struct db_rows *rows);

/* The columns of the current row; text is valid until the next db_next(), and NULL for NULL. */
bool db_column_is_null(const struct db_rows *rows, int column);
int64_t db_column_int(const struct db_rows *rows, int column);
const char *db_column_text(const struct db_rows *rows, int column);

/*
 * Run a statement that returns no rows, or the first number of the first row (ERROR_NOT_FOUND if
 * none).
 */
MUST_CHECK bool db_run(struct db *db, const char *sql, const struct db_value *values, size_t count,
                       struct error *err);
MUST_CHECK bool db_number(int64_t *out, struct db *db, const char *sql,
                          const struct db_value *values, size_t count, struct error *err);

/*
 * A write transaction. db_begin() waits for its turn (fairly, some seconds at most) and then
 * nobody else writes until db_end(), which commits if `ok`, rolls back if not, and returns
 * whether the work was kept. After a failed statement only db_end(db, false, err) may follow.
 */
MUST_CHECK bool db_begin(struct db *db, struct error *err);
MUST_CHECK bool db_end(struct db *db, bool ok, struct error *err);

MUST_CHECK bool db_stamp(struct db *db, int64_t *out, struct error *err);
MUST_CHECK bool db_copy(struct db *db, const char *path, struct error *err);

static inline struct db_value db_int(int64_t value)
{
    return (struct db_value){.kind = DB_INT, .integer = value};
}

/* NULL is stored as NULL. */
static inline struct db_value db_text(const char *value)
{
    return (struct db_value){.kind = value ? DB_TEXT : DB_NULL, .text = value};
}

static inline struct db_value db_null(void)
{
    return (struct db_value){.kind = DB_NULL};
}

/* The values of $1, $2, … as the two arguments that db_query() and others take. */
#define DB_BIND(...) \
    (const struct db_value[]){__VA_ARGS__}, \
        sizeof((const struct db_value[]){__VA_ARGS__}) / sizeof(struct db_value)
#define DB_BIND_NONE NULL, 0

#endif
