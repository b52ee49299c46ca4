#ifndef TESTS_SUPPORT_VT_H
#define TESTS_SUPPORT_VT_H

/*
 * A program in a terminal of its own: press keys, read the screen.
 *
 *     struct vt *vt = vt_open(temp, &(struct vt_start){.arguments = arguments});
 *     vt_wait(vt, "2 open issues");
 *     vt_keys(vt, "jj<Enter>");
 *     vt_wait(vt, "Mooring fees");
 *     vt_keys(vt, "q");
 *     assert_int_equal(vt_close(vt).status, 0);
 *
 * The screen is that of a terminal emulator (libvterm), cell by cell; x and y count from 0. A wait
 * has a deadline of ten seconds and then fails the test, showing the screen. After a key wait for
 * what it must bring about: there is no other way to know that the program has read it.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "support/child.h"
#include "support/temp.h"

struct vt;

struct vt_start {
    const char *const *arguments;   /* NULL-ended; the first is the program, found in PATH */
    const char *const *environment; /* "NAME=value" on top of child_environment(); may be NULL */
    const char *folder;             /* where it runs; NULL is the temporary folder */
    const char *term;               /* TERM; NULL is xterm-256color */
    int width, height;              /* 0 is 80 and 24 */
};

/*
 * Its HOME is the temporary folder. If the test fails before vt_close(), the program is killed
 * when the folder goes.
 */
struct vt *vt_open(struct temp *temp, const struct vt_start *start);

/* Run liaise as it was built with these words, `width` by `height`. */
#define vt_liaise(temp, width, height, ...) \
    vt_liaise_words(temp, width, height, (const char *const[]){TEST_LIAISE, __VA_ARGS__, NULL})
struct vt *vt_liaise_words(struct temp *temp, int width, int height, const char *const *words);

/*
 * Wait until the program has ended by itself (at the deadline it is killed), and give everything
 * back. Call it once for each vt_open().
 */
struct child_end vt_close(struct vt *vt);

/* The terminal goes away, as when its window is closed. The screen stays as it was. */
void vt_hang_up(struct vt *vt);

void vt_signal(struct vt *vt, int signal);      /* to this one process */
pid_t vt_pid(const struct vt *vt);

/*
 * Press keys: text stands for itself, <Enter> <Esc> <Tab> <Space> <Backspace> <Insert> <Delete>
 * <Up> <Down> <Left> <Right> <Home> <End> <PageUp> <PageDown> <F1> .. <F12> for keys, with any of
 * S- (shift) C- (control) A- (alt) in front, as in <S-Tab> <C-r> <A-x> <C-Right>; <lt> is a "<".
 */
void vt_keys(struct vt *vt, const char *keys);
void vt_send(struct vt *vt, const char *bytes, size_t count);   /* as they are */
void vt_paste(struct vt *vt, const char *text);                 /* marked if the program asked */
void vt_click(struct vt *vt, int x, int y, int button);         /* 1 left, 2 middle, 3 right */
void vt_wheel(struct vt *vt, int x, int y, int steps);          /* up if negative */
void vt_resize(struct vt *vt, int width, int height);

/* Wait for the text to be on one row of the screen. Returns the row. */
int vt_wait(struct vt *vt, const char *text);
void vt_wait_gone(struct vt *vt, const char *text);
/* Wait for anything else; `what` is for the failure. */
void vt_wait_until(struct vt *vt, bool (*is_true)(struct vt *vt, const void *with),
                   const void *with, const char *what);

/*
 * Wait until the program has been silent for 50 ms: before a look at colours or the cursor, when
 * all the text that can be waited for was there before. Proves nothing; prefer vt_wait().
 */
void vt_settle(struct vt *vt);

/* Blanks at the end are cut. A text is good until the next call on this terminal. */
const char *vt_row(struct vt *vt, int y);
const char *vt_text(struct vt *vt);                 /* all rows, each with its line break */
bool vt_shows(struct vt *vt, const char *text);     /* on one row, now */

/* A colour is an index of the palette (0..255), VT_DEFAULT, or VT_RGB + 0xRRGGBB. */
enum { VT_DEFAULT = -1, VT_RGB = 0x1000000 };

struct vt_cell {
    char text[32];      /* UTF-8 with its marks; "" is blank or the right half of a wide one */
    int width;          /* columns: 1 or 2 */
    int32_t foreground, background;
    bool bold, italic, underline, reverse, blink, strike;
};
struct vt_cell vt_cell(struct vt *vt, int x, int y);

struct vt_state {
    int width, height;
    int cursor_x, cursor_y;
    bool cursor_visible;
    bool alternate;         /* the alternate screen, which full-screen programs use */
    int mouse;              /* what is reported: 0 nothing, 1 clicks, 2 drags, 3 every move */
    int bells;              /* rung so far */
    size_t received;        /* bytes so far */
    bool ended;             /* the program has closed the terminal */
    char title[128];
};
struct vt_state vt_state(const struct vt *vt);

#endif
