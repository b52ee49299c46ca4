#ifndef COMMAND_EVEN_H
#define COMMAND_EVEN_H

/* How evenly our time goes to the sides of an issue, or to all organizations. */

#include <liaise/evenness.h>
#include <liaise/issue.h>

#include "command/command.h"

enum even_kind {
    EVEN_NOBODY,        /* there are no two sides to compare */
    EVEN_SIDES,         /* minutes with each outside party */
    EVEN_BEGUN,         /* one outside party and us: who began the contacts */
    EVEN_ALL            /* minutes with every organization, against how often we mean to speak */
};

struct even_sheet {
    enum even_kind kind;
    struct evenness evenness;       /* of EVEN_BEGUN the first side is us, and shares are of
                                       contacts */
    struct date from, to;
    const char *sides;              /* "CBS and EUN" */
};

/* Since the issue was opened. `home` is the code of our own organization. */
MUST_CHECK bool even_read_issue(struct desk *desk, const struct issue *issue,
                                struct even_sheet *out, struct arena *arena, struct error *err);
/* Of every live organization, from that day on. */
MUST_CHECK bool even_read_all(struct desk *desk, struct date from, struct even_sheet *out,
                              struct arena *arena, struct error *err);

/* "410 min ......####|######.... 655 min": the sides of two mirrored. */
const char *even_bars(const struct even_sheet *sheet, struct arena *arena);
/* "index 0.12 of at most 0.25", "index 0.30 is above 0.25: …", with the reason that was given. */
const char *even_verdict(const struct even_sheet *sheet, struct arena *arena);

#endif
