/*
 * Records that are new. A test of a command begins with its name; command.table sees to it that
 * none is missing.
 */

#include "support/sample.h"

static void newest_is(struct sample *sample, const char *sentence)
{
    assert_string_equal(newest_sentence(sample), sentence);
}

static void add_makes_a_followup_of_one_line(void **state)
{
    const char *json;

    says(*state, "Added F-431.\n", "add", "Send table @northwater #i-12 due fri !! ~",
         "kind=research");
    json = answer(*state, "show", "F-431", "--json");
    has(json, "\"title\":\"Send table ~\"");
    has(json, "\"about\":\"I-12\",\"org\":\"NWP\"");
    has(json, "\"followup_kind\":\"research\",\"priority\":\"high\",\"due\":\"2026-02-06\"");
    newest_is(*state, "Add followup \\");
}

static void add_guesses_the_kind_of_a_followup_from_its_first_word(void **state)
{
    (void)answer(*state, "add", "Call @\"Tove Halvorsen\" every 2w");
    has(answer(*state, "show", "F-431", "--json"),
        "\"person\":\"Tove Halvorsen\",\"followup_kind\":\"call\"");
    has(answer(*state, "show", "F-431", "--json"), "\"repeat\":\"2w\"");
}

static void add_starts_the_history_of_an_issue(void **state)
{
    const char *json;

    says(*state, "Added I-41.\n", "add", "issue", "Berth fees @CFR @NWP !!!", "kind=conflict",
         "target=2026-03-01");
    json = answer(*state, "show", "I-41", "--json");
    has(json, "\"severity\":\"critical\",\"owner\":\"Dana Whitlock-Reyes\"");
    has(json, "\"history\":[{\"on\":\"2026-02-02\",\"status\":\"new\"}]");
    has(json, "\"parties\":[{\"org\":\"CFR\"},{\"org\":\"NWP\"}]");
}

static void add_reckons_the_end_of_a_meeting(void **state)
{
    says(*state, "Added M-216.\n", "add", "meeting", "Weekly", "starts=tomorrow 10:00",
         "minutes=90", "parties=nwp,CFR");
    has(answer(*state, "show", "M-216", "--json"),
        "\"starts\":\"2026-02-03T10:00\",\"ends\":\"2026-02-03T11:30\",\"tz\":\"America/"
        "Los_Angeles\",\"parties\":[\"NWP\",\"CFR\"]");
}

static void add_takes_the_other_side_of_a_promise_for_us(void **state)
{
    (void)answer(*state, "add", "commitment", "A map @SHF due 20 feb");
    has(answer(*state, "show", "C-49", "--json"), "\"debtor\":\"SHF\",\"creditor\":\"OEM\"");
}

static void add_knows_posts_and_telephones_of_a_person(void **state)
{
    says(*state, "Added Ann Lee.\n", "add", "person", "Ann Lee", "roles+=NWP: Key accounts",
         "phone=555-0100");
    has(answer(*state, "list", "person", "ann"), "NWP, Key accounts");
    has(answer(*state, "list", "person", "ann"), "555-0100");
}

static void add_refuses_what_makes_no_sense(void **state)
{
    refuses(*state, 2, "is not a kind of record", "add", "isue", "X");
    refuses(*state, 2, "liaise.yaml", "add", "org", "X");
    refuses(*state, 2, "no field \"sevrity\"; did you mean severity?", "add", "issue", "X",
            "sevrity=low");
    refuses(*state, 3, "did you mean \"NWP\"?", "add", "X @NPW");
    refuses(*state, 2, "keeps no length", "add", "X ~30m");
}

static void add_keeps_text_that_has_a_backslash_before_it(void **state)
{
    (void)answer(*state, "add", "Mail \\@home \\~30m \\due fri");
    has(answer(*state, "show", "F-431", "--json"), "\"title\":\"Mail @home ~30m due fri\"");
}

static void log_keeps_a_contact_of_one_line(void **state)
{
    const char *json;

    has(answer(*state, "log", "NWP", "phone", "Called Tove about the ETA feed", "--minutes", "10",
               "--sentiment", "1", "--person", "tove", "--about", "I-12,c-26"),
        "Logged a call with NWP as N-896.");
    json = answer(*state, "show", "N-896", "--json");
    has(json, "\"at\":\"2026-02-02T08:40:00-08:00\",\"tz\":\"America/Los_Angeles\","
              "\"channel\":\"phone\",\"direction\":\"mutual\",\"minutes\":10");
    has(json, "\"people\":[\"Tove Halvorsen\"]");
    has(json, "\"about\":[\"I-12\",\"C-26\"]");
    newest_is(*state, "Log a call with NWP");
}

static void log_changes_the_health_of_the_relation(void **state)
{
    has(answer(*state, "list", "org", "code:NWP"), "49 fragile");
    (void)answer(*state, "log", "NWP", "phone", "At last");
    has(answer(*state, "list", "org", "code:NWP"), "72 steady");
}

static void log_of_a_person_is_a_contact_with_their_organization(void **state)
{
    (void)answer(*state, "log", "Tove Halvorsen", "email", "Asked", "--direction", "outbound",
                 "--at", "yesterday 14:00", "--replied");
    has(answer(*state, "show", "N-896", "--json"),
        "\"at\":\"2026-02-01T14:00:00-08:00\",\"tz\":\"America/Los_Angeles\",\"channel\":\"email\","
        "\"direction\":\"outbound\",\"replied\":true");
    has(answer(*state, "show", "N-896", "--json"), "\"parties\":[\"NWP\"]");
}

static void log_names_the_followups_it_may_have_settled(void **state)
{
    has(answer(*state, "log", "NWP", "phone", "x", "--person", "Tove Halvorsen"), "F-338");
}

static void log_refuses_what_has_not_been_yet(void **state)
{
    refuses(*state, 2, "after it was", "log", "NWP", "phone", "x", "--at", "tomorrow 9:00");
    refuses(*state, 2, "sentiment", "log", "NWP", "phone", "x", "--sentiment", "7");
    refuses(*state, 2, "log needs summary", "log", "NWP", "phone");
}

int main(void)
{
#define TEST(claim) cmocka_unit_test_setup_teardown(claim, sample_setup, sample_teardown)
    const struct CMUnitTest tests[] = {
        TEST(add_makes_a_followup_of_one_line),
        TEST(add_guesses_the_kind_of_a_followup_from_its_first_word),
        TEST(add_starts_the_history_of_an_issue),
        TEST(add_reckons_the_end_of_a_meeting),
        TEST(add_takes_the_other_side_of_a_promise_for_us),
        TEST(add_knows_posts_and_telephones_of_a_person),
        TEST(add_refuses_what_makes_no_sense),
        TEST(add_keeps_text_that_has_a_backslash_before_it),
        TEST(log_keeps_a_contact_of_one_line),
        TEST(log_changes_the_health_of_the_relation),
        TEST(log_of_a_person_is_a_contact_with_their_organization),
        TEST(log_names_the_followups_it_may_have_settled),
        TEST(log_refuses_what_has_not_been_yet),
    };

    return cmocka_run_group_tests(tests, sample_begin, sample_end);
}
