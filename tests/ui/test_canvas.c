#include "support/test.h"

#include <limits.h>
#include <locale.h>
#include <string.h>

#include "base/str.h"
#include "ui/canvas.h"

static void assert_text(const struct canvas *canvas, const char *expected)
{
    struct str str = {0};

    canvas_dump_text(canvas, &str);
    assert_string_equal(str.text, expected);
    str_done(&str);
}

static void assert_dump(const struct canvas *canvas, const char *expected)
{
    struct str str = {0};

    canvas_dump(canvas, &str);
    assert_string_equal(str.text, expected);
    str_done(&str);
}

static void text_is_written_where_it_was_asked_for(void **state)
{
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 12, 2, false);
    assert_int_equal(canvas_write(&canvas, 1, 1, 6, ROLE_LATE, "2d LATE"), 6);
    assert_int_equal(canvas_write(&canvas, 8, 0, 9, ROLE_DIM, "34d"), 3);
    assert_dump(&canvas, "        34d\n 2d LA…\n--\n        ddd\n LL LLL\n--\n\n\n"
                         "cursor -1,-1 hidden\n");
    canvas_done(&canvas);
}

static void a_cell_knows_what_it_means_and_what_it_lies_on(void **state)
{
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 6, 1, false);
    canvas_clear(&canvas, ROLE_PANEL);
    canvas_write(&canvas, 0, 0, 6, ROLE_CRITICAL, "!!! a");
    canvas_surface(&canvas, 0, 0, 3, ROLE_SELECTION);
    canvas_look(&canvas, 4, 0, 1, LOOK_UNDERLINE | LOOK_BOLD);
    canvas_cursor(&canvas, 2, 0, true);
    assert_dump(&canvas, "!!! a\n--\n333 3\n--\nsss___\n--\n    9\ncursor 2,0 visible\n");
    canvas_done(&canvas);
}

static void wide_characters_take_two_cells(void **state)
{
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 8, 1, false);
    assert_int_equal(canvas_write(&canvas, 0, 0, 8, ROLE_TEXT, "日本a"), 5);
    assert_string_equal(canvas_at(&canvas, 0, 0)->text, "日");
    assert_string_equal(canvas_at(&canvas, 1, 0)->text, "");
    assert_string_equal(canvas_at(&canvas, 4, 0)->text, "a");
    canvas_done(&canvas);
}

static void half_a_wide_character_is_never_left(void **state)
{
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 6, 1, false);
    canvas_write(&canvas, 0, 0, 6, ROLE_TEXT, "日本国");
    canvas_write(&canvas, 1, 0, 2, ROLE_TEXT, "ab");
    assert_text(&canvas, "…ab…国\n");
    canvas_write(&canvas, 0, 0, 6, ROLE_TEXT, "日本国");
    canvas_write(&canvas, 1, 0, 2, ROLE_TEXT, "語");
    assert_text(&canvas, "…語…国\n");
    canvas_done(&canvas);
}

static void a_part_laid_over_wide_characters_leaves_no_halves(void **state)
{
    struct canvas canvas, part;

    (void)state;
    canvas_init(&canvas, 6, 1, false);
    canvas_write(&canvas, 0, 0, 6, ROLE_TEXT, "日本国");
    part = canvas_part(&canvas, 1, 0, 4, 1);
    canvas_clear(&part, ROLE_POPUP);
    assert_text(&canvas, "…    …\n");
    canvas_done(&canvas);
}

static void a_wide_character_that_does_not_fit_is_cut(void **state)
{
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 5, 2, false);
    assert_int_equal(canvas_write(&canvas, 0, 0, 5, ROLE_TEXT, "日本語"), 5);
    assert_int_equal(canvas_write(&canvas, 0, 1, 4, ROLE_TEXT, "日本語"), 3);
    assert_text(&canvas, "日本…\n日…\n");
    canvas_done(&canvas);
}

static void drawing_is_clipped_on_every_side(void **state)
{
    struct canvas canvas, part;

    (void)state;
    canvas_init(&canvas, 6, 3, false);
    part = canvas_part(&canvas, 1, 1, 4, 1);
    canvas_write(&part, -2, 0, 20, ROLE_TEXT, "abcdefgh");
    canvas_write(&part, 0, -1, 4, ROLE_TEXT, "above");
    canvas_write(&part, 0, 1, 4, ROLE_TEXT, "below");
    canvas_write(&part, 4, 0, 4, ROLE_TEXT, "right");
    canvas_surface(&part, -9, 0, 99, ROLE_SELECTION);
    assert_dump(&canvas, "\n cde…\n\n--\n\n ....\n\n--\n\n ssss\n\ncursor -1,-1 hidden\n");
    canvas_done(&canvas);
}

