#include <liaise/zone.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/zones_private.h"

enum {
    MOST_NAME = 64,
    MOST_ZONE_FILE = 256 * 1024,
    MOST_INDEX_FILE = 4 * 1024 * 1024,
    MOST_DEPTH = 3,             /* America/Argentina/Ushuaia */
};

/* Names, sorted; a NULL follows the last. */
struct names {
    const char **items;
    size_t count;
};

struct zones {
    struct arena arena;         /* the zones, the names and the folder's own */
    const char *folder;         /* NULL until it was looked for */
    bool is_listed;
    struct names names;
    const struct zone **loaded;
    size_t loaded_count;
};

struct zones *zones_open(const char *folder)
{
    struct zones *zones = mem_zero(sizeof(*zones));

    if (folder)
        zones->folder = arena_copy(&zones->arena, folder);
    return zones;
}

void zones_close(struct zones *zones)
{
    if (!zones)
        return;
    arena_clear(&zones->arena);
    free(zones);
}

/* A name that may be put after a folder's, and that says nothing of the file system's own. */
static bool is_plain_name(const char *name)
{
    static const char allowed[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/";
    size_t length = strnlen(name, MOST_NAME + 1);

    return length && length <= MOST_NAME && strspn(name, allowed) == length && name[0] != '/'
           && name[length - 1] != '/' && !strstr(name, "//");
}

/* Zone files that are no zones, and the same zones once more. */
static bool is_for_users(const char *name)
{
    return strcmp(name, "Factory") != 0 && strcmp(name, "posixrules") != 0
           && strcmp(name, "localtime") != 0 && strncmp(name, "posix/", 6) != 0
           && strncmp(name, "right/", 6) != 0;
}

static bool is_kind(const char *path, mode_t kind)
{
    struct stat status;

    return stat(path, &status) == 0 && (status.st_mode & S_IFMT) == kind;
}

static bool find_folder(struct zones *zones, struct error *err)
{
    static const char *const usual[] = {"/usr/share/zoneinfo", "/usr/lib/zoneinfo",
                                        "/usr/share/lib/zoneinfo", "/etc/zoneinfo",
                                        "/var/db/timezone/zoneinfo"};

    for (size_t i = 0; !zones->folder && i < sizeof(usual) / sizeof(*usual); i++) {
        if (is_kind(usual[i], S_IFDIR))
            zones->folder = usual[i];
    }
    if (zones->folder && is_kind(zones->folder, S_IFDIR))
        return true;
    return error_set(err, ERROR_NOT_FOUND,
                     "there are no time zone files in %s; install the package tzdata",
                     zones->folder ? zones->folder : usual[0]);
}

static void add_name(struct names *names, const char *name, size_t length, struct arena *arena)
{
    char *copy = arena_alloc(arena, length + 1);

    memcpy(copy, name, length);
    copy[length] = '\0';
    if (!is_plain_name(copy) || !is_for_users(copy))
        return;
    names->items = arena_grow(arena, names->items, names->count, sizeof(*names->items));
    names->items[names->count++] = copy;
}

/* A zone's line is "Z name …", a second name's is "L name second". */
static void add_name_of_line(struct names *names, const char *line, struct arena *arena)
{
    const char *name;

    if (strncmp(line, "Z ", 2) != 0 && strncmp(line, "L ", 2) != 0)
        return;
    name = line + 2;
    if (line[0] == 'L')
        name += strcspn(name, " ");
    name += strspn(name, " ");
    add_name(names, name, strcspn(name, " "), arena);
}

/* tzdata.zi: the source of all zones in one file. False if there is none. */
static bool list_index(struct names *names, struct zones *zones)
{
    struct arena arena = {0};
    struct error err = {0};
    const char *path = path_join(zones->folder, "tzdata.zi", &arena);
    char *text = NULL;
    size_t size;

    if (is_kind(path, S_IFREG) && file_read(&text, &size, path, MOST_INDEX_FILE, &arena, &err)) {
        for (char *line = text, *end; line < text + size; line = end + 1) {
            end = memchr(line, '\n', (size_t)(text + size - line));
            if (!end)
                end = text + size;
            *end = '\0';
            add_name_of_line(names, line, &zones->arena);
        }
    }
    arena_clear(&arena);
    return names->count > 0;
}

static bool is_zone_file(const char *path)
{
    char magic[4] = {0};
    FILE *file = is_kind(path, S_IFREG) ? fopen(path, "rbe") : NULL;
    size_t count;

    if (!file)
        return false;
    count = fread(magic, 1, sizeof(magic), file);
    (void)fclose(file);
    return count == sizeof(magic) && memcmp(magic, "TZif", sizeof(magic)) == 0;
}

/* A folder that tzdata.zi does not describe: what it holds, and the folders in it. */
static void list_folder(struct names *names, struct zones *zones, const char *below, int depth)
{
    struct arena arena = {0};
    const char *folder = *below ? path_join(zones->folder, below, &arena) : zones->folder;
    DIR *entries = opendir(folder);
    const struct dirent *entry;

    while (entries && (entry = readdir(entries))) {
        const char *name = *below ? path_join(below, entry->d_name, &arena) : entry->d_name;
        const char *path = path_join(zones->folder, name, &arena);

        if (!is_plain_name(name))
            continue;
        if (is_zone_file(path))
            add_name(names, name, strlen(name), &zones->arena);
        else if (depth < MOST_DEPTH && is_kind(path, S_IFDIR) && strcmp(name, "posix") != 0
                 && strcmp(name, "right") != 0)
            list_folder(names, zones, name, depth + 1);
    }
    if (entries)
        (void)closedir(entries);
    arena_clear(&arena);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool list_names(struct zones *zones, struct error *err)
{
    struct names names = {0};

    if (zones->is_listed)
        return true;
    if (!find_folder(zones, err))
        return false;
    if (!list_index(&names, zones))
        list_folder(&names, zones, "", 1);
    if (!names.count)
        return error_set(err, ERROR_NOT_FOUND,
                         "there are no time zone files in %s; install the package tzdata",
                         zones->folder);
    qsort(names.items, names.count, sizeof(*names.items), compare_names);
    names.items = arena_grow(&zones->arena, names.items, names.count, sizeof(*names.items));
    names.items[names.count] = NULL;
    zones->names = names;
    zones->is_listed = true;
    return true;
}

static bool is_name(const struct zones *zones, const char *name)
{
    return bsearch(&name, zones->names.items, zones->names.count, sizeof(name), compare_names);
}

/* What comes after the last "/". */
static const char *city_of(const char *name)
{
    const char *slash = strrchr(name, '/');

    return slash ? slash + 1 : name;
}

static const char *nearest_name(const struct zones *zones, const char *name)
{
    for (size_t i = 0; i < zones->names.count; i++) {
        if (strcasecmp(city_of(zones->names.items[i]), city_of(name)) == 0)
            return zones->names.items[i];
    }
    return text_nearest(name, zones->names.items);
}

static bool unknown(const struct zones *zones, const char *name, struct error *err)
{
    const char *nearest = nearest_name(zones, name);

    if (nearest)
        return error_set(err, ERROR_NOT_FOUND,
                         "there is no time zone \"%.64s\"; did you mean \"%s\"?", name, nearest);
    return error_set(err, ERROR_NOT_FOUND,
                     "there is no time zone \"%.64s\"; zones are named like \"Europe/Paris\"",
                     name);
}

/* What is in the folder under this name. None is fine: `*out` is NULL. */
static bool load(const struct zone **out, struct zones *zones, const char *name,
                 struct error *err)
{
    struct arena arena = {0};
    const char *path = path_join(zones->folder, name, &arena);
    const struct zone *zone = NULL;
    char *bytes;
    size_t size;
    bool ok = true;

    if (is_kind(path, S_IFREG))
        ok = file_read(&bytes, &size, path, MOST_ZONE_FILE, &arena, err)
             && zone_parse(&zone, name, bytes, size, &zones->arena, err);
    arena_clear(&arena);
    if (ok && zone) {
        zones->loaded = arena_grow(&zones->arena, zones->loaded, zones->loaded_count,
                                   sizeof(*zones->loaded));
        zones->loaded[zones->loaded_count++] = zone;
    }
    *out = zone;
    return ok;
}

/* A zone that is kept already, or in the folder. None is fine: `*out` is NULL. */
static bool look_up(const struct zone **out, struct zones *zones, const char *name,
                    struct error *err)
{
    *out = NULL;
    if (strcmp(name, "UTC") == 0)
        *out = zone_utc();
    for (size_t i = 0; !*out && i < zones->loaded_count; i++) {
        if (strcmp(zone_name(zones->loaded[i]), name) == 0)
            *out = zones->loaded[i];
    }
    if (*out)
        return true;
    if (!list_names(zones, err))
        return false;
    return !is_name(zones, name) || load(out, zones, name, err);
}

bool zone_get(const struct zone **out, struct zones *zones, const char *name, struct error *err)
{
    const struct zone *zone = NULL;
    const char *current = zone_current_name(name);

    if (is_plain_name(name) && !look_up(&zone, zones, name, err))
        return false;
    if (!zone && current && !look_up(&zone, zones, current, err))
        return false;
    if (!zone)
        return list_names(zones, err) && unknown(zones, name, err);
    *out = zone;
    return true;
}

/* Same in any case; a blank is as good as "_". */
static bool is_same_name(const char *words, const char *name)
{
    for (; *words && *name; words++, name++) {
        char typed[2] = {*words, '\0'}, real[2] = {*name, '\0'};

        if (*words == ' ')
            typed[0] = '_';
        if (strcasecmp(typed, real) != 0)
            return false;
    }
    return !*words && !*name;
}

/* "Etc/GMT+5" is five hours *behind*: its last part is nothing that people mean. */
static bool is_city(const char *words, const char *name)
{
    return strncmp(name, "Etc/", 4) != 0 && is_same_name(words, city_of(name));
}

/* The names that share a city; old names count as their current ones. */
static size_t find_city(const struct zones *zones, const char *words, const char *out[2])
{
    size_t count = 0;

    for (size_t i = 0; i < zones->names.count && count < 2; i++) {
        const char *name = zones->names.items[i];
        const char *current = zone_current_name(name);

        if (!is_city(words, name))
            continue;
        if (!count || strcmp(out[0], current ? current : name) != 0)
            out[count++] = current ? current : name;
    }
    return count;
}

bool zone_find(const struct zone **out, struct zones *zones, const char *words, struct error *err)
{
    const char *cities[2];
    size_t count;

    if (!list_names(zones, err))
        return false;
    for (size_t i = 0; i < zones->names.count; i++) {
        if (is_same_name(words, zones->names.items[i]))
            return zone_get(out, zones, zones->names.items[i], err);
    }
    count = find_city(zones, words, cities);
    if (count > 1)
        return error_set(err, ERROR_INVALID, "%.64s can be %s or %s; write one of them", words,
                         cities[0], cities[1]);
    *out = NULL;
    return !count || zone_get(out, zones, cities[0], err);
}

bool zones_names(struct zones *zones, const char *const **out, size_t *count, struct arena *arena,
                 struct error *err)
{
    const char **names;

    if (!list_names(zones, err))
        return false;
    names = arena_alloc(arena, (zones->names.count + 1) * sizeof(*names));
    for (size_t i = 0; i < zones->names.count; i++)
        names[i] = arena_copy(arena, zones->names.items[i]);
    names[zones->names.count] = NULL;
    *out = names;
    *count = zones->names.count;
    return true;
}
