#include "support/test.h"

#include <liaise/slot.h>
#include <stdio.h>
#include <string.h>

#include "support/zones.h"

/* Four at most; each test fills in what it needs. */
struct table {
    struct zones *zones;
    struct arena arena;
    struct slot_participant people[4];
    struct slot_request request;
    struct slot_result result;
};

static void table_open(struct table *table, void **state)
{
    struct zones_fixture *fixture = *state;

    *table = (struct table){.zones = fixture->zones};
    table->request = (struct slot_request){
        .participants = table->people,
        .zone = zones_want(table->zones, "America/Los_Angeles"),
        .first = date_of(2026, 2, 3),
        .last = date_of(2026, 2, 3),
        .length = 60,
        .not_before = INSTANT_NONE,
    };
}

static void table_close(struct table *table)
{
    arena_clear(&table->arena);
}

static struct slot_participant *sit(struct table *table, const char *name, const char *zone,
                                    const char *hours)
{
    struct slot_participant *participant = &table->people[table->request.participant_count++];
    struct error err = {0};

    *participant = (struct slot_participant){.name = name, .zone = zones_want(table->zones, zone)};
    must(hours_read(participant->hours, hours, &err));
    return participant;
}

static void find(struct table *table)
{
    struct error err = {0};

    must(slot_find(&table->result, &table->request, &table->arena, &err));
}

static const struct slot *best(const struct table *table)
{
    assert_true(table->result.ranked.count > 0);
    return &table->result.ranked.items[0];
}

/* "Tue 13:30 !" */
static void part_is(const struct slot *slot, size_t participant, const char *expected)
{
    const struct slot_part *part = &slot->parts[participant];
    const int minute = wall_minute(part->local.wall);
    char text[64];

    (void)snprintf(text, sizeof(text), "%s %02d:%02d %s",
                   weekday_names[date_weekday(wall_date(part->local.wall))], minute / 60,
                   minute % 60, slot_pain_name(part->pain));
    assert_string_equal(text, expected);
}

static void range(struct table *table, struct date first, struct date last)
{
    table->request.first = first;
    table->request.last = last;
}

static void
los_angeles_and_manila_have_no_hour_together_and_the_least_cost_is_proposed(void **state)
{
    struct table table;

    table_open(&table, state);
    sit(&table, "Dana", "America/Los_Angeles", "mon-fri 08:00-17:00");
    sit(&table, "Ana Katrina", "Asia/Manila", "mon-fri 09:00-18:00");
    find(&table);
    assert_int_equal(table.result.inside, 0);
    assert_int_equal(table.result.windows.people, 1);
    assert_int_equal(table.result.ranked.count, 48);
    part_is(best(&table), 0, "Tue 16:00 ok");
    part_is(best(&table), 1, "Wed 08:00 edge");
    assert_true(best(&table)->total == 1.0);
    assert_int_equal(best(&table)->worst, SLOT_EDGE);
    assert_true(best(&table)->from == moment("2026-02-04T00:00:00Z"));
    assert_true(best(&table)->to == moment("2026-02-04T01:00:00Z"));
    table_close(&table);
}

/* BLA's counsel in New York, support in Manila and Seoul, and us: M-203. */
static void sit_m203(struct table *table)
{
    sit(table, "Dana", "America/Los_Angeles", "mon-fri 08:00-17:00");
    sit(table, "Harriet", "America/New_York", "mon-fri 09:00-18:00");
    sit(table, "Ana Katrina", "Asia/Manila", "mon-fri 09:00-18:00");
    sit(table, "Min-jun", "Asia/Seoul", "mon-fri 09:00-18:00");
    range(table, date_of(2026, 2, 4), date_of(2026, 2, 4));
}

static void four_zones_are_each_judged_on_their_own_clock(void **state)
{
    struct table table;
    const struct slot *slot = NULL;

    table_open(&table, state);
    sit_m203(&table);
    find(&table);
    for (size_t i = 0; i < table.result.ranked.count; i++) {
        if (table.result.ranked.items[i].from == moment("2026-02-04T15:30:00-08:00"))
            slot = &table.result.ranked.items[i];
    }
    assert_non_null(slot);
    part_is(slot, 0, "Wed 15:30 ok");
    part_is(slot, 1, "Wed 18:30 !");
    part_is(slot, 2, "Thu 07:30 !");
    part_is(slot, 3, "Thu 08:30 edge");
    assert_true(slot->total == 9.0);
    part_is(best(&table), 0, "Wed 16:00 ok");
    part_is(best(&table), 1, "Wed 19:00 !");
    part_is(best(&table), 2, "Thu 08:00 edge");
    part_is(best(&table), 3, "Thu 09:00 ok");
    assert_true(best(&table)->parts[1].takes_turn);
    assert_false(best(&table)->parts[2].takes_turn);
    table_close(&table);
}

