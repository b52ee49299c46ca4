#include "ui/scroll.h"

#include <inttypes.h>
#include <stdio.h>

static bool is_heading(const struct scroll *list, size_t row)
{
    return list->headings && list->headings[row];
}

/* Rows to keep between the cursor and the edge. */
static size_t margin_of(size_t rows)
{
    size_t margin = (rows - 1) / 4;

    return margin < 3 ? margin : 3;
}

static size_t room(int rows)
{
    return rows > 0 ? (size_t)rows : 1;
}

static size_t last_top(const struct scroll *list, int rows)
{
    return list->count > room(rows) ? list->count - room(rows) : 0;
}

/* Show the cursor with its margin, scrolling as little as it takes. */
static void keep_visible(struct scroll *list, int rows)
{
    size_t margin = margin_of(room(rows));
    size_t most = last_top(list, rows);

    if (list->cursor < list->top + margin)
        list->top = list->cursor > margin ? list->cursor - margin : 0;
    if (list->cursor + margin + 1 > list->top + room(rows))
        list->top = list->cursor + margin + 1 - room(rows);
    if (list->top > most)
        list->top = most;
}

/* The first row from `row` on in that direction that is no heading; the cursor if there is none. */
static size_t landing(const struct scroll *list, size_t row, bool down)
{
    size_t at = row;

    while (at < list->count && is_heading(list, at))
        at = down ? at + 1 : at - 1;    /* below 0 it wraps to the greatest number: out of range */
    return at < list->count ? at : list->count;
}

static void go(struct scroll *list, size_t row, bool down, int rows)
{
    size_t at;

    if (!list->count) {
        list->cursor = list->top = 0;
        return;
    }
    if (row >= list->count)
        row = list->count - 1;
    at = landing(list, row, down);
    if (at == list->count)
        at = landing(list, row, !down);
    list->cursor = at < list->count ? at : row;
    keep_visible(list, rows);
    if (list->cursor == landing(list, 0, true))
        list->top = 0;      /* the heading above the first row is to be seen too */
    keep_visible(list, rows);
}

void scroll_go(struct scroll *list, size_t row, int rows)
{
    go(list, row, true, rows);
}

static void go_by(struct scroll *list, size_t step, bool down, int rows)
{
    if (down)
        go(list, list->cursor + step, true, rows);
    else
        go(list, list->cursor > step ? list->cursor - step : 0, false, rows);
}

void scroll_move(struct scroll *list, enum scroll_move move, int rows)
{
    size_t half = room(rows) > 1 ? room(rows) / 2 : 1;

    switch (move) {
    case SCROLL_DOWN:
        go_by(list, 1, true, rows);
        return;
    case SCROLL_UP:
        go_by(list, 1, false, rows);
        return;
    case SCROLL_PAGE_DOWN:
        go_by(list, room(rows), true, rows);
        return;
    case SCROLL_PAGE_UP:
        go_by(list, room(rows), false, rows);
        return;
    case SCROLL_HALF_DOWN:
        go_by(list, half, true, rows);
        return;
    case SCROLL_HALF_UP:
        go_by(list, half, false, rows);
        return;
    case SCROLL_FIRST:
        go(list, 0, true, rows);
        return;
    case SCROLL_LAST:
        go(list, list->count, false, rows);
        return;
    }
}

void scroll_by(struct scroll *list, int by, int rows)
{
    size_t step = (size_t)(by < 0 ? -by : by);
    size_t margin = margin_of(room(rows));
    size_t top = list->top;

    if (!list->count)
        return;
    if (by < 0)
        top = top > step ? top - step : 0;
    else
        top += step;
    if (top > last_top(list, rows))
        top = last_top(list, rows);
    list->top = top;
    if (top && list->cursor < top + margin)
        go(list, top + margin, true, rows);
    if (top < last_top(list, rows) && list->cursor + margin + 1 > top + room(rows))
        go(list, top + room(rows) - margin - 1, false, rows);
}

void scroll_fit(struct scroll *list, size_t count, int rows)
{
    list->count = count;
    go(list, list->cursor, true, rows);
}

bool scroll_follow(struct scroll *list, const int64_t *ids, size_t count, int64_t id, int rows)
{
    size_t line = list->cursor - list->top;

    for (size_t row = 0; row < count; row++) {
        if (ids[row] != id)
            continue;
        list->top = row > line ? row - line : 0;
        list->cursor = row;
        scroll_fit(list, count, rows);
        return true;
    }
    scroll_fit(list, count, rows);
    return false;
}

const char *scroll_place(const struct scroll *list, char text[SCROLL_PLACE_SIZE])
{
    (void)snprintf(text, SCROLL_PLACE_SIZE, "%zu/%zu", list->count ? list->cursor + 1 : 0,
                   list->count);
    return text;
}
