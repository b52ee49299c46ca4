#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "base/text.h"
#include "view/issue_private.h"

/*
 * The conflict sheet: a column for each side, the same rows in each, so that they can be compared
 * by eye and scroll together.
 *
 * Where not all sides fit there is a strip of their names, and the one with the focus is always to
 * be seen. Where only one fits they stand above each other, the one with the focus on top.
 */

enum { NARROW = 70, COLUMN_LEAST = 38, COLUMN_WIDE = 60, GUTTER = 13, INDENT = 2 };

static const struct {
    const char *label;
    bool is_long, is_list;
} row_kinds[SIDE_ROWS] = {
    [SIDE_POSITION] = {"Position", true, false},   [SIDE_INTERESTS] = {"Interests", true, true},
    [SIDE_FEARS] = {"Fears", true, false},         [SIDE_OPTIONS] = {"Would give", true, true},
    [SIDE_BATNA] = {"BATNA", true, false},         [SIDE_MODE] = {"Mode", false, false},
    [SIDE_SATISFACTION] = {"Satisfied", false, false}, [SIDE_HEARD] = {"Heard on", false, false},
    [SIDE_AGREED] = {"Agreed on", false, false},   [SIDE_VOICE] = {"Voice", false, false},
};

/* How the sheet lies in its area. */
struct sheet {
    bool is_stacked;
    size_t first, count;                /* the sides in columns */
    size_t focus;
    struct area strip;
    struct area boxes[SIDES_MOST];      /* of the columns */
    struct area inner[SIDES_MOST];      /* below their names */
    int heights[SIDES_MOST][SIDE_ROWS]; /* of each column, the same in all unless stacked */
    bool is_airy;                       /* a blank line between rows */
    int lines;
};

/* Heights */

static bool is_inline(enum side_row row, int width)
{
    return !row_kinds[row].is_long || width >= COLUMN_WIDE;
}

static int text_room(enum side_row row, int width)
{
    return width - (is_inline(row, width) ? GUTTER : INDENT) - (row_kinds[row].is_list ? 2 : 0);
}

static int cell_height(const struct side *side, enum side_row row, int width)
{
    int lines = 0;

    for (size_t i = 0; i < side->rows[row].count; i++)
        lines += canvas_write_block(NULL, 0, 0, text_room(row, width), 1 << 16, ROLE_TEXT,
                                    side->rows[row].items[i].text);
    if (!lines)
        lines = 1;
    return lines + !is_inline(row, width);
}

/* Rows about which nobody says anything are left out. */
static void measure_columns(const struct issue_page *page, struct sheet *sheet)
{
    for (int row = 0; row < SIDE_ROWS; row++) {
        bool is_said = false;
        int height = 0;

        for (size_t i = 0; i < sheet->count; i++) {
            const struct side *side = &page->sides[sheet->first + i];
            int own = cell_height(side, (enum side_row)row, sheet->inner[i].width);

            is_said = is_said || side->rows[row].count;
            height = own > height ? own : height;
        }
        for (size_t i = 0; i < sheet->count; i++)
            sheet->heights[i][row] = is_said ? height : 0;
    }
}

static void measure_stack(const struct issue_page *page, struct sheet *sheet)
{
    for (size_t i = 0; i < page->side_count; i++) {
        for (int row = 0; row < SIDE_ROWS; row++)
            sheet->heights[i][row] =
                page->sides[i].rows[row].count
                    ? cell_height(&page->sides[i], (enum side_row)row, sheet->inner[0].width)
                    : 0;
    }
}

static int column_lines(const struct sheet *sheet, size_t column)
{
    int lines = 0, rows = 0;

    for (int row = 0; row < SIDE_ROWS; row++) {
        lines += sheet->heights[column][row];
        rows += sheet->heights[column][row] && row_kinds[row].is_long;
    }
    return lines + (sheet->is_airy ? rows + 1 : 0);
}

