#include <liaise/issue.h>

#include <assert.h>

#include <liaise/org.h>
#include <liaise/person.h>

/* clang-format off */
static const char *const issue_kind_names[ISSUE_KINDS + 1] = {
    [ISSUE_QUESTION] = "question",
    [ISSUE_REQUEST] = "request",
    [ISSUE_INCIDENT] = "incident",
    [ISSUE_COMPLAINT] = "complaint",
    [ISSUE_CONFLICT] = "conflict",
    [ISSUE_CLAIM] = "claim",
    [ISSUE_COMMITMENT_BREACH] = "commitment_breach",
    [ISSUE_COORDINATION] = "coordination",
    [ISSUE_DATA] = "data",
    [ISSUE_POLICY] = "policy",
    [ISSUE_RISK] = "risk",
};
const struct choices issue_kind_choices = {issue_kind_names, ISSUE_KINDS};

static const char *const severity_names[SEVERITIES + 1] = {
    [SEVERITY_LOW] = "low",
    [SEVERITY_MEDIUM] = "medium",
    [SEVERITY_HIGH] = "high",
    [SEVERITY_CRITICAL] = "critical",
};
const struct choices severity_choices = {severity_names, SEVERITIES};

static const char *const issue_status_names[ISSUE_STATUSES + 1] = {
    [ISSUE_NEW] = "new",
    [ISSUE_ACKNOWLEDGED] = "acknowledged",
    [ISSUE_ASSESSING] = "assessing",
    [ISSUE_DIALOGUE] = "dialogue",
    [ISSUE_WAITING] = "waiting",
    [ISSUE_ESCALATED] = "escalated",
    [ISSUE_REFERRED] = "referred",
    [ISSUE_PROPOSED] = "proposed",
    [ISSUE_ACCEPTED] = "accepted",
    [ISSUE_MONITORING] = "monitoring",
    [ISSUE_CLOSED] = "closed",
};
const struct choices issue_status_choices = {issue_status_names, ISSUE_STATUSES};

static const char *const closure_names[CLOSURES + 1] = {
    [CLOSURE_RESOLVED] = "resolved",
    [CLOSURE_REJECTED] = "rejected",
    [CLOSURE_NO_BASIS] = "no_basis",
    [CLOSURE_DUPLICATE] = "duplicate",
    [CLOSURE_WITHDRAWN] = "withdrawn",
};
const struct choices closure_choices = {closure_names, CLOSURES};

static const char *const stance_names[STANCES + 1] = {
    [STANCE_SUPPORTS] = "supports",
    [STANCE_ACCEPTS] = "accepts",
    [STANCE_NEUTRAL] = "neutral",
    [STANCE_OBJECTS] = "objects",
    [STANCE_BLOCKS] = "blocks",
};
const struct choices stance_choices = {stance_names, STANCES};

static const char *const conflict_mode_names[MODES + 1] = {
    [MODE_COMPETING] = "competing",
    [MODE_COLLABORATING] = "collaborating",
    [MODE_COMPROMISING] = "compromising",
    [MODE_AVOIDING] = "avoiding",
    [MODE_ACCOMMODATING] = "accommodating",
};
const struct choices conflict_mode_choices = {conflict_mode_names, MODES};

static const struct field issue_party_fields[] = {
    {.name = "org", .kind = FIELD_LINK, .at = offsetof(struct issue_party, org),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS, .noun = &org_noun, .label = "Organization",
     .help = "The organization"},
    {.name = "person", .kind = FIELD_LINK, .at = offsetof(struct issue_party, person),
     .noun = &person_noun, .help = "Who speaks for it"},
    {.name = "stance", .kind = FIELD_CHOICE, .at = offsetof(struct issue_party, stance),
     .choices = &stance_choices, .help = "Where they stand on what is proposed"},
    {.name = "position", .kind = FIELD_TEXT, .at = offsetof(struct issue_party, position),
     .column = "stated_position", .help = "What they say they want"},
    {.name = "interests", .kind = FIELD_TAGS, .at = offsetof(struct issue_party, interests),
     .help = "What they need, behind what they say"},
    {.name = "fears", .kind = FIELD_TEXT, .at = offsetof(struct issue_party, fears),
     .help = "What they are afraid of"},
    {.name = "options", .kind = FIELD_TAGS, .at = offsetof(struct issue_party, options),
     .help = "What could be done, in their eyes"},
    {.name = "batna", .kind = FIELD_TEXT, .at = offsetof(struct issue_party, batna),
     .label = "Without agreement", .help = "What they do if there is no agreement"},
    {.name = "mode", .kind = FIELD_CHOICE, .at = offsetof(struct issue_party, mode),
     .choices = &conflict_mode_choices, .help = "How they meet the conflict (Thomas-Kilmann)"},
    {.name = "satisfaction", .kind = FIELD_NUMBER, .at = offsetof(struct issue_party, satisfaction),
     .least = 1, .most = 5, .help = "How content they are, 1 to 5"},
    {.name = "heard_on", .kind = FIELD_DATE, .at = offsetof(struct issue_party, heard_on),
     .help = "The day they were last heard on it"},
    {.name = "agreed_on", .kind = FIELD_DATE, .at = offsetof(struct issue_party, agreed_on),
     .help = "The day they agreed to the proposal"},
    {0},
};
const struct noun issue_party_noun = {
    .name = "party",
    .plural = "parties",
    .table = "issue_party",
    .said = "position",
    .size = sizeof(struct issue_party),
    .fields = issue_party_fields,
};

