#include "support/fixture.h"

#include <liaise/figures.h>
#include <liaise/issue.h>
#include <liaise/person.h>

#include <string.h>

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

static void get_issue(struct fixture *f, struct issue *issue)
{
    struct error err = {0};

    must(record_get_by_key(f->store, &issue_noun, "I-1", issue, &f->arena, &err));
}

static void a_record_comes_back_with_its_parts(void **state)
{
    struct fixture *f = *state;
    struct issue issue;
    const struct issue_party *party;

    get_issue(f, &issue);
    assert_string_equal(issue.record.ref, "I-1");
    assert_string_equal(issue.owner.name, "Dana Whitlock-Reyes");
    assert_int_equal(issue.status, ISSUE_NEW);
    assert_int_equal(issue.severity, SEVERITY_HIGH);
    assert_int_equal(issue.target.day, date_of(2026, 1, 20).day);
    assert_int_equal(issue.parties.count, 1);
    party = issue.parties.items;
    assert_string_equal(party->org.name, "NWP");
    assert_int_equal(party->stance, STANCE_OBJECTS);
    assert_int_equal(party->satisfaction == NUMBER_NONE, 1);
    assert_int_equal(strlen(issue.record.uid), 36);
}

static bool retitle(struct fixture *f, struct issue *issue, const char *title, struct error *err)
{
    bool ok;

    issue->title = title;
    ok = change_begin(f->store, &f->author, "Retitle I-1", err);
    if (!ok)
        return false;
    ok = record_save(f->store, &issue_noun, issue, &f->arena, err);
    return change_end(f->store, ok, err);
}

static void saving_an_older_version_is_a_conflict(void **state)
{
    struct fixture *f = *state;
    struct error err = {0};
    struct issue mine, theirs;

    get_issue(f, &mine);
    get_issue(f, &theirs);
    must(retitle(f, &theirs, "Theirs", &err));
    assert_false(retitle(f, &mine, "Mine", &err));
    assert_int_equal(err.kind, ERROR_CONFLICT);
    get_issue(f, &mine);
    assert_string_equal(mine.title, "Theirs");
    assert_int_equal(mine.record.version, 2);
}

static void saving_what_is_there_already_writes_nothing(void **state)
{
    struct fixture *f = *state;
    struct change_list changes;
    struct error err = {0};
    struct issue issue;

    get_issue(f, &issue);
    must(retitle(f, &issue, issue.title, &err));
    must(change_list(f->store, NULL, 0, 10, &changes, &f->arena, &err));
    assert_int_equal(changes.count, 2);
    assert_int_equal(issue.record.version, 1);
}

static void an_unknown_name_is_refused_with_the_nearest(void **state)
{
    struct fixture *f = *state;
    struct error err = {0};
    struct issue issue;
    bool ok;

    get_issue(f, &issue);
    issue.owner = (struct link){0, "Dana Whitlock-Reys"};
    must(change_begin(f->store, &f->author, "x", &err));
    ok = record_save(f->store, &issue_noun, &issue, &f->arena, &err);
    assert_false(change_end(f->store, ok, &err));
    assert_non_null(strstr(err.text, "did you mean \"Dana Whitlock-Reyes\"?"));
}

static void a_ref_may_point_to_a_record_that_comes_later_in_the_change(void **state)
{
    struct fixture *f = *state;
    struct error err = {0};
    struct issue issue;
    bool ok;

    get_issue(f, &issue);
    issue.blocked_by = "I-2";
    must(change_begin(f->store, &f->author, "x", &err));
    ok = record_save(f->store, &issue_noun, &issue, &f->arena, &err);
    assert_false(change_end(f->store, ok, &err));
    assert_non_null(strstr(err.text, "I-2, which does not exist"));
}

static void refs_are_never_given_twice(void **state)
{
    struct fixture *f = *state;
    struct error err = {0};
    struct issue issue;
    const char *said;
    bool ok;

    for (int i = 0; i < 2; i++) {
        get_issue(f, &issue);
        issue.record = (struct record){0};
        for (size_t p = 0; p < issue.parties.count; p++)
            ((struct issue_party *)issue.parties.items)[p].id = 0;
        for (size_t p = 0; p < issue.history.count; p++)
            ((struct issue_move *)issue.history.items)[p].id = 0;
        must(change_begin(f->store, &f->author, "Add an issue", &err));
        ok = record_add(f->store, &issue_noun, &issue, &f->arena, &err);
        must(change_end(f->store, ok, &err));
        if (i == 0)
            must(change_undo(f->store, &f->author, &said, &f->arena, &err));
    }
    assert_string_equal(issue.record.ref, "I-3");
}

