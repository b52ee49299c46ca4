#ifndef COMMAND_CALENDAR_H
#define COMMAND_CALENDAR_H

/*
 * What stands in the calendar: meetings on the officer's own clock, and days that matter.
 *
 * A week or a month is asked for by any of its days; the days that come are whole weeks, which
 * begin on the day that the configuration says.
 */

#include "command/command.h"

enum calendar_span { CALENDAR_WEEK, CALENDAR_MONTH };

struct calendar_ask {
    enum calendar_span span;
    struct date day;            /* one of those to be shown */
};

/* In the order in which they stand on one day. */
enum calendar_kind { CALENDAR_PAUSE, CALENDAR_NOTICE, CALENDAR_MEETING, CALENDAR_DUE };

struct calendar_entry {
    enum calendar_kind kind;
    const struct noun *noun;
    int64_t id;
    const char *key, *said;     /* "M-203", "A-6 wind-down …" */
    const char *word;           /* "due", "notice", "expires", "paused"; "" for a meeting */
    const char *with;           /* "NWP, SBH"; "" for nobody */
    const char *elsewhere;      /* "18:30 EST, Tue 07:30 KST": other clocks; "" if none */
    struct date from, to;       /* both included */
    int64_t starts, ends;       /* wall times of the officer; WALL_NONE: the whole day */
    const void *record;         /* of the noun */
    enum role role;
};

struct calendar {
    struct calendar_ask ask;
    struct now now;
    struct date first, last;    /* the days that are shown, whole weeks */
    struct calendar_entry *entries;     /* by day, kind and hour */
    size_t count;
};

MUST_CHECK bool calendar_load(struct calendar *out, const struct calendar_ask *ask,
                              struct desk *desk, struct arena *arena, struct error *err);

/* The first day of the week it is in. `week_starts`: 0 Monday, 6 Sunday. */
struct date calendar_week_of(struct date day, int week_starts);

/* "week 6, 2-8 Feb 2026", "February 2026" */
const char *calendar_title(const struct calendar *calendar, struct arena *arena);

/* On that day; an entry of several days is on each of them. */
bool calendar_is_on(const struct calendar_entry *entry, struct date day);

/* Minutes of the day that a meeting takes, 0 to 1440; the whole day for what has no hour. */
void calendar_minutes(const struct calendar_entry *entry, struct date day, int *from, int *to);

/* "week 2026-02-02", and back. Anything else is the week of `today`. */
const char *calendar_ask_write(const struct calendar_ask *ask, struct arena *arena);
struct calendar_ask calendar_ask_read(const char *text, struct date today);

#endif
