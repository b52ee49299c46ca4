#include "view/document.h"

#include "base/str.h"
#include "base/text.h"

enum { COLUMNS_MOST = 16, LINES_MOST = 10000, GAP = 2, FLEX_LEAST = 8 };

/* Where the next line goes. */
struct pen {
    struct canvas *canvas;  /* NULL: count only */
    int width;
    int y;                  /* of the next line; above the canvas if negative */
};

static int write_block(const struct pen *pen, int x, int y, int width, enum role role,
                       const char *text)
{
    return canvas_write_block(pen->canvas, x, y, width, LINES_MOST, role ? role : ROLE_TEXT,
                              text ? text : "");
}

/* Tables */

struct grid {
    size_t count;
    int widths[COLUMNS_MOST];
};

static int column_need(const struct doc_block *block, size_t column)
{
    const char *title = block->columns ? block->columns[column].title : NULL;
    int need = title ? text_columns(title) : 0;

    for (size_t row = 0; row < block->row_count; row++) {
        const char *text = block->cells[row * block->column_count + column].text;
        int columns = text ? text_columns(text) : 0;

        need = columns > need ? columns : need;
    }
    return need;
}

/* Columns that flex give up what the others need. */
static struct grid grid_of(const struct doc_block *block, int width)
{
    struct grid grid = {.count = block->column_count};
    int excess = -width, flexible = 0;

    if (grid.count > COLUMNS_MOST)
        grid.count = COLUMNS_MOST;
    for (size_t i = 0; i < grid.count; i++) {
        grid.widths[i] = column_need(block, i);
        excess += grid.widths[i] + (i ? GAP : 0);
        flexible += block->columns[i].flex;
    }
    for (size_t i = 0; i < grid.count && excess > 0 && flexible; i++) {
        int less = excess / flexible;

        if (!block->columns[i].flex)
            continue;
        if (grid.widths[i] - less < FLEX_LEAST)
            less = grid.widths[i] > FLEX_LEAST ? grid.widths[i] - FLEX_LEAST : 0;
        grid.widths[i] -= less;
        excess -= less;
        flexible--;
    }
    return grid;
}

static int draw_cell(const struct pen *pen, int x, int width, const struct doc_column *column,
                     enum role role, const char *text)
{
    if (!text || width <= 0)
        return 1;
    if (column->align == DOC_LEFT)
        return write_block(pen, x, pen->y, width, role, text);
    if (pen->canvas)
        canvas_write_right(pen->canvas, x, pen->y, width, role ? role : ROLE_TEXT, text);
    return 1;
}

static void draw_row(struct pen *pen, const struct doc_block *block, const struct grid *grid,
                     const struct doc_cell *cells)
{
    int x = 0, lines = 1;

    for (size_t i = 0; i < grid->count; i++) {
        int width = grid->widths[i] < pen->width - x ? grid->widths[i] : pen->width - x;
        int used = draw_cell(pen, x, width, &block->columns[i],
                             cells ? cells[i].role : ROLE_DIM,
                             cells ? cells[i].text : block->columns[i].title);

        lines = used > lines ? used : lines;
        x += grid->widths[i] + GAP;
    }
    pen->y += lines;
}

static bool has_titles(const struct doc_block *block)
{
    for (size_t i = 0; i < block->column_count; i++) {
        if (block->columns[i].title && block->columns[i].title[0])
            return true;
    }
    return false;
}

static void draw_table(struct pen *pen, const struct doc_block *block)
{
    struct grid grid = grid_of(block, pen->width);

    if (has_titles(block))
        draw_row(pen, block, &grid, NULL);
    for (size_t row = 0; row < block->row_count; row++)
        draw_row(pen, block, &grid, &block->cells[row * block->column_count]);
}

/* Labels and values */

