#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/acts.h"
#include "base/mem.h"
#include "base/text.h"
#include "command/finding.h"
#include "view/search.h"

/*
 * Typing on the search page.
 *
 * The page below is a page like any other, with a list of hits; while this mode lasts, letters go
 * into its line and the keys that move go to its list. What was typed stays with the page, so that
 * the mode can end when a hit is opened and begin again when one comes back.
 */

struct search_mode {
    struct mode mode;
    struct prompt prompt;       /* line, history and candidates; drawn here */
    struct arena arena;         /* of the candidates */
    struct arena history;
    struct str problem;         /* why what was typed makes no sense; the hits are the last ones */
};

bool page_is_search(const struct page *page)
{
    return page->view == &search_view;
}

/* Searching */

static int64_t microseconds(void)
{
    struct timespec now;

    if (clock_gettime(CLOCK_MONOTONIC, &now))
        return 0;
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static bool search_for(struct app *app, struct page *page, const char *text, struct error *err)
{
    int64_t start = microseconds();

    str_done(&page->typed);
    str_add(&page->typed, "%s", text);
    page->request.text = page->typed.text;
    if (!page_load(app, page, err))
        return false;
    str_done(&page->took);
    str_add(&page->took, "%lld ms", (long long)((microseconds() - start + 500) / 1000));
    page->frame.took = page->took.text;
    return true;
}

/* The first hit of what is typed now. */
static void to_first(struct app *app, struct page *page)
{
    page->lists[0].id = 0;
    page->lists[0].scroll.cursor = page->lists[0].scroll.top = 0;
    page_arrange(app, page);
}

static void offer(struct app *app, struct search_mode *search)
{
    struct prompt *prompt = &search->prompt;
    struct arena arena = {0};
    struct completion found;

    complete_filter(app, line_text(&prompt->line), prompt->line.cursor, &found, &arena);
    prompt_offer(prompt, found.from, found.items, found.count);
    arena_clear(&search->arena);
    search->arena = arena;
}

static void changed(struct app *app, struct search_mode *search)
{
    const char *text = line_text(&search->prompt.line);
    struct page *page = app_page(app);
    struct error err = {0};

    str_done(&search->problem);
    if (page->request.text && !strcmp(page->request.text, text))
        return;
    if (search_for(app, page, text, &err))
        to_first(app, page);
    else
        str_add(&search->problem, "%s", err.text);
}

/* Leaving */

static void remember(struct app *app)
{
    const char *text = app_page(app)->request.text;

    if (text && text[0])
        history_add(app, "search", text);
}

/* `keeps`: below the page of the hit the list stays, and is typed on when one comes back. */
static void open_hit(struct app *app, bool keeps)
{
    struct target target = page_target(app_page(app));
    struct error err = {0};

    if (!target.noun)
        return;
    remember(app);
    mode_pop(app);
    if (keeps) {
        app_page(app)->is_typed = true;
        app_open_target(app, &target);
        return;
    }
    jump_note(app);
    if (!page_replace(app, &target, &err))
        app_fail(app, &err);
}

/* Any command can be typed then, so this mode does not wait below. */
static void save_view(struct app *app)
{
    remember(app);
    mode_pop(app);
    mode_prompt_open(app, "view save ");
}

static void clear_or_close(struct app *app, struct search_mode *search)
{
    remember(app);
    if (line_text(&search->prompt.line)[0]) {
        line_set(&search->prompt.line, "");
        offer(app, search);
        changed(app, search);
        return;
    }
    mode_pop(app);
    page_pop(app);
}

/* Keys */

static bool move_key(struct app *app, const char *key)
{
    static const struct {
        const char *key;
        enum scroll_move move;
    } moves[] = {
        {"Down", SCROLL_DOWN},      {"Up", SCROLL_UP},      {"C-n", SCROLL_DOWN},
        {"C-p", SCROLL_UP},         {"PgDn", SCROLL_PAGE_DOWN}, {"PgUp", SCROLL_PAGE_UP},
    };

    for (size_t i = 0; i < sizeof(moves) / sizeof(*moves); i++) {
        if (!strcmp(moves[i].key, key)) {
            act_move(app, (int)moves[i].move, NULL);
            return true;
        }
    }
    return false;
}

/* What was searched before, the newest first. */
static void older(struct app *app, struct search_mode *search)
{
    (void)line_key(&search->prompt.line, "Up");
    offer(app, search);
    changed(app, search);
}

static void take(struct app *app, struct search_mode *search, enum prompt_action action)
{
    if (action == PROMPT_CHANGED)
        offer(app, search);
    if (action == PROMPT_CHANGED || action == PROMPT_TAKEN)
        changed(app, search);
}

static void search_mode_key(struct app *app, struct mode *mode, const char *key)
{
    struct search_mode *search = (struct search_mode *)mode;

    app_quiet(app);
    if (move_key(app, key))
        return;
    if (!strcmp(key, "Enter"))
        open_hit(app, false);
    else if (!strcmp(key, "C-o"))
        open_hit(app, true);
    else if (!strcmp(key, "C-s"))
        save_view(app);
    else if (!strcmp(key, "C-r"))
        older(app, search);
    else if (!strcmp(key, "Esc"))
        clear_or_close(app, search);
    else if (!strcmp(key, "S-Tab") && !search->prompt.chosen)
        mode_pop(app);
    else
        take(app, search, prompt_key(&search->prompt, key));
}

static void search_mode_paste(struct app *app, struct mode *mode, const char *text, size_t size)
{
    struct search_mode *search = (struct search_mode *)mode;

    take(app, search, prompt_paste(&search->prompt, text, size));
}

static void search_mode_mouse(struct app *app, struct mode *mode, const struct event *event)
{
    struct page *page = app_page(app);
    bool was_typed = page->is_typed;

    (void)mode;
    page->is_typed = true;
    app_mouse_page(app, event);
    if (app_page(app) != page)
        mode_pop(app);
    else
        page->is_typed = was_typed;
}

/* Drawing */

static void draw_candidates(const struct search_mode *search, struct canvas *canvas, int y)
{
    const struct prompt *prompt = &search->prompt;
    int x = 1;

    (void)canvas_writef(canvas, 0, y, canvas->width, ROLE_DIM, "%*s", canvas->width, "");
    for (size_t i = prompt->chosen ? prompt->chosen - 1 : 0; i < prompt->count; i++) {
        const char *text = prompt->candidates[i].text;
        bool is_chosen = i + 1 == prompt->chosen;
        int columns = text_columns(text);

        if (x + columns >= canvas->width)
            return;
        (void)canvas_write(canvas, x, y, columns, is_chosen ? ROLE_STRONG : ROLE_DIM, text);
        if (is_chosen)
            canvas_surface(canvas, x, y, columns, ROLE_SELECTION);
        x += columns + 2;
    }
}

static void draw_problem(const struct search_mode *search, struct canvas *canvas, int y)
{
    (void)canvas_writef(canvas, 0, y, canvas->width, ROLE_DIM, "%*s", canvas->width, "");
    (void)canvas_write(canvas, 1, y, canvas->width - 2, ROLE_ERROR, search->problem.text);
}

static void draw(struct app *app, struct mode *mode, struct canvas *canvas)
{
    const struct search_mode *search = (struct search_mode *)mode;
    const struct page *page = app_page(app);
    struct area line;

    if (!page_is_search(page) || page->stage.layout.name == LAYOUT_TOO_SMALL)
        return;
    line = search_line(page->model, &page->frame, canvas->width);
    (void)canvas_writef(canvas, line.x, line.y, line.width, ROLE_TEXT, "%*s", line.width, "");
    line_draw(&search->prompt.line, canvas, line.x, line.y, line.width, ROLE_STRONG, true);
    if (search->problem.length)
        draw_problem(search, canvas, page->stage.message.y);
    else if (search->prompt.count)
        draw_candidates(search, canvas, page->stage.message.y);
}

static void done(struct mode *mode)
{
    struct search_mode *search = (struct search_mode *)mode;

    prompt_done(&search->prompt);
    arena_clear(&search->arena);
    arena_clear(&search->history);
    str_done(&search->problem);
}

static const char *hint(const struct mode *mode)
{
    (void)mode;
    return "Enter open  C-o open and keep  Tab complete  C-s save as a view  C-r history  "
           "Esc clear/close  S-Tab to the list";
}

static const struct mode_kind search_kind = {
    .key = search_mode_key, .paste = search_mode_paste, .mouse = search_mode_mouse,
    .draw = draw, .done = done, .hint = hint,
};

/* Opening */

void mode_search_open(struct app *app)
{
    struct search_mode *search = mem_zero(sizeof(*search));
    struct page *page = app_page(app);
    struct line *line = &search->prompt.line;

    search->mode.kind = &search_kind;
    line->history = history_read(app, "search", &line->history_count, &search->history);
    line_set(line, page->request.text ? page->request.text : "");
    page->is_typed = false;
    mode_push(app, &search->mode);
    offer(app, search);
}

void search_open(struct app *app, const char *text, int64_t row)
{
    struct error err = {0};
    struct page *page;

    if (!page_push(app, &search_view, NULL, &err)) {
        app_fail(app, &err);
        return;
    }
    page = app_page(app);
    if (!search_for(app, page, text, &err))
        app_fail(app, &err);
    page->lists[0].id = row;
    page_arrange(app, page);
    mode_search_open(app);
}

void act_search(struct app *app, int with, const char *const *words)
{
    struct arena arena = {0};
    struct error err = {0};
    const char *text = words_as_typed(words, &arena);

    (void)with;
    if (!page_is_search(app_page(app))) {
        jump_note(app);
        search_open(app, text, 0);
    } else if (!words || search_for(app, app_page(app), text, &err)) {
        if (words)
            to_first(app, app_page(app));
        if (!app->modes)
            mode_search_open(app);
    } else {
        app_fail(app, &err);
    }
    arena_clear(&arena);
}
