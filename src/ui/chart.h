#ifndef UI_CHART_H
#define UI_CHART_H

/*
 * Small pictures of numbers.
 *
 * The number always stands beside the picture: the caller writes it. `most` is
 * the value of the full height or length; give the same one for as long as the
 * user looks, so that nothing changes scale. 0 takes the greatest value there
 * is. A value below 0 is one that is not known and leaves a blank.
 */

#include "ui/area.h"
#include "ui/canvas.h"

struct str;

/* "▇▆▅▃▂▂", one column a value; "=#*-.." in ASCII. A value of 0 is the lowest step. */
void chart_add_spark(struct str *out, const int *values, size_t count, int most, bool ascii);

/* "█████▍░░░░" in `width` columns; "[####....]" in ASCII. Any value above 0 shows something. */
void chart_add_bar(struct str *out, int value, int most, int width, bool ascii);

/* The same, drawn; they return the columns used, cut at `width`. */
int chart_draw_spark(struct canvas *canvas, int x, int y, int width, enum role role,
                     const int *values, size_t count, int most);
/* The bar, then a blank and the number. */
int chart_draw_bar(struct canvas *canvas, int x, int y, int width, enum role role, int value,
                   int most, const char *number);

/* 0 (nothing) .. 4 (the most), -1 if not known. */
int chart_heat(int value, int most);
/*
 * One cell a value: shade and role of heat, a digit 0..9 in ASCII. The newest (last) stay if it is
 * too narrow.
 */
int chart_draw_heat(struct canvas *canvas, int x, int y, int width, const int *values,
                    size_t count, int most);

/* Something at a place on a line of time; `at` in any unit. */
struct chart_mark {
    long long at;
    const char *text;       /* below the line, as long as there is room; NULL for none */
    bool alert;             /* "!" instead of a dot */
    enum role role;         /* 0 is ROLE_CHART_1 */
};

/*
 * Two rows: the line with its dots and `now` ("┤"), and the texts below. Marks are sorted;
 * those outside from..to are left out.
 */
void chart_draw_timeline(struct canvas *canvas, int x, int y, int width,
                         const struct chart_mark *marks, size_t count, long long from,
                         long long to, long long now);
/* One row of texts over such a line (months); one that would touch the one before is left out. */
void chart_draw_axis(struct canvas *canvas, int x, int y, int width,
                     const struct chart_mark *marks, size_t count, long long from, long long to);

enum { CHART_RUNGS = 9, CHART_RUNGS_WIDTH = 27 };

/*
 * Nine rungs in one row, the current one in brackets, the highest there ever was with "^":
 * " 1  2 [3] 4^ 5  6  7  8  9 ". 0 is none. Returns the columns used, 0 if there is no room.
 */
int chart_draw_rungs(struct canvas *canvas, int x, int y, int width, int current, int peak);

/* The same with their names, one row each, the ninth on top: nine rows. */
void chart_draw_ladder(struct canvas *canvas, int x, int y, int width,
                       const char *const names[CHART_RUNGS], int current, int peak);

/*
 * Two sides against each other around the middle: "12 ████|██ 6". Roles PARTY_A and PARTY_B.
 * `left` and `right` are to the same `most`.
 */
struct chart_sides {
    int left, right, most;
    const char *left_number, *right_number;
};
void chart_draw_sides(struct canvas *canvas, int x, int y, int width,
                      const struct chart_sides *sides);

#endif
