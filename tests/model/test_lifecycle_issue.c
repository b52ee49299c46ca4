#include "support/test.h"

#include <liaise/arena.h>
#include <liaise/lifecycle.h>
#include <string.h>

static const struct party_name names[] = {{"NWP", "Northwater"}, {"TEY", "Teyakum Nation"}};

/* I-12, opened on 2025-10-02 between Northwater and us, as of 2026-02-02. */
struct scene {
    struct arena arena;
    struct issue issue;
    struct move_request request;
    struct move_facts facts;
    struct move_effects effects;
    struct error err;
};

static struct issue_party *add_party(struct scene *scene, const char *code, enum stance stance)
{
    struct issue_party *party = list_add(&scene->issue.parties, &issue_party_noun, &scene->arena);

    party->org.name = code;
    party->stance = stance;
    return party;
}

static void add_move(struct scene *scene, struct date on, enum issue_status status,
                     enum closure closure)
{
    struct issue_move *move = list_add(&scene->issue.history, &issue_move_noun, &scene->arena);
    struct error err = {0};

    move->on = on;
    move->status = status;
    move->closure = closure;
    must(issue_prepare(&scene->issue, &err));
}

static void begin(struct scene *scene)
{
    *scene = (struct scene){0};
    record_init(&issue_noun, &scene->issue);
    scene->issue.record.ref = "I-12";
    scene->issue.title = "Restoration ETA feed not delivered";
    scene->issue.kind = ISSUE_COMMITMENT_BREACH;
    scene->issue.severity = SEVERITY_HIGH;
    scene->issue.owner.name = "Dana Whitlock-Reyes";
    scene->issue.opened = date_of(2025, 10, 2);
    scene->issue.target = date_of(2026, 1, 15);
    add_party(scene, "OEM", STANCE_NEUTRAL);
    add_party(scene, "NWP", STANCE_OBJECTS)->person.name = "Tove Halvorsen";
    add_move(scene, date_of(2025, 10, 2), ISSUE_NEW, CLOSURE_NONE);
    move_request_init(&scene->request);
    scene->facts = (struct move_facts){
        .today = date_of(2026, 2, 2),
        .home = "OEM",
        .names = names,
        .name_count = sizeof(names) / sizeof(*names),
    };
}

static enum issue_status before(enum issue_status status, enum closure closure)
{
    static const enum issue_status earlier[ISSUE_STATUSES] = {
        [ISSUE_ACKNOWLEDGED] = ISSUE_NEW,    [ISSUE_ASSESSING] = ISSUE_ACKNOWLEDGED,
        [ISSUE_DIALOGUE] = ISSUE_ASSESSING,  [ISSUE_WAITING] = ISSUE_DIALOGUE,
        [ISSUE_ESCALATED] = ISSUE_DIALOGUE,  [ISSUE_REFERRED] = ISSUE_DIALOGUE,
        [ISSUE_PROPOSED] = ISSUE_DIALOGUE,   [ISSUE_ACCEPTED] = ISSUE_PROPOSED,
        [ISSUE_MONITORING] = ISSUE_ACCEPTED, [ISSUE_CLOSED] = ISSUE_NEW,
    };

    return status == ISSUE_CLOSED && closure == CLOSURE_REJECTED ? ISSUE_PROPOSED : earlier[status];
}

static void add_way(struct scene *scene, enum issue_status to)
{
    if (to == ISSUE_NEW)
        return;
    add_way(scene, before(to, CLOSURE_NONE));
    add_move(scene, date_of(2025, 10, 9), to, CLOSURE_NONE);
}

/* The scene with the issue in a status since 2025-12-20, by the shortest way. */
static void begin_at(struct scene *scene, enum issue_status status, enum closure closure)
{
    begin(scene);
    add_way(scene, before(status, closure));
    add_move(scene, date_of(2025, 12, 20), status, closure);
}

static bool move(struct scene *scene, const char *verb)
{
    const struct move *row = move_find(&issue_noun, verb);

    assert_non_null(row);
    scene->err = (struct error){0};
    return move_apply(row, &scene->issue, &scene->request, &scene->facts, &scene->arena,
                      &scene->effects, &scene->err);
}

static const struct issue_move *last_move(const struct scene *scene)
{
    const struct issue_move *moves = scene->issue.history.items;

    return &moves[scene->issue.history.count - 1];
}

