#include <liaise/lifecycle.h>

#include "base/str.h"
#include "model/lifecycle_private.h"

/* Days that a wait may hold the target up, and days until the outcome of an accepted proposal is
 * checked. */
enum { PAUSE_MOST = 30, CHECK_AFTER = 90 };

static const unsigned transitions[ISSUE_STATUSES] = {
    [ISSUE_NEW] = STATUS(ISSUE_ACKNOWLEDGED) | STATUS(ISSUE_CLOSED),
    [ISSUE_ACKNOWLEDGED] = STATUS(ISSUE_ASSESSING) | STATUS(ISSUE_ESCALATED) | STATUS(ISSUE_CLOSED),
    [ISSUE_ASSESSING] = STATUS(ISSUE_DIALOGUE) | STATUS(ISSUE_WAITING) | STATUS(ISSUE_PROPOSED)
                        | STATUS(ISSUE_ESCALATED) | STATUS(ISSUE_REFERRED) | STATUS(ISSUE_CLOSED),
    [ISSUE_DIALOGUE] = STATUS(ISSUE_WAITING) | STATUS(ISSUE_PROPOSED) | STATUS(ISSUE_ESCALATED)
                       | STATUS(ISSUE_REFERRED) | STATUS(ISSUE_CLOSED),
    [ISSUE_WAITING] = STATUS(ISSUE_ASSESSING) | STATUS(ISSUE_DIALOGUE) | STATUS(ISSUE_PROPOSED)
                      | STATUS(ISSUE_ESCALATED) | STATUS(ISSUE_CLOSED),
    [ISSUE_ESCALATED] = STATUS(ISSUE_DIALOGUE) | STATUS(ISSUE_PROPOSED) | STATUS(ISSUE_REFERRED)
                        | STATUS(ISSUE_CLOSED),
    [ISSUE_REFERRED] = STATUS(ISSUE_DIALOGUE) | STATUS(ISSUE_PROPOSED) | STATUS(ISSUE_CLOSED),
    [ISSUE_PROPOSED] = STATUS(ISSUE_ACCEPTED) | STATUS(ISSUE_DIALOGUE) | STATUS(ISSUE_ESCALATED)
                       | STATUS(ISSUE_CLOSED),
    [ISSUE_ACCEPTED] = STATUS(ISSUE_MONITORING) | STATUS(ISSUE_DIALOGUE) | STATUS(ISSUE_CLOSED),
    [ISSUE_MONITORING] = STATUS(ISSUE_DIALOGUE) | STATUS(ISSUE_CLOSED),
    [ISSUE_CLOSED] = STATUS(ISSUE_DIALOGUE) | STATUS(ISSUE_ASSESSING),
};

static const unsigned closures[ISSUE_STATUSES] = {
    [ISSUE_NEW] = STATUS(CLOSURE_DUPLICATE) | STATUS(CLOSURE_WITHDRAWN),
    [ISSUE_ACKNOWLEDGED] = STATUS(CLOSURE_DUPLICATE) | STATUS(CLOSURE_WITHDRAWN),
    [ISSUE_ASSESSING] =
        STATUS(CLOSURE_NO_BASIS) | STATUS(CLOSURE_DUPLICATE) | STATUS(CLOSURE_WITHDRAWN),
    [ISSUE_DIALOGUE] = STATUS(CLOSURE_WITHDRAWN),
    [ISSUE_WAITING] = STATUS(CLOSURE_WITHDRAWN),
    [ISSUE_ESCALATED] = STATUS(CLOSURE_WITHDRAWN),
    [ISSUE_REFERRED] =
        STATUS(CLOSURE_RESOLVED) | STATUS(CLOSURE_REJECTED) | STATUS(CLOSURE_WITHDRAWN),
    [ISSUE_PROPOSED] = STATUS(CLOSURE_REJECTED) | STATUS(CLOSURE_WITHDRAWN),
    [ISSUE_ACCEPTED] = STATUS(CLOSURE_RESOLVED),
    [ISSUE_MONITORING] = STATUS(CLOSURE_RESOLVED),
};

unsigned issue_closures_from(enum issue_status status)
{
    return closures[status];
}

/* What every move of an issue takes. */
#define ISSUE_TAKES (MOVE_ON | MOVE_NOTE)

