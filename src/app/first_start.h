#ifndef APP_FIRST_START_H
#define APP_FIRST_START_H

/* The welcome on a terminal, before there is a desk. */

#include "command/command.h"
#include "ui/term.h"

enum first_start {
    FIRST_START_SAMPLE,     /* show the sample region */
    FIRST_START_READY,      /* the configuration has been written */
    FIRST_START_QUIT,       /* `status` says how to exit */
};

enum first_start first_start_run(struct term *term, const struct places *places,
                                 const char *zone_folder, const char *zone, const char *officer,
                                 int *status);

#endif
