#ifndef COMMAND_SIDE_H
#define COMMAND_SIDE_H

/* One side of a conflict: what it says, what it needs, how it stands. */

#include <liaise/issue.h>

#include "command/command.h"

/* The side that is meant where nobody says which: `org` if it is one, else the first outside. */
const char *side_meant(const struct issue *issue, const char *org, const char *home);

/* What the side says in a parameter of `side`, as it may be typed; "" if nothing. */
const char *side_says(const struct issue *issue, const char *org, const char *param,
                      struct arena *arena);

#endif
