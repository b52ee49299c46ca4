#include "support/finding.h"

#include <liaise/followup.h>
#include <liaise/issue.h>
#include <liaise/search.h>

#include <string.h>

#include "base/str.h"
#include "base/text.h"
#include "store/search_private.h"

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

static void every_text_of_a_record_is_searched(void **state)
{
    struct fixture *f = *state;

    assert_string_equal(found(f, "restoration"), "I-1");
    assert_string_equal(found(f, "december"), "I-1");
    assert_string_equal(found(f, "northwater"), "Tove Halvorsen, NWP, I-1");
    assert_string_equal(found(f, "nwp"), "Tove Halvorsen, NWP, I-1");
    assert_string_equal(found(f, "whitlock"), "Dana Whitlock-Reyes, I-1");
    assert_string_equal(found(f, "liaison amara"), "Amara Nwosu");
    assert_string_equal(found(f, "I-1"), "I-1");
    assert_string_equal(found(f, "tove amara"), "");
    assert_string_equal(found(f, "storation"), "");
}

static void words_are_found_in_any_script_and_spelling(void **state)
{
    /* clang-format off */
    static const struct {
        const char *text, *typed;
    } rows[] = {
        {"Müller, Zürich", "zurich"}, {"Müller, Zürich", "MÜLLER"},
        {"Müller, Zürich", "mu\u0308ll"}, {"Große Straße 7", "strasse"},
        {"Große Straße 7", "straße"}, {"Große Straße 7", "GROSSE"}, {"Łódź", "lodz"},
        {"Łódź", "łódź"}, {"Ørsted", "orsted"}, {"ørsted", "Ørst"},
        {"İstanbul Işıl", "istanbul"}, {"İstanbul Işıl", "isil"}, {"istanbul", "İSTANBUL"},
        {"Hà Nội, Việt Nam", "viet"}, {"Hà Nội, Việt Nam", "ha noi"}, {"Nguyễn", "nguyen"},
        {"Nguye\u0302\u0303n", "Nguyễn"}, {"Nguyễn", "Nguye\u0302\u0303n"},
        {"новая ёлка", "елка"}, {"новая ёлка", "ЁЛКА"}, {"Ὀδυσσεύς", "οδυσσευσ"},
        {"駐日大使館に連絡", "大使館"}, {"駐日大使館に連絡", "大使"}, {"駐日大使館に連絡", "連絡"}, {"駐日大使館に連絡", "館"},
        {"駐日大使館に連絡", "連絡 大使"}, {"ｶﾀｶﾅ", "カタ"}, {"주한 대사관", "대사"},
        {"주한 대사관", "\u1103\u1162\u1109\u1161"}, {"김민준", "민준"}, {"हिन्दी भाषा", "हिन्दी"},
        {"สถานทูตไทย", "ทูต"}, {"น้ำท่วม", "น้ำ"}, {"می\u200cخواهم", "میخواهم"},
        {"ليلى حداد", "حداد"}, {"Brigid O'Malley", "o’malley"},
        {"D’Angelo-Müller", "d'angelo-mu"}, {"D’Angelo", "angelo"}, {"Ｆｕｌｌ ｗｉｄｔｈ", "full"},
        {"the ﬁre line", "fire"}, {"½ litre", "1/2"},
    };
    /* clang-format on */
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct error err = {0};
        struct search_hits hits;
        const char *said;

        add_note(f, "A note", rows[i].text, date_of(2026, 2, 2));
        must(search_find(f->store, rows[i].typed, &followup_noun, 50, &hits, &f->arena, &err));
        if (hits.count != 1)
            fail_msg("\"%s\" finds %zu for \"%s\"", rows[i].typed, hits.count, rows[i].text);
        if (!hits.items[0].excerpt.count)
            fail_msg("\"%s\" is not marked in \"%s\"", rows[i].typed, rows[i].text);
        must(change_undo(f->store, &f->author, &said, &f->arena, &err));
    }
}

static void vowels_of_other_scripts_are_no_accents(void **state)
{
    struct fixture *f = *state;

    add_note(f, "हिन्दी", NULL, date_of(2026, 2, 2));
    add_note(f, "が", NULL, date_of(2026, 2, 3));
    assert_string_equal(found(f, "हिन्दी"), "F-1");
    assert_string_equal(found(f, "हान्दा"), "");
    assert_string_equal(found(f, "が"), "F-2");
    assert_string_equal(found(f, "か"), "");
}

