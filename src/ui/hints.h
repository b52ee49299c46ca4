#ifndef UI_HINTS_H
#define UI_HINTS_H

/*
 * The rows at the top and at the bottom of every screen: header, tabs, hints.
 *
 * What does not fit is left out whole. Each function says where it put what
 * (spans may be NULL), so that the mouse finds it; the span of something left
 * out is empty.
 */

#include <liaise/arena.h>

#include "ui/area.h"
#include "ui/canvas.h"

struct str;

struct hint {
    const char *key;        /* "t" */
    const char *word;       /* "triage" */
    const char *brief;      /* the word on a narrow screen: "?help"; NULL leaves only the key */
    bool stays;             /* others are left out before it is */
};

/* Narrow is less than 60 columns; with 160 there is more air. */
void hints_draw(const struct hint *hints, size_t count, struct canvas *canvas, int y,
                struct span *spans);

/*
 * "Enter keep  Esc back": hints with two blanks between them, the key first; Esc stays. Returns how
 * many; at most HINTS_IN_TEXT. They live in the arena.
 */
enum { HINTS_IN_TEXT = 24 };
size_t hints_split(const char *text, struct hint out[HINTS_IN_TEXT], struct arena *arena);

struct count {
    const char *text;       /* "2 late" */
    enum role role;         /* 0 is ROLE_HEADER */
};

struct header {
    const char *place;      /* "liaise ‹ Issues ‹ I-41": cut with an ellipsis at last */
    const char *const *clocks;  /* the clock in ever shorter forms, ended by NULL; NULL for none */
    const struct count *counts; /* the first is the last to go */
    size_t count;
};

void header_draw(const struct header *header, struct canvas *canvas, int y, struct span *spans);

/* " 1 Issues 8  2 Meetings 4": the current one as a title with focus. */
void tabs_draw(const char *const *tabs, size_t count, size_t current, struct canvas *canvas,
               int y, struct span *spans);

/*
 * The title of a box that panels share: "[2 Meetings]  4 Follow-ups", the one in front in brackets.
 */
void tabs_add_title(struct str *out, const char *const *tabs, size_t count, size_t current);

#endif
