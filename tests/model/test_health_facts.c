#include "support/test.h"

#include <liaise/arena.h>
#include <liaise/health.h>
#include <math.h>

static const struct date today = {20486}; /* 2026-02-02 */

static struct date ago(int days)
{
    return (struct date){today.day - days};
}

static void a_contact_is_made_of_an_interaction(void **state)
{
    struct interaction interaction;
    struct health_contact contact;

    (void)state;
    record_init(&interaction_noun, &interaction);
    interaction.day = ago(3);
    interaction.channel = CHANNEL_EMAIL;
    interaction.direction = DIRECTION_OUTBOUND;
    interaction.replied = FLAG_YES;
    interaction.sentiment = -1;
    assert_true(health_contact_of(&interaction, &contact));
    assert_int_equal(contact.on.day, ago(3).day);
    assert_int_equal(contact.channel, CHANNEL_EMAIL);
    assert_int_equal(contact.direction, DIRECTION_OUTBOUND);
    assert_true(contact.replied);
    assert_int_equal(contact.sentiment, -1);
    interaction.internal = FLAG_YES;
    assert_false(health_contact_of(&interaction, &contact));
}

static void an_offer_is_no_promise(void **state)
{
    struct commitment commitment;
    struct health_commitment fact;

    (void)state;
    record_init(&commitment_noun, &commitment);
    commitment.status = COMMITMENT_OFFERED;
    assert_false(health_commitment_of(&commitment, &fact));
    commitment.status = COMMITMENT_DECLINED;
    assert_false(health_commitment_of(&commitment, &fact));
    commitment.status = COMMITMENT_BROKEN;
    commitment.made = ago(40);
    commitment.due = ago(20);
    commitment.resolved = ago(6);
    assert_true(health_commitment_of(&commitment, &fact));
    assert_int_equal(fact.status, COMMITMENT_BROKEN);
    assert_int_equal(fact.made.day, ago(40).day);
    assert_int_equal(fact.due.day, ago(20).day);
    assert_int_equal(fact.resolved.day, ago(6).day);
}

static void only_required_agreements_count(void **state)
{
    struct agreement agreement;
    struct health_agreement fact;

    (void)state;
    record_init(&agreement_noun, &agreement);
    agreement.status = AGREEMENT_EXPIRED;
    agreement.expires = ago(2);
    assert_false(health_agreement_of(&agreement, &fact));
    agreement.required = FLAG_YES;
    assert_true(health_agreement_of(&agreement, &fact));
    assert_true(fact.required);
    assert_int_equal(fact.expires.day, ago(2).day);
}

/* A conflict that was opened 40 days ago, stage 5 since 20 days, closed as rejected 5 days ago. */
static struct issue a_conflict(struct arena *arena)
{
    static const struct {
        int ago;
        enum issue_status status;
    } moves[] = {{40, ISSUE_NEW}, {30, ISSUE_DIALOGUE}, {5, ISSUE_CLOSED}};
    struct issue issue;
    struct stage_change *stage;

    record_init(&issue_noun, &issue);
    issue.record.ref = "I-8";
    issue.kind = ISSUE_CONFLICT;
    issue.severity = SEVERITY_CRITICAL;
    issue.opened = ago(40);
    issue.target = ago(10);
    for (size_t i = 0; i < sizeof(moves) / sizeof(*moves); i++) {
        struct issue_move *move = list_add(&issue.history, &issue_move_noun, arena);

        move->on = ago(moves[i].ago);
        move->status = moves[i].status;
        move->closure = moves[i].status == ISSUE_CLOSED ? CLOSURE_REJECTED : CLOSURE_NONE;
    }
    stage = list_add(&issue.stages, &stage_change_noun, arena);
    stage->on = ago(20);
    stage->stage = 5;
    return issue;
}

