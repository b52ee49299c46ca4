#include "support/test.h"

#include <jansson.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/str.h"
#include "base/text.h"

static int use_utf8(void **state)
{
    (void)state;
    return setlocale(LC_ALL, "C.UTF-8") ? 0 : -1;
}

static int use_ascii(void **state)
{
    (void)state;
    return setlocale(LC_ALL, "C") ? 0 : -1;
}

static void assert_clean(const char *text, const char *expected)
{
    struct str str = {0};

    text_add_clean(&str, text, false);
    assert_string_equal(str.text, expected);
    str_done(&str);
}

static void assert_column(const char *text, int columns, const char *expected)
{
    struct str str = {0};

    text_add_column(&str, text, columns);
    assert_string_equal(str.text, expected);
    str_done(&str);
}

/* What a terminal would make of it, according to the C library; -1 if it cannot be shown. */
static int library_columns(const char *text)
{
    size_t count = mbstowcs(NULL, text, 0);
    wchar_t *wide;
    int columns;

    if (count == (size_t)-1)
        return -1;
    wide = calloc(count + 1, sizeof(*wide));
    assert_non_null(wide);
    mbstowcs(wide, text, count + 1);
    columns = wcswidth(wide, count);
    free(wide);
    return columns;
}

static void control_characters_are_made_visible(void **state)
{
    (void)state;
    assert_clean("\033[2J", "\uFFFD[2J");
    assert_clean("a\x7f" "b", "a\uFFFDb");
    assert_clean("a\rb", "a\uFFFDb");
    assert_clean("a\xc2\x9b" "2J", "a\uFFFD2J");   /* CSI as one character */
}

static void bytes_that_are_not_utf8_are_shown_one_by_one(void **state)
{
    (void)state;
    assert_clean("a\xc3(b", "a\uFFFD(b");
    assert_clean("\xff\xfe", "\uFFFD\uFFFD");
    assert_clean("\xe6\x97", "\uFFFD\uFFFD");            /* cut short */
    assert_clean("\xc0\x80", "\uFFFD\uFFFD");            /* overlong */
    assert_clean("\xed\xa0\x80", "\uFFFD\uFFFD\uFFFD");  /* a surrogate */
}

static void what_is_invisible_or_turns_the_line_round_vanishes(void **state)
{
    (void)state;
    assert_clean("invoice\u202egnp.exe", "invoicegnp.exe");
    assert_clean("pay\u200bpal", "paypal");
    assert_clean("\ufeffname\u2066\u2069", "name");
    assert_clean("a\U000E0041b", "ab");
    assert_clean("soft\u00adly", "softly");
}

static void emoji_come_apart_as_the_library_counts_them(void **state)
{
    (void)state;
    assert_clean("\U0001F468\u200D\U0001F469", "\U0001F468\U0001F469");
    assert_clean("\u2764\uFE0F", "\u2764");
    assert_clean("\U0001F44D\U0001F3FD", "\U0001F44D");
    assert_int_equal(text_columns("\U0001F468\u200D\U0001F469"), 4);
}

static void joiners_stay_where_they_are_spelling(void **state)
{
    (void)state;
    assert_clean("می\u200Cخواهم", "می\u200Cخواهم");
    assert_clean("क्\u200Dष", "क्\u200Dष");
    assert_clean("a\u200Db", "ab");
}

static void a_cell_takes_four_marks(void **state)
{
    const char *text = "z\u0301\u0302\u0303\u0304\u0305\u0306\u0307x";
    struct grapheme grapheme;

    (void)state;
    assert_true(text_next(&text, &grapheme));
    assert_string_equal(grapheme.text, "z\u0301\u0302\u0303\u0304");
    assert_int_equal(grapheme.columns, 1);
    assert_string_equal(text, "x");
}

static void a_mark_with_nothing_under_it_vanishes(void **state)
{
    (void)state;
    assert_clean("\u0301a", "a");
}

static void characters_unknown_to_the_library_are_replaced(void **state)
{
    (void)state;
    assert_clean("a\U0003FFFEb", "a\uFFFDb");
    assert_clean("a\uFFFEb", "a\uFFFDb");
}

static void line_breaks_and_tabs_become_blanks(void **state)
{
    (void)state;
    assert_clean("a\nb\r\nc\td\u2028e", "a b c d e");
}

static void line_breaks_are_kept_on_demand(void **state)
{
    struct str str = {0};

    (void)state;
    text_add_clean(&str, "a\r\nb\nc\td\n", true);
    assert_string_equal(str.text, "a\nb\nc d\n");
    str_done(&str);
}

static void columns_are_counted_as_the_terminal_does(void **state)
{
    (void)state;
    assert_int_equal(text_columns(""), 0);
    assert_int_equal(text_columns("Zürich"), 6);
    assert_int_equal(text_columns("e\u0301"), 1);
    assert_int_equal(text_columns("日本語"), 6);
    assert_int_equal(text_columns("┏━▸▁█░●◆"), 8);
}

