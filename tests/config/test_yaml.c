#include "support/test.h"

#include <locale.h>
#include <string.h>
#include <time.h>

#include "base/str.h"
#include "config/yaml.h"

/* A text read, and everything that was complained about as lines. */
struct reading {
    struct arena arena;
    struct complaints complaints;
    const struct node *root; /* NULL if there is no tree */
    struct str text;
};

static void begin(struct reading *reading, const char *text, size_t size, size_t most)
{
    *reading = (struct reading){0};
    reading->complaints.arena = &reading->arena;
    if (!yaml_read(&reading->root, text, size, most, "x.yaml", &reading->arena,
                   &reading->complaints))
        assert_null(reading->root);
    str_add_bytes(&reading->text, "", 0);
    for (size_t i = 0; i < reading->complaints.count; i++) {
        complaint_write(&reading->complaints.items[i], &reading->text);
        str_add(&reading->text, "\n");
    }
}

static void end(struct reading *reading)
{
    str_done(&reading->text);
    arena_clear(&reading->arena);
}

static void complains(const char *text, const char *expected)
{
    struct reading reading;

    begin(&reading, text, strlen(text), 1 << 20);
    assert_string_equal(reading.text.text, expected);
    end(&reading);
}

static void a_tree_knows_where_everything_stands(void **state)
{
    static const char text[] = "# comment\n"
                               "name: Anna\n"
                               "list:\n"
                               "  - {a: 1, \"b\": 'two'}\n"
                               "  - three\n";
    struct reading reading;
    const struct node *list, *first;

    (void)state;
    begin(&reading, text, strlen(text), sizeof(text));
    assert_string_equal(reading.text.text, "");
    assert_int_equal(reading.root->kind, NODE_MAPPING);
    assert_int_equal(reading.root->count, 2);
    assert_string_equal(reading.root->items[0].key, "name");
    assert_string_equal(reading.root->items[0].text, "Anna");
    assert_int_equal(reading.root->items[0].key_at.line, 2);
    assert_int_equal(reading.root->items[0].key_at.column, 1);
    assert_int_equal(reading.root->items[0].at.column, 7);
    list = node_child(reading.root, "list");
    assert_int_equal(list->kind, NODE_LIST);
    assert_int_equal(list->count, 2);
    first = &list->items[0];
    assert_int_equal(first->at.line, 4);
    assert_int_equal(first->at.column, 5);
    assert_string_equal(node_child(first, "b")->text, "two");
    assert_true(node_child(first, "b")->is_quoted);
    assert_int_equal(node_child(first, "b")->key_at.column, 12);
    assert_false(node_child(first, "a")->is_quoted);
    assert_null(node_child(first, "c"));
    assert_null(node_child(list, "a"));
    end(&reading);
}

static void columns_count_characters(void **state)
{
    (void)state;
    complains("ü: [\"日本\", *x]\n",
              "x.yaml:1:11: ü[1]: aliases (\"*\") are not read; write it out, "
              "or put it in quotes\n");
}

