#include <liaise/delta.h>

#include <stdlib.h>
#include <string.h>

#include "base/str.h"

/* One record in the making: words for each thing that happened to it. */
struct draft {
    const struct delta_request *request;
    struct str what;
    struct date day;
};

static struct draft draft_of(const struct delta_request *request)
{
    return (struct draft){.request = request, .day = DATE_NONE};
}

/* The next words go after those that are there. Returns what to put them into. */
static struct str *happened(struct draft *draft, struct date day)
{
    if (day.day > draft->day.day)
        draft->day = day;
    if (draft->what.length)
        str_add(&draft->what, ", ");
    return &draft->what;
}

/* Nothing happened: no item. */
static void finish(struct delta *delta, struct draft *draft, const struct noun *noun,
                   const void *record, struct arena *arena)
{
    if (draft->what.length) {
        delta->items = arena_grow(arena, delta->items, delta->count, sizeof(*delta->items));
        delta->items[delta->count++] = (struct delta_item){
            .noun = noun,
            .ref = record_key(noun, record),
            .day = draft->day,
            .what = arena_copy(arena, draft->what.text),
        };
    }
    str_done(&draft->what);
}

static bool is_new(const struct delta_request *request, struct date day)
{
    return date_is_set(day) && day.day > request->since.day && day.day <= request->today.day;
}

static bool is_org(const struct delta_request *request, const struct link *org)
{
    return org->name && !strcmp(org->name, request->code);
}

/* --- issues --- */

static bool has_issue(const struct delta_request *request, const struct issue *issue)
{
    const struct issue_party *parties = issue->parties.items;

    for (size_t i = 0; i < issue->parties.count; i++) {
        if (is_org(request, &parties[i].org))
            return true;
    }
    return false;
}

static void write_status(struct str *what, const struct issue_state *state)
{
    char day[DATE_TEXT_SIZE];

    date_write(state->since, day);
    if (state->status == ISSUE_CLOSED)
        str_add(what, "closed as %s on %s",
                state->closure ? choice_name(&closure_choices, (int)state->closure) : "it was",
                day);
    else
        str_add(what, "%s since %s", choice_name(&issue_status_choices, (int)state->status), day);
}

/* The day of the last change up to today. */
static struct date stage_day(const struct issue *issue, struct date today)
{
    const struct stage_change *stages = issue->stages.items;
    struct date last = DATE_NONE;

    for (size_t i = 0; i < issue->stages.count; i++) {
        if (stages[i].on.day <= today.day && stages[i].on.day > last.day)
            last = stages[i].on;
    }
    return last;
}

static void compare_stages(struct draft *draft, const struct issue *issue, int64_t before,
                           int64_t now)
{
    const struct date day = stage_day(issue, draft->request->today);

    if (now == before || !is_new(draft->request, day))
        return;
    if (now == NUMBER_NONE)
        str_add(happened(draft, day), "no longer escalated, was stage %lld", (long long)before);
    else if (before == NUMBER_NONE)
        str_add(happened(draft, day), "stage %lld", (long long)now);
    else
        str_add(happened(draft, day), "stage %lld, was %lld", (long long)now, (long long)before);
}

static void add_issue(struct delta *delta, const struct delta_request *request,
                      const struct issue *issue, struct arena *arena)
{
    const struct issue_state now = issue_state_on(issue, request->today);
    struct issue_state before = {.stage = NUMBER_NONE};
    struct draft draft = draft_of(request);
    char day[DATE_TEXT_SIZE];

    if (!has_issue(request, issue) || now.status == ISSUE_STATUS_NONE)
        return;
    if (date_is_set(request->since))
        before = issue_state_on(issue, request->since);
    if (is_new(request, issue->opened))
        str_add(happened(&draft, issue->opened), "opened %s", date_write(issue->opened, day));
    if (now.status != ISSUE_NEW && is_new(request, now.since))
        write_status(happened(&draft, now.since), &now);
    compare_stages(&draft, issue, before.stage, now.stage);
    finish(delta, &draft, &issue_noun, issue, arena);
}

