/* Records out of files and into files. */

#include <string.h>
#include <sys/stat.h>

#include <liaise/transfer.h>

#include "base/file.h"
#include "command/answer.h"
#include "command/import.h"

enum { MOST_BYTES = 1 << 30 };

static void add_complaints(struct call *call, const struct complaints *complaints)
{
    struct str text = {0};

    for (size_t i = 0; i < complaints->count; i++) {
        str_add(&text, "%s", i ? "\n" : "");
        complaint_write(&complaints->items[i], &text);
    }
    if (complaints->dropped)
        str_add(&text, "\nand %zu more", complaints->dropped);
    if (text.length)
        document_text(&call->document, ROLE_ERROR, "%s", text.text);
    str_done(&text);
}

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');

    if (!strcmp(path, "-"))
        return "standard input";
    return slash ? slash + 1 : path;
}

static bool read_lines(struct import_file *out, const struct call *call,
                       struct complaints *complaints, struct error *err)
{
    const char *path = call->args[0];
    size_t size;
    char *text;

    if (!file_read(&text, &size, strcmp(path, "-") ? path : "/dev/stdin", MOST_BYTES, call->arena,
                   err))
        return false;
    if (jsonl_read(out, text, size, name_of(path), call->desk->zones, complaints))
        return true;
    return error_set(err, ERROR_INVALID, "%s cannot be used, so nothing was imported",
                     name_of(path));
}

static bool run_import(struct call *call, struct error *err)
{
    const struct import_options options = {
        .skip_bad = call_flag(call, 1), .update = call_flag(call, 2), .kind = CHANGE_DO};
    struct complaints complaints = {.arena = call->arena};
    struct import_result result = {0};
    struct import_file file;
    bool ok;

    ok = read_lines(&file, call, &complaints, err)
         && import_apply(call->desk->store, &call->desk->author, &file, name_of(call->args[0]),
                         &options, &complaints, &result, err);
    add_complaints(call, &complaints);
    if (ok)
        call_say(call, "Imported %s: %zu added, %zu changed, %zu as they were%s.",
                 name_of(call->args[0]), result.added, result.changed, result.unchanged,
                 result.skipped ? call_format(call, ", %zu left out", result.skipped) : "");
    return ok;
}

const struct command import_command = {
    .name = "import",
    .summary = "Read records from a file",
    .params =
        {
            {"file", PARAM_FILE, 0, NULL, NULL, "JSON Lines, as export writes them; - reads input"},
            {"skip-bad", PARAM_FLAG, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "leave out the lines that are wrong"},
            {"update", PARAM_FLAG, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "records that differ become as the file says"},
        },
    .flags = COMMAND_WRITES,
    .run = run_import,
    .then = THEN_RELOAD,
    .more = "Everything is checked first; nothing is written unless all is well. Importing a file "
            "twice changes nothing.",
    .example = "liaise import calder-bay.jsonl",
};

static bool run_export(struct call *call, struct error *err)
{
    const struct desk *desk = call->desk;
    const char *path = call->args[0];
    struct str out = {0};
    bool ok = export_all(desk->store, desk->zones, desk->config->home_code, desk->now.instant,
                         desk->now.zone, &out, err);

    if (ok && path && strcmp(path, "-") != 0) {
        ok = file_write(path, out.text, out.length, err);
        str_done(&out);
        if (ok)
            call_say(call, "Exported everything to %s.", path);
        return ok;
    }
    if (ok)
        call->text = call_keep(call, &out);
    str_done(&out);
    return ok;
}

const struct command export_command = {
    .name = "export",
    .summary = "Write all records to a file",
    .params = {{"file", PARAM_FILE, PARAM_OPTIONAL, NULL, NULL,
                "where to; left out, they are printed"}},
    .run = run_export,
    .more = "JSON Lines, one record a line, everything but what liaise.yaml says. The file is "
            "written beside the old one and put in its place whole.",
    .example = "liaise export backup.jsonl",
};
