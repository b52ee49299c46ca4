#include "support/test.h"

#include <liaise/arena.h>
#include <liaise/attention.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

/* The figures are those of the sample region on 2026-02-02. */
static const struct attention_org orgs[] = {
    {"BLA", 2, 20}, {"CBS", 3, 60}, {"CFR", 4, 91}, {"EUN", 2, 60},
    {"NWP", 5, 49}, {"SBH", 4, 84}, {"SHF", 5, 77}, {"TEY", 4, 40},
};

static struct attention attention_today(void)
{
    return (struct attention){
        .today = date_of(2026, 2, 2),
        .home = "OEM",
        .orgs = orgs,
        .org_count = sizeof(orgs) / sizeof(*orgs),
    };
}

static void assert_item(const struct attention_item *item, double total, const char *terms)
{
    struct str out = {0};

    attention_write_terms(item, &out);
    assert_string_equal(out.text, terms);
    str_done(&out);
    if (fabs(item->total - total) > 0.005)
        fail_msg("%s has %.4f, not %.2f", item->ref, item->total, total);
}

static struct issue an_issue(const char *ref, enum severity severity, enum issue_status status,
                             struct date opened, struct date target)
{
    struct issue issue;

    record_init(&issue_noun, &issue);
    issue.record.ref = ref;
    issue.title = "a title";
    issue.severity = severity;
    issue.status = status;
    issue.opened = opened;
    issue.target = target;
    return issue;
}

static void a_conflict_with_an_angry_nation_comes_first(void **state)
{
    struct attention attention = attention_today();
    struct issue_party parties[] = {{.org.name = "TEY"}, {.org.name = "OEM"}};
    struct issue issue = an_issue("I-8", SEVERITY_CRITICAL, ISSUE_ESCALATED, date_of(2025, 8, 20),
                                  date_of(2026, 1, 15));
    struct attention_item item;

    (void)state;
    issue.parties = (struct list){parties, 2};
    issue.stage = 6;
    assert_true(attention_issue(&item, &issue, false, false, &attention));
    assert_item(&item, 29.51,
                "due 12.00, kind 6.00, stage 5.00, power 3.20, health 2.40, age 0.91");
    assert_int_equal(item.org_count, 1);
    assert_string_equal(item.orgs[0], "TEY");
    assert_ptr_equal(item.noun, &issue_noun);
    assert_string_equal(item.what, "a title");
}

static void waiting_takes_three_points_away(void **state)
{
    struct attention attention = attention_today();
    struct issue_party party = {.org.name = "NWP"};
    struct issue issue =
        an_issue("I-12", SEVERITY_HIGH, ISSUE_WAITING, date_of(2025, 10, 2), date_of(2026, 1, 15));
    struct attention_item item;

    (void)state;
    issue.parties = (struct list){&party, 1};
    assert_true(attention_issue(&item, &issue, false, false, &attention));
    assert_item(&item, 19.71,
                "due 12.00, kind 4.00, power 4.00, health 2.04, age 0.67, wait -3.00");
}

static void the_strongest_party_and_the_weakest_relation_count(void **state)
{
    struct attention attention = attention_today();
    struct issue_party parties[] = {{.org.name = "SHF"}, {.org.name = "SBH"}};
    struct issue issue =
        an_issue("I-14", SEVERITY_HIGH, ISSUE_DIALOGUE, date_of(2026, 1, 8), date_of(2026, 2, 13));
    struct attention_item item;

    (void)state;
    issue.parties = (struct list){parties, 2};
    issue.stage = 3;
    assert_true(attention_issue(&item, &issue, false, false, &attention));
    assert_item(&item, 14.83, "due 3.77, kind 4.00, stage 2.00, power 4.00, health 0.92, age 0.14");
}

static void the_rest_of_the_terms_is_shown_too(void **state)
{
    struct attention attention = attention_today();
    struct issue issue = an_issue("I-20", SEVERITY_LOW, ISSUE_NEW, date_of(2024, 1, 1), DATE_NONE);
    struct attention_item item;

    (void)state;
    issue.ack_due = date_of(2026, 2, 1);
    issue.pinned = FLAG_YES;
    assert_true(attention_issue(&item, &issue, true, true, &attention));
    assert_item(&item, 25.5,
                "kind 0.50, age 2.00, ack 5.00, blocks 8.00, blocked -5.00, pinned 15.00");
    issue.ack_due = attention.today;
    assert_false(issue_ack_is_breached(&issue, attention.today));
    issue.ack_due = date_of(2026, 2, 1);
    issue.status = ISSUE_ACKNOWLEDGED;
    assert_false(issue_ack_is_breached(&issue, attention.today));
}

