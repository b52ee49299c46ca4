#include "support/test.h"

#include <liaise/journal.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/state.h"
#include "base/text.h"
#include "command/demo.h"
#include "command/import.h"
#include "support/seat.h"
#include "support/snapshot.h"
#include "ui/canvas.h"

/*
 * Somebody who presses whatever the key map has, types, clicks and pulls at the window.
 *
 * After every step the screen is whole, and every change they make can be taken back and brought
 * back to the letter. WALK_STEPS and WALK_SEED choose a longer walk, or another one; a failure
 * names the step, the seed and the last keys.
 */

enum { STEPS = 1500, SHORT_CHECKS = 12, TRAIL = 24, QUIT_EVERY = 250 };

struct walk {
    struct seat *seat;
    unsigned seed, first_seed;
    int step, checks, checks_most;
    int64_t change;             /* the newest one */
    char *text;                 /* everything, as it was after that change */
    char trail[TRAIL][KEY_NAME_SIZE];
};

static unsigned next(struct walk *walk, unsigned below)
{
    walk->seed = walk->seed * 1103515245u + 12345u;
    return (walk->seed >> 16) % below;
}

static _Noreturn void lost(struct walk *walk, const char *what)
{
    struct str trail = {0}, screen = {0};

    for (int i = 0; i < TRAIL; i++)
        str_add(&trail, " %s", walk->trail[(walk->step + 1 + i) % TRAIL]);
    canvas_dump_text(&walk->seat->canvas, &screen);
    (void)printf("%s\nlast:%s\n", screen.text, trail.text);
    (void)fflush(stdout);
    fail_msg("%s at step %d of the walk with WALK_SEED=%u", what, walk->step, walk->first_seed);
    abort();
}

static void note(struct walk *walk, const char *what)
{
    (void)snprintf(walk->trail[walk->step % TRAIL], KEY_NAME_SIZE, "%s", what);
}

/* The screen */

static int width_of_row(struct walk *walk, int y)
{
    const struct canvas *canvas = &walk->seat->canvas;
    int width = 0;

    for (int x = 0; x < canvas->width; x++) {
        const char *text = canvas_at(canvas, x, y)->text;

        if (text[0] && (unsigned char)text[0] < ' ')
            lost(walk, "a control character is on the screen");
        width += text[0] ? text_columns(text) : 0;
    }
    return width;
}

static void check_focus(struct walk *walk)
{
    const struct page *page = app_page(walk->seat->app);
    size_t focus = stage_focus(&page->stage, page->frame.focus);
    bool any = false;

    for (size_t i = 0; i < LISTS_MOST; i++)
        any = any || (page->view->listing(page->model, i) && page->stage.lists[i].height > 0);
    if (any && (focus >= LISTS_MOST || !page->view->listing(page->model, focus)))
        lost(walk, "there are lists, but none has the focus");
    if (any && page->lists[focus].shown_count
        && page->lists[focus].scroll.cursor >= page->lists[focus].shown_count)
        lost(walk, "the cursor is outside its list");
}

static void check_screen(struct walk *walk)
{
    const struct canvas *canvas = &walk->seat->canvas;

    if (canvas->width != walk->seat->app->width || canvas->height != walk->seat->app->height)
        lost(walk, "the screen has another size than the terminal");
    if (canvas->cursor_x < -1 || canvas->cursor_x >= canvas->width || canvas->cursor_y < -1
        || canvas->cursor_y >= canvas->height)
        lost(walk, "the cursor is outside the screen");
    for (int y = 0; y < canvas->height; y++) {
        if (width_of_row(walk, y) != canvas->width)
            lost(walk, "a row is not as wide as the screen");
    }
    check_focus(walk);
}

/* What was changed */

static char *everything(struct walk *walk)
{
    const struct desk *desk = &walk->seat->region.desk;
    struct str text = {0};
    struct error err = {0};

    must(export_all(desk->store, desk->zones, "OEM", DEMO_START, desk->now.zone, &text, &err));
    return text.text;
}

static struct change newest(struct walk *walk)
{
    struct arena arena = {0};
    struct change_list list;
    struct change change = {0};
    struct error err = {0};

