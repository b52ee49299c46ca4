#include "support/test.h"

#include <liaise/issue.h>

struct move_row {
    const char *on;
    enum issue_status status;
    enum closure closure;
};

struct stage_row {
    const char *on;
    int64_t stage;
};

static struct date day(const char *text)
{
    struct date date = DATE_NONE;
    struct error err = {0};

    must(date_read(&date, text, &err));
    return date;
}

static void add_moves(struct issue *issue, const struct move_row *rows, struct arena *arena)
{
    for (const struct move_row *row = rows; row->on; row++) {
        struct issue_move *move = list_add(&issue->history, &issue_move_noun, arena);

        move->on = day(row->on);
        move->status = row->status;
        move->closure = row->closure;
    }
}

static void add_stages(struct issue *issue, const struct stage_row *rows, struct arena *arena)
{
    for (const struct stage_row *row = rows; row->on; row++) {
        struct stage_change *change = list_add(&issue->stages, &stage_change_noun, arena);

        change->on = day(row->on);
        change->stage = row->stage;
    }
}

static struct issue issue_of(enum issue_kind kind, const struct move_row *moves,
                             const struct stage_row *stages, struct arena *arena)
{
    static const struct stage_row no_stages[] = {{NULL, 0}};
    struct issue issue;

    record_init(&issue_noun, &issue);
    issue.kind = kind;
    issue.opened = day(moves[0].on);
    add_moves(&issue, moves, arena);
    add_stages(&issue, stages ? stages : no_stages, arena);
    return issue;
}

/* I-8 of the sample office: a zone was changed and the Nation not told. */
static struct issue zone_change(struct arena *arena)
{
    static const struct move_row moves[] = {
        {"2025-08-20", ISSUE_NEW, 0},       {"2025-08-20", ISSUE_ACKNOWLEDGED, 0},
        {"2025-08-22", ISSUE_ASSESSING, 0}, {"2025-08-27", ISSUE_DIALOGUE, 0},
        {"2025-11-05", ISSUE_ESCALATED, 0}, {"2025-11-12", ISSUE_DIALOGUE, 0},
        {"2026-01-12", ISSUE_ESCALATED, 0}, {NULL, 0, 0},
    };
    static const struct stage_row stages[] = {
        {"2025-08-20", 3}, {"2025-09-15", 4}, {"2025-10-06", 3},
        {"2025-11-05", 5}, {"2026-01-12", 6}, {NULL, 0},
    };

    return issue_of(ISSUE_CONFLICT, moves, stages, arena);
}

/* I-1: settled, watched for three months, closed. */
static struct issue tracking_channel(struct arena *arena)
{
    static const struct move_row moves[] = {
        {"2024-05-20", ISSUE_NEW, 0},
        {"2024-05-21", ISSUE_ACKNOWLEDGED, 0},
        {"2024-05-28", ISSUE_ASSESSING, 0},
        {"2024-06-05", ISSUE_DIALOGUE, 0},
        {"2024-11-12", ISSUE_PROPOSED, 0},
        {"2024-12-10", ISSUE_ACCEPTED, 0},
        {"2024-12-11", ISSUE_MONITORING, 0},
        {"2025-03-11", ISSUE_CLOSED, CLOSURE_RESOLVED},
        {NULL, 0, 0},
    };
    static const struct stage_row stages[] = {
        {"2024-05-20", 1}, {"2024-07-30", 2}, {"2024-09-03", 4}, {"2024-11-12", 1}, {NULL, 0},
    };

    return issue_of(ISSUE_CONFLICT, moves, stages, arena);
}