static void leaving_one_out_is_offered_where_it_is_better(void **state)
{
    struct table table;
    const struct slot *without;

    table_open(&table, state);
    sit_m203(&table);
    find(&table);
    without = &table.result.without.items[0];
    assert_int_equal(table.result.without.count, 3);
    assert_int_equal(without->left_out, 1);
    part_is(without, 0, "Wed 16:00 ok");
    part_is(without, 2, "Thu 08:00 edge");
    part_is(without, 3, "Thu 09:00 ok");
    assert_true(without->total == 1.0);
    assert_true(without->parts[1].cost == 0.0 && !without->parts[1].takes_turn);
    for (size_t i = 0; i < table.result.without.count; i++)
        assert_true(table.result.without.items[i].total < best(&table)->total);
    table.request.participant_count = 2;
    find(&table);
    assert_int_equal(table.result.without.count, 0);
    table_close(&table);
}

static void the_pains_are_those_of_the_day(void **state)
{
    static const struct {
        const char *at;
        enum slot_pain pain;
    } cases[] = {
        {"2026-02-03T09:00:00Z", SLOT_OK},    {"2026-02-03T16:00:00Z", SLOT_OK},
        {"2026-02-03T16:01:00Z", SLOT_EDGE},  {"2026-02-03T08:00:00Z", SLOT_EDGE},
        {"2026-02-03T17:00:00Z", SLOT_EDGE},  {"2026-02-03T17:01:00Z", SLOT_BAD},
        {"2026-02-03T07:59:00Z", SLOT_BAD},   {"2026-02-03T07:00:00Z", SLOT_BAD},
        {"2026-02-03T06:59:00Z", SLOT_WORSE}, {"2026-02-03T06:00:00Z", SLOT_WORSE},
        {"2026-02-03T05:59:00Z", SLOT_WORST}, {"2026-02-03T21:30:00Z", SLOT_BAD},
        {"2026-02-03T21:31:00Z", SLOT_WORSE}, {"2026-02-03T23:00:00Z", SLOT_WORSE},
        {"2026-02-03T23:01:00Z", SLOT_WORST}, {"2026-02-07T12:00:00Z", SLOT_WORSE},
        {"2026-02-08T03:00:00Z", SLOT_WORST},
    };
    struct table table;
    struct slot_participant *someone;

    table_open(&table, state);
    someone = sit(&table, "Someone", "UTC", "mon-fri 09:00-17:00");
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        const int64_t from = moment(cases[i].at);
        const struct slot_span meeting = {from, from + 3600};
        enum slot_pain pain = slot_pain_of(someone, meeting, &table.arena);

        if (pain != cases[i].pain)
            fail_msg("%s: %s", cases[i].at, slot_pain_name(pain));
    }
    table_close(&table);
}

static void without_hours_the_usual_ones_are_meant(void **state)
{
    struct table table;
    struct slot_participant *silent, *plain;

    table_open(&table, state);
    silent = sit(&table, "Silent", "Asia/Kathmandu", "");
    plain = sit(&table, "Plain", "Asia/Kathmandu", "mon-fri 09:00-17:00");
    for (int64_t at = moment("2026-02-01T00:00:00Z"); at < moment("2026-02-10T00:00:00Z");
         at += 900) {
        const struct slot_span meeting = {at, at + 900};

        assert_int_equal(slot_pain_of(silent, meeting, &table.arena),
                         slot_pain_of(plain, meeting, &table.arena));
    }
    table_close(&table);
}

