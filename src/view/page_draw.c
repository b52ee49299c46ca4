#include <string.h>

#include "base/str.h"
#include "base/text.h"
#include "view/listing.h"
#include "view/page.h"

/*
 * How high blocks are and how they look.
 *
 * Labels stand in a gutter beside what they name, or, where it is narrow, on a line of their own
 * above it.
 */

enum { NARROW = 36, NARROW_LIST = 70, COLUMNS_FROM = 128, BETWEEN = 4, LEAD = 2, STACKED = 2 };

/* Where each block is, counted in lines of the body. */
struct placing {
    struct area blocks[PAGE_BLOCKS_MOST];
    int lines;
};

static bool is_narrow(const struct page *page, const struct page_block *block, int width)
{
    bool is_list = block->kind == PAGE_LIST || block->kind == PAGE_TIMELINE;

    return width < (is_list ? NARROW_LIST : NARROW) || width < page->gutter * 3;
}

static bool is_stacked(const struct page *page, const struct page_block *block, int width)
{
    return is_narrow(page, block, width) && block->label;
}

/* Columns in front of what a block shows. */
static int indent_of(const struct page *page, const struct page_block *block, int width)
{
    if (block->kind == PAGE_SPLIT || block->kind == PAGE_SCORE)
        return 0;
    if (block->side < 0 && !block->label)
        return 0;
    if (is_narrow(page, block, width))
        return STACKED;
    return page->gutter;
}

static size_t rows_of(const struct page_block *block, const struct frame *frame)
{
    if (block->kind == PAGE_TABLE || !frame->lists)
        return block->listing->count;
    return frame->lists[block->which].shown_count;
}

static int text_lines(int width, const char *text)
{
    return text ? canvas_write_block(NULL, 0, 0, width, 1 << 16, ROLE_TEXT, text) : 0;
}

static int score_columns(const struct page_score *score)
{
    return text_columns(score->before) + (int)score->count + text_columns(score->after) + 2;
}

static int list_height(const struct page_block *block, const struct frame *frame, int width)
{
    size_t rows = rows_of(block, frame);

    struct str none = {0};
    int lines;

    if (rows)
        return (int)rows;
    keys_told(&none, block->listing->none ? block->listing->none : "—", frame);
    lines = text_lines(width, none.text);
    str_done(&none);
    return lines;
}

/* Whether there is room behind the rungs for the name of the stage. */
static bool is_beside(const struct page_rungs *rungs, int room)
{
    return CHART_RUNGS_WIDTH + 2 + text_columns(rungs->beside) <= room;
}

static int block_lines(const struct page_block *block, int width)
{
    int lines = text_lines(width, block->text);

    return block->most && lines > block->most ? block->most : lines;
}

/* Lines it takes without its label. */
static int inner_height(const struct page *page, const struct page_block *block,
                        const struct frame *frame, int width)
{
    int room = width - indent_of(page, block, width);

    switch (block->kind) {
    case PAGE_GAP:
        return 1;
    case PAGE_TEXT:
        return block_lines(block, room);
    case PAGE_SPLIT:
        if (text_columns(block->text) + 2 + text_columns(block->right) <= room)
            return 1;
        return text_lines(room, block->text) + text_lines(room, block->right);
    case PAGE_SCORE:
        if (text_columns(block->text) + 2 + score_columns(block->score) <= room)
            return 1;
        return text_lines(room, block->text) + 1 + (score_columns(block->score) > room);
    case PAGE_LIST:
    case PAGE_TABLE:
        return list_height(block, frame, room);
    case PAGE_TIMELINE:
        return 3 + text_lines(room, block->timeline->legend);
    case PAGE_RUNGS:
        return 1 + !is_beside(block->rungs, room) + text_lines(room, block->rungs->words);
    case PAGE_LADDER:
        return CHART_RUNGS;
    }
    return 0;
}

static void place_blocks(const struct page *page, const struct frame *frame, int width,
                         struct placing *out)
{
    bool two = width >= COLUMNS_FROM;
    int column = (width - BETWEEN) / 2;
    int y[2] = {0, 0};
    int lines = 0;
    bool is_fresh[2] = {true, true};        /* nothing there yet that a gap could follow */

    for (size_t i = 0; i < page->count; i++) {
        const struct page_block *block = &page->blocks[i];
        int side = two && block->side > 0;
        struct area *at = &out->blocks[i];

        if (block->side < 0)
            y[0] = y[1] = y[0] > y[1] ? y[0] : y[1];
        *at = (struct area){side ? width - column : 0, y[side],
                            two && block->side >= 0 ? column : width, 0};
        if (block->kind == PAGE_GAP && is_fresh[side])
            continue;
        is_fresh[side] = block->kind == PAGE_GAP;
        at->height = inner_height(page, block, frame, at->width)
                     + is_stacked(page, block, at->width);
        y[side] += at->height;
        if (block->kind != PAGE_GAP && y[side] > lines)
            lines = y[side];
        if (block->side < 0 || !two) {
            y[1] = y[0];
            is_fresh[1] = is_fresh[0];
        }
    }
    out->lines = lines;
}

