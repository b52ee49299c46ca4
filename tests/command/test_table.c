/* The table of commands is sound. */

#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "command/command.h"
#include "command/keymap.h"
#include "command/screen.h"
#include "support/test.h"

struct table {
    struct arena arena;
    struct command_set set;
};

static int setup(void **state)
{
    static struct table table;

    table = (struct table){0};
    command_set_make(&table.set, &table.arena);
    *state = &table;
    return 0;
}

static int teardown(void **state)
{
    struct table *table = *state;

    arena_clear(&table->arena);
    return 0;
}

static void names_are_words_that_only_one_command_has(void **state)
{
    const struct table *table = *state;

    assert_null(table->set.items[table->set.count]);
    for (size_t i = 0; i < table->set.count; i++) {
        const char *name = table->set.items[i]->name;

        assert_int_equal(strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-"), strlen(name));
        if (command_named(&table->set, name) != table->set.items[i])
            fail_msg("two commands are called %s", name);
    }
}

static void summaries_are_orders_of_fifty_columns(void **state)
{
    const struct table *table = *state;

    for (size_t i = 0; i < table->set.count; i++) {
        const struct command *command = table->set.items[i];
        const char *summary = command->summary;

        if (summary[0] < 'A' || summary[0] > 'Z' || summary[strlen(summary) - 1] == '.'
            || text_columns(summary) > 50)
            fail_msg("%s: \"%s\"", command->name, summary);
    }
}

static void params_have_help_and_end_well(void **state)
{
    const struct table *table = *state;

    for (size_t i = 0; i < table->set.count; i++) {
        const struct command *command = table->set.items[i];
        bool optional = false;

        for (int p = 0; command->params[p].name; p++) {
            const struct param *param = &command->params[p];
            bool rest = param->kind == PARAM_FIELDS || param->kind == PARAM_FILTER
                        || param->kind == PARAM_NAMES;

            assert_in_range(p, 0, PARAMS_MOST - 1);
            if (!param->help || !param->help[0] || param->help[strlen(param->help) - 1] == '.')
                fail_msg("%s: %s has no help, or a sentence", command->name, param->name);
            if ((param->kind == PARAM_CHOICE) != (param->choices != NULL))
                fail_msg("%s: %s is a choice or is not", command->name, param->name);
            if (param->flags & PARAM_OPTION)
                continue;
            if (optional && !(param->flags & PARAM_OPTIONAL) && !param->preset)
                fail_msg("%s: %s is needed after one that is not", command->name, param->name);
            if (rest && command->params[p + 1].name
                && !(command->params[p + 1].flags & PARAM_OPTION))
                fail_msg("%s: something stands after %s", command->name, param->name);
            optional = optional || (param->flags & PARAM_OPTIONAL) || param->preset;
        }
    }
}

static void what_runs_has_an_example_and_what_does_not_acts(void **state)
{
    const struct table *table = *state;

    for (size_t i = 0; i < table->set.count; i++) {
        const struct command *command = table->set.items[i];

        if (!command->run)
            assert_true(command->then == THEN_SCREEN && command->act != ACT_NONE);
        else if (!command->example || strncmp(command->example, "liaise ", 7) != 0)
            fail_msg("%s has no example", command->name);
        if (command->flags & COMMAND_BULK)
            assert_true(command->params[0].flags & PARAM_TARGET);
        assert_false((command->flags & COMMAND_CLI_ONLY) && command->keys);
    }
}

static void every_act_of_the_screen_has_one_command(void **state)
{
    const struct table *table = *state;

    for (int act = ACT_NONE + 1; act <= ACT_SLOTS_TAKE; act++) {
        size_t found = 0;

        for (size_t i = 0; i < table->set.count; i++)
            found += table->set.items[i]->then == THEN_SCREEN && table->set.items[i]->act == act;
        if (found != 1)
            fail_msg("act %d has %zu commands", act, found);
    }
}

/* These hide keys of the outer scopes on purpose: h is a day there. */
static bool is_own(enum scope scope)
{
    return scope == SCOPE_CALENDAR || scope == SCOPE_SLOTS || scope == SCOPE_TRIAGE;
}

/* A key of an inner scope would hide that of an outer one. */
static bool overlap(enum scope a, enum scope b)
{
    if (is_own(a) || is_own(b))
        return a == b;
    return a == b || a == SCOPE_GLOBAL || b == SCOPE_GLOBAL || a == SCOPE_LIST || b == SCOPE_LIST;
}

static bool begins(const char *keys, const char *other)
{
    size_t length = strlen(keys);

    return !strncmp(keys, other, length) && (!other[length] || other[length] == ' ');
}

static void make_map(struct keymap *map, struct table *table, enum key_preset preset)
{
    struct complaints complaints = {.arena = &table->arena};
    const struct config config = {.key_preset = preset};

    keymap_make(map, &table->set, &config, &complaints, &table->arena);
    assert_int_equal(complaints.count, 0);
}

static void no_key_stands_twice_in_scopes_that_overlap(void **state)
{
    struct table *table = *state;
    struct keymap map;

    make_map(&map, table, KEYS_DEFAULT);
    for (size_t i = 0; i < map.count; i++) {
        for (size_t j = 0; j < map.count; j++) {
            if (i != j && overlap(map.rows[i].scope, map.rows[j].scope)
                && begins(map.rows[i].keys, map.rows[j].keys))
                fail_msg("\"%s\" is %s in %s and begins \"%s\" of %s in %s", map.rows[i].keys,
                         map.rows[i].command->name, scope_name(map.rows[i].scope), map.rows[j].keys,
                         map.rows[j].command->name, scope_name(map.rows[j].scope));
        }
    }
}

static void no_key_of_a_command_is_lost_to_another(void **state)
{
    struct table *table = *state;
    struct keymap map;

    make_map(&map, table, KEYS_DEFAULT);
    for (size_t i = 0; i < table->set.count; i++) {
        const struct command *command = table->set.items[i];

        for (int scope = 0; command->keys && scope < SCOPES; scope++) {
            if ((command->scopes & (1u << scope))
                && !keymap_keys_of(&map, command, (enum scope)scope, &table->arena)[0])
                fail_msg("%s has no key in %s", command->name, scope_name((enum scope)scope));
        }
    }
}

/* The text of every test of the command line. */
static void read_tests(struct str *out, struct arena *arena)
{
    const char *folder = TEST_SOURCE "/tests/cli";
    DIR *dir = opendir(folder);
    struct dirent *entry;

    assert_non_null(dir);
    while ((entry = readdir(dir))) {
        size_t length = strlen(entry->d_name), size;
        struct error err = {0};
        char *text;

        if (length < 3 || strcmp(entry->d_name + length - 2, ".c") != 0)
            continue;
        must(
            file_read(&text, &size, path_join(folder, entry->d_name, arena), 1 << 20, arena, &err));
        str_add_bytes(out, text, size);
    }
    (void)closedir(dir);
}

static void every_command_that_writes_has_a_test_with_its_name(void **state)
{
    struct table *table = *state;
    struct str tests = {0};

    read_tests(&tests, &table->arena);
    for (size_t i = 0; i < table->set.count; i++) {
        const struct command *command = table->set.items[i];
        char start[80];

        if (!(command->flags & COMMAND_WRITES))
            continue;
        (void)snprintf(start, sizeof(start), "\nstatic void %s_", command->name);
        for (char *at = start; *at; at++)
            *at = *at == '-' ? '_' : *at;
        if (!strstr(tests.text, start))
            fail_msg("%s writes and has no test", command->name);
    }
    str_done(&tests);
}

static void a_preset_takes_its_keys_from_what_had_them(void **state)
{
    struct table *table = *state;
    const struct key_row *row;
    struct keymap map;

    make_map(&map, table, KEYS_EMACS);
    assert_int_equal(keymap_find(&map, SCOPE_ISSUE, "C-n", &row), KEY_MEANS_COMMAND);
    assert_string_equal(row->command->name, "down");
    assert_int_equal(keymap_find(&map, SCOPE_ISSUE, "C-x", &row), KEY_MEANS_MORE);
    make_map(&map, table, KEYS_ARROWS);
    assert_int_equal(keymap_find(&map, SCOPE_ISSUE, "F9", &row), KEY_MEANS_COMMAND);
    assert_string_equal(row->command->name, "moves");
    make_map(&map, table, KEYS_VI);
    assert_int_equal(keymap_find(&map, SCOPE_GLOBAL, "Z Q", &row), KEY_MEANS_COMMAND);
}

int main(void)
{
#define TEST(claim) cmocka_unit_test_setup_teardown(claim, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(names_are_words_that_only_one_command_has),
        TEST(summaries_are_orders_of_fifty_columns),
        TEST(params_have_help_and_end_well),
        TEST(what_runs_has_an_example_and_what_does_not_acts),
        TEST(every_act_of_the_screen_has_one_command),
        TEST(no_key_stands_twice_in_scopes_that_overlap),
        TEST(no_key_of_a_command_is_lost_to_another),
        TEST(every_command_that_writes_has_a_test_with_its_name),
        TEST(a_preset_takes_its_keys_from_what_had_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
