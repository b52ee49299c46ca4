#ifndef APP_SCREEN_H
#define APP_SCREEN_H

/* The full screen, from the words of the command line to the exit status. */

#include "app/start.h"
#include "ui/look.h"

struct screen_options {
    const char *term, *colorterm, *no_color;    /* of the environment; NULL if not set */
    char *const *environment;                   /* for editors */
    const char *zone, *officer;     /* of the system and the user, for the first start; NULL */
    enum colour_depth depth;                    /* what the user asked for */
};

/*
 * Opens the office and shows it until somebody quits. Without a configuration the first start is
 * offered. False with nothing shown if it cannot be.
 */
MUST_CHECK bool screen_run(const struct start *start, const struct screen_options *options,
                           int *status, struct complaints *complaints, struct error *err);

#endif
