/* A month as a grid of days, and beside it what the chosen day has. */

#include "base/str.h"
#include "view/calendar_private.h"

enum { NUMBER = 3, CLOCK_FROM = 14 };

static size_t count_of(const struct calendar_page *page, const struct frame *frame,
                       const struct place *place)
{
    size_t count = 0;

    while (calendar_nth(page, frame, place, count) != SIZE_MAX)
        count++;
    return count;
}

static void write_entry(const struct calendar_entry *entry, int x, int y, int width,
                        struct canvas *canvas)
{
    int minute = wall_minute(entry->starts);

    if (entry->starts == WALL_NONE && width < 12)
        canvas_writef(canvas, x, y, width, entry->role, "%s%s", calendar_sign(entry), entry->key);
    else if (entry->starts == WALL_NONE)
        canvas_writef(canvas, x, y, width, entry->role, "%s%s %s", calendar_sign(entry),
                      entry->key, entry->said[0] ? entry->said : entry->word);
    else if (width < CLOCK_FROM)
        canvas_writef(canvas, x, y, width, entry->role, "%02d %s", minute / 60, entry->said);
    else
        canvas_writef(canvas, x, y, width, entry->role, "%02d:%02d %s", minute / 60, minute % 60,
                      entry->said);
}

static void draw_number(const struct calendar_page *page, struct date day, int x, int y,
                        struct canvas *canvas)
{
    bool is_other = date_civil(day).month != date_civil(page->calendar.ask.day).month;
    enum role role = is_other ? ROLE_DIM : ROLE_STRONG;

    if (day.day == page->calendar.now.today.day)
        role = ROLE_TODAY;
    canvas_writef(canvas, x, y, NUMBER - 1, role, "%2d", date_civil(day).day);
}

static void draw_day(const struct calendar_page *page, const struct frame *frame,
                     const struct month_grid *grid, int number, struct canvas *canvas)
{
    struct place place = {.is_set = true, .day = {page->calendar.first.day + number}};
    struct place at = calendar_place(page, frame);
    int x = grid->area.x + number % 7 * grid->day_width, width = grid->day_width - 1;
    int y = grid->area.y + 1 + number / 7 * grid->week_height;
    size_t count = count_of(page, frame, &place), lines = (size_t)grid->week_height, first = 0;
    bool is_here = at.day.day == place.day.day;

    if (is_here && at.nth >= lines)
        first = at.nth + 1 - lines;
    draw_number(page, place.day, x, y, canvas);
    for (size_t line = 0; line < lines; line++) {
        size_t nth = first + line, entry = calendar_nth(page, frame, &place, nth);
        int left = line ? 0 : NUMBER, row = y + (int)line;

        if (line + 1 == lines && nth + 1 < count && !(is_here && at.nth == nth))
            canvas_writef(canvas, x + left, row, width - left, ROLE_DIM, "+%zu", count - nth);
        else if (entry != SIZE_MAX)
            write_entry(&page->calendar.entries[entry], x + left, row, width - left, canvas);
        if (is_here && (at.nth == nth || (!line && !count)))
            canvas_surface(canvas, x, row, width, ROLE_SELECTION);
    }
}

static void draw_side(const struct calendar_page *page, const struct frame *frame,
                      struct area area, struct canvas *canvas)
{
    struct place at = calendar_place(page, frame);
    struct civil civil = date_civil(at.day);
    int y = area.y, end = area.y + area.height;
    size_t entry;

    canvas_writef(canvas, area.x, y++, area.width, ROLE_STRONG, "%s %d %s %d",
                  weekday_names[date_weekday(at.day)], civil.day, month_names[civil.month - 1],
                  civil.year);
    if (calendar_nth(page, frame, &at, 0) == SIZE_MAX)
        canvas_write(canvas, area.x, y, area.width, ROLE_DIM, "Nothing. a adds a meeting.");
    for (size_t nth = 0; (entry = calendar_nth(page, frame, &at, nth)) != SIZE_MAX; nth++) {
        const struct calendar_entry *item = &page->calendar.entries[entry];

        if (y + 1 >= end)
            break;
        write_entry(item, area.x, y, area.width, canvas);
        if (at.nth == nth)
            canvas_surface(canvas, area.x, y, area.width, ROLE_SELECTION);
        y++;
        if (item->kind == CALENDAR_MEETING)
            canvas_writef(canvas, area.x + 6, y++, area.width - 6, ROLE_DIM, "%s %s %s",
                          item->key, item->with, item->elsewhere);
    }
}

void calendar_draw_month(const struct calendar_page *page, const struct frame *frame,
                         struct area area, struct canvas *canvas)
{
    struct month_grid grid = calendar_month_grid(page, area);

    for (int i = 0; i < 7; i++)
        canvas_write(canvas, area.x + i * grid.day_width, area.y, grid.day_width - 1, ROLE_STRONG,
                     weekday_names[date_weekday((struct date){page->calendar.first.day + i})]);
    for (int i = 0; i < grid.weeks * 7; i++)
        draw_day(page, frame, &grid, i, canvas);
    if (area_is_there(grid.side))
        draw_side(page, frame, grid.side, canvas);
    else
        calendar_draw_detail(page, frame,
                             (struct area){area.x, area.y + area.height - 1, area.width, 1},
                             canvas);
}
