#include "view/search.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "command/finding.h"
#include "command/found.h"
#include "view/listing.h"
#include "view/page.h"
#include "view/rows.h"
#include "view/words.h"

enum { LABEL, SAID, FOUND, WHEN, SEARCH_CELLS };
enum {
    OF_EACH = 20, OF_ONE = 200,     /* hits of each kind; if there is only one */
    READ_MOST = 400,                /* records of a kind that filters look at while one types */
    LINE_X = 3, LEAST_LINE = 12,
};

static const struct column columns[SEARCH_CELLS] = {
    [LABEL] = {.title = "ID", .min = 4, .max = 8, .whole = true},
    [SAID] = {.title = "Title", .min = 14, .flex = 1},
    [FOUND] = {.title = "Found in", .min = 18, .flex = 1, .priority = 2},
    [WHEN] = {.title = "When", .min = 5, .max = 12, .whole = true, .priority = 1},
};

struct search {
    const char *typed;
    const char *total;
    struct listing listing;
    const struct search_hit **hits; /* of each row; NULL for headings */
};

/* Rows */

static struct listing_row hit_row(const struct search_hit *hit, const struct row_context *context)
{
    struct listing_row full = row_of(hit->noun, hit->record, context), row = full;
    struct date today = context->now.today;

    memset(row.cells, 0, sizeof(row.cells));
    row.hidden = false;
    row.cells[LABEL] =
        (struct table_cell){found_label(hit, today, context->arena), ROLE_KEY};
    row.cells[SAID] = (struct table_cell){hit->said.text, ROLE_TEXT};
    row.cells[WHEN] = full.cells[ROW_WHEN];
    if (!row.cells[WHEN].text || !row.cells[WHEN].text[0])
        row.cells[WHEN] = (struct table_cell){
            hit->noun->letter ? day_gone(found_day(hit, &context->now), today, context->arena) : "",
            ROLE_DIM};
    if (hit->excerpt.text) {
        row.second = say(context->arena, "%s: %s", found_field(hit, context->arena),
                         hit->excerpt.text);
        row.cells[FOUND] = (struct table_cell){row.second, ROLE_TEXT};
    }
    for (size_t i = 0; i < CELLS_MOST; i++)
        row.order[i] = (double)NAN;
    row.order[WHEN] = full.order[ROW_WHEN];
    return row;
}

static void add_row(struct search *search, struct listing_row row, const struct search_hit *hit,
                    struct arena *arena)
{
    search->hits = arena_grow(arena, search->hits, search->listing.count, sizeof(*search->hits));
    search->hits[search->listing.count] = hit;
    rows_add(&search->listing, row, arena);
}

static void add_group(struct search *search, const struct finding_group *group,
                      const struct row_context *context)
{
    struct listing_row heading = {0};
    struct str title = {0};

    str_add(&title, "%s (", found_title(group->noun, true));
    finding_write_count(group, &title);
    str_add(&title, ")");
    heading.heading = arena_copy(context->arena, title.text);
    str_done(&title);
    add_row(search, heading, NULL, context->arena);
    for (size_t i = 0; i < group->count; i++)
        add_row(search, hit_row(&group->items[i], context), &group->items[i], context->arena);
}

static const char *none_of(const struct finding *finding)
{
    if (finding->is_asked)
        return "Nothing has all of that.\n\nEsc clears it, Tab completes a field (party: sev: due: "
               "is:), C-r brings back an earlier search.";
    return "Type some words of what you look for: a name, a title, something that was said or "
           "written. The beginnings of words are enough, accents do not matter.\n\n"
           "\"exact words\"  party:NWP  sev:>=high  due:<7d  is:late  -is:closed  kind:meeting  "
           "this|that\n\n"
           "C-r brings back an earlier search, :view opens a saved one.";
}

static bool find(struct search *search, struct desk *desk, struct finding *finding,
                 struct arena *arena, struct error *err)
{
    struct finding_wish wish = {search->typed, OF_EACH, READ_MOST};

