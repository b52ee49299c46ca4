#include <liaise/lifecycle.h>

#include <stdio.h>

#include "base/str.h"
#include "model/lifecycle_private.h"

static const unsigned transitions[AGREEMENT_STATUSES] = {
    [AGREEMENT_DRAFT] = STATUS(AGREEMENT_IN_NEGOTIATION) | STATUS(AGREEMENT_IN_REVIEW)
                        | STATUS(AGREEMENT_ABANDONED),
    [AGREEMENT_IN_NEGOTIATION] =
        STATUS(AGREEMENT_DRAFT) | STATUS(AGREEMENT_IN_REVIEW) | STATUS(AGREEMENT_ABANDONED),
    [AGREEMENT_IN_REVIEW] = STATUS(AGREEMENT_IN_NEGOTIATION) | STATUS(AGREEMENT_AWAITING_SIGNATURE)
                            | STATUS(AGREEMENT_ABANDONED),
    [AGREEMENT_AWAITING_SIGNATURE] =
        STATUS(AGREEMENT_IN_NEGOTIATION) | STATUS(AGREEMENT_ACTIVE) | STATUS(AGREEMENT_ABANDONED),
    [AGREEMENT_ACTIVE] = STATUS(AGREEMENT_IN_RENEWAL) | STATUS(AGREEMENT_SUSPENDED)
                         | STATUS(AGREEMENT_TERMINATED) | STATUS(AGREEMENT_SUPERSEDED)
                         | STATUS(AGREEMENT_EXPIRED),
    [AGREEMENT_SUSPENDED] =
        STATUS(AGREEMENT_ACTIVE) | STATUS(AGREEMENT_TERMINATED) | STATUS(AGREEMENT_EXPIRED),
    [AGREEMENT_IN_RENEWAL] = STATUS(AGREEMENT_ACTIVE) | STATUS(AGREEMENT_SUPERSEDED)
                             | STATUS(AGREEMENT_TERMINATED) | STATUS(AGREEMENT_EXPIRED),
    [AGREEMENT_EXPIRED] = STATUS(AGREEMENT_IN_RENEWAL) | STATUS(AGREEMENT_SUPERSEDED),
    [AGREEMENT_ABANDONED] = STATUS(AGREEMENT_DRAFT),
};

#define AGREEMENT_TAKES (MOVE_ON | MOVE_NOTE)
#define UNSIGNED \
    (STATUS(AGREEMENT_DRAFT) | STATUS(AGREEMENT_IN_NEGOTIATION) | STATUS(AGREEMENT_IN_REVIEW) \
     | STATUS(AGREEMENT_AWAITING_SIGNATURE))

