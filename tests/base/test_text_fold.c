#include "support/test.h"

#include <locale.h>
#include <string.h>

#include "base/text.h"

static void assert_folded(const char *text, const char *expected)
{
    struct arena arena = {0};
    const char *folded = text_fold(text, &arena);

    assert_string_equal(folded, expected);
    assert_string_equal(text_fold(folded, &arena), expected);
    arena_clear(&arena);
}

static void case_and_accents_do_not_matter(void **state)
{
    (void)state;
    assert_folded("Zürich", "zurich");
    assert_folded("İSTANBUL", "istanbul");
    assert_folded("Việt Nam", "viet nam");
    assert_folded("ёлка", "елка");
    assert_folded("Straße", "strasse");
    assert_folded("ΣΊΣΥΦΟΣ", "σισυφοσ");
}

static void strokes_and_ligatures_do_not_matter(void **state)
{
    (void)state;
    assert_folded("Łódź", "lodz");
    assert_folded("Ørsted", "orsted");
    assert_folded("ﬁn Æther Þór", "fin aether thor");
}

static void marks_that_keyboards_lack_are_those_that_they_have(void **state)
{
    (void)state;
    assert_folded("D’Angelo–Müller", "d'angelo-muller");
    assert_folded("“Pip”", "\"pip\"");
}

static void compatibility_forms_are_undone(void **state)
{
    (void)state;
    assert_folded("Ｆｕｌｌ", "full");
    assert_folded("Ⅷ", "viii");
}

static void marks_that_are_letters_stay(void **state)
{
    (void)state;
    assert_folded("नमस्ते", "नमस्ते");
    assert_folded("が", "が");
    assert_folded("ｶﾞ", "ガ");
}

static void each_character_of_an_unspaced_script_is_a_word(void **state)
{
    (void)state;
    assert_folded("日本a国", "日 本 a 国");
    assert_folded("東京 call", "東 京 call");
    assert_folded("ที่นี่", "ที่ นี่");
}

static void blanks_are_single_and_nowhere_at_the_ends(void **state)
{
    (void)state;
    assert_folded("  a \t\n b  ", "a b");
    assert_folded("", "");
    assert_folded("\u202e\u200b", "");
}

static void broken_text_folds_as_far_as_it_goes(void **state)
{
    (void)state;
    assert_folded("bad\xff" "X", "bad\uFFFDx");
}

static void a_query_matches_in_order_only(void **state)
{
    (void)state;
    assert_true(text_fuzzy("snz", "snooze", NULL) > 0);
    assert_int_equal(text_fuzzy("zns", "snooze", NULL), 0);
    assert_int_equal(text_fuzzy("snoozes", "snooze", NULL), 0);
    assert_true(text_fuzzy("", "snooze", NULL) > 0);
    assert_int_equal(text_fuzzy("a", "", NULL), 0);
    assert_true(text_fuzzy("week syn", "weekly sync", NULL) > 0);
}

static void assert_before(const char *query, const char *first, const char *second)
{
    if (text_fuzzy(query, first, NULL) <= text_fuzzy(query, second, NULL))
        fail_msg("'%s' should find '%s' before '%s'", query, first, second);
}

static void better_matches_come_first(void **state)
{
    (void)state;
    assert_before("mw", "min. of works", "somewhere");
    assert_before("due", "overdue", "xdxuxe");
    assert_before("issue", "issue", "issue resolve");
    assert_before("res", "resolve", "rent extras");
}

static void assert_matched(const char *query, const char *text, const char *expected)
{
    unsigned char matched[64];
    char shown[64] = "";

    assert_true(text_fuzzy(query, text, matched) > 0);
    for (size_t i = 0; i < strlen(text); i++)
        shown[i] = matched[i] ? '^' : '.';
    assert_string_equal(shown, expected);
}

static void the_best_place_is_marked_not_the_first(void **state)
{
    (void)state;
    assert_matched("luk", "muller-lukasiewicz", ".......^^^........");
    assert_matched("amu", "anna mueller", "^....^^.....");
    assert_matched("本", "日 本", "....^^^");
}

static void a_long_text_is_looked_at_up_to_its_limit(void **state)
{
    char text[2000];
    unsigned char matched[sizeof(text)];

    (void)state;
    memset(text, 'x', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    text[100] = 'a';
    text[1500] = 'b';
    assert_true(text_fuzzy("a", text, matched) > 0);
    assert_int_equal(matched[100], 1);
    assert_int_equal(text_fuzzy("b", text, matched), 0);
    assert_int_equal(matched[sizeof(text) - 2], 0);
}

static void a_distance_counts_slips_of_the_finger(void **state)
{
    (void)state;
    assert_int_equal(text_distance("resolve", "resolve", 3), 0);
    assert_int_equal(text_distance("resolve", "RESOLVE", 3), 0);
    assert_int_equal(text_distance("resolev", "resolve", 3), 1);   /* two letters swapped */
    assert_int_equal(text_distance("reslove", "resolv", 3), 2);
    assert_int_equal(text_distance("müller", "muller", 3), 1);
    assert_int_equal(text_distance("", "abc", 3), 3);
    assert_int_equal(text_distance("abc", "xyz", 2), 3);
    assert_int_equal(text_distance("a", "abcdef", 2), 3);
}

static void the_word_that_was_meant_is_found(void **state)
{
    static const char *const words[] = {"resolve", "reopen", "snooze", "of", NULL};

    (void)state;
    assert_string_equal(text_nearest("reslove", words), "resolve");
    assert_string_equal(text_nearest("SNOZE", words), "snooze");
    assert_null(text_nearest("calendar", words));
    assert_null(text_nearest("x", words));
    assert_null(text_nearest("", words));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(case_and_accents_do_not_matter),
        cmocka_unit_test(strokes_and_ligatures_do_not_matter),
        cmocka_unit_test(marks_that_keyboards_lack_are_those_that_they_have),
        cmocka_unit_test(compatibility_forms_are_undone),
        cmocka_unit_test(marks_that_are_letters_stay),
        cmocka_unit_test(each_character_of_an_unspaced_script_is_a_word),
        cmocka_unit_test(blanks_are_single_and_nowhere_at_the_ends),
        cmocka_unit_test(broken_text_folds_as_far_as_it_goes),
        cmocka_unit_test(a_query_matches_in_order_only),
        cmocka_unit_test(better_matches_come_first),
        cmocka_unit_test(the_best_place_is_marked_not_the_first),
        cmocka_unit_test(a_long_text_is_looked_at_up_to_its_limit),
        cmocka_unit_test(a_distance_counts_slips_of_the_finger),
        cmocka_unit_test(the_word_that_was_meant_is_found),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests_name("text_fold", tests, NULL, NULL);
}
