#include "ui/table.h"

#include "base/str.h"
#include "base/text.h"

static int clamp(int value, int least, int most)
{
    if (most && value > most)
        value = most;
    return value > least ? value : least;
}

/* What a column has before anything is left over. */
static int first_width(const struct column *column, const int *need)
{
    if (!column->whole)
        return column->min;
    return clamp(need ? *need : column->max, column->min, column->max);
}

/* What it may grow to without flex. */
static int enough(const struct column *column, const int *need)
{
    return clamp(need ? *need : column->max, column->min, column->max);
}

static int total_of(const int *widths, size_t count)
{
    int total = 0;

    for (size_t i = 0; i < count; i++)
        total += widths[i] ? widths[i] + 1 : 0;
    return total ? total - 1 : 0;
}

/* The column to leave out next: the highest priority, of equals the rightmost; -1 for none. */
static int next_to_drop(const struct column *columns, size_t count, const int *widths)
{
    int found = -1;

    for (size_t i = 0; i < count; i++) {
        if (!widths[i] || !columns[i].priority)
            continue;
        if (found < 0 || columns[i].priority >= columns[found].priority)
            found = (int)i;
    }
    return found;
}

/* No more columns may be left out, but it is still too wide: cut what may be cut, drop the rest. */
static void squeeze(const struct column *columns, size_t count, int total, int *widths)
{
    for (size_t i = count; i-- > 0;) {
        int excess = total_of(widths, count) - total;

        if (excess > 0 && widths[i] && !columns[i].whole)
            widths[i] = clamp(widths[i] - excess, 1, 0);
    }
    for (size_t i = count; i-- > 0 && total_of(widths, count) > total;)
        widths[i] = 0;
}

/* Grow the columns that have no flex to what they need. */
static int grow_to_needs(const struct column *columns, size_t count, const int *needs, int left,
                         int *widths)
{
    for (size_t i = 0; i < count && left > 0; i++) {
        int more;

        if (!widths[i] || columns[i].flex)
            continue;
        more = enough(&columns[i], needs ? &needs[i] : NULL) - widths[i];
        if (more > left)
            more = left;
        if (more > 0) {
            widths[i] += more;
            left -= more;
        }
    }
    return left;
}

/* Whether it may grow still: up to `need` if that is known. */
static bool can_flex(const struct column *column, int width, const int *need)
{
    if (!width || !column->flex || (need && width >= *need))
        return false;
    return !column->max || width < column->max;
}

static int flex_total(const struct column *columns, size_t count, const int *needs,
                      const int *widths)
{
    int total = 0;

    for (size_t i = 0; i < count; i++)
        total += can_flex(&columns[i], widths[i], needs ? &needs[i] : NULL) ? columns[i].flex : 0;
    return total;
}

/* Share out what is left, again and again as columns have enough. Returns what nobody wants. */
static int flex(const struct column *columns, size_t count, const int *needs, int left,
                int *widths)
{
    int shares = flex_total(columns, count, needs, widths);

    while (left > 0 && shares > 0) {
        int had = left;

        for (size_t i = 0; i < count && left > 0; i++) {
            int width = widths[i];

            if (!can_flex(&columns[i], width, needs ? &needs[i] : NULL))
                continue;
            widths[i] += clamp(had * columns[i].flex / shares, 1, left);
            widths[i] = clamp(widths[i], 1, columns[i].max);
            widths[i] = clamp(widths[i], 1, needs ? needs[i] : 0);
            left -= widths[i] - width;
        }
        shares = flex_total(columns, count, needs, widths);
    }
    return left;
}

void table_widths(const struct column *columns, size_t count, const int *needs, int total,
                  int *widths)
{
    int left;

    for (size_t i = 0; i < count; i++)
        widths[i] = first_width(&columns[i], needs ? &needs[i] : NULL);
    while (total_of(widths, count) > total) {
        int drop = next_to_drop(columns, count, widths);

        if (drop < 0)
            break;
        widths[drop] = 0;
    }
    squeeze(columns, count, total, widths);
    left = grow_to_needs(columns, count, needs, total - total_of(widths, count), widths);
    if (needs)
        left = flex(columns, count, needs, left, widths);
    (void)flex(columns, count, NULL, left, widths);
}