/* It is moved, the history says so, and the record is one that can be saved. */
static void assert_moves(struct scene *scene, const char *verb, enum issue_status to)
{
    struct error err = {0};

    if (!move(scene, verb))
        fail_msg("%s: %s", verb, scene->err.text);
    assert_int_equal(scene->issue.status, to);
    assert_int_equal(last_move(scene)->status, to);
    assert_int_equal(scene->issue.status_on.day, last_move(scene)->on.day);
    must(issue_prepare(&scene->issue, &err));
    must(record_check(&issue_noun, &scene->issue, &err));
    assert_int_equal(scene->issue.status, to);
}

static void assert_refused(struct scene *scene, const char *verb, const char *text)
{
    struct issue before;

    record_init(&issue_noun, &before);
    record_copy(&issue_noun, &before, &scene->issue, &scene->arena);
    assert_false(move(scene, verb));
    assert_string_equal(scene->err.text, text);
    assert_true(record_equal(&issue_noun, &scene->issue, &before));
    assert_null(scene->effects.followup);
}

static void done(struct scene *scene)
{
    arena_clear(&scene->arena);
}

static bool set_stage(struct scene *scene, int64_t stage)
{
    scene->err = (struct error){0};
    return issue_set_stage(&scene->issue, stage, &scene->request, &scene->facts, &scene->arena,
                           &scene->err);
}

static void acknowledging_needs_a_contact_or_a_reason(void **state)
{
    struct scene scene;

    (void)state;
    begin(&scene);
    assert_refused(&scene, "acknowledge",
                   "I-12 cannot be acknowledged: no contact with Northwater is on record since it "
                   "was opened (log it, name it with --evidence, or say --note self-raised)");
    scene.request.note = "Self-raised";
    assert_moves(&scene, "acknowledge", ISSUE_ACKNOWLEDGED);
    assert_string_equal(last_move(&scene)->note, "Self-raised");
    done(&scene);

    begin(&scene);
    scene.facts.heard_from_party = true;
    assert_moves(&scene, "acknowledge", ISSUE_ACKNOWLEDGED);
    done(&scene);

    begin(&scene);
    scene.request.evidence = "N-204";
    assert_moves(&scene, "acknowledge", ISSUE_ACKNOWLEDGED);
    done(&scene);
}

static void an_issue_of_nobody_outside_is_acknowledged_at_once(void **state)
{
    struct scene scene;

    (void)state;
    begin(&scene);
    scene.issue.parties.count = 1;
    assert_moves(&scene, "acknowledge", ISSUE_ACKNOWLEDGED);
    done(&scene);
}

static void a_move_that_is_not_possible_names_those_that_are(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, ISSUE_WAITING, CLOSURE_NONE);
    assert_refused(&scene, "accept",
                   "I-12 cannot be accepted while it is waiting; possible now: assess, discuss, "
                   "escalate, propose, close");
    done(&scene);
}

static void a_move_is_not_made_ahead_of_time_or_before_the_last_one(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, ISSUE_ACKNOWLEDGED, CLOSURE_NONE);
    scene.request.on = date_of(2026, 2, 3);
    assert_refused(&scene, "assess",
                   "I-12 cannot be assessed: 2026-02-03 is still ahead (leave --on away)");
    scene.request.on = date_of(2025, 12, 19);
    assert_refused(&scene, "assess",
                   "I-12 cannot be assessed: its last move was on 2025-12-20, later than that "
                   "(--on)");
    scene.request.on = date_of(2025, 12, 20);
    assert_moves(&scene, "assess", ISSUE_ASSESSING);
    assert_int_equal(scene.issue.status_on.day, date_of(2025, 12, 20).day);
    done(&scene);
}

static void a_conflict_is_discussed_between_two(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, ISSUE_ASSESSING, CLOSURE_NONE);
    scene.issue.kind = ISSUE_CONFLICT;
    scene.issue.parties.count = 1;
    assert_refused(&scene, "discuss",
                   "I-12 cannot be brought into dialogue: a conflict has at least two parties, "
                   "and one is on its sheet (add the other)");
    scene.issue.kind = ISSUE_INCIDENT;
    assert_moves(&scene, "discuss", ISSUE_DIALOGUE);
    done(&scene);

    begin_at(&scene, ISSUE_ASSESSING, CLOSURE_NONE);
    scene.issue.kind = ISSUE_CONFLICT;
    assert_moves(&scene, "discuss", ISSUE_DIALOGUE);
    done(&scene);
}

