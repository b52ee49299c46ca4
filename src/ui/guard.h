#ifndef UI_GUARD_H
#define UI_GUARD_H

/*
 * The guard of the terminal: while a program has the screen, no signal may leave it in disorder.
 *
 * Signals that ask for something are noted and wake whoever polls guard_fd(). Signals that end
 * the program at once, and exit(), first give the screen back; then they go their way, to the
 * handler that was there before (a sanitizer's) or the system's. A process has one guard.
 */

#include <liaise/error.h>
#include <termios.h>

/* What was noted, as bits. */
enum guard_note {
    GUARD_RESIZE = 1,       /* SIGWINCH */
    GUARD_HANGUP = 2,       /* SIGHUP */
    GUARD_TERMINATE = 4,    /* SIGTERM */
    GUARD_INTERRUPT = 8,    /* SIGINT, from somebody else: C-c is a key */
    GUARD_STOP = 16,        /* SIGTSTP */
    GUARD_CONTINUE = 32,    /* SIGCONT */
};

/* `tty` is the terminal, `mode` how it was, `restore` what makes its screen whole again. */
MUST_CHECK bool guard_open(int tty, const struct termios *mode, const char *restore,
                           struct error *err);
void guard_close(void);

int guard_fd(void);         /* can be read when there is something to take */
unsigned guard_take(void);  /* what was noted since the last time */

/* Whether the screen is ours: a program that has given it back must not restore it. */
void guard_hold(bool is_ours);

/* Stop this process and its group, as C-z does; returns when it is continued. */
void guard_stop(void);

/* While another program has the terminal: C-z stops us too, C-c and C-\ are not meant for us. */
void guard_stand_back(bool is_back);

#endif
