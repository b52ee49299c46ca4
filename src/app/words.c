#include <string.h>
#include <strings.h>

#include <liaise/org.h>
#include <liaise/person.h>

#include "app/state.h"
#include "base/text.h"

/* Splitting */

static const char *split_one(const char *text, struct arena *arena, const char **word)
{
    struct str one = {0};
    bool quoted = false;

    for (; *text && (quoted || *text != ' '); text++) {
        if (*text == '"')
            quoted = !quoted;
        else
            str_add_bytes(&one, text, 1);
    }
    *word = arena_copy(arena, one.text ? one.text : "");
    str_done(&one);
    return text;
}

const char *const *words_split(const char *text, struct arena *arena)
{
    const char **words = NULL;
    size_t count = 0;

    for (;;) {
        text += strspn(text, " ");
        words = arena_grow(arena, words, count, sizeof(*words));
        if (!*text)
            break;
        text = split_one(text, arena, &words[count++]);
    }
    words[count] = NULL;
    return words;
}

/* Reading */

static bool takes_rest(const struct param *param)
{
    return param->kind == PARAM_FIELDS || param->kind == PARAM_FILTER
           || param->kind == PARAM_NAMES;
}

int command_option(const struct command *command, const char *word, size_t length)
{
    for (int i = 0; command->params[i].name; i++) {
        const struct param *param = &command->params[i];

        if (param->flags & PARAM_OPTION && strlen(param->name) == length
            && !strncmp(param->name, word, length))
            return i;
    }
    return -1;
}

int command_positional(const struct command *command, int after)
{
    for (int i = after + 1; command->params[i].name; i++) {
        if (!(command->params[i].flags & PARAM_OPTION))
            return i;
    }
    return -1;
}

int command_target(const struct command *command)
{
    for (int i = 0; command->params[i].name; i++) {
        if (command->params[i].flags & PARAM_TARGET)
            return i;
    }
    return -1;
}

static bool names_a_record(const struct app *app, const char *word)
{
    const struct config *config = app->desk->config;

    if (noun_of_ref(word))
        return true;
    for (size_t i = 0; i < config->org_count; i++) {
        if (!strcasecmp(config->orgs[i].code, word))
            return true;
    }
    return false;
}

bool param_fits(const struct param *param, const struct noun *noun)
{
    if (!noun)
        return false;
    switch (param->kind) {
    case PARAM_ORG:
        return noun == &org_noun;
    case PARAM_PERSON:
        return noun == &person_noun;
    case PARAM_PARTY:
        return noun == &org_noun || noun == &person_noun;
    default:
        return true;
    }
}

/*
 * The record need not be said where the cursor is on one: the first word is it only if it looks
 * like one, or if there is nothing else that it could be.
 */
bool words_skip_target(const struct app *app, const struct command *command, int param,
                       const char *word)
{
    if (!(command->params[param].flags & PARAM_TARGET) || names_a_record(app, word))
        return false;
    return command_positional(command, param) >= 0
           && param_fits(&command->params[param], app_target(app, command->scopes).noun);
}

struct reader {
    const struct app *app;
    const struct command *command;
    const char *const *words;
    struct deed *out;
    int param;              /* the positional one that is next; -1: none */
};

/* --name VALUE, --name=VALUE, --flag */
static bool read_option(struct reader *reader, struct error *err)
{
    const char *word = *reader->words++ + 2;
    size_t length = strcspn(word, "=");
    int param = command_option(reader->command, word, length);
    bool is_flag = param >= 0 && reader->command->params[param].kind == PARAM_FLAG;

    if (param < 0)
        return error_set(err, ERROR_INVALID, "%s has no option --%.*s", reader->command->name,
                         (int)length, word);
    if (word[length])
        reader->out->args[param] = word + length + 1;
    else if (is_flag)
        reader->out->args[param] = "yes";
    else if (*reader->words)
        reader->out->args[param] = *reader->words++;
    else
        return error_set(err, ERROR_INVALID, "--%s needs a value: %s", word,
                         reader->command->params[param].help);
    return true;
}

static bool is_option(const char *word)
{
    return word[0] == '-' && word[1] == '-' && word[2];
}

/* The last text or day takes all that is left: ":note I-12 call back tomorrow". */
static const char *read_text(struct reader *reader)
{
    enum param_kind kind = reader->command->params[reader->param].kind;
    bool is_last = command_positional(reader->command, reader->param) < 0;
    struct str text = {0};
    const char *copy;

    if (!is_last || (kind != PARAM_TEXT && kind != PARAM_LONG && kind != PARAM_DATE))
        return *reader->words++;
    for (; *reader->words && !is_option(*reader->words); reader->words++)
        str_add(&text, "%s%s", text.length ? " " : "", *reader->words);
    copy = arena_copy(&reader->out->arena, text.text ? text.text : "");
    str_done(&text);
    return copy;
}

/* All that is left; names may have options behind them. */
static void read_rest(struct reader *reader, const struct param *param)
{
    const char **rest = NULL;
    size_t count = 0;

    for (; *reader->words; reader->words++) {
        if (param->kind == PARAM_NAMES && is_option(*reader->words))
            break;
        rest = arena_grow(&reader->out->arena, rest, count, sizeof(*rest));
        rest[count++] = *reader->words;
    }
    rest = arena_grow(&reader->out->arena, rest, count, sizeof(*rest));
    rest[count] = NULL;
    reader->out->rest = rest;
}

static bool read_positional(struct reader *reader, struct error *err)
{
    const struct param *param;

    if (reader->param >= 0
        && words_skip_target(reader->app, reader->command, reader->param, *reader->words))
        reader->param = command_positional(reader->command, reader->param);
    if (reader->param < 0)
        return error_set(err, ERROR_INVALID, "%s does not need \"%.60s\"", reader->command->name,
                         *reader->words);
    param = &reader->command->params[reader->param];
    if (takes_rest(param)) {
        read_rest(reader, param);
        return true;
    }
    reader->out->args[reader->param] = read_text(reader);
    reader->param = command_positional(reader->command, reader->param);
    return true;
}

bool deed_read(const struct app *app, const struct command *command, const char *const *words,
                struct deed *out, struct error *err)
{
    static const char *const nothing[] = {NULL};
    struct reader reader = {app, command, words ? words : nothing, out,
                            command_positional(command, -1)};

    out->command = command;
    out->rest = nothing;
    while (*reader.words) {
        bool ok = is_option(*reader.words) ? read_option(&reader, err)
                                           : read_positional(&reader, err);

        if (!ok)
            return false;
    }
    return true;
}

void deed_keep(struct deed *deed)
{
    const char **rest = NULL;
    size_t count = 0;

    for (int i = 0; i < PARAMS_MOST; i++) {
        if (deed->args[i])
            deed->args[i] = arena_copy(&deed->arena, deed->args[i]);
    }
    for (size_t i = 0; deed->rest && deed->rest[i]; i++) {
        rest = arena_grow(&deed->arena, rest, count, sizeof(*rest));
        rest[count++] = arena_copy(&deed->arena, deed->rest[i]);
    }
    rest = arena_grow(&deed->arena, rest, count, sizeof(*rest));
    rest[count] = NULL;
    deed->rest = rest;
}
