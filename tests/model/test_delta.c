#include "support/test.h"

#include <liaise/delta.h>

static const struct date spoke = {20400}, today = {20460}; /* 2025-11-08, 2026-01-07 */

static struct date after(int days)
{
    return (struct date){spoke.day + days};
}

/* What changed for A, of one record of a kind. */
struct change {
    struct arena arena;
    struct issue issue;
    struct commitment commitment;
    struct agreement agreement;
    struct person person;
    struct delta_request request;
};

static void change_begin(struct change *change)
{
    *change = (struct change){.request = {.code = "A", .since = spoke, .today = today}};
    record_init(&issue_noun, &change->issue);
    change->issue.record.ref = "I-1";
    record_init(&commitment_noun, &change->commitment);
    change->commitment.record.ref = "C-1";
    change->commitment.debtor.name = "A";
    change->commitment.creditor.name = "US";
    record_init(&agreement_noun, &change->agreement);
    change->agreement.record.ref = "A-1";
    record_init(&person_noun, &change->person);
    change->person.name = "Ann";
}

static void party(struct change *change, const char *code)
{
    struct issue_party *side = list_add(&change->issue.parties, &issue_party_noun, &change->arena);

    side->org.name = code;
}

static void move(struct change *change, int days, enum issue_status status)
{
    struct issue_move *move = list_add(&change->issue.history, &issue_move_noun, &change->arena);

    if (!date_is_set(change->issue.opened))
        change->issue.opened = after(days);
    move->on = after(days);
    move->status = status;
    move->closure = status == ISSUE_CLOSED ? CLOSURE_RESOLVED : CLOSURE_NONE;
}

static void stage(struct change *change, int days, int number)
{
    struct stage_change *step = list_add(&change->issue.stages, &stage_change_noun, &change->arena);

    step->on = after(days);
    step->stage = number;
}

static struct role_held *role(struct change *change, const char *code, const char *title)
{
    struct role_held *held = list_add(&change->person.roles, &role_held_noun, &change->arena);

    held->org.name = code;
    held->title = title;
    return held;
}

/* NULL: nothing. */
static void says(struct change *change, const struct date *day, const char *expected)
{
    const struct delta delta = delta_since(&change->request, &change->arena);

    if (!expected) {
        if (delta.count)
            fail_msg("%s %s", delta.items[0].ref, delta.items[0].what);
        return;
    }
    assert_int_equal(delta.count, 1);
    assert_string_equal(delta.items[0].what, expected);
    if (day)
        assert_int_equal(delta.items[0].day.day, day->day);
}

static void issue_says(struct change *change, const char *expected)
{
    change->request.issues = (struct list){&change->issue, 1};
    says(change, NULL, expected);
    arena_clear(&change->arena);
}

static void only_issues_of_the_organization_are_told(void **state)
{
    struct change change;

    (void)state;
    change_begin(&change);
    party(&change, "B");
    move(&change, 5, ISSUE_NEW);
    issue_says(&change, NULL);
    change_begin(&change);
    party(&change, "B");
    party(&change, "A");
    move(&change, 5, ISSUE_NEW);
    issue_says(&change, "opened 2025-11-13");
}

static void what_happened_that_day_is_known_and_what_is_ahead_has_not_happened(void **state)
{
    struct change change;

    (void)state;
    change_begin(&change);
    party(&change, "A");
    move(&change, -9, ISSUE_NEW);
    move(&change, 0, ISSUE_ACKNOWLEDGED);
    move(&change, 61, ISSUE_ASSESSING);
    issue_says(&change, NULL);
    change_begin(&change);
    party(&change, "A");
    move(&change, -9, ISSUE_NEW);
    move(&change, 1, ISSUE_ACKNOWLEDGED);
    move(&change, 60, ISSUE_ASSESSING);
    issue_says(&change, "assessing since 2026-01-07");
}

static void a_stage_that_moved_is_told_with_the_one_before(void **state)
{
    struct change change;

    (void)state;
    change_begin(&change);
    party(&change, "A");
    move(&change, -9, ISSUE_NEW);
    stage(&change, -8, 3);
    stage(&change, 4, 5);
    stage(&change, 70, 6);
    issue_says(&change, "stage 5, was 3");
    change_begin(&change);
    party(&change, "A");
    move(&change, 2, ISSUE_NEW);
    stage(&change, 4, 2);
    issue_says(&change, "opened 2025-11-10, stage 2");
    change_begin(&change);
    party(&change, "A");
    move(&change, -9, ISSUE_NEW);
    stage(&change, -8, 3);
    stage(&change, 4, 4);
    stage(&change, 9, 3);
    issue_says(&change, NULL);
}

static void a_closed_issue_says_how(void **state)
{
    struct change change;

    (void)state;
    change_begin(&change);
    party(&change, "A");
    move(&change, -9, ISSUE_NEW);
    move(&change, 3, ISSUE_CLOSED);
    issue_says(&change, "closed as resolved on 2025-11-11");
}

