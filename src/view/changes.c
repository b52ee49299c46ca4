#include <math.h>

#include <liaise/journal.h>

#include "base/str.h"
#include "view/document.h"

enum { CHANGES_MOST = 500 };
enum { WHEN, WHAT, RECORDS, WHO, COLUMNS };

struct changes {
    struct listing listing;
};

static const struct column columns[COLUMNS] = {
    [WHEN] = {.title = "When", .min = 16, .max = 16, .whole = true},
    [WHAT] = {.title = "What", .min = 12, .flex = 1},
    [RECORDS] = {.title = "Records", .min = 7, .max = 7, .align = ALIGN_RIGHT, .priority = 2},
    [WHO] = {.title = "Who", .min = 6, .max = 20, .priority = 1},
};

static const char *number(int64_t value, struct arena *arena)
{
    struct str text = {0};
    const char *copy;

    str_add(&text, "%lld", (long long)value);
    copy = arena_copy(arena, text.text);
    str_done(&text);
    return copy;
}

static const char *moment(int64_t at, const struct zone *zone, struct arena *arena)
{
    char text[WALL_TEXT_SIZE];

    wall_write(zone_local(zone, at).wall, text);
    text[10] = ' ';
    return arena_copy(arena, text);
}

static const char *sentence(const struct change *change, struct arena *arena)
{
    struct str text = {0};
    const char *copy;

    if (!change->is_undone)
        return change->sentence;
    str_add(&text, "%s (undone)", change->sentence);
    copy = arena_copy(arena, text.text);
    str_done(&text);
    return copy;
}

static void fill_row(struct listing_row *row, const struct change *change,
                     const struct zone *zone, struct arena *arena)
{
    bool stands = change->kind == CHANGE_DO && !change->is_undone;

    *row = (struct listing_row){.target = {.id = change->id}};
    row->cells[WHEN] = (struct table_cell){moment(change->at, zone, arena), ROLE_DIM};
    row->cells[WHAT] = (struct table_cell){sentence(change, arena), stands ? ROLE_TEXT : ROLE_DIM};
    row->cells[RECORDS] = (struct table_cell){number(change->records, arena), ROLE_TEXT};
    row->cells[WHO] = (struct table_cell){change->actor, ROLE_DIM};
    row->order[WHEN] = (double)change->id;
    row->order[RECORDS] = (double)change->records;
    row->order[WHAT] = row->order[WHO] = NAN;
}

static bool changes_load(void *model, const struct view_request *request, struct desk *desk,
                         struct arena *arena, struct error *err)
{
    struct changes *changes = model;
    struct listing *listing = &changes->listing;
    struct change_list list;

    (void)request;
    if (!change_list(desk->store, NULL, 0, CHANGES_MOST, &list, arena, err))
        return false;
    *listing = (struct listing){
        .name = "changes",
        .title = "Changes",
        .columns = columns,
        .column_count = COLUMNS,
        .has_header = true,
        .rows = arena_alloc(arena, (list.count + 1) * sizeof(*listing->rows)),
        .count = list.count,
        .none = "Nothing was changed yet.",
    };
    for (size_t i = 0; i < list.count; i++)
        fill_row(&listing->rows[i], &list.items[i], desk->now.zone, arena);
    return true;
}

static const struct listing *changes_listing(const void *model, size_t which)
{
    return which ? NULL : &((const struct changes *)model)->listing;
}

static struct target changes_subject(const void *model)
{
    (void)model;
    return (struct target){0};
}

static const char *changes_place(const void *model)
{
    (void)model;
    return "Changes";
}

static size_t changes_counts(const void *model, struct count *out, size_t most)
{
    (void)model;
    (void)out;
    (void)most;
    return 0;
}

static bool has_borders(int width)
{
    return width >= 2 * LAYOUT_LEAST_WIDTH;
}

static void changes_stage(const void *model, const struct frame *frame, int width, int height,
                          struct stage *out)
{
    int edge = has_borders(width) ? 1 : 0;

    (void)model;
    (void)frame;
    out->header = (struct area){0, 0, width, 1};
    out->list_heads[0] = (struct area){edge, 1 + edge, width - 2 * edge, 1};
    out->lists[0] = (struct area){edge, 2 + edge, width - 2 * edge, height - 4 - 2 * edge};
}

static void changes_draw(const void *model, const struct frame *frame, const struct stage *stage,
                         struct canvas *canvas)
{
    const struct changes *changes = model;
    struct area area = {0, 1, canvas->width, canvas->height - 3};
    struct box box = {.title = "Changes", .foot_right = "u takes back the newest, C-r brings back",
                      .focused = true, .surface = ROLE_PANEL};

    listing_draw(&changes->listing, &frame->lists[0], frame, stage, 0,
                 has_borders(canvas->width) ? &box : NULL, area, canvas);
}

const struct view changes_view = {
    .name = "changes",
    .model_size = sizeof(struct changes),
    .load = changes_load,
    .listing = changes_listing,
    .subject = changes_subject,
    .place = changes_place,
    .counts = changes_counts,
    .stage = changes_stage,
    .draw = changes_draw,
};
