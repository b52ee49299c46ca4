#include <liaise/agreement.h>

#include <liaise/org.h>

/* clang-format off */
static const char *const agreement_type_names[AGREEMENT_TYPES + 1] = {
    [AGREEMENT_MOU] = "mou",
    [AGREEMENT_MOA] = "moa",
    [AGREEMENT_CONTRACT] = "contract",
    [AGREEMENT_MUTUAL_AID] = "mutual_aid",
    [AGREEMENT_DATA_SHARING] = "data_sharing",
    [AGREEMENT_NDA] = "nda",
    [AGREEMENT_LOAN] = "loan",
    [AGREEMENT_PROTOCOL] = "protocol",
    [AGREEMENT_SLA] = "sla",
    [AGREEMENT_ANNEX] = "annex",
};
const struct choices agreement_type_choices = {agreement_type_names, AGREEMENT_TYPES};

static const char *const agreement_status_names[AGREEMENT_STATUSES + 1] = {
    [AGREEMENT_DRAFT] = "draft",
    [AGREEMENT_IN_NEGOTIATION] = "in_negotiation",
    [AGREEMENT_IN_REVIEW] = "in_review",
    [AGREEMENT_AWAITING_SIGNATURE] = "awaiting_signature",
    [AGREEMENT_ACTIVE] = "active",
    [AGREEMENT_SUSPENDED] = "suspended",
    [AGREEMENT_IN_RENEWAL] = "in_renewal",
    [AGREEMENT_EXPIRED] = "expired",
    [AGREEMENT_TERMINATED] = "terminated",
    [AGREEMENT_SUPERSEDED] = "superseded",
    [AGREEMENT_ABANDONED] = "abandoned",
};
const struct choices agreement_status_choices = {agreement_status_names, AGREEMENT_STATUSES};

static const struct field agreement_org_fields[] = {
    {.name = "org", .kind = FIELD_LINK, .at = offsetof(struct agreement_org, org),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS, .noun = &org_noun, .label = "Organization",
     .help = "An organization that is bound by it"},
    {.name = "signed_on", .kind = FIELD_DATE, .at = offsetof(struct agreement_org, signed_on),
     .help = "The day it signed"},
    {0},
};
const struct noun agreement_org_noun = {
    .name = "party",
    .plural = "parties",
    .table = "agreement_org",
    .size = sizeof(struct agreement_org),
    .fields = agreement_org_fields,
};

static const struct field clause_fields[] = {
    {.name = "no", .kind = FIELD_TEXT, .at = offsetof(struct clause, no),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS, .label = "Number",
     .help = "The number of the clause: 4, 4.2 or B"},
    {.name = "text", .kind = FIELD_LONG, .at = offsetof(struct clause, text),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS, .help = "What it says"},
    {0},
};
const struct noun clause_noun = {
    .name = "clause",
    .plural = "clauses",
    .table = "clause",
    .said = "text",
    .size = sizeof(struct clause),
    .fields = clause_fields,
};

