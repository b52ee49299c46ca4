#include "support/test.h"

#include <string.h>

#include "support/seat.h"

/* The calendar and the slot finder under real keys. */

static void g_k_shows_this_week_and_m_the_month(void **state)
{
    struct seat *seat = *state;

    press(seat, "g k");
    assert_shown(seat, "Calendar ‹ week 6, 2-8 Feb 2026");
    assert_shown(seat, "Mon 2");
    press(seat, "m");
    assert_shown(seat, "Calendar ‹ February 2026");
    press(seat, "L");
    assert_shown(seat, "Calendar ‹ March 2026");
    press(seat, "t w");
    assert_shown(seat, "week 6, 2-8 Feb 2026");
    press(seat, "Esc");
    assert_not_shown(seat, "Calendar");
}

static void days_and_hours_are_gone_through_and_enter_opens_what_is_there(void **state)
{
    struct seat *seat = *state;

    press(seat, "g k l l");
    assert_shown(seat, "Wed 4 Feb 08:00");
    press(seat, "j j j j j j j");
    assert_shown(seat, "Wed 4 Feb 15:30-16:30  M-203");
    press(seat, "Enter");
    assert_shown(seat, "M-203");
    assert_not_shown(seat, "week 6");
    press(seat, "q");
    assert_shown(seat, "Wed 4 Feb 15:30-16:30  M-203");
    press(seat, "$ l");
    assert_shown(seat, "week 7, 9-15 Feb 2026");
    press(seat, "H");
    assert_shown(seat, "week 6, 2-8 Feb 2026");
}

static void enter_on_an_empty_hour_does_nothing_and_a_adds_a_meeting_there(void **state)
{
    struct seat *seat = *state;

    press(seat, "g k l l 0 l j j Enter");
    assert_shown(seat, "Tue 3 Feb 10:00");
    press(seat, "a");
    assert_shown(seat, "Add meeting");
    assert_shown(seat, "2026-02-03T10:00");
    type(seat, "Look at the gates");
    press(seat, "C-s");
    assert_message(seat, "Added M-");
    assert_shown(seat, "Tue 3 Feb 10:00-11:00");
    press(seat, "u");
    assert_shown(seat, "Tue 3 Feb 10:00  nothing");
}

static void a_click_chooses_and_a_second_one_opens(void **state)
{
    struct seat *seat = *state;
    int y, x;

    press(seat, "g k");
    y = row_with(seat, "15:00");
    x = column_of(seat, 2, "Wed 4");
    assert_true(y > 0 && x > 0);
    click(seat, x + 1, y);
    assert_shown(seat, "Wed 4 Feb 15:30-16:30  M-203");
    click(seat, x + 1, y);
    assert_not_shown(seat, "week 6");
    assert_shown(seat, "M-203");
}

static void where_there_is_no_room_it_is_a_list(void **state)
{
    struct seat *seat = *state;

    resize(seat, 40, 10);
    press(seat, "g k l l");
    assert_shown(seat, "Wed 4 Feb");
    press(seat, "j j L");
    resize(seat, 80, 24);
    assert_shown(seat, "week 7, 9-15 Feb 2026");
}

static void a_filter_hides_what_does_not_match(void **state)
{
    struct seat *seat = *state;

    press(seat, "g k /");
    type(seat, "party:BLA");
    press(seat, "Enter");
    assert_shown(seat, "filter: party:BLA");
    press(seat, "Esc");
    assert_not_shown(seat, "filter:");
}

static void a_word_after_the_command_is_the_day_to_show(void **state)
{
    struct seat *seat = *state;

    press(seat, ":");
    type(seat, "calendar --month 2026-04-02");
    press(seat, "Enter");
    assert_shown(seat, "Calendar ‹ April 2026");
}

/* The slot finder */

static void f_on_a_meeting_finds_times_and_enter_moves_it(void **state)
{
    struct seat *seat = *state;

    press(seat, "g k l l j j j j j j j F");
    assert_shown(seat, "Find a time ‹ M-203");
    assert_shown(seat, "60 min");
    assert_shown(seat, "KST +17");
    assert_shown(seat, "+16 h");
    press(seat, "+");
    assert_shown(seat, "75 min");
    press(seat, "- j Enter");
    assert_message(seat, "Changed M-203.");
    assert_shown(seat, "week 6");
    press(seat, "u");
    assert_shown(seat, "Wed 4 Feb 15:30-16:30  M-203");
}

static void f_on_a_party_ends_in_a_form_with_the_time_and_the_party(void **state)
{
    struct seat *seat = *state;

    press(seat, "g p F");
    assert_shown(seat, "Find a time");
    press(seat, "Enter");
    assert_shown(seat, "Add meeting");
    assert_shown(seat, "2026-02-0");
    type(seat, "First talk");
    press(seat, "C-s");
    assert_message(seat, "Added M-");
}

static void x_says_who_need_not_come(void **state)
{
    struct seat *seat = *state;

    press(seat, ":");
    type(seat, "slots BLA NWP --minutes 30");
    press(seat, "Enter");
    assert_shown(seat, "30 min");
    press(seat, "x");
    assert_message(seat, "Who need not come?");
    press(seat, "x");
    assert_message(seat, "You have to be there yourself.");
    press(seat, "j x");
    assert_shown(seat, "(x) ");
    press(seat, "x");
    assert_not_shown(seat, "(x) ");
}

static void days_and_weeks_are_looked_at(void **state)
{
    struct seat *seat = *state;

    press(seat, ":");
    type(seat, "slots BLA --from 2026-02-05");
    press(seat, "Enter l");
    assert_shown(seat, "· Fri 6 Feb");
    press(seat, "h h");
    assert_shown(seat, "· Wed 4 Feb");
    press(seat, "L");
    assert_shown(seat, "12 Feb");
}

static void nobody_to_meet_is_said(void **state)
{
    struct seat *seat = *state;

    press(seat, "g f :");
    type(seat, "slots OEM");
    press(seat, "Enter");
    assert_message(seat, "there is nobody to meet");
}

#define SEAT_TEST(name) cmocka_unit_test_setup_teardown(name, seat_setup, seat_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SEAT_TEST(g_k_shows_this_week_and_m_the_month),
        SEAT_TEST(days_and_hours_are_gone_through_and_enter_opens_what_is_there),
        SEAT_TEST(enter_on_an_empty_hour_does_nothing_and_a_adds_a_meeting_there),
        SEAT_TEST(a_click_chooses_and_a_second_one_opens),
        SEAT_TEST(where_there_is_no_room_it_is_a_list),
        SEAT_TEST(a_filter_hides_what_does_not_match),
        SEAT_TEST(a_word_after_the_command_is_the_day_to_show),
        SEAT_TEST(f_on_a_meeting_finds_times_and_enter_moves_it),
        SEAT_TEST(f_on_a_party_ends_in_a_form_with_the_time_and_the_party),
        SEAT_TEST(x_says_who_need_not_come),
        SEAT_TEST(days_and_weeks_are_looked_at),
        SEAT_TEST(nobody_to_meet_is_said),
    };

    return cmocka_run_group_tests(tests, seat_group_setup, seat_group_teardown);
}
