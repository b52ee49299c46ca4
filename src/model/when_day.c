#include "model/when_private.h"

#include <string.h>

static const char *const weekdays[7] = {"monday", "tuesday",  "wednesday", "thursday",
                                        "friday", "saturday", "sunday"};

enum { FRIDAY = 4 };

int when_find_name(const char *word, const char *const *names, int count)
{
    size_t length = word ? strlen(word) : 0;

    for (int i = 0; length >= 3 && i < count; i++) {
        if (strncmp(word, names[i], length) == 0)
            return i;
    }
    return -1;
}

bool when_is_word(const char *word, const char *wanted)
{
    return word && strcmp(word, wanted) == 0;
}

const char *when_scan_number(const char *text, size_t most, int *out)
{
    size_t digits = text ? strspn(text, "0123456789") : 0;

    if (!digits || digits > most)
        return NULL;
    *out = 0;
    for (size_t i = 0; i < digits; i++)
        *out = *out * 10 + (text[i] - '0');
    return text + digits;
}

const struct when_unit *when_unit_of(const char *word)
{
    static const struct when_unit units[] = {
        {"d", 1, 0, 0},        {"day", 1, 0, 0},     {"days", 1, 0, 0},   {"w", 7, 0, 0},
        {"week", 7, 0, 0},     {"weeks", 7, 0, 0},   {"m", 0, 1, 0},      {"mo", 0, 1, 0},
        {"month", 0, 1, 0},    {"months", 0, 1, 0},  {"y", 0, 12, 0},     {"year", 0, 12, 0},
        {"years", 0, 12, 0},   {"h", 0, 0, 3600},    {"hour", 0, 0, 3600}, {"hours", 0, 0, 3600},
        {"min", 0, 0, 60},     {"mins", 0, 0, 60},   {"minute", 0, 0, 60}, {"minutes", 0, 0, 60},
    };

    for (size_t i = 0; word && i < sizeof(units) / sizeof(*units); i++) {
        if (strcmp(word, units[i].name) == 0)
            return &units[i];
    }
    return NULL;
}

enum taken when_note_date(struct reading *reading, struct date date, struct error *err)
{
    int year = date_civil(date).year;

    if (reading->has_date) {
        error_set(err, ERROR_INVALID, "that names two days; give one");
        return WRONG;
    }
    if (year < 1 || year > WHEN_LAST_YEAR) {
        error_set(err, ERROR_INVALID, "that day is too far away; years go from 1 to 9999");
        return WRONG;
    }
    reading->has_date = true;
    reading->date = date;
    return TAKEN;
}

static struct date days_after(struct date date, int days)
{
    return (struct date){date.day + days};
}

struct date when_coming_weekday(struct date today, int weekday)
{
    int days = (weekday - date_weekday(today) + 7) % 7;

    return days_after(today, days ? days : 7);
}

struct date when_coming_day(struct date today, int number)
{
    struct civil civil = date_civil(today);
    struct date first = date_of(civil.year, civil.month, 1);

    if (number <= civil.day)
        first = date_add_months(first, 1);
    while (number > days_in_month(date_civil(first).year, date_civil(first).month))
        first = date_add_months(first, 1);
    return days_after(first, number - 1);
}

/* today, tomorrow, yesterday; the ends of the week (its Friday), month, quarter and year */
enum taken when_take_day_word(struct reading *reading, struct error *err)
{
    const char *word = reading->words[reading->at];
    struct date today = reading->options->now.today, date = today;
    struct civil civil = date_civil(today);
    int quarter_end = (civil.month + 2) / 3 * 3;

    if (when_is_word(word, "tomorrow"))
        date = days_after(today, 1);
    else if (when_is_word(word, "yesterday"))
        date = days_after(today, -1);
    else if (when_is_word(word, "eow"))
        date = days_after(today, (FRIDAY - date_weekday(today) + 7) % 7);
    else if (when_is_word(word, "eom"))
        date = date_of(civil.year, civil.month, days_in_month(civil.year, civil.month));
    else if (when_is_word(word, "eoq"))
        date = date_of(civil.year, quarter_end, days_in_month(civil.year, quarter_end));
    else if (when_is_word(word, "eoy"))
        date = date_of(civil.year, 12, 31);
    else if (!when_is_word(word, "today"))
        return NOT_MINE;
    reading->at++;
    return when_note_date(reading, date, err);
}

