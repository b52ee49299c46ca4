#include "support/test.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "support/temp.h"

static int mode_of(const char *path)
{
    struct stat status;

    assert_int_equal(stat(path, &status), 0);
    return (int)(status.st_mode & 0777);
}

static void what_was_written_is_read_back(void **state)
{
    struct temp *temp = *state;
    const char *path = temp_path(temp, "note");
    struct error err = {0};
    char *text;
    size_t size;

    must(file_write(path, "a\0b\n", 4, &err));
    must(file_read(&text, &size, path, 100, &temp->arena, &err));
    assert_int_equal(size, 4);
    assert_memory_equal(text, "a\0b\n", 5);
    assert_int_equal(mode_of(path), 0600);
}

static void an_empty_file_is_an_empty_text(void **state)
{
    struct temp *temp = *state;
    struct error err = {0};
    size_t size = 99;
    char *text;

    must(file_read(&text, &size, temp_write(temp, "empty", ""), 0, &temp->arena, &err));
    assert_int_equal(size, 0);
    assert_string_equal(text, "");
}

static void a_file_of_just_the_most_is_read_and_one_byte_more_is_refused(void **state)
{
    static const size_t sizes[] = {1, 4095, 16383, 16384, 16385, 32768, 100000};
    struct temp *temp = *state;
    const char *path = temp_path(temp, "large");

    for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
        char *written = arena_alloc(&temp->arena, sizes[i]);
        struct error err = {0};
        char *text = NULL;
        size_t size = 0;

        memset(written, 'a' + (int)i, sizes[i]);
        must(file_write(path, written, sizes[i], &err));
        must(file_read(&text, &size, path, sizes[i], &temp->arena, &err));
        assert_int_equal(size, sizes[i]);
        assert_memory_equal(text, written, sizes[i]);
        assert_int_equal(text[size], '\0');
        text = NULL;
        assert_false(file_read(&text, &size, path, sizes[i] - 1, &temp->arena, &err));
        assert_int_equal(err.kind, ERROR_INVALID);
        assert_non_null(strstr(err.text, path));
        assert_null(text);
    }
}

static void a_missing_file_is_not_found_by_name(void **state)
{
    struct temp *temp = *state;
    struct error err = {0};
    size_t size = 7;
    char *text = NULL;

    assert_false(file_read(&text, &size, temp_path(temp, "none"), 10, &temp->arena, &err));
    assert_int_equal(err.kind, ERROR_NOT_FOUND);
    assert_non_null(strstr(err.text, "none"));
    assert_null(text);
    assert_int_equal(size, 7);
}

static void a_folder_is_no_file(void **state)
{
    struct temp *temp = *state;
    struct error err = {0};
    size_t size;
    char *text;

    assert_false(file_read(&text, &size, temp->path, 10, &temp->arena, &err));
    assert_int_equal(err.kind, ERROR_IO);
}

static void writing_replaces_the_whole_file_and_leaves_nothing_beside_it(void **state)
{
    struct temp *temp = *state;
    const char *path = temp_write(temp, "alone/note", "a long text from before");
    struct error err = {0};
    struct stat status;

    must(file_write(path, "short", 5, &err));
    assert_string_equal(temp_read(temp, "alone/note"), "short");
    assert_int_equal(stat(path_folder(path, &temp->arena), &status), 0);
    assert_int_not_equal(rmdir(path_folder(path, &temp->arena)), 0);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(path_folder(path, &temp->arena)), 0);
}

static void a_failed_write_leaves_the_old_text_and_nothing_beside_it(void **state)
{
    struct temp *temp = *state;
    const char *inside = temp_write(temp, "taken/inside", "old");
    const char *taken = path_folder(inside, &temp->arena);
    struct error err = {0};

    assert_false(file_write(taken, "new", 3, &err));
    assert_int_equal(err.kind, ERROR_IO);
    assert_string_equal(temp_read(temp, "taken/inside"), "old");
    assert_int_equal(unlink(inside), 0);
    assert_int_equal(rmdir(taken), 0);
    assert_int_equal(rmdir(temp->path), 0);         /* it was the only thing in there */
    assert_int_equal(mkdir(temp->path, 0700), 0);
}

static void writing_where_there_is_no_folder_is_an_error(void **state)
{
    struct temp *temp = *state;
    struct error err = {0};

    assert_false(file_write(temp_path(temp, "no/such/file"), "x", 1, &err));
    assert_int_equal(err.kind, ERROR_NOT_FOUND);
    assert_non_null(strstr(err.text, "no/such/file"));
}

static void missing_folders_are_made_for_their_owner_only(void **state)
{
    struct temp *temp = *state;
    const char *path = temp_path(temp, "a/b/c");
    struct error err = {0};

    must(folder_make(path, &err));
    must(folder_make(path, &err));
    assert_int_equal(mode_of(path), 0700);
    assert_int_equal(mode_of(temp_path(temp, "a")), 0700);
}

static void a_folder_cannot_be_made_below_a_file(void **state)
{
    struct temp *temp = *state;
    struct error err = {0};

    (void)temp_write(temp, "file", "");
    assert_false(folder_make(temp_path(temp, "file/below"), &err));
    assert_int_equal(err.kind, ERROR_IO);
}

static void a_file_in_place_of_the_folder_is_an_error(void **state)
{
    struct temp *temp = *state;
    const char *path = temp_write(temp, "file", "");
    struct error err = {0};

    assert_false(folder_make(path, &err));
    assert_int_equal(err.kind, ERROR_IO);
}

static void a_path_that_is_too_long_is_refused(void **state)
{
    struct temp *temp = *state;
    char *path = arena_alloc(&temp->arena, 6000);
    struct error err = {0};

    memset(path, 'x', 5999);
    assert_false(folder_make(path, &err));
    assert_int_equal(err.kind, ERROR_INVALID);
}

static void paths_are_taken_apart_and_put_together(void **state)
{
    struct temp *temp = *state;

    assert_string_equal(path_folder("name", &temp->arena), ".");
    assert_string_equal(path_folder("/name", &temp->arena), "/");
    assert_string_equal(path_folder("a/b/name", &temp->arena), "a/b");
    assert_string_equal(path_folder("/a/name", &temp->arena), "/a");
    assert_string_equal(path_join("/a", "b", &temp->arena), "/a/b");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, temp_setup, temp_teardown)
        TEST(what_was_written_is_read_back),
        TEST(an_empty_file_is_an_empty_text),
        TEST(a_file_of_just_the_most_is_read_and_one_byte_more_is_refused),
        TEST(a_missing_file_is_not_found_by_name),
        TEST(a_folder_is_no_file),
        TEST(writing_replaces_the_whole_file_and_leaves_nothing_beside_it),
        TEST(a_failed_write_leaves_the_old_text_and_nothing_beside_it),
        TEST(writing_where_there_is_no_folder_is_an_error),
        TEST(missing_folders_are_made_for_their_owner_only),
        TEST(a_folder_cannot_be_made_below_a_file),
        TEST(a_file_in_place_of_the_folder_is_an_error),
        TEST(a_path_that_is_too_long_is_refused),
        TEST(paths_are_taken_apart_and_put_together),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