static const struct field issue_move_fields[] = {
    {.name = "on", .kind = FIELD_DATE, .at = offsetof(struct issue_move, on),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_MOVED, .column = "on_day",
     .help = "The day of the move"},
    {.name = "status", .kind = FIELD_CHOICE, .at = offsetof(struct issue_move, status),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_MOVED, .choices = &issue_status_choices,
     .help = "Where it stands from then on"},
    {.name = "closure", .kind = FIELD_CHOICE, .at = offsetof(struct issue_move, closure),
     .flags = FIELD_MOVED, .choices = &closure_choices, .help = "How it was closed"},
    {.name = "note", .kind = FIELD_TEXT, .at = offsetof(struct issue_move, note),
     .flags = FIELD_MOVED, .help = "Why, or what was proposed"},
    {.name = "party", .kind = FIELD_TEXT, .at = offsetof(struct issue_move, party),
     .flags = FIELD_MOVED, .help = "Whom we wait for, or to whom it went"},
    {.name = "until", .kind = FIELD_DATE, .at = offsetof(struct issue_move, until),
     .flags = FIELD_MOVED, .help = "How long we wait"},
    {0},
};
const struct noun issue_move_noun = {
    .name = "move",
    .plural = "moves",
    .table = "issue_move",
    .said = "note",
    .size = sizeof(struct issue_move),
    .fields = issue_move_fields,
};

static const struct field stage_change_fields[] = {
    {.name = "on", .kind = FIELD_DATE, .at = offsetof(struct stage_change, on),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_MOVED, .column = "on_day",
     .help = "The day of the change"},
    {.name = "stage", .kind = FIELD_NUMBER, .at = offsetof(struct stage_change, stage),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_MOVED, .least = 0, .most = 9,
     .help = "Glasl's stage, 1 to 9; 0 when it is over"},
    {.name = "reason", .kind = FIELD_TEXT, .at = offsetof(struct stage_change, reason),
     .flags = FIELD_MOVED, .help = "What it was seen by"},
    {.name = "evidence", .kind = FIELD_REF, .at = offsetof(struct stage_change, evidence),
     .flags = FIELD_MOVED, .help = "The contact that shows it"},
    {0},
};
const struct noun stage_change_noun = {
    .name = "stage",
    .plural = "stages",
    .table = "stage_change",
    .said = "reason",
    .size = sizeof(struct stage_change),
    .fields = stage_change_fields,
};

static const struct field extension_fields[] = {
    {.name = "on", .kind = FIELD_DATE, .at = offsetof(struct extension, on),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_MOVED, .column = "on_day",
     .help = "The day the target was moved"},
    {.name = "from", .kind = FIELD_DATE, .at = offsetof(struct extension, from),
     .flags = FIELD_MOVED, .column = "from_on", .help = "The target before"},
    {.name = "to", .kind = FIELD_DATE, .at = offsetof(struct extension, to),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_MOVED, .column = "to_on",
     .help = "The target since"},
    {.name = "reason", .kind = FIELD_TEXT, .at = offsetof(struct extension, reason),
     .flags = FIELD_MOVED, .help = "Why it was moved"},
    {0},
};
const struct noun extension_noun = {
    .name = "extension",
    .plural = "extensions",
    .table = "extension",
    .said = "reason",
    .size = sizeof(struct extension),
    .fields = extension_fields,
};

