#include "app/themes.h"

#include <string.h>

#include "app/state.h"
#include "base/file.h"

/* Where themes come from. */
struct shelf {
    const char *folder;         /* of the user's own; NULL for none */
    struct arena *arena;
};

static const char *theme_text(const void *context, const char *name)
{
    const struct shelf *shelf = context;
    struct error unused = {0};
    struct str file = {0};
    char *text = NULL;
    size_t size;

    if (shelf->folder && !strchr(name, '/')) {
        str_add(&file, "%s.yaml", name);
        if (!file_read(&text, &size, path_join(shelf->folder, file.text, shelf->arena),
                       CONFIG_MOST_BYTES, shelf->arena, &unused))
            text = NULL;
        str_done(&file);
    }
    return text ? text : theme_shipped(name);
}

static bool first_mistake(const struct complaints *complaints, const char *name,
                          struct error *err)
{
    struct str text = {0};

    for (size_t i = 0; i < complaints->count && !text.length; i++) {
        if (!complaints->items[i].is_warning)
            complaint_write(&complaints->items[i], &text);
    }
    (void)error_set(err, ERROR_INVALID, "the theme cannot be used: %s",
                    text.text ? text.text : name);
    str_done(&text);
    return false;
}

bool theme_find(const char *name, const char *folder, const struct theme **out,
                struct arena *arena, struct error *err)
{
    struct shelf shelf = {folder, arena};
    struct theme_source source = {theme_text, &shelf};
    struct complaints complaints = {.arena = arena};
    struct theme *theme = arena_alloc(arena, sizeof(*theme));
    const char *text = theme_text(&shelf, name);

    if (!text)
        return error_set(err, ERROR_NOT_FOUND, "there is no theme \"%.60s\"", name);
    if (!theme_read(theme, text, strlen(text), name, &source, arena, &complaints))
        return first_mistake(&complaints, name, err);
    *out = theme;
    return true;
}

bool theme_named(struct app *app, const char *name, const struct theme **out, struct error *err)
{
    const struct places *places = app->desk->places;

    return theme_find(name, places ? places->themes_folder : NULL, out, &app->arena, err);
}

/* The command line goes before what was chosen, and that before the configuration. */
static const char *wanted(const struct app *app, struct arena *arena)
{
    struct error unused = {0};
    const char *chosen;

    if (app->options.theme)
        return app->options.theme;
    if (setting_get(app->desk->store, "ui.theme", &chosen, arena, &unused) && chosen && chosen[0])
        return chosen;
    return app->desk->config->theme ? app->desk->config->theme : "terminal";
}

void app_theme_again(struct app *app)
{
    struct arena arena = {0};
    struct error err = {0};
    const char *name = wanted(app, &arena);

    if ((!app->theme || strcmp(app->theme->name, name) != 0)
        && !theme_named(app, name, &app->theme, &err))
        app_fail(app, &err);
    if (!app->theme && !theme_named(app, "terminal", &app->theme, &err))
        app_fail(app, &err);
    arena_clear(&arena);
}
