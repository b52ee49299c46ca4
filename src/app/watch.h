#ifndef APP_WATCH_H
#define APP_WATCH_H

/*
 * Files that others may change: the configuration and the store. The kernel tells (inotify), so
 * that waiting costs nothing.
 */

#include <stdbool.h>

struct watch {
    int fd;                     /* can be read when there is something to tell; -1: no watching */
    int config_folder, themes_folder, store_folder;
    const char *config_name, *store_name;
};

/* Either may be NULL. Where there is no watching, changes are seen with the next key. */
void watch_open(struct watch *watch, const char *config_path, const char *themes_folder,
                const char *store_path);
void watch_close(struct watch *watch);

/* Takes what was told; true if the configuration or a theme was saved. */
bool watch_take(struct watch *watch);

#endif