static void a_part_that_leaves_the_list_is_removed_and_comes_back_by_undo(void **state)
{
    struct fixture *f = *state;
    struct arena arena = {0};
    struct error err = {0};
    struct person person;
    const char *before, *said;
    bool ok;

    before = fixture_dump(f, &arena);
    must(record_get_by_key(f->store, &person_noun, "Tove Halvorsen", &person, &f->arena, &err));
    person.roles.count = 0;
    must(change_begin(f->store, &f->author, "Tove leaves", &err));
    ok = record_save(f->store, &person_noun, &person, &f->arena, &err);
    must(change_end(f->store, ok, &err));
    assert_string_not_equal(fixture_dump(f, &arena), before);
    must(change_undo(f->store, &f->author, &said, &f->arena, &err));
    assert_string_equal(said, "Tove leaves");
    assert_string_equal(fixture_dump(f, &arena), before);
    arena_clear(&arena);
}

static void a_failure_at_any_call_leaves_the_store_as_it_was(void **state)
{
    struct fixture *f = *state;
    struct arena arena = {0};
    const char *before = fixture_dump(f, &arena);
    int calls = 0;

    for (;; calls++) {
        struct error err = {0};
        struct issue issue;
        bool ok;

        faulty_db_fail_never(f->faulty);
        get_issue(f, &issue);
        issue.severity = SEVERITY_CRITICAL;
        list_add(&issue.stages, &stage_change_noun, &f->arena);
        ((struct stage_change *)issue.stages.items)[0].on = date_of(2026, 1, 6);
        ((struct stage_change *)issue.stages.items)[0].stage = 2;
        faulty_db_fail_after(f->faulty, calls);
        ok = retitle(f, &issue, "Changed", &err);
        if (!faulty_db_has_failed(f->faulty)) {
            must(ok);
            break;
        }
        assert_false(ok);
        assert_int_equal(err.kind, ERROR_IO);
        assert_string_equal(fixture_dump(f, &arena), before);
    }
    assert_true(calls > 5);
    arena_clear(&arena);
}

static void an_organization_that_leaves_the_file_is_archived_and_may_return(void **state)
{
    struct fixture *f = *state;
    struct error err = {0};
    struct list orgs;
    struct org two[2], nwp;

    must(record_page(f->store, &org_noun, 0, 10, &orgs, &f->arena, &err));
    two[0] = ((struct org *)orgs.items)[0];
    two[1] = ((struct org *)orgs.items)[2];
    must(orgs_mirror(f->store, two, 2, NULL, 0, date_of(2026, 2, 3), &f->author, &err));
    must(record_get_by_key(f->store, &org_noun, "NWP", &nwp, &f->arena, &err));
    assert_int_equal(nwp.archived_on.day, date_of(2026, 2, 3).day);
    must(orgs_mirror(f->store, orgs.items, 3, NULL, 0, date_of(2026, 2, 4), &f->author, &err));
    must(record_get_by_key(f->store, &org_noun, "NWP", &nwp, &f->arena, &err));
    assert_false(date_is_set(nwp.archived_on));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_record_comes_back_with_its_parts, setup, teardown),
        cmocka_unit_test_setup_teardown(saving_an_older_version_is_a_conflict, setup, teardown),
        cmocka_unit_test_setup_teardown(saving_what_is_there_already_writes_nothing, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(an_unknown_name_is_refused_with_the_nearest, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(
            a_ref_may_point_to_a_record_that_comes_later_in_the_change, setup, teardown),
        cmocka_unit_test_setup_teardown(refs_are_never_given_twice, setup, teardown),
        cmocka_unit_test_setup_teardown(
            a_part_that_leaves_the_list_is_removed_and_comes_back_by_undo, setup, teardown),
        cmocka_unit_test_setup_teardown(a_failure_at_any_call_leaves_the_store_as_it_was, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(
            an_organization_that_leaves_the_file_is_archived_and_may_return, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
