#include "model/when_private.h"

#include <string.h>

enum {
    HOUR = 3600,
    HALF_DAY = 12 * HOUR,
    DAY = 24 * HOUR,
};

static const char *scan_word(const char *text, const char *word)
{
    size_t length = strlen(word);

    return strncmp(text, word, length) == 0 ? text + length : NULL;
}

/* ":30" or ":30:15", if it is there. The text after it, or NULL if it is broken off. */
static const char *scan_minutes(const char *text, int *minute, int *second)
{
    const char *rest;

    if (*text != ':')
        return text;
    rest = when_scan_number(text + 1, 2, minute);
    if (!rest || rest != text + 3 || *rest != ':')
        return rest == text + 3 ? rest : NULL;
    text = rest;
    rest = when_scan_number(text + 1, 2, second);
    return rest == text + 3 ? rest : NULL;
}

/* "am" or "pm", if it is there: moves the hour. */
static const char *scan_half(const char *text, int *hour, struct when_clock *out)
{
    bool is_pm = *text == 'p';

    if ((*text != 'a' && *text != 'p') || text[1] != 'm')
        return text;
    out->has_half = true;
    out->is_possible = !out->is_packed && *hour >= 1 && *hour <= 12;
    *hour = *hour % 12 + (is_pm ? 12 : 0);
    return text + 2;
}

const char *when_scan_clock(const char *text, struct when_clock *out)
{
    int hour = 0, minute = 0, second = 0;
    const char *rest;

    *out = (struct when_clock){.is_possible = true};
    if ((rest = scan_word(text, "midnight")))
        return rest;
    if ((rest = scan_word(text, "noon"))) {
        out->second = HALF_DAY;
        return rest;
    }
    rest = when_scan_number(text, 4, &hour);
    if (!rest || rest == text + 3)
        return NULL;
    out->is_packed = rest == text + 4;
    if (out->is_packed) {
        minute = hour % 100;
        hour /= 100;
    } else {
        out->is_bare = *rest != ':';
        rest = scan_minutes(rest, &minute, &second);
    }
    if (!rest)
        return NULL;
    rest = scan_half(rest, &hour, out);
    out->is_bare = out->is_bare && !out->has_half;
    out->second = hour * HOUR + minute * 60 + second;
    if (minute > 59 || second > 59 || out->second > DAY)
        out->is_possible = false;
    return rest;
}

enum taken when_note_clock(struct reading *reading, int32_t clock, struct error *err)
{
    if (reading->has_clock) {
        error_set(err, ERROR_INVALID, "that names two times of day; give one");
        return WRONG;
    }
    if (clock >= DAY) {
        error_set(err, ERROR_INVALID, "a day ends before 24:00; write 0:00 and the next day");
        return WRONG;
    }
    reading->has_clock = true;
    reading->clock = clock;
    return TAKEN;
}

enum taken when_take_now(struct reading *reading, struct error *err)
{
    if (!when_is_word(reading->words[reading->at], "now"))
        return NOT_MINE;
    if (reading->is_moment) {
        error_set(err, ERROR_INVALID, "that names two moments; give one");
        return WRONG;
    }
    reading->is_moment = true;
    reading->moment = reading->options->now.instant;
    reading->at++;
    return TAKEN;
}

/*
 * "9-11pm" is 21:00 to 23:00 and "11-1pm" is 11:00 to 13:00; "9am-5" ends at 17:00. Where
 * one side has no half of the day, it is the other's, or the one that makes the range go forward.
 */
static void share_half(struct when_clock *start, struct when_clock *stop)
{
    if (stop->has_half && start->is_bare && start->second <= HALF_DAY) {
        int32_t hour = start->second % HALF_DAY, half = stop->second / HALF_DAY * HALF_DAY;

        start->second = hour + half < stop->second ? hour + half : hour + (half ? 0 : HALF_DAY);
    } else if (start->has_half && stop->is_bare && stop->second <= HALF_DAY) {
        int32_t hour = stop->second % HALF_DAY, half = start->second / HALF_DAY * HALF_DAY;

        stop->second = hour + half > start->second ? hour + half : hour + (half ? 0 : HALF_DAY);
    }
}

/* Over midnight, but not the long way round: "9-5" was not meant to end in the morning. */
static enum taken note_range(struct reading *reading, const char *word, struct when_clock start,
                             struct when_clock stop, struct error *err)
{
    int32_t length;

    share_half(&start, &stop);
    length = stop.second - start.second;
    if (length < 0)
        length += DAY;
    if (!length || (stop.second < start.second && length > HALF_DAY)) {
        error_set(err, ERROR_INVALID, "'%s' ends before it begins; write it as in 9:00-17:00",
                  word);
        return WRONG;
    }
    reading->length = length;
    return when_note_clock(reading, start.second, err);
}

