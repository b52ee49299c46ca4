#include "support/fixture.h"

#include <liaise/followup.h>
#include <liaise/issue.h>

#include <stdio.h>
#include <string.h>

#include "store/store_private.h"
#include "support/faulty_db.h"

static int setup(void **state)
{
    static struct fixture fixture;

    fixture_open(&fixture);
    *state = &fixture;
    return 0;
}

static int teardown(void **state)
{
    fixture_close(*state);
    return 0;
}

static void set_severity(struct fixture *f, enum severity severity, const char *sentence)
{
    struct error err = {0};
    struct issue issue;
    bool ok;

    must(record_get_by_key(f->store, &issue_noun, "I-1", &issue, &f->arena, &err));
    issue.severity = severity;
    must(change_begin(f->store, &f->author, sentence, &err));
    ok = record_save(f->store, &issue_noun, &issue, &f->arena, &err);
    must(change_end(f->store, ok, &err));
}

static enum severity severity_now(struct fixture *f)
{
    struct error err = {0};
    struct issue issue;

    must(record_get_by_key(f->store, &issue_noun, "I-1", &issue, &f->arena, &err));
    return issue.severity;
}

static const char *undo(struct fixture *f)
{
    struct error err = {0};
    const char *said;

    return change_undo(f->store, &f->author, &said, &f->arena, &err)
               ? said : arena_copy(&f->arena, err.text);
}

static const char *redo(struct fixture *f)
{
    struct error err = {0};
    const char *said;

    return change_redo(f->store, &f->author, &said, &f->arena, &err)
               ? said : arena_copy(&f->arena, err.text);
}

static void undo_and_redo_walk_back_and_forth(void **state)
{
    struct fixture *f = *state;

    set_severity(f, SEVERITY_LOW, "To low");
    set_severity(f, SEVERITY_CRITICAL, "To critical");
    assert_string_equal(undo(f), "To critical");
    assert_int_equal(severity_now(f), SEVERITY_LOW);
    assert_string_equal(undo(f), "To low");
    assert_int_equal(severity_now(f), SEVERITY_HIGH);
    assert_string_equal(undo(f), "there is nothing to undo");
    assert_string_equal(redo(f), "To low");
    assert_string_equal(redo(f), "To critical");
    assert_int_equal(severity_now(f), SEVERITY_CRITICAL);
    assert_string_equal(redo(f), "there is nothing to redo");
    assert_string_equal(undo(f), "To critical");
}

static void a_new_change_ends_what_could_be_redone(void **state)
{
    struct fixture *f = *state;

    set_severity(f, SEVERITY_LOW, "To low");
    assert_string_equal(undo(f), "To low");
    set_severity(f, SEVERITY_MEDIUM, "To medium");
    assert_string_equal(redo(f), "there is nothing to redo");
    assert_int_equal(severity_now(f), SEVERITY_MEDIUM);
}

static void several_records_in_one_change_are_one_step_back(void **state)
{
    struct fixture *f = *state;
    struct arena arena = {0};
    const char *before = fixture_dump(f, &arena);
    struct error err = {0};
    bool ok = true;

    must(change_begin(f->store, &f->author, "Add 3 follow-ups", &err));
    for (int i = 0; ok && i < 3; i++) {
        struct followup followup;

        record_init(&followup_noun, &followup);
        followup.title = "Call Tove";
        followup.org.name = "NWP";
        followup.kind = FOLLOWUP_CALL;
        followup.priority = PRIORITY_HIGH;
        followup.due = date_of(2026, 2, 3);
        followup.status = FOLLOWUP_PLANNED;
        ok = record_add(f->store, &followup_noun, &followup, &f->arena, &err);
    }
    must(change_end(f->store, ok, &err));
    assert_string_equal(undo(f), "Add 3 follow-ups");
    assert_string_equal(fixture_dump(f, &arena), before);
    assert_string_equal(redo(f), "Add 3 follow-ups");
    assert_string_equal(undo(f), "Add 3 follow-ups");
    assert_string_equal(fixture_dump(f, &arena), before);
    arena_clear(&arena);
}

static void what_another_changed_since_is_not_taken_back(void **state)
{
    struct fixture *f = *state;
    struct error err = {0};
    const char *said;

    set_severity(f, SEVERITY_LOW, "To low");
    /* As a program would that does not keep the journal. */
    must(db_run(f->store->db, "UPDATE issue SET severity = 'medium'", DB_BIND_NONE, &err));
    assert_false(change_undo(f->store, &f->author, &said, &f->arena, &err));
    assert_int_equal(err.kind, ERROR_CONFLICT);
    assert_non_null(strstr(err.text, "liaise history I-1"));
    assert_int_equal(severity_now(f), SEVERITY_MEDIUM);
}

