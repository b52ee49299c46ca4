#include "cli/args.h"

#include <string.h>

#include "base/text.h"

/* Options for the whole program */

enum global {
    GLOBAL_CONFIG,
    GLOBAL_STORE,
    GLOBAL_AS_OF,
    GLOBAL_COLOR,
    GLOBAL_NO_COLOR,
    GLOBAL_JSON,
    GLOBAL_HELP,
    GLOBAL_VERSION,
    GLOBALS
};

static const struct {
    const char *name;
    bool has_value;
} globals[GLOBALS] = {
    [GLOBAL_CONFIG] = {"config", true},      [GLOBAL_STORE] = {"store", true},
    [GLOBAL_AS_OF] = {"as-of", true},        [GLOBAL_COLOR] = {"color", true},
    [GLOBAL_NO_COLOR] = {"no-color", false}, [GLOBAL_JSON] = {"json", false},
    [GLOBAL_HELP] = {"help", false},         [GLOBAL_VERSION] = {"version", false},
};

static const char *const color_words[] = {
    [COLOR_AUTO] = "auto",
    [COLOR_NEVER] = "never",
    [COLOR_ALWAYS] = "always",
    [COLOR_16] = "16",
    [COLOR_256] = "256",
    [COLOR_TRUE] = "true",
    NULL,
};

static bool read_color(struct args *args, const char *text, struct error *err)
{
    for (int i = 0; color_words[i]; i++) {
        if (!strcmp(color_words[i], text)) {
            args->color = (enum color_choice)i;
            return true;
        }
    }
    return error_set(err, ERROR_INVALID,
                     "--color is auto, never, always, 16, 256 or true, not '%.40s'", text);
}

static bool set_global(struct args *args, enum global which, const char *value, struct error *err)
{
    switch (which) {
    case GLOBAL_CONFIG:
        args->config = value;
        return true;
    case GLOBAL_STORE:
        args->store = value;
        return true;
    case GLOBAL_AS_OF:
        args->as_of = value;
        return true;
    case GLOBAL_COLOR:
        return read_color(args, value, err);
    case GLOBAL_NO_COLOR:
        args->color = COLOR_NEVER;
        return true;
    case GLOBAL_JSON:
        args->json = true;
        return true;
    case GLOBAL_HELP:
        args->help = true;
        return true;
    case GLOBAL_VERSION:
        args->version = true;
        return true;
    case GLOBALS:
        break;
    }
    return false;
}

/* Words */

struct reader {
    struct args *args;
    const char *const *words;
    const struct command_set *commands;
    struct arena *arena;
    int position; /* how many values were given by position */
    const char **rest;
    size_t rest_count;
    bool options_ended;
};

/* "--name=value" → "name" and the value; NULL if none stands there. */
static const char *split_option(const char *word, const char **value, struct arena *arena)
{
    char *name = arena_copy(arena, word + 2);
    char *equals = strchr(name, '=');

    *value = NULL;
    if (equals) {
        *equals = '\0';
        *value = equals + 1;
    }
    return name;
}

/* The value of an option: after its "=", or the next word. */
static bool take_value(struct reader *reader, const char *name, const char **value,
                       struct error *err)
{
    if (*value)
        return true;
    if (!*reader->words)
        return error_set(err, ERROR_INVALID, "--%s needs a value", name);
    *value = *reader->words++;
    return true;
}

static bool take_global(struct reader *reader, const char *name, const char *value, bool *found,
                        struct error *err)
{
    *found = false;
    for (int i = 0; i < GLOBALS; i++) {
        if (strcmp(globals[i].name, name) != 0)
            continue;
        *found = true;
        if (globals[i].has_value && !take_value(reader, name, &value, err))
            return false;
        if (!globals[i].has_value && value)
            return error_set(err, ERROR_INVALID, "--%s takes no value", name);
        return set_global(reader->args, (enum global)i, value, err);
    }
    return true;
}

static bool take_own(struct reader *reader, const char *name, const char *value, bool *found,
                     struct error *err)
{
    const struct command *command = reader->args->command;

    *found = false;
    for (int i = 0; command && command->params[i].name; i++) {
        const struct param *param = &command->params[i];

        if (!(param->flags & PARAM_OPTION) || strcmp(param->name, name) != 0)
            continue;
        *found = true;
        if (param->kind == PARAM_FLAG && !value)
            value = "yes";
        if (!take_value(reader, name, &value, err))
            return false;
        reader->args->values[i] = value;
    }
    return true;
}

