#include "command/fields.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <liaise/issue.h>
#include <liaise/meeting.h>
#include <liaise/org.h>
#include <liaise/person.h>

#include "base/text.h"
#include "command/move.h"
#include "command/named.h"

/* Names as they are kept */

static bool keep_link(const struct edit *edit, const struct field *field, struct link *link,
                      struct error *err)
{
    if (!link->name || link->id)
        return true;
    if (field->noun == &org_noun)
        return org_named(edit->desk, link->name, &link->name, edit->arena, err);
    return field->noun != &person_noun
           || person_named(edit->desk, link->name, &link->name, edit->arena, err);
}

static bool keep_party(const struct edit *edit, const char **party, struct error *err)
{
    const struct noun *noun;

    return !*party || !**party || party_named(edit->desk, *party, &noun, party, edit->arena, err);
}

static bool keep_names(const struct edit *edit, const struct field *field, void *record,
                       struct error *err)
{
    void *place = (char *)record + field->at;
    struct list *list = place;

    if (field->kind == FIELD_LINK)
        return keep_link(edit, field, place, err);
    if (field->kind == FIELD_PARTY)
        return keep_party(edit, place, err);
    if (field->kind != FIELD_LIST)
        return true;
    for (size_t i = 0; i < list->count; i++) {
        void *part = (char *)list->items + i * field->noun->size;

        if (!keep_names(edit, field->noun->fields, part, err))
            return false;
    }
    return true;
}

static bool set(const struct edit *edit, const struct field *field, void *record, const char *value,
                struct error *err)
{
    return field_read(field, record, value, &edit->desk->now, edit->arena, err)
           && keep_names(edit, field, record, err);
}

/* Fields by name */

/* "kind" is issue_kind of an issue; "sev" is short. */
static const struct field *field_meant(const struct noun *noun, const char *name)
{
    const struct field *field = noun_field(noun, name);
    char longer[80];

    if (field)
        return field;
    (void)snprintf(longer, sizeof(longer), "%s_%s", noun->name, name);
    field = noun_field(noun, longer);
    if (!field && !strcmp(name, "kind"))
        field = noun_field(noun, "type");
    if (!field && !strcmp(name, "sev"))
        field = noun_field(noun, "severity");
    if (!field && !strcmp(name, "note"))
        field = noun_field(noun, "notes");
    return field;
}

static bool is_typed(const struct field *field)
{
    return !(field->flags & (FIELD_MOVED | FIELD_HIDDEN));
}

static bool refuse_name(const struct edit *edit, const char *name, struct error *err)
{
    const char **names = NULL, *nearest;
    struct str all = {0};
    size_t count = 0;

    for (const struct field *field = edit->noun->fields; field->name; field++) {
        if (!is_typed(field))
            continue;
        names = arena_grow(edit->arena, names, count, sizeof(*names));
        names[count++] = field->name;
        str_add(&all, "%s%s", count > 1 ? ", " : "", field->name);
    }
    names = arena_grow(edit->arena, names, count, sizeof(*names));
    names[count] = NULL;
    nearest = text_nearest(name, names);
    if (nearest)
        error_set(err, ERROR_INVALID,
                  "a record of kind %s has no field \"%.40s\"; did you mean "
                  "%s?",
                  edit->noun->name, name, nearest);
    else
        error_set(err, ERROR_INVALID, "a record of kind %s has no field \"%.40s\"; it has %s",
                  edit->noun->name, name, all.text);
    str_done(&all);
    return false;
}

static const char *said_key(const struct edit *edit)
{
    const char *key = record_key(edit->noun, edit->record);

    return key ? key : "it";
}

/* The commands that change what cannot be typed; "" if it cannot be changed at all. */
static const char *verbs_for(const struct edit *edit, const struct field *field)
{
    static const char *const others[][2] = {{"stage", "stage"},
                                            {"stages", "stage"},
                                            {"extensions", "target"},
                                            {"not_before", "snooze"},
                                            {"snoozed", "snooze"}};
    bool is_status = !strcmp(field->name, "status") || !strcmp(field->name, "closure")
                     || !(field->flags & FIELD_HIDDEN);

    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
        if (!strcmp(field->name, others[i][0]))
            return others[i][1];
    }
    if (!is_status || edit->is_new || !moves_of(edit->noun))
        return "";
    return moves_possible(edit->noun, edit->record, edit->arena);
}

static bool refuse_moved(const struct edit *edit, const struct field *field, struct error *err)
{
    const char *verbs = verbs_for(edit, field);

    if (!verbs[0])
        return error_set(err, ERROR_INVALID, "%s follows from the rest of the record", field->name);
    return error_set(err, ERROR_INVALID,
                     "%s is not edited but follows from what is done with %s; possible now: %s",
                     field->name, said_key(edit), verbs);
}

