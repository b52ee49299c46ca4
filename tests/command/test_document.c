/* Documents as text. */

#include <liaise/document.h>
#include <locale.h>
#include <string.h>

#include "base/str.h"
#include "support/test.h"

struct paper {
    struct arena arena;
    struct document document;
    struct str text;
};

static int setup(void **state)
{
    static struct paper paper;

    (void)setlocale(LC_ALL, "C.UTF-8");
    paper = (struct paper){0};
    paper.document.arena = &paper.arena;
    *state = &paper;
    return 0;
}

static int teardown(void **state)
{
    struct paper *paper = *state;

    str_done(&paper->text);
    arena_clear(&paper->arena);
    return 0;
}

static const char *written(struct paper *paper, int width, bool colour)
{
    const struct text_look look = {.width = width, .colour = colour};

    str_done(&paper->text);
    paper->text = (struct str){0};
    document_write_text(&paper->document, &look, &paper->text);
    return paper->text.text;
}

static const struct doc_column columns[] = {
    {"ID", DOC_LEFT, false}, {"What", DOC_LEFT, true}, {"U", DOC_RIGHT, false}};

static void add_rows(struct paper *paper)
{
    document_table(&paper->document, columns, 3);
    document_row(&paper->document, (const struct doc_cell[]){{"I-8", ROLE_KEY},
                                                             {"Teyakum not told", ROLE_LATE},
                                                             {"29.51", ROLE_TEXT}});
    document_row(&paper->document, (const struct doc_cell[]){{"I-10", ROLE_KEY},
                                                             {"金 contract", ROLE_TEXT},
                                                             {"5.10", ROLE_TEXT}});
}

static void columns_are_as_wide_as_their_widest_cell(void **state)
{
    add_rows(*state);
    assert_string_equal(written(*state, 0, false), "ID    What                  U\n"
                                                   "I-8   Teyakum not told  29.51\n"
                                                   "I-10  金 contract        5.10\n");
}

static void the_flexible_column_gives_way(void **state)
{
    add_rows(*state);
    assert_string_equal(written(*state, 27, false), "ID    What                U\n"
                                                    "I-8   Teyakum not t…  29.51\n"
                                                    "I-10  金 contract      5.10\n");
}

static void a_column_keeps_its_least_width_even_on_a_tiny_screen(void **state)
{
    add_rows(*state);
    assert_string_equal(written(*state, 5, false), "ID    What              U\n"
                                                   "I-8   Teyakum not…  29.51\n"
                                                   "I-10  金 contract    5.10\n");
}

static void no_line_ends_with_a_blank(void **state)
{
    struct paper *paper = *state;

    document_table(&paper->document, columns, 2);
    document_row(&paper->document, (const struct doc_cell[]){{"I-8", ROLE_KEY}, {NULL, ROLE_TEXT}});
    document_field(&paper->document, "Due", ROLE_TEXT, "today ");
    assert_null(strstr(written(paper, 0, false), " \n"));
}

static void labelled_values_stand_in_line_and_wrap(void **state)
{
    struct paper *paper = *state;

    document_heading(&paper->document, "I-12");
    document_field(&paper->document, "Kind", ROLE_TEXT, "conflict");
    document_field(&paper->document, "Empty", ROLE_TEXT, "");
    document_field(&paper->document, "Summary", ROLE_TEXT,
                   "They promised it for October and again for December");
    assert_string_equal(written(paper, 34, false), "I-12\n"
                                                   "Kind     conflict\n"
                                                   "Summary  They promised it for\n"
                                                   "         October and again for\n"
                                                   "         December\n");
}

static void paragraphs_wrap_at_blanks_and_cut_what_has_none(void **state)
{
    struct paper *paper = *state;

    document_text(&paper->document, ROLE_TEXT, "one two three\nfour fivesixseveneightnine");
    assert_string_equal(written(paper, 10, false), "one two\nthree\nfour\nfivesixsev\neneightnin\n"
                                                   "e\n");
    assert_string_equal(written(paper, 0, false), "one two three\nfour fivesixseveneightnine\n");
}

static void blocks_are_parted_by_an_empty_line(void **state)
{
    struct paper *paper = *state;

    document_text(&paper->document, ROLE_TEXT, "%d late", 2);
    document_heading(&paper->document, "Open");
    document_text(&paper->document, ROLE_TEXT, "nothing");
    assert_string_equal(written(paper, 0, false), "2 late\n\nOpen\nnothing\n");
}

static void what_could_harm_a_terminal_does_not_reach_it(void **state)
{
    struct paper *paper = *state;
    const char *evil = "a\033[2Jb\r\nc\x9b\x07\xe2\x80\xae";

    document_heading(&paper->document, evil);
    document_text(&paper->document, ROLE_TEXT, "%s", evil);
    document_field(&paper->document, evil, ROLE_TEXT, evil);
    document_table(&paper->document, columns, 1);
    document_row(&paper->document, (const struct doc_cell[]){{evil, ROLE_TEXT}});
    for (const char *at = written(paper, 40, false); *at; at++)
        assert_true((unsigned char)*at >= ' ' || *at == '\n');
    assert_null(strstr(paper->text.text, "\xe2\x80\xae"));
}

static void colours_are_only_where_a_role_has_one_and_end_there(void **state)
{
    const char *text;

    add_rows(*state);
    text = written(*state, 0, true);
    assert_non_null(strstr(text, "\033[1;31mTeyakum not told\033[0m  29.51"));
    assert_null(strstr(written(*state, 0, false), "\033"));
}

int main(void)
{
#define TEST(claim) cmocka_unit_test_setup_teardown(claim, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(columns_are_as_wide_as_their_widest_cell),
        TEST(the_flexible_column_gives_way),
        TEST(a_column_keeps_its_least_width_even_on_a_tiny_screen),
        TEST(no_line_ends_with_a_blank),
        TEST(labelled_values_stand_in_line_and_wrap),
        TEST(paragraphs_wrap_at_blanks_and_cut_what_has_none),
        TEST(blocks_are_parted_by_an_empty_line),
        TEST(what_could_harm_a_terminal_does_not_reach_it),
        TEST(colours_are_only_where_a_role_has_one_and_end_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
