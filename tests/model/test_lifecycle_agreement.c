#include "support/test.h"

#include <liaise/arena.h>
#include <liaise/lifecycle.h>

static const struct party_name names[] = {{"NWP", "Northwater"}};

/* A-3 between Northwater and us, in force from 2025-06-12 to 2026-06-30; today is 2026-02-02. */
struct scene {
    struct arena arena;
    struct agreement agreement;
    struct move_request request;
    struct move_facts facts;
    struct move_effects effects;
    struct error err;
};

static void add_party(struct scene *scene, const char *code)
{
    struct agreement_org *party =
        list_add(&scene->agreement.parties, &agreement_org_noun, &scene->arena);

    party->org.name = code;
}

static void begin_at(struct scene *scene, enum agreement_status status)
{
    *scene = (struct scene){0};
    record_init(&agreement_noun, &scene->agreement);
    scene->agreement.record.ref = "A-3";
    scene->agreement.title = "Restoration-priority MOA";
    scene->agreement.type = AGREEMENT_MOA;
    scene->agreement.effective = date_of(2025, 6, 12);
    scene->agreement.expires = date_of(2026, 6, 30);
    scene->agreement.status = status;
    add_party(scene, "OEM");
    add_party(scene, "NWP");
    move_request_init(&scene->request);
    scene->facts = (struct move_facts){
        .today = date_of(2026, 2, 2), .home = "OEM", .names = names, .name_count = 1};
}

static bool move(struct scene *scene, const char *verb)
{
    const struct move *row = move_find(&agreement_noun, verb);

    assert_non_null(row);
    scene->err = (struct error){0};
    return move_apply(row, &scene->agreement, &scene->request, &scene->facts, &scene->arena,
                      &scene->effects, &scene->err);
}

static void assert_moves(struct scene *scene, const char *verb, enum agreement_status to)
{
    struct error err = {0};

    if (!move(scene, verb))
        fail_msg("%s: %s", verb, scene->err.text);
    assert_int_equal(scene->agreement.status, to);
    must(record_check(&agreement_noun, &scene->agreement, &err));
    must(agreement_check(&scene->agreement, &err));
}

static void assert_refused(struct scene *scene, const char *verb, const char *text)
{
    struct agreement before;

    record_init(&agreement_noun, &before);
    record_copy(&agreement_noun, &before, &scene->agreement, &scene->arena);
    assert_false(move(scene, verb));
    assert_string_equal(scene->err.text, text);
    assert_true(record_equal(&agreement_noun, &scene->agreement, &before));
}

static void done(struct scene *scene)
{
    arena_clear(&scene->arena);
}

static void an_agreement_grows_from_draft_to_signature(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, AGREEMENT_DRAFT);
    assert_moves(&scene, "negotiate", AGREEMENT_IN_NEGOTIATION);
    assert_moves(&scene, "redraft", AGREEMENT_DRAFT);
    assert_moves(&scene, "review", AGREEMENT_IN_REVIEW);
    assert_moves(&scene, "send-to-sign", AGREEMENT_AWAITING_SIGNATURE);
    assert_moves(&scene, "negotiate", AGREEMENT_IN_NEGOTIATION);
    assert_moves(&scene, "abandon", AGREEMENT_ABANDONED);
    assert_moves(&scene, "reopen", AGREEMENT_DRAFT);
    done(&scene);
}

static void it_is_in_force_once_all_have_signed(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, AGREEMENT_AWAITING_SIGNATURE);
    assert_refused(&scene, "activate",
                   "A-3 cannot be activated: OEM and Northwater have not signed (sign --party "
                   "OEM)");
    assert_refused(&scene, "sign", "A-3 cannot be signed: say which party has signed (--party)");
    scene.request.party = "TEY";
    assert_refused(&scene, "sign", "A-3 cannot be signed: TEY is not a party of it");
    scene.request.party = "oem";
    assert_moves(&scene, "sign", AGREEMENT_AWAITING_SIGNATURE);
    assert_null(scene.effects.said);
    assert_refused(&scene, "sign", "A-3 cannot be signed: oem has signed on 2026-02-02 already");
    assert_refused(&scene, "activate",
                   "A-3 cannot be activated: Northwater has not signed (sign --party NWP)");
    scene.request.party = "NWP";
    assert_moves(&scene, "sign", AGREEMENT_AWAITING_SIGNATURE);
    assert_string_equal(scene.effects.said, "All have signed: it can be activated.");
    assert_moves(&scene, "activate", AGREEMENT_ACTIVE);
    done(&scene);
}

static void sign_all(struct scene *scene)
{
    struct agreement_org *parties = scene->agreement.parties.items;

    for (size_t i = 0; i < scene->agreement.parties.count; i++)
        parties[i].signed_on = date_of(2026, 1, 15);
}

static void what_is_signed_waits_for_its_day(void **state)
{
    struct scene scene;
    char text[AGREEMENT_STATE_SIZE];

    (void)state;
    begin_at(&scene, AGREEMENT_AWAITING_SIGNATURE);
    scene.agreement.effective = date_of(2026, 2, 14);
    assert_string_equal(agreement_state_write(&scene.agreement, scene.facts.today, text),
                        "awaiting signature");
    sign_all(&scene);
    assert_string_equal(agreement_state_write(&scene.agreement, scene.facts.today, text),
                        "signed, effective in 12 d");
    assert_refused(&scene, "activate",
                   "A-3 cannot be activated: it is signed and takes effect on 2026-02-14, in 12 "
                   "days");
    scene.agreement.effective = DATE_NONE;
    assert_refused(&scene, "activate",
                   "A-3 cannot be activated: the day it takes effect is not known (edit "
                   "effective)");
    assert_string_equal(agreement_state_write(&scene.agreement, scene.facts.today, text),
                        "signed, not activated yet");
    scene.agreement.effective = scene.facts.today;
    assert_moves(&scene, "activate", AGREEMENT_ACTIVE);
    assert_string_equal(agreement_state_write(&scene.agreement, scene.facts.today, text), "active");
    done(&scene);
}

