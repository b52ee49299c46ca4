#include "view/listing.h"

#include <limits.h>
#include <string.h>

#include "base/text.h"

enum { LEAD_WIDE = 3, LEAD = 2, COMPACT_WIDTH = 60, FOOT_MARGINS = 6 };

/* Without borders on a narrow screen: the selected row has a second line. */
static bool is_compact(const struct stage *stage, size_t which)
{
    struct area area = stage->lists[which];

    return area.width < COMPACT_WIDTH && area.width == stage->header.width;
}

static bool has_seconds(const struct listing *listing)
{
    for (size_t i = 0; i < listing->count; i++) {
        if (listing->rows[i].second)
            return true;
    }
    return false;
}

int listing_room(const struct listing *listing, const struct stage *stage, size_t which)
{
    int rows = stage->lists[which].height;

    if (stage->list_lines[which])
        return INT_MAX / 2;

    if (rows > 1 && is_compact(stage, which) && has_seconds(listing))
        rows--;
    return rows;
}

int listing_row_at(const struct listing *listing, const struct frame *frame,
                   const struct stage *stage, size_t which, int y)
{
    const struct list_state *state = &frame->lists[which];
    int row = y - stage->lists[which].y;
    int cursor = (int)(state->scroll.cursor - state->scroll.top);

    if (row < 0 || row >= stage->lists[which].height)
        return -1;
    if (stage->list_lines[which]) {
        row += stage->list_tops[which];
        return row < (int)state->shown_count ? row : -1;
    }
    if (listing_room(listing, stage, which) < stage->lists[which].height && row > cursor)
        row--;
    row += (int)state->scroll.top;
    return row < (int)state->shown_count ? row : -1;
}

/* The table */

static void measure(const struct listing *listing, int *needs)
{
    for (size_t i = 0; i < listing->column_count; i++) {
        const char *title = listing->columns[i].title;

        needs[i] = listing->has_header && title ? text_columns(title) : 0;
    }
    for (size_t i = 0; i < listing->count; i++) {
        const struct listing_row *row = &listing->rows[i];

        for (size_t j = 0; j < listing->column_count && !row->heading; j++) {
            int columns = row->cells[j].text ? text_columns(row->cells[j].text) : 0;

            if (columns > needs[j])
                needs[j] = columns;
        }
    }
}

static size_t sorted_column(const struct listing *listing, const struct list_state *state)
{
    return state->sort ? state->sort : listing->sorted;
}

void listing_table(const struct listing *listing, const struct list_state *state, int width,
                   struct table *out, int widths[CELLS_MOST])
{
    int needs[CELLS_MOST];

    *out = (struct table){
        .columns = listing->columns,
        .count = listing->column_count,
        .widths = widths,
        .lead = listing->has_header && width >= COMPACT_WIDTH ? LEAD_WIDE : LEAD,
        .sorted = sorted_column(listing, state),
        .descending = state->reverse,
    };
    measure(listing, needs);
    table_widths(listing->columns, listing->column_count, needs, width - out->lead, widths);
}

/* What stands in the border */

static void add_lower(struct str *out, const char *text)
{
    struct str lower = {0};

    str_add(&lower, "%s", text);
    for (size_t i = 0; i < lower.length; i++) {
        if (lower.text[i] >= 'A' && lower.text[i] <= 'Z')
            lower.text[i] = (char)(lower.text[i] - 'A' + 'a');
    }
    str_add(out, "%s", lower.text);
    str_done(&lower);
}

void listing_write_order(const struct listing *listing, const struct list_state *state, bool ascii,
                         struct str *out)
{
    const char *arrow = state->reverse ? "▼" : "▲";

    if (ascii)
        arrow = state->reverse ? "v" : "^";
    if (!state->sort && !listing->sorted_word)
        return;
    str_add(out, "by ");
    if (state->sort && state->sort != listing->sorted)
        add_lower(out, listing->columns[state->sort - 1].title);
    else
        str_add(out, "%s", listing->sorted_word ? listing->sorted_word : "");
    str_add(out, " %s", arrow);
}

