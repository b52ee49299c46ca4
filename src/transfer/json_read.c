#include <liaise/transfer.h>

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

/* JSON to records, by their field tables. Every error names the key. */

static bool fields_from(const struct noun *noun, void *record, const json_t *object,
                        struct arena *arena, struct error *err);

static const char *kind_of(const json_t *json)
{
    static const char *const names[] = {
        [JSON_OBJECT] = "an object", [JSON_ARRAY] = "a list",    [JSON_STRING] = "text",
        [JSON_INTEGER] = "a number", [JSON_REAL] = "a fraction", [JSON_TRUE] = "true",
        [JSON_FALSE] = "false",      [JSON_NULL] = "null",
    };

    return names[json_typeof(json)];
}

static bool expected(const json_t *json, const char *what, struct error *err)
{
    return error_set(err, ERROR_INVALID, "expected %s, found %s", what, kind_of(json));
}

static bool text_from(const struct field *field, void *record, const json_t *json,
                      struct arena *arena, struct error *err)
{
    if (!json_is_string(json))
        return expected(json, "text", err);
    if (strlen(json_string_value(json)) != json_string_length(json))
        return error_set(err, ERROR_INVALID, "there is a NUL in it");
    return field_read(field, record, json_string_value(json), NULL, arena, err);
}

static bool tags_from(struct tags *tags, const json_t *json, struct arena *arena, struct error *err)
{
    size_t i;
    json_t *item;

    if (!json_is_array(json))
        return expected(json, "a list of texts", err);
    json_array_foreach(json, i, item)
    {
        if (!json_is_string(item))
            return expected(item, "text", err);
        tags_add(tags, arena_copy(arena, json_string_value(item)), arena);
    }
    return true;
}

/* What a bare part says is its first field. */
static bool part_from(const struct field *list, void *part, const json_t *json, struct arena *arena,
                      struct error *err)
{
    json_t *object;
    bool ok;

    if (json_is_object(json))
        return fields_from(list->noun, part, json, arena, err);
    if (!(list->flags & FIELD_BARE))
        return expected(json, "an object", err);
    object = json_object();
    (void)json_object_set_new(object, list->noun->fields->name, json_deep_copy(json));
    ok = fields_from(list->noun, part, object, arena, err);
    json_decref(object);
    return ok;
}

static bool list_from(const struct field *field, struct list *list, const json_t *json,
                      struct arena *arena, struct error *err)
{
    size_t i;
    json_t *item;

    if (!json_is_array(json))
        return expected(json, "a list", err);
    json_array_foreach(json, i, item)
    {
        if (!part_from(field, list_add(list, field->noun, arena), item, arena, err))
            return error_while(err, "[%zu]", i);
    }
    return true;
}

static bool number_from(int64_t *out, const json_t *json, struct error *err)
{
    if (!json_is_integer(json))
        return expected(json, "a whole number", err);
    *out = json_integer_value(json);
    return true;
}

static bool flag_from(enum flag *out, const json_t *json, struct error *err)
{
    if (!json_is_boolean(json))
        return expected(json, "true or false", err);
    *out = json_is_true(json) ? FLAG_YES : FLAG_NO;
    return true;
}

static bool instant_from(int64_t *out, const json_t *json, struct error *err)
{
    if (!json_is_string(json))
        return expected(json, "text", err);
    return instant_read(out, json_string_value(json), err);
}

static bool field_from(const struct field *field, void *record, const json_t *json,
                       struct arena *arena, struct error *err)
{
    void *place = (char *)record + field->at;

    if (field->kind == FIELD_NUMBER)
        return number_from(place, json, err);
    if (field->kind == FIELD_FLAG)
        return flag_from(place, json, err);
    if (field->kind == FIELD_INSTANT)
        return instant_from(place, json, err);
    if (field->kind == FIELD_TAGS)
        return tags_from(place, json, arena, err);
    if (field->kind == FIELD_LIST)
        return list_from(field, place, json, arena, err);
    return text_from(field, record, json, arena, err);
}