static struct area list_place(const struct page *page, const struct page_block *block,
                              struct area at)
{
    int x = indent_of(page, block, at.width) - LEAD;
    int label = is_stacked(page, block, at.width);

    return (struct area){at.x + x, at.y + label, at.width - x, at.height - label};
}

/* The part of a list that is to be seen, on the screen. */
static struct area seen(struct area body, struct area list, int top)
{
    int from = list.y - top, to = from + list.height;

    from = from > 0 ? from : 0;
    to = to < body.height ? to : body.height;
    if (to <= from)
        return (struct area){0};
    return (struct area){body.x + list.x, body.y + from, list.width, to - from};
}

static void stage_lists(const struct page *page, const struct placing *placing, struct area body,
                        int top, struct stage *stage)
{
    for (size_t i = 0; i < page->count; i++) {
        const struct page_block *block = &page->blocks[i];

        if (block->kind == PAGE_LIST)
            stage->lists[block->which] =
                seen(body, list_place(page, block, placing->blocks[i]), top);
    }
}

void page_stage(const struct page *page, const struct frame *frame, struct area area,
                struct stage *stage)
{
    struct placing placing;
    int top;

    place_blocks(page, frame, area.width, &placing);
    stage->body = area;
    stage->body_lines = placing.lines;
    top = page_top(frame, stage);
    stage_lists(page, &placing, area, top, stage);
    for (size_t i = 0; i < page->count; i++) {
        const struct page_block *block = &page->blocks[i];

        int line;

        if (block->kind != PAGE_LIST)
            continue;
        line = list_place(page, block, placing.blocks[i]).y;
        stage->list_lines[block->which] = line + 1;
        stage->list_tops[block->which] = top > line ? top - line : 0;
    }
}

int page_lines(const struct page *page, const struct frame *frame, int width)
{
    struct placing placing;

    place_blocks(page, frame, width, &placing);
    return placing.lines;
}

void page_stage_part(const struct page *page, const struct frame *frame, struct area area,
                     struct stage *stage)
{
    struct placing placing;

    place_blocks(page, frame, area.width, &placing);
    stage_lists(page, &placing, area, 0, stage);
}

/* Drawing. y may be above the canvas: then it is cut. */

/* The widest cells of all lists with the same columns, so that they stand below each other. */
static void needs_of(const struct page *page, const struct listing *listing, int *needs)
{
    memset(needs, 0, CELLS_MOST * sizeof(*needs));
    for (size_t i = 0; i < page->count; i++) {
        const struct listing *other = page->blocks[i].listing;

        if (!other || other->columns != listing->columns)
            continue;
        for (size_t row = 0; row < other->count; row++) {
            for (size_t cell = 0; cell < other->column_count; cell++) {
                const char *text = other->rows[row].cells[cell].text;
                int columns = text ? text_columns(text) : 0;

                needs[cell] = columns > needs[cell] ? columns : needs[cell];
            }
        }
    }
}

static void draw_rows(const struct page_block *block, const struct table *table,
                      const struct frame *frame, struct canvas *canvas, int y)
{
    const struct listing *listing = block->listing;
    const struct list_state *state =
        block->kind == PAGE_LIST && frame->lists ? &frame->lists[block->which] : NULL;
    size_t rows = rows_of(block, frame);

    for (size_t i = 0; i < rows; i++) {
        const struct listing_row *row = &listing->rows[state ? state->shown[i] : i];
        struct table_row drawn = {.cells = row->cells, .sign = row->sign,
                                  .sign_role = row->sign_role};

        if (y + (int)i < 0 || y + (int)i >= canvas->height)
            continue;
        if (row->heading) {
            canvas_write(canvas, LEAD, y + (int)i, canvas->width, ROLE_DIM, row->heading);
            continue;
        }
        drawn.cursor = state && table->focused && state->scroll.cursor == i;
        drawn.marked = state && list_is_marked(state, listing_row_id(row));
        table_draw_row(table, canvas, y + (int)i, &drawn);
    }
}

static void draw_list(const struct page *page, const struct page_block *block,
                      const struct frame *frame, const struct stage *stage, struct canvas *canvas,
                      int y)
{
    const struct listing *listing = block->listing;
    int needs[CELLS_MOST], widths[CELLS_MOST];
    struct table table = {.columns = listing->columns, .count = listing->column_count,
                          .widths = widths, .lead = LEAD};

    if (!rows_of(block, frame)) {
        struct str none = {0};

        keys_told(&none, listing->none ? listing->none : "—", frame);
        canvas_write_block(canvas, LEAD, y, canvas->width - LEAD, 1 << 16, ROLE_DIM, none.text);
        str_done(&none);
        return;
    }
    needs_of(page, listing, needs);
    table_widths(table.columns, table.count, needs, canvas->width - LEAD, widths);
    table.focused = block->kind == PAGE_LIST && stage_focus(stage, frame->focus) == block->which;
    draw_rows(block, &table, frame, canvas, y);
}

