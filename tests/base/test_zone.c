#include "support/test.h"

#include <stdio.h>
#include <string.h>

#include "support/zones.h"

static void every_zone_agrees_with_the_c_library_from_1970_to_2100(void **state)
{
    struct zones_fixture *fixture = *state;
    const char *const *names;
    struct error err = {0};
    size_t count = 0, changes = 0;

    must(zones_names(fixture->zones, &names, &count, &fixture->temp->arena, &err));
    assert_true(count > 400);
    for (size_t i = 0; i < count; i++) {
        use_libc_zone(names[i]);
        changes += compare_with_libc(zones_want(fixture->zones, names[i]), 0,
                                     moment("2100-01-01T00:00:00Z"), INSTANT_DAY * 43 + 1801);
    }
    use_libc_zone("UTC");
    assert_true(changes > 20000);
}

static void the_odd_zones_agree_with_the_c_library_for_two_centuries(void **state)
{
    static const char *const names[] = {
        "Africa/Casablanca", "Africa/El_Aaiun", "Africa/Monrovia", "America/New_York",
        "America/Nuuk", "America/Sao_Paulo", "America/St_Johns", "Antarctica/Troll",
        "Asia/Gaza", "Asia/Jerusalem", "Asia/Kathmandu", "Asia/Tehran", "Australia/Lord_Howe",
        "Europe/Dublin", "Europe/Paris", "Pacific/Apia", "Pacific/Chatham", "Pacific/Kwajalein",
        "UTC",
    };
    struct zones_fixture *fixture = *state;

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        use_libc_zone(names[i]);
        (void)compare_with_libc(zones_want(fixture->zones, names[i]),
                                moment("1901-01-01T00:00:00Z"), moment("2120-01-01T00:00:00Z"),
                                INSTANT_DAY * 3 - 1799);
    }
    use_libc_zone("UTC");
}

static void a_wall_time_means_the_moment_it_should(void **state)
{
    static const struct {
        const char *zone, *wall, *instant;
        enum wall_kind kind;
    } rows[] = {
        {"Europe/Paris", "2026-07-01T12:00", "2026-07-01T10:00:00Z", WALL_EXACT},
        {"Europe/Paris", "2026-03-29T01:59", "2026-03-29T00:59:00Z", WALL_EXACT},
        {"Europe/Paris", "2026-03-29T02:00", "2026-03-29T01:00:00Z", WALL_GAP},
        {"Europe/Paris", "2026-03-29T02:59", "2026-03-29T01:59:00Z", WALL_GAP},
        {"Europe/Paris", "2026-03-29T03:00", "2026-03-29T01:00:00Z", WALL_EXACT},
        {"Europe/Paris", "2026-10-25T01:59", "2026-10-24T23:59:00Z", WALL_EXACT},
        {"Europe/Paris", "2026-10-25T02:00", "2026-10-25T00:00:00Z", WALL_FOLD},
        {"Europe/Paris", "2026-10-25T02:59", "2026-10-25T00:59:00Z", WALL_FOLD},
        {"Europe/Paris", "2026-10-25T03:00", "2026-10-25T02:00:00Z", WALL_EXACT},
        {"Europe/Paris", "2090-03-26T02:30", "2090-03-26T01:30:00Z", WALL_GAP},
        {"Europe/Dublin", "2026-03-29T01:30", "2026-03-29T01:30:00Z", WALL_GAP},
        {"Europe/Dublin", "2026-10-25T01:30", "2026-10-25T00:30:00Z", WALL_FOLD},
        {"Europe/Dublin", "2026-12-01T12:00", "2026-12-01T12:00:00Z", WALL_EXACT},
        {"America/New_York", "2026-11-01T01:30", "2026-11-01T05:30:00Z", WALL_FOLD},
        {"America/New_York", "2026-03-08T02:30", "2026-03-08T07:30:00Z", WALL_GAP},
        /* half an hour only */
        {"Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45:00Z", WALL_GAP},
        {"Australia/Lord_Howe", "2026-10-04T02:30", "2026-10-03T15:30:00Z", WALL_EXACT},
        {"Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00Z", WALL_FOLD},
        {"Australia/Lord_Howe", "2026-04-05T01:29", "2026-04-04T14:29:00Z", WALL_EXACT},
        /* back for Ramadan, in changes that are listed one by one until 2087 */
        {"Africa/Casablanca", "2026-02-15T02:30", "2026-02-15T01:30:00Z", WALL_FOLD},
        {"Africa/Casablanca", "2026-03-22T02:30", "2026-03-22T02:30:00Z", WALL_GAP},
        /* Samoa had no 30 December 2011 */
        {"Pacific/Apia", "2011-12-30T12:00", "2011-12-30T22:00:00Z", WALL_GAP},
        {"Pacific/Apia", "2011-12-31T00:00", "2011-12-30T10:00:00Z", WALL_EXACT},
        /* Kwajalein had no 21 August 1993 */
        {"Pacific/Kwajalein", "1993-08-21T12:00", "1993-08-22T00:00:00Z", WALL_GAP},
        /* Juneau, sold by Russia to the United States, had that day twice */
        {"America/Juneau", "1867-10-19T12:00", "1867-10-18T20:57:41Z", WALL_FOLD},
        {"UTC", "2026-03-29T02:30", "2026-03-29T02:30:00Z", WALL_EXACT},
    };
    struct zones_fixture *fixture = *state;

    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        const struct zone *zone = zones_want(fixture->zones, rows[i].zone);
        char text[INSTANT_TEXT_SIZE];
        enum wall_kind kind;
        int64_t instant = zone_instant(zone, wall_of(rows[i].wall), &kind);

        instant_write(instant, zone_utc(), text);
        if (strcmp(text, rows[i].instant) != 0 || kind != rows[i].kind)
            fail_msg("%s in %s is %s (%d), not %s (%d)", rows[i].wall, rows[i].zone, text, kind,
                     rows[i].instant, rows[i].kind);
        assert_int_equal(zone_instant(zone, wall_of(rows[i].wall), NULL), instant);
    }
}

