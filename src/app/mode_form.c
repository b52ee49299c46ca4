#include "app/mode_form.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct form_mode {
    struct mode mode;
    struct desk_form *form;
};

static void say(struct app *app, const struct desk_form *form)
{
    const char *said = desk_form_said(form);
    struct error err = {0};

    if (!said)
        return;
    if (!desk_form_said_error(form)) {
        app_say(app, "%s", said);
        return;
    }
    (void)error_set(&err, ERROR_INVALID, "%s", said);
    app_fail(app, &err);
}

/* The command was run, or is a screen command that we have to run. */
static void saved(struct app *app, const struct desk_form *form)
{
    const struct command *command = desk_form_command(form);

    if (command->then == THEN_SCREEN)
        app_act(app, command, desk_form_args(form));
    else
        app_did(app, command, desk_form_said(form));
}

static void take(struct app *app, struct form_mode *mode, enum desk_form_answer answer)
{
    switch (answer) {
    case DESK_FORM_IGNORED:
        return;
    case DESK_FORM_STAYS:
        say(app, mode->form);
        return;
    case DESK_FORM_CLOSED:
        say(app, mode->form);
        mode_pop(app);
        return;
    case DESK_FORM_SAVED:
        saved(app, mode->form);
        mode_pop(app);
        return;
    case DESK_FORM_ANOTHER:
        saved(app, mode->form);
        return;
    case DESK_FORM_SETTLES:
        mode_settle_form(app, desk_form_settling(mode->form));
        return;
    case DESK_FORM_EDITOR:
        app->wishes.editor = true;
        return;
    }
}

void form_mode_settle(struct app *app, const char *refs)
{
    struct form_mode *mode = (struct form_mode *)app->modes;

    take(app, mode, desk_form_settle(mode->form, refs));
}

static void form_mode_key(struct app *app, struct mode *mode, const char *key)
{
    struct form_mode *form = (struct form_mode *)mode;

    app_quiet(app);
    take(app, form, desk_form_key(form->form, key));
}

static void form_mode_paste(struct app *app, struct mode *mode, const char *text, size_t size)
{
    struct form_mode *form = (struct form_mode *)mode;

    take(app, form, desk_form_paste(form->form, text, size));
}

static void form_mode_mouse(struct app *app, struct mode *mode, const struct event *event)
{
    struct form_mode *form = (struct form_mode *)mode;

    if (event->mouse == MOUSE_LEFT)
        take(app, form,
             desk_form_click(form->form, app->width, app->height, event->x, event->y));
}

static void draw(struct app *app, struct mode *mode, struct canvas *canvas)
{
    (void)app;
    desk_form_draw(((struct form_mode *)mode)->form, canvas);
}

static void done(struct mode *mode)
{
    struct form_mode *form = (struct form_mode *)mode;

    desk_form_keep(form->form);
    desk_form_free(form->form);
}

static const char *hint(const struct mode *mode)
{
    return desk_form_hint(((const struct form_mode *)mode)->form);
}

static const struct mode_kind form_kind = {
    .key = form_mode_key, .paste = form_mode_paste, .mouse = form_mode_mouse,
    .draw = draw, .done = done, .hint = hint,
};

void mode_form_open(struct app *app, const struct deed *deed)
{
    struct target about = app_target(app, 0);
    struct desk_form_request request = {
        .command = deed->command,
        .keys = deed->keys,
        .key_count = deed->key_count,
        .about_noun = about.noun,
        .about = about.key,
    };
    struct form_mode *mode = mem_zero(sizeof(*mode));
    struct error err = {0};

    if (deed->command == &add_command && deed->rest && deed->rest[0]) {
        request.fields = deed->rest;
        request.about_noun = NULL;
        request.about = NULL;
    }
    memcpy(request.args, deed->args, sizeof(request.args));
    mode->mode.kind = &form_kind;
    if (!desk_form_open(&mode->form, app->desk, &app->commands, &request, &err)) {
        free(mode);
        app_fail(app, &err);
        return;
    }
    mode_push(app, &mode->mode);
    say(app, mode->form);
}

struct desk_form *app_form(const struct app *app)
{
    return app->modes && app->modes->kind == &form_kind
               ? ((struct form_mode *)app->modes)->form : NULL;
}
