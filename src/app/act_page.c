#include <string.h>

#include <liaise/journal.h>

#include "app/acts.h"
#include "command/named.h"
#include "view/document.h"

void act_open(struct app *app, int with, const char *const *words)
{
    struct target target = page_target(app_page(app));
    struct target subject = page_subject(app_page(app));

    (void)with;
    (void)words;
    if (!target.noun || (target.noun == subject.noun && target.id == subject.id))
        return;
    app_open_target(app, &target);
}

void act_back(struct app *app, int with, const char *const *words)
{
    (void)with;
    (void)words;
    if (app->page_count < 2) {
        app->is_over = true;
        return;
    }
    jump_note(app);
    page_pop(app);
}

/* One level: marks, filter, zoom, page. Never quits. */
void act_close(struct app *app, int with, const char *const *words)
{
    struct page *page = app_page(app);
    struct list_state *state = focused_list(page);

    (void)with;
    (void)words;
    if (state && state->mark_count) {
        list_unmark_all(state);
    } else if (state && state->filter && state->filter[0]) {
        filter_clear(app, page);
    } else if (page->frame.zoomed) {
        page->frame.zoomed = false;
        page_settle(app, page);
    } else if (app->page_count > 1) {
        jump_note(app);
        page_pop(app);
    }
}

/* The list that the page was opened from moves its cursor, and the page shows what is there. */
void act_record_next(struct app *app, int with, const char *const *words)
{
    struct page *below = app->page_count > 1 ? app->pages[app->page_count - 2] : NULL;
    const struct listing *listing = below ? focused_listing(below) : NULL;
    struct list_state *state;
    struct target target;
    struct error err = {0};
    size_t before;

    (void)words;
    if (!listing)
        return;
    state = focused_list(below);
    before = state->scroll.cursor;
    scroll_move(&state->scroll, (enum scroll_move)with, focused_room(below));
    listing_note_cursor(listing, state);
    target = listing_target(listing, state);
    if (state->scroll.cursor == before || !target.noun)
        app_say(app, with == SCROLL_DOWN ? "This is the last one." : "This is the first one.");
    else if (!page_replace(app, &target, &err))
        app_fail(app, &err);
}

void app_jump_to(struct app *app, const char *text)
{
    struct arena arena = {0};
    struct error err = {0};
    struct target target = {.title = ""};

    if (record_named(app->desk, text, &target.noun, &target.key, &arena, &err)
        && record_find(app->desk->store, target.noun, target.key, &target.id, &err))
        app_open_target(app, &target);
    else
        app_fail(app, &err);
    arena_clear(&arena);
}

void act_jump(struct app *app, int with, const char *const *words)
{
    (void)with;
    if (words)
        app_jump_to(app, words[0]);
    else
        mode_jump_open(app);
}

void act_jump_back(struct app *app, int with, const char *const *words)
{
    (void)with;
    (void)words;
    jump_back(app);
}

void act_go(struct app *app, int with, const char *const *words)
{
    (void)words;
    if (app->page_count > 1)
        jump_note(app);
    pages_pop_to_dashboard(app);
    if (with >= 0)
        (void)page_focus(app, app_page(app), (size_t)with);
}

/* What the counts in the header count: issues, follow-ups or both. */

static size_t shown_with(struct app *app, struct page *page, size_t which, const char *filter)
{
    if (!page->view->listing(page->model, which))
        return 0;
    list_set_filter(&page->lists[which], filter);
    page_arrange(app, page);
    return page->lists[which].shown_count;
}

void act_go_filtered(struct app *app, int with, const char *const *words)
{
    static const char *const filters[] = {
        [ACT_GO_CONFLICTS] = "is:conflict", [ACT_GO_LATE] = "is:late",
        [ACT_GO_TODAY] = "is:today",        [ACT_GO_WAITING] = "is:waiting",
    };
    struct page *page;
    size_t issues, followups = 0;

    act_go(app, -1, words);
    page = app_page(app);
    issues = shown_with(app, page, PANEL_ISSUES, filters[with]);
    if (with != ACT_GO_CONFLICTS)
        followups = shown_with(app, page, PANEL_FOLLOWUPS, filters[with]);
    (void)page_focus(app, page, !issues && followups ? PANEL_FOLLOWUPS : PANEL_ISSUES);
    if (with != ACT_GO_CONFLICTS)
        app_say(app, "Of the issues %zu, of the follow-ups and promises %zu.", issues, followups);
}

/* Messages and changes */

void act_messages(struct app *app, int with, const char *const *words)
{
    static const struct doc_column columns[] = {{"When", DOC_LEFT, false},
                                                {"Message", DOC_LEFT, true}};
    struct arena arena = {0};
    struct document_page *model = document_page_new("Messages", &arena);
    size_t count = app->note_count < MESSAGES_MOST ? app->note_count : MESSAGES_MOST;

    (void)with;
    (void)words;
    if (!count)
        document_text(&model->document, ROLE_DIM, "No messages yet.");
    else
        document_table(&model->document, columns, 2);
    for (size_t i = 1; i <= count; i++) {
        const struct note *note = &app->notes[(app->note_count - i) % MESSAGES_MOST];
        char at[WALL_TEXT_SIZE];
        struct doc_cell cells[2];

        wall_write(zone_local(app->desk->now.zone, note->at).wall, at);
        at[10] = ' ';
        cells[0] = (struct doc_cell){arena_copy(&arena, at), ROLE_DIM};
        cells[1] = (struct doc_cell){arena_copy(&arena, note->text),
                                     note->is_error ? ROLE_ERROR : ROLE_TEXT};
        document_row(&model->document, cells);
    }
    jump_note(app);
    page_push_made(app, &document_view, model, &arena);
}

void act_undo_list(struct app *app, int with, const char *const *words)
{
    struct error err = {0};

    (void)with;
    (void)words;
    jump_note(app);
    if (!page_push(app, &history_view, NULL, &err))
        app_fail(app, &err);
}

void act_ledger(struct app *app, int with, const char *const *words)
{
    struct error err = {0};

    (void)with;
    (void)words;
    jump_note(app);
    if (!page_push(app, &ledger_view, NULL, &err))
        app_fail(app, &err);
}

void act_health(struct app *app, int with, const char *const *words)
{
    struct target target = app_target(app, 1u << SCOPE_PARTY);
    struct error err = {0};

    (void)with;
    (void)words;
    if (!target.noun) {
        app_say(app, "There is no party here; go to one, or type :health CODE.");
        return;
    }
    jump_note(app);
    if (!page_push(app, &health_view, &target, &err))
        app_fail(app, &err);
}
