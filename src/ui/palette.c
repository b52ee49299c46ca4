#include "ui/palette.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/table.h"

enum {
    PROMPT_X = 3,
    KEY_WIDTH = 5,
    DOC_ROWS = 3,           /* a blank, the doc, the example */
    LEAST_FOR_USAGE = 44,   /* columns inside, below which there is no usage column */
    BEGINS_WITH = 1 << 24,  /* what a name scores that begins with what was typed */
};

/* Best first: by name, by score, the one used last, then as they were given. */
static int compare(const void *left, const void *right)
{
    const struct palette_hit *a = left, *b = right;

    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    if (a->recent != b->recent)
        return a->recent > b->recent ? -1 : 1;
    return a->item < b->item ? -1 : 1;
}

/* 0 if the name does not have it. */
static int score_of(const struct palette_item *item, const char *query)
{
    int score = query[0] ? text_fuzzy(query, item->title, NULL) : 0;

    if (score > 0 && !strncasecmp(item->title, query, strlen(query)))
        score += BEGINS_WITH;
    return score;
}

static bool in_words(const struct palette_item *item, const char *query)
{
    return (item->usage && strcasestr(item->usage, query))
           || (item->doc && strcasestr(item->doc, query));
}

static void rank(struct palette *palette)
{
    const char *query = line_text(&palette->line);
    size_t count = 0;

    for (size_t i = 0; i < palette->count; i++) {
        const struct palette_item *item = &palette->items[i];
        int score = score_of(item, query);

        if (!query[0] || score > 0 || in_words(item, query))
            palette->hits[count++] =
                (struct palette_hit){.item = i, .score = score, .recent = item->recent};
    }
    if (count)
        qsort(palette->hits, count, sizeof(*palette->hits), compare);
    palette->list = (struct scroll){.count = count};
}

void palette_init(struct palette *palette, const char *title, const char *sign,
                  const struct palette_item *items, size_t count)
{
    *palette = (struct palette){.title = title, .sign = sign, .items = items, .count = count};
    palette->hits = mem_zero((count + 1) * sizeof(*palette->hits));
    rank(palette);
}

void palette_done(struct palette *palette)
{
    line_done(&palette->line);
    free(palette->hits);
    *palette = (struct palette){0};
}

const struct palette_item *palette_chosen(const struct palette *palette)
{
    if (!palette->list.count)
        return NULL;
    return &palette->items[palette->hits[palette->list.cursor].item];
}

struct area palette_area(int width, int height)
{
    int most = height > 4 ? height - 2 : height;
    struct area area = {.width = width * 7 / 10, .height = height * 3 / 5};

    if (area.width < 56)
        area.width = 56;
    if (area.width > 90)
        area.width = 90;
    if (area.width > width)
        area.width = width;
    if (area.height < 10)
        area.height = 10;
    if (area.height > 24)
        area.height = 24;
    if (area.height > most)
        area.height = most;
    area.x = (width - area.width) / 2;
    area.y = (most - area.height) / 2;
    return area;
}

static bool has_doc(struct area box)
{
    return box.height - 2 >= DOC_ROWS + 4;
}

static int rows_of(struct area box)
{
    int rows = box.height - 3 - (has_doc(box) ? DOC_ROWS : 0);

    return rows > 0 ? rows : 0;
}

static enum palette_action enter(const struct palette *palette)
{
    const struct palette_item *item = palette_chosen(palette);

    return item && !item->disabled ? PALETTE_ENTER : PALETTE_TAKEN;
}

static bool move_key(struct palette *palette, const char *key, int rows)
{
    static const struct {
        const char *key;
        enum scroll_move move;
    } moves[] = {
        {"Down", SCROLL_DOWN},      {"Up", SCROLL_UP},
        {"C-n", SCROLL_DOWN},       {"C-p", SCROLL_UP},
        {"PgDn", SCROLL_PAGE_DOWN}, {"PgUp", SCROLL_PAGE_UP},
    };

    for (size_t i = 0; i < sizeof(moves) / sizeof(moves[0]); i++) {
        if (strcmp(moves[i].key, key))
            continue;
        scroll_move(&palette->list, moves[i].move, rows);
        return true;
    }
    return false;
}

static enum palette_action edit(struct palette *palette, const char *key)
{
    struct str old = {0};
    bool taken, same;

    str_add(&old, "%s", line_text(&palette->line));
    taken = line_key(&palette->line, key);
    same = !strcmp(old.text ? old.text : "", line_text(&palette->line));
    str_done(&old);
    if (!same)
        rank(palette);
    return taken ? PALETTE_TAKEN : PALETTE_IGNORED;
}