static void history_names_who_when_and_what(void **state)
{
    struct fixture *f = *state;
    struct change_list list;
    struct event_list events;
    struct error err = {0};

    set_severity(f, SEVERITY_LOW, "To low");
    must(change_list(f->store, "I-1", 0, 10, &list, &f->arena, &err));
    assert_int_equal(list.count, 2);
    assert_string_equal(list.items[0].sentence, "To low");
    assert_string_equal(list.items[0].actor, "Dana Whitlock-Reyes");
    assert_int_equal(list.items[0].at, FIXTURE_NOW);
    assert_int_equal(list.items[1].kind, CHANGE_SETUP);
    must(event_list_of(f->store, list.items[0].id, &events, &f->arena, &err));
    assert_int_equal(events.count, 1);
    assert_string_equal(events.items[0].verb, "change");
    assert_non_null(strstr(events.items[0].old_row, "\"severity\":\"high\""));
    assert_non_null(strstr(events.items[0].new_row, "\"severity\":\"low\""));
    must(change_list(f->store, "I-99", 0, 10, &list, &f->arena, &err));
    assert_int_equal(list.count, 0);
}

static void each_row_is_chained_to_the_one_before(void **state)
{
    struct fixture *f = *state;
    struct error err = {0};
    char last[65] = "";
    struct db_rows rows;
    int count = 0;

    set_severity(f, SEVERITY_LOW, "To low");
    must(db_query(&rows, f->store->db, "SELECT prev_hash, hash FROM event ORDER BY seq",
                  DB_BIND_NONE, &err));
    while (db_next(&rows, &err)) {
        assert_string_equal(db_column_text(&rows, 0), last);
        assert_int_equal(strlen(db_column_text(&rows, 1)), 64);
        (void)snprintf(last, sizeof(last), "%s", db_column_text(&rows, 1));
        count++;
    }
    must(db_done(&rows));
    assert_true(count > 5);
}

static void undo_survives_a_failure_at_any_call(void **state)
{
    struct fixture *f = *state;
    struct arena arena = {0};
    const char *before;
    int calls = 0;

    set_severity(f, SEVERITY_LOW, "To low");
    before = fixture_dump(f, &arena);
    for (;; calls++) {
        struct error err = {0};
        const char *said;
        bool ok;

        faulty_db_fail_after(f->faulty, calls);
        ok = change_undo(f->store, &f->author, &said, &f->arena, &err);
        if (!faulty_db_has_failed(f->faulty)) {
            must(ok);
            break;
        }
        assert_false(ok);
        assert_string_equal(fixture_dump(f, &arena), before);
    }
    assert_true(calls > 5);
    faulty_db_fail_never(f->faulty);
    assert_int_equal(severity_now(f), SEVERITY_HIGH);
    arena_clear(&arena);
}

static void settings_and_drafts_are_kept(void **state)
{
    struct fixture *f = *state;
    struct draft draft = {.form = "add issue", .target = "", .fields = "{}", .saved_at = 7};
    struct draft found;
    struct error err = {0};
    const char *value;
    bool any;

    must(setting_get(f->store, "sort.issues", &value, &f->arena, &err));
    assert_null(value);
    must(setting_set(f->store, "sort.issues", "due", &err));
    must(setting_set(f->store, "sort.issues", "age", &err));
    must(setting_get(f->store, "sort.issues", &value, &f->arena, &err));
    assert_string_equal(value, "age");
    must(draft_save(f->store, &draft, &err));
    draft.fields = "{\"title\":\"x\"}";
    must(draft_save(f->store, &draft, &err));
    must(draft_find(f->store, "add issue", "", &found, &any, &f->arena, &err));
    assert_true(any);
    assert_string_equal(found.fields, draft.fields);
    must(draft_remove(f->store, "add issue", "", &err));
    must(draft_find(f->store, "add issue", "", &found, &any, &f->arena, &err));
    assert_false(any);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(undo_and_redo_walk_back_and_forth, setup, teardown),
        cmocka_unit_test_setup_teardown(a_new_change_ends_what_could_be_redone, setup, teardown),
        cmocka_unit_test_setup_teardown(several_records_in_one_change_are_one_step_back, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(what_another_changed_since_is_not_taken_back, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(history_names_who_when_and_what, setup, teardown),
        cmocka_unit_test_setup_teardown(each_row_is_chained_to_the_one_before, setup, teardown),
        cmocka_unit_test_setup_teardown(undo_survives_a_failure_at_any_call, setup, teardown),
        cmocka_unit_test_setup_teardown(settings_and_drafts_are_kept, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
