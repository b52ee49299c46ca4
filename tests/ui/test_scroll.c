#include "support/test.h"

#include <string.h>

#include "ui/scroll.h"

static void moves_stop_at_both_ends(void **state)
{
    struct scroll list = {.count = 3};

    (void)state;
    scroll_move(&list, SCROLL_UP, 10);
    assert_int_equal(list.cursor, 0);
    scroll_move(&list, SCROLL_LAST, 10);
    assert_int_equal(list.cursor, 2);
    scroll_move(&list, SCROLL_DOWN, 10);
    assert_int_equal(list.cursor, 2);
    scroll_move(&list, SCROLL_PAGE_UP, 10);
    assert_int_equal(list.cursor, 0);
}

static void an_empty_list_can_be_moved_in(void **state)
{
    struct scroll list = {0};
    char text[SCROLL_PLACE_SIZE];

    (void)state;
    for (int move = SCROLL_DOWN; move <= SCROLL_LAST; move++)
        scroll_move(&list, (enum scroll_move)move, 5);
    scroll_by(&list, 3, 5);
    assert_int_equal(list.cursor, 0);
    assert_int_equal(list.top, 0);
    assert_string_equal(scroll_place(&list, text), "0/0");
}

static void the_cursor_keeps_a_margin_to_the_edge(void **state)
{
    struct scroll list = {.count = 100};

    (void)state;
    for (int i = 0; i < 17; i++)
        scroll_move(&list, SCROLL_DOWN, 20);
    assert_int_equal(list.cursor, 17);
    assert_int_equal(list.top, 1);
    scroll_move(&list, SCROLL_LAST, 20);
    assert_int_equal(list.top, 80);
    for (int i = 0; i < 17; i++)
        scroll_move(&list, SCROLL_UP, 20);
    assert_int_equal(list.cursor, 82);
    assert_int_equal(list.top, 79);
}

static void pages_and_half_pages_go_by_what_is_shown(void **state)
{
    struct scroll list = {.count = 100};

    (void)state;
    scroll_move(&list, SCROLL_PAGE_DOWN, 20);
    assert_int_equal(list.cursor, 20);
    scroll_move(&list, SCROLL_HALF_DOWN, 20);
    assert_int_equal(list.cursor, 30);
    scroll_move(&list, SCROLL_HALF_UP, 20);
    scroll_move(&list, SCROLL_PAGE_UP, 20);
    assert_int_equal(list.cursor, 0);
    assert_int_equal(list.top, 0);
}

static void the_wheel_moves_what_is_shown_and_takes_the_cursor_along(void **state)
{
    struct scroll list = {.count = 100, .cursor = 1};

    (void)state;
    scroll_by(&list, 3, 10);
    assert_int_equal(list.top, 3);
    assert_int_equal(list.cursor, 5);
    scroll_by(&list, -50, 10);
    assert_int_equal(list.top, 0);
    assert_int_equal(list.cursor, 5);
    scroll_by(&list, 500, 10);
    assert_int_equal(list.top, 90);
    assert_true(list.cursor >= 90);
}

static void the_cursor_steps_over_headings(void **state)
{
    static const bool headings[] = {true, false, true, true, false, true};
    struct scroll list = {.count = 6, .headings = headings};

    (void)state;
    scroll_go(&list, 0, 10);
    assert_int_equal(list.cursor, 1);
    assert_int_equal(list.top, 0);
    scroll_move(&list, SCROLL_DOWN, 10);
    assert_int_equal(list.cursor, 4);
    scroll_move(&list, SCROLL_DOWN, 10);
    assert_int_equal(list.cursor, 4);
    scroll_move(&list, SCROLL_UP, 10);
    assert_int_equal(list.cursor, 1);
    scroll_move(&list, SCROLL_UP, 10);
    assert_int_equal(list.cursor, 1);
    scroll_move(&list, SCROLL_LAST, 10);
    assert_int_equal(list.cursor, 4);
}

static void the_first_heading_is_seen_again_when_going_back_up(void **state)
{
    static const bool headings[30] = {true};
    struct scroll list = {.count = 30, .headings = headings};

    (void)state;
    scroll_move(&list, SCROLL_LAST, 4);
    scroll_move(&list, SCROLL_FIRST, 4);
    assert_int_equal(list.cursor, 1);
    assert_int_equal(list.top, 0);
}

static void the_cursor_follows_its_record_on_the_same_line(void **state)
{
    static const int64_t ids[] = {9, 8, 7, 6, 5, 4, 3, 2, 1, 0};
    struct scroll list = {.count = 10, .cursor = 4, .top = 2};

    (void)state;
    assert_true(scroll_follow(&list, ids, 10, 3, 5));
    assert_int_equal(list.cursor, 6);
    assert_int_equal(list.top, 4);
}

static void a_record_that_is_gone_leaves_the_cursor_where_it_was(void **state)
{
    static const int64_t ids[] = {9, 8, 7};
    struct scroll list = {.count = 10, .cursor = 8, .top = 5};

    (void)state;
    assert_false(scroll_follow(&list, ids, 3, 42, 5));
    assert_int_equal(list.cursor, 2);
    assert_int_equal(list.top, 0);
}

static void the_cursor_is_always_shown(void **state)
{
    bool headings[60];
    unsigned seed = 3;

    (void)state;
    for (int round = 0; round < 4000; round++) {
        size_t count = (size_t)round % 60;
        int rows = 1 + round % 13;
        struct scroll list = {.count = count, .headings = headings};

        for (size_t i = 0; i < 60; i++)
            headings[i] = (seed = seed * 1664525u + 1013904223u) >> 30 == 0;
        for (int step = 0; step < 20; step++) {
            seed = seed * 1664525u + 1013904223u;
            if (seed >> 28 == 15)
                scroll_by(&list, (int)(seed >> 8) % 9 - 4, rows);
            else
                scroll_move(&list, (enum scroll_move)((seed >> 8) % 8), rows);
            assert_true(count ? list.cursor < count : list.cursor == 0);
            assert_true(list.cursor >= list.top);
            assert_true(list.cursor < list.top + (size_t)rows);
            assert_true(list.top == 0 || list.top + (size_t)rows <= count);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moves_stop_at_both_ends),
        cmocka_unit_test(an_empty_list_can_be_moved_in),
        cmocka_unit_test(the_cursor_keeps_a_margin_to_the_edge),
        cmocka_unit_test(pages_and_half_pages_go_by_what_is_shown),
        cmocka_unit_test(the_wheel_moves_what_is_shown_and_takes_the_cursor_along),
        cmocka_unit_test(the_cursor_steps_over_headings),
        cmocka_unit_test(the_first_heading_is_seen_again_when_going_back_up),
        cmocka_unit_test(the_cursor_follows_its_record_on_the_same_line),
        cmocka_unit_test(a_record_that_is_gone_leaves_the_cursor_where_it_was),
        cmocka_unit_test(the_cursor_is_always_shown),
    };

    return cmocka_run_group_tests_name("list", tests, NULL, NULL);
}
