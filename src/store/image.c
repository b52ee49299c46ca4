#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "store/store_private.h"

/* Rows as JSON objects by column name: what the journal keeps. */

static json_t *value_json(const struct db_value *value)
{
    switch (value->kind) {
    case DB_INT:
        return json_integer(value->integer);
    case DB_TEXT:
        return json_string(value->text);
    case DB_NULL:
        break;
    }
    return json_null();
}

static const char *dump(json_t *object, struct arena *arena)
{
    char *text = json_dumps(object, JSON_COMPACT);
    const char *copy = arena_copy(arena, text ? text : "{}");

    free(text);
    json_decref(object);
    return copy;
}

const char *row_image(const struct shape *shape, const struct db_value *values, struct arena *arena)
{
    json_t *object = json_object();

    for (size_t i = 0; i < shape->count; i++)
        (void)json_object_set_new(object, shape->columns[i].name, value_json(&values[i]));
    return dump(object, arena);
}

static struct db_value column_now(const struct shape *shape, const struct db_rows *rows, size_t i)
{
    if (db_column_is_null(rows, (int)i))
        return db_null();
    if (shape->columns[i].is_text)
        return db_text(db_column_text(rows, (int)i));
    return db_int(db_column_int(rows, (int)i));
}

bool row_image_now(struct store *store, const struct shape *shape, int64_t id, const char **out,
                   struct arena *arena, struct error *err)
{
    json_t *object = NULL;
    struct db_rows rows;

    if (!db_query(&rows, store->db, shape->image, DB_BIND(db_int(id)), err))
        return false;
    if (db_next(&rows, err)) {
        object = json_object();
        for (size_t i = 0; i < shape->count; i++) {
            struct db_value value = column_now(shape, &rows, i);

            (void)json_object_set_new(object, shape->columns[i].name, value_json(&value));
        }
    }
    if (!db_done(&rows)) {
        json_decref(object);
        return false;
    }
    *out = object ? dump(object, arena) : NULL;
    return true;
}

static struct db_value json_value(const json_t *json, struct arena *arena)
{
    if (json_is_integer(json))
        return db_int(json_integer_value(json));
    if (json_is_string(json))
        return db_text(arena_copy(arena, json_string_value(json)));
    return db_null();
}

bool row_values(const struct shape *shape, const char *image, struct db_value *values,
                struct arena *arena, struct error *err)
{
    json_t *object = json_loads(image, 0, NULL);

    if (!json_is_object(object)) {
        json_decref(object);
        return error_set(err, ERROR_CORRUPT, "the journal holds a row of %s that cannot be read",
                         shape->noun->table);
    }
    for (size_t i = 0; i < shape->count; i++)
        values[i] = json_value(json_object_get(object, shape->columns[i].name), arena);
    json_decref(object);
    return true;
}
