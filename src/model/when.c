#include "model/when_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

struct now now_of(int64_t instant, const struct zone *zone)
{
    return (struct now){.instant = instant, .zone = zone, .today = zone_date(zone, instant)};
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* In lower case, with single blanks; commas are blanks and an en dash is a "-". */
static bool tidy(char out[WHEN_MOST_TEXT + 1], const char *text, struct error *err)
{
    size_t length = 0;

    for (const char *at = text; *at; at++) {
        char c = *at;

        if (strncmp(at, "\u2013", 3) == 0) {
            c = '-';
            at += 2;
        } else if (strchr(" ,\t\r\n", c)) {
            c = ' ';
        } else if (c >= 'A' && c <= 'Z') {
            c = (char)(c - 'A' + 'a');
        }
        if (c == ' ' && (!length || out[length - 1] == ' '))
            continue;
        if (length == WHEN_MOST_TEXT)
            return error_set(err, ERROR_INVALID, "that is too long for a day and a time");
        out[length++] = c;
    }
    if (length && out[length - 1] == ' ')
        length--;
    out[length] = '\0';
    return true;
}

/* Whether the blank at `at` parts what belongs together: "9 - 10:30", "9 pm". */
static bool is_inner_blank(const char *at, char before)
{
    bool is_half = (at[1] == 'a' || at[1] == 'p') && at[2] == 'm'
                   && (!at[3] || strchr(" -", at[3]));

    return before == '-' || (at[1] == '-' && (!at[2] || at[2] == ' '))
           || (is_digit(before) && is_half);
}

static void join(char *text)
{
    char *to = text;

    for (const char *from = text; *from; from++) {
        if (*from != ' ' || !is_inner_blank(from, to[-1]))
            *to++ = *from;
    }
    *to = '\0';
}

static bool cut_into_words(struct reading *reading, struct error *err)
{
    size_t count = 0;

    for (char *word = reading->text; word && *word;) {
        char *blank = strchr(word, ' ');

        if (count == WHEN_MOST_WORDS)
            return error_set(err, ERROR_INVALID, "that is too long for a day and a time");
        reading->words[count++] = word;
        if (blank)
            *blank++ = '\0';
        word = blank;
    }
    if (!count)
        return error_set(err, ERROR_INVALID, "no day is given; try fri, +3d, 27 nov or 9:00");
    return true;
}

static bool not_understood(const char *word, struct error *err)
{
    static const char *const words[] = {
        "today",  "tomorrow",  "yesterday", "now",      "monday",   "tuesday", "wednesday",
        "thursday", "friday",  "saturday",  "sunday",   "next",     "last",    "week",
        "january", "february", "march",     "april",    "may",      "june",    "july",
        "august", "september", "october",   "november", "december", "noon",    "midnight",
        "eow",    "eom",       "eoq",       "eoy",      NULL,
    };
    const char *nearest = text_nearest(word, words);

    if (nearest)
        return error_set(err, ERROR_INVALID, "'%s' is not understood; did you mean %s?", word,
                         nearest);
    return error_set(err, ERROR_INVALID,
                     "'%s' is not understood; try fri 14:00, +3d, 27 nov or 2026-11-27", word);
}

/* Words that only make it read well. */
static enum taken take_filler(struct reading *reading, struct error *err)
{
    const char *word = reading->words[reading->at];

    (void)err;
    if (!when_is_word(word, "at") && !when_is_word(word, "on"))
        return NOT_MINE;
    reading->at++;
    return TAKEN;
}

static bool take_words(struct reading *reading, struct error *err)
{
    /* The order decides: "mar" is a month before it is a city, "45m" a length after a time. */
    static when_reader *const readers[] = {
        take_filler,          when_take_day_word, when_take_now,          when_take_next_or_last,
        when_take_iso,        when_take_numeric,  when_take_day_of_month, when_take_length,
        when_take_shift,      when_take_weekday,  when_take_clock,        when_take_bare,
        when_take_offset,     when_take_zone,
    };

    while (reading->words[reading->at]) {
        enum taken taken = NOT_MINE;

        for (size_t i = 0; taken == NOT_MINE && i < sizeof(readers) / sizeof(*readers); i++)
            taken = readers[i](reading, err);
        if (taken == WRONG)
            return false;
        if (taken == NOT_MINE)
            return not_understood(reading->words[reading->at], err);
    }
    return when_settle_bare(reading, err) != WRONG;
}

/* The day of the week is the day, or has to agree with it. */
static bool settle_weekday(struct reading *reading, struct error *err)
{
    char text[WHEN_TEXT_SIZE];

    if (reading->weekday < 0)
        return true;
    if (!reading->has_date)
        return when_note_date(reading,
                              when_coming_weekday(reading->options->now.today, reading->weekday),
                              err) == TAKEN;
    if (date_weekday(reading->date) == reading->weekday)
        return true;
    return error_set(err, ERROR_INVALID, "that day is %s and not a %s",
                     date_write_long(reading->date, text), weekday_names[reading->weekday]);
}

static bool finish_moment(struct when *out, const struct reading *reading, struct error *err)
{
    const struct now *now = &reading->options->now;

    if (reading->has_date || reading->has_clock)
        return error_set(err, ERROR_INVALID,
                         "now, or so many hours from now, is a day and a time already");
    out->zone = reading->zone ? reading->zone : now->zone;
    out->instant = reading->moment;
    out->wall = zone_local(out->zone, reading->moment).wall;
    return true;
}

/* The wall time in the zone of its own; without a day, the next time its clocks show it. */
static void finish_in_zone(struct when *out, const struct reading *reading)
{
    const struct now *now = &reading->options->now;
    struct date date;

    out->zone = reading->zone ? reading->zone : now->zone;
    date = reading->has_date ? reading->date : zone_date(out->zone, now->instant);
    for (int i = 0; i < 2; i++, date.day++) {
        out->wall = (int64_t)date.day * INSTANT_DAY + reading->clock;
        out->instant = zone_instant(out->zone, out->wall, &out->kind);
        if (reading->has_date || out->instant > now->instant)
            return;
    }
}

/* The same where only an offset is known: told in the reader's own zone. */
static void finish_at_offset(struct when *out, const struct reading *reading)
{
    const struct now *now = &reading->options->now;
    struct date date = reading->has_date ? reading->date
                                         : wall_date(now->instant + reading->offset);

    out->zone = now->zone;
    out->instant = (int64_t)date.day * INSTANT_DAY + reading->clock - reading->offset;
    if (!reading->has_date && out->instant <= now->instant)
        out->instant += INSTANT_DAY;
    out->wall = zone_local(now->zone, out->instant).wall;
}

/* An abbreviation says which offset was meant: that must be in force on the day. */
static bool check_abbreviation(const struct when *when, const struct reading *reading,
                               struct error *err)
{
    const struct zone_abbreviation *named = reading->abbreviation;
    struct zone_time local;
    char day[WHEN_TEXT_SIZE];