static void draw_fields(struct pen *pen, const struct doc_block *block)
{
    int label_width = 0;

    for (size_t row = 0; row < block->row_count; row++) {
        int columns = text_columns(block->cells[2 * row].text);

        label_width = columns > label_width ? columns : label_width;
    }
    if (label_width > pen->width / 2)
        label_width = pen->width / 2;
    for (size_t row = 0; row < block->row_count; row++) {
        const struct doc_cell *label = &block->cells[2 * row], *value = label + 1;
        int x = label_width + GAP, lines;

        if (pen->canvas)
            canvas_write(pen->canvas, 0, pen->y, label_width, ROLE_DIM, label->text);
        lines = write_block(pen, x, pen->y, pen->width - x, value->role, value->text);
        pen->y += lines > 1 ? lines : 1;
    }
}

static void draw_block(struct pen *pen, const struct doc_block *block)
{
    switch (block->kind) {
    case BLOCK_HEADING:
        pen->y += write_block(pen, 0, pen->y, pen->width, ROLE_STRONG, block->text);
        return;
    case BLOCK_TEXT:
        pen->y += write_block(pen, 0, pen->y, pen->width, block->role, block->text);
        return;
    case BLOCK_TABLE:
        draw_table(pen, block);
        return;
    case BLOCK_FIELDS:
        draw_fields(pen, block);
        return;
    }
}

int document_draw(const struct document *document, struct canvas *canvas, int width, int top)
{
    struct pen pen = {canvas, width, -top};

    for (size_t i = 0; i < document->count; i++) {
        if (i && document->blocks[i - 1].kind != BLOCK_HEADING)
            pen.y++;
        draw_block(&pen, &document->blocks[i]);
    }
    return pen.y + top;
}

/* The view */

struct document_page *document_page_new(const char *title, struct arena *arena)
{
    struct document_page *page = arena_alloc(arena, sizeof(*page));

    *page = (struct document_page){.title = arena_copy(arena, title), .document = {.arena = arena}};
    return page;
}

static const struct listing *no_listing(const void *model, size_t which)
{
    (void)model;
    (void)which;
    return NULL;
}

static struct target no_subject(const void *model)
{
    (void)model;
    return (struct target){0};
}

static const char *document_place(const void *model)
{
    return ((const struct document_page *)model)->title;
}

static size_t no_counts(const void *model, struct count *out, size_t most)
{
    (void)model;
    (void)out;
    (void)most;
    return 0;
}

static void document_stage(const void *model, const struct frame *frame, int width, int height,
                           struct stage *out)
{
    const struct document_page *page = model;
    int edge = width >= LAYOUT_LEAST_WIDTH * 2 ? 2 : 0;

    (void)frame;
    out->header = (struct area){0, 0, width, 1};
    out->body = (struct area){edge, edge ? 2 : 1, width - 2 * edge, height - (edge ? 5 : 3)};
    out->body_lines = document_draw(&page->document, NULL, out->body.width, 0);
}

static void write_foot(const struct frame *frame, const struct stage *stage, struct str *out)
{
    int shown = stage->body_lines - frame->body_top;

    if (stage->body_lines <= stage->body.height)
        return;
    if (shown > stage->body.height)
        shown = stage->body.height;
    str_add(out, "%d-%d of %d lines", frame->body_top + 1, frame->body_top + shown,
            stage->body_lines);
}

static void document_page_draw(const void *model, const struct frame *frame,
                               const struct stage *stage, struct canvas *canvas)
{
    const struct document_page *page = model;
    struct area body = stage->body;
    struct str foot = {0};
    struct canvas inside;

    write_foot(frame, stage, &foot);
    if (body.x) {
        struct canvas outside = canvas_part(canvas, 0, 1, canvas->width, canvas->height - 3);

        (void)canvas_box(&outside, &(struct box){.title = page->title, .foot = foot.text,
                                                 .focused = true, .surface = ROLE_PANEL});
    }
    inside = canvas_part(canvas, body.x, body.y, body.width, body.height);
    (void)document_draw(&page->document, &inside, body.width, frame->body_top);
    canvas_cursor(&inside, 0, 0, false);
    str_done(&foot);
}

const struct view document_view = {
    .name = "document",
    .model_size = sizeof(struct document_page),
    .listing = no_listing,
    .subject = no_subject,
    .place = document_place,
    .counts = no_counts,
    .stage = document_stage,
    .draw = document_page_draw,
};
