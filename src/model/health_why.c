#include <liaise/health_why.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/health_private.h"

/* Evidence */

struct evidence {
    struct health_evidence fact;
    double strength;                    /* what comes first within its component */
};

struct evidence_list {
    struct evidence *items;
    size_t count;
    struct arena *arena;
};

static void add_evidence(struct evidence_list *list, struct health_evidence fact, double strength)
{
    list->items = arena_grow(list->arena, list->items, list->count, sizeof(*list->items));
    list->items[list->count++] = (struct evidence){fact, strength};
}

/* The last two-way contact and everything since, the newest last: it tells how the silence went. */
static void add_silence(struct evidence_list *list, const struct interaction *interaction,
                        const struct health_contact *contact, struct date last)
{
    if (date_is_set(last) && contact->on.day < last.day)
        return;
    add_evidence(list,
                 (struct health_evidence){.component = HEALTH_CADENCE, .noun = &interaction_noun,
                                          .record = interaction, .on = contact->on},
                 -contact->on.day);
}

static void add_contact(struct evidence_list *list, const struct interaction *interaction,
                        const struct health_contact *contact,
                        const struct health_settings *settings, struct date day)
{
    double age = (double)(day.day - contact->on.day);
    double touch = health_touch(contact, settings) * half_life(age, settings->half_volume);
    double tone = half_life(age, settings->half_sentiment);
    struct health_evidence fact = {.component = HEALTH_VOLUME, .noun = &interaction_noun,
                                   .record = interaction, .on = contact->on, .weight = touch};

    add_evidence(list, fact, touch);
    if (contact->sentiment == NUMBER_NONE || age > settings->sentiment_days)
        return;
    fact.component = HEALTH_SENTIMENT;
    fact.weight = tone;
    fact.value = (double)contact->sentiment;
    add_evidence(list, fact, -tone * fact.value);
}

static bool is_between(const struct commitment *commitment, const char *code)
{
    return (commitment->debtor.name && !strcmp(commitment->debtor.name, code))
           || (commitment->creditor.name && !strcmp(commitment->creditor.name, code));
}

static void add_promise(struct evidence_list *list, const struct commitment *commitment,
                        const struct health_settings *settings, struct date day)
{
    struct health_evidence fact = {.component = HEALTH_RELIABILITY, .noun = &commitment_noun,
                                   .record = commitment, .on = commitment->due};
    struct health_commitment promise;

    if (!health_commitment_of(commitment, &promise) || !health_is_promised(&promise, day))
        return;
    fact.weight = health_weight(&promise, settings, day);
    if (health_was_resolved(&promise, day))
        fact.value = health_credit(&promise, settings);
    if (fact.weight > 0.0)
        add_evidence(list, fact, fact.weight * (1.0 - fact.value));
}

static void add_issue(struct evidence_list *list, const struct issue *issue,
                      const struct health_settings *settings, struct date day)
{
    struct health_evidence fact = {.component = HEALTH_FRICTION, .noun = &issue_noun,
                                   .record = issue, .on = issue->target};
    struct health_issue now;

    if (!health_issue_of(issue, day, &now))
        return;
    fact.weight = health_pressure(&now, settings, day);
    if (fact.weight >= 0.05)
        add_evidence(list, fact, fact.weight);
}

static int compare_evidence(const void *a, const void *b)
{
    const struct evidence *left = a, *right = b;
    int order = (int)left->fact.component - (int)right->fact.component;

    if (!order)
        order = (right->strength > left->strength) - (right->strength < left->strength);
    if (!order)
        order = strcmp(record_key(left->fact.noun, left->fact.record),
                       record_key(right->fact.noun, right->fact.record));
    return order;
}

static void collect(struct evidence_list *list, const struct health_records *records,
                    const struct health_settings *settings, struct date day)
{
    const struct health_history *history = records->history;
    struct date last = health_on(history, settings, day, list->arena).last_contact;

    for (size_t i = 0; i < records->interactions.count; i++) {
        const struct interaction *interaction =
            list_at(&records->interactions, sizeof(*interaction), i);
        struct health_contact contact;

        if (!health_contact_of(interaction, &contact) || contact.on.day > day.day)
            continue;
        add_silence(list, interaction, &contact, last);
        add_contact(list, interaction, &contact, settings, day);
    }
    for (size_t i = 0; i < records->commitments.count; i++) {
        const struct commitment *commitment =
            list_at(&records->commitments, sizeof(*commitment), i);

        if (is_between(commitment, records->code))
            add_promise(list, commitment, settings, day);
    }
    for (size_t i = 0; i < history->issue_count; i++)
        add_issue(list, history->issues[i], settings, day);
}