static const struct field issue_fields[] = {
    {.name = "title", .kind = FIELD_TEXT, .at = offsetof(struct issue, title),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_QUICK, .help = "What it is, in one line"},
    {.name = "issue_kind", .kind = FIELD_CHOICE, .at = offsetof(struct issue, kind),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_QUICK, .choices = &issue_kind_choices,
     .label = "Kind", .help = "What sort of matter it is"},
    {.name = "severity", .kind = FIELD_CHOICE, .at = offsetof(struct issue, severity),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_QUICK, .choices = &severity_choices,
     .help = "How bad it is if nothing is done"},
    {.name = "owner", .kind = FIELD_LINK, .at = offsetof(struct issue, owner),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_QUICK, .noun = &person_noun,
     .help = "Who of us looks after it"},
    {.name = "opened", .kind = FIELD_DATE, .at = offsetof(struct issue, opened),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS, .help = "The day it came up"},
    {.name = "target", .kind = FIELD_DATE, .at = offsetof(struct issue, target),
     .flags = FIELD_QUICK, .help = "The day by which it should be settled"},
    {.name = "parties", .kind = FIELD_LIST, .at = offsetof(struct issue, parties),
     .flags = FIELD_ALWAYS | FIELD_QUICK, .noun = &issue_party_noun,
     .help = "The organizations it is between, by code"},
    {.name = "history", .kind = FIELD_LIST, .at = offsetof(struct issue, history),
     .flags = FIELD_ALWAYS | FIELD_MOVED, .noun = &issue_move_noun,
     .help = "Every move since it was opened"},
    {.name = "stages", .kind = FIELD_LIST, .at = offsetof(struct issue, stages),
     .flags = FIELD_ALWAYS | FIELD_MOVED, .noun = &stage_change_noun,
     .help = "How far the conflict has escalated, by day"},
    {.name = "summary", .kind = FIELD_LONG, .at = offsetof(struct issue, summary),
     .flags = FIELD_ALWAYS | FIELD_QUICK, .help = "What happened and what it is about"},
    {.name = "tlp", .kind = FIELD_CHOICE, .at = offsetof(struct issue, tlp), .flags = FIELD_QUICK,
     .choices = &tlp_choices, .label = "TLP label",
     .help = "Who may be told: red, amber+strict, amber, green or clear"},
    {.name = "ack_due", .kind = FIELD_DATE, .at = offsetof(struct issue, ack_due),
     .label = "Acknowledge by", .help = "The day by which it has to be acknowledged"},
    {.name = "root_cause", .kind = FIELD_TEXT, .at = offsetof(struct issue, root_cause),
     .help = "What it came from"},
    {.name = "outcome", .kind = FIELD_TEXT, .at = offsetof(struct issue, outcome),
     .help = "How it ended"},
    {.name = "blocked_by", .kind = FIELD_REF, .at = offsetof(struct issue, blocked_by),
     .help = "The record that has to be settled first"},
    {.name = "pinned", .kind = FIELD_FLAG, .at = offsetof(struct issue, pinned),
     .help = "Whether it stays on top"},
    {.name = "extensions", .kind = FIELD_LIST, .at = offsetof(struct issue, extensions),
     .flags = FIELD_MOVED, .noun = &extension_noun,
     .help = "Every change of the target, with its reason"},
    {.name = "status", .kind = FIELD_CHOICE, .at = offsetof(struct issue, status),
     .flags = FIELD_REQUIRED | FIELD_HIDDEN, .choices = &issue_status_choices,
     .help = "Where it stands"},
    {.name = "closure", .kind = FIELD_CHOICE, .at = offsetof(struct issue, closure),
     .flags = FIELD_HIDDEN, .choices = &closure_choices, .help = "How it was closed"},
    {.name = "status_on", .kind = FIELD_DATE, .at = offsetof(struct issue, status_on),
     .flags = FIELD_REQUIRED | FIELD_HIDDEN, .label = "Since",
     .help = "The day it came to stand there"},
    {.name = "stage", .kind = FIELD_NUMBER, .at = offsetof(struct issue, stage),
     .flags = FIELD_HIDDEN, .least = 1, .most = 9, .help = "Glasl's stage today, 1 to 9"},
    {.name = "even_reason", .kind = FIELD_TEXT, .at = offsetof(struct issue, even_reason),
     .label = "Uneven because", .help = "Why our time for the sides of it is uneven"},
    {0},
};
const struct noun issue_noun = {
    .name = "issue",
    .plural = "issues",
    .table = "issue",
    .letter = 'I',
    .key = "ref",
    .said = "title",
    .size = sizeof(struct issue),
    .fields = issue_fields,
};
/* clang-format on */