static void a_wide_character_halfway_out_on_the_left_is_an_ellipsis(void **state)
{
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 4, 1, false);
    canvas_write(&canvas, -1, 0, 5, ROLE_TEXT, "日本a");
    assert_text(&canvas, "…本a\n");
    canvas_done(&canvas);
}

static void a_part_is_cut_to_what_there_is(void **state)
{
    struct canvas canvas, part;

    (void)state;
    canvas_init(&canvas, 10, 5, false);
    part = canvas_part(&canvas, 7, 3, 10, 10);
    assert_int_equal(part.width, 3);
    assert_int_equal(part.height, 2);
    part = canvas_part(&canvas, -2, -2, 4, 4);
    assert_int_equal(part.width, 2);
    assert_int_equal(part.left, 0);
    part = canvas_part(&canvas, 20, 20, 4, 4);
    assert_int_equal(part.width, 0);
    assert_int_equal(part.height, 0);
    canvas_clear(&part, ROLE_PANEL);
    canvas_done(&canvas);
}

static void text_can_end_at_a_column(void **state)
{
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 10, 3, false);
    canvas_write_right(&canvas, 0, 0, 10, ROLE_TEXT, "9d");
    canvas_write_right(&canvas, 2, 1, 4, ROLE_TEXT, "abcdefg");
    canvas_write_right(&canvas, 0, 2, 10, ROLE_TEXT, "日本");
    assert_text(&canvas, "        9d\n  abc…\n      日本\n");
    canvas_done(&canvas);
}

static void hostile_text_cannot_reach_a_cell(void **state)
{
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 12, 1, false);
    canvas_writef(&canvas, 0, 0, 12, ROLE_TEXT, "%s", "\033[2J\u202e\xff|");
    assert_text(&canvas, "\uFFFD[2J\uFFFD|\n");
    canvas_done(&canvas);
}

static void assert_block(int width, int lines, const char *text, int used, const char *expected)
{
    struct canvas canvas;

    canvas_init(&canvas, width, lines, false);
    assert_int_equal(canvas_write_block(&canvas, 0, 0, width, lines, ROLE_TEXT, text), used);
    assert_text(&canvas, expected);
    canvas_done(&canvas);
}

static void a_block_breaks_between_words(void **state)
{
    (void)state;
    assert_block(10, 3, "the scale must not apply", 3, "the scale\nmust not\napply\n");
    assert_block(9, 2, "the scale must", 2, "the scale\nmust\n");
    assert_block(9, 2, "the   scale", 2, "the\nscale\n");
    assert_block(9, 1, "", 0, "\n");
}

static void a_block_keeps_its_line_breaks(void **state)
{
    (void)state;
    assert_block(10, 4, "one\n\ntwo\r\nthree", 4, "one\n\ntwo\nthree\n");
    assert_block(10, 2, "one\n", 1, "one\n\n");
}

static void a_long_word_is_broken_where_the_line_is_full(void **state)
{
    (void)state;
    assert_block(4, 3, "abcdefghij", 3, "abcd\nefgh\nij\n");
    assert_block(4, 3, "a bcdefgh", 3, "a\nbcde\nfgh\n");
}

static void wide_characters_break_anywhere(void **state)
{
    (void)state;
    assert_block(5, 3, "日本国大使", 3, "日本\n国大\n使\n");
    assert_block(6, 2, "abc日本", 2, "abc日\n本\n");
    assert_block(1, 3, "日本", 2, "\n\n\n");   /* no room for any of them; yet it ends */
}

static void a_block_without_enough_lines_ends_in_an_ellipsis(void **state)
{
    (void)state;
    assert_block(10, 2, "the scale must not apply", 2, "the scale\nmust not …\n");
    assert_block(10, 1, "one\ntwo\nthree\nfour", 1, "one two t…\n");
}

static void a_block_can_be_counted_without_a_canvas(void **state)
{
    (void)state;
    assert_int_equal(canvas_write_block(NULL, 0, 0, 10, INT_MAX, ROLE_TEXT, "the scale must"), 2);
    assert_int_equal(canvas_write_block(NULL, 0, 0, 0, INT_MAX, ROLE_TEXT, "the scale"), 0);
}

static void a_box_has_its_titles_set_into_its_edges(void **state)
{
    struct canvas canvas, inner;

    (void)state;
    canvas_init(&canvas, 25, 3, false);
    inner = canvas_box(&canvas, &(struct box){.title = "2 Meetings", .foot = "4 this week"});
    assert_int_equal(inner.width, 23);
    assert_int_equal(inner.height, 1);
    canvas_write(&inner, 0, 0, 23, ROLE_TEXT, "x");
    assert_text(&canvas, "┌─ 2 Meetings ──────────┐\n│x                      │\n"
                         "└─ 4 this week ─────────┘\n");
    canvas_box(&canvas, &(struct box){
                            .title = "1 Issues", .title_right = "by due ▲", .focused = true});
    assert_text(&canvas, "┏━ 1 Issues ━ by due ▲ ━┓\n┃                       ┃\n"
                         "┗━━━━━━━━━━━━━━━━━━━━━━━┛\n");
    canvas_done(&canvas);
}

