/*
 * The moves of issues on the command line: what they say, where the record is then, and the
 * sentence that history keeps. A test of a verb begins with its name; command.table sees to it that
 * none is missing.
 */

#include "support/sample.h"

static void have_issue(struct sample *sample)
{
    says(sample, "Added I-41.\n", "add", "issue", "New matter @NWP");
}

static void have_assessed(struct sample *sample)
{
    have_issue(sample);
    (void)answer(sample, "acknowledge", "I-41", "--note", "self-raised");
    (void)answer(sample, "assess", "I-41");
}

static void have_proposed(struct sample *sample)
{
    have_assessed(sample);
    (void)answer(sample, "propose", "I-41", "--note", "Half each");
}

static void newest_is(struct sample *sample, const char *sentence)
{
    assert_string_equal(newest_sentence(sample), sentence);
}

static void acknowledge_asks_for_a_contact_or_a_reason(void **state)
{
    have_issue(*state);
    refuses(*state, 4, "no contact with Northwater Power Cooperative", "acknowledge", "I-41");
    (void)answer(*state, "log", "NWP", "phone", "They told us of it");
    says(*state, "I-41 is now acknowledged.\n", "acknowledge", "I-41");
    newest_is(*state, "Acknowledge I-41");
}

static void assess_begins_to_look_into_it(void **state)
{
    says(*state, "I-17 is now assessing.\n", "assess", "i-17");
    newest_is(*state, "Assess I-17");
}

static void discuss_brings_the_parties_into_dialogue(void **state)
{
    says(*state, "I-15 is now dialogue.\n", "discuss", "I-15", "--note", "They came to the table");
    has(answer(*state, "show", "I-15"), "They came to the table");
}

static void wait_needs_the_party_and_a_day(void **state)
{
    refuses(*state, 2, "--party", "wait", "I-15");
    says(*state, "I-15 is now waiting. A follow-up is planned for 2026-02-06.\n", "wait", "I-15",
         "--party", "nwp", "--until", "fri");
    has(answer(*state, "list", "followup", "about:I-15", "due:2026-02-06"), "F-431");
    says(*state, "F-313 is now waiting.\n", "wait", "F-313", "--party", "NWP", "--until", "+2d");
}

static void escalate_takes_somebody_outside_the_store(void **state)
{
    says(*state, "I-15 is now escalated.\n", "escalate", "I-15", "--party", "The county manager");
    has(answer(*state, "show", "I-15"), "The county manager");
}

static void refer_names_the_outside_body(void **state)
{
    says(*state, "I-8 is now referred.\n", "refer", "I-8", "--party", "State mediator");
}

static void propose_needs_the_text_of_the_proposal(void **state)
{
    refuses(*state, 2, "--note", "propose", "I-15");
    says(*state, "I-15 is now proposed.\n", "propose", "I-15", "--note", "Two crews a week");
}

static void accept_needs_every_party_or_an_override(void **state)
{
    have_proposed(*state);
    refuses(*state, 4, "has not agreed (set agreed_on, or repeat with --override NWP)", "accept",
            "I-41");
    says(*state, "I-41 is now accepted.\n", "accept", "I-41", "--override", "NWP");
    (void)answer(*state, "undo");
    (void)answer(*state, "edit", "I-41", "NWP.agreed_on=today");
    says(*state, "I-41 is now accepted.\n", "accept", "I-41");
}

static void monitor_plans_to_see_whether_it_holds(void **state)
{
    have_proposed(*state);
    (void)answer(*state, "accept", "I-41", "--override", "all");
    says(*state, "I-41 is now monitoring. A follow-up is planned for 2026-05-03.\n", "monitor",
         "I-41");
    refuses(*state, 4, "its outcome has not been checked (finish F-431 first)", "close", "I-41",
            "--closure", "resolved");
}

static void close_asks_how_it_ends(void **state)
{
    refuses(*state, 4, "--closure", "close", "I-15");
    says(*state, "I-15 is now closed.\n", "close", "I-15", "--closure", "withdrawn", "--note",
         "They took it back");
    has_not(answer(*state, "list", "issue"), "I-15 ");
    has(answer(*state, "list", "issue", "is:closed"), "I-15 ");
}

static void a_verb_of_another_kind_of_record_is_refused(void **state)
{
    refuses(*state, 2, "possible now", "fulfil", "I-15");
    refuses(*state, 3, "there is no issue \"I-99\"", "assess", "I-99");
}

int main(void)
{
#define TEST(claim) cmocka_unit_test_setup_teardown(claim, sample_setup, sample_teardown)
    const struct CMUnitTest tests[] = {
        TEST(acknowledge_asks_for_a_contact_or_a_reason),
        TEST(assess_begins_to_look_into_it),
        TEST(discuss_brings_the_parties_into_dialogue),
        TEST(wait_needs_the_party_and_a_day),
        TEST(escalate_takes_somebody_outside_the_store),
        TEST(refer_names_the_outside_body),
        TEST(propose_needs_the_text_of_the_proposal),
        TEST(accept_needs_every_party_or_an_override),
        TEST(monitor_plans_to_see_whether_it_holds),
        TEST(close_asks_how_it_ends),
        TEST(a_verb_of_another_kind_of_record_is_refused),
    };

    return cmocka_run_group_tests(tests, sample_begin, sample_end);
}