static void what_is_typed_without_a_blank_is_one_thing(void **state)
{
    struct fixture *f = *state;

    add_note(f, "大使館", NULL, date_of(2026, 2, 2));
    add_note(f, "館使大", NULL, date_of(2026, 2, 3));
    assert_string_equal(found(f, "大使館"), "F-1");
    assert_string_equal(found(f, "大 使"), "F-2, F-1");
    add_note(f, "Malley O", NULL, date_of(2026, 2, 4));
    assert_string_equal(found(f, "o'malley"), "");
    assert_string_equal(found(f, "o malley"), "F-3");
}

static void nothing_that_is_typed_is_syntax(void **state)
{
    /* clang-format off */
    static const char *const typed[] = {
        "", " ", "\"", "\"\"", "*", "a*", "^restoration", "restoration AND", "NOT", "OR OR",
        "NEAR(", "NEAR(a b, 2)", "folded:feed", "folded : feed", "{folded}: x", "-feed", "+ +",
        "(", "))", "'", "';--", "%", "_", "\\", "$1", "?", "\x01\x02", "\xff\xfe", "\xc3", "🔥",
        "\"feed", "a\"b\"c", "\u200d", "\u0301", "feed\"*", "\u1bc9d",
    };
    /* clang-format on */
    struct fixture *f = *state;
    struct str long_text = {0};

    for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
        struct search_counts counts;
        struct search_hits hits;
        struct error err = {0};

        if (!search_find(f->store, typed[i], NULL, 5, &hits, &f->arena, &err)
            || !search_count(f->store, typed[i], &counts, &f->arena, &err))
            fail_msg("%s: %s", typed[i], err.text);
    }
    assert_string_equal(found(f, "\"feed\" (restoration)"), "I-1");
    assert_string_equal(found(f, "restoration - feed"), "I-1");
    assert_string_equal(found(f, "+"), "");
    for (int i = 0; i < 5000; i++)
        str_add(&long_text, "feed ");
    assert_string_equal(found(f, long_text.text), "I-1");
    str_done(&long_text);
}

static void the_newest_are_first_and_counted_by_noun(void **state)
{
    struct fixture *f = *state;
    struct search_counts counts;
    struct search_hits hits;
    struct error err = {0};

    add_note(f, "Feed, later", NULL, date_of(2026, 3, 1));
    add_note(f, "Feed, earlier", NULL, date_of(2025, 3, 1));
    add_note(f, "Feed, now", NULL, date_of(2026, 2, 1));
    assert_string_equal(found(f, "feed"), "F-1, F-3, I-1, F-2");
    must(search_find(f->store, "feed", NULL, 2, &hits, &f->arena, &err));
    assert_int_equal(hits.count, 2);
    assert_string_equal(hits.items[1].key, "F-3");
    assert_int_equal(hits.items[1].on.day, date_of(2026, 2, 1).day);
    assert_true(hits.items[1].at == INSTANT_NONE);
    must(search_find(f->store, "feed", &issue_noun, 2, &hits, &f->arena, &err));
    assert_int_equal(hits.count, 1);
    must(search_count(f->store, "feed", &counts, &f->arena, &err));
    assert_int_equal(counts.count, 2);
    assert_ptr_equal(counts.items[0].noun, &issue_noun);
    assert_int_equal(counts.items[0].count, 1);
    assert_ptr_equal(counts.items[1].noun, &followup_noun);
    assert_int_equal(counts.items[1].count, 3);
    must(search_count(f->store, "nothing like it", &counts, &f->arena, &err));
    assert_int_equal(counts.count, 0);
    hits = find(f, "amara");
    assert_int_equal(hits.items[0].at, FIXTURE_NOW);
}

static void words_are_marked_where_they_are(void **state)
{
    struct fixture *f = *state;
    struct search_hits hits = find(f, "eta FEED");

    assert_string_equal(marked(f, &hits.items[0].said), "Restoration [ETA] [feed] not delivered");
    assert_null(hits.items[0].excerpt.text);
    hits = find(f, "feed prom");
    assert_string_equal(marked(f, &hits.items[0].said), "Restoration ETA [feed] not delivered");
    assert_string_equal(marked(f, &hits.items[0].excerpt),
                        "The [feed] was [promised] for December.");
    assert_string_equal(hits.items[0].excerpt_of->name, "summary");
    hits = find(f, "restoration northwater");
    assert_string_equal(marked(f, &hits.items[0].excerpt), "[Northwater] Power Cooperative");
    assert_string_equal(hits.items[0].excerpt_of->name, "org");
    hits = find(f, "I-1");
    assert_string_equal(marked(f, &hits.items[0].excerpt), "[I-1]");
    assert_null(hits.items[0].excerpt_of);
}