static const struct move moves[] = {
    {
        .noun = &agreement_noun,
        .verb = "negotiate",
        .from = STATUS(AGREEMENT_DRAFT) | STATUS(AGREEMENT_IN_REVIEW)
                | STATUS(AGREEMENT_AWAITING_SIGNATURE),
        .to = AGREEMENT_IN_NEGOTIATION,
        .takes = AGREEMENT_TAKES,
        .note = "what is negotiated",
        .past = "negotiated",
        .summary = "Negotiate it",
    },
    {
        .noun = &agreement_noun,
        .verb = "redraft",
        .from = STATUS(AGREEMENT_IN_NEGOTIATION),
        .to = AGREEMENT_DRAFT,
        .takes = AGREEMENT_TAKES,
        .note = "what has to change",
        .past = "redrafted",
        .summary = "Redraft it",
    },
    {
        .noun = &agreement_noun,
        .verb = "review",
        .from = STATUS(AGREEMENT_DRAFT) | STATUS(AGREEMENT_IN_NEGOTIATION),
        .to = AGREEMENT_IN_REVIEW,
        .takes = AGREEMENT_TAKES,
        .note = "by whom",
        .past = "given to review",
        .summary = "Review: give it to those who check it",
    },
    {
        .noun = &agreement_noun,
        .verb = "send-to-sign",
        .from = STATUS(AGREEMENT_IN_REVIEW),
        .to = AGREEMENT_AWAITING_SIGNATURE,
        .takes = AGREEMENT_TAKES,
        .note = "what to know about it",
        .past = "sent to be signed",
        .summary = "Send it to the parties to be signed",
    },
    {
        .noun = &agreement_noun,
        .verb = "sign",
        .from = STATUS(AGREEMENT_AWAITING_SIGNATURE),
        .takes = AGREEMENT_TAKES | MOVE_PARTY,
        .needs = MOVE_PARTY,
        .party = "which party has signed",
        .note = "what to know about it",
        .past = "signed",
        .summary = "Sign: note the signature of a party",
    },
    {
        .noun = &agreement_noun,
        .verb = "activate",
        .from = STATUS(AGREEMENT_AWAITING_SIGNATURE) | STATUS(AGREEMENT_IN_RENEWAL),
        .to = AGREEMENT_ACTIVE,
        .takes = AGREEMENT_TAKES | MOVE_UNTIL,
        .until = "its new last day",
        .note = "what to know about it",
        .past = "activated",
        .summary = "Activate it: it is in force",
    },
    {
        .noun = &agreement_noun,
        .verb = "renew",
        .from = STATUS(AGREEMENT_ACTIVE) | STATUS(AGREEMENT_EXPIRED),
        .to = AGREEMENT_IN_RENEWAL,
        .takes = AGREEMENT_TAKES,
        .note = "what is to change",
        .past = "renewed",
        .summary = "Renew: talk about a new term",
    },
    {
        .noun = &agreement_noun,
        .verb = "suspend",
        .from = STATUS(AGREEMENT_ACTIVE),
        .to = AGREEMENT_SUSPENDED,
        .takes = AGREEMENT_TAKES,
        .note = "why",
        .past = "suspended",
        .summary = "Suspend it",
    },
    {
        .noun = &agreement_noun,
        .verb = "resume",
        .from = STATUS(AGREEMENT_SUSPENDED),
        .to = AGREEMENT_ACTIVE,
        .takes = AGREEMENT_TAKES,
        .note = "why",
        .past = "resumed",
        .summary = "Resume it: it is in force again",
    },
    {
        .noun = &agreement_noun,
        .verb = "terminate",
        .from =
            STATUS(AGREEMENT_ACTIVE) | STATUS(AGREEMENT_SUSPENDED) | STATUS(AGREEMENT_IN_RENEWAL),
        .to = AGREEMENT_TERMINATED,
        .takes = AGREEMENT_TAKES,
        .note = "why",
        .past = "terminated",
        .summary = "Terminate it before its last day",
    },
    {
        .noun = &agreement_noun,
        .verb = "supersede",
        .from = STATUS(AGREEMENT_ACTIVE) | STATUS(AGREEMENT_IN_RENEWAL) | STATUS(AGREEMENT_EXPIRED),
        .to = AGREEMENT_SUPERSEDED,
        .takes = AGREEMENT_TAKES | MOVE_REPLACEMENT,
        .needs = MOVE_REPLACEMENT,
        .note = "why",
        .past = "superseded",
        .summary = "Supersede it by another agreement",
    },
    {
        .noun = &agreement_noun,
        .verb = "expire",
        .from =
            STATUS(AGREEMENT_ACTIVE) | STATUS(AGREEMENT_SUSPENDED) | STATUS(AGREEMENT_IN_RENEWAL),
        .to = AGREEMENT_EXPIRED,
        .takes = AGREEMENT_TAKES,
        .note = "what to know about it",
        .past = "noted as expired",
        .summary = "Expire: note that it has run out",
    },
    {
        .noun = &agreement_noun,
        .verb = "abandon",
        .from = UNSIGNED,
        .to = AGREEMENT_ABANDONED,
        .takes = AGREEMENT_TAKES,
        .note = "why",
        .past = "abandoned",
        .summary = "Abandon it",
    },
    {
        .noun = &agreement_noun,
        .verb = "reopen",
        .from = STATUS(AGREEMENT_ABANDONED),
        .to = AGREEMENT_DRAFT,
        .takes = AGREEMENT_TAKES,
        .note = "why",
        .past = "taken up again",
        .summary = "Take it up again",
    },
    {0},
};

