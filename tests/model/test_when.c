#include "support/test.h"

#include <liaise/when.h>

#include <stdio.h>
#include <string.h>

#include "support/when.h"

/* "Fri 2026-03-27", "Fri 2026-03-27 14:00-15:30", and the zone if it is another. */
static void describe(char *out, size_t size, const struct when *when, struct now now)
{
    char day[DATE_TEXT_SIZE];
    int length = snprintf(out, size, "%s %s", weekday_names[date_weekday(when->date)],
                          date_write(when->date, day));
    size_t used = (size_t)length;

    if (when->has_time)
        used += (size_t)snprintf(out + used, size - used, " %02d:%02d",
                                 wall_minute(when->wall) / 60, wall_minute(when->wall) % 60);
    if (when->end_wall != WALL_NONE)
        used += (size_t)snprintf(out + used, size - used, "-%02d:%02d",
                                 wall_minute(when->end_wall) / 60,
                                 wall_minute(when->end_wall) % 60);
    if (when->zone != now.zone)
        (void)snprintf(out + used, size - used, " %s", zone_name(when->zone));
}

struct row {
    const char *text;
    const char *expected;   /* as describe() says it; after a "!", a part of the error */
};

static void check(const struct when_fixture *fixture, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *expected = rows[i].expected;
        struct when when;
        struct error err = {0};
        char got[300] = "!";
        bool ok = when_read(&when, rows[i].text, &fixture->options, &err);

        if (ok)
            describe(got, sizeof(got), &when, fixture->options.now);
        else
            (void)snprintf(got, sizeof(got), "!%.280s", err.text);
        if (!ok)
            assert_int_equal(err.kind, ERROR_INVALID);
        if (ok ? strcmp(got, expected) != 0 : expected[0] != '!' || !strstr(got, expected + 1))
            fail_msg("'%s' is '%s' and not '%s'", rows[i].text, got, expected);
    }
}

#define CHECK(fixture, rows) check(fixture, rows, sizeof(rows) / sizeof(*(rows)))

static void words_for_days_are_understood(void **state)
{
    static const struct row rows[] = {
        {"today", "Wed 2026-03-25"},         {"TODAY", "Wed 2026-03-25"},
        {"tomorrow", "Thu 2026-03-26"},      {"yesterday", "Tue 2026-03-24"},
        {"next week", "Mon 2026-03-30"},     {"next month", "Wed 2026-04-01"},
        {"next quarter", "Wed 2026-04-01"},  {"next year", "Fri 2027-01-01"},
        {"eow", "Fri 2026-03-27"},           {"eom", "Tue 2026-03-31"},
        {"eoq", "Tue 2026-03-31"},           {"eoy", "Thu 2026-12-31"},
        {"  tomorrow  ", "Thu 2026-03-26"},  {"on\tfri", "Fri 2026-03-27"},
    };

    CHECK(*state, rows);
}

static void a_weekday_is_the_coming_one_and_never_today(void **state)
{
    static const struct row rows[] = {
        {"thu", "Thu 2026-03-26"},       {"fri", "Fri 2026-03-27"},
        {"sun", "Sun 2026-03-29"},       {"mon", "Mon 2026-03-30"},
        {"tue", "Tue 2026-03-31"},       {"wed", "Wed 2026-04-01"},
        {"Wednesday", "Wed 2026-04-01"}, {"thurs", "Thu 2026-03-26"},
        {"next mon", "Mon 2026-03-30"},  {"next tue", "Tue 2026-03-31"},
        {"next wed", "Wed 2026-04-01"},  {"next fri", "Fri 2026-04-03"},
        {"next sun", "Sun 2026-04-05"},  {"last mon", "Mon 2026-03-23"},
        {"last tue", "Tue 2026-03-24"},  {"last wed", "Wed 2026-03-18"},
        {"last thu", "Thu 2026-03-19"},  {"last sunday", "Sun 2026-03-22"},
        {"th", "!'th' is not understood"}, {"mon tue", "!two days"},
        {"last week", "!try next week or last mon"}, {"next", "!'next ' is not understood"},
        {"next tomorrow", "!not understood"},
    };

    CHECK(*state, rows);
}

