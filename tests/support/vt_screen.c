#include "support/vt_private.h"

#include "support/test.h"

#include <stdio.h>
#include <string.h>

enum { SILENCE = 50 };  /* milliseconds */

/* Room for four bytes must be there. Returns the bytes written. */
static size_t put_utf8(char *out, uint32_t code)
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xc0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3f));
        return 2;
    }
    if (code < 0x10000) {
        out[0] = (char)(0xe0 | code >> 12);
        out[1] = (char)(0x80 | (code >> 6 & 0x3f));
        out[2] = (char)(0x80 | (code & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | code >> 18);
    out[1] = (char)(0x80 | (code >> 12 & 0x3f));
    out[2] = (char)(0x80 | (code >> 6 & 0x3f));
    out[3] = (char)(0x80 | (code & 0x3f));
    return 4;
}

/* Zero stands for blank, (uint32_t)-1 for the right half of a wide character. */
static void put_characters(char text[32], const uint32_t characters[VTERM_MAX_CHARS_PER_CELL])
{
    size_t length = 0;

    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && length < 28; i++) {
        if (!characters[i] || characters[i] == (uint32_t)-1)
            break;
        length += put_utf8(text + length, characters[i]);
    }
    text[length] = '\0';
}

static int32_t colour_of(const VTermColor *colour, bool is_default)
{
    if (is_default)
        return VT_DEFAULT;
    if (VTERM_COLOR_IS_INDEXED(colour))
        return colour->indexed.idx;
    return VT_RGB + (colour->rgb.red << 16 | colour->rgb.green << 8 | colour->rgb.blue);
}

struct vt_cell vt_cell(struct vt *vt, int x, int y)
{
    VTermScreenCell found = {0};
    struct vt_cell cell = {0};

    if (!vterm_screen_get_cell(vt->screen, (VTermPos){.row = y, .col = x}, &found))
        fail_msg("there is no cell at %d,%d", x, y);
    put_characters(cell.text, found.chars);
    cell.width = found.width;
    cell.foreground = colour_of(&found.fg, VTERM_COLOR_IS_DEFAULT_FG(&found.fg));
    cell.background = colour_of(&found.bg, VTERM_COLOR_IS_DEFAULT_BG(&found.bg));
    cell.bold = found.attrs.bold;
    cell.italic = found.attrs.italic;
    cell.underline = found.attrs.underline != 0;
    cell.reverse = found.attrs.reverse;
    cell.blink = found.attrs.blink;
    cell.strike = found.attrs.strike;
    return cell;
}

/* Adds a row to the text, blanks at its end cut. */
static void add_row(struct vt *vt, int y)
{
    size_t begin = vt->text.length;

    for (int x = 0; x < vt->state.width;) {
        struct vt_cell cell = vt_cell(vt, x, y);

        str_add(&vt->text, "%s", cell.text[0] ? cell.text : " ");
        x += cell.width > 0 ? cell.width : 1;
    }
    while (vt->text.length > begin && vt->text.text[vt->text.length - 1] == ' ')
        vt->text.text[--vt->text.length] = '\0';
}

const char *vt_row(struct vt *vt, int y)
{
    vt->text.length = 0;
    str_add_bytes(&vt->text, "", 0);
    add_row(vt, y);
    return vt->text.text;
}

const char *vt_text(struct vt *vt)
{
    vt->text.length = 0;
    for (int y = 0; y < vt->state.height; y++) {
        add_row(vt, y);
        str_add(&vt->text, "\n");
    }
    return vt->text.text;
}

static int row_with(struct vt *vt, const char *text)
{
    for (int y = 0; y < vt->state.height; y++) {
        if (strstr(vt_row(vt, y), text))
            return y;
    }
    return -1;
}

bool vt_shows(struct vt *vt, const char *text)
{
    return row_with(vt, text) >= 0;
}

void vt_wait_until(struct vt *vt, bool (*is_true)(struct vt *vt, const void *with),
                   const void *with, const char *what)
{
    int64_t deadline = deadline_in(CHILD_SECONDS * 1000);

    while (!is_true(vt, with)) {
        if (deadline_left(deadline) > 0 && !vt->state.ended) {
            (void)vt_pump(vt, deadline_left(deadline));
            continue;
        }
        print_error("The screen, %d by %d%s:\n%s", vt->state.width, vt->state.height,
                    vt->state.ended ? ", when the program had ended" : "", vt_text(vt));
        fail_msg("this did not come: %s", what);
    }
}

static bool has_text(struct vt *vt, const void *text)
{
    return vt_shows(vt, text);
}

static bool has_no_text(struct vt *vt, const void *text)
{
    return !vt_shows(vt, text);
}

int vt_wait(struct vt *vt, const char *text)
{
    vt_wait_until(vt, has_text, text, text);
    return row_with(vt, text);
}

void vt_wait_gone(struct vt *vt, const char *text)
{
    char what[160];

    (void)snprintf(what, sizeof(what), "a screen without \"%s\"", text);
    vt_wait_until(vt, has_no_text, text, what);
}

void vt_settle(struct vt *vt)
{
    int64_t deadline = deadline_in(CHILD_SECONDS * 1000);

    while (deadline_left(deadline) > 0 && vt_pump(vt, SILENCE))
        ;
}
