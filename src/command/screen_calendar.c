/* What the keys of the calendar and of the slot finder do there. */

#include "command/command.h"
#include "command/screen.h"

#define IN_CALENDAR (1u << SCOPE_CALENDAR)
#define IN_SLOTS (1u << SCOPE_SLOTS)

#define SCREEN(symbol, what, where, which, word, says, does) \
    const struct command symbol##_command = {.name = (what), \
                                             .keys = (which), \
                                             .scopes = (where), \
                                             .summary = (says), \
                                             .hint = (word), \
                                             .flags = COMMAND_SCREEN_ONLY, \
                                             .then = THEN_SCREEN, \
                                             .act = (does)}

/* clang-format off */
/* The calendar */
SCREEN(calendar_left, "calendar-left", IN_CALENDAR, "h,Left", NULL,
       "Go to the day before", ACT_CALENDAR_LEFT);
SCREEN(calendar_right, "calendar-right", IN_CALENDAR, "l,Right", "day",
       "Go to the next day", ACT_CALENDAR_RIGHT);
SCREEN(calendar_up, "calendar-up", IN_CALENDAR, "k,Up", NULL,
       "Go up an hour, in a month a week", ACT_CALENDAR_UP);
SCREEN(calendar_down, "calendar-down", IN_CALENDAR, "j,Down", NULL,
       "Go down an hour, in a month a week", ACT_CALENDAR_DOWN);
SCREEN(calendar_earlier, "calendar-earlier", IN_CALENDAR, "H,PgUp", NULL,
       "Go back a week or a month", ACT_CALENDAR_EARLIER);
SCREEN(calendar_later, "calendar-later", IN_CALENDAR, "L,PgDn", "later",
       "Go on a week or a month", ACT_CALENDAR_LATER);
SCREEN(calendar_week_start, "calendar-week-start", IN_CALENDAR, "0,Home", NULL,
       "Go to the first day of the week", ACT_CALENDAR_WEEK_START);
SCREEN(calendar_week_end, "calendar-week-end", IN_CALENDAR, "$,End", NULL,
       "Go to the last day of the week", ACT_CALENDAR_WEEK_END);
SCREEN(calendar_next, "calendar-next", IN_CALENDAR, "Tab,n", "next",
       "Go to the next entry", ACT_CALENDAR_NEXT);
SCREEN(calendar_previous, "calendar-previous", IN_CALENDAR, "S-Tab,N", NULL,
       "Go to the entry before", ACT_CALENDAR_PREVIOUS);
SCREEN(calendar_week, "calendar-week", IN_CALENDAR, "w", "week",
       "Show a week with its hours", ACT_CALENDAR_WEEK);
SCREEN(calendar_month, "calendar-month", IN_CALENDAR, "m", "month",
       "Show a whole month", ACT_CALENDAR_MONTH);
SCREEN(calendar_today, "calendar-today", IN_CALENDAR, "t", "today",
       "Go to today", ACT_CALENDAR_TODAY);
SCREEN(calendar_add, "calendar-add", IN_CALENDAR, "a", "add",
       "Add a meeting here", ACT_CALENDAR_ADD);

/* The slot finder */
SCREEN(slots_day_before, "slots-day-before", IN_SLOTS, "h,Left", NULL,
       "Look at the day before", ACT_SLOTS_DAY_BEFORE);
SCREEN(slots_day_after, "slots-day-after", IN_SLOTS, "l,Right", "day",
       "Look at the next day", ACT_SLOTS_DAY_AFTER);
SCREEN(slots_week_before, "slots-week-before", IN_SLOTS, "H", NULL,
       "Look a week earlier", ACT_SLOTS_WEEK_BEFORE);
SCREEN(slots_week_after, "slots-week-after", IN_SLOTS, "L", "week",
       "Look a week later", ACT_SLOTS_WEEK_AFTER);
SCREEN(slots_longer, "slots-longer", IN_SLOTS, "+", "longer",
       "Make the meeting longer", ACT_SLOTS_LONGER);
SCREEN(slots_shorter, "slots-shorter", IN_SLOTS, "-", "shorter",
       "Make the meeting shorter", ACT_SLOTS_SHORTER);
SCREEN(slots_optional, "slots-optional", IN_SLOTS, "x", "optional",
       "Say who need not come", ACT_SLOTS_OPTIONAL);
SCREEN(slots_take, "slots-take", IN_SLOTS, "Enter", "take",
       "Take this time for the meeting", ACT_SLOTS_TAKE);
/* clang-format on */
