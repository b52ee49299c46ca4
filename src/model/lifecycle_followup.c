#include <liaise/lifecycle.h>

#include <string.h>

#include "model/lifecycle_private.h"

/* After nobody was reached: working days until the next attempt, and how many there are. */
enum { RETRY_AFTER = 2, RETRY_MOST = 3 };

static const unsigned transitions[FOLLOWUP_STATUSES] = {
    [FOLLOWUP_PLANNED] = STATUS(FOLLOWUP_IN_PROGRESS) | STATUS(FOLLOWUP_WAITING)
                         | STATUS(FOLLOWUP_DONE) | STATUS(FOLLOWUP_SKIPPED)
                         | STATUS(FOLLOWUP_CANCELLED),
    [FOLLOWUP_IN_PROGRESS] = STATUS(FOLLOWUP_PLANNED) | STATUS(FOLLOWUP_WAITING)
                             | STATUS(FOLLOWUP_DONE) | STATUS(FOLLOWUP_CANCELLED),
    [FOLLOWUP_WAITING] = STATUS(FOLLOWUP_PLANNED) | STATUS(FOLLOWUP_IN_PROGRESS)
                         | STATUS(FOLLOWUP_DONE) | STATUS(FOLLOWUP_CANCELLED),
    [FOLLOWUP_DONE] = STATUS(FOLLOWUP_PLANNED),
    [FOLLOWUP_SKIPPED] = STATUS(FOLLOWUP_PLANNED),
    [FOLLOWUP_CANCELLED] = STATUS(FOLLOWUP_PLANNED),
};

static const struct move moves[] = {
    {
        .noun = &followup_noun,
        .verb = "start",
        .from = STATUS(FOLLOWUP_PLANNED) | STATUS(FOLLOWUP_WAITING),
        .to = FOLLOWUP_IN_PROGRESS,
        .takes = MOVE_ON | MOVE_NOTE,
        .note = "what is being done",
        .past = "started",
        .summary = "Start to work on it",
    },
    {
        .noun = &followup_noun,
        .verb = "wait",
        .from = STATUS(FOLLOWUP_PLANNED) | STATUS(FOLLOWUP_IN_PROGRESS),
        .to = FOLLOWUP_WAITING,
        .takes = MOVE_ON | MOVE_NOTE | MOVE_PARTY | MOVE_UNTIL,
        .needs = MOVE_PARTY | MOVE_UNTIL,
        .party = "who is waited for",
        .until = "until when",
        .note = "what is waited for",
        .past = "left waiting",
        .summary = "Wait for somebody until a day",
    },
    {
        .noun = &followup_noun,
        .verb = "done",
        .from = STATUS(FOLLOWUP_PLANNED) | STATUS(FOLLOWUP_IN_PROGRESS) | STATUS(FOLLOWUP_WAITING),
        .to = FOLLOWUP_DONE,
        .takes = MOVE_ON | MOVE_NOTE | MOVE_OUTCOME | MOVE_UNTIL | MOVE_FINAL,
        .needs = MOVE_OUTCOME,
        .until = "when to try again",
        .note = "what came of it",
        .past = "done",
        .summary = "Note that it is done, and what came of it",
    },
    {
        .noun = &followup_noun,
        .verb = "skip",
        .from = STATUS(FOLLOWUP_PLANNED),
        .to = FOLLOWUP_SKIPPED,
        .takes = MOVE_ON | MOVE_NOTE,
        .note = "why",
        .past = "skipped",
        .summary = "Skip it this time",
    },
    {
        .noun = &followup_noun,
        .verb = "cancel",
        .from = STATUS(FOLLOWUP_PLANNED) | STATUS(FOLLOWUP_IN_PROGRESS) | STATUS(FOLLOWUP_WAITING),
        .to = FOLLOWUP_CANCELLED,
        .takes = MOVE_ON | MOVE_NOTE,
        .note = "why",
        .past = "cancelled",
        .summary = "Cancel it, and its repetition",
    },
    {
        .noun = &followup_noun,
        .verb = "plan",
        .from = STATUS(FOLLOWUP_IN_PROGRESS) | STATUS(FOLLOWUP_WAITING),
        .to = FOLLOWUP_PLANNED,
        .takes = MOVE_ON | MOVE_NOTE | MOVE_UNTIL,
        .until = "the new due day",
        .note = "why",
        .past = "planned",
        .summary = "Put it back among the planned",
    },
    {
        .noun = &followup_noun,
        .verb = "reopen",
        .from = STATUS(FOLLOWUP_DONE) | STATUS(FOLLOWUP_SKIPPED) | STATUS(FOLLOWUP_CANCELLED),
        .to = FOLLOWUP_PLANNED,
        .takes = MOVE_ON | MOVE_NOTE | MOVE_UNTIL,
        .until = "the new due day",
        .note = "why",
        .past = "reopened",
        .summary = "Open it again",
    },
    {0},
};

