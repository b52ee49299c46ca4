#ifndef LIAISE_LIFECYCLE_H
#define LIAISE_LIFECYCLE_H

/*
 * The moves: how issues, follow-ups, commitments, meetings and agreements get from one status to
 * the next, what has to be true before, and what follows from it.
 *
 * A move is a row: the word that makes it, where it may start, where it ends, what it needs to be
 * told. Commands, menus, help and completions are made from the rows.
 *
 * move_apply() changes a record in memory and reports what else has to be done in the same change
 * of the store (`struct move_effects`). It reads no store and no clock: what a rule needs to know
 * beyond the record stands in `struct move_facts`. A refused move changes nothing, and its error
 * says what is missing and how to give it:
 *
 *   I-12 cannot be accepted: Northwater has not agreed (set agreed_on, or repeat with
 *   --override NWP)
 *   I-12 cannot be accepted while it is waiting; possible now: assess, discuss, propose, escalate,
 *   close
 */

#include <liaise/agreement.h>
#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/interaction.h>
#include <liaise/issue.h>
#include <liaise/meeting.h>

/* What a move may be told. In `takes` it may, in `needs` it must. */
enum move_argument {
    MOVE_ON = 1 << 0,           /* --on: the day it happened */
    MOVE_NOTE = 1 << 1,         /* --note: the reason, the text of the proposal */
    MOVE_PARTY = 1 << 2,        /* --party: an organization or a person; see `party` of the move */
    MOVE_UNTIL = 1 << 3,        /* --until: a day ahead; see `until` of the move */
    MOVE_CLOSURE = 1 << 4,      /* --closure: resolved, rejected, no_basis, duplicate, withdrawn */
    MOVE_OVERRIDE = 1 << 5,     /* --override: parties that may be missing, or "all" */
    MOVE_OUTCOME = 1 << 6,  /* --outcome: reached, left_message, unreachable, not_required, other */
    MOVE_EVIDENCE = 1 << 7,     /* --evidence: a ref */
    MOVE_REPLACEMENT = 1 << 8,  /* --by: the ref of what takes its place */
    MOVE_FINAL = 1 << 9         /* --final: do not plan it anew */
};
enum { MOVE_ARGUMENTS = 10 };

struct move {
    const struct noun *noun;
    const char *verb;           /* "acknowledge"; one word, perhaps with hyphens */
    unsigned from;              /* 1 << status for each it may start from */
    int to;                  /* 0: the status stays. A reopened issue may go to assessing instead */
    unsigned takes, needs;      /* move_argument; takes includes needs */
    /* What these mean here: "who is waited for", "until when", "why". NULL if not taken. */
    const char *party, *until, *note;
    const char *past;           /* "I-12 cannot be …": "accepted" */
    const char *summary;        /* for menus and help, at most 50 columns: "Accept the proposal" */
};

/* What the person said. Nothing said: {0} with on and until DATE_NONE, see move_request_init(). */
struct move_request {
    struct date on;             /* DATE_NONE: today */
    const char *note, *party;
    struct date until;
    enum closure closure;
    struct tags override;
    enum outcome outcome;
    const char *evidence, *replacement;
    bool final;
};
void move_request_init(struct move_request *request);

struct party_name {
    const char *code, *name;    /* "NWP", "Northwater" */
};

/* What the rules need to know and the record does not say. */
struct move_facts {
    struct date today;
    const char *home;                   /* the code of our own organization */
    const char *officer;                /* who moves it; owns what follows if nobody else does */
    bool heard_from_party;             /* issue: a contact with a party of it since it was opened */
    bool outcome_checked;               /* issue: its follow-up of kind check_outcome is done */
    const char *outcome_check;          /* issue: that follow-up while it is open; may be NULL */
    const struct party_name *names;     /* so that sentences say "Northwater"; may be empty */
    size_t name_count;
};

/*
 * What has to be done besides, in the same change. Lives in the arena; NULL: nothing. New records
 * have no ref, uid or id yet. Links carry names only where the record's own links did.
 */
