#include <string.h>

#include "app/candidates.h"

/* Which param a word is */

static int skip_words(const struct app *app, const struct command *command,
                      const char *const *words)
{
    int param = command_positional(command, -1);

    for (; *words; words++) {
        int option = !strncmp(*words, "--", 2)
                         ? command_option(command, *words + 2, strlen(*words + 2)) : -1;

        if (option >= 0 && command->params[option].kind != PARAM_FLAG) {
            if (!words[1])
                return option;
            words++;
        }
        if (option >= 0 || param < 0)
            continue;
        if (words_skip_target(app, command, param, *words))
            param = command_positional(command, param);
        if (param >= 0 && command->params[param].kind != PARAM_FIELDS
            && command->params[param].kind != PARAM_FILTER
            && command->params[param].kind != PARAM_NAMES
            && command_positional(command, param) >= 0)
            param = command_positional(command, param);
    }
    return param;
}

static const struct noun *noun_of_words(const struct app *app, const char *const *words)
{
    for (; *words; words++) {
        if (noun_of_ref(*words))
            return noun_of_ref(*words);
        if (noun_named(*words))
            return noun_named(*words);
    }
    return app_target(app, 0).noun;
}

static void add_arguments(struct collector *to, const struct param *param,
                          const char *const *words)
{
    static candidates_function *const kinds[] = {
        [PARAM_DATE] = candidates_days,       [PARAM_REF] = candidates_refs,
        [PARAM_ORG] = candidates_orgs,        [PARAM_PERSON] = candidates_people,
        [PARAM_PARTY] = candidates_parties,   [PARAM_NOUN] = candidates_nouns,
        [PARAM_FILE] = candidates_files,      [PARAM_COMMAND] = candidates_commands,
        [PARAM_THEME] = candidates_themes,    [PARAM_FILTER] = NULL,
        [PARAM_NAMES] = candidates_parties,   [PARAM_VIEW] = candidates_views,
    };

    if (param->kind == PARAM_CHOICE)
        candidates_choices(to, param->choices);
    else if (param->kind == PARAM_FIELDS)
        candidates_fields(to, noun_of_words(to->app, words));
    else if (param->kind == PARAM_FILTER)
        candidates_filter(to, noun_of_words(to->app, words));
    else if (kinds[param->kind])
        kinds[param->kind](to);
}

/* Where the word begins that the cursor is in. */
static size_t word_start(const char *text, size_t cursor)
{
    size_t start = 0;
    bool quoted = false;

    for (size_t i = 0; i < cursor && text[i]; i++) {
        if (text[i] == '"')
            quoted = !quoted;
        else if (text[i] == ' ' && !quoted)
            start = i + 1;
    }
    return start;
}

static const char *part(const char *text, size_t from, size_t to, struct arena *arena)
{
    char *copy = arena_copy(arena, text + from);

    copy[to - from] = '\0';
    return copy;
}

static struct collector collector(const struct app *app, const char *text, size_t cursor,
                                  struct completion *out, struct arena *arena)
{
    *out = (struct completion){.from = word_start(text, cursor)};
    return (struct collector){app, out, arena, part(text, out->from, cursor, arena), "", "", 0};
}

/* How the whole argument is read, if it is a day: "next week" has two words. */
static const char *day_note(const struct app *app, const char *typed, const char *const *words,
                            struct arena *arena)
{
    const char *read = NULL;

    if (!typed[0])
        return NULL;
    read = candidates_reading(app, typed, arena);
    for (size_t i = 0; !read && words[i]; i++) {
        const char *rest = strstr(typed, words[i]);

        if (rest)
            read = candidates_reading(app, rest, arena);
    }
    return read;
}

/* The kinds of record it acts on; none if it acts on any. */
static unsigned inner_scopes(const struct command *command)
{
    return command->scopes & ~((1u << SCOPE_GLOBAL) | (1u << SCOPE_LIST));
}

void complete_command(const struct app *app, const char *text, size_t cursor,
                      struct completion *out, struct arena *arena)
{
    struct collector to = collector(app, text, cursor, out, arena);
    const char *const *words = words_split(part(text, 0, out->from, arena), arena);
    const struct command *command;
    int param;

    if (!words[0]) {
        candidates_commands(&to);
        return;
    }
    command = command_named(&app->commands, words[0]);
    if (!command)
        return;
    if (!strncmp(to.word, "--", 2)) {
        candidates_options(&to, command);
        return;
    }
    param = skip_words(app, command, words + 1);
    if (param >= 0 && command->params[param].flags & PARAM_TARGET
        && words_skip_target(app, command, param, to.word) && to.word[0])
        param = command_positional(command, param);
    if (param < 0)
        return;
    if (command->params[param].flags & PARAM_TARGET)
        to.scopes = inner_scopes(command);
    add_arguments(&to, &command->params[param], words + 1);
    if (command->params[param].kind == PARAM_DATE)
        out->note = day_note(app, text + strlen(words[0]) + 1, words_split(text, arena) + 1,
                             arena);
}

void complete_filter(const struct app *app, const char *text, size_t cursor,
                     struct completion *out, struct arena *arena)
{
    struct collector to = collector(app, text, cursor, out, arena);
    const struct listing *listing = focused_listing(app_page(app));

    if (to.word[0])
        candidates_filter(&to, listing ? listing_noun(listing) : NULL);
}

void complete_ref(const struct app *app, const char *text, size_t cursor, struct completion *out,
                  struct arena *arena)
{
    struct collector to = collector(app, text, cursor, out, arena);

    out->from = 0;
    to.word = part(text, 0, cursor, arena);
    candidates_refs(&to);
    candidates_orgs(&to);
    if (to.word[0])
        candidates_people(&to);
}