static void what_is_settled_asks_for_nothing(void **state)
{
    struct attention attention = attention_today();
    static const enum issue_status settled[] = {ISSUE_ACCEPTED, ISSUE_MONITORING, ISSUE_CLOSED};
    struct issue issue = an_issue("I-1", SEVERITY_HIGH, ISSUE_NEW, date_of(2026, 2, 3), DATE_NONE);
    struct commitment promise;
    struct attention_item item;

    (void)state;
    assert_false(attention_issue(&item, &issue, false, false, &attention));
    issue.opened = attention.today;
    assert_true(attention_issue(&item, &issue, false, false, &attention));
    for (size_t i = 0; i < sizeof(settled) / sizeof(*settled); i++) {
        issue.status = settled[i];
        assert_false(attention_issue(&item, &issue, false, false, &attention));
    }
    record_init(&commitment_noun, &promise);
    promise.status = COMMITMENT_OFFERED;
    assert_false(attention_commitment(&item, &promise, &attention));
}

static struct commitment a_promise(const char *ref, const char *debtor, const char *creditor,
                                   struct date made, struct date due)
{
    struct commitment promise;

    record_init(&commitment_noun, &promise);
    promise.record.ref = ref;
    promise.text = "a promise";
    promise.debtor.name = debtor;
    promise.creditor.name = creditor;
    promise.made = made;
    promise.due = due;
    promise.status = COMMITMENT_OPEN;
    return promise;
}

static void what_we_owe_weighs_more_than_what_is_owed_to_us(void **state)
{
    struct attention attention = attention_today();
    struct commitment ours =
        a_promise("C-22", "OEM", "TEY", date_of(2025, 11, 12), date_of(2026, 1, 9));
    struct commitment theirs =
        a_promise("C-26", "NWP", "OEM", date_of(2025, 10, 9), date_of(2025, 12, 19));
    struct attention_item item;

    (void)state;
    assert_true(attention_commitment(&item, &ours, &attention));
    assert_item(&item, 21.05, "due 12.00, kind 3.00, power 3.20, health 2.40, age 0.45");
    assert_true(attention_commitment(&item, &theirs, &attention));
    assert_item(&item, 20.68, "due 12.00, kind 2.00, power 4.00, health 2.04, age 0.64");
    assert_string_equal(item.orgs[0], "NWP");
    theirs.status = COMMITMENT_IN_PROGRESS;
    assert_true(attention_commitment(&item, &theirs, &attention));
}

static void a_followup_counts_by_its_priority_unless_it_sleeps(void **state)
{
    struct attention attention = attention_today();
    struct followup followup;
    struct attention_item item;

    (void)state;
    record_init(&followup_noun, &followup);
    followup.record.ref = "F-1";
    followup.title = "Call Northwater";
    followup.org.name = "NWP";
    followup.priority = PRIORITY_HIGH;
    followup.due = date_of(2026, 2, 2);
    followup.status = FOLLOWUP_PLANNED;
    assert_true(attention_followup(&item, &followup, &attention));
    assert_item(&item, 20.84, "due 8.80, kind 6.00, power 4.00, health 2.04");
    followup.status = FOLLOWUP_WAITING;
    followup.priority = PRIORITY_LOW;
    assert_true(attention_followup(&item, &followup, &attention));
    assert_item(&item, 13.64, "due 8.80, kind 1.80, power 4.00, health 2.04, wait -3.00");
    followup.not_before = date_of(2026, 2, 3);
    assert_false(attention_followup(&item, &followup, &attention));
    followup.not_before = date_of(2026, 2, 2);
    assert_true(attention_followup(&item, &followup, &attention));
    followup.status = FOLLOWUP_DONE;
    assert_false(attention_followup(&item, &followup, &attention));
}