static size_t count_records(const struct listing *listing, size_t *hidden)
{
    size_t count = 0;

    *hidden = 0;
    for (size_t i = 0; i < listing->count; i++) {
        count += !listing->rows[i].heading;
        *hidden += listing->rows[i].hidden;
    }
    return count;
}

static size_t count_shown(const struct listing *listing, const struct list_state *state,
                          size_t *hidden)
{
    size_t count = 0;

    *hidden = 0;
    for (size_t i = 0; i < state->shown_count; i++) {
        count += !listing->rows[state->shown[i]].heading;
        *hidden += listing->rows[state->shown[i]].hidden;
    }
    return count;
}

enum { FOOT_COUNT, FOOT_FILTER, FOOT_MARKED, FOOT_SNOOZED, FOOT_LOADING, FOOT_PARTS };

static void write_foot_parts(const struct listing *listing, const struct list_state *state,
                             const struct frame *frame, struct str parts[FOOT_PARTS])
{
    bool is_filtered = state->filter && state->filter[0];
    size_t hidden, hidden_shown;
    size_t count = count_records(listing, &hidden);
    size_t shown = count_shown(listing, state, &hidden_shown);

    if (listing->foot && !is_filtered)
        str_add(&parts[FOOT_COUNT], "%s", listing->foot);
    else if (shown < count + listing->more)
        str_add(&parts[FOOT_COUNT], "%zu of %zu", shown, count + listing->more);
    else
        str_add(&parts[FOOT_COUNT], "%zu", shown);
    if (is_filtered)
        str_add(&parts[FOOT_FILTER], "filter: %s", state->filter);
    if (state->mark_count)
        str_add(&parts[FOOT_MARKED], "%zu marked", state->mark_count);
    if (hidden > hidden_shown && !is_filtered)
        str_add(&parts[FOOT_SNOOZED], "%zu snoozed", hidden - hidden_shown);
    if (frame->loading)
        str_add(&parts[FOOT_LOADING], "%s", frame->loading);
}

/* "9 open" of "9 open · 31 closed", if there is no room for all. */
static void shorten(struct str *part, int room)
{
    static const char dot[] = " · ";
    size_t at = part->length;

    while (at-- > 0 && text_columns(part->text) > room) {
        if (strncmp(part->text + at, dot, strlen(dot)) != 0)
            continue;
        part->text[at] = '\0';
        part->length = at;
    }
}

void listing_write_foot(const struct listing *listing, const struct list_state *state,
                        const struct frame *frame, int room, struct str *out)
{
    static const int by_weight[FOOT_PARTS] = {FOOT_FILTER, FOOT_MARKED, FOOT_COUNT, FOOT_LOADING,
                                              FOOT_SNOOZED};
    struct str parts[FOOT_PARTS] = {{0}};
    bool is_in[FOOT_PARTS] = {false};
    int used = -3;

    write_foot_parts(listing, state, frame, parts);
    shorten(&parts[FOOT_COUNT], room);
    for (int i = 0; i < FOOT_PARTS; i++) {
        const struct str *part = &parts[by_weight[i]];
        int columns = part->length ? text_columns(part->text) + 3 : 0;

        is_in[by_weight[i]] = columns && (used < 0 || used + columns <= room);
        used += is_in[by_weight[i]] ? columns : 0;
    }
    for (int i = 0; i < FOOT_PARTS; i++) {
        if (is_in[i])
            str_add(out, "%s%s", !out->length ? "" : frame->ascii ? " - " : " · ", parts[i].text);
        str_done(&parts[i]);
    }
}