static void a_title_that_is_too_long_is_cut(void **state)
{
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 16, 2, false);
    canvas_box(&canvas, &(struct box){.title = "Harbour Union", .title_right = "gone",
                                      .foot = "a", .foot_right = "by health"});
    assert_text(&canvas, "┌─ Harbour U… ─┐\n└─ a ─ by he… ─┘\n");
    canvas_done(&canvas);
}

static void a_box_without_utf8_is_drawn_in_ascii(void **state)
{
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 18, 2, true);
    canvas_box(&canvas, &(struct box){.title = "1 Issues"});
    assert_text(&canvas, "+- 1 Issues -----+\n+----------------+\n");
    canvas_box(&canvas, &(struct box){.title = "A long title of it", .focused = true});
    assert_text(&canvas, "#= A long titl~ =#\n#================#\n");
    canvas_done(&canvas);
}

static void a_box_means_what_its_focus_says(void **state)
{
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 9, 2, false);
    canvas_box(&canvas, &(struct box){.title = "A", .focused = true, .surface = ROLE_PANEL});
    assert_dump(&canvas, "┏━ A ━━━┓\n┗━━━━━━━┛\n--\n== T ====\n=========\n--\n"
                         "_________\n_________\ncursor -1,-1 hidden\n");
    canvas_done(&canvas);
}

static void a_box_of_any_size_stays_inside(void **state)
{
    (void)state;
    for (int width = 0; width < 14; width++)
        for (int height = 0; height < 4; height++) {
            struct canvas canvas, inner;

            canvas_init(&canvas, width, height, false);
            inner = canvas_box(&canvas, &(struct box){.title = "日本 title", .title_right = "right",
                                                      .foot = "foot", .foot_right = "日本"});
            assert_true(inner.width <= width && inner.height <= height);
            canvas_write(&inner, 0, 0, 99, ROLE_TEXT, "日本日本日本日本");
            canvas_done(&canvas);
        }
}

static void the_cursor_is_kept_on_the_screen(void **state)
{
    struct canvas canvas, part;

    (void)state;
    canvas_init(&canvas, 10, 4, false);
    part = canvas_part(&canvas, 3, 2, 5, 2);
    canvas_cursor(&part, 1, 1, true);
    assert_int_equal(canvas.cursor_x, 4);
    assert_int_equal(canvas.cursor_y, 3);
    canvas_cursor(&part, 5, 0, false);   /* outside: stays where it is */
    assert_int_equal(canvas.cursor_x, 4);
    assert_true(canvas.cursor_visible);
    canvas_done(&canvas);
}

static void outside_there_is_no_cell(void **state)
{
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 2, 2, false);
    assert_non_null(canvas_at(&canvas, 1, 1));
    assert_null(canvas_at(&canvas, 2, 0));
    assert_null(canvas_at(&canvas, 0, -1));
    canvas_done(&canvas);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_written_where_it_was_asked_for),
        cmocka_unit_test(a_cell_knows_what_it_means_and_what_it_lies_on),
        cmocka_unit_test(wide_characters_take_two_cells),
        cmocka_unit_test(half_a_wide_character_is_never_left),
        cmocka_unit_test(a_part_laid_over_wide_characters_leaves_no_halves),
        cmocka_unit_test(a_wide_character_that_does_not_fit_is_cut),
        cmocka_unit_test(drawing_is_clipped_on_every_side),
        cmocka_unit_test(a_wide_character_halfway_out_on_the_left_is_an_ellipsis),
        cmocka_unit_test(a_part_is_cut_to_what_there_is),
        cmocka_unit_test(text_can_end_at_a_column),
        cmocka_unit_test(hostile_text_cannot_reach_a_cell),
        cmocka_unit_test(a_block_breaks_between_words),
        cmocka_unit_test(a_block_keeps_its_line_breaks),
        cmocka_unit_test(a_long_word_is_broken_where_the_line_is_full),
        cmocka_unit_test(wide_characters_break_anywhere),
        cmocka_unit_test(a_block_without_enough_lines_ends_in_an_ellipsis),
        cmocka_unit_test(a_block_can_be_counted_without_a_canvas),
        cmocka_unit_test(a_box_has_its_titles_set_into_its_edges),
        cmocka_unit_test(a_title_that_is_too_long_is_cut),
        cmocka_unit_test(a_box_without_utf8_is_drawn_in_ascii),
        cmocka_unit_test(a_box_means_what_its_focus_says),
        cmocka_unit_test(a_box_of_any_size_stays_inside),
        cmocka_unit_test(the_cursor_is_kept_on_the_screen),
        cmocka_unit_test(outside_there_is_no_cell),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests_name("canvas", tests, NULL, NULL);
}
