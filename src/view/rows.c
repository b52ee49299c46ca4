#include "view/rows.h"

#include <liaise/agreement.h>
#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/interaction.h>
#include <liaise/issue.h>
#include <liaise/lifecycle.h>
#include <liaise/meeting.h>
#include <liaise/person.h>
#include <math.h>
#include <string.h>

#include "view/words.h"

const struct column row_columns[ROW_CELLS] = {
    [ROW_KEY] = {.title = "ID", .min = 4, .max = 7, .whole = true, .priority = 4},
    [ROW_WHAT] = {.title = "What", .min = 3, .max = 11, .priority = 3},
    [ROW_SAID] = {.title = "Title", .min = 10, .flex = 1},
    [ROW_STATE] = {.title = "Status", .min = 5, .max = 15, .priority = 2},
    [ROW_WHEN] = {.title = "Due", .min = 5, .max = 12, .whole = true, .priority = 1},
};

const char *noun_title(const struct noun *noun, bool plural, struct arena *arena)
{
    if (noun == &org_noun)
        return plural ? "Parties" : "Party";
    if (noun == &followup_noun)
        return plural ? "Follow-ups" : "Follow-up";
    if (noun == &interaction_noun)
        return plural ? "Contacts" : "Contact";
    return plain_title(plural ? noun->plural : noun->name, arena);
}

struct target target_of(const struct noun *noun, const void *record)
{
    const struct record *head = record;

    return (struct target){noun, head->id, record_key(noun, record), record_said(noun, record)};
}

void rows_add(struct listing *listing, struct listing_row row, struct arena *arena)
{
    listing->rows = arena_grow(arena, listing->rows, listing->count, sizeof(row));
    listing->rows[listing->count++] = row;
}

static void set(struct listing_row *row, size_t cell, enum role role, const char *text)
{
    row->cells[cell] = (struct table_cell){text, role};
}

static const char *due(struct date day, const struct row_context *context)
{
    char text[DATE_TEXT_SIZE];

    if (!date_is_set(day))
        return "";
    return arena_copy(context->arena, due_write(day, context->now.today, text));
}

static enum role due_role(struct date day, const struct row_context *context)
{
    if (!date_is_set(day) || day.day > context->now.today.day)
        return ROLE_TEXT;
    return day.day < context->now.today.day ? ROLE_LATE : ROLE_TODAY;
}

/* The day something has to be done by, or was settled on. */
static void set_due(struct listing_row *row, bool is_open, struct date day, struct date settled,
                    const struct row_context *context)
{
    row->order[ROW_WHEN] = is_open && date_is_set(day) ? (double)day.day : (double)NAN;
    if (is_open)
        set(row, ROW_WHEN, due_role(day, context), due(day, context));
    else
        set(row, ROW_WHEN, ROLE_DIM, day_gone(settled, context->now.today, context->arena));
}

static enum role severity_role(enum severity severity)
{
    static const enum role roles[SEVERITIES] = {
        ROLE_DIM, ROLE_LOW, ROLE_MEDIUM, ROLE_HIGH, ROLE_CRITICAL,
    };

    return roles[severity];
}

static void issue_row(struct listing_row *row, const struct issue *issue,
                      const struct row_context *context)
{
    bool is_open = issue_is_open(issue);
    const char *status = choice_name(
        issue->status == ISSUE_CLOSED ? &closure_choices : &issue_status_choices,
        issue->status == ISSUE_CLOSED ? (int)issue->closure : (int)issue->status);

    set(row, ROW_WHAT, is_open ? severity_role(issue->severity) : ROLE_DIM,
        severity_glyph(issue->severity));
    set(row, ROW_STATE, is_open && issue->stage > 0 ? ROLE_CONFLICT : ROLE_DIM,
        is_open && issue->stage > 0
            ? say(context->arena, "◆%lld/9 %s", (long long)issue->stage, status)
            : plain(status, context->arena));
    set_due(row, is_open, issue->target, issue->status_on, context);
}

