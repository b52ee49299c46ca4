/* What liaise can do, said from the tables. */

#include <string.h>

#include <liaise/store.h>

#include "base/text.h"
#include "command/answer.h"
#include "command/screen.h"

/* "snooze REF [UNTIL] [--x X]" */
static void add_param(struct str *out, const struct param *param)
{
    bool optional = param->flags & PARAM_OPTIONAL || param->preset;
    bool many = param->kind == PARAM_FIELDS || param->kind == PARAM_FILTER;
    struct str name = {0};

    for (const char *c = param->name; *c; c++)
        str_add(&name, "%c", *c >= 'a' && *c <= 'z' ? *c - 'a' + 'A' : *c);
    str_add(out, " %s", optional ? "[" : "");
    if (param->flags & PARAM_OPTION)
        str_add(out, "--%s%s%s", param->name, param->kind == PARAM_FLAG ? "" : " ",
                param->kind == PARAM_FLAG ? "" : name.text);
    else
        str_add(out, "%s%s", param->kind == PARAM_FIELDS ? "FIELD=VALUE" : name.text,
                many ? " ..." : "");
    str_add(out, "%s", optional ? "]" : "");
    str_done(&name);
}

static const char *usage(const struct call *call, const struct command *command)
{
    struct str text = {0};

    str_add(&text, "liaise %s", command->name);
    for (int i = 0; command->params[i].name; i++)
        add_param(&text, &command->params[i]);
    return call_keep(call, &text);
}

static const char *choices_text(const struct call *call, const struct param *param)
{
    struct str text = {0};

    str_add(&text, "%s", param->help);
    if (param->choices) {
        str_add(&text, ": ");
        for (int i = 1; i < param->choices->count; i++)
            str_add(&text, "%s%s", i > 1 ? ", " : "", param->choices->names[i]);
    }
    if (param->preset)
        str_add(&text, " (if not given: %s)", param->preset);
    return call_keep(call, &text);
}

static const char *flags_text(const struct command *command)
{
    if (command->flags & COMMAND_SCREEN_ONLY)
        return "in the dashboard only";
    return command->flags & COMMAND_WRITES ? "changes the store; liaise undo takes it back" : NULL;
}

static void help_command_rows(struct call *call, const struct command *command)
{
    struct document *document = &call->document;

    document_heading(document, usage(call, command));
    document_text(document, ROLE_TEXT, "%s.", command->summary);
    for (int i = 0; command->params[i].name; i++) {
        const struct param *param = &command->params[i];

        document_field(
            document,
            call_format(call, "%s%s", param->flags & PARAM_OPTION ? "--" : "", param->name),
            ROLE_TEXT, choices_text(call, param));
    }
    document_field(document, "Keys", ROLE_KEY, command->keys);
    document_field(document, "Note", ROLE_TEXT, flags_text(command));
    if (command->more)
        document_text(document, ROLE_TEXT, "%s", command->more);
    if (command->example)
        document_text(document, ROLE_DIM, "Example: %s", command->example);
}

static bool is_move(const struct command *command)
{
    return command->params[0].name && (command->flags & COMMAND_BULK)
           && command->params[0].kind == PARAM_REF && strcmp(command->name, "snooze") != 0;
}

static bool is_listed(const struct command *command, bool moves)
{
    return !(command->flags & (COMMAND_HIDDEN | COMMAND_SCREEN_ONLY)) && is_move(command) == moves;
}

static void add_commands(struct call *call, const struct command_set *set, const char *heading,
                         bool moves)
{
    document_heading(&call->document, heading);
    for (size_t i = 0; i < set->count; i++) {
        if (is_listed(set->items[i], moves))
            document_field(&call->document, set->items[i]->name, ROLE_TEXT, set->items[i]->summary);
    }
}

static void add_options(struct call *call)
{
    static const char *const options[][2] = {
        {"--config FILE", "the configuration to use"},
        {"--store FILE", "the file with the records"},
        {"--as-of WHEN", "act as if it were then: 2026-02-02, \"mon 9:00\""},
        {"--json", "answer as JSON"},
        {"--color WHEN", "auto, never, always, 16, 256, true; --no-color is never"},
        {"--help", "this, or the help of the command"},
        {"--version", "which liaise this is and what it was built with"},
    };

    document_heading(&call->document, "Options, before or after the command");
    for (size_t i = 0; i < sizeof(options) / sizeof(*options); i++)
        document_field(&call->document, options[i][0], ROLE_TEXT, options[i][1]);
}

