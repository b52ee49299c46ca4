#ifndef CONFIG_THEME_PRIVATE_H
#define CONFIG_THEME_PRIVATE_H

/* What a theme file says, before it is known what it leaves to others. */

#include <liaise/theme.h>
#include "config/schema.h"

struct named_colour {
    const char *name;
    struct colour colour;
};

struct palette {
    struct named_colour *items;
    size_t count;
};

/* What is said of one role. */
struct said_role {
    const struct palette *palette;
    struct colour foreground, background;
    unsigned look, spoken; /* LOOK_…: which are on, which were spoken of */
};

/* `palette` of a theme file; later ones of the same name take the place of earlier ones. */
bool read_palette(const struct reader *reader, const struct rule *rule, const struct node *node,
                  const struct place *place, void *palette);

/* One role. Adds to what was said before. */
bool read_role(const struct reader *reader, const struct node *node, const struct place *place,
               struct said_role *role);

#endif
