#include <liaise/health.h>

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "model/health_private.h"

/* How much a thing still counts after `age` days. */
double half_life(double age, double half)
{
    return exp2(-age / half);
}

static int64_t days_between(struct date from, struct date to)
{
    return (int64_t)to.day - from.day;
}

static bool is_after(struct date date, struct date day)
{
    return date_is_set(date) && date.day > day.day;
}

static bool is_before(struct date date, struct date day)
{
    return date_is_set(date) && date.day < day.day;
}

static bool is_covered(const struct pause *pauses, size_t count, int32_t day)
{
    for (size_t i = 0; i < count; i++) {
        if (!is_after(pauses[i].from, (struct date){day})
            && !is_before(pauses[i].to, (struct date){day}))
            return true;
    }
    return false;
}

/* The days after `from`, up to and with `to`, that lie in a pause; each once, if pauses overlap. */
static int64_t days_paused(const struct health_facts *facts, struct date from, struct date to)
{
    int64_t days = 0;

    for (size_t i = 0; i < facts->pause_count; i++) {
        const struct pause *pause = &facts->pauses[i];
        int32_t first = pause->from.day > from.day ? pause->from.day : from.day + 1;
        int32_t last = is_before(pause->to, to) ? pause->to.day : to.day;

        for (int32_t day = first; day <= last; day++)
            days += !is_covered(facts->pauses, i, day);
    }
    return days;
}

static int compare_days(const void *a, const void *b)
{
    const struct health_contact *left = a, *right = b;

    return (left->on.day > right->on.day) - (left->on.day < right->on.day);
}

void health_contacts_sort(struct health_contact *contacts, size_t count)
{
    if (count > 1)
        qsort(contacts, count, sizeof(*contacts), compare_days);
}

static bool is_unanswered(const struct health_contact *contact)
{
    return contact->direction == DIRECTION_OUTBOUND && !contact->replied;
}

bool health_is_two_way(const struct health_contact *contact, const struct health_settings *settings)
{
    return !is_unanswered(contact) && settings->touch[contact->channel] >= settings->two_way_least;
}

double health_touch(const struct health_contact *contact, const struct health_settings *settings)
{
    return settings->touch[contact->channel]
           * (is_unanswered(contact) ? settings->unanswered : 1.0);
}

static void set_component(struct health *health, enum health_component component, double value)
{
    health->components[component].present = true;
    health->components[component].value = value;
}

static void set_span(struct health *health, const struct health_facts *facts,
                     const struct health_settings *settings)
{
    int64_t tier = facts->tier > 0 && facts->tier < TIERS ? facts->tier : 0;
    int64_t ideal = facts->ideal == NUMBER_NONE ? settings->tier_ideal[tier] : facts->ideal;

    health->ideal = ideal > 0 ? ideal : 1;
    health->max = facts->max == NUMBER_NONE
                      ? (int64_t)ceil(settings->max_times * (double)health->ideal)
                      : facts->max;
}

/* The last two-way contact, the silence since, and what confidence needs to know. */
static void look_at_contacts(struct health *health, const struct health_facts *facts,
                             const struct health_settings *settings, struct date day)
{
    struct date since = facts->since;

    health->last_contact = DATE_NONE;
    for (size_t i = 0; i < facts->contact_count && facts->contacts[i].on.day <= day.day; i++) {
        const struct health_contact *contact = &facts->contacts[i];

        assert(i == 0 || facts->contacts[i - 1].on.day <= contact->on.day);
        if (!date_is_set(since))
            since = contact->on;
        if (!health_is_two_way(contact, settings))
            continue;
        health->last_contact = contact->on;
        if (days_between(contact->on, day) <= settings->confidence_days)
            health->two_way_recent++;
    }
    if (date_is_set(health->last_contact))
        since = health->last_contact;
    if (date_is_set(since))
        health->days_silent = days_between(since, day) - days_paused(facts, since, day);
}

static void weigh_cadence(struct health *health)
{
    double ideal = (double)health->ideal, max = (double)health->max;
    double silent = (double)health->days_silent;
    double value;

    if (silent <= ideal)
        value = 100.0;
    else if (silent <= max)
        value = 100.0 - 50.0 * (silent - ideal) / (max - ideal);
    else
        value = 50.0 * half_life(silent - max, ideal);
    set_component(health, HEALTH_CADENCE, value);
}

/*
 * Contacts are in order of days, so one pass adds up each day. The reference is exactly what is
 * left, just before the next call, for somebody who is called every `ideal` days.
 */
static void weigh_volume(struct health *health, const struct health_facts *facts,
                         const struct health_settings *settings, struct date day)
{
    double reference = 1.0 / (exp2((double)health->ideal / settings->half_volume) - 1.0);
    double volume = 0.0, of_day = 0.0;

    for (size_t i = 0; i < facts->contact_count && facts->contacts[i].on.day <= day.day; i++) {
        const struct health_contact *contact = &facts->contacts[i];
        bool is_last =
            i + 1 == facts->contact_count || facts->contacts[i + 1].on.day != contact->on.day;

        of_day += health_touch(contact, settings);
        if (!is_last)
            continue;
        volume += fmin(settings->day_most, of_day)
                  * half_life((double)days_between(contact->on, day), settings->half_volume);
        of_day = 0.0;
    }
    set_component(health, HEALTH_VOLUME, 100.0 * fmin(1.0, volume / reference));
}

