#include "view/slots.h"

#include <math.h>
#include <string.h>

#include "view/page.h"
#include "view/rows.h"
#include "view/words.h"

/*
 * When to meet: a lane of half hours for each who takes part, and below them the times that were
 * found, the least bad first.
 */

enum { NUMBER, ON, TIME, HOW, FOUND_CELLS };
enum { LANE_GAP = 1, ZONE_WIDTH = 8, NOW_WIDTH = 6, NAME_MOST = 26, LANES_FROM = 12 };

static const struct column found_columns[FOUND_CELLS] = {
    [NUMBER] = {.title = "#", .min = 2, .max = 2, .whole = true, .align = ALIGN_RIGHT},
    [ON] = {.title = "Day", .min = 9, .max = 10, .whole = true},
    [TIME] = {.title = "Time", .min = 11, .max = 16, .whole = true},
    [HOW] = {.title = "How it is for them", .min = 6, .flex = 1},
};
static const struct column who_columns[1] = {{.title = "Who", .min = 6, .flex = 1}};

struct slots_page {
    struct slots slots;
    struct listing found, who;
    const char *inside, *changes;
    const char *place, *title;
};

/* Loading */

static enum role pain_role(enum slot_pain pain)
{
    if (pain <= SLOT_EDGE)
        return ROLE_OK;
    return pain == SLOT_BAD ? ROLE_MEDIUM : ROLE_HIGH;
}

static void list_found(struct slots_page *page, struct arena *arena)
{
    const struct slots *slots = &page->slots;
    const struct slot *slot;

    page->found = (struct listing){.title = "Found", .columns = found_columns,
                                   .column_count = FOUND_CELLS,
                                   .none = "No time is found in these days. L looks a week later."};
    for (size_t i = 0; (slot = slots_candidate(slots, i)); i++) {
        struct zone_time local = zone_local(slots->now.zone, slot->from);
        struct listing_row row = {.target = {.id = (int64_t)i + 1}};

        row.cells[NUMBER] = (struct table_cell){say(arena, "%zu", i + 1), ROLE_DIM};
        row.cells[ON] =
            (struct table_cell){slots_day(slot->from, slots->now.zone, arena), ROLE_TEXT};
        row.cells[TIME] = (struct table_cell){
            say(arena, "%s %s", slots_hours(slots, slot, arena), local.abbreviation), ROLE_TEXT};
        row.cells[HOW] = (struct table_cell){slots_hurts(slots, slot, true, arena),
                                             pain_role(slot->worst)};
        row.second = row.cells[HOW].text;
        for (size_t cell = 0; cell < CELLS_MOST; cell++)
            row.order[cell] = NAN;
        rows_add(&page->found, row, arena);
    }
}

static void list_who(struct slots_page *page, struct arena *arena)
{
    page->who = (struct listing){.title = "Who", .columns = who_columns, .column_count = 1,
                                 .none = ""};
    for (size_t i = 0; i < page->slots.count; i++) {
        struct listing_row row = {.target = {.id = (int64_t)i + 1}};

        row.cells[0] = (struct table_cell){page->slots.people[i].name, ROLE_TEXT};
        row.order[0] = NAN;
        rows_add(&page->who, row, arena);
    }
}

static bool load_slots(void *model, const struct view_request *request, struct desk *desk,
                       struct arena *arena, struct error *err)
{
    struct slots_page *page = model;
    struct slots_ask ask;

    *page = (struct slots_page){0};
    slots_ask_read(&ask, request->query, arena);
    if (!slots_load(&page->slots, &ask, desk, arena, err))
        return false;
    list_found(page, arena);
    list_who(page, arena);
    page->inside = slots_inside(&page->slots, arena);
    page->changes = slots_changes(&page->slots, arena);
    page->place = page->slots.about ? say(arena, "Find a time ‹ %s", page->slots.about)
                                    : "Find a time";
    page->title = page->slots.about
                      ? say(arena, "%s %s", page->slots.about, page->slots.about_said)
                      : "A new meeting";
    return true;
}

static const struct listing *listing_of(const void *model, size_t which)
{
    const struct slots_page *page = model;

    if (which > SLOTS_WHO)
        return NULL;
    return which == SLOTS_FOUND ? &page->found : &page->who;
}

static struct target subject_of(const void *model)
{
    const struct slots *slots = slots_of(model);

    return (struct target){slots->about_noun, slots->about_id, slots->about, slots->about_said};
}

static const char *place_of(const void *model)
{
    return ((const struct slots_page *)model)->place;
}

static size_t counts_of(const void *model, struct count *out, size_t most)
{
    (void)model;
    (void)out;
    (void)most;
    return 0;
}

