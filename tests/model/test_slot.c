#include "support/test.h"

#include <string.h>

#include "support/slot_table.h"

static void los_angeles_and_manila_share_no_hour_so_the_least_cost_is_proposed(void **state)
{
    struct slot_table table;

    slot_table_open(&table, state);
    slot_table_sit(&table, "Dana", "America/Los_Angeles", "mon-fri 08:00-17:00");
    slot_table_sit(&table, "Ana Katrina", "Asia/Manila", "mon-fri 09:00-18:00");
    slot_table_find(&table);
    assert_int_equal(table.result.inside, 0);
    assert_int_equal(table.result.windows.people, 1);
    assert_int_equal(table.result.ranked.count, 48);
    slot_part_is(slot_table_best(&table), 0, "Tue 16:00 ok");
    slot_part_is(slot_table_best(&table), 1, "Wed 08:00 edge");
    assert_true(slot_table_best(&table)->total == 1.0);
    assert_int_equal(slot_table_best(&table)->worst, SLOT_EDGE);
    assert_true(slot_table_best(&table)->from == moment("2026-02-04T00:00:00Z"));
    assert_true(slot_table_best(&table)->to == moment("2026-02-04T01:00:00Z"));
    slot_table_close(&table);
}

static void four_zones_are_each_judged_on_their_own_clock(void **state)
{
    struct slot_table table;
    const struct slot *slot = NULL;

    slot_table_open(&table, state);
    slot_table_sit_m203(&table);
    slot_table_find(&table);
    for (size_t i = 0; i < table.result.ranked.count; i++) {
        if (table.result.ranked.items[i].from == moment("2026-02-04T15:30:00-08:00"))
            slot = &table.result.ranked.items[i];
    }
    assert_non_null(slot);
    slot_part_is(slot, 0, "Wed 15:30 ok");
    slot_part_is(slot, 1, "Wed 18:30 !");
    slot_part_is(slot, 2, "Thu 07:30 !");
    slot_part_is(slot, 3, "Thu 08:30 edge");
    assert_true(slot->total == 9.0);
    slot_part_is(slot_table_best(&table), 0, "Wed 16:00 ok");
    slot_part_is(slot_table_best(&table), 1, "Wed 19:00 !");
    slot_part_is(slot_table_best(&table), 2, "Thu 08:00 edge");
    slot_part_is(slot_table_best(&table), 3, "Thu 09:00 ok");
    assert_true(slot_table_best(&table)->parts[1].takes_turn);
    assert_false(slot_table_best(&table)->parts[2].takes_turn);
    slot_table_close(&table);
}

static void leaving_one_out_is_offered_where_it_is_better(void **state)
{
    struct slot_table table;
    const struct slot *without;

    slot_table_open(&table, state);
    slot_table_sit_m203(&table);
    slot_table_find(&table);
    without = &table.result.without.items[0];
    assert_int_equal(table.result.without.count, 3);
    assert_int_equal(without->left_out, 1);
    slot_part_is(without, 0, "Wed 16:00 ok");
    slot_part_is(without, 2, "Thu 08:00 edge");
    slot_part_is(without, 3, "Thu 09:00 ok");
    assert_true(without->total == 1.0);
    assert_true(without->parts[1].cost == 0.0 && !without->parts[1].takes_turn);
    for (size_t i = 0; i < table.result.without.count; i++)
        assert_true(table.result.without.items[i].total < slot_table_best(&table)->total);
    table.request.participant_count = 2;
    slot_table_find(&table);
    assert_int_equal(table.result.without.count, 0);
    slot_table_close(&table);
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
    struct slot_table table;
    struct slot_participant *someone;

    slot_table_open(&table, state);
    someone = slot_table_sit(&table, "Someone", "UTC", "mon-fri 09:00-17:00");
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        const int64_t from = moment(cases[i].at);
        const struct slot_span meeting = {from, from + 3600};
        enum slot_pain pain = slot_pain_of(someone, meeting, &table.arena);

        if (pain != cases[i].pain)
            fail_msg("%s: %s", cases[i].at, slot_pain_name(pain));
    }
    slot_table_close(&table);
}

