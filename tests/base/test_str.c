#include "support/test.h"

#include <string.h>

#include "base/str.h"

static void a_new_text_holds_nothing(void **state)
{
    struct str str = {0};

    (void)state;
    assert_null(str.text);
    str_done(&str);
    assert_null(str.text);
}

static void what_is_added_follows_what_was_there(void **state)
{
    struct str str = {0};

    (void)state;
    str_add(&str, "%s-%d", "I", 12);
    str_add(&str, " %s", "mooring");
    assert_string_equal(str.text, "I-12 mooring");
    assert_int_equal(str.length, strlen("I-12 mooring"));
    str_done(&str);
}

static void adding_nothing_still_makes_a_text(void **state)
{
    struct str str = {0};

    (void)state;
    str_add_bytes(&str, "", 0);
    assert_string_equal(str.text, "");
    assert_int_equal(str.length, 0);
    str_done(&str);
}

static void it_grows_past_every_size_and_stays_ended(void **state)
{
    struct str str = {0};

    (void)state;
    for (int i = 0; i < 5000; i++) {
        str_add(&str, "%c", 'a' + i % 26);
        assert_true(str.length < str.size);
        assert_int_equal(str.text[str.length], '\0');
    }
    assert_int_equal(str.length, 5000);
    assert_int_equal(strlen(str.text), 5000);
    assert_int_equal(str.text[4999], 'a' + 4999 % 26);
    str_done(&str);
}

static void a_long_addition_is_not_cut(void **state)
{
    struct str str = {0};

    (void)state;
    str_add(&str, "%*s", 100000, "x");
    assert_int_equal(str.length, 100000);
    assert_int_equal(str.text[99999], 'x');
    str_done(&str);
}

static void bytes_may_hold_a_nul(void **state)
{
    struct str str = {0};

    (void)state;
    str_add_bytes(&str, "a\0b", 3);
    str_add(&str, "c");
    assert_int_equal(str.length, 4);
    assert_memory_equal(str.text, "a\0bc", 5);
    str_done(&str);
}

static void a_text_can_be_used_again_after_it_was_given_back(void **state)
{
    struct str str = {0};

    (void)state;
    str_add(&str, "old");
    str_done(&str);
    str_add(&str, "new");
    assert_string_equal(str.text, "new");
    str_done(&str);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_text_holds_nothing),
        cmocka_unit_test(what_is_added_follows_what_was_there),
        cmocka_unit_test(adding_nothing_still_makes_a_text),
        cmocka_unit_test(it_grows_past_every_size_and_stays_ended),
        cmocka_unit_test(a_long_addition_is_not_cut),
        cmocka_unit_test(bytes_may_hold_a_nul),
        cmocka_unit_test(a_text_can_be_used_again_after_it_was_given_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
