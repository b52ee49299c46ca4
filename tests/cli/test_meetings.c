/* Agenda, answers and minutes of meetings, on the command line. */

#include "base/file.h"
#include "support/sample.h"
#include "support/temp.h"

static void agenda_shows_what_would_be_proposed(void **state)
{
    const char *text = answer(*state, "agenda", "M-206");

    has(text, "Goodbye to Tove Halvorsen");
    has(text, "I-12 Restoration ETA feed not delivered");
    has(text, "C-26 Restoration ETA data feed");
    has(text, "proposed");
    has_not(text, "I-8 ");
}

static void agenda_puts_the_proposal_on_the_meeting(void **state)
{
    has(answer(*state, "agenda", "M-206", "--propose"), "to the agenda of M-206.");
    has(answer(*state, "show", "M-206", "--json"), "I-12 Restoration ETA feed not delivered");
    assert_string_equal(newest_sentence(*state), "Propose the agenda of M-206");
    says(*state, "There is nothing to add to the agenda of M-206.\n", "agenda", "M-206",
         "--propose");
    (void)answer(*state, "undo");
    has_not(answer(*state, "show", "M-206", "--json"), "Restoration");
    refuses(*state, 2, "no meeting", "agenda", "I-12");
}

static void rsvp_notes_answers_until_the_quorum_is_there(void **state)
{
    says(*state, "\xea\xb9\x80\xeb\xaf\xbc\xec\xa4\x80: accepted. 3 of 5 have accepted: it can be "
                 "confirmed.\n",
         "rsvp", "M-203", "\xea\xb9\x80\xeb\xaf\xbc\xec\xa4\x80", "accepted");
    says(*state, "M-203 is now confirmed.\n", "confirm", "M-203");
    has(answer(*state, "rsvp", "M-203", "tove", "tentative"), "Tove Halvorsen: tentative.");
    has(answer(*state, "show", "M-203", "--json"), "Tove Halvorsen");
    refuses(*state, 2, "accepted", "rsvp", "M-203", "tove", "perhaps");
}

static void rsvp_notes_who_came_and_then_it_can_be_held(void **state)
{
    says(*state, "all: attended. 4 of 4 came.\n", "rsvp", "M-199", "all", "attended");
    says(*state, "Sam Toivonen: absent. 3 of 4 came.\n", "rsvp", "M-199", "Sam Toivonen", "absent");
    has(answer(*state, "hold", "M-199"), "M-199 is now held.");
    has(answer(*state, "show", "N-896"), "Dubois-Achterberg");
    has_not(answer(*state, "show", "N-896"), "Sam Toivonen");
}

static void minutes_become_promises_and_follow_ups_in_the_same_change(void **state)
{
    const char *said = answer(*state, "minutes", "M-197",
                              "Roster: short talk, figures in the annex.\n"
                              "> the roster goes round on Mondays\n"
                              "! CFR wants two crews\n"
                              "- [ ] @CFR send the roster by fri\n"
                              "- [ ] call the depot by 2026-02-10\n");

    has(said, "1 note, 1 decision, 2 actions, 1 position. Added C-49. Added F-431.");
    has(answer(*state, "show", "C-49", "--json"), "\"debtor\":\"CFR\"");
    has(answer(*state, "show", "C-49", "--json"), "\"due\":\"2026-02-06\"");
    has(answer(*state, "show", "C-49", "--json"), "\"source\":\"M-197\"");
    has(answer(*state, "show", "F-431", "--json"), "\"about\":\"M-197\"");
    assert_string_equal(newest_sentence(*state), "Write minutes of M-197");
    says(*state,
         "Roster: short talk, figures in the annex.\n> the roster goes round on Mondays\n"
         "! CFR wants two crews\n- [x] send the roster (C-49)\n- [x] call the depot (F-431)\n",
         "minutes", "M-197");
    (void)answer(*state, "undo");
    refuses(*state, 3, "C-49", "show", "C-49");
}

static void minutes_that_are_written_again_add_nothing_twice(void **state)
{
    const char *text;

    (void)answer(*state, "minutes", "M-197", "- [ ] @\"Sam Toivonen\" bring the keys by fri\n");
    text = answer(*state, "minutes", "M-197");
    has(text, "- [x] bring the keys (C-49)");
    has_not(answer(*state, "minutes", "M-197", text), "Added");
    refuses(*state, 2, "C-49 is missing", "minutes", "M-197", "only a note");
    refuses(*state, 3, "line 2", "minutes", "M-197", "- [x] bring (C-49)\n- [ ] @Nobody come\n");
}

static void minutes_that_went_round_are_frozen(void **state)
{
    (void)answer(*state, "circulate", "M-197");
    refuses(*state, 4, "amend-minutes M-197", "minutes", "M-197", "something else");
}

static void minutes_of_a_meeting_that_was_held_are_a_draft(void **state)
{
    (void)answer(*state, "rsvp", "M-199", "all", "attended");
    (void)answer(*state, "hold", "M-199");
    (void)answer(*state, "minutes", "M-199", "Signs first.");
    has(answer(*state, "show", "M-199", "--json"), "minutes_draft");
}

static void minutes_come_from_a_file(void **state)
{
    const char *path = temp_path(((struct sample *)*state)->temp, "minutes.txt");
    struct error err = {0};

    must(file_write(path, "> so be it\n", 11, &err));
    has(answer(*state, "minutes", "M-197", "--file", path), "1 decision");
}

int main(void)
{
#define TEST(claim) cmocka_unit_test_setup_teardown(claim, sample_setup, sample_teardown)
    const struct CMUnitTest tests[] = {
        TEST(agenda_shows_what_would_be_proposed),
        TEST(agenda_puts_the_proposal_on_the_meeting),
        TEST(rsvp_notes_answers_until_the_quorum_is_there),
        TEST(rsvp_notes_who_came_and_then_it_can_be_held),
        TEST(minutes_become_promises_and_follow_ups_in_the_same_change),
        TEST(minutes_that_are_written_again_add_nothing_twice),
        TEST(minutes_that_went_round_are_frozen),
        TEST(minutes_of_a_meeting_that_was_held_are_a_draft),
        TEST(minutes_come_from_a_file),
    };

    return cmocka_run_group_tests(tests, sample_begin, sample_end);
}
