#ifndef COMMAND_MOVE_H
#define COMMAND_MOVE_H

/*
 * The moves of the lifecycles as commands: one for each verb of lifecycle.h, whatever nouns have
 * it. `liaise close` closes an issue or a meeting, by the ref it is given.
 */

#include <liaise/lifecycle.h>

#include "command/command.h"

void move_commands_add(struct command_set *set, struct arena *arena);

/* The record with its links and parts, and what the rules must know to move it today. */
struct movable {
    const struct noun *noun;
    const char *key;
    void *record;
    struct move_facts facts;
};
MUST_CHECK bool movable_get(struct movable *out, const struct desk *desk, const char *ref,
                            struct arena *arena, struct error *err);

/* Inside a change: save the record and do what else has to be done. */
MUST_CHECK bool movable_save(struct movable *movable, struct move_effects *effects,
                             const struct desk *desk, struct arena *arena, struct error *err);

/* "acknowledge, close": the verbs that are possible now; "" if there is none. */
const char *moves_possible(const struct noun *noun, const void *record, struct arena *arena);

/* "liaise close I-10 …"; NULL for a verb that has none. */
const char *move_example(const char *verb);

#endif
