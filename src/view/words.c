#include "view/words.h"

#include <ctype.h>
#include <string.h>

#include "base/str.h"

/* A no-break space first, so that no line begins with the dot. */
#define DOT "\u00a0· "

const char *say(struct arena *arena, const char *format, ...)
{
    struct str str = {0};
    const char *text;
    va_list args;

    va_start(args, format);
    str_add_args(&str, format, args);
    va_end(args);
    text = arena_copy(arena, str.text ? str.text : "");
    str_done(&str);
    return text;
}

const char *say_and(struct arena *arena, const char *a, const char *b)
{
    if (!a || !*a)
        return b ? b : "";
    return b && *b ? say(arena, "%s" DOT "%s", a, b) : a;
}

const char *plain(const char *word, struct arena *arena)
{
    char *text = arena_copy(arena, word ? word : "");

    for (char *at = text; *at; at++)
        *at = *at == '_' ? ' ' : *at;
    return text;
}

const char *trimmed(const char *text, struct arena *arena)
{
    char *copy = arena_copy(arena, text);
    size_t length = strlen(copy);

    while (length && copy[length - 1] == ' ')
        copy[--length] = '\0';
    return copy;
}

const char *plain_title(const char *word, struct arena *arena)
{
    char *text = arena_copy(arena, plain(word, arena));

    if (*text)
        *text = (char)toupper((unsigned char)*text);
    return text;
}

const char *days_count(int64_t days, struct arena *arena)
{
    return say(arena, "%lld day%s", (long long)days, days == 1 ? "" : "s");
}

enum { DAYS_UNTIL = 100, MONTHS_UNTIL = 730 };

/* As exact as people want it: "28 days", "5 months", "2 years". */
static const char *span(int days, struct arena *arena)
{
    if (days < DAYS_UNTIL)
        return days_count(days, arena);
    if (days < MONTHS_UNTIL)
        return say(arena, "%d months", (days * 12 + 182) / 365);
    return say(arena, "%d years", days * 100 / 36525);
}

const char *day_plain(struct date day, struct arena *arena)
{
    struct civil civil;

    if (!date_is_set(day))
        return "";
    civil = date_civil(day);
    return say(arena, "%d %s %d", civil.day, month_names[civil.month - 1], civil.year);
}

const char *day_gone(struct date day, struct date today, struct arena *arena)
{
    struct civil civil;

    if (!date_is_set(day))
        return "";
    if (day.day == today.day)
        return "today";
    civil = date_civil(day);
    if (today.day - day.day > 300 || day.day > today.day + 300)
        return say(arena, "%04d-%02d", civil.year, civil.month);
    return say(arena, "%d %s", civil.day, month_names[civil.month - 1]);
}

const char *day_due(struct date day, struct date today, struct arena *arena)
{
    const char *text = day_plain(day, arena);
    int ahead = 0;

    if (!date_is_set(day))
        return "";
    ahead = day.day - today.day;
    if (!ahead)
        return say(arena, "%s, today", text);
    if (ahead > 0)
        return say(arena, "%s, in %s", text, span(ahead, arena));
    return say(arena, "%s, %s late", text, span(-ahead, arena));
}

const char *day_ago(struct date day, struct date today, struct arena *arena)
{
    const char *text = day_plain(day, arena);
    int behind = 0;

    if (!date_is_set(day))
        return "";
    behind = today.day - day.day;
    if (!behind)
        return say(arena, "%s, today", text);
    if (behind < 0)
        return say(arena, "%s, in %s", text, span(-behind, arena));
    return say(arena, "%s, %s ago", text, span(behind, arena));
}

const char *moment_write(int64_t instant, const struct zone *zone, struct date today,
                         struct arena *arena)
{
    int64_t wall = zone_local(zone, instant).wall;
    struct date day = wall_date(wall);
    struct civil civil = date_civil(day);
    int minute = wall_minute(wall);
    const char *text = say(arena, "%s %d %s", weekday_names[date_weekday(day)], civil.day,
                           month_names[civil.month - 1]);

    if (civil.year != date_civil(today).year)
        text = say(arena, "%s %d", text, civil.year);
    return say(arena, "%s %02d:%02d", text, minute / 60, minute % 60);
}

const char *tags_write(const struct tags *tags, struct arena *arena)
{
    struct str str = {0};
    const char *text;

    for (size_t i = 0; i < tags->count; i++)
        str_add(&str, "%s%s", i ? DOT : "", tags->items[i]);
    text = arena_copy(arena, str.text ? str.text : "");
    str_done(&str);
    return text;
}
