#include <stdio.h>
#include <string.h>

#include "app/state.h"
#include "base/mem.h"
#include "base/text.h"

/* The row in which commands, filters and refs are typed. */

struct prompt_mode;

/* What is different between the three. */
struct prompt_use {
    const char *sign, *history, *hint;
    void (*complete)(const struct app *app, const char *text, size_t cursor,
                     struct completion *out, struct arena *arena);
    void (*changed)(struct app *app, struct prompt_mode *prompt);   /* may be NULL */
    /* The mode is gone when it is called; `text` is good until it returns. */
    void (*enter)(struct app *app, const char *text);
    void (*close)(struct app *app, struct prompt_mode *prompt);     /* may be NULL */
};

struct prompt_mode {
    struct mode mode;
    const struct prompt_use *use;
    struct prompt prompt;
    struct arena arena;         /* of the candidates */
    struct arena history;
    struct str before;          /* of a filter: what it was */
    struct str note;
};

static void offer(struct app *app, struct prompt_mode *prompt)
{
    struct arena arena = {0};
    struct completion found;

    prompt->use->complete(app, line_text(&prompt->prompt.line), prompt->prompt.line.cursor, &found,
                          &arena);
    prompt_offer(&prompt->prompt, found.from, found.items, found.count);
    prompt->prompt.note = found.note;
    prompt->prompt.note_role = ROLE_INFO;
    arena_clear(&prompt->arena);
    prompt->arena = arena;
    if (prompt->use->changed)
        prompt->use->changed(app, prompt);
}

static void enter(struct app *app, struct prompt_mode *prompt)
{
    const struct prompt_use *use = prompt->use;
    struct str text = {0};

    str_add(&text, "%s", line_text(&prompt->prompt.line));
    history_add(app, use->history, text.text);
    mode_pop(app);
    use->enter(app, text.text);
    str_done(&text);
}

static void take(struct app *app, struct prompt_mode *prompt, enum prompt_action action)
{
    switch (action) {
    case PROMPT_IGNORED:
    case PROMPT_TAKEN:
        if (prompt->use->changed)
            prompt->use->changed(app, prompt);
        return;
    case PROMPT_CHANGED:
        offer(app, prompt);
        return;
    case PROMPT_ENTER:
        enter(app, prompt);
        return;
    case PROMPT_CLOSE:
        if (prompt->use->close)
            prompt->use->close(app, prompt);
        mode_pop(app);
        return;
    }
}

static void prompt_mode_key(struct app *app, struct mode *mode, const char *key)
{
    struct prompt_mode *prompt = (struct prompt_mode *)mode;

    take(app, prompt, prompt_key(&prompt->prompt, key));
}

static void prompt_mode_paste(struct app *app, struct mode *mode, const char *text, size_t size)
{
    struct prompt_mode *prompt = (struct prompt_mode *)mode;

    take(app, prompt, prompt_paste(&prompt->prompt, text, size));
}

static void prompt_mode_mouse(struct app *app, struct mode *mode, const struct event *event)
{
    struct prompt_mode *prompt = (struct prompt_mode *)mode;
    int candidate = prompt_candidate_at(&prompt->prompt, app->width, app->height - 2, event->x,
                                        event->y);

    if (event->mouse == MOUSE_LEFT && candidate >= 0)
        prompt_choose(&prompt->prompt, (size_t)candidate);
}

static void draw(struct app *app, struct mode *mode, struct canvas *canvas)
{
    prompt_draw(&((struct prompt_mode *)mode)->prompt, canvas, app->height - 2);
}

static void done(struct mode *mode)
{
    struct prompt_mode *prompt = (struct prompt_mode *)mode;

    prompt_done(&prompt->prompt);
    arena_clear(&prompt->arena);
    arena_clear(&prompt->history);
    str_done(&prompt->before);
    str_done(&prompt->note);
}

static const char *hint(const struct mode *mode)
{
    return ((const struct prompt_mode *)mode)->use->hint;
}

static const struct mode_kind prompt_kind = {
    .key = prompt_mode_key, .paste = prompt_mode_paste, .mouse = prompt_mode_mouse,
    .draw = draw, .done = done, .hint = hint,
};

