#include "ui/drawn.h"

#include <locale.h>
#include <string.h>

#include "base/text.h"
#include "ui/chart.h"

static void assert_spark(const int *values, size_t count, int most, bool ascii,
                         const char *expected)
{
    struct str text = {0};

    chart_add_spark(&text, values, count, most, ascii);
    assert_string_equal(text.text, expected);
    str_done(&text);
}

static void a_spark_has_eight_steps(void **state)
{
    (void)state;
    assert_spark((const int[]){0, 1, 2, 3, 4, 5, 6, 7}, 8, 7, false, "▁▂▃▄▅▆▇█");
    assert_spark((const int[]){0, 1, 2, 3, 4, 5}, 6, 5, true, "_.-=*#");
}

static void a_spark_without_a_scale_takes_its_greatest_value(void **state)
{
    (void)state;
    assert_spark((const int[]){31, 62, 0}, 3, 0, false, "▅█▁");
    assert_spark((const int[]){0, 0}, 2, 0, false, "▁▁");
}

static void what_is_not_known_leaves_a_blank(void **state)
{
    (void)state;
    assert_spark((const int[]){-1, 100, -1, 200}, 4, 100, false, " █ █");
}

static void assert_bar(int value, int most, int width, bool ascii, const char *expected)
{
    struct str text = {0};

    chart_add_bar(&text, value, most, width, ascii);
    assert_string_equal(text.text, expected);
    str_done(&text);
}

static void a_bar_is_drawn_in_eighths(void **state)
{
    (void)state;
    assert_bar(4, 10, 10, false, "████░░░░░░");
    assert_bar(45, 100, 10, false, "████▌░░░░░");
    assert_bar(1, 1000, 4, false, "▏░░░");
    assert_bar(0, 10, 4, false, "░░░░");
    assert_bar(11, 10, 4, false, "████");
    assert_bar(4, 8, 10, true, "[####....]");
    assert_bar(1, 1000, 6, true, "[#...]");
}

static void a_bar_is_as_wide_as_it_should_be_for_any_value(void **state)
{
    (void)state;
    for (int width = 1; width < 20; width++) {
        for (int value = 0; value < 130; value++) {
            struct str text = {0};

            chart_add_bar(&text, value, 120, width, value % 2);
            assert_int_equal(text_columns(text.text), width);
            str_done(&text);
        }
    }
}

static void a_drawn_bar_has_its_number(void **state)
{
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 20, 1, false);
    assert_int_equal(chart_draw_bar(&canvas, 0, 0, 15, ROLE_CHART_1, 4, 8, "4 of 8"), 15);
    assert_shows(&canvas, "████░░░░ 4 of 8\n");
    assert_role(&canvas, 0, 0, ROLE_CHART_1);
    canvas_clear(&canvas, ROLE_BACKGROUND);
    chart_draw_bar(&canvas, 0, 0, 6, ROLE_CHART_1, 4, 8, "4 of 8");
    assert_shows(&canvas, "4 of 8\n");
    canvas_done(&canvas);
}

static void the_newest_values_stay_when_it_is_narrow(void **state)
{
    static const int values[] = {9, 9, 9, 0, 1, 9};
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 10, 2, false);
    assert_int_equal(chart_draw_spark(&canvas, 0, 0, 3, ROLE_CHART_1, values, 6, 9), 3);
    assert_int_equal(chart_draw_heat(&canvas, 0, 1, 3, values, 6, 9), 3);
    assert_shows(&canvas, "▁▂█\n·░█\n");
    canvas_done(&canvas);
}

static void heat_is_a_shade_and_a_role_and_never_colour_alone(void **state)
{
    static const int values[] = {0, 1, 3, 5, 8, -1, 0};
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 10, 1, false);
    chart_draw_heat(&canvas, 0, 0, 10, values, 7, 8);
    assert_shows(&canvas, "·░▒▓█ ·\n");
    for (int i = 0; i < 5; i++)
        assert_role(&canvas, i, 0, (enum role)((int)ROLE_HEAT_0 + i));
    canvas.ascii = true;
    chart_draw_heat(&canvas, 0, 0, 10, values, 7, 8);
    assert_shows(&canvas, "02469 0\n");
    canvas_done(&canvas);
}

static const struct chart_mark marks[] = {
    {.at = 0, .text = "letter"}, {.at = 40, .text = "call"}, {.at = 50, .text = "call"},
    {.at = 70, .text = "m", .alert = true}, {.at = 71, .text = "m"}, {.at = 300, .text = "later"}};

static void a_timeline_ends_now_and_its_texts_do_not_touch(void **state)
{
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 21, 2, false);
    chart_draw_timeline(&canvas, 0, 0, 21, marks, 6, 0, 100, 90);
    assert_shows(&canvas, "●───────●─●───!───┤\n"
                          "letter  call  m\n");
    assert_role(&canvas, 14, 0, ROLE_CRITICAL);
    canvas_clear(&canvas, ROLE_BACKGROUND);
    canvas.ascii = true;
    chart_draw_timeline(&canvas, 0, 0, 21, marks, 6, 0, 100, 200);
    assert_shows(&canvas, "o-------o-o---!------\n"
                          "letter  call  m\n");
    canvas_done(&canvas);
}

