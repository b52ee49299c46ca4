/* Health, what changed, and the sides of a conflict, with keys. */

#include "support/seat.h"
#include "support/test.h"

static void H_explains_the_health_of_a_party_and_opens_its_evidence(void **state)
{
    struct seat *seat = *state;

    resize(seat, 100, 50);
    press(seat, "'");
    type(seat, "NWP");
    press(seat, "Enter H");
    assert_shown(seat, "a two-way call");
    assert_shown(seat, "+23");
    assert_shown(seat, "none; :rate NWP 70");
    press(seat, "j j");
    assert_at(seat, "I-12 accepted");
    press(seat, "Enter");
    assert_shown(seat, "Restoration ETA feed not delivered");
    press(seat, "q");
    press(seat, "Tab");
    assert_at(seat, "N-842");
    press(seat, "Enter");
    assert_shown(seat, "Contact");
}

static void what_changed_since_we_last_spoke_is_a_tab_of_the_party(void **state)
{
    struct seat *seat = *state;

    press(seat, "'");
    type(seat, "NWP");
    press(seat, "Enter");
    assert_shown(seat, "only one live: Tove Halvorsen");
    press(seat, "5");
    assert_shown(seat, "due 2025-12-19 passed");
    assert_at(seat, "C-27");
    press(seat, "j Enter");
    assert_shown(seat, "Restoration ETA data feed");
}

static void the_side_in_front_is_changed_in_a_form_that_knows_what_it_says(void **state)
{
    struct seat *seat = *state;

    resize(seat, 120, 40);
    press(seat, "'");
    type(seat, "I-11");
    press(seat, "Enter Tab =");
    assert_shown(seat, "Side I-11: EUN");
    assert_shown(seat, "dignity at the door");
    press(seat, "C-u");
    type(seat, "Nobody asks for papers");
    press(seat, "C-s");
    assert_message(seat, "Changed I-11");
    assert_shown(seat, "Nobody asks for papers");
    assert_shown(seat, "until 2 Feb 2026:");
    press(seat, "u");
    assert_not_shown(seat, "Nobody asks for papers");
}

#define SEATED(test) cmocka_unit_test_setup_teardown(test, seat_setup, seat_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SEATED(H_explains_the_health_of_a_party_and_opens_its_evidence),
        SEATED(what_changed_since_we_last_spoke_is_a_tab_of_the_party),
        SEATED(the_side_in_front_is_changed_in_a_form_that_knows_what_it_says),
    };

    return cmocka_run_group_tests(tests, seat_group_setup, seat_group_teardown);
}