static void weigh_sentiment(struct health *health, const struct health_facts *facts,
                            const struct health_settings *settings, struct date day)
{
    double weights = 0.0, sum = 0.0;
    bool is_rated = false;

    for (size_t i = 0; i < facts->contact_count && facts->contacts[i].on.day <= day.day; i++) {
        const struct health_contact *contact = &facts->contacts[i];
        int64_t age = days_between(contact->on, day);
        double weight = half_life((double)age, settings->half_sentiment);

        if (contact->sentiment == NUMBER_NONE || age > settings->sentiment_days)
            continue;
        is_rated = true;
        weights += weight;
        sum += weight * (double)contact->sentiment;
    }
    if (is_rated)
        set_component(health, HEALTH_SENTIMENT, 50.0 + 25.0 * sum / (weights + 1.0));
}

bool health_was_resolved(const struct health_commitment *commitment, struct date day)
{
    return commitment->status != COMMITMENT_OPEN && commitment->status != COMMITMENT_IN_PROGRESS
           && date_is_set(commitment->resolved) && !is_after(commitment->resolved, day);
}

/*
 * A kept promise loses credit day by day when it is late, down to half: with a flat penalty,
 * keeping one a day late could lower the score.
 */
double health_credit(const struct health_commitment *commitment,
                     const struct health_settings *settings)
{
    double late = 0.0;

    if (commitment->status == COMMITMENT_PARTIAL || commitment->status == COMMITMENT_DISPUTED)
        return 0.5;
    if (commitment->status != COMMITMENT_FULFILLED)
        return 0.0;
    if (date_is_set(commitment->due))
        late = fmax(0.0, (double)days_between(commitment->due, commitment->resolved));
    return 1.0 - 0.5 * fmin(1.0, late / settings->late_days);
}

bool health_is_promised(const struct health_commitment *commitment, struct date day)
{
    if (is_after(commitment->made, day) || commitment->status == COMMITMENT_OFFERED
        || commitment->status == COMMITMENT_DECLINED)
        return false;
    return (commitment->status != COMMITMENT_WAIVED && commitment->status != COMMITMENT_SUPERSEDED)
           || is_after(commitment->resolved, day);
}

/* How much the promise weighs on that day; 0: it does not count. */
double health_weight(const struct health_commitment *commitment,
                     const struct health_settings *settings, struct date day)
{
    double weight;

    if (!health_was_resolved(commitment, day)) {
        if (!is_before(commitment->due, day))
            return 0.0;
        return fmin(1.0, (double)days_between(commitment->due, day) / settings->overdue_days);
    }
    weight = half_life((double)days_between(commitment->resolved, day), settings->half_reliability);
    return commitment->status == COMMITMENT_DISPUTED ? weight * 0.5 : weight;
}

static void weigh_reliability(struct health *health, const struct health_facts *facts,
                              const struct health_settings *settings, struct date day)
{
    double weights = 0.0, sum = 0.0;

    for (size_t i = 0; i < facts->commitment_count; i++) {
        const struct health_commitment *commitment = &facts->commitments[i];
        double weight = health_weight(commitment, settings, day);

        if (!health_is_promised(commitment, day))
            continue;
        weights += weight;
        if (health_was_resolved(commitment, day))
            sum += weight * health_credit(commitment, settings);
    }
    if (weights > 0.0)
        set_component(health, HEALTH_RELIABILITY,
                      100.0 * (sum + settings->prior) / (weights + 1.0));
}

/* Settled: what follows is watched, but nobody waits for it any more. */
static bool is_settled(const struct health_issue *issue)
{
    return issue->status == ISSUE_ACCEPTED || issue->status == ISSUE_MONITORING
           || issue->status == ISSUE_CLOSED;
}

static bool issue_counts(const struct health_issue *issue, struct date day)
{
    return issue->status != ISSUE_STATUS_NONE && !is_after(issue->opened, day);
}

double health_pressure(const struct health_issue *issue, const struct health_settings *settings,
                       struct date day)
{
    double pressure = settings->severity[issue->severity] * settings->status[issue->status];

    if (issue->status == ISSUE_CLOSED) {
        if (issue->closure != CLOSURE_REJECTED)
            return 0.0;
        pressure *= half_life((double)days_between(issue->closed_on, day), settings->half_rejected);
    }
    if (issue->stage > 0)
        pressure *= 1.0 + settings->stage_step * (double)(issue->stage - 1);
    if (!is_settled(issue) && is_before(issue->target, day))
        pressure *= settings->overdue;
    return pressure;
}

