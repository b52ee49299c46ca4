#include "support/test.h"

#include "support/health_book.h"

#include <math.h>

static struct date day(int year, int month, int of_month)
{
    return date_of(year, month, of_month);
}

static void calls(struct book *book, struct date from, struct date to)
{
    book_add_contacts(book, from, to, 14, CHANNEL_PHONE, DIRECTION_MUTUAL, NUMBER_NONE);
}

static void calls_to_today(struct book *book)
{
    calls(book, day(2025, 2, 3), book_today);
}

/* What the vectors print: -1 stands for a component that is left out. */
struct figures {
    double components[HEALTH_COMPONENTS];
    int cap;
    double raw;
    int score;
    const char *band;
};

static void assert_figure(const char *what, double got, double expected, double step)
{
    if (fabs(got - expected) > step / 2.0 + 1e-9)
        fail_msg("%s is %.6f, not %.6f", what, got, expected);
}

static void assert_figures(const struct health *got, const struct figures *expected)
{
    for (int i = 0; i < HEALTH_COMPONENTS; i++) {
        const char *name = health_component_name((enum health_component)i);

        assert_int_equal(got->components[i].present, expected->components[i] >= 0.0);
        if (got->components[i].present)
            assert_figure(name, got->components[i].value, expected->components[i], 0.001);
    }
    assert_figure("raw", got->raw, expected->raw, 0.0001);
    assert_int_equal(got->cap, expected->cap);
    assert_int_equal(got->score, expected->score);
    assert_string_equal(health_band_name(got->band), expected->band);
}

static void assert_health(const struct book *book, struct figures expected)
{
    struct health got = book_health(book);

    assert_figures(&got, &expected);
}

static void v1_on_cadence_is_full_health(void **state)
{
    struct book book;

    (void)state;
    book_begin(&book);
    calls_to_today(&book);
    assert_health(&book, (struct figures){{100, 100, -1, -1, 100}, 100, 100.0, 100, "strong"});
}

static void v2_a_contact_just_due_costs_almost_nothing(void **state)
{
    struct book book;

    (void)state;
    book_begin(&book);
    calls(&book, day(2025, 1, 20), day(2026, 1, 19));
    assert_health(&book, (struct figures){{100, 99.704, -1, -1, 100}, 100, 99.9260, 100, "strong"});
}

static void v3_between_ideal_and_most_the_cadence_falls_in_a_line(void **state)
{
    struct book book;

    (void)state;
    book_begin(&book);
    calls(&book, day(2025, 1, 16), day(2026, 1, 15));
    assert_health(&book,
                  (struct figures){{71.429, 93.746, -1, -1, 100}, 100, 86.5318, 87, "strong"});
}

static void v4_one_cadence_beyond_the_most_is_a_quarter(void **state)
{
    struct book book;

    (void)state;
    book_begin(&book);
    calls(&book, day(2024, 12, 30), day(2025, 12, 29));
    assert_health(&book, (struct figures){{25, 72.149, -1, -1, 100}, 80, 61.7873, 62, "steady"});
}

static void v5_mail_that_nobody_answers_is_no_relation(void **state)
{
    struct book book;

    (void)state;
    book_begin(&book);
    book_add_contacts(&book, day(2025, 2, 3), book_today, 7, CHANNEL_EMAIL, DIRECTION_OUTBOUND,
                      NUMBER_NONE);
    assert_health(&book, (struct figures){{0, 46.935, -1, -1, 100}, 40, 45.0671, 40, "strained"});
}

static void v6_weekly_talk_full_of_hate_is_not_strong(void **state)
{
    struct book book;

    (void)state;
    book_begin(&book);
    book_add_contacts(&book, day(2025, 2, 3), book_today, 14, CHANNEL_PHONE, DIRECTION_MUTUAL, -2);
    assert_health(&book, (struct figures){{100, 100, 6.569, -1, 100}, 60, 81.3138, 60, "fragile"});
}

static void add_promises(struct book *book)
{
    book_add_commitment(book, COMMITMENT_FULFILLED, day(2025, 12, 1), day(2025, 12, 1));
    book_add_commitment(book, COMMITMENT_FULFILLED, day(2025, 9, 20), day(2025, 10, 15));
    book_add_commitment(book, COMMITMENT_OPEN, day(2026, 1, 19), DATE_NONE);
    book_add_commitment(book, COMMITMENT_BROKEN, DATE_NONE, day(2025, 8, 6));
}

