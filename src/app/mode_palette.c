#include <string.h>

#include "app/state.h"
#include "base/mem.h"
#include "ui/palette.h"

/* Every command, found by typing some of it. */

struct palette_mode {
    struct mode mode;
    struct palette palette;
    struct palette_item *items;
    const struct command **commands;    /* of the items */
    struct arena arena;
};

static const struct command *chosen(const struct palette_mode *palette)
{
    const struct palette_item *item = palette_chosen(&palette->palette);

    return palette->commands[item - palette->items];
}

static void complete(struct app *app, const struct command *command)
{
    struct str text = {0};

    str_add(&text, "%s ", command->name);
    mode_pop(app);
    mode_prompt_open(app, text.text);
    str_done(&text);
}

static void enter(struct app *app, const struct command *command)
{
    mode_pop(app);
    history_add(app, "palette", command->name);
    app_quiet(app);
    command_start(app, command, NULL);
}

static void take(struct app *app, struct palette_mode *palette, enum palette_action action)
{
    switch (action) {
    case PALETTE_IGNORED:
    case PALETTE_TAKEN:
        return;
    case PALETTE_ENTER:
        enter(app, chosen(palette));
        return;
    case PALETTE_COMPLETE:
        complete(app, chosen(palette));
        return;
    case PALETTE_CLOSE:
        mode_pop(app);
        return;
    }
}

static void palette_mode_key(struct app *app, struct mode *mode, const char *key)
{
    struct palette_mode *palette = (struct palette_mode *)mode;

    take(app, palette, palette_key(&palette->palette, key, app->height));
}

static void palette_mode_paste(struct app *app, struct mode *mode, const char *text, size_t size)
{
    struct palette_mode *palette = (struct palette_mode *)mode;

    take(app, palette, palette_paste(&palette->palette, text, size));
}

static void palette_mode_mouse(struct app *app, struct mode *mode, const struct event *event)
{
    struct palette_mode *palette = (struct palette_mode *)mode;

    if (event->mouse == MOUSE_WHEEL_DOWN || event->mouse == MOUSE_WHEEL_UP)
        palette_mode_key(app, mode, event->mouse == MOUSE_WHEEL_DOWN ? "Down" : "Up");
    else if (event->mouse == MOUSE_LEFT)
        take(app, palette,
             palette_click(&palette->palette, app->width, app->height, event->x, event->y));
}

static void draw(struct app *app, struct mode *mode, struct canvas *canvas)
{
    (void)app;
    palette_draw(&((struct palette_mode *)mode)->palette, canvas);
}

static void done(struct mode *mode)
{
    struct palette_mode *palette = (struct palette_mode *)mode;

    palette_done(&palette->palette);
    arena_clear(&palette->arena);
}

static const char *hint(const struct mode *mode)
{
    (void)mode;
    return "Enter run  Tab complete  Esc close";
}

static const struct mode_kind palette_kind = {
    .key = palette_mode_key, .paste = palette_mode_paste, .mouse = palette_mode_mouse,
    .draw = draw, .done = done, .hint = hint,
};

/* Items */

static const char *keep(struct str *text, struct arena *arena)
{
    const char *copy = arena_copy(arena, text->text ? text->text : "");

    str_done(text);
    return copy;
}

static size_t marks_here(const struct app *app)
{
    const struct list_state *state = focused_list(app_page(app));

    return state ? state->mark_count : 0;
}

static bool is_inner(const struct command *command)
{
    return command->scopes && !(command->scopes & ((1u << SCOPE_GLOBAL) | (1u << SCOPE_LIST)));
}

static const char *title_of(const struct app *app, const struct command *command,
                            struct arena *arena)
{
    struct target target = app_target(app, command->scopes);
    struct str title = {0};

    str_add(&title, "%s", command->name);
    if (command_target(command) < 0 || !target.noun)
        return keep(&title, arena);
    if (command->flags & COMMAND_BULK && marks_here(app))
        str_add(&title, " %zu marked", marks_here(app));
    else
        str_add(&title, " %s", target.key);
    return keep(&title, arena);
}

static const char *usage_of(const struct command *command, struct arena *arena)
{
    struct str usage = {0};

    str_add(&usage, ":%s", command->name);
    for (int i = 0; command->params[i].name; i++) {
        if (!(command->params[i].flags & (PARAM_OPTION | PARAM_TARGET)))
            str_add(&usage, " {%s}", command->params[i].name);
    }
    return keep(&usage, arena);
}

static const char *why_not(const struct app *app, const struct command *command)
{
    if (is_inner(command) && command_target(command) >= 0
        && !app_target(app, command->scopes).noun)
        return "not on this line";
    return NULL;
}

static unsigned recency(const char *const *recent, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (!strcmp(recent[i], name))
            return (unsigned)(count - i);
    }
    return 0;
}

static const char *first_key(const struct app *app, const struct command *command,
                             struct arena *arena)
{
    enum scope scopes[3];
    char *keys;

    (void)app_scopes(app, scopes);
    keys = arena_copy(arena, keymap_keys_of(&app->keymap, command, scopes[0], arena));
    *strchrnul(keys, ',') = '\0';
    return keys[0] ? keys : NULL;
}

/* What is for the record comes first, then what does something, then moving about. */
enum { FOR_THE_RECORD, DOES_SOMETHING, MOVES, NOT_NOW, RANKS };

static int rank_of(const struct app *app, const struct command *command)
{
    if (why_not(app, command))
        return NOT_NOW;
    if (is_inner(command))
        return FOR_THE_RECORD;
    return act_is_navigation(command) ? MOVES : DOES_SOMETHING;
}

static void fill(struct app *app, struct palette_mode *palette)
{
    struct arena *arena = &palette->arena;
    const struct command_set *all = &app->commands;
    size_t recent_count, count = 0;
    const char *const *recent = history_read(app, "palette", &recent_count, arena);

    palette->items = arena_alloc(arena, (all->count + 1) * sizeof(*palette->items));
    palette->commands = arena_alloc(arena, (all->count + 1) * sizeof(*palette->commands));
    for (size_t i = 0; i < all->count * RANKS; i++) {
        const struct command *command = all->items[i % all->count];

        if (command->flags & (COMMAND_HIDDEN | COMMAND_CLI_ONLY)
            || rank_of(app, command) != (int)(i / all->count))
            continue;
        palette->items[count] = (struct palette_item){
            .title = title_of(app, command, arena),
            .usage = usage_of(command, arena),
            .key = first_key(app, command, arena),
            .doc = command->summary,
            .example = command->example,
            .disabled = why_not(app, command),
            .recent = recency(recent, recent_count, command->name),
        };
        palette->commands[count++] = command;
    }
    palette_init(&palette->palette, "Command", ":", palette->items, count);
}

void mode_palette_open(struct app *app)
{
    struct palette_mode *palette = mem_zero(sizeof(*palette));

    palette->mode.kind = &palette_kind;
    fill(app, palette);
    mode_push(app, &palette->mode);
}
