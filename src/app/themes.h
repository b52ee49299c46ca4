#ifndef APP_THEMES_H
#define APP_THEMES_H

#include <liaise/theme.h>

/*
 * The theme of that name: from the folder of the user's own (NULL: there is none), else one that
 * ships. It lives in the arena.
 */
MUST_CHECK bool theme_find(const char *name, const char *folder, const struct theme **out,
                           struct arena *arena, struct error *err);

#endif
