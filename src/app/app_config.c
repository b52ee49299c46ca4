#include <string.h>

#include <liaise/figures.h>

#include "app/state.h"
#include "base/file.h"

/* The configuration was saved while liaise runs. */

/* In one row: which file it is, is known; that it is not used comes before what may be cut off. */
static bool first_mistake(const struct complaints *complaints, struct error *err)
{
    struct str text = {0};

    for (size_t i = 0; i < complaints->count && !text.length; i++) {
        struct complaint complaint = complaints->items[i];
        const char *slash = strrchr(complaint.file, '/');

        complaint.file = slash ? slash + 1 : complaint.file;
        complaint.path = complaint.line ? "" : complaint.path;
        if (!complaint.is_warning)
            complaint_write(&complaint, &text);
    }
    if (complaints->errors > 1)
        str_add(&text, " (and %zu more)", complaints->errors - 1);
    (void)error_set(err, ERROR_INVALID, "not used: %s",
                    text.text ? text.text : "it cannot be read");
    str_done(&text);
    return false;
}

static bool read_again(struct app *app, struct config *out, struct error *err)
{
    struct complaints complaints = {.arena = &app->arena};
    struct desk *desk = app->desk;
    struct arena arena = {0};
    size_t size;
    char *text;
    bool ok = file_read(&text, &size, desk->config_path, CONFIG_MOST_BYTES, &arena, err);

    if (ok && !config_read(out, text, size, desk->config_path, desk->zones, &complaints))
        ok = first_mistake(&complaints, err);
    arena_clear(&arena);
    return ok;
}

/* In the store first: if that fails everything is as it was. */
static bool put_in_force(struct app *app, const struct config *config, struct error *err)
{
    struct desk *desk = app->desk;
    unsigned affects = config_difference(desk->config, config);
    const struct zone *zone;

    if (!zone_get(&zone, desk->zones, config->timezone, err))
        return false;
    if (affects & AFFECTS_ORGS
        && !orgs_mirror(desk->store, config->orgs, config->org_count, config->bridges,
                        config->bridge_count, desk->now.today, &desk->author, err))
        return false;
    desk->config = config;
    desk->author.name = config->officer;
    desk->now = now_of(desk->now.instant, zone);
    app_say(app, affects & AFFECTS_START ? "The configuration was read; a part of it needs a new "
                                           "start of liaise."
                                         : "The configuration was read again.");
    return true;
}

void app_config_changed(struct app *app)
{
    struct config *config = arena_alloc(&app->arena, sizeof(*config));
    struct error err = {0};

    if (!app->desk->config_path)
        return;
    if (!read_again(app, config, &err) || !put_in_force(app, config, &err)) {
        app_fail(app, &err);
        return;
    }
    app_keys_again(app);
    app->theme = NULL;
    app_theme_again(app);
    app_reload(app);
}
