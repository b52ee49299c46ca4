#include "ui/layout.h"

#include <string.h>

#include "base/str.h"

enum {
    ISSUES_WIDTH = 48,
    ISSUES_HEIGHT = 6,
    PREVIEW_WIDTH = 44,
    PREVIEW_HEIGHT = 8,
    SIDE_HEIGHT = 5,
    WEEK_HEIGHT = 14, /* twelve rows and the border */
    PAIR_HEIGHT = 8,
    ACTIVITY_HEIGHT = 16,
    XL_LEFT = 38,
    XL_RIGHT = 46,
    L_SIDE = 40,
    BORDERS = 2,
};

static int at_most(int value, int most)
{
    return value < most ? value : most;
}

static int at_least(int value, int least)
{
    return value > least ? value : least;
}

static struct area below(struct area area, int rows)
{
    return (struct area){area.x, area.y + rows, area.width, area.height - rows};
}

static struct area above(struct area area, int rows)
{
    return (struct area){area.x, area.y, area.width, rows};
}

static struct area columns(struct area area, int from, int width)
{
    return (struct area){area.x + from, area.y, width, area.height};
}

/* What is between the header and the message. */
static struct area body_of(const struct layout_wish *wish)
{
    return (struct area){0, 1, wish->width, wish->height - 3};
}

static void show(struct layout *layout, enum panel panel, struct area area)
{
    layout->places[panel] = PANEL_SHOWN;
    layout->panels[panel] = area;
}

static void put_behind(struct layout *layout, enum panel panel, struct area area)
{
    layout->places[panel] = PANEL_BEHIND;
    layout->panels[panel] = area;
}

/* Two panels in one area, of which one is in front. */
static void show_pair(struct layout *layout, enum panel front, enum panel back, struct area area)
{
    show(layout, front, area);
    put_behind(layout, back, area);
}

/* Everything up to `last` in one area, the focused one in front. */
static void show_one(struct layout *layout, enum panel last, struct area area)
{
    for (int panel = 0; panel <= (int)last; panel++)
        put_behind(layout, (enum panel)panel, area);
    show(layout, layout->focus, area);
}

static bool wants_preview(const struct layout_wish *wish, enum layout_name name)
{
    if (wish->preview == PREVIEW_AUTO)
        return name >= LAYOUT_L;
    return wish->preview != PREVIEW_OFF;
}

/* Take the preview's part from `area`, if there is room for both. Returns what is left. */
static struct area split_preview(struct layout *layout, const struct layout_wish *wish,
                                 struct area area)
{
    int rows = at_least(area.height * 3 / 7, PREVIEW_HEIGHT);
    int width = at_least(area.width * 3 / 7, PREVIEW_WIDTH);

    if (wish->zoomed || !wants_preview(wish, layout->name))
        return area;
    if (wish->preview == PREVIEW_RIGHT && area.width - width >= ISSUES_WIDTH) {
        layout->preview = columns(area, area.width - width, width);
        return columns(area, 0, area.width - width);
    }
    if (area.width < PREVIEW_WIDTH || area.height - rows < ISSUES_HEIGHT)
        return area;
    layout->preview = below(area, area.height - rows);
    return above(area, area.height - rows);
}

/* Rows of a small panel with the focus that grows to its content, up to half the screen. */
static int grown(const struct layout_wish *wish, enum panel panel, int rows)
{
    if (!wish->grow_focused || wish->focus != panel)
        return rows;
    return at_least(at_most(wish->rows[panel] + BORDERS, wish->height / 2), rows);
}

/*
 * Panels above each other, sharing `area` as evenly as it goes. The focused one may grow; then
 * the others share the rest, but none gets less than SIDE_HEIGHT.
 */
static void show_stack(struct layout *layout, const struct layout_wish *wish, struct area area,
                       const enum panel *panels, int count)
{
    for (int i = 0; i < count; i++) {
        int left = count - i;
        int even = area.height / left;
        int rows = at_most(grown(wish, panels[i], even), area.height - (left - 1) * SIDE_HEIGHT);

        for (int after = i + 1; after < count; after++) {
            int later = grown(wish, panels[after], even);

            if (later > even)
                rows = at_least((area.height - later) / (left - 1), SIDE_HEIGHT);
        }
        if (left == 1)
            rows = area.height;
        show(layout, panels[i], above(area, rows));
        area = below(area, rows);
    }
}

