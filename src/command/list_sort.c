#include "command/list_sort.h"

#include <liaise/issue.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/str.h"
#include "base/text.h"

struct sortable {
    const void *record;
    size_t place;           /* before */
    bool is_set;
    int64_t number;
    const char *text;       /* folded; NULL: by the number */
    int sign;
};

static const struct field *field_of(const struct noun *noun, const char *by)
{
    const struct field *field = noun_field(noun, by);

    if (!field && noun == &issue_noun && !strcmp(by, "due"))
        return noun_field(noun, "target");
    for (const struct field *each = noun->fields; !field && each->name && by[0]; each++) {
        if (!strncasecmp(each->name, by, strlen(by)))
            field = each;
    }
    return field;
}

static const char *folded(const struct field *field, const void *record, struct arena *arena)
{
    struct str text = {0};
    const char *copy;

    field_write(field, record, &text);
    copy = text_fold(text.text ? text.text : "", arena);
    str_done(&text);
    return copy;
}

static struct sortable sortable_of(const struct field *field, const void *record, size_t place,
                                   int sign, struct arena *arena)
{
    struct sortable item = {.record = record, .place = place, .sign = sign,
                            .is_set = field_is_set(field, record)};
    const void *at = field_place(field, record);

    if (field->kind == FIELD_DATE)
        item.number = ((const struct date *)at)->day;
    else if (field->kind == FIELD_NUMBER || field->kind == FIELD_INSTANT
             || field->kind == FIELD_WALL)
        item.number = *(const int64_t *)at;
    else if (field->kind == FIELD_CHOICE || field->kind == FIELD_FLAG)
        item.number = *(const int *)at;
    else
        item.text = folded(field, record, arena);
    return item;
}

static int compare(const void *a, const void *b)
{
    const struct sortable *left = a, *right = b;
    int order = 0;

    if (left->is_set != right->is_set)
        return left->is_set ? -1 : 1;
    if (left->text)
        order = strcmp(left->text, right->text);
    else if (left->number != right->number)
        order = left->number < right->number ? -1 : 1;
    if (order)
        return order * left->sign;
    return left->place < right->place ? -1 : 1;
}

bool list_sort(const struct noun *noun, const void **records, size_t count, const char *by,
               struct arena *arena, struct error *err)
{
    const struct field *field = field_of(noun, by + (by[0] == '-'));
    struct sortable *items = arena_alloc(arena, (count + 1) * sizeof(*items));

    if (!field)
        return error_set(err, ERROR_INVALID, "a %s has no field \"%.40s\" to sort by", noun->name,
                         by + (by[0] == '-'));
    for (size_t i = 0; i < count; i++)
        items[i] = sortable_of(field, records[i], i, by[0] == '-' ? -1 : 1, arena);
    if (count)
        qsort(items, count, sizeof(*items), compare);
    for (size_t i = 0; i < count; i++)
        records[i] = items[i].record;
    return true;
}
