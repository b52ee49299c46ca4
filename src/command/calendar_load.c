/* What falls on the days of a calendar, from the store. */

#include <stdlib.h>
#include <string.h>

#include <liaise/agreement.h>
#include <liaise/commitment.h>
#include <liaise/figures.h>
#include <liaise/followup.h>
#include <liaise/issue.h>
#include <liaise/meeting.h>
#include <liaise/org.h>

#include "command/answer.h"
#include "command/calendar.h"
#include "command/named.h"

enum { LOADED_MOST = 2000, ELSEWHERE_MOST = 3 };

struct loader {
    struct calendar *calendar;
    struct desk *desk;
    struct list orgs;           /* struct org: all */
    struct arena *arena;
};

static const char *keep(struct str *text, struct arena *arena)
{
    const char *copy = arena_copy(arena, text->text ? text->text : "");

    str_done(text);
    return copy;
}

/* The days */

struct date calendar_week_of(struct date day, int week_starts)
{
    return (struct date){day.day - (date_weekday(day) - week_starts + 7) % 7};
}

static void find_days(struct calendar *calendar, int week_starts)
{
    struct date day = calendar->ask.day;
    struct civil civil = date_civil(day);

    if (calendar->ask.span == CALENDAR_WEEK) {
        calendar->first = calendar_week_of(day, week_starts);
        calendar->last = (struct date){calendar->first.day + 6};
        return;
    }
    calendar->first = calendar_week_of(date_of(civil.year, civil.month, 1), week_starts);
    day = date_of(civil.year, civil.month, days_in_month(civil.year, civil.month));
    calendar->last = (struct date){calendar_week_of(day, week_starts).day + 6};
}

static bool touches(const struct calendar *calendar, struct date from, struct date to)
{
    return from.day <= calendar->last.day && to.day >= calendar->first.day;
}

static void add(struct loader *loader, const struct calendar_entry *entry)
{
    struct calendar *calendar = loader->calendar;

    calendar->entries = arena_grow(loader->arena, calendar->entries, calendar->count,
                                   sizeof(*calendar->entries));
    calendar->entries[calendar->count++] = *entry;
}

/* Meetings */

static const struct org *org_of(const struct loader *loader, const char *code)
{
    for (size_t i = 0; code && i < loader->orgs.count; i++) {
        const struct org *org = list_at(&loader->orgs, sizeof(*org), i);

        if (!strcmp(org->code, code))
            return org;
    }
    return NULL;
}

/* Adds "18:30 EST" unless that clock shows the same as ours, or was said already. */
static void add_clock(const struct loader *loader, const char *name, int64_t at, struct str *out,
                      int *count)
{
    const struct zone_time ours = zone_local(loader->desk->now.zone, at);
    struct zone_time theirs;
    const struct zone *zone;
    struct error unused = {0};
    struct str text = {0};
    int minute;

    if (!name || *count == ELSEWHERE_MOST || !zone_get(&zone, loader->desk->zones, name, &unused))
        return;
    theirs = zone_local(zone, at);
    if (theirs.wall == ours.wall)
        return;
    minute = wall_minute(theirs.wall);
    if (wall_date(theirs.wall).day != wall_date(ours.wall).day)
        str_add(&text, "%s ", weekday_names[date_weekday(wall_date(theirs.wall))]);
    str_add(&text, "%02d:%02d %s", minute / 60, minute % 60, theirs.abbreviation);
    if (!out->text || !strstr(out->text, text.text)) {
        str_add(out, "%s%s", out->length ? ", " : "", text.text);
        ++*count;
    }
    str_done(&text);
}

static const char *elsewhere_of(const struct loader *loader, const struct meeting *meeting)
{
    struct str text = {0};
    int count = 0;

    add_clock(loader, meeting->tz, meeting->starts_at, &text, &count);
    for (size_t i = 0; i < meeting->parties.count; i++) {
        const struct meeting_org *party = list_at(&meeting->parties, sizeof(*party), i);
        const struct org *org = org_of(loader, party->org.name);

        if (org)
            add_clock(loader, org->timezone, meeting->starts_at, &text, &count);
    }
    return keep(&text, loader->arena);
}

static const char *with_of(const struct loader *loader, const struct noun *noun, const void *record)
{
    struct call call = {.arena = loader->arena};

    return parties_text(&call, noun, record);
}

static bool load_meetings(struct loader *loader, struct error *err)
{
    const struct calendar *calendar = loader->calendar;
    const struct zone *zone = loader->desk->now.zone;
    int64_t from = zone_instant(zone, (int64_t)calendar->first.day * INSTANT_DAY, NULL);
    int64_t to = zone_instant(zone, ((int64_t)calendar->last.day + 1) * INSTANT_DAY, NULL);
    struct list list;

    if (!meeting_list_between(loader->desk->store, from, to, LOADED_MOST, &list, loader->arena,
                              err))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        const struct meeting *meeting = list_at(&list, sizeof(*meeting), i);
        struct calendar_entry entry = {
            .kind = CALENDAR_MEETING,
            .noun = &meeting_noun,
            .id = meeting->record.id,
            .key = meeting->record.ref,
            .said = meeting->title,
            .record = meeting,
            .word = "",
            .with = with_of(loader, &meeting_noun, meeting),
            .elsewhere = elsewhere_of(loader, meeting),
            .starts = zone_local(zone, meeting->starts_at).wall,
            .ends = zone_local(zone, meeting->ends_at).wall,
            .role = meeting_was_held(meeting) ? ROLE_DIM : ROLE_BUSY,
        };

        entry.from = wall_date(entry.starts);
        entry.to = wall_date(entry.ends > entry.starts ? entry.ends - 1 : entry.ends);
        add(loader, &entry);
    }
    return true;
}