static void v7_promises_kept_late_and_broken_count(void **state)
{
    struct book book;

    (void)state;
    book_begin(&book);
    calls_to_today(&book);
    add_promises(&book);
    assert_health(&book, (struct figures){{100, 100, -1, 47.266, 100}, 80, 84.4899, 80, "steady"});
}

static void v8_an_overdue_conflict_at_stage_five_is_fragile(void **state)
{
    struct book book;
    struct health_issue *issue;

    (void)state;
    book_begin(&book);
    calls_to_today(&book);
    issue = book_add_issue(&book, SEVERITY_HIGH, ISSUE_DIALOGUE, day(2025, 12, 15));
    issue->target = day(2026, 1, 30);
    issue->stage = 5;
    assert_health(&book, (struct figures){{100, 100, -1, -1, 49.569}, 60, 83.1896, 60, "fragile"});
}

static void v9_stage_seven_is_critical_whatever_the_rest(void **state)
{
    struct book book;
    struct health_issue *issue;

    (void)state;
    book_begin(&book);
    calls_to_today(&book);
    add_promises(&book);
    issue = book_add_issue(&book, SEVERITY_CRITICAL, ISSUE_ESCALATED, day(2025, 12, 15));
    issue->target = day(2026, 1, 30);
    issue->stage = 7;
    assert_health(&book,
                  (struct figures){{100, 100, -1, 47.266, 11.438}, 20, 63.6518, 20, "critical"});
}

static void v10_never_contacted_is_capped(void **state)
{
    struct book book;

    (void)state;
    book_begin(&book);
    book.facts.ideal = 30;
    book.facts.max = 45;
    book.facts.since = day(2025, 11, 4);
    assert_health(&book, (struct figures){{17.678, 0, -1, -1, 100}, 40, 40.6990, 40, "strained"});
}

static void v11_a_pause_is_no_silence(void **state)
{
    struct book book;

    (void)state;
    book_begin(&book);
    calls(&book, day(2024, 12, 30), day(2025, 12, 29));
    book.pauses[0] = (struct pause){.from = day(2026, 1, 1), .to = day(2026, 1, 21)};
    book.facts.pause_count = 1;
    assert_health(&book, (struct figures){{100, 72.149, -1, -1, 100}, 100, 93.0373, 93, "strong"});
}

static void v12_an_expired_required_agreement_caps(void **state)
{
    struct book book;

    (void)state;
    book_begin(&book);
    calls_to_today(&book);
    book.agreements[0] = (struct health_agreement){true, AGREEMENT_EXPIRED, day(2026, 1, 31)};
    book.facts.agreement_count = 1;
    assert_health(&book, (struct figures){{100, 100, -1, -1, 100}, 80, 100.0, 80, "steady"});
}

static void v13_a_rejection_fades(void **state)
{
    struct book book;
    struct health_issue *issue;

    (void)state;
    book_begin(&book);
    calls_to_today(&book);
    issue = book_add_issue(&book, SEVERITY_HIGH, ISSUE_CLOSED, day(2025, 9, 1));
    issue->closure = CLOSURE_REJECTED;
    issue->closed_on = day(2025, 12, 4);
    issue->stage = 3;
    assert_health(&book, (struct figures){{100, 100, -1, -1, 89.658}, 100, 96.5526, 97, "strong"});
}

static void v14_on_the_last_day_of_the_most_half_is_left(void **state)
{
    struct book book;

    (void)state;
    book_begin(&book);
    calls(&book, day(2025, 1, 13), day(2026, 1, 12));
    assert_health(&book, (struct figures){{50, 89.513, -1, -1, 100}, 100, 76.5449, 77, "steady"});
}

