#include "support/test.h"

#include <liaise/date.h>

#include <stdio.h>
#include <string.h>
#include <time.h>

static const char *written(struct date date)
{
    static char text[DATE_TEXT_SIZE];

    return date_write(date, text);
}

static void every_day_agrees_with_the_c_library(void **state)
{
    (void)state;
    for (int day = -800000; day < 3000000; day += 37) {
        time_t seconds = (time_t)day * INSTANT_DAY;
        struct tm tm;
        struct civil civil = date_civil((struct date){day});

        assert_non_null(gmtime_r(&seconds, &tm));
        assert_int_equal(civil.year, tm.tm_year + 1900);
        assert_int_equal(civil.month, tm.tm_mon + 1);
        assert_int_equal(civil.day, tm.tm_mday);
        assert_int_equal(date_weekday((struct date){day}), (tm.tm_wday + 6) % 7);
        assert_int_equal(date_of(civil.year, civil.month, civil.day).day, day);
    }
}

static void week_numbers_agree_with_the_c_library(void **state)
{
    (void)state;
    for (int day = 0; day < 20000; day++) {
        time_t seconds = (time_t)day * INSTANT_DAY;
        struct tm tm;
        char week[8], expected[8];

        assert_non_null(gmtime_r(&seconds, &tm));
        assert_true(strftime(expected, sizeof(expected), "%V", &tm));
        (void)snprintf(week, sizeof(week), "%02d", date_week((struct date){day}));
        assert_string_equal(week, expected);
    }
}

static void a_written_day_reads_back_as_itself(void **state)
{
    struct error err = {0};

    (void)state;
    for (int day = date_of(1, 1, 1).day; day <= date_of(9999, 12, 31).day; day += 11) {
        struct date date = {0};

        must(date_read(&date, written((struct date){day}), &err));
        assert_int_equal(date.day, day);
    }
}

static void days_that_do_not_exist_are_refused(void **state)
{
    static const char *const texts[] = {
        "", "2026", "2026-2-3", "2026-02-30", "2025-02-29", "2100-02-29", "2026-13-01",
        "2026-00-10", "2026-01-00", "2026-04-31", "0000-01-01", " 2026-01-01", "2026-01-01 ",
        "2026/01/01", "2026-01-1x", "-026-01-01", "+026-01-01", "2026-01-01T10:00", "26-01-01",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        struct error err = {0};
        struct date date = {7};

        if (date_read(&date, texts[i], &err))
            fail_msg("'%s' was read as a day", texts[i]);
        assert_int_equal(err.kind, ERROR_INVALID);
        assert_int_equal(date.day, 7);
    }
}

static void leap_days_follow_the_rule_of_centuries(void **state)
{
    (void)state;
    assert_int_equal(days_in_month(2024, 2), 29);
    assert_int_equal(days_in_month(2025, 2), 28);
    assert_int_equal(days_in_month(2000, 2), 29);
    assert_int_equal(days_in_month(2100, 2), 28);
    assert_int_equal(days_in_month(2026, 4), 30);
    assert_int_equal(days_in_month(2026, 12), 31);
}

static void adding_months_ends_on_the_last_day_there_is(void **state)
{
    static const struct {
        int year, month, day, months;
        const char *expected;
    } rows[] = {
        {2026, 1, 31, 1, "2026-02-28"},   {2024, 1, 31, 1, "2024-02-29"},
        {2026, 11, 30, 3, "2027-02-28"},  {2026, 3, 31, -1, "2026-02-28"},
        {2026, 1, 15, -1, "2025-12-15"},  {2026, 1, 15, -13, "2024-12-15"},
        {2024, 2, 29, 12, "2025-02-28"},  {2026, 5, 5, 0, "2026-05-05"},
        {2026, 12, 31, 120, "2036-12-31"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct date date = date_of(rows[i].year, rows[i].month, rows[i].day);

        assert_string_equal(written(date_add_months(date, rows[i].months)), rows[i].expected);
    }
}

static void the_ends_of_time_do_not_overflow(void **state)
{
    static const int32_t days[] = {INT32_MIN + 1, INT32_MAX, 0};
    char text[WALL_TEXT_SIZE];

    (void)state;
    for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++) {
        struct date date = {days[i]};

        assert_in_range(date_weekday(date), 0, 6);
        assert_in_range(date_week(date), 1, 53);
        assert_true(date_is_set(date_add_months(date, INT32_MAX)));
        assert_true(date_is_set(date_add_months(date, INT32_MIN)));
        assert_true(strlen(written(date)) < DATE_TEXT_SIZE - 1);
    }
    assert_int_equal(date_of(INT32_MAX, 12, 31).day, INT32_MAX);
    assert_int_equal(date_of(INT32_MIN, 1, 1).day, INT32_MIN + 1);
    assert_int_equal(wall_date(INT64_MAX).day, INT32_MAX);
    assert_in_range(wall_minute(INT64_MAX), 0, 1439);
    assert_in_range(wall_minute(INT64_MIN + 1), 0, 1439);
    assert_true(strlen(wall_write(INT64_MIN + 1, text)) < WALL_TEXT_SIZE - 1);
}

static void no_date_is_written_as_nothing(void **state)
{
    char text[WALL_TEXT_SIZE];

    (void)state;
    assert_string_equal(written(DATE_NONE), "");
    assert_string_equal(wall_write(WALL_NONE, text), "");
    assert_false(date_is_set(wall_date(WALL_NONE)));
}

static void a_wall_time_reads_back_as_itself(void **state)
{
    static const char *const texts[] = {"2026-02-03T15:30", "1969-12-31T23:59",
                                        "0001-01-01T00:00", "9999-12-31T23:59"};
    struct error err = {0};
    char text[WALL_TEXT_SIZE];
    int64_t wall;

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        must(wall_read(&wall, texts[i], &err));
        assert_string_equal(wall_write(wall, text), texts[i]);
    }
    must(wall_read(&wall, "1969-12-31T23:59", &err));
    assert_int_equal(wall, -60);
    assert_string_equal(written(wall_date(wall)), "1969-12-31");
    assert_int_equal(wall_minute(wall), 23 * 60 + 59);
}

static void wall_times_that_do_not_exist_are_refused(void **state)
{
    static const char *const texts[] = {
        "", "2026-02-03", "2026-02-03T", "2026-02-03T24:00", "2026-02-03T10:60",
        "2026-02-03 10:00", "2026-02-03T10:00:00", "2026-02-03T10:00Z", "2026-02-30T10:00",
        "2026-02-03T1:00", "2026-02-03T+1:00",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        struct error err = {0};
        int64_t wall = 7;

        if (wall_read(&wall, texts[i], &err))
            fail_msg("'%s' was read as a wall time", texts[i]);
        assert_int_equal(err.kind, ERROR_INVALID);
        assert_int_equal(wall, 7);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_agrees_with_the_c_library),
        cmocka_unit_test(week_numbers_agree_with_the_c_library),
        cmocka_unit_test(a_written_day_reads_back_as_itself),
        cmocka_unit_test(days_that_do_not_exist_are_refused),
        cmocka_unit_test(leap_days_follow_the_rule_of_centuries),
        cmocka_unit_test(adding_months_ends_on_the_last_day_there_is),
        cmocka_unit_test(the_ends_of_time_do_not_overflow),
        cmocka_unit_test(no_date_is_written_as_nothing),
        cmocka_unit_test(a_wall_time_reads_back_as_itself),
        cmocka_unit_test(wall_times_that_do_not_exist_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
