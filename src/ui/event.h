#ifndef UI_EVENT_H
#define UI_EVENT_H

/*
 * What can happen to a full-screen program.
 *
 * Keys have names, the same in the key map, in help and in tests:
 *   a character as itself: "j", "G", "é", "日"
 *   "Space" "Enter" "Tab" "Esc" "BS" "Del" "Ins" "Up" "Down" "Left" "Right"
 *   "Home" "End" "PgUp" "PgDn" "F1" .. "F20"
 * with "C-", "A-" and "S-" in front, in this order: "C-r", "A-x", "S-Tab", "C-A-Right".
 * S- stands before named keys only; a shifted letter is the capital letter.
 */

#include <stddef.h>

enum event_kind {
    EVENT_TIMEOUT,      /* nothing happened for as long as was asked */
    EVENT_KEY,
    EVENT_PASTE,
    EVENT_MOUSE,
    EVENT_RESIZE,     /* also after the program was stopped and continued: lay out and show again */
    EVENT_FOCUS_IN,
    EVENT_FOCUS_OUT,
    EVENT_FD,           /* one of the other descriptors can be read */
    EVENT_HANGUP,       /* the terminal is gone: save and leave, nobody will see any more */
    EVENT_TERMINATE,    /* somebody asked the program to end: save and leave */
};

enum mouse_action {
    MOUSE_LEFT,         /* pressed; there is no word about releasing and moving */
    MOUSE_MIDDLE,
    MOUSE_RIGHT,
    MOUSE_WHEEL_UP,
    MOUSE_WHEEL_DOWN,
};

enum { KEY_NAME_SIZE = 24 };

struct event {
    enum event_kind kind;
    char key[KEY_NAME_SIZE];    /* EVENT_KEY */
    const char *text;           /* EVENT_PASTE: UTF-8 as it came, lines ended by \n; valid until
                                   the next wait */
    size_t length;
    enum mouse_action mouse;    /* EVENT_MOUSE: at cell x, y from the top left corner */
    int x, y;
    int width, height;          /* EVENT_RESIZE */
    size_t fd;                  /* EVENT_FD: its place in the list that was given */
};

#endif
