#include "support/test.h"

#include <liaise/when.h>

#include <string.h>

#include "support/when.h"

static void a_reading_is_shown_in_full(void **state)
{
    static const struct {
        const char *text, *expected;
    } rows[] = {
        {"27 nov 9:00", "Fri 27 Nov 2026 09:00 CET, in 8 months"},
        {"tue 14:00", "Tue 31 Mar 2026 14:00 CEST, in 6 days"},
        {"27 nov 9-10:30", "Fri 27 Nov 2026 09:00\u201310:30 CET, in 8 months"},
        {"today", "Wed 25 Mar 2026, today"},
        {"tomorrow", "Thu 26 Mar 2026, tomorrow"},
        {"yesterday", "Tue 24 Mar 2026, yesterday"},
        {"-2d", "Mon 23 Mar 2026, 2 days ago"},
        {"+13d", "Tue 7 Apr 2026, in 13 days"},
        {"2w", "Wed 8 Apr 2026, in 2 weeks"},
        {"2y", "Sat 25 Mar 2028, in 2 years"},
        {"1y", "Thu 25 Mar 2027, in 12 months"},
        {"now", "Wed 25 Mar 2026 10:20 CET, now"},
        {"+45min", "Wed 25 Mar 2026 11:05 CET, in 45 minutes"},
        {"-1h", "Wed 25 Mar 2026 09:20 CET, 1 hour ago"},
        {"18:00", "Wed 25 Mar 2026 18:00 CET, in 7 hours"},
        {"fri 9:00 tokyo", "Fri 27 Mar 2026 09:00 JST (01:00 CET), in 2 days"},
        {"fri 1:00 tokyo", "Fri 27 Mar 2026 01:00 JST (Thu 26 Mar 17:00 CET), tomorrow"},
        {"fri 9:00 berlin", "Fri 27 Mar 2026 09:00 CET, in 2 days"},
        {"29 mar 2:30", "Sun 29 Mar 2026 03:30 CEST, in 4 days; clocks skip 02:30"},
        {"29 mar 1:30-2:30", "Sun 29 Mar 2026 01:30\u201303:30 CET, in 4 days"},
        {"25 oct 2:30",
         "Sun 25 Oct 2026 02:30 CEST, in 7 months; 02:30 comes twice, this is the first"},
    };
    struct when_fixture *fixture = *state;

    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct error err = {0};
        char text[WHEN_TEXT_SIZE];
        struct when when;

        must(when_read(&when, rows[i].text, &fixture->options, &err));
        assert_string_equal(when_write(&when, fixture->options.now, text), rows[i].expected);
    }
}

static void a_clock_change_is_noticed(void **state)
{
    static const struct {
        const char *text;
        enum wall_kind kind;
    } rows[] = {
        {"29 mar 2:30", WALL_GAP},    {"29 mar 3:00", WALL_EXACT}, {"25 oct 2:30", WALL_FOLD},
        {"25 oct 3:00", WALL_EXACT},  {"8 mar 2027 2:30 new york", WALL_EXACT},
        {"1 nov 1:30 new york", WALL_FOLD}, {"4 oct 2:15 lord howe", WALL_GAP},
    };
    struct when_fixture *fixture = *state;

    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct error err = {0};
        struct when when;

        must(when_read(&when, rows[i].text, &fixture->options, &err));
        assert_int_equal(when.kind, rows[i].kind);
    }
}

static void due_dates_fit_their_column(void **state)
{
    static const struct {
        int days;
        const char *expected;
    } rows[] = {
        {0, "today"},      {-1, "1d LATE"},   {-9, "9d LATE"},   {-10, "1w LATE"},
        {-69, "9w LATE"},  {-70, "2m LATE"},  {-299, "9m LATE"}, {-300, "1y LATE"},
        {-9999, "9y LATE"}, {1, "Mon 23"},    {2, "Tue 24"},     {8, "Mon 30"},
        {27, "Sat 19"},    {28, "20 Dec"},    {100, "2 Mar"},    {334, "22 Oct"},
        {335, "2027-10"},  {800, "2029-01"},
    };
    struct date today = date_of(2026, 11, 22);
    char text[DATE_TEXT_SIZE];

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct date date = {today.day + rows[i].days};

        assert_string_equal(due_write(date, today, text), rows[i].expected);
    }
    for (int days = -4000; days < 4000; days++)
        assert_true(strlen(due_write((struct date){today.day + days}, today, text)) <= 7);
    assert_string_equal(due_write(DATE_NONE, today, text), "\u2014");
}

static void ages_fit_their_column(void **state)
{
    static const struct {
        int days;
        const char *expected;
    } rows[] = {
        {-5, "0d"},   {0, "0d"},     {34, "34d"},   {99, "99d"},   {100, "14w"}, {181, "25w"},
        {183, "6mo"}, {426, "14mo"}, {729, "23mo"}, {731, "2y"},   {1096, "3y"},
    };
    struct date today = date_of(2026, 11, 22);
    char text[DATE_TEXT_SIZE];

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct date since = {today.day - rows[i].days};

        assert_string_equal(age_write(since, today, text), rows[i].expected);
    }
    for (int days = 0; days < 400000; days++)
        assert_true(strlen(age_write((struct date){today.day - days}, today, text)) <= 4);
    assert_string_equal(age_write(DATE_NONE, today, text), "");
    assert_string_equal(age_write((struct date){INT32_MIN + 1}, (struct date){INT32_MAX}, text),
                        "999y");
}

static void a_day_is_written_long(void **state)
{
    char text[WHEN_TEXT_SIZE];

    (void)state;
    assert_string_equal(date_write_long(date_of(2026, 2, 2), text), "Mon 2 Feb 2026");
    assert_string_equal(date_write_long(DATE_NONE, text), "");
}

static void today_is_the_day_in_the_reader_s_zone(void **state)
{
    struct when_fixture *fixture = *state;
    int64_t instant = moment("2026-11-22T23:30:00Z");

    assert_int_equal(now_of(instant, zone_utc()).today.day, date_of(2026, 11, 22).day);
    assert_int_equal(now_of(instant, zones_want(fixture->zones, "Europe/Paris")).today.day,
                     date_of(2026, 11, 23).day);
}

#define TEST(claim) cmocka_unit_test_setup_teardown(claim, when_setup, when_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_reading_is_shown_in_full),
        TEST(a_clock_change_is_noticed),
        TEST(due_dates_fit_their_column),
        TEST(ages_fit_their_column),
        TEST(a_day_is_written_long),
        TEST(today_is_the_day_in_the_reader_s_zone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
