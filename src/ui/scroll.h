#ifndef UI_SCROLL_H
#define UI_SCROLL_H

/*
 * Which row of a list has the cursor, and which one is shown first.
 *
 * `rows` is always how many rows there is room for. The cursor stays within
 * what is shown, with a margin of up to three rows above and below it.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct scroll {
    size_t cursor, top, count;
    const bool *headings;  /* rows the cursor steps over, `count` of them; NULL if there are none */
};

enum scroll_move {
    SCROLL_DOWN,
    SCROLL_UP,
    SCROLL_PAGE_DOWN,
    SCROLL_PAGE_UP,
    SCROLL_HALF_DOWN,
    SCROLL_HALF_UP,
    SCROLL_FIRST,
    SCROLL_LAST,
};

void scroll_move(struct scroll *list, enum scroll_move move, int rows);

/* To that row, or the last one. */
void scroll_go(struct scroll *list, size_t row, int rows);

/*
 * The wheel: shows what is `by` rows further down (up if negative); the cursor comes along at the
 * edge.
 */
void scroll_by(struct scroll *list, int by, int rows);

/* After a change of size, or of what is in the list: cursor and top are valid again. */
void scroll_fit(struct scroll *list, size_t count, int rows);

/*
 * After a reload: the cursor goes to the row whose id is `id`, on the same line of the screen
 * where it can be. If that is gone it stays on the same row. False if it is gone.
 */
bool scroll_follow(struct scroll *list, const int64_t *ids, size_t count, int64_t id, int rows);

/* "3/8" for a border; "0/0" of nothing. */
enum { SCROLL_PLACE_SIZE = 48 };
const char *scroll_place(const struct scroll *list, char text[SCROLL_PLACE_SIZE]);

#endif
