#include <liaise/store.h>

#include <string.h>

#include "base/text.h"
#include "store/store_private.h"

/* Reading records of any noun. */

static void head_read(const struct shape *shape, void *record, const struct db_rows *rows,
                      struct arena *arena)
{
    struct record *head = record;
    int at = 0;

    if (shape->is_part) {
        *(int64_t *)record = db_column_int(rows, 0);
        return;
    }
    head->id = db_column_int(rows, at++);
    head->uid = column_copy(rows, at++, arena);
    if (shape->noun->letter)
        head->ref = column_copy(rows, at++, arena);
    head->version = db_column_int(rows, at++);
    head->created_at = db_column_int(rows, at++);
    head->created_by = column_copy(rows, at, arena);
}

static bool row_read(const struct shape *shape, void *record, const struct db_rows *rows,
                     struct arena *arena, struct error *err)
{
    int at = (int)shape->head;

    record_init(shape->noun, record);
    head_read(shape, record, rows, arena);
    for (size_t i = shape->head; i < shape->count; i++) {
        if (!column_read(shape->columns[i].field, record, rows, &at, arena, err))
            return error_while(err, "reading %s %lld", shape->noun->name,
                               (long long)*(int64_t *)record);
    }
    return true;
}

/* The rows that a statement made of shape->select gives. */
static bool rows_read(struct store *store, const struct shape *shape, const char *sql,
                      const struct db_value *values, size_t count, struct list *out,
                      struct arena *arena, struct error *err)
{
    size_t size = shape->noun->size;
    struct list list = {0};
    struct db_rows rows;
    bool ok = true;

    if (!db_query(&rows, store->db, sql, values, count, err))
        return false;
    while (ok && db_next(&rows, err)) {
        list.items = arena_grow(arena, list.items, list.count, size);
        ok = row_read(shape, (char *)list.items + size * list.count++, &rows, arena, err);
    }
    if (!db_done(&rows) || !ok)
        return false;
    *out = list;
    return true;
}

static const char *joined(const char *a, const char *b, struct arena *arena)
{
    size_t first = strlen(a), second = strlen(b) + 1;
    char *text = arena_alloc(arena, first + second);

    memcpy(text, a, first);
    memcpy(text + first, b, second);
    return text;
}

/* The lists of one record. */
static bool parts_read(struct store *store, const struct noun *noun, void *record,
                       struct arena *arena, struct error *err)
{
    for (const struct field *field = noun->fields; field->name; field++) {
        const struct shape *shape;

        if (field->kind != FIELD_LIST)
            continue;
        shape = shape_of(store, field->noun);
        if (!rows_read(store, shape,
                       joined(shape->select, "WHERE parent_id = $1 ORDER BY position, id", arena),
                       DB_BIND(db_int(((struct record *)record)->id)),
                       (struct list *)((char *)record + field->at), arena, err))
            return false;
    }
    return true;
}

bool record_select(struct store *store, const struct noun *noun, const char *tail,
                   const struct db_value *values, size_t count, struct list *out,
                   struct arena *arena, struct error *err)
{
    const struct shape *shape = shape_of(store, noun);
    struct list list;

    if (!rows_read(store, shape, joined(shape->select, tail, arena), values, count, &list, arena,
                   err))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        if (!parts_read(store, noun, (char *)list.items + noun->size * i, arena, err))
            return false;
    }
    *out = list;
    return true;
}

bool record_get(struct store *store, const struct noun *noun, int64_t id, void *out,
                struct arena *arena, struct error *err)
{
    struct list list;

    if (!record_select(store, noun, "WHERE id = $1", DB_BIND(db_int(id)), &list, arena, err))
        return false;
    if (!list.count)
        return error_set(err, ERROR_NOT_FOUND, "this %s is gone", noun->name);
    memcpy(out, list.items, noun->size);
    return true;
}

bool record_page(struct store *store, const struct noun *noun, int64_t after, size_t limit,
                 struct list *out, struct arena *arena, struct error *err)
{
    return record_select(store, noun, "WHERE id > $1 ORDER BY id LIMIT $2",
                         DB_BIND(db_int(after), db_int((int64_t)limit)), out, arena, err);
}

bool record_count(struct store *store, const struct noun *noun, int64_t *out, struct error *err)
{
    struct arena arena = {0};
    bool ok = db_number(out, store->db, joined("SELECT count(*) FROM ", noun->table, &arena),
                        DB_BIND_NONE, err);

    arena_clear(&arena);
    return ok;
}

/* All keys of the noun, for a suggestion. Few enough where it matters: a thousand at most. */
static bool keys_list(struct store *store, const struct noun *noun, const char ***out,
                      struct arena *arena, struct error *err)
{
    const char *sql = joined(
        joined("SELECT ", noun->key, arena),
        joined(" FROM ", joined(noun->table, " ORDER BY id LIMIT 1000", arena), arena), arena);
    const char **keys = arena_grow(arena, NULL, 0, sizeof(*keys));
    struct db_rows rows;
    size_t count = 0;

    if (!db_query(&rows, store->db, sql, DB_BIND_NONE, err))
        return false;
    while (db_next(&rows, err)) {
        keys[count++] = arena_copy(arena, db_column_text(&rows, 0));
        keys = arena_grow(arena, keys, count, sizeof(*keys));
    }
    keys[count] = NULL;
    *out = keys;
    return db_done(&rows);
}

static bool say_missing(struct store *store, const struct noun *noun, const char *key,
                        struct error *err)
{
    struct arena arena = {0};
    const char **keys, *nearest = NULL;

    if (!keys_list(store, noun, &keys, &arena, err)) {
        arena_clear(&arena);
        return false;
    }
    if (!noun->letter)
        nearest = text_nearest(key, keys);
    if (nearest)
        error_set(err, ERROR_NOT_FOUND, "there is no %s \"%.80s\"; did you mean \"%s\"?",
                  noun->name, key, nearest);
    else
        error_set(err, ERROR_NOT_FOUND, "there is no %s \"%.80s\"", noun->name, key);
    arena_clear(&arena);
    return false;
}

bool record_find(struct store *store, const struct noun *noun, const char *key, int64_t *id_out,
                 struct error *err)
{
    struct error missing = {0};

    if (db_number(id_out, store->db, shape_of(store, noun)->find, DB_BIND(db_text(key)), &missing))
        return true;
    if (missing.kind == ERROR_NOT_FOUND)
        return say_missing(store, noun, key, err);
    *err = missing;
    return false;
}

bool record_get_by_key(struct store *store, const struct noun *noun, const char *key, void *out,
                       struct arena *arena, struct error *err)
{
    int64_t id;

    return record_find(store, noun, key, &id, err) && record_get(store, noun, id, out, arena, err);
}
