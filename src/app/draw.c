#include <stdio.h>
#include <string.h>

#include "app/state.h"
#include "base/text.h"
#include "ui/menu.h"
#include "view/triage.h"

enum { WIDE = 120, NARROW = 60, HINTS_MOST = 64, ITEMS_MOST = 48 };

static const char *keep(struct str *text, struct arena *arena)
{
    const char *copy = arena_copy(arena, text->text ? text->text : "");

    str_done(text);
    return copy;
}

/* The header */

/* "Tokyo" of "Asia/Tokyo" */
static void add_city(struct str *out, const char *zone)
{
    const char *city = strrchr(zone, '/');

    for (city = city ? city + 1 : zone; *city; city++)
        str_add(out, "%c", *city == '_' ? ' ' : *city);
}

static void add_time(struct str *out, int64_t instant, const struct zone *zone)
{
    int minute = wall_minute(zone_local(zone, instant).wall);

    str_add(out, "%02d:%02d", minute / 60, minute % 60);
}

static void add_zones(const struct app *app, struct str *out)
{
    const char *names = app->desk->config->zones;
    const char *between = "   ";

    while (names && *names) {
        size_t length = strcspn(names, ",");
        struct str name = {0};
        struct error err = {0};
        const struct zone *zone;

        str_add_bytes(&name, names, length);
        if (zone_get(&zone, app->desk->zones, name.text, &err)) {
            str_add(out, "%s", between);
            add_city(out, name.text);
            str_add(out, " ");
            add_time(out, app->desk->now.instant, zone);
            between = app->options.ascii ? " - " : " · ";
        }
        str_done(&name);
        names += length;
        names += strspn(names, ", ");
    }
}

static void add_offset(struct str *out, int32_t offset)
{
    int minutes = offset / 60, left = minutes < 0 ? -minutes : minutes;

    str_add(out, " (UTC%c%d", minutes < 0 ? '-' : '+', left / 60);
    if (left % 60)
        str_add(out, ":%02d", left % 60);
    str_add(out, ")");
}

/* The clock in ever shorter forms. */
static const char *const *clocks_of(const struct app *app, struct arena *arena)
{
    const struct now *now = &app->desk->now;
    struct zone_time local = zone_local(now->zone, now->instant);
    const char **clocks = arena_alloc(arena, 5 * sizeof(*clocks));
    struct str text = {0};
    char date[WHEN_TEXT_SIZE];
    size_t count = 0;

    date_write_long(now->today, date);
    if (app->width >= WIDE) {
        str_add(&text, "%s  ", date);
        add_time(&text, now->instant, now->zone);
        str_add(&text, " %s", local.abbreviation);
        add_offset(&text, local.offset);
        add_zones(app, &text);
        clocks[count++] = keep(&text, arena);
    }
    str_add(&text, "%s ", date);
    add_time(&text, now->instant, now->zone);
    str_add(&text, " %s", local.abbreviation);
    clocks[count++] = keep(&text, arena);
    str_add(&text, "%.*s ", (int)strlen(date) - 5, date);
    add_time(&text, now->instant, now->zone);
    clocks[count++] = keep(&text, arena);
    add_time(&text, now->instant, now->zone);
    clocks[count++] = keep(&text, arena);
    clocks[count] = NULL;
    return clocks;
}

static bool is_xs(const struct app *app)
{
    return app->width < NARROW;
}

/* "I8 M4 P38 F2" */
static void add_letters(const struct page *page, struct str *out)
{
    for (size_t i = 0; i < LISTS_MOST; i++) {
        const struct listing *listing = page->view->listing(page->model, i);

        if (listing && listing->title && listing->column_count)
            str_add(out, "%s%c%zu", out->length ? " " : "", listing->title[0],
                    page->lists[i].shown_count);
    }
}

static void add_place(const struct app *app, struct str *out)
{
    const char *between = app->options.ascii ? " < " : " ‹ ";
    const struct page *page = app_page(app);
    const char *place = page->view->place(page->model);

    if (!place[0] && is_xs(app)) {
        add_letters(page, out);
        return;
    }
    str_add(out, "liaise%s", app->desk->is_demo && !is_xs(app) ? " demo" : "");
    if (place[0])
        str_add(out, "%s%s", between, place);
}

/* "3 of 38": where the page stands in the list it was opened from. */
static const char *position(const struct app *app, struct arena *arena)
{
    const struct page *below = app->page_count > 1 ? app->pages[app->page_count - 2] : NULL;
    const struct listing *listing = below ? focused_listing(below) : NULL;
    struct target target = listing ? page_target(below) : (struct target){0};
    struct target subject = page_subject(app_page(app));
    const struct scroll *scroll;
    struct str text = {0};

    if (!target.noun || target.noun != subject.noun || target.id != subject.id
        || app_page(app)->view == &triage_view)
        return NULL;
    scroll = &below->lists[focused_at(below)].scroll;
    str_add(&text, "%zu of %zu  [ ]", scroll->cursor + 1, scroll->count);
    return keep(&text, arena);
}

