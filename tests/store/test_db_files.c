#include "support/test.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/db.h"
#include "support/sample_db.h"
#include "support/temp.h"

static bool exists(const char *path)
{
    return access(path, F_OK) == 0;
}

static unsigned mode_of(const char *path)
{
    struct stat status;

    assert_int_equal(stat(path, &status), 0);
    return status.st_mode & 0777u;
}

/* The error of opening what cannot be opened. */
static struct error refusal_of(const char *path, enum db_access access_wanted)
{
    struct error err = {0};
    struct db *db = NULL;

    assert_false(db_open(&db, path, access_wanted, &err));
    assert_null(db);
    return err;
}

static void assert_mentions(const struct error *err, const char *words)
{
    if (!strstr(err->text, words))
        fail_msg("\"%s\" does not mention \"%s\"", err->text, words);
}

/* New files */

static void a_new_store_and_its_folders_are_for_the_owner_alone(void **state)
{
    const char *path = temp_path(*state, "a/b/desk.db");
    struct db *db;

    (void)umask(0);
    db = sample_db(path);
    assert_int_equal(mode_of(temp_path(*state, "a")), 0700);
    assert_int_equal(mode_of(temp_path(*state, "a/b")), 0700);
    assert_int_equal(mode_of(path), 0600);
    assert_int_equal(mode_of(temp_path(*state, "a/b/desk.db-wal")), 0600);
    assert_int_equal(mode_of(temp_path(*state, "a/b/desk.db-shm")), 0600);
    assert_int_equal(mode_of(temp_path(*state, "a/b/desk.db-lock")), 0600);
    db_close(db);
    (void)umask(022);
}

static void a_folder_that_was_there_keeps_its_mode(void **state)
{
    const char *folder = temp_path(*state, "shared");

    assert_int_equal(mkdir(folder, 0755), 0);
    assert_int_equal(chmod(folder, 0755), 0);
    db_close(sample_db(temp_path(*state, "shared/desk.db")));
    assert_int_equal(mode_of(folder), 0755);
}

static void the_last_to_close_leaves_one_whole_file(void **state)
{
    const char *path = temp_path(*state, "desk.db");
    struct error err = {0};
    struct db *db = sample_db(path);
    struct db *other;

    must(db_open(&other, path, DB_WRITE, &err));
    db_close(db);
    assert_true(exists(temp_path(*state, "desk.db-wal")));
    assert_int_equal(sample_count(other, "contact"), 1);
    db_close(other);
    assert_false(exists(temp_path(*state, "desk.db-wal")));
    assert_false(exists(temp_path(*state, "desk.db-shm")));
    must(db_open(&db, path, DB_READ, &err));
    assert_int_equal(sample_count(db, "contact"), 1);
    db_close(db);
}

static void the_settings_that_keep_it_safe_are_in_force(void **state)
{
    static const struct {
        const char *sql;
        int64_t value;
    } settings[] = {
        {"PRAGMA synchronous", 2},        {"PRAGMA foreign_keys", 1},   {"PRAGMA temp_store", 2},
        {"PRAGMA wal_autocheckpoint", 0}, {"PRAGMA trusted_schema", 0}, {"PRAGMA mmap_size", 0},
    };
    struct error err = {0};
    struct db *db = sample_db(temp_path(*state, "desk.db"));

    for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]); i++) {
        int64_t value = -1;

        must(db_number(&value, db, settings[i].sql, DB_BIND_NONE, &err));
        if (value != settings[i].value)
            fail_msg("%s is %lld", settings[i].sql, (long long)value);
    }
    db_close(db);
}

static void a_link_to_a_store_shares_its_lock(void **state)
{
    const char *link_path = temp_path(*state, "link.db");
    struct error err = {0};
    struct db *db = sample_db(temp_path(*state, "desk.db"));
    struct db *other;

    assert_int_equal(symlink("desk.db", link_path), 0);
    must(db_open(&other, link_path, DB_WRITE, &err));
    must(sample_add(other, "Bo", &err));
    assert_false(exists(temp_path(*state, "link.db-lock")));
    assert_int_equal(sample_count(db, "contact"), 2);
    db_close(other);
    db_close(db);
}

static void names_with_odd_characters_are_only_names(void **state)
{
    const char *path = temp_path(*state, "a%20b?mode=memory#c 'd'.db");
    struct db *db = sample_db(path);

    db_close(db);
    assert_true(exists(path));
}

/* What cannot be opened */

static void reading_makes_no_store(void **state)
{
    const char *path = temp_path(*state, "new/desk.db");
    struct error err = refusal_of(path, DB_READ);

    assert_int_equal(err.kind, ERROR_NOT_FOUND);
    assert_mentions(&err, "there is no store at");
    assert_mentions(&err, path);
    assert_false(exists(temp_path(*state, "new")));
}

static void a_folder_is_no_store(void **state)
{
    struct error err = refusal_of(temp_path(*state, "."), DB_WRITE);

    assert_int_equal(err.kind, ERROR_INVALID);
    assert_mentions(&err, "is not a file; give the path of a store");
}