static void months_over_a_timeline_never_overlap(void **state)
{
    static const struct chart_mark months[] = {
        {.at = 0, .text = "Jun"}, {.at = 10, .text = "Jul"}, {.at = 50, .text = "Aug"},
        {.at = 99, .text = "Sep"}};
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 21, 1, false);
    chart_draw_axis(&canvas, 0, 0, 21, months, 4, 0, 100);
    assert_shows(&canvas, "Jun       Aug\n");
    canvas_done(&canvas);
}

static void rungs_show_where_it_is_and_where_it_was(void **state)
{
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 30, 1, false);
    assert_int_equal(chart_draw_rungs(&canvas, 0, 0, 30, 3, 4), CHART_RUNGS_WIDTH);
    assert_shows(&canvas, " 1  2 [3] 4^ 5  6  7  8  9\n");
    assert_role(&canvas, 1, 0, ROLE_CONFLICT);
    assert_role(&canvas, 13, 0, ROLE_DIM);
    assert_int_equal(chart_draw_rungs(&canvas, 0, 0, 26, 3, 4), 0);
    canvas_done(&canvas);
}

static void a_ladder_has_the_ninth_rung_on_top(void **state)
{
    static const char *const names[CHART_RUNGS] = {"hardening", "debate", "actions", "coalitions",
                                                   "loss of face", "threats", "limited blows",
                                                   "fragmentation", "into the abyss"};
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 20, 9, false);
    chart_draw_ladder(&canvas, 0, 0, 20, names, 6, 6);
    assert_shows(&canvas, " 9  into the abyss\n"
                          " 8  fragmentation\n"
                          " 7  limited blows\n"
                          "[6] threats\n"
                          " 5  loss of face\n"
                          " 4  coalitions\n"
                          " 3  actions\n"
                          " 2  debate\n"
                          " 1  hardening\n");
    assert_int_equal(canvas_at(&canvas, 1, 3)->look, LOOK_BOLD);
    canvas_done(&canvas);
}

static void two_sides_stand_against_each_other(void **state)
{
    const struct chart_sides sides = {.left = 12, .right = 3, .most = 12, .left_number = "12 h",
                                      .right_number = "3 h"};
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 30, 1, false);
    chart_draw_sides(&canvas, 0, 0, 23, &sides);
    assert_shows(&canvas, "12 h ██████│█▌     3 h\n");
    assert_role(&canvas, 6, 0, ROLE_PARTY_A);
    assert_role(&canvas, 12, 0, ROLE_PARTY_B);
    canvas_done(&canvas);
}

static void charts_stay_inside_at_any_width(void **state)
{
    static const int values[] = {1, 2, 3, 4, 5, 6, 7, 8};
    const struct chart_sides sides = {.left = 5, .right = 9, .left_number = "5",
                                      .right_number = "9"};

    (void)state;
    for (int width = 0; width < 40; width++) {
        struct canvas canvas;

        canvas_init(&canvas, 40, 2, false);
        (void)chart_draw_spark(&canvas, 0, 0, width, ROLE_CHART_1, values, 8, 0);
        (void)chart_draw_heat(&canvas, 0, 0, width, values, 8, 0);
        (void)chart_draw_bar(&canvas, 0, 0, width, ROLE_CHART_1, 5, 9, "5");
        chart_draw_timeline(&canvas, 0, 0, width, marks, 6, 0, 100, 90);
        chart_draw_sides(&canvas, 0, 0, width, &sides);
        for (int x = width; x < 40 && width > 4; x++)
            assert_string_equal(canvas_at(&canvas, x, 0)->text, " ");
        canvas_done(&canvas);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_spark_has_eight_steps),
        cmocka_unit_test(a_spark_without_a_scale_takes_its_greatest_value),
        cmocka_unit_test(what_is_not_known_leaves_a_blank),
        cmocka_unit_test(a_bar_is_drawn_in_eighths),
        cmocka_unit_test(a_bar_is_as_wide_as_it_should_be_for_any_value),
        cmocka_unit_test(a_drawn_bar_has_its_number),
        cmocka_unit_test(the_newest_values_stay_when_it_is_narrow),
        cmocka_unit_test(heat_is_a_shade_and_a_role_and_never_colour_alone),
        cmocka_unit_test(a_timeline_ends_now_and_its_texts_do_not_touch),
        cmocka_unit_test(months_over_a_timeline_never_overlap),
        cmocka_unit_test(rungs_show_where_it_is_and_where_it_was),
        cmocka_unit_test(a_ladder_has_the_ninth_rung_on_top),
        cmocka_unit_test(two_sides_stand_against_each_other),
        cmocka_unit_test(charts_stay_inside_at_any_width),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests_name("chart", tests, NULL, NULL);
}
