#include "support/test.h"

#include <liaise/followup.h>

static struct followup call_on(struct date due)
{
    struct followup followup;

    record_init(&followup_noun, &followup);
    followup.title = "Call Tove Halvorsen about the feed";
    followup.due = due;
    followup.status = FOLLOWUP_PLANNED;
    return followup;
}

static void planned_begun_and_waiting_are_open(void **state)
{
    (void)state;
    for (enum followup_status status = 0; status < FOLLOWUP_STATUSES; status++) {
        struct followup followup = call_on(date_of(2026, 2, 2));

        followup.status = status;
        assert_int_equal(followup_is_open(&followup), status == FOLLOWUP_PLANNED
                                                          || status == FOLLOWUP_IN_PROGRESS
                                                          || status == FOLLOWUP_WAITING);
        assert_int_equal(followup_is_late(&followup, date_of(2026, 2, 3)),
                         followup_is_open(&followup));
    }
}

static void due_today_is_not_late(void **state)
{
    struct followup followup = call_on(date_of(2026, 2, 2));

    (void)state;
    assert_false(followup_is_late(&followup, date_of(2026, 2, 2)));
    assert_true(followup_is_late(&followup, date_of(2026, 2, 3)));
}

static void snoozed_until_a_day_it_is_back_on_that_day(void **state)
{
    struct followup followup = call_on(date_of(2026, 2, 20));

    (void)state;
    assert_false(followup_is_snoozed(&followup, date_of(2026, 2, 2)));
    followup.not_before = date_of(2026, 2, 13);
    assert_true(followup_is_snoozed(&followup, date_of(2026, 2, 12)));
    assert_false(followup_is_snoozed(&followup, date_of(2026, 2, 13)));
    followup.status = FOLLOWUP_DONE;
    assert_false(followup_is_snoozed(&followup, date_of(2026, 2, 12)));
}

static void a_repetition_is_counted_in_days_weeks_months_and_years(void **state)
{
    static const struct {
        const char *repeat;
        int year, month, day;
        const char *next;
    } cases[] = {
        {"10d", 2026, 2, 2, "2026-02-12"},  {"1w", 2026, 2, 2, "2026-02-09"},
        {"2w", 2026, 2, 23, "2026-03-09"},  {"1m", 2026, 1, 31, "2026-02-28"},
        {"1m", 2024, 1, 31, "2024-02-29"},  {"3m", 2025, 11, 30, "2026-02-28"},
        {"1y", 2024, 2, 29, "2025-02-28"},  {"1y", 2026, 2, 2, "2027-02-02"},
        {"999d", 2026, 2, 2, "2028-10-28"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct date from = date_of(cases[i].year, cases[i].month, cases[i].day), next;
        struct error err = {0};
        char text[DATE_TEXT_SIZE];

        must(repeat_next(&next, cases[i].repeat, from, &err));
        assert_string_equal(date_write(next, text), cases[i].next);
    }
}

static void what_is_no_repetition_is_refused(void **state)
{
    static const char *const cases[] = {
        "", "w", "1", "0w", "1x", "-1w", "1w ", " 1w", "1ww", "1000d", "99999999999w", "weekly",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct date next = date_of(2026, 2, 2);
        struct error err = {0};

        if (repeat_next(&next, cases[i], next, &err))
            fail_msg("'%s' was taken for a repetition", cases[i]);
        assert_int_equal(err.kind, ERROR_INVALID);
        assert_int_equal(next.day, date_of(2026, 2, 2).day);
    }
}

static void working_days_skip_the_weekend(void **state)
{
    static const struct {
        int day, count;
        const char *then;
    } cases[] = {
        {2, 0, "2026-02-02"}, {2, 2, "2026-02-04"},  {5, 1, "2026-02-06"}, {5, 2, "2026-02-09"},
        {6, 2, "2026-02-10"}, {7, 1, "2026-02-09"},  {8, 1, "2026-02-09"}, {7, 0, "2026-02-07"},
        {2, 5, "2026-02-09"}, {2, 10, "2026-02-16"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char text[DATE_TEXT_SIZE];

        assert_string_equal(
            date_write(date_add_working_days(date_of(2026, 2, cases[i].day), cases[i].count), text),
            cases[i].then);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(planned_begun_and_waiting_are_open),
        cmocka_unit_test(due_today_is_not_late),
        cmocka_unit_test(snoozed_until_a_day_it_is_back_on_that_day),
        cmocka_unit_test(a_repetition_is_counted_in_days_weeks_months_and_years),
        cmocka_unit_test(what_is_no_repetition_is_refused),
        cmocka_unit_test(working_days_skip_the_weekend),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