static void silence_counts_from_the_day_after_the_most(void **state)
{
    struct attention attention = attention_today();
    struct health health = {.days_silent = 68, .max = 28, .score = 49};
    struct arena arena = {0};
    struct attention_item item;

    (void)state;
    assert_true(attention_silence(&item, "NWP", &health, &attention, &arena));
    assert_string_equal(item.what, "No two-way contact for 68 days (max 28)");
    assert_item(&item, 20.04, "due 12.00, kind 2.00, power 4.00, health 2.04");
    assert_int_equal(item.due.day, date_of(2025, 12, 24).day);
    assert_null(item.noun);
    health.days_silent = 28;
    assert_false(attention_silence(&item, "NWP", &health, &attention, &arena));
    arena_clear(&arena);
}

static void a_notice_day_counts_in_the_month_before_it(void **state)
{
    struct attention attention = attention_today();
    struct agreement_org parties[] = {{.org.name = "CBS"}, {.org.name = "OEM"}};
    struct agreement agreement;
    struct arena arena = {0};
    struct attention_item item;

    (void)state;
    record_init(&agreement_noun, &agreement);
    agreement.record.ref = "A-4";
    agreement.title = "Shelter-use agreement";
    agreement.parties = (struct list){parties, 2};
    agreement.status = AGREEMENT_ACTIVE;
    agreement.expires = date_of(2026, 6, 30);
    agreement.notice_days = 120;
    assert_true(attention_notice(&item, &agreement, &attention, &arena));
    assert_string_equal(item.what, "Last day to give notice on the shelter-use agreement");
    assert_item(&item, 10.40, "due 2.40, kind 4.00, power 2.40, health 1.60");
    assert_int_equal(item.due.day, date_of(2026, 3, 2).day);

    agreement.title = "MOU on shelters";
    assert_true(attention_notice(&item, &agreement, &attention, &arena));
    assert_string_equal(item.what, "Last day to give notice on the MOU on shelters");
    attention.today = date_of(2026, 1, 30);
    assert_false(attention_notice(&item, &agreement, &attention, &arena));
    attention.notice_ahead = 31;
    assert_true(attention_notice(&item, &agreement, &attention, &arena));
    attention.today = date_of(2026, 3, 3);
    assert_false(attention_notice(&item, &agreement, &attention, &arena));
    attention.today = date_of(2026, 3, 2);
    agreement.status = AGREEMENT_IN_RENEWAL;
    assert_false(attention_notice(&item, &agreement, &attention, &arena));
    arena_clear(&arena);
}

static void the_ramp_rises_for_three_weeks(void **state)
{
    static const struct {
        int late;
        double due;
    } cases[] = {
        {-400, 2.4}, {-15, 2.4},         {-14, 2.4}, {-7, 5.6},
        {0, 8.8},    {6, 12 - 9.6 / 21}, {7, 12},    {70, 12},
    };
    struct attention attention = attention_today();
    struct attention_item item;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct commitment promise = a_promise("C-1", "NWP", "OEM", DATE_NONE, attention.today);

        promise.due.day -= cases[i].late;
        assert_true(attention_commitment(&item, &promise, &attention));
        assert_true(fabs(item.terms[ATTENTION_DUE] - cases[i].due) < 1e-9);
    }
}

static void equal_totals_go_by_due_day_then_ref(void **state)
{
    struct attention_item items[] = {
        {.ref = "E", .total = 5.0, .due = DATE_NONE},
        {.ref = "D", .total = 5.0000000001, .due = {20}},
        {.ref = "C", .total = 5.0, .due = {20}},
        {.ref = "B", .total = 5.0, .due = {10}},
        {.ref = "A", .total = 5.00001, .due = {30}},
    };

    (void)state;
    qsort(items, 5, sizeof(*items), attention_compare);
    for (int i = 0; i < 5; i++)
        assert_int_equal(items[i].ref[0], 'A' + i);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_conflict_with_an_angry_nation_comes_first),
        cmocka_unit_test(waiting_takes_three_points_away),
        cmocka_unit_test(the_strongest_party_and_the_weakest_relation_count),
        cmocka_unit_test(the_rest_of_the_terms_is_shown_too),
        cmocka_unit_test(what_is_settled_asks_for_nothing),
        cmocka_unit_test(what_we_owe_weighs_more_than_what_is_owed_to_us),
        cmocka_unit_test(a_followup_counts_by_its_priority_unless_it_sleeps),
        cmocka_unit_test(silence_counts_from_the_day_after_the_most),
        cmocka_unit_test(a_notice_day_counts_in_the_month_before_it),
        cmocka_unit_test(the_ramp_rises_for_three_weeks),
        cmocka_unit_test(equal_totals_go_by_due_day_then_ref),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