void health_evidence_of(const struct health_records *records,
                        const struct health_settings *settings, struct date day, size_t most,
                        struct health_evidence **out, size_t *count, struct arena *arena)
{
    struct evidence_list list = {.arena = arena};
    size_t of_component = 0;

    collect(&list, records, settings, day);
    if (list.count)
        qsort(list.items, list.count, sizeof(*list.items), compare_evidence);
    *out = arena_alloc(arena, (list.count + 1) * sizeof(**out));
    *count = 0;
    for (size_t i = 0; i < list.count; i++) {
        if (!i || list.items[i].fact.component != list.items[i - 1].fact.component)
            of_component = 0;
        if (of_component++ < most)
            (*out)[(*count)++] = list.items[i].fact;
    }
}

/* Steps: the facts of today with one of them changed */

struct steps {
    struct health_step *items;
    size_t count;
    const struct health_records *records;
    const struct health_settings *settings;
    struct health_facts facts;          /* with the issues as they stand */
    struct date day;
    int score;
    struct arena *arena;
};

static void add_step(struct steps *steps, struct health_step step, int score)
{
    step.gain = score - steps->score;
    steps->items = arena_grow(steps->arena, steps->items, steps->count, sizeof(*steps->items));
    steps->items[steps->count++] = step;
}

static void add_contacts(struct steps *steps)
{
    struct health_contact contact = {.on = steps->day, .channel = CHANNEL_PHONE,
                                     .direction = DIRECTION_MUTUAL, .sentiment = NUMBER_NONE};
    struct health_act act = {.contact = &contact};

    add_step(steps, (struct health_step){.kind = HEALTH_STEP_CALL},
             steps->score
                 + health_gain(&steps->facts, steps->settings, steps->day, &act, steps->arena));
    contact.channel = CHANNEL_IN_PERSON;
    add_step(steps, (struct health_step){.kind = HEALTH_STEP_MEET},
             steps->score
                 + health_gain(&steps->facts, steps->settings, steps->day, &act, steps->arena));
}

static void add_issue_steps(struct steps *steps, const struct issue *issue)
{
    struct health_step step = {.kind = HEALTH_STEP_ACCEPT, .noun = &issue_noun, .record = issue};
    struct health_act act = {.issue = issue->record.ref, .status = ISSUE_ACCEPTED};
    struct health_issue now;

    if (!health_issue_of(issue, steps->day, &now) || now.status == ISSUE_ACCEPTED
        || now.status == ISSUE_MONITORING || now.status == ISSUE_CLOSED)
        return;
    add_step(steps, step,
             steps->score
                 + health_gain(&steps->facts, steps->settings, steps->day, &act, steps->arena));
    if (now.stage == NUMBER_NONE || now.stage < 2)
        return;
    act = (struct health_act){.issue = issue->record.ref, .stage = now.stage - 1};
    step.kind = HEALTH_STEP_CALM;
    step.stage = now.stage - 1;
    add_step(steps, step,
             steps->score
                 + health_gain(&steps->facts, steps->settings, steps->day, &act, steps->arena));
}

/* The promises of the organization, with the one at `kept` kept today. */
static int score_with_kept(const struct steps *steps, const struct commitment *kept)
{
    const struct list *all = &steps->records->commitments;
    struct health_commitment *promises =
        arena_alloc(steps->arena, (all->count + 1) * sizeof(*promises));
    struct health_facts facts = steps->facts;

    facts.commitments = promises;
    facts.commitment_count = 0;
    for (size_t i = 0; i < all->count; i++) {
        const struct commitment *commitment = list_at(all, sizeof(*commitment), i);
        struct health_commitment *promise = &promises[facts.commitment_count];

        if (!is_between(commitment, steps->records->code)
            || !health_commitment_of(commitment, promise))
            continue;
        if (commitment == kept) {
            promise->status = COMMITMENT_FULFILLED;
            promise->resolved = steps->day;
        }
        facts.commitment_count++;
    }
    return health_of(&facts, steps->settings, steps->day).score;
}

