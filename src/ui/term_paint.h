#ifndef UI_TERM_PAINT_H
#define UI_TERM_PAINT_H

/* How the cells of a canvas get onto the screen of ncurses: only those that changed. */

#include <liaise/theme.h>
#include "ui/canvas.h"
#include "ui/look.h"

/* What ncurses is told for a role on a surface. */
struct style {
    bool is_known;
    unsigned attributes;
    int pair;
};

/* Zero-initialise it; end with painter_done(). */
struct painter {
    enum colour_depth depth;
    bool is_direct;         /* colours are numbered 0xRRGGBB */
    bool has_default;       /* the terminal's own colours can be asked for */
    int width, height;
    struct cell *shown;     /* what the screen shows now */
    bool is_stale;          /* paint everything anew */
    struct theme theme;     /* the last one; only its roles are looked at */
    int cursor_x, cursor_y, cursor_shape;
    int pairs;              /* allocated */
    struct style styles[ROLES][ROLES];
};

/* The screen of ncurses was just made. `wanted` is cut down to what it can do. */
void painter_start(struct painter *painter, enum colour_depth wanted, bool is_direct);
void painter_done(struct painter *painter);

/* The screen has the size that ncurses has now, and anything may stand on it. */
void painter_resize(struct painter *painter);

/* Into the memory of ncurses. False if there is nothing to send. */
bool painter_paint(struct painter *painter, const struct canvas *canvas, const struct theme *theme);

#endif
