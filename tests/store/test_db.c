#include "support/test.h"

#include "base/str.h"
#include "store/db.h"
#include "support/sample_db.h"
#include "support/temp.h"

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
    struct db *db = sample_db(":memory:");
    int64_t number = 5;

    (void)state;
    assert_false(
        db_number(&number, db, "SELECT id FROM contact WHERE id = $1", DB_BIND(db_int(99)), &err));
    assert_int_equal(err.kind, ERROR_NOT_FOUND);
    assert_int_equal(number, 5);
    db_close(db);
}

/* Transactions */

static void a_transaction_that_is_not_kept_leaves_nothing(void **state)
{
    struct error err = {0};
    struct db *db = sample_db(temp_path(*state, "desk.db"));

    must(db_begin(db, &err));
    must(db_run(db, "INSERT INTO contact (first_name) VALUES ($1)", DB_BIND(db_text("Bo")), &err));
    assert_int_equal(sample_count(db, "contact"), 2);
    assert_false(db_end(db, false, &err));
    assert_int_equal(err.kind, 0);
    assert_int_equal(sample_count(db, "contact"), 1);
    db_close(db);
}

static void the_stamp_changes_when_somebody_else_writes(void **state)
{
    const char *path = temp_path(*state, "desk.db");
    struct error err = {0};
    struct db *db = sample_db(path);
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
    assert_int_equal(sample_count(db, "contact"), 3);
    db_close(other);
    db_close(db);
}

/* Refusals */

/* A statement on a sample is refused in these words. */
static void refused(const char *sql, enum error_kind kind, const char *words)
{
    struct error err = {0};
    struct db *db = sample_db(":memory:");

    assert_false(db_script(db, sql, &err));
    assert_string_equal(err.text, words);
    assert_int_equal(err.kind, kind);
    assert_int_equal(sample_count(db, "contact"), 1);
    db_close(db);
}

static void a_second_one_with_the_same_name_is_a_conflict(void **state)
{
    (void)state;
    refused("INSERT INTO contact (first_name) VALUES ('Åse')", ERROR_CONFLICT,
            "there is already a contact with that first name; choose another first name");
    refused("CREATE TABLE area (a_b INTEGER, c INTEGER, PRIMARY KEY (a_b, c)) STRICT;"
            "INSERT INTO area (a_b, c) VALUES (1, 2), (1, 2)",
            ERROR_CONFLICT,
            "there is already an area with that a b and c; choose another a b and c");
    refused("CREATE UNIQUE INDEX folded_name ON contact (lower(first_name));"
            "INSERT INTO contact (first_name) VALUES ('Bo'), ('BO')",
            ERROR_CONFLICT, "there is already one like this (index 'folded_name')");
}

static void referring_to_what_is_not_there_is_a_conflict(void **state)
{
    static const char words[] =
        "a record that this one refers to is not there (any more), or another record still refers "
        "to this one; look again and repeat";

    (void)state;
    refused("INSERT INTO note (contact_id) VALUES (99)", ERROR_CONFLICT, words);
}

static void removing_what_is_referred_to_is_a_conflict(void **state)
{
    struct error err = {0};
    struct db *db = sample_db(":memory:");

    (void)state;
    must(db_script(db, "INSERT INTO note (contact_id) VALUES (1)", &err));
    assert_false(db_run(db, "DELETE FROM contact WHERE id = $1", DB_BIND(db_int(1)), &err));
    assert_int_equal(err.kind, ERROR_CONFLICT);
    assert_int_equal(sample_count(db, "contact"), 1);
    db_close(db);
}

static void values_that_break_a_rule_are_invalid(void **state)
{
    (void)state;
    refused("INSERT INTO contact (first_name, age) VALUES ('Bo', -1)", ERROR_INVALID,
            "a value does not keep the rule 'age is not negative'; change it");
    refused("INSERT INTO contact (age) VALUES (3)", ERROR_INVALID,
            "a contact needs a value for first name; give one");
    refused("INSERT INTO contact (first_name, age) VALUES ('Bo', 'old')", ERROR_INVALID,
            "a value is not of the kind the store keeps there (cannot store TEXT value in INTEGER "
            "column contact.age); change it");
}

