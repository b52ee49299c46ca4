#include "support/test.h"

#include <liaise/agreement.h>

/* The ten agreements of the sample office on 2026-02-02. */

static const struct {
    const char *ref;
    enum agreement_status status;
    const char *effective, *expires;
    int64_t notice_days, review_every_months;
    const char *notice, *review;
    enum notice_phase phase;
} shelf[] = {
    {"A-1", AGREEMENT_IN_RENEWAL, "2021-03-01", "2026-02-28", 90, NUMBER_NONE, "2025-11-30", "",
     NOTICE_CLOSED},
    {"A-2", AGREEMENT_ACTIVE, "2024-12-10", "2026-12-09", 60, 12, "2026-10-10", "2026-12-10",
     NOTICE_QUIET},
    {"A-3", AGREEMENT_ACTIVE, "2025-06-12", "2028-06-11", 180, 12, "2027-12-14", "2026-06-12",
     NOTICE_QUIET},
    {"A-4", AGREEMENT_ACTIVE, "2023-07-01", "2026-06-30", 120, NUMBER_NONE, "2026-03-02", "",
     NOTICE_OPEN},
    {"A-5", AGREEMENT_ACTIVE, "2024-09-01", "2026-08-31", 60, 18, "2026-07-02", "2026-03-01",
     NOTICE_REVIEW_DUE},
    {"A-6", AGREEMENT_EXPIRED, "2023-02-01", "2026-01-31", 90, NUMBER_NONE, "2025-11-02", "",
     NOTICE_OVERRUN},
    {"A-7", AGREEMENT_ACTIVE, "2022-05-16", "", NUMBER_NONE, 24, "", "2026-05-16", NOTICE_QUIET},
    {"A-8", AGREEMENT_ACTIVE, "2025-06-20", "2027-06-19", 60, NUMBER_NONE, "2027-04-20", "",
     NOTICE_QUIET},
    {"A-9", AGREEMENT_SUPERSEDED, "2024-02-15", "2025-02-14", 30, NUMBER_NONE, "2025-01-15", "",
     NOTICE_QUIET},
    {"A-10", AGREEMENT_ACTIVE, "2025-02-15", "2027-02-14", 30, NUMBER_NONE, "2027-01-15", "",
     NOTICE_QUIET},
};
enum { SHELF = sizeof(shelf) / sizeof(shelf[0]) };

static struct date day(const char *text)
{
    struct date date = DATE_NONE;
    struct error err = {0};

    if (text[0])
        must(date_read(&date, text, &err));
    return date;
}

static struct agreement from_shelf(size_t i)
{
    struct agreement agreement;

    record_init(&agreement_noun, &agreement);
    agreement.status = shelf[i].status;
    agreement.effective = day(shelf[i].effective);
    agreement.expires = day(shelf[i].expires);
    agreement.notice_days = shelf[i].notice_days;
    agreement.review_every_months = shelf[i].review_every_months;
    return agreement;
}

static void notice_is_given_the_days_before_expiry(void **state)
{
    (void)state;
    for (size_t i = 0; i < SHELF; i++) {
        struct agreement agreement = from_shelf(i);
        char text[DATE_TEXT_SIZE];

        assert_string_equal(date_write(agreement_notice_day(&agreement), text), shelf[i].notice);
    }
}

static void each_agreement_is_in_the_phase_the_calendar_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < SHELF; i++) {
        struct agreement agreement = from_shelf(i);

        if (agreement_phase(&agreement, date_of(2026, 2, 2)) != shelf[i].phase)
            fail_msg("%s is in another phase", shelf[i].ref);
    }
}

static void reviews_fall_on_a_grid_of_months(void **state)
{
    (void)state;
    for (size_t i = 0; i < SHELF; i++) {
        struct agreement agreement = from_shelf(i);
        char text[DATE_TEXT_SIZE];

        assert_string_equal(date_write(agreement_review_day(&agreement, date_of(2026, 2, 2)), text),
                            shelf[i].review);
    }
}

static void a_review_held_a_little_early_is_not_asked_for_again(void **state)
{
    struct agreement agreement = from_shelf(6);
    char text[DATE_TEXT_SIZE];

    (void)state;
    agreement.reviewed_on = date_of(2024, 5, 14);
    assert_string_equal(date_write(agreement_review_day(&agreement, date_of(2026, 2, 2)), text),
                        "2026-05-16");
    agreement.reviewed_on = date_of(2024, 7, 1);
    assert_string_equal(date_write(agreement_review_day(&agreement, date_of(2026, 2, 2)), text),
                        "2026-05-16");
}

