#ifndef VIEW_DOCUMENT_H
#define VIEW_DOCUMENT_H

/*
 * What a command answered, as a page that scrolls.
 *
 * document_view is not loaded: its model is made by document_page_new() and given to the page.
 */

#include <liaise/document.h>

#include "view/view.h"

struct document_page {
    const char *title;
    struct document document;
};

/* Lives in the arena, and so does what is added to its document. */
struct document_page *document_page_new(const char *title, struct arena *arena);

/* Draws it `top` lines up; returns how many lines it has in that width. `canvas` NULL counts. */
int document_draw(const struct document *document, struct canvas *canvas, int width, int top);

extern const struct view document_view;

#endif
