#include "app/candidates.h"

#include <glob.h>
#include <string.h>
#include <strings.h>

#include <liaise/person.h>

#include "command/saved.h"

/* Collecting */

enum { CANDIDATES_MOST = 200 };

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

void candidates_commands(struct collector *to)
{
    for (size_t i = 0; i < to->app->commands.count; i++) {
        const struct command *command = to->app->commands.items[i];

        if (!(command->flags & (COMMAND_HIDDEN | COMMAND_CLI_ONLY)) || command == &show_command
            || command == &history_command)
            add(to, command->name, command->summary);
    }
}

void candidates_orgs(struct collector *to)
{
    const struct config *config = to->app->desk->config;

    for (size_t i = 0; i < config->org_count; i++)
        add_named(to, config->orgs[i].code, config->orgs[i].name);
}

void candidates_people(struct collector *to)
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

static bool is_wanted(const struct collector *to, const struct target *target)
{
    return target->noun && (!to->scopes || to->scopes & (1u << scope_of_noun(target->noun)));
}

/* The record at the cursor, then those that are on the screen, and those of the pages below. */
void candidates_refs(struct collector *to)
{
    struct target here = app_target(to->app, to->scopes);

    if (is_wanted(to, &here))
        add_named(to, here.key, here.title);
    for (size_t p = to->app->page_count; p-- > 0;) {
        const struct page *page = to->app->pages[p];

        for (size_t which = 0; which < LISTS_MOST; which++) {
            const struct listing *listing = page->view->listing(page->model, which);

            for (size_t i = 0; listing && i < listing->count; i++) {
                const struct target *target = &listing->rows[i].target;

                if (!listing->rows[i].heading && is_wanted(to, target))
                    add_named(to, target->key, target->title);
            }
        }
    }
}

void candidates_nouns(struct collector *to)
{
    for (const struct noun *const *noun = nouns; *noun; noun++) {
        if ((*noun)->letter || *noun == &person_noun)
            add(to, (*noun)->name, NULL);
    }
}

void candidates_choices(struct collector *to, const struct choices *choices)
{
    for (int i = 1; choices && i < choices->count; i++)
        add(to, choices->names[i], NULL);
}

const char *candidates_reading(const struct app *app, const char *text, struct arena *arena)
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

void candidates_parties(struct collector *to)
{
    candidates_orgs(to);
    candidates_people(to);
}

void candidates_themes(struct collector *to)
{
    add_list(to, theme_shipped_names(to->arena));
}

void candidates_views(struct collector *to)
{
    struct saved_list views;
    struct error err = {0};

    if (!saved_all(to->app->desk->store, &views, to->arena, &err))
        return;
    for (size_t i = 0; i < views.count; i++)
        add(to, views.items[i].name, views.items[i].filter);
}

void candidates_days(struct collector *to)
{
    static const char *const words[] = {
        "today", "tomorrow", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "next week",
        "eow", "eom", "eoq", "eoy", "+1w", "+2w", "+1m", NULL,
    };

    for (size_t i = 0; words[i]; i++) {
        const char *word = to->word;

        if (begins(to, words[i]))
            add(to, words[i], candidates_reading(to->app, words[i], to->arena));
        to->word = word;
    }
}

void candidates_files(struct collector *to)
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

static void add_flags(struct collector *to)
{
    add(to, "yes", NULL);
    add(to, "no", NULL);
}

static void add_field_value(struct collector *to, const struct field *field)
{
    static candidates_function *const kinds[FIELD_KINDS] = {
        [FIELD_DATE] = candidates_days,   [FIELD_FLAG] = add_flags,
        [FIELD_REF] = candidates_refs,    [FIELD_LINK] = candidates_parties,
        [FIELD_PARTY] = candidates_parties,
    };

    if (field->kind == FIELD_CHOICE)
        candidates_choices(to, field->choices);
    else if (kinds[field->kind])
        kinds[field->kind](to);
}

/* "due=" and then a day; which fields there are says the record at the cursor, or the kind. */
void candidates_fields(struct collector *to, const struct noun *noun)
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

void candidates_filter(struct collector *to, const struct noun *noun)
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
        candidates_orgs(to);
}

void candidates_options(struct collector *to, const struct command *command)
{
    to->before = "--";
    to->word += 2;
    for (int i = 0; command->params[i].name; i++) {
        if (command->params[i].flags & PARAM_OPTION)
            add(to, command->params[i].name, command->params[i].help);
    }
}