static void draw_header(struct app *app, struct canvas *canvas, struct arena *arena)
{
    const struct page *page = app_page(app);
    struct str place = {0};
    const char *at = position(app, arena);
    struct header header = {.counts = app->counts};

    add_place(app, &place);
    app->count_count = page->view->counts(page->model, app->counts, COUNTS_MOST - 1);
    if (at)
        app->counts[app->count_count++] = (struct count){at, ROLE_DIM};
    header.place = keep(&place, arena);
    header.clocks = clocks_of(app, arena);
    header.count = app->count_count;
    header_draw(&header, canvas, page->stage.header.y, app->count_spans);
}

/* The message */

static void draw_offer(const struct app *app, struct canvas *canvas, int x, int y,
                       struct arena *arena)
{
    const char *keys = app->offer ? keymap_keys_of(&app->keymap, app->offer, SCOPE_GLOBAL, arena)
                                  : "";
    int length = (int)strcspn(keys, ",");

    if (!length || x + length + 2 >= canvas->width)
        return;
    x += canvas_writef(canvas, x, y, canvas->width - x, ROLE_KEY, "%.*s", length, keys);
    canvas_write(canvas, x + 1, y, canvas->width - x - 1, ROLE_HINT, app->offer->name);
}

/* Without borders what stands in the border of the list stands here. */
static void draw_foot(const struct app *app, struct canvas *canvas, int y)
{
    const struct page *page = app_page(app);
    const struct listing *listing = focused_listing(page);
    const struct list_state *state = listing ? &page->lists[focused_at(page)] : NULL;
    struct str foot = {0};
    char place[SCROLL_PLACE_SIZE];
    int x = 1, room;

    if (!listing || page->stage.lists[focused_at(page)].width != app->width)
        return;
    room = canvas->width - 4 - text_columns(scroll_place(&state->scroll, place));
    x += canvas_writef(canvas, x, y, room, ROLE_DIM, "%s%s", listing->title,
                       app->options.ascii ? " - " : " · ");
    listing_write_foot(listing, state, &page->frame, room + 1 - x, &foot);
    canvas_write(canvas, x, y, room + 1 - x, ROLE_DIM, foot.text);
    canvas_write_right(canvas, 0, y, canvas->width - 1, ROLE_DIM, place);
    str_done(&foot);
}

static void draw_message(const struct app *app, struct canvas *canvas, struct arena *arena)
{
    int y = app_page(app)->stage.message.y, width = canvas->width - 2, x = 1;
    const struct note *note = app_note(app);

    if (!note) {
        draw_foot(app, canvas, y);
        return;
    }
    if (note->is_error)
        x += canvas_write(canvas, x, y, width, ROLE_ERROR, "Error:") + 1;
    x += canvas_write(canvas, x, y, width + 1 - x, note->is_error ? ROLE_TEXT : ROLE_MESSAGE,
                      note->text);
    draw_offer(app, canvas, x + 2, y, arena);
}

/* Keys that were begun */

/* "go-issues" after g is "issues". */
static const char *menu_word(const struct key_row *row, struct arena *arena)
{
    const char *name = row->command->name;
    struct str word = {0};

    if (row->arguments) {
        str_add(&word, "%s %s", name, row->arguments);
        return keep(&word, arena);
    }
    return strncmp(name, "go-", 3) ? name : name + 3;
}

static void draw_pending(const struct app *app, struct canvas *canvas, struct arena *arena)
{
    const struct key_row *rows[ITEMS_MOST];
    struct menu_item items[ITEMS_MOST];
    enum scope scopes[3];
    size_t count;

    (void)app_scopes(app, scopes);
    count = keymap_next(&app->keymap, scopes[0], app->pending, rows, ITEMS_MOST);
    for (size_t i = 0; i < count; i++)
        items[i] = (struct menu_item){rows[i]->keys + strlen(app->pending) + 1,
                                      menu_word(rows[i], arena), false};
    menu_show(app, &(struct menu){app->pending, items, count}, canvas);
}

/* The hints */

static const char *brief_of(const struct command *command)
{
    switch (command->then == THEN_SCREEN ? (enum screen_act)command->act : ACT_NONE) {
    case ACT_HELP:
        return "help";
    case ACT_PROMPT:
        return "cmd";
    case ACT_FILTER:
        return "find";
    default:
        return NULL;
    }
}

