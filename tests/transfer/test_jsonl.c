#include "support/test.h"

#include <liaise/issue.h>
#include <liaise/transfer.h>

#include <string.h>

#include "base/embedded.h"
#include "base/str.h"

struct desk_of_test {
    struct arena arena;
    struct zones *zones;
    struct complaints complaints;
};

static int setup(void **state)
{
    static struct desk_of_test desk;

    desk = (struct desk_of_test){.zones = zones_open(NULL)};
    desk.complaints.arena = &desk.arena;
    *state = &desk;
    return 0;
}

static int teardown(void **state)
{
    struct desk_of_test *desk = *state;

    zones_close(desk->zones);
    arena_clear(&desk->arena);
    return 0;
}

static void the_sample_region_is_written_as_it_was_read(void **state)
{
    struct desk_of_test *desk = *state;
    const struct embedded_file *sample = embedded_find(demo_files, "calder-bay.jsonl");
    struct import_file file;
    struct error err = {0};
    const struct zone *zone;
    struct str text = {0};

    assert_true(jsonl_read(&file, sample->text, sample->size, "calder-bay.jsonl", desk->zones,
                           &desk->complaints));
    if (desk->complaints.count)
        fail_msg("line %zu: %s", desk->complaints.items[0].line, desk->complaints.items[0].text);
    assert_int_equal(file.count, 38 + 895 + 40 + 48 + 10 + 215 + 430);
    must(zone_get(&zone, desk->zones, "America/Los_Angeles", &err));
    jsonl_write_head(file.home, file.as_of, zone, &text);
    for (size_t i = 0; i < file.count; i++) {
        must(record_write_json(file.lines[i].noun, file.lines[i].record, desk->zones, &text, &err));
        str_add(&text, "\n");
    }
    for (size_t i = 0; i < text.length && i < sample->size; i++) {
        if (text.text[i] != sample->text[i])
            fail_msg("differs: %.80s\n   instead of %.80s", text.text + i, sample->text + i);
    }
    assert_int_equal(text.length, sample->size);
    str_done(&text);
}

/* A line after a good first one, and what is said of it. */
static const struct {
    const char *line, *says;
} bad_lines[] = {
    {"{", "this is not JSON"},
    {"[]", "must be a JSON object"},
    {"{\"title\":\"x\"}", "there is no \"kind\""},
    {"{\"kind\":\"isue\"}", "did you mean \"issue\"?"},
    {"{\"kind\":\"policy\",\"ref\":\"P-1\"}", "\"policy\" are not known"},
    {"{\"kind\":\"issue\",\"ref\":\"C-1\"}", "the ref of kind issue looks like \"I-12\""},
    {"{\"kind\":\"person\",\"name\":\"A\",\"nmae_local\":\"x\"}", "did you mean \"name_local\"?"},
    {"{\"kind\":\"person\",\"name\":7}", "name: expected text, found a number"},
    {"{\"kind\":\"person\",\"name\":\"A\",\"name\":\"B\"}", "duplicate"},
    {"{\"kind\":\"person\",\"name\":\"A\",\"languages\":[1]}", "languages: expected text"},
    {"{\"kind\":\"person\",\"name\":\"A\",\"tlp\":\"TLP:BLUE\"}", "tlp"},
    {"{\"kind\":\"person\",\"name\":\"A\",\"roles\":[{\"org\":\"X\",\"title\":\"t\","
     "\"from\":\"2024-02-30\",\"primary\":true,\"authority\":\"observer\"}]}",
     "roles: [0]: from"},
    {"{\"kind\":\"commitment\",\"ref\":\"C-1\",\"debtor\":\"A\",\"creditor\":\"A\",\"text\":\"t\","
     "\"made\":\"2024-01-01\",\"due\":\"2024-01-02\",\"status\":\"open\"}",
     "debtor"},
};

static void every_bad_line_is_named_with_its_reason(void **state)
{
    static const char head[] = "{\"kind\":\"liaise\",\"format\":1,\"home\":\"OEM\"}\n";
    struct desk_of_test *desk = *state;

    for (size_t i = 0; i < sizeof(bad_lines) / sizeof(bad_lines[0]); i++) {
        struct complaints complaints = {.arena = &desk->arena};
        struct import_file file;
        struct str text = {0};

        str_add(&text, "%s%s\n{\"kind\":\"person\",\"name\":\"Good\",\"languages\":[],\"roles\":[],"
                       "\"channels\":[]}\n", head, bad_lines[i].line);
        assert_true(jsonl_read(&file, text.text, text.length, "x.jsonl", desk->zones, &complaints));
        if (complaints.count != 1 || !strstr(complaints.items[0].text, bad_lines[i].says))
            fail_msg("%s\n  says: %s", bad_lines[i].line,
                     complaints.count ? complaints.items[0].text : "nothing");
        assert_int_equal(complaints.items[0].line, 2);
        assert_int_equal(file.count, 1);
        str_done(&text);
    }
}

static void a_record_that_stands_twice_is_refused_the_second_time(void **state)
{
    static const char text[] =
        "{\"kind\":\"liaise\",\"format\":1,\"home\":\"OEM\"}\n"
        "{\"kind\":\"person\",\"name\":\"A\",\"languages\":[],\"roles\":[],\"channels\":[]}\n"
        "{\"kind\":\"person\",\"name\":\"A\",\"languages\":[],\"roles\":[],\"channels\":[]}\n";
    struct desk_of_test *desk = *state;
    struct import_file file;

    assert_true(jsonl_read(&file, text, strlen(text), "x.jsonl", desk->zones, &desk->complaints));
    assert_int_equal(file.count, 1);
    assert_int_equal(desk->complaints.items[0].line, 3);
    assert_string_equal(desk->complaints.items[0].text, "A stands in line 2 already");
}

static void a_file_of_another_format_is_refused_whole(void **state)
{
    static const char *const texts[] = {
        "", "{\"kind\":\"liaise\",\"format\":2}\n", "{\"kind\":\"person\",\"name\":\"A\"}\n", "x\n",
    };
    struct desk_of_test *desk = *state;

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct complaints complaints = {.arena = &desk->arena};
        struct import_file file;

        assert_false(jsonl_read(&file, texts[i], strlen(texts[i]), "x", desk->zones, &complaints));
        assert_int_equal(complaints.count, 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_sample_region_is_written_as_it_was_read, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(every_bad_line_is_named_with_its_reason, setup, teardown),
        cmocka_unit_test_setup_teardown(a_record_that_stands_twice_is_refused_the_second_time,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(a_file_of_another_format_is_refused_whole, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
