#include "support/test.h"

#include <liaise/arena.h>
#include <liaise/lifecycle.h>

static const struct party_name names[] = {{"NWP", "Northwater"}};

/* C-26: Northwater owes it to us since 2025-10-09, due on 2026-01-25; today is 2026-02-02. */
struct scene {
    struct arena arena;
    struct commitment commitment;
    struct move_request request;
    struct move_facts facts;
    struct move_effects effects;
    struct error err;
};

static void begin_at(struct scene *scene, enum commitment_status status)
{
    *scene = (struct scene){0};
    record_init(&commitment_noun, &scene->commitment);
    scene->commitment.record.ref = "C-26";
    scene->commitment.text = "Restoration ETA data feed";
    scene->commitment.debtor.name = "NWP";
    scene->commitment.creditor.name = "OEM";
    scene->commitment.creditor_person.name = "Dana Whitlock-Reyes";
    scene->commitment.made = date_of(2025, 10, 9);
    scene->commitment.due = date_of(2026, 1, 25);
    scene->commitment.status = status;
    move_request_init(&scene->request);
    scene->facts = (struct move_facts){
        .today = date_of(2026, 2, 2), .home = "OEM", .names = names, .name_count = 1};
}

static bool move(struct scene *scene, const char *verb)
{
    const struct move *row = move_find(&commitment_noun, verb);

    assert_non_null(row);
    scene->err = (struct error){0};
    return move_apply(row, &scene->commitment, &scene->request, &scene->facts, &scene->arena,
                      &scene->effects, &scene->err);
}

static void assert_moves(struct scene *scene, const char *verb, enum commitment_status to)
{
    struct error err = {0};

    if (!move(scene, verb))
        fail_msg("%s: %s", verb, scene->err.text);
    assert_int_equal(scene->commitment.status, to);
    must(record_check(&commitment_noun, &scene->commitment, &err));
    must(commitment_check(&scene->commitment, &err));
}

static void assert_refused(struct scene *scene, const char *verb, const char *text)
{
    struct commitment before;

    record_init(&commitment_noun, &before);
    record_copy(&commitment_noun, &before, &scene->commitment, &scene->arena);
    assert_false(move(scene, verb));
    assert_string_equal(scene->err.text, text);
    assert_true(record_equal(&commitment_noun, &scene->commitment, &before));
}

static void done(struct scene *scene)
{
    arena_clear(&scene->arena);
}

static void kept_on_time_or_late_follows_from_the_days(void **state)
{
    struct scene scene;
    int64_t late;

    (void)state;
    begin_at(&scene, COMMITMENT_IN_PROGRESS);
    assert_false(commitment_days_late(&scene.commitment, &late));
    scene.request.evidence = "N-804";
    scene.request.note = "The feed runs.";
    assert_moves(&scene, "fulfil", COMMITMENT_FULFILLED);
    assert_int_equal(scene.commitment.resolved.day, scene.facts.today.day);
    assert_string_equal(scene.commitment.evidence, "N-804");
    assert_string_equal(scene.commitment.note, "The feed runs.");
    assert_true(commitment_days_late(&scene.commitment, &late));
    assert_int_equal(late, 8);
    done(&scene);

    begin_at(&scene, COMMITMENT_OPEN);
    scene.request.on = date_of(2026, 1, 20);
    assert_moves(&scene, "fulfil", COMMITMENT_FULFILLED);
    assert_true(commitment_days_late(&scene.commitment, &late));
    assert_int_equal(late, 0);
    done(&scene);
}

static void what_is_open_again_has_no_day_of_being_resolved(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, COMMITMENT_OPEN);
    assert_moves(&scene, "fulfil-partly", COMMITMENT_PARTIAL);
    assert_true(date_is_set(scene.commitment.resolved));
    assert_moves(&scene, "reopen", COMMITMENT_OPEN);
    assert_false(date_is_set(scene.commitment.resolved));
    assert_moves(&scene, "begin", COMMITMENT_IN_PROGRESS);
    assert_moves(&scene, "dispute", COMMITMENT_DISPUTED);
    assert_true(date_is_set(scene.commitment.resolved));
    done(&scene);
}

