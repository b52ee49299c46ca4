#include "ui/canvas.h"

#include "base/text.h"

enum {
    TITLE_MARGIN = 3,   /* a corner, a dash and a blank on either side of a title */
    TITLE_LEAST = 4,    /* a title on the right that has fewer columns left is not worth it */
};

struct glyphs {
    const char *across, *down;
    const char *corners[4];   /* top left, top right, bottom left, bottom right */
};

static const struct glyphs *glyphs_of(const struct canvas *canvas, bool focused)
{
    static const struct glyphs table[2][2] = {
        {{"─", "│", {"┌", "┐", "└", "┘"}}, {"━", "┃", {"┏", "┓", "┗", "┛"}}},
        {{"-", "|", {"+", "+", "+", "+"}}, {"=", "#", {"#", "#", "#", "#"}}},
    };

    return &table[canvas->ascii][focused];
}

static void draw_frame(struct canvas *canvas, const struct glyphs *glyphs, enum role role)
{
    int right = canvas->width - 1, bottom = canvas->height - 1;

    for (int x = 1; x < right; x++) {
        canvas_write(canvas, x, 0, 1, role, glyphs->across);
        canvas_write(canvas, x, bottom, 1, role, glyphs->across);
    }
    for (int y = 1; y < bottom; y++) {
        canvas_write(canvas, 0, y, 1, role, glyphs->down);
        canvas_write(canvas, right, y, 1, role, glyphs->down);
    }
    canvas_write(canvas, 0, 0, 1, role, glyphs->corners[0]);
    canvas_write(canvas, right, 0, 1, role, glyphs->corners[1]);
    canvas_write(canvas, 0, bottom, 1, role, glyphs->corners[2]);
    canvas_write(canvas, right, bottom, 1, role, glyphs->corners[3]);
}

/* Set into the edge: a blank, the text, a blank. */
static void write_title(struct canvas *canvas, int x, int y, int width, enum role role,
                        const char *text)
{
    canvas_write(canvas, x - 1, y, 1, role, " ");
    canvas_write(canvas, x + canvas_write(canvas, x, y, width, role, text), y, 1, role, " ");
}

static int columns_at_most(const char *text, int most)
{
    return text_fits(text, most) ? text_columns(text) : most;
}

/* The left title takes what it needs, the right one what is left: blanks and a dash between. */
static void draw_titles(struct canvas *canvas, int y, const char *left, enum role left_role,
                        const char *right, enum role right_role)
{
    int room = canvas->width - 2 * TITLE_MARGIN;

    if (left && *left && room > 0) {
        int columns = columns_at_most(left, room);

        write_title(canvas, TITLE_MARGIN, y, columns, left_role, left);
        room -= columns + TITLE_MARGIN;
    }
    if (right && *right && room > 0) {
        int columns = columns_at_most(right, room);

        if (columns >= TITLE_LEAST || text_fits(right, room))
            write_title(canvas, canvas->width - TITLE_MARGIN - columns, y, columns, right_role,
                        right);
    }
}

struct canvas canvas_box(struct canvas *canvas, const struct box *box)
{
    enum role border = box->focused ? ROLE_BORDER_FOCUS : ROLE_BORDER;
    enum role title = box->focused ? ROLE_TITLE_FOCUS : ROLE_TITLE;

    canvas_clear(canvas, box->surface);
    if (canvas->width < 2 || canvas->height < 2)
        return canvas_part(canvas, 0, 0, canvas->width, canvas->height);
    draw_frame(canvas, glyphs_of(canvas, box->focused), border);
    draw_titles(canvas, 0, box->title, title, box->title_right, ROLE_DIM);
    draw_titles(canvas, canvas->height - 1, box->foot, ROLE_DIM, box->foot_right, ROLE_DIM);
    return canvas_part(canvas, 1, 1, canvas->width - 2, canvas->height - 2);
}