static const struct move moves[] = {
    {
        .noun = &issue_noun,
        .verb = "acknowledge",
        .from = STATUS(ISSUE_NEW),
        .to = ISSUE_ACKNOWLEDGED,
        .takes = ISSUE_TAKES | MOVE_EVIDENCE,
        .note = "what we answered, or self-raised",
        .past = "acknowledged",
        .summary = "Acknowledge it to those who raised it",
    },
    {
        .noun = &issue_noun,
        .verb = "assess",
        .from = STATUS(ISSUE_ACKNOWLEDGED) | STATUS(ISSUE_WAITING),
        .to = ISSUE_ASSESSING,
        .takes = ISSUE_TAKES,
        .note = "what is looked into",
        .past = "assessed",
        .summary = "Look into it",
    },
    {
        .noun = &issue_noun,
        .verb = "discuss",
        .from = STATUS(ISSUE_ASSESSING) | STATUS(ISSUE_WAITING) | STATUS(ISSUE_ESCALATED)
                | STATUS(ISSUE_REFERRED) | STATUS(ISSUE_PROPOSED) | STATUS(ISSUE_ACCEPTED)
                | STATUS(ISSUE_MONITORING),
        .to = ISSUE_DIALOGUE,
        .takes = ISSUE_TAKES,
        .note = "what is talked about",
        .past = "brought into dialogue",
        .summary = "Bring the parties into dialogue",
    },
    {
        .noun = &issue_noun,
        .verb = "wait",
        .from = STATUS(ISSUE_ASSESSING) | STATUS(ISSUE_DIALOGUE),
        .to = ISSUE_WAITING,
        .takes = ISSUE_TAKES | MOVE_PARTY | MOVE_UNTIL,
        .needs = MOVE_PARTY | MOVE_UNTIL,
        .party = "who is waited for",
        .until = "until when",
        .note = "what is waited for",
        .past = "left waiting",
        .summary = "Wait for somebody until a day",
    },
    {
        .noun = &issue_noun,
        .verb = "escalate",
        .from = STATUS(ISSUE_ACKNOWLEDGED) | STATUS(ISSUE_ASSESSING) | STATUS(ISSUE_DIALOGUE)
                | STATUS(ISSUE_WAITING) | STATUS(ISSUE_PROPOSED),
        .to = ISSUE_ESCALATED,
        .takes = ISSUE_TAKES | MOVE_PARTY,
        .needs = MOVE_PARTY,
        .party = "to whom",
        .note = "why",
        .past = "escalated",
        .summary = "Escalate it to somebody higher up",
    },
    {
        .noun = &issue_noun,
        .verb = "refer",
        .from = STATUS(ISSUE_ASSESSING) | STATUS(ISSUE_DIALOGUE) | STATUS(ISSUE_ESCALATED),
        .to = ISSUE_REFERRED,
        .takes = ISSUE_TAKES | MOVE_PARTY,
        .needs = MOVE_PARTY,
        .party = "to which outside body",
        .note = "why",
        .past = "referred",
        .summary = "Refer it to an outside body",
    },
    {
        .noun = &issue_noun,
        .verb = "propose",
        .from = STATUS(ISSUE_ASSESSING) | STATUS(ISSUE_DIALOGUE) | STATUS(ISSUE_WAITING)
                | STATUS(ISSUE_ESCALATED) | STATUS(ISSUE_REFERRED),
        .to = ISSUE_PROPOSED,
        .takes = ISSUE_TAKES,
        .needs = MOVE_NOTE,
        .note = "what is proposed",
        .past = "proposed on",
        .summary = "Propose a way out",
    },
    {
        .noun = &issue_noun,
        .verb = "accept",
        .from = STATUS(ISSUE_PROPOSED),
        .to = ISSUE_ACCEPTED,
        .takes = ISSUE_TAKES | MOVE_OVERRIDE,
        .note = "what was agreed",
        .past = "accepted",
        .summary = "Note that the parties accept the proposal",
    },
    {
        .noun = &issue_noun,
        .verb = "monitor",
        .from = STATUS(ISSUE_ACCEPTED),
        .to = ISSUE_MONITORING,
        .takes = ISSUE_TAKES | MOVE_UNTIL,
        .until = "when to check the outcome",
        .note = "what is watched",
        .past = "monitored",
        .summary = "Watch whether the outcome holds",
    },
    {
        .noun = &issue_noun,
        .verb = "close",
        .from = STATUS(ISSUE_NEW) | STATUS(ISSUE_ACKNOWLEDGED) | STATUS(ISSUE_ASSESSING)
                | STATUS(ISSUE_DIALOGUE) | STATUS(ISSUE_WAITING) | STATUS(ISSUE_ESCALATED)
                | STATUS(ISSUE_REFERRED) | STATUS(ISSUE_PROPOSED) | STATUS(ISSUE_ACCEPTED)
                | STATUS(ISSUE_MONITORING),
        .to = ISSUE_CLOSED,
        .takes = ISSUE_TAKES | MOVE_CLOSURE | MOVE_PARTY,
        .party = "who was told",
        .note = "how it ended",
        .past = "closed",
        .summary = "Close it",
    },
    {
        .noun = &issue_noun,
        .verb = "reopen",
        .from = STATUS(ISSUE_CLOSED),
        .to = ISSUE_DIALOGUE,
        .takes = ISSUE_TAKES,
        .needs = MOVE_NOTE,
        .note = "why",
        .past = "reopened",
        .summary = "Open it again",
    },
    {0},
};