static bool unknown_key(const struct noun *noun, const char *key, struct error *err)
{
    const char *names[96];
    size_t count = 0;
    const char *nearest;

    for (const struct field *field = noun->fields; field->name && count < 95; field++) {
        if (!(field->flags & FIELD_HIDDEN))
            names[count++] = field->name;
    }
    names[count] = NULL;
    nearest = text_nearest(key, names);
    if (nearest)
        return error_set(err, ERROR_INVALID, "kind %s has no \"%.60s\"; did you mean \"%s\"?",
                         noun->name, key, nearest);
    return error_set(err, ERROR_INVALID, "kind %s has no \"%.60s\"", noun->name, key);
}

/* Keys that stand at the head of a line and are no fields. */
static bool is_head_key(const struct noun *noun, const char *key)
{
    return noun->key && (!strcmp(key, "kind") || (noun->letter && !strcmp(key, "ref")));
}

static bool fields_from(const struct noun *noun, void *record, const json_t *object,
                        struct arena *arena, struct error *err)
{
    const char *key;
    json_t *value;

    json_object_foreach((json_t *)(uintptr_t)object, key, value)
    {
        const struct field *field = noun_field(noun, key);

        if (is_head_key(noun, key))
            continue;
        if (!field || (field->flags & FIELD_HIDDEN))
            return unknown_key(noun, key, err);
        if (!field_from(field, record, value, arena, err))
            return error_while(err, "%s", key);
    }
    return true;
}

static bool ref_from(const struct noun *noun, struct record *head, const json_t *object,
                     struct arena *arena, struct error *err)
{
    const json_t *ref = json_object_get(object, "ref");

    if (!noun->letter)
        return true;
    if (!json_is_string(ref) || noun_of_ref(json_string_value(ref)) != noun)
        return error_set(err, ERROR_INVALID, "ref: the ref of kind %s looks like \"%c-12\"",
                         noun->name, noun->letter);
    head->ref = arena_copy(arena, json_string_value(ref));
    return true;
}

static bool noun_from(const struct noun **out, const json_t *object, struct error *err)
{
    const json_t *kind = json_object_get(object, "kind");
    const char *names[16], *nearest;
    size_t count = 0;

    if (!json_is_string(kind))
        return error_set(err, ERROR_INVALID, "there is no \"kind\", such as \"issue\"");
    for (; transfer_nouns[count] && count < 15; count++) {
        if (!strcmp(transfer_nouns[count]->name, json_string_value(kind))) {
            *out = transfer_nouns[count];
            return true;
        }
        names[count] = transfer_nouns[count]->name;
    }
    names[count] = NULL;
    nearest = text_nearest(json_string_value(kind), names);
    return error_set(err, ERROR_INVALID, "records of kind \"%.40s\" are not known here%s%s%s",
                     json_string_value(kind), nearest ? "; did you mean \"" : "",
                     nearest ? nearest : "", nearest ? "\"?" : "");
}

static bool parse(json_t **out, const char *line, size_t size, struct error *err)
{
    json_error_t where;

    *out = json_loadb(line, size, JSON_REJECT_DUPLICATES, &where);
    if (!*out)
        return error_set(err, ERROR_INVALID, "this is not JSON: %.120s at column %d", where.text,
                         where.column);
    if (json_is_object(*out))
        return true;
    json_decref(*out);
    return error_set(err, ERROR_INVALID, "a line must be a JSON object, { … }");
}

bool record_read_json(const struct noun **noun, void **record, const char *line, size_t size,
                      struct zones *zones, struct arena *arena, struct error *err)
{
    const struct noun *found = NULL;
    void *made = NULL;
    json_t *object;
    bool ok;

    if (!parse(&object, line, size, err))
        return false;
    ok = noun_from(&found, object, err);
    if (ok) {
        made = arena_alloc(arena, found->size);
        record_init(found, made);
        ok = ref_from(found, made, object, arena, err)
             && fields_from(found, made, object, arena, err)
             && record_prepare(found, made, zones, err);
    }
    json_decref(object);
    if (!ok)
        return false;
    *noun = found;
    *record = made;
    return true;
}
