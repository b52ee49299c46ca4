#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "view/party_private.h"
#include "view/words.h"

/* The head of a party's page: who they are, the number, why it is that, what would help. */

enum { SPARK_WEEKS = 6, TIMELINE_MONTHS = 6 };

static const char *there(const struct party_load *load)
{
    const char *name = load->party->org.timezone;
    int64_t now = load->desk->now.instant;
    const struct zone *zone;
    struct error err = {0};
    int minute, ahead;

    if (!name || !zone_get(&zone, load->desk->zones, name, &err))
        return name;
    minute = wall_minute(zone_local(zone, now).wall);
    ahead = (zone_local(zone, now).offset - zone_local(load->desk->now.zone, now).offset) / 60;
    if (!ahead)
        return say(load->arena, "%s (same time)", name);
    if (ahead % 60)
        return say(load->arena, "%s, %02d:%02d there (%+d:%02d h)", name, minute / 60, minute % 60,
                   ahead / 60, abs(ahead) % 60);
    return say(load->arena, "%s, %02d:%02d there (%+d h)", name, minute / 60, minute % 60,
               ahead / 60);
}

static const char *cadence_words(const struct party_load *load)
{
    const struct org *org = &load->party->org;
    const char *tier = org->tier == NUMBER_NONE
                           ? NULL
                           : say(load->arena, "tier %lld", (long long)org->tier);
    int64_t ideal, most;

    config_cadence(load->desk->config, org, &ideal, &most);
    return say_and(load->arena, tier, say(load->arena, "every %lld-%lld days", (long long)ideal,
                                          (long long)most));
}

static const char *score_out_of(int64_t value, const char *name, struct arena *arena)
{
    return value == NUMBER_NONE ? NULL : say(arena, "%s %lld/5", name, (long long)value);
}

const char *party_standing(const struct party_load *load)
{
    const struct org *org = &load->party->org;
    struct arena *arena = load->arena;
    const char *now = choice_name(&engagement_choices, (int)org->engagement_current);
    const char *wanted = choice_name(&engagement_choices, (int)org->engagement_desired);
    const char *text = say_and(arena, score_out_of(org->power, "power", arena),
                               score_out_of(org->interest, "interest", arena));

    if (*text && org->power != NUMBER_NONE && org->interest != NUMBER_NONE)
        text = say_and(arena, text, plain(quadrant_name(org_quadrant(org)), arena));
    if (now && wanted && org->engagement_current != org->engagement_desired)
        return say_and(arena, text, say(arena, "%s, should be %s", now, wanted));
    return say_and(arena, text, now ? now : wanted);
}

/* Why the number is what it is */

static size_t late_promises(const struct party_load *load)
{
    const struct list *all = &load->book->commitments;
    size_t late = 0;

    for (size_t i = 0; i < all->count; i++) {
        const struct commitment *commitment = list_at(all, sizeof(*commitment), i);
        int64_t id = load->party->org.record.id;

        late += (commitment->debtor.id == id || commitment->creditor.id == id)
                && commitment_is_late(commitment, load->desk->now.today);
    }
    return late;
}

static const char *friction_words(const struct party_load *load)
{
    size_t open = 0, conflicts = 0;

    for (size_t i = 0; i < load->facts->history.issue_count; i++) {
        const struct issue *issue = load->facts->history.issues[i];

        open += issue_needs_us(issue);
        conflicts += issue_needs_us(issue) && issue->kind == ISSUE_CONFLICT;
    }
    if (conflicts == open)
        return say(load->arena, "%zu open conflict%s", open, open == 1 ? "" : "s");
    if (conflicts)
        return say(load->arena, "%zu open issue%s, %zu of them conflict%s", open,
                   open == 1 ? "" : "s", conflicts, conflicts == 1 ? "" : "s");
    return say(load->arena, "%zu open issue%s", open, open == 1 ? "" : "s");
}

static const char *component_words(const struct party_load *load, const struct health *health,
                                   enum health_component component)
{
    size_t late = late_promises(load);