static const struct issue_party *parties_of(const struct issue *issue)
{
    return issue->parties.items;
}

static const char *party_word(const struct issue_party *party)
{
    return party->org.name ? party->org.name : party->person.name;
}

/* The first party that is not ourselves: who raised it, as far as the record says. */
static const struct issue_party *first_outside(const struct issue *issue,
                                               const struct move_facts *facts)
{
    for (size_t i = 0; i < issue->parties.count; i++) {
        if (!is_home(facts, parties_of(issue)[i].org.name))
            return &parties_of(issue)[i];
    }
    return NULL;
}

static bool guard_day(const struct issue *issue, const struct moving *moving, struct error *err)
{
    char day[DATE_TEXT_SIZE];

    if (date_is_set(issue->status_on) && moving->on.day < issue->status_on.day)
        return move_refuse(err, issue, moving, "its last move was on %s, later than that (--on)",
                           date_write(issue->status_on, day));
    return true;
}

static bool guard_acknowledge(const struct issue *issue, const struct moving *moving,
                              struct error *err)
{
    const struct issue_party *raiser = first_outside(issue, moving->facts);

    if (!raiser || moving->facts->heard_from_party || moving->request->evidence
        || same_word(moving->request->note, "self-raised"))
        return true;
    return move_refuse(err, issue, moving,
                       "no contact with %s is on record since it was opened (log it, name it with "
                       "--evidence, or say --note self-raised)",
                       party_said(moving->facts, party_word(raiser)));
}

static bool guard_discuss(const struct issue *issue, const struct moving *moving, struct error *err)
{
    if (issue->kind != ISSUE_CONFLICT || issue->parties.count >= 2)
        return true;
    return move_refuse(err, issue, moving,
                       "a conflict has at least two parties, and %s on its sheet (add the other)",
                       issue->parties.count ? "one is" : "none is");
}

/* Neither neutral nor agreed by that day, nor named as one that may be missing. */
static bool is_missing(const struct issue_party *party, const struct moving *moving)
{
    const struct tags *override = &moving->request->override;

    if (party->stance == STANCE_NEUTRAL
        || (date_is_set(party->agreed_on) && party->agreed_on.day <= moving->on.day))
        return false;
    return !tags_name(override, party->org.name) && !tags_name(override, party->person.name);
}

static bool guard_accept(const struct issue *issue, const struct moving *moving, struct error *err)
{
    struct str names = {0}, codes = {0};
    size_t missing = 0;

    for (size_t i = 0; i < issue->parties.count; i++) {
        const struct issue_party *party = &parties_of(issue)[i];

        if (!is_missing(party, moving))
            continue;
        str_add(&names, "%s%s", missing ? " and " : "",
                party_said(moving->facts, party_word(party)));
        str_add(&codes, "%s%s", missing ? "," : "", party_word(party) ? party_word(party) : "all");
        missing++;
    }
    if (missing)
        (void)move_refuse(err, issue, moving,
                          "%s %s not agreed (set agreed_on, or repeat with --override %s)",
                          names.text, missing > 1 ? "have" : "has", codes.text);
    str_done(&names);
    str_done(&codes);
    return !missing;
}

