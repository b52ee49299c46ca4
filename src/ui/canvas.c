#include "ui/canvas.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"

static const struct cell blank = {.text = " ", .role = ROLE_TEXT};

void canvas_init(struct canvas *canvas, int width, int height, bool ascii)
{
    size_t count;

    width = width > 0 ? width : 0;
    height = height > 0 ? height : 0;
    count = (size_t)width * (size_t)height;
    *canvas = (struct canvas){
        .width = width, .height = height, .stride = width, .ascii = ascii,
        .cells = mem_zero((count ? count : 1) * sizeof(struct cell)),
        .cursor_x = -1, .cursor_y = -1, .screen = canvas,
    };
    canvas_clear(canvas, ROLE_BACKGROUND);
}

void canvas_done(struct canvas *canvas)
{
    free(canvas->cells);
    *canvas = (struct canvas){0};
}

static int between(int value, int low, int high)
{
    if (value < low)
        return low;
    return value < high ? value : high;
}

struct canvas canvas_part(struct canvas *canvas, int x, int y, int width, int height)
{
    struct canvas part = *canvas;
    int right = between(x + width, 0, canvas->width);
    int bottom = between(y + height, 0, canvas->height);

    x = between(x, 0, canvas->width);
    y = between(y, 0, canvas->height);
    part.left += x;
    part.top += y;
    part.width = right > x ? right - x : 0;
    part.height = bottom > y ? bottom - y : 0;
    part.cursor_x = part.cursor_y = -1;
    return part;
}

static const char *ellipsis(const struct canvas *canvas)
{
    return canvas->ascii ? "~" : "…";
}

/* The row of the screen that has row y of the canvas in it. */
static struct cell *row_of(const struct canvas *canvas, int y)
{
    return canvas->cells + (size_t)(canvas->top + y) * (size_t)canvas->stride;
}

static void set_text(struct cell *cell, const char *text)
{
    size_t length = strnlen(text, sizeof(cell->text) - 1);

    memcpy(cell->text, text, length);
    cell->text[length] = '\0';
}

/*
 * Cells first .. first + count - 1 of the row get something new: what is left of wide characters
 * on both sides cannot be shown any more.
 */
static void cut_neighbours(const struct canvas *canvas, struct cell *row, int first, int count)
{
    int next = first + count;

    if (first > 0 && !row[first].text[0])
        set_text(&row[first - 1], ellipsis(canvas));
    if (next < canvas->stride && !row[next].text[0])
        set_text(&row[next], ellipsis(canvas));
}

void canvas_clear(struct canvas *canvas, enum role surface)
{
    struct cell empty = blank;

    empty.surface = (unsigned char)surface;
    for (int y = 0; y < canvas->height && canvas->width; y++) {
        struct cell *row = row_of(canvas, y);

        if (canvas->width < canvas->stride)
            cut_neighbours(canvas, row, canvas->left, canvas->width);
        for (int x = 0; x < canvas->width; x++)
            row[canvas->left + x] = empty;
    }
}

static void put(struct canvas *canvas, int x, int y, enum role role, const char *text, int columns)
{
    struct cell *row = row_of(canvas, y);
    int at = canvas->left + x;

    cut_neighbours(canvas, row, at, columns);
    for (int i = 0; i < columns; i++) {
        row[at + i].role = (unsigned char)role;
        row[at + i].look = 0;
        set_text(&row[at + i], i == 0 ? text : "");
    }
}

/*
 * Shows the text as far as `end` (NULL: to its end) and `width`, and a wide character that is
 * halfway out on the left as an ellipsis. Nothing says that the rest was cut: see write_cut().
 */
static int write_some(struct canvas *canvas, int x, int y, int width, enum role role,
                      const char *text, const char *end)
{
    struct grapheme grapheme;
    int start = x, limit = x + width;

    while ((!end || text < end) && text_next(&text, &grapheme) && x + grapheme.columns <= limit) {
        if (x >= 0 && grapheme.columns)
            put(canvas, x, y, role, grapheme.text, grapheme.columns);
        else if (x + grapheme.columns > 0 && grapheme.columns)
            put(canvas, 0, y, role, ellipsis(canvas), 1);
        x += grapheme.columns;
    }
    return x - start;
}

static int write_cut(struct canvas *canvas, int x, int y, int width, enum role role,
                     const char *text)
{
    int columns;

    if (y < 0 || y >= canvas->height || x >= canvas->width || width <= 0)
        return 0;
    if (width > canvas->width - x)
        width = canvas->width - x;
    if (text_fits(text, width))
        return write_some(canvas, x, y, width, role, text, NULL);
    columns = write_some(canvas, x, y, width - 1, role, text, NULL);
    if (x + columns >= 0)
        put(canvas, x + columns, y, role, ellipsis(canvas), 1);
    return columns + 1;
}

