#include "app/watch.h"

#include <liaise/arena.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/file.h"

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

/* Folders, for editors and SQLite put new files in the place of old ones. */
static int watch_folder(int fd, const char *path, unsigned mask)
{
    struct arena arena = {0};
    int watch = inotify_add_watch(fd, path_folder(path, &arena), mask | IN_MASK_ADD);

    arena_clear(&arena);
    return watch;
}

void watch_open(struct watch *watch, const char *config_path, const char *themes_folder,
                const char *store_path)
{
    *watch = (struct watch){.config_folder = -1, .themes_folder = -1, .store_folder = -1};
    watch->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (watch->fd < 0)
        return;
    if (config_path) {
        watch->config_name = last_part(config_path);
        watch->config_folder = watch_folder(watch->fd, config_path, IN_CLOSE_WRITE | IN_MOVED_TO);
    }
    if (themes_folder)
        watch->themes_folder =
            inotify_add_watch(watch->fd, themes_folder, IN_CLOSE_WRITE | IN_MOVED_TO | IN_MASK_ADD);
    if (store_path) {
        watch->store_name = last_part(store_path);
        watch->store_folder = watch_folder(watch->fd, store_path, IN_MODIFY | IN_MOVED_TO);
    }
}

void watch_close(struct watch *watch)
{
    if (watch->fd >= 0)
        (void)close(watch->fd);
    watch->fd = -1;
}

static bool is_config(const struct watch *watch, const struct inotify_event *event)
{
    if (!(event->mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) || !event->len)
        return false;
    if (event->wd == watch->themes_folder)
        return true;
    return event->wd == watch->config_folder && !strcmp(event->name, watch->config_name);
}

bool watch_take(struct watch *watch)
{
    _Alignas(struct inotify_event) char bytes[4096];
    bool is_changed = false;
    ssize_t size;

    while ((size = read(watch->fd, bytes, sizeof(bytes))) > 0) {
        for (ssize_t at = 0; at < size;) {
            const struct inotify_event *event = (const struct inotify_event *)(bytes + at);

            is_changed |= is_config(watch, event);
            at += (ssize_t)(sizeof(*event) + event->len);
        }
    }
    return is_changed;
}