static void a_promise_is_told_when_it_is_made_comes_due_or_ends(void **state)
{
    static const struct {
        int made, due, resolved; /* 0: none */
        enum commitment_status status;
        const char *expected;
    } cases[] = {
        {-20, 90, 0, COMMITMENT_OPEN, NULL},
        {-20, -5, 0, COMMITMENT_OPEN, NULL},
        {-20, 5, 0, COMMITMENT_OPEN, "due 2025-11-13 passed"},
        {-20, 60, 0, COMMITMENT_IN_PROGRESS, "due today"},
        {-20, 61, 0, COMMITMENT_OPEN, NULL},
        {3, 90, 0, COMMITMENT_OPEN, "promised 2025-11-11"},
        {3, 90, 0, COMMITMENT_OFFERED, "offered 2025-11-11"},
        {3, 5, 0, COMMITMENT_OPEN, "promised 2025-11-11, due 2025-11-13 passed"},
        {-20, 5, 4, COMMITMENT_FULFILLED, "kept on time 2025-11-12"},
        {-20, 5, 6, COMMITMENT_FULFILLED, "kept late 2025-11-14"},
        {-20, 5, 6, COMMITMENT_BROKEN, "broken 2025-11-14"},
        {-20, 5, 6, COMMITMENT_PARTIAL, "kept in part 2025-11-14"},
        {-20, -9, -3, COMMITMENT_FULFILLED, NULL},
        {-20, 5, 66, COMMITMENT_FULFILLED, "due 2025-11-13 passed"},
        {61, 70, 0, COMMITMENT_OPEN, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct change change;

        change_begin(&change);
        change.commitment.made = after(cases[i].made);
        change.commitment.due = after(cases[i].due);
        change.commitment.status = cases[i].status;
        if (cases[i].resolved)
            change.commitment.resolved = after(cases[i].resolved);
        change.request.commitments = (struct list){&change.commitment, 1};
        says(&change, NULL, cases[i].expected);
        arena_clear(&change.arena);
    }
}

static void a_promise_due_that_very_day_and_not_kept_is_told(void **state)
{
    struct change change;

    (void)state;
    change_begin(&change);
    change.commitment.made = after(-20);
    change.commitment.due = spoke;
    change.commitment.status = COMMITMENT_OPEN;
    change.request.commitments = (struct list){&change.commitment, 1};
    says(&change, &spoke, "due 2025-11-08 passed");
    change.commitment.debtor.name = "B";
    says(&change, NULL, NULL);
    change.commitment.creditor.name = "A";
    says(&change, NULL, "due 2025-11-08 passed");
    arena_clear(&change.arena);
}

static void an_agreement_is_told_when_it_enters_another_phase(void **state)
{
    static const struct {
        int effective, expires, notice;
        enum agreement_status status;
        const char *expected;
    } cases[] = {
        {-400, 400, 30, AGREEMENT_ACTIVE, NULL},
        {5, 400, 30, AGREEMENT_ACTIVE, "in force since 2025-11-13"},
        {5, 400, 30, AGREEMENT_DRAFT, NULL},
        {-400, 110, 30, AGREEMENT_ACTIVE, "last day to give notice is 2026-01-27"},
        {-400, 80, 30, AGREEMENT_ACTIVE, "last day to give notice was 2025-12-28"},
        {-400, 10, 30, AGREEMENT_EXPIRED, "expired 2025-11-18"},
        {-400, 10, 30, AGREEMENT_SUPERSEDED, NULL},
        {-400, -10, 30, AGREEMENT_EXPIRED, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct change change;
        struct agreement_org *side;

        change_begin(&change);
        side = list_add(&change.agreement.parties, &agreement_org_noun, &change.arena);
        side->org.name = "A";
        change.agreement.effective = after(cases[i].effective);
        change.agreement.expires = after(cases[i].expires);
        change.agreement.notice_days = cases[i].notice;
        change.agreement.status = cases[i].status;
        change.request.agreements = (struct list){&change.agreement, 1};
        says(&change, NULL, cases[i].expected);
        side->org.name = "B";
        says(&change, NULL, NULL);
        arena_clear(&change.arena);
    }
}

static void people_who_came_went_or_changed_posts_are_told(void **state)
{
    struct change change;
    struct role_held *held;

    (void)state;
    change_begin(&change);
    change.request.people = (struct list){&change.person, 1};
    held = role(&change, "A", "Clerk");
    held->from = after(10);
    says(&change, &(struct date){20410}, "joined as Clerk since 2025-11-18");
    held->from = after(-400);
    says(&change, NULL, NULL);
    held->to = after(70);
    says(&change, NULL, NULL);
    held->to = after(20);
    says(&change, NULL, "left, last day 2025-11-28");
    held->to = after(-5);
    says(&change, NULL, NULL);
    held->to = after(20);
    held = role(&change, "A", "Chief");
    held->from = after(21);
    says(&change, NULL, "now Chief since 2025-11-29");
    held->org.name = "B";
    says(&change, NULL, "left, last day 2025-11-28");
    arena_clear(&change.arena);
}

static void where_nobody_ever_spoke_everything_is_new(void **state)
{
    struct change change;

    (void)state;
    change_begin(&change);
    change.request.since = DATE_NONE;
    party(&change, "A");
    move(&change, -900, ISSUE_NEW);
    move(&change, -899, ISSUE_ACKNOWLEDGED);
    issue_says(&change, "opened 2023-05-23, acknowledged since 2023-05-24");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_issues_of_the_organization_are_told),
        cmocka_unit_test(what_happened_that_day_is_known_and_what_is_ahead_has_not_happened),
        cmocka_unit_test(a_stage_that_moved_is_told_with_the_one_before),
        cmocka_unit_test(a_closed_issue_says_how),
        cmocka_unit_test(a_promise_is_told_when_it_is_made_comes_due_or_ends),
        cmocka_unit_test(a_promise_due_that_very_day_and_not_kept_is_told),
        cmocka_unit_test(an_agreement_is_told_when_it_enters_another_phase),
        cmocka_unit_test(people_who_came_went_or_changed_posts_are_told),
        cmocka_unit_test(where_nobody_ever_spoke_everything_is_new),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
