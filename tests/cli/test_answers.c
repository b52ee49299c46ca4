/* How the command line is asked, and what it answers with. */

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "support/sample.h"

static json_t *parsed(const char *text)
{
    json_error_t error;
    json_t *value = json_loads(text, JSON_REJECT_DUPLICATES, &error);

    if (!value)
        fail_msg("line %d: %s:\n%.400s", error.line, error.text, text);
    return value;
}

static void every_answer_can_be_had_as_json(void **state)
{
    static const struct {
        const char *words[6];
        size_t least;
    } asked[] = {
        {{TEST_LIAISE, "demo", "--json", "today", NULL}, 50},
        {{TEST_LIAISE, "demo", "--json", "list", "org", NULL}, 8},
        {{TEST_LIAISE, "demo", "--json", "list", "issue", NULL}, 9},
        {{TEST_LIAISE, "demo", "--json", "list", "commitment", NULL}, 5},
        {{TEST_LIAISE, "demo", "--json", "list", "followup", NULL}, 100},
        {{TEST_LIAISE, "demo", "--json", "list", "meeting", NULL}, 17},
        {{TEST_LIAISE, "demo", "--json", "list", "agreement", NULL}, 5},
        {{TEST_LIAISE, "demo", "--json", "list", "person", NULL}, 30},
        {{TEST_LIAISE, "demo", "--json", "list", "bridge", NULL}, 6},
        {{TEST_LIAISE, "demo", "--json", "history", NULL}, 2},
    };

    for (size_t i = 0; i < sizeof(asked) / sizeof(*asked); i++) {
        json_t *list = parsed(sample_answer(*state, asked[i].words));

        assert_true(json_is_array(list));
        assert_in_range(json_array_size(list), asked[i].least, 1000);
        json_decref(list);
    }
}

static void a_record_is_json_as_it_is_exported(void **state)
{
    const char *text = answer(*state, "show", "I-12", "--json");
    json_t *issue = parsed(text);

    assert_string_equal(json_string_value(json_object_get(issue, "ref")), "I-12");
    json_decref(issue);
    has(answer(*state, "export"), text);
    json_decref(parsed(answer(*state, "show", "NWP", "--json")));
    json_decref(parsed(answer(*state, "show", "Tove Halvorsen", "--json")));
}

static void what_was_done_is_json_too(void **state)
{
    says(*state, "{\"ref\":\"F-431\",\"said\":\"Added F-431.\"}\n", "add", "Do it", "--json");
    says(*state, "{\"said\":\"Undone: Add followup \\\"Do it\\\".\"}\n", "undo", "--json");
}

static void options_stand_anywhere_and_dashes_end_them(void **state)
{
    says(*state, "[]\n", "list", "--json", "issue", "title:nowhere");
    says(*state, "Added F-431.\n", "add", "--", "--json");
    has(answer(*state, "show", "F-431"), "F-431  --json");
    has(answer(*state, "today", "--as-of=2026-02-05"), "Thu 5 Feb 2026");
    has_not(answer(*state, "list", "issue", "-is:late"), "I-12 ");
}

static void wrong_words_are_told_with_the_nearest(void **state)
{
    refuses(*state, 2, "there is no command 'shwo'; did you mean 'show'?", "shwo");
    refuses(*state, 2, "there is no option --jsn; did you mean --json?", "today", "--jsn");
    refuses(*state, 2, "did you mean --limit?", "today", "--limt", "3");
    refuses(*state, 2, "--limit needs a value", "today", "--limit");
    refuses(*state, 2, "--json takes no value", "today", "--json=yes");
    refuses(*state, 2, "limit is a whole number", "today", "--limit", "few");
    refuses(*state, 2, "--color is auto", "today", "--color", "red");
    refuses(*state, 2, "show does not know what to do with 'x'", "show", "I-1", "x");
    refuses(*state, 2, "show needs ref", "show");
    refuses(*state, 2, "did you mean issue?", "list", "isue");
    refuses(*state, 2, "works in the dashboard only", "zoom");
    refuses(*state, 2, "--as-of: ", "today", "--as-of", "someday");
}