static void the_state_of_any_day_can_be_told(void **state)
{
    static const struct {
        const char *on;
        enum issue_status status;
        const char *since;
        int64_t stage, peak;
    } cases[] = {
        {"2025-08-19", ISSUE_STATUS_NONE, "", NUMBER_NONE, NUMBER_NONE},
        {"2025-08-20", ISSUE_ACKNOWLEDGED, "2025-08-20", 3, 3},
        {"2025-08-26", ISSUE_ASSESSING, "2025-08-22", 3, 3},
        {"2025-09-15", ISSUE_DIALOGUE, "2025-08-27", 4, 4},
        {"2025-10-10", ISSUE_DIALOGUE, "2025-08-27", 3, 4},
        {"2025-11-11", ISSUE_ESCALATED, "2025-11-05", 5, 5},
        {"2026-02-02", ISSUE_ESCALATED, "2026-01-12", 6, 6},
    };
    struct arena arena = {0};
    struct issue issue = zone_change(&arena);

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct issue_state then = issue_state_on(&issue, day(cases[i].on));
        char text[DATE_TEXT_SIZE];

        assert_int_equal(then.status, cases[i].status);
        assert_string_equal(date_write(then.since, text), cases[i].since);
        assert_int_equal(then.stage, cases[i].stage);
        assert_int_equal(then.peak, cases[i].peak);
    }
    arena_clear(&arena);
}

static void acceptance_clears_the_stage_and_keeps_the_peak(void **state)
{
    struct arena arena = {0};
    struct issue issue = tracking_channel(&arena);
    struct issue_state before = issue_state_on(&issue, day("2024-12-09"));
    struct issue_state accepted = issue_state_on(&issue, day("2024-12-10"));

    (void)state;
    assert_int_equal(before.stage, 1);
    assert_int_equal(accepted.stage, NUMBER_NONE);
    assert_int_equal(accepted.peak, 4);
    arena_clear(&arena);
}

static void a_stage_after_a_reopening_counts_again(void **state)
{
    static const struct move_row again[] = {{"2025-04-01", ISSUE_DIALOGUE, 0}, {NULL, 0, 0}};
    static const struct stage_row worse[] = {{"2025-04-02", 3}, {"2025-04-09", 0}, {NULL, 0}};
    struct arena arena = {0};
    struct issue issue = tracking_channel(&arena);

    (void)state;
    add_moves(&issue, again, &arena);
    add_stages(&issue, worse, &arena);
    assert_int_equal(issue_state_on(&issue, day("2025-04-01")).status, ISSUE_DIALOGUE);
    assert_int_equal(issue_state_on(&issue, day("2025-04-01")).closure, CLOSURE_NONE);
    assert_int_equal(issue_state_on(&issue, day("2025-04-01")).stage, NUMBER_NONE);
    assert_int_equal(issue_state_on(&issue, day("2025-04-02")).stage, 3);
    assert_int_equal(issue_state_on(&issue, day("2025-04-09")).stage, NUMBER_NONE);
    arena_clear(&arena);
}

static void preparing_stores_the_state_of_the_last_entry(void **state)
{
    struct arena arena = {0};
    struct issue open = zone_change(&arena), closed = tracking_channel(&arena);
    struct error err = {0};
    char text[DATE_TEXT_SIZE];

    (void)state;
    must(issue_prepare(&open, &err) && issue_prepare(&closed, &err));
    assert_int_equal(open.status, ISSUE_ESCALATED);
    assert_string_equal(date_write(open.status_on, text), "2026-01-12");
    assert_int_equal(open.stage, 6);
    assert_int_equal(closed.status, ISSUE_CLOSED);
    assert_int_equal(closed.closure, CLOSURE_RESOLVED);
    assert_string_equal(date_write(closed.status_on, text), "2025-03-11");
    assert_int_equal(closed.stage, NUMBER_NONE);
    arena_clear(&arena);
}

static void refuse(const struct move_row *moves, const char *why)
{
    struct arena arena = {0};
    struct issue issue = issue_of(ISSUE_REQUEST, moves, NULL, &arena);
    struct error err = {0};

    if (issue_prepare(&issue, &err))
        fail_msg("it was allowed that %s", why);
    assert_int_equal(err.kind, ERROR_INVALID);
    assert_int_equal(issue.status, ISSUE_STATUS_NONE);
    assert_false(date_is_set(issue.status_on));
    arena_clear(&arena);
}