    must(change_list(walk->seat->region.desk.store, NULL, 0, 1, &list, &arena, &err));
    if (list.count)
        change = list.items[0];
    change.actor = change.sentence = NULL;
    arena_clear(&arena);
    return change;
}

static void to_the_ground(struct walk *walk)
{
    for (int i = 0; i < 12 && (walk->seat->app->modes || walk->seat->app->pending[0]); i++)
        press(walk->seat, "Esc");
    if (walk->seat->app->modes)
        lost(walk, "Esc does not leave a mode");
}

/* After pressing the key everything is as `wanted`. */
static void check_turn(struct walk *walk, const char *key, const char *wanted)
{
    int64_t before = newest(walk).id;
    char *now;

    press(walk->seat, key);
    now = everything(walk);
    if (newest(walk).id == before)
        lost(walk, "a change cannot be taken back or brought back");
    if (strcmp(now, wanted) != 0) {
        struct str difference = {0};

        snapshot_difference(&difference, wanted, now);
        (void)printf("%s\n%.4000s\n", key, difference.text);
        lost(walk, "taking back or bringing back is not exact");
    }
    free(now);
}

/* A change was made: back, and forth again. */
static void check_undo(struct walk *walk)
{
    const struct change change = newest(walk);
    bool is_undo = change.kind == CHANGE_UNDO;
    char *text;

    if (change.id == walk->change)
        return;
    if (walk->checks >= walk->checks_most)
        return;
    to_the_ground(walk);
    text = everything(walk);
    if (change.id > walk->change + 1) {     /* two at a step: only the last would be taken back */
        free(walk->text);
        walk->text = text;
        walk->change = change.id;
        return;
    }
    walk->checks++;
    check_turn(walk, is_undo ? "C-r" : "u", walk->text);
    check_turn(walk, is_undo ? "u" : "C-r", text);
    walk->change = newest(walk).id;
    free(walk->text);
    walk->text = text;
}

/* Steps */

static void press_known_key(struct walk *walk)
{
    const struct keymap *map = &walk->seat->app->keymap;
    const struct key_row *row = &map->rows[next(walk, (unsigned)map->count)];

    note(walk, row->keys);
    press(walk->seat, row->keys);
}

static void press_any_key(struct walk *walk)
{
    static const char *const keys[] = {
        "Enter", "Enter", "Enter", "Esc", "Esc", "Tab", "S-Tab", "Up", "Down", "Left", "Right",
        "Home", "End", "PgUp", "PgDn", "BS", "Del", "C-s", "C-s", "C-w", "C-u", "C-a", "C-e",
        "C-k", "C-n", "C-p", "A-b", "A-f", "F1", "F9", "Ins", "C-l", "y", "n", "-", "日", "é",
        "C-Right", "S-Left", "A-Enter", "C-c", "0", "9", "~",
    };
    const char *key = keys[next(walk, sizeof(keys) / sizeof(*keys))];

    note(walk, key);
    press(walk->seat, key);
}

static void type_something(struct walk *walk)
{
    static const char *const texts[] = {
        "fri", "+3d", "tomorrow 10:00", "31 feb", "NWP", "SBH, CFR", "I-1", "F-3", "sev:high",
        "party:NWP is:late", "resolved", "Called Tove about the ETA feed", "y", "high", "3",
        "-1", "99999999999999999999", "%s%n", "'; DROP TABLE issue; --", "日本語の名前",
        "e\xcc\x81\xcc\x82", "\u202etxt.exe", "a very long line that goes on and on",
    };
    const char *text = texts[next(walk, sizeof(texts) / sizeof(*texts))];

    note(walk, "(text)");
    if (next(walk, 4) == 0)
        paste(walk->seat, text);
    else
        type(walk->seat, text);
}

