#ifndef UI_LIST_H
#define UI_LIST_H

/*
 * Which row of a list has the cursor, and which one is shown first.
 *
 * `rows` is always how many rows there is room for. The cursor stays within
 * what is shown, with a margin of up to three rows above and below it.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct list {
    size_t cursor, top, count;
    const bool *headings;  /* rows the cursor steps over, `count` of them; NULL if there are none */
};

enum list_move {
    LIST_DOWN,
    LIST_UP,
    LIST_PAGE_DOWN,
    LIST_PAGE_UP,
    LIST_HALF_DOWN,
    LIST_HALF_UP,
    LIST_FIRST,
    LIST_LAST,
};

void list_move(struct list *list, enum list_move move, int rows);

/* To that row, or the last one. */
void list_go(struct list *list, size_t row, int rows);

/*
 * The wheel: shows what is `by` rows further down (up if negative); the cursor comes along at the
 * edge.
 */
void list_scroll(struct list *list, int by, int rows);

/* After a change of size, or of what is in the list: cursor and top are valid again. */
void list_fit(struct list *list, size_t count, int rows);

/*
 * After a reload: the cursor goes to the row whose id is `id`, on the same line of the screen
 * where it can be. If that is gone it stays on the same row. False if it is gone.
 */
bool list_follow(struct list *list, const int64_t *ids, size_t count, int64_t id, int rows);

/* "3/8" for a border; "0/0" of nothing. */
enum { LIST_PLACE_SIZE = 48 };
const char *list_place(const struct list *list, char text[LIST_PLACE_SIZE]);

#endif
