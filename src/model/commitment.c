#include <liaise/commitment.h>

#include <string.h>

#include <liaise/org.h>
#include <liaise/person.h>

/* clang-format off */
static const char *const commitment_status_names[COMMITMENT_STATUSES + 1] = {
    [COMMITMENT_OFFERED] = "offered",
    [COMMITMENT_OPEN] = "open",
    [COMMITMENT_IN_PROGRESS] = "in_progress",
    [COMMITMENT_FULFILLED] = "fulfilled",
    [COMMITMENT_PARTIAL] = "partial",
    [COMMITMENT_BROKEN] = "broken",
    [COMMITMENT_WAIVED] = "waived",
    [COMMITMENT_SUPERSEDED] = "superseded",
    [COMMITMENT_DISPUTED] = "disputed",
    [COMMITMENT_DECLINED] = "declined",
};
const struct choices commitment_status_choices = {commitment_status_names, COMMITMENT_STATUSES};

static const struct field commitment_fields[] = {
    {.name = "debtor", .kind = FIELD_LINK, .at = offsetof(struct commitment, debtor),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_QUICK, .noun = &org_noun,
     .help = "Who promised"},
    {.name = "creditor", .kind = FIELD_LINK, .at = offsetof(struct commitment, creditor),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_QUICK, .noun = &org_noun,
     .help = "To whom it was promised"},
    {.name = "broker", .kind = FIELD_LINK, .at = offsetof(struct commitment, broker),
     .flags = FIELD_QUICK, .noun = &org_noun,
     .help = "Who sees to it, when it is between two others"},
    {.name = "text", .kind = FIELD_TEXT, .at = offsetof(struct commitment, text),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_QUICK, .label = "Promise",
     .help = "What was promised"},
    {.name = "made", .kind = FIELD_DATE, .at = offsetof(struct commitment, made),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS, .help = "The day it was promised"},
    {.name = "due", .kind = FIELD_DATE, .at = offsetof(struct commitment, due),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_QUICK,
     .help = "The day by which it is to be kept"},
    {.name = "status", .kind = FIELD_CHOICE, .at = offsetof(struct commitment, status),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_MOVED, .choices = &commitment_status_choices,
     .help = "Where it stands"},
    {.name = "resolved", .kind = FIELD_DATE, .at = offsetof(struct commitment, resolved),
     .flags = FIELD_MOVED, .help = "The day it was kept, broken or disputed"},
    {.name = "supersedes", .kind = FIELD_LINK, .at = offsetof(struct commitment, supersedes),
     .flags = FIELD_MOVED, .noun = &commitment_noun,
     .help = "The broken promise that this one replaces"},
    {.name = "tlp", .kind = FIELD_CHOICE, .at = offsetof(struct commitment, tlp),
     .flags = FIELD_QUICK, .choices = &tlp_choices, .label = "TLP label",
     .help = "Who may be told: red, amber+strict, amber, green or clear"},
    {.name = "debtor_person", .kind = FIELD_LINK, .at = offsetof(struct commitment, debtor_person),
     .noun = &person_noun, .label = "Promised by", .help = "Who said it"},
    {.name = "creditor_person", .kind = FIELD_LINK,
     .at = offsetof(struct commitment, creditor_person), .noun = &person_noun,
     .label = "Promised to", .help = "Who was told"},
    {.name = "source", .kind = FIELD_REF, .at = offsetof(struct commitment, source),
     .help = "The meeting or contact in which it was said"},
    {.name = "evidence", .kind = FIELD_TEXT, .at = offsetof(struct commitment, evidence),
     .help = "What shows that it was kept"},
    {.name = "waived_by", .kind = FIELD_TEXT, .at = offsetof(struct commitment, waived_by),
     .flags = FIELD_MOVED, .help = "Who let it go"},
    {.name = "note", .kind = FIELD_TEXT, .at = offsetof(struct commitment, note),
     .help = "What else to know"},
    {0},
};
const struct noun commitment_noun = {
    .name = "commitment",
    .plural = "commitments",
    .table = "commitment",
    .letter = 'C',
    .key = "ref",
    .said = "text",
    .size = sizeof(struct commitment),
    .fields = commitment_fields,
};
/* clang-format on */

bool commitment_is_open(const struct commitment *commitment)
{
    return commitment->status == COMMITMENT_OPEN || commitment->status == COMMITMENT_IN_PROGRESS;
}

bool commitment_is_late(const struct commitment *commitment, struct date today)
{
    return commitment_is_open(commitment) && date_is_set(commitment->due)
           && commitment->due.day < today.day;
}

static bool is_same_org(const struct link *a, const struct link *b)
{
    if (a->id && b->id)
        return a->id == b->id;
    return a->name && b->name && !strcmp(a->name, b->name);
}

/* Nothing has come of it yet, so there is no day on which something did. */
static bool is_pending(enum commitment_status status)
{
    return status == COMMITMENT_OFFERED || status == COMMITMENT_OPEN
           || status == COMMITMENT_IN_PROGRESS;
}

static bool check_days(const struct commitment *commitment, struct error *err)
{
    const struct date made = commitment->made, resolved = commitment->resolved;
    const char *status = choice_name(&commitment_status_choices, (int)commitment->status);

    if (is_pending(commitment->status) && date_is_set(resolved))
        return error_set(err, ERROR_INVALID, "a commitment that is %s has no day of being resolved",
                         status);
    if (!is_pending(commitment->status) && !date_is_set(resolved))
        return error_set(err, ERROR_INVALID,
                         "a commitment that is %s needs the day it came to that", status);
    if (date_is_set(made) && date_is_set(resolved) && resolved.day < made.day)
        return error_set(err, ERROR_INVALID, "a commitment is not resolved before it is made");
    return true;
}

bool commitment_check(const struct commitment *commitment, struct error *err)
{
    if (is_same_org(&commitment->debtor, &commitment->creditor))
        return error_set(err, ERROR_INVALID, "debtor and creditor are both %s; a promise needs two",
                         commitment->debtor.name ? commitment->debtor.name : "the same");
    return commitment->status == COMMITMENT_STATUS_NONE || check_days(commitment, err);
}