    switch (component) {
    case HEALTH_CADENCE:
        if (!date_is_set(health->last_contact))
            return "never spoke";
        return say(load->arena, "%s quiet", days_count(health->days_silent, load->arena));
    case HEALTH_VOLUME:
        return "little contact of late";
    case HEALTH_SENTIMENT:
        return say(load->arena, "tone %.0f of 100", health->components[component].value);
    case HEALTH_RELIABILITY:
        if (late)
            return say(load->arena, "%zu late promise%s", late, late == 1 ? "" : "s");
        return "promises kept late or broken";
    case HEALTH_FRICTION:
        return friction_words(load);
    case HEALTH_COMPONENTS:
        break;
    }
    return "";
}

/* "68 days quiet (-19) · …", the heaviest first. */
static const char *why(const struct party_load *load, const struct health *health)
{
    bool is_said[HEALTH_COMPONENTS] = {false};
    const char *text = "";

    for (int n = 0; n < HEALTH_COMPONENTS; n++) {
        int worst = -1;

        for (int i = 0; i < HEALTH_COMPONENTS; i++) {
            if (!is_said[i] && health->components[i].present
                && (worst < 0 || health->components[i].lost > health->components[worst].lost))
                worst = i;
        }
        if (worst < 0 || health->components[worst].lost < 0.5)
            break;
        is_said[worst] = true;
        text = say_and(load->arena, text,
                       say(load->arena, "%s\u00a0(-%.0f)",
                           component_words(load, health, (enum health_component)worst),
                           health->components[worst].lost));
    }
    return *text ? text : "nothing weighs on it";
}

static const char *caps(const struct party_load *load, const struct health *health)
{
    const char *text = "";

    for (size_t i = 0; i < health->cap_count; i++) {
        char cap[HEALTH_CAP_TEXT_SIZE];

        text = say_and(load->arena, text,
                       arena_copy(load->arena,
                                  health_cap_write(&health->caps[i],
                                                   &load->desk->config->health, cap)));
    }
    return text;
}

/* What would help */

static struct health_facts facts_now(const struct party_load *load)
{
    const struct health_history *history = &load->facts->history;
    struct health_facts facts = history->facts;
    struct health_issue *issues =
        arena_alloc(load->arena, (history->issue_count + 1) * sizeof(*issues));

    facts.issue_count = 0;
    for (size_t i = 0; i < history->issue_count; i++)
        facts.issue_count += health_issue_of(history->issues[i], load->desk->now.today,
                                             &issues[facts.issue_count]);
    facts.issues = issues;
    return facts;
}

struct help {
    const char *what;
    int gain;
};

static int compare_help(const void *a, const void *b)
{
    return ((const struct help *)b)->gain - ((const struct help *)a)->gain;
}

enum { HELPS_MOST = 16, HELPS_SHOWN = 3 };

static void add_help(struct help *helps, size_t *count, const struct party_load *load,
                     const struct health_facts *facts, const struct health_act *act,
                     const char *what)
{
    int gain = health_gain(facts, &load->desk->config->health, load->desk->now.today, act,
                           load->arena);

    if (gain > 0 && *count < HELPS_MOST)
        helps[(*count)++] = (struct help){what, gain};
}

static void add_issue_helps(struct help *helps, size_t *count, const struct party_load *load,
                            const struct health_facts *facts)
{
    for (size_t i = 0; i < facts->issue_count; i++) {
        const struct health_issue *issue = &facts->issues[i];
        struct health_act act = {.issue = issue->ref, .status = ISSUE_ACCEPTED};

        if (issue->status == ISSUE_CLOSED || issue->status == ISSUE_ACCEPTED
            || issue->status == ISSUE_MONITORING)
            continue;
        add_help(helps, count, load, facts, &act, say(load->arena, "%s accepted", issue->ref));
        if (issue->stage == NUMBER_NONE || issue->stage < 2)
            continue;
        act = (struct health_act){.issue = issue->ref, .stage = issue->stage - 1};
        add_help(helps, count, load, facts, &act,
                 say(load->arena, "%s down to stage %lld", issue->ref,
                     (long long)issue->stage - 1));
    }
}