static bool is_same(const char *a, const char *b)
{
    return a && b && !strcmp(a, b);
}

/* On the page of a party that has part in it: "by us", "by them", "to SBH", "by SBH". */
static const char *who_owes_there(const char *debtor, const char *creditor,
                                  const struct row_context *context)
{
    if (is_same(creditor, context->org))
        return is_same(debtor, context->home) ? "by us" : say(context->arena, "by %s", debtor);
    return is_same(creditor, context->home) ? "by them" : say(context->arena, "to %s", creditor);
}

/* "us→TEY", "NWP→us", "SHF→SBH" */
static const char *who_owes(const struct commitment *commitment, const struct row_context *context)
{
    const char *debtor = commitment->debtor.name, *creditor = commitment->creditor.name;

    if (!debtor || !creditor)
        return "";
    if (is_same(debtor, context->org) || is_same(creditor, context->org))
        return who_owes_there(debtor, creditor, context);
    return say(context->arena, "%s→%s", is_same(debtor, context->home) ? "us" : debtor,
               is_same(creditor, context->home) ? "us" : creditor);
}

static void commitment_row(struct listing_row *row, const struct commitment *commitment,
                           const struct row_context *context)
{
    bool is_open = commitment_is_open(commitment) || commitment->status == COMMITMENT_OFFERED;

    set(row, ROW_WHAT, ROLE_TEXT, who_owes(commitment, context));
    set(row, ROW_STATE, ROLE_DIM,
        plain(choice_name(&commitment_status_choices, (int)commitment->status), context->arena));
    set_due(row, is_open, commitment->due, commitment->resolved, context);
}

static void followup_row(struct listing_row *row, const struct followup *followup,
                         const struct row_context *context)
{
    const char *status = plain(choice_name(&followup_status_choices, (int)followup->status),
                               context->arena);

    if (followup_is_snoozed(followup, context->now.today))
        status = say(context->arena, "snoozed %sto %s",
                     followup->snoozed > 1
                         ? say(context->arena, "%lld x ", (long long)followup->snoozed) : "",
                     day_gone(followup->not_before, context->now.today, context->arena));
    else if (followup->status == FOLLOWUP_WAITING && followup->waiting_on)
        status = say(context->arena, "waits for %s%s%s", followup->waiting_on,
                     date_is_set(followup->waiting_until) ? " to " : "",
                     day_gone(followup->waiting_until, context->now.today, context->arena));
    set(row, ROW_WHAT, ROLE_TEXT,
        plain(choice_name(&followup_kind_choices, (int)followup->kind), context->arena));
    set(row, ROW_STATE, ROLE_DIM, status);
    set_due(row, followup_is_open(followup), followup->due, followup->done_at, context);
}

static const struct zone *own_zone(const struct row_context *context)
{
    return context->now.zone;
}

static void meeting_row(struct listing_row *row, const struct meeting *meeting,
                        const struct row_context *context)
{
    struct date day = zone_date(own_zone(context), meeting->starts_at);
    int minute = wall_minute(zone_local(own_zone(context), meeting->starts_at).wall);
    bool is_ahead = meeting_is_ahead(meeting) && day.day >= context->now.today.day;

    set(row, ROW_WHAT, is_ahead ? ROLE_TEXT : ROLE_DIM,
        say(context->arena, "%02d:%02d", minute / 60, minute % 60));
    set(row, ROW_STATE, ROLE_DIM,
        plain(choice_name(&meeting_status_choices, (int)meeting->status), context->arena));
    set(row, ROW_WHEN, is_ahead ? ROLE_TEXT : ROLE_DIM,
        is_ahead ? due(day, context) : day_gone(day, context->now.today, context->arena));
    row->order[ROW_WHEN] = (double)meeting->starts_at;
}