static void the_exit_status_says_what_was_wrong(void **state)
{
    refuses(*state, 2, "none of", "list", "issue", "sev:bad");
    refuses(*state, 3, "there is no issue \"I-99\"", "show", "I-99");
    refuses(*state, 3, "did you mean \"NWP\"?", "show", "NPW");
    refuses(*state, 4, "cannot be", "accept", "I-12");
    has(answer(*state, "help"), "4  it exists, but is not in a state that allows this");
}

static void records_are_found_as_people_call_them(void **state)
{
    has(answer(*state, "show", "i-12"), "I-12  Restoration ETA feed not delivered");
    has(answer(*state, "show", "nwp"), "NWP  Northwater Power Cooperative");
    has(answer(*state, "show", "northwater"), "NWP  Northwater Power Cooperative");
    has(answer(*state, "show", "tove"), "Tove Halvorsen");
    has(answer(*state, "show", "zoe d'angelo"), "Zoë D’Angelo-Müller");
    refuses(*state, 2, "more than one", "show", "nguyen");
    refuses(*state, 2, "no kind of record has refs like X-1", "show", "X-1");
}

static void help_is_made_from_the_table(void **state)
{
    const char *text = answer(*state, "help", "snooze");

    has(text, "liaise snooze REF [UNTIL]");
    has(text, "Hide a follow-up until a day.");
    has(text, "Example: liaise snooze F-297 fri");
    assert_string_equal(text, answer(*state, "snooze", "--help"));
    has(answer(*state, "help"), "acknowledge");
    has(answer(*state, "help"), "LIAISE_CLOCK");
    refuses(*state, 3, "did you mean snooze?", "help", "snoze");
    has(answer(*state, "--version"), "SQLite");
}

static void without_a_command_it_says_what_to_do_today(void **state)
{
    const struct sample *sample = *state;
    const struct outcome outcome = liaise_run(sample->temp, NULL, "demo");

    assert_int_equal(outcome.status, 0);
    assert_string_equal(outcome.out, answer(*state, "today"));
}

static void colours_come_only_when_they_are_asked_for(void **state)
{
    has_not(answer(*state, "today"), "\033");
    has(answer(*state, "today", "--color=always"), "\033[");
    has_not(answer(*state, "today", "--color=always", "--no-color"), "\033");
}

static void nothing_from_the_store_reaches_a_terminal_raw(void **state)
{
    const char *text;

    (void)answer(*state, "add", "Ring \033[2J\xc2\x9b \xe2\x80\xae them", "note=a\tb");
    text = answer(*state, "show", "F-431");
    has_not(text, "\033");
    has_not(text, "\xe2\x80\xae");
    has_not(answer(*state, "list", "followup"), "\033");
    has_not(answer(*state, "history"), "\033");
    has_not(answer(*state, "today"), "\033");
    text = answer(*state, "show", "F-431", "--json");
    has(text, "\\u001B[2J");
    has_not(text, "\xc2\x9b");
    has_not(text, "\xe2\x80\xae");
    refuses(*state, 3, "there is no organization and no person", "show", "a\033[2J");
    assert_null(strchr(sample_run(*state, "show", "a\033[2J").err, '\033'));
}

static void names_of_every_script_come_out_as_they_went_in(void **state)
{
    const char *people = answer(*state, "list", "person", "--all");

    has(people, "ليلى حداد");
    has(people, "김민준");
    has(people, "Işıl Demirtaş");
    has(people, "Priscilla \"Pip\" Vandermeer-Osei");
    has(people, "Brigid O'Malley");
}

int main(void)
{
#define TEST(claim) cmocka_unit_test_setup_teardown(claim, sample_setup, sample_teardown)
    const struct CMUnitTest tests[] = {
        TEST(every_answer_can_be_had_as_json),
        TEST(a_record_is_json_as_it_is_exported),
        TEST(what_was_done_is_json_too),
        TEST(options_stand_anywhere_and_dashes_end_them),
        TEST(wrong_words_are_told_with_the_nearest),
        TEST(the_exit_status_says_what_was_wrong),
        TEST(records_are_found_as_people_call_them),
        TEST(help_is_made_from_the_table),
        TEST(without_a_command_it_says_what_to_do_today),
        TEST(colours_come_only_when_they_are_asked_for),
        TEST(nothing_from_the_store_reaches_a_terminal_raw),
        TEST(names_of_every_script_come_out_as_they_went_in),
    };

    return cmocka_run_group_tests(tests, sample_begin, sample_end);
}
