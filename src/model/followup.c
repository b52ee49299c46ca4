#include <liaise/followup.h>

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <liaise/org.h>
#include <liaise/person.h>

/* clang-format off */
static const char *const followup_kind_names[FOLLOWUP_KINDS + 1] = {
    [FOLLOWUP_CALL] = "call",
    [FOLLOWUP_WRITE] = "write",
    [FOLLOWUP_MEET] = "meet",
    [FOLLOWUP_RESEARCH] = "research",
    [FOLLOWUP_BRIEF] = "brief",
    [FOLLOWUP_DECIDE] = "decide",
    [FOLLOWUP_CHECK_OUTCOME] = "check_outcome",
    [FOLLOWUP_RENEW] = "renew",
    [FOLLOWUP_THANK] = "thank",
    [FOLLOWUP_RELAY] = "relay",
    [FOLLOWUP_INTERNAL] = "internal",
};
const struct choices followup_kind_choices = {followup_kind_names, FOLLOWUP_KINDS};

static const char *const priority_names[PRIORITIES + 1] = {
    [PRIORITY_LOW] = "low",
    [PRIORITY_MEDIUM] = "medium",
    [PRIORITY_HIGH] = "high",
};
const struct choices priority_choices = {priority_names, PRIORITIES};

static const char *const followup_status_names[FOLLOWUP_STATUSES + 1] = {
    [FOLLOWUP_PLANNED] = "planned",
    [FOLLOWUP_IN_PROGRESS] = "in_progress",
    [FOLLOWUP_WAITING] = "waiting",
    [FOLLOWUP_DONE] = "done",
    [FOLLOWUP_SKIPPED] = "skipped",
    [FOLLOWUP_CANCELLED] = "cancelled",
};
const struct choices followup_status_choices = {followup_status_names, FOLLOWUP_STATUSES};

static const char *const repeat_from_names[REPEAT_FROMS + 1] = {
    [REPEAT_FROM_DUE] = "due",
    [REPEAT_FROM_DONE] = "done",
};
const struct choices repeat_from_choices = {repeat_from_names, REPEAT_FROMS};

