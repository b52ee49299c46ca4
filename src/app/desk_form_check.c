/* What a text in a form means, and what is wrong with it. */

#include "app/desk_form_private.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <liaise/figures.h>
#include <liaise/meeting.h>
#include <liaise/org.h>
#include <liaise/person.h>

#include "command/follow.h"
#include "command/minutes.h"
#include "command/named.h"
#include "transfer/json.h"

enum { MEETINGS_LOOKED_AT = 50 };

/* Days and times */

bool entry_is_day(const struct entry *entry)
{
    return entry->kind == FIELD_DATE || entry->kind == FIELD_INSTANT || entry->kind == FIELD_WALL;
}

/* The zone by whose clock times are typed: the record's own, else the reader's. */
static const struct zone *zone_typed_in(struct desk_form *form)
{
    const struct zone *zone = NULL;
    struct error unused = {0};

    for (size_t i = 0; i < form->form.count; i++) {
        if (form->entries[i].kind == FIELD_ZONE
            && zone_find(&zone, form->desk->zones, entry_typed(form, i), &unused) && zone)
            return zone;
    }
    if (form->kind == DESK_FORM_EDIT
        && record_zone(&zone, form->noun, form->record, form->desk->zones, &unused)
        && zone != zone_utc())
        return zone;
    return form->desk->now.zone;
}

/* "10:30" as the end of a meeting is on the day it starts; "" if that day is not known. */
static const char *day_of_start(struct desk_form *form, size_t at)
{
    size_t start = entry_find(form, "starts");
    char *text = arena_alloc(&form->moment, DATE_TEXT_SIZE);
    struct error unused = {0};
    struct when when;

    if (strcmp(form->entries[at].name, "ends") != 0 || start == form->form.count
        || !entry_typed(form, start)[0]
        || !entry_when(form, start, entry_typed(form, start), &when, &unused))
        return "";
    return date_write(when.date, text);
}

static bool check_time(const struct entry *entry, const struct when *when, const char *text,
                       struct error *err)
{
    if (entry->kind == FIELD_DATE && when->has_time)
        return error_set(err, ERROR_INVALID, "this is a day, without a time of day");
    if (entry->kind != FIELD_DATE && !when->has_time)
        return error_set(err, ERROR_INVALID, "say the time of day too, such as '%.40s 9:00'", text);
    return true;
}

bool entry_when(struct desk_form *form, size_t at, const char *text, struct when *out,
                struct error *err)
{
    const struct desk *desk = form->desk;
    const struct zone *zone = zone_typed_in(form);
    const struct when_options options = {.now = now_of(desk->now.instant, zone),
                                         .zones = desk->zones,
                                         .numeric = desk->config->numeric_dates};
    const char *day = day_of_start(form, at);
    struct error unused = {0};
    char whole[WHEN_TEXT_SIZE];
    struct when when;

    (void)snprintf(whole, sizeof(whole), "%s %s", day, text);
    if (!(day[0] && when_read(&when, whole, &options, &unused))
        && !when_read(&when, text, &options, err))
        return false;
    if (!check_time(&form->entries[at], &when, text, err))
        return false;
    *out = when;
    return true;
}

bool entry_asks_about_past(struct desk_form *form, size_t at)
{
    struct entry *entry = &form->entries[at];
    const char *typed = entry_typed(form, at);
    char day[WHEN_TEXT_SIZE];
    struct error unused = {0};
    struct when when;

    if (!entry->is_ahead || !typed[0] || !entry_is_changed(form, at)
        || (entry->allowed && !strcmp(entry->allowed, typed))
        || !entry_when(form, at, typed, &when, &unused) || !when.is_past)
        return false;
    entry->allowed = arena_copy(&form->arena, typed);
    desk_form_say(form, false, "%s is past: once more to keep it.",
                  date_write_long(when.date, day));
    form_note(&form->form, at, FORM_WARNING, "in the past: once more to keep it");
    return true;
}

/* "fri 9-10:30" says when a meeting ends, too. */
void entry_spread_range(struct desk_form *form)
{
    size_t starts = entry_find(form, "starts"), ends = entry_find(form, "ends");
    char text[WALL_TEXT_SIZE];
    struct error unused = {0};
    struct when when;

    if (starts == form->form.count || ends == form->form.count || entry_typed(form, ends)[0]
        || !entry_when(form, starts, entry_typed(form, starts), &when, &unused)
        || when.end_wall == WALL_NONE)
        return;
    entry_type(form, ends, wall_write(when.end_wall, text));
}

/* Readings */

static void note_reading(struct desk_form *form, size_t at, const char *text)
{
    struct str note = {0};

    if (text && text[0])
        str_add(&note, "→ %s", text);
    form_note(&form->form, at, FORM_READING, note.text);
    str_done(&note);
}

