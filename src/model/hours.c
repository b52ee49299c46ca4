#include <liaise/org.h>

#include <string.h>

/*
 * The grammar of working hours:
 *
 *   hours     = [ item { ("," | " ") item } ]
 *   item      = days " " stretch | stretch      without days: those of the item before
 *   days      = day [ "-" day ]                 "fri-mon" goes over the weekend
 *   stretch   = hh:mm "-" hh:mm                 "24:00" is the end of the day
 */

enum { DAY_MINUTES = 24 * 60 };

/* Which days the stretches that follow are on: a bit for each. 0 before any were named. */
struct reader {
    const char *at;
    unsigned days;
};

static int weekday_at(const char *text)
{
    static const char *const names[7] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

    for (int i = 0; i < 7; i++) {
        if (!strncmp(text, names[i], 3))
            return i;
    }
    return -1;
}

static void skip_between(struct reader *reader)
{
    reader->at += strspn(reader->at, " ,");
}

/* Leaves the reader alone if there are no days at this place. */
static bool read_days(struct reader *reader)
{
    const int first = weekday_at(reader->at);
    int last = first;

    if (first < 0)
        return false;
    reader->at += 3;
    if (*reader->at == '-' && weekday_at(reader->at + 1) >= 0) {
        last = weekday_at(reader->at + 1);
        reader->at += 4;
    }
    reader->days = 1U << last;
    for (int day = first; day != last; day = (day + 1) % 7)
        reader->days |= 1U << day;
    return true;
}

static bool read_digits(int *out, const char *text)
{
    if (text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
        return false;
    *out = (text[0] - '0') * 10 + text[1] - '0';
    return true;
}

/* "08:00", 0..1440. */
static bool read_clock(struct reader *reader, int *out)
{
    int hour, minute;

    if (!read_digits(&hour, reader->at) || reader->at[2] != ':'
        || !read_digits(&minute, reader->at + 3) || minute > 59 || hour * 60 + minute > DAY_MINUTES)
        return false;
    *out = hour * 60 + minute;
    reader->at += 5;
    return true;
}

static bool read_stretch(struct reader *reader, int *from, int *to)
{
    if (!read_clock(reader, from) || *reader->at != '-')
        return false;
    reader->at++;
    return read_clock(reader, to) && (!*reader->at || strchr(" ,", *reader->at));
}

/* Keeps the stretches of a day in order. */
static bool day_add(struct working_day *day, int from, int to, struct error *err)
{
    int place = day->count;

    if (day->count == HOURS_MOST)
        return error_set(err, ERROR_INVALID, "a day has at most %d stretches of working hours",
                         HOURS_MOST);
    while (place > 0 && day->stretches[place - 1].from > from) {
        day->stretches[place] = day->stretches[place - 1];
        place--;
    }
    day->stretches[place].from = from;
    day->stretches[place].to = to;
    day->count++;
    for (int i = 1; i < day->count; i++) {
        if (day->stretches[i].from < day->stretches[i - 1].to)
            return error_set(err, ERROR_INVALID, "two stretches of working hours overlap");
    }
    return true;
}

static bool days_add(struct working_day days[7], unsigned which, int from, int to,
                     struct error *err)
{
    for (int day = 0; day < 7; day++) {
        if ((which & 1U << day) && !day_add(&days[day], from, to, err))
            return false;
    }
    return true;
}

/* One item: its days, if it names any, and one stretch. */
static bool read_item(struct reader *reader, int *from, int *to)
{
    if (read_days(reader)) {
        if (*reader->at != ' ')
            return false;
        skip_between(reader);
    }
    return reader->days && read_stretch(reader, from, to);
}

bool hours_read(struct working_day out[7], const char *text, struct error *err)
{
    struct working_day days[7] = {0};
    struct reader reader = {.at = text};
    int from, to;

    for (skip_between(&reader); *reader.at; skip_between(&reader)) {
        if (!read_item(&reader, &from, &to))
            return error_set(err, ERROR_INVALID,
                             "'%.80s' are no working hours; they look like "
                             "'mon-fri 08:00-17:00, sat 10:00-14:00'",
                             text);
        if (to <= from)
            return error_set(err, ERROR_INVALID,
                             "'%.80s': working hours end after they begin; a night is two "
                             "stretches, up to 24:00 and from 00:00",
                             text);
        if (!days_add(days, reader.days, from, to, err))
            return false;
    }
    memcpy(out, days, sizeof(days));
    return true;
}

bool hours_are_open(const struct working_day days[7], int weekday, int minute)
{
    const struct working_day *day = &days[weekday];

    for (int i = 0; i < day->count; i++) {
        if (minute >= day->stretches[i].from && minute < day->stretches[i].to)
            return true;
    }
    return false;
}