/* The panel of meetings and follow-ups that is in front where they share a box. */
static enum panel forward(const struct layout_wish *wish)
{
    if (wish->focus == PANEL_MEETINGS || wish->focus == PANEL_FOLLOWUPS)
        return wish->focus;
    return wish->followups_forward ? PANEL_FOLLOWUPS : PANEL_MEETINGS;
}

static void lay_xl(struct layout *layout, const struct layout_wish *wish)
{
    struct area body = body_of(wish);
    struct area left = columns(body, 0, XL_LEFT);
    struct area middle = columns(body, XL_LEFT, body.width - XL_LEFT - XL_RIGHT);
    struct area right = columns(body, body.width - XL_RIGHT, XL_RIGHT);
    int followups = body.height / 5;
    int meetings = body.height - WEEK_HEIGHT - followups;

    show(layout, PANEL_PARTIES, above(left, left.height - ACTIVITY_HEIGHT));
    show(layout, PANEL_ACTIVITY, below(left, left.height - ACTIVITY_HEIGHT));
    show(layout, PANEL_ISSUES, split_preview(layout, wish, middle));
    show(layout, PANEL_MEETINGS, above(right, meetings));
    layout->week = above(below(right, meetings), WEEK_HEIGHT);
    show(layout, PANEL_FOLLOWUPS, below(right, meetings + WEEK_HEIGHT));
}

static void lay_l(struct layout *layout, const struct layout_wish *wish)
{
    static const enum panel stack[] = {PANEL_MEETINGS, PANEL_FOLLOWUPS, PANEL_PARTIES};
    struct area body = body_of(wish);
    struct area main = columns(body, 0, body.width - L_SIDE);

    show(layout, PANEL_ISSUES, split_preview(layout, wish, main));
    show_stack(layout, wish, columns(body, body.width - L_SIDE, L_SIDE), stack, 3);
}

/* The pair below gives way to the preview; if the pair has the focus, the issues do. */
static void lay_m(struct layout *layout, const struct layout_wish *wish)
{
    enum panel front = forward(wish);
    enum panel back = front == PANEL_MEETINGS ? PANEL_FOLLOWUPS : PANEL_MEETINGS;
    bool preview = wants_preview(wish, LAYOUT_M);
    struct area body = body_of(wish);
    struct area top, pair;
    int rows = PAIR_HEIGHT;

    rows = at_least(grown(wish, front, rows), grown(wish, PANEL_PARTIES, rows));
    rows = at_most(rows, body.height - (preview ? PREVIEW_HEIGHT : ISSUES_HEIGHT));
    top = above(body, body.height - rows);
    pair = below(body, body.height - rows);
    if (preview && layout->focus == PANEL_ISSUES) {
        show(layout, PANEL_ISSUES, top);
        layout->preview = pair;
        return;
    }
    if (preview)
        layout->preview = top;
    else
        show(layout, PANEL_ISSUES, top);
    show_pair(layout, front, back, columns(pair, 0, pair.width / 2));
    show(layout, PANEL_PARTIES, columns(pair, pair.width / 2, pair.width - pair.width / 2));
}

static void lay_s(struct layout *layout, const struct layout_wish *wish)
{
    struct area body = body_of(wish);

    layout->tabs = above(body, 1);
    show_one(layout, PANEL_FOLLOWUPS, split_preview(layout, wish, below(body, 1)));
}

static enum layout_name name_of(int width, int height)
{
    if (width >= 160 && height >= 40)
        return LAYOUT_XL;
    if (width >= 120 && height >= 28)
        return LAYOUT_L;
    if (width >= 80 && height >= 24)
        return LAYOUT_M;
    if (width >= 60 && height >= 15)
        return LAYOUT_S;
    if (width >= LAYOUT_LEAST_WIDTH && height >= LAYOUT_LEAST_HEIGHT)
        return LAYOUT_XS;
    return LAYOUT_TOO_SMALL;
}

static enum panel last_panel(enum layout_name name)
{
    return name == LAYOUT_XL ? PANEL_ACTIVITY : PANEL_FOLLOWUPS;
}

/*
 *  XL   160x40   parties, activity (38) | issues, preview | meetings, week, follow-ups (46)
 *  L    120x28   issues, preview | meetings, follow-ups, parties (40)
 *  M     80x24   issues over (meetings or follow-ups | parties, 8 rows)
 *  S     60x15   a row of tabs over one panel
 *  XS    30x6    one panel without borders
 */
