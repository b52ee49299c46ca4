/* Lists of records, a table for each noun. */

#include <stdlib.h>
#include <string.h>

#include <liaise/agreement.h>
#include <liaise/commitment.h>
#include <liaise/figures.h>
#include <liaise/followup.h>
#include <liaise/interaction.h>
#include <liaise/issue.h>
#include <liaise/meeting.h>
#include <liaise/org.h>
#include <liaise/person.h>

#include "base/text.h"
#include "command/answer.h"
#include "command/list_org.h"
#include "command/named.h"

/* What stands in a column: a field, or something made from the record. */
struct list_column {
    struct doc_column column;
    struct doc_cell (*cell)(const struct call *call, const struct noun *noun, const void *record);
    const char *field; /* where there is no function */
};

enum { LIST_COLUMNS = 10 };

struct list_shape {
    const struct noun *noun;
    struct list_column columns[LIST_COLUMNS];   /* ends with a NULL title */
    int (*order)(const void *a, const void *b); /* of pointers to records */
};

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

static struct doc_cell notice_cell(const struct call *call, const struct noun *noun,
                                   const void *record)
{
    struct date last = agreement_notice_day(record);
    char text[DATE_TEXT_SIZE];

    (void)noun;
    return (struct doc_cell){
        arena_copy(call->arena, date_write(last, text)),
        agreement_phase(record, call->desk->now.today) == NOTICE_QUIET ? ROLE_TEXT : ROLE_TODAY};
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
        {{"Status", DOC_LEFT, false}, NULL, "status"},
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
        {{"Type", DOC_LEFT, false}, NULL, "type"},
        {{"Parties", DOC_LEFT, true}, parties_cell, NULL},
        {{"Status", DOC_LEFT, false}, NULL, "status"},
        {{"Expires", DOC_LEFT, false}, NULL, "expires"},
        {{"Notice by", DOC_LEFT, false}, notice_cell, NULL}}, by_id},
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
};
/* clang-format on */

static const struct list_shape *shape_of(const struct noun *noun)
{
    for (size_t i = 0; i < sizeof(shapes) / sizeof(*shapes); i++) {
        if (shapes[i].noun == noun)
            return &shapes[i];
    }
    return NULL;
}

/* Which records */

/* An issue stands as it stood on the day that is asked for; false if it was not opened yet. */
static bool as_of_today(const struct call *call, const struct noun *noun, void *record)
{
    struct issue *issue = record;
    struct issue_state state;

    if (noun != &issue_noun)
        return true;
    state = issue_state_on(issue, call->desk->now.today);
    issue->status = state.status;
    issue->closure = state.closure;
    issue->status_on = state.since;
    issue->stage = state.stage;
    return state.status != ISSUE_STATUS_NONE;
}

struct pick {
    const struct noun *noun;
    const struct filter *filter;
    bool all; /* closed ones too */
    const void **records;
    size_t count;
};

static bool pick(struct pick *out, const struct call *call, struct error *err)
{
    struct date today = call->desk->now.today;
    struct list list;

    if (!records_all(call->desk->store, out->noun, &list, call->arena, err))
        return false;
    for (size_t i = 0; i < list.count; i++) {
        void *record = (char *)list.items + i * out->noun->size;

        if (!as_of_today(call, out->noun, record) || !filter_match(out->filter, out->noun, record)
            || (!out->all && !record_is(out->noun, record, "open", today)))
            continue;
        out->records = arena_grow(call->arena, out->records, out->count, sizeof(*out->records));
        out->records[out->count++] = record;
    }
    return true;
}

