#include "support/test.h"

#include <string.h>

#include "support/seat.h"

/* What stands above the page: prompt, palette, help, themes, pasted text. */

static void letters_in_the_prompt_run_no_commands(void **state)
{
    struct seat *seat = *state;

    press(seat, ":");
    type(seat, "jjdqu");
    assert_message(seat, ": jjdqu");
    press(seat, "Esc");
    assert_at(seat, "I-8");
    assert_string_equal(message(seat), "");
}

static void commands_and_their_arguments_are_completed(void **state)
{
    struct seat *seat = *state;

    press(seat, ":");
    type(seat, "snoo");
    assert_shown(seat, "Hide a follow-up until a day");
    press(seat, "Tab Space");
    assert_message(seat, ": snooze");
    type(seat, "F-29");
    assert_shown(seat, "F-297");
    press(seat, "Esc :");
    type(seat, "log NWP ");
    assert_shown(seat, "in_person");
    press(seat, "Esc :");
    type(seat, "log north");
    assert_shown(seat, "NWP  Northwater");
    press(seat, "Esc :");
    type(seat, "log NWP --sen");
    assert_shown(seat, "--sentiment");
}

static void a_command_is_offered_the_records_that_it_is_for(void **state)
{
    struct seat *seat = *state;

    press(seat, ":");
    type(seat, "snooze ");
    assert_shown(seat, "F-297  Decide on");
    assert_not_shown(seat, "I-8    Teyakum");
    press(seat, "Esc j :");
    type(seat, "close ");
    assert_message(seat, ": close I-12");
    assert_not_shown(seat, "F-297  Decide on");
}

static void a_key_of_other_records_says_whose_it_is(void **state)
{
    struct seat *seat = *state;

    press(seat, "s");
    assert_message(seat, "s is for follow-ups, not for I-8: Hide a follow-up until a day.");
    press(seat, "j &");
    assert_message(seat, "& means nothing here");
}

static void what_was_typed_before_comes_back(void **state)
{
    struct seat *seat = *state;

    press(seat, ":");
    type(seat, "go-parties");
    press(seat, "Enter");
    seat_again(seat, 80, 24);
    press(seat, ": Up");
    assert_message(seat, ": go-parties");
    press(seat, "Enter");
    assert_at(seat, "BLA");
}

static void pasted_text_never_runs_commands(void **state)
{
    struct seat *seat = *state;

    paste(seat, "jjdd\nq\n");
    assert_at(seat, "I-8");
    assert_false(app_is_over(seat->app));
    press(seat, ":");
    paste(seat, "quit\nquit\n");
    assert_false(app_is_over(seat->app));
    assert_message(seat, ": quit quit");
}

static void the_palette_finds_and_runs(void **state)
{
    struct seat *seat = *state;

    press(seat, "C-p");
    assert_shown(seat, " Command ");
    type(seat, "gopart");
    press(seat, "Enter");
    assert_at(seat, "BLA");
    press(seat, "C-p");
    type(seat, "snooze");
    assert_shown(seat, "! not on this line");
    press(seat, "Enter");
    assert_shown(seat, " Command ");
    press(seat, "Esc");
    assert_not_shown(seat, " Command ");
}

static void an_empty_prompt_opens_the_palette(void **state)
{
    struct seat *seat = *state;

    press(seat, ": Enter");
    assert_shown(seat, " Command ");
}

static void tab_in_the_palette_goes_on_in_the_prompt(void **state)
{
    struct seat *seat = *state;

    press(seat, "C-p");
    type(seat, "log");
    press(seat, "Tab");
    assert_message(seat, ": log");
}

static void help_shows_the_keys_and_runs_the_line(void **state)
{
    struct seat *seat = *state;

    press(seat, "?");
    assert_shown(seat, "On an issue");
    type(seat, "go to the parties");
    assert_shown(seat, "g p");
    assert_not_shown(seat, "On an issue");
    press(seat, "Enter");
    assert_at(seat, "BLA");
    press(seat, "? q");
    assert_at(seat, "BLA");
}

static void themes_are_tried_on_the_screen_itself(void **state)
{
    struct seat *seat = *state;

    assert_string_equal(app_theme(seat->app)->name, "terminal");
    press(seat, ":");
    type(seat, "choose-theme");
    press(seat, "Enter");
    assert_shown(seat, " Theme ");
    press(seat, "k");
    assert_string_not_equal(app_theme(seat->app)->name, "terminal");
    press(seat, "Esc");
    assert_string_equal(app_theme(seat->app)->name, "terminal");
    press(seat, ":");
    type(seat, "choose-theme");
    press(seat, "Enter k Enter");
    assert_message(seat, "The theme is");
    assert_string_not_equal(app_theme(seat->app)->name, "terminal");
    seat_again(seat, 80, 24);
    assert_string_not_equal(app_theme(seat->app)->name, "terminal");
}

static void a_theme_can_be_named(void **state)
{
    struct seat *seat = *state;

    press(seat, ":");
    type(seat, "theme gruv");
    press(seat, "Tab Enter");
    assert_string_equal(app_theme(seat->app)->name, "gruvbox");
}

static void a_form_keeps_what_was_typed(void **state)
{
    struct seat *seat = *state;

    press(seat, "a i");
    type(seat, "Half a thought");
    press(seat, "Esc");
    assert_not_shown(seat, "Half a thought");
    press(seat, "a i");
    assert_shown(seat, "Half a thought");
}

static void a_form_is_kept_when_the_terminal_goes(void **state)
{
    struct seat *seat = *state;

    press(seat, "a i");
    type(seat, "Half a thought");
    happen(seat, EVENT_HANGUP);
    seat_again(seat, 80, 24);
    press(seat, "a i");
    assert_shown(seat, "Half a thought");
}

#define SEAT_TEST(name) cmocka_unit_test_setup_teardown(name, seat_setup, seat_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SEAT_TEST(letters_in_the_prompt_run_no_commands),
        SEAT_TEST(commands_and_their_arguments_are_completed),
        SEAT_TEST(a_command_is_offered_the_records_that_it_is_for),
        SEAT_TEST(a_key_of_other_records_says_whose_it_is),
        SEAT_TEST(what_was_typed_before_comes_back),
        SEAT_TEST(pasted_text_never_runs_commands),
        SEAT_TEST(the_palette_finds_and_runs),
        SEAT_TEST(an_empty_prompt_opens_the_palette),
        SEAT_TEST(tab_in_the_palette_goes_on_in_the_prompt),
        SEAT_TEST(help_shows_the_keys_and_runs_the_line),
        SEAT_TEST(themes_are_tried_on_the_screen_itself),
        SEAT_TEST(a_theme_can_be_named),
        SEAT_TEST(a_form_keeps_what_was_typed),
        SEAT_TEST(a_form_is_kept_when_the_terminal_goes),
    };

    return cmocka_run_group_tests(tests, seat_group_setup, seat_group_teardown);
}
