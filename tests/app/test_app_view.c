#include "support/test.h"

#include "support/seat.h"

/* Saved views on the screen. */

static void run(struct seat *seat, const char *command)
{
    press(seat, ":");
    type(seat, command);
    press(seat, "Enter");
}

static void a_panel_is_saved_as_it_is_filtered_and_sorted(void **state)
{
    struct seat *seat = *state;

    run(seat, "filter sev:>=high");
    run(seat, "sort age");
    run(seat, "view save hot");
    assert_message(seat, "Saved the view hot; :view hot shows it.");
    press(seat, "Esc 2");
    seat_again(seat, 80, 24);
    run(seat, "sort issue");
    assert_not_shown(seat, "filter: sev:>=high");
    run(seat, "view hot");
    assert_shown(seat, "filter: sev:>=high");
    assert_shown(seat, "by age");
    run(seat, "view nothing");
    assert_message(seat, "there is no view \"nothing\"");
    run(seat, "view remove hot");
    assert_message(seat, "Removed the view hot.");
}

static void a_search_is_saved_and_typed_on(void **state)
{
    struct seat *seat = *state;

    press(seat, "S");
    type(seat, "shelter");
    press(seat, "C-s");
    assert_message(seat, ": view save");
    type(seat, "shelters");
    press(seat, "Enter");
    assert_message(seat, "Saved the view shelters");
    type(seat, " x");
    assert_shown(seat, "/ shelter x");
    press(seat, "Esc Esc");
    run(seat, "view shelters");
    assert_shown(seat, "/ shelter ");
    assert_shown(seat, "Issues (3)");
}

static void views_are_listed_and_completed(void **state)
{
    struct seat *seat = *state;

    run(seat, "view");
    assert_shown(seat, "No views saved yet");
    press(seat, "q");
    run(seat, "view save late followup is:late");
    run(seat, "view");
    assert_shown(seat, "followup  is:late");
    press(seat, "q :");
    type(seat, "view la");
    assert_shown(seat, "late  is:late");
    press(seat, "Tab Enter");
    assert_shown(seat, "filter: is:late");
}

static void a_view_of_people_is_a_search(void **state)
{
    struct seat *seat = *state;

    run(seat, "view save sheriff person party:SHF");
    run(seat, "view sheriff");
    assert_shown(seat, "/ party:SHF kind:person");
    assert_shown(seat, "Brigid O'Malley");
}

#define CLAIM(claim) cmocka_unit_test_setup_teardown(claim, seat_setup, seat_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(a_panel_is_saved_as_it_is_filtered_and_sorted),
        CLAIM(a_search_is_saved_and_typed_on),
        CLAIM(views_are_listed_and_completed),
        CLAIM(a_view_of_people_is_a_search),
    };

    return cmocka_run_group_tests(tests, seat_group_setup, seat_group_teardown);
}
