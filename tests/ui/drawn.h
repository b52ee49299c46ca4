#ifndef TESTS_UI_DRAWN_H
#define TESTS_UI_DRAWN_H

/* What a canvas shows, compared with what it should. */

#include "support/test.h"

#include "base/str.h"
#include "ui/canvas.h"

/* The text of all rows; blanks at their ends and empty rows at the end do not count. */
static inline void assert_shows(const struct canvas *canvas, const char *expected)
{
    struct str text = {0};

    canvas_dump_text(canvas, &text);
    while (text.length > 1 && text.text[text.length - 1] == '\n'
           && text.text[text.length - 2] == '\n')
        text.text[--text.length] = '\0';
    assert_string_equal(text.text, expected);
    str_done(&text);
}

static inline void assert_role(const struct canvas *canvas, int x, int y, enum role role)
{
    assert_string_equal(role_name((enum role)canvas_at(canvas, x, y)->role), role_name(role));
}

static inline void assert_surface(const struct canvas *canvas, int x, int y, enum role role)
{
    assert_string_equal(role_name((enum role)canvas_at(canvas, x, y)->surface), role_name(role));
}

#endif