static void an_issue_is_seen_as_it_stood_on_the_day(void **state)
{
    struct arena arena = {0};
    struct issue issue = a_conflict(&arena);
    struct health_issue fact;

    (void)state;
    assert_false(health_issue_of(&issue, ago(41), &fact));
    assert_true(health_issue_of(&issue, ago(40), &fact));
    assert_int_equal(fact.status, ISSUE_NEW);
    assert_true(fact.stage == NUMBER_NONE);
    assert_true(health_issue_of(&issue, ago(20), &fact));
    assert_int_equal(fact.status, ISSUE_DIALOGUE);
    assert_int_equal(fact.stage, 5);
    assert_int_equal(fact.target.day, ago(10).day);
    assert_true(health_issue_of(&issue, today, &fact));
    assert_int_equal(fact.status, ISSUE_CLOSED);
    assert_int_equal(fact.closure, CLOSURE_REJECTED);
    assert_int_equal(fact.closed_on.day, ago(5).day);
    assert_string_equal(fact.ref, "I-8");
    arena_clear(&arena);
}

/* Called every week for a year, with that conflict. */
struct past {
    struct arena arena;
    struct issue issue;
    const struct issue *issues[1];
    struct health_contact calls[64];
    struct health_history history;
};

static void begin(struct past *past)
{
    *past = (struct past){0};
    past->issue = a_conflict(&past->arena);
    past->issues[0] = &past->issue;
    past->history.issues = past->issues;
    past->history.issue_count = 1;
    past->history.facts =
        (struct health_facts){.ideal = 14, .max = 21, .since = ago(400), .contacts = past->calls};
    for (int i = 52; i >= 0; i--)
        past->calls[past->history.facts.contact_count++] = (struct health_contact){
            .on = ago(7 * i),
            .channel = CHANNEL_PHONE,
            .direction = DIRECTION_MUTUAL,
            .sentiment = NUMBER_NONE,
        };
}

static void every_day_of_the_past_can_be_asked_for(void **state)
{
    static const struct {
        int ago;
        int score;
    } cases[] = {{41, 100}, {40, 85}, {21, 85}, {20, 60}, {10, 60},
                 {9, 40},   {6, 40},  {5, 86},  {0, 87}};
    struct past past;

    (void)state;
    begin(&past);
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct health health =
            health_on(&past.history, &health_presets, ago(cases[i].ago), &past.arena);

        if (health.score != cases[i].score)
            fail_msg("%d days ago: %d (%.2f)", cases[i].ago, health.score, health.raw);
    }
    arena_clear(&past.arena);
}

static void the_trend_compares_with_a_month_ago(void **state)
{
    struct past past;
    struct health_change change;

    (void)state;
    begin(&past);
    change = health_change_on(&past.history, &health_presets, ago(50), &past.arena);
    assert_int_equal(change.trend, TREND_FLAT);
    change = health_change_on(&past.history, &health_presets, ago(20), &past.arena);
    assert_int_equal(change.before, 100);
    assert_int_equal(change.trend, TREND_DOWN);
    past.history.issue_count = 0;
    past.history.facts.since = ago(80);
    past.history.facts.contact_count = 4;
    past.history.facts.contacts = &past.calls[49];
    change = health_change_on(&past.history, &health_presets, today, &past.arena);
    assert_int_equal(change.trend, TREND_UP);
    arena_clear(&past.arena);
}

static void an_alert_waits_for_the_second_day(void **state)
{
    struct past past;
    struct health_change change;

    (void)state;
    begin(&past);
    change = health_change_on(&past.history, &health_presets, ago(20), &past.arena);
    assert_false(change.band_fell);
    assert_true(change.score_fell);
    change = health_change_on(&past.history, &health_presets, ago(19), &past.arena);
    assert_true(change.band_fell);
    change = health_change_on(&past.history, &health_presets, ago(45), &past.arena);
    assert_false(change.band_fell || change.score_fell);
    arena_clear(&past.arena);
}