/* The first day of the week, month, quarter or year after this one. */
static bool next_period(struct date *out, const char *word, struct date today)
{
    struct civil civil = date_civil(today);

    if (when_is_word(word, "week"))
        *out = days_after(today, 7 - date_weekday(today));
    else if (when_is_word(word, "month"))
        *out = date_add_months(date_of(civil.year, civil.month, 1), 1);
    else if (when_is_word(word, "quarter"))
        *out = date_add_months(date_of(civil.year, (civil.month - 1) / 3 * 3 + 1, 1), 3);
    else if (when_is_word(word, "year"))
        *out = date_of(civil.year + 1, 1, 1);
    else
        return false;
    return true;
}

/* "next week", "next tue": of the week that begins next Monday; "last mon": before today */
enum taken when_take_next_or_last(struct reading *reading, struct error *err)
{
    const char *word = reading->words[reading->at], *after = reading->words[reading->at + 1];
    struct date today = reading->options->now.today, date;
    int weekday = when_find_name(after, weekdays, 7), from_monday = date_weekday(today);
    bool is_next = when_is_word(word, "next");

    if (!is_next && !when_is_word(word, "last"))
        return NOT_MINE;
    if (weekday >= 0) {
        date = days_after(today, is_next ? 7 - from_monday + weekday
                                         : -((from_monday - weekday + 6) % 7 + 1));
    } else if (!is_next || !next_period(&date, after, today)) {
        error_set(err, ERROR_INVALID, "'%s %s' is not understood; try next week or last mon", word,
                  after ? after : "");
        return WRONG;
    }
    reading->at += 2;
    return when_note_date(reading, date, err);
}

/* So many units away: days and months count from today, hours and minutes from this moment. */
static enum taken note_shift(struct reading *reading, int count, const struct when_unit *unit,
                             struct error *err)
{
    const struct now *now = &reading->options->now;

    if (unit->months)
        return when_note_date(reading, date_add_months(now->today, count * unit->months), err);
    if (unit->days)
        return when_note_date(reading, days_after(now->today, count * unit->days), err);
    if (reading->is_moment) {
        error_set(err, ERROR_INVALID, "that names two moments; give one");
        return WRONG;
    }
    reading->is_moment = true;
    reading->moment = now->instant + (int64_t)count * unit->seconds;
    return TAKEN;
}

/* "+3d", "3 days", "2w ago": how many words they are, or 0. */
static size_t scan_shift(const char *const *words, int *count, const struct when_unit **unit)
{
    const char *word = words[0], *rest;
    bool is_back = word && *word == '-', is_ahead = word && *word == '+';
    size_t used = 1;

    rest = word ? when_scan_number(word + (is_back || is_ahead), 4, count) : NULL;
    if (rest && !*rest)
        rest = words[used++];
    *unit = when_unit_of(rest);
    if (!*unit)
        return 0;
    if (is_back)
        *count = -*count;
    if (when_is_word(words[used], "ago")) {
        *count = -*count;
        used++;
    }
    return used;
}

/* +3d, 2w, -2d, 3 days, in 3 days, 2 days ago, +2h; +01:00 is none of them */
enum taken when_take_shift(struct reading *reading, struct error *err)
{
    const char *word = reading->words[reading->at];
    bool is_in = when_is_word(word, "in"), has_sign = *word == '+' || *word == '-';
    const struct when_unit *unit;
    int count = 0;
    size_t used = scan_shift(&reading->words[reading->at + is_in], &count, &unit);

    if (used) {
        reading->at += used + is_in;
        return note_shift(reading, count, unit, err);
    }
    if (!is_in && (!has_sign || strchr(word, ':')))
        return NOT_MINE;
    error_set(err, ERROR_INVALID, "'%s' needs a number and a unit, such as 3d, 2w, 1m or 1y", word);
    return WRONG;
}

enum taken when_take_weekday(struct reading *reading, struct error *err)
{
    int weekday = when_find_name(reading->words[reading->at], weekdays, 7);

    if (weekday < 0)
        return NOT_MINE;
    if (reading->weekday >= 0) {
        error_set(err, ERROR_INVALID, "that names two days; give one");
        return WRONG;
    }
    reading->weekday = weekday;
    reading->at++;
    return TAKEN;
}