    if (!finding_make(desk, &wish, finding, arena, err))
        return false;
    if (finding->count != 1 || finding->groups[0].total <= OF_EACH)
        return true;
    wish.limit = OF_ONE;
    return finding_make(desk, &wish, finding, arena, err);
}

static bool load_search(void *model, const struct view_request *request, struct desk *desk,
                        struct arena *arena, struct error *err)
{
    struct row_context context = {.now = desk->now, .zones = desk->zones,
                                  .home = desk->config->home_code, .arena = arena};
    struct search *search = model;
    struct finding finding;
    struct str total = {0};

    *search = (struct search){.typed = arena_copy(arena, request->text ? request->text : "")};
    if (!find(search, desk, &finding, arena, err))
        return false;
    search->listing = (struct listing){.title = "Results", .columns = columns,
                                       .column_count = SEARCH_CELLS, .none = none_of(&finding)};
    for (size_t i = 0; i < finding.count; i++)
        add_group(search, &finding.groups[i], &context);
    finding_write_total(&finding, &total);
    search->total = finding.is_asked ? arena_copy(arena, total.text) : "";
    str_done(&total);
    return true;
}

static const struct listing *listing_of(const void *model, size_t which)
{
    return which ? NULL : &((const struct search *)model)->listing;
}

static struct target subject_of(const void *model)
{
    (void)model;
    return (struct target){0};
}

static const char *place_of(const void *model)
{
    (void)model;
    return "Search";
}

static size_t counts_of(const void *model, struct count *out, size_t most)
{
    (void)model;
    (void)out;
    (void)most;
    return 0;
}

/* Where things are */

static struct area results_area(struct area area)
{
    return (struct area){area.x, area.y + 1, area.width, area.height - 1};
}

static void stage_search(const void *model, const struct frame *frame, int width, int height,
                         struct stage *out)
{
    const struct search *search = model;
    struct page_box box = {0};
    struct area area;

    (void)frame;
    if (page_frame(width, height, out, &area))
        page_stage_list(&search->listing, 0, page_box_stage(&box, results_area(area), out), out);
}

/* "6 of 4,118 · 2 ms" */
static void write_total(const struct search *search, const struct frame *frame, struct str *out)
{
    str_add(out, "%s", search->total);
    if (frame->took && search->total[0])
        str_add(out, "%s%s", frame->ascii ? " - " : " · ", frame->took);
}

struct area search_line(const void *model, const struct frame *frame, int width)
{
    struct str total = {0};
    int room;

    write_total(model, frame, &total);
    room = width - LINE_X - 2 - text_columns(total.text);
    str_done(&total);
    return (struct area){LINE_X, 1, room < LEAST_LINE ? width - LINE_X - 1 : room, 1};
}

static void draw_line(const struct search *search, const struct frame *frame,
                      struct canvas *canvas)
{
    struct area line = search_line(search, frame, canvas->width);
    int right = line.x + line.width + 1;
    struct str total = {0};

    write_total(search, frame, &total);
    (void)canvas_write(canvas, 1, line.y, 1, ROLE_KEY, "/");
    (void)canvas_write(canvas, line.x, line.y, line.width, ROLE_STRONG, search->typed);
    if (right < canvas->width - 1)
        (void)canvas_write_right(canvas, right, line.y, canvas->width - 1 - right, ROLE_DIM,
                                 total.text);
    str_done(&total);
}

/* Marks, over the rows that are drawn already */

/* A text of which some bytes are marked, from `from` on. */
struct marked {
    const char *text;
    unsigned char *matched;
};

static struct marked mark(const struct search_text *text, struct arena *arena)
{
    size_t size = strlen(text->text);
    struct marked out = {text->text, arena_alloc(arena, size + 1)};

    memset(out.matched, 0, size + 1);
    for (size_t i = 0; i < text->count; i++)
        memset(out.matched + text->spans[i].at, 1, text->spans[i].length);
    return out;
}

