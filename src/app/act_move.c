#include <string.h>

#include "app/acts.h"

/* The cursor */

static void scroll_body(struct app *app, struct page *page, enum scroll_move move)
{
    int rows = page->stage.body.height, *top = &page->frame.body_top;
    int half = rows > 1 ? rows / 2 : 1;
    const int steps[] = {
        [SCROLL_DOWN] = 1,         [SCROLL_UP] = -1,
        [SCROLL_PAGE_DOWN] = rows, [SCROLL_PAGE_UP] = -rows,
        [SCROLL_HALF_DOWN] = half, [SCROLL_HALF_UP] = -half,
        [SCROLL_FIRST] = -*top,    [SCROLL_LAST] = page->stage.body_lines,
    };

    *top += steps[move];
    page_settle(app, page);
}

/* The cursor of the focused list; false if it did not move. */
static bool move_cursor(struct app *app, struct page *page, enum scroll_move move)
{
    const struct listing *listing = focused_listing(page);
    struct list_state *state = focused_list(page);
    bool in_body = page->stage.list_lines[focused_at(page)] != 0;
    size_t before = state->scroll.cursor;

    scroll_move(&state->scroll, move, in_body ? page->stage.body.height : focused_room(page));
    listing_note_cursor(listing, state);
    if (state->scroll.cursor == before)
        return false;
    page_settle(app, page);
    page_follow(app, page);
    return true;
}

/* Where a list stands in a body, the body goes on where the list ends. */
void act_move(struct app *app, int with, const char *const *words)
{
    struct page *page = app_page(app);

    (void)words;
    if (!page_shows_list(page) || !move_cursor(app, page, (enum scroll_move)with))
        scroll_body(app, page, (enum scroll_move)with);
}

/* The focus */

static size_t tab_count(const struct page *page)
{
    size_t count = 0;

    while (page->view->tabs && page->view->tabs[count])
        count++;
    return count;
}

void act_panel(struct app *app, int with, const char *const *words)
{
    struct page *page = app_page(app);

    (void)words;
    if (tab_count(page)) {
        if ((size_t)with < tab_count(page)) {
            page->frame.tab = (size_t)with;
            page->frame.body_top = 0;
            page_settle(app, page);
        }
        return;
    }
    if (!page_focus(app, page, (size_t)with))
        app_say(app, "There is no room for that panel here.");
}

void act_panel_next(struct app *app, int with, const char *const *words)
{
    struct page *page = app_page(app);
    size_t tabs = tab_count(page), before = focused_at(page);

    (void)words;
    page_focus_next(app, page, with);
    if (tabs && focused_at(page) == before) {
        page->frame.tab = (page->frame.tab + tabs + (size_t)(with + (int)tabs)) % tabs;
        page->frame.body_top = 0;
        page_settle(app, page);
    }
}

void act_zoom(struct app *app, int with, const char *const *words)
{
    struct page *page = app_page(app);

    (void)with;
    (void)words;
    page->frame.zoomed = !page->frame.zoomed;
    page_settle(app, page);
}

/* The preview */

static void set_preview(struct app *app, enum preview preview)
{
    struct page *page = app_page(app);

    page->frame.preview = preview;
    page_settle(app, page);
}

void act_preview(struct app *app, int with, const char *const *words)
{
    (void)with;
    (void)words;
    set_preview(app, area_is_there(app_page(app)->stage.preview) ? PREVIEW_OFF : PREVIEW_BELOW);
}

static const char *const place_words[] = {
    [PREVIEW_AUTO] = "auto", [PREVIEW_BELOW] = "below",
    [PREVIEW_RIGHT] = "right", [PREVIEW_OFF] = "off", NULL,
};

void act_preview_place(struct app *app, int with, const char *const *words)
{
    static const enum preview next[] = {
        [PREVIEW_AUTO] = PREVIEW_RIGHT, [PREVIEW_BELOW] = PREVIEW_OFF,
        [PREVIEW_RIGHT] = PREVIEW_BELOW, [PREVIEW_OFF] = PREVIEW_RIGHT,
    };
    enum preview preview = next[app_page(app)->frame.preview];

    (void)with;
    (void)words;
    set_preview(app, preview);
    app_remember(app, "preview", place_words[preview]);
    if (preview == PREVIEW_RIGHT)
        app_say(app, "Preview: right, where there is room; else below.");
    else
        app_say(app, "Preview: %s.", place_words[preview]);
}

enum preview preview_restored(struct app *app)
{
    struct arena arena = {0};
    struct error err = {0};
    const char *word = NULL;
    enum preview preview = PREVIEW_AUTO;

    if (setting_get(app->desk->store, "preview", &word, &arena, &err) && word) {
        for (int i = 0; place_words[i]; i++) {
            if (!strcmp(place_words[i], word))
                preview = (enum preview)i;
        }
    }
    arena_clear(&arena);
    return preview;
}

void act_preview_scroll(struct app *app, int with, const char *const *words)
{
    struct page *page = app_page(app);

    (void)words;
    if (area_is_there(page->stage.preview))
        page->frame.preview_top += with;
    else
        page->frame.body_top += with;
    page_settle(app, page);
}
