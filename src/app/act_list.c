#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "app/acts.h"

/* Marks */

static const struct listing_row *shown_row(const struct listing *listing,
                                           const struct list_state *state, size_t i)
{
    return &listing->rows[state->shown[i]];
}

static void set_mark(struct list_state *state, int64_t id, bool on)
{
    if (id && list_is_marked(state, id) != on)
        list_toggle_mark(state, id);
}

void act_mark_down(struct app *app, int with, const char *const *words)
{
    struct page *page = app_page(app);
    const struct listing *listing = focused_listing(page);
    struct list_state *state = focused_list(page);

    (void)with;
    if (!listing || !listing_target(listing, state).noun) {
        act_move(app, SCROLL_PAGE_DOWN, words);     /* in text that is read Space goes on */
        return;
    }
    list_toggle_mark(state, state->id);
    act_move(app, SCROLL_DOWN, words);
}

void act_mark(struct app *app, int with, const char *const *words)
{
    const struct listing *listing = focused_listing(app_page(app));
    struct list_state *state = focused_list(app_page(app));

    (void)words;
    if (!listing)
        return;
    if (with == ACT_MARK_NONE)
        list_unmark_all(state);
    for (size_t i = 0; i < state->shown_count && with != ACT_MARK_NONE; i++) {
        int64_t id = listing_row_id(shown_row(listing, state, i));

        set_mark(state, id, with == ACT_MARK_ALL || !list_is_marked(state, id));
    }
}

/* The marked row that is nearest to the cursor; the cursor itself if there is none. */
static size_t nearest_mark(const struct listing *listing, const struct list_state *state)
{
    size_t cursor = state->scroll.cursor;

    for (size_t away = 1; away < state->shown_count; away++) {
        if (cursor >= away
            && list_is_marked(state, listing_row_id(shown_row(listing, state, cursor - away))))
            return cursor - away;
        if (cursor + away < state->shown_count
            && list_is_marked(state, listing_row_id(shown_row(listing, state, cursor + away))))
            return cursor + away;
    }
    return cursor;
}

/* From the nearest mark to the cursor. */
void act_mark_range(struct app *app, int with, const char *const *words)
{
    const struct listing *listing = focused_listing(app_page(app));
    struct list_state *state = focused_list(app_page(app));
    size_t from, to;

    (void)with;
    (void)words;
    if (!listing || !state->shown_count)
        return;
    from = nearest_mark(listing, state);
    to = state->scroll.cursor;
    if (from > to) {
        to = from;
        from = state->scroll.cursor;
    }
    for (size_t i = from; i <= to; i++)
        set_mark(state, listing_row_id(shown_row(listing, state, i)), true);
}

/* Filters */

void filter_clear(struct app *app, struct page *page)
{
    struct str filter = {0};

    str_add(&filter, "%s", focused_list(page)->filter);
    for (size_t i = 0; i < LISTS_MOST; i++) {
        struct list_state *state = &page->lists[i];
        bool is_same = state->filter && !strcmp(state->filter, filter.text);

        if (i == focused_at(page) || (is_same && !strncmp(filter.text, "is:", 3)))
            list_set_filter(state, "");
    }
    str_done(&filter);
    page_arrange(app, page);
}

static void join_words(struct str *out, const char *const *words)
{
    for (size_t i = 0; words[i]; i++) {
        const char *mark = strchr(words[i], ' ') && !strchr(words[i], '"') ? "\"" : "";

        str_add(out, "%s%s%s%s", i ? " " : "", mark, words[i], mark);
    }
}

void act_filter(struct app *app, int with, const char *const *words)
{
    struct str text = {0};
    struct error err = {0};

    (void)with;
    if (page_is_search(app_page(app)) && !words) {
        mode_search_open(app);
        return;
    }
    if (!focused_listing(app_page(app))) {
        app_say(app, "There is no list here to filter.");
        return;
    }
    if (!words) {
        mode_filter_open(app);
        return;
    }
    join_words(&text, words);
    if (!app_filter(app, text.text, &err))
        app_fail(app, &err);
    str_done(&text);
}

bool app_filter(struct app *app, const char *text, struct error *err)
{
    struct page *page = app_page(app);
    struct filter_asker asker = frame_asker(&page->frame);
    struct arena arena = {0};
    const struct filter *filter;
    bool ok = filter_read(&filter, text, listing_noun(focused_listing(page)), &asker, &arena, err);

    if (ok) {
        list_set_filter(focused_list(page), text);
        page_arrange(app, page);
    }
    arena_clear(&arena);
    return ok;
}

/* To the next row that what was searched last matches, round the end. */
void act_match(struct app *app, int with, const char *const *words)
{
    struct page *page = app_page(app);
    const struct listing *listing = focused_listing(page);
    struct list_state *state = focused_list(page);
    size_t count = state ? state->shown_count : 0, at;

    (void)words;
    if (!listing || !app->searched.length) {
        app_say(app, "Nothing was searched for yet; / searches.");
        return;
    }
    at = state->scroll.cursor;
    for (size_t i = 0; i < count; i++) {
        at = (at + count + (size_t)(with + (int)count)) % count;
        if (!listing_matches(listing, state->shown[at], app->searched.text, &page->frame))
            continue;
        scroll_go(&state->scroll, at, focused_room(page));
        listing_note_cursor(listing, state);
        page_settle(app, page);
        return;
    }
    app_say(app, "Nothing here matches %s.", app->searched.text);
}

/* The order */

void app_sort(struct app *app, size_t column)
{
    struct page *page = app_page(app);
    const struct listing *listing = focused_listing(page);
    struct list_state *state = focused_list(page);

    if (!listing || column > listing->column_count)
        return;
    if (column && (state->sort ? state->sort : listing->sorted) == column) {
        state->reverse = !state->reverse;
    } else {
        state->sort = column == listing->sorted ? 0 : column;
        state->reverse = false;
    }
    list_keep_order(app, listing, state);
    page_arrange(app, page);
}

void act_sort(struct app *app, int with, const char *const *words)
{
    const struct listing *listing = focused_listing(app_page(app));

    (void)with;
    if (!listing) {
        app_say(app, "There is no list here to sort.");
        return;
    }
    if (!words) {
        mode_sort_open(app);
        return;
    }
    for (size_t i = 0; i < listing->column_count; i++) {
        if (!strncasecmp(listing->columns[i].title, words[0], strlen(words[0]))) {
            app_sort(app, i + 1);
            return;
        }
    }
    app_say(app, "No column \"%s\"; o shows them.", words[0]);
}

void act_reverse(struct app *app, int with, const char *const *words)
{
    struct page *page = app_page(app);
    const struct listing *listing = focused_listing(page);
    struct list_state *state = focused_list(page);

    (void)with;
    (void)words;
    if (!listing)
        return;
    state->reverse = !state->reverse;
    list_keep_order(app, listing, state);
    page_arrange(app, page);
}

void act_show_snoozed(struct app *app, int with, const char *const *words)
{
    struct page *page = app_page(app);
    struct list_state *state = focused_list(page);

    (void)with;
    (void)words;
    if (!focused_listing(page))
        return;
    state->show_hidden = !state->show_hidden;
    page_arrange(app, page);
    app_say(app, state->show_hidden ? "Snoozed ones are shown." : "Snoozed ones are hidden.");
}
