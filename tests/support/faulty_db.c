#include "support/faulty_db.h"

#include <stdlib.h>

#include "base/mem.h"

enum { NEVER = -1 };

struct faulty_db {
    struct db db;
    struct db_driver driver;
    struct db *real;
    int calls_left; /* before the one that fails */
    bool has_failed;
};

static struct faulty_db *of(const struct db *db)
{
    return (struct faulty_db *)db;
}

/* Whether this call is the one that fails; then `err` says so. */
static bool fails(struct db *db, struct error *err)
{
    struct faulty_db *faulty = of(db);

    if (faulty->calls_left == NEVER || faulty->calls_left-- > 0)
        return false;
    faulty->has_failed = true;
    error_set(err, ERROR_IO, "this failure was ordered");
    return true;
}

/* The real one's rows: the same, but belonging to it. */
static struct db_rows real_rows(const struct db_rows *rows)
{
    struct db_rows real = *rows;

    real.db = of(rows->db)->real;
    return real;
}

static void copy_back(struct db_rows *rows, const struct db_rows *real)
{
    struct db *db = rows->db;

    *rows = *real;
    rows->db = db;
}

static void faulty_close(struct db *db)
{
    db_close(of(db)->real);
    free(of(db));
}

static bool faulty_begin(struct db *db, struct error *err)
{
    return !fails(db, err) && db_begin(of(db)->real, err);
}

static bool faulty_end(struct db *db, bool keep, struct error *err)
{
    return db_end(of(db)->real, keep && !fails(db, err), err);
}

static bool faulty_script(struct db *db, const char *sql, struct error *err)
{
    return !fails(db, err) && db_script(of(db)->real, sql, err);
}

static bool faulty_query(struct db_rows *rows, const char *sql, const struct db_value *values,
                         size_t count, struct error *err)
{
    struct db_rows real;
    bool ok;

    if (fails(rows->db, err))
        return false;
    ok = db_query(&real, of(rows->db)->real, sql, values, count, err);
    copy_back(rows, &real);
    return ok;
}

static bool faulty_next(struct db_rows *rows, struct error *err)
{
    struct db_rows real = real_rows(rows);
    bool found;

    if (fails(rows->db, err)) {
        rows->failed = true;
        return false;
    }
    found = db_next(&real, err);
    copy_back(rows, &real);
    return found;
}

static bool faulty_is_null(const struct db_rows *rows, int column)
{
    struct db_rows real = real_rows(rows);

    return db_column_is_null(&real, column);
}

static int64_t faulty_integer(const struct db_rows *rows, int column)
{
    struct db_rows real = real_rows(rows);

    return db_column_int(&real, column);
}

static const char *faulty_text(const struct db_rows *rows, int column)
{
    struct db_rows real = real_rows(rows);

    return db_column_text(&real, column);
}

static void faulty_finish(struct db_rows *rows)
{
    struct db_rows real = real_rows(rows);

    (void)!db_done(&real);
    copy_back(rows, &real);
}

static bool faulty_stamp(struct db *db, int64_t *out, struct error *err)
{
    return db_stamp(of(db)->real, out, err);
}

static bool faulty_copy(struct db *db, const char *path, struct error *err)
{
    return db_copy(of(db)->real, path, err);
}

struct db *faulty_db(struct db *real)
{
    struct faulty_db *faulty = mem_zero(sizeof(*faulty));

    faulty->driver = (struct db_driver){
        .scheme = "faulty",
        .spellings = real->driver->spellings,
        .search = real->driver->search,
        .close = faulty_close,
        .begin = faulty_begin,
        .end = faulty_end,
        .script = faulty_script,
        .query = faulty_query,
        .next = faulty_next,
        .is_null = faulty_is_null,
        .integer = faulty_integer,
        .text = faulty_text,
        .finish = faulty_finish,
        .stamp = faulty_stamp,
        .copy = faulty_copy,
    };
    faulty->db.driver = &faulty->driver;
    faulty->real = real;
    faulty->calls_left = NEVER;
    return &faulty->db;
}

void faulty_db_fail_after(struct db *faulty, int calls)
{
    of(faulty)->calls_left = calls;
    of(faulty)->has_failed = false;
}

void faulty_db_fail_never(struct db *faulty)
{
    of(faulty)->calls_left = NEVER;
}

bool faulty_db_has_failed(const struct db *faulty)
{
    return of(faulty)->has_failed;
}
