#include <glob.h>
#include <string.h>
#include <strings.h>

#include <liaise/person.h>

#include "app/state.h"
#include "base/text.h"

/* Collecting */

enum { CANDIDATES_MOST = 200 };

struct collector {
    const struct app *app;
    struct completion *out;
    struct arena *arena;
    const char *word;           /* typed so far */
    const char *before;         /* stands in front of each candidate: "party:" */
    const char *after;          /* and behind it */
};

static const char *wrap(const struct collector *to, const char *text)
{
    const char *mark = strchr(text, ' ') ? "\"" : "";
    struct str all = {0};
    const char *copy;

    str_add(&all, "%s%s%s%s%s", to->before, mark, text, mark, to->after);
    copy = arena_copy(to->arena, all.text);
    str_done(&all);
    return copy;
}

static bool is_there(const struct completion *out, const char *text)
{
    for (size_t i = 0; i < out->count; i++) {
        if (!strcmp(out->items[i].text, text))
            return true;
    }
    return false;
}

static bool begins(const struct collector *to, const char *text)
{
    return !strncasecmp(text, to->word, strlen(to->word));
}

static void add(struct collector *to, const char *text, const char *doc)
{
    struct completion *out = to->out;
    const char *whole;

    if (!text || !begins(to, text) || out->count == CANDIDATES_MOST)
        return;
    whole = wrap(to, text);
    if (is_there(out, whole))
        return;
    out->items = arena_grow(to->arena, out->items, out->count, sizeof(*out->items));
    out->items[out->count++] = (struct candidate){whole, doc};
}

/* Under its text or, if that does not fit, under what it is called. */
static void add_named(struct collector *to, const char *text, const char *name)
{
    const char *word = to->word;

    if (name && !begins(to, text) && !strncasecmp(name, word, strlen(word))) {
        to->word = "";
        add(to, text, name);
        to->word = word;
        return;
    }
    add(to, text, name);
}

static void add_list(struct collector *to, const char *const *words)
{
    for (; words && *words; words++)
        add(to, *words, NULL);
}

/* What there is of each kind */

static void add_commands(struct collector *to)
{
    for (size_t i = 0; i < to->app->commands.count; i++) {
        const struct command *command = to->app->commands.items[i];

        if (!(command->flags & COMMAND_HIDDEN))
            add(to, command->name, command->summary);
    }
}

static void add_orgs(struct collector *to)
{
    const struct config *config = to->app->desk->config;

    for (size_t i = 0; i < config->org_count; i++)
        add_named(to, config->orgs[i].code, config->orgs[i].name);
}

static void add_people(struct collector *to)
{
    struct list people;
    struct error err = {0};
    const struct person *items;

    if (!record_page(to->app->desk->store, &person_noun, 0, 2000, &people, to->arena, &err))
        return;
    items = people.items;
    for (size_t i = 0; i < people.count; i++)
        add(to, items[i].name, NULL);
}

/* The records that are on the screen, and those of the pages below. */
static void add_refs(struct collector *to)
{
    for (size_t p = to->app->page_count; p-- > 0;) {
        const struct page *page = to->app->pages[p];

        for (size_t which = 0; which < LISTS_MOST; which++) {
            const struct listing *listing = page->view->listing(page->model, which);

            for (size_t i = 0; listing && i < listing->count; i++) {
                const struct target *target = &listing->rows[i].target;

                if (!listing->rows[i].heading && target->noun)
                    add_named(to, target->key, target->title);
            }
        }
    }
}

static void add_nouns(struct collector *to)
{
    for (const struct noun *const *noun = nouns; *noun; noun++) {
        if ((*noun)->letter || *noun == &person_noun)
            add(to, (*noun)->name, NULL);
    }
}

static void add_choices(struct collector *to, const struct choices *choices)
{
    for (int i = 1; choices && i < choices->count; i++)
        add(to, choices->names[i], NULL);
}

static const char *reading(const struct app *app, const char *text, struct arena *arena)
{
    struct when_options options = {app->desk->now, app->desk->zones,
                                   app->desk->config->numeric_dates};
    char written[WHEN_TEXT_SIZE];
    struct error err = {0};
    struct when when;

    if (!when_read(&when, text, &options, &err))
        return NULL;
    return arena_copy(arena, when_write(&when, app->desk->now, written));
}

static void add_days(struct collector *to)
{
    static const char *const words[] = {
        "today", "tomorrow", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "next week",
        "eow", "eom", "eoq", "eoy", "+1w", "+2w", "+1m", NULL,
    };

    for (size_t i = 0; words[i]; i++) {
        const char *word = to->word;

        if (begins(to, words[i]))
            add(to, words[i], reading(to->app, words[i], to->arena));
        to->word = word;
    }
}

static void add_files(struct collector *to)
{
    struct str pattern = {0};
    glob_t found;

    str_add(&pattern, "%s*", to->word);
    if (!glob(pattern.text, GLOB_MARK | GLOB_TILDE, NULL, &found)) {
        to->word = "";
        for (size_t i = 0; i < found.gl_pathc; i++)
            add(to, arena_copy(to->arena, found.gl_pathv[i]), NULL);
        globfree(&found);
    }
    str_done(&pattern);
}

