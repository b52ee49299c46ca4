#include "support/test.h"

#include <string.h>

#include "support/seat.h"

/* Filters, order and marks. */

static void a_filter_is_tried_while_it_is_typed(void **state)
{
    struct seat *seat = *state;

    press(seat, "/");
    type(seat, "shelter");
    assert_message(seat, "2 of 9");
    assert_shown(seat, "filter: shelter");
    assert_not_shown(seat, "I-12");
    press(seat, "Esc");
    assert_shown(seat, "I-12");
    assert_not_shown(seat, "filter:");
}

static void enter_keeps_a_filter_and_esc_takes_it_away(void **state)
{
    struct seat *seat = *state;

    press(seat, "/");
    type(seat, "shelter");
    press(seat, "Enter");
    assert_shown(seat, "filter: shelter");
    assert_at(seat, "I-16");
    press(seat, "Esc");
    assert_not_shown(seat, "filter:");
    assert_at(seat, "I-16");
}

static void a_filter_that_makes_no_sense_changes_nothing(void **state)
{
    struct seat *seat = *state;

    press(seat, "/");
    paste(seat, "colour:red");
    assert_message(seat, "column 1");
    assert_shown(seat, "I-12");
    press(seat, "Enter");
    assert_message(seat, "Error: column 1");
    assert_shown(seat, "I-12");
}

static void what_a_filter_hides_is_said(void **state)
{
    struct seat *seat = *state;

    press(seat, "/");
    type(seat, "zebra");
    press(seat, "Enter");
    assert_shown(seat, "9 are hidden by the filter  zebra   Esc clears it.");
    press(seat, "j k d e");
    press(seat, "Esc Esc");
    assert_at(seat, "I-8");
}

static void letters_of_a_filter_are_no_commands(void **state)
{
    struct seat *seat = *state;

    press(seat, "/");
    type(seat, "jq?:ZZu");
    assert_false(app_is_over(seat->app));
    assert_message(seat, "/ jq?:ZZu");
}

static void n_goes_through_what_was_searched(void **state)
{
    struct seat *seat = *state;

    press(seat, "n");
    assert_message(seat, "Nothing was searched for yet");
    press(seat, "/");
    type(seat, "shelter");
    press(seat, "Enter Esc g g n");
    assert_at(seat, "I-16");
    press(seat, "n");
    assert_at(seat, "I-11");
    press(seat, "n");
    assert_at(seat, "I-16");
    press(seat, "N");
    assert_at(seat, "I-11");
}

static void a_column_can_be_sorted_by_and_the_border_says_so(void **state)
{
    struct seat *seat = *state;

    press(seat, "o");
    assert_shown(seat, "sort by →");
    assert_shown(seat, "i ID");
    press(seat, "i");
    assert_shown(seat, "by id ▲");
    press(seat, "g g");
    assert_at(seat, "I-8");
    press(seat, "j");
    assert_at(seat, "I-9 ");
    press(seat, "O");
    assert_shown(seat, "by id ▼");
    assert_at(seat, "I-9 ");
}

static void the_order_is_remembered(void **state)
{
    struct seat *seat = *state;

    press(seat, "o i O");
    seat_again(seat, 80, 24);
    assert_shown(seat, "by id ▼");
    press(seat, "g g");
    assert_at(seat, "I-17");
}

static void the_cursor_stays_on_its_record(void **state)
{
    struct seat *seat = *state;

    press(seat, "j j j");
    assert_at(seat, "I-16");
    press(seat, "o i");
    assert_at(seat, "I-16");
    press(seat, "/");
    type(seat, "shelter");
    assert_message(seat, "shelter");
    press(seat, "Enter");
    assert_at(seat, "I-16");
    press(seat, "Esc o d");
    assert_at(seat, "I-16");
}

static void marks_are_counted_and_seen_without_colour(void **state)
{
    struct seat *seat = *state;

    press(seat, "Space Space");
    assert_shown(seat, "2 marked");
    assert_non_null(strstr(row(seat, row_with(seat, "I-8 ")), "* I-8"));
    assert_at(seat, "I-10");
    press(seat, "*");
    assert_shown(seat, "7 marked");
    press(seat, "V");
    assert_shown(seat, "9 marked");
    press(seat, "U");
    assert_not_shown(seat, "marked");
    press(seat, "g g Space j j v");
    assert_shown(seat, "4 marked");
    press(seat, "Esc");
    assert_not_shown(seat, "marked");
}

static void marks_survive_filters_and_panels(void **state)
{
    struct seat *seat = *state;

    press(seat, "Space 3 1 /");
    type(seat, "shelter");
    press(seat, "Enter");
    assert_shown(seat, "1 marked");
    press(seat, "Esc");
    assert_not_shown(seat, "marked");
    assert_shown(seat, "filter: shelter");
}

static void snoozed_records_are_hidden_until_asked_for(void **state)
{
    struct seat *seat = *state;
    const char *before;

    press(seat, "g f s");
    assert_message(seat, "s is for follow-ups, not for C-26: Hide a follow-up until a day.");
    press(seat, "j j");
    before = cursor_row(seat);
    press(seat, "s t");
    assert_message(seat, "until");
    assert_string_not_equal(cursor_row(seat), before);
    press(seat, "z s");
    assert_message(seat, "Snoozed ones are shown.");
    press(seat, "z s");
    assert_message(seat, "Snoozed ones are hidden.");
}

#define SEAT_TEST(name) cmocka_unit_test_setup_teardown(name, seat_setup, seat_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SEAT_TEST(a_filter_is_tried_while_it_is_typed),
        SEAT_TEST(enter_keeps_a_filter_and_esc_takes_it_away),
        SEAT_TEST(a_filter_that_makes_no_sense_changes_nothing),
        SEAT_TEST(what_a_filter_hides_is_said),
        SEAT_TEST(letters_of_a_filter_are_no_commands),
        SEAT_TEST(n_goes_through_what_was_searched),
        SEAT_TEST(a_column_can_be_sorted_by_and_the_border_says_so),
        SEAT_TEST(the_order_is_remembered),
        SEAT_TEST(the_cursor_stays_on_its_record),
        SEAT_TEST(marks_are_counted_and_seen_without_colour),
        SEAT_TEST(marks_survive_filters_and_panels),
        SEAT_TEST(snoozed_records_are_hidden_until_asked_for),
    };

    return cmocka_run_group_tests(tests, seat_group_setup, seat_group_teardown);
}
