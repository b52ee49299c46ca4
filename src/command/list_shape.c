/* What the tables of records look like: a row for each noun. */

#include <string.h>

#include <liaise/agreement.h>
#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/interaction.h>
#include <liaise/issue.h>
#include <liaise/meeting.h>
#include <liaise/org.h>
#include <liaise/person.h>
#include <liaise/rating.h>

#include "command/answer.h"
#include "command/list_shape.h"

/* Cells */

static struct doc_cell key_cell(const struct call *call, const struct noun *noun,
                                const void *record)
{
    (void)call;
    return (struct doc_cell){record_key(noun, record), ROLE_KEY};
}

static struct doc_cell said_cell(const struct call *call, const struct noun *noun,
                                 const void *record)
{
    (void)call;
    return (struct doc_cell){record_said(noun, record), ROLE_TEXT};
}

static struct doc_cell parties_cell(const struct call *call, const struct noun *noun,
                                    const void *record)
{
    return (struct doc_cell){parties_text(call, noun, record), ROLE_TEXT};
}

static struct doc_cell severity_cell(const struct call *call, const struct noun *noun,
                                     const void *record)
{
    const struct issue *issue = record;

    (void)noun;
    return (struct doc_cell){call_format(call, "%s %s", severity_glyph(issue->severity),
                                         choice_name(&severity_choices, (int)issue->severity)),
                             severity_role(issue->severity)};
}

static struct doc_cell stage_cell(const struct call *call, const struct noun *noun,
                                  const void *record)
{
    const struct issue *issue = record;

    (void)noun;
    if (issue->stage == NUMBER_NONE)
        return (struct doc_cell){0};
    return (struct doc_cell){call_format(call, "%lld/9", (long long)issue->stage), ROLE_CONFLICT};
}

static struct date due_of(const struct noun *noun, const void *record)
{
    if (noun == &issue_noun)
        return ((const struct issue *)record)->target;
    return noun == &commitment_noun ? ((const struct commitment *)record)->due
                                    : ((const struct followup *)record)->due;
}

/* "2d LATE" only while it matters. */
static struct doc_cell due_cell(const struct call *call, const struct noun *noun,
                                const void *record)
{
    struct date due = due_of(noun, record), today = call->desk->now.today;
    enum role role = record_role(noun, record, today);
    char text[DATE_TEXT_SIZE];

    if (due.day < today.day && role != ROLE_LATE)
        return (struct doc_cell){arena_copy(call->arena, date_write(due, text)), ROLE_TEXT};
    return (struct doc_cell){due_text(call, due), role};
}

static struct doc_cell age_cell(const struct call *call, const struct noun *noun,
                                const void *record)
{
    (void)noun;
    return (struct doc_cell){age_text(call, ((const struct issue *)record)->opened), ROLE_DIM};
}

static struct doc_cell with_cell(const struct call *call, const struct noun *noun,
                                 const void *record)
{
    const struct followup *followup = record;

    (void)noun;
    if (!followup->person.name)
        return (struct doc_cell){followup->org.name, ROLE_TEXT};
    if (!followup->org.name)
        return (struct doc_cell){followup->person.name, ROLE_TEXT};
    return (struct doc_cell){call_format(call, "%s, %s", followup->org.name, followup->person.name),
                             ROLE_TEXT};
}

/* "waiting for Bo Lindqvist until 2026-02-06" */
static struct doc_cell followup_state_cell(const struct call *call, const struct noun *noun,
                                           const void *record)
{
    const struct followup *followup = record;
    char day[DATE_TEXT_SIZE];

    if (followup->status != FOLLOWUP_WAITING || !followup->waiting_on)
        return (struct doc_cell){field_text(call, noun_field(noun, "status"), record), ROLE_TEXT};
    return (struct doc_cell){
        call_format(call, "waiting for %s%s%s", followup->waiting_on,
                    date_is_set(followup->waiting_until) ? " until " : "",
                    date_is_set(followup->waiting_until)
                        ? date_write(followup->waiting_until, day) : ""),
        ROLE_WAITING};
}

static struct doc_cell snoozed_cell(const struct call *call, const struct noun *noun,
                                    const void *record)
{
    const struct followup *followup = record;

    (void)noun;
    if (followup->snoozed == NUMBER_NONE || followup->snoozed <= 0)
        return (struct doc_cell){0};
    return (struct doc_cell){call_format(call, "%lld x", (long long)followup->snoozed), ROLE_DIM};
}

static struct doc_cell starts_cell(const struct call *call, const struct noun *noun,
                                   const void *record)
{
    const struct meeting *meeting = record;
    char day[WHEN_TEXT_SIZE];
    int minute = wall_minute(meeting->starts);

    (void)noun;
    return (struct doc_cell){call_format(call, "%s %02d:%02d",
                                         date_write_long(wall_date(meeting->starts), day),
                                         minute / 60, minute % 60),
                             ROLE_TEXT};
}

