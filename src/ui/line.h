#ifndef UI_LINE_H
#define UI_LINE_H

/*
 * One line of text being typed.
 *
 * Start with `struct line line = {0};`, end with line_done(). The text is
 * always valid UTF-8 without control characters; moves and deletions go by
 * grapheme, so that a letter and its accent are one.
 *
 * Keys (named as in ui/event.h): characters, Left Right Home End C-a C-e, words with A-b A-f
 * C-Left C-Right, BS C-h Del, C-w A-BS (word before), A-d (word after), C-u (to the start),
 * C-k (to the end), Up Down C-p C-n through the history if there is one, Right at the end takes
 * the ghost text.
 */

#include "base/str.h"
#include "ui/canvas.h"

enum { LINE_LIMIT = 4096 };

struct line {
    struct str text;            /* use line_text() */
    size_t cursor;              /* bytes before it */
    size_t limit;               /* bytes at most; 0 is LINE_LIMIT */
    const char *ghost;          /* what the owner expects to come next; forgotten on every change */
    const char *const *history; /* the newest first; borrowed */
    size_t history_count;
    size_t history_at;          /* 0 is what was typed, 1 the newest */
    struct str typed;           /* what was typed before going back in the history */
};

void line_done(struct line *line);

/* Never NULL. Valid until the next change. */
const char *line_text(const struct line *line);

/* Replace the text, cursor at its end. Line breaks become blanks. */
void line_set(struct line *line, const char *text);

/* True if it took the key. Keys that move are taken even if there is nowhere to go. */
bool line_key(struct line *line, const char *key);

/* A key that is a character: one byte, or not ASCII (the names of all other keys are). */
bool key_is_character(const char *key);

/* Insert at the cursor. Line breaks and tabs become blanks, other control characters go. */
void line_paste(struct line *line, const char *text, size_t size);

/* Replace the bytes from..cursor, for completion. */
void line_complete(struct line *line, size_t from, const char *text);

/* Columns in front of the cursor. */
int line_column(const struct line *line);

/*
 * Draw in `width` columns from (x, y), scrolled so that the cursor is to be seen; "…" where
 * there is more. With `focused` the hardware cursor is put there.
 */
void line_draw(const struct line *line, struct canvas *canvas, int x, int y, int width,
               enum role role, bool focused);

#endif