static void measure(const struct issue_page *page, struct sheet *sheet)
{
    if (sheet->is_stacked) {
        measure_stack(page, sheet);
        for (size_t i = 0; i < page->side_count; i++)
            sheet->lines += column_lines(sheet, i) + (i ? 2 : 0);
        return;
    }
    measure_columns(page, sheet);
    sheet->is_airy = true;
    if (column_lines(sheet, 0) > sheet->inner[0].height)
        sheet->is_airy = false;
    sheet->lines = column_lines(sheet, 0);
}

/* Places */

static void place_column(struct sheet *sheet, size_t column, struct area area, bool borders)
{
    int inset = borders ? 1 : 0;
    int pad = inset + (borders && area.width >= COLUMN_WIDE);

    sheet->boxes[column] = area;
    sheet->inner[column] = (struct area){area.x + pad, area.y + inset + 1, area.width - 2 * pad,
                                         area.height - 2 * inset - 1};
}

static void lay_out(const struct issue_page *page, const struct frame *frame,
                    const struct stage *stage, struct area area, struct sheet *out)
{
    size_t most = area.width >= NARROW ? (size_t)(area.width / COLUMN_LEAST) : 1;
    int x = area.x;

    *out = (struct sheet){.is_stacked = area.width < NARROW,
                          .focus = frame->focus < page->side_count ? frame->focus : 0};
    out->count = page->side_count < most ? page->side_count : most;
    if (out->count < page->side_count) {
        out->strip = (struct area){area.x, area.y, area.width, 1};
        area.y++;
        area.height--;
    }
    if (out->focus >= out->count && !out->is_stacked)
        out->first = out->focus - out->count + 1;
    if (out->is_stacked)
        out->first = out->focus;
    for (size_t i = 0; i < out->count; i++) {
        int width = (area.x + area.width - x) / (int)(out->count - i);

        place_column(out, i, (struct area){x, area.y, width, area.height}, stage->layout.borders);
        x += width;
    }
    measure(page, out);
}

/* Where the name of a side is in the strip. */
static struct area strip_place(const struct issue_page *page, const struct sheet *sheet,
                               size_t number)
{
    struct area area = sheet->strip;

    area.x++;
    for (size_t i = 0; i < page->side_count; i++) {
        area.width = text_columns(page->sides[i].code) + 4;
        if (i == number)
            break;
        area.x += area.width + 1;
    }
    if (area.x + area.width > sheet->strip.x + sheet->strip.width)
        area.width = sheet->strip.x + sheet->strip.width - area.x;
    return area;
}

void issue_stage_sides(const struct issue_page *page, const struct frame *frame, struct area area,
                       struct stage *stage)
{
    struct sheet sheet;

    lay_out(page, frame, stage, area, &sheet);
    stage->body = sheet.inner[0];
    stage->body.width = area.x + area.width - sheet.inner[0].x;
    stage->body_lines = sheet.lines;
    for (size_t i = 0; i < page->side_count; i++) {
        struct area name;

        if (i < sheet.first || i >= sheet.first + sheet.count || sheet.is_stacked) {
            stage->lists[i] = strip_place(page, &sheet, i);
            continue;
        }
        name = sheet.inner[i - sheet.first];
        stage->lists[i] = (struct area){name.x, name.y - 1, name.width, 1};
    }
}

/* Drawing */

static void draw_item(const struct side *side, enum side_row row, size_t number,
                      struct canvas *canvas, int x, int *y)
{
    const struct side_item *item = &side->rows[row].items[number];
    bool is_list = row_kinds[row].is_list;

    if (is_list)
        canvas_write(canvas, x, *y, 1, item->is_shared ? ROLE_ACCENT : ROLE_DIM,
                     item->is_shared ? "=" : "·");
    *y += canvas_write_block(canvas, x + (is_list ? 2 : 0), *y, text_room(row, canvas->width),
                             1 << 16, item->is_past ? ROLE_DIM : ROLE_TEXT, item->text);
}

