#include <liaise/figures.h>

#include <stdlib.h>
#include <string.h>

#include "store/store_private.h"

/* What the book says about a day. Nothing here looks into the store. */

static bool is_partner(const struct book_org *org)
{
    return !org->is_home && !org->is_archived;
}

/* The last day on which they took part in something. */
static struct date last_contact(const struct book_org *org, struct date day)
{
    const struct health_facts *facts = &org->history.facts;
    struct date last = DATE_NONE;

    for (size_t i = 0; i < facts->contact_count; i++) {
        const struct health_contact *contact = &facts->contacts[i];

        if (contact->on.day <= day.day
            && (contact->direction != DIRECTION_OUTBOUND || contact->replied))
            last = contact->on;
    }
    return last;
}

bool figures_orgs(const struct book *book, const struct health_settings *settings, struct date day,
                  struct org_figures **out, size_t *count, struct arena *arena, struct error *err)
{
    struct org_figures *figures = arena_alloc(arena, (book->org_count + 1) * sizeof(*figures));
    size_t used = 0;

    (void)err;
    for (size_t i = 0; i < book->org_count; i++) {
        const struct book_org *org = &book->orgs[i];

        if (!is_partner(org))
            continue;
        figures[used++] = (struct org_figures){
            .org = org,
            .health = health_change_on(&org->history, settings, day, arena),
            .last_contact = last_contact(org, day),
        };
    }
    *out = figures;
    *count = used;
    return true;
}

void figures_scores(const struct book_org *org, const struct health_settings *settings,
                    struct date day, int step, size_t points, int *out, struct arena *arena)
{
    struct date since = org->history.facts.since;

    for (size_t i = 0; i < points; i++) {
        struct date on = {day.day - step * (int)(points - 1 - i)};

        out[i] = date_is_set(since) && on.day < since.day
                     ? -1
                     : health_on(&org->history, settings, on, arena).score;
    }
}

static struct attention attention_of(const struct book *book,
                                     const struct health_settings *settings, struct date day,
                                     struct arena *arena)
{
    struct attention_org *orgs = arena_alloc(arena, (book->org_count + 1) * sizeof(*orgs));

    for (size_t i = 0; i < book->org_count; i++) {
        const struct book_org *org = &book->orgs[i];

        orgs[i] = (struct attention_org){
            .code = org->org.code,
            .power = org->org.power,
            .score = health_on(&org->history, settings, day, arena).score,
        };
    }
    return (struct attention){
        .today = day, .home = book->home, .orgs = orgs, .org_count = book->org_count};
}

/* The issue with that ref if it is still open. */
static const struct issue *open_issue(const struct book *book, const char *ref)
{
    for (size_t i = 0; ref && i < book->issues.count; i++) {
        const struct issue *issue = list_at(&book->issues, sizeof(*issue), i);

        if (!strcmp(issue->record.ref, ref))
            return issue_is_open(issue) ? issue : NULL;
    }
    return NULL;
}

static bool blocks_another(const struct book *book, const struct issue *issue)
{
    for (size_t i = 0; i < book->issues.count; i++) {
        const struct issue *other = list_at(&book->issues, sizeof(*other), i);

        if (other->blocked_by && issue_is_open(other)
            && !strcmp(other->blocked_by, issue->record.ref))
            return true;
    }
    return false;
}

/* Where the items go. */
struct items {
    struct attention_item *items;
    size_t count;
    struct arena *arena;
};

static struct attention_item *next_item(struct items *items)
{
    items->items = arena_grow(items->arena, items->items, items->count, sizeof(*items->items));
    return &items->items[items->count];
}

/* The issue as it stood on the day; false if it was not there yet. */
static bool issue_as_of(struct issue *out, const struct issue *issue, struct date day)
{
    struct issue_state state = issue_state_on(issue, day);

    *out = *issue;
    out->status = state.status;
    out->closure = state.closure;
    out->status_on = state.since;
    out->stage = state.stage;
    return state.status != ISSUE_STATUS_NONE;
}

static void add_issues(struct items *items, const struct book *book,
                       const struct attention *attention)
{
    for (size_t i = 0; i < book->issues.count; i++) {
        struct issue issue;

        if (!issue_as_of(&issue, list_at(&book->issues, sizeof(issue), i), attention->today))
            continue;
        if (attention_issue(next_item(items), &issue, blocks_another(book, &issue),
                            open_issue(book, issue.blocked_by), attention))
            items->count++;
    }
}

static void add_rest(struct items *items, const struct book *book,
                     const struct attention *attention)
{
    for (size_t i = 0; i < book->commitments.count; i++) {
        const struct commitment *commitment = list_at(&book->commitments, sizeof(*commitment), i);

        if (attention_commitment(next_item(items), commitment, attention))
            items->count++;
    }
    for (size_t i = 0; i < book->followups.count; i++) {
        const struct followup *followup = list_at(&book->followups, sizeof(*followup), i);

        if (attention_followup(next_item(items), followup, attention))
            items->count++;
    }
    for (size_t i = 0; i < book->agreements.count; i++) {
        const struct agreement *agreement = list_at(&book->agreements, sizeof(*agreement), i);

        if (attention_notice(next_item(items), agreement, attention, items->arena))
            items->count++;
    }
}

static void add_silences(struct items *items, const struct book *book,
                         const struct health_settings *settings, const struct attention *attention)
{
    for (size_t i = 0; i < book->org_count; i++) {
        const struct book_org *org = &book->orgs[i];
        struct health health;

        if (!is_partner(org))
            continue;
        health = health_on(&org->history, settings, attention->today, items->arena);
        if (attention_silence(next_item(items), org->org.code, &health, attention, items->arena))
            items->count++;
    }
}

bool figures_attention(const struct book *book, const struct health_settings *settings,
                       struct date day, struct attention_item **out, size_t *count,
                       struct arena *arena, struct error *err)
{
    struct attention attention = attention_of(book, settings, day, arena);
    struct items items = {.arena = arena};

    (void)err;
    add_issues(&items, book, &attention);
    add_rest(&items, book, &attention);
    add_silences(&items, book, settings, &attention);
    if (items.count)
        qsort(items.items, items.count, sizeof(*items.items), attention_compare);
    *out = items.items;
    *count = items.count;
    return true;
}

static void count_day(struct day_counts *counts, struct date due, struct date day)
{
    if (!date_is_set(due))
        return;
    counts->late += due.day < day.day;
    counts->today += due.day == day.day;
}

struct day_counts figures_counts(const struct book *book, struct date day)
{
    struct day_counts counts = {0};

    for (size_t i = 0; i < book->issues.count; i++) {
        const struct issue *issue = list_at(&book->issues, sizeof(*issue), i);

        if (!issue_needs_us(issue))
            continue;
        count_day(&counts, issue->target, day);
        counts.waiting += issue->status == ISSUE_WAITING;
        counts.conflicts += issue->kind == ISSUE_CONFLICT;
    }
    for (size_t i = 0; i < book->commitments.count; i++) {
        const struct commitment *commitment = list_at(&book->commitments, sizeof(*commitment), i);

        if (commitment_is_open(commitment))
            count_day(&counts, commitment->due, day);
    }
    for (size_t i = 0; i < book->followups.count; i++) {
        const struct followup *followup = list_at(&book->followups, sizeof(*followup), i);

        counts.waiting += followup->status == FOLLOWUP_WAITING;
        if (!followup_is_snoozed(followup, day) && followup->status != FOLLOWUP_WAITING)
            count_day(&counts, followup->due, day);
    }
    return counts;
}
