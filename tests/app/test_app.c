#include "support/test.h"

#include <string.h>

#include "support/seat.h"

/* Moving about: cursor, panels, pages, sizes, and out. */

static void the_dashboard_is_there_at_once(void **state)
{
    struct seat *seat = *state;

    assert_int_equal(strncmp(row(seat, 0), " liaise  Mon 2 Feb", 18), 0);
    assert_shown(seat, "1 Issues");
    assert_at(seat, "I-8");
    assert_string_equal(message(seat), "");
    assert_int_equal(strncmp(row(seat, 23), " ? help  : command  / filter", 28), 0);
}

static void the_cursor_goes_where_keys_say(void **state)
{
    struct seat *seat = *state;

    press(seat, "j");
    assert_at(seat, "I-12");
    press(seat, "Down k");
    assert_at(seat, "I-12");
    press(seat, "G");
    assert_at(seat, "I-9");
    press(seat, "g g");
    assert_at(seat, "I-8");
}

static void digits_and_tab_bring_panels_forward(void **state)
{
    struct seat *seat = *state;

    press(seat, "3");
    assert_at(seat, "BLA");
    press(seat, "4");
    assert_shown(seat, "[4 Follow-ups]");
    press(seat, "Tab");
    assert_at(seat, "I-8");
    press(seat, "S-Tab S-Tab");
    assert_at(seat, "BLA");
    press(seat, "5");
    assert_message(seat, "no room");
}

static void a_record_opens_as_a_page_and_the_way_back_is_short(void **state)
{
    struct seat *seat = *state;

    press(seat, "j Enter");
    assert_non_null(strstr(row(seat, 0), "liaise ‹ Issues ‹ I-12"));
    press(seat, "Esc");
    assert_at(seat, "I-12");
    press(seat, "3 Enter");
    assert_non_null(strstr(row(seat, 0), "Brightline"));
    press(seat, "q");
    assert_at(seat, "BLA");
    assert_false(app_is_over(seat->app));
}

static void a_page_goes_on_to_the_next_record_of_its_list(void **state)
{
    struct seat *seat = *state;

    press(seat, "Enter");
    resize(seat, 120, 30);
    assert_non_null(strstr(row(seat, 0), "1 of 9  [ ]"));
    press(seat, "]");
    assert_non_null(strstr(row(seat, 0), "2 of 9  [ ]"));
    resize(seat, 80, 24);
    assert_non_null(strstr(row(seat, 0), "I-12"));
    press(seat, "]");
    assert_non_null(strstr(row(seat, 0), "I-10"));
    press(seat, "[");
    assert_non_null(strstr(row(seat, 0), "I-12"));
    press(seat, "Esc");
    assert_at(seat, "I-12");
    press(seat, "k Enter [");
    assert_message(seat, "This is the first one.");
}

static void a_jump_goes_to_a_record_and_back(void **state)
{
    struct seat *seat = *state;

    press(seat, "'");
    type(seat, "i-12");
    press(seat, "Enter");
    assert_non_null(strstr(row(seat, 0), "I-12"));
    press(seat, "'");
    type(seat, "nwp");
    press(seat, "Enter");
    assert_non_null(strstr(row(seat, 0), "Northwater"));
    press(seat, "C-o");
    assert_non_null(strstr(row(seat, 0), "I-12"));
    press(seat, "C-o");
    assert_at(seat, "I-8");
    press(seat, "'");
    type(seat, "I-4711");
    press(seat, "Enter");
    assert_message(seat, "Error: ");
    assert_message(seat, "I-4711");
}

static void a_sequence_shows_how_it_can_go_on(void **state)
{
    struct seat *seat = *state;

    press(seat, "g");
    assert_shown(seat, "g →");
    assert_shown(seat, "i issues");
    press(seat, "Esc");
    assert_not_shown(seat, "g →");
    assert_at(seat, "I-8");
    press(seat, "g Q");
    assert_message(seat, "g Q means nothing here");
    press(seat, "g p");
    assert_at(seat, "BLA");
}

static void what_the_header_counts_can_be_gone_to(void **state)
{
    struct seat *seat = *state;

    press(seat, "g c");
    assert_shown(seat, "filter: is:conflict");
    assert_at(seat, "◆");
    press(seat, "Esc");
    assert_not_shown(seat, "filter: is:conflict");
    press(seat, "g l");
    assert_at(seat, "LATE");
    assert_shown(seat, "3 of 9 · filter: is:late");
    assert_message(seat, "Of the issues 3, of the follow-ups and promises 39.");
    press(seat, "4");
    assert_shown(seat, "filter: is:late");
    press(seat, "Esc 1");
    assert_not_shown(seat, "filter: is:late");
}