    if (!named)
        return true;
    local = zone_local(when->zone, when->instant);
    if (local.offset == named->minutes * 60)
        return true;
    return error_set(err, ERROR_INVALID,
                     "on %s clocks in %s do not show '%s' but %s; write %s or utc%+d:%02d",
                     date_write_long(wall_date(when->wall), day), named->zone, named->text,
                     local.abbreviation, named->zone, named->minutes / 60,
                     abs(named->minutes) % 60);
}

static bool finish_time(struct when *out, const struct reading *reading, struct error *err)
{
    struct when when = {.has_time = true};

    if (reading->is_moment) {
        if (!finish_moment(&when, reading, err))
            return false;
    } else if (reading->has_offset) {
        finish_at_offset(&when, reading);
    } else {
        finish_in_zone(&when, reading);
        if (!check_abbreviation(&when, reading, err))
            return false;
    }
    when.date = wall_date(when.wall);
    when.end_wall = reading->length ? when.wall + reading->length : WALL_NONE;
    when.is_past = when.instant < reading->options->now.instant;
    *out = when;
    return true;
}

static bool finish(struct when *out, struct reading *reading, struct error *err)
{
    const struct now *now = &reading->options->now;

    if (!settle_weekday(reading, err))
        return false;
    if (reading->has_clock || reading->is_moment)
        return finish_time(out, reading, err);
    if (reading->zone || reading->has_offset)
        return error_set(err, ERROR_INVALID, "a time zone needs a time of day, such as 9:00");
    if (!reading->has_date)
        return error_set(err, ERROR_INVALID, "no day is given; try fri, +3d, 27 nov or 9:00");
    *out = (struct when){
        .date = reading->date,
        .wall = WALL_NONE,
        .instant = INSTANT_NONE,
        .end_wall = WALL_NONE,
        .zone = now->zone,
        .is_past = reading->date.day < now->today.day,
    };
    return true;
}

/*
 * What is understood: a day, a time of day with or without an end, and a zone, in any order.
 * Words in any case; "at" and "on" are skipped. Where nothing else is said, words count
 * from today in the reader's zone, and a day may be today.
 *
 *   days    today tomorrow yesterday
 *           mon … sunday           the coming one, never today; beside another day it must agree
 *           next tue, last mon     of the week that begins next Monday; the last before today
 *           next week|month|quarter|year   its first day
 *           +3d 2w -2d, in 3 days, 2 weeks ago, 1m 1y   31 Jan and a month is 28 Feb
 *           eow eom eoq eoy        the Friday that ends the week, the last day of the others
 *           27, 27th               the coming day of that number, never today
 *           27 nov, nov 27 [2027]  the coming one; a number from 1900 to 2999 here is the year
 *           2026-11-27[T09:00[+01:00]]
 *           03/04, 3.4.27          only if dates.numeric says which comes first
 *   times   9:00 0900 9pm 9:30 pm noon midnight (the day's beginning)
 *           9                      an hour if a day or a zone stands beside it, else a day
 *           9-10:30, 9:00-10:30, 9-11pm, 22:00-1:00   over midnight for 12 hours at most
 *           9:00 45m, 9:00 1h30, 9 for 2 hours        m is minutes here, months elsewhere
 *   moments now, +2h, in 90 min    a day and a time at once
 *   zones   9:00 Tokyo, 9:00 New York, 9:00 Europe/Paris   a name in tzdata, or its city
 *           9:00 JST               an abbreviation that only one zone goes by
 *           9:00 utc+5, 9:00 +05:30    told in the reader's zone
 *
 * A time without a day is the next one: today, or tomorrow if it has passed, in its own zone.
 */
bool when_read(struct when *out, const char *text, const struct when_options *options,
               struct error *err)
{
    struct reading reading = {.options = options, .weekday = -1, .bare = -1};

    if (!tidy(reading.text, text, err))
        return false;
    join(reading.text);
    return cut_into_words(&reading, err) && take_words(&reading, err) && finish(out, &reading, err);
}

bool when_read_date(struct date *out, const char *text, struct now now, struct error *err)
{
    struct when_options options = {.now = now};
    struct when when = {0};

    if (!when_read(&when, text, &options, err))
        return false;
    if (when.has_time)
        return error_set(err, ERROR_INVALID, "only a day is wanted here, without a time of day");
    *out = when.date;
    return true;
}
