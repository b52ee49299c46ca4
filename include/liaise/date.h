#ifndef LIAISE_DATE_H
#define LIAISE_DATE_H

/*
 * Civil days, instants and wall-clock times: three different things.
 *
 * A date is a day on a calendar, the same everywhere. An instant is a moment,
 * in seconds since 1970 UTC. A wall time is what a clock on a wall shows, and
 * means a moment only together with a zone (see zone.h). Nothing in here reads
 * the clock: whoever starts the work says what time it is.
 */

#include <liaise/error.h>
#include <stdint.h>

/* Days since 1970-01-01, proleptic Gregorian. */
struct date {
    int32_t day;
};

#define DATE_NONE ((struct date){INT32_MIN})   /* no date given */

enum {
    DATE_TEXT_SIZE = 16,      /* "2026-02-03" and its terminator, with room to spare */
    WALL_TEXT_SIZE = 24,      /* "2026-02-03T15:30" */
};

enum { INSTANT_DAY = 86400 };

/* No instant and no wall time. */
#define INSTANT_NONE INT64_MIN
#define WALL_NONE INT64_MIN

struct civil {
    int year, month, day;     /* 2026, 1..12, 1..31 */
};

static inline bool date_is_set(struct date date)
{
    return date.day != INT32_MIN;
}

struct date date_of(int year, int month, int day);
struct civil date_civil(struct date date);
int date_weekday(struct date date);            /* 0 Monday .. 6 Sunday */
int days_in_month(int year, int month);

/* The same day `months` later; in a month without it the last: 31 Jan and a month is 28 Feb. */
struct date date_add_months(struct date date, int months);

/* ISO week number, 1..53. */
int date_week(struct date date);

/* "2026-02-03" only. Days that do not exist are refused. */
MUST_CHECK bool date_read(struct date *out, const char *text, struct error *err);
const char *date_write(struct date date, char text[DATE_TEXT_SIZE]);   /* "" for none */

/* A wall time is seconds since 1970-01-01T00:00 on that same wall. "2026-02-03T15:30" only. */
MUST_CHECK bool wall_read(int64_t *out, const char *text, struct error *err);
const char *wall_write(int64_t wall, char text[WALL_TEXT_SIZE]);
struct date wall_date(int64_t wall);
int wall_minute(int64_t wall);                 /* minutes since midnight */

extern const char *const weekday_names[7];     /* "Mon" .. "Sun" */
extern const char *const month_names[12];      /* "Jan" .. "Dec" */

#endif