static const char *what_helps(const struct party_load *load)
{
    struct health_contact call = {
        .on = load->desk->now.today, .channel = CHANNEL_PHONE, .direction = DIRECTION_MUTUAL,
        .sentiment = NUMBER_NONE,
    };
    struct health_act talk = {.contact = &call}, renew = {.agreements_renewed = true};
    struct health_facts facts = facts_now(load);
    struct help helps[HELPS_MOST];
    const char *text = "";
    size_t count = 0;

    add_help(helps, &count, load, &facts, &talk, "a call today");
    add_help(helps, &count, load, &facts, &renew, "renewing what has expired");
    add_issue_helps(helps, &count, load, &facts);
    qsort(helps, count, sizeof(*helps), compare_help);
    for (size_t i = 0; i < count && i < HELPS_SHOWN; i++)
        text = say_and(load->arena, text,
                       say(load->arena, "%s\u00a0(+%d)", helps[i].what, helps[i].gain));
    return text;
}

static enum role band_role(enum health_band band)
{
    static const enum role roles[BANDS] = {
        [BAND_CRITICAL] = ROLE_CRITICAL, [BAND_STRAINED] = ROLE_HIGH, [BAND_FRAGILE] = ROLE_MEDIUM,
        [BAND_STEADY] = ROLE_OK,         [BAND_STRONG] = ROLE_OK,
    };

    return roles[band];
}

static const char *change_words(const struct party_load *load, const struct page_score *score,
                                const struct health *health)
{
    int now = score->values[score->count - 1], before = score->values[0];
    const char *text = health_band_name(health->band);

    if (before >= 0 && now == before)
        text = say(load->arena, "%s, as %d weeks ago", text, SPARK_WEEKS);
    else if (before >= 0)
        text = say(load->arena, "%s, %+d in %d weeks", text, now - before, SPARK_WEEKS);
    if (health->sureness == CONFIDENCE_LOW)
        text = say(load->arena, "%s, low confidence", text);
    return text;
}

static void add_health(const struct party_load *load)
{
    struct date today = load->desk->now.today;
    const struct health_settings *settings = &load->desk->config->health;
    struct health health = health_on(&load->facts->history, settings, today, load->arena);
    struct page_score *score = arena_alloc(load->arena, sizeof(*score));
    struct party *party = load->party;
    struct page_block *block;

    *score = (struct page_score){.count = SPARK_WEEKS + 1, .most = 100};
    figures_scores(load->facts, settings, today, 7, score->count, score->values, load->arena);
    score->before = say(load->arena, "health %s%d",
                        health.sureness == CONFIDENCE_LOW ? "~" : "", health.score);
    score->after = say(load->arena, "(%s)", change_words(load, score, &health));
    score->role = band_role(health.band);
    party->health = score->before;
    party->health_role = score->role;
    block = page_add(&party->page, PAGE_SCORE, NULL);
    block->text = party->org.name;
    block->role = ROLE_STRONG;
    block->score = score;
}

static void add_why(const struct party_load *load)
{
    struct page *page = &load->party->page;
    struct health health = health_on(&load->facts->history, &load->desk->config->health,
                                     load->desk->now.today, load->arena);

    page_gap(page);
    page_text(page, say(load->arena, "Why %d", health.score), ROLE_TEXT, why(load, &health));
    page_text(page, "Capped", ROLE_TEXT, caps(load, &health));
    page_text(page, "Would help", ROLE_TEXT, what_helps(load));
    page_text(page, "Threads", load->party->threads_role, load->party->threads);
    if (load->party->threads)
        page->blocks[page->count - 1].most = 1;
}