static void the_window_may_have_any_size(void **state)
{
    struct seat *seat = *state;

    press(seat, "j");
    resize(seat, 40, 10);
    assert_non_null(strstr(row(seat, 0), "I9"));
    assert_at(seat, "Restoration");
    assert_int_equal(strncmp(message(seat), " Issues · 9 open · 31 closed", 28), 0);
    resize(seat, 160, 45);
    assert_at(seat, "I-12");
    assert_shown(seat, "5 Activity");
    resize(seat, 80, 24);
    assert_at(seat, "I-12");
}

static void a_window_that_is_too_small_says_so_and_keys_are_dead(void **state)
{
    struct seat *seat = *state;

    resize(seat, 24, 5);
    assert_shown(seat, "liaise needs 30 x 6;");
    press(seat, "j j Enter :");
    resize(seat, 80, 24);
    assert_at(seat, "I-8");
    resize(seat, 24, 5);
    press(seat, "q");
    assert_true(app_is_over(seat->app));
}

static void the_preview_opens_scrolls_and_goes(void **state)
{
    struct seat *seat = *state;

    assert_not_shown(seat, "Preview");
    press(seat, "p");
    assert_shown(seat, "Preview  I-8");
    press(seat, "j");
    assert_shown(seat, "Preview  I-12");
    press(seat, "J J");
    assert_at(seat, "I-12");
    press(seat, "p");
    assert_not_shown(seat, "Preview");
}

static void a_panel_can_have_the_whole_screen(void **state)
{
    struct seat *seat = *state;

    press(seat, "3 z z");
    assert_int_equal(row_with(seat, "[3 Parties]"), 1);
    assert_true(row_with(seat, " 8 ━") >= 20);
    press(seat, "Esc");
    assert_true(row_with(seat, "1 Issues") == 1);
}

static void q_leaves_from_the_dashboard_only(void **state)
{
    struct seat *seat = *state;

    press(seat, "Enter q");
    assert_false(app_is_over(seat->app));
    press(seat, "Esc Esc Esc");
    assert_false(app_is_over(seat->app));
    press(seat, "q");
    assert_true(app_is_over(seat->app));
}

static void c_c_cancels_first_and_leaves_when_pressed_twice(void **state)
{
    struct seat *seat = *state;

    press(seat, ": C-c");
    assert_message(seat, "Cancelled. C-c once more quits.");
    press(seat, "j C-c");
    assert_false(app_is_over(seat->app));
    press(seat, "C-c");
    assert_true(app_is_over(seat->app));
}

static void z_z_leaves_from_anywhere(void **state)
{
    struct seat *seat = *state;

    press(seat, "Enter Z Z");
    assert_true(app_is_over(seat->app));
}

static void the_terminal_may_go_away(void **state)
{
    struct seat *seat = *state;

    happen(seat, EVENT_HANGUP);
    assert_true(app_is_over(seat->app));
}

#define SEAT_TEST(name) cmocka_unit_test_setup_teardown(name, seat_setup, seat_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SEAT_TEST(the_dashboard_is_there_at_once),
        SEAT_TEST(the_cursor_goes_where_keys_say),
        SEAT_TEST(digits_and_tab_bring_panels_forward),
        SEAT_TEST(a_record_opens_as_a_page_and_the_way_back_is_short),
        SEAT_TEST(a_page_goes_on_to_the_next_record_of_its_list),
        SEAT_TEST(a_jump_goes_to_a_record_and_back),
        SEAT_TEST(a_sequence_shows_how_it_can_go_on),
        SEAT_TEST(what_the_header_counts_can_be_gone_to),
        SEAT_TEST(the_window_may_have_any_size),
        SEAT_TEST(a_window_that_is_too_small_says_so_and_keys_are_dead),
        SEAT_TEST(the_preview_opens_scrolls_and_goes),
        SEAT_TEST(a_panel_can_have_the_whole_screen),
        SEAT_TEST(q_leaves_from_the_dashboard_only),
        SEAT_TEST(c_c_cancels_first_and_leaves_when_pressed_twice),
        SEAT_TEST(z_z_leaves_from_anywhere),
        SEAT_TEST(the_terminal_may_go_away),
    };

    return cmocka_run_group_tests(tests, seat_group_setup, seat_group_teardown);
}
