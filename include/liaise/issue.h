#ifndef LIAISE_ISSUE_H
#define LIAISE_ISSUE_H

/*
 * Issues: open matters. A conflict is an issue of kind conflict.
 *
 * The history says what happened; status, stage and the days they began are
 * worked out from it by issue_prepare() and stored beside it for lists.
 */

#include <liaise/noun.h>

enum issue_kind {
    ISSUE_KIND_NONE, ISSUE_QUESTION, ISSUE_REQUEST, ISSUE_INCIDENT, ISSUE_COMPLAINT, ISSUE_CONFLICT,
    ISSUE_CLAIM, ISSUE_COMMITMENT_BREACH, ISSUE_COORDINATION, ISSUE_DATA, ISSUE_POLICY, ISSUE_RISK,
    ISSUE_KINDS
};
enum severity { SEVERITY_NONE, SEVERITY_LOW, SEVERITY_MEDIUM, SEVERITY_HIGH, SEVERITY_CRITICAL,
                SEVERITIES };
enum issue_status {
    ISSUE_STATUS_NONE, ISSUE_NEW, ISSUE_ACKNOWLEDGED, ISSUE_ASSESSING, ISSUE_DIALOGUE,
    ISSUE_WAITING, ISSUE_ESCALATED, ISSUE_REFERRED, ISSUE_PROPOSED, ISSUE_ACCEPTED,
    ISSUE_MONITORING, ISSUE_CLOSED, ISSUE_STATUSES
};
enum closure {
    CLOSURE_NONE, CLOSURE_RESOLVED, CLOSURE_REJECTED, CLOSURE_NO_BASIS, CLOSURE_DUPLICATE,
    CLOSURE_WITHDRAWN, CLOSURES
};
enum stance { STANCE_NONE, STANCE_SUPPORTS, STANCE_ACCEPTS, STANCE_NEUTRAL, STANCE_OBJECTS,
              STANCE_BLOCKS, STANCES };
enum conflict_mode {
    MODE_NONE, MODE_COMPETING, MODE_COLLABORATING, MODE_COMPROMISING, MODE_AVOIDING,
    MODE_ACCOMMODATING, MODES
};

/* One party's column of the conflict sheet. */
struct issue_party {
    int64_t id;
    struct link org, person;
    enum stance stance;
    const char *position;
    struct tags interests;
    const char *fears;
    struct tags options;
    const char *batna;
    enum conflict_mode mode;
    int64_t satisfaction;           /* 1..5 */
    struct date heard_on, agreed_on;
};

/* One move of the lifecycle. */
struct issue_move {
    int64_t id;
    struct date on;
    enum issue_status status;
    enum closure closure;           /* when closed */
    const char *note;
    const char *party;              /* waiting for whom, escalated or referred to whom */
    struct date until;              /* waiting until */
};

/* One change of the Glasl stage; 0 clears it. */
struct stage_change {
    int64_t id;
    struct date on;
    int64_t stage;                  /* 1..9; 0: no longer escalated */
    const char *reason;
    const char *evidence;           /* the ref of an interaction */
};

/* The target was moved. */
struct extension {
    int64_t id;
    struct date on, from, to;
    const char *reason;
};

struct issue {
    struct record record;
    const char *title;
    enum issue_kind kind;
    enum severity severity;
    struct link owner;              /* person */
    struct date opened, target;
    struct list parties;            /* struct issue_party */
    struct list history;            /* struct issue_move, the first is new */
    struct list stages;             /* struct stage_change */
    const char *summary;
    enum tlp tlp;
    struct date ack_due;
    const char *root_cause, *outcome;
    const char *blocked_by;         /* the ref of another record */
    enum flag pinned;
    struct list extensions;         /* struct extension */
    const char *even_reason;        /* why our time for the sides is uneven: see evenness.h */

    /* Worked out by issue_prepare(). */
    enum issue_status status;
    enum closure closure;
    struct date status_on;
    int64_t stage;                  /* NUMBER_NONE if none */
};

extern const struct noun issue_noun, issue_party_noun, issue_move_noun, stage_change_noun,
    extension_noun;
extern const struct choices issue_kind_choices, severity_choices, issue_status_choices,
    closure_choices, stance_choices, conflict_mode_choices;

/* How it stood at the end of that day. ISSUE_STATUS_NONE before it was opened. */
struct issue_state {
    enum issue_status status;
    enum closure closure;
    struct date since;
    int64_t stage, peak;            /* NUMBER_NONE if none */
};
struct issue_state issue_state_on(const struct issue *issue, struct date day);

/* Works out the stored state; the history must be in order of days and follow the lifecycle. */
MUST_CHECK bool issue_prepare(struct issue *issue, struct error *err);

bool issue_is_open(const struct issue *issue);          /* not closed */
bool issue_needs_us(const struct issue *issue);         /* not closed, accepted or monitoring */
bool issue_is_overdue(const struct issue *issue, struct date today);
bool issue_kind_escalates(enum issue_kind kind);        /* conflict, claim, commitment_breach */

/* "!!!", "!! ", "!  ", ".  " */
const char *severity_glyph(enum severity severity);

/* "hardening" .. "together_into_abyss" for 1..9; and the interventions that fit the stage. */
const char *glasl_name(int64_t stage);
const char *glasl_phase(int64_t stage);                 /* "win_win", "win_lose", "lose_lose" */
struct intervention {
    const char *name;
    int from, to;
};
extern const struct intervention interventions[];       /* ends with a NULL name */

#endif
