/*
 * main() for a fuzz target without a fuzzer: each file of the folder given is one input, and so
 * is the beginning of each, cut at many places. Fails if the folder has no file: then nothing
 * would have been tested.
 */

#include <liaise/arena.h>
#include <liaise/error.h>

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"

enum {
    MOST_READ = 16 * 1024 * 1024,
    CUTS = 64       /* places at which a long input is cut */
};

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* In a block of just that size, so that a sanitizer sees a step past its end. */
static void run(const char *bytes, size_t size)
{
    uint8_t *copy = mem_zero(size ? size : 1);

    if (size)
        memcpy(copy, bytes, size);
    (void)LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

static void run_with_cuts(const char *bytes, size_t size)
{
    size_t cuts = size < CUTS ? size : CUTS;

    run(bytes, size);
    for (size_t i = 0; i < cuts; i++)
        run(bytes, size * i / cuts);
    if (size)
        run(bytes, size - 1);
}

static bool run_file(const char *folder, const char *name)
{
    struct arena arena = {0};
    struct error err = {0};
    char *bytes;
    size_t size;
    bool ok = file_read(&bytes, &size, path_join(folder, name, &arena), MOST_READ, &arena, &err);

    if (ok)
        run_with_cuts(bytes, size);
    else
        (void)fprintf(stderr, "%s\n", err.text);
    arena_clear(&arena);
    return ok;
}

static int is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

int main(int argc, char **argv)
{
    struct dirent **entries;
    int count, failures = 0;

    if (argc != 2) {
        (void)fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
        return 2;
    }
    count = scandir(argv[1], &entries, is_visible, alphasort);
    if (count <= 0) {
        (void)fprintf(stderr, "%s: there is no input to replay\n", argv[1]);
        return 1;
    }
    run("", 0);
    for (int i = 0; i < count; i++) {
        failures += !run_file(argv[1], entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    (void)printf("%d inputs replayed\n", count - failures);
    return failures != 0;
}
