/* A week as hours and a month as days. */

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "base/text.h"
#include "view/calendar_private.h"

enum {
    DAY = 24 * 60,
    MORNING = 7 * 60,           /* the first hour that is shown, unless one is elsewhere */
    GUTTER = 6,
    TALL = 26,                  /* lines from which there is room for more of everything */
    HALVES_FROM = 24,           /* lines of hours from which each gets two */
    LANES_MOST = 6, LANE_LEAST = 3,
    SIDE_FROM = 100, SIDE_WIDTH = 42,
};

const char *calendar_sign(const struct calendar_entry *entry)
{
    static const char *const signs[] = {
        [CALENDAR_PAUSE] = "~", [CALENDAR_NOTICE] = "!", [CALENDAR_DUE] = "-",
        [CALENDAR_MEETING] = "",
    };

    return signs[entry->kind];
}

/* Geometry */

static size_t whole_count(const struct calendar_page *page, const struct frame *frame,
                          struct date day)
{
    struct place place = {.is_set = true, .day = day, .minute = -1};
    size_t count = 0;

    while (calendar_nth(page, frame, &place, count) != SIZE_MAX)
        count++;
    return count;
}

static int whole_lines(const struct calendar_page *page, const struct frame *frame, int height)
{
    int most = height < 16 ? 2 : height < TALL ? 4 : 8, lines = 1;

    for (int i = 0; i < 7; i++) {
        struct date day = {page->calendar.first.day + i};
        size_t count = whole_count(page, frame, day);

        if ((int)count > lines)
            lines = (int)count;
    }
    return lines < most ? lines : most;
}

struct week_grid calendar_week_grid(const struct calendar_page *page, const struct frame *frame,
                                    struct area area)
{
    struct place place = calendar_place(page, frame);
    struct week_grid grid = {.area = area, .step = 60, .from = MORNING};
    int last;

    grid.gutter = GUTTER;
    grid.day_width = (area.width - grid.gutter) / 7;
    grid.whole = whole_lines(page, frame, area.height);
    grid.detail = area.height < TALL ? 1 : 2;
    grid.top = area.y + 1 + grid.whole;
    grid.rows = area.height - 1 - grid.whole - grid.detail;
    if (grid.rows >= HALVES_FROM)
        grid.step = 30;
    if (grid.rows > DAY / grid.step)
        grid.rows = DAY / grid.step;
    last = DAY - grid.rows * grid.step;
    if (place.minute >= 0 && place.minute < grid.from)
        grid.from = place.minute;
    if (place.minute >= 0 && place.minute + 60 > grid.from + grid.rows * grid.step)
        grid.from = place.minute + 60 - grid.rows * grid.step;
    grid.from = grid.from < last ? grid.from : last;
    return grid;
}

struct month_grid calendar_month_grid(const struct calendar_page *page, struct area area)
{
    struct month_grid grid = {.area = area, .detail = 1};

    if (area.width >= SIDE_FROM) {
        grid.area.width -= SIDE_WIDTH + 1;
        grid.side = (struct area){area.x + grid.area.width + 1, area.y, SIDE_WIDTH, area.height};
        grid.detail = 0;
    }
    grid.weeks = (page->calendar.last.day - page->calendar.first.day + 1) / 7;
    grid.day_width = grid.area.width / 7;
    grid.week_height = (area.height - 1 - grid.detail) / grid.weeks;
    if (grid.week_height < 1)
        grid.week_height = 1;
    return grid;
}

/* Parts of both */

static void draw_heads(const struct calendar_page *page, struct area area, int width,
                       struct canvas *canvas)
{
    for (int i = 0; i < 7; i++) {
        struct date day = {page->calendar.first.day + i};
        bool is_today = day.day == page->calendar.now.today.day;
        enum role role = is_today ? ROLE_TODAY : ROLE_STRONG;
        const char *name = weekday_names[date_weekday(day)];
        int x = area.x + GUTTER + i * width;

        canvas_writef(canvas, x, area.y, width - 1, role, "%s %d%s", name, date_civil(day).day,
                      is_today && width > 12 ? " today" : "");
    }
}

static void select_cells(struct canvas *canvas, int x, int y, int width, int height)
{
    for (int i = 0; i < height; i++)
        canvas_surface(canvas, x, y + i, width, ROLE_SELECTION);
}

/* "- C-31 Tidy the list", "~ SBH paused": as much as there is room for. */
static void write_whole(const struct calendar_entry *entry, int x, int y, int width,
                        struct canvas *canvas)
{
    const char *said = entry->said[0] ? entry->said : entry->word;

    if (width >= 12)
        canvas_writef(canvas, x, y, width, entry->role, "%s%s %s", calendar_sign(entry),
                      entry->key, said);
    else
        canvas_writef(canvas, x, y, width, entry->role, "%s%s", calendar_sign(entry), entry->key);
}