static void waiting_needs_who_and_until_when(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, ISSUE_DIALOGUE, CLOSURE_NONE);
    assert_refused(&scene, "wait",
                   "I-12 cannot be left waiting: say who is waited for (--party) and until when "
                   "(--until)");
    assert_int_equal(scene.err.kind, ERROR_INVALID);
    scene.request.party = "NWP";
    assert_refused(&scene, "wait", "I-12 cannot be left waiting: say until when (--until)");
    scene.request.until = scene.facts.today;
    assert_refused(&scene, "wait",
                   "I-12 cannot be left waiting: 2026-02-02 is not after the day of the move "
                   "(--until)");
    scene.request.until = date_of(2026, 2, 16);
    assert_moves(&scene, "wait", ISSUE_WAITING);
    assert_string_equal(last_move(&scene)->party, "NWP");
    assert_int_equal(last_move(&scene)->until.day, date_of(2026, 2, 16).day);
    done(&scene);
}

static void a_wait_is_asked_about_when_it_is_over_or_after_thirty_days(void **state)
{
    struct scene scene;
    struct error err = {0};

    (void)state;
    begin_at(&scene, ISSUE_DIALOGUE, CLOSURE_NONE);
    scene.request.party = "NWP";
    scene.request.until = date_of(2026, 2, 16);
    assert_moves(&scene, "wait", ISSUE_WAITING);
    assert_non_null(scene.effects.followup);
    must(record_check(&followup_noun, scene.effects.followup, &err));
    assert_string_equal(scene.effects.followup->title,
                        "Still waiting for Northwater? Restoration ETA feed not delivered");
    assert_string_equal(scene.effects.followup->about, "I-12");
    assert_string_equal(scene.effects.followup->org.name, "NWP");
    assert_string_equal(scene.effects.followup->owner.name, "Dana Whitlock-Reyes");
    assert_int_equal(scene.effects.followup->due.day, date_of(2026, 2, 16).day);
    assert_string_equal(scene.effects.said, "A follow-up is planned for 2026-02-16.");
    done(&scene);

    begin_at(&scene, ISSUE_DIALOGUE, CLOSURE_NONE);
    scene.request.party = "NWP";
    scene.request.until = date_of(2026, 6, 1);
    assert_moves(&scene, "wait", ISSUE_WAITING);
    assert_int_equal(scene.effects.followup->due.day, date_of(2026, 3, 4).day);
    done(&scene);
}

static void a_wait_moves_the_target_by_thirty_days_at_most(void **state)
{
    struct scene scene;
    const struct extension *extension;

    (void)state;
    begin_at(&scene, ISSUE_WAITING, CLOSURE_NONE);
    scene.request.on = date_of(2025, 12, 27);
    assert_moves(&scene, "discuss", ISSUE_DIALOGUE);
    assert_int_equal(scene.issue.target.day, date_of(2026, 1, 22).day);
    assert_int_equal(scene.issue.extensions.count, 1);
    extension = scene.issue.extensions.items;
    assert_int_equal(extension->from.day, date_of(2026, 1, 15).day);
    assert_int_equal(extension->to.day, date_of(2026, 1, 22).day);
    assert_string_equal(extension->reason, "waited for 7 days");
    assert_string_equal(scene.effects.said, "The target moves to 2026-01-22.");
    done(&scene);

    begin_at(&scene, ISSUE_WAITING, CLOSURE_NONE);
    assert_moves(&scene, "discuss", ISSUE_DIALOGUE);
    assert_int_equal(scene.issue.target.day, date_of(2026, 2, 14).day);
    done(&scene);
}

static void a_wait_that_ends_the_same_day_or_in_a_closure_moves_no_target(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, ISSUE_WAITING, CLOSURE_NONE);
    scene.request.on = date_of(2025, 12, 20);
    assert_moves(&scene, "discuss", ISSUE_DIALOGUE);
    assert_int_equal(scene.issue.extensions.count, 0);
    done(&scene);

    begin_at(&scene, ISSUE_WAITING, CLOSURE_NONE);
    scene.request.closure = CLOSURE_WITHDRAWN;
    assert_moves(&scene, "close", ISSUE_CLOSED);
    assert_int_equal(scene.issue.extensions.count, 0);
    done(&scene);
}

static void escalating_and_referring_need_to_whom(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, ISSUE_DIALOGUE, CLOSURE_NONE);
    assert_refused(&scene, "escalate", "I-12 cannot be escalated: say to whom (--party)");
    assert_refused(&scene, "refer", "I-12 cannot be referred: say to which outside body (--party)");
    scene.request.party = "the mayor";
    assert_moves(&scene, "escalate", ISSUE_ESCALATED);
    assert_string_equal(last_move(&scene)->party, "the mayor");
    scene.request.party = "the regulator";
    assert_moves(&scene, "refer", ISSUE_REFERRED);
    done(&scene);
}

