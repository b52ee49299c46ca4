#include "support/test.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "store/db.h"
#include "support/temp.h"

/* A store with one table and one row in it. */
static struct db *new_store(const char *path)
{
    struct error err = {0};
    struct db *db;

    must(db_open(&db, path, DB_WRITE, &err));
    must(db_begin(db, &err));
    must(db_script(db,
                   "CREATE TABLE contact (id INTEGER PRIMARY KEY, first_name TEXT NOT NULL, "
                   "age INTEGER, CONSTRAINT age_is_not_negative CHECK (age >= 0), "
                   "UNIQUE (first_name)) STRICT;"
                   "CREATE TABLE note (id INTEGER PRIMARY KEY, "
                   "contact_id INTEGER NOT NULL REFERENCES contact (id)) STRICT;"
                   "INSERT INTO contact (first_name, age) VALUES ('Åse', NULL)",
                   &err));
    must(db_end(db, true, &err));
    return db;
}

static int64_t count_of(struct db *db, const char *table)
{
    struct error err = {0};
    struct str sql = {0};
    int64_t count = -1;

    str_add(&sql, "SELECT count(*) FROM %s", table);
    must(db_number(&count, db, sql.text, DB_BIND_NONE, &err));
    str_done(&sql);
    return count;
}

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

/* Values and rows */

static void parameters_are_bound_by_name(void **state)
{
    struct error err = {0};
    struct db *db;
    int64_t number;

    (void)state;
    must(db_open(&db, "sqlite::memory:", DB_WRITE, &err));
    must(db_number(&number, db, "SELECT $2 * 10 + $1 + $2 * 100", DB_BIND(db_int(1), db_int(2)),
                   &err));
    assert_int_equal(number, 221);
    db_close(db);
}

static void values_come_back_as_they_went_in(void **state)
{
    static const char sql[] = "SELECT $1, $2, $3, $4";
    struct error err = {0};
    struct db_rows rows;
    struct db *db;

    (void)state;
    must(db_open(&db, ":memory:", DB_WRITE, &err));
    must(db_query(&rows, db, sql,
                  DB_BIND(db_int(INT64_MIN), db_text("Ærø 東京"), db_null(), db_text(NULL)), &err));
    assert_true(db_next(&rows, &err));
    assert_true(db_column_int(&rows, 0) == INT64_MIN);
    assert_string_equal(db_column_text(&rows, 1), "Ærø 東京");
    assert_false(db_column_is_null(&rows, 1));
    assert_true(db_column_is_null(&rows, 2));
    assert_null(db_column_text(&rows, 3));
    assert_false(db_next(&rows, &err));
    assert_false(db_next(&rows, &err)); /* and does not begin again */
    must(db_done(&rows));
    db_close(db);
}

static void the_same_query_can_be_read_twice_at_once(void **state)
{
    static const char sql[] = "SELECT 1 UNION ALL SELECT 2";
    struct error err = {0};
    struct db_rows outer, inner;
    struct db *db;
    int pairs = 0;

    (void)state;
    must(db_open(&db, ":memory:", DB_WRITE, &err));
    must(db_query(&outer, db, sql, DB_BIND_NONE, &err));
    while (db_next(&outer, &err)) {
        must(db_query(&inner, db, sql, DB_BIND_NONE, &err));
        while (db_next(&inner, &err))
            pairs++;
        must(db_done(&inner));
    }
    must(db_done(&outer));
    assert_int_equal(pairs, 4);
    db_close(db);
}

static void a_query_left_early_can_be_asked_again(void **state)
{
    static const char sql[] = "SELECT $1 UNION ALL SELECT 2";
    struct error err = {0};
    struct db_rows rows;
    struct db *db;

    (void)state;
    must(db_open(&db, ":memory:", DB_WRITE, &err));
    for (int64_t first = 7; first < 10; first++) {
        must(db_query(&rows, db, sql, DB_BIND(db_int(first)), &err));
        assert_true(db_next(&rows, &err));
        assert_true(db_column_int(&rows, 0) == first);
        must(db_done(&rows));
    }
    db_close(db);
}