static void marks_do_not_split_characters(void **state)
{
    struct fixture *f = *state;
    struct search_hits hits;

    add_note(f, "駐日大使館に連絡", "x", date_of(2026, 2, 2));
    hits = find(f, "大使館 連");
    assert_string_equal(marked(f, &hits.items[0].said), "駐日[大使館]に[連]絡");
    add_note(f, "Zoe\u0308 D’Angelo-Müller", "x", date_of(2026, 2, 2));
    hits = find(f, "zoë d'angelo");
    assert_string_equal(marked(f, &hits.items[0].said), "[Zoe\u0308] [D’Angelo]-Müller");
}

static const char *excerpt_of_summary(struct fixture *f, const char *summary, const char *typed)
{
    struct error err = {0};
    struct issue issue;
    bool ok;

    must(record_get_by_key(f->store, &issue_noun, "I-1", &issue, &f->arena, &err));
    issue.summary = summary;
    begin(f);
    ok = record_save(f->store, &issue_noun, &issue, &f->arena, &err);
    end(f, ok, err);
    return marked(f, &find(f, typed).items[0].excerpt);
}

static void a_long_text_is_cut_around_the_word(void **state)
{
    struct fixture *f = *state;
    const char *excerpt;
    struct str note = {0};

    for (int i = 0; i < 100; i++)
        str_add(&note, "Über allen Gipfeln\nist Ruh. ");
    str_add(&note, "Hier steht der Wanderer.");
    for (int i = 0; i < 100; i++)
        str_add(&note, " Warte nur, balde ruhest du auch.");
    assert_string_equal(excerpt_of_summary(f, note.text, "wanderer"),
                        "…allen Gipfeln ist Ruh. Hier steht der [Wanderer]. Warte nur, balde ruhest"
                        " du auch. Warte nur, balde ruhest du auch. Warte nur, balde ruhest du"
                        " auch. Warte nur,…");
    str_done(&note);
    for (int i = 0; i < 300; i++)
        str_add(&note, "山");
    str_add(&note, "川");
    for (int i = 0; i < 300; i++)
        str_add(&note, "谷");
    excerpt = excerpt_of_summary(f, note.text, "川");
    str_done(&note);
    assert_true(strlen(excerpt) < 180);
    assert_non_null(strstr(excerpt, "山[川]谷"));
    assert_true(text_is_utf8(excerpt, strlen(excerpt), NULL));
}

/* Speed */

/* The plan of a statement, a line each. */
static const char *plan(struct fixture *f, const char *sql, const struct db_value *values,
                        size_t count)
{
    struct error err = {0};
    struct str text = {0}, explain = {0};
    struct db_rows rows;
    const char *copy;

    str_add(&explain, "EXPLAIN QUERY PLAN %s", sql);
    must(db_query(&rows, f->store->db, explain.text, values, count, &err));
    while (db_next(&rows, &err))
        str_add(&text, "%s\n", db_column_text(&rows, 3));
    must(db_done(&rows));
    copy = arena_copy(&f->arena, text.text);
    str_done(&text);
    str_done(&explain);
    return copy;
}

static void assert_asks_the_index_first(const char *plan)
{
    const char *index = strstr(plan, "SCAN search_index VIRTUAL TABLE");
    const char *rows = strstr(plan, "SEARCH s USING INTEGER PRIMARY KEY");

    assert_non_null(index);
    assert_non_null(rows);
    assert_true(index < rows);
    assert_null(strstr(plan, "SCAN s\n"));
}

static void no_search_reads_all_records(void **state)
{
    struct fixture *f = *state;
    struct error err = {0};

    must(db_script(f->store->db, "ANALYZE", &err));
    assert_asks_the_index_first(plan(f, search_find_sql(f->store->db, &f->arena),
                                     DB_BIND(db_text("\"x\"*"), db_text("issue"), db_int(5))));
    assert_asks_the_index_first(
        plan(f, search_count_sql(f->store->db, &f->arena), DB_BIND(db_text("\"x\"*"))));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_text_of_a_record_is_searched, setup, teardown),
        cmocka_unit_test_setup_teardown(words_are_found_in_any_script_and_spelling, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(vowels_of_other_scripts_are_no_accents, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_typed_without_a_blank_is_one_thing, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(nothing_that_is_typed_is_syntax, setup, teardown),
        cmocka_unit_test_setup_teardown(the_newest_are_first_and_counted_by_noun, setup, teardown),
        cmocka_unit_test_setup_teardown(words_are_marked_where_they_are, setup, teardown),
        cmocka_unit_test_setup_teardown(marks_do_not_split_characters, setup, teardown),
        cmocka_unit_test_setup_teardown(a_long_text_is_cut_around_the_word, setup, teardown),
        cmocka_unit_test_setup_teardown(no_search_reads_all_records, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
