#include "ui/canvas.h"

#include <string.h>

#include "base/str.h"

/* Ends a line, with the blanks at its end cut. */
static void end_line(struct str *out, size_t start)
{
    while (out->length > start && out->text[out->length - 1] == ' ')
        out->length--;
    str_add_bytes(out, "\n", 1);
}

void canvas_dump_text(const struct canvas *canvas, struct str *out)
{
    for (int y = 0; y < canvas->height; y++) {
        size_t start = out->length;

        for (int x = 0; x < canvas->width; x++)
            str_add(out, "%s", canvas_at(canvas, x, y)->text);
        end_line(out, start);
    }
}

static char role_of(const struct cell *cell)
{
    return strcmp(cell->text, " ") == 0 ? ' ' : role_letter(cell->role);
}

static char surface_of(const struct cell *cell)
{
    return role_letter(cell->surface);
}

static char look_of(const struct cell *cell)
{
    return " 123456789abcdefghijklmnopqrstuv"[cell->look % 32];
}

static void dump_letters(const struct canvas *canvas, char (*letter)(const struct cell *),
                         struct str *out)
{
    str_add(out, "--\n");
    for (int y = 0; y < canvas->height; y++) {
        size_t start = out->length;

        for (int x = 0; x < canvas->width; x++)
            str_add(out, "%c", letter(canvas_at(canvas, x, y)));
        end_line(out, start);
    }
}

static bool has_looks(const struct canvas *canvas)
{
    for (int y = 0; y < canvas->height; y++)
        for (int x = 0; x < canvas->width; x++)
            if (canvas_at(canvas, x, y)->look)
                return true;
    return false;
}

void canvas_dump(const struct canvas *canvas, struct str *out)
{
    const struct canvas *screen = canvas->screen;

    canvas_dump_text(canvas, out);
    dump_letters(canvas, role_of, out);
    dump_letters(canvas, surface_of, out);
    if (has_looks(canvas))
        dump_letters(canvas, look_of, out);
    str_add(out, "cursor %d,%d %s\n", screen->cursor_x, screen->cursor_y,
            screen->cursor_visible ? "visible" : "hidden");
}