static void add_promises(struct steps *steps)
{
    const struct list *all = &steps->records->commitments;

    for (size_t i = 0; i < all->count; i++) {
        const struct commitment *commitment = list_at(all, sizeof(*commitment), i);
        struct health_commitment promise;

        if (!is_between(commitment, steps->records->code)
            || !health_commitment_of(commitment, &promise)
            || !health_is_promised(&promise, steps->day)
            || health_was_resolved(&promise, steps->day))
            continue;
        add_step(steps,
                 (struct health_step){.kind = HEALTH_STEP_KEEP, .noun = &commitment_noun,
                                      .record = commitment},
                 score_with_kept(steps, commitment));
    }
}

static bool has_party(const struct agreement *agreement, const char *code)
{
    for (size_t i = 0; i < agreement->parties.count; i++) {
        const struct agreement_org *party = list_at(&agreement->parties, sizeof(*party), i);

        if (party->org.name && !strcmp(party->org.name, code))
            return true;
    }
    return false;
}

/* All required agreements but that one. */
static int score_with_renewed(const struct steps *steps, const struct agreement *renewed)
{
    const struct list *all = &steps->records->agreements;
    struct health_agreement *agreements =
        arena_alloc(steps->arena, (all->count + 1) * sizeof(*agreements));
    struct health_facts facts = steps->facts;

    facts.agreements = agreements;
    facts.agreement_count = 0;
    for (size_t i = 0; i < all->count; i++) {
        const struct agreement *agreement = list_at(all, sizeof(*agreement), i);

        if (agreement != renewed && has_party(agreement, steps->records->code)
            && health_agreement_of(agreement, &agreements[facts.agreement_count]))
            facts.agreement_count++;
    }
    return health_of(&facts, steps->settings, steps->day).score;
}

static void add_agreements(struct steps *steps)
{
    const struct list *all = &steps->records->agreements;

    for (size_t i = 0; i < all->count; i++) {
        const struct agreement *agreement = list_at(all, sizeof(*agreement), i);

        if (agreement->status != AGREEMENT_EXPIRED || !date_is_set(agreement->expires)
            || agreement->expires.day >= steps->day.day
            || !has_party(agreement, steps->records->code))
            continue;
        add_step(steps,
                 (struct health_step){.kind = HEALTH_STEP_RENEW, .noun = &agreement_noun,
                                      .record = agreement},
                 score_with_renewed(steps, agreement));
    }
}

static int compare_steps(const void *a, const void *b)
{
    const struct health_step *left = a, *right = b;

    if (left->gain != right->gain)
        return right->gain - left->gain;
    if (left->kind != right->kind)
        return (int)left->kind - (int)right->kind;
    if (!left->noun)
        return 0;
    return strcmp(record_key(left->noun, left->record), record_key(right->noun, right->record));
}

static struct health_facts facts_on(const struct health_history *history, struct date day,
                                    struct arena *arena)
{
    struct health_issue *issues = arena_alloc(arena, (history->issue_count + 1) * sizeof(*issues));
    struct health_facts facts = history->facts;

    facts.issues = issues;
    facts.issue_count = 0;
    for (size_t i = 0; i < history->issue_count; i++)
        facts.issue_count += health_issue_of(history->issues[i], day, &issues[facts.issue_count]);
    return facts;
}

void health_steps_of(const struct health_records *records, const struct health_settings *settings,
                     struct date day, struct health_step **out, size_t *count,
                     struct arena *arena)
{
    struct steps steps = {.records = records, .settings = settings, .day = day, .arena = arena,
                          .facts = facts_on(records->history, day, arena)};

    steps.score = health_of(&steps.facts, settings, day).score;
    add_contacts(&steps);
    for (size_t i = 0; i < records->history->issue_count; i++)
        add_issue_steps(&steps, records->history->issues[i]);
    add_promises(&steps);
    add_agreements(&steps);
    qsort(steps.items, steps.count, sizeof(*steps.items), compare_steps);
    *out = steps.items;
    *count = steps.count;
}

bool health_option_differs(const struct health_option *option,
                           const struct health_settings *settings)
{
    double mine = health_option_value(option, settings);

    return fabs(mine - health_option_value(option, &health_presets)) > 1e-9;
}
