#include "support/test.h"

#include <liaise/arena.h>
#include <liaise/lifecycle.h>

/* I-12, a breach that was opened on 2025-10-02 and is in dialogue, as of 2026-02-02. */
struct scene {
    struct arena arena;
    struct issue issue;
    struct move_request request;
    struct move_facts facts;
    struct error err;
};

static void add_move(struct scene *scene, enum issue_status status)
{
    struct issue_move *move = list_add(&scene->issue.history, &issue_move_noun, &scene->arena);

    move->on = scene->issue.opened;
    move->status = scene->issue.status = status;
}

static void begin(struct scene *scene)
{
    *scene = (struct scene){0};
    record_init(&issue_noun, &scene->issue);
    scene->issue.record.ref = "I-12";
    scene->issue.kind = ISSUE_COMMITMENT_BREACH;
    scene->issue.opened = scene->issue.status_on = date_of(2025, 10, 2);
    scene->issue.target = date_of(2026, 1, 15);
    add_move(scene, ISSUE_NEW);
    add_move(scene, ISSUE_DIALOGUE);
    move_request_init(&scene->request);
    scene->facts = (struct move_facts){.today = date_of(2026, 2, 2), .home = "OEM"};
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

static void a_leap_of_stages_needs_a_reason_and_evidence(void **state)
{
    struct scene scene;

    (void)state;
    begin(&scene);
    scene.request.on = date_of(2026, 1, 10);
    assert_true(set_stage(&scene, 3));
    assert_true(set_stage(&scene, 4));
    assert_false(set_stage(&scene, 6));
    assert_string_equal(scene.err.text,
                        "from stage 4 to 6 is more than one step: say why, in ten letters or more "
                        "(--note) and which contact shows it (--evidence)");
    scene.request.note = "Ultimatum";
    scene.request.evidence = "N-800";
    assert_false(set_stage(&scene, 6));
    assert_string_equal(scene.err.text, "from stage 4 to 6 is more than one step: say why, in ten "
                                        "letters or more (--note)");
    scene.request.note = "Ultimatum: signs or the compact.";
    scene.request.evidence = NULL;
    assert_false(set_stage(&scene, 6));
    assert_string_equal(scene.err.text, "from stage 4 to 6 is more than one step: say which "
                                        "contact shows it (--evidence)");
    assert_int_equal(scene.issue.stages.count, 2);
    scene.request.evidence = "N-800";
    assert_true(set_stage(&scene, 6));
    assert_int_equal(scene.issue.stage, 6);
    assert_int_equal(scene.issue.stages.count, 3);
    assert_true(set_stage(&scene, 0));
    assert_true(scene.issue.stage == NUMBER_NONE);
    done(&scene);
}

static void only_what_can_escalate_has_a_stage(void **state)
{
    struct scene scene;

    (void)state;
    begin(&scene);
    assert_false(set_stage(&scene, 10));
    assert_false(set_stage(&scene, -1));
    assert_false(set_stage(&scene, 0));
    assert_string_equal(scene.err.text, "I-12 has no stage");
    scene.issue.kind = ISSUE_QUESTION;
    assert_false(set_stage(&scene, 2));
    assert_string_equal(scene.err.text,
                        "I-12 is a question; only a conflict, a claim or a commitment_breach has "
                        "a stage (edit its kind first)");
    scene.issue.kind = ISSUE_CLAIM;
    assert_true(set_stage(&scene, 2));
    assert_false(set_stage(&scene, 2));
    scene.request.on = date_of(2026, 2, 1);
    assert_false(set_stage(&scene, 3));
    assert_string_equal(scene.err.text,
                        "the last change of I-12 was on 2026-02-02, later than that");
    done(&scene);

    begin(&scene);
    add_move(&scene, ISSUE_MONITORING);
    assert_false(set_stage(&scene, 2));
    assert_string_equal(scene.err.text, "I-12 is monitoring and has no stage any more (bring it "
                                        "back into dialogue first)");
    done(&scene);
}

static bool set_target(struct scene *scene, struct date target)
{
    scene->err = (struct error){0};
    return issue_set_target(&scene->issue, target, &scene->request, &scene->facts, &scene->arena,
                            &scene->err);
}

static void moving_the_target_needs_a_reason_and_leaves_a_row(void **state)
{
    struct scene scene;
    const struct extension *extension;

    (void)state;
    begin(&scene);
    assert_false(set_target(&scene, date_of(2026, 3, 1)));
    assert_string_equal(scene.err.text, "say why the target of I-12 moves (--note)");
    scene.request.note = "Legal needs a month.";
    assert_false(set_target(&scene, date_of(2025, 10, 1)));
    assert_int_equal(scene.issue.extensions.count, 0);
    assert_true(set_target(&scene, date_of(2026, 3, 1)));
    extension = scene.issue.extensions.items;
    assert_int_equal(scene.issue.extensions.count, 1);
    assert_int_equal(extension->on.day, scene.facts.today.day);
    assert_int_equal(extension->to.day, date_of(2026, 3, 1).day);
    assert_string_equal(extension->reason, "Legal needs a month.");
    assert_true(set_target(&scene, DATE_NONE));
    assert_int_equal(scene.issue.extensions.count, 1);
    scene.request.note = NULL;
    assert_true(set_target(&scene, date_of(2026, 4, 1)));
    done(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_leap_of_stages_needs_a_reason_and_evidence),
        cmocka_unit_test(only_what_can_escalate_has_a_stage),
        cmocka_unit_test(moving_the_target_needs_a_reason_and_leaves_a_row),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