static struct agreement_org *parties_of(const struct agreement *agreement)
{
    return agreement->parties.items;
}

static bool is_signed(const struct agreement_org *party, struct date day)
{
    return date_is_set(party->signed_on) && party->signed_on.day <= day.day;
}

static bool all_signed(const struct agreement *agreement, struct date day)
{
    for (size_t i = 0; i < agreement->parties.count; i++) {
        if (!is_signed(&parties_of(agreement)[i], day))
            return false;
    }
    return agreement->parties.count > 0;
}

static bool refuse_unsigned(const struct agreement *agreement, const struct moving *moving,
                            struct error *err)
{
    struct str names = {0};
    size_t missing = 0;
    const char *first = NULL;

    for (size_t i = 0; i < agreement->parties.count; i++) {
        const char *code = parties_of(agreement)[i].org.name;

        if (is_signed(&parties_of(agreement)[i], moving->on))
            continue;
        str_add(&names, "%s%s", missing++ ? " and " : "", party_said(moving->facts, code));
        first = first ? first : code;
    }
    if (missing)
        (void)move_refuse(err, agreement, moving, "%s %s not signed (sign --party %s)", names.text,
                          missing > 1 ? "have" : "has", first ? first : "…");
    else
        (void)move_refuse(err, agreement, moving, "it has no parties (add them)");
    str_done(&names);
    return false;
}

static bool guard_effective(const struct agreement *agreement, const struct moving *moving,
                            struct error *err)
{
    char day[DATE_TEXT_SIZE];

    if (!all_signed(agreement, moving->on))
        return refuse_unsigned(agreement, moving, err);
    if (!date_is_set(agreement->effective))
        return move_refuse(err, agreement, moving,
                           "the day it takes effect is not known (edit effective)");
    if (agreement->effective.day > moving->on.day)
        return move_refuse(err, agreement, moving,
                           "it is signed and takes effect on %s, in %d days",
                           date_write(agreement->effective, day),
                           (int)(agreement->effective.day - moving->on.day));
    return true;
}

static bool guard_activate(const struct agreement *agreement, const struct moving *moving,
                           struct error *err)
{
    struct date last =
        date_is_set(moving->request->until) ? moving->request->until : agreement->expires;
    char day[DATE_TEXT_SIZE];

    if (agreement->status == AGREEMENT_AWAITING_SIGNATURE
        && !guard_effective(agreement, moving, err))
        return false;
    if (!date_is_set(last) || last.day >= moving->on.day)
        return true;
    return move_refuse(err, agreement, moving,
                       "its last day, %s, is past (say the new one, --until)",
                       date_write(last, day));
}

static struct agreement_org *find_party(const struct agreement *agreement, const char *code)
{
    for (size_t i = 0; i < agreement->parties.count; i++) {
        if (same_word(parties_of(agreement)[i].org.name, code))
            return &parties_of(agreement)[i];
    }
    return NULL;
}

static bool guard_sign(const struct agreement *agreement, const struct moving *moving,
                       struct error *err)
{
    const char *code = moving->request->party;
    const struct agreement_org *party = find_party(agreement, code);
    char day[DATE_TEXT_SIZE];

    if (!party)
        return move_refuse(err, agreement, moving, "%s is not a party of it",
                           party_said(moving->facts, code));
    if (date_is_set(party->signed_on))
        return move_refuse(err, agreement, moving, "%s has signed on %s already",
                           party_said(moving->facts, code), date_write(party->signed_on, day));
    return true;
}

static bool guard_expire(const struct agreement *agreement, const struct moving *moving,
                         struct error *err)
{
    char day[DATE_TEXT_SIZE];

    if (!date_is_set(agreement->expires))
        return move_refuse(err, agreement, moving,
                           "it has no last day (use terminate, or edit expires)");
    if (agreement->expires.day >= moving->on.day)
        return move_refuse(err, agreement, moving, "it is in force until %s (use terminate)",
                           date_write(agreement->expires, day));
    return true;
}

