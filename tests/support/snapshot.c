#include "support/snapshot.h"

#include "support/test.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"

enum {
    MOST_READ = 1024 * 1024,
    AROUND = 2      /* lines shown before and after a change */
};

struct line {
    const char *text;
    size_t length;
};

struct lines {
    struct line *items;
    size_t count;
};

static struct lines lines_of(const char *text, struct arena *arena)
{
    struct lines lines = {0};

    while (*text) {
        size_t length = strcspn(text, "\n");

        lines.items = arena_grow(arena, lines.items, lines.count, sizeof(*lines.items));
        lines.items[lines.count++] = (struct line){text, length};
        text += length + (text[length] == '\n');
    }
    return lines;
}

static bool same(struct line a, struct line b)
{
    return a.length == b.length && !memcmp(a.text, b.text, a.length);
}

/*
 * common[i * (b.count + 1) + j] is the length of the longest list of lines that
 * both a from i and b from j have in this order.
 */
static size_t *count_common(struct lines a, struct lines b, struct arena *arena)
{
    size_t stride = b.count + 1;
    size_t *common = arena_alloc(arena, (a.count + 1) * stride * sizeof(*common));

    for (size_t i = a.count; i-- > 0;) {
        for (size_t j = b.count; j-- > 0;) {
            size_t *here = &common[i * stride + j];
            size_t down = here[stride], right = here[1];

            *here = down > right ? down : right;
            if (same(a.items[i], b.items[j]))
                *here = here[stride + 1] + 1;
        }
    }
    return common;
}

struct change {
    char sign;      /* '-', '+' or ' ' */
    struct line line;
};

static size_t list_changes(struct change *changes, struct lines a, struct lines b,
                           const size_t *common)
{
    size_t stride = b.count + 1, count = 0, i = 0, j = 0;

    while (i < a.count || j < b.count) {
        const size_t *here = &common[i * stride + j];

        if (i < a.count && j < b.count && same(a.items[i], b.items[j])) {
            changes[count++] = (struct change){' ', a.items[i++]};
            j++;
        } else if (i < a.count && (j == b.count || here[stride] >= here[1])) {
            changes[count++] = (struct change){'-', a.items[i++]};
        } else {
            changes[count++] = (struct change){'+', b.items[j++]};
        }
    }
    return count;
}

static bool is_near_change(const struct change *changes, size_t count, size_t at)
{
    size_t first = at > AROUND ? at - AROUND : 0;

    for (size_t i = first; i < count && i <= at + AROUND; i++) {
        if (changes[i].sign != ' ')
            return true;
    }
    return false;
}

void snapshot_difference(struct str *out, const char *before, const char *after)
{
    struct arena arena = {0};
    struct lines a = lines_of(before, &arena);
    struct lines b = lines_of(after, &arena);
    struct change *changes = arena_alloc(&arena, (a.count + b.count) * sizeof(*changes));
    size_t count = list_changes(changes, a, b, count_common(a, b, &arena));
    bool skipped = false;

    for (size_t i = 0; i < count; i++) {
        if (is_near_change(changes, count, i)) {
            str_add(out, "%c %.*s\n", changes[i].sign, (int)changes[i].line.length,
                    changes[i].line.text);
            skipped = false;
        } else if (!skipped) {
            str_add(out, "...\n");
            skipped = true;
        }
    }
    arena_clear(&arena);
}

static void write_snapshot(const char *path, const char *text, struct arena *arena)
{
    struct error err = {0};

    must(folder_make(path_folder(path, arena), &err));
    must(file_write(path, text, strlen(text), &err));
}

static void compare(const char *name, const char *path, const char *text, struct arena *arena)
{
    struct error err = {0};
    struct str difference = {0};
    char *before = NULL;
    size_t size;

    if (!file_read(&before, &size, path, MOST_READ, arena, &err)) {
        print_error("%s\n%s\n", err.text, text);
        arena_clear(arena);
        fail_msg("there is no snapshot %s yet: if the above is right, run the test once with "
                 "UPDATE_SNAPSHOTS=1", name);
    }
    if (!strcmp(before, text))
        return;
    snapshot_difference(&difference, before, text);
    print_error("%s", difference.text ? difference.text : "(only the line end of the last line)\n");
    str_done(&difference);
    arena_clear(arena);
    fail_msg("this is not the snapshot %s (- snapshot, + now): if the change is wanted, run the "
             "test once with UPDATE_SNAPSHOTS=1", name);
}

void snapshot_check(const char *name, const char *text)
{
    const char *update = getenv("UPDATE_SNAPSHOTS");
    struct arena arena = {0};
    struct str path = {0};
    const char *file;

    str_add(&path, "%s/tests/snapshots/%s.txt", TEST_SOURCE, name);
    file = arena_copy(&arena, path.text);
    str_done(&path);
    if (update && !strcmp(update, "1"))
        write_snapshot(file, text, &arena);
    else
        compare(name, file, text, &arena);
    arena_clear(&arena);
}
