#include "ui/drawn.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "ui/palette.h"

static const struct palette_item items[] = {
    {.title = "resolve I-41", .usage = ":resolve", .key = "d", .doc = ":resolve  close the issue"},
    {.title = "show snoozed", .usage = ":view snoozed", .key = "z s", .doc = ":view snoozed"},
    {.title = "snooze I-41, I-60, I-61", .usage = ":snooze", .key = "s",
     .doc = ":snooze {when}  hide the marked issues until then",
     .example = "tomorrow · mon 9:00 · +3d · 2026-12-01"},
    {.title = "wait", .usage = ":wait", .doc = ":wait  like snooze, without a day", .recent = 9},
    {.title = "clear marks", .usage = ":unmark", .key = "U", .doc = ":unmark",
     .disabled = "nothing is marked", .recent = 4},
};

enum { ITEMS = sizeof(items) / sizeof(items[0]) };

/* Press the keys, which are separated by blanks. Returns what the last one asked for. */
static enum palette_action press(struct palette *palette, const char *keys)
{
    enum palette_action action = PALETTE_IGNORED;
    char key[32];
    int used;

    while (sscanf(keys, " %31s%n", key, &used) == 1) {
        action = palette_key(palette, key, 24);
        keys += used;
    }
    return action;
}

static int setup(void **state)
{
    static struct palette palette;

    palette_init(&palette, "Command", ":", items, ITEMS);
    *state = &palette;
    return 0;
}

static int teardown(void **state)
{
    palette_done(*state);
    return 0;
}

static void names_come_before_docs(void **state)
{
    struct palette *palette = *state;

    press(palette, "s n o o");
    assert_int_equal(palette->list.count, 3);
    assert_string_equal(palette_chosen(palette)->title, "snooze I-41, I-60, I-61");
    press(palette, "Down");
    assert_string_equal(palette_chosen(palette)->title, "show snoozed");
    press(palette, "Down");
    assert_string_equal(palette_chosen(palette)->title, "wait");
}

static void with_nothing_typed_what_was_used_last_comes_first(void **state)
{
    struct palette *palette = *state;

    assert_int_equal(palette->list.count, ITEMS);
    assert_string_equal(palette_chosen(palette)->title, "wait");
    press(palette, "C-n C-n");
    assert_string_equal(palette_chosen(palette)->title, "resolve I-41");
}

static void what_cannot_be_done_is_not_done(void **state)
{
    struct palette *palette = *state;

    press(palette, "c l e a r");
    assert_string_equal(palette_chosen(palette)->title, "clear marks");
    assert_int_equal(press(palette, "Enter"), PALETTE_TAKEN);
    press(palette, "C-u r e s o");
    assert_int_equal(press(palette, "Enter"), PALETTE_ENTER);
    assert_int_equal(press(palette, "Tab"), PALETTE_COMPLETE);
    assert_int_equal(press(palette, "Esc"), PALETTE_CLOSE);
}

static void nothing_found_is_said_and_cannot_be_run(void **state)
{
    struct palette *palette = *state;
    struct canvas canvas;
    struct str text = {0};

    press(palette, "x y z z y");
    assert_null(palette_chosen(palette));
    assert_int_equal(press(palette, "Enter"), PALETTE_TAKEN);
    assert_int_equal(press(palette, "Down Tab"), PALETTE_TAKEN);
    canvas_init(&canvas, 80, 24, false);
    palette_draw(palette, &canvas);
    canvas_dump_text(&canvas, &text);
    assert_non_null(strstr(text.text, "Nothing is called \"xyzzy\". C-u clears."));
    str_done(&text);
    canvas_done(&canvas);
}

static void the_palette_shows_target_command_key_and_doc(void **state)
{
    struct palette *palette = *state;
    struct canvas canvas;

    press(palette, "s n o o");
    canvas_init(&canvas, 80, 24, false);
    palette_draw(palette, &canvas);
    assert_shows(&canvas,
"\n\n\n\n"
"            ┏━ Command ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓\n"
"            ┃ : snoo                                               ┃\n"
"            ┃▸ snooze I-41, I-60, I-61          :snooze       s    ┃\n"
"            ┃  show snoozed                     :view snoozed z s  ┃\n"
"            ┃  wait                             :wait              ┃\n"
"            ┃                                                      ┃\n"
"            ┃                                                      ┃\n"
"            ┃                                                      ┃\n"
"            ┃                                                      ┃\n"
"            ┃                                                      ┃\n"
"            ┃                                                      ┃\n"
"            ┃  :snooze {when}  hide the marked issues until then   ┃\n"
"            ┃  e.g. tomorrow · mon 9:00 · +3d · 2026-12-01         ┃\n"
"            ┗━ 3 of 5 · Tab complete · Esc close ━━━━━━━━━━━━━━━━━━┛\n");
    assert_int_equal(canvas_at(&canvas, 15, 6)->look, LOOK_UNDERLINE);
    assert_int_equal(canvas_at(&canvas, 19, 6)->look, 0);
    assert_int_equal(canvas.cursor_x, 20);
    assert_int_equal(canvas.cursor_y, 5);
    canvas_done(&canvas);
}

static void a_click_runs_a_hit_and_closes_outside(void **state)
{
    struct palette *palette = *state;

    press(palette, "s n o o");
    assert_int_equal(palette_click(palette, 80, 24, 20, 7), PALETTE_ENTER);
    assert_string_equal(palette_chosen(palette)->title, "show snoozed");
    assert_int_equal(palette_click(palette, 80, 24, 20, 5), PALETTE_TAKEN);
    assert_int_equal(palette_click(palette, 80, 24, 20, 12), PALETTE_TAKEN);
    assert_int_equal(palette_click(palette, 80, 24, 2, 2), PALETTE_CLOSE);
}

static void any_size_can_be_drawn(void **state)
{
    struct palette *palette = *state;

    for (int width = 1; width < 200; width += 3) {
        for (int height = 1; height < 50; height++) {
            struct canvas canvas;

            canvas_init(&canvas, width, height, true);
            palette_draw(palette, &canvas);
            canvas_done(&canvas);
            (void)palette_click(palette, width, height, width / 2, height / 2);
        }
    }
}

#define CLAIM(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(names_come_before_docs),
        CLAIM(with_nothing_typed_what_was_used_last_comes_first),
        CLAIM(what_cannot_be_done_is_not_done),
        CLAIM(nothing_found_is_said_and_cannot_be_run),
        CLAIM(the_palette_shows_target_command_key_and_doc),
        CLAIM(a_click_runs_a_hit_and_closes_outside),
        CLAIM(any_size_can_be_drawn),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests_name("palette", tests, NULL, NULL);
}
