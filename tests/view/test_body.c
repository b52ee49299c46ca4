#include "support/test.h"

#include "view/view.h"

/*
 * A body of 40 lines, 10 of them to be seen, with two lists: rows 12..14 and 20..29.
 */

enum { ROWS = 10 };

struct seen {
    struct list_state lists[LISTS_MOST];
    struct stage stage;
    struct frame frame;
};

static void begin(struct seen *seen)
{
    *seen = (struct seen){.stage = {.body = {0, 1, 80, ROWS}, .body_lines = 40}};
    seen->stage.list_lines[1] = 13;
    seen->stage.list_lines[2] = 21;
    seen->lists[1].shown_count = 3;
    seen->lists[2].shown_count = 10;
    seen->frame = (struct frame){.focus = 1, .lists = seen->lists};
}

static void look(struct seen *seen, size_t focus, size_t cursor, int top)
{
    seen->frame.focus = focus;
    seen->lists[focus].scroll.cursor = cursor;
    seen->frame.body_top = top;
}

static void the_body_follows_a_cursor_that_left_it(void **state)
{
    struct seen seen;

    (void)state;
    begin(&seen);
    look(&seen, 1, 0, 0);
    assert_int_equal(stage_follow(&seen.stage, &seen.frame), 14 - ROWS + 1);
    look(&seen, 2, 4, 0);
    assert_int_equal(stage_follow(&seen.stage, &seen.frame), 27 - ROWS + 1);
    look(&seen, 2, 0, 25);
    assert_int_equal(stage_follow(&seen.stage, &seen.frame), 19);
}

static void a_cursor_that_can_be_seen_moves_nothing(void **state)
{
    struct seen seen;

    (void)state;
    begin(&seen);
    look(&seen, 1, 1, 8);
    assert_int_equal(stage_follow(&seen.stage, &seen.frame), 8);
    look(&seen, 2, 3, 18);
    assert_int_equal(stage_follow(&seen.stage, &seen.frame), 18);
}

static void the_last_row_of_all_brings_the_end_of_the_body(void **state)
{
    struct seen seen;

    (void)state;
    begin(&seen);
    seen.stage.body_lines = 34;
    look(&seen, 2, 9, 15);
    assert_int_equal(stage_follow(&seen.stage, &seen.frame), 24);
}

static void the_first_row_of_all_brings_the_head_of_the_body(void **state)
{
    struct seen seen;

    (void)state;
    begin(&seen);
    seen.stage.list_lines[1] = 7;
    look(&seen, 1, 0, 6);
    assert_int_equal(stage_follow(&seen.stage, &seen.frame), 0);
}

static void the_focus_falls_to_the_first_list_there_is(void **state)
{
    struct seen seen;

    (void)state;
    begin(&seen);
    assert_int_equal(stage_focus(&seen.stage, 2), 2);
    assert_int_equal(stage_focus(&seen.stage, 0), 1);
    assert_int_equal(stage_focus(&seen.stage, 99), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_body_follows_a_cursor_that_left_it),
        cmocka_unit_test(a_cursor_that_can_be_seen_moves_nothing),
        cmocka_unit_test(the_last_row_of_all_brings_the_end_of_the_body),
        cmocka_unit_test(the_first_row_of_all_brings_the_head_of_the_body),
        cmocka_unit_test(the_focus_falls_to_the_first_list_there_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
