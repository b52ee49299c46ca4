#include "ui/drawn.h"

#include <locale.h>
#include <string.h>

#include "base/text.h"
#include "ui/table.h"

enum { COLUMNS = 6 };

static const struct column columns[COLUMNS] = {
    {.title = "ID", .min = 4, .max = 7, .whole = true, .priority = 3},
    {.title = "Sev", .min = 3, .max = 3},
    {.title = "Party", .min = 8, .max = 20, .flex = 1, .priority = 4},
    {.title = "Issue", .min = 12, .flex = 3},
    {.title = "Due", .min = 7, .max = 7, .whole = true, .priority = 1},
    {.title = "Age", .min = 4, .max = 4, .whole = true, .priority = 5, .align = ALIGN_RIGHT},
};

static const int needs[COLUMNS] = {4, 3, 16, 60, 7, 4};

static const struct table_cell cells[COLUMNS] = {
    {"I-41", ROLE_DIM},   {"!!!", ROLE_CRITICAL},   {"Harbour Union", ROLE_BACKGROUND},
    {"Tonnage fee dispute", ROLE_BACKGROUND},       {"2d LATE", ROLE_LATE},
    {"34d", ROLE_DIM},
};

static int sum(const int *widths)
{
    int total = -1;

    for (int i = 0; i < COLUMNS; i++)
        total += widths[i] ? widths[i] + 1 : 0;
    return total;
}

static void assert_widths(int total, int id, int sev, int party, int issue, int due, int age)
{
    const int expected[COLUMNS] = {id, sev, party, issue, due, age};
    int widths[COLUMNS];

    table_widths(columns, COLUMNS, needs, total, widths);
    for (int i = 0; i < COLUMNS; i++)
        assert_int_equal(widths[i], expected[i]);
}

static void columns_go_by_priority_as_it_gets_narrow(void **state)
{
    (void)state;
    assert_widths(75, 4, 3, 16, 36, 7, 4);
    assert_widths(43, 4, 3, 8, 12, 7, 4);
    assert_widths(42, 4, 3, 9, 15, 7, 0);
    assert_widths(37, 4, 3, 0, 20, 7, 0);
    assert_widths(28, 0, 3, 0, 16, 7, 0);
    assert_widths(23, 0, 3, 0, 19, 0, 0);
}

static void a_width_is_used_to_the_last_column(void **state)
{
    int widths[COLUMNS];

    (void)state;
    for (int total = 16; total < 300; total++) {
        table_widths(columns, COLUMNS, needs, total, widths);
        assert_int_equal(sum(widths), total);
    }
}

static void an_id_or_a_date_is_whole_or_not_there(void **state)
{
    const int wide[COLUMNS] = {7, 3, 30, 60, 7, 4};
    int widths[COLUMNS];

    (void)state;
    for (int total = 1; total < 120; total++) {
        table_widths(columns, COLUMNS, wide, total, widths);
        assert_true(sum(widths) <= total);
        assert_true(widths[0] == 0 || widths[0] == 7);
        assert_true(widths[4] == 0 || widths[4] == 7);
        assert_true(widths[5] == 0 || widths[5] == 4);
    }
}

static void a_column_without_flex_gets_what_it_needs_first(void **state)
{
    static const struct column two[] = {{.title = "A", .min = 2, .max = 10},
                                        {.title = "B", .min = 5, .flex = 1}};
    int widths[2];

    (void)state;
    table_widths(two, 2, (const int[]){6, 40}, 30, widths);
    assert_int_equal(widths[0], 6);
    assert_int_equal(widths[1], 23);
}

static void draw(struct canvas *canvas, struct table *table, int *widths)
{
    table_widths(columns, COLUMNS, needs, canvas->width - 3, widths);
    *table = (struct table){.columns = columns, .count = COLUMNS, .widths = widths, .lead = 3,
                            .focused = true, .sorted = 5};
    table_draw_header(table, canvas, 0);
    table_draw_row(table, canvas, 1, &(struct table_row){.cells = cells, .cursor = true});
    table_draw_row(table, canvas, 2, &(struct table_row){.cells = cells, .marked = true});
    table_draw_row(table, canvas, 3,
                   &(struct table_row){.cells = cells, .sign = "!", .sign_role = ROLE_HIGH});
}

static void rows_stand_under_their_titles(void **state)
{
    struct canvas canvas;
    struct table table;
    int widths[COLUMNS];

    (void)state;
    canvas_init(&canvas, 66, 4, false);
    draw(&canvas, &table, widths);
    assert_shows(&canvas,
                 "   ID   Sev Party         Issue                       Due ▲    Age\n"
                 "▸  I-41 !!! Harbour Union Tonnage fee dispute         2d LATE  34d\n"
                 " * I-41 !!! Harbour Union Tonnage fee dispute         2d LATE  34d\n"
                 "!  I-41 !!! Harbour Union Tonnage fee dispute         2d LATE  34d\n");
    canvas_done(&canvas);
}

