#ifndef UI_LAYOUT_H
#define UI_LAYOUT_H

/*
 * Where the parts of the dashboard go.
 *
 * A pure function of the size of the screen and of what the user wants to see;
 * it has an answer for every size. The table of sizes is above layout_of() in
 * layout.c.
 */

#include <stdbool.h>
#include <stddef.h>

#include "ui/area.h"

struct str;

enum { LAYOUT_LEAST_WIDTH = 30, LAYOUT_LEAST_HEIGHT = 6 };

enum layout_name {
    LAYOUT_TOO_SMALL,   /* nothing has an area: say so over the whole screen */
    LAYOUT_XS,
    LAYOUT_S,
    LAYOUT_M,
    LAYOUT_L,
    LAYOUT_XL,
};

/* The digit that brings a panel forward is its number + 1. */
enum panel {
    PANEL_ISSUES,
    PANEL_MEETINGS,
    PANEL_PARTIES,
    PANEL_FOLLOWUPS,
    PANEL_ACTIVITY,
    PANELS
};

/*
 * PREVIEW_AUTO is below in L and XL, and off in the smaller ones. PREVIEW_RIGHT falls back to
 * below where it is too narrow for both. In M the preview lies over the boxes that do not have
 * the focus; in S it takes part of the one box; in XS there is none.
 */
enum preview { PREVIEW_AUTO, PREVIEW_BELOW, PREVIEW_RIGHT, PREVIEW_OFF };

struct layout_wish {
    int width, height;
    enum panel focus;
    bool zoomed;                /* the focused panel takes all; the others are tabs of it */
    enum preview preview;
    bool grow_focused;          /* in L and M a small panel with the focus grows to its content */
    bool followups_forward;     /* of meetings and follow-ups in one box, where neither has the
                                   focus */
    int rows[PANELS];         /* rows each panel has to show, without its borders; 0 if not known */
};

enum panel_place {
    PANEL_ABSENT,
    PANEL_SHOWN,
    PANEL_BEHIND,               /* a tab: its area is that of the panel shown in front of it */
};

struct layout {
    enum layout_name name;
    enum panel focus;        /* the panel asked for, or issues if this layout has no place for it */
    bool borders;              /* panels and preview have a border inside their areas: all but XS */
    struct area header, message, hints;     /* one row each */
    struct area tabs;           /* the row of tabs in S */
    enum panel_place places[PANELS];
    struct area panels[PANELS];
    struct area preview, week;
};

void layout_of(struct layout *out, const struct layout_wish *wish);

/* The panels that share the area of `panel`, itself among them, in order. Returns how many. */
size_t layout_tabs(const struct layout *layout, enum panel panel, enum panel out[PANELS]);

/* The panel shown at that cell, or -1. */
int layout_panel_at(const struct layout *layout, int x, int y);

/* The panel after (step 1) or before (step -1) the focused one, in the order of their digits. */
enum panel layout_next(const struct layout *layout, int step);

const char *panel_title(enum panel panel);     /* "Follow-ups" */
const char *layout_title(enum layout_name name);

/*
 * For tests: the name, a line "what x,y WxH" for each part, "Follow-ups behind Meetings" for a tab.
 */
void layout_dump(const struct layout *layout, struct str *out);

#endif