static void without_hours_the_usual_ones_are_meant(void **state)
{
    struct slot_table table;
    struct slot_participant *silent, *plain;

    slot_table_open(&table, state);
    silent = slot_table_sit(&table, "Silent", "Asia/Kathmandu", "");
    plain = slot_table_sit(&table, "Plain", "Asia/Kathmandu", "mon-fri 09:00-17:00");
    for (int64_t at = moment("2026-02-01T00:00:00Z"); at < moment("2026-02-10T00:00:00Z");
         at += 900) {
        const struct slot_span meeting = {at, at + 900};

        assert_int_equal(slot_pain_of(silent, meeting, &table.arena),
                         slot_pain_of(plain, meeting, &table.arena));
    }
    slot_table_close(&table);
}

static void weekends_are_those_of_the_participant(void **state)
{
    struct slot_table table;

    slot_table_open(&table, state);
    slot_table_sit(&table, "Dana", "America/Los_Angeles", "mon-fri 08:00-17:00");
    slot_table_sit(&table, "Ana Katrina", "Asia/Manila", "mon-fri 09:00-18:00");
    slot_table_days(&table, date_of(2026, 2, 6), date_of(2026, 2, 6));
    slot_table_find(&table);
    for (size_t i = 0; i < table.result.ranked.count; i++) {
        if (table.result.ranked.items[i].from == moment("2026-02-06T17:00:00-08:00"))
            slot_part_is(&table.result.ranked.items[i], 1, "Sat 09:00 !!");
    }
    slot_table_days(&table, date_of(2026, 2, 8), date_of(2026, 2, 8));
    slot_table_find(&table);
    slot_part_is(slot_table_best(&table), 0, "Sun 17:00 !!");
    slot_part_is(slot_table_best(&table), 1, "Mon 09:00 ok");
    slot_table_close(&table);
}

static void who_is_busy_or_paused_cannot_come(void **state)
{
    static const struct pause pause = {.from = {20488}, .to = {20488}}; /* 2026-02-04 */
    struct slot_table table;
    struct slot_span busy[2];
    struct slot_participant *ana;

    slot_table_open(&table, state);
    slot_table_sit(&table, "Dana", "America/Los_Angeles", "mon-fri 08:00-17:00");
    ana = slot_table_sit(&table, "Ana Katrina", "Asia/Manila", "mon-fri 09:00-18:00");
    busy[0] = (struct slot_span){moment("2026-02-04T00:30:00Z"), moment("2026-02-04T00:31:00Z")};
    busy[1] = (struct slot_span){moment("2026-02-04T01:00:00Z"), moment("2026-02-04T01:30:00Z")};
    ana->busy = busy;
    ana->busy_count = 2;
    slot_table_find(&table);
    slot_part_is(slot_table_best(&table), 0, "Tue 15:00 ok");
    slot_part_is(slot_table_best(&table), 1, "Wed 07:00 !");
    assert_int_equal(table.result.ranked.count, 48 - 3);
    ana->pauses = &pause;
    ana->pause_count = 1;
    slot_table_find(&table);
    for (size_t i = 0; i < table.result.ranked.count; i++)
        assert_true(table.result.ranked.items[i].to <= moment("2026-02-04T00:00:00+08:00"));
    assert_int_equal(table.result.ranked.count, 15);
    slot_table_close(&table);
}

static void an_optional_one_may_stay_away(void **state)
{
    struct slot_table table;
    struct slot_span always = {INT64_MIN, INT64_MAX};
    struct slot_participant *ana;

    slot_table_open(&table, state);
    slot_table_sit(&table, "Dana", "America/Los_Angeles", "mon-fri 08:00-17:00");
    ana = slot_table_sit(&table, "Ana Katrina", "Asia/Manila", "mon-fri 09:00-18:00");
    ana->busy = &always;
    ana->busy_count = 1;
    slot_table_find(&table);
    assert_int_equal(table.result.ranked.count, 0);
    ana->optional = true;
    slot_table_find(&table);
    slot_part_is(slot_table_best(&table), 0, "Tue 08:00 ok");
    assert_int_equal(slot_table_best(&table)->absent, 1);
    assert_int_equal(slot_table_best(&table)->parts[1].pain, SLOT_BUSY);
    assert_true(slot_table_best(&table)->total == 8.0);
    assert_int_equal(table.result.inside, 0);
    slot_table_close(&table);
}

static void a_hindrance_of_one_shows_in_what_can_be_done_without(void **state)
{
    struct slot_table table;
    struct slot_span always = {INT64_MIN, INT64_MAX};

    slot_table_open(&table, state);
    slot_table_sit_m203(&table);
    table.people[0].busy = &always;
    table.people[0].busy_count = 1;
    slot_table_find(&table);
    assert_int_equal(table.result.ranked.count, 0);
    assert_int_equal(table.result.without.count, 1);
    assert_int_equal(table.result.without.items[0].left_out, 0);
    slot_table_close(&table);
}

