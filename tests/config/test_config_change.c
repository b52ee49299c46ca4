#include "support/test.h"

#include <liaise/config.h>
#include <locale.h>
#include <string.h>

#include "base/str.h"
#include "support/reading.h"

#define HOME "home: {code: OEM, name: Office, officer: Dana, timezone: Asia/Tokyo}\n"
#define ORGS HOME "organizations:\n"

static const char home[] = "home: {code: OEM, name: Office, officer: Dana, timezone: Asia/Tokyo}\n";

/* What changes when this line is added to the smallest configuration. */
static unsigned difference_of(struct zones *zones, const char *line)
{
    struct reading plain, changed;
    struct str text = {0};
    unsigned affects;

    str_add(&text, "%s%s", home, line);
    reading_begin_good(&plain, zones, home);
    reading_begin_good(&changed, zones, text.text);
    affects = config_difference(&plain.config, &changed.config);
    assert_int_equal(affects, config_difference(&changed.config, &plain.config));
    str_done(&text);
    reading_end(&plain);
    reading_end(&changed);
    return affects;
}

static void a_difference_says_what_to_do_again(void **state)
{
    struct zones *zones = *state;

    assert_int_equal(difference_of(zones, ""), 0);
    assert_int_equal(difference_of(zones, "ui: {theme: terminal}\n"), 0);
    assert_int_equal(difference_of(zones, "ui: {theme: dark}\n"), AFFECTS_LOOK);
    assert_int_equal(difference_of(zones, "ui: {zones: UTC}\n"), AFFECTS_LOOK);
    assert_int_equal(difference_of(zones, "store: elsewhere.db\n"), AFFECTS_START);
    assert_int_equal(difference_of(zones, "keys: {preset: vi}\n"), AFFECTS_KEYS);
    assert_int_equal(difference_of(zones, "keys: {list: {\"d\": done}}\n"), AFFECTS_KEYS);
    assert_int_equal(difference_of(zones, "health: {weights: {cadence: 30}}\n"), AFFECTS_DATA);
    assert_int_equal(difference_of(zones, "tiers: {2: 31d}\n"), AFFECTS_DATA);
    assert_int_equal(difference_of(zones, "organizations: [{code: A, name: A}]\n"),
                     AFFECTS_ORGS | AFFECTS_DATA);
    assert_int_equal(difference_of(zones, "ui: {confirm: {bulk: 9}}\n"), 0);
}

static void another_field_of_an_organization_is_a_difference(void **state)
{
    struct reading a, b;

    reading_begin_good(&a, *state, ORGS "  - {code: A, name: A, needs: [x], pauses: []}\n");
    reading_begin_good(&b, *state,
                       ORGS "  - {code: A, name: A, needs: [x], pauses: "
                            "[{from: 2026-01-01, to: 2026-01-02}]}\n");
    assert_int_equal(config_difference(&a.config, &b.config), AFFECTS_ORGS | AFFECTS_DATA);
    assert_int_equal(config_difference(&a.config, &a.config), 0);
    reading_end(&a);
    reading_end(&b);
}

static void keys_that_only_moved_in_the_file_are_no_difference(void **state)
{
    struct reading a, b;

    reading_begin_good(&a, *state, HOME "keys: {list: {\"d\": done}}\n");
    reading_begin_good(&b, *state, HOME "\n\nkeys: {list: {\"d\": done}}\n");
    assert_int_equal(config_difference(&a.config, &b.config), 0);
    reading_end(&a);
    reading_end(&b);
}

static const struct new_config answers = {
    .home_name = "Office of \"Civil\" Protection: north \\ south # 1",
    .home_code = "null",
    .officer = "{Åse} - [O'Neil]\t\xE2\x80\xA8\x7F",
    .timezone = "Europe/Oslo",
    .orgs = {{"NO", "&harbour *pilots %1", "Europe/Oslo"},
             {"7-11", "yes", ""},
             {"消防", "市消防局\n", NULL}},
    .org_count = 3,
};

