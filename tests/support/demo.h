#ifndef TESTS_SUPPORT_DEMO_H
#define TESTS_SUPPORT_DEMO_H

/* The small program on the terminal (tests/tui/term_demo.c), without liaise around it. */

#include "support/temp.h"
#include "support/vt.h"

/*
 * In a terminal of 60 x 12, after its first frame. `term` is TERM (NULL: the usual), `word` an
 * argument and `variable` a "NAME=value" of the environment; both may be NULL.
 */
struct vt *demo_open(struct temp *temp, const char *term, const char *word, const char *variable);

/* Quits it with its key, and holds it to its exit status. */
void demo_quit(struct vt *vt);

#endif
