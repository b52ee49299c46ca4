#include <liaise/health.h>

#include <string.h>

bool health_contact_of(const struct interaction *interaction, struct health_contact *out)
{
    if (interaction->internal == FLAG_YES || !date_is_set(interaction->day))
        return false;
    *out = (struct health_contact){
        .on = interaction->day,
        .channel = interaction->channel,
        .direction = interaction->direction,
        .replied = interaction->replied == FLAG_YES,
        .sentiment = interaction->sentiment,
    };
    return true;
}

bool health_commitment_of(const struct commitment *commitment, struct health_commitment *out)
{
    if (commitment->status == COMMITMENT_OFFERED || commitment->status == COMMITMENT_DECLINED)
        return false;
    *out = (struct health_commitment){
        .status = commitment->status,
        .made = commitment->made,
        .due = commitment->due,
        .resolved = commitment->resolved,
    };
    return true;
}

bool health_issue_of(const struct issue *issue, struct date day, struct health_issue *out)
{
    struct issue_state state;

    if (date_is_set(issue->opened) && issue->opened.day > day.day)
        return false;
    state = issue_state_on(issue, day);
    if (state.status == ISSUE_STATUS_NONE)
        return false;
    *out = (struct health_issue){
        .ref = issue->record.ref,
        .severity = issue->severity,
        .status = state.status,
        .closure = state.closure,
        .closed_on = state.since,
        .opened = issue->opened,
        .target = issue->target,
        .stage = state.stage,
    };
    return true;
}

bool health_agreement_of(const struct agreement *agreement, struct health_agreement *out)
{
    if (agreement->required != FLAG_YES)
        return false;
    *out = (struct health_agreement){
        .required = true,
        .status = agreement->status,
        .expires = agreement->expires,
    };
    return true;
}

struct health_facts health_facts_of(const struct org *org)
{
    return (struct health_facts){
        .ideal = org->cadence_ideal,
        .max = org->cadence_max,
        .tier = org->tier,
        .since = org->active_from,
        .pauses = org->pauses.items,
        .pause_count = org->pauses.count,
    };
}

static int64_t larger(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

static struct date later(struct date a, struct date b)
{
    return a.day > b.day ? a : b;
}

/* What the settings make of a cadence that is not given. */
static struct health span_of(const struct org *org, const struct health_settings *settings)
{
    struct health_facts facts = {
        .ideal = org->cadence_ideal,
        .max = org->cadence_max,
        .tier = org->tier,
        .since = DATE_NONE,
    };

    return health_of(&facts, settings, (struct date){0});
}

struct health_facts health_facts_between(const struct bridge *bridge, const struct org *a,
                                         const struct org *b,
                                         const struct health_settings *settings)
{
    struct health of_a = span_of(a, settings), of_b = span_of(b, settings);
    struct health_facts facts = {
        .ideal = larger(of_a.ideal, of_b.ideal),
        .max = larger(of_a.max, of_b.max),
        .since = later(bridge->from, later(a->active_from, b->active_from)),
    };

    if (bridge->cadence_days != NUMBER_NONE) {
        facts.ideal = bridge->cadence_days;
        facts.max = NUMBER_NONE;
    }
    return facts;
}

struct health health_on(const struct health_history *history,
                        const struct health_settings *settings, struct date day,
                        struct arena *arena)
{
    struct health_facts facts = history->facts;
    struct health_issue *issues = arena_alloc(arena, (history->issue_count + 1) * sizeof(*issues));

    facts.issues = issues;
    facts.issue_count = 0;
    for (size_t i = 0; i < history->issue_count; i++) {
        if (health_issue_of(history->issues[i], day, &issues[facts.issue_count]))
            facts.issue_count++;
    }
    return health_of(&facts, settings, day);
}

static struct date days_before(struct date day, int days)
{
    return (struct date){day.day - days};
}

/* Lower than at the beginning of the window, and not just for a day. */
static bool band_has_fallen(const struct health_history *history,
                            const struct health_settings *settings, struct date day,
                            enum health_band before, struct arena *arena)
{
    for (int i = 0; i < settings->alert_days; i++) {
        if (health_on(history, settings, days_before(day, i), arena).band >= before)
            return false;
    }
    return true;
}

struct health_change health_change_on(const struct health_history *history,
                                      const struct health_settings *settings, struct date day,
                                      struct arena *arena)
{
    struct date window = days_before(day, settings->alert_window);
    struct health start = health_on(history, settings, window, arena);
    struct health_change change = {
        .now = health_on(history, settings, day, arena),
        .before = health_on(history, settings, days_before(day, settings->trend_days), arena).score,
    };
    int risen = change.now.score - change.before;

    if (risen >= settings->trend_points)
        change.trend = TREND_UP;
    else if (risen <= -settings->trend_points)
        change.trend = TREND_DOWN;
    change.band_fell = band_has_fallen(history, settings, day, start.band, arena);
    change.score_fell = start.score - change.now.score >= settings->alert_points;
    return change;
}

static void add_contact(struct health_facts *facts, const struct health_contact *contact,
                        struct arena *arena)
{
    size_t size = sizeof(*contact);
    struct health_contact *contacts = arena_alloc(arena, (facts->contact_count + 1) * size);

    if (facts->contact_count)
        memcpy(contacts, facts->contacts, facts->contact_count * size);
    contacts[facts->contact_count++] = *contact;
    health_contacts_sort(contacts, facts->contact_count);
    facts->contacts = contacts;
}

static void change_issue(struct health_facts *facts, const struct health_act *act,
                         struct arena *arena)
{
    struct health_issue *issues = arena_alloc(arena, (facts->issue_count + 1) * sizeof(*issues));

    for (size_t i = 0; i < facts->issue_count; i++) {
        issues[i] = facts->issues[i];
        if (!issues[i].ref || strcmp(issues[i].ref, act->issue) != 0)
            continue;
        if (act->status)
            issues[i].status = act->status;
        if (act->stage)
            issues[i].stage = act->stage;
    }
    facts->issues = issues;
}

int health_gain(const struct health_facts *facts, const struct health_settings *settings,
                struct date day, const struct health_act *act, struct arena *arena)
{
    struct health_facts changed = *facts;

    if (act->contact)
        add_contact(&changed, act->contact, arena);
    if (act->issue)
        change_issue(&changed, act, arena);
    if (act->agreements_renewed)
        changed.agreement_count = 0;
    return health_of(&changed, settings, day).score - health_of(facts, settings, day).score;
}

struct health_portfolio health_portfolio_of(const struct health_share *shares, size_t count,
                                            const struct health_settings *settings)
{
    struct health_portfolio portfolio = {.worst = BAND_STRONG};
    double weights = 0.0;

    for (size_t i = 0; i < count; i++) {
        double power = shares[i].power > 0 ? (double)shares[i].power : 0.0;
        enum health_band band = health_band_of(shares[i].score, settings);

        weights += power;
        portfolio.index += power * shares[i].score;
        if (band < portfolio.worst)
            portfolio.worst = band;
    }
    if (weights > 0.0)
        portfolio.index /= weights;
    return portfolio;
}