/* 9:00, 9pm, 0900, noon; 9-10:30. A number alone is left to when_take_bare(). */
enum taken when_take_clock(struct reading *reading, struct error *err)
{
    const char *word = reading->words[reading->at];
    struct when_clock start, stop = {.is_possible = true};
    const char *rest = when_scan_clock(word, &start);
    bool is_range = rest && *rest == '-';

    if (is_range)
        rest = when_scan_clock(rest + 1, &stop);
    if (!rest || *rest || (!is_range && start.is_bare))
        return NOT_MINE;
    if (is_range && start.is_packed && stop.is_bare)
        return NOT_MINE;                /* 2026-11 */
    if (!start.is_possible || !stop.is_possible) {
        error_set(err, ERROR_INVALID, "'%s' is not a time of day; write it as in 14:30", word);
        return WRONG;
    }
    reading->at++;
    if (is_range)
        return note_range(reading, word, start, stop, err);
    return when_note_clock(reading, start.second, err);
}

/* The words "45m", "45 min", "1h30", "2 hours": how many they are, or 0. */
static size_t scan_length(const char *const *words, int32_t *seconds)
{
    int count = 0, minutes = 0;
    const char *rest = when_scan_number(words[0], 3, &count);
    size_t used = 1;

    if (!rest)
        return 0;
    if (*rest == 'h' && when_scan_number(rest + 1, 2, &minutes)) {
        rest = when_scan_number(rest + 1, 2, &minutes);
        *seconds = count * HOUR + minutes * 60;
        return !*rest || strcmp(rest, "m") == 0 ? used : 0;
    }
    if (!*rest)
        rest = words[used++];
    if (when_is_word(rest, "m")) {
        *seconds = count * 60;
        return used;
    }
    if (!when_unit_of(rest) || !when_unit_of(rest)->seconds)
        return 0;
    *seconds = count * when_unit_of(rest)->seconds;
    return used;
}

/* A number alone was an hour after all. */
static enum taken note_hour(struct reading *reading, struct error *err)
{
    int hour = reading->bare;

    reading->bare = -1;
    if (hour <= 23)
        return when_note_clock(reading, hour * HOUR, err);
    error_set(err, ERROR_INVALID, "%d is not an hour; write the day as in %d nov", hour, hour);
    return WRONG;
}

/* How long it takes, after a time of day: 45m, 1h30, for 2 hours */
enum taken when_take_length(struct reading *reading, struct error *err)
{
    bool has_for = when_is_word(reading->words[reading->at], "for");
    const char *const *words = &reading->words[reading->at + has_for];
    int32_t seconds = 0;
    size_t used = words[0] ? scan_length(words, &seconds) : 0;

    if (!used || !(reading->has_clock || reading->is_moment || reading->bare >= 0))
        return NOT_MINE;
    if (!reading->has_clock && !reading->is_moment && note_hour(reading, err) == WRONG)
        return WRONG;
    if (reading->length || !seconds || seconds > DAY) {
        error_set(err, ERROR_INVALID,
                  reading->length ? "that has two ends; give one"
                                  : "it can last from a minute to 24 hours");
        return WRONG;
    }
    reading->length = seconds;
    reading->at += used + has_for;
    return TAKEN;
}

/*
 * A number alone is the coming day with that number, but an hour if there is a day or a zone
 * beside it, which is only known in the end. Of two such numbers the first is the day.
 */
enum taken when_take_bare(struct reading *reading, struct error *err)
{
    const char *word = reading->words[reading->at];
    int number, day = reading->bare;
    const char *rest = when_scan_number(word, 2, &number);

    if (!rest || *rest)
        return NOT_MINE;
    reading->at++;
    reading->bare = number;
    if (day < 0)
        return TAKEN;
    if (day >= 1 && day <= 31)
        return when_note_date(reading, when_coming_day(reading->options->now.today, day), err);
    error_set(err, ERROR_INVALID, "no month has a day %d", day);
    return WRONG;
}

enum taken when_settle_bare(struct reading *reading, struct error *err)
{
    int number = reading->bare;
    bool has_day = reading->has_date || reading->weekday >= 0 || reading->is_moment;

    if (number < 0)
        return NOT_MINE;
    if (has_day || ((reading->zone || reading->has_offset) && !reading->has_clock))
        return note_hour(reading, err);
    reading->bare = -1;
    if (number >= 1 && number <= 31)
        return when_note_date(reading, when_coming_day(reading->options->now.today, number), err);
    error_set(err, ERROR_INVALID, "no month has a day %d", number);
    return WRONG;
}
