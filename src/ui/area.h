#ifndef UI_AREA_H
#define UI_AREA_H

/* A rectangle of cells, and a stretch of columns on one row. */

#include <stdbool.h>

struct area {
    int x, y, width, height;    /* no width or no height: there is none */
};

/* Columns from..to - 1; none if they are equal. */
struct span {
    int from, to;
};

static inline bool area_is_there(struct area area)
{
    return area.width > 0 && area.height > 0;
}

static inline bool area_has(struct area area, int x, int y)
{
    return x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height;
}

static inline bool span_has(struct span span, int x)
{
    return x >= span.from && x < span.to;
}

#endif
