/* The ledger of promises on the command line: the figures of the sample region. */

#include <string.h>

#include "support/sample.h"

/* Refs in the text, in the order in which they stand: "C-22 C-35 ". */
static void refs_are(const char *json, const char *refs)
{
    char found[512] = "";
    size_t length = 0;

    for (const char *at = strstr(json, "\"ref\":\""); at; at = strstr(at + 1, "\"ref\":\"")) {
        for (at += 7; *at != '"' && length + 2 < sizeof(found); at++)
            found[length++] = *at;
        found[length++] = ' ';
        found[length] = '\0';
    }
    assert_string_equal(found, refs);
}

static void what_we_owe_late_is_what_we_promised_and_did_not_keep(void **state)
{
    refs_are(answer(*state, "owed", "--by", "OEM", "--overdue", "--json"), "C-22 C-35 ");
}

static void what_is_owed_to_us_late_is_listed_by_its_day(void **state)
{
    refs_are(answer(*state, "owed", "--to", "oem", "--overdue", "--json"), "C-26 C-31 C-48 ");
    refs_are(answer(*state, "owed", "--to", "OEM", "--by", "NWP", "--json"), "C-26 ");
}

static void promises_between_others_have_their_broker(void **state)
{
    const char *text = answer(*state, "owed", "--between", "--json");

    refs_are(text, "C-2 C-3 C-4 C-10 C-13 C-14 C-33 C-34 ");
    text = answer(*state, "owed", "--between");
    has(text, "NWP → SBH");
    has(text, "Between others");
    has(text, "OEM");
    has_not(text, "We owe");
}

static void reliability_is_the_figure_of_health(void **state)
{
    const char *text = answer(*state, "owed");

    has(text, "How it was kept");
    has(text, "NWP           46.8");
    has(text, "CFR           85.0");
    has(text, "We owe");
    has(text, "They owe us");
    has(text, "C-26  NWP → OEM");
    has(text, "open, broken?");
}

static void the_past_is_seen_as_it_was(void **state)
{
    refs_are(answer(*state, "owed", "--to", "OEM", "--by", "NWP", "--as-of", "2025-09-30",
                    "--json"),
             "C-25 ");
}

static void what_was_superseded_names_what_came_instead(void **state)
{
    const char *text = answer(*state, "owed", "--by", "NWP", "--all");

    has(text, "broken, now C-26");
    has(text, "kept");
}

static void nothing_owed_is_said_in_words(void **state)
{
    has(answer(*state, "owed", "--by", "SHF", "--overdue"), "Nothing is owed there.");
    refuses(*state, 3, "XYZ", "owed", "--by", "XYZ");
}

static void a_broken_promise_is_not_edited_into_a_kept_one(void **state)
{
    refuses(*state, 2, "fulfil", "edit", "C-25", "status=fulfilled");
    refuses(*state, 4, "supersede C-25 --by", "fulfil", "C-25");
    says(*state, "C-25 is now fulfilled.\n", "fulfil", "C-25", "--evidence", "N-204");
}

static void what_is_promised_instead_takes_its_place(void **state)
{
    says(*state, "C-26 is now broken.\n", "break", "C-26");
    says(*state, "Added C-49.\n", "add", "commitment", "The feed, third promise", "debtor=NWP",
         "due=2026-03-01");
    says(*state, "C-26 is now superseded.\n", "supersede", "C-26", "--by", "C-49");
    has(answer(*state, "owed", "--by", "NWP", "--all"), "superseded, now C-49");
    refs_are(answer(*state, "owed", "--by", "NWP", "--json"), "C-49 ");
}

int main(void)
{
#define TEST(claim) cmocka_unit_test_setup_teardown(claim, sample_setup, sample_teardown)
    const struct CMUnitTest tests[] = {
        TEST(what_we_owe_late_is_what_we_promised_and_did_not_keep),
        TEST(what_is_owed_to_us_late_is_listed_by_its_day),
        TEST(promises_between_others_have_their_broker),
        TEST(reliability_is_the_figure_of_health),
        TEST(the_past_is_seen_as_it_was),
        TEST(what_was_superseded_names_what_came_instead),
        TEST(nothing_owed_is_said_in_words),
        TEST(a_broken_promise_is_not_edited_into_a_kept_one),
        TEST(what_is_promised_instead_takes_its_place),
    };

    return cmocka_run_group_tests(tests, sample_begin, sample_end);
}