/* Everybody's bad hours, round after round. */
static void play(struct slot_table *table, int rounds, int64_t taken[4])
{
    for (int round = 0; round < rounds; round++) {
        slot_table_find(table);
        for (size_t i = 0; i < table->request.participant_count; i++) {
            if (slot_table_best(table)->parts[i].takes_turn) {
                table->people[i].turns++;
                taken[i]++;
            }
        }
    }
}

static void the_bad_hour_goes_round(void **state)
{
    struct slot_table table;
    int64_t taken[4] = {0};

    slot_table_open(&table, state);
    slot_table_sit(&table, "London", "Europe/London", "mon-fri 09:00-17:00");
    slot_table_sit(&table, "Los Angeles", "America/Los_Angeles", "mon-fri 09:00-17:00");
    slot_table_sit(&table, "Tokyo", "Asia/Tokyo", "mon-fri 09:00-17:00");
    slot_table_days(&table, date_of(2026, 2, 3), date_of(2026, 2, 4));
    play(&table, 12, taken);
    for (size_t i = 0; i < 3; i++)
        assert_in_range(taken[i], 3, 6);
    slot_table_close(&table);
}

static void of_two_who_are_hurt_alike_the_one_who_was_spared_is_next(void **state)
{
    struct slot_table table;
    int64_t taken[4] = {0};

    slot_table_open(&table, state);
    slot_table_sit(&table, "West", "Etc/GMT+6", "mon-fri 09:00-17:00");
    slot_table_sit(&table, "East", "Etc/GMT-6", "mon-fri 09:00-17:00");
    for (int round = 1; round <= 6; round++) {
        play(&table, 1, taken);
        assert_int_equal(taken[0] + taken[1], round);
        assert_true(taken[0] - taken[1] <= 1 && taken[1] - taken[0] <= 1);
    }
    slot_table_close(&table);
}

static void one_a_day_leaves_room_for_other_days(void **state)
{
    struct slot_table table;

    slot_table_open(&table, state);
    slot_table_sit_m203(&table);
    slot_table_days(&table, date_of(2026, 2, 2), date_of(2026, 2, 6));
    table.request.per_day = 1;
    table.request.most = 3;
    slot_table_find(&table);
    assert_int_equal(table.result.ranked.count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(zone_date(table.request.zone, table.result.ranked.items[i].from).day,
                         date_of(2026, 2, 2).day + (int)i);
        slot_part_is(&table.result.ranked.items[i], 0,
                     (const char *[]){"Mon 16:00 ok", "Tue 16:00 ok", "Wed 16:00 ok"}[i]);
    }
    table.request.per_day = 2;
    table.request.most = 0;
    slot_table_find(&table);
    for (size_t i = 0; i < table.result.ranked.count; i++) {
        for (size_t j = 0; j < i; j++)
            assert_true(table.result.ranked.items[i].from >= table.result.ranked.items[j].to
                        || table.result.ranked.items[j].from >= table.result.ranked.items[i].to);
    }
    slot_table_close(&table);
}

static void what_has_begun_is_not_proposed(void **state)
{
    struct slot_table table;

    slot_table_open(&table, state);
    slot_table_sit(&table, "Dana", "America/Los_Angeles", "mon-fri 08:00-17:00");
    table.request.not_before = moment("2026-02-03T08:40:00-08:00");
    slot_table_find(&table);
    slot_part_is(slot_table_best(&table), 0, "Tue 09:00 ok");
    assert_int_equal(table.result.ranked.count, 30);
    slot_table_close(&table);
}

static void a_request_that_makes_no_sense_is_refused_in_words(void **state)
{
    struct slot_table table;
    struct slot_request good;
    struct error err = {0};

    slot_table_open(&table, state);
    assert_false(slot_find(&table.result, &table.request, &table.arena, &err));
    assert_non_null(strstr(err.text, "nobody to meet"));
    slot_table_sit(&table, "Dana", "America/Los_Angeles", "");
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
    slot_table_close(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(los_angeles_and_manila_share_no_hour_so_the_least_cost_is_proposed),
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
        cmocka_unit_test(one_a_day_leaves_room_for_other_days),
        cmocka_unit_test(what_has_begun_is_not_proposed),
        cmocka_unit_test(a_request_that_makes_no_sense_is_refused_in_words),
    };

    return cmocka_run_group_tests(tests, zones_setup, zones_teardown);
}
