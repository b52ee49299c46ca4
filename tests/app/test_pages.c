#include "support/test.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "app/app.h"
#include "base/str.h"
#include "support/region.h"

/* Pages of the sample region as somebody walks through them with keys. */

struct walk {
    struct region region;
    struct app *app;
    struct str screen;
};

static int setup(void **state)
{
    static struct walk walk;
    struct error err = {0};
    struct app_options options = {.width = 80, .height = 24, .clock_stands = true};

    walk = (struct walk){0};
    region_open_filled(&walk.region);
    options.desk = &walk.region.desk;
    must(app_open(&walk.app, &options, &err));
    *state = &walk;
    return 0;
}

static int teardown(void **state)
{
    struct walk *walk = *state;

    app_close(walk->app);
    str_done(&walk->screen);
    region_close(&walk->region);
    return 0;
}

/* Keys with blanks between them; then the screen. */
static const char *press(struct walk *walk, const char *keys)
{
    struct canvas canvas;

    while (*keys) {
        size_t length = strcspn(keys, " ");
        struct event event = {.kind = EVENT_KEY};

        (void)snprintf(event.key, sizeof(event.key), "%.*s", (int)length, keys);
        app_handle(walk->app, &event);
        keys += length + (keys[length] == ' ');
    }
    canvas_init(&canvas, 80, 24, false);
    app_draw(walk->app, &canvas);
    walk->screen.length = 0;
    canvas_dump_text(&canvas, &walk->screen);
    canvas_done(&canvas);
    return walk->screen.text;
}

static bool shows(const char *screen, const char *text)
{
    return strstr(screen, text) != NULL;
}

static void a_page_follows_its_cursor_from_list_to_list(void **state)
{
    const char *screen = press(*state, "g d g p Enter");

    assert_true(shows(screen, "▸ Chip Donovan"));
    assert_true(shows(screen, "19 of 48 lines"));
    screen = press(*state, "Tab");
    assert_false(shows(screen, "▸ Chip Donovan"));
    assert_true(shows(screen, "▸ I-9 "));
    assert_true(shows(screen, "  I-10 "));
    screen = press(*state, "Tab Tab Tab Tab");
    assert_true(shows(screen, "▸ A-6 "));
    assert_true(shows(screen, "48 of 48 lines"));
    screen = press(*state, "Tab");
    assert_true(shows(screen, "▸ Chip Donovan"));
    assert_true(shows(screen, "Why 20"));
}

static void what_a_list_cannot_move_any_more_moves_the_body(void **state)
{
    const char *screen = press(*state, "g d g p Enter");

    screen = press(*state, "j j j j");
    assert_true(shows(screen, "Zoë D’Angelo-Müller"));
    assert_true(shows(screen, "19 of 48 lines"));
    screen = press(*state, "j j");
    assert_true(shows(screen, "21 of 48 lines"));
    screen = press(*state, "g g");
    assert_true(shows(screen, "19 of 48 lines"));
}

static void enter_on_a_row_opens_its_record_and_esc_comes_back(void **state)
{
    const char *screen = press(*state, "g d g p Enter Tab j Enter");

    assert_true(shows(screen, "Issues ‹ I-10"));
    assert_true(shows(screen, "Between"));
    screen = press(*state, "Esc");
    assert_true(shows(screen, "▸ I-10 "));
}

static void the_rows_of_both_sides_scroll_together(void **state)
{
    const char *screen = press(*state, "g d g p Enter Tab j Enter");

    assert_true(shows(screen, "┃Position                              ┃│Position "));
    screen = press(*state, "j");
    assert_false(shows(screen, "Position"));
    screen = press(*state, "k");
    assert_true(shows(screen, "Position"));
    screen = press(*state, "Tab");
    assert_true(shows(screen, "┏━ B "));
    assert_false(shows(screen, "┏━ A "));
}

static void the_digits_bring_the_tabs_forward(void **state)
{
    const char *screen = press(*state, "g d g p Enter Tab j Enter 4");

    assert_true(shows(screen, "[4 Linked]"));
    assert_true(shows(screen, "Commitments"));
    screen = press(*state, "3 Enter");
    assert_true(shows(screen, "Contact N-"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_follows_its_cursor_from_list_to_list),
        cmocka_unit_test(what_a_list_cannot_move_any_more_moves_the_body),
        cmocka_unit_test(enter_on_a_row_opens_its_record_and_esc_comes_back),
        cmocka_unit_test(the_rows_of_both_sides_scroll_together),
        cmocka_unit_test(the_digits_bring_the_tabs_forward),
    };

    (void)setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, setup, teardown);
}