static void proposing_needs_the_proposal(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, ISSUE_REFERRED, CLOSURE_NONE);
    assert_refused(&scene, "propose", "I-12 cannot be proposed on: say what is proposed (--note)");
    scene.request.note = "Times by zone, not by feeder.";
    assert_moves(&scene, "propose", ISSUE_PROPOSED);
    done(&scene);
}

static void accepting_needs_everybody_who_is_not_neutral(void **state)
{
    struct scene scene;
    struct issue_party *parties;

    (void)state;
    begin_at(&scene, ISSUE_PROPOSED, CLOSURE_NONE);
    assert_refused(&scene, "accept",
                   "I-12 cannot be accepted: Northwater has not agreed (set agreed_on, or repeat "
                   "with --override NWP)");
    assert_int_equal(scene.err.kind, ERROR_CONFLICT);
    add_party(&scene, "TEY", STANCE_NONE);
    assert_refused(&scene, "accept",
                   "I-12 cannot be accepted: Northwater and Teyakum Nation have not agreed (set "
                   "agreed_on, or repeat with --override NWP,TEY)");
    parties = scene.issue.parties.items;
    parties[1].agreed_on = date_of(2026, 2, 3);
    parties[2].agreed_on = date_of(2026, 2, 2);
    assert_refused(&scene, "accept",
                   "I-12 cannot be accepted: Northwater has not agreed (set agreed_on, or repeat "
                   "with --override NWP)");
    parties[1].agreed_on = date_of(2026, 2, 1);
    assert_moves(&scene, "accept", ISSUE_ACCEPTED);
    assert_null(last_move(&scene)->note);
    done(&scene);
}

static void an_override_names_the_missing_party_and_is_remembered(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, ISSUE_PROPOSED, CLOSURE_NONE);
    tags_add(&scene.request.override, "TEY", &scene.arena);
    assert_false(move(&scene, "accept"));
    tags_add(&scene.request.override, "nwp", &scene.arena);
    scene.request.note = "The council insists.";
    assert_moves(&scene, "accept", ISSUE_ACCEPTED);
    assert_string_equal(last_move(&scene)->note, "The council insists. Accepted without NWP.");
    done(&scene);

    begin_at(&scene, ISSUE_PROPOSED, CLOSURE_NONE);
    tags_add(&scene.request.override, "Tove Halvorsen", &scene.arena);
    assert_moves(&scene, "accept", ISSUE_ACCEPTED);
    done(&scene);
}

static void accepting_clears_the_stage(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, ISSUE_PROPOSED, CLOSURE_NONE);
    assert_true(set_stage(&scene, 4));
    assert_int_equal(scene.issue.stage, 4);
    tags_add(&scene.request.override, "all", &scene.arena);
    assert_moves(&scene, "accept", ISSUE_ACCEPTED);
    assert_true(scene.issue.stage == NUMBER_NONE);
    done(&scene);
}

static void monitoring_plans_a_check_in_ninety_days(void **state)
{
    struct scene scene;
    struct error err = {0};

    (void)state;
    begin_at(&scene, ISSUE_ACCEPTED, CLOSURE_NONE);
    assert_moves(&scene, "monitor", ISSUE_MONITORING);
    assert_non_null(scene.effects.followup);
    must(record_check(&followup_noun, scene.effects.followup, &err));
    assert_int_equal(scene.effects.followup->kind, FOLLOWUP_CHECK_OUTCOME);
    assert_int_equal(scene.effects.followup->due.day, scene.facts.today.day + 90);
    assert_string_equal(scene.effects.followup->about, "I-12");
    assert_string_equal(scene.effects.followup->person.name, "Tove Halvorsen");
    done(&scene);

    begin_at(&scene, ISSUE_ACCEPTED, CLOSURE_NONE);
    scene.request.until = date_of(2026, 3, 1);
    assert_moves(&scene, "monitor", ISSUE_MONITORING);
    assert_int_equal(scene.effects.followup->due.day, date_of(2026, 3, 1).day);
    done(&scene);
}