static void draw_cell(const struct side *side, enum side_row row, struct canvas *canvas, int y)
{
    bool beside = is_inline(row, canvas->width);
    int x = beside ? GUTTER : INDENT;

    canvas_write(canvas, 0, y, canvas->width, ROLE_TITLE, row_kinds[row].label);
    y += !beside;
    if (!side->rows[row].count)
        canvas_write(canvas, x, y, canvas->width - x, ROLE_DIM, "—");
    for (size_t i = 0; i < side->rows[row].count; i++)
        draw_item(side, row, i, canvas, x, &y);
}

/* The rows of a side from line y on; returns the line after them. */
static int draw_rows(const struct side *side, const struct sheet *sheet, size_t column,
                     struct canvas *canvas, int y)
{
    for (int row = 0; row < SIDE_ROWS; row++) {
        int height = sheet->heights[column][row];

        if (!height)
            continue;
        if (y + height > 0 && y < canvas->height)
            draw_cell(side, (enum side_row)row, canvas, y);
        y += height + (sheet->is_airy && row_kinds[row].is_long);
    }
    return y;
}

static void draw_name(const struct side *side, struct canvas *canvas, int y)
{
    canvas_look(canvas, 0, y, canvas_write(canvas, 0, y, canvas->width, side->role, side->name),
                LOOK_BOLD);
}

static void draw_stack(const struct issue_page *page, const struct sheet *sheet, int top,
                       struct canvas *canvas)
{
    int y = -top;

    for (size_t i = 0; i < page->side_count; i++) {
        size_t number = (sheet->first + i) % page->side_count;

        if (i) {
            canvas_write(canvas, 0, ++y, canvas->width, ROLE_TEXT, "");
            draw_name(&page->sides[number], canvas, y++);
        }
        y = draw_rows(&page->sides[number], sheet, number, canvas, y);
    }
}

static void draw_strip(const struct issue_page *page, const struct sheet *sheet,
                       struct canvas *canvas)
{
    for (size_t i = 0; i < page->side_count && area_is_there(sheet->strip); i++) {
        struct area at = strip_place(page, sheet, i);
        bool is_front = i == sheet->focus;

        canvas_writef(canvas, at.x, at.y, at.width, page->sides[i].role, "%s%c %s%s",
                      is_front ? "[" : " ", page->sides[i].letter, page->sides[i].code,
                      is_front ? "]" : "");
    }
}

static void draw_column(const struct issue_page *page, const struct frame *frame,
                        const struct stage *stage, const struct sheet *sheet, size_t column,
                        struct canvas *canvas)
{
    const struct side *side = &page->sides[sheet->first + column];
    struct area box = sheet->boxes[column], at = sheet->inner[column];
    struct canvas whole = canvas_part(canvas, box.x, box.y, box.width, box.height);
    struct canvas name = canvas_part(canvas, at.x, at.y - 1, at.width, 1);
    struct canvas inner = canvas_part(canvas, at.x, at.y, at.width, at.height);
    bool focused = frame->focus == sheet->first + column;
    char title[32], foot[64];

    (void)snprintf(title, sizeof(title), "%c %s", side->letter, side->code);
    if (stage->layout.borders)
        (void)canvas_box(&whole, &(struct box){.title = title, .title_right = side->stance,
                                               .foot = column ? NULL
                                                              : page_foot(frame, stage, foot),
                                               .focused = focused, .surface = ROLE_PANEL});
    draw_name(side, &name, 0);
    if (focused)
        canvas_cursor(&name, 0, 0, false);
    if (sheet->is_stacked)
        draw_stack(page, sheet, page_top(frame, stage), &inner);
    else
        (void)draw_rows(side, sheet, column, &inner, sheet->is_airy - page_top(frame, stage));
}

void issue_draw_sides(const struct issue_page *page, const struct frame *frame,
                      const struct stage *stage, struct area area, struct canvas *canvas)
{
    struct sheet sheet;

    lay_out(page, frame, stage, area, &sheet);
    draw_strip(page, &sheet, canvas);
    for (size_t i = 0; i < sheet.count; i++)
        draw_column(page, frame, stage, &sheet, i, canvas);
}
