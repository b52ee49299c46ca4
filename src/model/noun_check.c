#include <liaise/noun.h>

#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "model/noun_private.h"

enum { REF_DIGITS_MOST = 15, ZONE_NAME_MOST = 64 };

bool text_is_ref(const char *text)
{
    size_t digits;

    if (text[0] < 'A' || text[0] > 'Z' || text[1] != '-' || text[2] == '0')
        return false;
    digits = strspn(text + 2, "0123456789");
    return digits > 0 && digits <= REF_DIGITS_MOST && text[2 + digits] == '\0';
}

static bool check_text(const char *name, const char *text, size_t most, struct error *err)
{
    size_t size = strlen(text), bad_at;

    if (size > most)
        return error_set(err, ERROR_INVALID, "%s is longer than %zu bytes", name, most);
    if (!text_is_utf8(text, size, &bad_at))
        return error_set(err, ERROR_INVALID, "%s is not UTF-8 at byte %zu", name, bad_at + 1);
    return true;
}

static bool check_line(const char *name, const char *text, struct error *err)
{
    if (text[strcspn(text, "\r\n")])
        return error_set(err, ERROR_INVALID, "%s has a line break; it is one line", name);
    return check_text(name, text, TEXT_MOST, err);
}

static bool check_ref(const char *name, const char *text, struct error *err)
{
    if (text_is_ref(text))
        return true;
    return error_set(err, ERROR_INVALID, "%s: '%.40s' is not a reference; one looks like I-12",
                     name, text);
}

static bool check_zone(const char *name, const char *text, struct error *err)
{
    if (strlen(text) <= ZONE_NAME_MOST && !strchr(text, ' '))
        return true;
    return error_set(err, ERROR_INVALID, "%s: '%.40s' is no time zone; try Europe/Paris", name,
                     text);
}

static bool check_number(const struct field *field, int64_t number, struct error *err)
{
    if ((!field->least && !field->most) || (number >= field->least && number <= field->most))
        return true;
    if (field->most == INT64_MAX)
        return error_set(err, ERROR_INVALID, "%s is %" PRId64 " at least, not %" PRId64,
                         field->name, field->least, number);
    return error_set(err, ERROR_INVALID, "%s is between %" PRId64 " and %" PRId64 ", not %" PRId64,
                     field->name, field->least, field->most, number);
}

static bool check_choice(const struct field *field, int value, struct error *err)
{
    if (value < 0 || value >= field_choices(field)->count)
        return error_set(err, ERROR_INVALID, "%s has no choice number %d", field->name, value);
    return true;
}

static bool check_tags(const char *name, const struct tags *tags, struct error *err)
{
    if (tags->count > TAGS_MOST)
        return error_set(err, ERROR_INVALID, "%s has more than %d items", name, TAGS_MOST);
    for (size_t i = 0; i < tags->count; i++) {
        if (!check_line(name, tags->items[i], err))
            return false;
    }
    return true;
}

static bool check_list(const struct field *field, const struct list *list, struct error *err)
{
    for (size_t i = 0; i < list->count; i++) {
        if (!record_check(field->noun, (const char *)list->items + i * field->noun->size, err))
            return error_while(err, "%s, number %zu", field->name, i + 1);
    }
    return true;
}

static bool check_text_field(const struct field *field, const char *text, struct error *err)
{
    if (field->kind == FIELD_LONG)
        return check_text(field->name, text, LONG_MOST, err);
    if (!check_line(field->name, text, err))
        return false;
    if (field->kind == FIELD_REF)
        return check_ref(field->name, text, err);
    return field->kind != FIELD_ZONE || check_zone(field->name, text, err);
}

bool field_check(const struct field *field, const void *record, struct error *err)
{
    const void *place = field_place(field, record);
    const struct link *link;

    if (!field_is_set(field, record))
        return true;
    switch (field_member(field)) {
    case MEMBER_TEXT:
        return check_text_field(field, *(const char *const *)place, err);
    case MEMBER_NUMBER:
        return field->kind != FIELD_NUMBER || check_number(field, *(const int64_t *)place, err);
    case MEMBER_CHOICE:
        return check_choice(field, *(const int *)place, err);
    case MEMBER_LINK:
        link = place;
        return !link->name || check_line(field->name, link->name, err);
    case MEMBER_TAGS:
        return check_tags(field->name, place, err);
    case MEMBER_LIST:
        return check_list(field, place, err);
    case MEMBER_DATE:
        break;
    }
    return true;
}

bool record_check(const struct noun *noun, const void *record, struct error *err)
{
    for (const struct field *field = noun->fields; field->name; field++) {
        bool needed = (field->flags & FIELD_REQUIRED) && !(field->flags & FIELD_HIDDEN);

        if (needed && !field_is_set(field, record))
            return error_set(err, ERROR_INVALID, "this %s has no %s", noun->name, field->name);
        if (!field_check(field, record, err))
            return false;
    }
    return true;
}