static void what_is_monitored_is_resolved_after_the_check(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, ISSUE_MONITORING, CLOSURE_NONE);
    assert_refused(&scene, "close",
                   "I-12 cannot be closed: its outcome has not been checked (add a follow-up of "
                   "kind check_outcome and finish it)");
    scene.facts.outcome_check = "F-31";
    assert_refused(&scene, "close",
                   "I-12 cannot be closed: its outcome has not been checked (finish F-31 first)");
    scene.facts.outcome_checked = true;
    scene.request.note = "The feed runs.";
    assert_moves(&scene, "close", ISSUE_CLOSED);
    assert_int_equal(scene.issue.closure, CLOSURE_RESOLVED);
    assert_string_equal(scene.issue.outcome, "The feed runs.");
    done(&scene);
}

static void closing_needs_a_closure_that_fits(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, ISSUE_REFERRED, CLOSURE_NONE);
    assert_refused(&scene, "close",
                   "I-12 cannot be closed: say how it ends (--closure); possible: resolved, "
                   "rejected, withdrawn");
    scene.request.closure = CLOSURE_NO_BASIS;
    assert_refused(&scene, "close",
                   "I-12 cannot be closed: not as no_basis while it is referred; possible: "
                   "resolved, rejected, withdrawn");
    scene.request.closure = CLOSURE_REJECTED;
    assert_moves(&scene, "close", ISSUE_CLOSED);
    assert_int_equal(scene.issue.closure, CLOSURE_REJECTED);
    done(&scene);
}

static void no_basis_needs_the_reason_and_who_was_told(void **state)
{
    static const char refusal[] = "I-12 cannot be closed: to say that it has no basis needs the "
                                  "reason (--note) and who was told (--party)";
    struct scene scene;

    (void)state;
    begin_at(&scene, ISSUE_ASSESSING, CLOSURE_NONE);
    scene.request.closure = CLOSURE_NO_BASIS;
    assert_refused(&scene, "close", refusal);
    scene.request.note = "Nothing found.";
    assert_refused(&scene, "close", refusal);
    scene.request.note = NULL;
    scene.request.party = "Tove Halvorsen";
    assert_refused(&scene, "close", refusal);
    scene.request.note = "Nothing found.";
    assert_moves(&scene, "close", ISSUE_CLOSED);
    assert_string_equal(last_move(&scene)->party, "Tove Halvorsen");
    assert_string_equal(last_move(&scene)->note, "Nothing found.");
    done(&scene);
}

static void reopening_needs_a_reason_leads_back_and_counts(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, ISSUE_CLOSED, CLOSURE_REJECTED);
    assert_refused(&scene, "reopen", "I-12 cannot be reopened: say why (--note)");
    assert_int_equal(issue_reopenings(&scene.issue), 0);
    scene.request.note = "They are back.";
    assert_moves(&scene, "reopen", ISSUE_DIALOGUE);
    assert_int_equal(scene.issue.closure, CLOSURE_NONE);
    assert_int_equal(issue_reopenings(&scene.issue), 1);
    done(&scene);

    begin_at(&scene, ISSUE_CLOSED, CLOSURE_DUPLICATE);
    scene.request.note = "It was another one.";
    assert_moves(&scene, "reopen", ISSUE_ASSESSING);
    done(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(acknowledging_needs_a_contact_or_a_reason),
        cmocka_unit_test(an_issue_of_nobody_outside_is_acknowledged_at_once),
        cmocka_unit_test(a_move_that_is_not_possible_names_those_that_are),
        cmocka_unit_test(a_move_is_not_made_ahead_of_time_or_before_the_last_one),
        cmocka_unit_test(a_conflict_is_discussed_between_two),
        cmocka_unit_test(waiting_needs_who_and_until_when),
        cmocka_unit_test(a_wait_is_asked_about_when_it_is_over_or_after_thirty_days),
        cmocka_unit_test(a_wait_moves_the_target_by_thirty_days_at_most),
        cmocka_unit_test(a_wait_that_ends_the_same_day_or_in_a_closure_moves_no_target),
        cmocka_unit_test(escalating_and_referring_need_to_whom),
        cmocka_unit_test(proposing_needs_the_proposal),
        cmocka_unit_test(accepting_needs_everybody_who_is_not_neutral),
        cmocka_unit_test(an_override_names_the_missing_party_and_is_remembered),
        cmocka_unit_test(accepting_clears_the_stage),
        cmocka_unit_test(monitoring_plans_a_check_in_ninety_days),
        cmocka_unit_test(what_is_monitored_is_resolved_after_the_check),
        cmocka_unit_test(closing_needs_a_closure_that_fits),
        cmocka_unit_test(no_basis_needs_the_reason_and_who_was_told),
        cmocka_unit_test(reopening_needs_a_reason_leads_back_and_counts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