static void weekends_are_those_of_the_participant(void **state)
{
    struct table table;

    table_open(&table, state);
    sit(&table, "Dana", "America/Los_Angeles", "mon-fri 08:00-17:00");
    sit(&table, "Ana Katrina", "Asia/Manila", "mon-fri 09:00-18:00");
    range(&table, date_of(2026, 2, 6), date_of(2026, 2, 6));
    find(&table);
    for (size_t i = 0; i < table.result.ranked.count; i++) {
        if (table.result.ranked.items[i].from == moment("2026-02-06T17:00:00-08:00"))
            part_is(&table.result.ranked.items[i], 1, "Sat 09:00 !!");
    }
    range(&table, date_of(2026, 2, 8), date_of(2026, 2, 8));
    find(&table);
    part_is(best(&table), 0, "Sun 17:00 !!");
    part_is(best(&table), 1, "Mon 09:00 ok");
    table_close(&table);
}

static void who_is_busy_or_paused_cannot_come(void **state)
{
    static const struct pause pause = {.from = {20488}, .to = {20488}}; /* 2026-02-04 */
    struct table table;
    struct slot_span busy[2];
    struct slot_participant *ana;

    table_open(&table, state);
    sit(&table, "Dana", "America/Los_Angeles", "mon-fri 08:00-17:00");
    ana = sit(&table, "Ana Katrina", "Asia/Manila", "mon-fri 09:00-18:00");
    busy[0] = (struct slot_span){moment("2026-02-04T00:30:00Z"), moment("2026-02-04T00:31:00Z")};
    busy[1] = (struct slot_span){moment("2026-02-04T01:00:00Z"), moment("2026-02-04T01:30:00Z")};
    ana->busy = busy;
    ana->busy_count = 2;
    find(&table);
    part_is(best(&table), 0, "Tue 15:00 ok");
    part_is(best(&table), 1, "Wed 07:00 !");
    assert_int_equal(table.result.ranked.count, 48 - 3);
    ana->pauses = &pause;
    ana->pause_count = 1;
    find(&table);
    for (size_t i = 0; i < table.result.ranked.count; i++)
        assert_true(table.result.ranked.items[i].to <= moment("2026-02-04T00:00:00+08:00"));
    assert_int_equal(table.result.ranked.count, 15);
    table_close(&table);
}

static void an_optional_one_may_stay_away(void **state)
{
    struct table table;
    struct slot_span always = {INT64_MIN, INT64_MAX};
    struct slot_participant *ana;

    table_open(&table, state);
    sit(&table, "Dana", "America/Los_Angeles", "mon-fri 08:00-17:00");
    ana = sit(&table, "Ana Katrina", "Asia/Manila", "mon-fri 09:00-18:00");
    ana->busy = &always;
    ana->busy_count = 1;
    find(&table);
    assert_int_equal(table.result.ranked.count, 0);
    ana->optional = true;
    find(&table);
    part_is(best(&table), 0, "Tue 08:00 ok");
    assert_int_equal(best(&table)->absent, 1);
    assert_int_equal(best(&table)->parts[1].pain, SLOT_BUSY);
    assert_true(best(&table)->total == 8.0);
    assert_int_equal(table.result.inside, 0);
    table_close(&table);
}

static void a_hindrance_of_one_shows_in_what_can_be_done_without(void **state)
{
    struct table table;
    struct slot_span always = {INT64_MIN, INT64_MAX};

    table_open(&table, state);
    sit_m203(&table);
    table.people[0].busy = &always;
    table.people[0].busy_count = 1;
    find(&table);
    assert_int_equal(table.result.ranked.count, 0);
    assert_int_equal(table.result.without.count, 1);
    assert_int_equal(table.result.without.items[0].left_out, 0);
    table_close(&table);
}

/* Everybody's bad hours, round after round. */
static void play(struct table *table, int rounds, int64_t taken[4])
{
    for (int round = 0; round < rounds; round++) {
        find(table);
        for (size_t i = 0; i < table->request.participant_count; i++) {
            if (best(table)->parts[i].takes_turn) {
                table->people[i].turns++;
                taken[i]++;
            }
        }
    }
}

static void the_bad_hour_goes_round(void **state)
{
    struct table table;
    int64_t taken[4] = {0};

    table_open(&table, state);
    sit(&table, "London", "Europe/London", "mon-fri 09:00-17:00");
    sit(&table, "Los Angeles", "America/Los_Angeles", "mon-fri 09:00-17:00");
    sit(&table, "Tokyo", "Asia/Tokyo", "mon-fri 09:00-17:00");
    range(&table, date_of(2026, 2, 3), date_of(2026, 2, 4));
    play(&table, 12, taken);
    for (size_t i = 0; i < 3; i++)
        assert_in_range(taken[i], 3, 6);
    table_close(&table);
}