/* Days */

static void add_day(struct loader *loader, enum calendar_kind kind, const struct noun *noun,
                    const void *record, const char *word, struct date day)
{
    struct date today = loader->calendar->now.today;
    struct calendar_entry entry = {
        .kind = kind,
        .noun = noun,
        .id = ((const struct record *)record)->id,
        .key = record_key(noun, record),
        .said = record_said(noun, record),
        .record = record,
        .word = word,
        .with = with_of(loader, noun, record),
        .elsewhere = "",
        .from = day,
        .to = day,
        .starts = WALL_NONE,
        .ends = WALL_NONE,
        .role = ROLE_TEXT,
    };

    if (!date_is_set(day) || !touches(loader->calendar, day, day))
        return;
    if (day.day <= today.day)
        entry.role = day.day < today.day ? ROLE_LATE : ROLE_TODAY;
    else if (kind == CALENDAR_NOTICE)
        entry.role = ROLE_HIGH;
    add(loader, &entry);
}

static bool load_due(struct loader *loader, struct error *err)
{
    const struct calendar *calendar = loader->calendar;
    struct store *store = loader->desk->store;
    struct list issues, commitments, followups;

    if (!issue_list_due(store, calendar->first, calendar->last, LOADED_MOST, &issues,
                        loader->arena, err)
        || !commitment_list_due(store, calendar->first, calendar->last, LOADED_MOST, &commitments,
                                loader->arena, err)
        || !followup_list_due(store, calendar->first, calendar->last, LOADED_MOST, &followups,
                              loader->arena, err))
        return false;
    for (size_t i = 0; i < issues.count; i++) {
        const struct issue *issue = list_at(&issues, sizeof(*issue), i);

        add_day(loader, CALENDAR_DUE, &issue_noun, issue, "due", issue->target);
    }
    for (size_t i = 0; i < commitments.count; i++) {
        const struct commitment *commitment = list_at(&commitments, sizeof(*commitment), i);

        add_day(loader, CALENDAR_DUE, &commitment_noun, commitment, "due", commitment->due);
    }
    for (size_t i = 0; i < followups.count; i++) {
        const struct followup *followup = list_at(&followups, sizeof(*followup), i);

        add_day(loader, CALENDAR_DUE, &followup_noun, followup, "due", followup->due);
    }
    return true;
}

static bool load_agreements(struct loader *loader, struct error *err)
{
    struct list list;

    if (!agreement_list_expiring(loader->desk->store, loader->calendar->first, LOADED_MOST, &list,
                                 loader->arena, err))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        const struct agreement *agreement = list_at(&list, sizeof(*agreement), i);

        add_day(loader, CALENDAR_NOTICE, &agreement_noun, agreement, "notice",
                agreement_notice_day(agreement));
        add_day(loader, CALENDAR_NOTICE, &agreement_noun, agreement, "expires",
                agreement->expires);
    }
    return true;
}

static void load_pauses(struct loader *loader)
{
    for (size_t i = 0; i < loader->orgs.count; i++) {
        const struct org *org = list_at(&loader->orgs, sizeof(*org), i);

        for (size_t j = 0; j < org->pauses.count && !date_is_set(org->archived_on); j++) {
            const struct pause *pause = list_at(&org->pauses, sizeof(*pause), j);

            if (!touches(loader->calendar, pause->from, pause->to))
                continue;
            add(loader, &(struct calendar_entry){
                            .kind = CALENDAR_PAUSE,
                            .noun = &org_noun,
                            .id = org->record.id,
                            .record = org,
                            .key = org->code,
                            .said = pause->reason ? pause->reason : "",
                            .word = "paused",
                            .with = org->code,
                            .elsewhere = "",
                            .from = pause->from,
                            .to = pause->to,
                            .starts = WALL_NONE,
                            .ends = WALL_NONE,
                            .role = ROLE_WAITING,
                        });
        }
    }
}

/* By day, then by what it is, then by the hour. */
static int compare(const void *left, const void *right)
{
    const struct calendar_entry *a = left, *b = right;

    if (a->from.day != b->from.day)
        return a->from.day < b->from.day ? -1 : 1;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->starts != b->starts)
        return a->starts < b->starts ? -1 : 1;
    if (a->noun != b->noun)
        return strcmp(a->noun->name, b->noun->name);
    return a->id < b->id ? -1 : a->id > b->id;
}

bool calendar_load(struct calendar *out, const struct calendar_ask *ask, struct desk *desk,
                   struct arena *arena, struct error *err)
{
    struct calendar calendar = {.ask = *ask, .now = desk->now};
    struct loader loader = {.calendar = &calendar, .desk = desk, .arena = arena};

    find_days(&calendar, desk->config->week_starts);
    if (!records_all(desk->store, &org_noun, &loader.orgs, arena, err)
        || !load_meetings(&loader, err) || !load_due(&loader, err)
        || !load_agreements(&loader, err))
        return false;
    load_pauses(&loader);
    if (calendar.count)
        qsort(calendar.entries, calendar.count, sizeof(*calendar.entries), compare);
    *out = calendar;
    return true;
}
