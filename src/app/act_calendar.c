#include "app/acts.h"
#include "view/calendar.h"

/* Moving in the calendar. */

bool act_arguments(struct app *app, const struct command *command, const char *const *words,
                   struct deed *out, struct error *err)
{
    *out = (struct deed){0};
    if (!deed_read(app, command, words, out, err)) {
        deed_done(out);
        return false;
    }
    deed_keep(out);
    return true;
}

void act_add_with(struct app *app, const char *kind, const char *const *fields)
{
    struct deed deed = {.command = &add_command, .rest = fields};

    deed.args[0] = kind;
    deed_keep(&deed);
    mode_form_open(app, &deed);
    deed_done(&deed);
}

/* Which days were asked for: those of the words, else today's week. */
static bool read_ask(struct app *app, const char *const *words, struct calendar_ask *out,
                     struct error *err)
{
    struct now now = app->desk->now;
    struct deed deed;
    bool ok;

    *out = (struct calendar_ask){CALENDAR_WEEK, now.today};
    if (!words)
        return true;
    if (!act_arguments(app, &calendar_command, words, &deed, err))
        return false;
    if (deed.args[1])
        out->span = CALENDAR_MONTH;
    ok = !deed.args[0] || when_read_date(&out->day, deed.args[0], now, err);
    ok = ok && (!deed.args[1] || when_read_date(&out->day, deed.args[1], now, err));
    deed_done(&deed);
    return ok;
}

void act_calendar(struct app *app, int with, const char *const *words)
{
    struct arena arena = {0};
    struct error err = {0};
    struct calendar_ask ask;
    bool ok = read_ask(app, words, &ask, &err);

    (void)with;
    if (ok && app_page(app)->view == &calendar_view) {
        app_page(app)->frame.place = (struct place){0};
        ok = page_ask(app, app_page(app), calendar_ask_write(&ask, &arena), &err);
    } else if (ok) {
        jump_note(app);
        ok = page_push_asking(app, &calendar_view, calendar_ask_write(&ask, &arena), &err);
    }
    if (!ok)
        app_fail(app, &err);
    arena_clear(&arena);
}

static bool is_here(struct app *app)
{
    if (app_page(app)->view == &calendar_view)
        return true;
    app_say(app, "That works in the calendar: g k shows it.");
    return false;
}

/* Where there is no room for a grid the cursor of the list is the place. */

static struct place place_of_cursor(const struct page *page)
{
    const struct list_state *state = &page->lists[0];
    size_t cursor = state->scroll.cursor;

    return calendar_place_of_row(page->model,
                                 cursor < state->shown_count ? state->shown[cursor] : SIZE_MAX);
}

static void put_cursor(struct app *app, struct page *page, const struct place *place)
{
    struct list_state *state = &page->lists[0];
    size_t row = calendar_row_of(page->model, place), at = 0;

    while (at + 1 < state->shown_count && state->shown[at] < row)
        at++;
    if (!state->shown_count)
        return;
    scroll_go(&state->scroll, at, focused_room(page));
    listing_note_cursor(page->view->listing(page->model, 0), state);
    page_settle(app, page);
}

static bool load(struct app *app, struct page *page, const struct calendar_ask *ask)
{
    struct arena arena = {0};
    struct error err = {0};
    bool ok = !calendar_wants_load(page->model, ask)
              || page_ask(app, page, calendar_ask_write(ask, &arena), &err);

    if (!ok)
        app_fail(app, &err);
    arena_clear(&arena);
    return ok;
}

/* In the list a day without entries is passed over. */
static struct place go_in_list(struct page *page, enum calendar_move move,
                               struct calendar_ask *ask)
{
    struct frame frame = page->frame;
    struct place place;

    frame.place = place_of_cursor(page);
    do {
        place = calendar_go(page->model, &frame, move, ask);
        place.minute = -1;
        frame.place = place;
    } while ((move == CALENDAR_LEFT || move == CALENDAR_RIGHT)
             && !calendar_wants_load(page->model, ask)
             && !calendar_has_row_on(page->model, place.day));
    return place;
}

void act_calendar_move(struct app *app, int with, const char *const *words)
{
    struct page *page = app_page(app);
    enum calendar_move move = (enum calendar_move)with;
    struct calendar_ask ask;
    struct place place;

    if (!is_here(app))
        return;
    if (page_shows_list(page) && (move == CALENDAR_DOWN || move == CALENDAR_NEXT)) {
        act_move(app, SCROLL_DOWN, words);
        return;
    }
    if (page_shows_list(page) && (move == CALENDAR_UP || move == CALENDAR_PREVIOUS)) {
        act_move(app, SCROLL_UP, words);
        return;
    }
    place = page_shows_list(page) ? go_in_list(page, move, &ask)
                                  : calendar_go(page->model, &page->frame, move, &ask);
    if (!load(app, page, &ask))
        return;
    page->frame.place = place;
    if (page_shows_list(page))
        put_cursor(app, page, &place);
    page_settle(app, page);
}

void act_calendar_add(struct app *app, int with, const char *const *words)
{
    enum { MORNING = 9 * 60, HOUR = 60 };
    const struct page *page = app_page(app);
    char starts[WALL_TEXT_SIZE], ends[WALL_TEXT_SIZE];
    struct str from = {0}, to = {0};
    struct place place;
    int64_t wall;

    (void)with;
    (void)words;
    if (!is_here(app))
        return;
    place = page_shows_list(page) ? place_of_cursor(page)
                                  : calendar_where(page->model, &page->frame);
    wall = (int64_t)place.day.day * INSTANT_DAY
           + (int64_t)(place.minute < 0 ? MORNING : place.minute) * 60;
    str_add(&from, "starts=%s", wall_write(wall, starts));
    str_add(&to, "ends=%s", wall_write(wall + HOUR * 60, ends));
    act_add_with(app, "meeting", (const char *const[]){from.text, to.text, NULL});
    str_done(&from);
    str_done(&to);
}
