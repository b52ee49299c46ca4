#include "support/test.h"

#include <liaise/journal.h>
#include <string.h>

#include "support/seat.h"

/* Promises and follow-ups at the keyboard. */

static void the_ledger_has_a_tab_for_each_side(void **state)
{
    struct seat *seat = *state;

    press(seat, "g o");
    assert_non_null(strstr(row(seat, 0), "liaise ‹ Ledger"));
    assert_shown(seat, "C-22");
    assert_at(seat, "C-22");
    press(seat, "2");
    assert_at(seat, "C-26");
    assert_shown(seat, "broken?");
    press(seat, "3");
    assert_shown(seat, "CBS→EUN");
    press(seat, "4");
    assert_shown(seat, "46.8");
    press(seat, "Esc");
    assert_at(seat, "I-8");
}

static void promises_are_moved_in_the_ledger(void **state)
{
    struct seat *seat = *state;

    press(seat, "g o d");
    assert_message(seat, "C-22 is now fulfilled.");
    assert_shown(seat, "kept 24d late");
    press(seat, "u");
    assert_message(seat, "Undone: Fulfil C-22.");
    press(seat, "4 Enter");
    assert_non_null(strstr(row(seat, 0), "Parties ‹"));
}

static const char *newest(struct seat *seat)
{
    struct change_list list;
    struct error err = {0};

    must(change_list(seat->region.store, NULL, 0, 1, &list, &seat->temp->arena, &err));
    return list.items[0].sentence;
}

static void log_in_one_line(struct seat *seat)
{
    press(seat, ":");
    type(seat, "log \"Tove Halvorsen\" phone \"About the feed\"");
    press(seat, "Enter");
}

static void a_contact_asks_what_it_settles(void **state)
{
    struct seat *seat = *state;

    log_in_one_line(seat);
    assert_shown(seat, "F-313 Write to Tove Halvorsen");
    assert_shown(seat, "(1 of 5)");
    press(seat, "n");
    assert_shown(seat, "F-338 Call Tove Halvorsen before she leaves: is it settled by this?");
    press(seat, "y N");
    assert_message(seat, "F-338 is done.");
    assert_string_equal(newest(seat), "Log a call with NWP, done: F-338");
    press(seat, "u");
    assert_message(seat, "Undone: Log a call with NWP, done: F-338.");
    press(seat, "' F - 3 3 8 Enter");
    assert_shown(seat, "planned");
}

static void what_is_asked_can_be_left_without_logging(void **state)
{
    struct seat *seat = *state;
    const char *before = newest(seat);

    log_in_one_line(seat);
    press(seat, "Esc");
    assert_message(seat, "Not logged yet.");
    assert_string_equal(newest(seat), before);
    log_in_one_line(seat);
    press(seat, "Enter N");
    assert_string_equal(newest(seat), "Log a call with NWP");
}

static void the_form_of_a_contact_asks_before_it_saves(void **state)
{
    struct seat *seat = *state;

    press(seat, ":");
    type(seat, "log \"Tove Halvorsen\"");
    press(seat, "Enter");
    assert_shown(seat, "Channel");
    type(seat, "About the feed");
    press(seat, "C-s");
    assert_shown(seat, "(1 of 5)");
    click(seat, column_of(seat, 22, "[a]"), 22);
    assert_message(seat, "F-313 is done. F-338 is done.");
    assert_non_null(strstr(newest(seat), "done: F-313, F-338, F-381, F-424, F-428"));
    press(seat, "u");
    assert_message(seat, "Undone: Log ");
}

static void a_follow_up_is_one_line_and_shows_how_it_is_read(void **state)
{
    struct seat *seat = *state;

    press(seat, "j f");
    assert_shown(seat, "What");
    type(seat, "call Tove fri");
    assert_shown(seat, "call · NWP, Tove Halvorsen · Fri 6 Feb 2026 · I-12");
    press(seat, "C-s");
    assert_message(seat, "Added F-431: call · NWP, Tove Halvorsen");
    assert_string_equal(newest(seat), "Add followup \"call Tove\"");
    press(seat, "u");
    assert_message(seat, "Undone: Add followup");
}

static void go_to(struct seat *seat, const char *ref)
{
    press(seat, "'");
    type(seat, ref);
    press(seat, "Enter");
}

static void the_agenda_is_proposed_with_a_key(void **state)
{
    struct seat *seat = *state;

    go_to(seat, "M-206");
    press(seat, "A");
    assert_message(seat, "to the agenda of M-206.");
    assert_shown(seat, "I-12 Restoration ETA feed");
    press(seat, "u");
    assert_message(seat, "Undone: Propose the agenda of M-206.");
}

static void minutes_show_what_becomes_of_them_before_they_are_saved(void **state)
{
    struct seat *seat = *state;

    go_to(seat, "M-197");
    press(seat, "m");
    assert_shown(seat, "Roster: short talk");
    paste(seat, "\n- [ ] @CFR send the roster by fri");
    assert_shown(seat, "1 note, 1 action; CFR: send the roster by");
    press(seat, "C-s");
    assert_message(seat, "Added C-49.");
    assert_string_equal(newest(seat), "Write minutes of M-197");
    press(seat, "u");
    assert_message(seat, "Undone: Write minutes of M-197.");
}

static void answers_are_noted_in_a_small_form(void **state)
{
    struct seat *seat = *state;

    go_to(seat, "M-206");
    press(seat, "r");
    assert_shown(seat, "Person");
    type(seat, "Gerald Fenwick");
    press(seat, "Tab Right C-s");
    assert_message(seat, "Gerald Fenwick: accepted.");
}

static void a_call_that_reached_nobody_comes_again_and_then_is_an_issue(void **state)
{
    struct seat *seat = *state;

    go_to(seat, "F-306");
    for (int i = 0; i < 3; i++) {
        press(seat, ":");
        type(seat, "done --outcome left_message");
        press(seat, "Enter");
        assert_message(seat, "Planned anew for 2026-02-04");
    }
    press(seat, ":");
    type(seat, "done --outcome unreachable");
    press(seat, "Enter");
    assert_message(seat, "Nobody could be reached in three attempts");
    go_to(seat, "I-41");
    assert_shown(seat, "Nobody could be reached");
    press(seat, "u");
    assert_message(seat, "Undone: Done F-306.");
}

#define SEAT_TEST(name) cmocka_unit_test_setup_teardown(name, seat_setup, seat_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SEAT_TEST(the_ledger_has_a_tab_for_each_side),
        SEAT_TEST(promises_are_moved_in_the_ledger),
        SEAT_TEST(a_follow_up_is_one_line_and_shows_how_it_is_read),
        SEAT_TEST(the_agenda_is_proposed_with_a_key),
        SEAT_TEST(minutes_show_what_becomes_of_them_before_they_are_saved),
        SEAT_TEST(answers_are_noted_in_a_small_form),
        SEAT_TEST(a_call_that_reached_nobody_comes_again_and_then_is_an_issue),
        SEAT_TEST(a_contact_asks_what_it_settles),
        SEAT_TEST(what_is_asked_can_be_left_without_logging),
        SEAT_TEST(the_form_of_a_contact_asks_before_it_saves),
    };

    return cmocka_run_group_tests(tests, seat_group_setup, seat_group_teardown);
}
