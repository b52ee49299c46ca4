#include <string.h>

#include "command/keymap.h"
#include "support/test.h"

struct keys {
    struct arena arena;
    struct command_set set;
    struct complaints complaints;
    struct keymap map;
};

static int setup(void **state)
{
    static struct keys keys;

    keys = (struct keys){0};
    keys.complaints.arena = &keys.arena;
    command_set_make(&keys.set, &keys.arena);
    *state = &keys;
    return 0;
}

static int teardown(void **state)
{
    struct keys *keys = *state;

    arena_clear(&keys->arena);
    return 0;
}

static void bind(struct keys *keys, struct key_binding *bindings, size_t count)
{
    const struct config config = {.keys = bindings, .key_count = count};

    for (size_t i = 0; i < count; i++) {
        bindings[i].file = "liaise.yaml";
        bindings[i].line = 10 + i;
        bindings[i].column = 3;
    }
    keymap_make(&keys->map, &keys->set, &config, &keys->complaints, &keys->arena);
}

static void means(const struct keys *keys, enum scope scope, const char *pressed,
                  const char *command)
{
    const struct key_row *row = NULL;

    if (keymap_find(&keys->map, scope, pressed, &row) != KEY_MEANS_COMMAND)
        fail_msg("%s means no command in %s", pressed, scope_name(scope));
    assert_string_equal(row->command->name, command);
}

static enum key_meaning meaning(const struct keys *keys, enum scope scope, const char *pressed)
{
    const struct key_row *row;

    return keymap_find(&keys->map, scope, pressed, &row);
}

static void d_ends_a_record_as_its_kind_ends(void **state)
{
    struct keys *keys = *state;

    bind(keys, NULL, 0);
    means(keys, SCOPE_FOLLOWUP, "d", "done");
    means(keys, SCOPE_COMMITMENT, "d", "fulfil");
    means(keys, SCOPE_ISSUE, "d", "close");
    means(keys, SCOPE_MEETING, "d", "hold");
    assert_int_equal(meaning(keys, SCOPE_PERSON, "d"), KEY_MEANS_NOTHING);
}

static void a_sequence_waits_for_its_end(void **state)
{
    struct keys *keys = *state;
    const struct key_row *next[32];
    size_t count;

    bind(keys, NULL, 0);
    assert_int_equal(meaning(keys, SCOPE_LIST, "g"), KEY_MEANS_MORE);
    means(keys, SCOPE_LIST, "g g", "first");
    means(keys, SCOPE_ISSUE, "g u", "undo-list");
    count = keymap_next(&keys->map, SCOPE_ISSUE, "g", next, 32);
    assert_in_range(count, 10, 32);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(strncmp(next[i]->keys, "g ", 2), 0);
    assert_int_equal(keymap_next(&keys->map, SCOPE_GLOBAL, "g", next, 2), 2);
    assert_int_equal(meaning(keys, SCOPE_GLOBAL, "g g"), KEY_MEANS_NOTHING);
}

static void keys_of_the_user_win_and_say_where_they_are_from(void **state)
{
    struct keys *keys = *state;
    struct key_binding bindings[] = {
        {.scope = "list", .keys = "<C-d>", .command = "undo"},
        {.scope = "issues", .keys = "s t", .command = "wait --party NWP"}};
    const struct key_row *row;

    bind(keys, bindings, 2);
    assert_int_equal(keys->complaints.count, 0);
    assert_int_equal(keymap_find(&keys->map, SCOPE_LIST, "C-d", &row), KEY_MEANS_COMMAND);
    assert_string_equal(row->command->name, "undo");
    assert_string_equal(row->origin, "liaise.yaml:10");
    assert_int_equal(keymap_find(&keys->map, SCOPE_ISSUE, "s t", &row), KEY_MEANS_COMMAND);
    assert_string_equal(row->arguments, "--party NWP");
    means(keys, SCOPE_FOLLOWUP, "s", "snooze");
}

static void the_inner_scope_goes_before_the_outer_one(void **state)
{
    struct keys *keys = *state;
    struct key_binding bindings[] = {{.scope = "issues", .keys = "j", .command = "stage"},
                                     {.scope = "issues", .keys = "p p", .command = "stage 1"}};

    bind(keys, bindings, 2);
    means(keys, SCOPE_ISSUE, "j", "stage");
    means(keys, SCOPE_MEETING, "j", "down");
    assert_int_equal(meaning(keys, SCOPE_ISSUE, "p"), KEY_MEANS_MORE);
    means(keys, SCOPE_MEETING, "p", "preview");
}

