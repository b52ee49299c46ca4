#include "ui/term_paint.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

enum { BRIGHT = 8 };   /* added to the numbers 0 .. 7 */

static enum colour_depth best_depth(const struct painter *painter)
{
    if (!has_colors())
        return DEPTH_MONO;
    if (painter->is_direct)
        return DEPTH_TRUE;
    return tigetnum("colors") >= 256 ? DEPTH_256 : DEPTH_16;
}

void painter_start(struct painter *painter, enum colour_depth wanted, bool is_direct)
{
    painter->is_direct = is_direct;
    painter->depth = best_depth(painter);
    if (wanted != DEPTH_AUTO && wanted < painter->depth)
        painter->depth = wanted;
    if (painter->depth == DEPTH_MONO)
        return;
    (void)start_color();
    painter->has_default = use_default_colors() == OK;
}

void painter_done(struct painter *painter)
{
    free(painter->shown);
}

void painter_resize(struct painter *painter)
{
    size_t cells;

    getmaxyx(stdscr, painter->height, painter->width);
    cells = (size_t)painter->width * (size_t)painter->height;
    painter->shown = mem_resize(painter->shown, cells * sizeof(*painter->shown));
    painter->is_stale = true;
}

/* The number that ncurses knows a colour by; -1 is the terminal's own. */
static int number_of(const struct painter *painter, const struct colour *colour, int own)
{
    int ansi = colour->ansi;

    if (colour->kind == COLOUR_UNSET || colour->kind == COLOUR_DEFAULT)
        return painter->has_default ? -1 : own;
    if (colour->kind == COLOUR_RGB && painter->depth == DEPTH_256 && !painter->is_direct)
        return colour->index;
    /* Direct terminals have the numbers 0 to 7 too, and all others as red, green and blue only. */
    if (painter->is_direct && (ansi >= BRIGHT || (colour->kind == COLOUR_RGB &&
                                               painter->depth != DEPTH_16)))
        return colour->red << 16 | colour->green << 8 | colour->blue;
    return ansi;
}

static unsigned attributes_of(unsigned look)
{
    return (look & LOOK_BOLD ? A_BOLD : 0) | (look & LOOK_DIM ? A_DIM : 0) |
           (look & LOOK_ITALIC ? A_ITALIC : 0) | (look & LOOK_UNDERLINE ? A_UNDERLINE : 0) |
           (look & LOOK_REVERSE ? A_REVERSE : 0);
}

/*
 * Eight colours make sixteen by bold. Bright black is no colour there: on many such terminals it
 * would be black on black. Plain blue is never used for text, since few can read it.
 */
static int fit_foreground(const struct painter *painter, int number, unsigned *attributes)
{
    if (number == COLOR_BLUE && !painter->is_direct)
        number += BRIGHT;
    if (COLORS >= 16 || number < BRIGHT)
        return number;
    if (number == BRIGHT)
        return painter->has_default ? -1 : COLOR_WHITE;
    *attributes |= A_BOLD;
    return number - BRIGHT;
}

/* A pair of colours; where there are only 64 and all are taken, the terminal's own. */
static int pair_of(struct painter *painter, int foreground, int background)
{
    int pair = find_pair(foreground, background);

    if (pair >= 0)
        return pair;
    if (painter->pairs >= COLOR_PAIRS - 1)
        return 0;
    pair = alloc_pair(foreground, background);
    if (pair < 0)
        return 0;
    painter->pairs++;
    return pair;
}

static const struct style *style_of(struct painter *painter, const struct cell *cell)
{
    struct style *style = &painter->styles[cell->role][cell->surface];
    struct role_look look;
    int foreground, background;

    if (style->is_known)
        return style;
    look = look_of(&painter->theme, cell->role, cell->surface, painter->depth);
    *style = (struct style){.is_known = true, .attributes = attributes_of(look.look)};
    if (painter->depth == DEPTH_MONO)
        return style;
    foreground = number_of(painter, &look.foreground, COLOR_WHITE);
    background = number_of(painter, &look.background, COLOR_BLACK);
    foreground = fit_foreground(painter, foreground, &style->attributes);
    if (COLORS < 16 && background >= BRIGHT)
        background -= BRIGHT;
    style->pair = pair_of(painter, foreground, background);
    return style;
}

static void paint(struct painter *painter, int x, int y, const struct cell *cell)
{
    const struct style *style = style_of(painter, cell);
    const char *text = cell->text;
    wchar_t wide[CCHARW_MAX + 1] = {0};
    int pair = style->pair;
    cchar_t shown;

    for (size_t i = 0; i < CCHARW_MAX && *text; i++)
        wide[i] = (wchar_t)text_decode(&text);
    (void)setcchar(&shown, wide, style->attributes | attributes_of(cell->look), 0, &pair);
    (void)mvadd_wch(y, x, &shown);   /* in the last corner it says ERR, and has done it */
}

static bool is_same(const struct cell *a, const struct cell *b)
{
    return a->role == b->role && a->surface == b->surface && a->look == b->look &&
           strcmp(a->text, b->text) == 0;
}

/* Says whether anything changed. */
static bool paint_changes(struct painter *painter, const struct canvas *canvas)
{
    static const struct cell blank = {.text = " ", .role = ROLE_TEXT};
    bool changed = false;

    for (int y = 0; y < painter->height; y++) {
        struct cell *row = painter->shown + (size_t)y * (size_t)painter->width;

        for (int x = 0; x < painter->width; x++) {
            const struct cell *cell = canvas_at(canvas, x, y);

            cell = cell ? cell : &blank;
            if (!painter->is_stale && is_same(cell, &row[x]))
                continue;
            row[x] = *cell;
            changed = true;
            if (cell->text[0])
                paint(painter, x, y, cell);
        }
    }
    return changed;
}

static void adopt_theme(struct painter *painter, const struct theme *theme)
{
    if (memcmp(painter->theme.roles, theme->roles, sizeof(theme->roles)) == 0)
        return;
    memcpy(painter->theme.roles, theme->roles, sizeof(theme->roles));
    memset(painter->styles, 0, sizeof(painter->styles));
    if (painter->pairs)
        reset_color_pairs();
    painter->pairs = 0;
    painter->is_stale = true;
}

/* The cursor is put there in any case: braille displays and magnifiers follow it. */
static bool move_cursor(struct painter *painter, const struct canvas *canvas)
{
    bool is_somewhere = canvas->cursor_x >= 0 && canvas->cursor_x < painter->width &&
                        canvas->cursor_y >= 0 && canvas->cursor_y < painter->height;
    int x = is_somewhere ? canvas->cursor_x : 0, y = is_somewhere ? canvas->cursor_y : 0;
    int shape = is_somewhere && canvas->cursor_visible;
    bool changed = x != painter->cursor_x || y != painter->cursor_y ||
                   shape != painter->cursor_shape;

    if (shape != painter->cursor_shape)
        (void)curs_set(shape);
    painter->cursor_x = x;
    painter->cursor_y = y;
    painter->cursor_shape = shape;
    (void)move(y, x);
    return changed;
}

bool painter_paint(struct painter *painter, const struct canvas *canvas, const struct theme *theme)
{
    bool changed;

    adopt_theme(painter, theme);
    if (painter->is_stale) {
        (void)erase();
        (void)clearok(curscr, TRUE);
        painter->cursor_shape = -1;
    }
    changed = paint_changes(painter, canvas);
    changed |= move_cursor(painter, canvas);
    painter->is_stale = false;
    return changed;
}
