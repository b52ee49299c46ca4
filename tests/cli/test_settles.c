/* A contact that settles follow-ups, on the command line. */

#include "support/sample.h"

static void log_says_what_the_contact_may_have_settled(void **state)
{
    const char *said = answer(*state, "log", "Tove Halvorsen", "phone", "The feed again");

    has(said, "Done with it? F-313, F-338, F-381, F-424, F-428");
    has(said, "--settles F-313");
    has(answer(*state, "show", "F-338"), "planned");
}

static void log_settles_what_it_is_told_in_the_same_change(void **state)
{
    has(answer(*state, "log", "Tove Halvorsen", "phone", "The feed", "--settles", "f-338,F-381"),
        "F-338 is done. F-381 is done.");
    assert_string_equal(newest_sentence(*state), "Log a call with NWP, done: F-338, F-381");
    has(answer(*state, "show", "F-338"), "Settled by N-");
    has(answer(*state, "show", "F-338", "--json"), "\"outcome\":\"reached\"");
    (void)answer(*state, "undo");
    has_not(answer(*state, "show", "F-338", "--json"), "reached");
    has_not(answer(*state, "show", "F-381", "--json"), "reached");
}

static void log_settles_all_that_fits(void **state)
{
    has(answer(*state, "log", "Elias Redwater", "in_person", "At the hall", "--settles", "all"),
        "F-352 is done. F-372 is done. F-373 is done.");
}

static void log_refuses_to_settle_what_is_not_open_and_logs_nothing(void **state)
{
    const char *before = newest_sentence(*state);

    refuses(*state, 4, "F-1 ", "log", "NWP", "phone", "So it is", "--settles", "F-1");
    refuses(*state, 2, "no follow-up", "log", "NWP", "phone", "So it is", "--settles", "I-12");
    assert_string_equal(newest_sentence(*state), before);
}

static void log_of_a_message_that_nobody_answered_settles_nothing(void **state)
{
    has_not(answer(*state, "log", "Tove Halvorsen", "email", "Again", "--direction", "outbound"),
            "Done with it");
}

int main(void)
{
#define TEST(claim) cmocka_unit_test_setup_teardown(claim, sample_setup, sample_teardown)
    const struct CMUnitTest tests[] = {
        TEST(log_says_what_the_contact_may_have_settled),
        TEST(log_settles_what_it_is_told_in_the_same_change),
        TEST(log_settles_all_that_fits),
        TEST(log_refuses_to_settle_what_is_not_open_and_logs_nothing),
        TEST(log_of_a_message_that_nobody_answered_settles_nothing),
    };

    return cmocka_run_group_tests(tests, sample_begin, sample_end);
}
