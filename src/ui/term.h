#ifndef UI_TERM_H
#define UI_TERM_H

/*
 * The terminal: shows a canvas, tells what was typed. All that knows ncurses.
 *
 * There is one terminal per process. While it is open, signals belong to it:
 * a hang-up, a request to end, a change of size arrive as events; C-z and
 * SIGTSTP stop the program and give the screen back, without the caller
 * noticing more than EVENT_RESIZE afterwards; a crash restores the screen
 * before it goes its way. C-c is a key like any other; C-\ still ends a
 * program that does not answer.
 */

#include <liaise/error.h>
#include <liaise/theme.h>
#include <stddef.h>
#include "ui/canvas.h"
#include "ui/event.h"
#include "ui/look.h"

/* The environment is read by main(); its values are NULL where they are not set. */
struct term_options {
    const char *term;           /* TERM */
    const char *colorterm;      /* COLORTERM: "truecolor" or "24bit" allow DEPTH_TRUE */
    const char *no_color;       /* NO_COLOR: if not empty, DEPTH_AUTO is DEPTH_MONO */
    enum colour_depth depth;    /* what the user asked for; never more than the terminal can do */
    bool mouse;                 /* presses and the wheel */
    bool sync;                  /* show each frame at once (private mode 2026) */
    int escape_ms;              /* how long Esc waits for the rest of a sequence; 25 is good */
};

struct term;

/* Takes the screen. Fails in words on a terminal that cannot move its cursor (TERM=dumb). */
MUST_CHECK bool term_open(struct term **out, const struct term_options *options,
                          struct error *err);
/* Gives the screen back as it was. NULL is nothing. exit() does the same. */
void term_close(struct term *term);

int term_width(const struct term *term);
int term_height(const struct term *term);
enum colour_depth term_depth(const struct term *term);
/* The locale cannot show box drawing: what canvas_init() wants to know. */
bool term_is_ascii(const struct term *term);
void term_set_mouse(struct term *term, bool on);

/*
 * Show the canvas (of the terminal's size; more is cut, less leaves the rest blank). Only what
 * changed since the last time is sent. The theme is compared by value, so that it may be
 * changed in place.
 */
void term_show(struct term *term, const struct canvas *canvas, const struct theme *theme);

/* The next term_show() paints everything again (C-l). */
void term_repaint(struct term *term);

/*
 * Wait for the next event, `wait_ms` at most (-1: for ever), asleep all the while. `fds` are
 * other descriptors to watch, such as that of inotify; the caller reads them.
 */
void term_wait(struct term *term, struct event *out, int wait_ms, const int *fds, size_t fd_count);

/* Give the screen back and stop the program, as C-z does; returns when it is continued. */
void term_suspend(struct term *term);

/*
 * Give the screen and the keyboard to another program (an editor) and wait for it. The program
 * is looked for in PATH; `environment` is what it gets. `status` is its exit status, 128 +
 * the signal if one ended it. The next term_show() paints everything again.
 */
MUST_CHECK bool term_run(struct term *term, char *const argv[], char *const environment[],
                         int *status, struct error *err);

void term_bell(struct term *term);
/* The window's title, made harmless. Not on terminals that have none. */
void term_title(struct term *term, const char *text);
/* Put text on the clipboard of the terminal (OSC 52), which may be on another machine. */
void term_copy(struct term *term, const char *text);

#endif