/* A whole deed, so that much is changed: it may or may not be possible where we are. */
static void do_something(struct walk *walk)
{
    static const struct {
        const char *keys, *text, *then;
    } deeds[] = {
        {"Esc Esc L", "talked about it @NWP", "Enter"},
        {"Esc Esc 4 d", "", "C-s"},
        {"Esc Esc 1 s", "", "Enter"},
        {"Esc Esc 1 >", "", "Enter"},
        {"Esc Esc 2 >", "", "Down Enter C-s"},
        {"Esc Esc 4 j s", "+3d", "Enter"},
        {"Esc Esc 1 e Tab", " more", "C-s"},
        {"Esc Esc 4 Space Space Space s", "fri", "Enter y"},
        {"Esc Esc :", "add \"Send the table @NWP due fri\"", "Enter"},
        {"Esc Esc :", "add issue \"Gate keys missing\" parties=CBS", "Enter"},
        {"Esc Esc :", "edit I-12 severity=low", "Enter"},
        {"Esc Esc :", "acknowledge I-12", "Enter C-s"},
        {"Esc Esc :", "edit I-12 title=\"\xc3\xa9t\xc3\xa9\" tags=a,b", "Enter"},
        {"Esc Esc u", "", "Esc"},
        {"Esc Esc C-r", "", "Esc"},
    };
    size_t which = next(walk, sizeof(deeds) / sizeof(*deeds));

    note(walk, deeds[which].text[0] ? deeds[which].text : deeds[which].keys);
    press(walk->seat, deeds[which].keys);
    if (!app_is_over(walk->seat->app))
        type(walk->seat, deeds[which].text);
    if (!app_is_over(walk->seat->app))
        press(walk->seat, deeds[which].then);
}

static void pull_the_window(struct walk *walk)
{
    static const int sizes[][2] = {{160, 45}, {120, 36}, {80, 24}, {60, 20}, {40, 10}, {30, 6},
                                   {1, 1}, {24, 5}, {200, 60}, {81, 7}, {2, 30}};
    const int *size = sizes[next(walk, sizeof(sizes) / sizeof(*sizes))];

    note(walk, "(size)");
    resize(walk->seat, size[0], size[1]);
}

static void use_the_mouse(struct walk *walk)
{
    const struct canvas *canvas = &walk->seat->canvas;
    int x = (int)next(walk, (unsigned)canvas->width), y = (int)next(walk, (unsigned)canvas->height);

    note(walk, "(mouse)");
    if (next(walk, 3) == 0)
        wheel(walk->seat, x, y, next(walk, 2));
    else
        click(walk->seat, x, y);
}

static void take_a_step(struct walk *walk)
{
    unsigned what = next(walk, 100);

    if (what < 50)
        press_known_key(walk);
    else if (what < 70)
        press_any_key(walk);
    else if (what < 82)
        type_something(walk);
    else if (what < 90)
        do_something(walk);
    else if (what < 96)
        use_the_mouse(walk);
    else
        pull_the_window(walk);
}

static void check_way_out(struct walk *walk)
{
    for (int i = 0; i < 40 && !app_is_over(walk->seat->app); i++)
        press(walk->seat, "Esc Esc q");
    if (!app_is_over(walk->seat->app))
        lost(walk, "there is no way out");
}

/* The walk */

static unsigned number_from(const char *name, unsigned usual)
{
    const char *given = getenv(name);

    return given && given[0] ? (unsigned)strtoul(given, NULL, 10) : usual;
}

static void wherever_somebody_walks_the_screen_is_whole_and_every_change_goes_back(void **state)
{
    struct walk walk = {.seat = *state, .checks_most = SHORT_CHECKS};
    int steps = (int)number_from("WALK_STEPS", STEPS);

    walk.seed = walk.first_seed = number_from("WALK_SEED", 11);
    if (steps > STEPS)
        walk.checks_most = steps;
    walk.text = everything(&walk);
    walk.change = newest(&walk).id;
    for (walk.step = 0; walk.step < steps; walk.step++) {
        take_a_step(&walk);
        if (walk.step % QUIT_EVERY == QUIT_EVERY - 1)
            check_way_out(&walk);
        if (app_is_over(walk.seat->app))
            seat_again(walk.seat, 120, 36);
        check_screen(&walk);
        check_undo(&walk);
    }
    check_way_out(&walk);
    assert_true(walk.checks >= SHORT_CHECKS || steps < STEPS);
    free(walk.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            wherever_somebody_walks_the_screen_is_whole_and_every_change_goes_back, seat_setup,
            seat_teardown),
    };

    return cmocka_run_group_tests(tests, seat_group_setup, seat_group_teardown);
}
