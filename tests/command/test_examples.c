#include "support/test.h"

#include <liaise/journal.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "support/region.h"
#include "support/temp.h"

/* Every command has an example, and the examples can be typed as they stand. */

struct desk_of_examples {
    struct region region;
    struct places places;
    struct temp *temp;
};

static int setup(void **state)
{
    static struct desk_of_examples made;

    made.temp = temp_open();
    region_open_filled(&made.region);
    made.places = (struct places){.config_path = temp_path(made.temp, "liaise.yaml"),
                                  .data_folder = made.temp->path,
                                  .runtime_folder = made.temp->path,
                                  .themes_folder = temp_path(made.temp, "themes"),
                                  .editor = "true"};
    made.region.desk.places = &made.places;
    *state = &made;
    return 0;
}

static int teardown(void **state)
{
    struct desk_of_examples *made = *state;

    region_close(&made->region);
    return temp_close(made->temp);
}

/* As a shell splits it: words may stand in quotation marks of either kind. */
static const char *const *split(const char *line, struct arena *arena)
{
    const char **words = NULL;
    size_t count = 0;

    for (line += strspn(line, " "); *line; line += strspn(line, " ")) {
        const char quote = *line == '"' || *line == '\'' ? *line++ : ' ';
        const char *end = strchr(line, quote) ? strchr(line, quote) : line + strlen(line);
        char *word = arena_copy(arena, line);

        word[end - line] = '\0';
        words = arena_grow(arena, words, count, sizeof(*words));
        words[count++] = word;
        line = *end ? end + 1 : end;
    }
    words = arena_grow(arena, words, count, sizeof(*words));
    words[count] = NULL;
    return words;
}

/* They are about files and changes of one's own. */
static bool needs_something_of_ones_own(const struct command *command)
{
    static const char *const names[] = {"check", "import", "export", "undo", "redo"};

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        if (!strcmp(names[i], command->name))
            return true;
    }
    return false;
}

/* Some examples only look, or keep a setting, which the journal knows nothing of. */
static void take_back(struct region *region, struct arena *arena)
{
    struct error err = {0};
    const char *said;

    if (!change_undo(region->desk.store, &region->author, &said, arena, &err))
        assert_int_equal(err.kind, ERROR_NOT_FOUND);
}

/* Fields with " --x" and words like that are read as the command line reads them. */
static void try_example(struct desk_of_examples *made, const struct command_set *commands,
                        const struct command *command)
{
    struct region *region = &made->region;
    struct cli_face face = {.width = 80};
    char *out = NULL, *complaint = NULL;
    struct arena arena = {0};
    size_t out_size, complaint_size;
    struct error err = {0};
    struct args args;
    int status;

    must(args_read(&args, split(command->example + strlen("liaise "), &arena), commands, &arena,
                   &err));
    assert_true(args.command == command || args.demo);
    if (needs_something_of_ones_own(command)) {
        arena_clear(&arena);
        return;
    }
    face.out = open_memstream(&out, &out_size);
    face.err = open_memstream(&complaint, &complaint_size);
    status = cli_run(&args, &region->desk, &face);
    (void)fclose(face.out);
    (void)fclose(face.err);
    if (status != 0 && status != 3)
        fail_msg("%s: status %d, %s", command->example, status, complaint);
    if (status == 3)
        print_message("%s: %s", command->example, complaint);
    if (!status && (command->flags & COMMAND_WRITES) && strcmp(command->name, "theme") != 0)
        take_back(region, &arena);
    free(out);
    free(complaint);
    arena_clear(&arena);
}

static void every_example_can_be_typed_as_it_stands(void **state)
{
    struct command_set commands;
    struct arena arena = {0};

    command_set_make(&commands, &arena);
    for (size_t i = 0; i < commands.count; i++) {
        const struct command *command = commands.items[i];

        if (command->flags & (COMMAND_SCREEN_ONLY | COMMAND_HIDDEN) || !command->run)
            continue;
        if (!command->example)
            fail_msg("%s has no example", command->name);
        assert_int_equal(strncmp(command->example, "liaise ", 7), 0);
        try_example(*state, &commands, command);
    }
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_example_can_be_typed_as_it_stands, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
