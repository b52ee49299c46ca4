#include <stdio.h>
#include <string.h>

#include "app/state.h"

/* Rows of inner scopes win, wherever they come from: the cursor or the page. */
const struct key_row *app_find_key(const struct app *app, const char *keys,
                                   enum key_meaning *meaning)
{
    enum scope scopes[3];
    size_t count = app_scopes(app, scopes);
    const struct key_row *found = NULL;

    *meaning = KEY_MEANS_NOTHING;
    for (size_t i = 0; i < count; i++) {
        const struct key_row *row = NULL;
        enum key_meaning means = keymap_find(&app->keymap, scopes[i], keys, &row);

        if (means == KEY_MEANS_COMMAND
            && (!found || (row->scope > SCOPE_LIST && found->scope <= SCOPE_LIST))) {
            found = row;
            *meaning = means;
        }
        if (means == KEY_MEANS_MORE && *meaning == KEY_MEANS_NOTHING)
            *meaning = means;
    }
    return found;
}

static bool add_pending(struct app *app, const char *key)
{
    size_t length = strlen(app->pending);
    int needed = snprintf(app->pending + length, sizeof(app->pending) - length, "%s%s",
                          length ? " " : "", key);

    if (needed >= 0 && (size_t)needed < sizeof(app->pending) - length)
        return true;
    app->pending[0] = '\0';
    return false;
}

static void start_row(struct app *app, const struct key_row *row)
{
    struct arena arena = {0};
    const char *const *words = row->arguments ? words_split(row->arguments, &arena) : NULL;

    if (!act_is_navigation(row->command))
        app_quiet(app);
    command_start(app, row->command, words);
    arena_clear(&arena);
}

/* A key that means something elsewhere, such as one for meetings. */
static const struct key_row *elsewhere(const struct app *app)
{
    for (size_t i = 0; i < app->keymap.count; i++) {
        const struct key_row *row = &app->keymap.rows[i];

        if (row->command && !strcmp(row->keys, app->pending))
            return row;
    }
    return NULL;
}

static const char *plural(enum scope scope)
{
    return scope == SCOPE_FOLLOWUP ? "follow-ups" : scope_name(scope);
}

/* "s is for follow-ups, not for C-26: Hide a follow-up until a day." */
static void refuse(struct app *app, bool was_sequence)
{
    const struct key_row *row = elsewhere(app);
    const char *key = page_target(app_page(app)).key;

    if (row)
        app_say(app, "%s is for %s%s%s: %s.", app->pending, plural(row->scope),
                key ? ", not for " : "", key ? key : "", row->command->summary);
    else if (was_sequence || strlen(app->pending) == 1)
        app_say(app, "%s means nothing here; ? shows the keys.", app->pending);
    app->pending[0] = '\0';
}

static void page_key(struct app *app, const char *key)
{
    bool was_sequence = app->pending[0] != '\0';
    enum key_meaning meaning;
    const struct key_row *row;

    app->deciding = TRIAGE_UNDECIDED;
    if (was_sequence && !strcmp(key, "Esc")) {
        app->pending[0] = '\0';
        return;
    }
    if (!add_pending(app, key))
        return;
    row = app_find_key(app, app->pending, &meaning);
    switch (meaning) {
    case KEY_MEANS_NOTHING:
        refuse(app, was_sequence);
        return;
    case KEY_MEANS_MORE:
        return;
    case KEY_MEANS_COMMAND:
        app->pending[0] = '\0';
        start_row(app, row);
    }
}

/* As Esc would: what was typed is kept, what was tried is restored. */
static void leave_modes(struct app *app)
{
    while (app->modes) {
        struct mode *mode = app->modes;

        mode->kind->key(app, mode, "Esc");
        if (app->modes == mode)
            mode_pop(app);
    }
}

/* Once cancels what is open; twice in a row quits. */
static void cancel(struct app *app)
{
    bool was_open = app->modes || app->pending[0];

    if (app->is_ready_to_quit) {
        app->is_over = true;
        return;
    }
    app->pending[0] = '\0';
    leave_modes(app);
    app->is_ready_to_quit = true;
    app_say(app, was_open ? "Cancelled. C-c once more quits." : "C-c once more quits.");
}

static bool is_too_small(const struct app *app)
{
    return app->width < LAYOUT_LEAST_WIDTH || app->height < LAYOUT_LEAST_HEIGHT;
}

void app_key(struct app *app, const char *key)
{
    if (!strcmp(key, "C-c")) {
        cancel(app);
        return;
    }
    if (app->is_ready_to_quit)
        app_quiet(app);
    app->is_ready_to_quit = false;
    if (is_too_small(app)) {
        app->is_over = !strcmp(key, "q");
        return;
    }
    if (app->modes)
        app->modes->kind->key(app, app->modes, key);
    else
        page_key(app, key);
}
