#include "support/test.h"

#include <stdio.h>
#include <string.h>

#include <liaise/org.h>

static void the_quadrants_part_at_three_and_a_half(void **state)
{
    static const struct {
        int64_t power, interest;
        const char *name;
    } cases[] = {
        {5, 5, "manage_closely"}, {4, 4, "manage_closely"}, {4, 3, "keep_satisfied"},
        {3, 4, "keep_informed"},  {3, 3, "monitor"},        {5, 1, "keep_satisfied"},
        {1, 5, "keep_informed"},  {1, 1, "monitor"},        {NUMBER_NONE, NUMBER_NONE, "monitor"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct org org;

        record_init(&org_noun, &org);
        org.power = cases[i].power;
        org.interest = cases[i].interest;
        assert_string_equal(quadrant_name(org_quadrant(&org)), cases[i].name);
    }
}

/* "08:00-17:00" for one day; "" when closed. */
static void write_day(char text[64], const struct working_day *day)
{
    size_t length = 0;

    text[0] = '\0';
    for (int i = 0; i < day->count; i++) {
        length +=
            (size_t)snprintf(text + length, 64 - length, "%s%02d:%02d-%02d:%02d", i ? " " : "",
                             day->stretches[i].from / 60, day->stretches[i].from % 60,
                             day->stretches[i].to / 60, day->stretches[i].to % 60);
    }
}

static void hours_are_read_for_each_weekday(void **state)
{
    static const struct {
        const char *text, *monday, *friday, *saturday, *sunday;
    } cases[] = {
        {"mon-fri 08:00-17:00", "08:00-17:00", "08:00-17:00", "", ""},
        {"mon-sun 00:00-24:00", "00:00-24:00", "00:00-24:00", "00:00-24:00", "00:00-24:00"},
        {"mon-fri 08:00-17:00, sat 10:00-14:00", "08:00-17:00", "08:00-17:00", "10:00-14:00", ""},
        {"mon-thu 18:30-21:00, sat 10:00-14:00", "18:30-21:00", "", "10:00-14:00", ""},
        {"mon-fri 08:00-12:00 13:00-17:00", "08:00-12:00 13:00-17:00", "08:00-12:00 13:00-17:00",
         "", ""},
        {"mon 13:00-17:00, mon 08:00-12:00, fri 09:00-10:00", "08:00-12:00 13:00-17:00",
         "09:00-10:00", "", ""},
        {"mon-fri 08:00-12:00, 12:00-17:00", "08:00-12:00 12:00-17:00", "08:00-12:00 12:00-17:00",
         "", ""},
        {"fri-mon 09:00-10:00", "09:00-10:00", "09:00-10:00", "09:00-10:00", "09:00-10:00"},
        {"sat 22:00-24:00,sun 00:00-06:00", "", "", "22:00-24:00", "00:00-06:00"},
        {"", "", "", "", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct working_day days[7];
        struct error err = {0};
        char text[64];

        if (!hours_read(days, cases[i].text, &err))
            fail_msg("%s", err.text);
        write_day(text, &days[0]);
        assert_string_equal(text, cases[i].monday);
        write_day(text, &days[4]);
        assert_string_equal(text, cases[i].friday);
        write_day(text, &days[5]);
        assert_string_equal(text, cases[i].saturday);
        write_day(text, &days[6]);
        assert_string_equal(text, cases[i].sunday);
    }
}

static void what_are_no_hours_is_refused(void **state)
{
    static const char *const cases[] = {
        "mon-fri",
        "08:00-17:00",
        "mon-fri 8-17",
        "mon-fri 08:00",
        "mon-fri 08:00-",
        "mon-fri 17:00-08:00",
        "mon-fri 08:00-08:00",
        "mon-fri 08:00-24:01",
        "mon-fri 08:60-17:00",
        "mon-fri 25:00-26:00",
        "mon-fri08:00-17:00",
        "mon-fri 08:00-17:00x",
        "mon-fry 08:00-17:00",
        "always",
        "mon 08:00-12:00, mon 11:00-13:00",
        "mon 11:00-13:00 08:00-12:00",
        "mon 01:00-02:00 03:00-04:00 05:00-06:00 07:00-08:00 09:00-10:00",
        "mon-fri 0\xc3\xa9:00-17:00",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct working_day days[7], before[7];
        struct error err = {0};

        memset(days, 0x5a, sizeof(days));
        memcpy(before, days, sizeof(days));
        if (hours_read(days, cases[i], &err))
            fail_msg("'%s' was taken for working hours", cases[i]);
        assert_int_equal(err.kind, ERROR_INVALID);
        assert_memory_equal(days, before, sizeof(days));
    }
}

static void the_last_minute_is_not_open(void **state)
{
    struct working_day days[7];
    struct error err = {0};

    (void)state;
    must(hours_read(days, "mon-fri 08:00-12:00 13:00-17:00, sun 20:00-24:00", &err));
    assert_false(hours_are_open(days, 0, 8 * 60 - 1));
    assert_true(hours_are_open(days, 0, 8 * 60));
    assert_true(hours_are_open(days, 0, 12 * 60 - 1));
    assert_false(hours_are_open(days, 0, 12 * 60));
    assert_true(hours_are_open(days, 4, 13 * 60));
    assert_false(hours_are_open(days, 5, 13 * 60));
    assert_true(hours_are_open(days, 6, 24 * 60 - 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_quadrants_part_at_three_and_a_half),
        cmocka_unit_test(hours_are_read_for_each_weekday),
        cmocka_unit_test(what_are_no_hours_is_refused),
        cmocka_unit_test(the_last_minute_is_not_open),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