static void a_review_that_was_missed_stays_due(void **state)
{
    struct agreement agreement = from_shelf(1);
    char text[DATE_TEXT_SIZE];

    (void)state;
    agreement.expires = DATE_NONE;
    agreement.effective = date_of(2022, 1, 1);
    agreement.reviewed_on = date_of(2023, 1, 10);
    assert_string_equal(date_write(agreement_review_day(&agreement, date_of(2026, 2, 2)), text),
                        "2024-01-01");
    assert_int_equal(agreement_phase(&agreement, date_of(2026, 2, 2)), NOTICE_REVIEW_DUE);
}

/* the last day to give notice is 2026-03-02, the last day in force 2026-06-30. */
static void the_phases_follow_each_other_day_by_day(void **state)
{
    static const struct {
        const char *day;
        enum notice_phase phase;
    } cases[] = {
        {"2026-01-30", NOTICE_QUIET},  {"2026-01-31", NOTICE_OPEN},
        {"2026-03-02", NOTICE_OPEN},   {"2026-03-03", NOTICE_CLOSED},
        {"2026-06-30", NOTICE_CLOSED}, {"2026-07-01", NOTICE_OVERRUN},
    };
    struct agreement agreement = from_shelf(3);

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        assert_int_equal(agreement_phase(&agreement, day(cases[i].day)), cases[i].phase);
}

static void an_open_ended_agreement_never_runs_out(void **state)
{
    struct agreement agreement = from_shelf(6);

    (void)state;
    agreement.review_every_months = NUMBER_NONE;
    agreement.notice_days = 90;
    assert_false(date_is_set(agreement_notice_day(&agreement)));
    assert_int_equal(agreement_phase(&agreement, date_of(2099, 1, 1)), NOTICE_QUIET);
}

static void without_days_of_notice_there_is_only_the_end(void **state)
{
    struct agreement agreement = from_shelf(3);

    (void)state;
    agreement.notice_days = NUMBER_NONE;
    assert_int_equal(agreement_phase(&agreement, date_of(2026, 6, 30)), NOTICE_QUIET);
    assert_int_equal(agreement_phase(&agreement, date_of(2026, 7, 1)), NOTICE_OVERRUN);
    agreement.notice_days = 0;
    assert_int_equal(agreement_notice_day(&agreement).day, agreement.expires.day);
}

static void only_what_is_or_was_in_force_is_watched(void **state)
{
    (void)state;
    for (enum agreement_status status = 0; status < AGREEMENT_STATUSES; status++) {
        struct agreement agreement = from_shelf(5);
        const bool watched = status == AGREEMENT_ACTIVE || status == AGREEMENT_SUSPENDED
                             || status == AGREEMENT_IN_RENEWAL || status == AGREEMENT_EXPIRED;

        agreement.status = status;
        assert_int_equal(agreement_phase(&agreement, date_of(2026, 2, 2)),
                         watched ? NOTICE_OVERRUN : NOTICE_QUIET);
    }
}

static void terms_that_make_no_sense_are_refused(void **state)
{
    struct agreement agreement = from_shelf(0);
    struct error err = {0};

    (void)state;
    for (size_t i = 0; i < SHELF; i++) {
        struct agreement sound = from_shelf(i);

        must(agreement_check(&sound, &err));
    }
    agreement.notice_days = -1;
    assert_false(agreement_check(&agreement, &err));
    agreement = from_shelf(0);
    agreement.expires = (struct date){agreement.effective.day - 1};
    assert_false(agreement_check(&agreement, &err));
    agreement.expires = agreement.effective;
    must(agreement_check(&agreement, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(notice_is_given_the_days_before_expiry),
        cmocka_unit_test(each_agreement_is_in_the_phase_the_calendar_says),
        cmocka_unit_test(reviews_fall_on_a_grid_of_months),
        cmocka_unit_test(a_review_held_a_little_early_is_not_asked_for_again),
        cmocka_unit_test(a_review_that_was_missed_stays_due),
        cmocka_unit_test(the_phases_follow_each_other_day_by_day),
        cmocka_unit_test(an_open_ended_agreement_never_runs_out),
        cmocka_unit_test(without_days_of_notice_there_is_only_the_end),
        cmocka_unit_test(only_what_is_or_was_in_force_is_watched),
        cmocka_unit_test(terms_that_make_no_sense_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
