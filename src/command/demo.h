#ifndef COMMAND_DEMO_H
#define COMMAND_DEMO_H

/*
 * The sample region, Calder Bay, in a folder of its own: `demo` in the data folder.
 *
 * Its clock starts at DEMO_START, or at its newest change if that is later.
 */

#include "command/command.h"

/* Monday 2 February 2026, 08:40 in Los Angeles. */
#define DEMO_START ((int64_t)1770050400)

struct demo_place {
    const char *config_path, *store_path;
};

/* Where it is. */
void demo_place_of(struct demo_place *out, const struct places *places, struct arena *arena);

/* Write the files that are not there; with `reset` begin anew, whatever is there. */
MUST_CHECK bool demo_prepare(const struct demo_place *place, bool reset, struct arena *arena,
                             struct error *err);

/* What happened there, into a store in which nothing happened yet. */
MUST_CHECK bool demo_fill(const struct desk *desk, struct arena *arena, struct error *err);

#endif