static void add_field_value(struct collector *to, const struct field *field)
{
    switch (field->kind) {
    case FIELD_CHOICE:
        add_choices(to, field->choices);
        return;
    case FIELD_DATE:
        add_days(to);
        return;
    case FIELD_FLAG:
        add_list(to, (const char *const[]){"yes", "no", NULL});
        return;
    case FIELD_REF:
        add_refs(to);
        return;
    case FIELD_LINK:
    case FIELD_PARTY:
        add_orgs(to);
        add_people(to);
        return;
    case FIELD_TEXT:
    case FIELD_LONG:
    case FIELD_NUMBER:
    case FIELD_INSTANT:
    case FIELD_WALL:
    case FIELD_ZONE:
    case FIELD_TAGS:
    case FIELD_LIST:
    case FIELD_KINDS:
        return;
    }
}

/* "due=" and then a day; which fields there are says the record at the cursor, or the kind. */
static void add_fields(struct collector *to, const struct noun *noun)
{
    const char *equals = strchr(to->word, '=');
    struct str name = {0};

    if (!noun)
        return;
    if (!equals) {
        to->after = "=";
        for (const struct field *field = noun->fields; field->name; field++) {
            if (!(field->flags & (FIELD_MOVED | FIELD_HIDDEN)))
                add(to, field->name, field->help);
        }
        return;
    }
    str_add_bytes(&name, to->word, (size_t)(equals - to->word));
    to->before = arena_copy(to->arena, to->word);
    ((char *)to->before)[name.length + 1] = '\0';
    to->word = equals + 1;
    if (noun_field(noun, name.text))
        add_field_value(to, noun_field(noun, name.text));
    str_done(&name);
}

static void add_filter_words(struct collector *to, const struct noun *noun)
{
    const char *colon = strchr(to->word, ':');
    bool is_state = colon && !strncmp(colon - 2, "is:", 3);

    if (!colon) {
        to->after = ":";
        add_list(to, filter_words(noun, to->arena));
        add(to, "is", NULL);
        return;
    }
    to->before = arena_copy(to->arena, to->word);
    ((char *)to->before)[colon - to->word + 1] = '\0';
    to->word = colon + 1;
    if (is_state)
        add_list(to, filter_states);
    else
        add_orgs(to);
}

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

static void add_options(struct collector *to, const struct command *command)
{
    to->before = "--";
    to->word += 2;
    for (int i = 0; command->params[i].name; i++) {
        if (command->params[i].flags & PARAM_OPTION)
            add(to, command->params[i].name, command->params[i].help);
    }
}

static void add_arguments(struct collector *to, const struct param *param,
                          const char *const *words)
{
    switch (param->kind) {
    case PARAM_DATE:
        add_days(to);
        return;
    case PARAM_CHOICE:
        add_choices(to, param->choices);
        return;
    case PARAM_REF:
        add_refs(to);
        return;
    case PARAM_ORG:
        add_orgs(to);
        return;
    case PARAM_PERSON:
        add_people(to);
        return;
    case PARAM_PARTY:
        add_orgs(to);
        add_people(to);
        return;
    case PARAM_NOUN:
        add_nouns(to);
        return;
    case PARAM_FILE:
        add_files(to);
        return;
    case PARAM_COMMAND:
        add_commands(to);
        return;
    case PARAM_THEME:
        add_list(to, theme_shipped_names(to->arena));
        return;
    case PARAM_FIELDS:
        add_fields(to, noun_of_words(to->app, words));
        return;
    case PARAM_FILTER:
        add_filter_words(to, noun_of_words(to->app, words));
        return;
    case PARAM_TEXT:
    case PARAM_LONG:
    case PARAM_NUMBER:
    case PARAM_FLAG:
        return;
    }
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
    return (struct collector){app, out, arena, part(text, out->from, cursor, arena), "", ""};
}

/* How the whole argument is read, if it is a day: "next week" has two words. */
static const char *day_note(const struct app *app, const char *typed, const char *const *words,
                            struct arena *arena)
{
    const char *read = NULL;

    if (!typed[0])
        return NULL;
    read = reading(app, typed, arena);
    for (size_t i = 0; !read && words[i]; i++) {
        const char *rest = strstr(typed, words[i]);

        if (rest)
            read = reading(app, rest, arena);
    }
    return read;
}

void complete_command(const struct app *app, const char *text, size_t cursor,
                      struct completion *out, struct arena *arena)
{
    struct collector to = collector(app, text, cursor, out, arena);
    const char *const *words = words_split(part(text, 0, out->from, arena), arena);
    const struct command *command;
    int param;

    if (!words[0]) {
        add_commands(&to);
        return;
    }
    command = command_named(&app->commands, words[0]);
    if (!command)
        return;
    if (!strncmp(to.word, "--", 2)) {
        add_options(&to, command);
        return;
    }
    param = skip_words(app, command, words + 1);
    if (param >= 0 && command->params[param].flags & PARAM_TARGET
        && words_skip_target(app, command, param, to.word) && to.word[0])
        param = command_positional(command, param);
    if (param < 0)
        return;
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
        add_filter_words(&to, listing ? listing_noun(listing) : NULL);
}

void complete_ref(const struct app *app, const char *text, size_t cursor, struct completion *out,
                  struct arena *arena)
{
    struct collector to = collector(app, text, cursor, out, arena);

    out->from = 0;
    to.word = part(text, 0, cursor, arena);
    add_refs(&to);
    add_orgs(&to);
    if (to.word[0])
        add_people(&to);
}