static void a_column_has_the_width_it_was_asked_for(void **state)
{
    (void)state;
    assert_column("Port", 6, "Port  ");
    assert_column("Port Authority", 6, "Port …");
    assert_column("Port", 4, "Port");
    assert_column("日本語", 6, "日本語");
    assert_column("日本語", 5, "日本…");
    assert_column("日本語", 4, "日… ");   /* half of 本 cannot be shown */
    assert_column("日", 1, "…");
    assert_column("abc", 0, "");
    assert_column("", 0, "");
    assert_column("abc", -3, "");
}

static void a_locale_without_utf8_gets_ascii(void **state)
{
    (void)state;
    assert_true(text_locale_is_ascii());
    assert_clean("Ana Šimić", "Ana Simic");
    assert_clean("e\u0301te\u0301", "ete");
    assert_clean("日本", "??");
    assert_clean("“5–6” … ▸ ▲", "\"5-6\" ~ > ^");
    assert_clean("\033[2J\xff", "?[2J?");
    assert_clean("a\u202eb", "ab");
    assert_column("Port Authority", 6, "Port ~");
}

static void utf8_is_told_from_what_is_not(void **state)
{
    size_t bad = 99;

    (void)state;
    assert_true(text_is_utf8("Zürich", strlen("Zürich"), &bad));
    assert_true(text_is_utf8("", 0, NULL));
    assert_int_equal(bad, 99);
    assert_false(text_is_utf8("ab\xff", 3, &bad));
    assert_int_equal(bad, 2);
    assert_false(text_is_utf8("\xc3", 1, NULL));
}

static bool is_harmless(const char *text)
{
    for (const unsigned char *c = (const unsigned char *)text; *c; c++)
        if (*c < 0x20 || *c == 0x7F || (c[0] == 0xC2 && c[1] >= 0x80 && c[1] <= 0x9F))
            return false;
    return true;
}

static void check_hostile(const char *name, const char *text)
{
    struct arena arena = {0};
    const char *clean = text_clean(text, &arena);

    if (!is_harmless(clean))
        fail_msg("%s: still harmful: %s", name, clean);
    if (library_columns(clean) != text_columns(text))
        fail_msg("%s: %d columns on a terminal, counted %d", name, library_columns(clean),
                 text_columns(text));
    assert_string_equal(text_clean(clean, &arena), clean);
    for (int columns = 0; columns < 12; columns++) {
        struct str str = {0};

        text_add_column(&str, text, columns);
        if (library_columns(str.text) != columns)
            fail_msg("%s: asked for %d columns, got %d", name, columns, library_columns(str.text));
        str_done(&str);
    }
    arena_clear(&arena);
}

static void hostile_texts_are_harmless_and_counted_right(void **state)
{
    FILE *file = fopen(TEST_SOURCE "/tests/data/hostile.jsonl", "r");
    json_t *row;
    int rows = 0;

    (void)state;
    assert_non_null(file);
    while ((row = json_loadf(file, JSON_DISABLE_EOF_CHECK, NULL))) {
        check_hostile(json_string_value(json_object_get(row, "name")),
                      json_string_value(json_object_get(row, "text")));
        json_decref(row);
        rows++;
    }
    fclose(file);
    assert_true(rows > 150);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(control_characters_are_made_visible, use_utf8),
        cmocka_unit_test_setup(bytes_that_are_not_utf8_are_shown_one_by_one, use_utf8),
        cmocka_unit_test_setup(what_is_invisible_or_turns_the_line_round_vanishes, use_utf8),
        cmocka_unit_test_setup(emoji_come_apart_as_the_library_counts_them, use_utf8),
        cmocka_unit_test_setup(joiners_stay_where_they_are_spelling, use_utf8),
        cmocka_unit_test_setup(a_cell_takes_four_marks, use_utf8),
        cmocka_unit_test_setup(a_mark_with_nothing_under_it_vanishes, use_utf8),
        cmocka_unit_test_setup(characters_unknown_to_the_library_are_replaced, use_utf8),
        cmocka_unit_test_setup(line_breaks_and_tabs_become_blanks, use_utf8),
        cmocka_unit_test_setup(line_breaks_are_kept_on_demand, use_utf8),
        cmocka_unit_test_setup(columns_are_counted_as_the_terminal_does, use_utf8),
        cmocka_unit_test_setup(a_column_has_the_width_it_was_asked_for, use_utf8),
        cmocka_unit_test_setup(a_locale_without_utf8_gets_ascii, use_ascii),
        cmocka_unit_test_setup(utf8_is_told_from_what_is_not, use_utf8),
        cmocka_unit_test_setup(hostile_texts_are_harmless_and_counted_right, use_utf8),
        cmocka_unit_test_setup(hostile_texts_are_harmless_and_counted_right, use_ascii),
    };

    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
