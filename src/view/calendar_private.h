#ifndef VIEW_CALENDAR_PRIVATE_H
#define VIEW_CALENDAR_PRIVATE_H

/* What the files of the calendar's page share. */

#include "view/calendar.h"

struct calendar_page {
    struct calendar calendar;
    struct listing agenda;              /* all of it as a list, where there is no room for a grid */
    size_t *row_entries;                /* for each of its rows an entry; SIZE_MAX: a heading */
    const char *place, *title;
};

/* The rows of hours of a week, and what stands above them. */
struct week_grid {
    struct area area;           /* all of it */
    int gutter;                 /* columns for the hours */
    int day_width;
    int whole;                  /* lines for what takes the whole day */
    int top;                    /* the line of the first hour */
    int rows;                   /* lines of hours */
    int step;                   /* minutes of a line: 60 or 30 */
    int from;                   /* minute at the first line */
    int detail;                 /* lines at the foot that say more of what is chosen */
};

/* The weeks of a month. */
struct month_grid {
    struct area area;
    int day_width, week_height, weeks;
    int detail;
    struct area side;           /* what the chosen day has; no area: no room */
};

bool calendar_is_week(const struct calendar_page *page);
struct week_grid calendar_week_grid(const struct calendar_page *page, const struct frame *frame,
                                    struct area area);
struct month_grid calendar_month_grid(const struct calendar_page *page, struct area area);

/* The place one is at, on a day that is shown. */
struct place calendar_place(const struct calendar_page *page, const struct frame *frame);

/* Passed over by the filter. */
bool calendar_is_hidden(const struct calendar_page *page, const struct frame *frame, size_t entry);
/* Entry `nth` of those at the place; SIZE_MAX if there are not so many. */
size_t calendar_nth(const struct calendar_page *page, const struct frame *frame,
                    const struct place *place, size_t nth);
/* The one that is chosen; SIZE_MAX if none. */
size_t calendar_chosen(const struct calendar_page *page, const struct frame *frame);

void calendar_draw_week(const struct calendar_page *page, const struct frame *frame,
                        struct area area, struct canvas *canvas);
void calendar_draw_month(const struct calendar_page *page, const struct frame *frame,
                         struct area area, struct canvas *canvas);
/* What is chosen, in words. */
void calendar_draw_detail(const struct calendar_page *page, const struct frame *frame,
                          struct area area, struct canvas *canvas);
/* "C-31" with a sign that says what it is: the label of an entry that takes the whole day. */
const char *calendar_sign(const struct calendar_entry *entry);

#endif