/* --- commitments --- */

static const char *ended_as(const struct commitment *commitment)
{
    switch (commitment->status) {
    case COMMITMENT_FULFILLED:
        if (!date_is_set(commitment->due))
            return "kept";
        return commitment->resolved.day > commitment->due.day ? "kept late" : "kept on time";
    case COMMITMENT_PARTIAL:
        return "kept in part";
    case COMMITMENT_BROKEN:
    case COMMITMENT_WAIVED:
    case COMMITMENT_SUPERSEDED:
    case COMMITMENT_DISPUTED:
    case COMMITMENT_DECLINED:
    case COMMITMENT_OFFERED:
    case COMMITMENT_OPEN:
    case COMMITMENT_IN_PROGRESS:
    case COMMITMENT_STATUS_NONE:
    case COMMITMENT_STATUSES:
        break;
    }
    return choice_name(&commitment_status_choices, (int)commitment->status);
}

static bool was_resolved(const struct commitment *commitment, struct date today)
{
    return date_is_set(commitment->resolved) && commitment->resolved.day <= today.day;
}

static void come_due(struct draft *draft, const struct commitment *commitment)
{
    const struct delta_request *request = draft->request;
    const struct date due = commitment->due;
    char day[DATE_TEXT_SIZE];

    if (!date_is_set(due) || due.day < request->since.day)
        return;
    if (due.day < request->today.day)
        str_add(happened(draft, due), "due %s passed", date_write(due, day));
    else if (due.day == request->today.day)
        str_add(happened(draft, due), "due today");
}

static void add_commitment(struct delta *delta, const struct delta_request *request,
                           const struct commitment *commitment, struct arena *arena)
{
    struct draft draft = draft_of(request);
    char day[DATE_TEXT_SIZE];

    if ((!is_org(request, &commitment->debtor) && !is_org(request, &commitment->creditor))
        || (date_is_set(commitment->made) && commitment->made.day > request->today.day))
        return;
    if (is_new(request, commitment->made))
        str_add(happened(&draft, commitment->made), "%s %s",
                commitment->status == COMMITMENT_OFFERED ? "offered" : "promised",
                date_write(commitment->made, day));
    if (was_resolved(commitment, request->today)) {
        if (is_new(request, commitment->resolved))
            str_add(happened(&draft, commitment->resolved), "%s %s", ended_as(commitment),
                    date_write(commitment->resolved, day));
    } else if (commitment_is_open(commitment) || date_is_set(commitment->resolved)) {
        come_due(&draft, commitment);
    }
    finish(delta, &draft, &commitment_noun, commitment, arena);
}

/* --- agreements --- */

static bool has_agreement(const struct delta_request *request, const struct agreement *agreement)
{
    const struct agreement_org *parties = agreement->parties.items;

    for (size_t i = 0; i < agreement->parties.count; i++) {
        if (is_org(request, &parties[i].org))
            return true;
    }
    return false;
}

static struct date before_by_warning(struct date day)
{
    return (struct date){day.day - AGREEMENT_WARNING_DAYS};
}

static void enter_phase(struct draft *draft, const struct agreement *agreement,
                        enum notice_phase phase)
{
    const struct date notice = agreement_notice_day(agreement);
    const struct date review = agreement_review_day(agreement, draft->request->today);
    char day[DATE_TEXT_SIZE];

    switch (phase) {
    case NOTICE_REVIEW_DUE:
        str_add(happened(draft, before_by_warning(review)), "to be reviewed together by %s",
                date_write(review, day));
        break;
    case NOTICE_OPEN:
        str_add(happened(draft, before_by_warning(notice)), "last day to give notice is %s",
                date_write(notice, day));
        break;
    case NOTICE_CLOSED:
        str_add(happened(draft, notice), "last day to give notice was %s", date_write(notice, day));
        break;
    case NOTICE_OVERRUN:
        str_add(happened(draft, agreement->expires), "expired %s",
                date_write(agreement->expires, day));
        break;
    case NOTICE_QUIET:
        break;
    }
}

