#include <stdlib.h>
#include <string.h>

#include "app/state.h"
#include "base/mem.h"

enum { ROWS_WANTED = 500 };

struct page *app_page(const struct app *app)
{
    return app->pages[app->page_count - 1];
}

/* Showing */

static void look(struct app *app, struct page *page)
{
    struct frame *frame = &page->frame;

    frame->now = app->desk->now;
    frame->config = app->desk->config;
    frame->zones = app->desk->zones;
    frame->keymap = &app->keymap;
    frame->ascii = app->options.ascii;
    frame->lists = page->lists;
}

static void fill_stage(const struct app *app, struct stage *stage)
{
    if (!area_is_there(stage->header))
        stage->header = (struct area){0, 0, app->width, 1};
    if (!area_is_there(stage->message))
        stage->message = (struct area){0, app->height - 2, app->width, 1};
    if (!area_is_there(stage->hints))
        stage->hints = (struct area){0, app->height - 1, app->width, 1};
}

static int clamp_top(int top, int lines, int rows)
{
    int most = lines > rows ? lines - rows : 0;

    if (top > most)
        top = most;
    return top > 0 ? top : 0;
}

static void stage_page(struct app *app, struct page *page)
{
    struct stage *stage = &page->stage;

    *stage = (struct stage){0};
    page->view->stage(page->model, &page->frame, app->width, app->height, stage);
    fill_stage(app, stage);
}

/* Which rows are shown, with the room there is. */
static void arrange(struct page *page)
{
    struct arena arena = {0};

    for (size_t i = 0; i < LISTS_MOST; i++) {
        const struct listing *listing = page->view->listing(page->model, i);
        struct list_state *state = &page->lists[i];
        int room = listing ? listing_room(listing, &page->stage, i) : 0;

        if (!listing) {
            state->scroll = (struct scroll){0};
            state->shown_count = 0;
            continue;
        }
        listing_arrange(listing, state, &page->frame, room, &arena);
    }
    arena_clear(&page->arranged);
    page->arranged = arena;
}

static bool wants_arranging(const struct page *page)
{
    for (size_t i = 0; i < LISTS_MOST; i++) {
        const struct listing *listing = page->view->listing(page->model, i);

        if (listing
            && listing_wants_arranging(listing, &page->lists[i],
                                       listing_room(listing, &page->stage, i)))
            return true;
    }
    return false;
}

static void fit_lists(struct page *page)
{
    for (size_t i = 0; i < LISTS_MOST; i++) {
        const struct listing *listing = page->view->listing(page->model, i);

        if (listing)
            scroll_fit(&page->lists[i].scroll, page->lists[i].shown_count,
                       listing_room(listing, &page->stage, i));
    }
}

static void settle(struct app *app, struct page *page)
{
    struct frame *frame = &page->frame;
    const struct list_state *focused;

    fit_lists(page);
    focused = focused_list(page);
    if (focused->id != page->preview_id) {
        page->preview_id = focused->id;
        frame->preview_top = 0;
    }
    stage_page(app, page);
    frame->preview_top =
        clamp_top(frame->preview_top, page->stage.preview_lines, page->stage.preview.height);
    frame->body_top = clamp_top(frame->body_top, page->stage.body_lines, page->stage.body.height);
    stage_page(app, page);
}

void page_settle(struct app *app, struct page *page)
{
    look(app, page);
    stage_page(app, page);
    if (wants_arranging(page))
        arrange(page);
    settle(app, page);
}

void page_follow(struct app *app, struct page *page)
{
    page->frame.body_top = stage_follow(&page->stage, &page->frame);
    page_settle(app, page);
}

void page_arrange(struct app *app, struct page *page)
{
    look(app, page);
    arrange(page);
    page_settle(app, page);
}

/* Loading */

/* The new model is there: let go of the old one. */
static void take_model(struct app *app, struct page *page, void *model, struct arena *arena)
{
    struct arena old = page->arena;
    bool is_first = !page->model;

    page->model = model;
    page->arena = *arena;
    page->is_stale = false;
    for (size_t i = 0; i < LISTS_MOST; i++) {
        const struct listing *listing = page->view->listing(model, i);

        if (listing && is_first)
            list_restore_order(app, listing, &page->lists[i]);
        if (listing)
            list_forget_gone_marks(&page->lists[i], listing);
    }
    page_arrange(app, page);
    arena_clear(&old);
}

