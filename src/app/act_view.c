#include <string.h>
#include <strings.h>

#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/interaction.h>
#include <liaise/issue.h>
#include <liaise/meeting.h>
#include <liaise/org.h>

#include "app/acts.h"
#include "command/finding.h"
#include "command/saved.h"
#include "view/document.h"
#include "view/listing.h"

/* Saved views on the screen. */

/* All of them, as the command line answers. */
static void show_all(struct app *app)
{
    static const char *const none[] = {NULL};
    struct arena arena = {0};
    struct document_page *page = document_page_new("Views", &arena);
    struct call call = {.desk = app->desk, .rest = none, .arena = &arena,
                        .command = &view_command};
    struct error err = {0};

    call.document.arena = &arena;
    if (!command_run(&view_command, &call, &err)) {
        app_fail(app, &err);
        arena_clear(&arena);
        return;
    }
    page->document = call.document;
    jump_note(app);
    page_push_made(app, &document_view, page, &arena);
}

/* Saving what is seen */

static const char *order_word(const struct listing *listing, const struct list_state *state,
                              struct arena *arena)
{
    struct str text = {0};
    const char *copy;

    if (state->sort && state->sort <= listing->column_count)
        str_add(&text, "%s%s", state->reverse ? "-" : "", listing->columns[state->sort - 1].title);
    else if (state->reverse)
        str_add(&text, "-");
    for (size_t i = 0; i < text.length; i++) {
        if (text.text[i] >= 'A' && text.text[i] <= 'Z')
            text.text[i] = (char)(text.text[i] - 'A' + 'a');
    }
    copy = arena_copy(arena, text.text ? text.text : "");
    str_done(&text);
    return copy;
}

static bool seen(const struct app *app, struct saved_view *out, struct arena *arena)
{
    struct page *page = app_page(app);
    const struct listing *listing = focused_listing(page);
    const struct list_state *state = focused_list(page);

    *out = (struct saved_view){.sort = "", .filter = ""};
    if (page_is_search(page)) {
        out->filter = page->request.text ? page->request.text : "";
        return out->filter[0] != '\0';
    }
    if (!listing)
        return false;
    out->noun = listing_noun(listing) ? listing_noun(listing) : page_target(page).noun;
    out->filter = state->filter ? state->filter : "";
    out->sort = order_word(listing, state, arena);
    return out->noun || out->filter[0];
}

static void save(struct app *app, const char *const *words)
{
    struct arena arena = {0};
    struct error err = {0};
    struct saved_view view;

    if (!words[0] || !seen(app, &view, &arena)) {
        app_say(app, words[0] ? "There is nothing here that a view could show."
                              : "Say a name: view save NAME.");
        arena_clear(&arena);
        return;
    }
    view.name = words[0];
    if (words[1]) {
        const struct noun *noun = noun_named(words[1]);

        view.noun = noun ? noun : view.noun;
        view.filter = words_as_typed(words + 1 + (noun != NULL), &arena);
    }
    if (saved_keep(app->desk, &view, &err))
        app_say(app, "Saved the view %s; :view %s shows it.", view.name, view.name);
    else
        app_fail(app, &err);
    arena_clear(&arena);
    if (page_is_search(app_page(app)) && !app->modes)
        mode_search_open(app);
}

static void forget(struct app *app, const char *name)
{
    struct error err = {0};

    if (!name)
        app_say(app, "Say which: view remove NAME.");
    else if (saved_remove(app->desk->store, name, &err))
        app_say(app, "Removed the view %s.", name);
    else
        app_fail(app, &err);
}

/* Showing one */

static int panel_of(const struct noun *noun)
{
    const struct {
        const struct noun *noun;
        enum panel panel;
    } panels[] = {
        {&issue_noun, PANEL_ISSUES},        {&meeting_noun, PANEL_MEETINGS},
        {&org_noun, PANEL_PARTIES},         {&followup_noun, PANEL_FOLLOWUPS},
        {&commitment_noun, PANEL_FOLLOWUPS}, {&interaction_noun, PANEL_ACTIVITY},
    };

    for (size_t i = 0; i < sizeof(panels) / sizeof(*panels); i++) {
        if (panels[i].noun == noun)
            return (int)panels[i].panel;
    }
    return -1;
}

static void set_order(struct app *app, const char *sort)
{
    const struct listing *listing = focused_listing(app_page(app));
    struct list_state *state = focused_list(app_page(app));
    const char *word = sort + (sort[0] == '-');

    state->reverse = sort[0] == '-';
    state->sort = 0;
    for (size_t i = 0; word[0] && listing && i < listing->column_count; i++) {
        const char *title = listing->columns[i].title;

        if (title && !strncasecmp(title, word, strlen(word)) && !state->sort)
            state->sort = i + 1 == listing->sorted ? 0 : i + 1;
    }
    page_arrange(app, app_page(app));
}

/* In the panel of its kind; false if that is not to be seen. */
static bool show_in_panel(struct app *app, const struct saved_view *view, struct error *err)
{
    int panel = view->noun ? panel_of(view->noun) : -1;

    if (panel < 0)
        return false;
    act_go(app, -1, NULL);
    if (!page_focus(app, app_page(app), (size_t)panel))
        return false;
    if (app_filter(app, view->filter, err))
        set_order(app, view->sort);
    return true;
}

static void show_as_search(struct app *app, const struct saved_view *view)
{
    struct str text = {0};

    str_add(&text, "%s", view->filter);
    if (view->noun)
        str_add(&text, "%skind:%s", text.length ? " " : "", view->noun->name);
    jump_note(app);
    search_open(app, text.text ? text.text : "", 0);
    str_done(&text);
}

static void show(struct app *app, const char *name)
{
    struct arena arena = {0};
    struct error err = {0};
    struct saved_view view;

    if (!saved_named(app->desk->store, name, &view, &arena, &err))
        app_fail(app, &err);
    else if (!show_in_panel(app, &view, &err))
        show_as_search(app, &view);
    else if (err.text[0])
        app_fail(app, &err);
    else
        app_say(app, "The view %s: Esc ends it.", name);
    arena_clear(&arena);
}

void act_view(struct app *app, int with, const char *const *words)
{
    (void)with;
    if (!words)
        show_all(app);
    else if (!strcmp(words[0], "save"))
        save(app, words + 1);
    else if (!strcmp(words[0], "remove"))
        forget(app, words[1]);
    else
        show(app, words[0]);
}