static void any_number_of_different_queries_can_be_open(void **state)
{
    enum { QUERIES = 150 };
    struct error err = {0};
    struct db_rows rows[QUERIES];
    struct db *db;

    (void)state;
    must(db_open(&db, ":memory:", DB_WRITE, &err));
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < QUERIES; i++) {
            struct str sql = {0};

            str_add(&sql, "SELECT %d", i);
            must(db_query(&rows[i], db, sql.text, DB_BIND_NONE, &err));
            str_done(&sql);
        }
        for (int i = 0; i < QUERIES; i++) {
            assert_true(db_next(&rows[i], &err));
            assert_int_equal(db_column_int(&rows[i], 0), i);
            must(db_done(&rows[i]));
        }
    }
    db_close(db);
}

static void a_number_that_is_not_there_is_not_found(void **state)
{
    struct error err = {0};
    struct db *db = new_store(":memory:");
    int64_t number = 5;

    (void)state;
    assert_false(db_number(&number, db, "SELECT id FROM contact WHERE id = $1",
                           DB_BIND(db_int(99)), &err));
    assert_int_equal(err.kind, ERROR_NOT_FOUND);
    assert_int_equal(number, 5);
    db_close(db);
}

/* Files */

static void a_new_store_and_its_folders_are_for_the_owner_alone(void **state)
{
    const char *path = temp_path(*state, "a/b/desk.db");
    struct db *db;

    (void)umask(0);
    db = new_store(path);
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
    db_close(new_store(temp_path(*state, "shared/desk.db")));
    assert_int_equal(mode_of(folder), 0755);
}

static void the_last_to_close_leaves_one_whole_file(void **state)
{
    const char *path = temp_path(*state, "desk.db");
    struct error err = {0};
    struct db *db = new_store(path);
    struct db *other;

    must(db_open(&other, path, DB_WRITE, &err));
    db_close(db);
    assert_true(exists(temp_path(*state, "desk.db-wal")));
    assert_int_equal(count_of(other, "contact"), 1);
    db_close(other);
    assert_false(exists(temp_path(*state, "desk.db-wal")));
    assert_false(exists(temp_path(*state, "desk.db-shm")));
    must(db_open(&db, path, DB_READ, &err));
    assert_int_equal(count_of(db, "contact"), 1);
    db_close(db);
}

static void a_transaction_that_is_not_kept_leaves_nothing(void **state)
{
    struct error err = {0};
    struct db *db = new_store(temp_path(*state, "desk.db"));

    must(db_begin(db, &err));
    must(db_run(db, "INSERT INTO contact (first_name) VALUES ($1)", DB_BIND(db_text("Bo")), &err));
    assert_int_equal(count_of(db, "contact"), 2);
    assert_false(db_end(db, false, &err));
    assert_int_equal(err.kind, 0);
    assert_int_equal(count_of(db, "contact"), 1);
    db_close(db);
}

static void the_stamp_changes_when_somebody_else_writes(void **state)
{
    const char *path = temp_path(*state, "desk.db");
    struct error err = {0};
    struct db *db = new_store(path);
    struct db *other;
    int64_t before, own, after;

    must(db_open(&other, path, DB_WRITE, &err));
    must(db_stamp(db, &before, &err));
    must(db_run(db, "INSERT INTO contact (first_name) VALUES ('Bo')", DB_BIND_NONE, &err));
    must(db_stamp(db, &own, &err));
    assert_true(own == before);
    must(db_run(other, "INSERT INTO contact (first_name) VALUES ('Cy')", DB_BIND_NONE, &err));
    must(db_stamp(db, &after, &err));
    assert_true(after != before);
    assert_int_equal(count_of(db, "contact"), 3);
    db_close(other);
    db_close(db);
}

#define in_folder(claim) cmocka_unit_test_setup_teardown(claim, temp_setup, temp_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parameters_are_bound_by_name),
        cmocka_unit_test(values_come_back_as_they_went_in),
        cmocka_unit_test(the_same_query_can_be_read_twice_at_once),
        cmocka_unit_test(a_query_left_early_can_be_asked_again),
        cmocka_unit_test(any_number_of_different_queries_can_be_open),
        cmocka_unit_test(a_number_that_is_not_there_is_not_found),
        in_folder(a_new_store_and_its_folders_are_for_the_owner_alone),
        in_folder(a_folder_that_was_there_keeps_its_mode),
        in_folder(the_last_to_close_leaves_one_whole_file),
        in_folder(a_transaction_that_is_not_kept_leaves_nothing),
        in_folder(the_stamp_changes_when_somebody_else_writes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