static void v15_a_mixed_year_with_a_call_that_has_not_happened_yet(void **state)
{
    struct book book;
    struct health_issue *issue;

    (void)state;
    book_begin(&book);
    book_add_contacts(&book, day(2025, 2, 3), book_today, 28, CHANNEL_IN_PERSON, DIRECTION_MUTUAL,
                      1);
    for (struct date on = day(2025, 2, 17); on.day <= day(2026, 1, 19).day; on.day += 28)
        book_add_contact(&book, on, CHANNEL_EMAIL, DIRECTION_OUTBOUND, true, 0);
    book_add_contact(&book, day(2026, 1, 22), CHANNEL_PHONE, DIRECTION_INBOUND, false, -2);
    book_add_contact(&book, day(2026, 3, 1), CHANNEL_PHONE, DIRECTION_MUTUAL, false, 2);
    health_contacts_sort(book.contacts, book.facts.contact_count);
    book_add_commitment(&book, COMMITMENT_FULFILLED, day(2026, 1, 5), day(2026, 1, 5));
    book_add_commitment(&book, COMMITMENT_FULFILLED, day(2025, 11, 21), day(2025, 11, 20));
    issue = book_add_issue(&book, SEVERITY_MEDIUM, ISSUE_ASSESSING, day(2026, 1, 22));
    issue->target = day(2026, 2, 12);
    assert_health(&book,
                  (struct figures){{100, 100, 55.352, 90.565, 87.055}, 100, 88.3552, 88, "strong"});
}

static void v16_forty_calls_on_one_day_are_no_relation(void **state)
{
    struct book book;

    (void)state;
    book_begin(&book);
    for (int i = 0; i < 40; i++)
        book_add_contact(&book, day(2025, 12, 4), CHANNEL_PHONE, DIRECTION_MUTUAL, false,
                         NUMBER_NONE);
    assert_health(&book,
                  (struct figures){{7.251, 19.101, -1, -1, 100}, 60, 41.1299, 41, "fragile"});
}

static void v17_a_promise_kept_a_week_late_earns_three_quarters(void **state)
{
    struct book book;

    (void)state;
    book_begin(&book);
    calls_to_today(&book);
    book_add_commitment(&book, COMMITMENT_FULFILLED, day(2026, 1, 26), book_today);
    assert_health(&book, (struct figures){{100, 100, -1, 75, 100}, 100, 92.6471, 93, "strong"});
}

static void ten_calls_on_one_day_count_as_two(void **state)
{
    struct book ten, two;

    (void)state;
    book_begin(&ten);
    book_begin(&two);
    for (int i = 0; i < 10; i++)
        book_add_contact(&ten, day(2026, 1, 20), CHANNEL_PHONE, DIRECTION_MUTUAL, false,
                         NUMBER_NONE);
    for (int i = 0; i < 2; i++)
        book_add_contact(&two, day(2026, 1, 20), CHANNEL_PHONE, DIRECTION_MUTUAL, false,
                         NUMBER_NONE);
    assert_true(book_health(&ten).components[HEALTH_VOLUME].value
                == book_health(&two).components[HEALTH_VOLUME].value);
}

static void pauses_that_overlap_count_once(void **state)
{
    struct book book;

    (void)state;
    book_begin(&book);
    calls(&book, day(2024, 12, 30), day(2025, 12, 29));
    book.pauses[0] = (struct pause){.from = day(2026, 1, 1), .to = day(2026, 1, 10)};
    book.pauses[1] = (struct pause){.from = day(2026, 1, 6), .to = day(2026, 1, 15)};
    book.facts.pause_count = 2;
    assert_int_equal(book_health(&book).days_silent, 35 - 15);
}

static void a_pause_without_an_end_lasts(void **state)
{
    struct book book;

    (void)state;
    book_begin(&book);
    calls(&book, day(2024, 12, 30), day(2025, 12, 29));
    book.pauses[0] = (struct pause){.from = day(2026, 1, 1), .to = DATE_NONE};
    book.facts.pause_count = 1;
    assert_int_equal(book_health(&book).days_silent, 2);
}

static void what_is_not_said_comes_from_the_tier(void **state)
{
    struct book book;
    struct health got;

    (void)state;
    book_begin(&book);
    book.facts.ideal = book.facts.max = NUMBER_NONE;
    book.facts.tier = 1;
    got = book_health(&book);
    assert_int_equal(got.ideal, 14);
    assert_int_equal(got.max, 21);
    book.facts.tier = 3;
    got = book_health(&book);
    assert_int_equal(got.ideal, 60);
    assert_int_equal(got.max, 90);
    book.facts.ideal = 7;
    assert_int_equal(book_health(&book).max, 11);
}

static void an_organization_without_a_beginning_is_not_silent(void **state)
{
    struct book book;

    (void)state;
    book_begin(&book);
    book.facts.since = DATE_NONE;
    assert_int_equal(book_health(&book).days_silent, 0);
    assert_int_equal(book_health(&book).cap_count, 0);
    book_add_contact(&book, day(2026, 1, 1), CHANNEL_BROADCAST, DIRECTION_OUTBOUND, false,
                     NUMBER_NONE);
    assert_int_equal(book_health(&book).days_silent, 32);
}

