#ifndef UI_MENU_H
#define UI_MENU_H

/*
 * The small menu that stands above the hints while a key sequence is not
 * complete: "s →  t tomorrow 09:00   w Mon 30 Nov   d date…   Esc cancel".
 * It waits for ever. Items are whole or left out, never cut.
 */

#include "ui/canvas.h"

struct menu_item {
    const char *key;
    const char *word;
    bool disabled;
};

struct menu {
    const char *title;      /* what was pressed so far: "s", "g" */
    const struct menu_item *items;
    size_t count;
};

/* Rows it needs at that width, `most` at most. */
int menu_rows(const struct menu *menu, int width, int most);

/* Fills the canvas, which is menu_rows() high. */
void menu_draw(const struct menu *menu, struct canvas *canvas);

/* The item with that key that can be chosen, or -1. */
int menu_find(const struct menu *menu, const char *key);

/* The item at that cell of such a canvas, or -1. */
int menu_at(const struct menu *menu, int width, int height, int x, int y);

#endif
