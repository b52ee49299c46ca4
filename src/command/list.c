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
#include "command/list_sort.h"
#include "command/named.h"
#include "command/saved.h"

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
    const struct filter *view;  /* of a saved view: both have to match; NULL for none */
    const char *sort;           /* see list_sort.h; "" or NULL: as such lists are */
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
            || (out->view && !filter_match(out->view, out->noun, record))
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
    if (pick->sort && pick->sort[0]
        && !list_sort(pick->noun, pick->records, pick->count, pick->sort, call->arena, err))
        return false;
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

static bool speaks_of_closing(const struct filter *filter)
{
    return filter
           && (filter_speaks_of(filter, "closed") || filter_speaks_of(filter, "open")
               || filter_speaks_of(filter, "status"));
}

static bool read_view(struct pick *chosen, const struct call *call, const struct saved_view *view,
                      struct error *err)
{
    struct filter_asker asker = {call->desk->now, call->desk->config->officer,
                                 call->desk->config->home_code};

    struct str both = {0};

    if (!chosen->sort)
        chosen->sort = view->sort;
    if (chosen->noun == &org_noun) {    /* their list takes one filter */
        str_add(&both, "%s", view->filter);
        for (size_t i = 0; call->rest && call->rest[i]; i++)
            str_add(&both, " %s", call->rest[i]);
        return filter_read(&chosen->filter, call_keep(call, &both), chosen->noun, &asker,
                           call->arena, err);
    }
    return filter_read(&chosen->view, view->filter, chosen->noun, &asker, call->arena, err);
}

static bool answer(struct call *call, struct pick *chosen, struct error *err)
{
    chosen->all |= speaks_of_closing(chosen->filter) || speaks_of_closing(chosen->view);
    if (chosen->noun == &org_noun)
        return list_orgs(call, chosen->filter, chosen->all, err);
    return pick(chosen, call, err) && write_list(call, chosen, err);
}

bool list_view(struct call *call, const struct saved_view *view, struct error *err)
{
    struct pick chosen = {.noun = view->noun, .sort = ""};

    return call_filter(call, chosen.noun, &chosen.filter, err)
           && read_view(&chosen, call, view, err) && answer(call, &chosen, err);
}

static bool run_list(struct call *call, struct error *err)
{
    struct pick chosen = {.noun = noun_asked(call->args[0], err), .all = call_flag(call, 2),
                          .sort = call->args[4]};
    struct saved_view view;

    if (!chosen.noun || !call_filter(call, chosen.noun, &chosen.filter, err))
        return false;
    if (call->args[3]
        && (!saved_named(call->desk->store, call->args[3], &view, call->arena, err)
            || !read_view(&chosen, call, &view, err)))
        return false;
    return answer(call, &chosen, err);
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
            {"view", PARAM_VIEW, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "only what this saved view shows"},
            {"sort", PARAM_TEXT, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "a field, or -field the other way round"},
        },
    .flags = COMMAND_CLI_ONLY,
    .run = run_list,
    .more = "Closed issues, commitments, follow-ups, past meetings, ended agreements and archived "
            "organizations are left out unless --all, is:closed or status: asks for them.\n"
            "Filters: words, \"a phrase\", party:NWP, sev:>=high, due:<7d, is:late, -is:waiting, "
            "owner:me, kind:conflict, any field, | for or.",
    .example = "liaise list issue party:NWP 'sev:>=high' is:late",
};
