#include "view/page.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "base/text.h"

enum { ROOMY = 100 };

/* Blocks */

struct page_block *page_add(struct page *page, enum page_kind kind, const char *label)
{
    struct page_block *block = &page->blocks[page->count];

    assert(page->count < PAGE_BLOCKS_MOST);
    page->count++;
    *block = (struct page_block){.kind = kind, .side = page->side, .label = label};
    return block;
}

void page_gap(struct page *page)
{
    (void)page_add(page, PAGE_GAP, NULL);
}

void page_text(struct page *page, const char *label, enum role role, const char *text)
{
    struct page_block *block;

    if (!text || !*text)
        return;
    block = page_add(page, PAGE_TEXT, label);
    block->text = text;
    block->role = role;
}

void page_split(struct page *page, enum role role, const char *left, enum role right_role,
                const char *right)
{
    struct page_block *block;

    if (!left || !*left || !right || !*right) {
        page_text(page, NULL, left && *left ? role : right_role, left && *left ? left : right);
        return;
    }
    block = page_add(page, PAGE_SPLIT, NULL);
    block->text = left;
    block->role = role;
    block->right = right;
    block->right_role = right_role;
}

void page_rows(struct page *page, const char *label, const struct listing *listing, size_t which)
{
    struct page_block *block = page_add(page, PAGE_LIST, label);

    block->listing = listing;
    block->which = which;
}

void page_table(struct page *page, const char *label, const struct listing *listing)
{
    if (listing->count)
        page_add(page, PAGE_TABLE, label)->listing = listing;
}

/* The screen around them */

bool page_frame(int width, int height, struct stage *stage, struct area *area)
{
    struct layout_wish wish = {.width = width, .height = height};

    *stage = (struct stage){0};
    *area = (struct area){0};
    layout_of(&stage->layout, &wish);
    if (stage->layout.name == LAYOUT_TOO_SMALL)
        return false;
    stage->header = stage->layout.header;
    stage->message = stage->layout.message;
    stage->hints = stage->layout.hints;
    *area = (struct area){0, 1, width, height - 3};
    return true;
}

/* The tabs in at most `room` columns: all names, or only that of the one in front. */
static void write_tabs(const char *const *tabs, size_t current, int room, struct str *out)
{
    struct str brief = {0};

    for (size_t i = 0; tabs[i]; i++) {
        const char *gap = i ? "  " : "";

        str_add(out, i == current ? "%s[%zu %s]" : "%s%zu %s", gap, i + 1, tabs[i]);
        if (i == current)
            str_add(&brief, "%s[%zu %s]", i ? " " : "", i + 1, tabs[i]);
        else
            str_add(&brief, "%s%zu", i ? " " : "", i + 1);
    }
    if (!text_fits(out->text, room)) {
        str_done(out);
        *out = brief;
        return;
    }
    str_done(&brief);
}

static int room_for_tabs(const struct page_box *box, struct area area, bool borders)
{
    if (!borders)
        return area.width - 1;
    return area.width - 7 - (box->title ? text_columns(box->title) + 2 : 0);
}

struct area page_box_stage(const struct page_box *box, struct area area, struct stage *stage)
{
    bool borders = stage->layout.borders;
    int pad = borders + (borders && area.width >= ROOMY);
    struct str tabs = {0};

    if (box->tabs) {
        int columns;

        write_tabs(box->tabs, box->tab, room_for_tabs(box, area, borders), &tabs);
        columns = text_columns(tabs.text);
        stage->tabs = (struct area){borders ? area.x + area.width - 3 - columns : area.x + 1,
                                    area.y, columns, 1};
        str_done(&tabs);
    }
    if (!borders && box->tabs)
        return (struct area){area.x, area.y + 1, area.width, area.height - 1};
    return (struct area){area.x + pad, area.y + borders, area.width - 2 * pad,
                         area.height - 2 * borders};
}

void page_box_draw(const struct page_box *box, struct area area, const struct stage *stage,
                   struct canvas *canvas)
{
    struct canvas part = canvas_part(canvas, area.x, area.y, area.width, area.height);
    bool borders = stage->layout.borders;
    struct str tabs = {0};

    if (box->tabs)
        write_tabs(box->tabs, box->tab, room_for_tabs(box, area, borders), &tabs);
    if (borders)
        (void)canvas_box(&part, &(struct box){.title = box->title, .title_right = tabs.text,
                                              .foot = box->foot, .focused = box->focused,
                                              .surface = ROLE_PANEL});
    else if (tabs.text)
        canvas_write(&part, 1, 0, part.width - 1, ROLE_DIM, tabs.text);
    str_done(&tabs);
}

struct area page_title_stage(const struct page_box *box, struct area area, struct stage *stage)
{
    struct str tabs = {0};
    int columns;

    write_tabs(box->tabs, box->tab, area.width * 3 / 5, &tabs);
    columns = text_columns(tabs.text);
    stage->tabs = (struct area){area.x + area.width - 1 - columns, area.y, columns, 1};
    str_done(&tabs);
    return (struct area){area.x, area.y + 1, area.width, area.height - 1};
}

void page_title_draw(const struct page_box *box, const struct stage *stage, struct area area,
                     struct canvas *canvas)
{
    struct str tabs = {0};

    write_tabs(box->tabs, box->tab, area.width * 3 / 5, &tabs);
    canvas_write(canvas, area.x + 1, area.y, stage->tabs.x - area.x - 3, ROLE_STRONG, box->title);
    canvas_write(canvas, stage->tabs.x, area.y, stage->tabs.width, ROLE_DIM, tabs.text);
    str_done(&tabs);
}

void page_stage_list(const struct listing *listing, size_t which, struct area area,
                     struct stage *stage)
{
    bool has_head = listing->has_header && stage->layout.borders && area.height > 3;

    if (has_head)
        stage->list_heads[which] = (struct area){area.x, area.y, area.width, 1};
    stage->lists[which] =
        (struct area){area.x, area.y + has_head, area.width, area.height - has_head};
}

int page_top(const struct frame *frame, const struct stage *stage)
{
    int most = stage->body_lines - stage->body.height;
    int top = frame->body_top < most ? frame->body_top : most;

    return top > 0 ? top : 0;
}

const char *page_foot(const struct frame *frame, const struct stage *stage, char text[64])
{
    int top = page_top(frame, stage);
    int last = top + stage->body.height;
    const char *more = last < stage->body_lines ? " · ↓ more" : "";

    if (stage->body_lines <= stage->body.height)
        return NULL;
    if (top && *more)
        more = " · ↑↓ more";
    else if (top)
        more = " · ↑ more";
    (void)snprintf(text, 64, "%d of %d lines%s", *more && last < stage->body_lines
                   ? last : stage->body_lines, stage->body_lines, more);
    return text;
}

void page_draw_list(const struct listing *listing, size_t which, const struct frame *frame,
                    const struct stage *stage, struct canvas *canvas)
{
    listing_draw(listing, &frame->lists[which], frame, stage, which, NULL, (struct area){0},
                 canvas);
}
