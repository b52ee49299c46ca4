/*
 * The moves of meetings and follow-ups on the command line: what they say, where the record is
 * then, and the sentence that history keeps. A test of a verb begins with its name; command.table
 * sees to it that none is missing.
 */

#include "support/sample.h"

static void have_draft(struct sample *sample)
{
    says(sample, "Added A-11.\n", "add", "agreement", "Radio plan @NWP", "effective=2026-02-01");
}

static void have_past_meeting(struct sample *sample)
{
    says(sample, "Added M-216.\n", "add", "meeting", "Substation", "starts=yesterday 10:00",
         "parties=NWP", "people=Tove Halvorsen");
}

static void newest_is(struct sample *sample, const char *sentence)
{
    assert_string_equal(newest_sentence(sample), sentence);
}

static void close_ends_a_meeting_too(void **state)
{
    (void)answer(*state, "circulate", "M-197");
    says(*state, "M-197 is now closed.\n", "close", "M-197", "--override", "all");
}

static void reopen_works_on_everything_that_can_be_reopened(void **state)
{
    says(*state, "I-1 is now dialogue.\n", "reopen", "I-1", "--note", "It came back");
    says(*state, "M-34 is now proposed.\n", "reopen", "M-34");
    says(*state, "F-1 is now planned.\n", "reopen", "F-1");
    says(*state, "C-29 is now open.\n", "reopen", "C-29");
    have_draft(*state);
    (void)answer(*state, "abandon", "A-11");
    says(*state, "A-11 is now draft.\n", "reopen", "A-11");
}

static void schedule_fixes_what_was_proposed(void **state)
{
    says(*state, "M-206 is now scheduled.\n", "schedule", "M-206");
}

static void confirm_counts_those_who_accepted(void **state)
{
    refuses(*state, 4, "2 of 5 have accepted", "confirm", "M-203");
    (void)answer(*state, "edit", "M-203", "quorum=2");
    says(*state, "M-203 is now confirmed.\n", "confirm", "M-203");
}

static void postpone_keeps_the_meeting(void **state)
{
    says(*state, "M-204 is now postponed.\n", "postpone", "M-204");
}

static void cancel_works_on_meetings_and_followups(void **state)
{
    says(*state, "M-213 is now cancelled.\n", "cancel", "M-213");
    says(*state, "F-313 is now cancelled.\n", "cancel", "F-313");
}

static void hold_logs_one_contact_of_those_who_came(void **state)
{
    have_past_meeting(*state);
    refuses(*state, 4, "nobody is noted as having attended", "hold", "M-216");
    (void)answer(*state, "edit", "M-216", "Tove Halvorsen.attended=yes");
    has(answer(*state, "hold", "M-216"), "M-216 is now held.");
    has(answer(*state, "show", "N-896"), "Tove Halvorsen");
    newest_is(*state, "Hold M-216");
    (void)answer(*state, "undo");
    refuses(*state, 3, "N-896", "show", "N-896");
}

static void miss_notes_who_did_not_come(void **state)
{
    have_past_meeting(*state);
    says(*state, "M-216 is now not held.\n", "miss", "M-216", "--party", "NWP");
}

static void draft_minutes_follows_a_meeting_that_was_held(void **state)
{
    have_past_meeting(*state);
    (void)answer(*state, "edit", "M-216", "Tove Halvorsen.attended=yes");
    (void)answer(*state, "hold", "M-216");
    says(*state, "M-216 is now minutes draft.\n", "draft-minutes", "M-216");
}

static void amend_minutes_takes_them_up_again(void **state)
{
    says(*state, "M-1 is now minutes draft.\n", "amend-minutes", "M-1");
    newest_is(*state, "Amend minutes M-1");
}

static void circulate_sends_the_minutes_round(void **state)
{
    says(*state, "M-197 is now minutes circulated.\n", "circulate", "M-197");
    refuses(*state, 4, "objections may come until 2026-02-12", "close", "M-197");
}

static void start_and_plan_change_their_mind(void **state)
{
    says(*state, "F-313 is now in progress.\n", "start", "F-313");
    says(*state, "F-313 is now planned.\n", "plan", "F-313");
}

static void plan_is_refused_where_it_is_planned_already(void **state)
{
    refuses(*state, 4, "possible now", "plan", "F-313");
}

static void done_asks_what_came_of_it(void **state)
{
    refuses(*state, 2, "--outcome", "done", "F-313");
    says(*state, "F-313 is now done.\n", "done", "F-313", "--outcome", "reached");
    newest_is(*state, "Done F-313");
}

static void done_plans_anew_when_nobody_was_reached(void **state)
{
    says(*state, "F-313 is now planned. Planned anew for 2026-02-04, attempt 1 of 3.\n", "done",
         "F-313", "--outcome", "left-message");
    (void)answer(*state, "undo");
    says(*state, "F-313 is now done.\n", "done", "F-313", "--outcome", "left_message", "--final");
}

static void skip_leaves_one_out(void **state)
{
    says(*state, "F-313 is now skipped.\n", "skip", "F-313");
}

int main(void)
{
#define TEST(claim) cmocka_unit_test_setup_teardown(claim, sample_setup, sample_teardown)
    const struct CMUnitTest tests[] = {
        TEST(close_ends_a_meeting_too),
        TEST(reopen_works_on_everything_that_can_be_reopened),
        TEST(schedule_fixes_what_was_proposed),
        TEST(confirm_counts_those_who_accepted),
        TEST(postpone_keeps_the_meeting),
        TEST(cancel_works_on_meetings_and_followups),
        TEST(hold_logs_one_contact_of_those_who_came),
        TEST(miss_notes_who_did_not_come),
        TEST(draft_minutes_follows_a_meeting_that_was_held),
        TEST(amend_minutes_takes_them_up_again),
        TEST(circulate_sends_the_minutes_round),
        TEST(start_and_plan_change_their_mind),
        TEST(plan_is_refused_where_it_is_planned_already),
        TEST(done_asks_what_came_of_it),
        TEST(done_plans_anew_when_nobody_was_reached),
        TEST(skip_leaves_one_out),
    };

    return cmocka_run_group_tests(tests, sample_begin, sample_end);
}
