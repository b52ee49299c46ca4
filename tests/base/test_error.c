#include "support/test.h"

#include <string.h>

static void setting_an_error_returns_false_with_its_kind_and_text(void **state)
{
    struct error err = {0};

    (void)state;
    assert_false(error_set(&err, ERROR_NOT_FOUND, "there is no issue I-%d", 12));
    assert_int_equal(err.kind, ERROR_NOT_FOUND);
    assert_string_equal(err.text, "there is no issue I-12");
}

static void a_text_that_is_too_long_is_cut_and_ended(void **state)
{
    struct error err = {0};

    (void)state;
    assert_false(error_set(&err, ERROR_IO, "%*s", 2000, "x"));
    assert_int_equal(strlen(err.text), sizeof(err.text) - 1);
}

static void what_was_being_tried_goes_in_front(void **state)
{
    struct error err = {0};

    (void)state;
    error_set(&err, ERROR_BUSY, "another program holds it");
    assert_false(error_while(&err, "saving %s", "I-12"));
    assert_string_equal(err.text, "saving I-12: another program holds it");
    assert_int_equal(err.kind, ERROR_BUSY);
}

static void the_cause_is_cut_rather_than_what_was_being_tried(void **state)
{
    struct error err = {0};

    (void)state;
    error_set(&err, ERROR_IO, "%*s", 2000, "x");
    error_while(&err, "reading the harbour list");
    assert_int_equal(strlen(err.text), sizeof(err.text) - 1);
    assert_memory_equal(err.text, "reading the harbour list: ", 26);
}

static void a_long_attempt_leaves_no_room_and_that_is_fine(void **state)
{
    struct error err = {0};

    (void)state;
    error_set(&err, ERROR_IO, "cause");
    error_while(&err, "%*s", 2000, "x");
    assert_int_equal(strlen(err.text), sizeof(err.text) - 1);
    assert_int_equal(err.kind, ERROR_IO);
}

static void every_kind_has_an_exit_status_of_its_own(void **state)
{
    bool seen[256] = {false};

    (void)state;
    for (int kind = 1; kind < ERROR_KINDS; kind++) {
        struct error err = {.kind = (enum error_kind)kind};
        int status = error_exit_status(&err);

        assert_in_range(status, 2, 63);
        assert_false(seen[status]);
        seen[status] = true;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(setting_an_error_returns_false_with_its_kind_and_text),
        cmocka_unit_test(a_text_that_is_too_long_is_cut_and_ended),
        cmocka_unit_test(what_was_being_tried_goes_in_front),
        cmocka_unit_test(the_cause_is_cut_rather_than_what_was_being_tried),
        cmocka_unit_test(a_long_attempt_leaves_no_room_and_that_is_fine),
        cmocka_unit_test(every_kind_has_an_exit_status_of_its_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
