/* Follow-ups in one line. */

#include "support/sample.h"

static void follow_reads_the_kind_the_person_and_the_day(void **state)
{
    says(*state, "Added F-431: call · NWP, Tove Halvorsen · Fri 6 Feb 2026.\n", "follow",
         "call tove fri 9:00");
    has(answer(*state, "show", "F-431", "--json"), "\"title\":\"call tove, 09:00\"");
    (void)answer(*state, "undo");
    refuses(*state, 3, "F-431", "show", "F-431");
}

static void follow_hangs_it_on_a_record(void **state)
{
    says(*state, "Added F-431: meet · NWP · Tue 3 Feb 2026 · I-12.\n", "follow",
         "meet @NWP tue about the feed", "--about", "i-12");
    has(answer(*state, "show", "F-431", "--json"), "\"title\":\"meet NWP about the feed\"");
}

static void follow_without_a_day_is_for_today(void **state)
{
    says(*state, "Added F-431: internal · Mon 2 Feb 2026.\n", "follow", "order new binders");
    says(*state, "Added F-432: write · CFR · Mon 2 Feb 2026.\n", "follow", "write CFR");
}

static void follow_refuses_a_name_that_several_have(void **state)
{
    refuses(*state, 2, "say what to do", "follow", "");
    refuses(*state, 3, "Nobody Here", "follow", "call @\"Nobody Here\" fri");
    refuses(*state, 3, "I-999", "follow", "call Tove fri", "--about", "I-999");
}

static void follow_comes_again_where_it_says_so(void **state)
{
    has(answer(*state, "follow", "call Tove every mon"), "Mon 9 Feb 2026");
    has(answer(*state, "show", "F-431", "--json"), "\"repeat\":\"1w\"");
}

int main(void)
{
#define TEST(claim) cmocka_unit_test_setup_teardown(claim, sample_setup, sample_teardown)
    const struct CMUnitTest tests[] = {
        TEST(follow_reads_the_kind_the_person_and_the_day),
        TEST(follow_hangs_it_on_a_record),
        TEST(follow_without_a_day_is_for_today),
        TEST(follow_refuses_a_name_that_several_have),
        TEST(follow_comes_again_where_it_says_so),
    };

    return cmocka_run_group_tests(tests, sample_begin, sample_end);
}
