#include <string.h>

#include "app/acts.h"
#include "app/triage.h"
#include "command/triage.h"
#include "view/listing.h"
#include "view/triage.h"

/* One item at a time: beginning, going from one to the next, stopping. */

static bool is_on_top(const struct app *app)
{
    return app_page(app)->view == &triage_view;
}

static const struct triage *shown(const struct app *app)
{
    return triage_of(app_page(app)->model);
}

/* The page again, from what is kept. */
static void show(struct app *app)
{
    struct error err = {0};

    app_page(app)->frame.body_top = 0;
    if (!page_load(app, app_page(app), &err))
        app_fail(app, &err);
}

/* Beginning */

static struct triage_pick *marked(struct app *app, size_t *count, struct arena *arena)
{
    const struct listing *listing = focused_listing(app_page(app));
    const struct list_state *state = focused_list(app_page(app));
    struct triage_pick *picks = NULL;

    *count = 0;
    for (size_t i = 0; listing && i < listing->count; i++) {
        const struct listing_row *row = &listing->rows[i];

        if (row->heading || !row->target.noun || !list_is_marked(state, listing_row_id(row)))
            continue;
        picks = arena_grow(arena, picks, *count, sizeof(*picks));
        picks[(*count)++] = (struct triage_pick){row->target.noun, row->target.key};
    }
    return picks;
}

static bool open_page(struct app *app, struct error *err)
{
    if (is_on_top(app))
        return page_load(app, app_page(app), err);
    jump_note(app);
    return page_push(app, &triage_view, NULL, err);
}

static void begin(struct app *app, bool of_marked)
{
    struct triage_pick *picks = NULL;
    struct arena arena = {0};
    struct error err = {0};
    struct triage triage;
    size_t count = 0;

    if (of_marked)
        picks = marked(app, &count, &arena);
    if (of_marked && !count)
        app_say(app, "Nothing is marked. Mark records first, or go through everything.");
    else if (!triage_gather(app->desk, picks, count, &triage, &arena, &err))
        app_fail(app, &err);
    else if (!triage.count)
        app_say(app, "Nothing asks for you.");
    else if (!triage_save(app->desk, &triage, &err) || !open_page(app, &err))
        app_fail(app, &err);
    arena_clear(&arena);
}

/* Where it was, the time in between not counted. */
static void go_on(struct app *app)
{
    struct arena arena = {0};
    struct error err = {0};
    struct triage triage;
    bool found = false;

    if (triage_kept(app->desk, &triage, &found, &arena, &err) && found)
        triage_show(&triage, triage.at, app->desk->now.instant);
    if (err.kind || !found || !triage_save(app->desk, &triage, &err) || !open_page(app, &err))
        app_fail(app, &err);
    arena_clear(&arena);
}

/* A round that was left is offered again. */
static void offer(struct app *app, const struct triage *kept, bool of_marked)
{
    const struct command *command = of_marked ? &triage_marked_command : &triage_command;
    struct triage_counts counts = triage_count(kept);
    struct menu_mode *menu = menu_mode_new("triage");
    struct str word = {0};

    str_add(&word, "go on with it (%zu of %zu left)", counts.left, kept->count);
    menu_mode_add(menu, "c", word.text, command, (const char *const[]){"continue", NULL});
    menu_mode_add(menu, "n", of_marked ? "begin with what is marked" : "begin anew", command,
                  (const char *const[]){"new", NULL});
    menu_mode_open(app, menu);
    str_done(&word);
}

void act_triage(struct app *app, int with, const char *const *words)
{
    struct arena arena = {0};
    struct error err = {0};
    struct triage kept;
    bool found;

    if (words && !strcmp(words[0], "continue"))
        go_on(app);
    else if (words && !strcmp(words[0], "new"))
        begin(app, with);
    else if (!triage_kept(app->desk, &kept, &found, &arena, &err) || !found
             || triage_is_over(&kept))
        begin(app, with);       /* also where what was kept cannot be read */
    else
        offer(app, &kept, with);
    arena_clear(&arena);
}

