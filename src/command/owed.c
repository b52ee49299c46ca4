/* The ledger of promises: what we owe, what is owed to us, what others owe each other. */

#include <stdlib.h>
#include <string.h>

#include <liaise/figures.h>
#include <liaise/ledger.h>
#include <liaise/lifecycle.h>

#include "command/answer.h"
#include "command/named.h"

enum owed_param { OWED_BY, OWED_TO, OWED_BETWEEN, OWED_OVERDUE, OWED_ALL };

/* What is asked for, and the promises of it in order: open ones by due day, then settled ones. */
struct owed {
    const char *by, *to;                    /* codes; NULL: whoever */
    bool between, overdue, all;
    const struct commitment **items;
    size_t count;
};

static bool is_named(const struct link *link, const char *code)
{
    return !code || (link->name && !strcmp(link->name, code));
}

/* What others owe each other is asked about to see how it went: settled ones belong to it. */
static bool is_asked(const struct owed *owed, const struct commitment *commitment,
                     const struct call *call)
{
    bool between =
        ledger_side_of(commitment, call->desk->config->home_code) == LEDGER_BETWEEN;

    if (!is_named(&commitment->debtor, owed->by) || !is_named(&commitment->creditor, owed->to)
        || (owed->between && !between))
        return false;
    if (owed->overdue)
        return commitment_is_late(commitment, call->desk->now.today);
    return owed->all || owed->between || commitment_is_open(commitment)
           || commitment->status == COMMITMENT_OFFERED
           || commitment->status == COMMITMENT_DISPUTED;
}

static int64_t day_of(const struct commitment *commitment)
{
    return date_is_set(commitment->due) ? commitment->due.day : INT64_MAX;
}

static int by_due(const void *a, const void *b)
{
    const struct commitment *left = *(const struct commitment *const *)a;
    const struct commitment *right = *(const struct commitment *const *)b;
    bool left_open = commitment_is_open(left), right_open = commitment_is_open(right);

    if (left_open != right_open)
        return left_open ? -1 : 1;
    if (day_of(left) != day_of(right))
        return day_of(left) < day_of(right) ? -1 : 1;
    return (left->record.id > right->record.id) - (left->record.id < right->record.id);
}

static void pick(struct owed *owed, const struct list *all, const struct call *call)
{
    for (size_t i = 0; i < all->count; i++) {
        struct commitment *commitment = list_at(all, sizeof(*commitment), i);

        if (!ledger_on(commitment, call->desk->now.today) || !is_asked(owed, commitment, call))
            continue;
        owed->items = arena_grow(call->arena, owed->items, owed->count, sizeof(*owed->items));
        owed->items[owed->count++] = commitment;
    }
    if (owed->count)
        qsort(owed->items, owed->count, sizeof(*owed->items), by_due);
}

/* "open", "kept 18 d late", "broken, now C-26" */
static const char *state_text(const struct call *call, const struct commitment *commitment,
                              const struct list *all)
{
    const struct commitment *next = ledger_successor(all, commitment->record.ref);
    const char *status = choice_name(&commitment_status_choices, (int)commitment->status);
    int64_t late;

    if (commitment_days_late(commitment, &late))
        return late ? call_format(call, "kept %lld d late", (long long)late) : "kept";
    if (next)
        return call_format(call, "%s, now %s", status, next->record.ref);
    if (commitment_proposes_broken(commitment, call->desk->now.today))
        return call_format(call, "%s, broken?", status);
    return status;
}

static void add_row(struct call *call, const struct commitment *commitment, const struct list *all)
{
    struct date today = call->desk->now.today;
    bool late = commitment_is_late(commitment, today);
    char day[DATE_TEXT_SIZE];
    const struct doc_cell cells[] = {
        {commitment->record.ref, ROLE_KEY},
        {parties_text(call, &commitment_noun, commitment), ROLE_TEXT},
        {commitment->text, ROLE_TEXT},
        {commitment_is_open(commitment)
             ? due_text(call, commitment->due)
             : arena_copy(call->arena, date_write(commitment->due, day)),
         late ? ROLE_LATE : ROLE_TEXT},
        {state_text(call, commitment, all), late ? ROLE_LATE : ROLE_DIM},
        {commitment->broker.name, ROLE_DIM},
    };

    document_row(&call->document, cells);
}

static const struct doc_column columns[] = {
    {"ID", DOC_LEFT, false},  {"Who to whom", DOC_LEFT, false}, {"Promise", DOC_LEFT, true},
    {"Due", DOC_LEFT, false}, {"State", DOC_LEFT, false},       {"Broker", DOC_LEFT, false}};

static void add_side(struct call *call, const struct owed *owed, const struct list *all,
                     enum ledger_side side)
{
    static const char *const titles[LEDGER_SIDES] = {"We owe", "They owe us",
                                                     "Between others"};
    bool begun = false;

    for (size_t i = 0; i < owed->count; i++) {
        if (ledger_side_of(owed->items[i], call->desk->config->home_code) != side)
            continue;
        if (!begun) {
            document_heading(&call->document, titles[side]);
            document_table(&call->document, columns, sizeof(columns) / sizeof(*columns));
        }
        begun = true;
        add_row(call, owed->items[i], all);
    }
}