static void a_history_that_cannot_be_is_refused(void **state)
{
    static const struct move_row no_start[] = {{"2026-01-05", ISSUE_ACKNOWLEDGED, 0}, {NULL, 0, 0}};
    static const struct move_row back[] = {
        {"2026-01-05", ISSUE_NEW, 0}, {"2026-01-04", ISSUE_ACKNOWLEDGED, 0}, {NULL, 0, 0}};
    static const struct move_row how[] = {
        {"2026-01-05", ISSUE_NEW, 0}, {"2026-01-06", ISSUE_CLOSED, CLOSURE_NONE}, {NULL, 0, 0}};
    static const struct move_row not_closed[] = {
        {"2026-01-05", ISSUE_NEW, 0},
        {"2026-01-06", ISSUE_ACKNOWLEDGED, CLOSURE_RESOLVED},
        {NULL, 0, 0}};
    static const struct move_row skipped[] = {
        {"2026-01-05", ISSUE_NEW, 0}, {"2026-01-06", ISSUE_ACCEPTED, 0}, {NULL, 0, 0}};
    static const struct move_row unfit[] = {
        {"2026-01-05", ISSUE_NEW, 0}, {"2026-01-06", ISSUE_CLOSED, CLOSURE_RESOLVED}, {NULL, 0, 0}};

    (void)state;
    refuse(skipped, "an issue is accepted before anybody looked at it");
    refuse(unfit, "an issue is resolved as soon as it is new");
    refuse(no_start, "a history does not begin with new");
    refuse(back, "a move is before the one above it");
    refuse(how, "a closed issue does not say how");
    refuse(not_closed, "an open issue has a closure");
}

/* Reopened where it was resolved it goes on talking, where it was withdrawn it is looked at anew.
 */
