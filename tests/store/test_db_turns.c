#include "support/test.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "store/db.h"
#include "store/db_lock.h"
#include "support/sample_db.h"
#include "support/temp.h"

/*
 * Other processes: they only run what they are given, and end without cleaning up. They are started
 * while the test has no database open, since SQLite's connections do not survive a fork().
 */

struct helper {
    pid_t pid;
    int said; /* a byte arrives here when it is where the test wants it */
};

static struct helper start(void (*what)(const char *path, int say), const char *path)
{
    struct helper helper;
    int pipe_ends[2];

    assert_int_equal(pipe(pipe_ends), 0);
    helper.pid = fork();
    assert_true(helper.pid >= 0);
    if (helper.pid == 0) {
        (void)alarm(20); /* its end, if the test fails and forgets it */
        what(path, pipe_ends[1]);
        _exit(0);
    }
    (void)close(pipe_ends[1]);
    helper.said = pipe_ends[0];
    return helper;
}

static void wait_for_word(const struct helper *helper)
{
    char byte;

    assert_int_equal(read(helper->said, &byte, 1), 1);
}

/* Its exit status, or minus the signal that ended it. */
static int end_of(const struct helper *helper)
{
    int status;

    (void)close(helper->said);
    assert_int_equal(waitpid(helper->pid, &status, 0), helper->pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

static void say(int where)
{
    if (write(where, "!", 1) != 1)
        _exit(9);
}

static void nap(long milliseconds)
{
    struct timespec time = {.tv_nsec = milliseconds * 1000 * 1000};

    (void)nanosleep(&time, NULL);
}

static double now(void)
{
    struct timespec time;

    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* A while later, leave word beside `path`: what waits for us goes on only after that. */
static void end_later(const char *path)
{
    char word[200];
    int file;

    nap(200);
    (void)snprintf(word, sizeof(word), "%.*s/ended", (int)(strrchr(path, '/') - path), path);
    file = open(word, O_WRONLY | O_CREAT, 0600);
    if (file < 0)
        _exit(8);
    (void)close(file);
}

static void hold_lock(const char *path, int where)
{
    struct db_lock lock;
    struct error err = {0};

    if (!db_lock_open(&lock, path) || !db_lock_take(&lock, 1000, &err))
        _exit(1);
    say(where);
}

static void hold_lock_briefly(const char *path, int where)
{
    hold_lock(path, where);
    end_later(path);
}

static void hold_lock_until_killed(const char *path, int where)
{
    hold_lock(path, where);
    for (;;)
        (void)pause();
}

/* Whether the helper had done with the file at `path` before now. */
static bool had_ended(struct temp *temp)
{
    return access(temp_path(temp, "ended"), F_OK) == 0;
}

/* The lock */

static void who_waits_gets_the_lock_when_it_is_free(void **state)
{
    const char *path = temp_path(*state, "desk.db-lock");
    struct helper helper = start(hold_lock_briefly, path);
    struct error err = {0};
    struct db_lock lock;

    wait_for_word(&helper);
    assert_true(db_lock_open(&lock, path));
    must(db_lock_take(&lock, 20 * 1000, &err));
    assert_true(had_ended(*state));
    db_lock_give(&lock);
    db_lock_close(&lock);
    assert_int_equal(end_of(&helper), 0);
}

static void waiting_for_the_lock_ends(void **state)
{
    const char *path = temp_path(*state, "desk.db-lock");
    struct helper helper = start(hold_lock_until_killed, path);
    struct error err = {0};
    struct db_lock lock;
    double began;

    wait_for_word(&helper);
    assert_true(db_lock_open(&lock, path));
    began = now();
    assert_false(db_lock_take(&lock, 100, &err));
    assert_true(now() - began > 0.09);
    assert_int_equal(err.kind, ERROR_BUSY);
    assert_false(db_lock_take(&lock, 0, &err));
    (void)kill(helper.pid, SIGKILL);
    assert_int_equal(end_of(&helper), -SIGKILL);
    must(db_lock_take(&lock, 0, &err)); /* it went with its holder */
    db_lock_give(&lock);
    db_lock_close(&lock);
}

static void two_connections_of_one_process_shut_each_other_out(void **state)
{
    const char *path = temp_path(*state, "desk.db-lock");
    struct error err = {0};
    struct db_lock one, two;

    assert_true(db_lock_open(&one, path) && db_lock_open(&two, path));
    must(db_lock_take(&one, 0, &err));
    must(db_lock_take(&one, 0, &err));
    assert_false(db_lock_take(&two, 5, &err));
    db_lock_give(&one);
    assert_false(db_lock_take(&two, 5, &err));
    db_lock_give(&one);
    must(db_lock_take(&two, 5, &err));
    db_lock_give(&two);
    db_lock_close(&one);
    db_lock_close(&two);
}

static void the_lock_is_not_taken_through_a_link(void **state)
{
    const char *path = temp_path(*state, "desk.db-lock");
    struct db_lock lock;

    assert_int_equal(symlink(temp_path(*state, "elsewhere"), path), 0);
    assert_false(db_lock_open(&lock, path));
    assert_int_not_equal(access(temp_path(*state, "elsewhere"), F_OK), 0);
}

/* Writing */

/* The path of a sample database that nobody has open. */
static const char *new_file(struct temp *temp)
{
    const char *path = temp_path(temp, "desk.db");

    db_close(sample_db(path));
    return path;
}

static void begin_in(const char *path, int where)
{
    struct error err = {0};
    struct db *db;

    if (!db_open(&db, path, DB_WRITE, &err) || !db_begin(db, &err)
        || !db_run(db, "INSERT INTO contact (first_name) VALUES ('Half')", DB_BIND_NONE, &err))
        _exit(1);
    say(where);
}

static void write_half_until_killed(const char *path, int where)
{
    begin_in(path, where);
    for (;;)
        (void)pause();
}

static void write_slowly(const char *path, int where)
{
    begin_in(path, where);
    end_later(path);
}

static void a_write_waits_for_the_other_one(void **state)
{
    const char *path = new_file(*state);
    struct helper helper = start(write_slowly, path);
    struct error err = {0};
    struct db *db;

    wait_for_word(&helper);
    must(db_open(&db, path, DB_WRITE, &err));
    assert_int_equal(sample_count(db, "contact"), 1); /* reading does not wait */
    must(sample_add(db, "Bo", &err));
    assert_true(had_ended(*state));
    assert_int_equal(end_of(&helper), 0);
    assert_int_equal(sample_count(db, "contact"), 2); /* it ended without db_end() */
    db_close(db);
}

static void a_process_killed_in_a_transaction_leaves_nothing(void **state)
{
    const char *path = new_file(*state);
    struct helper helper = start(write_half_until_killed, path);
    struct error err = {0};
    struct db *db;

    wait_for_word(&helper);
    (void)kill(helper.pid, SIGKILL);
    assert_int_equal(end_of(&helper), -SIGKILL);
    must(db_open(&db, path, DB_WRITE, &err));
    must(sample_add(db, "Bo", &err));
    assert_int_equal(sample_count(db, "contact"), 2);
    db_close(db);
}

static void a_program_that_ignores_the_lock_is_waited_for_and_named(void **state)
{
    const char *path = new_file(*state);
    struct helper helper = start(write_half_until_killed, path);
    struct error err = {0};
    struct db *db;

    wait_for_word(&helper);
    assert_int_equal(unlink(temp_path(*state, "desk.db-lock")), 0);
    must(db_open(&db, path, DB_WRITE, &err));
    assert_false(db_begin(db, &err));
    assert_int_equal(err.kind, ERROR_BUSY);
    assert_non_null(strstr(err.text, "is in use by another program; try again in a moment"));
    (void)kill(helper.pid, SIGKILL);
    assert_int_equal(end_of(&helper), -SIGKILL);
    must(sample_add(db, "Bo", &err));
    db_close(db);
}

enum { WRITERS = 4, WRITES = 60 };

static void write_flat_out(const char *path, int where)
{
    struct error err = {0};
    struct db *db;
    char name[40];

    if (!db_open(&db, path, DB_WRITE, &err))
        _exit(1);
    say(where);
    for (int i = 0; i < WRITES; i++) {
        (void)snprintf(name, sizeof(name), "%ld %d", (long)getpid(), i);
        if (!sample_add(db, name, &err))
            _exit(2);
    }
    db_close(db);
}

static void many_writers_all_get_their_turns(void **state)
{
    const char *path = new_file(*state);
    struct helper helpers[WRITERS];
    struct error err = {0};
    struct db *db;

    for (int i = 0; i < WRITERS; i++)
        helpers[i] = start(write_flat_out, path);
    for (int i = 0; i < WRITERS; i++)
        assert_int_equal(end_of(&helpers[i]), 0);
    must(db_open(&db, path, DB_READ, &err));
    assert_int_equal(sample_count(db, "contact"), 1 + WRITERS * WRITES);
    db_close(db);
}

/* The log */

enum { LOG_MOST = 4 * 1024 * 1024, NAME_SIZE = 64 * 1024 };

static int64_t size_of(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 ? status.st_size : -1;
}

/* Add so many contacts whose names are long, each in a transaction. */
static void add_long_ones(struct db *db, int count)
{
    struct error err = {0};
    char *name = calloc(1, NAME_SIZE);
    int64_t before = sample_count(db, "contact");

    assert_non_null(name);
    memset(name, 'x', NAME_SIZE - 1);
    for (int i = 0; i < count; i++) {
        (void)snprintf(name, 20, "%d", (int)before + i);
        name[strlen(name)] = ' ';
        must(sample_add(db, name, &err));
    }
    free(name);
}

static void the_log_is_written_back_when_it_has_grown(void **state)
{
    struct db *db = sample_db(temp_path(*state, "desk.db"));
    const char *log = temp_path(*state, "desk.db-wal");
    int64_t most = 0;

    for (int i = 0; i < 200; i++) {
        add_long_ones(db, 1);
        most = size_of(log) > most ? size_of(log) : most;
    }
    assert_true(most > LOG_MOST / 2);
    assert_true(most < LOG_MOST * 5 / 4);
    assert_int_equal(sample_count(db, "contact"), 201);
    db_close(db);
}

static void a_long_reader_keeps_the_log_and_sees_no_change(void **state)
{
    const char *path = temp_path(*state, "desk.db");
    const char *log = temp_path(*state, "desk.db-wal");
    struct db *db = sample_db(path);
    struct error err = {0};
    struct db *reader;
    struct db_rows rows;

    must(db_open(&reader, path, DB_READ, &err));
    must(db_query(&rows, reader, "SELECT id FROM contact UNION ALL SELECT 2", DB_BIND_NONE, &err));
    assert_true(db_next(&rows, &err));
    add_long_ones(db, 60);
    assert_true(size_of(log) > LOG_MOST);
    assert_int_equal(sample_count(reader, "contact"), 1);
    must(db_done(&rows));
    assert_int_equal(sample_count(reader, "contact"), 61);
    add_long_ones(db, 60);
    assert_true(size_of(log) < LOG_MOST);
    db_close(reader);
    db_close(db);
}

#define in_folder(claim) cmocka_unit_test_setup_teardown(claim, temp_setup, temp_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        in_folder(who_waits_gets_the_lock_when_it_is_free),
        in_folder(waiting_for_the_lock_ends),
        in_folder(two_connections_of_one_process_shut_each_other_out),
        in_folder(the_lock_is_not_taken_through_a_link),
        in_folder(a_write_waits_for_the_other_one),
        in_folder(a_process_killed_in_a_transaction_leaves_nothing),
        in_folder(a_program_that_ignores_the_lock_is_waited_for_and_named),
        in_folder(many_writers_all_get_their_turns),
        in_folder(the_log_is_written_back_when_it_has_grown),
        in_folder(a_long_reader_keeps_the_log_and_sees_no_change),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
