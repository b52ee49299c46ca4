/* Time, places and the environment enter here, and nowhere else. */

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "app/screen.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/cli.h"
#include "command/saved.h"

/* NULL for a variable that is not set, or set to nothing. */
static const char *variable(const char *name)
{
    const char *value = getenv(name);

    return value && value[0] ? value : NULL;
}

/* $XDG_…, which has to be absolute to count, or its usual place under the home folder. */
static const char *xdg_folder(const char *name, const char *usual, struct arena *arena)
{
    const char *value = variable(name), *home = variable("HOME");

    if (value && value[0] == '/')
        return value;
    return path_join(home ? home : "/", usual, arena);
}

static void find_places(struct places *out, struct arena *arena)
{
    const char *config = xdg_folder("XDG_CONFIG_HOME", ".config", arena);
    const char *data = xdg_folder("XDG_DATA_HOME", ".local/share", arena);
    const char *runtime = variable("XDG_RUNTIME_DIR"), *named = variable("LIAISE_CONFIG");
    const char *folder = path_join(config, "liaise", arena);

    out->config_path = named ? named : path_join(folder, "liaise.yaml", arena);
    out->data_folder = path_join(data, "liaise", arena);
    out->runtime_folder = path_join(runtime ? runtime : out->data_folder, "liaise", arena);
    out->themes_folder = path_join(path_folder(out->config_path, arena), "themes", arena);
    out->editor = variable("VISUAL")   ? variable("VISUAL")
                  : variable("EDITOR") ? variable("EDITOR")
                                       : "vi";
}

/* The real clock, or the one that tests set. */
static bool read_clock(struct start *start, struct error *err)
{
    const char *fixed = variable("LIAISE_CLOCK");

    start->clock = (int64_t)time(NULL);
    start->clock_is_fixed = fixed;
    return !fixed || instant_read(&start->clock, fixed, err) || error_while(err, "LIAISE_CLOCK");
}

/* Text for a pipe is UTF-8 even where no language was chosen; a terminal gets what it can show. */
static void choose_locale(void)
{
    (void)setlocale(LC_ALL, "");
    if (text_locale_is_ascii() && !isatty(STDOUT_FILENO))
        (void)setlocale(LC_CTYPE, "C.UTF-8");
}

static int terminal_width(void)
{
    struct winsize size;

    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        return 0;
    return size.ws_col;
}

static bool wants_colour(const struct args *args)
{
    const char *term = variable("TERM");

    if (args->color == COLOR_NEVER)
        return false;
    if (args->color != COLOR_AUTO)
        return true;
    return isatty(STDOUT_FILENO) && !variable("NO_COLOR") && term && strcmp(term, "dumb") != 0;
}

/* --help, --version and no command at all are commands too. */
static void choose_command(struct args *args, const struct command_set *commands)
{
    if (args->help) {
        args->values[0] = args->command ? args->command->name : args->demo ? "demo" : NULL;
        for (int i = 1; i < PARAMS_MOST; i++)
            args->values[i] = NULL;
        args->command = command_named(commands, "help");
    } else if (args->version) {
        args->command = command_named(commands, "version");
    } else if (!args->command) {
        args->command = command_named(commands, "today");
    }
}

static enum need need_of(const struct args *args)
{
    const struct command *command = args->command;

    if (command->flags & COMMAND_NO_STORE)
        return NEED_NOTHING;
    if (command == &view_command && saved_is_verb(args->values[0]))
        return NEED_WRITE;
    return command->flags & COMMAND_WRITES ? NEED_WRITE : NEED_READ;
}

/* Nothing to do in particular, and somebody is there to look. */
static bool is_for_the_screen(const struct args *args)
{
    const char *term = variable("TERM");

    return !args->command && !args->help && !args->version && !args->json
           && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && term && strcmp(term, "dumb") != 0;
}

static enum colour_depth depth_of(enum color_choice choice)
{
    switch (choice) {
    case COLOR_NEVER:
        return DEPTH_MONO;
    case COLOR_16:
        return DEPTH_16;
    case COLOR_256:
        return DEPTH_256;
    case COLOR_TRUE:
        return DEPTH_TRUE;
    case COLOR_AUTO:
    case COLOR_ALWAYS:
        break;
    }
    return DEPTH_AUTO;
}

static int run_screen(const struct args *args, const struct start *start,
                      const struct cli_face *face)
{
    const struct screen_options options = {
        .term = variable("TERM"),
        .colorterm = variable("COLORTERM"),
        .no_color = args->color == COLOR_ALWAYS ? NULL : variable("NO_COLOR"),
        .environment = environ,
        .zone = variable("TZ"),
        .officer = variable("USER"),
        .depth = depth_of(args->color),
    };
    struct arena arena = {0};
    struct complaints complaints = {.arena = &arena};
    struct error err = {0};
    int status;
    bool ok = screen_run(start, &options, &status, &complaints, &err);

    cli_complain(face, &complaints);
    if (!ok)
        status = cli_fail(face, &err);
    arena_clear(&arena);
    return status;
}

/* For whoever waits at a terminal; nobody else needs to know. */
static void tell(const char *what)
{
    if (isatty(STDERR_FILENO))
        (void)fprintf(stderr, "liaise: %s\n", what);
}

static int run(const struct args *args, const struct places *places, const struct cli_face *face)
{
    const char *store = variable("LIAISE_STORE");
    struct start start = {
        .places = places,
        .zone_folder = variable("TZDIR"),
        .config = args->config,
        .store = args->store  ? args->store
                 : args->demo ? NULL
                              : store,
        .as_of = args->as_of,
        .demo = args->demo,
        .reset = args->reset,
        .tell = tell,
        .need = args->command ? need_of(args) : NEED_WRITE,
    };
    struct error err = {0};
    struct office office;
    int status;

    if (!read_clock(&start, &err))
        return cli_fail(face, &err);
    if (!args->command)
        return run_screen(args, &start, face);
    if (office_open(&office, &start, &err)) {
        cli_complain(face, &office.complaints);
        status = cli_run(args, &office.desk, face);
    } else {
        cli_complain(face, &office.complaints);
        status = cli_fail(face, &err);
    }
    office_close(&office);
    return status;
}

int main(int argc, char **argv)
{
    struct cli_face face = {.out = stdout, .err = stderr};
    struct arena arena = {0};
    struct command_set commands;
    struct error err = {0};
    struct places places;
    struct args args;
    int status;

    (void)argc;
    choose_locale();
    command_set_make(&commands, &arena);
    if (!args_read(&args, (const char *const *)argv + 1, &commands, &arena, &err)) {
        status = cli_fail(&face, &err);
    } else {
        find_places(&places, &arena);
        if (!is_for_the_screen(&args))
            choose_command(&args, &commands);
        face.width = terminal_width();
        face.colour = wants_colour(&args);
        status = run(&args, &places, &face);
    }
    arena_clear(&arena);
    return status;
}
