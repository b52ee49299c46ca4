#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

/*
 * A screenful: what it shows, and how it looks.
 *
 * load() is the only part that sees the store; it fills the model, which lives
 * in an arena of its own. Everything else is a pure function of the model, the
 * frame (how it is being looked at) and the size: no store, no clock, no
 * terminal. That is what lets tests compare whole screens as text.
 *
 * A view is made of lists (rows with a cursor, each row a record) and of a body
 * that scrolls. The app moves cursors, filters, sorts and marks; views only say
 * which rows there are and where they stand.
 */

#include <liaise/config.h>
#include <liaise/figures.h>

#include "command/command.h"
#include "ui/area.h"
#include "ui/canvas.h"
#include "ui/hints.h"
#include "ui/layout.h"
#include "ui/scroll.h"
#include "ui/table.h"

enum { LISTS_MOST = 12, CELLS_MOST = 10 };

/* A record on the screen: what a command acts on. */
struct target {
    const struct noun *noun;    /* NULL: none */
    int64_t id;
    const char *key;            /* "I-12", "NWP", a name */
    const char *title;
};

enum scope scope_of_noun(const struct noun *noun);

/* One row of a list. */
struct listing_row {
    struct target target;
    const char *heading;        /* not NULL: a line between groups, no record */
    bool stands_alone;          /* of a heading: it stays with nothing below it, if all is shown */
    const void *record;         /* what filters look at; of target.noun */
    struct table_cell cells[CELLS_MOST];
    double order[CELLS_MOST];   /* what to sort by in each column; NAN: by the text */
    const char *sign;           /* "!" in front; NULL for none */
    enum role sign_role;
    bool hidden;                /* snoozed: shown on request (z s) */
    const char *second;         /* second line of the selected row where there is no room (XS) */
};

/* A list as it was loaded. */
struct listing {
    const char *name;           /* "issues": under which its order is remembered */
    const char *title;          /* "Issues" */
    const struct column *columns;
    size_t column_count;
    bool has_header;            /* a row of column titles */
    struct listing_row *rows;
    size_t count;
    size_t more;                /* rows in the store that were not loaded */
    size_t sorted;              /* the column it comes sorted by, from 1 */
    const char *sorted_word;    /* "due": "by due ▲" */
    const char *none;           /* "No issues yet. {add} adds one.", see keys_told() */
    const char *done;           /* nothing left to do: "Nothing due. Next: …"; NULL: `none` */
    const char *foot;           /* in the lower border: "4 this week"; NULL: "8 of 34" */
    int headings_from;          /* headings are shown where there is room for so many rows */
};

/* How a list is being looked at. Kept by the app from load to load. */
struct list_state {
    struct scroll scroll;       /* over `shown` */
    int64_t id;                 /* of the row at the cursor, see listing_row_id() in listing.h */
    size_t *shown;              /* rows after filter and sort: indexes into listing.rows */
    size_t shown_count;
    const char *filter;         /* "" for none */
    size_t sort;                /* column from 1; 0: as it came */
    bool reverse;
    bool show_hidden;
    int64_t *marks;             /* ids of rows */
    size_t mark_count;
};

/* Where one is in a picture that is no list: the calendar, the lanes of the slot finder. */
struct place {
    bool is_set;
    struct date day;
    int minute;                 /* of the day; -1: where whole days stand */
    size_t nth;                 /* of several things there */
    int64_t id;                 /* the row of the focused list it was chosen for */
};

/* How the whole is being looked at. */
struct frame {
    struct now now;
    const struct config *config;
    struct zones *zones;
    const struct keymap *keymap;    /* NULL: texts name commands, not keys */
    bool ascii;
    size_t focus;               /* which list */
    bool zoomed;
    enum preview preview;
    int preview_top;            /* lines of the preview that are above its area */
    int body_top;               /* lines of the body that are above its area */
    size_t tab;                 /* of a page with tabs */
    struct place place;
    struct list_state *lists;   /* LISTS_MOST */
    const char *loading;        /* "reading…" while a load takes long; NULL */
    const char *took;           /* "2 ms": how long the last load took; NULL: nobody measured */
};

