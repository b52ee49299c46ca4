#include "ui/drawn.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ui/line.h"

/* Press the keys, which are separated by blanks. */
static void press(struct line *line, const char *keys)
{
    char key[32];
    int used;

    while (sscanf(keys, " %31s%n", key, &used) == 1) {
        assert_true(line_key(line, key));
        keys += used;
    }
}

static void characters_go_in_at_the_cursor(void **state)
{
    struct line line = {0};

    (void)state;
    press(&line, "a c Left b End Space é 日");
    assert_string_equal(line_text(&line), "abc é日");
    assert_int_equal(line_column(&line), 7);
    line_done(&line);
}

static void a_letter_and_its_accent_go_together(void **state)
{
    struct line line = {0};

    (void)state;
    line_set(&line, "ae\u0301b");
    press(&line, "Left BS");
    assert_string_equal(line_text(&line), "ab");
    line_done(&line);
}

static void deleting_goes_by_character_word_and_side(void **state)
{
    static const struct {
        const char *text, *keys, *left;
    } cases[] = {
        {"one two", "BS", "one tw"},
        {"one two", "Home Del", "ne two"},
        {"one two", "C-w", "one "},
        {"one two ", "C-w", "one "},
        {"one two", "C-w C-w C-w", ""},
        {"one two", "Home A-d", " two"},
        {"one two", "A-b C-u", "two"},
        {"one two", "A-b C-k", "one "},
        {"one two", "C-a Right C-k C-e x", "ox"},
        {"one two", "Home BS", "one two"},
        {"one two", "Del", "one two"},
        {"", "BS Del C-w C-u C-k A-d Left Right", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct line line = {0};

        line_set(&line, cases[i].text);
        press(&line, cases[i].keys);
        assert_string_equal(line_text(&line), cases[i].left);
        line_done(&line);
    }
}

static void word_moves_skip_blanks(void **state)
{
    struct line line = {0};

    (void)state;
    line_set(&line, "one  two three");
    press(&line, "Home A-f A-f");
    assert_int_equal(line.cursor, 8);
    press(&line, "A-b");
    assert_int_equal(line.cursor, 5);
    press(&line, "C-Left");
    assert_int_equal(line.cursor, 0);
    line_done(&line);
}

static void pasted_newlines_become_blanks_and_nothing_else_gets_in(void **state)
{
    static const char text[] = "a\nb\tc\x1b[31m\x7f\xc2\x9b\xff\xc3";
    struct line line = {0};

    (void)state;
    line_paste(&line, text, sizeof(text) - 1);
    assert_string_equal(line_text(&line), "a b c[31m");
    line_done(&line);
}

static void a_line_never_grows_over_its_limit(void **state)
{
    struct line line = {.limit = 5};

    (void)state;
    line_paste(&line, "日日日", strlen("日日日"));
    press(&line, "a b c");
    assert_string_equal(line_text(&line), "日ab");
    assert_true(text_is_utf8(line_text(&line), strlen(line_text(&line)), NULL));
    line_done(&line);
}

static void keys_that_are_not_its_own_are_left_alone(void **state)
{
    static const char *const keys[] = {"Enter", "Esc", "Tab", "S-Tab", "F1", "C-s", "C-x",
                                       "PgUp",  "Up",  "Down", "C-n"};
    struct line line = {0};

    (void)state;
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        assert_false(line_key(&line, keys[i]));
    assert_string_equal(line_text(&line), "");
    line_done(&line);
}

static void going_back_in_the_history_keeps_what_was_typed(void **state)
{
    static const char *const history[] = {"newest", "older"};
    struct line line = {.history = history, .history_count = 2};

    (void)state;
    press(&line, "m i n e Up");
    assert_string_equal(line_text(&line), "newest");
    press(&line, "Up Up Up");
    assert_string_equal(line_text(&line), "older");
    press(&line, "Down Down");
    assert_string_equal(line_text(&line), "mine");
    press(&line, "Down");
    assert_string_equal(line_text(&line), "mine");
    line_done(&line);
}

static void an_entry_of_the_history_that_is_edited_becomes_what_is_typed(void **state)
{
    static const char *const history[] = {"newest", "older"};
    struct line line = {.history = history, .history_count = 2};

    (void)state;
    press(&line, "Up ! Up Down");
    assert_string_equal(line_text(&line), "newest!");
    line_done(&line);
}

static void the_ghost_is_taken_only_at_the_end(void **state)
{
    struct line line = {0};

    (void)state;
    line_set(&line, "har");
    line.ghost = "bour";
    press(&line, "Left Right");
    assert_string_equal(line_text(&line), "har");
    press(&line, "Right");
    assert_string_equal(line_text(&line), "harbour");
    assert_null(line.ghost);
    line_done(&line);
}

static void typing_forgets_the_ghost(void **state)
{
    struct line line = {0};

    (void)state;
    line_set(&line, "har");
    line.ghost = "bour";
    press(&line, "x");
    assert_null(line.ghost);
    line_done(&line);
}

static void completing_replaces_the_word_before_the_cursor(void **state)
{
    struct line line = {0};

    (void)state;
    line_set(&line, "party:har is:late");
    press(&line, "A-b Left");
    line_complete(&line, 6, "harbour");
    assert_string_equal(line_text(&line), "party:harbour is:late");
    assert_int_equal(line.cursor, 13);
    line_done(&line);
}

static void a_long_text_scrolls_so_that_the_cursor_is_seen(void **state)
{
    struct canvas canvas;
    struct line line = {0};

    (void)state;
    canvas_init(&canvas, 10, 1, false);
    line_set(&line, "abcdefghijklmno");
    line_draw(&line, &canvas, 0, 0, 10, ROLE_TEXT, true);
    assert_shows(&canvas, "…lmno\n");
    assert_int_equal(canvas.cursor_x, 5);
    press(&line, "Home");
    canvas_clear(&canvas, ROLE_BACKGROUND);
    line_draw(&line, &canvas, 0, 0, 10, ROLE_TEXT, true);
    assert_shows(&canvas, "abcdefghi…\n");
    assert_int_equal(canvas.cursor_x, 0);
    line_done(&line);
    canvas_done(&canvas);
}

static void a_wide_character_at_the_left_edge_is_not_split(void **state)
{
    struct canvas canvas;
    struct line line = {0};

    (void)state;
    canvas_init(&canvas, 8, 1, false);
    line_set(&line, "a日本港湾局");
    line_draw(&line, &canvas, 0, 0, 8, ROLE_TEXT, true);
    assert_int_equal(line_column(&line), 11);
    assert_shows(&canvas, "…港湾局\n");
    assert_int_equal(canvas.cursor_x, 7);
    line_done(&line);
    canvas_done(&canvas);
}

/* Whatever is typed, the text stays UTF-8 and the cursor is inside the field. */
static void random_keys_never_break_a_line(void **state)
{
    static const char *const keys[] = {"a", " ", "é", "日", "\xcc\x81", "Left", "Right", "Home",
                                       "End", "BS", "Del", "C-w", "A-d", "A-b", "A-f", "Up",
                                       "Down", "👍", "C-u", "C-k"};
    static const char *const history[] = {"one", "дві справи"};
    struct canvas canvas;
    struct line line = {.history = history, .history_count = 2, .limit = 60};
    unsigned seed = 11;

    (void)state;
    canvas_init(&canvas, 12, 1, false);
    for (int i = 0; i < 20000; i++) {
        seed = seed * 1664525u + 1013904223u;
        (void)line_key(&line, keys[(seed >> 8) % (i % 50 == 0 ? 20 : 18)]);
        assert_true(line.cursor <= line.text.length && line.text.length <= 60);
        assert_true(text_is_utf8(line_text(&line), line.text.length, NULL));
        line_draw(&line, &canvas, 0, 0, 1 + i % 12, ROLE_TEXT, true);
        assert_in_range(canvas.cursor_x, 0, i % 12);
    }
    line_done(&line);
    canvas_done(&canvas);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_go_in_at_the_cursor),
        cmocka_unit_test(a_letter_and_its_accent_go_together),
        cmocka_unit_test(deleting_goes_by_character_word_and_side),
        cmocka_unit_test(word_moves_skip_blanks),
        cmocka_unit_test(pasted_newlines_become_blanks_and_nothing_else_gets_in),
        cmocka_unit_test(a_line_never_grows_over_its_limit),
        cmocka_unit_test(keys_that_are_not_its_own_are_left_alone),
        cmocka_unit_test(going_back_in_the_history_keeps_what_was_typed),
        cmocka_unit_test(an_entry_of_the_history_that_is_edited_becomes_what_is_typed),
        cmocka_unit_test(the_ghost_is_taken_only_at_the_end),
        cmocka_unit_test(typing_forgets_the_ghost),
        cmocka_unit_test(completing_replaces_the_word_before_the_cursor),
        cmocka_unit_test(a_long_text_scrolls_so_that_the_cursor_is_seen),
        cmocka_unit_test(a_wide_character_at_the_left_edge_is_not_split),
        cmocka_unit_test(random_keys_never_break_a_line),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests_name("line", tests, NULL, NULL);
}
