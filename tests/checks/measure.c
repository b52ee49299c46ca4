/*
 * measure sizes|style|banned|list ROOT
 *
 * Holds our C sources against the house style: prints each place that breaks it, and exits with 1
 * if there is one. `list` prints how large the functions are instead.
 */

#include <liaise/arena.h>
#include <liaise/error.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "checks/source.h"

enum {
    MOST_READ = 4 * 1024 * 1024,
    MOST_FILE_LINES = 600,
    MOST_LINES = 60,
    MOST_COMPLEXITY = 15,
    MOST_COLUMNS = 100,
    MOST_PATH = 1024,
    SHOWN = 10
};

struct file {
    const char *path;       /* from the root: "src/base/str.c" */
    struct source source;
};

struct files {
    struct file *items;
    size_t count;
};

static bool is_c(const char *name)
{
    size_t length = strlen(name);

    return length > 2 && name[length - 2] == '.'
           && (name[length - 1] == 'c' || name[length - 1] == 'h');
}

static bool is_below(const char *path, const char *folder)
{
    return !strncmp(path, folder, strlen(folder));
}

static bool add_file(struct files *files, const char *root, const char *path, struct arena *arena)
{
    const char *name = path_join(root, path, arena);
    struct error err = {0};
    struct file file = {.path = path};
    char *text;
    size_t size;

    if (!file_read(&text, &size, name, MOST_READ, arena, &err)) {
        (void)fprintf(stderr, "%s\n", err.text);
        return false;
    }
    source_read(&file.source, text, arena);
    files->items = arena_grow(arena, files->items, files->count, sizeof(*files->items));
    files->items[files->count++] = file;
    return true;
}