static void write_rows(struct call *call, const struct list_shape *shape, const struct pick *pick)
{
    struct doc_column *columns = arena_alloc(call->arena, LIST_COLUMNS * sizeof(*columns));
    size_t count = 0;

    while (count < LIST_COLUMNS && shape->columns[count].column.title) {
        columns[count] = shape->columns[count].column;
        count++;
    }
    document_table(&call->document, columns, count);
    for (size_t r = 0; r < pick->count; r++) {
        struct doc_cell cells[LIST_COLUMNS];

        for (size_t c = 0; c < count; c++) {
            const struct list_column *column = &shape->columns[c];

            cells[c] =
                column->cell
                    ? column->cell(call, pick->noun, pick->records[r])
                    : (struct doc_cell){
                        field_text(call, noun_field(pick->noun, column->field), pick->records[r]),
                        ROLE_TEXT};
        }
        document_row(&call->document, cells);
    }
}

static bool write_list(struct call *call, struct pick *pick, struct error *err)
{
    const struct list_shape *shape = shape_of(pick->noun);

    if (pick->count)
        qsort(pick->records, pick->count, sizeof(*pick->records), shape->order);
    if (call->json)
        return json_records(call, pick->noun, pick->records, pick->count, err);
    if (pick->count)
        write_rows(call, shape, pick);
    else
        document_text(&call->document, ROLE_DIM, "No %s%s.", pick->all ? "" : "open ",
                      pick->noun->letter == 'F' ? "follow-ups" : pick->noun->plural);
    return true;
}

static void refuse_noun(const char *word, struct error *err)
{
    static const char *const words[] = {"org",      "bridge",     "person",    "interaction",
                                        "issue",    "commitment", "agreement", "meeting",
                                        "followup", NULL};
    const char *nearest = text_nearest(word, words);

    if (nearest)
        error_set(err, ERROR_INVALID, "'%.40s' is no kind of record; did you mean %s?", word,
                  nearest);
    else
        error_set(err, ERROR_INVALID,
                  "'%.40s' is no kind of record; there are org, bridge, person, interaction, "
                  "issue, commitment, agreement, meeting and followup",
                  word);
}

static const struct noun *noun_asked(const char *word, struct error *err)
{
    const struct noun *noun = noun_named(word);

    if (!strcmp(word, "follow-up") || !strcmp(word, "follow-ups"))
        noun = &followup_noun;
    if (!strcmp(word, "party") || !strcmp(word, "parties") || !strcmp(word, "organizations"))
        noun = &org_noun;
    if (!strcmp(word, "contacts") || !strcmp(word, "log"))
        noun = &interaction_noun;
    if (!strcmp(word, "promises"))
        noun = &commitment_noun;
    if (!noun)
        refuse_noun(word, err);
    return noun;
}

static bool run_list(struct call *call, struct error *err)
{
    struct pick chosen = {.noun = noun_asked(call->args[0], err)};

    if (!chosen.noun || !call_filter(call, chosen.noun, &chosen.filter, err))
        return false;
    chosen.all = call_flag(call, 2) || filter_speaks_of(chosen.filter, "closed")
                 || filter_speaks_of(chosen.filter, "open")
                 || filter_speaks_of(chosen.filter, "status");
    if (chosen.noun == &org_noun)
        return list_orgs(call, chosen.filter, chosen.all, err);
    return pick(&chosen, call, err) && write_list(call, &chosen, err);
}

const struct command list_command = {
    .name = "list",
    .summary = "List the records of one kind",
    .params =
        {
            {"kind", PARAM_NOUN, 0, NULL, NULL, "org, issue, commitment, followup, meeting …"},
            {"filter", PARAM_FILTER, PARAM_OPTIONAL, NULL, NULL, "which of them"},
            {"all", PARAM_FLAG, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "closed and past ones too"},
        },
    .flags = COMMAND_CLI_ONLY,
    .run = run_list,
    .more = "Closed issues, commitments, follow-ups, past meetings, ended agreements and archived "
            "organizations are left out unless --all, is:closed or status: asks for them.\n"
            "Filters: words, \"a phrase\", party:NWP, sev:>=high, due:<7d, is:late, -is:waiting, "
            "owner:me, kind:conflict, any field, | for or.",
    .example = "liaise list issue party:NWP 'sev:>=high' is:late",
};
