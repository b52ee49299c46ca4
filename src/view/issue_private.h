#ifndef VIEW_ISSUE_PRIVATE_H
#define VIEW_ISSUE_PRIVATE_H

/* What the files of the issue page share. */

#include <liaise/figures.h>

#include "command/even.h"
#include "view/linked.h"
#include "view/page.h"

enum { SIDES_MOST = 8 };

/* Its lists: a row for each side (the party itself), then these. */
enum issue_list { ISSUE_NEXT = SIDES_MOST, ISSUE_LOG, ISSUE_LINKED, ISSUE_LISTS };
enum issue_tab { TAB_OVERVIEW, TAB_HISTORY, TAB_LOG, TAB_LINKED, ISSUE_TABS };

/* How much is said between the sides: in few lines, in more, in more with the ladder beside it. */
enum between { BETWEEN_NARROW, BETWEEN_TIGHT, BETWEEN_ROOMY, BETWEEN_LADDER, BETWEENS };

/* The rows of a conflict sheet, the same on every side. */
enum side_row {
    SIDE_POSITION, SIDE_INTERESTS, SIDE_FEARS, SIDE_OPTIONS, SIDE_BATNA, SIDE_MODE,
    SIDE_SATISFACTION, SIDE_HEARD, SIDE_AGREED, SIDE_VOICE, SIDE_ROWS
};

/* One thing in a row; shared: another side says the same. */
struct side_item {
    const char *text;
    bool is_shared;
    bool is_past;                       /* what it said before */
};

struct side {
    char letter;                        /* 'A' */
    const char *code, *name, *stance;
    enum role role;
    struct { const struct side_item *items; size_t count; } rows[SIDE_ROWS];
};

struct issue_page {
    struct issue issue;
    struct side sides[SIDES_MOST];
    size_t side_count;                  /* 0: nobody to set against each other */
    struct listing lists[ISSUE_LISTS];
    struct page overview;               /* of an issue without sides */
    struct page between[BETWEENS];      /* of one with */
    struct page ladder;
    struct page history;
    const char *place;
    struct count counts[6];
    size_t count_count;
};

struct issue_load {
    struct issue_page *page;
    struct desk *desk;
    struct row_context rows;
    struct arena *arena;
    struct list contacts;               /* about it */
    struct linked linked;
    const char *home;
    struct even_sheet even;             /* how evenly our time goes to the sides */
    size_t rows_wanted;
};

MUST_CHECK bool issue_load_sides(const struct issue_load *load, struct error *err);
/* The meter; `always`: also where there is nothing to warn of. */
void issue_add_even(const struct issue_load *load, struct page *page, bool always);
void issue_add_between(const struct issue_load *load);
void issue_add_facts(const struct issue_load *load, struct page *page);
void issue_add_history(const struct issue_load *load, struct page *page);
/* What comes next, at most `most` rows, the nearest first. */
MUST_CHECK bool issue_load_next(const struct issue_load *load, size_t most, struct error *err);

/* The sides in that area. */
void issue_stage_sides(const struct issue_page *page, const struct frame *frame, struct area area,
                       struct stage *stage);
void issue_draw_sides(const struct issue_page *page, const struct frame *frame,
                      const struct stage *stage, struct area area, struct canvas *canvas);

#endif