const struct slots *slots_of(const void *model)
{
    return &((const struct slots_page *)model)->slots;
}

/* Looking */

const struct slot *slots_chosen(const void *model, const struct frame *frame)
{
    const struct list_state *state = &frame->lists[SLOTS_FOUND];

    if (state->scroll.cursor >= state->shown_count)
        return NULL;
    return slots_candidate(slots_of(model), state->shown[state->scroll.cursor]);
}

struct date slots_lane_day(const void *model, const struct frame *frame)
{
    const struct slots *slots = slots_of(model);
    const struct slot *slot = slots_chosen(model, frame);

    if (frame->place.is_set && frame->place.id == frame->lists[SLOTS_FOUND].id)
        return frame->place.day;
    return slot ? zone_date(slots->now.zone, slot->from) : slots->ask.from;
}

/* Where things go */

struct slots_layout {
    struct area lanes;          /* the head of the hours, then the rows of who takes part */
    struct area inside;         /* how many have time */
    struct area detail;         /* what the chosen time means */
    struct area changes;
};

static struct slots_layout lay_out(const struct slots_page *page, struct area area)
{
    int who = (int)page->slots.count, most = area.height / 3;
    int detail = area.height >= 24 ? who : 0;
    struct slots_layout out = {0};
    int y = area.y;

    if (area.height < LANES_FROM)
        return out;
    who = who < most ? who : most;
    out.lanes = (struct area){area.x, y, area.width, who + 1};
    y += who + 2;
    out.inside = (struct area){area.x, y, area.width, area.width < 100 ? 2 : 1};
    out.changes = (struct area){area.x, area.y + area.height - 1, area.width, 1};
    out.detail = (struct area){area.x, out.changes.y - detail, area.width, detail};
    return out;
}

static void stage_slots(const void *model, const struct frame *frame, int width, int height,
                        struct stage *out)
{
    const struct slots_page *page = model;
    struct page_box box = {0};
    struct slots_layout layout;
    struct area area, list;

    (void)frame;
    if (!page_frame(width, height, out, &area))
        return;
    area = page_box_stage(&box, area, out);
    layout = lay_out(page, area);
    list = area;
    if (area_is_there(layout.lanes)) {
        out->lists[SLOTS_WHO] = layout.lanes;
        out->lists[SLOTS_WHO].y++;
        out->lists[SLOTS_WHO].height--;
        list.y = layout.inside.y + layout.inside.height;
        list.height = (layout.detail.height ? layout.detail.y - 1 : layout.changes.y) - list.y;
    }
    page_stage_list(&page->found, SLOTS_FOUND, list, out);
}

/* Lanes */

struct lane_grid {
    int name, zone, now, x, cells;      /* widths; where the lanes begin; 48 or 24 */
};

static struct lane_grid lane_grid(int width)
{
    struct lane_grid grid = {.cells = SLOT_CELLS};
    int left;

    if (width < SLOT_CELLS + NAME_MOST / 3 + LANE_GAP)
        grid.cells = SLOT_CELLS / 2;
    left = width - grid.cells - LANE_GAP - 1;
    if (left >= ZONE_WIDTH + NOW_WIDTH + 10) {
        grid.zone = ZONE_WIDTH;
        grid.now = NOW_WIDTH;
        left -= ZONE_WIDTH + NOW_WIDTH;
    }
    grid.name = left < NAME_MOST ? left : NAME_MOST;
    grid.x = 1 + grid.name + grid.zone + grid.now + LANE_GAP;
    return grid;
}

static void draw_hours(const struct lane_grid *grid, struct area area, struct canvas *canvas)
{
    int step = grid->cells / 8;

    canvas_write(canvas, area.x + 1, area.y, grid->name, ROLE_STRONG, "Who");
    if (grid->zone) {
        canvas_write(canvas, area.x + 1 + grid->name, area.y, grid->zone, ROLE_STRONG, "Zone");
        canvas_write(canvas, area.x + 1 + grid->name + grid->zone, area.y, grid->now, ROLE_STRONG,
                     "Now");
    }
    for (int i = 0; i < 8; i++)
        canvas_writef(canvas, area.x + grid->x + i * step, area.y, 2, ROLE_STRONG, "%02d", i * 3);
}

static const char *cell_sign(enum slot_cell cell, bool ascii)
{
    static const char *const signs[] = {
        [SLOT_CELL_WORK] = "░", [SLOT_CELL_EDGE] = "─", [SLOT_CELL_OFF] = "·",
        [SLOT_CELL_BUSY] = "█", [SLOT_CELL_SKIPPED] = " ",
    };
    static const char *const plain_signs[] = {
        [SLOT_CELL_WORK] = ".", [SLOT_CELL_EDGE] = "-", [SLOT_CELL_OFF] = "_",
        [SLOT_CELL_BUSY] = "#", [SLOT_CELL_SKIPPED] = " ",
    };

    return (ascii ? plain_signs : signs)[cell];
}