static void a_reopening_depends_on_how_it_was_closed(void **state)
{
    static const struct {
        enum closure closure;
        enum issue_status again;
        bool allowed;
    } cases[] = {
        {CLOSURE_WITHDRAWN, ISSUE_ASSESSING, true},
        {CLOSURE_WITHDRAWN, ISSUE_DIALOGUE, false},
        {CLOSURE_DUPLICATE, ISSUE_ASSESSING, true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct move_row moves[] = {{"2026-01-05", ISSUE_NEW, 0},
                                         {"2026-01-06", ISSUE_CLOSED, cases[i].closure},
                                         {"2026-01-07", cases[i].again, 0},
                                         {NULL, 0, 0}};
        struct arena arena = {0};
        struct issue issue = issue_of(ISSUE_REQUEST, moves, NULL, &arena);
        struct error err = {0};

        assert_int_equal(issue_prepare(&issue, &err), cases[i].allowed);
        arena_clear(&arena);
    }
}

static void an_issue_without_history_or_opened_on_another_day_is_refused(void **state)
{
    struct arena arena = {0};
    struct issue issue = zone_change(&arena);
    struct error err = {0};

    (void)state;
    issue.opened.day--;
    assert_false(issue_prepare(&issue, &err));
    issue.opened.day++;
    must(issue_prepare(&issue, &err));
    issue.history.count = 0;
    assert_false(issue_prepare(&issue, &err));
    arena_clear(&arena);
}

static void only_conflicts_claims_and_breaches_have_stages(void **state)
{
    struct arena arena = {0};
    struct error err = {0};

    (void)state;
    for (enum issue_kind kind = ISSUE_QUESTION; kind < ISSUE_KINDS; kind++) {
        struct issue issue = zone_change(&arena);
        const bool escalates =
            kind == ISSUE_CONFLICT || kind == ISSUE_CLAIM || kind == ISSUE_COMMITMENT_BREACH;

        issue.kind = kind;
        assert_int_equal(issue_kind_escalates(kind), escalates);
        assert_int_equal(issue_prepare(&issue, &err), escalates);
    }
    arena_clear(&arena);
}

static void stages_out_of_order_or_of_range_are_refused(void **state)
{
    struct arena arena = {0};
    struct issue issue = zone_change(&arena);
    struct stage_change *changes = issue.stages.items;
    struct error err = {0};

    (void)state;
    changes[1].on = day("2025-10-07");
    assert_false(issue_prepare(&issue, &err));
    changes[1].on = day("2025-09-15");
    must(issue_prepare(&issue, &err));
    changes[1].stage = 10;
    assert_false(issue_prepare(&issue, &err));
    arena_clear(&arena);
}

static void what_is_accepted_or_watched_is_open_and_needs_us_no_more(void **state)
{
    (void)state;
    for (enum issue_status status = ISSUE_NEW; status < ISSUE_STATUSES; status++) {
        struct issue issue = {.status = status, .target = date_of(2026, 2, 1)};
        const bool settled =
            status == ISSUE_ACCEPTED || status == ISSUE_MONITORING || status == ISSUE_CLOSED;

        assert_int_equal(issue_is_open(&issue), status != ISSUE_CLOSED);
        assert_int_equal(issue_needs_us(&issue), !settled);
        assert_int_equal(issue_is_overdue(&issue, date_of(2026, 2, 2)), !settled);
        assert_false(issue_is_overdue(&issue, date_of(2026, 2, 1)));
        issue.target = DATE_NONE;
        assert_false(issue_is_overdue(&issue, date_of(2026, 2, 2)));
    }
}

static void severity_is_three_columns_that_stand_without_colour(void **state)
{
    (void)state;
    assert_string_equal(severity_glyph(SEVERITY_CRITICAL), "!!!");
    assert_string_equal(severity_glyph(SEVERITY_HIGH), "!! ");
    assert_string_equal(severity_glyph(SEVERITY_MEDIUM), "!  ");
    assert_string_equal(severity_glyph(SEVERITY_LOW), ".  ");
    assert_string_equal(severity_glyph(SEVERITY_NONE), "   ");
}

static void the_stages_have_names_and_phases(void **state)
{
    (void)state;
    assert_string_equal(glasl_name(1), "hardening");
    assert_string_equal(glasl_name(6), "strategies_of_threats");
    assert_string_equal(glasl_name(9), "together_into_abyss");
    for (int64_t stage = 1; stage <= 9; stage++) {
        assert_string_equal(glasl_phase(stage), stage <= 3   ? "win_win"
                                                : stage <= 6 ? "win_lose"
                                                             : "lose_lose");
    }
}

/* On stage 6, as I-8 is: sociotherapeutic, mediation, arbitration. */
static void interventions_fit_a_range_of_stages(void **state)
{
    const char *fitting[8] = {0};
    size_t count = 0, all = 0;

    (void)state;
    for (; interventions[all].name; all++) {
        assert_true(interventions[all].from >= 1 && interventions[all].to <= 9);
        if (interventions[all].from <= 6 && interventions[all].to >= 6)
            fitting[count++] = interventions[all].name;
    }
    assert_int_equal(all, 6);
    assert_int_equal(count, 3);
    assert_string_equal(fitting[0], "sociotherapeutic");
    assert_string_equal(fitting[1], "mediation");
    assert_string_equal(fitting[2], "arbitration");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_state_of_any_day_can_be_told),
        cmocka_unit_test(acceptance_clears_the_stage_and_keeps_the_peak),
        cmocka_unit_test(a_stage_after_a_reopening_counts_again),
        cmocka_unit_test(preparing_stores_the_state_of_the_last_entry),
        cmocka_unit_test(a_history_that_cannot_be_is_refused),
        cmocka_unit_test(a_reopening_depends_on_how_it_was_closed),
        cmocka_unit_test(an_issue_without_history_or_opened_on_another_day_is_refused),
        cmocka_unit_test(only_conflicts_claims_and_breaches_have_stages),
        cmocka_unit_test(stages_out_of_order_or_of_range_are_refused),
        cmocka_unit_test(what_is_accepted_or_watched_is_open_and_needs_us_no_more),
        cmocka_unit_test(severity_is_three_columns_that_stand_without_colour),
        cmocka_unit_test(the_stages_have_names_and_phases),
        cmocka_unit_test(interventions_fit_a_range_of_stages),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
