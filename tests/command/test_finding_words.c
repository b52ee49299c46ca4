#include "support/test.h"

#include <string.h>

#include "base/str.h"
#include "command/finding_words.h"

/* What is typed into the search is words and filters. */

static void add_words(struct str *out, const char *text)
{
    const char *before = "";

    while (text += strspn(text, " "), *text) {
        size_t length = strcspn(text, " ");

        str_add(out, "%s%.*s", before, (int)length, text);
        before = " ";
        text += length;
    }
}

static void assert_parts(const char *typed, const char *wanted)
{
    struct finding_choice choices[FINDING_CHOICES];
    struct arena arena = {0};
    struct str out = {0};
    size_t count = finding_part(typed, choices, &arena);

    for (size_t i = 0; i < count; i++) {
        str_add(&out, "%s<", i ? " " : "");
        add_words(&out, choices[i].words);
        str_add(&out, "> <");
        add_words(&out, choices[i].filter);
        str_add(&out, "> <");
        add_words(&out, choices[i].demands);
        str_add(&out, ">");
    }
    assert_string_equal(out.text ? out.text : "", wanted);
    str_done(&out);
    arena_clear(&arena);
}

static void words_and_filters_are_told_apart(void **state)
{
    (void)state;
    assert_parts("tonnage fee", "<tonnage fee> <> <>");
    assert_parts("fee party:NWP is:late", "<fee> <party:NWP is:late> <party:NWP is:late>");
    assert_parts("fee -is:closed -toll", "<fee> <-is:closed -toll> <>");
    assert_parts("sev:>=high", "<> <sev:>=high> <sev:>=high>");
    assert_parts("\"a b\" title:\"c d\" e", "<\"a b\" e> <title:\"c d\"> <title:\"c d\">");
}

static void what_no_filter_knows_is_a_word(void **state)
{
    (void)state;
    assert_parts("http://x re:fee 09:30 party : -", "<http://x re:fee 09:30 party : -> <> <>");
}

static void bars_part_choices_that_say_something(void **state)
{
    (void)state;
    assert_parts("a|b c", "<a> <> <> <b c> <> <>");
    assert_parts("a | is:late", "<a> <> <> <> <is:late> <is:late>");
    assert_parts("| a || b |", "<a> <> <> <b> <> <>");
    assert_parts("\"a|b\"", "<\"a|b\"> <> <>");
    assert_parts("", "");
    assert_parts("  ", "");
}

static void quotations_that_are_being_typed_do_no_harm(void **state)
{
    (void)state;
    assert_parts("\"fee is:late", "<\"fee> <is:late> <is:late>");
    assert_parts("fee party: -is:", "<fee> <> <>");
    assert_parts("party:", "");
    assert_parts("fee title:\"a b", "<fee> <title:\"a b\"> <title:\"a b\">");
}

static void columns_stay_where_they_were(void **state)
{
    struct finding_choice choices[FINDING_CHOICES];
    struct arena arena = {0};

    (void)state;
    assert_int_equal(finding_part("fee is:late x", choices, &arena), 1);
    assert_string_equal(choices[0].filter, "    is:late  ");
    assert_string_equal(choices[0].words, "fee         x");
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_filters_are_told_apart),
        cmocka_unit_test(what_no_filter_knows_is_a_word),
        cmocka_unit_test(bars_part_choices_that_say_something),
        cmocka_unit_test(quotations_that_are_being_typed_do_no_harm),
        cmocka_unit_test(columns_stay_where_they_were),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
