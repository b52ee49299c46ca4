#include "support/test.h"

#include <string.h>

#include "support/seat.h"

/* What is done to records, and taken back. */

static void assert_newest(struct seat *seat, const char *sentence)
{
    struct change_list list;
    struct error err = {0};

    must(change_list(seat->region.store, NULL, 0, 1, &list, &seat->temp->arena, &err));
    assert_string_equal(list.items[0].sentence, sentence);
}

static size_t changes(struct seat *seat)
{
    struct change_list list;
    struct error err = {0};

    must(change_list(seat->region.store, NULL, 0, 1000, &list, &seat->temp->arena, &err));
    return list.count;
}

/* The follow-ups, with the cursor on the first one that is no commitment. */
static void go_to_followups(struct seat *seat)
{
    press(seat, "g f");
    for (int i = 0; i < 20 && !strstr(cursor_row(seat), " F-"); i++)
        press(seat, "j");
    assert_at(seat, "F-297");
}

static void a_day_is_chosen_from_a_menu(void **state)
{
    struct seat *seat = *state;

    go_to_followups(seat);
    press(seat, "s");
    assert_shown(seat, "snooze →");
    assert_shown(seat, "t tomorrow (Tue 3 Feb)");
    press(seat, "w");
    assert_message(seat, "F-297");
    assert_message(seat, "u undo");
    assert_newest(seat, "Snooze F-297 until Mon 9 Feb 2026");
}

static void what_was_done_can_be_taken_back(void **state)
{
    struct seat *seat = *state;

    go_to_followups(seat);
    press(seat, "s t");
    assert_not_shown(seat, "F-297 Decide");
    press(seat, "u");
    assert_message(seat, "Undone: Snooze F-297 until Tue 3 Feb 2026.");
    assert_message(seat, "C-r redo");
    assert_shown(seat, "F-297 Decide");
    press(seat, "C-r");
    assert_message(seat, "Done again: Snooze F-297 until Tue 3 Feb 2026.");
    assert_not_shown(seat, "F-297 Decide");
}

static void a_bulk_action_is_one_step_of_undo(void **state)
{
    struct seat *seat = *state;
    size_t before = changes(seat);

    go_to_followups(seat);
    press(seat, "Space Space Space");
    press(seat, "s t");
    assert_message(seat, "3 follow-ups");
    assert_int_equal(changes(seat), before + 1);
    press(seat, "u g g");
    assert_shown(seat, "F-297");
    assert_shown(seat, "F-298");
    assert_shown(seat, "F-300");
    assert_shown(seat, "3 marked");
}

static void many_records_are_asked_about_first(void **state)
{
    struct seat *seat = *state;
    size_t before = changes(seat);

    go_to_followups(seat);
    press(seat, "Space Space Space Space Space Space s t");
    assert_shown(seat, "Snooze 6 records, until tomorrow?");
    assert_shown(seat, "F-297, F-298, F-300");
    press(seat, "Enter");
    assert_message(seat, "Nothing was changed.");
    assert_int_equal(changes(seat), before);
    press(seat, "s t y");
    assert_int_equal(changes(seat), before + 1);
    assert_message(seat, "6 follow-ups");
}

static void the_last_thing_can_be_done_again(void **state)
{
    struct seat *seat = *state;

    press(seat, ".");
    assert_message(seat, "Nothing was done yet");
    go_to_followups(seat);
    press(seat, "s w");
    assert_at(seat, "F-298");
    press(seat, ".");
    assert_newest(seat, "Snooze F-298 until Mon 9 Feb 2026");
    press(seat, "Space Space .");
    assert_message(seat, "2 follow-ups");
}

static void a_menu_offers_the_moves_that_are_possible(void **state)
{
    struct seat *seat = *state;

    go_to_followups(seat);
    press(seat, ">");
    assert_shown(seat, "F-297 →");
    assert_shown(seat, "d done");
    assert_not_shown(seat, "reopen");
    press(seat, "Esc 3 >");
    assert_message(seat, "nothing here that could be moved on");
}

