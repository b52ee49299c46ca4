/* The configuration and the looks. */

#include <string.h>

#include <liaise/theme.h>

#include "base/file.h"
#include "base/text.h"
#include "command/answer.h"
#include "command/keymap.h"

static void add_complaint_lines(struct call *call, const struct complaints *complaints)
{
    struct str text = {0};

    for (size_t i = 0; i < complaints->count; i++) {
        str_add(&text, "%s", i ? "\n" : "");
        complaint_write(&complaints->items[i], &text);
    }
    if (complaints->dropped)
        str_add(&text, "\nand %zu more", complaints->dropped);
    if (text.length)
        document_text(&call->document, complaints->errors ? ROLE_ERROR : ROLE_HIGH, "%s",
                      text.text);
    str_done(&text);
}

static bool run_check(struct call *call, struct error *err)
{
    const char *path = call->args[0] ? call->args[0] : call->desk->config_path;
    struct complaints complaints = {.arena = call->arena};
    struct command_set commands;
    struct config config;
    struct keymap keys;
    size_t size;
    char *text;
    bool ok;

    if (!path)
        path = call->desk->places->config_path;
    if (!file_read(&text, &size, path, CONFIG_MOST_BYTES, call->arena, err))
        return false;
    ok = config_read(&config, text, size, path, call->desk->zones, &complaints);
    if (ok) {
        command_set_make(&commands, call->arena);
        keymap_make(&keys, &commands, &config, &complaints, call->arena);
    }
    add_complaint_lines(call, &complaints);
    if (complaints.errors)
        return error_set(err, ERROR_INVALID, "%s has %zu mistake%s", path, complaints.errors,
                         complaints.errors == 1 ? "" : "s");
    call_say(call, "%s is well: %zu organizations, %zu bridges.", path, config.org_count,
             config.bridge_count);
    return true;
}

const struct command check_command = {
    .name = "check",
    .summary = "Check a configuration for mistakes",
    .params = {{"file", PARAM_FILE, PARAM_OPTIONAL, NULL, NULL,
                "which; left out, the one that is in use"}},
    .flags = COMMAND_NO_STORE | COMMAND_CLI_ONLY,
    .run = run_check,
    .more = "Every mistake is told with its line and column. Exit status 2 if there is one.",
    .example = "liaise check liaise.yaml",
};

static bool theme_exists(const struct call *call, const char *name)
{
    struct error unused = {0};
    const char *path;
    size_t size;
    char *text;

    if (theme_shipped(name))
        return true;
    if (strchr(name, '/') || !call->desk->places)
        return false;
    path = path_join(call->desk->places->themes_folder, call_format(call, "%s.yaml", name),
                     call->arena);
    return file_read(&text, &size, path, CONFIG_MOST_BYTES, call->arena, &unused);
}

static bool refuse_theme(const char *name, const char *const *names, struct error *err)
{
    const char *nearest = text_nearest(name, names);

    if (nearest)
        return error_set(err, ERROR_NOT_FOUND, "there is no theme \"%.40s\"; did you mean %s?",
                         name, nearest);
    return error_set(err, ERROR_NOT_FOUND, "there is no theme \"%.40s\"; see: liaise theme", name);
}

static void list_themes(struct call *call, const char *const *names, const char *chosen)
{
    static const struct doc_column columns[] = {{"Theme", DOC_LEFT, false}, {"", DOC_LEFT, false}};

    document_table(&call->document, columns, 2);
    for (size_t i = 0; names[i]; i++) {
        const struct doc_cell cells[] = {{names[i], ROLE_KEY},
                                         {strcmp(names[i], chosen) ? "" : "in use", ROLE_DIM}};

        document_row(&call->document, cells);
    }
}

static bool run_theme(struct call *call, struct error *err)
{
    const char *const *names = theme_shipped_names(call->arena);
    const char *name = call->args[0], *chosen;

    if (!setting_get(call->desk->store, "ui.theme", &chosen, call->arena, err))
        return false;
    if (!chosen || !chosen[0])
        chosen = call->desk->config->theme;
    if (!name) {
        list_themes(call, names, chosen);
        return true;
    }
    if (!strcmp(name, "default")) {
        call_say(call, "The theme is that of liaise.yaml again: %s.", call->desk->config->theme);
        return setting_set(call->desk->store, "ui.theme", "", err);
    }
    if (!theme_exists(call, name))
        return refuse_theme(name, names, err);
    call_say(call, "The theme is %s now.", name);
    return setting_set(call->desk->store, "ui.theme", name, err);
}

const struct command theme_command = {
    .name = "theme",
    .summary = "Choose how the dashboard looks",
    .params = {{"theme", PARAM_THEME, PARAM_OPTIONAL, NULL, NULL,
                "its name; default is the one of liaise.yaml"}},
    .flags = COMMAND_WRITES,
    .run = run_theme,
    .then = THEN_RELOAD,
    .more = "Without a name the themes are listed. The choice is kept in the store and goes before "
            "ui.theme of liaise.yaml, which liaise never rewrites.",
    .example = "liaise theme dark",
};