static void of_two_who_are_hurt_alike_the_one_who_was_spared_is_next(void **state)
{
    struct table table;
    int64_t taken[4] = {0};

    table_open(&table, state);
    sit(&table, "West", "Etc/GMT+6", "mon-fri 09:00-17:00");
    sit(&table, "East", "Etc/GMT-6", "mon-fri 09:00-17:00");
    for (int round = 1; round <= 6; round++) {
        play(&table, 1, taken);
        assert_int_equal(taken[0] + taken[1], round);
        assert_true(taken[0] - taken[1] <= 1 && taken[1] - taken[0] <= 1);
    }
    table_close(&table);
}

static void common_hours_are_found_across_the_spring_of_one_zone(void **state)
{
    static const struct {
        int day;
        const char *from, *to;
    } cases[] = {
        /* Paris is an hour earlier against UTC from 29 March on. */
        {23, "2026-03-23T13:00:00Z", "2026-03-23T13:30:00Z"},
        {30, "2026-03-30T13:00:00Z", "2026-03-30T13:30:00Z"},
    };
    struct table table;

    table_open(&table, state);
    table.request.zone = zone_utc();
    sit(&table, "Paris", "Europe/Paris", "mon-fri 09:00-18:00");
    sit(&table, "New York", "America/New_York", "mon-fri 09:00-17:00");
    sit(&table, "Kolkata", "Asia/Kolkata", "mon-fri 09:30-19:00");
    sit(&table, "Dubai", "Asia/Dubai", "mon-fri 09:00-17:30");
    for (size_t i = 0; i < 2; i++) {
        range(&table, date_of(2026, 3, cases[i].day), date_of(2026, 3, cases[i].day));
        find(&table);
        assert_int_equal(table.result.windows.people, 4);
        assert_int_equal(table.result.windows.count, 1);
        assert_true(table.result.windows.items[0].from == moment(cases[i].from));
        assert_true(table.result.windows.items[0].to == moment(cases[i].to));
        assert_int_equal(table.result.inside, 0);
    }
    table.request.length = 30;
    find(&table);
    assert_int_equal(table.result.inside, 1);
    table_close(&table);
}

static void hours_that_only_touch_are_no_common_window(void **state)
{
    struct table table;

    table_open(&table, state);
    table.request.zone = zone_utc();
    sit(&table, "Early", "UTC", "mon-fri 08:00-12:00");
    sit(&table, "Late", "UTC", "mon-fri 12:00-17:00");
    find(&table);
    assert_int_equal(table.result.windows.people, 1);
    assert_int_equal(table.result.windows.count, 1); /* they touch, so it is one */
    assert_true(table.result.windows.items[0].from == moment("2026-02-03T08:00:00Z"));
    assert_true(table.result.windows.items[0].to == moment("2026-02-03T17:00:00Z"));
    table_close(&table);
}

static void clock_changes_in_the_range_are_named_once_for_each_zone(void **state)
{
    struct table table;

    table_open(&table, state);
    sit_m203(&table);
    find(&table);
    assert_int_equal(table.result.change_count, 2);
    assert_true(table.result.changes[0].at == moment("2026-03-08T07:00:00Z"));
    assert_string_equal(zone_name(table.result.changes[0].zone), "America/New_York");
    assert_string_equal(zone_name(table.result.changes[1].zone), "America/Los_Angeles");
    assert_false(table.result.changes[0].in_range);
    range(&table, date_of(2026, 3, 6), date_of(2026, 3, 8));
    find(&table);
    assert_int_equal(table.result.change_count, 2);
    assert_true(table.result.changes[0].in_range && table.result.changes[1].in_range);
    table_close(&table);
}