void party_add_head(const struct party_load *load)
{
    struct party *party = load->party;
    const struct org *org = &party->org;
    struct arena *arena = load->arena;
    const char *kind = plain_title(choice_name(&org_kind_choices, (int)org->kind), arena);
    bool is_partner = load->facts && !load->facts->is_home;

    if (is_partner)
        add_health(load);
    else
        page_split(&party->page, ROLE_STRONG, org->name, ROLE_DIM,
                   org->is_home == FLAG_YES ? "this is us" : "");
    page_text(&party->page, NULL, ROLE_TEXT, org->name_local);
    page_split(&party->page, ROLE_TEXT,
               say_and(arena, say_and(arena, org->code, kind), there(load)), ROLE_TEXT,
               is_partner ? cadence_words(load) : "");
    if (date_is_set(org->archived_on))
        page_text(&party->page, NULL, ROLE_LATE,
                  say(arena, "Left liaise.yaml on %s; its history stays.",
                      day_plain(org->archived_on, arena)));
    if (is_partner)
        add_why(load);
}

/* The line of contacts */

static const struct {
    const char *sign, *word;
} channel_signs[CHANNELS] = {
    [CHANNEL_IN_PERSON] = {"i", "i met"}, [CHANNEL_VIDEO] = {"v", "v video"},
    [CHANNEL_PHONE] = {"p", "p phone"},         [CHANNEL_RADIO] = {"r", "r radio"},
    [CHANNEL_LETTER] = {"l", "l letter"},       [CHANNEL_EVENT] = {"e", "e event"},
    [CHANNEL_EMAIL] = {"m", "m mail"},          [CHANNEL_MESSAGE] = {"t", "t text message"},
    [CHANNEL_BROADCAST] = {"b", "b broadcast"},
};

static void add_months(struct page_timeline *line, struct date today, struct arena *arena)
{
    struct civil civil = date_civil(today);
    struct date month = date_of(civil.year, civil.month, 1);

    line->months = arena_alloc(arena, (TIMELINE_MONTHS + 1) * sizeof(*line->months));
    for (int i = TIMELINE_MONTHS; i >= 0; i--) {
        struct date first = date_add_months(month, -i);
        struct civil of = date_civil(first);

        if (first.day < line->from)
            continue;
        line->months[line->month_count++] = (struct chart_mark){
            .at = first.day,
            .text = of.month == 1 || !line->month_count
                        ? say(arena, "%s %d", month_names[of.month - 1], of.year)
                        : month_names[of.month - 1],
        };
    }
}

static const char *legend_of(const bool is_used[CHANNELS], size_t count, struct arena *arena)
{
    const char *text = say(arena, "%zu in %d months", count, TIMELINE_MONTHS);
    const char *before = ": ";

    for (int i = 1; i < CHANNELS; i++) {
        if (!is_used[i])
            continue;
        text = say(arena, "%s%s%s", text, before, channel_signs[i].word);
        before = ", ";
    }
    return is_used[0] ? say(arena, "%s, ! bad", text) : text;
}

void party_add_timeline(const struct party_load *load)
{
    const struct health_facts *facts = load->facts ? &load->facts->history.facts : NULL;
    struct date today = load->desk->now.today;
    struct page_timeline *line = arena_alloc(load->arena, sizeof(*line));
    bool is_used[CHANNELS] = {false};

    *line = (struct page_timeline){.to = today.day + 3, .now = today.day,
                                   .from = date_add_months(today, -TIMELINE_MONTHS).day};
    if (load->party->org.is_home == FLAG_YES)
        return;
    if (!facts || !facts->contact_count) {
        page_text(&load->party->page, "Timeline", ROLE_DIM, "No contact logged yet. L logs one.");
        return;
    }
    line->marks = arena_alloc(load->arena, (facts->contact_count + 1) * sizeof(*line->marks));
    for (size_t i = 0; i < facts->contact_count; i++) {
        const struct health_contact *contact = &facts->contacts[i];
        bool went_badly = contact->sentiment != NUMBER_NONE && contact->sentiment < 0;

        if (contact->on.day < line->from || contact->on.day > today.day)
            continue;
        is_used[contact->channel] = true;
        is_used[0] = is_used[0] || went_badly;
        line->marks[line->count++] = (struct chart_mark){
            .at = contact->on.day, .text = channel_signs[contact->channel].sign,
            .alert = went_badly,
        };
    }
    add_months(line, today, load->arena);
    line->legend = legend_of(is_used, line->count, load->arena);
    page_add(&load->party->page, PAGE_TIMELINE, "Timeline")->timeline = line;
}