static enum role cell_role(enum slot_cell cell)
{
    static const enum role roles[] = {
        [SLOT_CELL_WORK] = ROLE_FREE, [SLOT_CELL_EDGE] = ROLE_MEDIUM, [SLOT_CELL_OFF] = ROLE_OFF,
        [SLOT_CELL_BUSY] = ROLE_BUSY, [SLOT_CELL_SKIPPED] = ROLE_OFF,
    };

    return roles[cell];
}

/* An hour is what is worse of its halves. */
static enum slot_cell worse(enum slot_cell a, enum slot_cell b)
{
    if (b == SLOT_CELL_SKIPPED)
        return a;
    return a == SLOT_CELL_SKIPPED || b > a ? b : a;
}

static void draw_lane(const struct slots_page *page, const struct frame *frame, size_t who,
                      const struct lane_grid *grid, int x, int y, struct canvas *canvas)
{
    const struct slot_participant *participant = &page->slots.participants[who];
    enum slot_cell cells[SLOT_CELLS];
    struct arena arena = {0};
    int halves = SLOT_CELLS / grid->cells;

    slot_lane(cells, participant, slots_lane_day(page, frame), page->slots.now.zone, &arena);
    for (int i = 0; i < grid->cells; i++) {
        enum slot_cell cell = cells[i * halves];

        if (halves > 1)
            cell = worse(cell, cells[i * halves + 1]);
        canvas_write(canvas, x + i, y, 1, cell_role(cell), cell_sign(cell, canvas->ascii));
    }
    arena_clear(&arena);
}

/* "PST", "JST +17": how far it is from our clock. */
static void draw_zone(const struct slots_page *page, size_t who, int x, int y,
                      const struct lane_grid *grid, struct canvas *canvas)
{
    const struct slots *slots = &page->slots;
    struct zone_time theirs = zone_local(slots->participants[who].zone, slots->now.instant);
    struct zone_time ours = zone_local(slots->now.zone, slots->now.instant);
    int minutes = (theirs.offset - ours.offset) / 60, clock = wall_minute(theirs.wall);

    if (minutes % 60)
        canvas_writef(canvas, x, y, grid->zone - 1, ROLE_DIM, "%+d:%02d", minutes / 60,
                      (minutes < 0 ? -minutes : minutes) % 60);
    else if (minutes && !strcmp(theirs.abbreviation, ours.abbreviation))
        canvas_writef(canvas, x, y, grid->zone - 1, ROLE_DIM, "%+d h", minutes / 60);
    else if (minutes)
        canvas_writef(canvas, x, y, grid->zone - 1, ROLE_DIM, "%s %+d", theirs.abbreviation,
                      minutes / 60);
    else
        canvas_write(canvas, x, y, grid->zone - 1, ROLE_DIM, theirs.abbreviation);
    canvas_writef(canvas, x + grid->zone, y, grid->now - 1, ROLE_DIM, "%02d:%02d", clock / 60,
                  clock % 60);
}

/* The time that is chosen, over all lanes. */
static void draw_chosen(const struct slots_page *page, const struct frame *frame,
                        const struct lane_grid *grid, struct area rows, struct canvas *canvas)
{
    const struct slot *slot = slots_chosen(page, frame);
    const struct zone *zone = page->slots.now.zone;
    int64_t midnight = (int64_t)slots_lane_day(page, frame).day * INSTANT_DAY;
    const int64_t cell = INSTANT_DAY / grid->cells;

    for (int i = 0; slot && i < grid->cells; i++) {
        int64_t at = midnight + i * cell;

        if (zone_local(zone, slot->from).wall >= at + cell || zone_local(zone, slot->to).wall <= at)
            continue;
        for (int line = 0; line < rows.height; line++)
            canvas_surface(canvas, rows.x + grid->x + i, rows.y + line, 1, ROLE_SELECTION);
    }
}