static void open_prompt(struct app *app, const struct prompt_use *use, const char *text)
{
    struct prompt_mode *prompt = mem_zero(sizeof(*prompt));
    struct line *line = &prompt->prompt.line;

    prompt->mode.kind = &prompt_kind;
    prompt->use = use;
    prompt->prompt.sign = use->sign;
    str_add(&prompt->before, "%s", text);
    line->history = history_read(app, use->history, &line->history_count, &prompt->history);
    line_set(line, text);
    mode_push(app, &prompt->mode);
    offer(app, prompt);
}

/* : commands */

static void refuse_command(struct app *app, const char *name)
{
    struct arena arena = {0};
    struct error err = {0};
    const char *nearest = text_nearest(name, command_names(&app->commands, &arena));

    if (nearest)
        (void)error_set(&err, ERROR_NOT_FOUND, "No command \"%.60s\". Near: %s.", name, nearest);
    else
        (void)error_set(&err, ERROR_NOT_FOUND, "No command \"%.60s\"; C-p shows them all.", name);
    app_fail(app, &err);
    arena_clear(&arena);
}

static void enter_command(struct app *app, const char *text)
{
    struct arena arena = {0};
    const char *const *words = words_split(text, &arena);
    const struct command *command;

    app_quiet(app);
    if (!words[0]) {
        mode_palette_open(app);
    } else {
        command = command_named(&app->commands, words[0]);
        if (command)
            command_start(app, command, words + 1);
        else
            refuse_command(app, words[0]);
    }
    arena_clear(&arena);
}

void mode_prompt_open(struct app *app, const char *text)
{
    static const struct prompt_use use = {
        .sign = ":", .history = "command",
        .hint = "Enter run  Tab complete  Up history  Esc cancel",
        .complete = complete_command, .enter = enter_command,
    };

    open_prompt(app, &use, text);
}

/* / filters: what is typed is tried at once */

static void say_count(struct app *app, struct prompt_mode *prompt)
{
    const struct list_state *state = focused_list(app_page(app));
    const struct listing *listing = focused_listing(app_page(app));

    str_done(&prompt->note);
    str_add(&prompt->note, "%zu of %zu", state->shown_count, listing->count + listing->more);
    prompt->prompt.note_role = ROLE_DIM;
}

static void filter_changed(struct app *app, struct prompt_mode *prompt)
{
    struct error err = {0};

    if (app_filter(app, line_text(&prompt->prompt.line), &err)) {
        say_count(app, prompt);
    } else {
        str_done(&prompt->note);
        str_add(&prompt->note, "%s", err.text);
        prompt->prompt.note_role = ROLE_ERROR;
    }
    prompt->prompt.note = prompt->note.text;
}

static void filter_restore(struct app *app, struct prompt_mode *prompt)
{
    list_set_filter(focused_list(app_page(app)), prompt->before.text);
    page_arrange(app, app_page(app));
}

static void enter_filter(struct app *app, const char *text)
{
    struct error err = {0};

    str_done(&app->searched);
    str_add(&app->searched, "%s", text);
    if (!app_filter(app, text, &err))
        app_fail(app, &err);
}

void mode_filter_open(struct app *app)
{
    static const struct prompt_use use = {
        .sign = "/", .history = "filter",
        .hint = "Enter keep  Tab complete  Up history  Esc as it was",
        .complete = complete_filter, .changed = filter_changed, .enter = enter_filter,
        .close = filter_restore,
    };
    const struct list_state *state = focused_list(app_page(app));

    open_prompt(app, &use, state->filter ? state->filter : "");
}

/* ' refs */

static void enter_ref(struct app *app, const char *text)
{
    app_quiet(app);
    if (text[0])
        app_jump_to(app, text);
}

void mode_jump_open(struct app *app)
{
    static const struct prompt_use use = {
        .sign = "'", .history = "jump", .hint = "Enter jump  Tab complete  Esc cancel",
        .complete = complete_ref, .enter = enter_ref,
    };

    open_prompt(app, &use, "");
}