static bool refuse_option(const struct reader *reader, const char *name, struct error *err)
{
    const struct command *command = reader->args->command;
    const char *names[GLOBALS + PARAMS_MOST + 1];
    const char *nearest;
    size_t count = 0;

    for (int i = 0; i < GLOBALS; i++)
        names[count++] = globals[i].name;
    for (int i = 0; command && command->params[i].name; i++) {
        if (command->params[i].flags & PARAM_OPTION)
            names[count++] = command->params[i].name;
    }
    names[count] = NULL;
    nearest = text_nearest(name, names);
    if (nearest)
        return error_set(err, ERROR_INVALID, "there is no option --%.40s; did you mean --%s?", name,
                         nearest);
    return error_set(err, ERROR_INVALID, "there is no option --%.40s; see: liaise help %s", name,
                     command ? command->name : "");
}

static bool take_option(struct reader *reader, const char *word, struct error *err)
{
    const char *value, *name = split_option(word, &value, reader->arena);
    bool found;

    if (reader->args->demo && !reader->args->command && !strcmp(name, "reset") && !value) {
        reader->args->reset = true;
        return true;
    }
    if (!take_own(reader, name, value, &found, err))
        return false;
    if (!found && !take_global(reader, name, value, &found, err))
        return false;
    return found || refuse_option(reader, name, err);
}

static bool refuse_command(const struct reader *reader, const char *name, struct error *err)
{
    const char *nearest = text_nearest(name, command_names(reader->commands, reader->arena));

    if (nearest)
        return error_set(err, ERROR_INVALID, "there is no command '%.40s'; did you mean '%s'?",
                         name, nearest);
    return error_set(err, ERROR_INVALID, "there is no command '%.40s'; see: liaise help", name);
}

static bool take_command(struct reader *reader, const char *word, struct error *err)
{
    struct args *args = reader->args;

    if (!strcmp(word, "demo") && !args->demo) {
        args->demo = true;
        return true;
    }
    args->command = command_named(reader->commands, word);
    return args->command || refuse_command(reader, word, err);
}

static bool takes_rest(const struct param *param)
{
    return param->kind == PARAM_FIELDS || param->kind == PARAM_FILTER
           || param->kind == PARAM_NAMES;
}

/* The param that the next word by position goes to; -1 if there is none. */
static int next_param(const struct reader *reader)
{
    const struct param *params = reader->args->command->params;
    int left = reader->position;

    for (int i = 0; params[i].name; i++) {
        bool is_last = takes_rest(&params[i]);

        if (params[i].flags & PARAM_OPTION)
            continue;
        if (left-- == 0 || is_last)
            return i;
    }
    return -1;
}

static bool take_word(struct reader *reader, const char *word, struct error *err)
{
    const struct command *command = reader->args->command;
    int param;

    if (!command)
        return take_command(reader, word, err);
    param = next_param(reader);
    if (param < 0)
        return error_set(err, ERROR_INVALID,
                         "%s does not know what to do with '%.60s'; see: "
                         "liaise help %s",
                         command->name, word, command->name);
    if (takes_rest(&command->params[param])) {
        reader->rest =
            arena_grow(reader->arena, reader->rest, reader->rest_count, sizeof(*reader->rest));
        reader->rest[reader->rest_count++] = word;
        return true;
    }
    reader->args->values[param] = word;
    reader->position++;
    return true;
}

static bool take(struct reader *reader, const char *word, struct error *err)
{
    if (reader->options_ended || word[0] != '-' || !word[1])
        return take_word(reader, word, err);
    if (!strcmp(word, "--")) {
        reader->options_ended = true;
        return true;
    }
    if (!strcmp(word, "-h"))
        return set_global(reader->args, GLOBAL_HELP, NULL, err);
    if (word[1] == '-')
        return take_option(reader, word, err);
    if (reader->args->command)
        return take_word(reader, word, err); /* -1, or -is:closed in a filter */
    return error_set(err, ERROR_INVALID, "there is no option %.40s; see: liaise help", word);
}

bool args_read(struct args *out, const char *const *words, const struct command_set *commands,
               struct arena *arena, struct error *err)
{
    struct args args = {0};
    struct reader reader = {&args, words, commands, arena, 0, NULL, 0, false};

    while (*reader.words) {
        if (!take(&reader, *reader.words++, err))
            return false;
    }
    reader.rest = arena_grow(arena, reader.rest, reader.rest_count, sizeof(*reader.rest));
    reader.rest[reader.rest_count] = NULL;
    args.rest = reader.rest;
    *out = args;
    return true;
}