static void add_moment(struct str *out, const struct calendar_entry *entry)
{
    int from = wall_minute(entry->starts), to = wall_minute(entry->ends);

    if (entry->starts == WALL_NONE)
        str_add(out, " %s", entry->word);
    else
        str_add(out, " %02d:%02d-%02d:%02d", from / 60, from % 60, to / 60, to % 60);
}

static void add_day(struct str *out, struct date day)
{
    str_add(out, "%s %d %s", weekday_names[date_weekday(day)], date_civil(day).day,
            month_names[date_civil(day).month - 1]);
}

void calendar_draw_detail(const struct calendar_page *page, const struct frame *frame,
                          struct area area, struct canvas *canvas)
{
    struct place place = calendar_place(page, frame);
    size_t chosen = calendar_chosen(page, frame);
    const struct calendar_entry *entry = NULL;
    struct str text = {0};

    if (chosen != SIZE_MAX)
        entry = &page->calendar.entries[chosen];
    add_day(&text, entry ? entry->from : place.day);
    if (entry) {
        add_moment(&text, entry);
        str_add(&text, "  %s %s", entry->key, entry->said);
        if (entry->with[0] && entry->kind != CALENDAR_PAUSE)
            str_add(&text, " · %s", entry->with);
        if (entry->elsewhere[0])
            str_add(&text, " · %s", entry->elsewhere);
        if (entry->from.day != entry->to.day) {
            str_add(&text, " · until ");
            add_day(&text, entry->to);
        }
    } else if (place.minute >= 0 && calendar_is_week(page)) {
        str_add(&text, " %02d:%02d  nothing; a adds a meeting", place.minute / 60,
                place.minute % 60);
    } else {
        str_add(&text, "  nothing; a adds a meeting");
    }
    canvas_write_block(canvas, area.x, area.y, area.width, area.height, ROLE_TEXT, text.text);
    str_done(&text);
}

/* The week */

static void draw_whole(const struct calendar_page *page, const struct frame *frame,
                       const struct week_grid *grid, int column, struct canvas *canvas)
{
    struct date day = {page->calendar.first.day + column};
    struct place place = {.is_set = true, .day = day, .minute = -1};
    struct place at = calendar_place(page, frame);
    size_t count = whole_count(page, frame, day), first = 0;
    int x = grid->area.x + grid->gutter + column * grid->day_width, width = grid->day_width - 1;
    bool is_here = at.minute < 0 && at.day.day == day.day;

    if (is_here && at.nth >= (size_t)grid->whole)
        first = at.nth + 1 - (size_t)grid->whole;
    for (int line = 0; line < grid->whole; line++) {
        size_t nth = first + (size_t)line, entry = calendar_nth(page, frame, &place, nth);
        int y = grid->area.y + 1 + line;

        if (line + 1 == grid->whole && nth + 1 < count && !(is_here && at.nth == nth))
            canvas_writef(canvas, x, y, width, ROLE_DIM, "+%zu more", count - nth);
        else if (entry != SIZE_MAX)
            write_whole(&page->calendar.entries[entry], x, y, width, canvas);
        if (is_here && (at.nth == nth || (!count && !line)))
            select_cells(canvas, x, y, width, 1);
    }
}

/* Meetings beside each other where they share a line. */
struct lane_entry {
    size_t entry;
    int top, bottom;            /* lines, the last one not in it; may reach beyond the grid */
    int lane, lanes;
};

static size_t lay_lanes(struct lane_entry *items, size_t count)
{
    size_t first = 0;
    int end = -1, lanes = 0;

    for (size_t i = 0; i <= count; i++) {
        int used[LANES_MOST] = {0};

        if (i == count || items[i].top >= end) {        /* those before it stand by themselves */
            for (size_t j = first; j < i; j++)
                items[j].lanes = lanes;
            first = i;
            lanes = 0;
            if (i == count)
                break;
        }
        for (size_t j = first; j < i; j++)
            used[items[j].lane] = items[j].bottom > items[i].top ? 1 : used[items[j].lane];
        items[i].lane = 0;
        while (items[i].lane + 1 < LANES_MOST && used[items[i].lane])
            items[i].lane++;
        lanes = items[i].lane + 1 > lanes ? items[i].lane + 1 : lanes;
        end = items[i].bottom > end ? items[i].bottom : end;
    }
    return count;
}

enum { DAY_MOST = 64 };

static size_t find_lanes(const struct calendar_page *page, const struct frame *frame,
                         const struct week_grid *grid, struct date day,
                         struct lane_entry items[DAY_MOST])
{
    size_t count = 0;

    for (size_t i = 0; i < page->calendar.count && count < DAY_MOST; i++) {
        const struct calendar_entry *entry = &page->calendar.entries[i];
        int from, to;

        if (entry->starts == WALL_NONE || !calendar_is_on(entry, day)
            || calendar_is_hidden(page, frame, i))
            continue;
        calendar_minutes(entry, day, &from, &to);
        items[count++] = (struct lane_entry){
            .entry = i,
            .top = from / grid->step - grid->from / grid->step,
            .bottom = (to + grid->step - 1) / grid->step - grid->from / grid->step};
    }
    return lay_lanes(items, count);
}

