#include <liaise/lifecycle.h>

#include "model/lifecycle_private.h"

/* Days after the due day on which the program proposes to call a promise broken. */
enum { BROKEN_AFTER = 14 };

static const unsigned transitions[COMMITMENT_STATUSES] = {
    [COMMITMENT_OFFERED] = STATUS(COMMITMENT_OPEN) | STATUS(COMMITMENT_DECLINED),
    [COMMITMENT_OPEN] = STATUS(COMMITMENT_IN_PROGRESS) | STATUS(COMMITMENT_FULFILLED)
                        | STATUS(COMMITMENT_PARTIAL) | STATUS(COMMITMENT_BROKEN)
                        | STATUS(COMMITMENT_WAIVED) | STATUS(COMMITMENT_SUPERSEDED)
                        | STATUS(COMMITMENT_DISPUTED),
    [COMMITMENT_IN_PROGRESS] = STATUS(COMMITMENT_OPEN) | STATUS(COMMITMENT_FULFILLED)
                               | STATUS(COMMITMENT_PARTIAL) | STATUS(COMMITMENT_BROKEN)
                               | STATUS(COMMITMENT_WAIVED) | STATUS(COMMITMENT_SUPERSEDED)
                               | STATUS(COMMITMENT_DISPUTED),
    [COMMITMENT_DISPUTED] = STATUS(COMMITMENT_OPEN) | STATUS(COMMITMENT_FULFILLED)
                            | STATUS(COMMITMENT_PARTIAL) | STATUS(COMMITMENT_BROKEN)
                            | STATUS(COMMITMENT_WAIVED),
    [COMMITMENT_PARTIAL] = STATUS(COMMITMENT_OPEN) | STATUS(COMMITMENT_FULFILLED)
                           | STATUS(COMMITMENT_BROKEN) | STATUS(COMMITMENT_WAIVED),
    [COMMITMENT_FULFILLED] = STATUS(COMMITMENT_DISPUTED),
    [COMMITMENT_BROKEN] = STATUS(COMMITMENT_SUPERSEDED) | STATUS(COMMITMENT_FULFILLED),
};

#define COMMITMENT_TAKES (MOVE_ON | MOVE_NOTE)
#define UNDER_WAY (STATUS(COMMITMENT_OPEN) | STATUS(COMMITMENT_IN_PROGRESS))

static const struct move moves[] = {
    {
        .noun = &commitment_noun,
        .verb = "accept",
        .from = STATUS(COMMITMENT_OFFERED),
        .to = COMMITMENT_OPEN,
        .takes = COMMITMENT_TAKES,
        .note = "what was said",
        .past = "accepted",
        .summary = "Accept the offer: it is a promise now",
    },
    {
        .noun = &commitment_noun,
        .verb = "decline",
        .from = STATUS(COMMITMENT_OFFERED),
        .to = COMMITMENT_DECLINED,
        .takes = COMMITMENT_TAKES,
        .note = "why",
        .past = "declined",
        .summary = "Decline the offer",
    },
    {
        .noun = &commitment_noun,
        .verb = "begin",
        .from = STATUS(COMMITMENT_OPEN),
        .to = COMMITMENT_IN_PROGRESS,
        .takes = COMMITMENT_TAKES,
        .note = "what is being done",
        .past = "begun",
        .summary = "Note that work on it has begun",
    },
    {
        .noun = &commitment_noun,
        .verb = "fulfil",
        .from = UNDER_WAY | STATUS(COMMITMENT_DISPUTED) | STATUS(COMMITMENT_PARTIAL)
                | STATUS(COMMITMENT_BROKEN),
        .to = COMMITMENT_FULFILLED,
        .takes = COMMITMENT_TAKES | MOVE_EVIDENCE,
        .note = "what was done",
        .past = "fulfilled",
        .summary = "Note that it was kept",
    },
    {
        .noun = &commitment_noun,
        .verb = "fulfil-partly",
        .from = UNDER_WAY | STATUS(COMMITMENT_DISPUTED),
        .to = COMMITMENT_PARTIAL,
        .takes = COMMITMENT_TAKES | MOVE_EVIDENCE,
        .note = "what is still open",
        .past = "fulfilled in part",
        .summary = "Note that a part of it was kept",
    },
    {
        .noun = &commitment_noun,
        .verb = "break",
        .from = UNDER_WAY | STATUS(COMMITMENT_DISPUTED) | STATUS(COMMITMENT_PARTIAL),
        .to = COMMITMENT_BROKEN,
        .takes = COMMITMENT_TAKES | MOVE_PARTY,
        .party = "the creditor, if they say so",
        .note = "why",
        .past = "called broken",
        .summary = "Break: note that it was not kept",
    },
    {
        .noun = &commitment_noun,
        .verb = "waive",
        .from = UNDER_WAY | STATUS(COMMITMENT_DISPUTED) | STATUS(COMMITMENT_PARTIAL),
        .to = COMMITMENT_WAIVED,
        .takes = COMMITMENT_TAKES | MOVE_PARTY,
        .needs = MOVE_PARTY,
        .party = "who of the creditor waives it",
        .note = "why",
        .past = "waived",
        .summary = "Waive it: the creditor lets it go",
    },
    {
        .noun = &commitment_noun,
        .verb = "supersede",
        .from = UNDER_WAY | STATUS(COMMITMENT_BROKEN),
        .to = COMMITMENT_SUPERSEDED,
        .takes = COMMITMENT_TAKES | MOVE_REPLACEMENT,
        .needs = MOVE_REPLACEMENT,
        .note = "why",
        .past = "superseded",
        .summary = "Supersede it by another promise",
    },
    {
        .noun = &commitment_noun,
        .verb = "dispute",
        .from = UNDER_WAY | STATUS(COMMITMENT_FULFILLED),
        .to = COMMITMENT_DISPUTED,
        .takes = COMMITMENT_TAKES,
        .note = "what is disputed",
        .past = "disputed",
        .summary = "Dispute it: the sides do not agree on it",
    },
    {
        .noun = &commitment_noun,
        .verb = "reopen",
        .from = STATUS(COMMITMENT_IN_PROGRESS) | STATUS(COMMITMENT_DISPUTED)
                | STATUS(COMMITMENT_PARTIAL),
        .to = COMMITMENT_OPEN,
        .takes = COMMITMENT_TAKES,
        .note = "why",
        .past = "opened again",
        .summary = "Open it again",
    },
    {0},
};

