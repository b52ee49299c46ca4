#ifndef TESTS_SUPPORT_VT_PRIVATE_H
#define TESTS_SUPPORT_VT_PRIVATE_H

/* What the three files of the terminal harness share: vt.c the process, vt_keys.c, vt_screen.c. */

#include <vterm.h>

#include "base/str.h"
#include "support/vt.h"

struct vt {
    struct temp *temp;
    pid_t pid;
    int fd;                 /* our end of the terminal; -1 after a hang-up */
    VTerm *terminal;
    VTermScreen *screen;
    struct str outgoing;    /* bytes the program has not taken yet */
    struct str text;        /* what vt_row() and vt_text() return */
    struct vt_state state;
};

/* Send and read what can be within the time. False if there was nothing. */
bool vt_pump(struct vt *vt, int milliseconds);

void vt_flush(struct vt *vt);

#endif
