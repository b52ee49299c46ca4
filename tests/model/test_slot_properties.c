#include "support/test.h"

#include <liaise/slot.h>
#include <stdlib.h>

#include "support/zones.h"

/*
 * What must hold for any participants: the finder is held against somebody who looks at every
 * minute of every start by itself. The cases come from SplitMix64, so that they are the same
 * everywhere.
 */

enum { CASES = 60, PEOPLE = 4, BUSY = 3, MINUTE = 60 };

struct any {
    struct arena arena;
    struct slot_participant people[PEOPLE];
    struct slot_span busy[PEOPLE][BUSY];
    struct pause pauses[PEOPLE];
    struct slot_request request;
};

static uint64_t next_random(uint64_t *seed)
{
    uint64_t z = *seed += 0x9e3779b97f4a7c15U;

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

static int below(uint64_t *seed, int most)
{
    return (int)(next_random(seed) % (uint64_t)most);
}

static const struct zone *any_zone(struct zones *zones, uint64_t *seed)
{
    static const char *const names[] = {
        "America/Los_Angeles", "America/New_York", "Asia/Manila",     "Asia/Seoul",
        "Asia/Kathmandu",      "Europe/London",    "Pacific/Apia",    "Australia/Lord_Howe",
        "Africa/Casablanca",   "America/Havana",   "Pacific/Chatham", "UTC",
    };

    return zones_want(zones, names[below(seed, (int)(sizeof(names) / sizeof(*names)))]);
}

static void any_hours(struct working_day days[7], uint64_t *seed)
{
    for (int i = 0; i < 7; i++) {
        int from = below(seed, 20 * 60), room;

        days[i].count = 0;
        while (days[i].count < below(seed, 3)) {
            room = 24 * 60 - from;
            if (room < 2)
                break;
            days[i].stretches[days[i].count].from = from;
            days[i].stretches[days[i].count].to = from + 1 + below(seed, room);
            from = days[i].stretches[days[i].count].to + below(seed, 60);
            days[i].count++;
            if (from > 23 * 60)
                break;
        }
    }
    days[below(seed, 7)] = (struct working_day){1, {{9 * 60, 17 * 60}}};
}

/* About two days around a day on which clocks change somewhere. */
static void any_case(struct any *any, struct zones *zones, uint64_t *seed)
{
    static const struct civil days[] = {{2026, 3, 7},  {2026, 3, 28}, {2026, 10, 31}, {2026, 4, 4},
                                        {2025, 11, 1}, {2026, 2, 14}, {2011, 12, 28}, {2026, 6, 1}};
    const struct civil civil = days[below(seed, 8)];
    const struct date first = date_of(civil.year, civil.month, civil.day);
    const int64_t around = (int64_t)first.day * INSTANT_DAY;

    *any = (struct any){0};
    any->request = (struct slot_request){
        .participants = any->people,
        .participant_count = 1 + (size_t)below(seed, PEOPLE),
        .zone = any_zone(zones, seed),
        .first = first,
        .last = {first.day + below(seed, 3)},
        .length = 1 + below(seed, 120),
        .not_before = below(seed, 3) ? INSTANT_NONE : around + below(seed, 2 * INSTANT_DAY),
    };
    for (int i = 0; i < PEOPLE; i++) {
        struct slot_participant *person = &any->people[i];

        *person = (struct slot_participant){
            .zone = any_zone(zones, seed),
            .busy = any->busy[i],
            .busy_count = (size_t)below(seed, BUSY + 1),
            .pauses = &any->pauses[i],
            .pause_count = below(seed, 4) ? 0 : 1,
            .optional = !below(seed, 3),
            .turns = below(seed, 5) - 1,
        };
        any_hours(person->hours, seed);
        for (int j = 0; j < BUSY; j++) {
            any->busy[i][j].from = around + (int64_t)below(seed, 3 * 24 * 60) * MINUTE;
            any->busy[i][j].to = any->busy[i][j].from + (int64_t)below(seed, 300) * MINUTE - 60;
        }
        any->pauses[i].from = (struct date){first.day + below(seed, 3)};
        any->pauses[i].to = (struct date){any->pauses[i].from.day + below(seed, 2)};
    }
}

/* --- the one who looks at every minute --- */

static bool works_at(const struct slot_participant *person, int64_t at)
{
    const int64_t wall = zone_local(person->zone, at).wall;

    return hours_are_open(person->hours, date_weekday(wall_date(wall)), wall_minute(wall));
}

static enum slot_pain pain_at(const struct slot_participant *person, int64_t at)
{
    const int64_t wall = zone_local(person->zone, at).wall;
    const struct date date = wall_date(wall);
    const int minute = wall_minute(wall);

    for (size_t i = 0; i < person->busy_count; i++) {
        if (at >= person->busy[i].from && at < person->busy[i].to)
            return SLOT_BUSY;
    }
    if (person->pause_count && date.day >= person->pauses[0].from.day
        && date.day <= person->pauses[0].to.day)
        return SLOT_PAUSED;
    if (works_at(person, at))
        return SLOT_OK;
    for (int i = 1; i <= 60; i++) {
        if (works_at(person, at + i * MINUTE) || works_at(person, at - i * MINUTE))
            return SLOT_EDGE;
    }
    if (minute < 6 * 60)
        return SLOT_WORST;
    if (minute < 7 * 60 || minute >= 22 * 60 + 30)
        return SLOT_WORSE;
    return person->hours[date_weekday(date)].count ? SLOT_BAD : SLOT_WORSE;
}

static enum slot_pain worst_of(const struct slot_participant *person, int64_t from, int64_t to)
{
    enum slot_pain worst = SLOT_OK;

    for (int64_t at = from; at < to; at += MINUTE) {
        const enum slot_pain pain = pain_at(person, at);

        if (pain > worst)
            worst = pain;
    }
    return worst;
}

struct naive {
    double total;
    size_t inside; /* how many are at work all the time */
    bool possible;
};

static struct naive look_at(const struct any *any, int64_t from)
{
    static const double costs[] = {0, 1, 4, 9, 16, 16, 16};
    const int64_t to = from + any->request.length * MINUTE;
    struct naive naive = {.possible = true};
    int64_t fewest = INT64_MAX;

    for (size_t i = 0; i < any->request.participant_count; i++) {
        const int64_t turns = any->people[i].turns > 0 ? any->people[i].turns : 0;

        if (turns < fewest)
            fewest = turns;
    }
    for (size_t i = 0; i < any->request.participant_count; i++) {
        const struct slot_participant *person = &any->people[i];
        const enum slot_pain pain = worst_of(person, from, to);
        double cost = costs[pain];

        naive.inside += pain == SLOT_OK;
        if (pain < SLOT_PAUSED && person->turns > fewest)
            cost *= 1 + (double)(person->turns - fewest) / 2;
        if (pain >= SLOT_PAUSED && !person->optional)
            naive.possible = false;
        naive.total += person->optional ? cost / 2 : cost;
    }
    return naive;
}

/* Every minute at which a meeting may start is a start of the reader's days and on the step. */
static bool may_start(const struct any *any, int64_t at)
{
    const struct slot_request *request = &any->request;
    const struct date day = zone_date(request->zone, at);

    return day.day >= request->first.day && day.day <= request->last.day
           && wall_minute(zone_local(request->zone, at).wall) % SLOT_STEP_MINUTES == 0
           && (request->not_before == INSTANT_NONE || at >= request->not_before);
}

static const struct slot *slot_at(const struct slot_list *list, int64_t from)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].from == from)
            return &list->items[i];
    }
    return NULL;
}

