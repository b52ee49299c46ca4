#include "support/temp.h"

#include "support/test.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"

enum { MOST_READ = 64 * 1024 * 1024 };

struct temp_end {
    struct temp_end *next;
    void (*end)(void *with);    /* NULL once forgotten */
    void *with;
};

struct temp *temp_open(void)
{
    struct temp *temp = mem_zero(sizeof(*temp));
    const char *place = getenv("TMPDIR");

    if (!place || strlen(place) > 32)
        place = "/tmp";
    (void)snprintf(temp->path, sizeof(temp->path), "%s/liaise-test-XXXXXX", place);
    if (!mkdtemp(temp->path)) {
        perror(temp->path);
        abort();
    }
    return temp;
}

/* A folder that a test closed to its owner must still go away. */
static int unlock(const char *path, const struct stat *status, int kind, struct FTW *where)
{
    (void)status;
    (void)where;
    if (kind == FTW_D || kind == FTW_DNR)
        (void)chmod(path, 0700);
    return 0;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *where)
{
    (void)status;
    (void)kind;
    (void)where;
    return remove(path);
}

static int show_report(const char *path, const struct stat *status, int kind, struct FTW *where)
{
    struct arena arena = {0};
    struct error err = {0};
    char *text;
    size_t size;

    if (kind != FTW_F || strncmp(path + where->base, "sanitizer.", 10) != 0 || !status->st_size)
        return 0;
    if (file_read(&text, &size, path, MOST_READ, &arena, &err))
        print_error("A sanitizer complains about a program that the test started:\n%s\n", text);
    arena_clear(&arena);
    return 1;
}

int temp_close(struct temp *temp)
{
    int reported;

    for (struct temp_end *end = temp->ends; end; end = end->next) {
        if (end->end)
            end->end(end->with);
    }
    (void)nftw(temp->path, unlock, 8, FTW_PHYS);
    reported = nftw(temp->path, show_report, 8, FTW_PHYS);
    (void)nftw(temp->path, remove_one, 8, FTW_PHYS | FTW_DEPTH);
    arena_clear(&temp->arena);
    free(temp);
    return reported ? -1 : 0;
}

void temp_at_end(struct temp *temp, void (*end)(void *with), void *with)
{
    struct temp_end *added = arena_alloc(&temp->arena, sizeof(*added));

    *added = (struct temp_end){.next = temp->ends, .end = end, .with = with};
    temp->ends = added;
}

void temp_forget(struct temp *temp, const void *with)
{
    for (struct temp_end *end = temp->ends; end; end = end->next) {
        if (end->with == with)
            end->end = NULL;
    }
}

int temp_setup(void **state)
{
    *state = temp_open();
    return 0;
}

int temp_teardown(void **state)
{
    return temp_close(*state);
}

const char *temp_path(struct temp *temp, const char *name)
{
    return path_join(temp->path, name, &temp->arena);
}

const char *temp_write(struct temp *temp, const char *name, const char *text)
{
    const char *path = temp_path(temp, name);
    struct error err = {0};

    must(folder_make(path_folder(path, &temp->arena), &err));
    must(file_write(path, text, strlen(text), &err));
    return path;
}

const char *temp_read(struct temp *temp, const char *name)
{
    struct error err = {0};
    char *text = NULL;
    size_t size;

    must(file_read(&text, &size, temp_path(temp, name), MOST_READ, &temp->arena, &err));
    return text;
}
