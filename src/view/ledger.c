#include <liaise/ledger.h>
#include <liaise/lifecycle.h>
#include <liaise/org.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "view/page.h"
#include "view/rows.h"
#include "view/words.h"

/*
 * The ledger of promises: what we owe, what is owed to us, what others owe each other, each with
 * what is open above what is settled; and how reliable every party has been.
 */

enum { TAB_KEPT = LEDGER_SIDES, LEDGER_TABS };
enum { REF, WHO, TEXT, STATE, DUE, PROMISE_CELLS };
enum { CODE, NAME, RELIABILITY, BY_THEM, TO_THEM, OVERDUE, KEPT_CELLS };

static const char *const tabs[] = {"We owe", "They owe", "Between", "Kept", NULL};

static const struct column promise_columns[PROMISE_CELLS] = {
    [REF] = {.title = "ID", .min = 4, .max = 6, .whole = true, .priority = 1},
    [WHO] = {.title = "Who to whom", .min = 7, .max = 14, .priority = 3},
    [TEXT] = {.title = "Promise", .min = 10, .flex = 1},
    [STATE] = {.title = "State", .min = 7, .max = 18, .whole = true, .priority = 4},
    [DUE] = {.title = "Due", .min = 7, .max = 7, .whole = true, .priority = 2},
};

static const struct column kept_columns[KEPT_CELLS] = {
    [CODE] = {.title = "ID", .min = 3, .max = 6, .whole = true, .priority = 1},
    [NAME] = {.title = "Party", .min = 8, .flex = 1},
    [RELIABILITY] = {.title = "Reliability", .min = 5, .max = 11, .whole = true, .priority = 2,
                     .align = ALIGN_RIGHT},
    [BY_THEM] = {.title = "Kept by them", .min = 6, .max = 17, .whole = true, .priority = 3},
    [TO_THEM] = {.title = "Kept to them", .min = 6, .max = 17, .whole = true, .priority = 4},
    [OVERDUE] = {.title = "Overdue", .min = 3, .max = 14, .whole = true, .priority = 5},
};

struct ledger {
    struct listing lists[LEDGER_TABS];
    const char *counts[LEDGER_SIDES];       /* "we owe 2 late"; NULL */
};

struct ledger_load {
    struct ledger *ledger;
    struct book book;
    struct desk *desk;
    struct arena *arena;
};

/* Promises */

enum group { GROUP_OPEN, GROUP_UNSETTLED, GROUP_SETTLED, GROUPS };

static enum group group_of(const struct commitment *commitment)
{
    if (commitment_is_open(commitment))
        return GROUP_OPEN;
    return commitment->status == COMMITMENT_OFFERED || commitment->status == COMMITMENT_DISPUTED
               ? GROUP_UNSETTLED : GROUP_SETTLED;
}

static const char *short_name(const struct ledger_load *load, const struct link *link)
{
    if (!link->name)
        return "?";
    return strcmp(link->name, load->book.home) ? link->name : "us";
}

/* "kept 18d late", "broken, now C-26", "open, broken?" */
static const char *state_of(const struct ledger_load *load, const struct commitment *commitment)
{
    const struct commitment *next =
        ledger_successor(&load->book.commitments, commitment->record.ref);
    const char *status =
        plain(choice_name(&commitment_status_choices, (int)commitment->status), load->arena);
    int64_t late;

    if (commitment_days_late(commitment, &late))
        return late ? say(load->arena, "kept %lldd late", (long long)late) : "kept";
    if (next)
        return say(load->arena, "%s, now %s", status, next->record.ref);
    if (commitment_proposes_broken(commitment, load->desk->now.today))
        return say(load->arena, "%s, broken?", status);
    return status;
}

static struct listing_row promise_row(const struct ledger_load *load,
                                      const struct commitment *commitment)
{
    struct date today = load->desk->now.today;
    bool open = commitment_is_open(commitment), late = commitment_is_late(commitment, today);
    enum role role = group_of(commitment) == GROUP_SETTLED ? ROLE_DIM : ROLE_TEXT;
    struct listing_row row = {.target = target_of(&commitment_noun, commitment),
                              .record = commitment};
    char due[DATE_TEXT_SIZE];

    for (size_t i = 0; i < CELLS_MOST; i++)
        row.order[i] = NAN;
    row.cells[REF] = (struct table_cell){commitment->record.ref, ROLE_DIM};
    row.cells[WHO] =
        (struct table_cell){say(load->arena, "%s→%s", short_name(load, &commitment->debtor),
                                short_name(load, &commitment->creditor)),
                            role};
    row.cells[TEXT] = (struct table_cell){commitment->text, role};
    row.cells[STATE] = (struct table_cell){state_of(load, commitment),
                                           late ? ROLE_LATE : ROLE_DIM};
    row.cells[DUE] = (struct table_cell){
        open ? arena_copy(load->arena, due_write(commitment->due, today, due))
             : day_gone(commitment->due, today, load->arena),
        late ? ROLE_LATE : role};
    if (date_is_set(commitment->due))
        row.order[DUE] = commitment->due.day;
    row.second = say_and(load->arena, row.cells[WHO].text, row.cells[STATE].text);
    return row;
}