static void distances_count_from_today(void **state)
{
    static const struct row rows[] = {
        {"+3d", "Sat 2026-03-28"},          {"3d", "Sat 2026-03-28"},
        {"-2d", "Mon 2026-03-23"},          {"2w", "Wed 2026-04-08"},
        {"1m", "Sat 2026-04-25"},           {"1mo", "Sat 2026-04-25"},
        {"1y", "Thu 2027-03-25"},           {"-1y", "Tue 2025-03-25"},
        {"in 3 days", "Sat 2026-03-28"},    {"in 1 week", "Wed 2026-04-01"},
        {"in 2w", "Wed 2026-04-08"},        {"3 days", "Sat 2026-03-28"},
        {"3 days ago", "Sun 2026-03-22"},   {"2w ago", "Wed 2026-03-11"},
        {"0d", "Wed 2026-03-25"},           {"+2w 09:00", "Wed 2026-04-08 09:00"},
        {"in 90 min", "Wed 2026-03-25 11:50"}, {"+2h", "Wed 2026-03-25 12:20"},
        {"-20h", "Tue 2026-03-24 14:20"},   {"now", "Wed 2026-03-25 10:20"},
        {"now 45m", "Wed 2026-03-25 10:20-11:05"},
        {"now tokyo", "Wed 2026-03-25 18:20 Asia/Tokyo"},
        {"in 5 parsecs", "!needs a number and a unit"}, {"in", "!needs a number"},
        {"+3", "!needs a number and a unit"}, {"+d", "!needs a number and a unit"},
        {"9999y", "!too far away"},         {"-9999y", "!too far away"},
        {"99999d", "!not understood"},      {"3d 2d", "!two days"},
        {"now +2h", "!two moments"},        {"tomorrow now", "!a day and a time already"},
        {"9:00 now", "!a day and a time already"},
    };

    CHECK(*state, rows);
}

static void months_end_on_the_last_day_there_is(void **state)
{
    static const struct row rows[] = {
        {"1m", "Sat 2026-02-28"}, {"3m", "Thu 2026-04-30"}, {"30", "Mon 2026-03-30"},
        {"31", "Tue 2026-03-31"}, {"29", "Sun 2026-03-29"}, {"eom", "Sat 2026-01-31"},
        {"eow", "Fri 2026-02-06"}, {"29 feb", "Tue 2028-02-29"},
    };
    struct when_fixture *fixture = *state;

    when_set_now(fixture, "2026-01-31T12:00:00+01:00");
    CHECK(fixture, rows);
}

static void the_end_of_the_week_is_its_friday(void **state)
{
    static const struct row friday[] = {{"eow", "Fri 2026-03-27"}, {"fri", "Fri 2026-04-03"}};
    static const struct row sunday[] = {{"eow", "Fri 2026-04-03"},
                                        {"next week", "Mon 2026-03-30"},
                                        {"next mon", "Mon 2026-03-30"},
                                        {"last sun", "Sun 2026-03-22"}};
    struct when_fixture *fixture = *state;

    when_set_now(fixture, "2026-03-27T08:00:00+01:00");
    CHECK(fixture, friday);
    when_set_now(fixture, "2026-03-29T08:00:00+02:00");
    CHECK(fixture, sunday);
}

static void a_number_alone_is_the_coming_day_of_that_number(void **state)
{
    static const struct row rows[] = {
        {"27", "Fri 2026-03-27"},   {"25", "Sat 2026-04-25"}, {"9", "Thu 2026-04-09"},
        {"27th", "Fri 2026-03-27"}, {"1st", "Wed 2026-04-01"}, {"31", "Tue 2026-03-31"},
        {"27 9:00", "Fri 2026-03-27 09:00"}, {"27 9", "Fri 2026-03-27 09:00"},
        {"0", "!no month has a day 0"}, {"32", "!no month has a day 32"},
        {"32nd", "!no month has a 32nd"}, {"45 9", "!no month has a day 45"},
        {"1 2 3", "!two days"},     {"100", "!'100' is not understood"},
    };

    CHECK(*state, rows);
}

