#ifndef CLI_CLI_H
#define CLI_CLI_H

/* A command run for somebody who reads text, or for a program that reads JSON. */

#include <stdio.h>

#include "cli/args.h"

/* Where the answer goes, and what can be shown there. */
struct cli_face {
    FILE *out, *err;
    int width;              /* of the terminal; 0: as wide as it gets */
    bool colour;
};

/* Returns the exit status, which `liaise help` explains. */
int cli_run(const struct args *args, struct desk *desk, const struct cli_face *face);

/* "liaise: …" on the error output; returns the exit status that goes with it. */
int cli_fail(const struct cli_face *face, const struct error *err);

/* The text with everything harmless taken out of it, on lines of its own. */
void cli_complain(const struct cli_face *face, const struct complaints *complaints);

#endif