static void add_agreement(struct delta *delta, const struct delta_request *request,
                          const struct agreement *agreement, struct arena *arena)
{
    const enum notice_phase now = agreement_phase(agreement, request->today);
    enum notice_phase before = NOTICE_QUIET;
    struct draft draft = draft_of(request);
    char day[DATE_TEXT_SIZE];

    if (!has_agreement(request, agreement))
        return;
    if (date_is_set(request->since))
        before = agreement_phase(agreement, request->since);
    if (is_new(request, agreement->effective) && agreement->status >= AGREEMENT_ACTIVE
        && agreement->status != AGREEMENT_ABANDONED)
        str_add(happened(&draft, agreement->effective), "in force since %s",
                date_write(agreement->effective, day));
    if (now != before)
        enter_phase(&draft, agreement, now);
    finish(delta, &draft, &agreement_noun, agreement, arena);
}

/* --- people --- */

/* Whether a person had or has a post there on that day. */
static bool is_there(const struct delta_request *request, const struct person *person,
                     struct date day)
{
    const struct role_held *roles = person->roles.items;

    for (size_t i = 0; date_is_set(day) && i < person->roles.count; i++) {
        if (is_org(request, &roles[i].org) && role_is_live(&roles[i], day))
            return true;
    }
    return false;
}

static void begin_role(struct draft *draft, const struct role_held *role, bool was_there)
{
    const char *title = role->title ? role->title : "member";
    char day[DATE_TEXT_SIZE];

    str_add(happened(draft, role->from), "%s %s since %s", was_there ? "now" : "joined as", title,
            date_write(role->from, day));
}

static void add_person(struct delta *delta, const struct delta_request *request,
                       const struct person *person, struct arena *arena)
{
    const bool was_there = is_there(request, person, request->since);
    const bool is_here = is_there(request, person, request->today);
    const struct role_held *roles = person->roles.items;
    struct date left = DATE_NONE;
    struct draft draft = draft_of(request);
    char day[DATE_TEXT_SIZE];

    for (size_t i = 0; i < person->roles.count; i++) {
        if (!is_org(request, &roles[i].org))
            continue;
        if (is_new(request, roles[i].from) && role_is_live(&roles[i], request->today))
            begin_role(&draft, &roles[i], was_there);
        if (date_is_set(roles[i].to) && roles[i].to.day > left.day
            && roles[i].to.day < request->today.day)
            left = roles[i].to;
    }
    if (was_there && !is_here && date_is_set(left))
        str_add(happened(&draft, left), "left, last day %s", date_write(left, day));
    finish(delta, &draft, &person_noun, person, arena);
}

/* By day, then as people count: I-9 before I-12. */
static int compare_items(const void *a, const void *b)
{
    const struct delta_item *x = a, *y = b;
    const size_t x_length = strlen(x->ref), y_length = strlen(y->ref);

    if (x->day.day != y->day.day)
        return x->day.day < y->day.day ? -1 : 1;
    if (x->noun != y->noun)
        return strcmp(x->noun->name, y->noun->name);
    if (x_length != y_length)
        return x_length < y_length ? -1 : 1;
    return strcmp(x->ref, y->ref);
}

struct delta delta_since(const struct delta_request *request, struct arena *arena)
{
    struct delta delta = {0};

    for (size_t i = 0; i < request->issues.count; i++)
        add_issue(&delta, request, list_at(&request->issues, sizeof(struct issue), i), arena);
    for (size_t i = 0; i < request->commitments.count; i++)
        add_commitment(&delta, request,
                       list_at(&request->commitments, sizeof(struct commitment), i), arena);
    for (size_t i = 0; i < request->agreements.count; i++)
        add_agreement(&delta, request, list_at(&request->agreements, sizeof(struct agreement), i),
                      arena);
    for (size_t i = 0; i < request->people.count; i++)
        add_person(&delta, request, list_at(&request->people, sizeof(struct person), i), arena);
    if (delta.count)
        qsort(delta.items, delta.count, sizeof(*delta.items), compare_items);
    return delta;
}
