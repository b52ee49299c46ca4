#ifndef CLI_ARGS_H
#define CLI_ARGS_H

/*
 * The words of a command line, sorted out.
 *
 * Options for the whole program may stand before or after the command. "--" ends options: what
 * follows is text, whatever it begins with.
 */

#include "command/command.h"

enum color_choice { COLOR_AUTO, COLOR_NEVER, COLOR_ALWAYS, COLOR_16, COLOR_256, COLOR_TRUE };

struct args {
    const char *config, *store, *as_of;     /* NULL if not given */
    enum color_choice color;
    bool json, help, version;
    bool demo, reset;                       /* "demo" stood before the command */
    const struct command *command;          /* NULL if there is none */
    const char *values[PARAMS_MOST];        /* one for each of its params; NULL if not given */
    const char *const *rest;                /* of the last; ends with NULL */
};

/* `words` are those after the name of the program, ended by NULL. What is returned borrows them. */
MUST_CHECK bool args_read(struct args *out, const char *const *words,
                          const struct command_set *commands, struct arena *arena,
                          struct error *err);

#endif
