/* From an empty home folder to an answer: configuration, store, clock. */

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/program.h"
#include "support/sample.h"

static const char office[] = "liaise: 1\n"
                             "home: {code: HM, name: Harbour Office, officer: Ana Simic, timezone: "
                             "Europe/Zagreb}\n"
                             "organizations:\n"
                             "  - {code: UNI, name: Harbour Union, tier: 1}\n"
                             "  - {code: MIN, name: Ministry of Works, tier: 2}\n";

static const char config_name[] = ".config/liaise/liaise.yaml";
static const char store_name[] = ".local/share/liaise/liaise.db";

/* liaise at noon (13:00 in Zagreb) on 22 November 2026. */
static struct outcome run_with(struct temp *temp, const char *const *environment,
                               const char *const *words)
{
    const struct program program = {
        .arguments = words,
        .environment = environment,
        .seconds = 60, /* a new demo imports 1,676 records, and the machine may be busy */
    };

    return program_run(temp, &program);
}

static struct outcome run_words(struct temp *temp, const char *const *words)
{
    static const char *const environment[] = {"LIAISE_CLOCK=2026-11-22T12:00:00Z", NULL};

    return run_with(temp, environment, words);
}

#define run(temp, ...) run_words(temp, (const char *const[]){TEST_LIAISE, __VA_ARGS__, NULL})

static const char *good(struct outcome outcome)
{
    if (outcome.status)
        fail_msg("status %d: %s", outcome.status, outcome.err);
    assert_string_equal(outcome.err, "");
    return outcome.out;
}

static void without_a_configuration_the_way_out_is_told(void **state)
{
    struct outcome outcome = run(*state, "today");

    assert_int_equal(outcome.status, 3);
    has(outcome.err, "there is no configuration yet");
    has(outcome.err, "liaise demo");
    assert_string_equal(good(run(*state, "version")), good(run(*state, "--version")));
    has(good(run(*state, "help", "log")), "Log a contact.");
}

static void an_office_of_ones_own_can_be_worked_in(void **state)
{
    struct temp *temp = *state;

    (void)temp_write(temp, config_name, office);
    has(good(run(temp, "list", "org")), "UNI   Harbour Union");
    assert_string_equal(good(run(temp, "add", "issue", "Berth fees @UNI")), "Added I-1.\n");
    has(good(run(temp, "show", "I-1")), "Ana Simic");
    assert_string_equal(good(run(temp, "log", "UNI", "phone", "They object")),
                        "Logged a call with UNI as N-1.\n");
    has(good(run(temp, "history")), "Sun 22 Nov 2026 13:00");
    has(good(run(temp, "today")), "I-1");
}