static void draw_score(const struct page_block *block, struct canvas *canvas, int y)
{
    const struct page_score *score = block->score;
    int columns = score_columns(score);
    int x = canvas->width - columns;

    if (text_columns(block->text) + 2 + columns > canvas->width) {
        y += canvas_write_block(canvas, 0, y, canvas->width, 1 << 16, block->role, block->text);
        x = 0;
    } else {
        canvas_write(canvas, 0, y, canvas->width, block->role, block->text);
    }
    x += canvas_write(canvas, x, y, canvas->width - x, score->role, score->before) + 1;
    x += chart_draw_spark(canvas, x, y, canvas->width - x, score->role, score->values,
                          score->count, score->most) + 1;
    if (columns > canvas->width) {
        x = 0;
        y++;
    }
    canvas_write(canvas, x, y, canvas->width - x, ROLE_DIM, score->after);
}

static void draw_split(const struct page_block *block, struct canvas *canvas, int y)
{
    int right = text_columns(block->right);

    if (text_columns(block->text) + 2 + right > canvas->width) {
        y += canvas_write_block(canvas, 0, y, canvas->width, 1 << 16, block->role, block->text);
        canvas_write_block(canvas, 0, y, canvas->width, 1 << 16, block->right_role, block->right);
        return;
    }
    canvas_write(canvas, 0, y, canvas->width, block->role, block->text);
    canvas_write_right(canvas, canvas->width - right, y, right, block->right_role, block->right);
}

static void draw_timeline(const struct page_timeline *line, struct canvas *canvas, int x, int y)
{
    int width = canvas->width - x;

    chart_draw_axis(canvas, x, y, width, line->months, line->month_count, line->from, line->to);
    chart_draw_timeline(canvas, x, y + 1, width, line->marks, line->count, line->from, line->to,
                        line->now);
    canvas_write_block(canvas, x, y + 3, width, 1 << 16, ROLE_DIM, line->legend);
}

static void draw_rungs(const struct page_rungs *rungs, struct canvas *canvas, int x, int y)
{
    int used = chart_draw_rungs(canvas, x, y, canvas->width - x, rungs->stage, rungs->peak);

    if (!used)
        used = canvas_writef(canvas, x, y, canvas->width - x, ROLE_CONFLICT, "%d of 9",
                             rungs->stage);
    if (is_beside(rungs, canvas->width - x))
        canvas_write(canvas, x + used + 2, y, canvas->width - x - used - 2, ROLE_TEXT,
                     rungs->beside);
    else
        canvas_write(canvas, x, ++y, canvas->width - x, ROLE_TEXT, rungs->beside);
    canvas_write_block(canvas, x, y + 1, canvas->width - x, 1 << 16, ROLE_TEXT,
                       rungs->words ? rungs->words : "");
}

/* `canvas` is as wide as the block and as high as the body; the block begins at y. */
static void draw_block(const struct page *page, const struct page_block *block,
                       const struct frame *frame, const struct stage *stage,
                       struct canvas *canvas, int y)
{
    int x = indent_of(page, block, canvas->width);
    int width = canvas->width - x;

    if (block->label)
        canvas_write(canvas, 0, y, canvas->width, ROLE_TITLE, block->label);
    y += is_stacked(page, block, canvas->width);
    switch (block->kind) {
    case PAGE_GAP:
        break;
    case PAGE_TEXT:
        canvas_write_block(canvas, x, y, width, block_lines(block, width), block->role,
                           block->text);
        break;
    case PAGE_SPLIT:
        draw_split(block, canvas, y);
        break;
    case PAGE_SCORE:
        draw_score(block, canvas, y);
        break;
    case PAGE_LIST:
    case PAGE_TABLE: {
        struct canvas part = canvas_part(canvas, x - LEAD, 0, width + LEAD, canvas->height);

        draw_list(page, block, frame, stage, &part, y);
        break;
    }
    case PAGE_TIMELINE:
        draw_timeline(block->timeline, canvas, x, y);
        break;
    case PAGE_RUNGS:
        draw_rungs(block->rungs, canvas, x, y);
        break;
    case PAGE_LADDER:
        chart_draw_ladder(canvas, x, y, width, block->rungs->names, block->rungs->stage,
                          block->rungs->peak);
        break;
    }
}

static void draw_blocks(const struct page *page, const struct frame *frame,
                        const struct stage *stage, struct area body, int top,
                        struct canvas *canvas)
{
    struct placing placing;

    place_blocks(page, frame, body.width, &placing);
    for (size_t i = 0; i < page->count; i++) {
        struct area at = placing.blocks[i];
        struct canvas part = canvas_part(canvas, body.x + at.x, body.y, at.width, body.height);

        if (at.height && at.y + at.height > top && at.y < top + body.height)
            draw_block(page, &page->blocks[i], frame, stage, &part, at.y - top);
    }
}

void page_draw(const struct page *page, const struct frame *frame, const struct stage *stage,
               struct canvas *canvas)
{
    draw_blocks(page, frame, stage, stage->body, page_top(frame, stage), canvas);
}

void page_draw_part(const struct page *page, const struct frame *frame, const struct stage *stage,
                    struct area area, struct canvas *canvas)
{
    draw_blocks(page, frame, stage, area, 0, canvas);
}
