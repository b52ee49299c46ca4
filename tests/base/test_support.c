/* The tests' own tools: they must be able to see what is wrong. */

#include "support/test.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/str.h"
#include "support/program.h"
#include "support/snapshot.h"
#include "support/temp.h"

static struct outcome shell(struct temp *temp, const char *script, const char *input)
{
    const char *const arguments[] = {"/bin/sh", "-c", script, NULL};

    return program_run(temp, &(struct program){.arguments = arguments, .input = input});
}

static void a_program_gets_its_input_and_says_both_outputs_and_its_status(void **state)
{
    struct outcome said = shell(*state, "tr a-z A-Z; echo oh >&2; exit 3", "quay\n");

    assert_string_equal(said.out, "QUAY\n");
    assert_string_equal(said.err, "oh\n");
    assert_int_equal(said.status, 3);
    assert_false(said.timed_out);
}

static void a_program_that_does_not_exist_is_127(void **state)
{
    const char *const arguments[] = {"/no/such/program", NULL};
    struct outcome said = program_run(*state, &(struct program){.arguments = arguments});

    assert_int_equal(said.status, 127);
    assert_non_null(strstr(said.err, "/no/such/program"));
}

static void much_output_on_both_is_taken_whole(void **state)
{
    struct outcome said =
        shell(*state, "head -c 300000 /dev/zero; head -c 300000 /dev/zero >&2", NULL);

    assert_int_equal(said.out_size, 300000);
    assert_int_equal(said.err_size, 300000);
}

static void a_program_that_does_not_end_is_killed(void **state)
{
    const char *const arguments[] = {"/bin/sh", "-c", "echo begun; exec sleep 60", NULL};
    struct outcome said =
        program_run(*state, &(struct program){.arguments = arguments, .seconds = 1});

    assert_true(said.timed_out);
    assert_int_equal(said.status, 128 + 9);
    assert_string_equal(said.out, "begun\n");
}

static void a_program_sees_nothing_that_the_developer_has_set(void **state)
{
    struct outcome said;

    (void)setenv("SECRET", "of the developer", 1);
    said = shell(*state,
                 "echo \"[$SECRET] $TZ $TERM\"; [ \"$(pwd)\" = \"$HOME\" ] || exit 1", NULL);
    assert_string_equal(said.out, "[] UTC dumb\n");
    assert_int_equal(said.status, 0);
}

static void the_folder_goes_with_all_that_is_in_it(void **state)
{
    struct temp *temp = temp_open();
    struct stat status;
    char path[sizeof(temp->path)];

    (void)state;
    memcpy(path, temp->path, sizeof(path));
    (void)temp_write(temp, "a/b/c", "text");
    assert_string_equal(temp_read(temp, "a/b/c"), "text");
    assert_int_equal(chmod(temp_path(temp, "a/b"), 0), 0);
    assert_int_equal(temp_close(temp), 0);
    assert_int_not_equal(stat(path, &status), 0);
}

struct order {
    int *calls;
    int place;      /* the number of the call, 0 before it */
};

static void note_call(void *with)
{
    struct order *order = with;

    order->place = ++*order->calls;
}

static void ends_are_called_last_come_first_unless_forgotten(void **state)
{
    struct temp *temp = temp_open();
    int calls = 0;
    struct order first = {.calls = &calls}, second = first, third = first;

    (void)state;
    temp_at_end(temp, note_call, &first);
    temp_at_end(temp, note_call, &second);
    temp_at_end(temp, note_call, &third);
    temp_forget(temp, &second);
    assert_int_equal(temp_close(temp), 0);
    assert_int_equal(third.place, 1);
    assert_int_equal(second.place, 0);
    assert_int_equal(first.place, 2);
}

static void a_difference_is_shown_by_line_with_what_is_around_it(void **state)
{
    struct str out = {0};

    (void)state;
    snapshot_difference(&out, "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\nten\n");
    assert_string_equal(out.text, "...\n  3\n  4\n- 5\n+ five\n  6\n  7\n  8\n  9\n+ ten\n");
    str_done(&out);
}

static void a_line_that_moved_is_one_removed_and_one_added(void **state)
{
    struct str out = {0};

    (void)state;
    snapshot_difference(&out, "a\nb\nc\n", "b\nc\na\n");
    assert_string_equal(out.text, "- a\n  b\n  c\n+ a\n");
    str_done(&out);
}

static void a_snapshot_that_is_the_same_passes(void **state)
{
    (void)state;
    snapshot_check("support/harbour", "Calder Bay\n  two berths, 日本\n");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, temp_setup, temp_teardown)
        TEST(a_program_gets_its_input_and_says_both_outputs_and_its_status),
        TEST(a_program_that_does_not_exist_is_127),
        TEST(much_output_on_both_is_taken_whole),
        TEST(a_program_that_does_not_end_is_killed),
        TEST(a_program_sees_nothing_that_the_developer_has_set),
        TEST(the_folder_goes_with_all_that_is_in_it),
        TEST(ends_are_called_last_come_first_unless_forgotten),
        TEST(a_difference_is_shown_by_line_with_what_is_around_it),
        TEST(a_line_that_moved_is_one_removed_and_one_added),
        TEST(a_snapshot_that_is_the_same_passes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
