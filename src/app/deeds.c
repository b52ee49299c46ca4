#include <string.h>

#include "app/acts.h"
#include "app/desk_form.h"
#include "command/log.h"
#include "view/document.h"

/* What commands act on */

size_t app_scopes(const struct app *app, enum scope out[3])
{
    const struct page *page = app_page(app);
    struct target at = page_target(page), subject = page_subject(page);
    size_t count = 0;

    if (page->view->scope != SCOPE_GLOBAL)
        out[count++] = page->view->scope;
    if (page->view->scope == SCOPE_TRIAGE)
        return count;       /* it has no list, and the keys of its record would mix with its own */
    if (at.noun)
        out[count++] = scope_of_noun(at.noun);
    if (subject.noun && (!count || out[count - 1] != scope_of_noun(subject.noun)))
        out[count++] = scope_of_noun(subject.noun);
    if (!count)
        out[count++] = SCOPE_LIST;
    return count;
}

static bool is_in(const struct target *target, unsigned scopes)
{
    const unsigned inner = ~((1u << SCOPE_GLOBAL) | (1u << SCOPE_LIST));

    if (!target->noun)
        return false;
    return !(scopes & inner) || scopes & (1u << scope_of_noun(target->noun));
}

struct target app_target(const struct app *app, unsigned scopes)
{
    const struct page *page = app_page(app);
    struct target at = page_target(page), subject = page_subject(page);

    if (is_in(&at, scopes))
        return at;
    return is_in(&subject, scopes) ? subject : (struct target){0};
}

static void add_key(struct deed *deed, const char *key)
{
    deed->keys = arena_grow(&deed->arena, deed->keys, deed->key_count, sizeof(*deed->keys));
    deed->keys[deed->key_count++] = arena_copy(&deed->arena, key);
}

static void add_marked(const struct app *app, struct deed *deed)
{
    const struct listing *listing = focused_listing(app_page(app));
    const struct list_state *state = focused_list(app_page(app));

    for (size_t i = 0; listing && i < listing->count; i++) {
        const struct listing_row *row = &listing->rows[i];

        if (!row->heading && list_is_marked(state, listing_row_id(row))
            && is_in(&row->target, deed->command->scopes))
            add_key(deed, row->target.key);
    }
}

/* The record that was typed, the marked ones, or the one at the cursor. */
static void find_keys(const struct app *app, struct deed *deed)
{
    int param = command_target(deed->command);
    struct target target;

    if (param < 0)
        return;
    if (deed->args[param]) {
        add_key(deed, deed->args[param]);
        return;
    }
    if (deed->command->flags & COMMAND_BULK)
        add_marked(app, deed);
    target = app_target(app, deed->command->scopes);
    if (!deed->key_count && param_fits(&deed->command->params[param], target.noun))
        add_key(deed, target.key);
}

/* Doing it */

void deed_done(struct deed *deed)
{
    arena_clear(&deed->arena);
    *deed = (struct deed){0};
}

static bool run(struct app *app, const struct deed *deed, struct call *call, struct error *err)
{
    int target = command_target(deed->command);

    memcpy(call->args, deed->args, sizeof(call->args));
    if (target >= 0 && deed->key_count > 1)
        return command_run_for(deed->command, call, deed->keys, deed->key_count, err);
    if (target >= 0 && deed->key_count)
        call->args[target] = deed->keys[0];
    (void)app;
    return command_run(deed->command, call, err);
}

void app_did(struct app *app, const struct command *command, const char *said)
{
    bool is_undo = !strcmp(command->name, "undo");

    triage_did(app, command, said);
    if (command->then == THEN_RELOAD || command->flags & COMMAND_WRITES) {
        app_theme_again(app);
        app_reload(app);
    }
    if (!said)
        return;
    app_say(app, "%s", said);
    if (command->flags & COMMAND_WRITES)
        app->offer = is_undo ? &redo_command : &undo_command;
}

/* The page keeps the arena in which the command answered. */
static void show_document(struct app *app, const struct call *call, struct arena *arena)
{
    struct document_page *page = document_page_new(call->command->name, arena);

    page->document = call->document;
    jump_note(app);
    page_push_made(app, &document_view, page, arena);
    *arena = (struct arena){0};
}

/* The next "." does it again, to what the cursor is on then. */
static void remember(struct app *app, struct deed *deed)
{
    const struct command *command = deed->command;

    if (!(command->flags & COMMAND_WRITES) || command_target(command) < 0)
        return;
    deed_done(&app->last);
    app->last = *deed;
    *deed = (struct deed){0};
}