static void a_key_bound_to_nothing_does_nothing(void **state)
{
    struct keys *keys = *state;
    struct key_binding bindings[] = {{.scope = "issues", .keys = "j", .command = NULL}};

    bind(keys, bindings, 1);
    assert_int_equal(meaning(keys, SCOPE_ISSUE, "j"), KEY_MEANS_NOTHING);
    means(keys, SCOPE_LIST, "j", "down");
}

static void a_key_alone_takes_the_place_of_a_sequence(void **state)
{
    struct keys *keys = *state;
    struct key_binding bindings[] = {{.scope = "global", .keys = "g", .command = "go-dashboard"}};

    bind(keys, bindings, 1);
    means(keys, SCOPE_GLOBAL, "g", "go-dashboard");
    assert_int_equal(meaning(keys, SCOPE_GLOBAL, "g d"), KEY_MEANS_NOTHING);
}

static void complains(struct keys *keys, const char *text)
{
    struct str line = {0};

    assert_int_equal(keys->complaints.count, 1);
    complaint_write(&keys->complaints.items[0], &line);
    assert_string_equal(line.text, text);
    str_done(&line);
}

static void a_wrong_key_is_told_with_its_place(void **state)
{
    struct keys *keys = *state;
    struct key_binding bindings[] = {{.scope = "list", .keys = "Ctrl-x", .command = "undo"}};

    bind(keys, bindings, 1);
    complains(keys, "liaise.yaml:10:3: keys.list: \"Ctrl-x\" is no key; keys are such as d, G, "
                    "<Space>, <C-r>, <F5>, \"g g\"");
    means(keys, SCOPE_LIST, "j", "down");
}

static void a_wrong_command_is_told_with_the_nearest(void **state)
{
    struct keys *keys = *state;
    struct key_binding bindings[] = {{.scope = "list", .keys = "x", .command = "snoze"}};

    bind(keys, bindings, 1);
    complains(
        keys,
        "liaise.yaml:10:3: keys.list: there is no command \"snoze\"; did you mean \"snooze\"?");
}

static void a_wrong_scope_is_told_with_the_nearest(void **state)
{
    struct keys *keys = *state;
    struct key_binding bindings[] = {{.scope = "isues", .keys = "x", .command = "snooze"}};

    bind(keys, bindings, 1);
    complains(keys, "liaise.yaml:10:3: keys.isues: there is no place for keys \"isues\"; did you "
                    "mean \"issues\"?");
}

static void keys_are_named_as_the_terminal_names_them(void **state)
{
    static const char *const good[] = {"é", "日", "<S-Tab>", "C-A-Right", "F20", "<", "-", "PgDn"};
    static const char *const bad[] = {"", " ", "S-a", "F21", "F0", "Foo", "C-", "\x01", "ab"};
    struct keys *keys = *state;

    for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
        struct key_binding bindings[] = {{.scope = "list", .keys = good[i], .command = "undo"}};

        bind(keys, bindings, 1);
        if (keys->complaints.count)
            fail_msg("%s: %s", good[i], keys->complaints.items[0].text);
    }
    for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
        struct key_binding bindings[] = {{.scope = "list", .keys = bad[i], .command = "undo"}};

        bind(keys, bindings, 1);
        assert_int_equal(keys->complaints.count, i + 1);
    }
}

static void keys_of_a_command_are_those_that_lead_to_it(void **state)
{
    struct keys *keys = *state;
    struct key_binding bindings[] = {{.scope = "issues", .keys = "j", .command = "stage"}};
    const struct command *down = command_named(&keys->set, "down");

    bind(keys, bindings, 1);
    assert_string_equal(keymap_keys_of(&keys->map, down, SCOPE_LIST, &keys->arena), "j, Down");
    assert_string_equal(keymap_keys_of(&keys->map, down, SCOPE_ISSUE, &keys->arena), "Down");
    assert_string_equal(
        keymap_keys_of(&keys->map, command_named(&keys->set, "messages"), SCOPE_LIST, &keys->arena),
        "");
}

int main(void)
{
#define TEST(claim) cmocka_unit_test_setup_teardown(claim, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(d_ends_a_record_as_its_kind_ends),
        TEST(a_sequence_waits_for_its_end),
        TEST(keys_of_the_user_win_and_say_where_they_are_from),
        TEST(the_inner_scope_goes_before_the_outer_one),
        TEST(a_key_bound_to_nothing_does_nothing),
        TEST(a_key_alone_takes_the_place_of_a_sequence),
        TEST(a_wrong_key_is_told_with_its_place),
        TEST(a_wrong_command_is_told_with_the_nearest),
        TEST(a_wrong_scope_is_told_with_the_nearest),
        TEST(keys_are_named_as_the_terminal_names_them),
        TEST(keys_of_a_command_are_those_that_lead_to_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
