#include "support/test.h"

#include "support/faulty_db.h"
#include "support/sample_db.h"

/* Two writes and a read between them, as a function of the store would do it. */
static bool add_with_note(struct db *db, int64_t *notes_out, struct error *err)
{
    struct db_rows rows;
    int64_t id = 0;
    int64_t notes = 0;
    bool ok;

    if (!db_begin(db, err))
        return false;
    ok = db_number(&id, db, "INSERT INTO contact (first_name) VALUES ($1) RETURNING id",
                   DB_BIND(db_text("Bo")), err)
         && db_script(db, "UPDATE contact SET age = 40 WHERE first_name = 'Bo'", err)
         && db_run(db, "INSERT INTO note (contact_id) VALUES ($1)", DB_BIND(db_int(id)), err)
         && db_query(&rows, db, "SELECT id, contact_id FROM note", DB_BIND_NONE, err);
    if (ok) {
        while (db_next(&rows, err))
            notes += db_column_int(&rows, 1) == id && !db_column_is_null(&rows, 0);
        ok = db_done(&rows);
    }
    if (!db_end(db, ok, err))
        return false;
    *notes_out = notes;
    return true;
}

static void a_failure_at_any_call_is_told_and_changes_nothing(void **state)
{
    struct db *db = faulty_db(sample_db(":memory:"));
    struct error err = {0};
    int64_t notes = -1;
    int calls = 0;
    bool ok;

    (void)state;
    for (;; calls++) {
        err = (struct error){0};
        faulty_db_fail_after(db, calls);
        ok = add_with_note(db, &notes, &err);
        if (!faulty_db_has_failed(db))
            break;
        assert_false(ok);
        assert_int_equal(err.kind, ERROR_IO);
        assert_string_equal(err.text, "this failure was ordered");
        assert_int_equal(notes, -1);
        faulty_db_fail_never(db);
        assert_int_equal(sample_count(db, "contact"), 1);
        assert_int_equal(sample_count(db, "note"), 0);
    }
    must(ok);
    /* begin; query, next, next; script; query, next; query, next, next; end */
    assert_int_equal(calls, 11);
    assert_int_equal(notes, 1);
    faulty_db_fail_never(db);
    assert_int_equal(sample_count(db, "contact"), 2);
    db_close(db);
}

static void only_one_call_fails(void **state)
{
    struct db *db = faulty_db(sample_db(":memory:"));
    struct error err = {0};

    (void)state;
    faulty_db_fail_after(db, 0);
    assert_false(faulty_db_has_failed(db));
    assert_false(sample_add(db, "Bo", &err));
    assert_true(faulty_db_has_failed(db));
    must(sample_add(db, "Bo", &err));
    assert_int_equal(sample_count(db, "contact"), 2);
    db_close(db);
}

static void it_is_otherwise_the_database_behind_it(void **state)
{
    struct db *db = faulty_db(sample_db(":memory:"));
    struct error err = {0};
    int64_t before, after;

    (void)state;
    assert_ptr_equal(db->driver->spellings, db_sqlite.spellings);
    must(db_stamp(db, &before, &err));
    must(sample_add(db, "Bo", &err));
    must(db_stamp(db, &after, &err));
    assert_true(before == after);
    assert_false(sample_add(db, "Bo", &err));
    assert_int_equal(err.kind, ERROR_CONFLICT);
    assert_false(faulty_db_has_failed(db));
    db_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failure_at_any_call_is_told_and_changes_nothing),
        cmocka_unit_test(only_one_call_fails),
        cmocka_unit_test(it_is_otherwise_the_database_behind_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
