#include "store/db.h"

#include <assert.h>
#include <string.h>

static const struct db_driver *const drivers[] = {&db_sqlite};

/* The driver a URL asks for, and the rest of the URL. A path alone asks for SQLite. */
static const struct db_driver *driver_for(const char *url, const char **address_out)
{
    for (size_t i = 0; i < sizeof(drivers) / sizeof(drivers[0]); i++) {
        size_t length = strlen(drivers[i]->scheme);

        if (strncmp(url, drivers[i]->scheme, length) != 0 || url[length] != ':')
            continue;
        *address_out = url + length + 1;
        return drivers[i];
    }
    if (strstr(url, "://"))
        return NULL;
    *address_out = url;
    return &db_sqlite;
}

bool db_open(struct db **out, const char *url, enum db_access access, struct error *err)
{
    const char *address = NULL;
    const struct db_driver *driver = driver_for(url, &address);

    if (!driver)
        return error_set(err, ERROR_INVALID,
                         "this liaise cannot open the store %s; give the path of a file", url);
    if (!address[0])
        return error_set(err, ERROR_INVALID, "the store has no name; give the path of a file");
    if (!driver->open(out, address, access, err))
        return false;
    (*out)->driver = driver;
    return true;
}

void db_close(struct db *db)
{
    if (db)
        db->driver->close(db);
}

bool db_script(struct db *db, const char *sql, struct error *err)
{
    return db->driver->script(db, sql, err);
}

bool db_query(struct db_rows *rows, struct db *db, const char *sql, const struct db_value *values,
              size_t count, struct error *err)
{
    *rows = (struct db_rows){.db = db};
    if (db->driver->query(rows, sql, values, count, err))
        return true;
    rows->failed = true;
    return false;
}

bool db_next(struct db_rows *rows, struct error *err)
{
    return rows->db->driver->next(rows, err);
}

bool db_done(struct db_rows *rows)
{
    rows->db->driver->finish(rows);
    return !rows->failed;
}

bool db_column_is_null(const struct db_rows *rows, int column)
{
    return rows->db->driver->is_null(rows, column);
}

int64_t db_column_int(const struct db_rows *rows, int column)
{
    return rows->db->driver->integer(rows, column);
}

const char *db_column_text(const struct db_rows *rows, int column)
{
    return rows->db->driver->text(rows, column);
}

bool db_run(struct db *db, const char *sql, const struct db_value *values, size_t count,
            struct error *err)
{
    struct db_rows rows;
    bool found;

    if (!db_query(&rows, db, sql, values, count, err))
        return false;
    found = db_next(&rows, err);
    assert(!found && "db_run() is for statements without rows");
    (void)found;
    return db_done(&rows);
}

bool db_number(int64_t *out, struct db *db, const char *sql, const struct db_value *values,
               size_t count, struct error *err)
{
    struct db_rows rows;
    int64_t number = 0;
    bool found;

    if (!db_query(&rows, db, sql, values, count, err))
        return false;
    found = db_next(&rows, err);
    if (found) {
        number = db_column_int(&rows, 0);
        /* What INSERT … RETURNING did is only certain once its last row was passed. */
        (void)db_next(&rows, err);
    }
    if (!db_done(&rows))
        return false;
    if (!found)
        return error_set(err, ERROR_NOT_FOUND, "there is no such record");
    *out = number;
    return true;
}

bool db_begin(struct db *db, struct error *err)
{
    return db->driver->begin(db, err);
}

bool db_end(struct db *db, bool ok, struct error *err)
{
    return db->driver->end(db, ok, err);
}

bool db_stamp(struct db *db, int64_t *out, struct error *err)
{
    return db->driver->stamp(db, out, err);
}

bool db_copy(struct db *db, const char *path, struct error *err)
{
    return db->driver->copy(db, path, err);
}