static void a_number_beside_a_day_is_an_hour(void **state)
{
    static const struct row rows[] = {
        {"fri 9", "Fri 2026-03-27 09:00"},      {"9 fri", "Fri 2026-03-27 09:00"},
        {"tomorrow 14", "Thu 2026-03-26 14:00"}, {"fri at 9", "Fri 2026-03-27 09:00"},
        {"27 nov 9", "Fri 2026-11-27 09:00"},   {"9 tokyo", "Thu 2026-03-26 09:00 Asia/Tokyo"},
        {"27th 9", "Fri 2026-03-27 09:00"},     {"fri 24", "!24 is not an hour"},
        {"fri 9:00 9", "!two times of day"},
    };

    CHECK(*state, rows);
}

static void days_of_a_month_are_the_coming_ones(void **state)
{
    static const struct row rows[] = {
        {"27 nov", "Fri 2026-11-27"},       {"nov 27", "Fri 2026-11-27"},
        {"3 mar", "Wed 2027-03-03"},        {"mar 3", "Wed 2027-03-03"},
        {"25 mar", "Wed 2026-03-25"},       {"27 nov 2027", "Sat 2027-11-27"},
        {"nov 27 2027", "Sat 2027-11-27"},  {"Nov 27, 2027", "Sat 2027-11-27"},
        {"27th november", "Fri 2026-11-27"}, {"27 sept", "Sun 2026-09-27"},
        {"29 feb", "Tue 2028-02-29"},       {"27 nov 0900", "Fri 2026-11-27 09:00"},
        {"27 nov 2030", "Wed 2030-11-27"},  {"27 nov 2026 2030", "Fri 2026-11-27 20:30"},
        {"9:00 27 nov", "Fri 2026-11-27 09:00"}, {"3 mar 2024", "Sun 2024-03-03"},
        {"Fri 27 Nov 2026", "Fri 2026-11-27"}, {"27 nov fri", "Fri 2026-11-27"},
        {"mon 27 nov 2026", "!that day is Fri 27 Nov 2026 and not a Mon"},
        {"30 feb", "!there is no 30 Feb"},  {"0 nov", "!there is no 0 Nov"},
        {"29 feb 2027", "!there is no 29 Feb 2027"}, {"nov", "!which day of Nov?"},
        {"nov fri", "!which day of Nov?"},  {"27 nov 28 nov", "!two days"},
    };

    CHECK(*state, rows);
}

static void iso_days_and_times_are_understood(void **state)
{
    static const struct row rows[] = {
        {"2026-11-27", "Fri 2026-11-27"},
        {"2026-11-27T09:00", "Fri 2026-11-27 09:00"},
        {"2026-11-27t09:00:00", "Fri 2026-11-27 09:00"},
        {"2026-11-27 09:00", "Fri 2026-11-27 09:00"},
        {"2026-11-27T09:00+01:00", "Fri 2026-11-27 09:00"},
        {"2026-11-27T09:00Z", "Fri 2026-11-27 10:00"},
        {"2026-11-27T09:00-0500", "Fri 2026-11-27 15:00"},
        {"2026-11-27T23:30-05", "Sat 2026-11-28 05:30"},
        {"2026-11-27T09:00 tokyo", "Fri 2026-11-27 09:00 Asia/Tokyo"},
        {"2026-11-27T09:00 45m", "Fri 2026-11-27 09:00-09:45"},
        {"2024-02-29", "Thu 2024-02-29"},
        {"0001-01-01", "Mon 0001-01-01"},
        {"9999-12-31", "Fri 9999-12-31"},
        {"0000-01-01", "!is not a day"},
        {"2026-02-30", "!'2026-02-30' is not a day"},
        {"2026-11-27T", "!is not understood"},
        {"2026-11-27T25:00", "!is not understood"},
        {"2026-11-27T9", "!is not understood"},
        {"2026-11-27T09:00+99:00", "!is not understood"},
        {"2026-11-27T09:00Z tokyo", "!two time zones"},
        {"2026-11-27x", "!is not understood"},
        {"2026-11", "!is not understood"},
        {"2026-11-27 2026-11-28", "!two days"},
    };

    CHECK(*state, rows);
}

