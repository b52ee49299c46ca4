#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(struct error *err, const char *what, const char *path)
{
    enum error_kind kind = errno == ENOENT ? ERROR_NOT_FOUND : ERROR_IO;

    return error_set(err, kind, "cannot %s %s: %s", what, path, strerror(errno));
}

/* Read to the end or to one byte more than `most`. Returns the count, or -1 with errno. */
static ssize_t read_all(int fd, char **out, size_t most, struct arena *arena)
{
    size_t room = 16 * 1024, used = 0;
    char *text = arena_alloc(arena, room + 1);
    ssize_t count;

    while ((count = read(fd, text + used, room - used)) > 0) {
        used += (size_t)count;
        if (used > most)
            break;
        if (used == room) {
            char *more = arena_alloc(arena, room * 2 + 1);

            memcpy(more, text, used);
            text = more;
            room *= 2;
        }
    }
    if (count < 0)
        return -1;
    text[used] = '\0';
    *out = text;
    return (ssize_t)used;
}

bool file_read(char **out, size_t *size_out, const char *path, size_t most, struct arena *arena,
               struct error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    char *text = NULL;
    ssize_t size;

    if (fd < 0)
        return fail(err, "open", path);
    size = read_all(fd, &text, most, arena);
    if (size < 0)
        fail(err, "read", path);
    (void)close(fd);
    if (size < 0)
        return false;
    if ((size_t)size > most)
        return error_set(err, ERROR_INVALID, "%s is longer than %zu bytes, the most that is read",
                         path, most);
    *out = text;
    *size_out = (size_t)size;
    return true;
}

static bool write_all(int fd, const char *text, size_t size)
{
    while (size) {
        ssize_t count = write(fd, text, size);

        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        text += count;
        size -= (size_t)count;
    }
    return true;
}

bool folder_sync(const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;

    if (fd >= 0)
        (void)close(fd);
    return ok;
}

static bool write_beside(const char *path, const char *beside, const char *text, size_t size,
                         struct error *err)
{
    int fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool ok;

    if (fd < 0)
        return fail(err, "create", beside);
    ok = write_all(fd, text, size) && fsync(fd) == 0;
    ok = close(fd) == 0 && ok;
    if (ok && rename(beside, path) == 0)
        return true;
    fail(err, "write", path);
    (void)unlink(beside);
    return false;
}

bool file_write(const char *path, const char *text, size_t size, struct error *err)
{
    struct arena arena = {0};
    const char *folder = path_folder(path, &arena);
    size_t room = strlen(path) + 32;
    char *beside = arena_alloc(&arena, room);
    bool ok;

    (void)snprintf(beside, room, "%s.%ld.new", path, (long)getpid());
    ok = write_beside(path, beside, text, size, err)
         && (folder_sync(folder) || fail(err, "sync", folder));
    arena_clear(&arena);
    return ok;
}

/* False with errno if it is something else. */
static bool is_folder(const char *path)
{
    struct stat status;

    if (stat(path, &status) != 0)
        return false;
    errno = ENOTDIR;
    return S_ISDIR(status.st_mode);
}

bool folder_make(const char *path, struct error *err)
{
    char part[4096];
    size_t length = strlen(path);

    if (length >= sizeof(part))
        return error_set(err, ERROR_INVALID, "the path %.60s… is too long", path);
    for (size_t i = 1; i <= length; i++) {
        if (path[i] && path[i] != '/')
            continue;
        memcpy(part, path, i);
        part[i] = '\0';
        if (mkdir(part, 0700) != 0 && errno != EEXIST)
            return fail(err, "make the folder", part);
    }
    return is_folder(path) || fail(err, "make the folder", path);
}

const char *path_folder(const char *path, struct arena *arena)
{
    const char *slash = strrchr(path, '/');
    char *folder;

    if (!slash)
        return ".";
    if (slash == path)
        return "/";
    folder = arena_copy(arena, path);
    folder[slash - path] = '\0';
    return folder;
}

const char *path_join(const char *folder, const char *name, struct arena *arena)
{
    size_t room = strlen(folder) + strlen(name) + 2;
    char *path = arena_alloc(arena, room);

    (void)snprintf(path, room, "%s/%s", folder, name);
    return path;
}