static bool is_creditor(const struct commitment *commitment, const char *party)
{
    return same_word(commitment->creditor.name, party)
           || same_word(commitment->creditor_person.name, party);
}

static bool guard_break(const struct commitment *commitment, const struct moving *moving,
                        struct error *err)
{
    const char *creditor = commitment->creditor.name ? commitment->creditor.name : "the creditor";
    char due[DATE_TEXT_SIZE];

    if (moving->request->party && is_creditor(commitment, moving->request->party))
        return true;
    if (date_is_set(commitment->due) && moving->on.day >= commitment->due.day + BROKEN_AFTER)
        return true;
    if (!date_is_set(commitment->due))
        return move_refuse(err, commitment, moving,
                           "it has no due day; if %s says so, say --party %s",
                           party_said(moving->facts, creditor), creditor);
    return move_refuse(err, commitment, moving,
                       "it was due on %s, and %d days are left to it after that; if %s says so, "
                       "say --party %s",
                       date_write(commitment->due, due), BROKEN_AFTER,
                       party_said(moving->facts, creditor), creditor);
}

static bool guard_waive(const struct commitment *commitment, const struct moving *moving,
                        struct error *err)
{
    const char *party = moving->request->party;

    if (!same_word(commitment->debtor.name, party)
        && !same_word(commitment->debtor_person.name, party))
        return true;
    return move_refuse(err, commitment, moving, "%s owes it; only %s can let it go (--party)",
                       party_said(moving->facts, party),
                       party_said(moving->facts, commitment->creditor.name));
}

/* A broken promise is not made a kept one, unless it was called broken by mistake. */
static bool guard_fulfil(const struct commitment *commitment, const struct moving *moving,
                         struct error *err)
{
    const char *evidence = moving->request->evidence, *ref = commitment->record.ref;
    char day[DATE_TEXT_SIZE];

    if (commitment->status != COMMITMENT_BROKEN || (evidence && *evidence))
        return true;
    return move_refuse(err, commitment, moving,
                       "it was broken on %s and stays so; what was promised instead is a promise "
                       "of its own: add it, then supersede %s --by it. If it was kept after all, "
                       "show it with --evidence",
                       date_write(commitment->resolved, day), ref ? ref : "it");
}

static bool guard(const struct commitment *commitment, const struct moving *moving,
                  struct error *err)
{
    char day[DATE_TEXT_SIZE];

    if (date_is_set(commitment->made) && moving->on.day < commitment->made.day)
        return move_refuse(err, commitment, moving, "it was promised on %s, later than that (--on)",
                           date_write(commitment->made, day));
    switch (moving->move->to) {
    case COMMITMENT_FULFILLED:
        return guard_fulfil(commitment, moving, err);
    case COMMITMENT_BROKEN:
        return guard_break(commitment, moving, err);
    case COMMITMENT_WAIVED:
        return guard_waive(commitment, moving, err);
    case COMMITMENT_SUPERSEDED:
        if (same_word(moving->request->replacement, commitment->record.ref))
            return move_refuse(err, commitment, moving, "it cannot take its own place (--by)");
        break;
    }
    return true;
}

/* Nothing has come of it yet. */
static bool is_pending(enum commitment_status status)
{
    return status == COMMITMENT_OFFERED || status == COMMITMENT_OPEN
           || status == COMMITMENT_IN_PROGRESS;
}

static bool apply(void *record, const struct moving *moving, struct error *err)
{
    struct commitment *commitment = record;
    const struct move_request *request = moving->request;

    if (!guard(commitment, moving, err))
        return false;
    commitment->status = (enum commitment_status)moving->move->to;
    commitment->resolved = is_pending(commitment->status) ? DATE_NONE : moving->on;
    note_add(&commitment->note, request->note, moving->arena);
    if (request->evidence && *request->evidence)
        commitment->evidence = keep(moving->arena, request->evidence);
    if (commitment->status == COMMITMENT_WAIVED)
        commitment->waived_by = keep(moving->arena, request->party);
    if (commitment->status == COMMITMENT_SUPERSEDED)
        moving->effects->replacement = keep(moving->arena, request->replacement);
    return true;
}

const struct lifecycle commitment_lifecycle = {
    .noun = &commitment_noun,
    .statuses = &commitment_status_choices,
    .status_at = offsetof(struct commitment, status),
    .transitions = transitions,
    .moves = moves,
    .apply = apply,
};

bool commitment_proposes_broken(const struct commitment *commitment, struct date today)
{
    return commitment_is_open(commitment) && date_is_set(commitment->due)
           && today.day >= commitment->due.day + BROKEN_AFTER;
}

bool commitment_days_late(const struct commitment *commitment, int64_t *days)
{
    int64_t late = 0;

    if (commitment->status != COMMITMENT_FULFILLED || !date_is_set(commitment->resolved))
        return false;
    if (date_is_set(commitment->due))
        late = (int64_t)commitment->resolved.day - commitment->due.day;
    *days = late > 0 ? late : 0;
    return true;
}
