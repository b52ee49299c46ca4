#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/state.h"
#include "base/mem.h"

size_t focused_at(const struct page *page)
{
    return stage_focus(&page->stage, page->frame.focus);
}

const struct listing *focused_listing(const struct page *page)
{
    return page->view->listing(page->model, focused_at(page));
}

struct list_state *focused_list(struct page *page)
{
    return &page->lists[focused_at(page)];
}

int focused_room(const struct page *page)
{
    const struct listing *listing = focused_listing(page);

    return listing ? listing_room(listing, &page->stage, focused_at(page)) : 0;
}

bool page_shows_list(const struct page *page)
{
    size_t at = focused_at(page);

    return focused_listing(page)
           && (area_is_there(page->stage.lists[at]) || page->stage.list_lines[at]);
}

struct target page_target(const struct page *page)
{
    const struct listing *listing = focused_listing(page);

    if (listing && page_shows_list(page))
        return listing_target(listing, &page->lists[focused_at(page)]);
    return page->view->target ? page->view->target(page->model, &page->frame)
                              : (struct target){0};
}

struct target page_subject(const struct page *page)
{
    return page->view->subject ? page->view->subject(page->model) : (struct target){0};
}

void list_set_filter(struct list_state *state, const char *filter)
{
    struct str copy = {0};

    str_add(&copy, "%s", filter);
    free((char *)state->filter);
    state->filter = copy.text;
}

/* Marks */

void list_toggle_mark(struct list_state *state, int64_t id)
{
    for (size_t i = 0; i < state->mark_count; i++) {
        if (state->marks[i] != id)
            continue;
        state->marks[i] = state->marks[--state->mark_count];
        return;
    }
    state->marks = mem_resize(state->marks, (state->mark_count + 1) * sizeof(*state->marks));
    state->marks[state->mark_count++] = id;
}

void list_unmark_all(struct list_state *state)
{
    free(state->marks);
    state->marks = NULL;
    state->mark_count = 0;
}

static bool is_loaded(const struct listing *listing, int64_t id)
{
    for (size_t i = 0; i < listing->count; i++) {
        if (listing_row_id(&listing->rows[i]) == id)
            return true;
    }
    return false;
}

void list_forget_gone_marks(struct list_state *state, const struct listing *listing)
{
    size_t kept = 0;

    for (size_t i = 0; i < state->mark_count; i++) {
        if (is_loaded(listing, state->marks[i]))
            state->marks[kept++] = state->marks[i];
    }
    state->mark_count = kept;
}

void list_done(struct list_state *state)
{
    free((char *)state->filter);
    list_unmark_all(state);
}

/* The focus */

bool page_focus(struct app *app, struct page *page, size_t focus)
{
    size_t before = page->frame.focus;

    if (focus >= LISTS_MOST)
        return false;
    page->frame.focus = focus;
    page_settle(app, page);
    if (focused_at(page) == focus && page_shows_list(page)) {
        page_follow(app, page);
        return true;
    }
    page->frame.focus = before;
    page_settle(app, page);
    return false;
}

void page_focus_next(struct app *app, struct page *page, int step)
{
    size_t at = focused_at(page);

    for (size_t i = 1; i < LISTS_MOST; i++) {
        at = (at + LISTS_MOST + (size_t)(step + LISTS_MOST)) % LISTS_MOST;
        if (page_focus(app, page, at))
            return;
    }
}

/* The order, remembered in the store: "3", "3 down", "0 down" */

enum { KEY_SIZE = 80 };

static const char *order_key(const struct listing *listing, char key[KEY_SIZE])
{
    (void)snprintf(key, KEY_SIZE, "list.%.40s.order", listing->name);
    return key;
}

void list_keep_order(struct app *app, const struct listing *listing,
                     const struct list_state *state)
{
    char key[KEY_SIZE], value[32];

    if (!listing->name)
        return;
    (void)snprintf(value, sizeof(value), "%zu%s", state->sort, state->reverse ? " down" : "");
    app_remember(app, order_key(listing, key), value);
}

void list_restore_order(struct app *app, const struct listing *listing, struct list_state *state)
{
    struct arena arena = {0};
    struct error err = {0};
    const char *value;
    char key[KEY_SIZE];

    if (listing->name
        && setting_get(app->desk->store, order_key(listing, key), &value, &arena, &err) && value) {
        state->sort = strtoul(value, NULL, 10);
        state->reverse = strstr(value, "down") != NULL;
    }
    arena_clear(&arena);
}