static void a_new_configuration_reads_back_as_it_was_answered(void **state)
{
    struct reading reading;
    struct str text = {0};

    config_write_new(&answers, &text);
    reading_begin(&reading, *state, text.text);
    /* Only the name of two lines is refused: the form has one line. */
    assert_null(strchr(strchr(reading.text.text, '\n') + 1, '\n'));
    assert_non_null(strstr(reading.text.text, "organizations[2].name: expected one line"));
    reading_end(&reading);
    str_done(&text);
}

static void what_was_answered_survives_its_quotes(void **state)
{
    struct new_config good = answers;
    struct reading reading;
    struct str text = {0};

    good.orgs[2].name = "市消防局";
    config_write_new(&good, &text);
    reading_begin_good(&reading, *state, text.text);
    assert_string_equal(reading.config.home_name, good.home_name);
    assert_string_equal(reading.config.home_code, "null");
    assert_string_equal(reading.config.officer, good.officer);
    assert_string_equal(reading.config.timezone, "Europe/Oslo");
    assert_int_equal(reading.config.org_count, 4);
    assert_string_equal(reading.config.orgs[1].code, "NO");
    assert_string_equal(reading.config.orgs[1].name, good.orgs[0].name);
    assert_string_equal(reading.config.orgs[2].code, "7-11");
    assert_string_equal(reading.config.orgs[2].name, "yes");
    assert_string_equal(reading.config.orgs[2].timezone, "Europe/Oslo");
    assert_string_equal(reading.config.orgs[3].code, "消防");
    str_done(&text);
    reading_end(&reading);
}

static void a_new_configuration_without_organizations_is_good(void **state)
{
    const struct new_config alone = {
        .home_name = "Us", .home_code = "US", .officer = "Me", .timezone = "UTC"};
    struct reading reading;
    struct str text = {0};

    config_write_new(&alone, &text);
    reading_begin_good(&reading, *state, text.text);
    assert_int_equal(reading.config.org_count, 1);
    str_done(&text);
    reading_end(&reading);
}

/* Its comments are no decoration: they must be right, and say the presets. */
static void the_comments_of_a_new_configuration_can_be_taken_away(void **state)
{
    const struct new_config alone = {
        .home_name = "Us", .home_code = "US", .officer = "Me", .timezone = "UTC"};
    struct reading plain, full;
    struct str text = {0}, open = {0};
    const char *rest;

    config_write_new(&alone, &text);
    reading_begin_good(&plain, *state, text.text);
    rest = strstr(text.text, "# store:");
    str_add_bytes(&open, text.text, (size_t)(rest - text.text));
    for (; *rest; rest += strcspn(rest, "\n") + 1) {
        if (rest[0] == '#' && !strstr(rest, "# How health") && rest[2])
            str_add_bytes(&open, rest + 2, strcspn(rest, "\n") - 1);
        else if (rest[0] == '#' && strncmp(rest, "# How", 5) != 0)
            str_add_bytes(&open, rest + 2, strcspn(rest, "\n") - 1);
    }
    reading_begin_good(&full, *state, open.text);
    for (const struct config_option *option = config_options; option->path; option++)
        assert_non_null(strstr(open.text, option->help));
    assert_int_equal(config_difference(&plain.config, &full.config) & ~(unsigned)AFFECTS_KEYS, 0);
    assert_int_equal(full.config.key_count, 2);
    str_done(&text);
    str_done(&open);
    reading_end(&plain);
    reading_end(&full);
}

static int open_zones(void **state)
{
    (void)setlocale(LC_ALL, "C.UTF-8");
    *state = zones_open(NULL);
    return 0;
}

static int close_zones(void **state)
{
    zones_close(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_difference_says_what_to_do_again),
        cmocka_unit_test(another_field_of_an_organization_is_a_difference),
        cmocka_unit_test(keys_that_only_moved_in_the_file_are_no_difference),
        cmocka_unit_test(a_new_configuration_reads_back_as_it_was_answered),
        cmocka_unit_test(what_was_answered_survives_its_quotes),
        cmocka_unit_test(a_new_configuration_without_organizations_is_good),
        cmocka_unit_test(the_comments_of_a_new_configuration_can_be_taken_away),
    };

    return cmocka_run_group_tests(tests, open_zones, close_zones);
}