void deed_run(struct app *app, struct deed *deed)
{
    struct arena arena = {0};
    struct call call = {.desk = app->desk, .rest = deed->rest, .arena = &arena,
                        .command = deed->command};
    struct error err = {0};

    if (run(app, deed, &call, &err)) {
        app_did(app, deed->command, call.said);
        if (call.document.count)
            show_document(app, &call, &arena);
        remember(app, deed);
    } else {
        app_fail(app, &err);
    }
    arena_clear(&arena);
    deed_done(deed);
}

/* Starting it */

static bool needs_form(const struct app *app, const struct deed *deed)
{
    struct target about = app_target(app, 0);
    struct desk_form_request request = {
        .command = deed->command,
        .keys = deed->keys,
        .key_count = deed->key_count,
        .about_noun = about.noun,
        .about = about.key,
    };

    memcpy(request.args, deed->args, sizeof(request.args));
    return !deed->rest[0] && desk_form_is_needed(&request);
}

static bool needs_question(const struct app *app, const struct deed *deed)
{
    return deed->command->flags & COMMAND_WRITES
           && deed->key_count > (size_t)app->desk->config->confirm_bulk;
}

/* A contact that was typed in one line may settle something: that is asked first. */
static bool asks_what_it_settles(struct app *app, struct deed *deed)
{
    struct arena arena = {0};
    struct call call = {.desk = app->desk, .rest = deed->rest, .arena = &arena};
    struct error unused = {0};
    struct list followups;
    bool asks = false;

    memcpy(call.args, deed->args, sizeof(call.args));
    if (deed->command == &log_command && !log_settles(&call)) {
        if (deed->key_count)
            call.args[command_target(deed->command)] = deed->keys[0];
        asks = log_fitting(&call, &followups, &unused) && followups.count;
    }
    if (asks)
        mode_settle_deed(app, deed, followups);
    arena_clear(&arena);
    return asks;
}

/* Asks for what is missing, asks whether it is meant, or does it. */
static void go_on(struct app *app, struct deed *deed)
{
    if (needs_form(app, deed)) {
        mode_form_open(app, deed);
        deed_done(deed);
    } else if (needs_question(app, deed)) {
        mode_question_open(app, deed);
    } else if (!asks_what_it_settles(app, deed)) {
        deed_run(app, deed);
    }
}

/* What the command line answers with text has a page here. */
static bool start_page(struct app *app, const struct command *command, const char *word)
{
    struct target target = app_target(app, 0);
    struct error err = {0};

    if (command == &show_command && word) {
        app_jump_to(app, word);
        return true;
    }
    if (command != &history_command || word || !target.noun)
        return false;
    jump_note(app);
    if (!page_push(app, &history_view, &target, &err))
        app_fail(app, &err);
    return true;
}

void command_start(struct app *app, const struct command *command, const char *const *words)
{
    struct deed deed = {0};
    struct error err = {0};
    bool is_bare = !words || !words[0];

    if (start_page(app, command, is_bare ? NULL : words[0]))
        return;
    if (command->then == THEN_SCREEN
        && (is_bare || !command->run || command->flags & COMMAND_PAGE)) {
        app_act(app, command, words);
        return;
    }
    if (is_bare && mode_choose_open(app, command))
        return;
    if (!deed_read(app, command, words, &deed, &err)) {
        app_fail(app, &err);
        deed_done(&deed);
        return;
    }
    deed_keep(&deed);
    find_keys(app, &deed);
    go_on(app, &deed);
}

void command_ask(struct app *app, const struct command *command)
{
    struct deed deed = {.command = command};

    deed_keep(&deed);
    find_keys(app, &deed);
    mode_form_open(app, &deed);
    deed_done(&deed);
}

void app_repeat(struct app *app)
{
    struct deed deed = {.command = app->last.command, .rest = app->last.rest};
    int target;

    if (!deed.command) {
        app_say(app, "Nothing was done yet that could be done again.");
        return;
    }
    memcpy(deed.args, app->last.args, sizeof(deed.args));
    target = command_target(deed.command);
    deed.args[target] = NULL;
    deed_keep(&deed);
    find_keys(app, &deed);
    if (deed.key_count) {
        go_on(app, &deed);
        return;
    }
    app_say(app, "There is nothing here to %s.", deed.command->name);
    deed_done(&deed);
}
