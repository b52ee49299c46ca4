#include "support/test.h"

#include <liaise/figures.h>
#include <liaise/followup.h>

#include <stdio.h>
#include <string.h>

#include "base/embedded.h"
#include "base/str.h"
#include "support/region.h"

static int setup(void **state)
{
    static struct region region;

    region_open(&region);
    *state = &region;
    return 0;
}

/* With the sample region imported already. */
static int setup_filled(void **state)
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

static bool import(struct region *region, const char *text, size_t size,
                   const struct import_options *options, struct import_result *result,
                   struct error *err)
{
    struct import_file file;

    region->complaints = (struct complaints){.arena = &region->arena};
    assert_true(jsonl_read(&file, text, size, "x.jsonl", region->zones, &region->complaints));
    return import_apply(region->store, &region->author, &file, "x.jsonl", options,
                        &region->complaints, result, err);
}

static void the_sample_region_goes_in_and_comes_out_the_same(void **state)
{
    const struct embedded_file *sample = embedded_find(demo_files, "calder-bay.jsonl");
    struct region *region = *state;
    struct import_result result;
    struct error err = {0};
    const struct zone *zone;
    struct str text = {0};

    region_import(region, &result);
    assert_int_equal(result.added, 1676);
    must(zone_get(&zone, region->zones, "America/Los_Angeles", &err));
    must(export_all(region->store, region->zones, "OEM", 1770050400, zone, &text, &err));
    assert_int_equal(text.length, sample->size);
    assert_memory_equal(text.text, sample->text, sample->size);
    str_done(&text);
}

static void importing_twice_changes_nothing(void **state)
{
    struct region *region = *state;
    struct import_result result;
    struct change_list before, after;
    struct error err = {0};

    must(change_list(region->store, NULL, 0, 100, &before, &region->arena, &err));
    region_import(region, &result);
    assert_int_equal(result.added, 0);
    assert_int_equal(result.unchanged, 1676);
    must(change_list(region->store, NULL, 0, 100, &after, &region->arena, &err));
    assert_int_equal(after.count, before.count);
}

/* code, then the score on each of the eight dates, as the scenario says. */
static const struct {
    const char *code;
    int contacts, scores[8];
} expected[] = {
    {"BLA", 71, {84, 85, 85, 85, 76, 65, 60, 20}},  {"CBS", 68, {90, 60, 86, 90, 90, 88, 60, 60}},
    {"CFR", 182, {94, 94, 94, 81, 87, 81, 92, 91}}, {"EUN", 102, {90, 92, 91, 90, 90, 81, 60, 60}},
    {"NWP", 95, {88, 89, 85, 60, 80, 87, 59, 49}},  {"SBH", 134, {78, 60, 84, 60, 80, 87, 91, 84}},
    {"SHF", 130, {78, 60, 83, 76, 89, 89, 82, 77}}, {"TEY", 113, {93, 90, 90, 89, 89, 60, 60, 40}},
};

static void the_health_of_the_region_is_that_of_the_scenario_on_all_eight_dates(void **state)
{
    static const char *const days[8] = {"2024-06-30", "2024-09-30", "2024-12-31", "2025-03-31",
                                        "2025-06-30", "2025-09-30", "2025-12-31", "2026-02-02"};
    struct region *region = *state;
    struct error err = {0};
    struct book book;

    must(book_read(region->store, &book, &region->arena, &err));
    for (int d = 0; d < 8; d++) {
        struct org_figures *figures;
        struct date day;
        size_t count;

        must(date_read(&day, days[d], &err));
        must(figures_orgs(&book, &region->config.health, day, &figures, &count, &region->arena,
                          &err));
        assert_int_equal(count, 8);
        for (size_t i = 0; i < count; i++) {
            assert_string_equal(figures[i].org->org.code, expected[i].code);
            assert_int_equal(figures[i].org->contact_count, expected[i].contacts);
            if (figures[i].health.now.score != expected[i].scores[d])
                fail_msg("%s on %s: %d instead of %d (raw %f)", expected[i].code, days[d],
                         figures[i].health.now.score, expected[i].scores[d],
                         figures[i].health.now.raw);
        }
    }
}

static const struct {
    const char *ref, *u;
} triage[] = {
    {"I-8", "29.51"},  {"I-10", "25.19"}, {"C-22", "21.05"}, {"C-26", "20.68"}, {"NWP", "20.04"},
    {"I-12", "19.71"}, {"C-31", "19.10"}, {"C-35", "18.64"}, {"C-48", "18.33"}, {"I-14", "14.83"},
    {"I-11", "13.89"}, {"I-15", "10.59"}, {"A-4", "10.40"},  {"C-47", "9.72"},  {"C-46", "9.10"},
    {"I-16", "8.25"},  {"I-17", "6.52"},
};

