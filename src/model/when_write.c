#include <liaise/when.h>

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Add to a text of WHEN_TEXT_SIZE; what has no room is left out. */
PRINTF_LIKE(2, 3)
static void add(char text[WHEN_TEXT_SIZE], const char *format, ...)
{
    size_t length = strlen(text);
    va_list args;

    va_start(args, format);
    (void)vsnprintf(text + length, WHEN_TEXT_SIZE - length, format, args);
    va_end(args);
}

const char *date_write_long(struct date date, char text[WHEN_TEXT_SIZE])
{
    struct civil civil = date_civil(date);

    text[0] = '\0';
    if (date_is_set(date))
        add(text, "%s %d %s %d", weekday_names[date_weekday(date)], civil.day,
            month_names[civil.month - 1], civil.year);
    return text;
}

static void add_count(char text[WHEN_TEXT_SIZE], int64_t count, const char *unit)
{
    long long size = count < 0 ? -count : count;

    add(text, count < 0 ? "%lld %s%s ago" : "in %lld %s%s", size, unit, size == 1 ? "" : "s");
}

/* The exact day stands before it: this is rounded down. */
static void add_days_away(char text[WHEN_TEXT_SIZE], int64_t days)
{
    int64_t size = days < 0 ? -days : days;

    if (size < 14)
        add_count(text, days, "day");
    else if (size < 70)
        add_count(text, days / 7, "week");
    else if (size < 730)
        add_count(text, days * 12 / 365, "month");
    else
        add_count(text, days * 4 / 1461, "year");
}

static void add_minutes_away(char text[WHEN_TEXT_SIZE], int64_t seconds)
{
    if (seconds > -60 && seconds < 60)
        add(text, "now");
    else if (seconds > -3600 && seconds < 3600)
        add_count(text, seconds / 60, "minute");
    else
        add_count(text, seconds / 3600, "hour");
}

static void add_distance(char text[WHEN_TEXT_SIZE], const struct when *when, struct now now)
{
    struct date date = when->has_time ? zone_date(now.zone, when->instant) : when->date;
    int64_t days = (int64_t)date.day - now.today.day;

    if (days == 0 && when->has_time)
        add_minutes_away(text, when->instant - now.instant);
    else if (days == 0)
        add(text, "today");
    else if (days == 1 || days == -1)
        add(text, days > 0 ? "tomorrow" : "yesterday");
    else
        add_days_away(text, days);
}

static void add_time(char text[WHEN_TEXT_SIZE], int64_t wall)
{
    add(text, "%02d:%02d", wall_minute(wall) / 60, wall_minute(wall) % 60);
}

/* What the reader's own clocks show, if they differ. */
static void add_own_time(char text[WHEN_TEXT_SIZE], const struct when *when, struct now now)
{
    struct zone_time there = zone_local(when->zone, when->instant);
    struct zone_time here = zone_local(now.zone, when->instant);
    struct date date = wall_date(here.wall);

    if (there.offset == here.offset)
        return;
    add(text, " (");
    if (date.day != wall_date(there.wall).day)
        add(text, "%s %d %s ", weekday_names[date_weekday(date)], date_civil(date).day,
            month_names[date_civil(date).month - 1]);
    add_time(text, here.wall);
    add(text, " %s)", here.abbreviation);
}

static void add_clock_change(char text[WHEN_TEXT_SIZE], const struct when *when)
{
    switch (when->kind) {
    case WALL_EXACT:
        break;
    case WALL_FOLD:
        add(text, "; ");
        add_time(text, when->wall);
        add(text, " comes twice, this is the first");
        break;
    case WALL_GAP:
        add(text, "; clocks skip ");
        add_time(text, when->wall);
        break;
    }
}

const char *when_write(const struct when *when, struct now now, char text[WHEN_TEXT_SIZE])
{
    struct zone_time there;

    if (!when->has_time) {
        date_write_long(when->date, text);
        add(text, ", ");
        add_distance(text, when, now);
        return text;
    }
    there = zone_local(when->zone, when->instant);
    date_write_long(wall_date(there.wall), text);
    add(text, " ");
    add_time(text, there.wall);
    if (when->end_wall != WALL_NONE) {
        int64_t end = zone_instant(when->zone, when->end_wall, NULL);

        add(text, "\u2013");
        add_time(text, zone_local(when->zone, end).wall);
    }
    add(text, " %s", there.abbreviation);
    add_own_time(text, when, now);
    add(text, ", ");
    add_distance(text, when, now);
    add_clock_change(text, when);
    return text;
}

/* One digit and a unit (m is months): there is room for no more. */
static void write_late(char text[DATE_TEXT_SIZE], int64_t days)
{
    int64_t count = days;
    char unit = 'd';

    if (days >= 300) {
        count = (days + 182) / 365;
        unit = 'y';
    } else if (days >= 70) {
        count = days * 12 / 365;
        unit = 'm';
    } else if (days >= 10) {
        count = days / 7;
        unit = 'w';
    }
    (void)snprintf(text, DATE_TEXT_SIZE, "%d%c LATE", (int)(count > 9 ? 9 : count), unit);
}

const char *due_write(struct date date, struct date today, char text[DATE_TEXT_SIZE])
{
    enum { MONTH_AHEAD = 28, YEAR_AHEAD = 335 };
    int64_t days = (int64_t)date.day - today.day;
    struct civil civil = date_civil(date);
    char iso[DATE_TEXT_SIZE];

    if (!date_is_set(date))
        (void)snprintf(text, DATE_TEXT_SIZE, "\u2014");
    else if (days < 0)
        write_late(text, -days);
    else if (days == 0)
        (void)snprintf(text, DATE_TEXT_SIZE, "today");
    else if (days < MONTH_AHEAD)
        (void)snprintf(text, DATE_TEXT_SIZE, "%s %d", weekday_names[date_weekday(date)],
                       civil.day);
    else if (days < YEAR_AHEAD)
        (void)snprintf(text, DATE_TEXT_SIZE, "%d %s", civil.day, month_names[civil.month - 1]);
    else
        (void)snprintf(text, DATE_TEXT_SIZE, "%.7s", date_write(date, iso));
    return text;
}

const char *age_write(struct date since, struct date today, char text[DATE_TEXT_SIZE])
{
    int64_t days = (int64_t)today.day - since.day;
    int64_t months = days * 12 / 365, years = days * 4 / 1461;

    text[0] = '\0';
    if (!date_is_set(since))
        return text;
    if (days < 100)
        (void)snprintf(text, DATE_TEXT_SIZE, "%dd", (int)(days < 0 ? 0 : days));
    else if (days < 182)
        (void)snprintf(text, DATE_TEXT_SIZE, "%dw", (int)(days / 7));
    else if (months < 24)
        (void)snprintf(text, DATE_TEXT_SIZE, "%dmo", (int)months);
    else
        (void)snprintf(text, DATE_TEXT_SIZE, "%dy", (int)(years > 999 ? 999 : years));
    return text;
}