static void read_day(struct desk_form *form, size_t at, const char *typed)
{
    char text[WHEN_TEXT_SIZE];
    struct error unused = {0};
    struct when when;

    if (entry_when(form, at, typed, &when, &unused))
        note_reading(form, at, when_write(&when, form->desk->now, text));
}

static void read_ref(struct desk_form *form, size_t at, const char *typed)
{
    struct error unused = {0};
    const struct noun *noun = strlen(typed) > 2 && typed[1] == '-' ? noun_of_ref(typed) : NULL;
    void *record;

    if (!noun)
        return;
    record = arena_alloc(&form->moment, noun->size);
    if (record_get_by_key(form->desk->store, noun, typed, record, &form->moment, &unused))
        note_reading(form, at, record_said(noun, record));
}

/* A code is read as a name; a name needs no reading. */
static void read_name(struct desk_form *form, size_t at, const char *typed)
{
    const struct name_row *row = name_find(form, &org_noun, typed);

    if (row && strcmp(row->said, typed) != 0)
        note_reading(form, at, strcmp(row->key, typed) != 0 ? row->key : row->said);
}

static void read_zone(struct desk_form *form, size_t at, const char *typed)
{
    struct error unused = {0};
    const struct zone *zone;
    char wall[WALL_TEXT_SIZE], text[96];

    if (!zone_find(&zone, form->desk->zones, typed, &unused) || !zone)
        return;
    (void)snprintf(text, sizeof(text), "%s, %s now", zone_name(zone),
                   wall_write(zone_local(zone, form->desk->now.instant).wall, wall) + 11);
    note_reading(form, at, text);
}

/* A follow-up in one line: all that was understood of it. */
static void read_line(struct desk_form *form, size_t at, const char *typed)
{
    struct followup followup;
    struct error err = {0};

    if (follow_read(form->desk, typed, form->key_count ? form->keys[0] : NULL, &followup,
                    &form->moment, &err))
        form_note(&form->form, at, FORM_READING,
                  follow_write(form->desk, &followup, &form->moment));
    else
        form_note(&form->form, at, FORM_WARNING, err.text);
}

/* Minutes: what will become of them, before anything is saved. */
static void read_minutes(struct desk_form *form, size_t at, const char *typed)
{
    struct minutes minutes;
    struct meeting meeting;
    struct error err = {0};

    if (form->key_count == 1
        && record_get_by_key(form->desk->store, &meeting_noun, form->keys[0], &meeting,
                             &form->moment, &err)
        && minutes_read(form->desk, &meeting, typed, &minutes, &form->moment, &err))
        form_note(&form->form, at, FORM_READING, minutes_describe(&minutes, &form->moment));
    else
        form_note(&form->form, at, FORM_WARNING, err.text);
}

static bool is_line(const struct desk_form *form, const struct entry *entry)
{
    return form->command == &follow_command && entry->param == 0;
}

void entry_read(struct desk_form *form, size_t at)
{
    const struct entry *entry = &form->entries[at];
    const char *typed = entry_typed(form, at);

    form_note(&form->form, at, FORM_READING, NULL);
    if (!typed[0] && entry->fallback)
        typed = entry->fallback;
    if (!typed[0])
        return;
    if (is_line(form, entry))
        read_line(form, at, typed);
    else if (form->command == &minutes_command)
        read_minutes(form, at, typed);
    else if (entry_is_day(entry))
        read_day(form, at, typed);
    else if (entry->kind == FIELD_REF)
        read_ref(form, at, typed);
    else if (entry->kind == FIELD_ZONE)
        read_zone(form, at, typed);
    else if (entry->kind == FIELD_PARTY || entry->noun == &org_noun)
        read_name(form, at, typed);
}

/* Checks */

static bool check_number(const struct entry *entry, const char *typed, struct error *err)
{
    bool is_bounded = entry->least || entry->most;
    long long number;
    char *end;

    errno = 0;
    number = strtoll(typed, &end, 10);
    if (errno || end == typed || end[strspn(end, " ")])
        return error_set(err, ERROR_INVALID, "a whole number, please, not '%.40s'", typed);
    if (is_bounded && number < entry->least)
        return error_set(err, ERROR_INVALID, "at least %" PRId64, entry->least);
    if (is_bounded && number > entry->most)
        return error_set(err, ERROR_INVALID, "at most %" PRId64, entry->most);
    return true;
}

static bool check_name(struct desk_form *form, const struct noun *noun, const char *typed,
                       struct error *err)
{
    const char *key;

    if (noun == &org_noun)
        return org_named(form->desk, typed, &key, &form->moment, err);
    return noun != &person_noun || person_named(form->desk, typed, &key, &form->moment, err);
}