static int64_t day_of(struct date date)
{
    return date_is_set(date) ? date.day : INT64_MAX;
}

/* Open ones by due day, then those offered or disputed; then settled ones, the newest first. */
static int compare(const void *a, const void *b)
{
    const struct commitment *left = *(const struct commitment *const *)a;
    const struct commitment *right = *(const struct commitment *const *)b;
    enum group group = group_of(left), other = group_of(right);
    int64_t x = day_of(left->due), y = day_of(right->due);

    if (group != other)
        return group < other ? -1 : 1;
    if (x != y)
        return (x < y) == (group != GROUP_SETTLED) ? -1 : 1;
    return (left->record.id > right->record.id) - (left->record.id < right->record.id);
}

static void add_heading(struct listing *listing, const char *text, struct arena *arena)
{
    rows_add(listing, (struct listing_row){.heading = text}, arena);
}

static void fill_side(const struct ledger_load *load, enum ledger_side side)
{
    static const char *const groups[GROUPS] = {"Open", "Offered or disputed", "Settled"};
    static const char *const late_words[LEDGER_SIDES] = {"we owe", "they owe", "between"};
    const struct list *all = &load->book.commitments;
    const struct commitment **sorted =
        arena_alloc(load->arena, (all->count + 1) * sizeof(*sorted));
    struct listing *listing = &load->ledger->lists[side];
    size_t count = 0, late = 0;

    for (size_t i = 0; i < all->count; i++) {
        const struct commitment *commitment = list_at(all, sizeof(*commitment), i);

        if (ledger_side_of(commitment, load->book.home) == side)
            sorted[count++] = commitment;
    }
    if (count)
        qsort(sorted, count, sizeof(*sorted), compare);
    for (size_t i = 0; i < count; i++) {
        enum group group = group_of(sorted[i]);

        if (!i || group != group_of(sorted[i - 1]))
            add_heading(listing, groups[group], load->arena);
        rows_add(listing, promise_row(load, sorted[i]), load->arena);
        late += commitment_is_late(sorted[i], load->desk->now.today);
    }
    if (late)
        load->ledger->counts[side] = say(load->arena, "%s %zu late", late_words[side], late);
}

/* How it was kept */

/* "4 of 7, 1 late" */
static const char *tally_words(const struct ledger_tally *tally, struct arena *arena)
{
    if (!ledger_settled(tally))
        return "";
    if (!tally->kept_late)
        return say(arena, "%zu of %zu", ledger_kept(tally), ledger_settled(tally));
    return say(arena, "%zu of %zu, %zu late", ledger_kept(tally), ledger_settled(tally),
               tally->kept_late);
}

static const char *overdue_words(size_t by, size_t to, struct arena *arena)
{
    const char *ours = to ? say(arena, "%zu by us", to) : "";

    return by ? say_and(arena, say(arena, "%zu by them", by), ours) : ours;
}

static void count_org(const struct ledger_load *load, const struct org *org,
                      struct ledger_tally *by, struct ledger_tally *to)
{
    const struct list *all = &load->book.commitments;

    for (size_t i = 0; i < all->count; i++) {
        const struct commitment *commitment = list_at(all, sizeof(*commitment), i);

        if (commitment->debtor.id == org->record.id)
            ledger_count(by, commitment, load->desk->now.today);
        else if (commitment->creditor.id == org->record.id)
            ledger_count(to, commitment, load->desk->now.today);
    }
}

static struct listing_row kept_row(const struct ledger_load *load, const struct org_figures *org)
{
    const struct health *health = &org->health.now;
    bool present = health->components[HEALTH_RELIABILITY].present;
    double value = health->components[HEALTH_RELIABILITY].value;
    struct listing_row row = {.target = target_of(&org_noun, &org->org->org),
                              .record = &org->org->org};
    struct ledger_tally by = {0}, to = {0};

