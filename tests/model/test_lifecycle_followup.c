#include "support/test.h"

#include <liaise/arena.h>
#include <liaise/lifecycle.h>

/* F-31, a call to Northwater planned for Monday 2026-02-02, the day of today. */
struct scene {
    struct arena arena;
    struct followup followup;
    struct move_request request;
    struct move_facts facts;
    struct move_effects effects;
    struct error err;
};

static void begin(struct scene *scene)
{
    *scene = (struct scene){0};
    record_init(&followup_noun, &scene->followup);
    scene->followup.record.ref = "F-31";
    scene->followup.title = "Call Northwater";
    scene->followup.kind = FOLLOWUP_CALL;
    scene->followup.priority = PRIORITY_HIGH;
    scene->followup.org.name = "NWP";
    scene->followup.person.name = "Tove Halvorsen";
    scene->followup.due = date_of(2026, 2, 2);
    scene->followup.status = FOLLOWUP_PLANNED;
    move_request_init(&scene->request);
    scene->facts = (struct move_facts){
        .today = date_of(2026, 2, 2), .home = "OEM", .officer = "Dana Whitlock-Reyes"};
}

static bool move(struct scene *scene, const char *verb)
{
    const struct move *row = move_find(&followup_noun, verb);

    assert_non_null(row);
    scene->err = (struct error){0};
    return move_apply(row, &scene->followup, &scene->request, &scene->facts, &scene->arena,
                      &scene->effects, &scene->err);
}

static void assert_moves(struct scene *scene, const char *verb, enum followup_status to)
{
    struct error err = {0};

    if (!move(scene, verb))
        fail_msg("%s: %s", verb, scene->err.text);
    assert_int_equal(scene->followup.status, to);
    must(record_check(&followup_noun, &scene->followup, &err));
}

static void assert_refused(struct scene *scene, const char *verb, const char *text)
{
    struct followup before;

    record_init(&followup_noun, &before);
    record_copy(&followup_noun, &before, &scene->followup, &scene->arena);
    assert_false(move(scene, verb));
    assert_string_equal(scene->err.text, text);
    assert_true(record_equal(&followup_noun, &scene->followup, &before));
}

static void done(struct scene *scene)
{
    arena_clear(&scene->arena);
}

static void waiting_needs_who_and_until_when(void **state)
{
    struct scene scene;

    (void)state;
    begin(&scene);
    assert_refused(&scene, "wait",
                   "F-31 cannot be left waiting: say who is waited for (--party) and until when "
                   "(--until)");
    scene.request.party = "NWP";
    scene.request.until = date_of(2026, 2, 9);
    assert_moves(&scene, "wait", FOLLOWUP_WAITING);
    assert_string_equal(scene.followup.waiting_on, "NWP");
    assert_int_equal(scene.followup.waiting_until.day, date_of(2026, 2, 9).day);
    move_request_init(&scene.request);
    assert_moves(&scene, "start", FOLLOWUP_IN_PROGRESS);
    assert_null(scene.followup.waiting_on);
    assert_false(date_is_set(scene.followup.waiting_until));
    done(&scene);
}

static void done_needs_an_outcome(void **state)
{
    struct scene scene;

    (void)state;
    begin(&scene);
    assert_refused(&scene, "done", "F-31 cannot be done: say what came of it (--outcome)");
    scene.request.outcome = OUTCOME_BOUNCED;
    assert_refused(&scene, "done",
                   "F-31 cannot be done: its outcome is one of reached, left_message, "
                   "unreachable, not_required and other");
    scene.request.outcome = OUTCOME_REACHED;
    scene.request.note = "The feed comes in March.";
    assert_moves(&scene, "done", FOLLOWUP_DONE);
    assert_int_equal(scene.followup.done_at.day, scene.facts.today.day);
    assert_int_equal(scene.followup.outcome, OUTCOME_REACHED);
    assert_string_equal(scene.followup.note, "The feed comes in March.");
    assert_null(scene.effects.followup);
    assert_null(scene.effects.issue);
    done(&scene);
}

