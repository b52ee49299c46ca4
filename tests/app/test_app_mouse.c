#include "support/test.h"

#include <string.h>

#include "support/seat.h"

/* Clicks and the wheel. */

static void click_on(struct seat *seat, const char *text)
{
    int y = row_with(seat, text);

    assert_in_range(y + 1, 1, seat->canvas.height);
    click(seat, column_of(seat, y, text), y);
}

static void a_click_selects_and_a_second_one_opens(void **state)
{
    struct seat *seat = *state;

    click_on(seat, "I-16");
    assert_at(seat, "I-16");
    click_on(seat, "I-16");
    assert_non_null(strstr(row(seat, 0), "I-16"));
}

static void a_click_brings_a_panel_forward(void **state)
{
    struct seat *seat = *state;

    click_on(seat, "TEY Teyakum");
    assert_at(seat, "TEY");
    click_on(seat, "4 Follow-ups");
    assert_shown(seat, "[4 Follow-ups]");
    click_on(seat, "1 Issues");
    assert_at(seat, "I-8");
}

static void the_wheel_scrolls_what_is_under_it(void **state)
{
    struct seat *seat = *state;
    const char *first;

    press(seat, "g f 1");
    first = row(seat, 16);
    wheel(seat, 5, 17, true);
    assert_string_not_equal(row(seat, 16), first);
    assert_at(seat, "I-8");
    wheel(seat, 5, 17, false);
    assert_string_equal(row(seat, 16), first);
}

static void a_click_on_a_column_sorts(void **state)
{
    struct seat *seat = *state;

    click(seat, column_of(seat, 2, "ID"), 2);
    assert_shown(seat, "by id ▲");
    click(seat, column_of(seat, 2, "ID"), 2);
    assert_shown(seat, "by id ▼");
}

static void a_click_on_a_count_goes_to_what_it_counts(void **state)
{
    struct seat *seat = *state;

    click_on(seat, "4 conflicts");
    assert_shown(seat, "4 of 9 · filter: is:conflict");
}

static void a_click_on_a_hint_runs_it(void **state)
{
    struct seat *seat = *state;

    click_on(seat, "? help");
    assert_shown(seat, "On an issue");
    press(seat, "Esc");
    click_on(seat, "q quit");
    assert_true(app_is_over(seat->app));
}

static void a_click_chooses_in_a_menu(void **state)
{
    struct seat *seat = *state;

    press(seat, "o");
    click_on(seat, "i ID");
    assert_shown(seat, "by id ▲");
}

static void the_click_that_brings_the_window_back_does_nothing_else(void **state)
{
    struct seat *seat = *state;

    happen(seat, EVENT_FOCUS_OUT);
    happen(seat, EVENT_FOCUS_IN);
    click_on(seat, "I-16");
    assert_at(seat, "I-8");
    click_on(seat, "I-16");
    assert_at(seat, "I-16");
    happen(seat, EVENT_FOCUS_OUT);
    happen(seat, EVENT_FOCUS_IN);
    press(seat, "j");
    click_on(seat, "I-12");
    assert_at(seat, "I-12");
}

static void without_borders_the_second_line_belongs_to_its_row(void **state)
{
    struct seat *seat = *state;

    resize(seat, 40, 10);
    click(seat, 10, 3);
    assert_at(seat, "Restoration");
    click(seat, 10, 3);
    assert_non_null(strstr(row(seat, 0), "I-12"));
}

#define SEAT_TEST(name) cmocka_unit_test_setup_teardown(name, seat_setup, seat_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SEAT_TEST(a_click_selects_and_a_second_one_opens),
        SEAT_TEST(a_click_brings_a_panel_forward),
        SEAT_TEST(the_wheel_scrolls_what_is_under_it),
        SEAT_TEST(a_click_on_a_column_sorts),
        SEAT_TEST(a_click_on_a_count_goes_to_what_it_counts),
        SEAT_TEST(a_click_on_a_hint_runs_it),
        SEAT_TEST(a_click_chooses_in_a_menu),
        SEAT_TEST(the_click_that_brings_the_window_back_does_nothing_else),
        SEAT_TEST(without_borders_the_second_line_belongs_to_its_row),
    };

    return cmocka_run_group_tests(tests, seat_group_setup, seat_group_teardown);
}