static struct doc_cell when_cell(const struct call *call, const struct noun *noun,
                                 const void *record)
{
    int64_t wall = zone_local(call->desk->now.zone, ((const struct interaction *)record)->at).wall;
    char day[WHEN_TEXT_SIZE];
    int minute = wall_minute(wall);

    (void)noun;
    return (struct doc_cell){call_format(call, "%s %02d:%02d",
                                         date_write_long(wall_date(wall), day), minute / 60,
                                         minute % 60),
                             ROLE_TEXT};
}

static struct doc_cell role_cell(const struct call *call, const struct noun *noun,
                                 const void *record)
{
    const struct role_held *role = person_role(record, call->desk->now.today);

    (void)noun;
    return (struct doc_cell){role ? call_format(call, "%s, %s", role->org.name, role->title) : NULL,
                             ROLE_TEXT};
}

static struct doc_cell reach_cell(const struct call *call, const struct noun *noun,
                                  const void *record)
{
    const struct person *person = record;
    const struct contact *contact = person->channels.items;

    (void)noun;
    (void)call;
    return (struct doc_cell){person->channels.count ? contact->value : NULL, ROLE_TEXT};
}

static enum role phase_role(const struct agreement *agreement, struct date today)
{
    enum notice_phase phase = agreement_phase(agreement, today);

    if (phase == NOTICE_QUIET)
        return ROLE_TEXT;
    return phase == NOTICE_OVERRUN || phase == NOTICE_CLOSED ? ROLE_LATE : ROLE_TODAY;
}

static struct doc_cell notice_cell(const struct call *call, const struct noun *noun,
                                   const void *record)
{
    char text[WHEN_TEXT_SIZE];

    (void)noun;
    return (struct doc_cell){
        arena_copy(call->arena, date_write_long(agreement_notice_day(record), text)),
        phase_role(record, call->desk->now.today)};
}

static struct doc_cell window_cell(const struct call *call, const struct noun *noun,
                                   const void *record)
{
    struct date today = call->desk->now.today;
    char text[AGREEMENT_WORDS_SIZE];

    (void)noun;
    return (struct doc_cell){
        arena_copy(call->arena, agreement_window_write(record, today, text)),
        phase_role(record, today)};
}

static struct doc_cell fate_cell(const struct call *call, const struct noun *noun,
                                 const void *record)
{
    char text[AGREEMENT_WORDS_SIZE];

    (void)noun;
    return (struct doc_cell){
        arena_copy(call->arena, agreement_fate_write(record, call->desk->now.today, text)),
        ROLE_TEXT};
}

/* Orders, of pointers to records */

static int compare_days(struct date a, struct date b)
{
    if (date_is_set(a) != date_is_set(b))
        return date_is_set(a) ? -1 : 1;
    return a.day < b.day ? -1 : a.day > b.day;
}

static int by_id(const void *a, const void *b)
{
    const struct record *left = *(const struct record *const *)a;
    const struct record *right = *(const struct record *const *)b;

    return left->id < right->id ? -1 : left->id > right->id;
}

static int by_target(const void *a, const void *b)
{
    const struct issue *left = *(const struct issue *const *)a;
    const struct issue *right = *(const struct issue *const *)b;
    int order = compare_days(left->target, right->target);

    return order ? order : by_id(a, b);
}

static int by_commitment_due(const void *a, const void *b)
{
    const struct commitment *left = *(const struct commitment *const *)a;
    const struct commitment *right = *(const struct commitment *const *)b;
    int order = compare_days(left->due, right->due);

    return order ? order : by_id(a, b);
}

static int by_followup_due(const void *a, const void *b)
{
    const struct followup *left = *(const struct followup *const *)a;
    const struct followup *right = *(const struct followup *const *)b;
    int order = compare_days(left->due, right->due);

    return order ? order : by_id(a, b);
}

static int by_start(const void *a, const void *b)
{
    const struct meeting *left = *(const struct meeting *const *)a;
    const struct meeting *right = *(const struct meeting *const *)b;

    if (left->starts_at != right->starts_at)
        return left->starts_at < right->starts_at ? -1 : 1;
    return by_id(a, b);
}

static int newest_first(const void *a, const void *b)
{
    const struct interaction *left = *(const struct interaction *const *)a;
    const struct interaction *right = *(const struct interaction *const *)b;

    if (left->at != right->at)
        return left->at > right->at ? -1 : 1;
    return by_id(b, a);
}

static int by_name(const void *a, const void *b)
{
    const struct person *left = *(const struct person *const *)a;
    const struct person *right = *(const struct person *const *)b;

    return strcmp(left->name, right->name);
}

