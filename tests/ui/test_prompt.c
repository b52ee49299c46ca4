#include "ui/drawn.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "ui/prompt.h"

static const struct candidate candidates[] = {
    {"snooze", "hide until a day"}, {"snoozed", "show what is hidden"}, {"snoop", NULL}};

/* Press the keys, which are separated by blanks. Returns what the last one asked for. */
static enum prompt_action press(struct prompt *prompt, const char *keys)
{
    enum prompt_action action = PROMPT_IGNORED;
    char key[32];
    int used;

    while (sscanf(keys, " %31s%n", key, &used) == 1) {
        action = prompt_key(prompt, key);
        keys += used;
    }
    return action;
}

static void letters_never_leave_the_prompt(void **state)
{
    struct prompt prompt = {.sign = ":"};

    (void)state;
    assert_int_equal(press(&prompt, "j k q d : /"), PROMPT_CHANGED);
    assert_string_equal(line_text(&prompt.line), "jkqd:/");
    assert_int_equal(press(&prompt, "Enter"), PROMPT_ENTER);
    assert_int_equal(press(&prompt, "Esc"), PROMPT_CLOSE);
    assert_int_equal(press(&prompt, "F1"), PROMPT_IGNORED);
    prompt_done(&prompt);
}

static void tab_completes_the_common_part_and_then_goes_through_them(void **state)
{
    struct prompt prompt = {.sign = ":"};

    (void)state;
    press(&prompt, "s n");
    prompt_offer(&prompt, 0, candidates, 3);
    assert_int_equal(press(&prompt, "Tab"), PROMPT_CHANGED);
    assert_string_equal(line_text(&prompt.line), "snoo");
    prompt_offer(&prompt, 0, candidates, 3);
    assert_int_equal(press(&prompt, "Tab"), PROMPT_TAKEN);
    assert_string_equal(line_text(&prompt.line), "snooze");
    press(&prompt, "Tab Tab");
    assert_string_equal(line_text(&prompt.line), "snoop");
    press(&prompt, "Tab");
    assert_string_equal(line_text(&prompt.line), "snooze");
    press(&prompt, "S-Tab");
    assert_string_equal(line_text(&prompt.line), "snoop");
    assert_int_equal(press(&prompt, "Space"), PROMPT_CHANGED);
    assert_int_equal(prompt.count, 0);
    prompt_done(&prompt);
}

static void the_common_part_never_ends_inside_a_character(void **state)
{
    static const struct candidate near[] = {{"caf\xc3\xa9", NULL}, {"caf\xc3\xa8", NULL}};
    struct prompt prompt = {.sign = ":"};

    (void)state;
    press(&prompt, "c");
    prompt_offer(&prompt, 0, near, 2);
    press(&prompt, "Tab");
    assert_string_equal(line_text(&prompt.line), "caf");
    prompt_done(&prompt);
}

static void only_the_word_at_the_cursor_is_replaced(void **state)
{
    static const struct candidate words[] = {{"harbour", NULL}};
    struct prompt prompt = {.sign = "/"};

    (void)state;
    line_set(&prompt.line, "party:ha is:late");
    press(&prompt, "A-b Left");
    prompt_offer(&prompt, 6, words, 1);
    press(&prompt, "Tab");
    assert_string_equal(line_text(&prompt.line), "party:harbour is:late");
    prompt_done(&prompt);
}

static void the_best_candidate_is_expected_and_taken_with_right(void **state)
{
    struct prompt prompt = {.sign = ":"};

    (void)state;
    press(&prompt, "S n");
    prompt_offer(&prompt, 0, candidates, 3);
    assert_string_equal(prompt.line.ghost, "ooze");
    assert_int_equal(press(&prompt, "Right"), PROMPT_CHANGED);
    assert_string_equal(line_text(&prompt.line), "snooze");
    prompt_done(&prompt);
}

static void moving_the_cursor_forgets_the_candidates(void **state)
{
    struct prompt prompt = {.sign = ":"};

    (void)state;
    press(&prompt, "s n");
    prompt_offer(&prompt, 1, candidates, 3);
    press(&prompt, "Home Tab");
    assert_string_equal(line_text(&prompt.line), "sn");
    prompt_done(&prompt);
}