static void nobody_reached_is_planned_anew_in_two_working_days(void **state)
{
    struct scene scene;

    (void)state;
    begin(&scene);
    scene.request.outcome = OUTCOME_LEFT_MESSAGE;
    assert_moves(&scene, "done", FOLLOWUP_PLANNED);
    assert_int_equal(scene.followup.due.day, date_of(2026, 2, 4).day);
    assert_int_equal(scene.followup.attempts, 1);
    assert_string_equal(scene.effects.said, "Planned anew for 2026-02-04, attempt 1 of 3.");
    scene.facts.today = date_of(2026, 2, 6);
    assert_moves(&scene, "done", FOLLOWUP_PLANNED);
    assert_int_equal(scene.followup.due.day, date_of(2026, 2, 10).day);
    scene.request.until = date_of(2026, 2, 27);
    assert_moves(&scene, "done", FOLLOWUP_PLANNED);
    assert_int_equal(scene.followup.due.day, date_of(2026, 2, 27).day);
    assert_null(scene.effects.issue);
    done(&scene);
}

static void after_three_attempts_an_issue_is_raised(void **state)
{
    struct scene scene;
    const struct issue_party *party;
    struct error err = {0};

    (void)state;
    begin(&scene);
    scene.followup.attempts = 3;
    scene.request.outcome = OUTCOME_UNREACHABLE;
    assert_moves(&scene, "done", FOLLOWUP_DONE);
    assert_non_null(scene.effects.issue);
    must(record_check(&issue_noun, scene.effects.issue, &err));
    must(issue_prepare(scene.effects.issue, &err));
    assert_int_equal(scene.effects.issue->kind, ISSUE_COORDINATION);
    assert_string_equal(scene.effects.issue->title, "Nobody could be reached: Call Northwater");
    assert_string_equal(scene.effects.issue->owner.name, "Dana Whitlock-Reyes");
    assert_int_equal(scene.effects.issue->parties.count, 1);
    party = scene.effects.issue->parties.items;
    assert_string_equal(party->org.name, "NWP");
    done(&scene);
}

static void a_last_attempt_is_just_done(void **state)
{
    struct scene scene;

    (void)state;
    begin(&scene);
    scene.request.outcome = OUTCOME_LEFT_MESSAGE;
    scene.request.final = true;
    assert_moves(&scene, "done", FOLLOWUP_DONE);
    assert_null(scene.effects.issue);
    begin(&scene);
    scene.followup.attempts = 3;
    scene.request.outcome = OUTCOME_LEFT_MESSAGE;
    scene.request.final = true;
    assert_moves(&scene, "done", FOLLOWUP_DONE);
    assert_null(scene.effects.issue);
    done(&scene);
}

static void a_repetition_goes_on_from_the_due_day(void **state)
{
    struct scene scene;
    struct error err = {0};

    (void)state;
    begin(&scene);
    scene.followup.repeat = "1w";
    scene.followup.due = date_of(2026, 1, 29);
    scene.followup.snoozed = 4;
    scene.followup.attempts = 2;
    scene.request.outcome = OUTCOME_REACHED;
    assert_moves(&scene, "done", FOLLOWUP_DONE);
    assert_non_null(scene.effects.followup);
    must(record_check(&followup_noun, scene.effects.followup, &err));
    assert_int_equal(scene.effects.followup->due.day, date_of(2026, 2, 5).day);
    assert_int_equal(scene.effects.followup->status, FOLLOWUP_PLANNED);
    assert_string_equal(scene.effects.followup->repeat, "1w");
    assert_string_equal(scene.effects.followup->person.name, "Tove Halvorsen");
    assert_int_equal(scene.effects.followup->priority, PRIORITY_HIGH);
    assert_true(scene.effects.followup->snoozed == NUMBER_NONE);
    assert_true(scene.effects.followup->attempts == NUMBER_NONE);
    assert_null(scene.effects.followup->record.ref);
    assert_string_equal(scene.effects.said, "The next one is due 2026-02-05.");
    done(&scene);
}

static void a_repetition_may_go_on_from_the_day_it_was_done(void **state)
{
    struct scene scene;

    (void)state;
    begin(&scene);
    scene.followup.repeat = "1m";
    scene.followup.repeat_from = REPEAT_FROM_DONE;
    scene.followup.due = date_of(2026, 1, 20);
    scene.request.outcome = OUTCOME_REACHED;
    assert_moves(&scene, "done", FOLLOWUP_DONE);
    assert_int_equal(scene.effects.followup->due.day, date_of(2026, 3, 2).day);
    done(&scene);
}