/* clang-format off */
static const struct list_shape shapes[] = {
    {&issue_noun, {
        {{"ID", DOC_LEFT, false}, key_cell, NULL},
        {{"Severity", DOC_LEFT, false}, severity_cell, NULL},
        {{"Parties", DOC_LEFT, true}, parties_cell, NULL},
        {{"Issue", DOC_LEFT, true}, said_cell, NULL},
        {{"Status", DOC_LEFT, false}, NULL, "status"},
        {{"Due", DOC_LEFT, false}, due_cell, NULL},
        {{"Age", DOC_RIGHT, false}, age_cell, NULL},
        {{"Stage", DOC_LEFT, false}, stage_cell, NULL}}, by_target},
    {&commitment_noun, {
        {{"ID", DOC_LEFT, false}, key_cell, NULL},
        {{"Who to whom", DOC_LEFT, false}, parties_cell, NULL},
        {{"Promise", DOC_LEFT, true}, said_cell, NULL},
        {{"Status", DOC_LEFT, false}, NULL, "status"},
        {{"Due", DOC_LEFT, false}, due_cell, NULL},
        {{"Broker", DOC_LEFT, false}, NULL, "broker"}}, by_commitment_due},
    {&followup_noun, {
        {{"ID", DOC_LEFT, false}, key_cell, NULL},
        {{"Priority", DOC_LEFT, false}, NULL, "priority"},
        {{"Follow-up", DOC_LEFT, true}, said_cell, NULL},
        {{"With", DOC_LEFT, true}, with_cell, NULL},
        {{"Kind", DOC_LEFT, false}, NULL, "followup_kind"},
        {{"Status", DOC_LEFT, true}, followup_state_cell, NULL},
        {{"Due", DOC_LEFT, false}, due_cell, NULL},
        {{"Snoozed", DOC_RIGHT, false}, snoozed_cell, NULL},
        {{"About", DOC_LEFT, false}, NULL, "about"}}, by_followup_due},
    {&meeting_noun, {
        {{"ID", DOC_LEFT, false}, key_cell, NULL},
        {{"When", DOC_LEFT, false}, starts_cell, NULL},
        {{"Zone", DOC_LEFT, true}, NULL, "tz"},
        {{"Meeting", DOC_LEFT, true}, said_cell, NULL},
        {{"Parties", DOC_LEFT, true}, parties_cell, NULL},
        {{"Status", DOC_LEFT, false}, NULL, "status"},
        {{"Agenda", DOC_LEFT, true}, NULL, "agenda"}}, by_start},
    {&agreement_noun, {
        {{"ID", DOC_LEFT, false}, key_cell, NULL},
        {{"Agreement", DOC_LEFT, true}, said_cell, NULL},
        {{"Parties", DOC_LEFT, true}, parties_cell, NULL},
        {{"Status", DOC_LEFT, false}, NULL, "status"},
        {{"Expires", DOC_LEFT, false}, NULL, "expires"},
        {{"Notice by", DOC_LEFT, false}, notice_cell, NULL},
        {{"Window", DOC_LEFT, false}, window_cell, NULL},
        {{"If nobody acts", DOC_LEFT, true}, fate_cell, NULL}}, by_id},
    {&person_noun, {
        {{"Name", DOC_LEFT, true}, key_cell, NULL},
        {{"Post", DOC_LEFT, true}, role_cell, NULL},
        {{"Languages", DOC_LEFT, false}, NULL, "languages"},
        {{"Reach", DOC_LEFT, true}, reach_cell, NULL}}, by_name},
    {&interaction_noun, {
        {{"ID", DOC_LEFT, false}, key_cell, NULL},
        {{"When", DOC_LEFT, false}, when_cell, NULL},
        {{"Parties", DOC_LEFT, false}, parties_cell, NULL},
        {{"Channel", DOC_LEFT, false}, NULL, "channel"},
        {{"Direction", DOC_LEFT, false}, NULL, "direction"},
        {{"Summary", DOC_LEFT, true}, said_cell, NULL},
        {{"Felt", DOC_RIGHT, false}, NULL, "sentiment"}}, newest_first},
    {&bridge_noun, {
        {{"Between", DOC_LEFT, false}, NULL, "a"},
        {{"And", DOC_LEFT, false}, NULL, "b"},
        {{"Purpose", DOC_LEFT, true}, said_cell, NULL},
        {{"Every", DOC_RIGHT, false}, NULL, "cadence_days"}}, by_id},
    {&rating_noun, {
        {{"ID", DOC_LEFT, false}, key_cell, NULL},
        {{"Party", DOC_LEFT, false}, NULL, "org"},
        {{"On", DOC_LEFT, false}, NULL, "on"},
        {{"Score", DOC_RIGHT, false}, NULL, "score"},
        {{"Note", DOC_LEFT, true}, NULL, "note"}}, by_id},
};
/* clang-format on */

const struct list_shape *list_shape_of(const struct noun *noun)
{
    for (size_t i = 0; i < sizeof(shapes) / sizeof(*shapes); i++) {
        if (shapes[i].noun == noun)
            return &shapes[i];
    }
    return NULL;
}