static enum role text_role(enum role role)
{
    return role == ROLE_BACKGROUND ? ROLE_TEXT : role;
}

static void draw_cell(struct canvas *canvas, int x, int y, int width, enum align align,
                      enum role role, const char *text)
{
    if (!text)
        return;
    if (align == ALIGN_RIGHT)
        canvas_write_right(canvas, x, y, width, text_role(role), text);
    else
        canvas_write(canvas, x, y, width, text_role(role), text);
}

void row_draw_lead(struct canvas *canvas, int y, const struct table_row *row, int lead,
                   bool focused)
{
    if (row->cursor) {
        canvas_surface(canvas, 0, y, canvas->width,
                       focused ? ROLE_SELECTION : ROLE_SELECTION_INACTIVE);
        if (focused)
            canvas_cursor(canvas, lead, y, false);
    }
    if (lead && row->cursor)
        canvas_write(canvas, 0, y, 1, ROLE_CURSOR, canvas->ascii ? ">" : "▸");
    else if (lead && row->sign)
        canvas_write(canvas, 0, y, 1, text_role(row->sign_role), row->sign);
    if (lead && row->marked)
        canvas_write(canvas, 1, y, 1, ROLE_MARK, "*");
}

int row_draw_matched(struct canvas *canvas, int x, int y, int width, enum role role,
                     const char *text, const unsigned char *matched)
{
    int written = canvas_write(canvas, x, y, width, role, text);
    const char *at = text;
    struct grapheme grapheme;

    for (int column = 0; column < written;) {
        bool is_match = matched[at - text] != 0;

        if (!text_next(&at, &grapheme))
            break;
        if (is_match)
            canvas_look(canvas, x + column, y, grapheme.columns, LOOK_UNDERLINE);
        column += grapheme.columns;
    }
    return written;
}

void table_draw_row(const struct table *table, struct canvas *canvas, int y,
                    const struct table_row *row)
{
    int x = table->lead;

    row_draw_lead(canvas, y, row, table->lead, table->focused);
    for (size_t i = 0; i < table->count; i++) {
        const struct table_cell *cell = &row->cells[i];

        if (!table->widths[i])
            continue;
        draw_cell(canvas, x, y, table->widths[i], table->columns[i].align, cell->role, cell->text);
        x += table->widths[i] + 1;
    }
}

/* The title, with an arrow if the rows are sorted by it and there is room for that. */
static void draw_title(const struct table *table, struct canvas *canvas, int x, int y, size_t i)
{
    const struct column *column = &table->columns[i];
    const char *arrow = table->descending ? "▼" : "▲";
    struct str title = {0};

    if (canvas->ascii)
        arrow = table->descending ? "v" : "^";
    str_add(&title, "%s", column->title);
    if (table->sorted == i + 1 && table->widths[i] >= (int)title.length + 2)
        str_add(&title, " %s", arrow);
    draw_cell(canvas, x, y, table->widths[i], column->align, ROLE_DIM, title.text);
    str_done(&title);
}

void table_draw_header(const struct table *table, struct canvas *canvas, int y)
{
    int x = table->lead;

    for (size_t i = 0; i < table->count; i++) {
        if (!table->widths[i])
            continue;
        if (table->columns[i].title)
            draw_title(table, canvas, x, y, i);
        x += table->widths[i] + 1;
    }
}

void table_draw_heading(struct canvas *canvas, int y, const char *text)
{
    canvas_write(canvas, 2, y, canvas->width - 2, ROLE_STRONG, text);
}

int table_column_at(const struct table *table, int x)
{
    int from = table->lead;

    for (size_t i = 0; i < table->count; i++) {
        if (!table->widths[i])
            continue;
        if (x >= from && x < from + table->widths[i])
            return (int)i;
        from += table->widths[i] + 1;
    }
    return -1;
}
