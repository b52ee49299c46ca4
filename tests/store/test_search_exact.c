#include "support/finding.h"

#include <liaise/followup.h>

/* What is quoted, and what a filter lets through. */

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

static void what_is_quoted_is_found_word_by_word_to_its_end(void **state)
{
    struct fixture *f = *state;

    add_note(f, "Fees", "a tonnage fee, phased in; due processes", date_of(2026, 1, 1));
    assert_string_equal(found(f, "\"tonnage fee\""), "F-1");
    assert_string_equal(found(f, "\"Tonnage Fée\""), "F-1");
    assert_string_equal(found(f, "\"fee tonnage\""), "");
    assert_string_equal(found(f, "\"tonnage fe\""), "");
    assert_string_equal(found(f, "\"due process\""), "");
    assert_string_equal(found(f, "due process"), "F-1");
    assert_string_equal(found(f, "\"phased in\" tonn"), "F-1");
    assert_string_equal(found(f, "\"phased in\" \"tonn\""), "");
}

static void a_quotation_that_is_not_closed_is_none(void **state)
{
    struct fixture *f = *state;

    add_note(f, "Fees", "the 5\" pipe, tonnage fee", date_of(2026, 1, 1));
    assert_string_equal(found(f, "\"fee tonn"), "F-1");
    assert_string_equal(found(f, "5\" pipe"), "F-1");
    assert_string_equal(found(f, "\"\" pipe"), "F-1");
    assert_string_equal(found(f, "\""), "");
}

static void the_marks_of_a_quotation_are_one(void **state)
{
    struct fixture *f = *state;
    struct search_hits hits;

    add_note(f, "The tonnage fee and a fee", NULL, date_of(2026, 1, 1));
    hits = find(f, "\"tonnage fee\"");
    assert_int_equal(hits.count, 1);
    assert_string_equal(marked(f, &hits.items[0].said), "The [tonnage fee] and a fee");
}

static const struct filter *filter(struct fixture *f, const char *text)
{
    struct filter_asker asker = {.now = {.today = date_of(2026, 2, 2)}};
    const struct filter *filter;
    struct error err = {0};

    must(filter_read(&filter, text, NULL, &asker, &f->arena, &err));
    return filter;
}

static void a_filter_says_which_of_them_and_how_many(void **state)
{
    struct fixture *f = *state;
    struct search_wish wish = {.noun = &followup_noun, .limit = 1, .read_most = 10};
    struct search_hits hits;
    struct error err = {0};
    int64_t count;

    add_note(f, "Fee one", NULL, date_of(2026, 1, 1));
    add_note(f, "Fee two", NULL, date_of(2026, 3, 1));
    add_note(f, "Fee three", NULL, date_of(2026, 1, 15));
    wish.typed = "fee";
    wish.filter = filter(f, "is:late");
    must(search_find_those(f->store, &wish, &hits, &count, &f->arena, &err));
    assert_int_equal(count, 2);
    assert_int_equal(hits.count, 1);
    assert_string_equal(hits.items[0].key, "F-3");
    assert_ptr_equal(record_key(hits.items[0].noun, hits.items[0].record), hits.items[0].key);
    wish.typed = "";
    wish.filter = filter(f, "title:two");
    must(search_find_those(f->store, &wish, &hits, &count, &f->arena, &err));
    assert_int_equal(count, 1);
    assert_string_equal(hits.items[0].key, "F-2");
    wish.filter = NULL;
    must(search_find_those(f->store, &wish, &hits, &count, &f->arena, &err));
    assert_int_equal(count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_quoted_is_found_word_by_word_to_its_end, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_quotation_that_is_not_closed_is_none, setup, teardown),
        cmocka_unit_test_setup_teardown(the_marks_of_a_quotation_are_one, setup, teardown),
        cmocka_unit_test_setup_teardown(a_filter_says_which_of_them_and_how_many, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