/* Where everything stands at that size. */
struct stage {
    struct area header, message, hints;
    struct layout layout;               /* of the dashboard */
    struct area lists[LISTS_MOST];      /* the rows themselves, without border and column titles;
                                           no area: not shown */
    struct area list_heads[LISTS_MOST]; /* the row of column titles */
    /*
     * Pages have lists that stand in the body with all their rows and scroll with it: the line of
     * the body, counted from 1, where the first row is, and the row that is the first to be seen.
     * Their scroll.top means nothing, and rows that are outside the body have no place in `lists`.
     * 0: a list that scrolls by itself.
     */
    int list_lines[LISTS_MOST];
    int list_tops[LISTS_MOST];
    struct area body;                   /* what scrolls by body_top; no area: nothing */
    int body_lines;                     /* how many lines it has */
    struct area preview;
    int preview_lines;
    struct area tabs;
};

struct view_request {
    struct target target;       /* the record of a page; noun NULL for the dashboard */
    size_t rows_wanted;         /* in a list, for a start */
    const char *query;          /* what else it is asked to show, in its own words; NULL */
    const char *text;           /* what is searched; NULL: nothing */
};

struct view {
    const char *name;           /* "dashboard", "party", "issue", "record", … */
    size_t model_size;
    bool (*load)(void *model, const struct view_request *request, struct desk *desk,
                 struct arena *arena, struct error *err);
    /* Its lists in the order of Tab; NULL when there is none of that number. */
    const struct listing *(*listing)(const void *model, size_t which);
    /* What the page as a whole is about; noun NULL for the dashboard. */
    struct target (*subject)(const void *model);
    /* "Issues ‹ I-41" after "liaise ‹ "; "" for the dashboard. */
    const char *(*place)(const void *model);
    /* Counts for the header, the most important first. Returns how many. */
    size_t (*counts)(const void *model, struct count *out, size_t most);
    /* The names of its tabs; NULL if it has none. Ended by NULL. */
    const char *const *tabs;
    /* Pure: where things go. */
    void (*stage)(const void *model, const struct frame *frame, int width, int height,
                  struct stage *out);
    /* Everything but header, message and hints. */
    void (*draw)(const void *model, const struct frame *frame, const struct stage *stage,
                 struct canvas *canvas);

    /* The rest only pages have that are more than lists. */
    enum scope scope;           /* their own keys; SCOPE_GLOBAL: none */
    /* What commands act on while no list is to be seen. */
    struct target (*target)(const void *model, const struct frame *frame);
    /* The place at that cell of the screen; false if there is none. */
    bool (*place_at)(const void *model, const struct frame *frame, const struct stage *stage,
                     int x, int y, struct place *out);
};

extern const struct view dashboard_view, party_view, issue_view, record_view, history_view,
    ledger_view, calendar_view, slots_view, health_view;

/* The view that shows a record of that noun as a page. */
const struct view *view_of_noun(const struct noun *noun);

/*
 * A text in which "{add}" stands for the key of that command: "a", or ":add" if it has none. A
 * text that names keys must do it so, for keys are everybody's own.
 */
void keys_told(struct str *out, const char *text, const struct frame *frame);

/* The list that has the focus: the one asked for if it is shown, else the first that is. */
size_t stage_focus(const struct stage *stage, size_t focus);
/*
 * The body_top with which the cursor of the focused list is to be seen: for the app, after each
 * move of a cursor and each change of focus. What it is anyhow if there is nothing to follow.
 */
int stage_follow(const struct stage *stage, const struct frame *frame);

/* Works out `shown`: filter, hidden rows, order. Keeps the cursor on its record. `rows`: room. */
void listing_arrange(const struct listing *listing, struct list_state *state,
                     const struct frame *frame, int rows, struct arena *arena);
/* Draws a list with its box; returns nothing that matters. Used by every view. */
void listing_draw(const struct listing *listing, const struct list_state *state,
                  const struct frame *frame, const struct stage *stage, size_t which,
                  const struct box *box, struct area area, struct canvas *canvas);
/* The record at the cursor; noun NULL if the list is empty. */
struct target listing_target(const struct listing *listing, const struct list_state *state);
bool list_is_marked(const struct list_state *state, int64_t id);

#endif