static void the_points_lost_explain_the_score(void **state)
{
    struct book book;
    struct health got;
    double left = 100.0;

    (void)state;
    book_begin(&book);
    calls(&book, day(2024, 12, 30), day(2025, 12, 29));
    add_promises(&book);
    got = book_health(&book);
    for (int i = 0; i < HEALTH_COMPONENTS; i++)
        left -= got.components[i].lost;
    assert_figure("what is left", left, got.raw, 1e-9);
    assert_figure("cadence", got.components[HEALTH_CADENCE].lost, 25.0 * 75.0 / 85.0, 1e-9);
}

static void promises_that_bind_nobody_do_not_count(void **state)
{
    struct book book;

    (void)state;
    book_begin(&book);
    calls_to_today(&book);
    book_add_commitment(&book, COMMITMENT_OFFERED, day(2026, 1, 1), DATE_NONE);
    book_add_commitment(&book, COMMITMENT_DECLINED, day(2026, 1, 1), day(2026, 1, 1));
    book_add_commitment(&book, COMMITMENT_WAIVED, day(2026, 1, 1), day(2026, 1, 20));
    book_add_commitment(&book, COMMITMENT_SUPERSEDED, day(2026, 1, 1), day(2026, 1, 20));
    book_add_commitment(&book, COMMITMENT_OPEN, book_today, DATE_NONE);
    assert_false(book_health(&book).components[HEALTH_RELIABILITY].present);
}

static void a_promise_was_open_until_it_was_resolved(void **state)
{
    struct book book;

    (void)state;
    book_begin(&book);
    calls_to_today(&book);
    book_add_commitment(&book, COMMITMENT_WAIVED, day(2026, 1, 1), day(2026, 2, 10));
    assert_figure("reliability", book_health(&book).components[HEALTH_RELIABILITY].value, 37.5,
                  1e-9);
    book.commitments[0].status = COMMITMENT_FULFILLED;
    assert_figure("reliability", book_health(&book).components[HEALTH_RELIABILITY].value, 37.5,
                  1e-9);
    book.commitments[0].made = day(2026, 2, 3);
    assert_false(book_health(&book).components[HEALTH_RELIABILITY].present);
}

static void confidence_needs_contacts_and_facts(void **state)
{
    struct book book;
    struct health got;

    (void)state;
    book_begin(&book);
    assert_int_equal(book_health(&book).sureness, CONFIDENCE_LOW);
    calls(&book, day(2025, 12, 22), book_today);
    got = book_health(&book);
    assert_int_equal(got.two_way_recent, 4);
    assert_figure("confidence", got.confidence, 0.48, 1e-9);
    assert_int_equal(got.sureness, CONFIDENCE_MEDIUM);
    calls_to_today(&book);
    health_contacts_sort(book.contacts, book.facts.contact_count);
    add_promises(&book);
    got = book_health(&book);
    assert_figure("confidence", got.confidence, 0.85, 1e-9);
    assert_string_equal(confidence_name(got.sureness), "high");
}

static void every_cap_has_its_sentence(void **state)
{
    static const char *const expected[] = {
        "Glasl 7-9 caps at 20",
        "Glasl 4-6 caps at 60",
        "critical issue overdue caps at 40",
        "required agreement expired caps at 80",
        "no two-way contact (never, or for 4 x max) caps at 40",
        "cadence below 20 caps at 60",
        "reliability below 50 caps at 80",
        "friction below 20 caps at 60",
    };
    struct book book;
    struct health got;
    char text[HEALTH_CAP_TEXT_SIZE];

    (void)state;
    book_begin(&book);
    add_promises(&book);
    for (int i = 0; i < 2; i++) {
        book_add_issue(&book, SEVERITY_CRITICAL, ISSUE_NEW, book_today)->stage = 7;
        book_add_issue(&book, SEVERITY_CRITICAL, ISSUE_NEW, book_today)->stage = 5;
        book_add_issue(&book, SEVERITY_CRITICAL, ISSUE_NEW, book_today)->target = day(2026, 2, 1);
        book.agreements[i] = (struct health_agreement){true, AGREEMENT_EXPIRED, day(2026, 2, 1)};
        book.facts.agreement_count++;
    }
    got = book_health(&book);
    assert_int_equal(got.cap_count, sizeof(expected) / sizeof(*expected));
    for (size_t i = 0; i < got.cap_count; i++)
        assert_string_equal(health_cap_write(&got.caps[i], &health_presets, text), expected[i]);
}