static void what_was_missed_piles_up_only_on_request(void **state)
{
    struct scene scene;

    (void)state;
    begin(&scene);
    scene.followup.repeat = "1w";
    scene.followup.due = date_of(2026, 1, 5);
    scene.request.outcome = OUTCOME_REACHED;
    assert_moves(&scene, "done", FOLLOWUP_DONE);
    assert_int_equal(scene.effects.followup->due.day, date_of(2026, 2, 9).day);
    done(&scene);

    begin(&scene);
    scene.followup.repeat = "1w";
    scene.followup.due = date_of(2026, 1, 5);
    scene.followup.pile_up = FLAG_YES;
    scene.request.outcome = OUTCOME_REACHED;
    assert_moves(&scene, "done", FOLLOWUP_DONE);
    assert_int_equal(scene.effects.followup->due.day, date_of(2026, 1, 12).day);
    done(&scene);
}

static void skipping_keeps_the_repetition_and_cancelling_ends_it(void **state)
{
    struct scene scene;

    (void)state;
    begin(&scene);
    scene.followup.repeat = "2w";
    assert_moves(&scene, "skip", FOLLOWUP_SKIPPED);
    assert_non_null(scene.effects.followup);
    assert_int_equal(scene.effects.followup->due.day, date_of(2026, 2, 16).day);
    done(&scene);

    begin(&scene);
    scene.followup.repeat = "2w";
    assert_moves(&scene, "cancel", FOLLOWUP_CANCELLED);
    assert_null(scene.effects.followup);
    done(&scene);

    begin(&scene);
    scene.followup.repeat = "2w";
    scene.request.outcome = OUTCOME_LEFT_MESSAGE;
    assert_moves(&scene, "done", FOLLOWUP_PLANNED);
    assert_null(scene.effects.followup);
    done(&scene);
}

static void a_repetition_nobody_can_read_changes_nothing(void **state)
{
    struct scene scene;

    (void)state;
    begin(&scene);
    scene.followup.repeat = "often";
    scene.request.outcome = OUTCOME_REACHED;
    assert_refused(&scene, "done",
                   "'often' is not how often something repeats; try 10d, 1w, 3m or 1y");
    done(&scene);
}

static void planning_and_reopening_start_afresh(void **state)
{
    struct scene scene;

    (void)state;
    begin(&scene);
    assert_moves(&scene, "start", FOLLOWUP_IN_PROGRESS);
    scene.request.until = date_of(2026, 2, 20);
    assert_moves(&scene, "plan", FOLLOWUP_PLANNED);
    assert_int_equal(scene.followup.due.day, date_of(2026, 2, 20).day);
    move_request_init(&scene.request);
    scene.request.outcome = OUTCOME_REACHED;
    assert_moves(&scene, "done", FOLLOWUP_DONE);
    scene.request.note = "It was the wrong number";
    assert_moves(&scene, "reopen", FOLLOWUP_PLANNED);
    assert_false(date_is_set(scene.followup.done_at));
    assert_int_equal(scene.followup.outcome, OUTCOME_NONE);
    scene.request.note = "They moved";
    assert_moves(&scene, "start", FOLLOWUP_IN_PROGRESS);
    assert_string_equal(scene.followup.note, "It was the wrong number; They moved");
    done(&scene);
}

static void a_snooze_hides_it_and_is_counted(void **state)
{
    struct scene scene;

    (void)state;
    begin(&scene);
    assert_false(
        followup_snooze(&scene.followup, scene.facts.today, scene.facts.today, &scene.err));
    assert_string_equal(scene.err.text,
                        "F-31 cannot be snoozed until 2026-02-02: that day is not ahead");
    assert_true(scene.followup.snoozed == NUMBER_NONE);
    for (int i = 1; i <= 2; i++) {
        assert_true(
            followup_snooze(&scene.followup, date_of(2026, 2, 5), scene.facts.today, &scene.err));
        assert_int_equal(scene.followup.snoozed, i);
        assert_true(followup_is_snoozed(&scene.followup, scene.facts.today));
    }
    assert_int_equal(scene.followup.status, FOLLOWUP_PLANNED);
    assert_moves(&scene, "start", FOLLOWUP_IN_PROGRESS);
    assert_false(followup_is_snoozed(&scene.followup, scene.facts.today));
    assert_moves(&scene, "cancel", FOLLOWUP_CANCELLED);
    assert_false(
        followup_snooze(&scene.followup, date_of(2026, 2, 5), scene.facts.today, &scene.err));
    assert_string_equal(scene.err.text,
                        "F-31 cannot be snoozed: it is cancelled (reopen it first)");
    done(&scene);
}