static void add_environment(struct call *call)
{
    static const char *const variables[][2] = {
        {"LIAISE_CONFIG", "the configuration, unless --config says"},
        {"LIAISE_STORE", "the file with the records, unless --store says"},
        {"LIAISE_CLOCK", "what time it is when liaise starts, as 2026-02-02T08:40:00-08:00"},
        {"XDG_CONFIG_HOME", "where liaise/liaise.yaml is; else ~/.config"},
        {"XDG_DATA_HOME", "where liaise/liaise.db is; else ~/.local/share"},
        {"NO_COLOR", "if set and not empty, no colours"},
        {"VISUAL, EDITOR", "for long texts; else vi"},
        {"TZDIR", "where the time zones are"},
    };

    document_heading(&call->document, "Environment");
    for (size_t i = 0; i < sizeof(variables) / sizeof(*variables); i++)
        document_field(&call->document, variables[i][0], ROLE_TEXT, variables[i][1]);
}

static void add_statuses(struct call *call)
{
    static const char *const statuses[][2] = {
        {"0", "done"},
        {"2", "what was asked makes no sense, or a file has mistakes"},
        {"3", "the record or file that was named does not exist"},
        {"4", "it exists, but is not in a state that allows this, or somebody was faster"},
        {"5", "another program holds the store"},
        {"6", "a file, the disk or the terminal failed"},
        {"7", "what is stored breaks our own rules"},
    };

    document_heading(&call->document, "Exit status");
    for (size_t i = 0; i < sizeof(statuses) / sizeof(*statuses); i++)
        document_field(&call->document, statuses[i][0], ROLE_TEXT, statuses[i][1]);
}

static void help_all(struct call *call, const struct command_set *set)
{
    document_text(&call->document, ROLE_TEXT,
                  "liaise [OPTION ...] [COMMAND ...]: the dashboard of a liaison officer. Without "
                  "a command the dashboard opens; without a terminal it answers as today does.");
    add_commands(call, set, "Commands", false);
    add_commands(call, set, "Moves, of a record by its ref", true);
    add_options(call);
    add_environment(call);
    add_statuses(call);
    document_text(&call->document, ROLE_DIM, "More on one of them: liaise help COMMAND");
}

static bool refuse(const struct command_set *set, const char *name, struct arena *arena,
                   struct error *err)
{
    const char *nearest = text_nearest(name, command_names(set, arena));

    if (nearest)
        return error_set(err, ERROR_NOT_FOUND, "there is no command \"%.40s\"; did you mean %s?",
                         name, nearest);
    return error_set(err, ERROR_NOT_FOUND, "there is no command \"%.40s\"; see: liaise help", name);
}

static bool run_help(struct call *call, struct error *err)
{
    const struct command *command;
    struct command_set set;

    command_set_make(&set, call->arena);
    if (!call->args[0]) {
        help_all(call, &set);
        return true;
    }
    command = command_named(&set, call->args[0]);
    if (!command)
        return refuse(&set, call->args[0], call->arena, err);
    help_command_rows(call, command);
    return true;
}

const struct command help_command = {
    .name = "help",
    .keys = "?,F1",
    .scopes = 1u << SCOPE_GLOBAL,
    .summary = "Say what liaise can do",
    .hint = "help",
    .params = {{"command", PARAM_COMMAND, PARAM_OPTIONAL, NULL, NULL, "which command"}},
    .flags = COMMAND_NO_STORE,
    .run = run_help,
    .then = THEN_SCREEN,
    .act = ACT_HELP,
    .example = "liaise help log",
};

static bool run_version(struct call *call, struct error *err)
{
    (void)err;
    document_text(&call->document, ROLE_TEXT, "liaise %s\nwith %s", LIAISE_VERSION,
                  LIAISE_LIBRARIES);
    return true;
}

const struct command version_command = {
    .name = "version",
    .summary = "Say which liaise this is",
    .flags = COMMAND_NO_STORE,
    .run = run_version,
    .example = "liaise version",
};
