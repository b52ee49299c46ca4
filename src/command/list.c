/* Lists of records, a table for each noun. */

#include <stdlib.h>
#include <string.h>

#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/interaction.h>
#include <liaise/issue.h>
#include <liaise/org.h>

#include "base/text.h"
#include "command/answer.h"
#include "command/list_org.h"
#include "command/list_shape.h"
#include "command/named.h"

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
    const struct list_shape *shape = list_shape_of(pick->noun);

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
                                        "followup", "rating", NULL};
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