int canvas_write(struct canvas *canvas, int x, int y, int width, enum role role, const char *text)
{
    return write_cut(canvas, x, y, width, role, text);
}

int canvas_writef(struct canvas *canvas, int x, int y, int width, enum role role,
                  const char *format, ...)
{
    struct str str = {0};
    va_list args;
    int columns;

    va_start(args, format);
    str_add_args(&str, format, args);
    va_end(args);
    columns = write_cut(canvas, x, y, width, role, str.text ? str.text : "");
    str_done(&str);
    return columns;
}

int canvas_write_right(struct canvas *canvas, int x, int y, int width, enum role role,
                       const char *text)
{
    int columns = text_fits(text, width) ? text_columns(text) : width;

    return write_cut(canvas, x + width - columns, y, columns, role, text);
}

static bool is_line_break(const char *text)
{
    return *text == '\n' || (text[0] == '\r' && text[1] == '\n');
}

static bool is_blank(const struct grapheme *grapheme)
{
    return grapheme->text[0] == ' ' && !grapheme->text[1];
}

static bool may_break(const struct grapheme *before, const struct grapheme *after)
{
    if (is_blank(after))
        return !is_blank(before);
    return before->columns == 2 || after->columns == 2;
}

/*
 * Where the line that begins at `text` ends when it may be `width` columns long: behind its last
 * whole word, or its last wide character (those scripts break anywhere), or just where it is
 * full if there is nothing of the kind. `*next` is where the next line begins.
 */
static const char *line_end(const char *text, int width, const char **next)
{
    const char *start = text, *here = text, *end = text;
    struct grapheme grapheme = {0}, before;
    int columns = 0;

    while (columns <= width || is_blank(&grapheme)) {
        here = text;
        before = grapheme;
        if (!*here || is_line_break(here)) {
            *next = *here ? here + strcspn(here, "\n") + 1 : here;
            return here;
        }
        (void)text_next(&text, &grapheme);
        columns += grapheme.columns;
        if (may_break(&before, &grapheme))
            end = here;
    }
    if (end == start)
        end = here > start ? here : text;
    *next = end + strspn(end, " \t");
    return end;
}

int canvas_write_block(struct canvas *canvas, int x, int y, int width, int lines, enum role role,
                       const char *text)
{
    int used = 0;

    if (width <= 0)
        return 0;
    while (*text && used < lines) {
        const char *next, *end = line_end(text, width, &next);
        int row = y + used++;

        if (!canvas || row < 0 || row >= canvas->height) {
            text = next;
            continue;
        }
        if (used == lines && *next) {
            (void)write_cut(canvas, x, row, width, role, text);
            break;
        }
        if (x < canvas->width)
            (void)write_some(canvas, x, row, between(width, 0, canvas->width - x), role, text, end);
        text = next;
    }
    return used;
}

/* Cuts a stretch of cells to the canvas; false if nothing is left. */
static bool clip(const struct canvas *canvas, int *x, int y, int *width)
{
    int end = between(*x + *width, 0, canvas->width);

    *x = between(*x, 0, canvas->width);
    *width = end - *x;
    return y >= 0 && y < canvas->height && *width > 0;
}

void canvas_surface(struct canvas *canvas, int x, int y, int width, enum role surface)
{
    if (!clip(canvas, &x, y, &width))
        return;
    for (struct cell *cell = row_of(canvas, y) + canvas->left + x; width-- > 0; cell++)
        cell->surface = (unsigned char)surface;
}

void canvas_look(struct canvas *canvas, int x, int y, int width, unsigned look)
{
    if (!clip(canvas, &x, y, &width))
        return;
    for (struct cell *cell = row_of(canvas, y) + canvas->left + x; width-- > 0; cell++)
        cell->look = (unsigned char)(cell->look | look);
}

void canvas_cursor(struct canvas *canvas, int x, int y, bool visible)
{
    struct canvas *screen = canvas->screen;

    if (x < 0 || y < 0 || x >= canvas->width || y >= canvas->height)
        return;
    screen->cursor_x = canvas->left + x;
    screen->cursor_y = canvas->top + y;
    screen->cursor_visible = visible;
}

const struct cell *canvas_at(const struct canvas *canvas, int x, int y)
{
    if (x < 0 || y < 0 || x >= canvas->width || y >= canvas->height)
        return NULL;
    return row_of(canvas, y) + canvas->left + x;
}