static void a_day_of_a_clock_change_has_its_own_number_of_starts(void **state)
{
    static const struct {
        int month, day;
        size_t count;
    } cases[] = {{3, 7, 48}, {3, 8, 46}, {11, 1, 50}, {11, 2, 48}};
    struct table table;

    table_open(&table, state);
    sit(&table, "Dana", "America/Los_Angeles", "mon-sun 00:00-24:00");
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        const struct date day = date_of(2026, cases[i].month, cases[i].day);

        range(&table, day, day);
        find(&table);
        assert_int_equal(table.result.ranked.count, cases[i].count);
        assert_int_equal(table.result.inside, cases[i].count);
        assert_int_equal(table.result.windows.count, 1);
    }
    table_close(&table);
}

/* Havana's midnight comes twice, Santiago's not at all, and Apia had no 30 December 2011. */
static void midnights_that_are_skipped_or_shown_twice_lose_no_time(void **state)
{
    static const struct {
        const char *zone;
        int year, month, day;
        size_t count;
    } cases[] = {
        {"America/Havana", 2025, 11, 2, 50},     {"America/Santiago", 2025, 9, 7, 46},
        {"Pacific/Apia", 2011, 12, 30, 0},       {"Pacific/Apia", 2011, 12, 31, 48},
        {"Australia/Lord_Howe", 2026, 4, 5, 49},
    };
    struct table table;

    table_open(&table, state);
    sit(&table, "Somebody", "UTC", "mon-sun 00:00-24:00");
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        const struct date day = date_of(cases[i].year, cases[i].month, cases[i].day);

        table.request.zone = zones_want(table.zones, cases[i].zone);
        range(&table, day, day);
        find(&table);
        if (table.result.ranked.count != cases[i].count)
            fail_msg("%s: %zu", cases[i].zone, table.result.ranked.count);
        for (size_t j = 0; j < table.result.ranked.count; j++)
            assert_int_equal(zone_date(table.request.zone, table.result.ranked.items[j].from).day,
                             day.day);
    }
    table_close(&table);
}

static void one_a_day_leaves_room_for_other_days(void **state)
{
    struct table table;

    table_open(&table, state);
    sit_m203(&table);
    range(&table, date_of(2026, 2, 2), date_of(2026, 2, 6));
    table.request.per_day = 1;
    table.request.most = 3;
    find(&table);
    assert_int_equal(table.result.ranked.count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(zone_date(table.request.zone, table.result.ranked.items[i].from).day,
                         date_of(2026, 2, 2).day + (int)i);
        part_is(&table.result.ranked.items[i], 0,
                (const char *[]){"Mon 16:00 ok", "Tue 16:00 ok", "Wed 16:00 ok"}[i]);
    }
    table.request.per_day = 2;
    table.request.most = 0;
    find(&table);
    for (size_t i = 0; i < table.result.ranked.count; i++) {
        for (size_t j = 0; j < i; j++)
            assert_true(table.result.ranked.items[i].from >= table.result.ranked.items[j].to
                        || table.result.ranked.items[j].from >= table.result.ranked.items[i].to);
    }
    table_close(&table);
}

static void what_has_begun_is_not_proposed(void **state)
{
    struct table table;

    table_open(&table, state);
    sit(&table, "Dana", "America/Los_Angeles", "mon-fri 08:00-17:00");
    table.request.not_before = moment("2026-02-03T08:40:00-08:00");
    find(&table);
    part_is(best(&table), 0, "Tue 09:00 ok");
    assert_int_equal(table.result.ranked.count, 30);
    table_close(&table);
}

static void lane_is(struct table *table, size_t participant, struct date day, const char *expected)
{
    static const char letters[] = {[SLOT_CELL_WORK] = '.',
                                   [SLOT_CELL_EDGE] = '-',
                                   [SLOT_CELL_OFF] = '_',
                                   [SLOT_CELL_BUSY] = '#',
                                   [SLOT_CELL_SKIPPED] = ' '};
    enum slot_cell cells[SLOT_CELLS];
    char text[SLOT_CELLS + 1] = {0};

    slot_lane(cells, &table->people[participant], day, table->request.zone, &table->arena);
    for (size_t i = 0; i < SLOT_CELLS; i++)
        text[i] = letters[cells[i]];
    assert_string_equal(text, expected);
}

