#include <liaise/noun.h>

#include <string.h>

#include <liaise/agreement.h>
#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/interaction.h>
#include <liaise/issue.h>
#include <liaise/meeting.h>
#include <liaise/org.h>
#include <liaise/person.h>
#include <liaise/rating.h>

#include "model/noun_private.h"

const struct noun *const nouns[] = {
    &org_noun,        &bridge_noun,    &person_noun,  &interaction_noun, &issue_noun,
    &commitment_noun, &agreement_noun, &meeting_noun, &followup_noun,    &rating_noun, NULL,
};

/* Finding */

const struct noun *noun_named(const char *name)
{
    for (const struct noun *const *noun = nouns; *noun; noun++) {
        if (!strcmp((*noun)->name, name) || !strcmp((*noun)->plural, name))
            return *noun;
    }
    return NULL;
}

const struct noun *noun_of_ref(const char *ref)
{
    if (!text_is_ref(ref))
        return NULL;
    for (const struct noun *const *noun = nouns; *noun; noun++) {
        if ((*noun)->letter == ref[0])
            return *noun;
    }
    return NULL;
}

const struct field *noun_field(const struct noun *noun, const char *name)
{
    for (const struct field *field = noun->fields; field->name; field++) {
        if (!strcmp(field->name, name))
            return field;
    }
    return NULL;
}

/* The text of a field that is text; NULL where it is not, or not given. */
static const char *text_of(const struct noun *noun, const void *record, const char *name)
{
    const struct field *field = name ? noun_field(noun, name) : NULL;

    return field && field_member(field) == MEMBER_TEXT
               ? *(const char *const *)field_place(field, record)
               : NULL;
}

const char *record_key(const struct noun *noun, const void *record)
{
    const struct record *head = record;

    if (!noun->key)
        return NULL;
    if (!strcmp(noun->key, "ref"))
        return head->ref;
    if (!strcmp(noun->key, "uid"))
        return head->uid;
    return text_of(noun, record, noun->key);
}

const char *record_said(const struct noun *noun, const void *record)
{
    return text_of(noun, record, noun->said);
}

/* Places */

const void *field_place(const struct field *field, const void *record)
{
    return (const char *)record + field->at;
}

void *field_room(const struct field *field, void *record)
{
    return (char *)record + field->at;
}

enum member field_member(const struct field *field)
{
    static const enum member members[FIELD_KINDS] = {
        [FIELD_TEXT] = MEMBER_TEXT,   [FIELD_LONG] = MEMBER_TEXT,  [FIELD_NUMBER] = MEMBER_NUMBER,
        [FIELD_FLAG] = MEMBER_CHOICE, [FIELD_DATE] = MEMBER_DATE,  [FIELD_INSTANT] = MEMBER_NUMBER,
        [FIELD_WALL] = MEMBER_NUMBER, [FIELD_ZONE] = MEMBER_TEXT,  [FIELD_CHOICE] = MEMBER_CHOICE,
        [FIELD_LINK] = MEMBER_LINK,   [FIELD_PARTY] = MEMBER_TEXT, [FIELD_REF] = MEMBER_TEXT,
        [FIELD_TAGS] = MEMBER_TAGS,   [FIELD_LIST] = MEMBER_LIST,
    };

    return members[field->kind];
}

bool field_is_set(const struct field *field, const void *record)
{
    const void *place = field_place(field, record);
    const char *text;

    switch (field_member(field)) {
    case MEMBER_TEXT:
        text = *(const char *const *)place;
        return text && text[0];
    case MEMBER_NUMBER:
        return *(const int64_t *)place != NUMBER_NONE;
    case MEMBER_CHOICE:
        return *(const int *)place != 0;
    case MEMBER_DATE:
        return date_is_set(*(const struct date *)place);
    case MEMBER_LINK:
        return ((const struct link *)place)->name || ((const struct link *)place)->id;
    case MEMBER_TAGS:
        return ((const struct tags *)place)->count > 0;
    case MEMBER_LIST:
        return ((const struct list *)place)->count > 0;
    }
    return false;
}

void field_clear(const struct field *field, void *record)
{
    void *room = field_room(field, record);

    switch (field_member(field)) {
    case MEMBER_TEXT:
        *(const char **)room = NULL;
        break;
    case MEMBER_NUMBER:
        *(int64_t *)room = NUMBER_NONE;
        break;
    case MEMBER_CHOICE:
        *(int *)room = 0;
        break;
    case MEMBER_DATE:
        *(struct date *)room = DATE_NONE;
        break;
    case MEMBER_LINK:
        *(struct link *)room = (struct link){0};
        break;
    case MEMBER_TAGS:
        *(struct tags *)room = (struct tags){0};
        break;
    case MEMBER_LIST:
        *(struct list *)room = (struct list){0};
        break;
    }
}

