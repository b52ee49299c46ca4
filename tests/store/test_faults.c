#include "support/fixture.h"

#include <liaise/figures.h>
#include <liaise/followup.h>
#include <liaise/issue.h>
#include <liaise/person.h>
#include <liaise/search.h>

#include <string.h>

#include "support/faulty_db.h"

/*
 * Every function of the store, with a failure at each of its calls to the
 * database in turn: it says that it failed, and nothing has changed.
 */

static bool book(struct fixture *f, struct error *err)
{
    struct book out;

    return book_read(f->store, &out, &f->arena, err);
}

static bool meetings_ahead(struct fixture *f, struct error *err)
{
    struct list out;

    return meeting_list_ahead(f->store, 0, INT64_MAX, 5, &out, &f->arena, err);
}

static bool meetings_between(struct fixture *f, struct error *err)
{
    struct list out;

    return meeting_list_between(f->store, 0, INT64_MAX, 5, &out, &f->arena, err);
}

static bool meetings_of(struct fixture *f, struct error *err)
{
    struct list out;

    return meeting_list_of(f->store, "NWP", 5, &out, &f->arena, err);
}

static bool interactions_of(struct fixture *f, struct error *err)
{
    struct list out;

    return interaction_list_of(f->store, "NWP", 5, &out, &f->arena, err);
}

static bool interactions_about(struct fixture *f, struct error *err)
{
    struct list out;

    return interaction_list_about(f->store, "I-1", 5, &out, &f->arena, err);
}

static bool interactions_about_open(struct fixture *f, struct error *err)
{
    struct list out;

    return interaction_list_about_open_issues(f->store, 3, 9, &out, &f->arena, err);
}

static bool interactions_by_day(struct fixture *f, struct error *err)
{
    int days[7];

    return interaction_count_by_day(f->store, date_of(2026, 2, 2), 7, days, err);
}

static bool people_of(struct fixture *f, struct error *err)
{
    struct list out;

    return person_list_of(f->store, "NWP", date_of(2026, 2, 2), &out, &f->arena, err);
}

static bool people_before(struct fixture *f, struct error *err)
{
    struct list out;

    return person_list_former(f->store, "NWP", date_of(2036, 2, 2), &out, &f->arena, err);
}

static bool people_spoken(struct fixture *f, struct error *err)
{
    struct list out;

    return person_list_spoken(f->store, "NWP", &out, &f->arena, err);
}

static bool interactions_with(struct fixture *f, struct error *err)
{
    struct list out;

    return interaction_list_with(f->store, 1, 5, &out, &f->arena, err);
}

static bool followups_of(struct fixture *f, struct error *err)
{
    struct list out;

    return followup_list_of(f->store, "NWP", 5, &out, &f->arena, err);
}

static bool followups_with(struct fixture *f, struct error *err)
{
    struct list out;

    return followup_list_with(f->store, 1, 5, &out, &f->arena, err);
}

static bool positions(struct fixture *f, struct error *err)
{
    struct list out;

    return issue_list_positions(f->store, "I-1", &out, &f->arena, err);
}

static bool was_heard(struct fixture *f, struct error *err)
{
    struct issue issue;
    bool heard;

    return record_get_by_key(f->store, &issue_noun, "I-1", &issue, &f->arena, err)
           && issue_was_heard(f->store, &issue, &heard, err);
}

static bool outcome_check(struct fixture *f, struct error *err)
{
    const char *ref;
    bool done;

    return issue_outcome_check(f->store, "I-1", &ref, &done, &f->arena, err);
}

static bool followups_about(struct fixture *f, struct error *err)
{
    struct list out;

    return followup_list_about(f->store, "I-1", 5, &out, &f->arena, err);
}

static bool page(struct fixture *f, struct error *err)
{
    struct list out;
    int64_t count;

    return record_page(f->store, &person_noun, 0, 10, &out, &f->arena, err)
           && record_count(f->store, &person_noun, &count, err);
}

static bool history(struct fixture *f, struct error *err)
{
    struct change_list changes;
    struct event_list events;
    int64_t at;

    return change_list(f->store, "I-1", 0, 10, &changes, &f->arena, err)
           && event_list_of(f->store, changes.items[0].id, &events, &f->arena, err)
           && change_last_at(f->store, &at, err);
}

static bool settings(struct fixture *f, struct error *err)
{
    const char *value;
    struct draft draft = {.form = "f", .target = "", .fields = "{}"};
    struct draft_list drafts;
    bool found;

    return setting_get(f->store, "k", &value, &f->arena, err)
           && draft_find(f->store, "f", "", &draft, &found, &f->arena, err)
           && draft_list_all(f->store, &drafts, &f->arena, err);
}

static bool add_followup(struct fixture *f, struct error *err)
{
    struct followup followup;
    bool ok;

    record_init(&followup_noun, &followup);
    followup.title = "Call Tove";
    followup.org.name = "NWP";
    followup.person.name = "Tove Halvorsen";
    followup.about = "I-1";
    followup.kind = FOLLOWUP_CALL;
    followup.priority = PRIORITY_HIGH;
    followup.due = date_of(2026, 2, 3);
    followup.status = FOLLOWUP_PLANNED;
    if (!change_begin(f->store, &f->author, "Add a follow-up", err))
        return false;
    ok = record_add(f->store, &followup_noun, &followup, &f->arena, err);
    return change_end(f->store, ok, err);
}