static void an_organization_is_enough_where_nobody_is_named(void **state)
{
    struct scene scene;
    struct interaction interaction;
    struct interaction_org party = {.org.name = "NWP", .part = PART_NONE};
    struct interaction_person person = {.person.name = "Jorge Aguilar", .part = PART_NONE};

    (void)state;
    begin(&scene);
    record_init(&interaction_noun, &interaction);
    interaction.channel = CHANNEL_PHONE;
    interaction.direction = DIRECTION_MUTUAL;
    interaction.parties = (struct list){&party, 1};
    scene.followup.org.name = "NWP";
    assert_true(followup_fits_contact(&scene.followup, &interaction));
    interaction.people = (struct list){&person, 1};
    assert_false(followup_fits_contact(&scene.followup, &interaction));
    scene.followup.person = (struct link){0};
    assert_true(followup_fits_contact(&scene.followup, &interaction));
    scene.followup.org.name = "CFR";
    assert_false(followup_fits_contact(&scene.followup, &interaction));
    scene.followup.org = (struct link){0};
    assert_false(followup_fits_contact(&scene.followup, &interaction));
    done(&scene);
}

static void a_contact_may_have_done_it_already(void **state)
{
    struct scene scene;
    struct interaction interaction;
    struct interaction_person person = {.person.name = "Tove Halvorsen", .part = PART_NONE};

    (void)state;
    begin(&scene);
    record_init(&interaction_noun, &interaction);
    interaction.channel = CHANNEL_PHONE;
    interaction.direction = DIRECTION_INBOUND;
    interaction.people = (struct list){&person, 1};
    assert_true(followup_fits_contact(&scene.followup, &interaction));
    person.part = PART_ABSENT_INVITED;
    assert_false(followup_fits_contact(&scene.followup, &interaction));
    person.part = PART_PRESENT;
    interaction.direction = DIRECTION_OUTBOUND;
    assert_false(followup_fits_contact(&scene.followup, &interaction));
    interaction.replied = FLAG_YES;
    assert_true(followup_fits_contact(&scene.followup, &interaction));
    scene.followup.kind = FOLLOWUP_BRIEF;
    assert_false(followup_fits_contact(&scene.followup, &interaction));
    scene.followup.kind = FOLLOWUP_MEET;
    scene.followup.person.name = "Somebody Else";
    assert_false(followup_fits_contact(&scene.followup, &interaction));
    scene.followup.person.id = person.person.id = 7;
    assert_true(followup_fits_contact(&scene.followup, &interaction));
    scene.followup.status = FOLLOWUP_DONE;
    assert_false(followup_fits_contact(&scene.followup, &interaction));
    done(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(waiting_needs_who_and_until_when),
        cmocka_unit_test(done_needs_an_outcome),
        cmocka_unit_test(nobody_reached_is_planned_anew_in_two_working_days),
        cmocka_unit_test(after_three_attempts_an_issue_is_raised),
        cmocka_unit_test(a_last_attempt_is_just_done),
        cmocka_unit_test(a_repetition_goes_on_from_the_due_day),
        cmocka_unit_test(a_repetition_may_go_on_from_the_day_it_was_done),
        cmocka_unit_test(what_was_missed_piles_up_only_on_request),
        cmocka_unit_test(skipping_keeps_the_repetition_and_cancelling_ends_it),
        cmocka_unit_test(a_repetition_nobody_can_read_changes_nothing),
        cmocka_unit_test(planning_and_reopening_start_afresh),
        cmocka_unit_test(a_snooze_hides_it_and_is_counted),
        cmocka_unit_test(an_organization_is_enough_where_nobody_is_named),
        cmocka_unit_test(a_contact_may_have_done_it_already),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