/* From one to the next */

void act_triage_step(struct app *app, int with, const char *const *words)
{
    int64_t now = app->desk->now.instant;
    struct arena arena = {0};
    struct error err = {0};
    struct triage triage;
    bool found;

    (void)words;
    if (triage_kept(app->desk, &triage, &found, &arena, &err) && found) {
        if (with == ACT_TRIAGE_SKIP)
            triage_skip(&triage, now);
        else if (with == ACT_TRIAGE_TERMS)
            triage.shows_terms = !triage.shows_terms;
        else if (!triage_back(&triage, now))
            app_say(app, "This is the first one.");
        if (triage_save(app->desk, &triage, &err))
            show(app);
    }
    if (err.kind)
        app_fail(app, &err);
    arena_clear(&arena);
}

void act_triage_open(struct app *app, int with, const char *const *words)
{
    struct target target = page_subject(app_page(app));

    (void)with;
    (void)words;
    if (target.noun)
        app_open_target(app, &target);
}

void act_triage_stop(struct app *app, int with, const char *const *words)
{
    struct triage_counts counts = triage_count(shown(app));

    (void)with;
    (void)words;
    page_pop(app);
    if (counts.left)
        app_say(app, "Triage is kept: %zu decided, %zu left. t goes on with it.", counts.decided,
                counts.left);
    else
        app_say(app, "Triage: %zu decided, %zu skipped.", counts.decided, counts.skipped);
}

/* What was decided */

void act_triage_decide(struct app *app, int with, const char *const *words)
{
    const struct triage *triage = shown(app);
    const void *record = triage_record(app_page(app)->model);
    struct error err = {0};

    (void)words;
    if (triage->at >= triage->count) {
        app_say(app, "That was all. k goes back, q leaves.");
    } else if (!record) {
        app_say(app, "It is not there any more; Space goes on.");
    } else if (!triage_newest_change(app->desk, &app->change_before, &err)) {
        app_fail(app, &err);
    } else {
        app->deciding = (enum triage_decision)with;
        triage_ask(app, app->deciding, &triage->items[triage->at], record);
    }
}

/* The change that the command made decides about the item at hand. */
static bool note_decision(struct app *app, struct triage *triage, const char *said,
                          struct error *err)
{
    int64_t change;

    if (!triage_newest_change(app->desk, &change, err))
        return false;
    if (change <= app->change_before)
        return true;
    triage_decide(triage, app->deciding, change, said ? said : "", app->desk->now.instant);
    app->deciding = TRIAGE_UNDECIDED;
    return triage_save(app->desk, triage, err);
}

/* What was taken back is shown again, to be decided otherwise; brought back, the one after it. */
static bool follow_undo(struct app *app, struct triage *triage, const struct triage *before,
                        struct error *err)
{
    int64_t now = app->desk->now.instant;

    for (size_t i = 0; i < triage->count && i < before->count; i++) {
        if (triage_is_decided(&triage->items[i]) == triage_is_decided(&before->items[i]))
            continue;
        triage_show(triage, i, now);
        if (triage_is_decided(&triage->items[i]))
            triage_skip(triage, now);
        return triage_save(app->desk, triage, err);
    }
    return true;
}

void triage_did(struct app *app, const struct command *command, const char *said)
{
    bool is_undo = command == &undo_command || command == &redo_command;
    struct arena arena = {0};
    struct error err = {0};
    struct triage triage;
    bool found;

    if (!is_on_top(app) || (!app->deciding && !is_undo))
        return;
    if (triage_kept(app->desk, &triage, &found, &arena, &err) && found) {
        app_page(app)->frame.body_top = 0;
        if (!(app->deciding ? note_decision(app, &triage, said, &err)
                            : follow_undo(app, &triage, shown(app), &err)))
            app_fail(app, &err);
    }
    arena_clear(&arena);
}
