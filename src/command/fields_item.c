/* Lists, and values of their items. */

#include <stdlib.h>
#include <string.h>

#include <liaise/org.h>

#include "base/text.h"
#include "command/fields_private.h"
#include "command/named.h"

static void *item_at(const struct field *field, const struct list *list, size_t i)
{
    return (char *)list->items + i * field->noun->size;
}

/* The list of that name, if its items may be changed by hand. */
static bool list_of(const struct edit *edit, const char *name, const struct field **out,
                    struct error *err)
{
    *out = edit_field_meant(edit->noun, name);
    if (!*out)
        return edit_refuse_name(edit, name, err);
    if ((*out)->kind != FIELD_LIST && (*out)->kind != FIELD_TAGS)
        return error_set(err, ERROR_INVALID, "%s is one value, not a list; use %s=", name, name);
    return edit_may_set(edit, *out, err);
}

/* "decision: move it to May" fills the first two values. */
static bool fill_item(const struct edit *edit, const struct field *list, void *item,
                      const char *value, struct error *err)
{
    const struct field *fields = list->noun->fields;
    const char *colon = strstr(value, ": ");
    struct str first = {0};
    bool ok;

    if (list_is_words(list) || !colon || !fields[1].name)
        return edit_set(edit, &fields[0], item, value, err);
    str_add_bytes(&first, value, (size_t)(colon - value));
    ok = edit_set(edit, &fields[0], item, first.text ? first.text : "", err)
         && edit_set(edit, &fields[1], item, colon + 2, err);
    str_done(&first);
    return ok;
}

bool edit_add(struct edit *edit, const char *name, const char *value, struct error *err)
{
    const struct field *field;
    struct list *list;

    if (!list_of(edit, name, &field, err))
        return false;
    if (field->kind == FIELD_TAGS) {
        tags_add((struct tags *)((char *)edit->record + field->at), value, edit->arena);
        return field_check(field, edit->record, err);
    }
    list = (struct list *)((char *)edit->record + field->at);
    return fill_item(edit, field, list_add(list, field->noun, edit->arena), value, err)
           && field_check(field, edit->record, err);
}

/* Case and accents do not matter. */
static bool same_words(const char *a, const char *b, struct arena *arena)
{
    return !strcmp(text_fold(a, arena), text_fold(b, arena));
}

static bool item_is(const struct edit *edit, const struct field *field, const void *item,
                    const char *word)
{
    struct str first = {0};
    bool same;

    field_write(&field->noun->fields[0], item, &first);
    same = same_words(first.text, word, edit->arena);
    str_done(&first);
    return same;
}

/* By its first value, or by its number from 1. list->count if there is none. */
static size_t item_find(const struct edit *edit, const struct field *field, const struct list *list,
                        const char *word)
{
    for (size_t i = 0; i < list->count; i++) {
        if (item_is(edit, field, item_at(field, list, i), word))
            return i;
    }
    if (edit_is_number(word)) {
        size_t number = (size_t)strtol(word, NULL, 10);

        if (number >= 1 && number <= list->count)
            return number - 1;
    }
    return list->count;
}

static bool remove_tag(struct tags *tags, const char *word, struct arena *arena)
{
    struct tags left = {0};

    for (size_t i = 0; i < tags->count; i++) {
        if (strcmp(tags->items[i], word) != 0)
            tags_add(&left, tags->items[i], arena);
    }
    if (left.count == tags->count)
        return false;
    *tags = left;
    return true;
}

static bool remove_item(const struct edit *edit, const struct field *field, const char *word)
{
    struct list *list = (struct list *)((char *)edit->record + field->at);
    size_t found = item_find(edit, field, list, word), size = field->noun->size;

    if (found == list->count)
        return false;
    memmove((char *)list->items + found * size, (char *)list->items + (found + 1) * size,
            (list->count - found - 1) * size);
    list->count--;
    return true;
}

static bool edit_remove(struct edit *edit, const char *name, const char *value, struct error *err)
{
    const struct field *field;
    bool found;

    if (!list_of(edit, name, &field, err))
        return false;
    found = field->kind == FIELD_TAGS
                ? remove_tag((struct tags *)((char *)edit->record + field->at), value, edit->arena)
                : remove_item(edit, field, value);
    return found
           || error_set(err, ERROR_NOT_FOUND, "there is no \"%.60s\" among the %s of %s", value,
                        name, edit_said_key(edit));
}

/* Values of an item */