static void a_zone_without_changes_never_has_a_next_one(void **state)
{
    struct zones_fixture *fixture = *state;

    assert_int_equal(zone_next_change(zone_utc(), 0), INSTANT_NONE);
    assert_int_equal(zone_next_change(zones_want(fixture->zones, "Asia/Tokyo"), 0), INSTANT_NONE);
}

static void the_next_change_is_after_the_moment_never_at_it(void **state)
{
    struct zones_fixture *fixture = *state;
    const struct zone *paris = zones_want(fixture->zones, "Europe/Paris");
    int64_t spring = moment("2026-03-29T01:00:00Z"), autumn = moment("2026-10-25T01:00:00Z");

    assert_int_equal(zone_next_change(paris, spring - 1), spring);
    assert_int_equal(zone_next_change(paris, spring), autumn);
    assert_int_equal(zone_next_change(paris, moment("2096-12-31T00:00:00Z")),
                     moment("2097-03-31T01:00:00Z"));
}

static void the_day_in_a_zone_is_that_of_its_own_clocks(void **state)
{
    struct zones_fixture *fixture = *state;
    const struct zone *tokyo = zones_want(fixture->zones, "Asia/Tokyo");
    int64_t instant = moment("2026-11-22T23:30:00Z");
    char text[DATE_TEXT_SIZE];

    assert_string_equal(date_write(zone_date(tokyo, instant), text), "2026-11-23");
    assert_string_equal(date_write(zone_date(zone_utc(), instant), text), "2026-11-22");
    assert_false(date_is_set(zone_date(zone_utc(), INSTANT_NONE)));
}

static void the_ends_of_time_do_not_overflow(void **state)
{
    static const int64_t instants[] = {INT64_MIN, INT64_MIN + 1, INT64_MAX, INT64_MAX - 1};
    static const char *const names[] = {"Europe/Paris", "Asia/Tokyo", "Africa/Monrovia", "UTC"};
    struct zones_fixture *fixture = *state;
    char text[INSTANT_TEXT_SIZE];

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        const struct zone *zone = zones_want(fixture->zones, names[i]);

        for (size_t k = 0; k < sizeof(instants) / sizeof(*instants); k++) {
            (void)zone_local(zone, instants[k]);
            (void)zone_instant(zone, instants[k], NULL);
            (void)zone_next_change(zone, instants[k]);
            (void)zone_date(zone, instants[k]);
            assert_true(strlen(instant_write(instants[k], zone, text)) < INSTANT_TEXT_SIZE - 1);
        }
        assert_int_equal(zone_instant(zone, WALL_NONE, NULL), INSTANT_NONE);
    }
}

#define TEST(claim) cmocka_unit_test_setup_teardown(claim, zones_setup, zones_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_zone_agrees_with_the_c_library_from_1970_to_2100),
        TEST(the_odd_zones_agree_with_the_c_library_for_two_centuries),
        TEST(a_wall_time_means_the_moment_it_should),
        TEST(a_zone_without_changes_never_has_a_next_one),
        TEST(the_next_change_is_after_the_moment_never_at_it),
        TEST(the_day_in_a_zone_is_that_of_its_own_clocks),
        TEST(the_ends_of_time_do_not_overflow),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
