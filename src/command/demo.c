#include "command/demo.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <liaise/person.h>

#include "base/embedded.h"
#include "base/file.h"
#include "command/answer.h"
#include "command/import.h"

void demo_place_of(struct demo_place *out, const struct places *places, struct arena *arena)
{
    const char *folder = path_join(places->data_folder, "demo", arena);

    out->config_path = path_join(folder, "liaise.yaml", arena);
    out->store_path = path_join(folder, "demo.db", arena);
}

static bool remove_file(const char *path, const char *ending, struct error *err)
{
    struct str name = {0};
    bool ok;

    str_add(&name, "%s%s", path, ending);
    ok = unlink(name.text) == 0 || errno == ENOENT;
    if (!ok)
        error_set(err, ERROR_IO, "cannot remove %s: %s", name.text, strerror(errno));
    str_done(&name);
    return ok;
}

/* The lock file stays: somebody may be waiting at it. */
static bool remove_old(const struct demo_place *place, struct error *err)
{
    return remove_file(place->store_path, "-wal", err)
           && remove_file(place->store_path, "-shm", err) && remove_file(place->store_path, "", err)
           && remove_file(place->config_path, "", err);
}

bool demo_prepare(const struct demo_place *place, bool reset, struct arena *arena,
                  struct error *err)
{
    const struct embedded_file *sample = embedded_find(demo_files, "calder-bay.yaml");

    if (!folder_make(path_folder(place->config_path, arena), err)
        || (reset && !remove_old(place, err)))
        return false;
    return access(place->config_path, F_OK) == 0
           || file_write(place->config_path, sample->text, sample->size, err);
}

bool demo_fill(const struct desk *desk, struct arena *arena, struct error *err)
{
    const struct embedded_file *sample = embedded_find(demo_files, "calder-bay.jsonl");
    const struct import_options options = {.kind = CHANGE_SETUP};
    struct complaints complaints = {.arena = arena};
    struct import_result result;
    struct import_file file;
    int64_t people;

    if (!record_count(desk->store, &person_noun, &people, err))
        return false;
    if (people)
        return true;
    return jsonl_read(&file, sample->text, sample->size, "calder-bay.jsonl", desk->zones,
                      &complaints)
           && import_apply(desk->store, &desk->author, &file, "calder-bay.jsonl", &options,
                           &complaints, &result, err);
}

/* `liaise demo` is opened before there is a desk: app/start.c. */
static bool run_demo(struct call *call, struct error *err)
{
    (void)call;
    return error_set(err, ERROR_INVALID, "demo stands before other commands: liaise demo today");
}

const struct command demo_command = {
    .name = "demo",
    .summary = "Look at the sample region",
    .params =
        {
            {"command", PARAM_COMMAND, PARAM_OPTIONAL, NULL, NULL,
             "what to do there; left out, the dashboard opens"},
            {"reset", PARAM_FLAG, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "begin anew: what was changed there is lost"},
        },
    .flags = COMMAND_NO_STORE | COMMAND_CLI_ONLY,
    .run = run_demo,
    .more = "Calder Bay is an invented office on Monday 2 February 2026, 08:40. Everything can be "
            "tried there; it has a store of its own.",
    .example = "liaise demo list org",
};