static void facts_begin_with_what_the_organization_says(void **state)
{
    struct org org;
    struct pause pause = {.from = ago(10), .to = ago(5)};
    struct health_facts facts;

    (void)state;
    record_init(&org_noun, &org);
    org.tier = 2;
    org.active_from = ago(100);
    org.pauses = (struct list){&pause, 1};
    facts = health_facts_of(&org);
    assert_int_equal(facts.since.day, ago(100).day);
    assert_int_equal(facts.pause_count, 1);
    assert_int_equal(health_of(&facts, &health_presets, today).ideal, 30);
    assert_int_equal(health_of(&facts, &health_presets, today).days_silent, 94);
}

static void a_bridge_goes_at_the_pace_of_the_slower(void **state)
{
    struct org a, b;
    struct bridge bridge;
    struct health_facts facts;

    (void)state;
    record_init(&org_noun, &a);
    record_init(&org_noun, &b);
    record_init(&bridge_noun, &bridge);
    a.cadence_ideal = 14;
    a.cadence_max = 40;
    a.active_from = ago(50);
    b.cadence_ideal = 20;
    b.active_from = ago(70);
    facts = health_facts_between(&bridge, &a, &b, &health_presets);
    assert_int_equal(facts.ideal, 20);
    assert_int_equal(facts.max, 40);
    assert_int_equal(facts.since.day, ago(50).day);
    bridge.cadence_days = 30;
    bridge.from = ago(20);
    facts = health_facts_between(&bridge, &a, &b, &health_presets);
    assert_int_equal(facts.ideal, 30);
    assert_int_equal(health_of(&facts, &health_presets, today).max, 45);
    assert_int_equal(facts.since.day, ago(20).day);
}

static void the_portfolio_is_weighed_by_power_and_names_the_worst(void **state)
{
    static const struct health_share shares[] = {{5, 90}, {1, 30}, {NUMBER_NONE, 10}};
    struct health_portfolio portfolio;

    (void)state;
    portfolio = health_portfolio_of(shares, 2, &health_presets);
    assert_true(fabs(portfolio.index - 80.0) < 1e-9);
    assert_int_equal(portfolio.worst, BAND_STRAINED);
    portfolio = health_portfolio_of(shares, 3, &health_presets);
    assert_true(fabs(portfolio.index - 80.0) < 1e-9);
    assert_int_equal(portfolio.worst, BAND_CRITICAL);
    portfolio = health_portfolio_of(shares, 0, &health_presets);
    assert_true(portfolio.index == 0.0);
}

static void what_one_act_would_change_leaves_the_facts_alone(void **state)
{
    struct past past;
    struct health_contact call = {.on = today,
                                  .channel = CHANNEL_PHONE,
                                  .direction = DIRECTION_MUTUAL,
                                  .sentiment = NUMBER_NONE};
    struct health_facts facts;

    (void)state;
    begin(&past);
    facts = past.history.facts;
    facts.contact_count = 40;
    assert_true(health_gain(&facts, &health_presets, today, &(struct health_act){.contact = &call},
                            &past.arena)
                > 0);
    assert_int_equal(facts.contact_count, 40);
    assert_int_equal(health_gain(&facts, &health_presets, today,
                                 &(struct health_act){.issue = "I-9", .stage = 9}, &past.arena),
                     0);
    arena_clear(&past.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_contact_is_made_of_an_interaction),
        cmocka_unit_test(an_offer_is_no_promise),
        cmocka_unit_test(only_required_agreements_count),
        cmocka_unit_test(an_issue_is_seen_as_it_stood_on_the_day),
        cmocka_unit_test(every_day_of_the_past_can_be_asked_for),
        cmocka_unit_test(the_trend_compares_with_a_month_ago),
        cmocka_unit_test(an_alert_waits_for_the_second_day),
        cmocka_unit_test(facts_begin_with_what_the_organization_says),
        cmocka_unit_test(a_bridge_goes_at_the_pace_of_the_slower),
        cmocka_unit_test(the_portfolio_is_weighed_by_power_and_names_the_worst),
        cmocka_unit_test(what_one_act_would_change_leaves_the_facts_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
