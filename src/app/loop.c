#include <string.h>
#include <time.h>

#include "app/mode_form.h"
#include "app/watch.h"

/* The one loop of the program. */

struct loop {
    struct app *app;
    struct term *term;
    struct canvas canvas;
    struct watch watch;
    int64_t offset;             /* of the desk's clock from the world's; the demo has its own */
    int64_t draft_due;          /* in milliseconds of the clock that only goes forward; -1: never */
    bool mouse;                 /* is reported */
    struct str title;
};

static int64_t milliseconds(void)
{
    struct timespec time;

    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* Showing */

static void show_title(struct loop *loop)
{
    struct str title = {0};

    app_write_title(loop->app, &title);
    if (loop->title.text && !strcmp(title.text, loop->title.text)) {
        str_done(&title);
        return;
    }
    term_title(loop->term, title.text);
    str_done(&loop->title);
    loop->title = title;
}

static void set_mouse(struct loop *loop)
{
    bool on = loop->app->desk->config->mouse != SWITCH_OFF;

    if (on != loop->mouse)
        term_set_mouse(loop->term, on);
    loop->mouse = on;
}

static void show(struct loop *loop)
{
    int width = term_width(loop->term), height = term_height(loop->term);

    if (width != loop->canvas.width || height != loop->canvas.height) {
        canvas_done(&loop->canvas);
        canvas_init(&loop->canvas, width, height, term_is_ascii(loop->term));
    }
    app_draw(loop->app, &loop->canvas);
    term_show(loop->term, &loop->canvas, app_theme(loop->app));
    show_title(loop);
    set_mouse(loop);
}

/* What only the terminal can do */

static bool run_editor(struct loop *loop, const char *path, struct error *err)
{
    struct arena arena = {0};
    const char *const *words = words_split(loop->app->desk->places->editor, &arena);
    char **argv = NULL;
    size_t count = 0;
    int status = 0;
    bool ok;

    for (; words[count]; count++) {
        argv = arena_grow(&arena, argv, count, sizeof(*argv));
        argv[count] = arena_copy(&arena, words[count]);
    }
    argv = arena_grow(&arena, argv, count, sizeof(*argv));
    argv[count] = arena_copy(&arena, path);
    argv = arena_grow(&arena, argv, count + 1, sizeof(*argv));
    argv[count + 1] = NULL;
    ok = term_run(loop->term, argv, loop->app->options.environment, &status, err)
         && (!status || error_set(err, ERROR_IO, "%s ended with status %d; the text is as it was",
                                  argv[0], status));
    arena_clear(&arena);
    return ok;
}

static void edit(struct loop *loop)
{
    struct desk_form *form = app_form(loop->app);
    struct error err = {0}, end_err = {0};
    const char *path;
    bool ok;

    if (!form)
        return;
    if (!desk_form_editor_begin(form, &path, &err)) {
        app_fail(loop->app, &err);
        return;
    }
    ok = run_editor(loop, path, &err);
    if (!ok)
        app_fail(loop->app, &err);
    if (!desk_form_editor_end(form, ok, &end_err))
        app_fail(loop->app, &end_err);
}

static void grant(struct loop *loop)
{
    struct wishes *wishes = &loop->app->wishes;

    if (wishes->repaint)
        term_repaint(loop->term);
    if (wishes->suspend)
        term_suspend(loop->term);
    if (wishes->editor)
        edit(loop);
    if (wishes->copy.length)
        term_copy(loop->term, wishes->copy.text);
    if (wishes->bell)
        term_bell(loop->term);
    str_done(&wishes->copy);
    *wishes = (struct wishes){0};
}

/* Waiting */

static int to_next_minute(const struct loop *loop)
{
    int64_t second = loop->app->desk->now.instant % 60;

    if (loop->app->options.clock_stands)
        return -1;
    return (int)(60 - (second < 0 ? second + 60 : second)) * 1000;
}

static int wait_ms(const struct loop *loop)
{
    int wait = to_next_minute(loop);
    int64_t draft = loop->draft_due < 0 ? -1 : loop->draft_due - milliseconds();

    if (loop->draft_due < 0)
        return wait;
    if (draft < 0)
        draft = 0;
    return wait < 0 || draft < wait ? (int)draft : wait;
}

static void tick(struct loop *loop)
{
    struct desk_form *form = app_form(loop->app);

    loop->draft_due = form ? desk_form_tick(form, milliseconds()) : -1;
}

static void turn(struct loop *loop)
{
    struct event event;
    bool is_changed;

    term_wait(loop->term, &event, wait_ms(loop), &loop->watch.fd, loop->watch.fd >= 0 ? 1 : 0);
    if (!loop->app->options.clock_stands)
        app_set_time(loop->app, (int64_t)time(NULL) + loop->offset);
    is_changed = event.kind == EVENT_FD && watch_take(&loop->watch);
    if (is_changed)
        app_config_changed(loop->app);
    app_handle(loop->app, &event);
    grant(loop);
    tick(loop);
}

int app_run(struct app *app, struct term *term)
{
    struct loop loop = {.app = app, .term = term, .draft_due = -1,
                        .mouse = app->desk->config->mouse != SWITCH_OFF,
                        .offset = app->desk->now.instant - (int64_t)time(NULL)};

    watch_open(&loop.watch, app->desk->config_path,
               app->desk->places ? app->desk->places->themes_folder : NULL,
               app->options.store_path);
    app_handle(app, &(struct event){.kind = EVENT_RESIZE, .width = term_width(term),
                                    .height = term_height(term)});
    while (!app_is_over(app)) {
        show(&loop);
        turn(&loop);
    }
    watch_close(&loop.watch);
    canvas_done(&loop.canvas);
    str_done(&loop.title);
    return app->status;
}