/* Kept by them, kept to them, and the figure that health makes of both */

static const char *tally_text(const struct call *call, const struct ledger_tally *tally)
{
    struct str text = {0};

    if (ledger_settled(tally))
        str_add(&text, "%zu of %zu", ledger_kept(tally), ledger_settled(tally));
    if (tally->kept_late)
        str_add(&text, " (%zu late)", tally->kept_late);
    return call_keep(call, &text);
}

static void add_org(struct call *call, const struct org_figures *figures, const struct list *all)
{
    struct ledger_tally by = {0}, to = {0};
    const struct org *org = &figures->org->org;
    double value = figures->health.now.components[HEALTH_RELIABILITY].value;
    bool present = figures->health.now.components[HEALTH_RELIABILITY].present;

    for (size_t i = 0; i < all->count; i++) {
        const struct commitment *commitment = list_at(all, sizeof(*commitment), i);
        struct commitment then = *commitment;

        if (!ledger_on(&then, call->desk->now.today))
            continue;
        if (is_named(&then.debtor, org->code))
            ledger_count(&by, &then, call->desk->now.today);
        else if (is_named(&then.creditor, org->code))
            ledger_count(&to, &then, call->desk->now.today);
    }
    if (!present)
        return;
    document_row(&call->document,
                 (const struct doc_cell[]){
                     {org->code, ROLE_KEY},
                     {call_format(call, "%.1f", value), value < 50 ? ROLE_LATE : ROLE_TEXT},
                     {tally_text(call, &by), ROLE_TEXT},
                     {by.late ? call_format(call, "%zu", by.late) : "", ROLE_LATE},
                     {tally_text(call, &to), ROLE_TEXT},
                     {to.late ? call_format(call, "%zu", to.late) : "", ROLE_LATE}});
}

static bool add_reliability(struct call *call, const struct owed *owed, const struct book *book,
                            struct error *err)
{
    static const struct doc_column reliability[] = {
        {"Party", DOC_LEFT, false},         {"Reliability", DOC_RIGHT, false},
        {"Kept by them", DOC_LEFT, false},  {"Overdue", DOC_RIGHT, false},
        {"Kept to them", DOC_LEFT, false},  {"Overdue", DOC_RIGHT, false}};
    struct org_figures *figures;
    size_t count;

    if (!figures_orgs(book, &call->desk->config->health, call->desk->now.today, &figures, &count,
                      call->arena, err))
        return false;
    document_heading(&call->document, "How it was kept");
    document_table(&call->document, reliability, sizeof(reliability) / sizeof(*reliability));
    for (size_t i = 0; i < count; i++) {
        const char *code = figures[i].org->org.code;

        if ((!owed->by && !owed->to) || (owed->by && !strcmp(owed->by, code))
            || (owed->to && !strcmp(owed->to, code)))
            add_org(call, &figures[i], &book->commitments);
    }
    return true;
}

static bool ask(struct owed *owed, const struct call *call, struct error *err)
{
    const struct desk *desk = call->desk;

    owed->between = call_flag(call, OWED_BETWEEN);
    owed->overdue = call_flag(call, OWED_OVERDUE);
    owed->all = call_flag(call, OWED_ALL);
    return (!call->args[OWED_BY]
            || org_named(desk, call->args[OWED_BY], &owed->by, call->arena, err))
           && (!call->args[OWED_TO]
               || org_named(desk, call->args[OWED_TO], &owed->to, call->arena, err));
}

static bool run_owed(struct call *call, struct error *err)
{
    struct owed owed = {0};
    struct book book;

    if (!ask(&owed, call, err) || !book_read(call->desk->store, &book, call->arena, err))
        return false;
    pick(&owed, &book.commitments, call);
    if (call->json)
        return json_records(call, &commitment_noun, (const void *const *)owed.items, owed.count,
                            err);
    if (!owed.count)
        document_text(&call->document, ROLE_DIM, "Nothing is owed there.");
    for (enum ledger_side side = 0; side < LEDGER_SIDES; side++)
        add_side(call, &owed, &book.commitments, side);
    return owed.between || owed.overdue || add_reliability(call, &owed, &book, err);
}

const struct command owed_command = {
    .name = "owed",
    .summary = "Show who owes whom, and what was kept",
    .params =
        {
            {"by", PARAM_ORG, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL, "who promised it"},
            {"to", PARAM_ORG, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL, "whom it was promised to"},
            {"between", PARAM_FLAG, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "only what others promised each other, settled ones too"},
            {"overdue", PARAM_FLAG, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "only what is late"},
            {"all", PARAM_FLAG, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "settled ones too"},
        },
    .run = run_owed,
    .more = "A promise that was broken stays broken. What is promised instead is a promise of its "
            "own that takes its place: add commitment, then supersede C-25 --by C-49.\n"
            "\"broken?\" stands where one is fourteen days late: break it, or ask. Reliability is "
            "the figure from 0 to 100 that counts for the health of the party; on the screen all "
            "this is a page (g o).",
    .example = "liaise owed --by NWP --overdue",
};
