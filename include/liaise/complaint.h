#ifndef LIAISE_COMPLAINT_H
#define LIAISE_COMPLAINT_H

/*
 * Mistakes in a text somebody wrote, all of them at once, each with its place.
 *
 * "liaise.yaml:14:15: organizations[2].timezone: there is no time zone
 *  "Europ/Paris"; did you mean "Europe/Paris"?"
 */

#include <liaise/arena.h>
#include <liaise/error.h>
#include <stddef.h>

struct complaint {
    const char *file;
    size_t line, column;        /* from 1; 0 if the place is not known */
    const char *path;           /* "organizations[2].timezone"; "" for the whole */
    const char *text;
    bool is_warning;            /* worth saying, but the text can be used */
};

/* Start with `struct complaints c = {.arena = arena};` */
struct complaints {
    struct arena *arena;
    struct complaint *items;
    size_t count, errors;       /* errors: those that are not warnings */
    size_t dropped;             /* mistakes after the hundredth are only counted */
};

struct str;

/* One line: "FILE:LINE:COLUMN: PATH: TEXT" ("warning: " before the text of a warning). */
void complaint_write(const struct complaint *complaint, struct str *out);

void complain(struct complaints *complaints, const struct complaint *complaint);

#endif
