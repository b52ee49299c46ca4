#include <string.h>

#include "app/acts.h"

/* Clicks and the wheel. */

/* The list that is shown at that cell, -1 for none. */
static int list_under(const struct page *page, int x, int y)
{
    for (int i = 0; i < LISTS_MOST; i++) {
        if (area_has(page->stage.lists[i], x, y))
            return i;
    }
    return -1;
}

static void wheel(struct app *app, const struct event *event)
{
    struct page *page = app_page(app);
    int by = event->mouse == MOUSE_WHEEL_DOWN ? 3 : -3;
    int which = list_under(page, event->x, event->y);
    const struct listing *listing =
        which >= 0 ? page->view->listing(page->model, (size_t)which) : NULL;

    if (listing && !page->stage.list_lines[which]) {
        scroll_by(&page->lists[which].scroll, by,
                  listing_room(listing, &page->stage, (size_t)which));
        listing_note_cursor(listing, &page->lists[which]);
    } else if (area_has(page->stage.preview, event->x, event->y)) {
        page->frame.preview_top += by;
    } else if (area_has(page->stage.body, event->x, event->y)) {
        page->frame.body_top += by;
    }
    page_settle(app, page);
}

/* Clicks */

static bool click_row(struct app *app, int x, int y)
{
    struct page *page = app_page(app);
    int which = list_under(page, x, y);
    const struct listing *listing =
        which >= 0 ? page->view->listing(page->model, (size_t)which) : NULL;
    struct list_state *state;
    bool was_there;
    int row;

    if (!listing)
        return false;
    state = &page->lists[which];
    row = listing_row_at(listing, &page->frame, &page->stage, (size_t)which, y);
    was_there = focused_at(page) == (size_t)which && row == (int)state->scroll.cursor;
    (void)page_focus(app, page, (size_t)which);
    if (row < 0)
        return true;
    if (was_there) {
        act_open(app, 0, NULL);
        return true;
    }
    scroll_go(&state->scroll, (size_t)row, focused_room(page));
    listing_note_cursor(listing, state);
    page_settle(app, page);
    return true;
}

/* In a picture that is no list: a second click opens what is there. */
static bool click_place(struct app *app, int x, int y)
{
    struct page *page = app_page(app);
    struct place place, before = page->frame.place;

    if (!page->view->place_at
        || !page->view->place_at(page->model, &page->frame, &page->stage, x, y, &place))
        return false;
    page->frame.place = place;
    page_settle(app, page);
    if (before.is_set && before.day.day == place.day.day && before.minute == place.minute
        && before.nth == place.nth)
        act_open(app, 0, NULL);
    return true;
}

static bool click_column(struct app *app, int x, int y)
{
    struct page *page = app_page(app);

    for (size_t i = 0; i < LISTS_MOST; i++) {
        const struct listing *listing = page->view->listing(page->model, i);
        struct area head = page->stage.list_heads[i];
        int widths[CELLS_MOST], column;
        struct table table;

        if (!listing || !area_has(head, x, y))
            continue;
        listing_table(listing, &page->lists[i], head.width, &table, widths);
        column = table_column_at(&table, x - head.x);
        if (column >= 0 && page_focus(app, page, i))
            app_sort(app, (size_t)column + 1);
        return true;
    }
    return false;
}

static const struct {
    const char *word;
    enum screen_act act;
} count_words[] = {
    {"late", ACT_GO_LATE},
    {"today", ACT_GO_TODAY},
    {"waiting", ACT_GO_WAITING},
    {"conflict", ACT_GO_CONFLICTS},
};

static bool click_count(struct app *app, int x, int y)
{
    if (y != app_page(app)->stage.header.y)
        return false;
    for (size_t i = 0; i < app->count_count; i++) {
        if (!span_has(app->count_spans[i], x))
            continue;
        for (size_t j = 0; j < sizeof(count_words) / sizeof(*count_words); j++) {
            if (strstr(app->counts[i].text, count_words[j].word)) {
                act_go_filtered(app, (int)count_words[j].act, NULL);
                return true;
            }
        }
    }
    return true;
}

static bool click_hint(struct app *app, int x, int y)
{
    if (y != app_page(app)->stage.hints.y)
        return false;
    for (size_t i = 0; i < app->hint_count; i++) {
        if (!span_has(app->hint_spans[i], x))
            continue;
        app_quiet(app);
        command_start(app, app->hint_rows[i]->command, NULL);
        return true;
    }
    return true;
}

/* The digit of the tab that stands at that cell: "[2 Meetings]  4 Follow-ups". */
static int tab_digit(struct app *app, int x, int y)
{
    struct canvas canvas;
    int digit = -1, blanks = 0;

    canvas_init(&canvas, app->width, app->height, app->options.ascii);
    app_draw(app, &canvas);
    for (; x >= 0 && blanks < 2; x--) {
        const struct cell *cell = canvas_at(&canvas, x, y);
        const struct cell *next = canvas_at(&canvas, x + 1, y);
        char c = cell->text[0];

        blanks = c == ' ' ? blanks + 1 : 0;
        if (c >= '1' && c <= '9' && next && next->text[0] == ' ') {
            digit = c - '1';
            break;
        }
    }
    canvas_done(&canvas);
    return digit;
}

static void click_panel(struct app *app, int x, int y)
{
    struct page *page = app_page(app);
    int panel = layout_panel_at(&page->stage.layout, x, y);
    bool is_tab = area_has(page->stage.tabs, x, y)
                  || (panel >= 0 && y == page->stage.layout.panels[panel].y);
    int digit = is_tab ? tab_digit(app, x, y) : -1;

    if (digit >= 0)
        act_panel(app, digit, NULL);
    else if (panel >= 0)
        (void)page_focus(app, page, (size_t)panel);
}

static void click(struct app *app, int x, int y)
{
    if (click_hint(app, x, y) || click_count(app, x, y) || click_column(app, x, y)
        || click_row(app, x, y) || click_place(app, x, y))
        return;
    click_panel(app, x, y);
}

void app_mouse_page(struct app *app, const struct event *event)
{
    if (event->mouse == MOUSE_WHEEL_UP || event->mouse == MOUSE_WHEEL_DOWN)
        wheel(app, event);
    else if (event->mouse == MOUSE_LEFT)
        click(app, event->x, event->y);
}

void app_mouse(struct app *app, const struct event *event)
{
    bool is_wheel = event->mouse == MOUSE_WHEEL_UP || event->mouse == MOUSE_WHEEL_DOWN;

    if (app->just_focused && !is_wheel) {
        app->just_focused = false;
        return;
    }
    if (app->modes) {
        if (app->modes->kind->mouse)
            app->modes->kind->mouse(app, app->modes, event);
        return;
    }
    app->pending[0] = '\0';
    app_mouse_page(app, event);
}