static void agreement_row(struct listing_row *row, const struct agreement *agreement,
                          const struct row_context *context)
{
    struct date notice = agreement_notice_day(agreement);
    struct date today = context->now.today;
    char state[AGREEMENT_STATE_SIZE];

    set(row, ROW_WHAT, ROLE_TEXT,
        plain(choice_name(&agreement_type_choices, (int)agreement->type), context->arena));
    set(row, ROW_STATE, ROLE_DIM,
        arena_copy(context->arena, agreement_state_write(agreement, today, state)));
    if (date_is_set(notice) && agreement_phase(agreement, today) == NOTICE_OPEN) {
        set(row, ROW_STATE, ROLE_TODAY,
            say(context->arena, "notice by %s", day_gone(notice, today, context->arena)));
        set(row, ROW_WHEN, ROLE_TODAY, say(context->arena, "in %dd", notice.day - today.day));
        return;
    }
    if (date_is_set(agreement->expires))
        set(row, ROW_WHEN, agreement->expires.day < today.day ? ROLE_DIM : ROLE_TEXT,
            day_gone(agreement->expires, today, context->arena));
}

static const char *names_of(const struct list *list, const struct noun *noun,
                            const struct row_context *context)
{
    const char *text = "";

    for (size_t i = 0; i < list->count; i++) {
        const struct interaction_person *person = list->items;

        text = i ? say(context->arena, "%s, %s", text, person[i].person.name)
                 : person[i].person.name;
    }
    (void)noun;
    return text;
}

static void interaction_row(struct listing_row *row, const struct interaction *interaction,
                            const struct row_context *context)
{
    static const char *const arrows[DIRECTIONS] = {"", "↔", "←", "→"};

    set(row, ROW_WHAT, ROLE_TEXT,
        say(context->arena, "%s %s", arrows[interaction->direction],
            plain(choice_name(&channel_choices, (int)interaction->channel), context->arena)));
    set(row, ROW_STATE, ROLE_DIM,
        names_of(&interaction->people, &interaction_person_noun, context));
    set(row, ROW_WHEN, ROLE_DIM,
        day_gone(interaction->day, context->now.today, context->arena));
    row->order[ROW_WHEN] = (double)interaction->at;
}

static void person_row(struct listing_row *row, const struct person *person,
                       const struct row_context *context)
{
    const struct role_held *role = person_role(person, context->now.today);

    set(row, ROW_KEY, ROLE_TEXT, "");
    set(row, ROW_WHAT, ROLE_TEXT, role && role->org.name ? role->org.name : "");
    set(row, ROW_SAID, ROLE_TEXT, person->name);
    set(row, ROW_STATE, ROLE_DIM, role ? role->title : "no post now");
}

static void org_row(struct listing_row *row, const struct org *org,
                    const struct row_context *context)
{
    set(row, ROW_WHAT, ROLE_TEXT, "party");
    set(row, ROW_SAID, ROLE_TEXT, org->name);
    set(row, ROW_STATE, ROLE_DIM,
        plain(choice_name(&org_kind_choices, (int)org->kind), context->arena));
}

struct listing_row row_of(const struct noun *noun, const void *record,
                          const struct row_context *context)
{
    struct listing_row row = {.target = target_of(noun, record), .record = record};

    for (size_t i = 0; i < CELLS_MOST; i++)
        row.order[i] = NAN;
    set(&row, ROW_KEY, ROLE_DIM, row.target.key);
    set(&row, ROW_SAID, ROLE_TEXT, row.target.title);
    if (noun == &issue_noun)
        issue_row(&row, record, context);
    else if (noun == &commitment_noun)
        commitment_row(&row, record, context);
    else if (noun == &followup_noun)
        followup_row(&row, record, context);
    else if (noun == &meeting_noun)
        meeting_row(&row, record, context);
    else if (noun == &agreement_noun)
        agreement_row(&row, record, context);
    else if (noun == &interaction_noun)
        interaction_row(&row, record, context);
    else if (noun == &person_noun)
        person_row(&row, record, context);
    else if (noun == &org_noun)
        org_row(&row, record, context);
    return row;
}
