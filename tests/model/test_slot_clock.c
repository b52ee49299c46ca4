#include "support/test.h"

#include "support/slot_table.h"

/*
 * From 29 March on Paris goes home at the very moment at which New York begins, and four are never
 * at work together.
 */
static void common_hours_end_with_the_spring_of_one_zone(void **state)
{
    struct slot_table table;

    slot_table_open(&table, state);
    table.request.zone = zone_utc();
    table.request.length = 30;
    slot_table_sit(&table, "Paris", "Europe/Paris", "mon-fri 09:00-15:00");
    slot_table_sit(&table, "New York", "America/New_York", "mon-fri 09:00-17:00");
    slot_table_sit(&table, "Kolkata", "Asia/Kolkata", "mon-fri 09:30-19:00");
    slot_table_sit(&table, "Dubai", "Asia/Dubai", "mon-fri 09:00-17:30");
    slot_table_days(&table, date_of(2026, 3, 23), date_of(2026, 3, 23));
    slot_table_find(&table);
    assert_int_equal(table.result.windows.people, 4);
    assert_int_equal(table.result.windows.count, 1);
    assert_true(table.result.windows.items[0].from == moment("2026-03-23T13:00:00Z"));
    assert_true(table.result.windows.items[0].to == moment("2026-03-23T13:30:00Z"));
    assert_int_equal(table.result.inside, 1);
    slot_table_days(&table, date_of(2026, 3, 30), date_of(2026, 3, 30));
    slot_table_find(&table);
    assert_int_equal(table.result.windows.people, 3);
    assert_int_equal(table.result.inside, 0);
    slot_table_close(&table);
}

static void hours_that_only_touch_are_no_common_window(void **state)
{
    struct slot_table table;

    slot_table_open(&table, state);
    table.request.zone = zone_utc();
    slot_table_sit(&table, "Early", "UTC", "mon-fri 08:00-12:00");
    slot_table_sit(&table, "Late", "UTC", "mon-fri 12:00-17:00");
    slot_table_find(&table);
    assert_int_equal(table.result.windows.people, 1);
    assert_int_equal(table.result.windows.count, 1); /* they touch, so it is one */
    assert_true(table.result.windows.items[0].from == moment("2026-02-03T08:00:00Z"));
    assert_true(table.result.windows.items[0].to == moment("2026-02-03T17:00:00Z"));
    slot_table_close(&table);
}

static void clock_changes_in_the_range_are_named_once_for_each_zone(void **state)
{
    struct slot_table table;

    slot_table_open(&table, state);
    slot_table_sit_m203(&table);
    slot_table_find(&table);
    assert_int_equal(table.result.change_count, 2);
    assert_true(table.result.changes[0].at == moment("2026-03-08T07:00:00Z"));
    assert_string_equal(zone_name(table.result.changes[0].zone), "America/New_York");
    assert_string_equal(zone_name(table.result.changes[1].zone), "America/Los_Angeles");
    assert_false(table.result.changes[0].in_range);
    slot_table_days(&table, date_of(2026, 3, 6), date_of(2026, 3, 8));
    slot_table_find(&table);
    assert_int_equal(table.result.change_count, 2);
    assert_true(table.result.changes[0].in_range && table.result.changes[1].in_range);
    slot_table_close(&table);
}

static void a_day_of_a_clock_change_has_its_own_number_of_starts(void **state)
{
    static const struct {
        int month, day;
        size_t count;
    } cases[] = {{3, 7, 48}, {3, 8, 46}, {11, 1, 50}, {11, 2, 48}};
    struct slot_table table;

    slot_table_open(&table, state);
    slot_table_sit(&table, "Dana", "America/Los_Angeles", "mon-sun 00:00-24:00");
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        const struct date day = date_of(2026, cases[i].month, cases[i].day);

        slot_table_days(&table, day, day);
        slot_table_find(&table);
        assert_int_equal(table.result.ranked.count, cases[i].count);
        assert_int_equal(table.result.inside, cases[i].count);
        assert_int_equal(table.result.windows.count, 1);
    }
    slot_table_close(&table);
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
    struct slot_table table;

    slot_table_open(&table, state);
    slot_table_sit(&table, "Somebody", "UTC", "mon-sun 00:00-24:00");
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        const struct date day = date_of(cases[i].year, cases[i].month, cases[i].day);

        table.request.zone = zones_want(table.zones, cases[i].zone);
        slot_table_days(&table, day, day);
        slot_table_find(&table);
        if (table.result.ranked.count != cases[i].count)
            fail_msg("%s: %zu", cases[i].zone, table.result.ranked.count);
        for (size_t j = 0; j < table.result.ranked.count; j++)
            assert_int_equal(zone_date(table.request.zone, table.result.ranked.items[j].from).day,
                             day.day);
    }
    slot_table_close(&table);
}

static void lane_is(struct slot_table *table, size_t participant, struct date day,
                    const char *expected)
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
    struct slot_table table;
    struct slot_span busy;

    slot_table_open(&table, state);
    slot_table_sit(&table, "Dana", "America/Los_Angeles", "mon-fri 08:00-17:00");
    slot_table_sit(&table, "Ana Katrina", "Asia/Manila", "mon-fri 09:00-18:00");
    slot_table_sit(&table, "Kathmandu", "Asia/Kathmandu", "mon-fri 09:00-17:00");
    busy = (struct slot_span){moment("2026-02-03T10:10:00-08:00"),
                              moment("2026-02-03T10:40:00-08:00")};
    table.people[0].busy = &busy;
    table.people[0].busy_count = 1;
    lane_is(&table, 0, date_of(2026, 2, 3), "______________--....##............--____________");
    lane_is(&table, 1, date_of(2026, 2, 3), "....--__________________________--..............");
    lane_is(&table, 2, date_of(2026, 2, 3), "......--_____________________________--.........");
    lane_is(&table, 0, date_of(2026, 2, 7), "________________________________________________");
    slot_table_close(&table);
}

static void a_lane_skips_what_clocks_skip(void **state)
{
    struct slot_table table;

    slot_table_open(&table, state);
    slot_table_sit(&table, "Dana", "America/Los_Angeles", "sun 03:00-05:00");
    slot_table_sit(&table, "Night", "UTC", "sun 08:00-09:00");
    lane_is(&table, 0, date_of(2026, 3, 8), "__--  ....--____________________________________");
    /* 01:00 comes twice: first at 08:00 in UTC, when they work, then at 09:00, when they end. */
    lane_is(&table, 1, date_of(2026, 11, 1), "----____________________________________________");
    slot_table_close(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(common_hours_end_with_the_spring_of_one_zone),
        cmocka_unit_test(hours_that_only_touch_are_no_common_window),
        cmocka_unit_test(clock_changes_in_the_range_are_named_once_for_each_zone),
        cmocka_unit_test(a_day_of_a_clock_change_has_its_own_number_of_starts),
        cmocka_unit_test(midnights_that_are_skipped_or_shown_twice_lose_no_time),
        cmocka_unit_test(a_lane_shows_the_day_on_the_wall_of_the_reader),
        cmocka_unit_test(a_lane_skips_what_clocks_skip),
    };

    return cmocka_run_group_tests(tests, zones_setup, zones_teardown);
}