static const struct field followup_fields[] = {
    {.name = "title", .kind = FIELD_TEXT, .at = offsetof(struct followup, title),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_QUICK, .help = "What we are going to do"},
    {.name = "about", .kind = FIELD_REF, .at = offsetof(struct followup, about),
     .flags = FIELD_QUICK, .help = "The record it is about, such as I-12"},
    {.name = "org", .kind = FIELD_LINK, .at = offsetof(struct followup, org), .flags = FIELD_QUICK,
     .noun = &org_noun, .label = "Organization", .help = "The organization it is with"},
    {.name = "person", .kind = FIELD_LINK, .at = offsetof(struct followup, person),
     .flags = FIELD_QUICK, .noun = &person_noun, .help = "The person it is with"},
    {.name = "followup_kind", .kind = FIELD_CHOICE, .at = offsetof(struct followup, kind),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_QUICK, .choices = &followup_kind_choices,
     .label = "Kind", .help = "What sort of step it is"},
    {.name = "priority", .kind = FIELD_CHOICE, .at = offsetof(struct followup, priority),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_QUICK, .choices = &priority_choices,
     .help = "How much it matters"},
    {.name = "due", .kind = FIELD_DATE, .at = offsetof(struct followup, due),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_QUICK, .help = "The day by which to do it"},
    {.name = "not_before", .kind = FIELD_DATE, .at = offsetof(struct followup, not_before),
     .label = "Not before", .help = "Out of sight until this day"},
    {.name = "status", .kind = FIELD_CHOICE, .at = offsetof(struct followup, status),
     .flags = FIELD_REQUIRED | FIELD_ALWAYS | FIELD_MOVED, .choices = &followup_status_choices,
     .help = "Where it stands"},
    {.name = "waiting_on", .kind = FIELD_PARTY, .at = offsetof(struct followup, waiting_on),
     .flags = FIELD_MOVED, .help = "Whom we wait for: a code or a name"},
    {.name = "snoozed", .kind = FIELD_NUMBER, .at = offsetof(struct followup, snoozed),
     .flags = FIELD_MOVED, .least = 0, .most = INT64_MAX, .help = "How often it was put off"},
    {.name = "done_at", .kind = FIELD_DATE, .at = offsetof(struct followup, done_at),
     .flags = FIELD_MOVED, .label = "Done on", .help = "The day it was done"},
    {.name = "outcome", .kind = FIELD_CHOICE, .at = offsetof(struct followup, outcome),
     .flags = FIELD_MOVED, .choices = &outcome_choices, .help = "Whether anybody was reached"},
    {.name = "waiting_until", .kind = FIELD_DATE, .at = offsetof(struct followup, waiting_until),
     .flags = FIELD_MOVED, .help = "How long we wait"},
    {.name = "owner", .kind = FIELD_LINK, .at = offsetof(struct followup, owner),
     .noun = &person_noun, .help = "Who of us does it"},
    {.name = "repeat", .kind = FIELD_TEXT, .at = offsetof(struct followup, repeat),
     .help = "How often it comes again: 1w, 10d, 1m, 1y"},
    {.name = "repeat_from", .kind = FIELD_CHOICE, .at = offsetof(struct followup, repeat_from),
     .choices = &repeat_from_choices, .label = "Repeat from",
     .help = "Whether the next is counted from due or from done"},
    {.name = "pile_up", .kind = FIELD_FLAG, .at = offsetof(struct followup, pile_up),
     .help = "Whether those missed stay beside the next one"},
    {.name = "attempts", .kind = FIELD_NUMBER, .at = offsetof(struct followup, attempts),
     .flags = FIELD_MOVED, .least = 0, .most = INT64_MAX,
     .help = "How often it was planned anew when nobody answered"},
    {.name = "note", .kind = FIELD_TEXT, .at = offsetof(struct followup, note),
     .flags = FIELD_QUICK, .help = "What else to know"},
    {0},
};
const struct noun followup_noun = {
    .name = "followup",
    .plural = "followups",
    .table = "followup",
    .letter = 'F',
    .key = "ref",
    .said = "title",
    .size = sizeof(struct followup),
    .fields = followup_fields,
};
/* clang-format on */

bool followup_is_open(const struct followup *followup)
{
    return followup->status == FOLLOWUP_PLANNED || followup->status == FOLLOWUP_IN_PROGRESS
           || followup->status == FOLLOWUP_WAITING;
}

bool followup_is_snoozed(const struct followup *followup, struct date today)
{
    return followup_is_open(followup) && date_is_set(followup->not_before)
           && today.day < followup->not_before.day;
}

bool followup_is_late(const struct followup *followup, struct date today)
{
    return followup_is_open(followup) && date_is_set(followup->due)
           && followup->due.day < today.day;
}

enum { REPEAT_MOST = 999 };

bool repeat_next(struct date *out, const char *repeat, struct date from, struct error *err)
{
    const size_t digits = strspn(repeat, "0123456789");
    const char unit = repeat[digits];
    const int count = digits && digits <= 3 ? (int)strtol(repeat, NULL, 10) : 0;

    if (count < 1 || count > REPEAT_MOST || !unit || !strchr("dwmy", unit) || repeat[digits + 1])
        return error_set(err, ERROR_INVALID,
                         "'%.40s' is not how often something repeats; try 10d, 1w, 3m or 1y",
                         repeat);
    if (unit == 'd' || unit == 'w')
        *out = (struct date){from.day + count * (unit == 'w' ? 7 : 1)};
    else
        *out = date_add_months(from, count * (unit == 'y' ? 12 : 1));
    return true;
}

struct date date_add_working_days(struct date date, int count)
{
    assert(count >= 0);
    while (count > 0) {
        date.day++;
        count -= date_weekday(date) < 5;
    }
    return date;
}