struct item {
    const struct field *list;
    void *place;
};

/* "minutes.2": an item by the list's name and its number or first value. */
static bool find_by_list(const struct edit *edit, const char *path, struct item *out)
{
    const char *dot = strchr(path, '.');
    const struct field *field;
    struct str name = {0};
    struct list *list;
    size_t found;

    if (!dot)
        return false;
    str_add_bytes(&name, path, (size_t)(dot - path));
    field = noun_field(edit->noun, name.text ? name.text : "");
    str_done(&name);
    if (!field || field->kind != FIELD_LIST)
        return false;
    list = (struct list *)((char *)edit->record + field->at);
    found = item_find(edit, field, list, dot + 1);
    if (found == list->count)
        return false;
    *out = (struct item){field, item_at(field, list, found)};
    return true;
}

/* "NWP": an item of any list by its first value. */
static bool find_by_value(const struct edit *edit, const char *word, struct item *out)
{
    for (const struct field *field = edit->noun->fields; field->name; field++) {
        struct list *list = (struct list *)((char *)edit->record + field->at);
        size_t found;

        if (field->kind != FIELD_LIST || edit_is_number(word))
            continue;
        found = item_find(edit, field, list, word);
        if (found < list->count) {
            *out = (struct item){field, item_at(field, list, found)};
            return true;
        }
    }
    return false;
}

/* An organization that is not among the parties yet joins them. */
static bool add_party(const struct edit *edit, const char *word, struct item *out)
{
    struct error unknown = {0};
    const char *code;

    if (!org_named(edit->desk, word, &code, edit->arena, &unknown))
        return false;
    for (const struct field *field = edit->noun->fields; field->name; field++) {
        struct list *list = (struct list *)((char *)edit->record + field->at);

        if (field->kind != FIELD_LIST || field->noun->fields[0].noun != &org_noun)
            continue;
        if (find_by_value(edit, code, out))
            return true;
        *out = (struct item){field, list_add(list, field->noun, edit->arena)};
        *(struct link *)((char *)out->place + field->noun->fields[0].at) =
            (struct link){.name = code};
        return true;
    }
    return false;
}

/* The item as something to edit, as if it stood by itself. */
static bool find_item(const struct edit *edit, const char *path, struct edit *out,
                      struct error *err)
{
    struct item item;

    if (!find_by_list(edit, path, &item) && !find_by_value(edit, path, &item)
        && !add_party(edit, path, &item))
        return error_set(err, ERROR_NOT_FOUND, "%s has no item \"%.60s\"", edit_said_key(edit),
                         path);
    if (!edit_may_set(edit, item.list, err))
        return false;
    *out = *edit;
    out->noun = item.list->noun;
    out->record = item.place;
    return true;
}

static bool edit_item(struct edit *edit, const char *path, const char *name, const char *value,
                      struct error *err)
{
    const struct field *field;
    struct edit inner;

    if (!find_item(edit, path, &inner, err))
        return false;
    field = noun_field(inner.noun, name);
    if (!field)
        return edit_refuse_name(&inner, name, err);
    if (!edit_is_typed(field))
        return edit_refuse_moved(edit, field, err);
    return edit_set(edit, field, inner.record, value, err);
}

/* "name", "name+" or "name-" before the "=", of the record or of an item of it. */
static bool edit_signed(struct edit *edit, char *path, char sign, const char *value,
                        struct error *err)
{
    char *dot = strrchr(path, '.');
    struct edit inner = *edit;

    if (dot) {
        *dot = '\0';
        if (!sign)
            return edit_item(edit, path, dot + 1, value, err);
        if (!find_item(edit, path, &inner, err))
            return false;
        path = dot + 1;
    }
    if (!sign)
        return edit_field(edit, path, value, err);
    return sign == '+' ? edit_add(&inner, path, value, err) : edit_remove(&inner, path, value, err);
}

bool edit_word(struct edit *edit, const char *word, struct error *err)
{
    const char *equals = strchr(word, '=');
    size_t length;
    char *name, sign = '\0';

    if (!equals || equals == word)
        return error_set(err, ERROR_INVALID, "'%.60s' is not field=value; see: liaise help edit",
                         word);
    length = (size_t)(equals - word);
    if (length > 1 && (equals[-1] == '+' || equals[-1] == '-'))
        sign = equals[-1];
    name = arena_copy(edit->arena, word);
    name[sign ? length - 1 : length] = '\0';
    return edit_signed(edit, name, sign, equals + 1, err);
}
