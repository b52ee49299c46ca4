#include <math.h>
#include <stdio.h>
#include <string.h>

#include "view/calendar_private.h"
#include "view/page.h"
#include "view/rows.h"
#include "view/words.h"

/*
 * The calendar: a week as a grid of hours, a month as a grid of days, and where there is no room
 * for either a list.
 */

enum { TIME, WHAT, AGENDA_CELLS };

static const struct column columns[AGENDA_CELLS] = {
    [TIME] = {.title = "Time", .min = 5, .max = 7, .whole = true},
    [WHAT] = {.title = "What", .min = 12, .flex = 1},
};

/* The list of all */

static const char *time_text(const struct calendar_entry *entry, struct arena *arena)
{
    int minute = wall_minute(entry->starts);

    if (entry->starts == WALL_NONE)
        return entry->word;
    return say(arena, "%02d:%02d", minute / 60, minute % 60);
}

static struct listing_row entry_row(const struct calendar_entry *entry, struct arena *arena)
{
    const char *what = entry->kind == CALENDAR_MEETING
                           ? entry->said
                           : say(arena, "%s %s", entry->key, entry->said);
    struct listing_row row = {
        .target = {entry->noun, entry->id, entry->key, entry->said},
        .record = entry->record,
        .cells = {[TIME] = {time_text(entry, arena), entry->role},
                  [WHAT] = {what, ROLE_TEXT}},
        .second = say_and(arena, entry->key, say_and(arena, entry->with, entry->elsewhere)),
    };

    for (size_t i = 0; i < CELLS_MOST; i++)
        row.order[i] = NAN;
    return row;
}

static void add_row(struct calendar_page *page, const struct listing_row *row, size_t entry,
                    struct arena *arena)
{
    page->row_entries = arena_grow(arena, page->row_entries, page->agenda.count,
                                   sizeof(*page->row_entries));
    page->row_entries[page->agenda.count] = entry;
    rows_add(&page->agenda, *row, arena);
}

static void make_agenda(struct calendar_page *page, struct arena *arena)
{
    const struct calendar *calendar = &page->calendar;
    int32_t day = INT32_MIN;

    page->agenda = (struct listing){
        .name = "calendar", .title = "Calendar", .columns = columns,
        .column_count = AGENDA_CELLS,
        .none = "Nothing stands in these days. a adds a meeting."};
    for (size_t i = 0; i < calendar->count; i++) {
        const struct calendar_entry *entry = &calendar->entries[i];
        struct civil civil = date_civil(entry->from);
        struct listing_row heading = {
            .heading = say(arena, "%s %d %s%s", weekday_names[date_weekday(entry->from)],
                           civil.day, month_names[civil.month - 1],
                           entry->from.day == calendar->now.today.day ? ", today" : "")};
        struct listing_row row = entry_row(entry, arena);

        if (entry->from.day != day)
            add_row(page, &heading, SIZE_MAX, arena);
        day = entry->from.day;
        add_row(page, &row, i, arena);
    }
}

static bool load_calendar(void *model, const struct view_request *request, struct desk *desk,
                          struct arena *arena, struct error *err)
{
    struct calendar_page *page = model;
    struct calendar_ask ask = calendar_ask_read(request->query, desk->now.today);

    *page = (struct calendar_page){0};
    if (!calendar_load(&page->calendar, &ask, desk, arena, err))
        return false;
    make_agenda(page, arena);
    page->title = calendar_title(&page->calendar, arena);
    page->place = say(arena, "Calendar ‹ %s", page->title);
    return true;
}

static const struct listing *listing_of(const void *model, size_t which)
{
    return which ? NULL : &((const struct calendar_page *)model)->agenda;
}

static struct target subject_of(const void *model)
{
    (void)model;
    return (struct target){0};
}

static const char *place_of(const void *model)
{
    return ((const struct calendar_page *)model)->place;
}

static size_t counts_of(const void *model, struct count *out, size_t most)
{
    (void)model;
    (void)out;
    (void)most;
    return 0;
}

static struct target target_of_place(const void *model, const struct frame *frame)
{
    const struct calendar_page *page = model;
    size_t chosen = calendar_chosen(page, frame);
    const struct calendar_entry *entry;

    if (chosen == SIZE_MAX)
        return (struct target){0};
    entry = &page->calendar.entries[chosen];
    return (struct target){entry->noun, entry->id, entry->key, entry->said};
}

/* On the screen */

bool calendar_is_week(const struct calendar_page *page)
{
    return page->calendar.ask.span == CALENDAR_WEEK;
}

