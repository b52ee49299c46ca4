#include "support/region.h"

#include <liaise/agreement.h>
#include <liaise/interaction.h>
#include <liaise/issue.h>
#include <liaise/person.h>
#include <liaise/search.h>

#include <string.h>

#include "base/str.h"
#include "store/search_private.h"
#include "support/fixture.h"

/* Searching the sample region: its names, and enough records for counts to mean something. */

static int setup(void **state)
{
    static struct region region;

    region_open_filled(&region);
    *state = &region;
    return 0;
}

static int teardown(void **state)
{
    region_close(*state);
    return 0;
}

static bool finds(struct region *region, const char *typed, const struct noun *noun,
                  const char *key)
{
    struct search_hits hits;
    struct error err = {0};

    must(search_find(region->store, typed, noun, 2000, &hits, &region->arena, &err));
    for (size_t i = 0; i < hits.count; i++) {
        if (!strcmp(hits.items[i].key, key))
            return true;
    }
    return false;
}

static void people_are_found_however_their_names_are_spelled(void **state)
{
    static const struct {
        const char *typed, *name;
    } rows[] = {
        {"Nguyễn", "Nguyễn Thị Hạnh"},
        {"Nguye\u0302\u0303n", "Nguyễn Thị Hạnh"},
        {"nguyen", "Nguyễn Thị Hạnh"},
        {"hanh thi", "Nguyễn Thị Hạnh"},
        {"Layla", "ليلى حداد"},
        {"حداد", "ليلى حداد"},
        {"김민준", "김민준"},
        {"민", "김민준"},
        {"ravensworth-achter",
         "Maximiliana Theodora Ravensworth-Achterberg of the Joint Information"
         " Centre II"},
        {"Brigid O'Malley", "Brigid O'Malley"},
        {"brigid o’malley", "Brigid O'Malley"},
        {"D'Angelo", "Zoë D’Angelo-Müller"},
        {"D’Angelo", "Zoë D’Angelo-Müller"},
        {"zoe muller", "Zoë D’Angelo-Müller"},
        {"Priscilla \"Pip\"", "Priscilla \"Pip\" Vandermeer-Osei"},
        {"pip vandermeer", "Priscilla \"Pip\" Vandermeer-Osei"},
        {"Işıl", "Işıl Demirtaş"},
        {"isil demirtas", "Işıl Demirtaş"},
        {"ISIL", "Işıl Demirtaş"},
        {"ibanez", "Luis Ibáñez-Peña"},
        {"555 0108", "Priscilla \"Pip\" Vandermeer-Osei"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        if (!finds(*state, rows[i].typed, &person_noun, rows[i].name))
            fail_msg("\"%s\" does not find %s", rows[i].typed, rows[i].name);
    }
}

/* One of the two is kept with combining marks, the other is not. */
static void both_people_of_a_name_are_found_in_either_spelling(void **state)
{
    static const char *const typed[] = {"Nguyễn", "Nguye\u0302\u0303n", "NGUYEN"};
    struct region *region = *state;
    struct error err = {0};

    for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
        struct search_hits hits;

        must(search_find(region->store, typed[i], &person_noun, 50, &hits, &region->arena, &err));
        assert_int_equal(hits.count, 2);
        for (size_t j = 0; j < hits.count; j++) {
            assert_int_equal(hits.items[j].said.count, 1);
            assert_int_equal(hits.items[j].said.spans[0].at, 0);
        }
    }
}

static void records_are_found_by_their_parts_and_by_whom_they_name(void **state)
{
    struct region *region = *state;

    assert_true(finds(region, "restoration feed", &issue_noun, "I-12"));
    assert_true(finds(region, "I-12", &issue_noun, "I-12"));
    assert_true(finds(region, "I-12", &interaction_noun, "N-672"));
    assert_true(finds(region, "northwater", &issue_noun, "I-12"));
    assert_true(finds(region, "nwp ETA feed", &issue_noun, "I-12"));
    assert_true(finds(region, "tove halvorsen", &person_noun, "Tove Halvorsen"));
    assert_true(finds(region, "renewed five years", &agreement_noun, "A-1"));
    assert_true(finds(region, "OEM compact", &agreement_noun, "A-1"));
    assert_false(finds(region, "tove halvorsen xyzzy", NULL, "Tove Halvorsen"));
}

static int64_t number(struct region *region, const char *sql)
{
    struct error err = {0};
    int64_t count;

    must(db_number(&count, region->store->db, sql, DB_BIND_NONE, &err));
    return count;
}

static void what_is_counted_is_what_is_found(void **state)
{
    static const char *const typed[] = {"the", "brigid", "shelter door", "nwp", "2", "大"};
    struct region *region = *state;
    struct error err = {0};

    for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
        struct search_counts counts;
        struct search_hits hits;
        size_t total = 0;

        must(search_count(region->store, typed[i], &counts, &region->arena, &err));
        for (size_t j = 0; j < counts.count; j++) {
            must(search_find(region->store, typed[i], counts.items[j].noun, 5000, &hits,
                             &region->arena, &err));
            assert_int_equal(hits.count, counts.items[j].count);
            total += hits.count;
        }
        must(search_find(region->store, typed[i], NULL, 5000, &hits, &region->arena, &err));
        assert_int_equal(hits.count, total);
    }
}

static int64_t moment(const struct search_hit *hit)
{
    return date_is_set(hit->on) ? (int64_t)hit->on.day * INSTANT_DAY : hit->at;
}

static void every_hit_is_marked_and_none_is_newer_than_the_one_before(void **state)
{
    struct region *region = *state;
    struct search_hits hits;
    struct error err = {0};

    must(search_find(region->store, "brigid o'malley", NULL, 5000, &hits, &region->arena, &err));
    assert_true(hits.count > 20);
    for (size_t i = 0; i < hits.count; i++) {
        assert_true(hits.items[i].said.count || hits.items[i].excerpt.count);
        assert_true(!i || moment(&hits.items[i]) <= moment(&hits.items[i - 1]));
    }
}

static void every_record_is_in_the_index_as_a_rebuild_would_have_it(void **state)
{
    struct region *region = *state;
    struct str kept = {0}, made = {0};
    struct error err = {0};
    int64_t records = 0;

    for (size_t i = 0; nouns[i]; i++) {
        int64_t count;

        must(record_count(region->store, nouns[i], &count, &err));
        records += count;
    }
    assert_int_equal(number(region, "SELECT count(*) FROM search_text"), records);
    dump_search(region->store, &kept);
    must(search_rebuild(region->store, &err));
    dump_search(region->store, &made);
    assert_string_equal(kept.text, made.text);
    str_done(&kept);
    str_done(&made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_are_found_however_their_names_are_spelled),
        cmocka_unit_test(both_people_of_a_name_are_found_in_either_spelling),
        cmocka_unit_test(records_are_found_by_their_parts_and_by_whom_they_name),
        cmocka_unit_test(what_is_counted_is_what_is_found),
        cmocka_unit_test(every_hit_is_marked_and_none_is_newer_than_the_one_before),
        cmocka_unit_test(every_record_is_in_the_index_as_a_rebuild_would_have_it),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
