#include <string.h>

#include "app/state.h"
#include "base/file.h"

static const char *theme_text(const struct app *app, const char *name, struct arena *arena,
                              struct error *err)
{
    const char *folder = app->desk->places ? app->desk->places->themes_folder : NULL;
    struct str file = {0};
    char *text = NULL;
    size_t size;

    if (folder && !strchr(name, '/')) {
        str_add(&file, "%s.yaml", name);
        if (!file_read(&text, &size, path_join(folder, file.text, arena), CONFIG_MOST_BYTES, arena,
                       err))
            text = NULL;
        str_done(&file);
    }
    return text ? text : theme_shipped(name);
}

struct shelf {
    const struct app *app;
    struct arena *arena;
};

static const char *find_parent(const void *context, const char *name)
{
    const struct shelf *shelf = context;
    struct error unused = {0};

    return theme_text(shelf->app, name, shelf->arena, &unused);
}

bool theme_named(struct app *app, const char *name, const struct theme **out, struct error *err)
{
    struct shelf shelf = {app, &app->arena};
    struct theme_source source = {find_parent, &shelf};
    struct complaints complaints = {.arena = &app->arena};
    struct theme *theme = arena_alloc(&app->arena, sizeof(*theme));
    struct error why = {0};
    const char *text = theme_text(app, name, &app->arena, &why);
    struct str first = {0};

    if (!text)
        return error_set(err, ERROR_NOT_FOUND, "there is no theme \"%.60s\"", name);
    if (theme_read(theme, text, strlen(text), name, &source, &app->arena, &complaints)) {
        *out = theme;
        return true;
    }
    for (size_t i = 0; i < complaints.count && !first.length; i++) {
        if (!complaints.items[i].is_warning)
            complaint_write(&complaints.items[i], &first);
    }
    (void)error_set(err, ERROR_INVALID, "the theme has a mistake: %s",
                    first.text ? first.text : name);
    str_done(&first);
    return false;
}

void app_theme_again(struct app *app)
{
    struct arena arena = {0};
    struct error err = {0};
    const char *chosen = app->options.theme;

    if (!chosen
        && (!setting_get(app->desk->store, "ui.theme", &chosen, &arena, &err) || !chosen
            || !chosen[0]))
        chosen = app->desk->config->theme;
    if (!chosen)
        chosen = "terminal";
    err = (struct error){0};
    if ((!app->theme || strcmp(app->theme->name, chosen) != 0)
        && !theme_named(app, chosen, &app->theme, &err)) {
        app_fail(app, &err);
        if (!app->theme && !theme_named(app, "terminal", &app->theme, &err))
            app_fail(app, &err);
    }
    arena_clear(&arena);
}
