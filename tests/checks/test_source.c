/* The scanner that the checks of our sources stand on. */

#include "support/test.h"

#include <stdio.h>
#include <string.h>

#include "checks/source.h"

static struct functions functions_of(const char *text, struct arena *arena)
{
    struct source source;

    source_read(&source, text, arena);
    return source_functions(&source, arena);
}

static void comments_and_what_strings_hold_are_no_code(void **state)
{
    static const struct {
        const char *text, *code;
    } cases[] = {
        {"a /* b */ c", "a         c"},
        {"a // b\nc", "a //  \nc"},
        {"\"if\" x", "\"  \" x"},
        {"\"\\\"if\" x", "\"    \" x"},
        {"'\"' x \"y\"", "' ' x \" \""},
        {"'\\'' x", "'  ' x"},
        {"/* \" */ x \"/*\" y", "        x \"  \" y"},
        {"/* a\n * b\n */ x", "    \n    \n    x"},
        {"# define x {\\\n}\ny", "             \n \ny"},
        {"x / y", "x / y"},
        {"/**/x", "    x"},
        {"/*/ x */y", "        y"},
        {"\"\\\\\" x", "\"  \" x"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct arena arena = {0};
        struct source source;

        source_read(&source, cases[i].text, &arena);
        assert_string_equal(source.code, cases[i].code);
        arena_clear(&arena);
    }
}

static void a_function_is_counted_from_its_first_line_to_its_brace(void **state)
{
    static const char text[] =
        "struct a {\n    int b;\n};\n"
        "static const int table[] = {\n    1,\n};\n"
        "/* what it does */\n"
        "static int one(int a,\n"
        "               int b)\n"
        "{\n"
        "    return a + b;\n"
        "}\n"
        "\n"
        "__attribute__((noreturn)) void two(void)\n"
        "{\n"
        "}\n";
    struct arena arena = {0};
    struct functions found = functions_of(text, &arena);

    (void)state;
    assert_int_equal(found.count, 2);
    assert_string_equal(found.items[0].name, "one");
    assert_int_equal(found.items[0].line, 8);
    assert_int_equal(found.items[0].lines, 5);
    assert_int_equal(found.items[0].complexity, 1);
    assert_string_equal(found.items[1].name, "two");
    assert_int_equal(found.items[1].line, 14);
    assert_int_equal(found.items[1].lines, 3);
    arena_clear(&arena);
}

static void every_branch_adds_one(void **state)
{
    static const struct {
        const char *body;
        int complexity;
    } cases[] = {
        {"return;", 1},
        {"if (a) b();", 2},
        {"if (a) b(); else if (c) d();", 3},
        {"if (a && b || c) d();", 4},
        {"for (;;) while (x) y();", 3},
        {"do x(); while (y);", 2},
        {"switch (x) { case 1: case 2: y(); default: z(); }", 3},
        {"return a ? b : c;", 2},
        {"ifs(); forward(); lowercase = a & b | c;", 1},
        {"x(\"if ? && ||\"); /* if (a) */ y('?');", 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct arena arena = {0};
        char text[200];

        (void)snprintf(text, sizeof(text), "void f(void)\n{\n    %s\n}\n", cases[i].body);
        assert_int_equal(functions_of(text, &arena).items[0].complexity, cases[i].complexity);
        arena_clear(&arena);
    }
}

static void a_macro_is_no_function(void **state)
{
    struct arena arena = {0};

    (void)state;
    assert_int_equal(functions_of("#define A(x) \\\n{ \\\nif (x) \\\n}\n", &arena).count, 0);
    arena_clear(&arena);
}

static void a_body_without_an_end_goes_to_the_end(void **state)
{
    struct arena arena = {0};
    struct functions found = functions_of("void f(void)\n{\n    if (a)\n", &arena);

    (void)state;
    assert_int_equal(found.count, 1);
    assert_int_equal(found.items[0].complexity, 2);
    assert_int_equal(functions_of("", &arena).count, 0);
    assert_int_equal(functions_of("{", &arena).count, 1);
    arena_clear(&arena);
}

static void a_word_is_found_whole_and_only_in_code(void **state)
{
    static const char text[] = "/* system(1) */\nsubsystem(2);\nsystem_x(3);\n\"system(4)\";\n"
                               "int system;\nx(system (5));\n";
    struct arena arena = {0};
    struct source source;
    const char *at;

    (void)state;
    source_read(&source, text, &arena);
    at = source_find(&source, source.code, "system", false);
    assert_int_equal(source_line(&source, at), 5);
    at = source_find(&source, source.code, "system", true);
    assert_int_equal(source_line(&source, at), 6);
    assert_null(source_find(&source, at + 1, "system", true));
    arena_clear(&arena);
}

static void lines_are_counted_with_a_last_one_that_does_not_end(void **state)
{
    static const struct {
        const char *text;
        size_t lines;
    } cases[] = {{"", 0}, {"a", 1}, {"a\n", 1}, {"a\nb", 2}, {"\n\n", 2}};

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct arena arena = {0};
        struct source source;

        source_read(&source, cases[i].text, &arena);
        assert_int_equal(source.lines, cases[i].lines);
        arena_clear(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comments_and_what_strings_hold_are_no_code),
        cmocka_unit_test(a_function_is_counted_from_its_first_line_to_its_brace),
        cmocka_unit_test(every_branch_adds_one),
        cmocka_unit_test(a_macro_is_no_function),
        cmocka_unit_test(a_body_without_an_end_goes_to_the_end),
        cmocka_unit_test(a_word_is_found_whole_and_only_in_code),
        cmocka_unit_test(lines_are_counted_with_a_last_one_that_does_not_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
