#include "ui/drawn.h"

#include <locale.h>
#include <string.h>

#include "ui/question.h"

static const struct question question = {
    .text = "Purge 3 closed issues of 2019? They cannot be brought back.",
    .keep = "keep", .deed = "purge", .deed_key = "y"};

static void enter_and_esc_keep(void **state)
{
    static const char *const keeps[] = {"Enter", "Esc", "n", "q", "C-c"};

    (void)state;
    for (size_t i = 0; i < sizeof(keeps) / sizeof(keeps[0]); i++)
        assert_int_equal(question_key(&question, keeps[i]), ANSWER_KEEP);
    assert_int_equal(question_key(&question, "y"), ANSWER_DEED);
    assert_int_equal(question_key(&question, "D"), ANSWER_NONE);
    assert_int_equal(question_key(&question, "Space"), ANSWER_NONE);
}

static void a_question_stands_in_one_row_where_it_fits(void **state)
{
    struct canvas canvas;

    (void)state;
    assert_int_equal(question_rows(&question, 90, 5), 1);
    canvas_init(&canvas, 90, 1, false);
    question_draw(&question, &canvas);
    assert_shows(&canvas, " Purge 3 closed issues of 2019? They cannot be brought back.   "
                          "[n] keep   [y] purge\n");
    assert_int_equal(canvas.cursor_x, 63);
    assert_int_equal(question_click(&question, 90, 1, 64, 0), ANSWER_KEEP);
    assert_int_equal(question_click(&question, 90, 1, 75, 0), ANSWER_DEED);
    assert_int_equal(question_click(&question, 90, 1, 5, 0), ANSWER_NONE);
    canvas_done(&canvas);
}

static void a_long_question_goes_over_several_rows_with_the_answers_last(void **state)
{
    struct question named = question;
    struct canvas canvas;

    (void)state;
    named.names = "I-7, I-9, I-12";
    assert_int_equal(question_rows(&named, 40, 9), 4);
    canvas_init(&canvas, 40, 4, false);
    question_draw(&named, &canvas);
    assert_shows(&canvas, " Purge 3 closed issues of 2019? They\n"
                          " cannot be brought back.\n"
                          " I-7, I-9, I-12\n"
                          " [n] keep   [y] purge\n");
    assert_int_equal(question_click(&named, 40, 4, 2, 3), ANSWER_KEEP);
    canvas_done(&canvas);
}

static void the_answers_are_shown_at_any_size(void **state)
{
    (void)state;
    for (int width = 1; width < 100; width++) {
        for (int most = 1; most < 5; most++) {
            int rows = question_rows(&question, width, most);
            struct canvas canvas;

            assert_in_range(rows, 1, most);
            canvas_init(&canvas, width, rows, false);
            question_draw(&question, &canvas);
            if (width >= 21) {
                int found = 0;

                for (int x = 0; x < width; x++)
                    found += question_click(&question, width, rows, x, rows - 1) == ANSWER_DEED;
                assert_int_equal(found, 9);
            }
            canvas_done(&canvas);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(enter_and_esc_keep),
        cmocka_unit_test(a_question_stands_in_one_row_where_it_fits),
        cmocka_unit_test(a_long_question_goes_over_several_rows_with_the_answers_last),
        cmocka_unit_test(the_answers_are_shown_at_any_size),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests_name("question", tests, NULL, NULL);
}