static void what_a_trigger_says_is_passed_on(void **state)
{
    (void)state;
    refused("CREATE TRIGGER keep BEFORE DELETE ON contact BEGIN "
            "SELECT RAISE(ABORT, 'contacts are never removed; archive it'); END;"
            "DELETE FROM contact",
            ERROR_CONFLICT, "contacts are never removed; archive it");
}

static void a_missing_table_means_another_programs_file(void **state)
{
    struct error err = {0};
    struct db *db = sample_db(":memory:");
    struct db_rows rows;

    (void)state;
    assert_false(db_query(&rows, db, "SELECT 1 FROM mission", DB_BIND_NONE, &err));
    assert_int_equal(err.kind, ERROR_CORRUPT);
    assert_string_equal(err.text, "the store :memory: is not as liaise expects (no such table: "
                                  "mission); it may belong to another program or another liaise");
    assert_false(db_done(&rows)); /* allowed, though not needed */
    db_close(db);
}

static void an_error_in_a_later_row_is_told_by_next_and_done(void **state)
{
    static const char sql[] = "SELECT abs($1) UNION ALL SELECT abs($2)";
    struct error err = {0};
    struct db *db = sample_db(":memory:");
    struct db_rows rows;

    (void)state;
    must(db_query(&rows, db, sql, DB_BIND(db_int(-3), db_int(INT64_MIN)), &err));
    assert_true(db_next(&rows, &err));
    assert_int_equal(db_column_int(&rows, 0), 3);
    assert_false(db_next(&rows, &err));
    assert_int_equal(err.kind, ERROR_CORRUPT);
    assert_false(db_done(&rows));
    db_close(db);
}

/* The schema of a file from somebody else must not be able to do things. */
static void the_schema_cannot_be_changed_behind_its_back(void **state)
{
    (void)state;
    refused("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = ''", ERROR_CORRUPT,
            "the store :memory: is not as liaise expects (table sqlite_master may not be "
            "modified); it may belong to another program or another liaise");
}

/* By statements: triggers may not, see store/README.md. */
static void a_search_index_can_be_kept(void **state)
{
    static const char sql[] =
        "CREATE VIRTUAL TABLE found USING fts5 (first_name, content = 'contact', "
        "content_rowid = 'id', tokenize = \"unicode61 remove_diacritics 2\");"
        "INSERT INTO found (rowid, first_name) SELECT id, first_name FROM contact";
    struct error err = {0};
    struct db *db = sample_db(":memory:");
    int64_t id;

    (void)state;
    must(db_script(db, sql, &err));
    must(db_number(&id, db, "SELECT rowid FROM found WHERE found MATCH $1", DB_BIND(db_text("ase")),
                   &err));
    assert_int_equal(id, 1);
    db_close(db);
}

/* Names */

static void a_store_of_an_unknown_kind_is_refused(void **state)
{
    struct error err = {0};
    struct db *db;

    (void)state;
    assert_false(db_open(&db, "postgres://hub/liaise", DB_WRITE, &err));
    assert_int_equal(err.kind, ERROR_INVALID);
    assert_false(db_open(&db, "sqlite:", DB_WRITE, &err));
    assert_int_equal(err.kind, ERROR_INVALID);
    assert_false(db_open(&db, "", DB_WRITE, &err));
    assert_int_equal(err.kind, ERROR_INVALID);
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
        in_folder(a_transaction_that_is_not_kept_leaves_nothing),
        in_folder(the_stamp_changes_when_somebody_else_writes),
        cmocka_unit_test(a_second_one_with_the_same_name_is_a_conflict),
        cmocka_unit_test(referring_to_what_is_not_there_is_a_conflict),
        cmocka_unit_test(removing_what_is_referred_to_is_a_conflict),
        cmocka_unit_test(values_that_break_a_rule_are_invalid),
        cmocka_unit_test(what_a_trigger_says_is_passed_on),
        cmocka_unit_test(a_missing_table_means_another_programs_file),
        cmocka_unit_test(an_error_in_a_later_row_is_told_by_next_and_done),
        cmocka_unit_test(the_schema_cannot_be_changed_behind_its_back),
        cmocka_unit_test(a_search_index_can_be_kept),
        cmocka_unit_test(a_store_of_an_unknown_kind_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