static void add_closures(struct str *out, enum issue_status status)
{
    for (int i = 1; i < CLOSURES; i++) {
        if (closures[status] & STATUS(i))
            str_add(out, "%s%s", out->length ? ", " : "", choice_name(&closure_choices, i));
    }
}

/* After an acceptance there is but one way to end, and it need not be said. */
static enum closure closure_of(const struct issue *issue, const struct moving *moving)
{
    if (!moving->request->closure && closures[issue->status] == STATUS(CLOSURE_RESOLVED))
        return CLOSURE_RESOLVED;
    return moving->request->closure;
}

static bool refuse_closure(const struct issue *issue, const struct moving *moving,
                           struct error *err)
{
    enum closure closure = moving->request->closure;
    struct str possible = {0};

    add_closures(&possible, issue->status);
    if (!closure)
        (void)move_refuse(err, issue, moving, "say how it ends (--closure); possible: %s",
                          possible.text);
    else
        (void)move_refuse(err, issue, moving, "not as %s while it is %s; possible: %s",
                          choice_name(&closure_choices, (int)closure),
                          choice_name(&issue_status_choices, (int)issue->status), possible.text);
    str_done(&possible);
    return false;
}

static bool guard_close(const struct issue *issue, const struct moving *moving, struct error *err)
{
    const struct move_facts *facts = moving->facts;
    enum closure closure = closure_of(issue, moving);

    if (!closure || !(closures[issue->status] & STATUS(closure)))
        return refuse_closure(issue, moving, err);
    if (closure == CLOSURE_NO_BASIS && !(moving->request->note && moving->request->party))
        return move_refuse(err, issue, moving,
                           "to say that it has no basis needs the reason (--note) and who was "
                           "told (--party)");
    if (issue->status != ISSUE_MONITORING || facts->outcome_checked)
        return true;
    if (facts->outcome_check)
        return move_refuse(err, issue, moving, "its outcome has not been checked (finish %s first)",
                           facts->outcome_check);
    return move_refuse(err, issue, moving,
                       "its outcome has not been checked (add a follow-up of kind check_outcome "
                       "and finish it)");
}

static bool guard(const struct issue *issue, const struct moving *moving, struct error *err)
{
    if (!guard_day(issue, moving, err))
        return false;
    switch (moving->move->to) {
    case ISSUE_ACKNOWLEDGED:
        return guard_acknowledge(issue, moving, err);
    case ISSUE_DIALOGUE:
        return issue->status == ISSUE_CLOSED || guard_discuss(issue, moving, err);
    case ISSUE_ACCEPTED:
        return guard_accept(issue, moving, err);
    case ISSUE_CLOSED:
        return guard_close(issue, moving, err);
    }
    return true;
}

static enum issue_status status_after(const struct issue *issue, const struct moving *moving)
{
    if (issue->status == ISSUE_CLOSED
        && !lifecycle_allows(&issue_noun, ISSUE_CLOSED, ISSUE_DIALOGUE, issue->closure))
        return ISSUE_ASSESSING;
    return (enum issue_status)moving->move->to;
}

/* What the history says: the note, and who was passed over. */
static const char *note_of(const struct issue *issue, const struct moving *moving)
{
    const char *note = keep(moving->arena, moving->request->note);
    struct str names = {0};

    for (size_t i = 0; moving->move->to == ISSUE_ACCEPTED && i < issue->parties.count; i++) {
        struct move_request nobody = *moving->request;
        struct moving strict = *moving;

        nobody.override = (struct tags){0};
        strict.request = &nobody;
        if (is_missing(&parties_of(issue)[i], &strict))
            str_add(&names, "%s%s", names.length ? ", " : "Accepted without ",
                    party_word(&parties_of(issue)[i]));
    }
    if (names.length) {
        str_add(&names, ".");
        note_add(&note, names.text, moving->arena);
    }
    str_done(&names);
    return note;
}