static void a_file_of_another_kind_is_refused_and_left_as_it_was(void **state)
{
    static const char text[] = "Dear colleagues,\n\nplease find attached nothing at all, since "
                               "this is only a letter, though longer than a hundred bytes.\n";
    const char *path = temp_write(*state, "letter.txt", text);
    struct error err = refusal_of(path, DB_WRITE);

    assert_int_equal(err.kind, ERROR_CORRUPT);
    assert_mentions(&err, "is not a store of liaise; give the path of another file");
    assert_string_equal(temp_read(*state, "letter.txt"), text);
    err = refusal_of(path, DB_READ);
    assert_int_equal(err.kind, ERROR_CORRUPT);
}

static void a_store_cut_short_is_refused_as_damaged(void **state)
{
    const char *path = temp_path(*state, "desk.db");
    struct error err;

    db_close(sample_db(path));
    assert_int_equal(truncate(path, 4096), 0);
    for (enum db_access wanted = DB_WRITE; wanted <= DB_READ; wanted++) {
        err = refusal_of(path, wanted);
        assert_int_equal(err.kind, ERROR_CORRUPT);
        assert_mentions(&err, "is damaged; put the newest of the copies");
    }
}

/* Overwrite all pages but the first. */
static void damage(const char *path)
{
    FILE *file = fopen(path, "r+");

    assert_non_null(file);
    assert_int_equal(fseek(file, 4096, SEEK_SET), 0);
    for (int i = 0; i < 3 * 4096; i++)
        assert_int_not_equal(fputc(0xA5, file), EOF);
    assert_int_equal(fclose(file), 0);
}

static void a_store_overwritten_inside_is_found_damaged_when_it_is_read(void **state)
{
    const char *path = temp_path(*state, "desk.db");
    struct error err = {0};
    struct db *db;
    int64_t count;

    db_close(sample_db(path));
    damage(path);
    must(db_open(&db, path, DB_WRITE, &err));
    assert_false(db_number(&count, db, "SELECT count(*) FROM contact", DB_BIND_NONE, &err));
    assert_int_equal(err.kind, ERROR_CORRUPT);
    db_close(db);
}

/* Copies */

static void a_copy_is_one_whole_file_for_the_owner_alone(void **state)
{
    const char *path = temp_path(*state, "copy.db");
    struct error err = {0};
    struct db *db = sample_db(temp_path(*state, "desk.db"));
    struct db *copy;

    must(db_copy(db, path, &err));
    must(sample_add(db, "After", &err));
    db_close(db);
    assert_int_equal(mode_of(path), 0600);
    assert_false(exists(temp_path(*state, "copy.db-wal")));
    assert_false(exists(temp_path(*state, "copy.db-journal")));
    must(db_open(&copy, path, DB_READ, &err));
    assert_int_equal(sample_count(copy, "contact"), 1);
    db_close(copy);
    assert_false(exists(temp_path(*state, "copy.db-wal")));
    must(db_open(&copy, path, DB_WRITE, &err));
    must(sample_add(copy, "Bo", &err));
    db_close(copy);
}

static void a_store_in_memory_can_be_copied(void **state)
{
    const char *path = temp_path(*state, "copy.db");
    struct error err = {0};
    struct db *db = sample_db(":memory:");
    struct db *copy;

    must(db_copy(db, path, &err));
    db_close(db);
    must(db_open(&copy, path, DB_READ, &err));
    assert_int_equal(sample_count(copy, "contact"), 1);
    db_close(copy);
}

static void a_copy_never_replaces_a_file(void **state)
{
    const char *path = temp_write(*state, "copy.db", "precious");
    struct error err = {0};
    struct db *db = sample_db(temp_path(*state, "desk.db"));

    assert_false(db_copy(db, path, &err));
    assert_int_equal(err.kind, ERROR_CONFLICT);
    assert_mentions(&err, "is already there; choose another name");
    assert_string_equal(temp_read(*state, "copy.db"), "precious");
    assert_false(db_copy(db, temp_path(*state, "no/copy.db"), &err));
    assert_int_equal(err.kind, ERROR_IO);
    db_close(db);
}

static void a_damaged_store_gives_no_copy(void **state)
{
    const char *path = temp_path(*state, "desk.db");
    struct error err = {0};
    struct db *db;

    db_close(sample_db(path));
    damage(path);
    must(db_open(&db, path, DB_WRITE, &err));
    assert_false(db_copy(db, temp_path(*state, "copy.db"), &err));
    assert_int_equal(err.kind, ERROR_CORRUPT);
    assert_false(exists(temp_path(*state, "copy.db")));
    db_close(db);
}

#define in_folder(claim) cmocka_unit_test_setup_teardown(claim, temp_setup, temp_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        in_folder(a_new_store_and_its_folders_are_for_the_owner_alone),
        in_folder(a_folder_that_was_there_keeps_its_mode),
        in_folder(the_last_to_close_leaves_one_whole_file),
        in_folder(the_settings_that_keep_it_safe_are_in_force),
        in_folder(a_link_to_a_store_shares_its_lock),
        in_folder(names_with_odd_characters_are_only_names),
        in_folder(reading_makes_no_store),
        in_folder(a_folder_is_no_store),
        in_folder(a_file_of_another_kind_is_refused_and_left_as_it_was),
        in_folder(a_store_cut_short_is_refused_as_damaged),
        in_folder(a_store_overwritten_inside_is_found_damaged_when_it_is_read),
        in_folder(a_copy_is_one_whole_file_for_the_owner_alone),
        in_folder(a_store_in_memory_can_be_copied),
        in_folder(a_copy_never_replaces_a_file),
        in_folder(a_damaged_store_gives_no_copy),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
