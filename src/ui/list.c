#include "ui/list.h"

#include <inttypes.h>
#include <stdio.h>

static bool is_heading(const struct list *list, size_t row)
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

static size_t last_top(const struct list *list, int rows)
{
    return list->count > room(rows) ? list->count - room(rows) : 0;
}

/* Show the cursor with its margin, scrolling as little as it takes. */
static void keep_visible(struct list *list, int rows)
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
static size_t landing(const struct list *list, size_t row, bool down)
{
    size_t at = row;

    while (at < list->count && is_heading(list, at))
        at = down ? at + 1 : at - 1;    /* below 0 it wraps to the greatest number: out of range */
    return at < list->count ? at : list->count;
}

static void go(struct list *list, size_t row, bool down, int rows)
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

void list_go(struct list *list, size_t row, int rows)
{
    go(list, row, true, rows);
}

static void go_by(struct list *list, size_t step, bool down, int rows)
{
    if (down)
        go(list, list->cursor + step, true, rows);
    else
        go(list, list->cursor > step ? list->cursor - step : 0, false, rows);
}

void list_move(struct list *list, enum list_move move, int rows)
{
    size_t half = room(rows) > 1 ? room(rows) / 2 : 1;

    switch (move) {
    case LIST_DOWN:
        go_by(list, 1, true, rows);
        return;
    case LIST_UP:
        go_by(list, 1, false, rows);
        return;
    case LIST_PAGE_DOWN:
        go_by(list, room(rows), true, rows);
        return;
    case LIST_PAGE_UP:
        go_by(list, room(rows), false, rows);
        return;
    case LIST_HALF_DOWN:
        go_by(list, half, true, rows);
        return;
    case LIST_HALF_UP:
        go_by(list, half, false, rows);
        return;
    case LIST_FIRST:
        go(list, 0, true, rows);
        return;
    case LIST_LAST:
        go(list, list->count, false, rows);
        return;
    }
}

void list_scroll(struct list *list, int by, int rows)
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

void list_fit(struct list *list, size_t count, int rows)
{
    list->count = count;
    go(list, list->cursor, true, rows);
}

bool list_follow(struct list *list, const int64_t *ids, size_t count, int64_t id, int rows)
{
    size_t line = list->cursor - list->top;

    for (size_t row = 0; row < count; row++) {
        if (ids[row] != id)
            continue;
        list->top = row > line ? row - line : 0;
        list->cursor = row;
        list_fit(list, count, rows);
        return true;
    }
    list_fit(list, count, rows);
    return false;
}

const char *list_place(const struct list *list, char text[LIST_PLACE_SIZE])
{
    (void)snprintf(text, LIST_PLACE_SIZE, "%zu/%zu", list->count ? list->cursor + 1 : 0,
                   list->count);
    return text;
}
