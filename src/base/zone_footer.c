#include "base/zone_private.h"

#include <stdlib.h>
#include <string.h>

enum { HOUR = 3600, MOST_RULE_HOURS = 167, MOST_OFFSET_HOURS = 24 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool take(const char **text, char wanted)
{
    if (**text != wanted)
        return false;
    (*text)++;
    return true;
}

/* A number of at most three digits that is not more than `most`. */
static bool take_number(const char **text, int most, int *out)
{
    int value = 0, digits = 0;

    for (; is_digit(**text) && digits < 3; digits++)
        value = value * 10 + *(*text)++ - '0';
    *out = value;
    return digits && value <= most;
}

/* "CET" or "<+0530>" */
static bool take_abbreviation(const char **text, char out[ABBREVIATION_SIZE])
{
    bool is_quoted = take(text, '<');
    size_t length = 0;

    while (is_letter(**text) || (is_quoted && (is_digit(**text) || strchr("+-", **text)))) {
        if (!**text || length + 1 == ABBREVIATION_SIZE)
            return false;
        out[length++] = *(*text)++;
    }
    out[length] = '\0';
    return length >= 3 && (!is_quoted || take(text, '>'));
}

/* "2", "-1:30", "+2:00:00": seconds. */
static bool take_time(const char **text, int most_hours, int32_t *out)
{
    bool is_negative = take(text, '-');
    int hours, minutes = 0, seconds = 0;

    if (!is_negative)
        (void)take(text, '+');
    if (!take_number(text, most_hours, &hours))
        return false;
    if (take(text, ':') && !take_number(text, 59, &minutes))
        return false;
    if (take(text, ':') && !take_number(text, 59, &seconds))
        return false;
    *out = hours * HOUR + minutes * 60 + seconds;
    if (is_negative)
        *out = -*out;
    return true;
}

/* POSIX counts offsets to the west. */
static bool take_offset(const char **text, int32_t *out)
{
    if (!take_time(text, MOST_OFFSET_HOURS, out))
        return false;
    *out = -*out;
    return true;
}

static bool take_rule(const char **text, struct zone_rule *out)
{
    *out = (struct zone_rule){.kind = RULE_DAY, .second = 2 * HOUR};
    if (take(text, 'M')) {
        out->kind = RULE_WEEKDAY;
        if (!take_number(text, 12, &out->month) || !out->month || !take(text, '.')
            || !take_number(text, 5, &out->week) || !out->week || !take(text, '.')
            || !take_number(text, 6, &out->weekday))
            return false;
    } else {
        if (take(text, 'J'))
            out->kind = RULE_YEARDAY;
        if (!take_number(text, 365, &out->day) || (out->kind == RULE_YEARDAY && !out->day))
            return false;
    }
    return !take(text, '/') || take_time(text, MOST_RULE_HOURS, &out->second);
}

bool zone_footer_read(struct zone_footer *out, const char *text)
{
    struct zone_footer footer = {.is_given = true};

    if (!take_abbreviation(&text, footer.standard.abbreviation)
        || !take_offset(&text, &footer.standard.offset))
        return false;
    if (*text) {
        footer.has_summer = true;
        footer.summer.offset = footer.standard.offset + HOUR;
        if (!take_abbreviation(&text, footer.summer.abbreviation))
            return false;
        if (*text != ',' && !take_offset(&text, &footer.summer.offset))
            return false;
        if (!take(&text, ',') || !take_rule(&text, &footer.begins) || !take(&text, ',')
            || !take_rule(&text, &footer.ends) || *text)
            return false;
    }
    *out = footer;
    return true;
}

/* Days from 1970 to the day on which the rule falls in a year. */
static int64_t rule_day(const struct zone_rule *rule, int year)
{
    int64_t new_year = date_of(year, 1, 1).day;
    struct date first;
    int of_month;

    switch (rule->kind) {
    case RULE_WEEKDAY:
        first = date_of(year, rule->month, 1);
        of_month = (rule->weekday + 6 - date_weekday(first)) % 7 + (rule->week - 1) * 7;
        if (of_month >= days_in_month(year, rule->month))
            of_month -= 7;
        return (int64_t)first.day + of_month;
    case RULE_YEARDAY:
        return new_year + rule->day - 1 + (days_in_month(year, 2) == 29 && rule->day >= 60);
    case RULE_DAY:
        return new_year + rule->day;
    }
    return new_year;
}

struct footer_change {
    int64_t at;
    bool is_to_summer;
};

enum { YEARS_AROUND = 4, CHANGES_AROUND = 2 * YEARS_AROUND };

/* At the same moment summer comes last: where it lasts all year, one ends as the next begins. */
static int compare_changes(const void *a, const void *b)
{
    const struct footer_change *left = a, *right = b;

    if (left->at != right->at)
        return left->at < right->at ? -1 : 1;
    return left->is_to_summer - right->is_to_summer;
}

/*
 * Every change from the year before an instant to two years after it, in order. A rule may
 * reach a week into the next year, so that the instant's own year would not be enough.
 */
static void changes_around(const struct zone_footer *footer, int64_t instant,
                           struct footer_change out[CHANGES_AROUND])
{
    int year = date_civil(wall_date(instant)).year - 1;

    for (size_t i = 0; i < YEARS_AROUND; i++, year++) {
        int64_t begins = rule_day(&footer->begins, year) * INSTANT_DAY + footer->begins.second;
        int64_t ends = rule_day(&footer->ends, year) * INSTANT_DAY + footer->ends.second;

        out[2 * i] = (struct footer_change){begins - footer->standard.offset, true};
        out[2 * i + 1] = (struct footer_change){ends - footer->summer.offset, false};
    }
    qsort(out, CHANGES_AROUND, sizeof(*out), compare_changes);
}

const struct zone_period *zone_footer_at(const struct zone_footer *footer, int64_t instant)
{
    struct footer_change changes[CHANGES_AROUND];
    bool is_summer = false;

    if (!footer->has_summer)
        return &footer->standard;
    changes_around(footer, instant, changes);
    for (size_t i = 0; i < CHANGES_AROUND && changes[i].at <= instant; i++)
        is_summer = changes[i].is_to_summer;
    return is_summer ? &footer->summer : &footer->standard;
}

int64_t zone_footer_next(const struct zone_footer *footer, int64_t instant)
{
    struct footer_change changes[CHANGES_AROUND];
    bool was_summer;

    if (!footer->has_summer || footer->standard.offset == footer->summer.offset)
        return INSTANT_NONE;
    changes_around(footer, instant, changes);
    was_summer = zone_footer_at(footer, instant) == &footer->summer;
    for (size_t i = 0; i + 1 < CHANGES_AROUND; i++) {
        bool is_last_then = changes[i + 1].at > changes[i].at;

        if (changes[i].at > instant && is_last_then && changes[i].is_to_summer != was_summer)
            return changes[i].at;
    }
    return INSTANT_NONE;
}
