#ifndef VIEW_PAGE_H
#define VIEW_PAGE_H

/*
 * What a page is made of: blocks above each other, in a body that scrolls.
 *
 * A block has a label in the gutter and beside it text that is wrapped, the rows of a list, or a
 * picture. How many lines it takes depends on the width, so that is worked out when the page is
 * staged and again when it is drawn. On a wide screen the blocks of side 1 stand in a second
 * column.
 */

#include "ui/chart.h"
#include "view/view.h"

enum page_kind {
    PAGE_GAP,           /* an empty line */
    PAGE_TEXT,          /* wrapped */
    PAGE_SPLIT,         /* a text left and one right, below each other if there is no room */
    PAGE_SCORE,         /* a text left; a number and its spark right */
    PAGE_LIST,          /* rows with a cursor */
    PAGE_TABLE,         /* rows without */
    PAGE_TIMELINE,
    PAGE_RUNGS,         /* the ladder of a conflict in one row, with words below it */
    PAGE_LADDER,        /* the same with the names of its rungs */
};

enum { SCORES_MOST = 8 };

/* "health 49 ▇▆▅▃▂▂ (-9 in 6 weeks)" */
struct page_score {
    const char *before, *after;
    int values[SCORES_MOST];
    size_t count;
    int most;
    enum role role;
};

struct page_timeline {
    struct chart_mark *marks, *months;
    size_t count, month_count;
    long long from, to, now;
    const char *legend;
};

struct page_rungs {
    int stage, peak;        /* 0: none */
    const char *beside;     /* to the right of the rungs */
    const char *words;
    const char *const *names;
};

struct page_block {
    enum page_kind kind;
    int side;                           /* 0 or 1 where there is room for two columns; -1: across */
    const char *label;                  /* NULL: none, the gutter stays empty */
    const char *text, *right;
    enum role role, right_role;
    int most;                           /* lines of text at most; 0: as many as it takes */
    const struct listing *listing;      /* of PAGE_LIST and PAGE_TABLE */
    size_t which;                       /* its number in the view */
    const struct page_score *score;
    const struct page_timeline *timeline;
    const struct page_rungs *rungs;
};

enum { PAGE_BLOCKS_MOST = 96 };

struct page {
    struct page_block blocks[PAGE_BLOCKS_MOST];
    size_t count;
    int gutter;                         /* columns for labels */
    int side;                           /* of the blocks that are added next */
};

/* These add nothing where there is nothing to say (text NULL or ""). */
void page_gap(struct page *page);
void page_text(struct page *page, const char *label, enum role role, const char *text);
void page_split(struct page *page, enum role role, const char *left, enum role right_role,
                const char *right);
void page_rows(struct page *page, const char *label, const struct listing *listing, size_t which);
void page_table(struct page *page, const char *label, const struct listing *listing);
/* The block itself, for the kinds above that have no function. */
struct page_block *page_add(struct page *page, enum page_kind kind, const char *label);

/* Header, message and hints, and what is between them in *area. False: the screen is too small. */
bool page_frame(int width, int height, struct stage *stage, struct area *area);

/*
 * The frame around a page or a part of it, with its tabs in the upper right corner. Where the
 * layout has no borders only a row with the tabs is left of it.
 */
struct page_box {
    const char *title;
    const char *const *tabs;            /* NULL: none */
    size_t tab;
    const char *foot;
    bool focused;
};
/* A row with what the page is about, and its tabs on the right. Sets stage->tabs. */
struct area page_title_stage(const struct page_box *box, struct area area, struct stage *stage);
void page_title_draw(const struct page_box *box, const struct stage *stage, struct area area,
                     struct canvas *canvas);

/* What is inside; sets stage->tabs. */
struct area page_box_stage(const struct page_box *box, struct area area, struct stage *stage);
void page_box_draw(const struct page_box *box, struct area area, const struct stage *stage,
                   struct canvas *canvas);

/* The body in that area, with its lists. */
void page_stage(const struct page *page, const struct frame *frame, struct area area,
                struct stage *stage);
void page_draw(const struct page *page, const struct frame *frame, const struct stage *stage,
               struct canvas *canvas);
/* A page in an area of its own, which does not scroll; its lists are put into the stage. */
int page_lines(const struct page *page, const struct frame *frame, int width);
void page_stage_part(const struct page *page, const struct frame *frame, struct area area,
                     struct stage *stage);
void page_draw_part(const struct page *page, const struct frame *frame, const struct stage *stage,
                    struct area area, struct canvas *canvas);
void page_draw_list(const struct listing *listing, size_t which, const struct frame *frame,
                    const struct stage *stage, struct canvas *canvas);
/* "16 of 41 lines · ↓ more", or NULL if all of it is to be seen. */
const char *page_foot(const struct frame *frame, const struct stage *stage, char text[64]);
int page_top(const struct frame *frame, const struct stage *stage);

/* A list that takes the whole area and scrolls by itself. */
void page_stage_list(const struct listing *listing, size_t which, struct area area,
                     struct stage *stage);

#endif
