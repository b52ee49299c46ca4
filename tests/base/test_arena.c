#include "support/test.h"

#include <liaise/arena.h>
#include <stdalign.h>
#include <string.h>

static void every_piece_is_zeroed_aligned_and_its_own(void **state)
{
    struct arena arena = {0};
    unsigned char *pieces[200];

    (void)state;
    for (size_t i = 0; i < 200; i++) {
        size_t size = i * 7 + 1;

        pieces[i] = arena_alloc(&arena, size);
        assert_int_equal((uintptr_t)pieces[i] % alignof(max_align_t), 0);
        for (size_t j = 0; j < size; j++)
            assert_int_equal(pieces[i][j], 0);
        memset(pieces[i], (int)i + 1, size);
    }
    for (size_t i = 0; i < 200; i++) {
        assert_int_equal(pieces[i][0], (i + 1) & 0xff);
        assert_int_equal(pieces[i][i * 7], (i + 1) & 0xff);
    }
    arena_clear(&arena);
}

static void a_piece_may_be_larger_than_a_block(void **state)
{
    const size_t size = (size_t)3 * 1024 * 1024;
    struct arena arena = {0};
    char *small = arena_copy(&arena, "small");
    char *large = arena_alloc(&arena, size);

    (void)state;
    memset(large, 'x', size);
    assert_string_equal(small, "small");
    assert_string_equal(arena_copy(&arena, "after"), "after");
    assert_int_equal(large[size - 1], 'x');
    arena_clear(&arena);
}

static void a_copy_does_not_follow_its_original(void **state)
{
    struct arena arena = {0};
    char original[] = "berth";
    char *copy = arena_copy(&arena, original);

    (void)state;
    original[0] = 'B';
    assert_string_equal(copy, "berth");
    arena_clear(&arena);
}

static void a_growing_list_keeps_its_items_in_order(void **state)
{
    struct arena arena = {0};
    size_t count = 0;
    int *list = NULL;

    (void)state;
    while (count < 1000) {
        list = arena_grow(&arena, list, count, sizeof(*list));
        list[count] = (int)count * 3;
        count++;
    }
    for (size_t i = 0; i < count; i++)
        assert_int_equal(list[i], i * 3);
    arena_clear(&arena);
}

static void a_cleared_arena_is_empty_and_works_again(void **state)
{
    struct arena arena = {0};

    (void)state;
    arena_clear(&arena);
    (void)arena_copy(&arena, "one");
    arena_clear(&arena);
    assert_null(arena.blocks);
    assert_string_equal(arena_copy(&arena, "two"), "two");
    arena_clear(&arena);
}

static void an_arena_can_move_to_a_new_owner(void **state)
{
    struct arena old = {0};
    struct arena moved;
    const char *text = arena_copy(&old, "kept");

    (void)state;
    moved = old;
    old = (struct arena){0};
    arena_clear(&old);
    assert_string_equal(text, "kept");
    arena_clear(&moved);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_piece_is_zeroed_aligned_and_its_own),
        cmocka_unit_test(a_piece_may_be_larger_than_a_block),
        cmocka_unit_test(a_copy_does_not_follow_its_original),
        cmocka_unit_test(a_growing_list_keeps_its_items_in_order),
        cmocka_unit_test(a_cleared_arena_is_empty_and_works_again),
        cmocka_unit_test(an_arena_can_move_to_a_new_owner),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
