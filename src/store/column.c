#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "store/store_private.h"

/* One field, between its member in C and its column. */

static struct db_value tags_value(const struct tags *tags, struct arena *arena)
{
    json_t *array;
    char *text;
    const char *copy;

    if (!tags->count)
        return db_null();
    array = json_array();
    for (size_t i = 0; i < tags->count; i++)
        (void)json_array_append_new(array, json_string(tags->items[i]));
    text = json_dumps(array, JSON_COMPACT);
    copy = arena_copy(arena, text ? text : "[]");
    free(text);
    json_decref(array);
    return db_text(copy);
}

static struct db_value date_value(struct date date, struct arena *arena)
{
    char text[DATE_TEXT_SIZE];

    if (!date_is_set(date))
        return db_null();
    return db_text(arena_copy(arena, date_write(date, text)));
}

static struct db_value wall_value(int64_t wall, struct arena *arena)
{
    char text[WALL_TEXT_SIZE];

    if (wall == WALL_NONE)
        return db_null();
    return db_text(arena_copy(arena, wall_write(wall, text)));
}

static struct db_value number_value(int64_t number)
{
    return number == NUMBER_NONE ? db_null() : db_int(number);
}

static struct db_value flag_value(enum flag flag)
{
    return flag == FLAG_UNSET ? db_null() : db_int(flag == FLAG_YES);
}

static struct db_value link_value(const struct link *link)
{
    return link->id ? db_int(link->id) : db_null();
}

struct db_value column_value(const struct field *field, const void *record, struct arena *arena)
{
    const void *place = field_place(field, record);

    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_LONG:
    case FIELD_ZONE:
    case FIELD_PARTY:
    case FIELD_REF:
        return db_text(*(const char *const *)place);
    case FIELD_NUMBER:
    case FIELD_INSTANT:
        return number_value(*(const int64_t *)place);
    case FIELD_FLAG:
        return flag_value(*(const enum flag *)place);
    case FIELD_DATE:
        return date_value(*(const struct date *)place, arena);
    case FIELD_WALL:
        return wall_value(*(const int64_t *)place, arena);
    case FIELD_CHOICE:
        return db_text(choice_name(field->choices, *(const int *)place));
    case FIELD_LINK:
        return link_value(place);
    case FIELD_TAGS:
        return tags_value(place, arena);
    case FIELD_LIST:
    case FIELD_KINDS:
        break;
    }
    return db_null();
}

static bool tags_read(struct tags *out, const char *text, struct arena *arena, struct error *err)
{
    json_t *array = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    struct tags tags = {0};
    size_t i;
    json_t *item;

    if (!json_is_array(array)) {
        json_decref(array);
        return error_set(err, ERROR_CORRUPT, "the store holds a list that is none: %.60s", text);
    }
    json_array_foreach(array, i, item) {
        if (json_is_string(item))
            tags_add(&tags, json_string_value(item), arena);
    }
    json_decref(array);
    *out = tags;
    return true;
}

static bool choice_column(int *out, const struct field *field, const char *text, struct error *err)
{
    struct error unread = {0};

    if (choice_read(out, field->choices, text, &unread))
        return true;
    return error_set(err, ERROR_CORRUPT, "the store holds \"%.40s\" as %s, which is none", text,
                     field->name);
}

static void link_read(struct link *link, const struct db_rows *rows, int at, struct arena *arena)
{
    const char *name = db_column_text(rows, at + 1);

    if (db_column_is_null(rows, at))
        return;
    link->id = db_column_int(rows, at);
    link->name = arena_copy(arena, name ? name : "");
}

/* A column that is not NULL and not a link. */
static bool value_read(const struct field *field, void *place, const struct db_rows *rows, int at,
                       struct arena *arena, struct error *err)
{
    switch (field->kind) {
    case FIELD_NUMBER:
    case FIELD_INSTANT:
        *(int64_t *)place = db_column_int(rows, at);
        return true;
    case FIELD_FLAG:
        *(enum flag *)place = db_column_int(rows, at) ? FLAG_YES : FLAG_NO;
        return true;
    case FIELD_DATE:
        return date_read(place, db_column_text(rows, at), err);
    case FIELD_WALL:
        return wall_read(place, db_column_text(rows, at), err);
    case FIELD_CHOICE:
        return choice_column(place, field, db_column_text(rows, at), err);
    case FIELD_TAGS:
        return tags_read(place, db_column_text(rows, at), arena, err);
    case FIELD_TEXT:
    case FIELD_LONG:
    case FIELD_ZONE:
    case FIELD_PARTY:
    case FIELD_REF:
        *(const char **)place = arena_copy(arena, db_column_text(rows, at));
        return true;
    case FIELD_LINK:
    case FIELD_LIST:
    case FIELD_KINDS:
        break;
    }
    return true;
}

bool column_read(const struct field *field, void *record, const struct db_rows *rows, int *at,
                 struct arena *arena, struct error *err)
{
    void *place = (char *)record + field->at;
    int column = (*at)++;

    if (field->kind == FIELD_LINK) {
        (*at)++;
        link_read(place, rows, column, arena);
        return true;
    }
    return db_column_is_null(rows, column) || value_read(field, place, rows, column, arena, err);
}
