#ifndef UI_QUESTION_H
#define UI_QUESTION_H

/*
 * Asked before what cannot be undone. Enter, Esc and n keep; only the key of
 * the deed does it, and that must not be the key that asked.
 */

#include "ui/area.h"
#include "ui/canvas.h"

struct question {
    const char *text;       /* "Purge 3 closed issues of 2019? They cannot be brought back." */
    const char *names;      /* which ones, in a row of their own; NULL for none */
    const char *keep;       /* "keep" */
    const char *deed;       /* "purge" */
    const char *deed_key;   /* "y" */
};

enum answer { ANSWER_NONE, ANSWER_KEEP, ANSWER_DEED };

enum answer question_key(const struct question *question, const char *key);

/* Rows it needs at that width, `most` at most. */
int question_rows(const struct question *question, int width, int most);
/* Fills the canvas, which is question_rows() high. */
void question_draw(const struct question *question, struct canvas *canvas);
enum answer question_click(const struct question *question, int width, int height, int x, int y);

#endif
