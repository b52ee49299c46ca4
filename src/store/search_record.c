#include <string.h>

#include "base/str.h"
#include "store/search_private.h"

/* What of a record is searched. */

struct gathering {
    struct store *store;
    struct pieces *out;
    struct arena *arena;
};

static void add_piece(const struct gathering *to, const struct field *field, const char *text)
{
    struct pieces *out = to->out;

    if (!text || !text[0])
        return;
    out->items = arena_grow(to->arena, out->items, out->count, sizeof(*out->items));
    out->items[out->count++] = (struct piece){field, text};
}

/* Whether records of this noun are quoted by something that does not say all of their name. */
static bool has_name_beside_key(const struct noun *noun)
{
    return !noun->letter && noun->said && strcmp(noun->said, noun->key);
}

static const char *column_of(const struct shape *shape, const char *field)
{
    for (size_t i = shape->head; i < shape->count; i++) {
        if (!strcmp(shape->columns[i].field->name, field))
            return shape->columns[i].name;
    }
    return shape->noun->key;
}

/* What a link leads to is searched by its key, and by its name: "NWP", "Northwater Power". */
static bool add_link(const struct gathering *to, const struct field *field, const void *place,
                     struct error *err)
{
    const struct link *link = place;
    const struct noun *noun = field->noun;
    struct str sql = {0};
    struct db_rows rows;
    bool ok;

    add_piece(to, field, link->name);
    if (!link->id || !has_name_beside_key(noun))
        return true;
    str_add(&sql, "SELECT %s FROM %s WHERE id = $1",
            column_of(shape_of(to->store, noun), noun->said), noun->table);
    ok = db_query(&rows, to->store->db, sql.text, DB_BIND(db_int(link->id)), err);
    str_done(&sql);
    if (!ok)
        return false;
    if (db_next(&rows, err))
        add_piece(to, field, column_copy(&rows, 0, to->arena));
    return db_done(&rows);
}

static bool add_text(const struct gathering *to, const struct field *field, const void *place,
                     struct error *err)
{
    (void)err;
    add_piece(to, field, *(const char *const *)place);
    return true;
}

static bool add_tags(const struct gathering *to, const struct field *field, const void *place,
                     struct error *err)
{
    const struct tags *tags = place;

    (void)err;
    for (size_t i = 0; i < tags->count; i++)
        add_piece(to, field, tags->items[i]);
    return true;
}

static bool add_list(const struct gathering *to, const struct field *field, const void *place,
                     struct error *err);

typedef bool add_field(const struct gathering *to, const struct field *field, const void *place,
                       struct error *err);

/* The kinds of fields that have words. */
static add_field *const adders[FIELD_KINDS] = {
    [FIELD_TEXT] = add_text, [FIELD_LONG] = add_text, [FIELD_PARTY] = add_text,
    [FIELD_REF] = add_text,  [FIELD_LINK] = add_link, [FIELD_TAGS] = add_tags,
    [FIELD_LIST] = add_list,
};

static bool add_record(const struct gathering *to, const struct noun *noun, const void *record,
                       struct error *err)
{
    for (const struct field *field = noun->fields; field->name; field++) {
        add_field *add = adders[field->kind];

        if (add && !add(to, field, field_place(field, record), err))
            return false;
    }
    return true;
}

static bool add_list(const struct gathering *to, const struct field *field, const void *place,
                     struct error *err)
{
    const struct list *list = place;

    for (size_t i = 0; i < list->count; i++) {
        if (!add_record(to, field->noun, list_at(list, field->noun->size, i), err))
            return false;
    }
    return true;
}

bool pieces_of(struct store *store, const struct noun *noun, const void *record, struct pieces *out,
               struct arena *arena, struct error *err)
{
    const struct gathering to = {store, out, arena};

    *out = (struct pieces){0};
    if (noun->letter)
        add_piece(&to, NULL, ((const struct record *)record)->ref);
    return add_record(&to, noun, record, err);
}

const char *record_label(const struct noun *noun, const void *record, struct arena *arena)
{
    const char *key = record_key(noun, record), *said = record_said(noun, record);
    struct str label = {0};
    const char *copy;

    if (noun->letter)
        return NULL;
    str_add(&label, "%s", key ? key : "");
    if (has_name_beside_key(noun) && said)
        str_add(&label, "\n%s", said);
    copy = arena_copy(arena, label.text);
    str_done(&label);
    return copy;
}

static const struct field *first_set(const struct noun *noun, const void *record,
                                     enum field_kind kind)
{
    for (const struct field *field = noun->fields; field->name; field++) {
        if (field->kind == kind && field_is_set(field, record))
            return field;
    }
    return NULL;
}

void record_when(const struct noun *noun, const void *record, int64_t *at, struct date *on)
{
    const struct field *moment = first_set(noun, record, FIELD_INSTANT);
    const struct field *day = moment ? NULL : first_set(noun, record, FIELD_DATE);

    *at = INSTANT_NONE;
    *on = DATE_NONE;
    if (day)
        *on = *(const struct date *)field_place(day, record);
    else if (moment)
        *at = *(const int64_t *)field_place(moment, record);
    else
        *at = ((const struct record *)record)->created_at;
}