void layout_of(struct layout *out, const struct layout_wish *wish)
{
    enum layout_name name = name_of(wish->width, wish->height);

    *out = (struct layout){.name = name, .focus = PANEL_ISSUES};
    if (name == LAYOUT_TOO_SMALL)
        return;
    out->borders = name != LAYOUT_XS;
    if (wish->focus <= last_panel(name))
        out->focus = wish->focus;
    out->header = (struct area){0, 0, wish->width, 1};
    out->message = (struct area){0, wish->height - 2, wish->width, 1};
    out->hints = (struct area){0, wish->height - 1, wish->width, 1};
    if (name == LAYOUT_XS || (wish->zoomed && name != LAYOUT_S))
        show_one(out, last_panel(name), body_of(wish));
    else if (name == LAYOUT_XL)
        lay_xl(out, wish);
    else if (name == LAYOUT_L)
        lay_l(out, wish);
    else if (name == LAYOUT_M)
        lay_m(out, wish);
    else
        lay_s(out, wish);
}

size_t layout_tabs(const struct layout *layout, enum panel panel, enum panel out[PANELS])
{
    const struct area *area = &layout->panels[panel];
    size_t count = 0;

    if (layout->places[panel] == PANEL_ABSENT)
        return 0;
    for (int i = 0; i < PANELS; i++) {
        const struct area *other = &layout->panels[i];

        if (layout->places[i] != PANEL_ABSENT && other->x == area->x && other->y == area->y)
            out[count++] = (enum panel)i;
    }
    return count;
}

int layout_panel_at(const struct layout *layout, int x, int y)
{
    for (int i = 0; i < PANELS; i++) {
        if (layout->places[i] == PANEL_SHOWN && area_has(layout->panels[i], x, y))
            return i;
    }
    return -1;
}

enum panel layout_next(const struct layout *layout, int step)
{
    int at = (int)layout->focus;

    for (int i = 0; i < PANELS; i++) {
        at = (at + step + PANELS) % PANELS;
        if (layout->places[at] != PANEL_ABSENT)
            return (enum panel)at;
    }
    return layout->focus;
}

const char *panel_title(enum panel panel)
{
    static const char *const titles[PANELS] = {
        [PANEL_ISSUES] = "Issues",         [PANEL_MEETINGS] = "Meetings",
        [PANEL_PARTIES] = "Parties",       [PANEL_FOLLOWUPS] = "Follow-ups",
        [PANEL_ACTIVITY] = "Activity",
    };

    return titles[panel];
}

const char *layout_title(enum layout_name name)
{
    static const char *const titles[] = {
        [LAYOUT_TOO_SMALL] = "too small", [LAYOUT_XS] = "XS", [LAYOUT_S] = "S",
        [LAYOUT_M] = "M",                 [LAYOUT_L] = "L",   [LAYOUT_XL] = "XL",
    };

    return titles[name];
}

static void dump_area(struct str *out, const char *what, struct area area)
{
    if (area_is_there(area))
        str_add(out, "%s %d,%d %dx%d\n", what, area.x, area.y, area.width, area.height);
}

/* The panel in front of one that is behind. */
static enum panel front_of(const struct layout *layout, enum panel panel)
{
    enum panel tabs[PANELS];
    size_t count = layout_tabs(layout, panel, tabs);

    for (size_t i = 0; i < count; i++) {
        if (layout->places[tabs[i]] == PANEL_SHOWN)
            return tabs[i];
    }
    return panel;
}

void layout_dump(const struct layout *layout, struct str *out)
{
    str_add(out, "%s\n", layout_title(layout->name));
    dump_area(out, "header", layout->header);
    dump_area(out, "tabs", layout->tabs);
    for (int i = 0; i < PANELS; i++) {
        enum panel panel = (enum panel)i;
        const char *title = panel_title(panel);

        if (layout->places[i] == PANEL_SHOWN)
            dump_area(out, title, layout->panels[i]);
        if (layout->places[i] == PANEL_BEHIND)
            str_add(out, "%s behind %s\n", title, panel_title(front_of(layout, panel)));
    }
    dump_area(out, "preview", layout->preview);
    dump_area(out, "week", layout->week);
    dump_area(out, "message", layout->message);
    dump_area(out, "hints", layout->hints);
}
