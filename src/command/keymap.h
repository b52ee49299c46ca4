#ifndef COMMAND_KEYMAP_H
#define COMMAND_KEYMAP_H

/*
 * Which keys stand for which command, where.
 *
 * Made from the command rows, the preset and the user's keys, in this order;
 * a later one wins and takes the key from the earlier. A sequence ("g g") waits
 * for ever with its menu open.
 */

#include "command/command.h"

struct key_row {
    enum scope scope;
    const char *keys;               /* "g g": names of ui/event.h separated by blanks */
    const struct command *command;
    const char *arguments;          /* "snooze tomorrow" binds "tomorrow"; NULL if none */
    const char *origin;             /* "liaise.yaml:14" of a user's key; NULL for a default */
};

struct keymap {
    struct key_row *rows;
    size_t count;
};

/* Keys that cannot be understood become complaints with their place; the rest is used. */
void keymap_make(struct keymap *out, const struct command_set *commands,
                 const struct config *config, struct complaints *complaints, struct arena *arena);

enum key_meaning { KEY_MEANS_NOTHING, KEY_MEANS_COMMAND, KEY_MEANS_MORE };

/*
 * What the keys pressed so far mean where the innermost scope is `scope`: a command (the row is
 * in *out), the beginning of a sequence, or nothing.
 */
enum key_meaning keymap_find(const struct keymap *map, enum scope scope, const char *keys,
                             const struct key_row **out);

/* The rows that go on from `keys` there, for the menu; returns how many were put in `out`. */
size_t keymap_next(const struct keymap *map, enum scope scope, const char *keys,
                   const struct key_row **out, size_t most);

/* The keys of a command there, the first bound ones first: "d"; "" if it has none. */
const char *keymap_keys_of(const struct keymap *map, const struct command *command,
                           enum scope scope, struct arena *arena);

const char *scope_name(enum scope scope);       /* "global", "list", "issues", … as in keys.yaml */

#endif