static void compare(const struct any *any, const struct slot_result *result, int number)
{
    const int64_t middle = (int64_t)any->request.first.day * INSTANT_DAY;
    size_t possible = 0, inside = 0;

    for (int64_t at = middle - 2 * INSTANT_DAY; at < middle + 6 * INSTANT_DAY; at += 15 * MINUTE) {
        const struct slot *slot = slot_at(&result->ranked, at);
        struct naive naive;

        if (!may_start(any, at)) {
            assert_null(slot);
            continue;
        }
        naive = look_at(any, at);
        inside += naive.inside == any->request.participant_count;
        possible += naive.possible;
        if (naive.possible != (slot != NULL) || (slot && slot->total != naive.total))
            fail_msg("case %d at %lld: %d, %f", number, (long long)at, naive.possible, naive.total);
    }
    assert_int_equal(result->ranked.count, possible);
    assert_int_equal(result->inside, inside);
}

static void the_ranks_are_in_order(const struct slot_result *result)
{
    for (size_t i = 1; i < result->ranked.count; i++) {
        const struct slot *a = &result->ranked.items[i - 1], *b = &result->ranked.items[i];

        assert_true(a->total <= b->total);
        if (a->total == b->total)
            assert_true(a->worst < b->worst || (a->worst == b->worst && a->from < b->from));
    }
}