/* Each word between commas. */
static bool check_names(struct desk_form *form, const struct entry *entry, const char *typed,
                        struct error *err)
{
    const char *rest = typed;

    for (rest += strspn(rest, " ,"); *rest; rest += strspn(rest, " ,")) {
        size_t length = strcspn(rest, ",");
        char *word = arena_copy(&form->moment, rest);

        rest += length;
        while (length && word[length - 1] == ' ')
            length--;
        word[length] = '\0';
        if (!check_name(form, entry->noun, word, err))
            return false;
    }
    return true;
}

static bool check_ref(struct desk_form *form, const char *typed, struct error *err)
{
    const struct noun *noun;
    const char *key;

    return record_named(form->desk, typed, &noun, &key, &form->moment, err);
}

static bool check_zone(struct desk_form *form, const char *typed, struct error *err)
{
    const struct zone *zone = NULL;

    if (!zone_find(&zone, form->desk->zones, typed, err))
        return false;
    return zone || error_set(err, ERROR_NOT_FOUND, "there is no time zone \"%.60s\"", typed);
}

/* Everything else is for the field itself to say. */
static bool check_field(struct desk_form *form, const struct entry *entry, const char *typed,
                        struct error *err)
{
    void *record;

    if (!entry->field)
        return true;
    record = arena_alloc(&form->moment, form->noun->size);
    record_init(form->noun, record);
    return field_read(entry->field, record, typed, &form->desk->now, &form->moment, err);
}

static bool check_typed(struct desk_form *form, size_t at, const char *typed, struct error *err)
{
    const struct entry *entry = &form->entries[at];
    struct when unused;

    if (entry->param >= 0 && !strcmp(typed, "none"))
        return true; /* some commands take a day away */
    if (entry_is_day(entry))
        return entry_when(form, at, typed, &unused, err);
    if (entry->kind == FIELD_NUMBER)
        return check_number(entry, typed, err);
    if (entry->kind == FIELD_LINK)
        return check_name(form, entry->noun, typed, err);
    if (entry->kind == FIELD_LIST && entry->noun)
        return check_names(form, entry, entry_value(form, at), err);
    if (entry->kind == FIELD_REF)
        return check_ref(form, typed, err);
    if (entry->kind == FIELD_ZONE)
        return check_zone(form, typed, err);
    return check_field(form, entry, typed, err);
}

bool entry_check(struct desk_form *form, size_t at)
{
    const char *typed = entry_typed(form, at);
    struct error err = {0};
    bool ok = true;

    if (typed[0] && entry_is_changed(form, at))
        ok = check_typed(form, at, typed, &err);
    form_note(&form->form, at, FORM_ERROR, ok ? NULL : err.text);
    return ok;
}

/* Warnings about the whole */

/* The first meeting with the organization before that day; false if there is none. */
static bool meeting_before(struct desk_form *form, const char *code, struct date day,
                           struct meeting *out)
{
    const struct now *now = &form->desk->now;
    struct error unused = {0};
    struct list list;

    if (!meeting_list_ahead(form->desk->store, now->instant,
                            now->instant + (int64_t)(day.day - now->today.day) * INSTANT_DAY,
                            MEETINGS_LOOKED_AT, &list, &form->moment, &unused))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        const struct meeting *meeting = (const struct meeting *)list.items + i;
        const struct meeting_org *parties = meeting->parties.items;

        for (size_t p = 0; p < meeting->parties.count; p++) {
            if (wall_date(meeting->starts).day < day.day && !strcmp(parties[p].org.name, code)) {
                *out = *meeting;
                return true;
            }
        }
    }
    return false;
}

/* Something to do for a meeting is of no use after it. */
void desk_form_warn(struct desk_form *form)
{
    size_t due = entry_find(form, "due"), org = entry_find(form, "org");
    char day[WHEN_TEXT_SIZE], wall[WALL_TEXT_SIZE], text[256];
    struct error unused = {0};
    const struct name_row *row;
    struct meeting meeting;
    struct when when;

    form_warn(&form->form, NULL);
    if (due == form->form.count || org == form->form.count || !entry_typed(form, due)[0]
        || !entry_when(form, due, entry_typed(form, due), &when, &unused))
        return;
    row = name_find(form, &org_noun, entry_typed(form, org));
    if (!row || !meeting_before(form, row->key, when.date, &meeting))
        return;
    (void)snprintf(text, sizeof(text), "Due is after %.80s (%s %s)", meeting.title,
                   date_write_long(wall_date(meeting.starts), day),
                   wall_write(meeting.starts, wall) + 11);
    form_warn(&form->form, text);
}