static void a_lane_shows_the_day_on_the_wall_of_the_reader(void **state)
{
    struct table table;
    struct slot_span busy;

    table_open(&table, state);
    sit(&table, "Dana", "America/Los_Angeles", "mon-fri 08:00-17:00");
    sit(&table, "Ana Katrina", "Asia/Manila", "mon-fri 09:00-18:00");
    sit(&table, "Kathmandu", "Asia/Kathmandu", "mon-fri 09:00-17:00");
    busy = (struct slot_span){moment("2026-02-03T10:10:00-08:00"),
                              moment("2026-02-03T10:40:00-08:00")};
    table.people[0].busy = &busy;
    table.people[0].busy_count = 1;
    lane_is(&table, 0, date_of(2026, 2, 3), "______________--....##............--____________");
    lane_is(&table, 1, date_of(2026, 2, 3), "....--__________________________--..............");
    lane_is(&table, 2, date_of(2026, 2, 3), "......--_____________________________--.........");
    lane_is(&table, 0, date_of(2026, 2, 7), "________________________________________________");
    table_close(&table);
}

static void a_lane_skips_what_clocks_skip(void **state)
{
    struct table table;

    table_open(&table, state);
    sit(&table, "Dana", "America/Los_Angeles", "sun 03:00-05:00");
    sit(&table, "Night", "UTC", "sun 08:00-09:00");
    lane_is(&table, 0, date_of(2026, 3, 8), "__--  ....--____________________________________");
    /* 01:00 comes twice: first at 08:00 in UTC, when they work, then at 09:00, when they end. */
    lane_is(&table, 1, date_of(2026, 11, 1), "----____________________________________________");
    table_close(&table);
}

static void a_request_that_makes_no_sense_is_refused_in_words(void **state)
{
    struct table table;
    struct slot_request good;
    struct error err = {0};

    table_open(&table, state);
    assert_false(slot_find(&table.result, &table.request, &table.arena, &err));
    assert_non_null(strstr(err.text, "nobody to meet"));
    sit(&table, "Dana", "America/Los_Angeles", "");
    good = table.request;
    table.request.last.day--;
    assert_false(slot_find(&table.result, &table.request, &table.arena, &err));
    assert_string_equal(err.text, "the last day to look at is before the first");
    table.request = good;
    table.request.last.day += SLOT_DAYS_MOST;
    assert_false(slot_find(&table.result, &table.request, &table.arena, &err));
    table.request = good;
    table.request.length = 0;
    assert_false(slot_find(&table.result, &table.request, &table.arena, &err));
    table.request = good;
    table.request.first = DATE_NONE;
    assert_false(slot_find(&table.result, &table.request, &table.arena, &err));
    assert_int_equal(err.kind, ERROR_INVALID);
    table_close(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            los_angeles_and_manila_have_no_hour_together_and_the_least_cost_is_proposed),
        cmocka_unit_test(four_zones_are_each_judged_on_their_own_clock),
        cmocka_unit_test(leaving_one_out_is_offered_where_it_is_better),
        cmocka_unit_test(the_pains_are_those_of_the_day),
        cmocka_unit_test(without_hours_the_usual_ones_are_meant),
        cmocka_unit_test(weekends_are_those_of_the_participant),
        cmocka_unit_test(who_is_busy_or_paused_cannot_come),
        cmocka_unit_test(an_optional_one_may_stay_away),
        cmocka_unit_test(a_hindrance_of_one_shows_in_what_can_be_done_without),
        cmocka_unit_test(the_bad_hour_goes_round),
        cmocka_unit_test(of_two_who_are_hurt_alike_the_one_who_was_spared_is_next),
        cmocka_unit_test(common_hours_are_found_across_the_spring_of_one_zone),
        cmocka_unit_test(hours_that_only_touch_are_no_common_window),
        cmocka_unit_test(clock_changes_in_the_range_are_named_once_for_each_zone),
        cmocka_unit_test(a_day_of_a_clock_change_has_its_own_number_of_starts),
        cmocka_unit_test(midnights_that_are_skipped_or_shown_twice_lose_no_time),
        cmocka_unit_test(one_a_day_leaves_room_for_other_days),
        cmocka_unit_test(what_has_begun_is_not_proposed),
        cmocka_unit_test(a_lane_shows_the_day_on_the_wall_of_the_reader),
        cmocka_unit_test(a_lane_skips_what_clocks_skip),
        cmocka_unit_test(a_request_that_makes_no_sense_is_refused_in_words),
    };

    return cmocka_run_group_tests(tests, zones_setup, zones_teardown);
}