static void store_and_folder_are_for_their_owner_alone(void **state)
{
    struct temp *temp = *state;
    struct stat status;

    (void)temp_write(temp, config_name, office);
    (void)good(run(temp, "today"));
    assert_int_equal(stat(temp_path(temp, store_name), &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(stat(temp_path(temp, ".local/share/liaise"), &status), 0);
    assert_int_equal(status.st_mode & 0777, 0700);
}

static void commands_that_read_write_nothing(void **state)
{
    struct temp *temp = *state;
    const char *before;

    (void)temp_write(temp, config_name, office);
    (void)good(run(temp, "add", "issue", "Berth fees @UNI"));
    before = good(run(temp, "history", "--json"));
    (void)good(run(temp, "today"));
    (void)good(run(temp, "list", "issue"));
    (void)good(run(temp, "export"));
    assert_string_equal(good(run(temp, "history", "--json")), before);
}

static void a_store_that_cannot_be_written_is_still_read(void **state)
{
    struct temp *temp = *state;

    if (geteuid() == 0)
        skip();
    (void)temp_write(temp, config_name, office);
    (void)good(run(temp, "add", "issue", "Berth fees @UNI"));
    assert_int_equal(chmod(temp_path(temp, store_name), 0400), 0);
    has(good(run(temp, "list", "issue")), "Berth fees");
    assert_int_not_equal(run(temp, "note", "I-1", "x").status, 0);
}

static void a_changed_configuration_is_mirrored_at_the_next_command(void **state)
{
    struct temp *temp = *state;
    char changed[1000];

    (void)temp_write(temp, config_name, office);
    (void)good(run(temp, "log", "UNI", "phone", "x"));
    (void)snprintf(changed, sizeof(changed), "%.*s  - {code: PRT, name: Port Authority}\n",
                   (int)(strstr(office, "  - {code: UNI") - office), office);
    (void)temp_write(temp, config_name, changed);
    has(good(run(temp, "list", "org")), "PRT   Port Authority");
    has_not(good(run(temp, "list", "org")), "UNI ");
    has(good(run(temp, "list", "org", "--all")), "UNI Harbour Union: archived on 2026-11-22");
    has(good(run(temp, "show", "UNI")), "N-1");
    (void)temp_write(temp, config_name, office);
    has(good(run(temp, "list", "org")), "UNI   Harbour Union");
    assert_int_equal(run(temp, "undo").status, 0);
    assert_int_equal(run(temp, "undo").status, 3);
}

static void every_mistake_of_a_configuration_is_told(void **state)
{
    struct temp *temp = *state;
    struct outcome outcome;

    (void)temp_write(temp, config_name,
                     "liaise: 1\nhome: {code: HM, name: H, officer: A, timezone: Europe/Zagre}\n"
                     "organizatons: []\n");
    outcome = run(temp, "check");
    assert_int_equal(outcome.status, 2);
    has(outcome.out, "liaise.yaml:2:");
    has(outcome.out, "Europe/Zagreb");
    has(outcome.out, "liaise.yaml:3:1: ");
    has(outcome.err, "has 2 mistakes");
    outcome = run(temp, "today");
    assert_int_equal(outcome.status, 2);
    has(outcome.err, "liaise.yaml:3:1: ");
    assert_string_equal(outcome.out, "");
    has(good(run(temp, "check", temp_write(temp, "good.yaml", office))), "is well");
}

static void a_wrong_key_is_found_by_check(void **state)
{
    struct temp *temp = *state;
    char text[1000];
    struct outcome outcome;

    (void)snprintf(text, sizeof(text), "%skeys:\n  list: {\"x\": snoze}\n", office);
    outcome = run(temp, "check", temp_write(temp, "keys.yaml", text));
    assert_int_equal(outcome.status, 2);
    has(outcome.out, "did you mean \"snooze\"?");
}

static void paths_are_taken_from_options_before_the_environment(void **state)
{
    struct temp *temp = *state;
    const char *config = temp_write(temp, "here.yaml", office);
    const char *store = temp_path(temp, "here.db"), *other = temp_path(temp, "other.db");
    char by_config[200], by_store[200];
    const char *const environment[] = {by_config, by_store, NULL};

    (void)snprintf(by_config, sizeof(by_config), "LIAISE_CONFIG=%s", config);
    (void)snprintf(by_store, sizeof(by_store), "LIAISE_STORE=%s", store);
    (void)good(
        run_with(temp, environment, (const char *const[]){TEST_LIAISE, "list", "org", NULL}));
    assert_int_equal(access(store, F_OK), 0);
    (void)good(run_with(temp, environment,
                        (const char *const[]){TEST_LIAISE, "list", "org", "--store", other, NULL}));
    assert_int_equal(access(other, F_OK), 0);
    (void)good(run(temp, "--config", config, "--store", other, "today"));
    has(run(temp, "--config", "/nowhere.yaml", "today").err, "there is no configuration /nowhere");
}

static void the_store_of_a_configuration_is_beside_it(void **state)
{
    struct temp *temp = *state;
    char text[1000];

    (void)snprintf(text, sizeof(text), "%sstore: own/records.db\n", office);
    (void)good(run(temp, "--config", temp_write(temp, "office/liaise.yaml", text), "today"));
    assert_int_equal(access(temp_path(temp, "office/own/records.db"), F_OK), 0);
}

static void the_clock_can_be_set(void **state)
{
    struct temp *temp = *state;

    (void)temp_write(temp, config_name, office);
    has(good(run(temp, "today")), "Sun 22 Nov 2026 13:00");
    has(good(run(temp, "today", "--as-of", "2026-01-05")), "Mon 5 Jan 2026 13:00");
    has(run_with(temp, (const char *const[]){"LIAISE_CLOCK=noon", NULL},
                 (const char *const[]){TEST_LIAISE, "today", NULL})
            .err,
        "LIAISE_CLOCK: ");
}

static void the_demo_goes_on_from_what_was_done_last(void **state)
{
    struct temp *temp = *state;
    const char *const real[] = {NULL};
    const char *const later[] = {"LIAISE_CLOCK=2026-02-10T17:00:00-08:00", NULL};

    has(good(run_with(temp, real, (const char *const[]){TEST_LIAISE, "demo", "today", NULL})),
        "Mon 2 Feb 2026 08:40");
    (void)good(run_with(temp, later,
                        (const char *const[]){TEST_LIAISE, "demo", "note", "I-12", "x", NULL}));
    has(good(run_with(temp, real, (const char *const[]){TEST_LIAISE, "demo", "today", NULL})),
        "Tue 10 Feb 2026 17:00");
    has(good(run_with(temp, real,
                      (const char *const[]){TEST_LIAISE, "demo", "--reset", "today", NULL})),
        "Mon 2 Feb 2026 08:40");
}

static void the_demo_leaves_ones_own_office_alone(void **state)
{
    struct temp *temp = *state;

    (void)temp_write(temp, config_name, office);
    (void)good(run(temp, "add", "issue", "Berth fees @UNI"));
    (void)good(run(temp, "demo", "--reset", "note", "I-12", "x"));
    has(good(run(temp, "list", "issue")), "Berth fees");
    has_not(good(run(temp, "list", "issue")), "Restoration");
}

static void what_cannot_be_written_out_is_a_failure(void **state)
{
    struct temp *temp = *state;
    const char *script = "\"$0\" help > /dev/full";
    struct outcome outcome;

    outcome =
        run_with(temp, NULL, (const char *const[]){"/bin/sh", "-c", script, TEST_LIAISE, NULL});
    assert_int_equal(outcome.status, 6);
    has(outcome.err, "cannot write the answer");
}

int main(void)
{
#define TEST(claim) cmocka_unit_test_setup_teardown(claim, temp_setup, temp_teardown)
    const struct CMUnitTest tests[] = {
        TEST(without_a_configuration_the_way_out_is_told),
        TEST(an_office_of_ones_own_can_be_worked_in),
        TEST(store_and_folder_are_for_their_owner_alone),
        TEST(commands_that_read_write_nothing),
        TEST(a_store_that_cannot_be_written_is_still_read),
        TEST(a_changed_configuration_is_mirrored_at_the_next_command),
        TEST(every_mistake_of_a_configuration_is_told),
        TEST(a_wrong_key_is_found_by_check),
        TEST(paths_are_taken_from_options_before_the_environment),
        TEST(the_store_of_a_configuration_is_beside_it),
        TEST(the_clock_can_be_set),
        TEST(the_demo_goes_on_from_what_was_done_last),
        TEST(the_demo_leaves_ones_own_office_alone),
        TEST(what_cannot_be_written_out_is_a_failure),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