static void times_of_day_are_understood(void **state)
{
    static const struct row rows[] = {
        {"fri 9:00", "Fri 2026-03-27 09:00"},    {"fri 09:00", "Fri 2026-03-27 09:00"},
        {"fri 9pm", "Fri 2026-03-27 21:00"},     {"fri 9 pm", "Fri 2026-03-27 21:00"},
        {"fri 9:30PM", "Fri 2026-03-27 21:30"},  {"fri 12am", "Fri 2026-03-27 00:00"},
        {"fri 12pm", "Fri 2026-03-27 12:00"},    {"fri 0900", "Fri 2026-03-27 09:00"},
        {"fri 1430", "Fri 2026-03-27 14:30"},    {"fri noon", "Fri 2026-03-27 12:00"},
        {"fri midnight", "Fri 2026-03-27 00:00"}, {"14:00 fri", "Fri 2026-03-27 14:00"},
        {"tomorrow at noon", "Thu 2026-03-26 12:00"}, {"today 9:00", "Wed 2026-03-25 09:00"},
        {"fri 9:00:30", "Fri 2026-03-27 09:00"}, {"fri 13pm", "!is not a time of day"},
        {"fri 0pm", "!is not a time of day"},    {"25:00", "!'25:00' is not a time of day"},
        {"fri 24:00", "!a day ends before 24:00"}, {"fri 9:60", "!is not a time of day"},
        {"fri 2460", "!is not a time of day"},   {"fri 9:5", "!'9:5' is not understood"},
        {"fri 900", "!'900' is not understood"}, {"9:00 10:00", "!two times"},
        {"0900pm", "!is not a time of day"},     {"fri 9:00:61", "!is not a time of day"},
    };

    CHECK(*state, rows);
}

static void a_time_without_a_day_is_the_next_one(void **state)
{
    static const struct row rows[] = {
        {"18:00", "Wed 2026-03-25 18:00"},   {"9:00", "Thu 2026-03-26 09:00"},
        {"10:20", "Thu 2026-03-26 10:20"},   {"10:21", "Wed 2026-03-25 10:21"},
        {"9pm", "Wed 2026-03-25 21:00"},     {"0900", "Thu 2026-03-26 09:00"},
        {"9:00 tokyo", "Thu 2026-03-26 09:00 Asia/Tokyo"},
        {"19:00 tokyo", "Wed 2026-03-25 19:00 Asia/Tokyo"},
        {"18:20 tokyo", "Thu 2026-03-26 18:20 Asia/Tokyo"},
        {"1:00 auckland", "Thu 2026-03-26 01:00 Pacific/Auckland"},
    };

    CHECK(*state, rows);
}

