#ifndef UI_INPUT_H
#define UI_INPUT_H

/*
 * What comes from a terminal, event by event. Sleeps until there is something: no ticking.
 */

#include <stddef.h>
#include <stdint.h>
#include "ui/event.h"
#include "ui/keys.h"

/* Zero-initialise it, set `tty` and `escape_ms`, end with input_done(). */
struct input {
    int tty;                /* can be read */
    int escape_ms;
    struct keys keys;
    char bytes[4096];       /* read, but not understood yet */
    size_t count;
    int64_t last_byte;      /* when the last of them came */
    bool is_gone;           /* the terminal */
    int64_t second;         /* since when `turns` counts */
    int turns;              /* times of waking up without an event of the user's */
};

void input_done(struct input *input);

/*
 * Wait for the next event for `wait_ms` at most (-1: for ever). Returns the notes of the guard
 * (GUARD_…) that came first, with `out` untouched; or 0 and the event.
 */
unsigned input_wait(struct input *input, struct event *out, int wait_ms, const int *fds,
                    size_t fd_count);

#endif
