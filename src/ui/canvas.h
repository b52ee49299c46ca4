#ifndef UI_CANVAS_H
#define UI_CANVAS_H

/*
 * A grid of cells that a view draws on.
 *
 * A cell carries meanings, not colours: what its text is (ROLE_LATE) and what
 * it lies on (ROLE_SELECTION). Themes choose colours when the canvas is shown,
 * and tests read meanings without a terminal.
 *
 * Text given to the canvas may come from anywhere: it is made harmless
 * (text_next in base/text.h) and never splits a wide character; one that would
 * is replaced by the ellipsis. Columns are counted as the terminal counts them.
 */

#include <liaise/error.h>
#include <liaise/theme.h>
#include <stddef.h>

struct str;

struct cell {
    char text[24];          /* one grapheme in UTF-8; "" is the right half of a wide one */
    unsigned char role;     /* what it means */
    unsigned char surface;  /* what it lies on: background, panel, popup, selection, header … */
    unsigned char look;     /* LOOK_… on top, such as underline for a match */
};

/*
 * A window on the cells of a whole screen: x and y count from its own corner, drawing is clipped to
 * it.
 */
struct canvas {
    int width, height;
    int left, top;          /* its corner on the screen */
    int stride;             /* cells in a row of the screen */
    struct cell *cells;     /* of the screen; owned by the canvas that was initialised */
    bool ascii;             /* the locale has no UTF-8: boxes, arrows and bars in ASCII */
    int cursor_x, cursor_y; /* where the hardware cursor goes; -1 if nowhere. Kept on the
                               screen's canvas */
    bool cursor_visible;
    struct canvas *screen;  /* the canvas that owns the cells */
};

void canvas_init(struct canvas *canvas, int width, int height, bool ascii);
void canvas_done(struct canvas *canvas);

/* The part of `canvas` at (x, y), cut to what there is of it. */
struct canvas canvas_part(struct canvas *canvas, int x, int y, int width, int height);

/* Fill with blanks on `surface`. */
void canvas_clear(struct canvas *canvas, enum role surface);

/*
 * Write text from (x, y), cut with an ellipsis at `width` columns or the edge of the canvas; the
 * rest of `width` stays. Surfaces stay, looks go. Returns the columns written.
 */
int canvas_write(struct canvas *canvas, int x, int y, int width, enum role role, const char *text);
int canvas_writef(struct canvas *canvas, int x, int y, int width, enum role role,
                  const char *format, ...) PRINTF_LIKE(6, 7);
/* The same, ending at column x + width. */
int canvas_write_right(struct canvas *canvas, int x, int y, int width, enum role role,
                       const char *text);

/*
 * Text over several lines, broken between words and at line breaks; an ellipsis ends it if there
 * are not enough lines. Returns the lines used. `canvas` NULL only counts.
 */
int canvas_write_block(struct canvas *canvas, int x, int y, int width, int lines, enum role role,
                       const char *text);

/* Change what a stretch of cells lies on, or add a look to it, and leave its text. */
void canvas_surface(struct canvas *canvas, int x, int y, int width, enum role surface);
void canvas_look(struct canvas *canvas, int x, int y, int width, unsigned look);

/*
 * A box around the whole canvas: light, or heavy when it has the focus ("+-|" and "#=#" in
 * ASCII), filled with blanks. The titles go into its top edge left and right, the foot into its
 * bottom edge; NULL for none. A long one is cut; where both do not fit the left one has the
 * room. Returns the canvas inside.
 */
struct box {
    const char *title, *title_right, *foot, *foot_right;
    bool focused;
    enum role surface;
};
struct canvas canvas_box(struct canvas *canvas, const struct box *box);

/* Put the hardware cursor there, if that is on the canvas. */
void canvas_cursor(struct canvas *canvas, int x, int y, bool visible);

/* The cell at (x, y), NULL outside. */
const struct cell *canvas_at(const struct canvas *canvas, int x, int y);

/*
 * For tests: the rows as text, a line "--", a letter of role for each cell that is not blank,
 * "--", a letter of surface for each cell; if any cell has a look, "--" and the sum of its LOOK_…
 * as a digit (a is 10); then "cursor 5,2 visible". Blanks at the ends of lines are cut.
 */
void canvas_dump(const struct canvas *canvas, struct str *out);
/* The text only. */
void canvas_dump_text(const struct canvas *canvas, struct str *out);

#endif