bool page_load(struct app *app, struct page *page, struct error *err)
{
    struct arena arena = {0};
    void *model;

    if (!page->view->load)
        return true;
    model = arena_alloc(&arena, page->view->model_size);
    if (!page->view->load(model, &page->request, app->desk, &arena, err)) {
        arena_clear(&arena);
        return false;
    }
    take_model(app, page, model, &arena);
    return true;
}

void app_reload(struct app *app)
{
    struct error err = {0};

    for (size_t i = 0; i < app->page_count; i++)
        app->pages[i]->is_stale = true;
    if (!store_stamp(app->desk->store, &app->stamp, &err)
        || !page_load(app, app_page(app), &err))
        app_fail(app, &err);
}

/* The stack */

static struct page *page_new(const struct view *view, const struct target *target)
{
    struct page *page = mem_zero(sizeof(*page));

    page->view = view;
    page->request.rows_wanted = ROWS_WANTED;
    if (!target || !target->noun)
        return page;
    page->request.target = *target;
    page->request.target.key = arena_copy(&page->own, target->key ? target->key : "");
    page->request.target.title = arena_copy(&page->own, target->title ? target->title : "");
    return page;
}

void page_free(struct page *page)
{
    for (size_t i = 0; i < LISTS_MOST; i++)
        list_done(&page->lists[i]);
    arena_clear(&page->arranged);
    arena_clear(&page->arena);
    arena_clear(&page->own);
    free(page->query);
    str_done(&page->typed);
    str_done(&page->took);
    free(page);
}

/* Too deep: the lowest page above the dashboard goes. */
static void make_room(struct app *app)
{
    if (app->page_count < PAGES_MOST)
        return;
    page_free(app->pages[1]);
    memmove(&app->pages[1], &app->pages[2], (PAGES_MOST - 2) * sizeof(app->pages[0]));
    app->page_count--;
}

static bool push(struct app *app, struct page *page, struct error *err)
{
    if (app->page_count)
        page->frame.preview = app->pages[0]->frame.preview;
    if (!page_load(app, page, err)) {
        page_free(page);
        return false;
    }
    make_room(app);
    app->pages[app->page_count++] = page;
    return true;
}

bool page_push(struct app *app, const struct view *view, const struct target *target,
               struct error *err)
{
    return push(app, page_new(view, target), err);
}

static void set_query(struct page *page, const char *query)
{
    struct str copy = {0};

    str_add(&copy, "%s", query);
    page->query = copy.text;
    page->request.query = page->query;
}

bool page_push_asking(struct app *app, const struct view *view, const char *query,
                      struct error *err)
{
    struct page *page = page_new(view, NULL);

    set_query(page, query);
    return push(app, page, err);
}

bool page_ask(struct app *app, struct page *page, const char *query, struct error *err)
{
    char *before = page->query;

    set_query(page, query);
    if (page_load(app, page, err)) {
        free(before);
        return true;
    }
    free(page->query);
    page->query = before;
    page->request.query = before;
    return false;
}

void page_push_made(struct app *app, const struct view *view, void *model, struct arena *arena)
{
    struct page *page = page_new(view, NULL);

    take_model(app, page, model, arena);
    make_room(app);
    app->pages[app->page_count++] = page;
}

/* The page that is seen again may be old, or of another size. */
static void refresh_top(struct app *app)
{
    struct page *page = app_page(app);
    struct error err = {0};

    if (page->is_stale && !page_load(app, page, &err))
        app_fail(app, &err);
    page_settle(app, page);
    if (page->is_typed)
        mode_search_open(app);
}

void page_pop(struct app *app)
{
    if (app->page_count < 2)
        return;
    page_free(app->pages[--app->page_count]);
    refresh_top(app);
}

bool page_replace(struct app *app, const struct target *target, struct error *err)
{
    if (!page_push(app, view_of_noun(target->noun), target, err))
        return false;
    page_free(app->pages[app->page_count - 2]);
    app->pages[app->page_count - 2] = app->pages[app->page_count - 1];
    app->page_count--;
    return true;
}

void pages_pop_to_dashboard(struct app *app)
{
    while (app->page_count > 1)
        page_free(app->pages[--app->page_count]);
    refresh_top(app);
}