static void ranges_have_an_end(void **state)
{
    static const struct row rows[] = {
        {"fri 9-10:30", "Fri 2026-03-27 09:00-10:30"},
        {"fri 9:00-10:30", "Fri 2026-03-27 09:00-10:30"},
        {"fri 9:00 - 10:30", "Fri 2026-03-27 09:00-10:30"},
        {"fri 9:00\u201310:30", "Fri 2026-03-27 09:00-10:30"},
        {"fri 9:00 \u2013 10:30", "Fri 2026-03-27 09:00-10:30"},
        {"9-10 fri", "Fri 2026-03-27 09:00-10:00"},
        {"9-10:30", "Thu 2026-03-26 09:00-10:30"},
        {"fri 0900-1030", "Fri 2026-03-27 09:00-10:30"},
        {"fri 9am-10:30am", "Fri 2026-03-27 09:00-10:30"},
        {"fri 9-11pm", "Fri 2026-03-27 21:00-23:00"},
        {"fri 11-1pm", "Fri 2026-03-27 11:00-13:00"},
        {"fri 9 am - 5 pm", "Fri 2026-03-27 09:00-17:00"},
        {"fri 9am-5", "Fri 2026-03-27 09:00-17:00"},
        {"fri 9pm-2", "Fri 2026-03-27 21:00-02:00"},
        {"fri 12-1pm", "Fri 2026-03-27 12:00-13:00"},
        {"fri noon-14:00", "Fri 2026-03-27 12:00-14:00"},
        {"fri 22:00-1:00", "Fri 2026-03-27 22:00-01:00"},
        {"fri 22:00-24:00", "Fri 2026-03-27 22:00-00:00"},
        {"fri 9:00 45m", "Fri 2026-03-27 09:00-09:45"},
        {"fri 9:00 45 min", "Fri 2026-03-27 09:00-09:45"},
        {"fri 9 45m", "Fri 2026-03-27 09:00-09:45"},
        {"9:00 45m", "Thu 2026-03-26 09:00-09:45"},
        {"9:00 1h30", "Thu 2026-03-26 09:00-10:30"},
        {"9:00 1h30m", "Thu 2026-03-26 09:00-10:30"},
        {"9:00 for 2 hours", "Thu 2026-03-26 09:00-11:00"},
        {"9 2h fri", "Fri 2026-03-27 09:00-11:00"},
        {"9:00-10:30 tokyo", "Thu 2026-03-26 09:00-10:30 Asia/Tokyo"},
        {"9-5", "!ends before it begins"},
        {"9:00-9:00", "!ends before it begins"},
        {"9-10 45m", "!two ends"},
        {"9:00 25h", "!from a minute to 24 hours"},
        {"9:00 0m", "!from a minute to 24 hours"},
        {"27-30", "!'27-30' is not a time of day"},
        {"24:00-1:00", "!a day ends before 24:00"},
        {"9:00-", "!not understood"},
        {"9-10-11", "!can be 9 Oct or 10 Sep"},
    };

    CHECK(*state, rows);
}

static void zones_are_names_then_cities_then_abbreviations(void **state)
{
    static const struct row rows[] = {
        {"fri 9:00 Asia/Tokyo", "Fri 2026-03-27 09:00 Asia/Tokyo"},
        {"fri 9:00 Tokyo", "Fri 2026-03-27 09:00 Asia/Tokyo"},
        {"fri Tokyo 9:00", "Fri 2026-03-27 09:00 Asia/Tokyo"},
        {"Tokyo 9:00 fri", "Fri 2026-03-27 09:00 Asia/Tokyo"},
        {"fri 9:00 New York", "Fri 2026-03-27 09:00 America/New_York"},
        {"fri 9:00 dar es salaam", "Fri 2026-03-27 09:00 Africa/Dar_es_Salaam"},
        {"fri 9:00 JST", "Fri 2026-03-27 09:00 Asia/Tokyo"},
        {"fri 9:00 EST", "Fri 2026-03-27 09:00 EST"},
        {"fri 9:00 UTC", "Fri 2026-03-27 09:00 UTC"},
        {"fri 9:00 paris", "Fri 2026-03-27 09:00"},
        {"fri 9:00 EDT", "Fri 2026-03-27 09:00 America/New_York"},
        {"27 nov 9:00 EDT", "!in America/New_York do not show 'edt' but EST"},
        {"27 nov 9:00 ACDT", "Fri 2026-11-27 09:00 Australia/Adelaide"},
        {"1 jul 9:00 ACDT", "!utc+10:30"},
        {"fri 9:00 CST", "!America/Chicago or Asia/Shanghai or America/Havana"},
        {"fri 9:00 IST", "!Asia/Kolkata or Europe/Dublin or Asia/Jerusalem"},
        {"fri 9:00 central", "!central can be America/Winnipeg or America/Chicago"},
        {"fri 9:00 utc+9", "Fri 2026-03-27 01:00"},
        {"fri 9:00 UTC+09:30", "Fri 2026-03-27 00:30"},
        {"fri 9:00 gmt-5", "Fri 2026-03-27 15:00"},
        {"fri 1:00 utc+9", "Thu 2026-03-26 17:00"},
        {"fri 9:00 +01:00", "Fri 2026-03-27 09:00"},
        {"17:00 utc+9", "Thu 2026-03-26 09:00"},
        {"19:00 utc+9", "Wed 2026-03-25 11:00"},
        {"fri 9:00 -05:00", "!write 9-10:30 or utc-5"},
        {"fri 9:00 utc+99", "!not understood"},
        {"fri 9:00 tokyo paris", "!two time zones"},
        {"fri 9:00 utc+9 paris", "!two time zones"},
        {"fri tokyo", "!a time zone needs a time of day"},
        {"tokyo", "!a time zone needs a time of day"},
        {"fri 9:00 atlantis", "!'atlantis' is not understood"},
    };

    CHECK(*state, rows);
}

