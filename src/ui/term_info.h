#ifndef UI_TERM_INFO_H
#define UI_TERM_INFO_H

/* What is known about a kind of terminal (terminfo), asked once before ncurses takes the screen. */

#include <liaise/error.h>
#include "ui/keys.h"
#include "ui/term.h"

enum { TERM_TYPE_SIZE = 64, TERM_TEXT_SIZE = 64, TERM_RESTORE_SIZE = 384 };

struct term_info {
    char type[TERM_TYPE_SIZE];          /* what ncurses is to be told: "xterm-direct" for "xterm" */
    bool has_modes;                     /* an emulator that knows private modes */
    bool is_direct;                     /* colours are numbered 0xRRGGBB */
    char keys_on[TERM_TEXT_SIZE];       /* cursor keys as the description has them, and back */
    char keys_off[TERM_TEXT_SIZE];
    char restore[TERM_RESTORE_SIZE];    /* what makes the screen whole again, whatever its state */
};

/* Bracketed paste, focus, mouse with its position in digits, frames as a whole. */
#define MODES_ON "\033[?2004h\033[?1004h"
#define MODES_OFF "\033[?2026l\033[?1004l\033[?2004l"
#define MOUSE_ON "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1002l\033[?1000l"

/* Adds the keys of this kind of terminal to `keys`. `tty` is its file descriptor. */
MUST_CHECK bool term_info_read(struct term_info *out, struct keys *keys,
                               const struct term_options *options, int tty, struct error *err);

#endif