/* The target moves by the days waited, at most 30: a wait stops its clock for so long. */
static void end_pause(struct issue *issue, const struct moving *moving)
{
    struct extension *extension;
    char day[DATE_TEXT_SIZE];
    int32_t waited;

    if (issue->status != ISSUE_WAITING || moving->move->to == ISSUE_CLOSED
        || !date_is_set(issue->target) || !date_is_set(issue->status_on)
        || moving->on.day == issue->status_on.day)
        return;
    waited = moving->on.day - issue->status_on.day;
    extension = list_add(&issue->extensions, &extension_noun, moving->arena);
    extension->on = moving->on;
    extension->from = issue->target;
    issue->target.day += waited < PAUSE_MOST ? waited : PAUSE_MOST;
    extension->to = issue->target;
    extension->reason = keep_format(moving->arena, "waited for %d days", (int)waited);
    moving->effects->said =
        keep_format(moving->arena, "The target moves to %s.", date_write(issue->target, day));
}

static struct followup *followup_of(const struct issue *issue, const char *title,
                                    enum followup_kind kind, struct date due,
                                    const struct moving *moving)
{
    const struct issue_party *outside = first_outside(issue, moving->facts);
    struct followup *followup = followup_new(title, kind, due, moving->arena);

    followup->about = issue->record.ref;
    followup->owner = issue->owner;
    if (outside) {
        followup->org = outside->org;
        followup->person = outside->person;
    }
    return followup;
}

/* When the wait is over, or the target's clock runs again, somebody has to ask. */
static void raise_reminder(const struct issue *issue, const struct moving *moving)
{
    const char *title = keep_format(moving->arena, "Still waiting for %s? %s",
                                    party_said(moving->facts, moving->request->party),
                                    issue->title ? issue->title : "");
    struct date due = {moving->on.day + PAUSE_MOST};

    if (moving->request->until.day < due.day)
        due = moving->request->until;
    moving->effects->followup = followup_of(issue, title, FOLLOWUP_CALL, due, moving);
}

static void raise_check(const struct issue *issue, const struct moving *moving)
{
    const char *title =
        keep_format(moving->arena, "Does it hold? %s", issue->title ? issue->title : "");
    struct date due = moving->request->until;

    if (!date_is_set(due))
        due.day = moving->on.day + CHECK_AFTER;
    moving->effects->followup = followup_of(issue, title, FOLLOWUP_CHECK_OUTCOME, due, moving);
}

static void carry_out(const struct issue *issue, const struct moving *moving)
{
    char day[DATE_TEXT_SIZE];
    const struct followup *followup;

    if (issue->status == ISSUE_WAITING)
        raise_reminder(issue, moving);
    else if (issue->status == ISSUE_MONITORING)
        raise_check(issue, moving);
    followup = moving->effects->followup;
    if (followup)
        moving->effects->said = keep_format(moving->arena, "A follow-up is planned for %s.",
                                            date_write(followup->due, day));
}

/* As issue_prepare() works it out. */
static void settle(struct issue *issue)
{
    struct issue_state state = issue_state_on(issue, (struct date){INT32_MAX});

    issue->status = state.status;
    issue->closure = state.closure;
    issue->status_on = state.since;
    issue->stage = state.stage;
}

static bool apply(void *record, const struct moving *moving, struct error *err)
{
    struct issue *issue = record;
    struct issue_move *row;
    enum issue_status to;
    enum closure closure;
    const char *note;

    if (!guard(issue, moving, err))
        return false;
    to = status_after(issue, moving);
    closure = to == ISSUE_CLOSED ? closure_of(issue, moving) : CLOSURE_NONE;
    note = note_of(issue, moving);
    end_pause(issue, moving);
    row = list_add(&issue->history, &issue_move_noun, moving->arena);
    row->on = moving->on;
    row->status = to;
    row->closure = closure;
    row->note = note;
    row->party = keep(moving->arena, moving->request->party);
    row->until = moving->request->until;
    settle(issue);
    if (closure && !issue->outcome)
        issue->outcome = row->note;
    carry_out(issue, moving);
    return true;
}

const struct lifecycle issue_lifecycle = {
    .noun = &issue_noun,
    .statuses = &issue_status_choices,
    .status_at = offsetof(struct issue, status),
    .transitions = transitions,
    .moves = moves,
    .apply = apply,
};
