#include "support/test.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "support/zones.h"

static void copy_zone(struct temp *temp, const char *from, const char *name)
{
    struct error err = {0};
    char source[128], *bytes;
    size_t size;

    (void)snprintf(source, sizeof(source), "/usr/share/zoneinfo/%s", from);
    must(file_read(&bytes, &size, source, 65536, &temp->arena, &err));
    (void)temp_write(temp, name, "");           /* makes the folders */
    must(file_write(temp_path(temp, name), bytes, size, &err));
}

/* A small folder without tzdata.zi, as a system might have it that keeps no old names. */
static struct zones *small_folder(struct temp *temp)
{
    copy_zone(temp, "America/Los_Angeles", "America/Los_Angeles");
    copy_zone(temp, "America/Argentina/Ushuaia", "America/Argentina/Ushuaia");
    copy_zone(temp, "Europe/Kiev", "Europe/Kyiv");
    copy_zone(temp, "Europe/Paris", "posix/Europe/Paris");
    copy_zone(temp, "Europe/Paris", "right/Europe/Paris");
    copy_zone(temp, "Europe/Paris", "posixrules");
    copy_zone(temp, "Europe/Paris", "localtime");
    (void)temp_write(temp, "zone.tab", "# no zone\n");
    (void)temp_write(temp, "Europe/Broken", "TZif2 and no more");
    return zones_open(temp->path);
}

static void names_come_from_the_folder_if_there_is_no_index(void **state)
{
    static const char *const expected[] = {"America/Argentina/Ushuaia", "America/Los_Angeles",
                                           "Europe/Broken", "Europe/Kyiv"};
    struct zones_fixture *fixture = *state;
    struct zones *zones = small_folder(fixture->temp);
    const char *const *names;
    struct error err = {0};
    size_t count = 0;

    must(zones_names(zones, &names, &count, &fixture->temp->arena, &err));
    zones_close(zones);
    assert_int_equal(count, sizeof(expected) / sizeof(*expected));
    for (size_t i = 0; i < count; i++)
        assert_string_equal(names[i], expected[i]);
    assert_null(names[count]);
}

static void names_are_sorted_and_hold_the_index_of_the_system(void **state)
{
    static const char *const wanted[] = {"Europe/Paris", "America/Argentina/Ushuaia",
                                         "Europe/Bratislava", "UTC"};
    struct zones_fixture *fixture = *state;
    const char *const *names;
    struct error err = {0};
    size_t count = 0;

    must(zones_names(fixture->zones, &names, &count, &fixture->temp->arena, &err));
    for (size_t i = 1; i < count; i++)
        assert_true(strcmp(names[i - 1], names[i]) < 0);
    for (size_t k = 0; k < sizeof(wanted) / sizeof(*wanted); k++) {
        size_t found = 0;

        for (size_t i = 0; i < count; i++)
            found += strcmp(names[i], wanted[k]) == 0;
        assert_int_equal(found, 1);
    }
}

static void a_zone_is_read_once(void **state)
{
    struct zones_fixture *fixture = *state;

    assert_ptr_equal(zones_want(fixture->zones, "Europe/Paris"),
                     zones_want(fixture->zones, "Europe/Paris"));
}

static void a_name_that_was_given_up_leads_to_the_new_one(void **state)
{
    struct zones_fixture *fixture = *state;
    struct zones *zones = small_folder(fixture->temp);

    assert_string_equal(zone_name(zones_want(zones, "US/Pacific")), "America/Los_Angeles");
    assert_string_equal(zone_name(zones_want(zones, "Europe/Kiev")), "Europe/Kyiv");
    assert_string_equal(zone_name(zones_want(zones, "PST8PDT")), "America/Los_Angeles");
    assert_ptr_equal(zones_want(zones, "US/Pacific"), zones_want(zones, "America/Los_Angeles"));
    assert_ptr_equal(zones_want(zones, "Zulu"), zone_utc());
    zones_close(zones);
}

static void refuse(struct zones *zones, const char *name, enum error_kind kind,
                   const char *expected)
{
    const struct zone *zone = zone_utc();
    struct error err = {0};

    if (zone_get(&zone, zones, name, &err))
        fail_msg("\"%s\" was taken for a zone", name);
    assert_ptr_equal(zone, zone_utc());
    assert_int_equal(err.kind, kind);
    if (!strstr(err.text, expected))
        fail_msg("\"%s\": %s (and not %s)", name, err.text, expected);
}

