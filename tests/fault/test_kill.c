#include "support/test.h"

#include <liaise/followup.h>
#include <liaise/issue.h>
#include <liaise/journal.h>
#include <liaise/transfer.h>

#include <poll.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/str.h"
#include "support/child.h"
#include "support/fixture.h"
#include "support/hostile.h"
#include "support/temp.h"

/*
 * Writers that are killed, writers that meet, and files that were damaged.
 *
 * A change here is an issue and a follow-up with the same number in their titles: whoever finds
 * one without the other has found half a change.
 */

enum { TRIALS = 30, PROGRAM_TRIALS = 6, EACH = 20, DAMAGES = 60, NOBODY = 65534 };

static int setup(void **state)
{
    struct temp *temp = temp_open();
    struct fixture fixture;
    struct error err = {0};

    fixture_open(&fixture);
    must(store_copy(fixture.store, temp_path(temp, "desk.db"), &err));
    fixture_close(&fixture);
    *state = temp;
    return 0;
}

static int teardown(void **state)
{
    if (getuid() == 0)
        assert_int_equal(seteuid(0), 0);
    return temp_teardown(state);
}

static struct store *open_store(struct temp *temp, enum store_access access)
{
    struct store *store;
    struct error err = {0};

    must(store_open(&store, temp_path(temp, "desk.db"), access, &err));
    return store;
}

/* Changes */

static bool add_issue(struct store *store, const char *title, struct arena *arena,
                      struct error *err)
{
    struct issue_move *move;
    struct issue issue;

    record_init(&issue_noun, &issue);
    issue.title = title;
    issue.kind = ISSUE_COMMITMENT_BREACH;
    issue.severity = SEVERITY_LOW;
    issue.owner.name = "Dana Whitlock-Reyes";
    issue.opened = date_of(2026, 2, 2);
    move = list_add(&issue.history, &issue_move_noun, arena);
    move->on = issue.opened;
    move->status = ISSUE_NEW;
    return record_prepare(&issue_noun, &issue, NULL, err)
           && record_add(store, &issue_noun, &issue, arena, err);
}

static bool add_followup(struct store *store, const char *title, struct arena *arena,
                         struct error *err)
{
    struct followup followup;

    record_init(&followup_noun, &followup);
    followup.title = title;
    followup.org.name = "NWP";
    followup.kind = FOLLOWUP_CALL;
    followup.priority = PRIORITY_LOW;
    followup.status = FOLLOWUP_PLANNED;
    followup.due = date_of(2026, 2, 9);
    return record_prepare(&followup_noun, &followup, NULL, err)
           && record_add(store, &followup_noun, &followup, arena, err);
}

static bool change(struct store *store, int number, struct error *err)
{
    const struct author author = {"Dana", FIXTURE_NOW};
    struct arena arena = {0};
    char title[32];
    bool ok;

    (void)snprintf(title, sizeof(title), "number %d", number);
    ok = change_begin(store, &author, title, err);
    if (ok) {
        ok = add_issue(store, title, &arena, err) && add_followup(store, title, &arena, err);
        ok = change_end(store, ok, err);
    }
    arena_clear(&arena);
    return ok;
}

/* The titles of all issues or follow-ups that a change has made, counted by number. */
static void count_titles(struct store *store, const struct noun *noun, int *counts, int most)
{
    struct arena arena = {0};
    struct error err = {0};
    struct list list;

    must(record_page(store, noun, 0, 100000, &list, &arena, &err));
    for (size_t i = 0; i < list.count; i++) {
        const char *said = record_said(noun, list_at(&list, noun->size, i));
        int number;

        if (sscanf(said, "number %d", &number) == 1 && number >= 0 && number < most)
            counts[number]++;
    }
    arena_clear(&arena);
}

static int one_text(void *out, int count, char **values, char **names)
{
    (void)names;
    (void)snprintf(out, 64, "%s", count ? values[0] : "");
    return 0;
}

