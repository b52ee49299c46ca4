#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "view/dashboard_private.h"

/*
 * What is due: our follow-ups, and the promises of both sides, late ones first, up to a week
 * ahead. Those that wait for somebody or are snoozed are hidden until they are asked for.
 */

enum { FOLLOWUP_ID, FOLLOWUP_WHAT, FOLLOWUP_CODE, FOLLOWUP_DUE, FOLLOWUP_COLUMNS };

static const struct column columns[FOLLOWUP_COLUMNS] = {
    /* clang-format off */
    [FOLLOWUP_ID] =   {.title = "ID",    .min = 3, .max = 8, .whole = true},
    [FOLLOWUP_WHAT] = {.title = "What",  .min = 15, .flex = 1},
    [FOLLOWUP_CODE] = {.title = "Party", .min = 3, .max = 8, .priority = 1, .whole = true},
    [FOLLOWUP_DUE] =  {.title = "Due",   .min = 5, .max = 7, .whole = true},
    /* clang-format on */
};

static bool is_due(struct date due, struct date today)
{
    return date_is_set(due) && due.day < today.day + FOLLOWUP_DAYS;
}

/* What all rows have in common. `ref` is that of the record. */
static void fill_cells(const struct dashboard *model, struct listing_row *row, const char *ref,
                       const char *what, const char *code, struct date due, struct arena *arena)
{
    struct date today = model->now.today;
    char text[DATE_TEXT_SIZE];

    row->cells[FOLLOWUP_ID] = (struct table_cell){ref, ROLE_TEXT};
    row->cells[FOLLOWUP_WHAT] = (struct table_cell){what, ROLE_TEXT};
    row->cells[FOLLOWUP_CODE] = (struct table_cell){code ? code : "", ROLE_DIM};
    row->cells[FOLLOWUP_DUE] = (struct table_cell){
        arena_copy(arena, due_write(due, today, text)), due_role(due, today)};
    row->order[FOLLOWUP_ID] = ref_order(ref);
    row->order[FOLLOWUP_WHAT] = row->order[FOLLOWUP_CODE] = NAN;
    row->order[FOLLOWUP_DUE] = date_is_set(due) ? (double)due.day : HUGE_VAL;
}

static const char *second_line(const struct dashboard *model, const char *ref, const char *code,
                               const char *word, struct arena *arena)
{
    struct str text = {0};

    str_add(&text, "%s", ref);
    if (word)
        str_add(&text, " · %s", word);
    if (code)
        str_add(&text, " · %s", org_name_of(model, code));
    return str_keep(&text, arena);
}

/* Why it is not shown unless it is asked for; NULL if it is. */
static const char *hidden_word(const struct followup *followup, struct date today)
{
    if (followup->status == FOLLOWUP_WAITING)
        return "waiting";
    return followup_is_snoozed(followup, today) ? "snoozed" : NULL;
}

static void fill_followup(const struct dashboard *model, const struct followup *followup,
                          struct listing_row *row, struct arena *arena)
{
    const char *ref = followup->record.ref, *code = followup->org.name;
    const char *word = hidden_word(followup, model->now.today);
    struct str what = {0};

    *row = (struct listing_row){
        .target = {&followup_noun, followup->record.id, ref, followup->title},
        .record = followup,
        .sign = followup->priority == PRIORITY_HIGH ? "!" : NULL,
        .sign_role = ROLE_HIGH,
        .hidden = word != NULL,
    };
    str_add(&what, "%s%s%s", word ? word : "", word ? ": " : "", followup->title);
    fill_cells(model, row, ref, str_keep(&what, arena), code, followup->due, arena);
    row->second = second_line(model, ref, code, word, arena);
    if (row->hidden)
        row->cells[FOLLOWUP_WHAT].role = ROLE_WAITING;
}

static void fill_commitment(const struct dashboard *model, const struct commitment *commitment,
                            struct listing_row *row, struct arena *arena)
{
    bool is_ours = !strcmp(commitment->debtor.name, model->book.home);
    bool is_to_us = !strcmp(commitment->creditor.name, model->book.home);
    const char *word = is_ours ? "we owe" : "they owe";
    const char *code = is_ours ? commitment->creditor.name : commitment->debtor.name;
    const char *ref = commitment->record.ref;
    struct str what = {0};

