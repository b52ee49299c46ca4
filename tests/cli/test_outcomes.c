/* What comes of follow-ups: tried again, repeated, waited for, put off. */

#include "support/sample.h"

static void a_call_in_vain_is_tried_three_times_and_then_an_issue(void **state)
{
    says(*state, "F-306 is now planned. Planned anew for 2026-02-04, attempt 1 of 3.\n", "done",
         "F-306", "--outcome", "left_message");
    (void)answer(*state, "done", "F-306", "--outcome", "unreachable");
    has(answer(*state, "done", "F-306", "--outcome", "unreachable"), "attempt 3 of 3");
    has(answer(*state, "done", "F-306", "--outcome", "unreachable"),
        "Nobody could be reached in three attempts: an issue is raised.");
    has(answer(*state, "show", "I-41"), "Nobody could be reached: Call Bo Lindqvist");
    has(answer(*state, "show", "I-41", "--json"), "\"kind\":\"issue\"");
    has(answer(*state, "show", "I-41", "--json"), "SHF");
    (void)answer(*state, "undo");
    refuses(*state, 3, "I-41", "show", "I-41");
}

static void a_repetition_counts_from_the_due_day_and_does_not_pile_up(void **state)
{
    (void)answer(*state, "add", "followup", "Look at the pumps", "due=2026-01-05", "repeat=1w");
    has(answer(*state, "done", "F-431", "--outcome", "not_required"),
        "The next one is due 2026-02-09.");
    has(answer(*state, "show", "F-432", "--json"), "\"due\":\"2026-02-09\"");
}

static void a_repetition_may_count_from_the_day_it_was_done(void **state)
{
    (void)answer(*state, "add", "followup", "Look at the pumps", "due=2026-01-05", "repeat=1w",
                 "repeat_from=done");
    has(answer(*state, "done", "F-431", "--outcome", "reached", "--on", "2026-01-30"),
        "The next one is due 2026-02-06.");
}

static void a_repetition_may_pile_up_where_that_is_wanted(void **state)
{
    (void)answer(*state, "add", "followup", "Look at the pumps", "due=2026-01-05", "repeat=1w",
                 "pile_up=yes");
    has(answer(*state, "done", "F-431", "--outcome", "reached"), "The next one is due 2026-01-12.");
}

static void lists_say_who_is_waited_for_and_how_often_it_was_put_off(void **state)
{
    (void)answer(*state, "wait", "F-306", "--party", "Bo Lindqvist", "--until", "fri");
    has(answer(*state, "list", "followup", "party:SHF"),
        "waiting for Bo Lindqvist until 2026-02-06");
    (void)answer(*state, "snooze", "F-307", "fri");
    (void)answer(*state, "snooze", "F-307", "+9d");
    has(answer(*state, "list", "followup", "party:SHF"), "2 x");
}

int main(void)
{
#define TEST(claim) cmocka_unit_test_setup_teardown(claim, sample_setup, sample_teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_call_in_vain_is_tried_three_times_and_then_an_issue),
        TEST(a_repetition_counts_from_the_due_day_and_does_not_pile_up),
        TEST(a_repetition_may_count_from_the_day_it_was_done),
        TEST(a_repetition_may_pile_up_where_that_is_wanted),
        TEST(lists_say_who_is_waited_for_and_how_often_it_was_put_off),
    };

    return cmocka_run_group_tests(tests, sample_begin, sample_end);
}
