#include <dirent.h>
#include <string.h>

#include "app/state.h"
#include "base/mem.h"

/* The themes in a corner; the screen behind shows the one that the cursor is on. */

enum { WIDTH = 26 };

struct theme_mode {
    struct mode mode;
    struct arena arena;
    const char **names;
    struct scroll list;
};

static struct area theme_area(const struct app *app, const struct theme_mode *themes)
{
    struct area area = {.y = 1, .width = WIDTH, .height = (int)themes->list.count + 2};

    if (area.height > app->height - 3)
        area.height = app->height - 3;
    if (area.width > app->width)
        area.width = app->width;
    area.x = app->width - area.width;
    return area;
}

static int room(const struct app *app, const struct theme_mode *themes)
{
    return theme_area(app, themes).height - 2;
}

static void try_theme(struct app *app, const struct theme_mode *themes)
{
    struct error err = {0};

    if (!theme_named(app, themes->names[themes->list.cursor], &app->shown_theme, &err))
        app_fail(app, &err);
}

static void take_theme(struct app *app, const struct theme_mode *themes)
{
    struct arena arena = {0};
    const char *const words[] = {arena_copy(&arena, themes->names[themes->list.cursor]), NULL};

    app->shown_theme = NULL;
    mode_pop(app);
    command_start(app, &theme_command, words);
    arena_clear(&arena);
}

static void theme_key(struct app *app, struct mode *mode, const char *key)
{
    struct theme_mode *themes = (struct theme_mode *)mode;

    if (!strcmp(key, "Enter")) {
        take_theme(app, themes);
    } else if (!strcmp(key, "Esc") || !strcmp(key, "q")) {
        app->shown_theme = NULL;
        mode_pop(app);
    } else if (!strcmp(key, "Down") || !strcmp(key, "j") || !strcmp(key, "Tab")) {
        scroll_move(&themes->list, SCROLL_DOWN, room(app, themes));
        try_theme(app, themes);
    } else if (!strcmp(key, "Up") || !strcmp(key, "k") || !strcmp(key, "S-Tab")) {
        scroll_move(&themes->list, SCROLL_UP, room(app, themes));
        try_theme(app, themes);
    }
}

static void theme_mouse(struct app *app, struct mode *mode, const struct event *event)
{
    struct theme_mode *themes = (struct theme_mode *)mode;
    struct area area = theme_area(app, themes);
    size_t row = themes->list.top + (size_t)(event->y - area.y - 1);

    if (event->mouse == MOUSE_WHEEL_DOWN || event->mouse == MOUSE_WHEEL_UP) {
        theme_key(app, mode, event->mouse == MOUSE_WHEEL_DOWN ? "Down" : "Up");
        return;
    }
    if (event->mouse != MOUSE_LEFT || !area_has(area, event->x, event->y)
        || event->y == area.y || row >= themes->list.count)
        return;
    if (row == themes->list.cursor) {
        take_theme(app, themes);
        return;
    }
    scroll_go(&themes->list, row, room(app, themes));
    try_theme(app, themes);
}

static void draw(struct app *app, struct mode *mode, struct canvas *canvas)
{
    const struct theme_mode *themes = (struct theme_mode *)mode;
    struct area area = theme_area(app, themes);
    struct canvas outside = canvas_part(canvas, area.x, area.y, area.width, area.height);
    struct canvas inside = canvas_box(
        &outside, &(struct box){.title = "Theme", .focused = true, .surface = ROLE_POPUP});

    for (int y = 0; y < inside.height; y++) {
        size_t i = themes->list.top + (size_t)y;

        if (i >= themes->list.count)
            return;
        if (i == themes->list.cursor) {
            canvas_surface(&inside, 0, y, inside.width, ROLE_SELECTION);
            canvas_write(&inside, 0, y, 1, ROLE_CURSOR, canvas->ascii ? ">" : "▸");
            canvas_cursor(&inside, 2, y, false);
        }
        canvas_write(&inside, 2, y, inside.width - 2, ROLE_TEXT, themes->names[i]);
    }
}

static void done(struct mode *mode)
{
    arena_clear(&((struct theme_mode *)mode)->arena);
}

static const char *hint(const struct mode *mode)
{
    (void)mode;
    return "Enter take  j k look  Esc as it was";
}

static const struct mode_kind theme_kind = {
    .key = theme_key, .mouse = theme_mouse, .draw = draw, .done = done, .hint = hint,
};

static void add(struct theme_mode *themes, const char *name)
{
    for (size_t i = 0; i < themes->list.count; i++) {
        if (!strcmp(themes->names[i], name))
            return;
    }
    themes->names = arena_grow(&themes->arena, themes->names, themes->list.count,
                               sizeof(*themes->names));
    themes->names[themes->list.count++] = name;
}

/* The user's own, from their folder. */
static void add_own(const struct app *app, struct theme_mode *themes)
{
    DIR *folder = app->desk->places ? opendir(app->desk->places->themes_folder) : NULL;
    const struct dirent *entry;

    while (folder && (entry = readdir(folder)) != NULL) {
        size_t length = strlen(entry->d_name);
        char *name = arena_copy(&themes->arena, entry->d_name);

        if (length < 6 || strcmp(name + length - 5, ".yaml") != 0)
            continue;
        name[length - 5] = '\0';
        add(themes, name);
    }
    if (folder)
        (void)closedir(folder);
}

void mode_theme_open(struct app *app)
{
    struct theme_mode *themes = mem_zero(sizeof(*themes));
    const char *const *shipped = theme_shipped_names(&themes->arena);

    themes->mode.kind = &theme_kind;
    while (*shipped)
        add(themes, *shipped++);
    add_own(app, themes);
    for (size_t i = 0; i < themes->list.count; i++) {
        if (!strcmp(themes->names[i], app->theme->name))
            scroll_go(&themes->list, i, room(app, themes));
    }
    mode_push(app, &themes->mode);
}