static void assert_sound(struct temp *temp)
{
    char said[64] = "";
    sqlite3 *db;

    assert_int_equal(sqlite3_open(temp_path(temp, "desk.db"), &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "PRAGMA integrity_check", one_text, said, NULL), SQLITE_OK);
    assert_string_equal(said, "ok");
    assert_int_equal(
        sqlite3_exec(db, "SELECT count(*) FROM pragma_foreign_key_check", one_text, said, NULL),
        SQLITE_OK);
    assert_string_equal(said, "0");
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static bool is_among(int number, const int *numbers, int count)
{
    for (int i = 0; i < count; i++) {
        if (numbers[i] == number)
            return true;
    }
    return false;
}

/*
 * Every change up to `done` is there once, but those that were `cut` off may be missing; and none
 * is there by half.
 */
static void assert_kept(struct temp *temp, int done, const int *cut, int cut_count)
{
    enum { MOST = 100000 };
    int *issues = calloc(MOST, sizeof(*issues)), *followups = calloc(MOST, sizeof(*followups));
    struct store *store;

    assert_sound(temp);
    store = open_store(temp, STORE_WRITE);
    count_titles(store, &issue_noun, issues, MOST);
    count_titles(store, &followup_noun, followups, MOST);
    for (int i = 0; i < MOST; i++) {
        assert_int_equal(issues[i], followups[i]);
        if (i < done && !is_among(i, cut, cut_count))
            assert_int_equal(issues[i], 1);
    }
    store_close(store);
    free(issues);
    free(followups);
}

/* Killed */

/* Makes changes from `from` on until it is killed, and says the number of each that is done. */
static _Noreturn void write_on(struct temp *temp, int from, int out)
{
    struct store *store;
    struct error err = {0};

    if (!store_open(&store, temp_path(temp, "desk.db"), STORE_WRITE, &err))
        _exit(1);
    for (int i = from;; i++) {
        if (!change(store, i, &err) || write(out, &i, sizeof(i)) != sizeof(i))
            _exit(1);
    }
}

/* Starts it, kills it so many microseconds after its first change; how many are done then. */
static int kill_a_writer(struct temp *temp, int from, unsigned microseconds)
{
    int ends[2], number, done = from;
    struct child_end end;
    pid_t pid;

    assert_int_equal(pipe(ends), 0);
    pid = fork();
    assert_true(pid >= 0);
    if (pid == 0)
        write_on(temp, from, ends[1]);
    (void)close(ends[1]);
    for (int reads = 0; read(ends[0], &number, sizeof(number)) == sizeof(number); reads++) {
        done = number + 1;
        if (reads == 0) {
            (void)usleep(microseconds);
            (void)kill(pid, SIGKILL);
        }
    }
    (void)close(ends[0]);
    end = child_wait(pid, deadline_in(60000));
    assert_int_equal(end.signal, SIGKILL);
    return done;
}

static void a_killed_writer_leaves_every_change_it_confirmed_and_no_half_one(void **state)
{
    struct temp *temp = *state;
    int done = 0, cut[TRIALS];

    for (int i = 0; i < TRIALS; i++) {
        int before = done;

        done = kill_a_writer(temp, before, (unsigned)i * 997 % 20000);
        assert_true(done > before);
        cut[i] = done++;    /* it may have come through without being confirmed */
        if (i % 5 == 4)
            assert_kept(temp, done, cut, i + 1);
    }
}

/* liaise WORD WHAT [TITLE], whose answer goes nowhere. */
static pid_t start_program(struct temp *temp, const char *word, const char *what,
                           const char *title)
{
    const char *store = temp_path(temp, "desk.db"), *config = temp_path(temp, "liaise.yaml");
    char *const *environment = child_environment(&temp->arena, temp->path, "dumb", NULL);
    pid_t pid = fork();

    assert_true(pid >= 0);
    if (pid == 0) {
        if (freopen("/dev/null", "w", stdout))
            (void)execle(TEST_LIAISE, TEST_LIAISE, "--store", store, "--config", config, word,
                         what, title, (char *)NULL, environment);
        _exit(127);
    }
    return pid;
}

static void write_config(struct temp *temp)
{
    (void)temp_write(temp, "liaise.yaml",
                     "liaise: 1\n"
                     "home:\n  code: OEM\n  name: Office\n  officer: Dana Whitlock-Reyes\n"
                     "  timezone: America/Los_Angeles\n"
                     "organizations:\n"
                     "  - {code: NWP, name: Northwater, timezone: America/Los_Angeles}\n"
                     "  - {code: SBH, name: Hospital, timezone: America/Los_Angeles}\n");
}

/* Whatever moment of its life it is killed in: what it would have printed as done is done. */
static void the_program_can_be_killed_at_any_moment(void **state)
{
    struct temp *temp = *state;

    write_config(temp);
    for (unsigned i = 0; i < PROGRAM_TRIALS; i++) {
        char title[32];
        pid_t pid;

        (void)snprintf(title, sizeof(title), "program %u", i);
        pid = start_program(temp, "add", "issue", title);
        (void)usleep(i * 70000);
        (void)kill(pid, SIGKILL);
        (void)child_wait(pid, deadline_in(60000));
        assert_sound(temp);
        pid = start_program(temp, "list", "issue", NULL);
        assert_int_equal(child_wait(pid, deadline_in(60000)).status, 0);
    }
}

/* Together */

static pid_t start_writer(struct temp *temp, int from)
{
    struct store *store;
    struct error err = {0};
    pid_t pid = fork();

    assert_true(pid >= 0);
    if (pid)
        return pid;
    if (!store_open(&store, temp_path(temp, "desk.db"), STORE_WRITE, &err))
        _exit(1);
    for (int i = from; i < from + EACH; i++) {
        if (!change(store, i, &err)) {
            (void)fprintf(stderr, "%s\n", err.text);
            _exit(1);
        }
    }
    store_close(store);
    _exit(0);
}

static void two_who_write_at_once_lose_nothing(void **state)
{
    struct temp *temp = *state;
    pid_t one = start_writer(temp, 0), other = start_writer(temp, EACH);

    assert_int_equal(child_wait(one, deadline_in(60000)).status, 0);
    assert_int_equal(child_wait(other, deadline_in(60000)).status, 0);
    assert_kept(temp, 2 * EACH, NULL, 0);
}

/* Damaged */

static unsigned next(unsigned *seed)
{
    *seed = *seed * 1103515245u + 12345u;
    return *seed >> 16;
}

static void damage(char *bytes, size_t *size, unsigned *seed)
{
    unsigned how = next(seed) % 6;

    if (how == 0) {
        *size = (size_t)(next(seed) * 977u) % *size;
        return;
    }
    if (how == 1) {
        memset(bytes + (next(seed) * 4096u) % (*size - 4096), (int)next(seed) % 256, 4096);
        return;
    }
    for (unsigned i = 0; i < 1u << how; i++) {
        size_t at = how == 2 ? next(seed) % 100 : (next(seed) * 61u + next(seed)) % *size;

        bytes[at] = (char)((unsigned char)bytes[at] ^ (1u << next(seed) % 8));
    }
}

/* Everything is read, and something is written; whatever fails says why. */
static bool use(const char *path, struct error *err)
{
    struct zones *zones = zones_open(NULL);
    struct arena arena = {0};
    struct store *store;
    bool ok = store_open(&store, path, STORE_WRITE, err);

    if (!ok) {
        zones_close(zones);
        return false;
    }
    ok = change(store, 77777, err);
    for (const struct noun *const *noun = nouns; *noun && ok; noun++) {
        struct list list;

        ok = record_page(store, *noun, 0, 1000, &list, &arena, err);
        for (size_t i = 0; ok && i < list.count; i++) {
            struct str line = {0};

            ok = record_write_json(*noun, list_at(&list, (*noun)->size, i), zones, &line, err);
            str_done(&line);
        }
    }
    store_close(store);
    zones_close(zones);
    arena_clear(&arena);
    return ok;
}

static void remove_all(struct temp *temp)
{
    static const char *const names[] = {"bad.db", "bad.db-wal", "bad.db-shm", "bad.db-lock"};

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        (void)unlink(temp_path(temp, names[i]));
}

static void a_damaged_file_is_explained_in_words(void **state)
{
    struct temp *temp = *state;
    const char *path = temp_path(temp, "bad.db");
    struct store *store = open_store(temp, STORE_WRITE);
    size_t size, refused = 0;
    struct error err = {0};
    unsigned seed = 3;
    char *whole;

    for (int i = 0; i < 12; i++)
        must(change(store, i, &err));
    must(store_copy(store, temp_path(temp, "whole.db"), &err));
    store_close(store);
    must(file_read(&whole, &size, temp_path(temp, "whole.db"), (size_t)8 << 20, &temp->arena,
                   &err));
    for (int i = 0; i < DAMAGES; i++) {
        char *bytes = malloc(size);
        struct error why = {0};
        size_t left = size;

        memcpy(bytes, whole, size);
        damage(bytes, &left, &seed);
        remove_all(temp);
        must(file_write(path, bytes, left, &err));
        free(bytes);
        if (use(path, &why))
            continue;
        refused++;
        assert_harmless(why.text, false, "damaged");
        assert_true(strlen(why.text) > 20);
    }
    assert_in_range(refused, DAMAGES / 4, DAMAGES);
}

/* Only to be read */

static void a_store_that_may_only_be_read_is_read(void **state)
{
    struct temp *temp = *state;
    struct store *store = open_store(temp, STORE_WRITE);
    struct error err = {0};
    int counts[8] = {0};

    must(change(store, 3, &err));
    store_close(store);
    assert_int_equal(chmod(temp_path(temp, "desk.db"), 0444), 0);
    assert_int_equal(chmod(temp->path, 0555), 0);
    if (geteuid() == 0)
        assert_int_equal(seteuid(NOBODY), 0);
    store = open_store(temp, STORE_READ);
    count_titles(store, &issue_noun, counts, 8);
    assert_int_equal(counts[3], 1);
    assert_false(change(store, 4, &err));
    assert_harmless(err.text, false, "read-only");
    assert_true(strlen(err.text) > 20);
    store_close(store);
    if (getuid() == 0)
        assert_int_equal(seteuid(0), 0);
    assert_int_equal(chmod(temp->path, 0700), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_killed_writer_leaves_every_change_it_confirmed_and_no_half_one),
        TEST(the_program_can_be_killed_at_any_moment),
        TEST(two_who_write_at_once_lose_nothing),
        TEST(a_damaged_file_is_explained_in_words),
        TEST(a_store_that_may_only_be_read_is_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