static void weigh_friction(struct health *health, const struct health_facts *facts,
                           const struct health_settings *settings, struct date day)
{
    for (size_t i = 0; i < facts->issue_count; i++) {
        if (issue_counts(&facts->issues[i], day))
            health->pressure += health_pressure(&facts->issues[i], settings, day);
    }
    set_component(health, HEALTH_FRICTION,
                  100.0 * half_life(health->pressure, settings->friction_base));
}

static void add_cap(struct health *health, enum health_cap_kind kind, int points)
{
    assert(health->cap_count < HEALTH_CAPS_MOST);
    health->caps[health->cap_count++] = (struct health_cap){.kind = kind, .points = points};
    if (points < health->cap)
        health->cap = points;
}

static void cap_by_issues(struct health *health, const struct health_facts *facts,
                          const struct health_settings *settings, struct date day)
{
    bool stage_high = false, stage = false, critical = false;

    for (size_t i = 0; i < facts->issue_count; i++) {
        const struct health_issue *issue = &facts->issues[i];

        if (!issue_counts(issue, day) || is_settled(issue))
            continue;
        stage_high = stage_high || issue->stage >= 7;
        stage = stage || (issue->stage >= 4 && issue->stage <= 6);
        critical =
            critical || (issue->severity == SEVERITY_CRITICAL && is_before(issue->target, day));
    }
    if (stage_high)
        add_cap(health, CAP_STAGE_HIGH, settings->cap_stage_high);
    if (stage)
        add_cap(health, CAP_STAGE, settings->cap_stage);
    if (critical)
        add_cap(health, CAP_CRITICAL, settings->cap_critical);
}

static void cap_by_agreements(struct health *health, const struct health_facts *facts,
                              const struct health_settings *settings, struct date day)
{
    for (size_t i = 0; i < facts->agreement_count; i++) {
        const struct health_agreement *agreement = &facts->agreements[i];

        if (agreement->required && agreement->status == AGREEMENT_EXPIRED
            && is_before(agreement->expires, day)) {
            add_cap(health, CAP_AGREEMENT, settings->cap_agreement);
            return;
        }
    }
}

static void cap_by_silence(struct health *health, const struct health_settings *settings)
{
    double silent = (double)health->days_silent, max = (double)health->max;
    bool is_unknown = !date_is_set(health->last_contact) && silent > max;

    if (is_unknown || silent > settings->silent_times * max)
        add_cap(health, CAP_SILENT, settings->cap_silent);
}

static void cap_by_components(struct health *health, const struct health_settings *settings)
{
    for (int i = 0; i < HEALTH_COMPONENTS; i++) {
        double value = health->components[i].value;

        if (i == HEALTH_VOLUME || !health->components[i].present || value >= settings->weak)
            continue;
        if (value < settings->low)
            add_cap(health, CAP_LOW, settings->cap_low);
        else
            add_cap(health, CAP_WEAK, settings->cap_weak);
        health->caps[health->cap_count - 1].component = (enum health_component)i;
    }
}

/* A component that is not there leaves its weight to the others. */
static void sum_up(struct health *health, const struct health_settings *settings)
{
    double sum = 0.0, present = 0.0, all = 0.0;

    for (int i = 0; i < HEALTH_COMPONENTS; i++) {
        all += settings->weights[i];
        if (!health->components[i].present)
            continue;
        present += settings->weights[i];
        sum += settings->weights[i] * health->components[i].value;
    }
    if (present <= 0.0)
        return;
    health->raw = sum / present;
    health->confidence = present / all;
    for (int i = 0; i < HEALTH_COMPONENTS; i++) {
        if (health->components[i].present)
            health->components[i].lost =
                settings->weights[i] * (100.0 - health->components[i].value) / present;
    }
}

static void judge(struct health *health, const struct health_settings *settings)
{
    int rounded = (int)floor(health->raw + 0.5);

    health->score = rounded < health->cap ? rounded : health->cap;
    health->band = health_band_of(health->score, settings);
    health->confidence *= fmin(1.0, (double)health->two_way_recent / settings->confidence_contacts);
    if (health->confidence >= settings->confidence_high)
        health->sureness = CONFIDENCE_HIGH;
    else if (health->confidence >= settings->confidence_medium)
        health->sureness = CONFIDENCE_MEDIUM;
}

struct health health_of(const struct health_facts *facts, const struct health_settings *settings,
                        struct date day)
{
    struct health health = {.cap = 100};

    set_span(&health, facts, settings);
    look_at_contacts(&health, facts, settings, day);
    weigh_cadence(&health);
    weigh_volume(&health, facts, settings, day);
    weigh_sentiment(&health, facts, settings, day);
    weigh_reliability(&health, facts, settings, day);
    weigh_friction(&health, facts, settings, day);
    cap_by_issues(&health, facts, settings, day);
    cap_by_agreements(&health, facts, settings, day);
    cap_by_silence(&health, settings);
    cap_by_components(&health, settings);
    sum_up(&health, settings);
    judge(&health, settings);
    return health;
}
