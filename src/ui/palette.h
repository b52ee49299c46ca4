#ifndef UI_PALETTE_H
#define UI_PALETTE_H

/*
 * A box in which everything that can be done is found by typing some of it.
 *
 * Items are borrowed. Names come before docs; among equals the one used last
 * comes first, then the order they were given in. What cannot be done now
 * stays in the list and says why.
 */

#include "ui/area.h"
#include "ui/line.h"
#include "ui/scroll.h"

struct palette_item {
    const char *title;      /* "snooze I-41, I-60" */
    const char *usage;      /* ":snooze DATE" */
    const char *key;        /* "s"; NULL for none */
    const char *doc;        /* ":snooze {when}  hide the marked issues until then" */
    const char *example;    /* "tomorrow · mon 9:00 · +3d"; NULL for none */
    const char *disabled;   /* why it cannot be done now; NULL if it can */
    unsigned recent;        /* the higher the more recently used; 0 is never */
};

struct palette_hit {
    size_t item;
    int score;              /* 0: only the doc has it */
    unsigned recent;
};

enum palette_action {
    PALETTE_IGNORED,
    PALETTE_TAKEN,
    PALETTE_ENTER,          /* run what palette_chosen() gives; it is not disabled */
    PALETTE_COMPLETE,       /* Tab: go on in the prompt with the usage of the chosen one */
    PALETTE_CLOSE,
};

struct palette {
    const char *title;      /* "Command" */
    const char *sign;       /* ":" */
    struct line line;
    const struct palette_item *items;
    size_t count;
    struct palette_hit *hits;
    struct scroll list;       /* over the hits */
};

void palette_init(struct palette *palette, const char *title, const char *sign,
                  const struct palette_item *items, size_t count);
void palette_done(struct palette *palette);

/* `height` is that of the screen. */
enum palette_action palette_key(struct palette *palette, const char *key, int height);
enum palette_action palette_paste(struct palette *palette, const char *text, size_t size);
/* NULL if nothing matches. */
const struct palette_item *palette_chosen(const struct palette *palette);

struct area palette_area(int width, int height);
/* Draws the box over the whole screen `canvas`. */
void palette_draw(const struct palette *palette, struct canvas *canvas);
/* A click on the screen of that size: PALETTE_ENTER on a hit, PALETTE_CLOSE outside. */
enum palette_action palette_click(struct palette *palette, int width, int height, int x, int y);

#endif
