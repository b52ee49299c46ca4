#ifndef VIEW_CALENDAR_H
#define VIEW_CALENDAR_H

/* How one moves in the calendar. */

#include "command/calendar.h"
#include "view/view.h"

enum calendar_move {
    CALENDAR_LEFT, CALENDAR_RIGHT, CALENDAR_UP, CALENDAR_DOWN, CALENDAR_EARLIER, CALENDAR_LATER,
    CALENDAR_WEEK_START, CALENDAR_WEEK_END, CALENDAR_NEXT, CALENDAR_PREVIOUS, CALENDAR_TO_WEEK,
    CALENDAR_TO_MONTH, CALENDAR_TO_TODAY
};

/*
 * The place that a move leads to, and what has to be shown there: other days have to be loaded if
 * *ask is not what the model shows.
 */
struct place calendar_go(const void *model, const struct frame *frame, enum calendar_move move,
                         struct calendar_ask *ask);
/* Whether that has to be loaded first. */
bool calendar_wants_load(const void *model, const struct calendar_ask *ask);

/* Where it stands in the list of all: the row of that place or the next. */
size_t calendar_row_of(const void *model, const struct place *place);
/* And the other way: the place of a row of that list. */
struct place calendar_place_of_row(const void *model, size_t row);
/* Whether anything begins on that day, or goes on from before on the first one. */
bool calendar_has_row_on(const void *model, struct date day);
/* Where one is: see struct place. */
struct place calendar_where(const void *model, const struct frame *frame);

#endif