    for (size_t i = 0; i < CELLS_MOST; i++)
        row.order[i] = NAN;
    count_org(load, &org->org->org, &by, &to);
    row.cells[CODE] = (struct table_cell){org->org->org.code, ROLE_DIM};
    row.cells[NAME] = (struct table_cell){org->org->org.name, ROLE_TEXT};
    row.cells[RELIABILITY] = (struct table_cell){present ? say(load->arena, "%.1f", value) : "—",
                                                 present && value < 50 ? ROLE_LATE : ROLE_TEXT};
    row.cells[BY_THEM] = (struct table_cell){tally_words(&by, load->arena), ROLE_TEXT};
    row.cells[TO_THEM] = (struct table_cell){tally_words(&to, load->arena), ROLE_TEXT};
    row.cells[OVERDUE] =
        (struct table_cell){overdue_words(by.late, to.late, load->arena), ROLE_LATE};
    if (present)
        row.order[RELIABILITY] = value;
    row.second = row.cells[OVERDUE].text;
    return row;
}

static bool fill_kept(const struct ledger_load *load, struct error *err)
{
    struct org_figures *figures;
    size_t count;

    if (!figures_orgs(&load->book, &load->desk->config->health, load->desk->now.today, &figures,
                      &count, load->arena, err))
        return false;
    for (size_t i = 0; i < count; i++)
        rows_add(&load->ledger->lists[TAB_KEPT], kept_row(load, &figures[i]), load->arena);
    return true;
}

static bool load_ledger(void *model, const struct view_request *request, struct desk *desk,
                        struct arena *arena, struct error *err)
{
    static const char *const none[LEDGER_SIDES] = {
        "We have promised nothing yet. a c adds a promise.", "Nobody has promised us anything yet.",
        "Nobody has promised anybody else anything yet."};
    struct ledger *ledger = model;
    struct ledger_load load = {.ledger = ledger, .desk = desk, .arena = arena};

    (void)request;
    *ledger = (struct ledger){0};
    if (!book_read(desk->store, &load.book, arena, err))
        return false;
    for (enum ledger_side side = 0; side < LEDGER_SIDES; side++) {
        ledger->lists[side] = (struct listing){
            .name = "owed", .title = tabs[side], .columns = promise_columns,
            .column_count = PROMISE_CELLS, .has_header = true, .none = none[side],
            .headings_from = 6};
        fill_side(&load, side);
    }
    ledger->lists[TAB_KEPT] = (struct listing){
        .name = "kept", .title = tabs[TAB_KEPT], .columns = kept_columns,
        .column_count = KEPT_CELLS, .has_header = true, .none = "No parties yet."};
    return fill_kept(&load, err);
}

static const struct listing *listing_of(const void *model, size_t which)
{
    return which < LEDGER_TABS ? &((const struct ledger *)model)->lists[which] : NULL;
}

static struct target subject_of(const void *model)
{
    (void)model;
    return (struct target){0};
}

static const char *place_of(const void *model)
{
    (void)model;
    return "Ledger";
}

static size_t counts_of(const void *model, struct count *out, size_t most)
{
    const struct ledger *ledger = model;
    size_t count = 0;

    for (size_t side = 0; side < LEDGER_SIDES && count < most; side++) {
        if (ledger->counts[side])
            out[count++] = (struct count){ledger->counts[side], ROLE_LATE};
    }
    return count;
}

static struct page_box box_of(const struct frame *frame)
{
    return (struct page_box){.title = "Ledger", .tabs = tabs, .focused = true,
                             .tab = frame->tab < LEDGER_TABS ? frame->tab : 0};
}

static void stage_ledger(const void *model, const struct frame *frame, int width, int height,
                         struct stage *out)
{
    const struct ledger *ledger = model;
    struct page_box box = box_of(frame);
    struct area area;

    if (page_frame(width, height, out, &area))
        page_stage_list(&ledger->lists[box.tab], box.tab, page_box_stage(&box, area, out), out);
}

static void draw_ledger(const void *model, const struct frame *frame, const struct stage *stage,
                        struct canvas *canvas)
{
    const struct ledger *ledger = model;
    struct page_box box = box_of(frame);
    struct area all = {0, 1, canvas->width, canvas->height - 3};

    if (stage->layout.name == LAYOUT_TOO_SMALL)
        return;
    page_box_draw(&box, all, stage, canvas);
    page_draw_list(&ledger->lists[box.tab], box.tab, frame, stage, canvas);
}

const struct view ledger_view = {
    .name = "ledger",
    .model_size = sizeof(struct ledger),
    .load = load_ledger,
    .listing = listing_of,
    .subject = subject_of,
    .place = place_of,
    .counts = counts_of,
    .tabs = tabs,
    .stage = stage_ledger,
    .draw = draw_ledger,
};