static void nothing_is_not_the_word_null(void **state)
{
    static const char text[] = "[~, null, \"null\", \"\", Null]";
    static const bool expected[] = {true, true, false, false, false};
    struct reading reading;

    (void)state;
    begin(&reading, text, strlen(text), sizeof(text));
    assert_int_equal(reading.root->count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(node_is_nothing(&reading.root->items[i]), expected[i]);
    end(&reading);
}

static void mistakes_are_told_in_words_with_their_place(void **state)
{
    /* clang-format off */
    static const struct {
        const char *text, *expected;
    } rows[] = {
        {"", "x.yaml:1:1: there is nothing in it\n"},
        {"# only this\n", "x.yaml:1:1: there is nothing in it\n"},
        {"a: [1\n", "x.yaml:2:1: expected \",\" or \"]\" in the list that begins on line 1\n"},
        {"a: {b: 1\n", "x.yaml:2:1: expected \",\" or \"}\" in the mapping that begins on line "
                       "1\n"},
        {"a:\n  - b\n c: d\n", "x.yaml:3:2: expected a key that stands under the others in the "
                               "mapping that begins on line 1\n"},
        {"- a\nb: 1\n", "x.yaml:2:1: expected a \"-\" that stands under the others in the list "
                        "that begins on line 1\n"},
        {"a: 1\nb\n", "x.yaml:2:1: expected \":\" after this key\n"},
        {"a: b: c\n", "x.yaml:1:5: \": \" cannot stand here; indent the line as the others, or "
                      "put the text in quotes\n"},
        {"a:\n\t- 1\n", "x.yaml:2:1: a tab cannot indent; use blanks\n"},
        {"a: \"x\n b", "x.yaml:1:4: the quotes that begin here are never closed\n"},
        {"a: \"\\q\"\n", "x.yaml:1:5: this \"\\\" means nothing; write \"\\\\\" for a \"\\\"\n"},
        {"a: @b\n", "x.yaml:1:4: a text cannot begin with this character; put it in quotes\n"},
        {"? [a]\n: b\n", "x.yaml:1:3: expected a word as the key\n"},
        {"a: !b!c d\n", "x.yaml:1:4: tags (\"!\") are not used here; take it out\n"},
        {"a: &x [1]\nb: *x\n", "x.yaml:2:4: b: aliases (\"*\") are not read; write it out, or put "
                               "it in quotes\n"},
        {"a: &x {x: *x}\n", "x.yaml:1:11: a.x: aliases (\"*\") are not read; write it out, or put "
                            "it in quotes\n"},
        {"*x : 1\n", "x.yaml:1:1: aliases (\"*\") are not read; write it out, or put it in "
                     "quotes\n"},
        {"a: 1\n---\nb: 2\n", "x.yaml:2:1: a second document begins here; only one is read\n"},
        {"a: 1\n...\nb: 2\n", "x.yaml:3:1: expected nothing more here\n"},
        {"a: \x07\n", "x.yaml:1:4: the character U+0007 cannot stand here; take it out\n"},
        {"ä: ok\nü: \x1b[1m\n", "x.yaml:2:4: the character U+001B cannot stand here; take it "
                                "out\n"},
        {"a: \"\\0\"\n", "x.yaml:1:4: a: the character U+0000 cannot stand here; take it out\n"},
        {"ü: \xff\n", "x.yaml:1:4: the byte 0xFF is not UTF-8; save the file as UTF-8\n"},
        {"a: 1\nb: \xc3", "x.yaml:2:4: the byte 0xC3 is not UTF-8; save the file as UTF-8\n"},
        {"\xff\xfe" "a", "x.yaml:1:1: the byte 0xFF is not UTF-8; save the file as UTF-8\n"},
        {"%YAML 2.0\n---\na: 1\n", "x.yaml:1:1: this cannot be read as YAML\n"},
    };
    /* clang-format on */

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        complains(rows[i].text, rows[i].expected);
}

static void a_nul_byte_is_told(void **state)
{
    struct reading reading;

    (void)state;
    begin(&reading, "a: b\n\0c: d\n", 11, 100);
    assert_string_equal(reading.text.text,
                        "x.yaml:2:1: the character U+0000 cannot stand here; take it out\n");
    end(&reading);
}

static void of_duplicate_keys_the_first_stays(void **state)
{
    static const char text[] = "a: {x: 1, y: 2, x: 3, x: 4}\nb: 1\na: 2\n";
    struct reading reading;
    const struct node *a;

    (void)state;
    begin(&reading, text, strlen(text), sizeof(text));
    assert_string_equal(reading.text.text, "x.yaml:1:17: a: duplicate key \"x\"\n"
                                           "x.yaml:1:23: a: duplicate key \"x\"\n"
                                           "x.yaml:3:1: duplicate key \"a\"\n");
    a = node_child(reading.root, "a");
    assert_int_equal(reading.root->count, 2);
    assert_int_equal(a->count, 2);
    assert_string_equal(a->items[0].text, "1");
    assert_string_equal(a->items[1].text, "2");
    end(&reading);
}

static void a_byte_order_mark_moves_nothing(void **state)
{
    (void)state;
    complains("\xEF\xBB\xBF"
              "a: 1\na: 2\n",
              "x.yaml:2:1: duplicate key \"a\"\n");
    complains("\xEF\xBB\xBF"
              "a: *b\n",
              "x.yaml:1:4: a: aliases (\"*\") are not read; write it "
              "out, or put it in quotes\n");
}

static void lines_of_windows_count_as_lines(void **state)
{
    (void)state;
    complains("a: 1\r\na: 2\r\n", "x.yaml:2:1: duplicate key \"a\"\n");
}

static void a_text_that_is_too_long_is_not_read(void **state)
{
    struct reading reading;

    (void)state;
    begin(&reading, "a: 12345", 8, 7);
    assert_string_equal(reading.text.text, "x.yaml: it has 8 bytes; more than 7 are not read\n");
    end(&reading);
    begin(&reading, "a: 1234", 7, 7);
    assert_string_equal(reading.text.text, "");
    end(&reading);
}

static void thirty_two_deep_is_read_and_one_more_is_not(void **state)
{
    char text[128] = "";
    struct reading reading;

    (void)state;
    memset(text, '[', YAML_MOST_DEEP);
    memset(text + YAML_MOST_DEEP, ']', YAML_MOST_DEEP);
    begin(&reading, text, 2 * YAML_MOST_DEEP, sizeof(text));
    assert_string_equal(reading.text.text, "");
    end(&reading);
    memset(text, '[', YAML_MOST_DEEP + 1);
    begin(&reading, text, 2 * YAML_MOST_DEEP, sizeof(text));
    assert_string_equal(reading.text.text, "x.yaml:1:33: nested more than 32 deep\n");
    end(&reading);
}

/* Without the guard these take over a minute, with it less than a second on an idle machine. */
static const double too_long = 15.0;

static double seconds(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* A megabyte of the unit, behind `start`. */
static void is_read_in_no_time(const char *start, const char *unit)
{
    struct str text = {0};
    struct reading reading;
    double began;

    str_add(&text, "%s", start);
    while (text.length < 1 << 20)
        str_add_bytes(&text, unit, strlen(unit));
    began = seconds();
    begin(&reading, text.text, text.length, 2 << 20);
    if (seconds() - began > too_long)
        fail_msg("a megabyte of \"%s\" took %.1f s", unit, seconds() - began);
    end(&reading);
    str_done(&text);
}

static void bombs_do_not_go_off(void **state)
{
    static const char *const units[] = {
        "[",       "{",     "[[",  "{a: ", "- ",       "? ",  "- - ",         "[{",
        "]",       "}",     ":",   ": ",   "a: ",      "!",   "!a ",          "&a ",
        "*a ",     "&a [",  "\"",  "'",    "|\n",      ">\n", "%TAG !a! b\n", "#",
        "\n",      "\t",    "a\n", "a ",   "- a\n",    "a,",  "\xEF\xBB\xBF", "---\n",
        "--- a\n", "...\n", "\\",  "\r",   "\xC2\x85",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
        is_read_in_no_time("", units[i]);
    is_read_in_no_time("[", "a,");
    is_read_in_no_time("[", "&a *a,");
    is_read_in_no_time("{", "a: b,");
    is_read_in_no_time("{", "? ");
    is_read_in_no_time("\"", "\\x41");
    is_read_in_no_time("a: |\n", " b\n");
}

/* Handles that differ, since libyaml refuses equal ones at once. */
static void many_directives_do_not_go_off(void **state)
{
    struct str text = {0};
    struct reading reading;
    double began;

    (void)state;
    for (int i = 0; text.length < 1 << 20; i++)
        str_add(&text, "%%TAG !%d! x\n", i);
    str_add(&text, "---\na: 1\n");
    began = seconds();
    begin(&reading, text.text, text.length, 2 << 20);
    assert_true(seconds() - began < too_long);
    assert_string_equal(reading.text.text,
                        "x.yaml:9:1: a line that begins with \"%\" is one too many\n");
    end(&reading);
    str_done(&text);
}

static void different_keys_and_anchors_do_not_go_off(void **state)
{
    struct str text = {0};
    struct reading reading;
    double began;

    (void)state;
    for (int i = 0; i < 45 * 1000; i++)
        str_add(&text, "%d: &a%d b\n", i, i);
    began = seconds();
    begin(&reading, text.text, text.length, 2 << 20);
    assert_true(seconds() - began < too_long);
    assert_string_equal(reading.text.text, "");
    assert_int_equal(reading.root->count, 45 * 1000);
    end(&reading);
    str_done(&text);
}

static void laughs_are_refused_at_the_first(void **state)
{
    (void)state;
    complains("a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n",
              "x.yaml:2:8: b[0]: aliases (\"*\") are not read; write it out, or put it in "
              "quotes\n");
}

static void more_values_than_anybody_writes_are_refused(void **state)
{
    struct str text = {0};
    struct reading reading;

    (void)state;
    for (int i = 0; i < YAML_MOST_EVENTS; i++)
        str_add(&text, "-\n");
    begin(&reading, text.text, text.length, 1 << 20);
    assert_string_equal(reading.text.text,
                        "x.yaml:199998:2: this is too long: more than 200000 values\n");
    end(&reading);
    str_done(&text);
}

static void complaints_stand_in_the_order_of_the_file(void **state)
{
    struct arena arena = {0};
    struct complaints complaints = {.arena = &arena};
    struct complaint complaint = {.file = "x", .path = "", .text = "wrong", .column = 1};

    (void)state;
    for (size_t i = 0; i < 150; i++) {
        complaint.line = i * 7 % 150 + 1; /* each line once, in disorder */
        complaint.is_warning = i % 3 == 0;
        complain(&complaints, &complaint);
    }
    assert_int_equal(complaints.count, 100);
    assert_int_equal(complaints.dropped, 50);
    assert_int_equal(complaints.errors, 100);
    for (size_t i = 0; i < 100; i++)
        assert_int_equal(complaints.items[i].line, i + 1);
    arena_clear(&arena);
}

static void complaints_of_two_files_stay_apart(void **state)
{
    struct arena arena = {0};
    struct complaints complaints = {.arena = &arena};

    (void)state;
    complain(&complaints, &(struct complaint){.file = "b", .line = 9, .path = "", .text = "1"});
    complain(&complaints, &(struct complaint){.file = "a", .line = 5, .path = "", .text = "2"});
    complain(&complaints, &(struct complaint){.file = "a", .line = 4, .path = "", .text = "3"});
    assert_string_equal(complaints.items[0].text, "1");
    assert_string_equal(complaints.items[1].text, "3");
    assert_string_equal(complaints.items[2].text, "2");
    arena_clear(&arena);
}

static void a_complaint_is_harmless_on_a_terminal(void **state)
{
    struct str out = {0};
    struct complaint complaint = {"x.yaml", 2, 3, "a.b", "found \"\x1b[31m\n\"", true};

    (void)state;
    complaint_write(&complaint, &out);
    assert_null(strpbrk(out.text, "\x1b\n"));
    assert_memory_equal(out.text, "x.yaml:2:3: a.b: warning: found \"", 33);
    str_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tree_knows_where_everything_stands),
        cmocka_unit_test(columns_count_characters),
        cmocka_unit_test(nothing_is_not_the_word_null),
        cmocka_unit_test(mistakes_are_told_in_words_with_their_place),
        cmocka_unit_test(a_nul_byte_is_told),
        cmocka_unit_test(of_duplicate_keys_the_first_stays),
        cmocka_unit_test(a_byte_order_mark_moves_nothing),
        cmocka_unit_test(lines_of_windows_count_as_lines),
        cmocka_unit_test(a_text_that_is_too_long_is_not_read),
        cmocka_unit_test(thirty_two_deep_is_read_and_one_more_is_not),
        cmocka_unit_test(bombs_do_not_go_off),
        cmocka_unit_test(many_directives_do_not_go_off),
        cmocka_unit_test(different_keys_and_anchors_do_not_go_off),
        cmocka_unit_test(laughs_are_refused_at_the_first),
        cmocka_unit_test(more_values_than_anybody_writes_are_refused),
        cmocka_unit_test(complaints_stand_in_the_order_of_the_file),
        cmocka_unit_test(complaints_of_two_files_stay_apart),
        cmocka_unit_test(a_complaint_is_harmless_on_a_terminal),
    };

    (void)setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
