#include "support/test.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/db.h"
#include "support/sample_db.h"
#include "support/temp.h"

static bool exists(const char *path)
{
    return access(path, F_OK) == 0;
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

/* Reading where nothing can be written */

/*
 * Root may write everywhere. So the user of these tests becomes nobody, who is given the folder;
 * ended by act_as_ourselves(), which the teardown repeats.
 */
enum { NOBODY = 65534 };

static void act_as_nobody(struct temp *temp)
{
    static const char *const names[] = {"", "desk.db", "desk.db-lock", "desk.db-wal"};

    if (geteuid() != 0)
        return;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        const char *path = temp_path(temp, names[i]);

        if (exists(path))
            assert_int_equal(chown(path, NOBODY, NOBODY), 0);
    }
    assert_int_equal(seteuid(NOBODY), 0);
}

static void act_as_ourselves(void)
{
    if (getuid() == 0)
        assert_int_equal(seteuid(0), 0);
}

static int teardown(void **state)
{
    struct temp *temp = *state;

    act_as_ourselves();
    (void)chmod(temp->path, 0700);
    return temp_teardown(state);
}

/* One contact can be read; writing is refused, with the reason. */
static void assert_reads_only(struct db *db, const char *reason)
{
    struct error err = {0};

    assert_int_equal(sample_count(db, "contact"), 1);
    assert_false(db_begin(db, &err));
    assert_int_equal(err.kind, ERROR_IO);
    assert_mentions(&err, "can only be read, for ");
    assert_mentions(&err, reason);
    err = (struct error){0};
    assert_false(db_run(db, "DELETE FROM contact", DB_BIND_NONE, &err));
    assert_mentions(&err, reason);
    err = (struct error){0};
    assert_false(db_script(db, "DELETE FROM contact", &err));
    assert_mentions(&err, reason);
    assert_int_equal(sample_count(db, "contact"), 1);
}

static void a_store_in_a_folder_that_may_not_be_written_can_be_read(void **state)
{
    struct temp *temp = *state;
    const char *path = temp_path(temp, "desk.db");
    struct error err = {0};
    struct db *db;

    db_close(sample_db(path));
    act_as_nobody(temp);
    assert_int_equal(chmod(temp->path, 0500), 0);
    for (enum db_access wanted = DB_WRITE; wanted <= DB_READ; wanted++) {
        must(db_open(&db, path, wanted, &err));
        assert_reads_only(db, wanted == DB_READ ? "it was opened for reading only"
                                                : "you may not write it or its folder");
        db_close(db);
    }
    assert_false(exists(temp_path(temp, "desk.db-shm")));
}

static void a_file_that_may_not_be_written_can_be_read(void **state)
{
    const char *path = temp_path(*state, "desk.db");
    struct error err = {0};
    struct db *db;

    db_close(sample_db(path));
    assert_int_equal(chmod(path, 0400), 0);
    act_as_nobody(*state);
    must(db_open(&db, path, DB_WRITE, &err));
    assert_reads_only(db, "you may not write it or its folder");
    db_close(db);
}

static void a_new_store_in_a_folder_that_may_not_be_written_is_refused(void **state)
{
    struct temp *temp = *state;
    struct error err;

    act_as_nobody(temp);
    assert_int_equal(chmod(temp->path, 0500), 0);
    err = refusal_of(temp_path(temp, "desk.db"), DB_WRITE);
    assert_int_equal(err.kind, ERROR_IO);
    assert_mentions(&err, "cannot make the store");
    assert_mentions(&err, "choose another place for it");
}

static void what_may_not_be_read_is_refused(void **state)
{
    const char *path = temp_path(*state, "desk.db");
    struct error err;

    db_close(sample_db(path));
    assert_int_equal(chmod(path, 0), 0);
    act_as_nobody(*state);
    err = refusal_of(path, DB_WRITE);
    assert_int_equal(err.kind, ERROR_IO);
    assert_mentions(&err, "see who may read it");
}