static void zones_are_refused_where_there_are_none(void **state)
{
    static const struct row rows[] = {{"fri 9:00 tokyo", "!'tokyo' is not understood"},
                                      {"fri 9:00 jst", "!'jst' is not understood"},
                                      {"fri 9:00", "Fri 2026-03-27 09:00"}};
    struct when_fixture *fixture = *state;

    fixture->options.zones = NULL;
    CHECK(fixture, rows);
}

static void missing_zone_files_do_not_hide_a_slip(void **state)
{
    static const struct row rows[] = {{"tomorow", "!did you mean tomorrow?"}};
    struct when_fixture *fixture = *state;
    struct zones *none = zones_open("/nowhere");

    fixture->options.zones = none;
    CHECK(fixture, rows);
    zones_close(none);
}

static void numeric_days_are_refused_with_their_readings(void **state)
{
    static const struct row rows[] = {
        {"03/04", "!'03/04' can be 3 Apr or 4 Mar"},
        {"3/4/2027", "!can be 3 Apr or 4 Mar"},
        {"3.4.", "!can be 3 Apr or 4 Mar"},
        {"3-4-2027", "!can be 3 Apr or 4 Mar"},
        {"30/3", "!write 30 Mar"},
        {"3/30", "!write 30 Mar"},
        {"4/4", "!write 4 Apr"},
        {"45/99", "!is not a day"},
        {"fri 9:00 3/4", "!can be 3 Apr or 4 Mar"},
    };

    CHECK(*state, rows);
}

static void numeric_days_are_read_in_the_order_that_was_chosen(void **state)
{
    static const struct row dmy[] = {
        {"03/04", "Fri 2026-04-03"},      {"3.4.", "Fri 2026-04-03"},
        {"3.4", "Fri 2026-04-03"},        {"3/4/2027", "Sat 2027-04-03"},
        {"3.4.27", "Sat 2027-04-03"},     {"3-4-2027", "Sat 2027-04-03"},
        {"1/3", "Mon 2027-03-01"},        {"03/04 9:00", "Fri 2026-04-03 09:00"},
        {"3/30", "!is not a day, read day first"}, {"29/2/2027", "!is not a day"},
        {"3/4.27", "!not understood"},
    };
    static const struct row mdy[] = {
        {"03/04", "Thu 2027-03-04"}, {"4/3", "Fri 2026-04-03"}, {"11/27/2026", "Fri 2026-11-27"},
        {"27/11", "!is not a day, read month first"},
    };
    struct when_fixture *fixture = *state;

    fixture->options.numeric = NUMERIC_DMY;
    CHECK(fixture, dmy);
    fixture->options.numeric = NUMERIC_MDY;
    CHECK(fixture, mdy);
}

static void what_is_no_day_is_refused_with_a_way_out(void **state)
{
    static const struct row rows[] = {
        {"", "!no day is given"},      {"   ", "!no day is given"},
        {"at", "!no day is given"},    {"soon", "!'soon' is not understood"},
        {"tomorow", "!did you mean tomorrow?"}, {"wendesday", "!did you mean wednesday?"},
        {"fri soon", "!'soon' is not understood"}, {"-", "!needs a number"},
        {"+", "!needs a number"},      {"\x1b[31m", "!not understood"},
        {"caf\xc3\xa9", "!not understood"}, {"\xff\xfe", "!not understood"},
        {"a b c d e f g h i j k l m n o p q r", "!too long"},
        {"at at at at at at at at at at at at at at at at at at", "!too long"},
        {"this text goes on and on for far longer than any day and time that somebody would type "
         "into a prompt", "!too long"},
    };

    CHECK(*state, rows);
}

