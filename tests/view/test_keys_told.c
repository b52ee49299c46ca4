#include "support/test.h"

#include "command/keymap.h"
#include "view/view.h"

struct told {
    struct arena arena;
    struct command_set set;
    struct complaints complaints;
    struct keymap map;
    struct frame frame;
};

static void bind(struct told *told, struct key_binding *binding)
{
    const struct config config = {.keys = binding, .key_count = binding ? 1 : 0};

    *told = (struct told){.complaints = {0}};
    told->complaints.arena = &told->arena;
    command_set_make(&told->set, &told->arena);
    keymap_make(&told->map, &told->set, &config, &told->complaints, &told->arena);
    told->frame.keymap = &told->map;
}

static void assert_told(const struct told *told, const char *text, const char *expected)
{
    struct str out = {0};

    keys_told(&out, text, &told->frame);
    assert_string_equal(out.text, expected);
    str_done(&out);
}

static void a_text_names_the_keys_that_are_in_force(void **state)
{
    struct key_binding binding = {.scope = "global", .keys = "+", .command = "add",
                                  .file = "liaise.yaml", .line = 1, .column = 1};
    struct told told;

    (void)state;
    bind(&told, NULL);
    assert_told(&told, "No issues yet. {add} adds one.", "No issues yet. a adds one.");
    assert_told(&told, "{show-snoozed} shows them; {log} logs.", "z s shows them; L logs.");
    arena_clear(&told.arena);
    binding.keys = "a";
    binding.command = "theme";
    bind(&told, &binding);
    assert_told(&told, "{add} adds one.", ":add adds one.");
    arena_clear(&told.arena);
}

static void what_has_no_key_is_named_as_a_command(void **state)
{
    struct told told = {.frame = {.keymap = NULL}};

    (void)state;
    assert_told(&told, "{add} adds one.", ":add adds one.");
    bind(&told, NULL);
    assert_told(&told, "see {messages}", "see :messages");
    assert_told(&told, "no end {add", "no end {add");
    assert_told(&told, "", "");
    arena_clear(&told.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_names_the_keys_that_are_in_force),
        cmocka_unit_test(what_has_no_key_is_named_as_a_command),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
