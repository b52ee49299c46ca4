#include <liaise/journal.h>
#include <math.h>
#include <string.h>

#include "view/page.h"
#include "view/rows.h"
#include "view/words.h"

/* What was done, the newest first: of one record, or of everything. */

enum { WHEN, SENTENCE, STATE, WHO, RECORDS, HISTORY_CELLS };
enum { CHANGES_READ = 200 };

static const struct column columns[HISTORY_CELLS] = {
    [WHEN] = {.title = "When", .min = 12, .max = 22, .whole = true, .priority = 1},
    [SENTENCE] = {.title = "What was done", .min = 12, .flex = 1},
    [STATE] = {.title = "State", .min = 6, .max = 10, .whole = true, .priority = 2},
    [WHO] = {.title = "Who", .min = 6, .max = 20, .priority = 3},
    [RECORDS] = {.title = "Records", .min = 7, .max = 7, .whole = true, .priority = 4,
                 .align = ALIGN_RIGHT},
};

struct history {
    struct target target;           /* noun NULL: everything */
    struct listing listing;
    const char *place, *title;
};

static const char *state_of(const struct change *change)
{
    if (change->is_undone)
        return "undone";
    switch (change->kind) {
    case CHANGE_DO:
        return "";
    case CHANGE_UNDO:
        return "undo";
    case CHANGE_REDO:
        return "redo";
    case CHANGE_SETUP:
        return "set-up";
    }
    return "";
}

static struct listing_row change_row(const struct change *change, struct now now,
                                     struct arena *arena)
{
    enum role role = change->is_undone ? ROLE_DIM : ROLE_TEXT;
    const char *state = state_of(change);
    struct listing_row row = {.target = {.id = change->id}};

    row.cells[WHEN] =
        (struct table_cell){moment_write(change->at, now.zone, now.today, arena), ROLE_DIM};
    row.cells[SENTENCE] = (struct table_cell){change->sentence, role};
    row.cells[STATE] = (struct table_cell){state, change->is_undone ? ROLE_LATE : ROLE_DIM};
    row.cells[WHO] = (struct table_cell){change->actor, ROLE_DIM};
    row.cells[RECORDS] =
        (struct table_cell){say(arena, "%lld", (long long)change->records), ROLE_DIM};
    for (size_t i = 0; i < CELLS_MOST; i++)
        row.order[i] = NAN;
    row.order[WHEN] = (double)change->at;
    row.order[RECORDS] = (double)change->records;
    row.second = say_and(arena, row.cells[WHEN].text,
                         say_and(arena, change->actor, state));
    return row;
}

static bool find_target(struct history *history, const struct target *asked, struct desk *desk,
                        struct arena *arena, struct error *err)
{
    void *record;

    history->target = *asked;
    if (!asked->noun || (asked->key && *asked->key))
        return true;
    record = arena_alloc(arena, asked->noun->size);
    if (!record_get(desk->store, asked->noun, asked->id, record, arena, err))
        return false;
    history->target = target_of(asked->noun, record);
    return true;
}

static bool load_history(void *model, const struct view_request *request, struct desk *desk,
                         struct arena *arena, struct error *err)
{
    struct history *history = model;
    size_t wanted = request->rows_wanted ? request->rows_wanted : CHANGES_READ;
    struct change_list changes;
    const char *key;

    *history = (struct history){0};
    if (!find_target(history, &request->target, desk, arena, err))
        return false;
    key = history->target.noun ? history->target.key : NULL;
    if (!change_list(desk->store, key, 0, wanted, &changes, arena, err))
        return false;
    history->listing = (struct listing){
        .name = "history", .title = "History", .columns = columns,
        .column_count = HISTORY_CELLS, .has_header = true,
        .none = key ? "It has not been changed since it came into the store."
                    : "Nothing has been done yet."};
    for (size_t i = 0; i < changes.count; i++)
        rows_add(&history->listing, change_row(&changes.items[i], desk->now, arena), arena);
    history->place = key ? say(arena, "History ‹ %s", key) : "History";
    history->title = key ? say(arena, "History of %s", key) : "What was done";
    return true;
}

static const struct listing *listing_of(const void *model, size_t which)
{
    return which ? NULL : &((const struct history *)model)->listing;
}

static struct target subject_of(const void *model)
{
    return ((const struct history *)model)->target;
}

static const char *place_of(const void *model)
{
    return ((const struct history *)model)->place;
}

static size_t counts_of(const void *model, struct count *out, size_t most)
{
    (void)model;
    (void)out;
    (void)most;
    return 0;
}

static void stage_history(const void *model, const struct frame *frame, int width, int height,
                          struct stage *out)
{
    const struct history *history = model;
    struct page_box box = {0};
    struct area area;

    (void)frame;
    if (page_frame(width, height, out, &area))
        page_stage_list(&history->listing, 0, page_box_stage(&box, area, out), out);
}

static void draw_history(const void *model, const struct frame *frame, const struct stage *stage,
                         struct canvas *canvas)
{
    const struct history *history = model;
    struct page_box box = {.title = history->title, .focused = true,
                           .foot = history->target.noun
                                       ? NULL
                                       : "u takes back the newest, C-r brings it back"};
    struct area all = {0, 1, canvas->width, canvas->height - 3};

    if (stage->layout.name == LAYOUT_TOO_SMALL)
        return;
    page_box_draw(&box, all, stage, canvas);
    page_draw_list(&history->listing, 0, frame, stage, canvas);
}

const struct view history_view = {
    .name = "history",
    .model_size = sizeof(struct history),
    .load = load_history,
    .listing = listing_of,
    .subject = subject_of,
    .place = place_of,
    .counts = counts_of,
    .stage = stage_history,
    .draw = draw_history,
};