static bool is_hinted(const struct app *app, const struct command *command)
{
    for (size_t i = 0; i < app->hint_count; i++) {
        if (app->hint_rows[i]->command == command)
            return true;
    }
    return false;
}

static const char *hint_word(const struct app *app, const struct command *command)
{
    if (command == &back_command && app->page_count > 1)
        return "back";
    return command->hint;
}

static void add_hint(struct app *app, const struct key_row *row, struct hint *hints)
{
    const struct command *command = row->command;

    if (app->hint_count == HINTS_MOST || row->arguments || is_hinted(app, command))
        return;
    hints[app->hint_count] = (struct hint){row->keys, hint_word(app, command), brief_of(command),
                                           command == &back_command};
    app->hint_rows[app->hint_count++] = row;
}

/* Those of a scope, except the ones that come first or last anyway. */
static void add_scope_hints(struct app *app, enum scope scope, struct hint *hints)
{
    for (size_t i = 0; i < app->keymap.count; i++) {
        const struct key_row *row = &app->keymap.rows[i];
        enum key_meaning meaning;

        if (row->scope == scope && row->command && row->command->hint
            && row->command != &back_command && app_find_key(app, row->keys, &meaning) == row)
            add_hint(app, row, hints);
    }
}

static void add_command_hint(struct app *app, const struct command *command, struct hint *hints)
{
    for (size_t i = 0; i < app->keymap.count; i++) {
        const struct key_row *row = &app->keymap.rows[i];

        if (row->command == command && row->scope <= SCOPE_LIST) {
            add_hint(app, row, hints);
            return;
        }
    }
}

static void draw_page_hints(struct app *app, struct canvas *canvas)
{
    struct hint hints[HINTS_MOST];
    enum scope scopes[3];
    size_t count = app_scopes(app, scopes);

    app->hint_count = 0;
    add_command_hint(app, &help_command, hints);
    add_command_hint(app, &prompt_command, hints);
    add_command_hint(app, &filter_command, hints);
    add_command_hint(app, &add_command, hints);
    for (size_t i = 0; i < count; i++)
        add_scope_hints(app, scopes[i], hints);
    add_scope_hints(app, SCOPE_LIST, hints);
    add_scope_hints(app, SCOPE_GLOBAL, hints);
    add_command_hint(app, &back_command, hints);
    hints_draw(hints, app->hint_count, canvas, app_page(app)->stage.hints.y, app->hint_spans);
}

static void draw_hints(struct app *app, struct canvas *canvas, struct arena *arena)
{
    const struct mode *mode = app->modes;
    const char *text = mode && mode->kind->hint ? mode->kind->hint(mode) : NULL;
    struct hint hints[HINTS_IN_TEXT];

    if (!text) {
        draw_page_hints(app, canvas);
        return;
    }
    app->hint_count = 0;
    hints_draw(hints, hints_split(text, hints, arena), canvas, app_page(app)->stage.hints.y, NULL);
}

/* Everything */

static void draw_mode(struct app *app, struct mode *mode, struct canvas *canvas)
{
    if (mode->below)
        draw_mode(app, mode->below, canvas);
    mode->kind->draw(app, mode, canvas);
}

static void draw_too_small(struct canvas *canvas)
{
    struct str text = {0};

    str_add(&text, "liaise needs %d x %d; this window is %d x %d.", LAYOUT_LEAST_WIDTH,
            LAYOUT_LEAST_HEIGHT, canvas->width, canvas->height);
    canvas_write_block(canvas, 0, 0, canvas->width, canvas->height, ROLE_TEXT, text.text);
    str_done(&text);
}

void app_draw(struct app *app, struct canvas *canvas)
{
    const struct page *page = app_page(app);
    struct arena arena = {0};

    canvas_clear(canvas, ROLE_BACKGROUND);
    canvas_cursor(canvas, 0, 0, false);
    if (canvas->width < LAYOUT_LEAST_WIDTH || canvas->height < LAYOUT_LEAST_HEIGHT) {
        draw_too_small(canvas);
        return;
    }
    page->view->draw(page->model, &page->frame, &page->stage, canvas);
    draw_header(app, canvas, &arena);
    draw_message(app, canvas, &arena);
    if (app->modes)
        draw_mode(app, app->modes, canvas);
    if (app->pending[0])
        draw_pending(app, canvas, &arena);
    draw_hints(app, canvas, &arena);
    if (!app->modes && app->desk->config->cursor == CURSOR_BLOCK)
        canvas->cursor_visible = true;
    arena_clear(&arena);
}

void app_write_title(const struct app *app, struct str *out)
{
    const struct page *page = app_page(app);
    const char *place = page->view->place(page->model);

    str_add(out, "liaise%s%s", place[0] ? " - " : "", place);
}