static bool is_folder(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static int is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* Adds the C files below the folder, by name. */
static bool add_folder(struct files *files, const char *root, const char *folder,
                       struct arena *arena)
{
    struct dirent **entries;
    int count = scandir(path_join(root, folder, arena), &entries, is_visible, alphasort);
    bool ok = count >= 0;

    for (int i = 0; i < count; i++) {
        const char *path = path_join(folder, entries[i]->d_name, arena);

        if (is_folder(path_join(root, path, arena)))
            ok = add_folder(files, root, path, arena) && ok;
        else if (is_c(path))
            ok = add_file(files, root, path, arena) && ok;
        free(entries[i]);
    }
    if (count < 0)
        perror(folder);
    else
        free(entries);
    return ok;
}

static size_t check_sizes(const struct file *file, struct arena *arena)
{
    struct functions functions = source_functions(&file->source, arena);
    bool is_ours = is_below(file->path, "src/");
    size_t found = 0;

    if (file->source.lines > MOST_FILE_LINES)
        found += printf("%s:1: %zu lines, the most is %d\n", file->path, file->source.lines,
                        MOST_FILE_LINES) > 0;
    for (size_t i = 0; i < functions.count; i++) {
        const struct function *each = &functions.items[i];

        if (each->lines > MOST_LINES)
            found += printf("%s:%zu: %s has %zu lines, the most is %d\n", file->path, each->line,
                            each->name, each->lines, MOST_LINES) > 0;
        if (is_ours && each->complexity > MOST_COMPLEXITY)
            found += printf("%s:%zu: %s has complexity %d, the most is %d\n", file->path,
                            each->line, each->name, each->complexity, MOST_COMPLEXITY) > 0;
    }
    return found;
}

/* Functions that are called by mistake, and words that the house style does without. */
static size_t check_banned(const struct file *file, struct arena *arena)
{
    static const char *const calls[] = {
        "strcpy", "strcat", "sprintf", "vsprintf", "strtok", "atoi", "atol", "atof", "gets",
        "localtime", "gmtime", "ctime", "asctime", "system", "popen", "alloca", "tmpnam", "mktemp",
        "usleep", "rand",
    };
    size_t found = 0;

    (void)arena;
    if (!is_below(file->path, "src/") && !is_below(file->path, "include/"))
        return 0;
    for (size_t i = 0; i < sizeof(calls) / sizeof(*calls); i++) {
        const char *at = file->source.code;

        while ((at = source_find(&file->source, at, calls[i], true))) {
            found += printf("%s:%zu: %s() is not used here\n", file->path,
                            source_line(&file->source, at), calls[i]) > 0;
            at++;
        }
    }
    return found;
}

/* Columns of a line of UTF-8, each character taken for one. */
static size_t columns_of(const char *line, size_t length)
{
    size_t columns = 0;

    for (size_t i = 0; i < length; i++)
        columns += ((unsigned char)line[i] & 0xc0) != 0x80;
    return columns;
}

/* A note of work left to do that names no issue, as "(#12)" after it would. */
static bool has_lost_note(const char *line, size_t length)
{
    const char *note = memmem(line, length, "TO" "DO", 4);

    return note && !memmem(note, length - (size_t)(note - line), "(#", 2);
}

/* The code keeps the two slashes of a comment that ends with its line, and no others. */
static bool has_line_comment(const char *code, size_t length)
{
    return memmem(code, length, "//", 2) != NULL;
}

static const char *fault_of(const struct source *source, const char *line, size_t length)
{
    if (columns_of(line, length) > MOST_COLUMNS)
        return "is longer than 100 columns";
    if (memchr(line, '\t', length))
        return "has a tab";
    if (memchr(line, '\r', length))
        return "has a carriage return";
    if (length && line[length - 1] == ' ')
        return "ends with a blank";
    if (has_lost_note(line, length))
        return "leaves work to do without the number of an issue";
    if (has_line_comment(source->code + (line - source->text), length))
        return "has a comment that ends with its line";
    return NULL;
}

static size_t check_style(const struct file *file, struct arena *arena)
{
    const char *line = file->source.text;
    const char *type = source_find(&file->source, file->source.code, "typedef", false);
    size_t found = 0, number = 1;

    (void)arena;
    for (size_t length; *line; line += length + (line[length] == '\n'), number++) {
        const char *fault;

        length = strcspn(line, "\n");
        fault = fault_of(&file->source, line, length);
        if (fault)
            found += printf("%s:%zu: %s\n", file->path, number, fault) > 0;
        if (!line[length])
            found += printf("%s:%zu: does not end with a line break\n", file->path, number) > 0;
    }
    if (type && !strncmp(type, "typedef struct", 14))
        found += printf("%s:%zu: typedef struct\n", file->path,
                        source_line(&file->source, type)) > 0;
    return found;
}

struct measured {
    const char *path;
    struct function function;
};

static int by_lines(const void *a, const void *b)
{
    const struct measured *one = a, *other = b;

    return (one->function.lines < other->function.lines)
           - (one->function.lines > other->function.lines);
}

static int by_complexity(const void *a, const void *b)
{
    const struct measured *one = a, *other = b;

    return other->function.complexity - one->function.complexity;
}

static void show(struct measured *all, size_t count, const char *by,
                 int (*order)(const void *, const void *))
{
    qsort(all, count, sizeof(*all), order);
    (void)printf("by %s; in the middle %zu lines, complexity %d\n", by,
                 all[count / 2].function.lines, all[count / 2].function.complexity);
    for (size_t i = 0; i < count && i < SHOWN; i++)
        (void)printf("%4zu lines %3d  %s:%zu %s\n", all[i].function.lines,
                     all[i].function.complexity, all[i].path, all[i].function.line,
                     all[i].function.name);
}

static size_t list_functions(const struct files *files, struct arena *arena)
{
    struct measured *all = NULL;
    size_t count = 0;

    for (size_t i = 0; i < files->count; i++) {
        struct functions functions = source_functions(&files->items[i].source, arena);

        if (!is_below(files->items[i].path, "src/"))
            continue;
        for (size_t j = 0; j < functions.count; j++) {
            all = arena_grow(arena, all, count, sizeof(*all));
            all[count++] = (struct measured){files->items[i].path, functions.items[j]};
        }
    }
    (void)printf("%zu functions in src\n", count);
    if (count) {
        show(all, count, "lines", by_lines);
        show(all, count, "complexity", by_complexity);
    }
    return 0;
}

static size_t check(const struct files *files, const char *what, struct arena *arena)
{
    static const struct {
        const char *name;
        size_t (*check)(const struct file *file, struct arena *arena);
    } checks[] = {{"sizes", check_sizes}, {"banned", check_banned}, {"style", check_style}};
    size_t found = 0;

    for (size_t i = 0; i < sizeof(checks) / sizeof(*checks); i++) {
        for (size_t j = 0; !strcmp(checks[i].name, what) && j < files->count; j++)
            found += checks[i].check(&files->items[j], arena);
    }
    return found;
}

int main(int argc, char **argv)
{
    struct arena arena = {0};
    struct files files = {0};
    size_t found;

    if (argc != 3) {
        (void)fprintf(stderr, "usage: %s sizes|style|banned|list ROOT\n", argv[0]);
        return 2;
    }
    if (!add_folder(&files, argv[2], "include", &arena)
        || !add_folder(&files, argv[2], "src", &arena)
        || !add_folder(&files, argv[2], "tests", &arena))
        return 2;
    found = !strcmp(argv[1], "list") ? list_functions(&files, &arena)
                                     : check(&files, argv[1], &arena);
    (void)printf("%zu files, %zu found\n", files.count, found);
    arena_clear(&arena);
    return found != 0;
}