static void what_is_missing_is_asked_for_in_a_form(void **state)
{
    struct seat *seat = *state;

    press(seat, "d");
    assert_shown(seat, "Closure");
    press(seat, "Esc");
    assert_at(seat, "I-8");
    press(seat, "e");
    assert_shown(seat, "Title");
    press(seat, "Esc");
    press(seat, "L");
    assert_shown(seat, "Channel");
    press(seat, "Esc");
}

static void a_record_is_added_by_its_kind(void **state)
{
    struct seat *seat = *state;
    size_t before = changes(seat);

    press(seat, "a");
    assert_shown(seat, "add →");
    assert_shown(seat, "i issue");
    press(seat, "i");
    type(seat, "Water for the camp @NWP !!");
    press(seat, "C-s");
    assert_int_equal(changes(seat), before + 1);
    assert_message(seat, "u undo");
    assert_shown(seat, "Water for the camp");
}

static void a_command_can_be_typed(void **state)
{
    struct seat *seat = *state;

    go_to_followups(seat);
    press(seat, ":");
    type(seat, "snooze next week");
    assert_message(seat, "Mon 9 Feb 2026");
    press(seat, "Enter");
    assert_newest(seat, "Snooze F-297 until Mon 9 Feb 2026");
    press(seat, ":");
    type(seat, "snooze F-298 +3d");
    press(seat, "Enter");
    assert_newest(seat, "Snooze F-298 until Thu 5 Feb 2026");
    press(seat, ":");
    type(seat, "snoze");
    press(seat, "Enter");
    assert_message(seat, "Error: No command \"snoze\". Near: snooze.");
}

static void an_answer_in_words_is_a_page(void **state)
{
    struct seat *seat = *state;

    press(seat, ":");
    type(seat, "help snooze");
    press(seat, "Enter");
    assert_non_null(strstr(row(seat, 0), "liaise ‹ help"));
    assert_shown(seat, "Hide a follow-up until a day.");
    press(seat, "Esc");
    assert_at(seat, "I-8");
}

static void an_error_stays_while_one_looks_around(void **state)
{
    struct seat *seat = *state;

    press(seat, ":");
    type(seat, "snooze F-9999 fri");
    press(seat, "Enter");
    assert_message(seat, "Error: ");
    press(seat, "j k 3 j 1 PgDn");
    assert_message(seat, "Error: ");
    press(seat, "Space");
    assert_string_equal(message(seat), "");
    press(seat, ":");
    type(seat, "messages");
    press(seat, "Enter");
    assert_shown(seat, "F-9999");
    assert_shown(seat, "2026-02-02 08:40");
}

static void what_can_be_undone_is_listed(void **state)
{
    struct seat *seat = *state;

    go_to_followups(seat);
    press(seat, "s t g u");
    assert_shown(seat, "Snooze F-297");
    press(seat, "u");
    assert_message(seat, "Undone: Snooze F-297");
}

#define SEAT_TEST(name) cmocka_unit_test_setup_teardown(name, seat_setup, seat_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SEAT_TEST(a_day_is_chosen_from_a_menu),
        SEAT_TEST(what_was_done_can_be_taken_back),
        SEAT_TEST(a_bulk_action_is_one_step_of_undo),
        SEAT_TEST(many_records_are_asked_about_first),
        SEAT_TEST(the_last_thing_can_be_done_again),
        SEAT_TEST(a_menu_offers_the_moves_that_are_possible),
        SEAT_TEST(what_is_missing_is_asked_for_in_a_form),
        SEAT_TEST(a_record_is_added_by_its_kind),
        SEAT_TEST(a_command_can_be_typed),
        SEAT_TEST(an_answer_in_words_is_a_page),
        SEAT_TEST(an_error_stays_while_one_looks_around),
        SEAT_TEST(what_can_be_undone_is_listed),
    };

    return cmocka_run_group_tests(tests, seat_group_setup, seat_group_teardown);
}
