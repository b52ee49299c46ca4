#include <stdlib.h>

#include "app/acts.h"
#include "base/mem.h"

/* Beginning and end */

static void say_complaints(struct app *app, const struct complaints *complaints)
{
    for (size_t i = 0; complaints && i < complaints->count; i++) {
        struct str text = {0};
        struct error err = {0};

        complaint_write(&complaints->items[i], &text);
        (void)error_set(&err, ERROR_INVALID, "%s", text.text);
        app_fail(app, &err);
        str_done(&text);
    }
}

void app_keys_again(struct app *app)
{
    struct complaints complaints = {.arena = &app->arena};

    keymap_make(&app->keymap, &app->commands, app->desk->config, &complaints, &app->arena);
    say_complaints(app, &complaints);
}

bool app_open(struct app **out, const struct app_options *options, struct error *err)
{
    struct app *app = mem_zero(sizeof(*app));

    app->options = *options;
    app->desk = options->desk;
    app->width = options->width;
    app->height = options->height;
    command_set_make(&app->commands, &app->arena);
    say_complaints(app, options->complaints);
    app_keys_again(app);
    app_theme_again(app);
    if (options->notice)
        app_say(app, "%s", options->notice);
    if (!store_stamp(app->desk->store, &app->stamp, err)
        || !page_push(app, &dashboard_view, NULL, err)) {
        app_close(app);
        return false;
    }
    app_page(app)->frame.preview = preview_restored(app);
    page_settle(app, app_page(app));
    *out = app;
    return true;
}

void app_close(struct app *app)
{
    modes_done(app);
    while (app->page_count)
        page_free(app->pages[--app->page_count]);
    messages_done(app);
    jumps_done(app);
    deed_done(&app->last);
    str_done(&app->searched);
    str_done(&app->wishes.copy);
    arena_clear(&app->arena);
    free(app);
}

bool app_is_over(const struct app *app)
{
    return app->is_over;
}

const struct theme *app_theme(const struct app *app)
{
    return app->shown_theme ? app->shown_theme : app->theme;
}

void app_remember(struct app *app, const char *key, const char *value)
{
    struct error err = {0};

    if (!setting_set(app->desk->store, key, value, &err))
        app->is_read_only = true;   /* it lasts as long as the program, then */
}

/* Time */

void app_set_time(struct app *app, int64_t instant)
{
    struct desk *desk = app->desk;
    struct date before = desk->now.today;

    if (instant == desk->now.instant)
        return;
    desk->now = now_of(instant, desk->now.zone);
    desk->author.at = instant;
    if (desk->now.today.day != before.day)
        app_reload(app);
    else
        page_settle(app, app_page(app));
}

/* Events */

static void resize(struct app *app, int width, int height)
{
    app->width = width;
    app->height = height;
    page_settle(app, app_page(app));
}

static void paste(struct app *app, const struct event *event)
{
    struct mode *mode = app->modes;

    if (mode && mode->kind->paste)
        mode->kind->paste(app, mode, event->text, event->length);
    else
        app_say(app, "Nothing here takes text; : and / do.");
}

static void end(struct app *app, int status)
{
    app->is_over = true;
    app->status = status;
}

static void react(struct app *app, const struct event *event)
{
    switch (event->kind) {
    case EVENT_TIMEOUT:
    case EVENT_FD:
        return;
    case EVENT_KEY:
        app->just_focused = false;
        app_key(app, event->key);
        return;
    case EVENT_PASTE:
        paste(app, event);
        return;
    case EVENT_MOUSE:
        app_mouse(app, event);
        return;
    case EVENT_RESIZE:
        resize(app, event->width, event->height);
        return;
    case EVENT_FOCUS_IN:
        app->just_focused = app->had_no_focus;
        return;
    case EVENT_FOCUS_OUT:
        app->had_no_focus = true;
        return;
    case EVENT_HANGUP:
        end(app, 128 + 1);
        return;
    case EVENT_TERMINATE:
        end(app, 128 + 15);
        return;
    }
}

/* What others wrote is shown, but never under a menu or a question. */
static void look_for_changes(struct app *app)
{
    struct error err = {0};
    int64_t stamp;

    if (app->modes || app->pending[0])
        return;
    if (!store_stamp(app->desk->store, &stamp, &err))
        app_fail(app, &err);
    else if (stamp != app->stamp)
        app_reload(app);
}

void app_handle(struct app *app, const struct event *event)
{
    react(app, event);
    if (!app->is_over)
        look_for_changes(app);
}