struct move_effects {
    struct followup *followup;          /* add: a check, a reminder, the next of a repetition */
    struct issue *issue;                /* add: nobody could be reached; its history is started */
    struct interaction *interaction;    /* add: the people who were at the meeting */
    const char *replacement;            /* commitment: set `supersedes` of this one to the record */
    const char *said;            /* what else happened, for the message row: "Planned anew for …" */
};

enum { MOVES_MOST = 16 };       /* from one status */

/*
 * Every move of a noun, in the order of its life; ends with a NULL noun. NULL if it has no moves.
 */
const struct move *moves_of(const struct noun *noun);
const struct move *move_find(const struct noun *noun, const char *verb);        /* NULL if none */
/* The moves that may start there; returns how many. */
size_t moves_from(const struct noun *noun, int status, const struct move *out[MOVES_MOST]);
bool move_is_possible(const struct move *move, int status);

/* The status a record is in, and its word. */
int record_status(const struct noun *noun, const void *record);
const char *status_name(const struct noun *noun, int status);

/*
 * The transition tables. `closure` matters for issues only: the one it is closed with, or, from
 * closed, the one it was closed with.
 */
bool lifecycle_allows(const struct noun *noun, int from, int to, enum closure closure);
bool lifecycle_is_final(const struct noun *noun, int status);

/* "Acknowledge I-12", "Send to sign A-3": the sentence of the change. */
enum { MOVE_SENTENCE_SIZE = 96 };
const char *move_sentence(const struct move *move, const char *ref, char text[MOVE_SENTENCE_SIZE]);

/* "--override" */
const char *move_argument_option(enum move_argument argument);

/* Make the move. The record's new text and parts live in the arena. */
MUST_CHECK bool move_apply(const struct move *move, void *record,
                           const struct move_request *request, const struct move_facts *facts,
                           struct arena *arena, struct move_effects *effects, struct error *err);

/*
 * The stage of a conflict, 1 to 9; 0 takes it away. A step of more than one needs a reason of ten
 * characters and evidence, the ref of a contact. `request` gives on, note and evidence.
 */
MUST_CHECK bool issue_set_stage(struct issue *issue, int64_t stage,
                                const struct move_request *request,
                                const struct move_facts *facts, struct arena *arena,
                                struct error *err);
/* Move the target (DATE_NONE takes it away); the note is the reason. Each extension is a row. */
MUST_CHECK bool issue_set_target(struct issue *issue, struct date target,
                                 const struct move_request *request,
                                 const struct move_facts *facts, struct arena *arena,
                                 struct error *err);
int issue_reopenings(const struct issue *issue);

/* Hide it until then; counted. `until` must be ahead. */
MUST_CHECK bool followup_snooze(struct followup *followup, struct date until, struct date today,
                                struct error *err);
/*
 * An open call, letter or meeting with somebody who took part in this two-way contact, or with
 * their organization where either of the two names nobody: done with it?
 */
bool followup_fits_contact(const struct followup *followup, const struct interaction *interaction);

/* Overdue for 14 days: the program proposes to call it broken. */
bool commitment_proposes_broken(const struct commitment *commitment, struct date today);
/* Kept, and by how many days late; 0 if on time; false if it is not kept. */
bool commitment_days_late(const struct commitment *commitment, int64_t *days);

/* Half of those invited, or as many as the meeting says. */
int64_t meeting_quorum(const struct meeting *meeting);
/* Circulated ten days ago and nobody objected: the program proposes to close it. */
bool meeting_proposes_closed(const struct meeting *meeting, struct date today);

/* What the day after its last day brings: it expires, or renews itself. */
enum agreement_turn { AGREEMENT_STAYS, AGREEMENT_EXPIRES, AGREEMENT_RENEWS };
enum agreement_turn agreement_turn_on(const struct agreement *agreement, struct date today);
/* Writes the terms that have begun since: the expiry moves, the note says so. False: none has. */
bool agreement_renew_itself(struct agreement *agreement, struct date today, struct arena *arena);
/* "awaiting signature", or once all have signed "signed, effective in 12 d". */
enum { AGREEMENT_STATE_SIZE = 64 };
const char *agreement_state_write(const struct agreement *agreement, struct date today,
                                  char text[AGREEMENT_STATE_SIZE]);

#endif
