/* What was done, and taking it back. */

#include <liaise/transfer.h>

#include "command/answer.h"
#include "command/named.h"

static const char *const kind_words[] = {
    [CHANGE_DO] = "", [CHANGE_UNDO] = "undo", [CHANGE_REDO] = "redo", [CHANGE_SETUP] = "setup"};

static const struct doc_column columns[] = {
    {"No", DOC_RIGHT, false}, {"When", DOC_LEFT, false},     {"Who", DOC_LEFT, true},
    {"What", DOC_LEFT, true}, {"Records", DOC_RIGHT, false}, {"", DOC_LEFT, false}};

static const char *moment(const struct call *call, int64_t at)
{
    int64_t wall = zone_local(call->desk->now.zone, at).wall;
    char day[WHEN_TEXT_SIZE];
    int minute = wall_minute(wall);

    return call_format(call, "%s %02d:%02d", date_write_long(wall_date(wall), day), minute / 60,
                       minute % 60);
}

static void add_change(struct call *call, const struct change *change)
{
    const struct doc_cell cells[] = {
        {call_format(call, "%lld", (long long)change->id), ROLE_DIM},
        {moment(call, change->at), ROLE_TEXT},
        {change->actor, ROLE_TEXT},
        {change->sentence, change->is_undone ? ROLE_DIM : ROLE_TEXT},
        {call_format(call, "%lld", (long long)change->records), ROLE_DIM},
        {change->is_undone ? "undone" : kind_words[change->kind], ROLE_DIM},
    };

    document_row(&call->document, cells);
}

static void json_change(struct str *out, const struct change *change)
{
    char at[INSTANT_TEXT_SIZE];

    str_add(out, "{\"kind\":\"change\",\"no\":%lld,\"at\":\"%s\",\"actor\":", (long long)change->id,
            instant_write(change->at, zone_utc(), at));
    json_add_text(out, change->actor);
    str_add(out, ",\"sentence\":");
    json_add_text(out, change->sentence);
    str_add(out, ",\"records\":%lld,\"undone\":%s}", (long long)change->records,
            change->is_undone ? "true" : "false");
}

static bool run_history(struct call *call, struct error *err)
{
    struct change_list list;
    const struct noun *noun;
    const char *ref = NULL;
    struct str json = {0};
    int64_t most;

    if ((call->args[0] && !call_record(call, 0, &noun, &ref, err))
        || !call_number(call, 1, &most, err))
        return false;
    if (most < 1)
        return error_set(err, ERROR_INVALID, "--limit is 1 at least");
    if (!change_list(call->desk->store, ref, 0, (size_t)most, &list, call->arena, err))
        return false;
    if (list.count)
        document_table(&call->document, columns, sizeof(columns) / sizeof(*columns));
    else
        document_text(&call->document, ROLE_DIM, "Nothing was changed yet.");
    str_add(&json, "[");
    for (size_t i = 0; i < list.count; i++) {
        str_add(&json, i ? ",\n" : "\n");
        json_change(&json, &list.items[i]);
        add_change(call, &list.items[i]);
    }
    str_add(&json, "%s]\n", list.count ? "\n" : "");
    if (call->json)
        call->text = call_keep(call, &json);
    str_done(&json);
    return true;
}

const struct command history_command = {
    .name = "history",
    .summary = "Say what was changed, the newest first",
    .params =
        {
            {"ref", PARAM_REF, PARAM_OPTIONAL, NULL, NULL, "only what concerns this record"},
            {"limit", PARAM_NUMBER, PARAM_OPTION | PARAM_OPTIONAL, "20", NULL, "how many at most"},
        },
    .flags = COMMAND_CLI_ONLY,
    .run = run_history,
    .example = "liaise history I-12",
};

static bool run_undo(struct call *call, struct error *err)
{
    const char *said;

    if (!change_undo(call->desk->store, &call->desk->author, &said, call->arena, err))
        return false;
    call_say(call, "Undone: %s.", said);
    return true;
}

const struct command undo_command = {
    .name = "undo",
    .keys = "u",
    .scopes = 1u << SCOPE_GLOBAL,
    .summary = "Take back the last change",
    .hint = "undo",
    .flags = COMMAND_WRITES,
    .run = run_undo,
    .then = THEN_RELOAD,
    .more = "Again takes back the one before. What was done to several records at once is taken "
            "back at once. Works after a restart too.",
    .example = "liaise undo",
};

static bool run_redo(struct call *call, struct error *err)
{
    const char *said;

    if (!change_redo(call->desk->store, &call->desk->author, &said, call->arena, err))
        return false;
    call_say(call, "Done again: %s.", said);
    return true;
}

const struct command redo_command = {
    .name = "redo",
    .keys = "C-r",
    .scopes = 1u << SCOPE_GLOBAL,
    .summary = "Bring back what was undone last",
    .flags = COMMAND_WRITES,
    .run = run_redo,
    .then = THEN_RELOAD,
    .example = "liaise redo",
};