/* Nothing to show: three reasons, three sentences. */
static void write_empty(const struct listing *listing, const struct list_state *state,
                        const struct frame *frame, struct str *out)
{
    size_t hidden, count = count_records(listing, &hidden);
    const char *are = count == 1 ? "is" : "are";

    if (!count)
        keys_told(out, listing->done ? listing->done : listing->none ? listing->none : "", frame);
    else if (state->filter && state->filter[0])
        str_add(out, "%zu %s hidden by the filter  %s   Esc clears it.", count, are,
                state->filter);
    else {
        str_add(out, "%zu %s snoozed; ", hidden, are);
        keys_told(out, hidden == 1 ? "{show-snoozed} shows it." : "{show-snoozed} shows them.",
                  frame);
    }
}

static void draw_empty(const struct listing *listing, const struct list_state *state,
                       const struct frame *frame, struct canvas *rows)
{
    struct str text = {0};

    write_empty(listing, state, frame, &text);
    canvas_write_block(rows, 1, 0, rows->width - 2, rows->height, ROLE_DIM,
                       text.text ? text.text : "");
    str_done(&text);
}

/* Rows */

static void draw_second(const struct listing_row *row, struct canvas *rows, int y, bool focused)
{
    canvas_surface(rows, 0, y, rows->width,
                   focused ? ROLE_SELECTION : ROLE_SELECTION_INACTIVE);
    canvas_write(rows, LEAD, y, rows->width - LEAD, ROLE_DIM, row->second);
}

static void draw_rows(const struct listing *listing, const struct list_state *state,
                      const struct table *table, bool has_second, struct canvas *rows)
{
    int y = 0;

    for (size_t i = state->scroll.top; i < state->shown_count && y < rows->height; i++, y++) {
        const struct listing_row *row = &listing->rows[state->shown[i]];
        struct table_row drawn = {
            .cells = row->cells,
            .cursor = i == state->scroll.cursor,
            .marked = list_is_marked(state, listing_row_id(row)),
            .sign = row->sign,
            .sign_role = row->sign_role,
        };

        if (row->heading) {
            table_draw_heading(rows, y, row->heading);
            continue;
        }
        table_draw_row(table, rows, y, &drawn);
        if (drawn.cursor && has_second && row->second && y + 1 < rows->height)
            draw_second(row, rows, ++y, table->focused);
    }
}

static void draw_box(const struct listing *listing, const struct list_state *state,
                     const struct frame *frame, const struct box *box, struct area area,
                     struct canvas *canvas)
{
    struct canvas outside = canvas_part(canvas, area.x, area.y, area.width, area.height);
    struct box full = *box;
    struct str order = {0}, foot = {0};

    listing_write_order(listing, state, frame->ascii, &order);
    listing_write_foot(listing, state, frame, area.width - FOOT_MARGINS, &foot);
    if (!full.title_right)
        full.title_right = order.text;
    if (!full.foot)
        full.foot = foot.text;
    (void)canvas_box(&outside, &full);
    str_done(&order);
    str_done(&foot);
}

void listing_draw(const struct listing *listing, const struct list_state *state,
                  const struct frame *frame, const struct stage *stage, size_t which,
                  const struct box *box, struct area area, struct canvas *canvas)
{
    struct area list = stage->lists[which], head = stage->list_heads[which];
    struct canvas rows = canvas_part(canvas, list.x, list.y, list.width, list.height);
    struct canvas titles = canvas_part(canvas, head.x, head.y, head.width, head.height);
    int widths[CELLS_MOST];
    struct table table;

    if (box)
        draw_box(listing, state, frame, box, area, canvas);
    if (!area_is_there(list))
        return;
    listing_table(listing, state, list.width, &table, widths);
    table.focused = stage_focus(stage, frame->focus) == which;
    if (area_is_there(head))
        table_draw_header(&table, &titles, 0);
    if (state->shown_count)
        draw_rows(listing, state, &table, listing_room(listing, stage, which) < list.height,
                  &rows);
    else
        draw_empty(listing, state, frame, &rows);
    if (!state->shown_count && table.focused)
        canvas_cursor(&rows, 1, 0, false);
}
