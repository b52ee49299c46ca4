#include <liaise/transfer.h>

#include <stdlib.h>

#include "base/str.h"

/*
 * Any bytes as a file of records: what is accepted is written out, read again
 * and must be written the same.
 */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_lines(const struct import_file *file, struct zones *zones, struct str *out)
{
    jsonl_write_head("OEM", 0, zone_utc(), out);
    for (size_t i = 0; i < file->count; i++) {
        struct error err = {0};

        if (!record_write_json(file->lines[i].noun, file->lines[i].record, zones, out, &err))
            abort();
        str_add_bytes(out, "\n", 1);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct complaints complaints = {.arena = &arena};
    struct zones *zones = zones_open(NULL);
    struct import_file first, second;
    struct str once = {0}, twice = {0};

    if (jsonl_read(&first, (const char *)data, size, "fuzz", zones, &complaints)) {
        write_lines(&first, zones, &once);
        complaints = (struct complaints){.arena = &arena};
        if (!jsonl_read(&second, once.text, once.length, "again", zones, &complaints)
            || complaints.count || second.count != first.count)
            abort();
        write_lines(&second, zones, &twice);
        if (once.length != twice.length)
            abort();
    }
    str_done(&once);
    str_done(&twice);
    zones_close(zones);
    arena_clear(&arena);
    return 0;
}