static bool nobody_reached(enum outcome outcome)
{
    return outcome == OUTCOME_LEFT_MESSAGE || outcome == OUTCOME_UNREACHABLE;
}

/* Nobody was reached, and it was not said that this was the last attempt. */
static bool is_tried_again(const struct followup *followup, const struct moving *moving)
{
    return moving->move->to == FOLLOWUP_DONE && nobody_reached(moving->request->outcome)
           && !moving->request->final && counted(followup->attempts) < RETRY_MOST;
}

static void try_again(struct followup *followup, const struct moving *moving)
{
    char day[DATE_TEXT_SIZE];

    followup->attempts = counted(followup->attempts) + 1;
    followup->status = FOLLOWUP_PLANNED;
    followup->outcome = moving->request->outcome;
    followup->due = date_is_set(moving->request->until)
                        ? moving->request->until
                        : date_add_working_days(moving->on, RETRY_AFTER);
    moving->effects->said =
        keep_format(moving->arena, "Planned anew for %s, attempt %lld of %d.",
                    date_write(followup->due, day), (long long)followup->attempts, RETRY_MOST);
}

/* Three attempts in vain are no longer a call to make but a matter to look into. */
static void raise_issue(const struct followup *followup, const struct moving *moving)
{
    struct arena *arena = moving->arena;
    struct issue *issue = arena_alloc(arena, sizeof(*issue));
    struct issue_move *first;
    struct issue_party *party;

    record_init(&issue_noun, issue);
    issue->title =
        keep_format(arena, "Nobody could be reached: %s", followup->title ? followup->title : "");
    issue->kind = ISSUE_COORDINATION;
    issue->severity = SEVERITY_MEDIUM;
    issue->owner = followup->owner;
    if (!issue->owner.name)
        issue->owner.name = keep(arena, moving->facts->officer);
    issue->opened = issue->status_on = moving->on;
    issue->status = ISSUE_NEW;
    first = list_add(&issue->history, &issue_move_noun, arena);
    first->on = moving->on;
    first->status = ISSUE_NEW;
    if (followup->org.name) {
        party = list_add(&issue->parties, &issue_party_noun, arena);
        party->org = followup->org;
        party->person = followup->person;
    }
    moving->effects->issue = issue;
    moving->effects->said = "Nobody could be reached in three attempts: an issue is raised.";
}

/*
 * The day of the next one: a step from the due day, or from the day it was done. What was missed
 * meanwhile does not pile up, unless that is wanted: steps are taken until one lies ahead.
 */
static bool next_due(struct date *out, const struct followup *followup, struct date on,
                     struct error *err)
{
    bool from_due = followup->repeat_from != REPEAT_FROM_DONE && date_is_set(followup->due);
    struct date due = from_due ? followup->due : on;

    do {
        if (!repeat_next(&due, followup->repeat, due, err))
            return false;
    } while (followup->pile_up != FLAG_YES && due.day <= on.day);
    *out = due;
    return true;
}

/* The same follow-up once more, as if it had never been touched. */
static void repeat(const struct followup *followup, struct date due, const struct moving *moving)
{
    struct followup *next = followup_new(followup->title, followup->kind, due, moving->arena);
    char day[DATE_TEXT_SIZE];

    next->about = followup->about;
    next->org = followup->org;
    next->person = followup->person;
    next->priority = followup->priority;
    next->owner = followup->owner;
    next->repeat = followup->repeat;
    next->repeat_from = followup->repeat_from;
    next->pile_up = followup->pile_up;
    moving->effects->followup = next;
    moving->effects->said =
        keep_format(moving->arena, "The next one is due %s.", date_write(due, day));
}

static bool guard_done(const struct followup *followup, const struct moving *moving,
                       struct error *err)
{
    if (moving->request->outcome != OUTCOME_BOUNCED)
        return true;
    return move_refuse(err, followup, moving,
                       "its outcome is one of reached, left_message, unreachable, not_required "
                       "and other");
}

static void clear_wait(struct followup *followup)
{
    followup->waiting_on = NULL;
    followup->waiting_until = DATE_NONE;
}

