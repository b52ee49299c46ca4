/*
 * The moves of commitments and agreements on the command line: what they say, where the record is
 * then, and the sentence that history keeps. A test of a verb begins with its name; command.table
 * sees to it that none is missing.
 */

#include "support/sample.h"

static void have_offer(struct sample *sample)
{
    says(sample, "Added C-49.\n", "add", "commitment", "A map", "debtor=NWP", "due=fri",
         "status=offered");
}

static void have_draft(struct sample *sample)
{
    says(sample, "Added A-11.\n", "add", "agreement", "Radio plan @NWP", "effective=2026-02-01");
}

static void have_to_sign(struct sample *sample)
{
    have_draft(sample);
    (void)answer(sample, "review", "A-11");
    (void)answer(sample, "send-to-sign", "A-11");
}

static void have_active(struct sample *sample)
{
    have_to_sign(sample);
    (void)answer(sample, "sign", "A-11", "--party", "NWP");
    (void)answer(sample, "activate", "A-11");
}

static void newest_is(struct sample *sample, const char *sentence)
{
    assert_string_equal(newest_sentence(sample), sentence);
}

static void accept_makes_a_promise_of_an_offer(void **state)
{
    have_offer(*state);
    says(*state, "C-49 is now open.\n", "accept", "C-49");
}

static void decline_ends_an_offer(void **state)
{
    have_offer(*state);
    says(*state, "C-49 is now declined.\n", "decline", "C-49");
}

static void begin_notes_that_work_has_begun(void **state)
{
    says(*state, "C-47 is now in progress.\n", "begin", "C-47");
}

static void fulfil_keeps_the_day(void **state)
{
    says(*state, "C-47 is now fulfilled.\n", "fulfil", "C-47", "--on", "2026-01-30");
    has(answer(*state, "show", "C-47", "--json"), "\"resolved\":\"2026-01-30\"");
}

static void fulfil_partly_is_not_the_end(void **state)
{
    says(*state, "C-47 is now partial.\n", "fulfil-partly", "C-47");
    newest_is(*state, "Fulfil partly C-47");
    says(*state, "C-47 is now fulfilled.\n", "fulfil", "C-47");
}

static void break_waits_for_its_time_or_the_word_of_the_creditor(void **state)
{
    refuses(*state, 4, "--party", "break", "C-47");
    says(*state, "C-26 is now broken.\n", "break", "C-26");
}

static void waive_names_who_lets_it_go(void **state)
{
    refuses(*state, 2, "--party", "waive", "C-26");
    says(*state, "C-26 is now waived.\n", "waive", "C-26", "--party", "Dana Whitlock-Reyes");
}

static void supersede_ties_the_new_promise_to_the_old(void **state)
{
    says(*state, "Added C-49.\n", "add", "commitment", "Once more", "debtor=NWP", "due=fri");
    says(*state, "C-26 is now superseded.\n", "supersede", "C-26", "--by", "c-49");
    has(answer(*state, "show", "C-49", "--json"), "\"supersedes\":\"C-26\"");
    (void)answer(*state, "undo");
    has_not(answer(*state, "show", "C-49", "--json"), "supersedes");
}

static void dispute_notes_that_the_sides_differ(void **state)
{
    says(*state, "C-47 is now disputed.\n", "dispute", "C-47");
}

static void negotiate_and_redraft_go_back_and_forth(void **state)
{
    have_draft(*state);
    says(*state, "A-11 is now in negotiation.\n", "negotiate", "A-11");
    says(*state, "A-11 is now draft.\n", "redraft", "A-11");
}

static void redraft_is_refused_where_nothing_is_negotiated(void **state)
{
    refuses(*state, 4, "possible now", "redraft", "A-2");
}

static void review_comes_before_signing(void **state)
{
    have_draft(*state);
    says(*state, "A-11 is now in review.\n", "review", "A-11");
}

static void send_to_sign_waits_for_signatures(void **state)
{
    have_draft(*state);
    (void)answer(*state, "review", "A-11");
    says(*state, "A-11 is now awaiting signature.\n", "send-to-sign", "A-11");
    newest_is(*state, "Send to sign A-11");
}

static void sign_notes_who_has_signed(void **state)
{
    have_to_sign(*state);
    says(*state, "A-11 is now awaiting signature. All have signed: it can be activated.\n", "sign",
         "A-11", "--party", "NWP");
    has(answer(*state, "show", "A-11", "--json"), "\"signed_on\":\"2026-02-02\"");
}

static void activate_wants_every_signature(void **state)
{
    have_to_sign(*state);
    refuses(*state, 4, "has not signed", "activate", "A-11");
    (void)answer(*state, "sign", "A-11", "--party", "NWP");
    says(*state, "A-11 is now active.\n", "activate", "A-11");
}

static void renew_opens_the_next_term(void **state)
{
    says(*state, "A-6 is now in renewal.\n", "renew", "A-6");
}

static void suspend_and_resume_stop_and_go_on(void **state)
{
    have_active(*state);
    says(*state, "A-11 is now suspended.\n", "suspend", "A-11");
    says(*state, "A-11 is now active.\n", "resume", "A-11");
}

static void resume_is_refused_where_nothing_is_suspended(void **state)
{
    refuses(*state, 4, "possible now", "resume", "A-2");
}

static void terminate_ends_it_for_good(void **state)
{
    says(*state, "A-2 is now terminated.\n", "terminate", "A-2");
    refuses(*state, 4, "final", "renew", "A-2");
}

static void expire_is_refused_before_the_last_day(void **state)
{
    refuses(*state, 4, "2028-06-11", "expire", "A-3");
    says(*state, "A-3 is now expired.\n", "expire", "A-3", "--as-of", "2028-06-12");
}

static void abandon_gives_up_a_draft(void **state)
{
    have_draft(*state);
    says(*state, "A-11 is now abandoned.\n", "abandon", "A-11");
}

int main(void)
{
#define TEST(claim) cmocka_unit_test_setup_teardown(claim, sample_setup, sample_teardown)
    const struct CMUnitTest tests[] = {
        TEST(accept_makes_a_promise_of_an_offer),
        TEST(decline_ends_an_offer),
        TEST(begin_notes_that_work_has_begun),
        TEST(fulfil_keeps_the_day),
        TEST(fulfil_partly_is_not_the_end),
        TEST(break_waits_for_its_time_or_the_word_of_the_creditor),
        TEST(waive_names_who_lets_it_go),
        TEST(supersede_ties_the_new_promise_to_the_old),
        TEST(dispute_notes_that_the_sides_differ),
        TEST(negotiate_and_redraft_go_back_and_forth),
        TEST(redraft_is_refused_where_nothing_is_negotiated),
        TEST(review_comes_before_signing),
        TEST(send_to_sign_waits_for_signatures),
        TEST(sign_notes_who_has_signed),
        TEST(activate_wants_every_signature),
        TEST(renew_opens_the_next_term),
        TEST(suspend_and_resume_stop_and_go_on),
        TEST(resume_is_refused_where_nothing_is_suspended),
        TEST(terminate_ends_it_for_good),
        TEST(expire_is_refused_before_the_last_day),
        TEST(abandon_gives_up_a_draft),
    };

    return cmocka_run_group_tests(tests, sample_begin, sample_end);
}