static bool may_set(const struct edit *edit, const struct field *field, struct error *err)
{
    if (field->flags & FIELD_CONFIG)
        return error_set(err, ERROR_INVALID,
                         "organizations and bridges are said in liaise.yaml; edit them there");
    if (edit->is_new && field->kind == FIELD_CHOICE && !strcmp(field->name, "status")
        && !(field->flags & FIELD_HIDDEN))
        return true;
    if (!is_typed(field))
        return refuse_moved(edit, field, err);
    if (!edit->is_new && edit->noun == &issue_noun && !strcmp(field->name, "target"))
        return error_set(err, ERROR_INVALID,
                         "the target of an issue moves with a reason: liaise target %s DATE --note "
                         "WHY",
                         said_key(edit));
    return true;
}

/* Meetings: how long they take */

enum { MINUTE = 60 };

static bool is_number(const char *text)
{
    size_t length = strlen(text);

    return length > 0 && length < 5 && strspn(text, "0123456789") == length;
}

static bool set_minutes(const struct edit *edit, const char *value, struct error *err)
{
    struct meeting *meeting = edit->record;

    if (meeting->starts == WALL_NONE)
        return error_set(err, ERROR_INVALID, "say when it starts before how long it takes");
    meeting->ends = meeting->starts + strtol(value, NULL, 10) * MINUTE;
    return true;
}

/* A meeting that is moved stays as long as it was. */
static bool set_starts(const struct edit *edit, const struct field *field, const char *value,
                       struct error *err)
{
    struct meeting *meeting = edit->record;
    int64_t length = meeting->starts == WALL_NONE || meeting->ends == WALL_NONE
                         ? WALL_NONE
                         : meeting->ends - meeting->starts;

    if (!set(edit, field, meeting, value, err))
        return false;
    if (length != WALL_NONE && meeting->starts != WALL_NONE)
        meeting->ends = meeting->starts + length;
    return true;
}

/* "ends=10:30" is on the day on which it starts. */
static bool set_ends(const struct edit *edit, const struct field *field, const char *value,
                     struct error *err)
{
    struct meeting *meeting = edit->record;
    char text[DATE_TEXT_SIZE], whole[64];

    if (meeting->starts == WALL_NONE || strlen(value) > 5 || !strchr(value, ':'))
        return set(edit, field, meeting, value, err);
    (void)snprintf(whole, sizeof(whole), "%s %s", date_write(wall_date(meeting->starts), text),
                   value);
    return set(edit, field, meeting, whole, err);
}

static bool set_meeting(const struct edit *edit, const struct field *field, const char *value,
                        bool *done, struct error *err)
{
    *done = true;
    if (!strcmp(field->name, "minutes") && is_number(value))
        return set_minutes(edit, value, err);
    if (!strcmp(field->name, "starts"))
        return set_starts(edit, field, value, err);
    if (!strcmp(field->name, "ends"))
        return set_ends(edit, field, value, err);
    *done = false;
    return true;
}

/* People: "phone=555-0100" is one more way to reach them. */

static bool set_channel(const struct edit *edit, const char *name, const char *value, bool *done,
                        struct error *err)
{
    struct person *person = edit->record;
    struct error unused = {0};
    struct contact *contact;
    int type;

    *done = edit->noun == &person_noun && choice_read(&type, &contact_type_choices, name, &unused);
    if (!*done)
        return true;
    contact = list_add(&person->channels, &contact_noun, edit->arena);
    contact->type = (enum contact_type)type;
    return set(edit, noun_field(&contact_noun, "value"), contact, value, err);
}

bool edit_field(struct edit *edit, const char *name, const char *value, struct error *err)
{
    const struct field *field = field_meant(edit->noun, name);
    bool done = false;

    if (!field) {
        if (!set_channel(edit, name, value, &done, err))
            return false;
        return done || refuse_name(edit, name, err);
    }
    if (!may_set(edit, field, err))
        return false;
    if (edit->noun == &meeting_noun && !set_meeting(edit, field, value, &done, err))
        return false;
    return done || set(edit, field, edit->record, value, err);
}

/* Items of lists */

static void *item_at(const struct field *field, const struct list *list, size_t i)
{
    return (char *)list->items + i * field->noun->size;
}

/* The list of that name, if its items may be changed by hand. */
static bool list_of(const struct edit *edit, const char *name, const struct field **out,
                    struct error *err)
{
    *out = field_meant(edit->noun, name);
    if (!*out)
        return refuse_name(edit, name, err);
    if ((*out)->kind != FIELD_LIST && (*out)->kind != FIELD_TAGS)
        return error_set(err, ERROR_INVALID, "%s is one value, not a list; use %s=", name, name);
    return may_set(edit, *out, err);
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
        return set(edit, &fields[0], item, value, err);
    str_add_bytes(&first, value, (size_t)(colon - value));
    ok = set(edit, &fields[0], item, first.text ? first.text : "", err)
         && set(edit, &fields[1], item, colon + 2, err);
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
    if (is_number(word)) {
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
                        name, said_key(edit));
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

        if (field->kind != FIELD_LIST || is_number(word))
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
        return error_set(err, ERROR_NOT_FOUND, "%s has no item \"%.60s\"", said_key(edit), path);
    if (!may_set(edit, item.list, err))
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
        return refuse_name(&inner, name, err);
    if (!is_typed(field))
        return refuse_moved(edit, field, err);
    return set(edit, field, inner.record, value, err);
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
