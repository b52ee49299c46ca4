#include "command/fields_private.h"

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

bool edit_set(const struct edit *edit, const struct field *field, void *record, const char *value,
              struct error *err)
{
    return field_read(field, record, value, &edit->desk->now, edit->arena, err)
           && keep_names(edit, field, record, err);
}

/* Fields by name */

/* "kind" is issue_kind of an issue; "sev" is short. */
const struct field *edit_field_meant(const struct noun *noun, const char *name)
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

bool edit_is_typed(const struct field *field)
{
    return !(field->flags & (FIELD_MOVED | FIELD_HIDDEN));
}

bool edit_refuse_name(const struct edit *edit, const char *name, struct error *err)
{
    const char **names = NULL, *nearest;
    struct str all = {0};
    size_t count = 0;

    for (const struct field *field = edit->noun->fields; field->name; field++) {
        if (!edit_is_typed(field))
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

const char *edit_said_key(const struct edit *edit)
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

bool edit_refuse_moved(const struct edit *edit, const struct field *field, struct error *err)
{
    const char *verbs = verbs_for(edit, field);

    if (!verbs[0])
        return error_set(err, ERROR_INVALID, "%s follows from the rest of the record", field->name);
    return error_set(err, ERROR_INVALID,
                     "%s is not edited but follows from what is done with %s; possible now: %s",
                     field->name, edit_said_key(edit), verbs);
}

bool edit_may_set(const struct edit *edit, const struct field *field, struct error *err)
{
    if (field->flags & FIELD_CONFIG)
        return error_set(err, ERROR_INVALID,
                         "organizations and bridges are said in liaise.yaml; edit them there");
    if (edit->is_new && field->kind == FIELD_CHOICE && !strcmp(field->name, "status")
        && !(field->flags & FIELD_HIDDEN))
        return true;
    if (!edit_is_typed(field))
        return edit_refuse_moved(edit, field, err);
    if (!edit->is_new && edit->noun == &issue_noun && !strcmp(field->name, "target"))
        return error_set(err, ERROR_INVALID,
                         "the target of an issue moves with a reason: liaise target %s DATE --note "
                         "WHY",
                         edit_said_key(edit));
    return true;
}

/* Meetings: how long they take */

enum { MINUTE = 60 };

bool edit_is_number(const char *text)
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

    if (!edit_set(edit, field, meeting, value, err))
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
        return edit_set(edit, field, meeting, value, err);
    (void)snprintf(whole, sizeof(whole), "%s %s", date_write(wall_date(meeting->starts), text),
                   value);
    return edit_set(edit, field, meeting, whole, err);
}

static bool set_meeting(const struct edit *edit, const struct field *field, const char *value,
                        bool *done, struct error *err)
{
    *done = true;
    if (!strcmp(field->name, "minutes") && edit_is_number(value))
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
    return edit_set(edit, noun_field(&contact_noun, "value"), contact, value, err);
}

bool edit_field(struct edit *edit, const char *name, const char *value, struct error *err)
{
    const struct field *field = edit_field_meant(edit->noun, name);
    bool done = false;

    if (!field) {
        if (!set_channel(edit, name, value, &done, err))
            return false;
        return done || edit_refuse_name(edit, name, err);
    }
    if (!edit_may_set(edit, field, err))
        return false;
    if (edit->noun == &meeting_noun && !set_meeting(edit, field, value, &done, err))
        return false;
    return done || edit_set(edit, field, edit->record, value, err);
}