static void finish(struct followup *followup, const struct moving *moving)
{
    followup->done_at = moving->on;
    followup->outcome = moving->request->outcome;
    if (nobody_reached(followup->outcome) && !moving->request->final)
        raise_issue(followup, moving);
}

static void plan(struct followup *followup, const struct moving *moving)
{
    followup->done_at = DATE_NONE;
    followup->outcome = OUTCOME_NONE;
    followup->attempts = NUMBER_NONE;
    if (date_is_set(moving->request->until))
        followup->due = moving->request->until;
}

static void set_status(struct followup *followup, const struct moving *moving)
{
    followup->status = (enum followup_status)moving->move->to;
    switch (followup->status) {
    case FOLLOWUP_WAITING:
        followup->waiting_on = keep(moving->arena, moving->request->party);
        followup->waiting_until = moving->request->until;
        break;
    case FOLLOWUP_DONE:
        finish(followup, moving);
        break;
    case FOLLOWUP_PLANNED:
        plan(followup, moving);
        break;
    case FOLLOWUP_STATUS_NONE:
    case FOLLOWUP_IN_PROGRESS:
    case FOLLOWUP_SKIPPED:
    case FOLLOWUP_CANCELLED:
    case FOLLOWUP_STATUSES:
        break;
    }
}

static bool apply(void *record, const struct moving *moving, struct error *err)
{
    struct followup *followup = record;
    int to = moving->move->to;
    bool again = is_tried_again(followup, moving);
    bool repeats = followup->repeat && !again && (to == FOLLOWUP_DONE || to == FOLLOWUP_SKIPPED);
    struct date due = DATE_NONE;

    if (to == FOLLOWUP_DONE && !guard_done(followup, moving, err))
        return false;
    if (repeats && !next_due(&due, followup, moving->on, err))
        return false;
    clear_wait(followup);
    followup->not_before = DATE_NONE;
    note_add(&followup->note, moving->request->note, moving->arena);
    if (again)
        try_again(followup, moving);
    else
        set_status(followup, moving);
    if (repeats)
        repeat(followup, due, moving);
    return true;
}

const struct lifecycle followup_lifecycle = {
    .noun = &followup_noun,
    .statuses = &followup_status_choices,
    .status_at = offsetof(struct followup, status),
    .transitions = transitions,
    .moves = moves,
    .apply = apply,
};

bool followup_snooze(struct followup *followup, struct date until, struct date today,
                     struct error *err)
{
    const char *ref = followup->record.ref ? followup->record.ref : "this follow-up";
    char day[DATE_TEXT_SIZE];

    if (!followup_is_open(followup))
        return error_set(err, ERROR_CONFLICT, "%s cannot be snoozed: it is %s (reopen it first)",
                         ref, choice_name(&followup_status_choices, (int)followup->status));
    if (!date_is_set(until) || until.day <= today.day)
        return error_set(err, ERROR_INVALID, "%s cannot be snoozed until %s: that day is not ahead",
                         ref, date_is_set(until) ? date_write(until, day) : "no day");
    followup->not_before = until;
    followup->snoozed = counted(followup->snoozed) + 1;
    return true;
}

static bool is_same(const struct link *a, const struct link *b)
{
    if (a->id && b->id)
        return a->id == b->id;
    return a->name && b->name && !strcmp(a->name, b->name);
}

static bool took_part(enum part part)
{
    return part != PART_MENTIONED && part != PART_ABSENT_INVITED;
}

static bool was_there(const struct link *person, const struct interaction *interaction)
{
    const struct interaction_person *people = interaction->people.items;

    for (size_t i = 0; i < interaction->people.count; i++) {
        if (took_part(people[i].part) && is_same(person, &people[i].person))
            return true;
    }
    return false;
}

static bool spoke_for(const struct link *org, const struct interaction *interaction)
{
    const struct interaction_org *parties = interaction->parties.items;

    for (size_t i = 0; i < interaction->parties.count; i++) {
        if (took_part(parties[i].part) && is_same(org, &parties[i].org))
            return true;
    }
    return false;
}

/* Where either of them names nobody, the organization is enough. */
bool followup_fits_contact(const struct followup *followup, const struct interaction *interaction)
{
    if (!followup_is_open(followup) || !interaction_is_two_way(interaction)
        || (followup->kind != FOLLOWUP_CALL && followup->kind != FOLLOWUP_WRITE
            && followup->kind != FOLLOWUP_MEET))
        return false;
    if (followup->person.name && was_there(&followup->person, interaction))
        return true;
    return (!followup->person.name || !interaction->people.count)
           && spoke_for(&followup->org, interaction);
}
