/* Finding anything on the command line. */

#include <jansson.h>
#include <string.h>

#include "support/sample.h"

static void what_is_found_is_grouped_with_counts_and_marks(void **state)
{
    const char *text = answer(*state, "search", "shelter", "--limit", "2");

    has(text, "98 of 1,691 for shelter\n");
    has(text, "\nIssues (3, the newest 2)\nI-16  Who pays for [shelter] night security  CBS");
    has(text, "\nFollow-ups (42, the newest 2)\n");
}

static void an_excerpt_says_which_field_it_is_from(void **state)
{
    has(answer(*state, "search", "generators", "kind:issue"),
        "     summary: St. Brannoc ran on [generators] for 19 hours");
}

static void names_are_found_however_they_are_typed(void **state)
{
    static const struct {
        const char *typed, *total, *shown;
    } names[] = {
        {"nguyen", "37 of 1,691", "[Nguyễn] Thị Hạnh"},
        {"Nguyễn", "37 of 1,691", "[Nguyễn] Thị Hạnh"},
        {"Nguye\xCC\x82\xCC\x83n", "37 of 1,691", "] Thị Hạnh"},
        {"D'Angelo", "16 of 1,691", "Zoë [D’Angelo]-Müller"},
        {"D’Angelo", "16 of 1,691", "Zoë [D’Angelo]-Müller"},
        {"dangelo", "1 of 1,691", "zoe.[dangelo]-muller@"},
        {"o'malley", "44 of 1,691", "Brigid [O'Malley]"},
        {"O’Malley", "44 of 1,691", "Brigid [O'Malley]"},
        {"김민준", "20 of 1,691", "[김민준]"},
        {"layla", "1 of 1,691", "ليلى حداد"},
        {"حداد", "", "ليلى [حداد]"},
        {"dubois", "", "Renée [Dubois]-Achterberg"},
    };

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        const char *text = answer(*state, "search", names[i].typed);

        has(text, names[i].total);
        has(text, names[i].shown);
    }
}

static void filters_among_the_words_narrow_it(void **state)
{
    const char *text = answer(*state, "search", "nwp", "sev:>=high");

    has(text, "2 of 1,691");
    has(text, "I-12 ");
    has(text, "I-5 ");
    has_not(answer(*state, "search", "nwp", "sev:>=high", "-is:closed"), "I-5 ");
    has(answer(*state, "search", "is:late"), "42 of 1,691");
    has(answer(*state, "search", "party:NWP", "due:<7d", "kind:followup"), "Follow-ups (");
    refuses(*state, 2, "column 1: 'zzz' is not understood", "search", "due:zzz");
    refuses(*state, 2, "column 5: ", "search", "fee", "due:<zzz");
}

static void quoted_words_are_found_as_they_stand(void **state)
{
    has(answer(*state, "search", "night security", "kind:issue"), "[night security]  CBS");
    has(answer(*state, "search", "\"night security\"", "kind:issue"), "I-16 ");
    has(answer(*state, "search", "security", "night", "kind:issue"), "I-16 ");
    has(answer(*state, "search", "\"security night\"", "kind:issue"), "0 of 1,691");
    has(answer(*state, "search", "\"night secur\""), "0 of 1,691");
    has(answer(*state, "search", "\"night secur", "kind:issue"), "I-16 ");
}

static void one_or_the_other_finds_both_once(void **state)
{
    const char *both = answer(*state, "search", "siren|I-16|siren", "kind:issue|I-16");

    has(both, "I-16 ");
    has(answer(*state, "search", "siren", "kind:issue", "|", "I-16", "kind:issue"), "I-16 ");
    has(answer(*state, "search", "siren", "kind:issue", "|", "I-16", "kind:issue"), "I-7 ");
    assert_null(strstr(strstr(both, "I-16  ") + 1, "\nI-16  "));
}

static void answers_can_be_had_as_json(void **state)
{
    json_error_t error;
    json_t *found = json_loads(answer(*state, "search", "nguyen", "--json", "--limit", "3"), 0,
                               &error), *counts;

    assert_non_null(found);
    assert_int_equal(json_integer_value(json_object_get(found, "total")), 37);
    counts = json_object_get(found, "counts");
    assert_int_equal(json_integer_value(json_object_get(counts, "meeting")), 21);
    assert_in_range(json_array_size(json_object_get(found, "hits")), 4, 12);
    json_decref(found);
    found = json_loads(answer(*state, "search", "nothinghasthis", "--json"), 0, &error);
    assert_non_null(found);
    assert_int_equal(json_array_size(json_object_get(found, "hits")), 0);
    json_decref(found);
}

static void what_says_nothing_is_refused(void **state)
{
    refuses(*state, 2, "say what to search for", "search");
    refuses(*state, 2, "--limit is 1 to", "search", "fee", "--limit", "0");
    has(answer(*state, "search", "%", "--limit", "1"), "0 of 1,691");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_found_is_grouped_with_counts_and_marks,
                                        sample_setup, sample_teardown),
        cmocka_unit_test_setup_teardown(an_excerpt_says_which_field_it_is_from, sample_setup,
                                        sample_teardown),
        cmocka_unit_test_setup_teardown(names_are_found_however_they_are_typed, sample_setup,
                                        sample_teardown),
        cmocka_unit_test_setup_teardown(filters_among_the_words_narrow_it, sample_setup,
                                        sample_teardown),
        cmocka_unit_test_setup_teardown(quoted_words_are_found_as_they_stand, sample_setup,
                                        sample_teardown),
        cmocka_unit_test_setup_teardown(one_or_the_other_finds_both_once, sample_setup,
                                        sample_teardown),
        cmocka_unit_test_setup_teardown(answers_can_be_had_as_json, sample_setup, sample_teardown),
        cmocka_unit_test_setup_teardown(what_says_nothing_is_refused, sample_setup,
                                        sample_teardown),
    };

    return cmocka_run_group_tests(tests, sample_begin, sample_end);
}
