#ifndef UI_TABLE_H
#define UI_TABLE_H

/*
 * Rows of cells in columns.
 *
 * What a column is like is data; what is in the cells is given row by row by
 * the view. Columns that do not fit are left out whole, the least important
 * first, so that an id or a date is never cut.
 */

#include "ui/area.h"
#include "ui/canvas.h"
#include "ui/scroll.h"

enum align { ALIGN_LEFT, ALIGN_RIGHT };

struct column {
    const char *title;
    int min, max;       /* columns on the screen; max 0 is no limit */
    int flex;           /* its share of what is left over; 0 gets none */
    int priority;       /* the highest number goes first; 0 stays to the end */
    enum align align;
    bool whole;         /* never cut: as wide as it needs, or left out */
};

/*
 * Widths of the columns in `total`, one blank between them; 0 is left out. `needs` says how wide
 * the widest cell of each is, NULL if that is not known: a column that is `whole` gets that
 * (within min and max), the others never get more than it unless they have `flex`.
 */
void table_widths(const struct column *columns, size_t count, const int *needs, int total,
                  int *widths);

struct table {
    const struct column *columns;
    size_t count;
    const int *widths;
    int lead;           /* columns in front of the cells: 0, 2 (cursor, mark) or 3 (and a blank) */
    bool focused;       /* its panel has the focus */
    size_t sorted;      /* the column the rows are sorted by, counted from 1; 0 says nothing */
    bool descending;
};

struct table_cell {
    const char *text;   /* NULL is nothing */
    enum role role;     /* ROLE_BACKGROUND (0) is ROLE_TEXT */
};

struct table_row {
    const struct table_cell *cells;     /* one for each column */
    bool cursor, marked;
    const char *sign;   /* shown where the cursor would be, such as "!"; NULL for none */
    enum role sign_role;
};

void table_draw_header(const struct table *table, struct canvas *canvas, int y);
void table_draw_row(const struct table *table, struct canvas *canvas, int y,
                    const struct table_row *row);
/* A row that names the group below it. */
void table_draw_heading(struct canvas *canvas, int y, const char *text);

/* The column that stands at `x`, -1 if there is none. */
int table_column_at(const struct table *table, int x);

/*
 * For rows that are not in columns: the cursor sign and the selection surface over the whole
 * row. `lead` as in struct table.
 */
void row_draw_lead(struct canvas *canvas, int y, const struct table_row *row, int lead,
                   bool focused);

/* As canvas_write(), with the letters underlined for which `matched` (see text_fuzzy) has 1. */
int row_draw_matched(struct canvas *canvas, int x, int y, int width, enum role role,
                     const char *text, const unsigned char *matched);

#endif
