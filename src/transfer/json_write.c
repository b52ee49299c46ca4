#include <liaise/transfer.h>

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "transfer/json.h"

/* Records to JSON, by their field tables. */

static json_t *record_json(const struct noun *noun, const void *record, const struct zone *zone);

static json_t *tags_json(const struct tags *tags)
{
    json_t *array = json_array();

    for (size_t i = 0; i < tags->count; i++)
        (void)json_array_append_new(array, json_string(tags->items[i]));
    return array;
}

/* A part that has nothing but its first field is that value alone, where the list allows it. */
static json_t *part_json(const struct field *list, const void *part, const struct zone *zone)
{
    json_t *object = record_json(list->noun, part, zone);
    json_t *first;

    if (!(list->flags & FIELD_BARE) || json_object_size(object) != 1)
        return object;
    first = json_incref(json_object_iter_value(json_object_iter(object)));
    json_decref(object);
    return first;
}

static json_t *list_json(const struct field *field, const struct list *list,
                         const struct zone *zone)
{
    json_t *array = json_array();

    for (size_t i = 0; i < list->count; i++) {
        const void *part = (const char *)list->items + field->noun->size * i;

        (void)json_array_append_new(array, part_json(field, part, zone));
    }
    return array;
}

static json_t *instant_json(int64_t instant, const struct zone *zone)
{
    char text[INSTANT_TEXT_SIZE];

    return json_string(instant_write(instant, zone, text));
}

static json_t *number_json(const struct field *field, const void *place)
{
    if (field->kind == FIELD_FLAG)
        return json_boolean(*(const enum flag *)place == FLAG_YES);
    return json_integer(*(const int64_t *)place);
}

/* The fields whose JSON is their text. */
static json_t *text_json(const struct field *field, const void *record)
{
    struct str text = {0};
    json_t *json;

    field_write(field, record, &text);
    json = json_string(text.text ? text.text : "");
    str_done(&text);
    return json;
}

static json_t *field_json(const struct field *field, const void *record, const struct zone *zone)
{
    const void *place = field_place(field, record);

    if (field->kind == FIELD_NUMBER || field->kind == FIELD_FLAG)
        return number_json(field, place);
    if (field->kind == FIELD_INSTANT)
        return instant_json(*(const int64_t *)place, zone);
    if (field->kind == FIELD_TAGS)
        return tags_json(place);
    if (field->kind == FIELD_LIST)
        return list_json(field, place, zone);
    return text_json(field, record);
}

static json_t *record_json(const struct noun *noun, const void *record, const struct zone *zone)
{
    json_t *object = json_object();

    for (const struct field *field = noun->fields; field->name; field++) {
        if (field->flags & FIELD_HIDDEN)
            continue;
        if (field_is_set(field, record) || (field->flags & FIELD_ALWAYS))
            (void)json_object_set_new(object, field->name, field_json(field, record, zone));
    }
    return object;
}

bool record_zone(const struct zone **out, const struct noun *noun, const void *record,
                 struct zones *zones, struct error *err)
{
    *out = zone_utc();
    for (const struct field *field = noun->fields; field->name; field++) {
        if (field->kind == FIELD_ZONE && field_is_set(field, record))
            return zone_get(out, zones, *(const char *const *)field_place(field, record), err);
    }
    return true;
}

static json_t *head_json(const struct noun *noun, const void *record)
{
    const struct record *head = record;
    json_t *object = json_object();

    (void)json_object_set_new(object, "kind", json_string(noun->name));
    if (noun->letter)
        (void)json_object_set_new(object, "ref", json_string(head->ref));
    return object;
}

bool record_write_json(const struct noun *noun, const void *record, struct zones *zones,
                       struct str *out, struct error *err)
{
    const struct zone *zone;
    json_t *object, *fields;
    char *text;

    if (!record_zone(&zone, noun, record, zones, err))
        return false;
    object = head_json(noun, record);
    fields = record_json(noun, record, zone);
    (void)json_object_update(object, fields);
    json_decref(fields);
    text = json_dumps(object, JSON_COMPACT);
    json_decref(object);
    if (!text)
        return error_set(err, ERROR_CORRUPT, "%s cannot be written as JSON",
                         record_key(noun, record));
    str_add_bytes(out, text, strlen(text));
    free(text);
    return true;
}

void json_add_text(struct str *out, const char *text)
{
    json_t *string = json_string(text);
    char *written = string ? json_dumps(string, JSON_ENCODE_ANY) : NULL;

    str_add(out, "%s", written ? written : "\"\"");
    free(written);
    json_decref(string);
}

void jsonl_write_head(const char *home, int64_t as_of, const struct zone *zone, struct str *out)
{
    char instant[INSTANT_TEXT_SIZE];

    str_add(out, "{\"kind\":\"liaise\",\"format\":%d,\"home\":", TRANSFER_FORMAT);
    json_add_text(out, home);
    str_add(out, ",\"as_of\":\"%s\"}\n", instant_write(as_of, zone, instant));
}