static void an_agreement_of_nobody_is_never_in_force(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, AGREEMENT_AWAITING_SIGNATURE);
    scene.agreement.parties.count = 0;
    assert_refused(&scene, "activate", "A-3 cannot be activated: it has no parties (add them)");
    done(&scene);
}

static void a_renewal_needs_a_last_day_ahead(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, AGREEMENT_EXPIRED);
    scene.agreement.expires = date_of(2026, 1, 31);
    assert_moves(&scene, "renew", AGREEMENT_IN_RENEWAL);
    assert_refused(&scene, "activate",
                   "A-3 cannot be activated: its last day, 2026-01-31, is past (say the new one, "
                   "--until)");
    scene.request.until = date_of(2028, 1, 31);
    assert_moves(&scene, "activate", AGREEMENT_ACTIVE);
    assert_int_equal(scene.agreement.expires.day, date_of(2028, 1, 31).day);
    done(&scene);
}

static void it_expires_the_day_after_its_last(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, AGREEMENT_ACTIVE);
    scene.agreement.expires = date_of(2026, 2, 2);
    assert_refused(&scene, "expire",
                   "A-3 cannot be noted as expired: it is in force until 2026-02-02 (use "
                   "terminate)");
    assert_int_equal(agreement_turn_on(&scene.agreement, scene.facts.today), AGREEMENT_STAYS);
    scene.facts.today = date_of(2026, 2, 3);
    assert_int_equal(agreement_turn_on(&scene.agreement, scene.facts.today), AGREEMENT_EXPIRES);
    assert_moves(&scene, "expire", AGREEMENT_EXPIRED);
    assert_int_equal(agreement_turn_on(&scene.agreement, scene.facts.today), AGREEMENT_STAYS);
    done(&scene);

    begin_at(&scene, AGREEMENT_SUSPENDED);
    scene.agreement.expires = DATE_NONE;
    assert_refused(&scene, "expire",
                   "A-3 cannot be noted as expired: it has no last day (use terminate, or edit "
                   "expires)");
    done(&scene);
}

static void it_renews_itself_term_by_term(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, AGREEMENT_ACTIVE);
    scene.agreement.expires = date_of(2024, 1, 31);
    scene.agreement.auto_renew_months = 13;
    assert_int_equal(agreement_turn_on(&scene.agreement, scene.facts.today), AGREEMENT_RENEWS);
    assert_true(agreement_renew_itself(&scene.agreement, scene.facts.today, &scene.arena));
    assert_int_equal(scene.agreement.expires.day, date_of(2026, 3, 31).day);
    assert_string_equal(scene.agreement.note, "Renewed itself after 2024-01-31 until 2026-03-31.");
    assert_int_equal(scene.agreement.status, AGREEMENT_ACTIVE);
    assert_false(agreement_renew_itself(&scene.agreement, scene.facts.today, &scene.arena));
    scene.agreement.expires = date_of(2026, 1, 31);
    scene.agreement.status = AGREEMENT_SUSPENDED;
    assert_int_equal(agreement_turn_on(&scene.agreement, scene.facts.today), AGREEMENT_EXPIRES);
    done(&scene);
}

static void it_is_suspended_resumed_and_ended(void **state)
{
    struct scene scene;

    (void)state;
    begin_at(&scene, AGREEMENT_ACTIVE);
    scene.request.note = "Budget.";
    assert_moves(&scene, "suspend", AGREEMENT_SUSPENDED);
    assert_moves(&scene, "resume", AGREEMENT_ACTIVE);
    assert_refused(&scene, "supersede",
                   "A-3 cannot be superseded: say what takes its place (--by)");
    scene.request.replacement = "A-3";
    assert_refused(&scene, "supersede",
                   "A-3 cannot be superseded: it cannot take its own place (--by)");
    scene.request.replacement = "A-11";
    scene.request.note = NULL;
    assert_moves(&scene, "supersede", AGREEMENT_SUPERSEDED);
    assert_string_equal(scene.agreement.note, "Budget.\nBudget.\nSuperseded by A-11.");
    done(&scene);

    begin_at(&scene, AGREEMENT_IN_RENEWAL);
    assert_moves(&scene, "terminate", AGREEMENT_TERMINATED);
    assert_refused(&scene, "renew", "A-3 cannot be renewed while it is terminated, which is final");
    done(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_agreement_grows_from_draft_to_signature),
        cmocka_unit_test(it_is_in_force_once_all_have_signed),
        cmocka_unit_test(what_is_signed_waits_for_its_day),
        cmocka_unit_test(an_agreement_of_nobody_is_never_in_force),
        cmocka_unit_test(a_renewal_needs_a_last_day_ahead),
        cmocka_unit_test(it_expires_the_day_after_its_last),
        cmocka_unit_test(it_renews_itself_term_by_term),
        cmocka_unit_test(it_is_suspended_resumed_and_ended),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