/* Where an excerpt has to begin so that its first mark is to be seen in that width. */
static size_t begin_at(const struct search_text *text, int width)
{
    size_t mark = text->count ? text->spans[0].at : 0;
    size_t end = text->count ? mark + text->spans[0].length : 0;
    const char *at = text->text, *from = text->text;
    struct grapheme grapheme;
    int used = 0;

    while (at < text->text + end && text_next(&at, &grapheme))
        used += grapheme.columns;
    while (used > width - 2 && from < text->text + mark && text_next(&from, &grapheme))
        used -= grapheme.columns;
    return (size_t)(from - text->text);
}

static void draw_excerpt(const struct search_hit *hit, struct canvas *rows, int x, int y,
                         int width, struct arena *arena)
{
    struct marked marked = mark(&hit->excerpt, arena);
    int field = canvas_writef(rows, x, y, width, ROLE_DIM, "%s: ", found_field(hit, arena));
    size_t from;

    width -= field;
    x += field;
    from = begin_at(&hit->excerpt, width);
    if (from && width > 1) {
        (void)canvas_write(rows, x, y, 1, ROLE_DIM, text_ellipsis());
        x++;
        width--;
    }
    (void)row_draw_matched(rows, x, y, width, ROLE_TEXT, marked.text + from,
                           marked.matched + from);
}

static void draw_hit(const struct search_hit *hit, const struct table *table,
                     struct canvas *rows, int y)
{
    int said = table->lead + table->widths[LABEL] + 1;
    int found = said + table->widths[SAID] + 1;
    bool has_excerpt = hit->excerpt.text && table->widths[FOUND];
    struct canvas row = canvas_part(rows, 0, y, rows->width, 1);
    struct arena arena = {0};

    if (hit->said.text) {
        struct marked marked = mark(&hit->said, &arena);
        int width = table->widths[SAID];

        if (!has_excerpt && table->widths[FOUND])
            width += 1 + table->widths[FOUND];
        (void)row_draw_matched(&row, said, 0, width, ROLE_TEXT, marked.text, marked.matched);
    }
    if (has_excerpt) {
        (void)canvas_writef(&row, found, 0, table->widths[FOUND], ROLE_TEXT, "%*s",
                            table->widths[FOUND], "");
        draw_excerpt(hit, &row, found, 0, table->widths[FOUND], &arena);
    }
    arena_clear(&arena);
}

static void draw_hits(const struct search *search, const struct frame *frame,
                      const struct stage *stage, struct canvas *canvas)
{
    const struct list_state *state = &frame->lists[0];
    const struct listing *listing = &search->listing;
    struct area area = stage->lists[0];
    struct canvas rows = canvas_part(canvas, area.x, area.y, area.width, area.height);
    bool has_second = listing_room(listing, stage, 0) < area.height;
    int widths[CELLS_MOST], y = 0;
    struct table table;

    listing_table(listing, state, area.width, &table, widths);
    for (size_t i = state->scroll.top; i < state->shown_count && y < rows.height; i++, y++) {
        const struct search_hit *hit = search->hits[state->shown[i]];

        if (hit)
            draw_hit(hit, &table, &rows, y);
        y += has_second && i == state->scroll.cursor && listing->rows[state->shown[i]].second;
    }
}

static void draw_search(const void *model, const struct frame *frame, const struct stage *stage,
                        struct canvas *canvas)
{
    const struct search *search = model;
    struct page_box box = {.title = "Results", .focused = true};
    struct area all = results_area((struct area){0, 1, canvas->width, canvas->height - 3});

    if (stage->layout.name == LAYOUT_TOO_SMALL)
        return;
    draw_line(search, frame, canvas);
    page_box_draw(&box, all, stage, canvas);
    page_draw_list(&search->listing, 0, frame, stage, canvas);
    draw_hits(search, frame, stage, canvas);
}

const struct view search_view = {
    .name = "search",
    .model_size = sizeof(struct search),
    .load = load_search,
    .listing = listing_of,
    .subject = subject_of,
    .place = place_of,
    .counts = counts_of,
    .stage = stage_search,
    .draw = draw_search,
};
