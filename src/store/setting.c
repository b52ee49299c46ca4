#include <liaise/store.h>

#include "store/store_private.h"

/* What is kept about the work itself: settings and drafts. Neither is journaled. */

/* A statement that writes, in a transaction of its own or in the one that is open. */
static bool write_alone(struct store *store, const char *sql, const struct db_value *values,
                        size_t count, struct error *err)
{
    if (store->pending.is_open)
        return db_run(store->db, sql, values, count, err);
    if (!db_begin(store->db, err))
        return false;
    return db_end(store->db, db_run(store->db, sql, values, count, err), err);
}

bool setting_get(struct store *store, const char *key, const char **out, struct arena *arena,
                 struct error *err)
{
    struct db_rows rows;
    const char *value = NULL;

    if (!db_query(&rows, store->db, "SELECT value FROM setting WHERE key = $1",
                  DB_BIND(db_text(key)), err))
        return false;
    if (db_next(&rows, err))
        value = column_copy(&rows, 0, arena);
    if (!db_done(&rows))
        return false;
    *out = value;
    return true;
}

bool setting_set(struct store *store, const char *key, const char *value, struct error *err)
{
    static const char sql[] = "INSERT INTO setting (key, value) VALUES ($1, $2)"
                              " ON CONFLICT (key) DO UPDATE SET value = excluded.value";

    return write_alone(store, sql, DB_BIND(db_text(key), db_text(value)), err);
}

bool setting_remove(struct store *store, const char *key, struct error *err)
{
    return write_alone(store, "DELETE FROM setting WHERE key = $1", DB_BIND(db_text(key)), err);
}

bool setting_list(struct store *store, const char *prefix, struct setting_list *out,
                  struct arena *arena, struct error *err)
{
    static const char sql[] = "SELECT key, value FROM setting"
                              " WHERE substr(key, 1, length($1)) = $1 ORDER BY key";
    struct setting_list list = {0};
    struct db_rows rows;

    if (!db_query(&rows, store->db, sql, DB_BIND(db_text(prefix)), err))
        return false;
    while (db_next(&rows, err)) {
        list.items = arena_grow(arena, list.items, list.count, sizeof(*list.items));
        list.items[list.count++] =
            (struct setting){column_copy(&rows, 0, arena), column_copy(&rows, 1, arena)};
    }
    if (!db_done(&rows))
        return false;
    *out = list;
    return true;
}

bool draft_save(struct store *store, const struct draft *draft, struct error *err)
{
    static const char sql[] =
        "INSERT INTO draft (form, target, fields, saved_at) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (form, target) DO UPDATE SET fields = excluded.fields,"
        " saved_at = excluded.saved_at";

    return write_alone(store, sql,
                       DB_BIND(db_text(draft->form), db_text(draft->target), db_text(draft->fields),
                               db_int(draft->saved_at)),
                       err);
}

static struct draft draft_read(const struct db_rows *rows, struct arena *arena)
{
    return (struct draft){
        .id = db_column_int(rows, 0),
        .form = column_copy(rows, 1, arena),
        .target = column_copy(rows, 2, arena),
        .fields = column_copy(rows, 3, arena),
        .saved_at = db_column_int(rows, 4),
    };
}

bool draft_find(struct store *store, const char *form, const char *target, struct draft *out,
                bool *found, struct arena *arena, struct error *err)
{
    static const char sql[] =
        "SELECT id, form, target, fields, saved_at FROM draft WHERE form = $1 AND target = $2";
    struct db_rows rows;
    bool any;

    if (!db_query(&rows, store->db, sql, DB_BIND(db_text(form), db_text(target)), err))
        return false;
    any = db_next(&rows, err);
    if (any)
        *out = draft_read(&rows, arena);
    if (!db_done(&rows))
        return false;
    *found = any;
    return true;
}

bool draft_remove(struct store *store, const char *form, const char *target, struct error *err)
{
    return write_alone(store, "DELETE FROM draft WHERE form = $1 AND target = $2",
                       DB_BIND(db_text(form), db_text(target)), err);
}

bool draft_list_all(struct store *store, struct draft_list *out, struct arena *arena,
                    struct error *err)
{
    static const char sql[] =
        "SELECT id, form, target, fields, saved_at FROM draft ORDER BY saved_at DESC, id DESC";
    struct draft_list list = {0};
    struct db_rows rows;

    if (!db_query(&rows, store->db, sql, DB_BIND_NONE, err))
        return false;
    while (db_next(&rows, err)) {
        list.items = arena_grow(arena, list.items, list.count, sizeof(*list.items));
        list.items[list.count++] = draft_read(&rows, arena);
    }
    if (!db_done(&rows))
        return false;
    *out = list;
    return true;
}
