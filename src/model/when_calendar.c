#include "model/when_private.h"

#include <string.h>

static const char *const months[12] = {"january",   "february", "march",    "april",
                                       "may",       "june",     "july",     "august",
                                       "september", "october",  "november", "december"};

static enum taken note(struct reading *reading, size_t words, struct date date, struct error *err)
{
    reading->at += words;
    return when_note_date(reading, date, err);
}

/* What may follow an ISO day after its T: a time, and an offset. */
static bool read_iso_clock(struct reading *reading, const char *text, int32_t *clock)
{
    struct when_clock read;

    text = when_scan_clock(text, &read);
    if (!text || read.is_bare || read.has_half || !read.is_possible)
        return false;
    *clock = read.second;
    if (!*text)
        return true;
    text = when_scan_offset(text, &reading->offset);
    reading->has_offset = text != NULL;
    return text && !*text;
}

/* 2026-11-27, 2026-11-27T09:00, 2026-11-27T09:00+01:00 */
enum taken when_take_iso(struct reading *reading, struct error *err)
{
    enum { ISO_SIZE = 10 };
    const char *word = reading->words[reading->at], *rest;
    char day[ISO_SIZE + 1] = "";
    struct date date;
    int32_t clock;

    if (strlen(word) < ISO_SIZE || strspn(word, "0123456789") != 4 || word[4] != '-'
        || word[7] != '-')
        return NOT_MINE;
    memcpy(day, word, ISO_SIZE);
    rest = word + ISO_SIZE;
    if (!date_read(&date, day, err))
        return WRONG;
    if (!*rest)
        return note(reading, 1, date, err);
    if (*rest != 't' || !read_iso_clock(reading, rest + 1, &clock)) {
        error_set(err, ERROR_INVALID,
                  "'%s' is not understood; write it as in 2026-02-03T09:00+01:00", word);
        return WRONG;
    }
    if (note(reading, 1, date, err) == WRONG)
        return WRONG;
    return when_note_clock(reading, clock, err);
}

static bool is_day(int year, int month, int day)
{
    return month >= 1 && month <= 12 && day >= 1 && year >= 1 && year <= WHEN_LAST_YEAR
           && day <= days_in_month(year, month);
}

/*
 * The day of that month in the year; the coming one if the year is 0. That may be today, and
 * 29 Feb waits for a leap year.
 */
static bool find_day(struct date *out, int year, int month, int day, struct date today)
{
    enum { LONGEST_WAIT = 8 };          /* from 29 Feb 2096 to the next */
    int first = year ? year : date_civil(today).year;
    int last = year ? year : first + LONGEST_WAIT;

    for (int i = first; i <= last; i++) {
        struct date date;

        if (!is_day(i, month, day))
            continue;
        date = date_of(i, month, day);
        if (year || date.day >= today.day) {
            *out = date;
            return true;
        }
    }
    return false;
}

/* 03/04, 3.4., 3-4-2027: the numbers; the third is 0 if there is none. */
static bool scan_numeric(const char *word, int numbers[3])
{
    const char *rest = when_scan_number(word, 2, &numbers[0]), *year;
    char separator;

    if (!rest || !*rest || !strchr("/.-", *rest))
        return false;
    separator = *rest;
    rest = when_scan_number(rest + 1, 2, &numbers[1]);
    numbers[2] = 0;
    if (!rest || (!*rest && separator == '-'))      /* 9-10 is a time */
        return false;
    if (!*rest || (separator == '.' && strcmp(rest, ".") == 0))
        return true;
    if (*rest != separator)
        return false;
    year = rest + 1;
    rest = when_scan_number(year, 4, &numbers[2]);
    if (rest == year + 2)
        numbers[2] += 2000;
    return rest && !*rest;
}