static void any_request_is_answered_as_by_looking_at_every_minute(void **state)
{
    struct zones_fixture *fixture = *state;
    uint64_t seed = 20260203;

    for (int i = 0; i < CASES; i++) {
        struct any any;
        struct slot_result result;
        struct error err = {0};

        any_case(&any, fixture->zones, &seed);
        must(slot_find(&result, &any.request, &any.arena, &err));
        compare(&any, &result, i);
        the_ranks_are_in_order(&result);
        arena_clear(&any.arena);
    }
}

static size_t at_work(const struct any *any, int64_t at)
{
    size_t count = 0;

    for (size_t i = 0; i < any->request.participant_count; i++)
        count += pain_at(&any->people[i], at) == SLOT_OK;
    return count;
}

static bool is_in_window(const struct slot_windows *windows, int64_t at)
{
    for (size_t i = 0; i < windows->count; i++) {
        if (at >= windows->items[i].from && at < windows->items[i].to)
            return true;
    }
    return false;
}

static void windows_are_where_the_most_are_at_work(void **state)
{
    struct zones_fixture *fixture = *state;
    uint64_t seed = 1;

    for (int i = 0; i < CASES; i++) {
        struct any any;
        struct slot_result result;
        struct error err = {0};
        int64_t from;

        any_case(&any, fixture->zones, &seed);
        any.request.zone = zone_utc();
        from = (int64_t)any.request.first.day * INSTANT_DAY;
        must(slot_find(&result, &any.request, &any.arena, &err));
        for (int64_t at = from; at < (any.request.last.day + 1) * (int64_t)INSTANT_DAY;
             at += MINUTE) {
            const size_t count = at_work(&any, at);

            assert_true(count <= result.windows.people);
            assert_int_equal(is_in_window(&result.windows, at),
                             count && count == result.windows.people);
        }
        arena_clear(&any.arena);
    }
}

static void whatever_the_turns_were_nobody_is_hurt_for_nothing(void **state)
{
    struct zones_fixture *fixture = *state;
    uint64_t seed = 77;

    for (int i = 0; i < CASES; i++) {
        struct any any;
        struct slot_result result;
        struct error err = {0};

        any_case(&any, fixture->zones, &seed);
        must(slot_find(&result, &any.request, &any.arena, &err));
        for (size_t j = 1; j < result.ranked.count; j++) {
            const struct slot *best = &result.ranked.items[0], *other = &result.ranked.items[j];
            size_t better = 0, worse = 0;

            for (size_t k = 0; k < any.request.participant_count; k++) {
                better += other->parts[k].cost < best->parts[k].cost;
                worse += other->parts[k].cost > best->parts[k].cost;
            }
            assert_true(!better || worse);
        }
        arena_clear(&any.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_request_is_answered_as_by_looking_at_every_minute),
        cmocka_unit_test(windows_are_where_the_most_are_at_work),
        cmocka_unit_test(whatever_the_turns_were_nobody_is_hurt_for_nothing),
    };

    return cmocka_run_group_tests(tests, zones_setup, zones_teardown);
}