/* Whole records */

void record_init(const struct noun *noun, void *record)
{
    memset(record, 0, noun->size);
    for (const struct field *field = noun->fields; field->name; field++)
        field_clear(field, record);
}

static const char *copy_text(const char *text, struct arena *arena)
{
    return text ? arena_copy(arena, text) : NULL;
}

static void copy_tags(struct tags *tags, struct arena *arena)
{
    struct tags copy = {0};

    for (size_t i = 0; i < tags->count; i++)
        tags_add(&copy, tags->items[i], arena);
    *tags = copy;
}

static void *part_of(const struct list *list, const struct noun *part, size_t number)
{
    return (char *)list->items + number * part->size;
}

static void copy_list(struct list *list, const struct noun *part, struct arena *arena)
{
    struct list copy = {0};

    for (size_t i = 0; i < list->count; i++)
        record_copy(part, list_add(&copy, part, arena), part_of(list, part, i), arena);
    *list = copy;
}

/* Give the field of a record that was copied byte for byte memory of its own. */
static void own_field(const struct field *field, void *record, struct arena *arena)
{
    void *room = field_room(field, record);

    switch (field_member(field)) {
    case MEMBER_TEXT:
        *(const char **)room = copy_text(*(const char **)room, arena);
        break;
    case MEMBER_LINK:
        ((struct link *)room)->name = copy_text(((struct link *)room)->name, arena);
        break;
    case MEMBER_TAGS:
        copy_tags(room, arena);
        break;
    case MEMBER_LIST:
        copy_list(room, field->noun, arena);
        break;
    case MEMBER_NUMBER:
    case MEMBER_CHOICE:
    case MEMBER_DATE:
        break;
    }
}

void record_copy(const struct noun *noun, void *to, const void *from, struct arena *arena)
{
    memmove(to, from, noun->size);
    if (noun->key) {
        struct record *head = to;

        head->ref = copy_text(head->ref, arena);
        head->uid = copy_text(head->uid, arena);
        head->created_by = copy_text(head->created_by, arena);
    }
    for (const struct field *field = noun->fields; field->name; field++)
        own_field(field, to, arena);
}

/* Comparing: a text that is empty is one that was not given. */

static bool text_equal(const char *a, const char *b)
{
    return !strcmp(a ? a : "", b ? b : "");
}

static bool link_equal(const struct link *a, const struct link *b)
{
    return a->id && b->id ? a->id == b->id : text_equal(a->name, b->name);
}

static bool tags_equal(const struct tags *a, const struct tags *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        if (strcmp(a->items[i], b->items[i]) != 0)
            return false;
    }
    return true;
}

static bool list_equal(const struct list *a, const struct list *b, const struct noun *part)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        if (!record_equal(part, part_of(a, part, i), part_of(b, part, i)))
            return false;
    }
    return true;
}

bool field_equal(const struct field *field, const void *a, const void *b)
{
    const void *left = field_place(field, a), *right = field_place(field, b);

    switch (field_member(field)) {
    case MEMBER_TEXT:
        return text_equal(*(const char *const *)left, *(const char *const *)right);
    case MEMBER_NUMBER:
        return *(const int64_t *)left == *(const int64_t *)right;
    case MEMBER_CHOICE:
        return *(const int *)left == *(const int *)right;
    case MEMBER_DATE:
        return ((const struct date *)left)->day == ((const struct date *)right)->day;
    case MEMBER_LINK:
        return link_equal(left, right);
    case MEMBER_TAGS:
        return tags_equal(left, right);
    case MEMBER_LIST:
        return list_equal(left, right, field->noun);
    }
    return false;
}

bool record_equal(const struct noun *noun, const void *a, const void *b)
{
    for (const struct field *field = noun->fields; field->name; field++) {
        if (!field_equal(field, a, b))
            return false;
    }
    return true;
}

/* Lists and tags */

void *list_add(struct list *list, const struct noun *part, struct arena *arena)
{
    void *room;

    list->items = arena_grow(arena, list->items, list->count, part->size);
    room = part_of(list, part, list->count++);
    record_init(part, room);
    return room;
}

void tags_add(struct tags *tags, const char *text, struct arena *arena)
{
    tags->items = arena_grow(arena, tags->items, tags->count, sizeof(*tags->items));
    tags->items[tags->count++] = arena_copy(arena, text);
}

bool tags_has(const struct tags *tags, const char *text)
{
    for (size_t i = 0; i < tags->count; i++) {
        if (!strcmp(tags->items[i], text))
            return true;
    }
    return false;
}