/* Say what it might be, in a spelling that is read. */
static enum taken refuse_numeric(const char *word, const int numbers[3], struct error *err)
{
    int year = numbers[2] ? numbers[2] : 2000;      /* a leap year: every day is possible */
    int a = numbers[0], b = numbers[1];
    bool is_dmy = is_day(year, b, a), is_mdy = is_day(year, a, b);

    if (is_dmy && is_mdy && a != b)
        error_set(err, ERROR_INVALID, "'%s' can be %d %s or %d %s; write the month as a word", word,
                  a, month_names[b - 1], b, month_names[a - 1]);
    else if (is_dmy || is_mdy)
        error_set(err, ERROR_INVALID, "'%s' is not read as a day; write %d %s", word,
                  is_dmy ? a : b, month_names[(is_dmy ? b : a) - 1]);
    else
        error_set(err, ERROR_INVALID, "'%s' is not a day; write 27 nov or 2026-11-27", word);
    return WRONG;
}

/* Days in numbers only, whose order differs between countries: refused unless it was chosen */
enum taken when_take_numeric(struct reading *reading, struct error *err)
{
    const char *word = reading->words[reading->at];
    bool is_day_first = reading->options->numeric == NUMERIC_DMY;
    struct date date, today = reading->options->now.today;
    int numbers[3];

    if (!scan_numeric(word, numbers))
        return NOT_MINE;
    if (reading->options->numeric == NUMERIC_REFUSED)
        return refuse_numeric(word, numbers, err);
    if (find_day(&date, numbers[2], numbers[is_day_first], numbers[!is_day_first], today))
        return note(reading, 1, date, err);
    error_set(err, ERROR_INVALID, "'%s' is not a day, read %s first; write 27 nov", word,
              is_day_first ? "day" : "month");
    return WRONG;
}

/* 27, 27th */
static bool is_day_number(const char *word, int *out)
{
    static const char *const endings[] = {"", "st", "nd", "rd", "th"};
    const char *rest = when_scan_number(word, 2, out);

    for (size_t i = 0; rest && i < sizeof(endings) / sizeof(*endings); i++) {
        if (strcmp(rest, endings[i]) == 0)
            return true;
    }
    return false;
}

/* A year between 1900 and 2999; any other number after a day is a time. */
static int year_in(const char *word)
{
    int year = 0;
    const char *rest = when_scan_number(word, 4, &year);

    return rest && !*rest && year >= 1900 && year <= 2999 ? year : 0;
}

/* 27th, as opposed to 27, which may be an hour: see when_take_bare() */
static enum taken take_ordinal(struct reading *reading, int day, struct error *err)
{
    const char *word = reading->words[reading->at];

    if (strspn(word, "0123456789") == strlen(word))
        return NOT_MINE;
    if (day >= 1 && day <= 31)
        return note(reading, 1, when_coming_day(reading->options->now.today, day), err);
    error_set(err, ERROR_INVALID, "no month has a %s", word);
    return WRONG;
}

/* 27 nov, nov 27, 27 nov 2027, 27th */
enum taken when_take_day_of_month(struct reading *reading, struct error *err)
{
    const char *const *words = &reading->words[reading->at];
    struct date date, today = reading->options->now.today;
    int day = 0, year, month = when_find_name(words[0], months, 12);

    if (month >= 0 && !is_day_number(words[1], &day)) {
        error_set(err, ERROR_INVALID, "which day of %s? Write it as in 1 %s", month_names[month],
                  month_names[month]);
        return WRONG;
    }
    if (month < 0) {
        if (!is_day_number(words[0], &day))
            return NOT_MINE;
        month = when_find_name(words[1], months, 12);
        if (month < 0)
            return take_ordinal(reading, day, err);
    }
    year = year_in(words[2]);
    if (find_day(&date, year, month + 1, day, today))
        return note(reading, year ? 3 : 2, date, err);
    if (year)
        error_set(err, ERROR_INVALID, "there is no %d %s %d", day, month_names[month], year);
    else
        error_set(err, ERROR_INVALID, "there is no %d %s", day, month_names[month]);
    return WRONG;
}