static void what_is_settled_caps_nothing(void **state)
{
    struct book book;
    struct health_issue *issue;

    (void)state;
    book_begin(&book);
    calls_to_today(&book);
    issue = book_add_issue(&book, SEVERITY_CRITICAL, ISSUE_ACCEPTED, day(2025, 12, 1));
    issue->stage = 8;
    issue->target = day(2025, 12, 31);
    assert_int_equal(book_health(&book).cap, 100);
    issue->status = ISSUE_PROPOSED;
    assert_int_equal(book_health(&book).cap, 20);
}

static void bands_meet_at_their_steps(void **state)
{
    static const struct {
        int score;
        const char *band;
    } cases[] = {
        {0, "critical"}, {20, "critical"}, {21, "strained"}, {40, "strained"}, {41, "fragile"},
        {60, "fragile"}, {61, "steady"},   {80, "steady"},   {81, "strong"},   {100, "strong"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
        assert_string_equal(health_band_name(health_band_of(cases[i].score, &health_presets)),
                            cases[i].band);
}

static void every_option_has_its_own_place_and_a_preset_in_range(void **state)
{
    struct health_settings settings = health_presets;

    (void)state;
    for (const struct health_option *option = health_options; option->name; option++) {
        double value = health_option_value(option, &health_presets);

        assert_non_null(option->help);
        if (value < option->least || value > option->most)
            fail_msg("%s: %g is out of range", option->name, value);
        for (const struct health_option *other = health_options; other != option; other++) {
            assert_true(other->at != option->at);
            assert_string_not_equal(other->name, option->name);
        }
        health_option_set(option, &settings, value + 1.0);
        assert_true(health_option_value(option, &settings) == value + 1.0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(v1_on_cadence_is_full_health),
        cmocka_unit_test(v2_a_contact_just_due_costs_almost_nothing),
        cmocka_unit_test(v3_between_ideal_and_most_the_cadence_falls_in_a_line),
        cmocka_unit_test(v4_one_cadence_beyond_the_most_is_a_quarter),
        cmocka_unit_test(v5_mail_that_nobody_answers_is_no_relation),
        cmocka_unit_test(v6_weekly_talk_full_of_hate_is_not_strong),
        cmocka_unit_test(v7_promises_kept_late_and_broken_count),
        cmocka_unit_test(v8_an_overdue_conflict_at_stage_five_is_fragile),
        cmocka_unit_test(v9_stage_seven_is_critical_whatever_the_rest),
        cmocka_unit_test(v10_never_contacted_is_capped),
        cmocka_unit_test(v11_a_pause_is_no_silence),
        cmocka_unit_test(v12_an_expired_required_agreement_caps),
        cmocka_unit_test(v13_a_rejection_fades),
        cmocka_unit_test(v14_on_the_last_day_of_the_most_half_is_left),
        cmocka_unit_test(v15_a_mixed_year_with_a_call_that_has_not_happened_yet),
        cmocka_unit_test(v16_forty_calls_on_one_day_are_no_relation),
        cmocka_unit_test(v17_a_promise_kept_a_week_late_earns_three_quarters),
        cmocka_unit_test(ten_calls_on_one_day_count_as_two),
        cmocka_unit_test(pauses_that_overlap_count_once),
        cmocka_unit_test(a_pause_without_an_end_lasts),
        cmocka_unit_test(what_is_not_said_comes_from_the_tier),
        cmocka_unit_test(an_organization_without_a_beginning_is_not_silent),
        cmocka_unit_test(the_points_lost_explain_the_score),
        cmocka_unit_test(promises_that_bind_nobody_do_not_count),
        cmocka_unit_test(a_promise_was_open_until_it_was_resolved),
        cmocka_unit_test(confidence_needs_contacts_and_facts),
        cmocka_unit_test(every_cap_has_its_sentence),
        cmocka_unit_test(what_is_settled_caps_nothing),
        cmocka_unit_test(bands_meet_at_their_steps),
        cmocka_unit_test(every_option_has_its_own_place_and_a_preset_in_range),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