static struct area inside(const struct stage *stage, int width, int height)
{
    struct area area = {0, 1, width, height - 3};

    if (!stage->layout.borders)
        return area;
    return (struct area){area.x + 1, area.y + 1, area.width - 2, area.height - 2};
}

static void stage_calendar(const void *model, const struct frame *frame, int width, int height,
                           struct stage *out)
{
    const struct calendar_page *page = model;
    struct page_box box = {0};
    struct area area;

    (void)frame;
    if (!page_frame(width, height, out, &area))
        return;
    if (out->layout.name == LAYOUT_XS)
        page_stage_list(&page->agenda, 0, page_box_stage(&box, area, out), out);
}

static const char *foot_of(const struct calendar_page *page, const struct frame *frame,
                           char text[128])
{
    const char *filter = frame->lists[0].filter;
    size_t meetings = 0;

    for (size_t i = 0; i < page->calendar.count; i++)
        meetings += page->calendar.entries[i].kind == CALENDAR_MEETING
                    && !calendar_is_hidden(page, frame, i);
    (void)snprintf(text, 128, "%zu meeting%s%s%.60s", meetings, meetings == 1 ? "" : "s",
                   filter && filter[0] ? ", filter: " : "", filter ? filter : "");
    return text;
}

static void draw_calendar(const void *model, const struct frame *frame, const struct stage *stage,
                          struct canvas *canvas)
{
    const struct calendar_page *page = model;
    char foot[128];
    struct page_box box = {.title = page->title, .foot = foot_of(page, frame, foot),
                           .focused = true};
    struct area all = {0, 1, canvas->width, canvas->height - 3};

    if (stage->layout.name == LAYOUT_TOO_SMALL)
        return;
    page_box_draw(&box, all, stage, canvas);
    if (area_is_there(stage->lists[0]))
        page_draw_list(&page->agenda, 0, frame, stage, canvas);
    else if (calendar_is_week(page))
        calendar_draw_week(page, frame, inside(stage, canvas->width, canvas->height), canvas);
    else
        calendar_draw_month(page, frame, inside(stage, canvas->width, canvas->height), canvas);
}

/* A click */

static bool week_place(const struct calendar_page *page, const struct frame *frame,
                       struct area area, int x, int y, struct place *out)
{
    struct week_grid grid = calendar_week_grid(page, frame, area);
    int column = (x - area.x - grid.gutter) / grid.day_width;

    if (x < area.x + grid.gutter || column > 6 || y <= area.y || y >= grid.top + grid.rows)
        return false;
    *out = (struct place){.is_set = true, .day = {page->calendar.first.day + column}};
    if (y < grid.top) {
        out->minute = -1;
        out->nth = (size_t)(y - area.y - 1);
        if (calendar_nth(page, frame, out, out->nth) == SIZE_MAX)
            out->nth = 0;
        return true;
    }
    out->minute = grid.from + (y - grid.top) * grid.step;
    out->minute -= out->minute % 60;
    return out->minute < 24 * 60;
}

static bool month_place(const struct calendar_page *page, const struct frame *frame,
                        struct area area, int x, int y, struct place *out)
{
    struct month_grid grid = calendar_month_grid(page, area);
    int column = (x - area.x) / grid.day_width, week = (y - area.y - 1) / grid.week_height;
    int line = (y - area.y - 1) % grid.week_height;

    if (x < area.x || column > 6 || y <= area.y || week >= grid.weeks)
        return false;
    *out = (struct place){.is_set = true,
                          .day = {page->calendar.first.day + week * 7 + column},
                          .nth = (size_t)line};
    if (calendar_nth(page, frame, out, out->nth) == SIZE_MAX)
        out->nth = 0;
    return true;
}

static bool place_at(const void *model, const struct frame *frame, const struct stage *stage,
                     int x, int y, struct place *out)
{
    const struct calendar_page *page = model;
    struct area area = inside(stage, stage->header.width, stage->hints.y + 1);

    if (stage->layout.name == LAYOUT_TOO_SMALL || stage->layout.name == LAYOUT_XS
        || !area_has(area, x, y))
        return false;
    return calendar_is_week(page) ? week_place(page, frame, area, x, y, out)
                                  : month_place(page, frame, area, x, y, out);
}

const struct view calendar_view = {
    .name = "calendar",
    .model_size = sizeof(struct calendar_page),
    .load = load_calendar,
    .listing = listing_of,
    .subject = subject_of,
    .place = place_of,
    .counts = counts_of,
    .stage = stage_calendar,
    .draw = draw_calendar,
    .scope = SCOPE_CALENDAR,
    .target = target_of_place,
    .place_at = place_at,
};