enum palette_action palette_key(struct palette *palette, const char *key, int height)
{
    if (!strcmp(key, "Esc") || !strcmp(key, "C-c"))
        return PALETTE_CLOSE;
    if (!strcmp(key, "Enter"))
        return enter(palette);
    if (!strcmp(key, "Tab"))
        return palette_chosen(palette) ? PALETTE_COMPLETE : PALETTE_TAKEN;
    if (move_key(palette, key, rows_of(palette_area(LINE_LIMIT, height))))
        return PALETTE_TAKEN;
    return edit(palette, key);
}

enum palette_action palette_paste(struct palette *palette, const char *text, size_t size)
{
    line_paste(&palette->line, text, size);
    rank(palette);
    return PALETTE_TAKEN;
}

static void draw_title(const struct palette *palette, struct canvas *inside, int y, int width,
                       const struct palette_item *item)
{
    unsigned char *matched = mem_zero(strlen(item->title) + 1);

    if (palette->line.text.length)
        (void)text_fuzzy(line_text(&palette->line), item->title, matched);
    row_draw_matched(inside, 2, y, width, item->disabled ? ROLE_DIM : ROLE_TEXT, item->title,
                     matched);
    free(matched);
}

static void draw_hit(const struct palette *palette, struct canvas *inside, int y, size_t row)
{
    const struct palette_item *item = &palette->items[palette->hits[row].item];
    const char *beside = item->disabled ? item->disabled : item->usage;
    bool wide = inside->width >= LEAST_FOR_USAGE;
    int usage_x = wide ? inside->width * 13 / 20 : inside->width - KEY_WIDTH;
    int usage_width = inside->width - usage_x - (item->key ? KEY_WIDTH + 1 : 0);

    if (row == palette->list.cursor) {
        canvas_surface(inside, 0, y, inside->width, ROLE_SELECTION);
        canvas_write(inside, 0, y, 1, ROLE_CURSOR, inside->ascii ? ">" : "▸");
    }
    draw_title(palette, inside, y, usage_x - 3, item);
    if (wide && beside)
        canvas_write(inside, usage_x, y, usage_width, ROLE_DIM, beside);
    if (item->key)
        canvas_write(inside, inside->width - KEY_WIDTH, y, KEY_WIDTH, ROLE_KEY, item->key);
}

static void draw_doc(const struct palette *palette, struct canvas *inside)
{
    const struct palette_item *item = palette_chosen(palette);
    int y = inside->height - DOC_ROWS + 1, width = inside->width - 4;

    if (!item)
        return;
    if (item->doc)
        canvas_write(inside, 2, y, width, ROLE_TEXT, item->doc);
    if (item->disabled)
        canvas_writef(inside, 2, y + 1, width, ROLE_HIGH, "! %s", item->disabled);
    else if (item->example)
        canvas_writef(inside, 2, y + 1, width, ROLE_DIM, "e.g. %s", item->example);
}

static void draw_hits(const struct palette *palette, struct canvas *inside, int rows)
{
    size_t top = palette->list.top;

    for (int row = 0; row < rows && top + (size_t)row < palette->list.count; row++)
        draw_hit(palette, inside, row + 1, top + (size_t)row);
    if (!palette->list.count)
        canvas_writef(inside, 2, 1, inside->width - 3, ROLE_DIM,
                      "Nothing is called \"%s\". C-u clears.", line_text(&palette->line));
}

void palette_draw(const struct palette *palette, struct canvas *canvas)
{
    struct area box = palette_area(canvas->width, canvas->height);
    struct canvas outside = canvas_part(canvas, box.x, box.y, box.width, box.height);
    struct canvas inside;
    struct str foot = {0};

    str_add(&foot, canvas->ascii ? "%zu of %zu - Tab complete - Esc close"
                                 : "%zu of %zu · Tab complete · Esc close",
            palette->list.count, palette->count);
    inside = canvas_box(&outside, &(struct box){.title = palette->title, .foot = foot.text,
                                                .focused = true, .surface = ROLE_POPUP});
    str_done(&foot);
    draw_hits(palette, &inside, rows_of(box));
    if (has_doc(box))
        draw_doc(palette, &inside);
    canvas_write(&inside, 1, 0, 1, ROLE_KEY, palette->sign);
    line_draw(&palette->line, &inside, PROMPT_X, 0, inside.width - PROMPT_X - 1, ROLE_TEXT, true);
}

enum palette_action palette_click(struct palette *palette, int width, int height, int x, int y)
{
    struct area box = palette_area(width, height);
    int row = y - box.y - 2;

    if (!area_has(box, x, y))
        return PALETTE_CLOSE;
    if (row < 0 || row >= rows_of(box) || palette->list.top + (size_t)row >= palette->list.count)
        return PALETTE_TAKEN;
    scroll_go(&palette->list, palette->list.top + (size_t)row, rows_of(box));
    return enter(palette);
}
