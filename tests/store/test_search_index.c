#include "support/finding.h"

#include <liaise/followup.h>
#include <liaise/issue.h>
#include <liaise/org.h>
#include <liaise/person.h>
#include <liaise/search.h>

#include "base/str.h"
#include "store/search_private.h"
#include "support/temp.h"

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

/* The search index is kept with the records, whatever is done to them. */

static void rename_org(struct fixture *f, const char *code, const char *name)
{
    struct error err = {0};
    struct org org;
    bool ok;

    must(record_get_by_key(f->store, &org_noun, code, &org, &f->arena, &err));
    org.name = name;
    begin(f);
    ok = record_save(f->store, &org_noun, &org, &f->arena, &err);
    end(f, ok, err);
}

static void who_is_renamed_is_found_by_the_new_name_everywhere(void **state)
{
    struct fixture *f = *state;
    struct error err = {0};
    const char *said;

    rename_org(f, "NWP", "Halden Electric");
    assert_string_equal(found(f, "northwater"), "");
    assert_string_equal(found(f, "halden"), "Tove Halvorsen, NWP, I-1");
    must(change_undo(f->store, &f->author, &said, &f->arena, &err));
    assert_string_equal(found(f, "northwater"), "Tove Halvorsen, NWP, I-1");
    assert_string_equal(found(f, "halden"), "");
    must(change_redo(f->store, &f->author, &said, &f->arena, &err));
    assert_string_equal(found(f, "halden"), "Tove Halvorsen, NWP, I-1");
}

static void a_change_that_is_given_up_is_not_found(void **state)
{
    struct fixture *f = *state;
    struct error err = {0};
    struct issue issue;

    must(record_get_by_key(f->store, &issue_noun, "I-1", &issue, &f->arena, &err));
    issue.title = "Quince";
    begin(f);
    must(record_save(f->store, &issue_noun, &issue, &f->arena, &err));
    assert_false(change_end(f->store, false, &err));
    assert_string_equal(found(f, "quince"), "");
    assert_string_equal(found(f, "eta feed"), "I-1");
}

/* Numbers that are the same in each run. */
static uint32_t draw(uint64_t *state, uint32_t below)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33) % below;
}

static const char *sentence(struct fixture *f, uint64_t *state)
{
    static const char *const words[] = {"storm", "Straße", "大使館", "O’Malley", "flood", "Nguyễn",
                                        "gate",  "ёлка",   "7th",    "shelter",  "",      "radio"};
    struct str text = {0};
    const char *copy;

    for (uint32_t i = draw(state, 6) + 1; i > 0; i--)
        str_add(&text, "%s ", words[draw(state, sizeof(words) / sizeof(words[0]))]);
    str_add(&text, "%u", draw(state, 1000));
    copy = arena_copy(&f->arena, text.text);
    str_done(&text);
    return copy;
}

static void save_some(struct fixture *f, const struct noun *noun, uint64_t *state, bool remove)
{
    struct error err = {0};
    struct list page;
    void *record;
    bool ok;

    must(record_page(f->store, noun, 0, 100, &page, &f->arena, &err));
    if (!page.count)
        return;
    record = list_at(&page, noun->size, draw(state, (uint32_t)page.count));
    *(const char **)((char *)record + noun_field(noun, noun->said)->at) = sentence(f, state);
    begin(f);
    ok = remove ? record_remove(f->store, noun, ((struct record *)record)->id, &err)
                : record_save(f->store, noun, record, &f->arena, &err);
    end(f, ok, err);
}

static void change_something(struct fixture *f, uint64_t *state)
{
    struct error err = {0};
    const char *said;

    switch (draw(state, 8)) {
    case 0:
    case 1:
        add_note(f, sentence(f, state), sentence(f, state),
                 date_of(2026, 1, 1 + (int)draw(state, 28)));
        break;
    case 2:
        save_some(f, &followup_noun, state, false);
        break;
    case 3:
        save_some(f, &person_noun, state, false);
        break;
    case 4:
        save_some(f, &org_noun, state, false);
        break;
    case 5:
        save_some(f, &followup_noun, state, true);
        break;
    case 6:
        (void)!change_undo(f->store, &f->author, &said, &f->arena, &err);
        break;
    default:
        (void)!change_redo(f->store, &f->author, &said, &f->arena, &err);
        break;
    }
}

/* FTS5 compares each of its entries with the text it was made from. */
static void check_index(struct fixture *f)
{
    static const char sql[] =
        "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)";
    struct error err = {0};

    must(db_begin(f->store->db, &err));
    must(db_end(f->store->db, db_run(f->store->db, sql, DB_BIND_NONE, &err), &err));
}

static void the_index_is_what_it_would_be_if_it_were_made_anew(void **state)
{
    struct fixture *f = *state;
    struct error err = {0};
    uint64_t random = 2026;

    for (int round = 0; round < 40; round++) {
        struct str kept = {0}, made = {0};

        for (int i = 0; i < 6; i++)
            change_something(f, &random);
        check_index(f);
        dump_search(f->store, &kept);
        must(search_rebuild(f->store, &err));
        check_index(f);
        dump_search(f->store, &made);
        assert_string_equal(kept.text, made.text);
        str_done(&kept);
        str_done(&made);
    }
}

static void a_damaged_index_can_be_made_anew(void **state)
{
    struct fixture *f = *state;
    struct error err = {0};

    must(db_run(f->store->db, "UPDATE search_text SET folded = 'x'", DB_BIND_NONE, &err));
    must(db_run(f->store->db, "DELETE FROM search_text WHERE noun = 'person'", DB_BIND_NONE, &err));
    must(search_rebuild(f->store, &err));
    check_index(f);
    assert_string_equal(found(f, "northwater"), "Tove Halvorsen, NWP, I-1");
    begin(f);
    assert_false(search_rebuild(f->store, &err));
    assert_int_equal(err.kind, ERROR_INVALID);
    assert_false(change_end(f->store, false, &err));
}

static void a_copy_can_be_searched(void **state)
{
    struct temp *temp = *state;
    struct fixture f;
    struct store *copy;
    struct arena arena = {0};
    struct search_hits hits;
    struct error err = {0};

    fixture_open(&f);
    must(store_copy(f.store, temp_path(temp, "copy.db"), &err));
    fixture_close(&f);
    must(store_open(&copy, temp_path(temp, "copy.db"), STORE_READ, &err));
    must(search_find(copy, "halvorsen", NULL, 5, &hits, &arena, &err));
    assert_int_equal(hits.count, 1);
    arena_clear(&arena);
    store_close(copy);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(who_is_renamed_is_found_by_the_new_name_everywhere, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_change_that_is_given_up_is_not_found, setup, teardown),
        cmocka_unit_test_setup_teardown(the_index_is_what_it_would_be_if_it_were_made_anew, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_damaged_index_can_be_made_anew, setup, teardown),
        cmocka_unit_test_setup_teardown(a_copy_can_be_searched, temp_setup, temp_teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
