#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "store/store_private.h"

/* One field, between its member in C and its column. */

const char *column_copy(const struct db_rows *rows, int column, struct arena *arena)
{
    const char *text = db_column_text(rows, column);

    return text ? arena_copy(arena, text) : NULL;
}

/* Every function gets the place of the field's member; text it makes lives in the arena. */

static struct db_value text_value(const struct field *field, const void *place, struct arena *arena)
{
    (void)field;
    (void)arena;
    return db_text(*(const char *const *)place);
}

static struct db_value number_value(const struct field *field, const void *place,
                                    struct arena *arena)
{
    int64_t number = *(const int64_t *)place;

    (void)field;
    (void)arena;
    return number == NUMBER_NONE ? db_null() : db_int(number);
}

static struct db_value flag_value(const struct field *field, const void *place, struct arena *arena)
{
    enum flag flag = *(const enum flag *)place;

    (void)field;
    (void)arena;
    return flag == FLAG_UNSET ? db_null() : db_int(flag == FLAG_YES);
}

static struct db_value date_value(const struct field *field, const void *place, struct arena *arena)
{
    struct date date = *(const struct date *)place;
    char text[DATE_TEXT_SIZE];

    (void)field;
    if (!date_is_set(date))
        return db_null();
    return db_text(arena_copy(arena, date_write(date, text)));
}

static struct db_value wall_value(const struct field *field, const void *place, struct arena *arena)
{
    int64_t wall = *(const int64_t *)place;
    char text[WALL_TEXT_SIZE];

    (void)field;
    if (wall == WALL_NONE)
        return db_null();
    return db_text(arena_copy(arena, wall_write(wall, text)));
}

static struct db_value choice_value(const struct field *field, const void *place,
                                    struct arena *arena)
{
    (void)arena;
    return db_text(choice_name(field->choices, *(const int *)place));
}

static struct db_value link_value(const struct field *field, const void *place, struct arena *arena)
{
    const struct link *link = place;

    (void)field;
    (void)arena;
    return link->id ? db_int(link->id) : db_null();
}

static struct db_value tags_value(const struct field *field, const void *place, struct arena *arena)
{
    const struct tags *tags = place;
    json_t *array;
    char *text;
    const char *copy;

    (void)field;
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

/* Where a value is read from: a column of a row that is not NULL. */
struct source {
    const struct db_rows *rows;
    int column;
    struct arena *arena;
};

static bool text_read(const struct field *field, void *place, const struct source *from,
                      struct error *err)
{
    (void)field;
    (void)err;
    *(const char **)place = arena_copy(from->arena, db_column_text(from->rows, from->column));
    return true;
}

static bool number_read(const struct field *field, void *place, const struct source *from,
                        struct error *err)
{
    (void)field;
    (void)err;
    *(int64_t *)place = db_column_int(from->rows, from->column);
    return true;
}

static bool flag_read(const struct field *field, void *place, const struct source *from,
                      struct error *err)
{
    (void)field;
    (void)err;
    *(enum flag *)place = db_column_int(from->rows, from->column) ? FLAG_YES : FLAG_NO;
    return true;
}

static bool date_column_read(const struct field *field, void *place, const struct source *from,
                             struct error *err)
{
    (void)field;
    return date_read(place, db_column_text(from->rows, from->column), err);
}

static bool wall_column_read(const struct field *field, void *place, const struct source *from,
                             struct error *err)
{
    (void)field;
    return wall_read(place, db_column_text(from->rows, from->column), err);
}

static bool choice_column_read(const struct field *field, void *place, const struct source *from,
                               struct error *err)
{
    const char *text = db_column_text(from->rows, from->column);
    struct error unread = {0};

    if (choice_read(place, field->choices, text, &unread))
        return true;
    return error_set(err, ERROR_CORRUPT, "the store holds \"%.40s\" as %s, which is none", text,
                     field->name);
}

static bool link_read(const struct field *field, void *place, const struct source *from,
                      struct error *err)
{
    struct link *link = place;
    const char *name = db_column_text(from->rows, from->column + 1);

    (void)field;
    (void)err;
    link->id = db_column_int(from->rows, from->column);
    link->name = arena_copy(from->arena, name ? name : "");
    return true;
}

static bool tags_column_read(const struct field *field, void *place, const struct source *from,
                             struct error *err)
{
    const char *text = db_column_text(from->rows, from->column);
    json_t *array = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    struct tags tags = {0};
    size_t i;
    json_t *item;

    (void)field;
    if (!json_is_array(array)) {
        json_decref(array);
        return error_set(err, ERROR_CORRUPT, "the store holds a list that is none: %.60s", text);
    }
    json_array_foreach(array, i, item)
    {
        if (json_is_string(item))
            tags_add(&tags, json_string_value(item), from->arena);
    }
    json_decref(array);
    *(struct tags *)place = tags;
    return true;
}

/* How each kind of field lies in its column. */
struct codec {
    bool is_text;
    struct db_value (*value)(const struct field *field, const void *place, struct arena *arena);
    bool (*read)(const struct field *field, void *place, const struct source *from,
                 struct error *err);
};

/* clang-format off */
static const struct codec codecs[FIELD_KINDS] = {
    [FIELD_TEXT]    = {true, text_value, text_read},
    [FIELD_LONG]    = {true, text_value, text_read},
    [FIELD_ZONE]    = {true, text_value, text_read},
    [FIELD_PARTY]   = {true, text_value, text_read},
    [FIELD_REF]     = {true, text_value, text_read},
    [FIELD_NUMBER]  = {false, number_value, number_read},
    [FIELD_INSTANT] = {false, number_value, number_read},
    [FIELD_FLAG]    = {false, flag_value, flag_read},
    [FIELD_DATE]    = {true, date_value, date_column_read},
    [FIELD_WALL]    = {true, wall_value, wall_column_read},
    [FIELD_CHOICE]  = {true, choice_value, choice_column_read},
    [FIELD_LINK]    = {false, link_value, link_read},
    [FIELD_TAGS]    = {true, tags_value, tags_column_read},
};
/* clang-format on */

bool column_is_text(enum field_kind kind)
{
    return codecs[kind].is_text;
}

struct db_value column_value(const struct field *field, const void *record, struct arena *arena)
{
    return codecs[field->kind].value(field, field_place(field, record), arena);
}

bool column_read(const struct field *field, void *record, const struct db_rows *rows, int *at,
                 struct arena *arena, struct error *err)
{
    struct source from = {rows, *at, arena};

    /* A link is followed by the name it leads to. */
    *at += field->kind == FIELD_LINK ? 2 : 1;
    return db_column_is_null(rows, from.column)
           || codecs[field->kind].read(field, (char *)record + field->at, &from, err);
}