static void candidates_stand_in_a_box_above(void **state)
{
    struct prompt prompt = {.sign = ":", .note = "Fri 27 Nov"};
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 50, 6, false);
    press(&prompt, "s n");
    prompt_offer(&prompt, 0, candidates, 3);
    press(&prompt, "Tab");
    prompt_offer(&prompt, 0, candidates, 3);
    press(&prompt, "Tab Tab");
    prompt_draw(&prompt, &canvas, 5);
    assert_shows(&canvas, "┌───────────────────────────────┐\n"
                          "│  snooze   hide until a day    │\n"
                          "│▸ snoozed  show what is hidden │\n"
                          "│  snoop                        │\n"
                          "└───────────────────────────────┘\n"
                          " : snoozed                             Fri 27 Nov\n");
    assert_int_equal(canvas.cursor_x, 10);
    assert_int_equal(canvas.cursor_y, 5);
    assert_int_equal(prompt_candidate_at(&prompt, 50, 5, 4, 3), 2);
    assert_int_equal(prompt_candidate_at(&prompt, 50, 5, 4, 4), -1);
    assert_int_equal(prompt_candidate_at(&prompt, 50, 5, 40, 2), -1);
    prompt_done(&prompt);
    canvas_done(&canvas);
}

static void the_ghost_stands_dim_behind_the_text(void **state)
{
    struct prompt prompt = {.sign = ":"};
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 30, 1, false);
    press(&prompt, "s n");
    prompt_offer(&prompt, 0, candidates, 3);
    prompt_draw(&prompt, &canvas, 0);
    assert_shows(&canvas, " : snooze\n");
    assert_role(&canvas, 4, 0, ROLE_TEXT);
    assert_role(&canvas, 5, 0, ROLE_DIM);
    assert_int_equal(canvas.cursor_x, 5);
    prompt_done(&prompt);
    canvas_done(&canvas);
}

static void any_size_can_be_drawn(void **state)
{
    struct prompt prompt = {.sign = ":", .note = "6 of 4,118"};

    (void)state;
    line_set(&prompt.line, "a long command with many words to scroll sn");
    prompt_offer(&prompt, 41, candidates, 3);
    for (int width = 1; width < 60; width++) {
        for (int height = 1; height < 8; height++) {
            struct canvas canvas;

            canvas_init(&canvas, width, height, false);
            prompt_draw(&prompt, &canvas, height - 1);
            canvas_done(&canvas);
        }
    }
    prompt_done(&prompt);
}

/* Whatever is pressed, the prompt is drawn and completion stays inside the text. */
static void random_keys_never_break_a_prompt(void **state)
{
    static const char *const keys[] = {"s", "n", "Space", "é", "Tab", "S-Tab", "Left", "Right",
                                       "BS", "C-w", "Home", "End", "Del"};
    struct prompt prompt = {.sign = ":"};
    struct canvas canvas;
    unsigned seed = 9;

    (void)state;
    canvas_init(&canvas, 40, 5, false);
    for (int i = 0; i < 8000; i++) {
        const char *blank;

        seed = seed * 1664525u + 1013904223u;
        if (prompt_key(&prompt, keys[(seed >> 8) % (sizeof(keys) / sizeof(keys[0]))])
            == PROMPT_CHANGED) {
            blank = strrchr(line_text(&prompt.line), ' ');
            prompt_offer(&prompt, blank ? (size_t)(blank + 1 - line_text(&prompt.line)) : 0,
                         candidates, 1 + seed % 3);
        }
        assert_true(prompt.line.cursor <= prompt.line.text.length);
        prompt_draw(&prompt, &canvas, 4);
        assert_int_equal(canvas.cursor_y, 4);
    }
    prompt_done(&prompt);
    canvas_done(&canvas);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_never_leave_the_prompt),
        cmocka_unit_test(tab_completes_the_common_part_and_then_goes_through_them),
        cmocka_unit_test(the_common_part_never_ends_inside_a_character),
        cmocka_unit_test(only_the_word_at_the_cursor_is_replaced),
        cmocka_unit_test(the_best_candidate_is_expected_and_taken_with_right),
        cmocka_unit_test(moving_the_cursor_forgets_the_candidates),
        cmocka_unit_test(candidates_stand_in_a_box_above),
        cmocka_unit_test(the_ghost_stands_dim_behind_the_text),
        cmocka_unit_test(any_size_can_be_drawn),
        cmocka_unit_test(random_keys_never_break_a_prompt),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests_name("prompt", tests, NULL, NULL);
}