static void the_selection_lies_under_the_whole_row_and_the_cursor_on_its_text(void **state)
{
    struct canvas canvas;
    struct table table;
    int widths[COLUMNS];

    (void)state;
    canvas_init(&canvas, 66, 4, false);
    draw(&canvas, &table, widths);
    for (int x = 0; x < 66; x++)
        assert_surface(&canvas, x, 1, ROLE_SELECTION);
    assert_surface(&canvas, 10, 2, ROLE_BACKGROUND);
    assert_role(&canvas, 8, 1, ROLE_CRITICAL);
    assert_int_equal(canvas.cursor_x, 3);
    assert_int_equal(canvas.cursor_y, 1);
    table.focused = false;
    table_draw_row(&table, &canvas, 1, &(struct table_row){.cells = cells, .cursor = true});
    assert_surface(&canvas, 10, 1, ROLE_SELECTION_INACTIVE);
    canvas_done(&canvas);
}

static void the_title_of_the_sorted_column_has_an_arrow_where_there_is_room(void **state)
{
    static const struct column one[] = {{.title = "Due", .min = 7, .max = 7}};
    int widths[1] = {7};
    struct table table = {.columns = one, .count = 1, .widths = widths, .sorted = 1};
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 8, 1, false);
    table_draw_header(&table, &canvas, 0);
    assert_shows(&canvas, "Due ▲\n");
    table.descending = true;
    canvas.ascii = true;
    table_draw_header(&table, &canvas, 0);
    assert_shows(&canvas, "Due v\n");
    canvas_clear(&canvas, ROLE_BACKGROUND);
    widths[0] = 4;
    table_draw_header(&table, &canvas, 0);
    assert_shows(&canvas, "Due\n");
    canvas_done(&canvas);
}

static void without_utf8_the_cursor_is_an_ascii_sign(void **state)
{
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 8, 1, true);
    row_draw_lead(&canvas, 0, &(struct table_row){.cursor = true, .marked = true}, 3, true);
    assert_shows(&canvas, ">*\n");
    canvas_done(&canvas);
}

static void a_click_finds_its_column(void **state)
{
    struct canvas canvas;
    struct table table;
    int widths[COLUMNS];

    (void)state;
    canvas_init(&canvas, 66, 4, false);
    draw(&canvas, &table, widths);
    assert_int_equal(table_column_at(&table, 3), 0);
    assert_int_equal(table_column_at(&table, 7), -1);
    assert_int_equal(table_column_at(&table, 8), 1);
    assert_int_equal(table_column_at(&table, 65), 5);
    assert_int_equal(table_column_at(&table, 1), -1);
    canvas_done(&canvas);
}

static void matched_letters_are_underlined_even_wide_ones(void **state)
{
    const char *text = "a港湾b";
    unsigned char matched[8] = {0};
    struct canvas canvas;

    (void)state;
    matched[4] = matched[5] = matched[6] = 1;
    canvas_init(&canvas, 10, 1, false);
    assert_int_equal(row_draw_matched(&canvas, 0, 0, 10, ROLE_TEXT, text, matched), 6);
    assert_int_equal(canvas_at(&canvas, 0, 0)->look, 0);
    assert_int_equal(canvas_at(&canvas, 1, 0)->look, 0);
    assert_int_equal(canvas_at(&canvas, 3, 0)->look, LOOK_UNDERLINE);
    assert_int_equal(canvas_at(&canvas, 5, 0)->look, 0);
    canvas_done(&canvas);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_go_by_priority_as_it_gets_narrow),
        cmocka_unit_test(a_width_is_used_to_the_last_column),
        cmocka_unit_test(an_id_or_a_date_is_whole_or_not_there),
        cmocka_unit_test(a_column_without_flex_gets_what_it_needs_first),
        cmocka_unit_test(rows_stand_under_their_titles),
        cmocka_unit_test(the_selection_lies_under_the_whole_row_and_the_cursor_on_its_text),
        cmocka_unit_test(the_title_of_the_sorted_column_has_an_arrow_where_there_is_room),
        cmocka_unit_test(without_utf8_the_cursor_is_an_ascii_sign),
        cmocka_unit_test(a_click_finds_its_column),
        cmocka_unit_test(matched_letters_are_underlined_even_wide_ones),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests_name("table", tests, NULL, NULL);
}