/* From now on no file can grow, as on a full disk. */
static void fill_disk(void)
{
    struct rlimit limit;

    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = 0;
    (void)signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void empty_disk(void)
{
    struct rlimit limit;

    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = limit.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static int full_teardown(void **state)
{
    empty_disk();
    return temp_teardown(state);
}

static void a_store_on_a_full_disk_can_be_read(void **state)
{
    const char *path = temp_path(*state, "desk.db");
    struct error err = {0};
    struct db *db;

    db_close(sample_db(path));
    fill_disk();
    must(db_open(&db, path, DB_WRITE, &err));
    assert_reads_only(db, "its disk is full");
    db_close(db);
    empty_disk();
    must(db_open(&db, path, DB_WRITE, &err));
    must(sample_add(db, "Bo", &err));
    db_close(db);
}

/* A store with one contact in its log, and nobody who has it open. */
static void leave_a_log(struct temp *temp, const char *path)
{
    pid_t pid = fork();
    int status;

    assert_true(pid >= 0);
    if (pid == 0) {
        (void)sample_db(path);
        _exit(0);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(status, 0);
    assert_true(exists(temp_path(temp, "desk.db-wal")));
    assert_int_equal(unlink(temp_path(temp, "desk.db-shm")), 0);
}

static void what_is_in_the_log_is_read_on_a_full_disk_too(void **state)
{
    const char *path = temp_path(*state, "desk.db");
    struct error err = {0};
    struct db *db;

    leave_a_log(*state, path);
    fill_disk();
    must(db_open(&db, path, DB_WRITE, &err));
    assert_reads_only(db, "its disk is full");
    db_close(db);
    empty_disk();
    must(db_open(&db, path, DB_WRITE, &err));
    assert_int_equal(sample_count(db, "contact"), 1);
    must(sample_add(db, "Bo", &err));
    db_close(db);
    assert_false(exists(temp_path(*state, "desk.db-wal")));
}

static void what_is_in_the_log_is_read_in_a_folder_that_may_not_be_written(void **state)
{
    struct temp *temp = *state;
    const char *path = temp_path(temp, "desk.db");
    struct error err = {0};
    struct db *db;

    leave_a_log(temp, path);
    act_as_nobody(temp);
    assert_int_equal(chmod(temp->path, 0500), 0);
    must(db_open(&db, path, DB_WRITE, &err));
    assert_reads_only(db, "you may not write it or its folder");
    db_close(db);
}

static void a_disk_that_fills_up_keeps_what_was_there(void **state)
{
    const char *path = temp_path(*state, "desk.db");
    struct error err = {0};
    struct db *db = sample_db(path);

    fill_disk();
    assert_false(sample_add(db, "Bo", &err));
    assert_int_equal(err.kind, ERROR_IO);
    assert_mentions(&err, "is full: nothing was changed, and reading still works");
    assert_int_equal(sample_count(db, "contact"), 1);
    empty_disk();
    must(sample_add(db, "Bo", &err));
    assert_int_equal(sample_count(db, "contact"), 2);
    db_close(db);
}

static void a_store_that_may_not_grow_keeps_what_was_there(void **state)
{
    static const char big[] =
        "INSERT INTO contact (first_name) VALUES (printf('%.*c', 500000, 'x'))";
    struct error err = {0};
    struct db *db = sample_db(temp_path(*state, "desk.db"));

    must(db_script(db, "PRAGMA max_page_count = 20", &err));
    must(db_begin(db, &err));
    must(db_script(db, "INSERT INTO contact (first_name) VALUES ('Bo')", &err));
    assert_false(db_script(db, big, &err));
    assert_mentions(&err, "is full: nothing was changed");
    assert_false(db_end(db, false, &err));
    assert_int_equal(sample_count(db, "contact"), 1);
    must(sample_add(db, "Bo", &err));
    db_close(db);
}

static void a_copy_that_does_not_fit_is_removed_and_told(void **state)
{
    const char *path = temp_path(*state, "copy.db");
    struct error err = {0};
    struct db *db = sample_db(temp_path(*state, "desk.db"));

    fill_disk();
    assert_false(db_copy(db, path, &err));
    empty_disk();
    assert_mentions(&err, "is full");
    assert_false(exists(path));
    assert_int_equal(sample_count(db, "contact"), 1);
    db_close(db);
}

#define in_folder(claim) cmocka_unit_test_setup_teardown(claim, temp_setup, teardown)
#define on_full_disk(claim) cmocka_unit_test_setup_teardown(claim, temp_setup, full_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        in_folder(a_store_in_a_folder_that_may_not_be_written_can_be_read),
        in_folder(a_file_that_may_not_be_written_can_be_read),
        in_folder(a_new_store_in_a_folder_that_may_not_be_written_is_refused),
        in_folder(what_may_not_be_read_is_refused),
        on_full_disk(a_store_on_a_full_disk_can_be_read),
        on_full_disk(what_is_in_the_log_is_read_on_a_full_disk_too),
        in_folder(what_is_in_the_log_is_read_in_a_folder_that_may_not_be_written),
        on_full_disk(a_disk_that_fills_up_keeps_what_was_there),
        on_full_disk(a_store_that_may_not_grow_keeps_what_was_there),
        on_full_disk(a_copy_that_does_not_fit_is_removed_and_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
