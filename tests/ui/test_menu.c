#include "ui/drawn.h"

#include <locale.h>
#include <string.h>

#include "ui/menu.h"

static const struct menu_item items[] = {
    {"t", "tomorrow 09:00", false}, {"w", "Mon 30 Nov", false}, {"2", "in 2 days", false},
    {"d", "date…", false},          {"x", "never", true}};

static const struct menu menu = {.title = "s", .items = items, .count = 4};

static void a_menu_stands_in_one_row_where_it_fits(void **state)
{
    struct canvas canvas;

    (void)state;
    assert_int_equal(menu_rows(&menu, 80, 5), 1);
    canvas_init(&canvas, 80, 1, false);
    menu_draw(&menu, &canvas);
    assert_shows(&canvas,
                 " s →  t tomorrow 09:00   w Mon 30 Nov   2 in 2 days   d date…   Esc cancel\n");
    assert_role(&canvas, 6, 0, ROLE_KEY);
    canvas_done(&canvas);
}

static void a_narrow_menu_goes_over_several_rows(void **state)
{
    struct canvas canvas;

    (void)state;
    assert_int_equal(menu_rows(&menu, 39, 5), 3);
    canvas_init(&canvas, 39, 3, false);
    menu_draw(&menu, &canvas);
    assert_shows(&canvas, " s →  t tomorrow 09:00   w Mon 30 Nov\n"
                          "      2 in 2 days   d date…\n"
                          "      Esc cancel\n");
    assert_int_equal(menu_at(&menu, 39, 3, 8, 1), 2);
    assert_int_equal(menu_at(&menu, 39, 3, 18, 1), -1);
    assert_int_equal(menu_at(&menu, 39, 3, 7, 2), -1);
    canvas_done(&canvas);
}

static void a_menu_takes_no_more_rows_than_it_may(void **state)
{
    struct canvas canvas;

    (void)state;
    assert_int_equal(menu_rows(&menu, 39, 2), 2);
    canvas_init(&canvas, 39, 2, false);
    menu_draw(&menu, &canvas);
    assert_int_equal(menu_at(&menu, 39, 2, 8, 2), -1);
    canvas_done(&canvas);
}

static void an_item_is_found_by_its_key_unless_it_is_disabled(void **state)
{
    const struct menu all = {.title = "s", .items = items, .count = 5};

    (void)state;
    assert_int_equal(menu_find(&all, "d"), 3);
    assert_int_equal(menu_find(&all, "x"), -1);
    assert_int_equal(menu_find(&all, "q"), -1);
}

static void any_width_can_be_drawn(void **state)
{
    (void)state;
    for (int width = 1; width < 90; width++) {
        struct canvas canvas;
        int rows = menu_rows(&menu, width, 4);

        canvas_init(&canvas, width, rows, true);
        menu_draw(&menu, &canvas);
        assert_string_not_equal(canvas_at(&canvas, width - 1, rows - 1)->text, "~");
        canvas_done(&canvas);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_menu_stands_in_one_row_where_it_fits),
        cmocka_unit_test(a_narrow_menu_goes_over_several_rows),
        cmocka_unit_test(a_menu_takes_no_more_rows_than_it_may),
        cmocka_unit_test(an_item_is_found_by_its_key_unless_it_is_disabled),
        cmocka_unit_test(any_width_can_be_drawn),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests_name("menu", tests, NULL, NULL);
}