    *row = (struct listing_row){
        .target = {&commitment_noun, commitment->record.id, ref, commitment->text},
        .record = commitment,
    };
    str_add(&what, "%s", word);
    if (!is_ours && !is_to_us)
        str_add(&what, " %s", commitment->creditor.name);
    str_add(&what, ": %s", commitment->text);
    fill_cells(model, row, ref, str_keep(&what, arena), code, commitment->due, arena);
    row->second = second_line(model, ref, code, word, arena);
}

/* By due day; then promises before follow-ups, the more urgent ones first. */
static int urgency(const struct listing_row *row)
{
    if (row->target.noun == &commitment_noun)
        return PRIORITIES;
    return (int)((const struct followup *)row->record)->priority;
}

static int compare(const void *a, const void *b)
{
    const struct listing_row *x = a, *y = b;
    double left = x->order[FOLLOWUP_DUE], right = y->order[FOLLOWUP_DUE];

    if (left < right || left > right)
        return left < right ? -1 : 1;
    if (urgency(x) != urgency(y))
        return urgency(y) - urgency(x);
    return (x->order[FOLLOWUP_ID] > y->order[FOLLOWUP_ID])
           - (x->order[FOLLOWUP_ID] < y->order[FOLLOWUP_ID]);
}

static struct listing_row *next_row(struct listing *listing, struct arena *arena)
{
    listing->rows = arena_grow(arena, listing->rows, listing->count, sizeof(*listing->rows));
    return &listing->rows[listing->count++];
}

/* "12 late · 3 today" of what is shown; NULL if there is nothing. */
static const char *foot_of(const struct listing *listing, struct date today, struct arena *arena)
{
    size_t late = 0, now = 0;
    struct str text = {0};

    for (size_t i = 0; i < listing->count; i++) {
        double due = listing->rows[i].order[FOLLOWUP_DUE];

        if (listing->rows[i].hidden)
            continue;
        late += due < today.day;
        now += !(due < today.day) && !(due > today.day);
    }
    if (!listing->count)
        return NULL;
    str_add(&text, "%zu late · %zu today", late, now);
    return str_keep(&text, arena);
}

/* The first day on which something comes up after those listed. */
static const char *done_of(const struct dashboard *model, struct date next, struct arena *arena)
{
    char day[WHEN_TEXT_SIZE];
    struct str text = {0};

    if (!model->book.followups.count && !model->book.commitments.count)
        return NULL;
    str_add(&text, "Nothing is due in the next 7 days.");
    if (date_is_set(next))
        str_add(&text, " Next: %s.", date_write_long(next, day));
    return str_keep(&text, arena);
}

static void earlier(struct date *next, struct date due)
{
    if (date_is_set(due) && (!date_is_set(*next) || due.day < next->day))
        *next = due;
}

void dashboard_followups_list(struct dashboard *model, struct arena *arena)
{
    const struct list *followups = &model->book.followups, *promises = &model->book.commitments;
    struct listing *listing = &model->lists[PANEL_FOLLOWUPS];
    struct date today = model->now.today, next = DATE_NONE;

    *listing = (struct listing){
        .name = "followups", .title = "Follow-ups", .columns = columns,
        .column_count = FOLLOWUP_COLUMNS, .sorted = FOLLOWUP_DUE + 1, .sorted_word = "due",
        .none = "No follow-ups yet. {add} adds one.",
    };
    for (size_t i = 0; i < followups->count; i++) {
        const struct followup *followup = list_at(followups, sizeof(*followup), i);

        if (is_due(followup->due, today))
            fill_followup(model, followup, next_row(listing, arena), arena);
        else
            earlier(&next, followup->due);
    }
    for (size_t i = 0; i < promises->count; i++) {
        const struct commitment *commitment = list_at(promises, sizeof(*commitment), i);

        if (!commitment_is_open(commitment))
            continue;
        if (is_due(commitment->due, today))
            fill_commitment(model, commitment, next_row(listing, arena), arena);
        else
            earlier(&next, commitment->due);
    }
    if (listing->count)
        qsort(listing->rows, listing->count, sizeof(*listing->rows), compare);
    listing->foot = foot_of(listing, today, arena);
    listing->done = done_of(model, next, arena);
}