static bool remove_person(struct fixture *f, struct error *err)
{
    bool ok;
    int64_t id;

    if (!record_find(f->store, &person_noun, "Amara Nwosu", &id, err)
        || !change_begin(f->store, &f->author, "Remove Amara", err))
        return false;
    ok = record_remove(f->store, &person_noun, id, err);
    return change_end(f->store, ok, err);
}

static bool mirror(struct fixture *f, struct error *err)
{
    struct org org;

    record_init(&org_noun, &org);
    org.code = "NEW";
    org.name = "A new one";
    org.timezone = "Europe/Oslo";
    return orgs_mirror(f->store, &org, 1, NULL, 0, date_of(2026, 2, 2), &f->author, err);
}

static bool undo_mirror_free(struct fixture *f, struct error *err)
{
    const char *said;

    return change_undo(f->store, &f->author, &said, &f->arena, err);
}

static bool redo(struct fixture *f, struct error *err)
{
    const char *said;

    return change_redo(f->store, &f->author, &said, &f->arena, err);
}

static bool search(struct fixture *f, struct error *err)
{
    struct search_counts counts;
    struct search_hits hits;

    return search_find(f->store, "northwater promised", NULL, 5, &hits, &f->arena, err)
           && search_count(f->store, "northwater", &counts, &f->arena, err);
}

static bool rebuild(struct fixture *f, struct error *err)
{
    return search_rebuild(f->store, err);
}

/* The issue and the follow-up that point to Tove are indexed anew with her. */
static bool rename_person(struct fixture *f, struct error *err)
{
    struct person person;
    bool ok;

    if (!record_get_by_key(f->store, &person_noun, "Tove Halvorsen", &person, &f->arena, err))
        return false;
    person.name = "Tove Halvorsen-Quist";
    if (!change_begin(f->store, &f->author, "Rename Tove", err))
        return false;
    ok = record_save(f->store, &person_noun, &person, &f->arena, err);
    return change_end(f->store, ok, err);
}

static const struct {
    const char *name;
    bool (*run)(struct fixture *f, struct error *err);
    int calls;                  /* at least so many of them can fail */
} functions[] = {
    {"book_read", book, 10},
    {"meeting_list_ahead", meetings_ahead, 1},
    {"meeting_list_between", meetings_between, 1},
    {"meeting_list_of", meetings_of, 1},
    {"interaction_list_of", interactions_of, 1},
    {"interaction_list_about", interactions_about, 1},
    {"interaction_list_about_open_issues", interactions_about_open, 1},
    {"interaction_count_by_day", interactions_by_day, 1},
    {"person_list_of", people_of, 2},
    {"person_list_former", people_before, 1},
    {"person_list_spoken", people_spoken, 1},
    {"interaction_list_with", interactions_with, 1},
    {"followup_list_of", followups_of, 1},
    {"followup_list_with", followups_with, 1},
    {"issue_list_positions", positions, 1},
    {"issue_was_heard", was_heard, 2},
    {"issue_outcome_check", outcome_check, 1},
    {"followup_list_about", followups_about, 1},
    {"record_page, record_count", page, 3},
    {"change_list, event_list_of, change_last_at", history, 3},
    {"settings and drafts", settings, 3},
    {"record_add", add_followup, 5},
    {"change_undo", undo_mirror_free, 5},
    {"change_redo", redo, 5},
    {"record_remove", remove_person, 5},
    {"search_find, search_count", search, 6},
    {"search_rebuild", rebuild, 20},
    {"record_save of a name", rename_person, 30},
    {"orgs_mirror", mirror, 5},
};

static int fail_at_each_call(struct fixture *f, size_t function, struct arena *arena)
{
    const char *before = fixture_dump(f, arena);

    for (int calls = 0;; calls++) {
        struct error err = {0};
        bool ok;

        faulty_db_fail_after(f->faulty, calls);
        ok = functions[function].run(f, &err);
        if (!faulty_db_has_failed(f->faulty)) {
            faulty_db_fail_never(f->faulty);
            if (!ok)
                fail_msg("%s: %s", functions[function].name, err.text);
            return calls;
        }
        if (ok)
            fail_msg("%s did not notice that call %d failed", functions[function].name, calls);
        assert_int_equal(err.kind, ERROR_IO);
        assert_string_equal(fixture_dump(f, arena), before);
    }
}

static void a_failure_at_any_call_is_told_and_changes_nothing(void **state)
{
    struct fixture fixture;

    (void)state;
    fixture_open(&fixture);
    for (size_t i = 0; i < sizeof(functions) / sizeof(functions[0]); i++) {
        struct arena arena = {0};
        int calls = fail_at_each_call(&fixture, i, &arena);

        if (calls < functions[i].calls)
            fail_msg("%s made only %d calls", functions[i].name, calls);
        arena_clear(&arena);
    }
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failure_at_any_call_is_told_and_changes_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