static void an_offer_is_accepted_or_declined(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, COMMITMENT_OFFERED);
    assert_moves(&scene, "accept", COMMITMENT_OPEN);
    done(&scene);
    begin_at(&scene, COMMITMENT_OFFERED);
    assert_moves(&scene, "decline", COMMITMENT_DECLINED);
    assert_true(date_is_set(scene.commitment.resolved));
    assert_refused(&scene, "accept",
                   "C-26 cannot be accepted while it is declined, which is final");
    done(&scene);
}

static void a_promise_is_broken_two_weeks_after_its_day(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, COMMITMENT_OPEN);
    assert_refused(&scene, "break",
                   "C-26 cannot be called broken: it was due on 2026-01-25, and 14 days are left "
                   "to it after that; if OEM says so, say --party OEM");
    assert_false(commitment_proposes_broken(&scene.commitment, date_of(2026, 2, 7)));
    assert_true(commitment_proposes_broken(&scene.commitment, date_of(2026, 2, 8)));
    scene.facts.today = date_of(2026, 2, 8);
    assert_moves(&scene, "break", COMMITMENT_BROKEN);
    assert_false(commitment_proposes_broken(&scene.commitment, date_of(2026, 2, 8)));
    done(&scene);
}

static void the_creditor_may_call_it_broken_at_once(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, COMMITMENT_OPEN);
    scene.request.party = "NWP";
    assert_false(move(&scene, "break"));
    scene.request.party = "oem";
    assert_moves(&scene, "break", COMMITMENT_BROKEN);
    done(&scene);

    begin_at(&scene, COMMITMENT_OPEN);
    scene.commitment.due = DATE_NONE;
    assert_refused(&scene, "break",
                   "C-26 cannot be called broken: it has no due day; if OEM says so, say --party "
                   "OEM");
    scene.commitment.due = date_of(2026, 3, 1);
    scene.request.party = "Dana Whitlock-Reyes";
    assert_moves(&scene, "break", COMMITMENT_BROKEN);
    done(&scene);
}

static void only_the_creditor_can_waive_it(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, COMMITMENT_OPEN);
    assert_refused(&scene, "waive",
                   "C-26 cannot be waived: say who of the creditor waives it (--party)");
    scene.request.party = "NWP";
    assert_refused(&scene, "waive",
                   "C-26 cannot be waived: Northwater owes it; only OEM can let it go (--party)");
    scene.request.party = "Ingrid Vasquez-Holm";
    assert_moves(&scene, "waive", COMMITMENT_WAIVED);
    assert_string_equal(scene.commitment.waived_by, "Ingrid Vasquez-Holm");
    done(&scene);
}

static void superseding_needs_the_new_promise(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, COMMITMENT_BROKEN);
    scene.commitment.resolved = date_of(2026, 1, 30);
    assert_refused(&scene, "supersede",
                   "C-26 cannot be superseded: say what takes its place (--by)");
    scene.request.replacement = "C-26";
    assert_refused(&scene, "supersede",
                   "C-26 cannot be superseded: it cannot take its own place (--by)");
    scene.request.replacement = "C-49";
    assert_moves(&scene, "supersede", COMMITMENT_SUPERSEDED);
    assert_string_equal(scene.effects.replacement, "C-49");
    done(&scene);
}

static void nothing_comes_of_a_promise_before_it_is_made(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, COMMITMENT_OPEN);
    scene.request.on = date_of(2025, 10, 8);
    assert_refused(&scene, "fulfil",
                   "C-26 cannot be fulfilled: it was promised on 2025-10-09, later than that "
                   "(--on)");
    done(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kept_on_time_or_late_follows_from_the_days),
        cmocka_unit_test(what_is_open_again_has_no_day_of_being_resolved),
        cmocka_unit_test(an_offer_is_accepted_or_declined),
        cmocka_unit_test(a_promise_is_broken_two_weeks_after_its_day),
        cmocka_unit_test(the_creditor_may_call_it_broken_at_once),
        cmocka_unit_test(only_the_creditor_can_waive_it),
        cmocka_unit_test(superseding_needs_the_new_promise),
        cmocka_unit_test(nothing_comes_of_a_promise_before_it_is_made),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
