#include <liaise/zone.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* To the minute: RFC 3339 has no seconds in offsets, and before 1972 a few zones had. */
static int32_t whole_minutes(int32_t offset)
{
    return offset / 60 * 60;
}

static int second_of(int64_t wall)
{
    int second = (int)(wall % 60);

    return second < 0 ? second + 60 : second;
}

const char *instant_write(int64_t instant, const struct zone *zone, char text[INSTANT_TEXT_SIZE])
{
    struct zone_time local = zone_local(zone, instant);
    int32_t offset = whole_minutes(local.offset);
    int64_t wall = local.wall - (local.offset - offset);
    char day_and_time[WALL_TEXT_SIZE], sign = offset < 0 ? '-' : '+';
    int minutes = abs(offset) / 60;

    text[0] = '\0';
    if (instant == INSTANT_NONE)
        return text;
    wall_write(wall, day_and_time);
    if (offset)
        (void)snprintf(text, INSTANT_TEXT_SIZE, "%s:%02d%c%02d:%02d", day_and_time,
                       second_of(wall), sign, minutes / 60, minutes % 60);
    else
        (void)snprintf(text, INSTANT_TEXT_SIZE, "%s:%02dZ", day_and_time, second_of(wall));
    return text;
}

/* Two digits that make a number of at most `most`; steps over them. */
static bool take_two(const char **text, int most, int *out)
{
    const char *at = *text;

    if (at[0] < '0' || at[0] > '9' || at[1] < '0' || at[1] > '9')
        return false;
    *out = (at[0] - '0') * 10 + (at[1] - '0');
    *text += 2;
    return *out <= most;
}

/* ":30" or ":30.125", or nothing. A leap second is the second after it. */
static bool take_seconds(const char **text, int *out)
{
    *out = 0;
    if (**text != ':')
        return true;
    (*text)++;
    if (!take_two(text, 60, out))
        return false;
    if (**text == '.') {
        size_t digits = strspn(*text + 1, "0123456789");

        *text += 1 + digits;
        return digits > 0;
    }
    return true;
}

/* "Z", "+02:00": seconds east of UTC. */
static bool take_offset(const char **text, int *out)
{
    char sign = **text;
    int hours, minutes;

    if (sign)
        (*text)++;
    *out = 0;
    if (sign == 'Z' || sign == 'z')
        return true;
    if ((sign != '+' && sign != '-') || !take_two(text, 23, &hours) || **text != ':')
        return false;
    (*text)++;
    if (!take_two(text, 59, &minutes))
        return false;
    *out = (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
    return true;
}

bool instant_read(int64_t *out, const char *text, struct error *err)
{
    enum { UP_TO_MINUTES = 16 };            /* "2026-02-03T15:30" */
    struct error ignored = {0};
    char start[UP_TO_MINUTES + 1] = "";
    const char *rest = text;
    int64_t wall = WALL_NONE;
    int seconds, offset;

    if (strnlen(text, UP_TO_MINUTES) == UP_TO_MINUTES) {
        memcpy(start, text, UP_TO_MINUTES);
        rest += UP_TO_MINUTES;
        if (start[10] == 't' || start[10] == ' ')
            start[10] = 'T';
    }
    if (!wall_read(&wall, start, &ignored) || !take_seconds(&rest, &seconds)
        || !take_offset(&rest, &offset) || *rest)
        return error_set(err, ERROR_INVALID,
                         "'%.40s' is not a moment; they are written as in "
                         "2026-02-03T15:30:00+01:00", text);
    *out = wall + seconds - offset;
    return true;
}
