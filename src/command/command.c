#include "command/command.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "command/move.h"
#include "command/named.h"

/* The table */

void command_set_make(struct command_set *out, struct arena *arena)
{
    static const struct command *const rows[] = {
#define ROW(name) &name##_command,
        COMMAND_LIST(ROW)
#undef ROW
    };
    const size_t row_count = sizeof(rows) / sizeof(*rows);
    struct command_set set = {0};

    for (size_t i = 0; i < row_count; i++) {
        set.items = arena_grow(arena, set.items, set.count, sizeof(*set.items));
        set.items[set.count++] = rows[i];
    }
    move_commands_add(&set, arena);
    set.items = arena_grow(arena, set.items, set.count, sizeof(*set.items));
    set.items[set.count] = NULL;
    *out = set;
}

const struct command *command_named(const struct command_set *set, const char *name)
{
    for (size_t i = 0; i < set->count; i++) {
        if (!strcmp(set->items[i]->name, name))
            return set->items[i];
    }
    return NULL;
}

const char *const *command_names(const struct command_set *set, struct arena *arena)
{
    const char **names = arena_alloc(arena, (set->count + 1) * sizeof(*names));
    size_t count = 0;

    for (size_t i = 0; i < set->count; i++) {
        if (!(set->items[i]->flags & COMMAND_HIDDEN))
            names[count++] = set->items[i]->name;
    }
    names[count] = NULL;
    return names;
}

/* Running */

static bool takes_rest(const struct param *param)
{
    return param->kind == PARAM_FIELDS || param->kind == PARAM_FILTER
           || param->kind == PARAM_NAMES;
}

static bool fill_presets(const struct command *command, struct call *call, struct error *err)
{
    for (int i = 0; command->params[i].name; i++) {
        const struct param *param = &command->params[i];

        if (takes_rest(param) || call->args[i])
            continue;
        call->args[i] = param->preset;
        if (!call->args[i] && !(param->flags & PARAM_OPTIONAL))
            return error_set(err, ERROR_INVALID, "%s needs %s%s (%s); see: liaise help %s",
                             command->name, param->flags & PARAM_OPTION ? "--" : "", param->name,
                             param->help, command->name);
    }
    return true;
}

bool command_run(const struct command *command, struct call *call, struct error *err)
{
    static const char *const nothing[] = {NULL};

    call->document.arena = call->arena;
    call->command = command;
    if (!call->rest)
        call->rest = nothing;
    if (!command->run)
        return error_set(err, ERROR_INVALID, "%s works in the dashboard only; start: liaise",
                         command->name);
    if (!(command->flags & COMMAND_NO_STORE) && !call->desk->store)
        return error_set(err, ERROR_NOT_FOUND,
                         "there is no store yet; start liaise in a terminal to set one up, or look "
                         "at the sample region with: liaise demo");
    return fill_presets(command, call, err) && command->run(call, err);
}

static int target_of(const struct command *command)
{
    for (int i = 0; command->params[i].name; i++) {
        if (command->params[i].flags & PARAM_TARGET)
            return i;
    }
    return -1;
}

/* "Snooze 3 follow-ups": of one kind as they are called, else "records". */
static const char *what_they_are(const char *const *refs, size_t count)
{
    const struct noun *noun = noun_of_ref(refs[0]);

    for (size_t i = 1; i < count; i++) {
        if (noun_of_ref(refs[i]) != noun)
            return "records";
    }
    return !noun ? "records" : noun->letter == 'F' ? "follow-ups" : noun->plural;
}

static bool run_each(const struct command *command, struct call *call, int target,
                     const char *const *refs, size_t count, struct error *err)
{
    for (size_t i = 0; i < count; i++) {
        struct call one = *call;

        one.args[target] = refs[i];
        one.in_change = true;
        if (!command_run(command, &one, err))
            return error_while(err, "%s", refs[i]);
        call->document = one.document;
        call->ref = one.ref;
    }
    return true;
}

bool command_run_for(const struct command *command, struct call *call, const char *const *refs,
                     size_t count, struct error *err)
{
    const int target = target_of(command);
    const char *kind;
    bool mine, ok;

    assert(target >= 0 && count > 0);
    if (count == 1) {
        call->args[target] = refs[0];
        return command_run(command, call, err);
    }
    kind = what_they_are(refs, count);
    if (!call_begin(call, &mine, err, "%c%s %zu %s", command->name[0] - 'a' + 'A',
                    command->name + 1, count, kind))
        return false;
    ok = run_each(command, call, target, refs, count, err);
    if (!call_end(call, mine, ok, err))
        return false;
    call_say(call, "%c%s: %zu %s.", command->name[0] - 'a' + 'A', command->name + 1, count, kind);
    return true;
}

/* Arguments */

const char *call_text(const struct call *call, int param)
{
    return call->args[param];
}

bool call_date(const struct call *call, int param, struct date *out, struct error *err)
{
    *out = DATE_NONE;
    return !call->args[param] || when_read_date(out, call->args[param], call->desk->now, err)
           || error_while(err, "%s", call->command->params[param].name);
}

bool call_number(const struct call *call, int param, int64_t *out, struct error *err)
{
    const char *text = call->args[param];
    long long number;
    char *end;

    *out = NUMBER_NONE;
    if (!text)
        return true;
    errno = 0;
    number = strtoll(text, &end, 10);
    if (errno || end == text || *end || number == NUMBER_NONE)
        return error_set(err, ERROR_INVALID, "%s is a whole number, not '%.40s'",
                         call->command->params[param].name, text);
    *out = number;
    return true;
}

bool call_flag(const struct call *call, int param)
{
    return call->args[param] && strcmp(call->args[param], "no") != 0;
}

int call_param(const struct call *call, const char *name)
{
    const struct param *params = call->command->params;

    for (int i = 0; params[i].name; i++) {
        if (!strcmp(params[i].name, name))
            return i;
    }
    return -1;
}

bool call_record(const struct call *call, int param, const struct noun **noun, const char **key,
                 struct error *err)
{
    return record_named(call->desk, call->args[param], noun, key, call->arena, err);
}

/* Answers */

static const char *formatted(struct arena *arena, const char *format, va_list args)
    PRINTF_LIKE(2, 0);
static const char *formatted(struct arena *arena, const char *format, va_list args)
{
    struct str text = {0};
    const char *copy;

    str_add_args(&text, format, args);
    copy = arena_copy(arena, text.text ? text.text : "");
    str_done(&text);
    return copy;
}

void call_say(struct call *call, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    call->said = formatted(call->arena, format, args);
    va_end(args);
}

bool call_begin(struct call *call, bool *mine, struct error *err, const char *format, ...)
{
    const char *sentence;
    va_list args;

    *mine = !call->in_change;
    if (call->in_change)
        return true;
    va_start(args, format);
    sentence = formatted(call->arena, format, args);
    va_end(args);
    return change_begin(call->desk->store, &call->desk->author, sentence, err);
}

bool call_end(struct call *call, bool mine, bool ok, struct error *err)
{
    return mine ? change_end(call->desk->store, ok, err) : ok;
}