static const struct field agreement_fields[] = {
    {.name = "title", .kind = FIELD_TEXT, .at = offsetof(struct agreement, title),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_QUICK, .help = "What it is called"},
    {.name = "type", .kind = FIELD_CHOICE, .at = offsetof(struct agreement, type),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_QUICK, .choices = &agreement_type_choices,
     .help = "What sort of agreement it is"},
    {.name = "parties", .kind = FIELD_LIST, .at = offsetof(struct agreement, parties),
     .flags = FIELD_ALWAYS | FIELD_BARE | FIELD_QUICK, .noun = &agreement_org_noun,
     .help = "The organizations that are bound by it, by code"},
    {.name = "status", .kind = FIELD_CHOICE, .at = offsetof(struct agreement, status),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_MOVED, .choices = &agreement_status_choices,
     .help = "Where it stands"},
    {.name = "effective", .kind = FIELD_DATE, .at = offsetof(struct agreement, effective),
     .flags = FIELD_ALWAYS | FIELD_QUICK, .help = "The first day it is in force"},
    {.name = "expires", .kind = FIELD_DATE, .at = offsetof(struct agreement, expires),
     .flags = FIELD_QUICK, .help = "The last day it is in force; none if open-ended"},
    {.name = "notice_days", .kind = FIELD_NUMBER, .at = offsetof(struct agreement, notice_days),
     .flags = FIELD_QUICK, .least = 0, .most = 36525,
     .help = "How long before the end notice has to be given"},
    {.name = "auto_renew_months", .kind = FIELD_NUMBER,
     .at = offsetof(struct agreement, auto_renew_months), .least = 1, .most = 1200,
     .help = "Months by which it renews itself; none if it does not"},
    {.name = "review_every_months", .kind = FIELD_NUMBER,
     .at = offsetof(struct agreement, review_every_months), .least = 1, .most = 1200,
     .help = "Months after which to read it together again"},
    {.name = "required", .kind = FIELD_FLAG, .at = offsetof(struct agreement, required),
     .flags = FIELD_QUICK, .help = "Whether we cannot do without it"},
    {.name = "clauses", .kind = FIELD_LIST, .at = offsetof(struct agreement, clauses),
     .flags = FIELD_ALWAYS, .noun = &clause_noun, .help = "What it says, clause by clause"},
    {.name = "custodian", .kind = FIELD_TEXT, .at = offsetof(struct agreement, custodian),
     .help = "Who keeps the signed original: a code or a name"},
    {.name = "file", .kind = FIELD_TEXT, .at = offsetof(struct agreement, file),
     .help = "Where the signed original is"},
    {.name = "reviewed_on", .kind = FIELD_DATE, .at = offsetof(struct agreement, reviewed_on),
     .help = "The day it was last read together"},
    {.name = "tlp", .kind = FIELD_CHOICE, .at = offsetof(struct agreement, tlp),
     .choices = &tlp_choices, .label = "TLP label",
     .help = "Who may be told: red, amber+strict, amber, green or clear"},
    {.name = "note", .kind = FIELD_LONG, .at = offsetof(struct agreement, note),
     .help = "What else to know"},
    {0},
};
const struct noun agreement_noun = {
    .name = "agreement",
    .plural = "agreements",
    .table = "agreement",
    .letter = 'A',
    .key = "ref",
    .said = "title",
    .size = sizeof(struct agreement),
    .fields = agreement_fields,
};
/* clang-format on */

bool agreement_check(const struct agreement *agreement, struct error *err)
{
    const struct date effective = agreement->effective, expires = agreement->expires;

    if (agreement->notice_days != NUMBER_NONE && agreement->notice_days < 0)
        return error_set(err, ERROR_INVALID, "the days of notice cannot be less than none");
    if (date_is_set(effective) && date_is_set(expires) && expires.day < effective.day)
        return error_set(err, ERROR_INVALID, "the agreement would expire before it is in force");
    return true;
}

struct date agreement_notice_day(const struct agreement *agreement)
{
    if (!date_is_set(agreement->expires) || agreement->notice_days == NUMBER_NONE)
        return DATE_NONE;
    return (struct date){agreement->expires.day - (int32_t)agreement->notice_days};
}

/*
 * Reviews fall on a grid of months from the first day in force. A review that was held counts
 * for the day of the grid it is nearest to, so that one held two days early is not asked for
 * again. Where no review is on record the past cannot be known, and only the next one counts.
 */
struct date agreement_review_day(const struct agreement *agreement, struct date today)
{
    const int step = (int)agreement->review_every_months;
    struct date after = {today.day - 1}, day;

    if (agreement->review_every_months == NUMBER_NONE || step < 1
        || !date_is_set(agreement->effective))
        return DATE_NONE;
    if (date_is_set(agreement->reviewed_on))
        after.day = agreement->reviewed_on.day + step * 15;
    day = date_add_months(agreement->effective, step);
    for (int months = 2 * step; day.day <= after.day; months += step)
        day = date_add_months(agreement->effective, months);
    return day;
}

/* In force, or it was and nobody has put anything in its place. */
static bool is_watched(enum agreement_status status)
{
    return status == AGREEMENT_ACTIVE || status == AGREEMENT_SUSPENDED
           || status == AGREEMENT_IN_RENEWAL || status == AGREEMENT_EXPIRED;
}

/* Or reached, or passed. */
static bool is_near(struct date day, struct date today)
{
    return date_is_set(day) && today.day >= day.day - AGREEMENT_WARNING_DAYS;
}

enum notice_phase agreement_phase(const struct agreement *agreement, struct date today)
{
    const struct date notice = agreement_notice_day(agreement);

    if (!is_watched(agreement->status))
        return NOTICE_QUIET;
    if (date_is_set(agreement->expires) && today.day > agreement->expires.day)
        return NOTICE_OVERRUN;
    if (date_is_set(notice) && today.day > notice.day)
        return NOTICE_CLOSED;
    if (is_near(notice, today))
        return NOTICE_OPEN;
    return is_near(agreement_review_day(agreement, today), today) ? NOTICE_REVIEW_DUE
                                                                  : NOTICE_QUIET;
}
