/* When everybody is busy, whose turn it is, and what is found. */

#include <stdlib.h>
#include <string.h>

#include <liaise/figures.h>
#include <liaise/issue.h>

#include "command/slots_people.h"

enum {
    MEETINGS_MOST = 4000,
    TURN_DAYS = 365,            /* how far back and ahead turns are counted */
    RANGE_DAYS = 7,
    FOUND_MOST = 12,
    A_DAY_MOST = 2,
    USUAL_MINUTES = 60,
};

static int64_t day_start(const struct slots *slots, struct date day)
{
    return zone_instant(slots->now.zone, (int64_t)day.day * INSTANT_DAY, NULL);
}

/* What is not said */

static void fill_range(struct slots *slots)
{
    struct slots_ask *ask = &slots->ask;
    struct date today = slots->now.today;

    if (!date_is_set(ask->from)) {
        ask->from = today;
        if (slots->moved) {
            struct date day = zone_date(slots->now.zone, slots->moved->starts_at);

            ask->from.day = day.day - date_weekday(day);
        }
        if (ask->from.day < today.day)
            ask->from = today;
    }
    if (!date_is_set(ask->to))
        ask->to.day = ask->from.day + RANGE_DAYS - 1;
}

static void fill_ask(struct slots *slots)
{
    if (slots->ask.minutes == NUMBER_NONE)
        slots->ask.minutes = slots->moved
                                 ? (slots->moved->ends_at - slots->moved->starts_at) / 60
                                 : USUAL_MINUTES;
    fill_range(slots);
}

/* Meetings */

/* Whether they are at that meeting, as far as the store knows. */
static bool takes_part(const struct slots *slots, size_t who, const struct meeting *meeting,
                       const char *officer)
{
    const struct slots_person *person = &slots->people[who];
    const char *name = person->noun ? person->key : officer;

    for (size_t i = 0; person->noun == &org_noun && i < meeting->parties.count; i++) {
        const struct meeting_org *party = list_at(&meeting->parties, sizeof(*party), i);

        if (party->org.name && !strcmp(party->org.name, person->key))
            return true;
    }
    for (size_t i = 0; name && person->noun != &org_noun && i < meeting->people.count; i++) {
        const struct meeting_person *invited = list_at(&meeting->people, sizeof(*invited), i);

        if (invited->person.name && !strcmp(invited->person.name, name))
            return invited->rsvp != RSVP_DECLINED;
    }
    return !person->noun;
}

static void add_busy(struct slots_loader *loader, size_t who, const struct meeting *meeting)
{
    struct slot_participant *participant = &loader->slots->participants[who];
    struct slot_span *spans =
        arena_grow(loader->arena, (struct slot_span *)participant->busy, participant->busy_count,
                   sizeof(*spans));

    spans[participant->busy_count++] = (struct slot_span){meeting->starts_at, meeting->ends_at};
    participant->busy = spans;
}

/* Everybody who had the worst hour in a meeting of at least two of them took a turn. */
static void count_turn(struct slots_loader *loader, const struct meeting *meeting)
{
    struct slots *slots = loader->slots;
    const char *officer = loader->desk->config->officer;
    enum slot_pain pains[SLOTS_PEOPLE_MOST], worst = SLOT_OK;
    struct slot_span span = {meeting->starts_at, meeting->ends_at};
    size_t present = 0;

    for (size_t i = 0; i < slots->count; i++) {
        struct slot_participant free = slots->participants[i];

        free.busy_count = free.pause_count = 0;
        pains[i] = SLOT_OK;
        if (!takes_part(slots, i, meeting, officer))
            continue;
        present++;
        pains[i] = slot_pain_of(&free, span, loader->arena);
        if (pains[i] > worst)
            worst = pains[i];
    }
    for (size_t i = 0; i < slots->count && present > 1 && slot_pain_is_bad(worst); i++)
        slots->participants[i].turns += pains[i] == worst;
}