static void draw_block(const struct calendar_page *page, const struct week_grid *grid,
                       const struct lane_entry *item, int x, int width, bool is_chosen,
                       struct canvas *canvas)
{
    const struct calendar_entry *entry = &page->calendar.entries[item->entry];
    int top = item->top > 0 ? item->top : 0;
    int bottom = item->bottom < grid->rows ? item->bottom : grid->rows;
    int text = bottom - top > 1 && width > 9 ? bottom - top - 1 : bottom - top;
    struct str clock = {0};

    for (int line = top; line < bottom; line++) {
        canvas_surface(canvas, x, grid->top + line, width,
                       is_chosen ? ROLE_SELECTION : ROLE_SELECTION_INACTIVE);
        canvas_write(canvas, x, grid->top + line, 1, entry->role, "│");
    }
    if (bottom <= top)
        return;
    add_moment(&clock, entry);
    canvas_write_block(canvas, x + 1, grid->top + top, width - 1, text, entry->role, entry->said);
    if (text < bottom - top)
        canvas_write(canvas, x + 1, grid->top + bottom - 1, width - 1, ROLE_DIM, clock.text + 1);
    str_done(&clock);
}

/* Outside of what is shown: "^2" above, "v1" below. */
static void draw_beyond(const struct week_grid *grid, const struct lane_entry *items, size_t count,
                        int x, int width, struct canvas *canvas)
{
    size_t above = 0, below = 0;
    char text[24];

    for (size_t i = 0; i < count; i++) {
        above += items[i].bottom <= 0;
        below += items[i].top >= grid->rows;
    }
    (void)snprintf(text, sizeof(text), "%s%zu", canvas->ascii ? "^" : "↑", above);
    if (above)
        canvas_write_right(canvas, x, grid->top, width, ROLE_DIM, text);
    (void)snprintf(text, sizeof(text), "%s%zu", canvas->ascii ? "v" : "↓", below);
    if (below)
        canvas_write_right(canvas, x, grid->top + grid->rows - 1, width, ROLE_DIM, text);
}

static void draw_day(const struct calendar_page *page, const struct frame *frame,
                     const struct week_grid *grid, int column, struct canvas *canvas)
{
    struct date day = {page->calendar.first.day + column};
    struct place at = calendar_place(page, frame);
    size_t chosen = at.minute >= 0 ? calendar_chosen(page, frame) : SIZE_MAX;
    int x = grid->area.x + grid->gutter + column * grid->day_width, width = grid->day_width - 1;
    struct lane_entry items[DAY_MOST];
    size_t count = find_lanes(page, frame, grid, day, items);

    draw_whole(page, frame, grid, column, canvas);
    if (at.day.day == day.day && at.minute >= 0 && chosen == SIZE_MAX)
        select_cells(canvas, x, grid->top + (at.minute - grid->from) / grid->step, width,
                     60 / grid->step);
    for (size_t i = 0; i < count; i++) {
        int lanes = items[i].lanes, fit = width / LANE_LEAST;
        int shown = lanes < fit ? lanes : fit > 0 ? fit : 1;
        int lane_width = (width + 1) / shown;
        bool is_chosen = items[i].entry == chosen && at.day.day == day.day;

        /* One that has no room beside the others is told by the number; chosen, it is shown. */
        if (items[i].lane < shown)
            draw_block(page, grid, &items[i], x + items[i].lane * lane_width, lane_width - 1,
                       is_chosen, canvas);
        else if (is_chosen)
            draw_block(page, grid, &items[i], x, width, true, canvas);
        else if (items[i].top >= 0 && items[i].top < grid->rows)
            canvas_write(canvas, x + width - 1, grid->top + items[i].top, 1, ROLE_LATE, "+");
    }
    draw_beyond(grid, items, count, x, width, canvas);
}

void calendar_draw_week(const struct calendar_page *page, const struct frame *frame,
                        struct area area, struct canvas *canvas)
{
    struct week_grid grid = calendar_week_grid(page, frame, area);
    int now = wall_minute(zone_local(frame->now.zone, frame->now.instant).wall);

    draw_heads(page, area, grid.day_width, canvas);
    for (int line = 0; line < grid.rows; line++) {
        int minute = grid.from + line * grid.step;
        bool is_now = now >= minute && now < minute + grid.step;

        if (minute % 60 == 0 || is_now)
            canvas_writef(canvas, area.x, grid.top + line, grid.gutter - 1,
                          is_now ? ROLE_TODAY : ROLE_DIM, "%02d:%02d", minute / 60, minute % 60);
    }
    for (int column = 0; column < 7; column++)
        draw_day(page, frame, &grid, column, canvas);
    calendar_draw_detail(page, frame,
                         (struct area){area.x, area.y + area.height - grid.detail, area.width,
                                       grid.detail},
                         canvas);
}