static void what_has_passed_is_told_and_not_refused(void **state)
{
    static const struct {
        const char *text;
        bool is_past;
    } rows[] = {
        {"yesterday", true},   {"today", false},      {"today 9:00", true},
        {"today 11:00", false}, {"now", false},       {"-1h", true},
        {"2020-01-01", true},  {"last mon", true},    {"9:00", false},
    };
    struct when_fixture *fixture = *state;

    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct error err = {0};
        struct when when;

        must(when_read(&when, rows[i].text, &fixture->options, &err));
        if (when.is_past != rows[i].is_past)
            fail_msg("'%s' is taken for %s", rows[i].text, when.is_past ? "past" : "to come");
    }
}

static void a_failed_reading_leaves_the_result_alone(void **state)
{
    struct when_fixture *fixture = *state;
    struct when when = {.date = {7}};
    struct date date = {7};
    struct error err = {0};

    assert_false(when_read(&when, "fri 9:00 cst", &fixture->options, &err));
    assert_int_equal(when.date.day, 7);
    assert_false(when_read_date(&date, "fri 9:00", fixture->options.now, &err));
    assert_non_null(strstr(err.text, "only a day"));
    assert_int_equal(date.day, 7);
}

static void a_day_alone_has_no_time(void **state)
{
    struct when_fixture *fixture = *state;
    struct error err = {0};
    struct when when;
    struct date date;

    must(when_read(&when, "fri", &fixture->options, &err));
    assert_false(when.has_time);
    assert_int_equal(when.wall, WALL_NONE);
    assert_int_equal(when.instant, INSTANT_NONE);
    assert_int_equal(when.end_wall, WALL_NONE);
    must(when_read_date(&date, "+3d", fixture->options.now, &err));
    assert_int_equal(date.day, date_of(2026, 3, 28).day);
}

static void an_instant_is_that_of_the_zone(void **state)
{
    struct when_fixture *fixture = *state;
    struct error err = {0};
    struct when when;

    must(when_read(&when, "27 nov 9:00 tokyo", &fixture->options, &err));
    assert_int_equal(when.instant, moment("2026-11-27T09:00:00+09:00"));
    must(when_read(&when, "27 nov 9:00", &fixture->options, &err));
    assert_int_equal(when.instant, moment("2026-11-27T09:00:00+01:00"));
    must(when_read(&when, "2026-11-27T09:00-05:00", &fixture->options, &err));
    assert_int_equal(when.instant, moment("2026-11-27T09:00:00-05:00"));
    assert_int_equal(when.wall, when.instant + 3600);
}

#define TEST(claim) cmocka_unit_test_setup_teardown(claim, when_setup, when_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(words_for_days_are_understood),
        TEST(a_weekday_is_the_coming_one_and_never_today),
        TEST(distances_count_from_today),
        TEST(months_end_on_the_last_day_there_is),
        TEST(the_end_of_the_week_is_its_friday),
        TEST(a_number_alone_is_the_coming_day_of_that_number),
        TEST(a_number_beside_a_day_is_an_hour),
        TEST(days_of_a_month_are_the_coming_ones),
        TEST(iso_days_and_times_are_understood),
        TEST(times_of_day_are_understood),
        TEST(a_time_without_a_day_is_the_next_one),
        TEST(ranges_have_an_end),
        TEST(zones_are_names_then_cities_then_abbreviations),
        TEST(zones_are_refused_where_there_are_none),
        TEST(missing_zone_files_do_not_hide_a_slip),
        TEST(numeric_days_are_refused_with_their_readings),
        TEST(numeric_days_are_read_in_the_order_that_was_chosen),
        TEST(what_is_no_day_is_refused_with_a_way_out),
        TEST(what_has_passed_is_told_and_not_refused),
        TEST(a_failed_reading_leaves_the_result_alone),
        TEST(a_day_alone_has_no_time),
        TEST(an_instant_is_that_of_the_zone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