static void the_triage_list_is_that_of_the_scenario_once_followups_are_left_out(void **state)
{
    struct region *region = *state;
    struct attention_item *items;
    struct error err = {0};
    struct book book;
    size_t count, at = 0;

    must(book_read(region->store, &book, &region->arena, &err));
    must(figures_attention(&book, &region->config.health, date_of(2026, 2, 2), &items, &count,
                           &region->arena, &err));
    for (size_t i = 0; i < count; i++) {
        char total[32];

        if (items[i].noun == &followup_noun)
            continue;
        assert_true(at < sizeof(triage) / sizeof(triage[0]));
        (void)snprintf(total, sizeof(total), "%.2f", items[i].total);
        assert_string_equal(items[i].ref, triage[at].ref);
        assert_string_equal(total, triage[at].u);
        at++;
    }
    assert_int_equal(at, sizeof(triage) / sizeof(triage[0]));
    assert_string_equal(items[0].ref, "I-8");
}

static const char good[] =
    "{\"kind\":\"liaise\",\"format\":1,\"home\":\"OEM\"}\n"
    "{\"kind\":\"person\",\"name\":\"Ann\",\"languages\":[],\"roles\":[],\"channels\":[]}\n"
    "{\"kind\":\"followup\",\"ref\":\"F-1\",\"title\":\"Call\",\"org\":\"NWP\",\"person\":\"Ann\","
    "\"followup_kind\":\"call\",\"priority\":\"low\",\"due\":\"2026-02-03\",\"status\":\"planned\"}"
    "\n"
    "{\"kind\":\"followup\",\"ref\":\"F-2\",\"title\":\"Call\",\"org\":\"XXX\","
    "\"followup_kind\":\"call\",\"priority\":\"low\",\"due\":\"2026-02-03\",\"status\":\"planned\"}"
    "\n"
    "{\"kind\":\"followup\",\"ref\":\"F-3\",\"title\":\"Call\",\"about\":\"F-2\",\"org\":\"NWP\","
    "\"followup_kind\":\"call\",\"priority\":\"low\",\"due\":\"2026-02-03\",\"status\":\"planned\"}"
    "\n";

static void a_file_with_a_bad_line_changes_nothing_unless_it_may_be_skipped(void **state)
{
    struct region *region = *state;
    struct import_options options = {0};
    struct import_result result;
    struct error err = {0};
    int64_t count;

    assert_false(import(region, good, strlen(good), &options, &result, &err));
    assert_int_equal(region->complaints.errors, 2);
    assert_int_equal(region->complaints.items[0].line, 4);
    assert_non_null(strstr(region->complaints.items[0].text, "org"));
    assert_int_equal(region->complaints.items[1].line, 5);
    must(record_count(region->store, noun_named("person"), &count, &err));
    assert_int_equal(count, 0);
    options.skip_bad = true;
    must(import(region, good, strlen(good), &options, &result, &err));
    assert_int_equal(result.added, 2);
    assert_int_equal(result.skipped, 2);
}

static void a_record_that_differs_is_changed_only_when_asked(void **state)
{
    struct region *region = *state;
    struct import_options options = {.skip_bad = true};
    struct import_result result;
    struct followup followup;
    struct error err = {0};
    struct str text = {0};
    char *due;

    must(import(region, good, strlen(good), &options, &result, &err));
    str_add(&text, "%s", good);
    due = strstr(text.text, "2026-02-03");
    due[9] = '9';
    options.skip_bad = false;
    assert_false(import(region, text.text, text.length, &options, &result, &err));
    options = (struct import_options){.skip_bad = true, .update = true};
    must(import(region, text.text, text.length, &options, &result, &err));
    assert_int_equal(result.changed, 1);
    must(record_get_by_key(region->store, &followup_noun, "F-1", &followup, &region->arena, &err));
    assert_int_equal(followup.due.day, date_of(2026, 2, 9).day);
    str_done(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_sample_region_goes_in_and_comes_out_the_same, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(importing_twice_changes_nothing, setup_filled,
                                        teardown),
        cmocka_unit_test_setup_teardown(
            the_health_of_the_region_is_that_of_the_scenario_on_all_eight_dates, setup_filled,
            teardown),
        cmocka_unit_test_setup_teardown(
            the_triage_list_is_that_of_the_scenario_once_followups_are_left_out, setup_filled,
            teardown),
        cmocka_unit_test_setup_teardown(
            a_file_with_a_bad_line_changes_nothing_unless_it_may_be_skipped, setup, teardown),
        cmocka_unit_test_setup_teardown(a_record_that_differs_is_changed_only_when_asked, setup,
                                        teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