static bool guard(const struct agreement *agreement, const struct moving *moving, struct error *err)
{
    switch (moving->move->to) {
    case 0:
        return guard_sign(agreement, moving, err);
    case AGREEMENT_ACTIVE:
        return guard_activate(agreement, moving, err);
    case AGREEMENT_EXPIRED:
        return guard_expire(agreement, moving, err);
    case AGREEMENT_SUPERSEDED:
        if (same_word(moving->request->replacement, agreement->record.ref))
            return move_refuse(err, agreement, moving, "it cannot take its own place (--by)");
        break;
    }
    return true;
}

static void sign(struct agreement *agreement, const struct moving *moving)
{
    find_party(agreement, moving->request->party)->signed_on = moving->on;
    if (all_signed(agreement, moving->on))
        moving->effects->said = "All have signed: it can be activated.";
}

static bool apply(void *record, const struct moving *moving, struct error *err)
{
    struct agreement *agreement = record;
    const struct move_request *request = moving->request;

    if (!guard(agreement, moving, err))
        return false;
    note_add_line(&agreement->note, request->note, moving->arena);
    if (!moving->move->to) {
        sign(agreement, moving);
        return true;
    }
    agreement->status = (enum agreement_status)moving->move->to;
    if (agreement->status == AGREEMENT_ACTIVE && date_is_set(request->until))
        agreement->expires = request->until;
    if (agreement->status == AGREEMENT_SUPERSEDED)
        note_add_line(&agreement->note,
                      keep_format(moving->arena, "Superseded by %s.", request->replacement),
                      moving->arena);
    return true;
}

const struct lifecycle agreement_lifecycle = {
    .noun = &agreement_noun,
    .statuses = &agreement_status_choices,
    .status_at = offsetof(struct agreement, status),
    .transitions = transitions,
    .moves = moves,
    .apply = apply,
};

static bool renews_itself(const struct agreement *agreement)
{
    return agreement->auto_renew_months != NUMBER_NONE && agreement->auto_renew_months > 0
           && agreement->status != AGREEMENT_SUSPENDED;
}

enum agreement_turn agreement_turn_on(const struct agreement *agreement, struct date today)
{
    bool is_in_force = agreement->status == AGREEMENT_ACTIVE
                       || agreement->status == AGREEMENT_SUSPENDED
                       || agreement->status == AGREEMENT_IN_RENEWAL;

    if (!is_in_force || !date_is_set(agreement->expires) || agreement->expires.day >= today.day)
        return AGREEMENT_STAYS;
    return renews_itself(agreement) ? AGREEMENT_RENEWS : AGREEMENT_EXPIRES;
}

bool agreement_renew_itself(struct agreement *agreement, struct date today, struct arena *arena)
{
    int months = (int)agreement->auto_renew_months;
    struct date first = agreement->expires;
    char day[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];

    if (agreement_turn_on(agreement, today) != AGREEMENT_RENEWS)
        return false;
    for (int terms = 1; agreement->expires.day < today.day; terms++)
        agreement->expires = date_add_months(first, terms * months);
    note_add_line(&agreement->note,
                  keep_format(arena, "Renewed itself after %s until %s.", date_write(first, day),
                              date_write(agreement->expires, last)),
                  arena);
    return true;
}

const char *agreement_state_write(const struct agreement *agreement, struct date today,
                                  char text[AGREEMENT_STATE_SIZE])
{
    const char *name = choice_name(&agreement_status_choices, (int)agreement->status);

    (void)snprintf(text, AGREEMENT_STATE_SIZE, "%s", name ? name : "");
    for (char *at = text; *at; at++) {
        if (*at == '_')
            *at = ' ';
    }
    if (agreement->status != AGREEMENT_AWAITING_SIGNATURE || !all_signed(agreement, today))
        return text;
    if (date_is_set(agreement->effective) && agreement->effective.day > today.day)
        (void)snprintf(text, AGREEMENT_STATE_SIZE, "signed, effective in %d d",
                       (int)(agreement->effective.day - today.day));
    else
        (void)snprintf(text, AGREEMENT_STATE_SIZE, "signed, not activated yet");
    return text;
}