static void draw_who(const struct slots_page *page, const struct frame *frame,
                     const struct stage *stage, struct area area, struct canvas *canvas)
{
    struct area rows = stage->lists[SLOTS_WHO];
    const struct list_state *state = &frame->lists[SLOTS_WHO];
    struct lane_grid grid = lane_grid(area.width);
    bool is_focused = stage_focus(stage, frame->focus) == SLOTS_WHO;

    draw_hours(&grid, area, canvas);
    for (int line = 0; line < rows.height; line++) {
        size_t at = (size_t)state->scroll.top + (size_t)line, who;
        bool is_optional;

        if (at >= state->shown_count)
            break;
        who = state->shown[at];
        is_optional = page->slots.participants[who].optional;
        canvas_writef(canvas, rows.x + 1, rows.y + line, grid.name - 1,
                      is_optional ? ROLE_DIM : ROLE_TEXT, "%s%s", is_optional ? "(x) " : "",
                      page->slots.people[who].name);
        if (grid.zone)
            draw_zone(page, who, rows.x + 1 + grid.name, rows.y + line, &grid, canvas);
        draw_lane(page, frame, who, &grid, rows.x + grid.x, rows.y + line, canvas);
        if (is_focused && at == state->scroll.cursor) {
            canvas_write(canvas, rows.x, rows.y + line, 1, ROLE_CURSOR, "▸");
            canvas_surface(canvas, rows.x, rows.y + line, grid.x - 1, ROLE_SELECTION);
        }
    }
    draw_chosen(page, frame, &grid, rows, canvas);
}

/* Whom the chosen time hurts, a line each */

static void draw_detail(const struct slots_page *page, const struct frame *frame, struct area area,
                        struct canvas *canvas)
{
    const struct slot *slot = slots_chosen(page, frame);
    const struct slots *slots = &page->slots;
    struct arena arena = {0};

    for (size_t i = 0; slot && i < slots->count && (int)i < area.height; i++) {
        const struct slot_part *part = &slot->parts[i];
        int64_t turns = slots->participants[i].turns;
        const char *line =
            say(&arena, "%s: %s %s, %s", slots->people[i].name,
                moment_write(slot->from, slots->participants[i].zone, slots->now.today, &arena),
                slots_zone(slots, i, &arena), slots_pain_words(part->pain));

        if (i == slot->left_out)
            line = say(&arena, "%s: left out", slots->people[i].name);
        else if (turns)
            line = say(&arena, "%s; had the bad hour %lld time%s in a year", line,
                       (long long)turns, turns == 1 ? "" : "s");
        if (part->takes_turn)
            line = say(&arena, "%s; takes a turn", line);
        canvas_write(canvas, area.x + 1, area.y + (int)i, area.width - 1, pain_role(part->pain),
                     line);
    }
    arena_clear(&arena);
}

static void draw_slots(const void *model, const struct frame *frame, const struct stage *stage,
                       struct canvas *canvas)
{
    const struct slots_page *page = model;
    struct area all = {0, 1, canvas->width, canvas->height - 3};
    struct page_box box = {.focused = true};
    struct slots_layout layout;
    struct stage unused = *stage;
    struct arena arena = {0};
    struct date day;

    if (stage->layout.name == LAYOUT_TOO_SMALL)
        return;
    day = slots_lane_day(model, frame);
    box.title = say(&arena, "%s · %s %d %s, %lld min", page->title,
                    weekday_names[date_weekday(day)], date_civil(day).day,
                    month_names[date_civil(day).month - 1], (long long)page->slots.ask.minutes);
    box.foot = say(&arena, "%zu found · %s work %s edge %s off %s busy", page->found.count,
                   cell_sign(SLOT_CELL_WORK, canvas->ascii),
                   cell_sign(SLOT_CELL_EDGE, canvas->ascii),
                   cell_sign(SLOT_CELL_OFF, canvas->ascii),
                   cell_sign(SLOT_CELL_BUSY, canvas->ascii));
    page_box_draw(&box, all, stage, canvas);
    layout = lay_out(page, page_box_stage(&(struct page_box){0}, all, &unused));
    if (area_is_there(layout.lanes)) {
        draw_who(page, frame, stage, layout.lanes, canvas);
        canvas_write_block(canvas, layout.inside.x + 1, layout.inside.y, layout.inside.width - 1,
                           layout.inside.height, ROLE_STRONG, page->inside);
        draw_detail(page, frame, layout.detail, canvas);
        canvas_write(canvas, layout.changes.x + 1, layout.changes.y, layout.changes.width - 1,
                     ROLE_DIM, page->changes);
    }
    page_draw_list(&page->found, SLOTS_FOUND, frame, stage, canvas);
    arena_clear(&arena);
}

const struct view slots_view = {
    .name = "slots",
    .model_size = sizeof(struct slots_page),
    .load = load_slots,
    .listing = listing_of,
    .subject = subject_of,
    .place = place_of,
    .counts = counts_of,
    .stage = stage_slots,
    .draw = draw_slots,
    .scope = SCOPE_SLOTS,
};