static bool load_meetings(struct slots_loader *loader, struct error *err)
{
    struct slots *slots = loader->slots;
    const char *officer = loader->desk->config->officer;
    int64_t from = day_start(slots, slots->ask.from);
    int64_t to = day_start(slots, (struct date){slots->ask.to.day + 2});
    int64_t back = slots->now.instant - (int64_t)TURN_DAYS * INSTANT_DAY;
    int64_t ahead = slots->now.instant + (int64_t)TURN_DAYS * INSTANT_DAY;
    struct list list;

    if (!meeting_list_between(loader->desk->store, back < from ? back : from,
                              ahead > to ? ahead : to, MEETINGS_MOST, &list, loader->arena, err))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        const struct meeting *meeting = list_at(&list, sizeof(*meeting), i);

        if (slots->moved && meeting->record.id == slots->moved->record.id)
            continue;
        count_turn(loader, meeting);
        for (size_t who = 0; who < slots->count; who++) {
            if (meeting->ends_at > from && meeting->starts_at < to
                && takes_part(slots, who, meeting, officer))
                add_busy(loader, who, meeting);
        }
    }
    return true;
}

/* Without the officer it would be no meeting of ours. */
static void keep_officer(struct slots *slots)
{
    struct slot_list *without = &slots->result.without;
    size_t kept = 0;

    for (size_t i = 0; i < without->count; i++) {
        if (without->items[i].left_out != 0)
            without->items[kept++] = without->items[i];
    }
    without->count = kept;
}

static bool check_minutes(const struct slots_ask *ask, struct error *err)
{
    if (ask->minutes >= 1 && ask->minutes <= SLOT_LENGTH_MOST)
        return true;
    return error_set(err, ERROR_INVALID, "a meeting lasts from 1 minute to 24 hours");
}

bool slots_load(struct slots *out, const struct slots_ask *ask, struct desk *desk,
                struct arena *arena, struct error *err)
{
    struct slots_loader loader = {.slots = out, .desk = desk, .arena = arena};

    *out = (struct slots){.ask = *ask, .now = desk->now};
    if (!slots_sit(&loader, err))
        return false;
    fill_ask(out);
    if (!check_minutes(&out->ask, err))
        return false;
    out->request = (struct slot_request){
        .participants = out->participants,
        .participant_count = out->count,
        .zone = desk->now.zone,
        .first = out->ask.from,
        .last = out->ask.to,
        .length = (int)out->ask.minutes,
        .not_before = desk->now.instant,
        .most = FOUND_MOST,
        .per_day = A_DAY_MOST,
    };
    if (!load_meetings(&loader, err) || !slot_find(&out->result, &out->request, arena, err))
        return false;
    keep_officer(out);
    return true;
}

/* What is asked for, as text */

const char *slots_ask_write(const struct slots_ask *ask, struct arena *arena)
{
    struct str text = {0};
    char day[DATE_TEXT_SIZE];
    const char *copy;

    for (size_t i = 0; i < ask->count; i++)
        str_add(&text, "who %s\n", ask->who[i]);
    for (size_t i = 0; i < ask->without_count; i++)
        str_add(&text, "without %s\n", ask->without[i]);
    if (ask->minutes != NUMBER_NONE)
        str_add(&text, "minutes %lld\n", (long long)ask->minutes);
    if (date_is_set(ask->from))
        str_add(&text, "from %s\n", date_write(ask->from, day));
    if (date_is_set(ask->to))
        str_add(&text, "to %s\n", date_write(ask->to, day));
    copy = arena_copy(arena, text.text ? text.text : "");
    str_done(&text);
    return copy;
}

static void read_line(struct slots_ask *out, const char *name, const char *value)
{
    struct error unused = {0};

    if (!strcmp(name, "who") && out->count < SLOTS_NAMES_MOST)
        out->who[out->count++] = value;
    else if (!strcmp(name, "without") && out->without_count < SLOTS_NAMES_MOST)
        out->without[out->without_count++] = value;
    else if (!strcmp(name, "minutes"))
        out->minutes = strtoll(value, NULL, 10);
    else if (!strcmp(name, "from"))
        (void)!date_read(&out->from, value, &unused);
    else if (!strcmp(name, "to"))
        (void)!date_read(&out->to, value, &unused);
}

void slots_ask_read(struct slots_ask *out, const char *text, struct arena *arena)
{
    char *at = arena_copy(arena, text ? text : "");

    *out = (struct slots_ask){.minutes = NUMBER_NONE, .from = DATE_NONE, .to = DATE_NONE};
    while (*at) {
        size_t length = strcspn(at, "\n"), name = strcspn(at, " \n");
        bool ends = !at[length];

        at[length] = '\0';
        if (name < length) {
            at[name] = '\0';
            read_line(out, at, at + name + 1);
        }
        at += length + !ends;
    }
}