static void a_wrong_name_is_refused_with_the_nearest(void **state)
{
    struct zones_fixture *fixture = *state;

    refuse(fixture->zones, "Europ/Paris", ERROR_NOT_FOUND, "did you mean \"Europe/Paris\"?");
    refuse(fixture->zones, "europe/paris", ERROR_NOT_FOUND, "did you mean \"Europe/Paris\"?");
    refuse(fixture->zones, "Paris", ERROR_NOT_FOUND, "did you mean \"Europe/Paris\"?");
    refuse(fixture->zones, "Europe/Zürich", ERROR_NOT_FOUND, "did you mean \"Europe/Zurich\"?");
    refuse(fixture->zones, "Mars/Olympus_Mons", ERROR_NOT_FOUND, "like \"Europe/Paris\"");
}

static void names_that_reach_for_other_files_are_refused(void **state)
{
    static const char *const names[] = {
        "", "/", ".", "..", "/etc/passwd", "../../../etc/passwd", "Europe/../Europe/Paris",
        "/usr/share/zoneinfo/Europe/Paris", "Europe//Paris", "Europe/Paris/", "./Europe/Paris",
        "Europe/Paris ", "Europe", "zone.tab", "tzdata.zi", "posixrules", "localtime", "Factory",
        "posix/Europe/Paris", "right/Europe/Paris", "Europe/Paris\n",
        "Europe/Paris-and-so-on-and-so-on-and-so-on-and-so-on-and-so-on-and-so-on",
    };
    struct zones_fixture *fixture = *state;
    struct zones *small = small_folder(fixture->temp);

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        refuse(fixture->zones, names[i], ERROR_NOT_FOUND, "there is no time zone");
        refuse(small, names[i], ERROR_NOT_FOUND, "there is no time zone");
    }
    zones_close(small);
}

static void a_damaged_file_is_named(void **state)
{
    struct zones_fixture *fixture = *state;
    struct zones *zones = small_folder(fixture->temp);

    refuse(zones, "Europe/Broken", ERROR_CORRUPT, "Europe/Broken is damaged");
    zones_close(zones);
}

static void without_any_files_there_still_is_utc(void **state)
{
    struct zones_fixture *fixture = *state;
    struct zones *empty = zones_open(fixture->temp->path);
    struct zones *missing = zones_open(temp_path(fixture->temp, "missing"));

    assert_ptr_equal(zones_want(empty, "UTC"), zone_utc());
    assert_ptr_equal(zones_want(missing, "UTC"), zone_utc());
    refuse(empty, "Europe/Paris", ERROR_NOT_FOUND, "install the package tzdata");
    refuse(missing, "Europe/Paris", ERROR_NOT_FOUND, "install the package tzdata");
    zones_close(empty);
    zones_close(missing);
}

static void a_zone_is_found_by_its_city(void **state)
{
    static const struct {
        const char *words, *expected;
    } rows[] = {
        {"Tokyo", "Asia/Tokyo"},           {"new york", "America/New_York"},
        {"NEW_YORK", "America/New_York"},  {"europe/paris", "Europe/Paris"},
        {"ushuaia", "America/Argentina/Ushuaia"}, {"knox", "America/Indiana/Knox"},
        {"nicosia", "Asia/Nicosia"},       {"utc", "UTC"},
        {"atlantis", NULL},                {"", NULL},
        {"gmt+5", NULL},                   {"etc/gmt+5", "Etc/GMT+5"},
        {"calcutta", "Asia/Kolkata"},      {"port of spain", "America/Port_of_Spain"},
    };
    struct zones_fixture *fixture = *state;

    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        const struct zone *zone = zone_utc();
        struct error err = {0};

        must(zone_find(&zone, fixture->zones, rows[i].words, &err));
        if (rows[i].expected && !zone)
            fail_msg("%s was not found", rows[i].words);
        if (rows[i].expected)
            assert_string_equal(zone_name(zone), rows[i].expected);
        else
            assert_null(zone);
    }
}

static void a_city_of_two_zones_is_refused_with_both(void **state)
{
    struct zones_fixture *fixture = *state;
    const struct zone *zone = NULL;
    struct error err = {0};

    assert_false(zone_find(&zone, fixture->zones, "central", &err));
    assert_int_equal(err.kind, ERROR_INVALID);
    assert_non_null(strstr(err.text, "America/Winnipeg"));
    assert_non_null(strstr(err.text, "America/Chicago"));
}

#define TEST(claim) cmocka_unit_test_setup_teardown(claim, zones_setup, zones_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(names_come_from_the_folder_if_there_is_no_index),
        TEST(names_are_sorted_and_hold_the_index_of_the_system),
        TEST(a_zone_is_read_once),
        TEST(a_name_that_was_given_up_leads_to_the_new_one),
        TEST(a_wrong_name_is_refused_with_the_nearest),
        TEST(names_that_reach_for_other_files_are_refused),
        TEST(a_damaged_file_is_named),
        TEST(without_any_files_there_still_is_utc),
        TEST(a_zone_is_found_by_its_city),
        TEST(a_city_of_two_zones_is_refused_with_both),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
