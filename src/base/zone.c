#include "base/zone_private.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

/*
 * A TZif file is a header and a block of 32-bit times for old readers, then a
 * header and a block of 64-bit times, then one line of text, the footer.
 */
enum {
    HEADER_SIZE = 44,
    MOST_OF_EACH = 20000,           /* far more than any zone has */
    MOST_OFFSET = 26 * 3600,
    MOST_FOOTER = 255,
};

/* How many there are of each, in the order of the header. */
struct counts {
    uint32_t utc_flags, standard_flags, leap_seconds, changes, periods, letters;
};

/* What has not been read yet. */
struct rest {
    const unsigned char *at;
    size_t size;
};

static uint32_t big_endian_32(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static int64_t big_endian_64(const unsigned char *at)
{
    return (int64_t)((uint64_t)big_endian_32(at) << 32 | big_endian_32(at + 4));
}

static void skip(struct rest *rest, size_t size)
{
    rest->at += size;
    rest->size -= size;
}

/* Reads a header and says how long the block after it is, whose times have `time_size` bytes. */
static bool read_header(struct rest *rest, size_t time_size, struct counts *counts, size_t *block)
{
    uint32_t each[6];

    if (rest->size < HEADER_SIZE || memcmp(rest->at, "TZif", 4) != 0 || rest->at[4] < '2')
        return false;
    for (size_t i = 0; i < 6; i++) {
        each[i] = big_endian_32(rest->at + 20 + 4 * i);
        if (each[i] > MOST_OF_EACH)
            return false;
    }
    *counts = (struct counts){each[0], each[1], each[2], each[3], each[4], each[5]};
    *block = counts->changes * (time_size + 1) + (size_t)counts->periods * 6 + counts->letters
             + counts->leap_seconds * (time_size + 4) + counts->standard_flags
             + counts->utc_flags;
    skip(rest, HEADER_SIZE);
    return *block <= rest->size;
}

static bool read_changes(struct zone *zone, struct rest *rest, const struct counts *counts,
                         struct arena *arena)
{
    int64_t *at = arena_alloc(arena, (counts->changes + 1) * sizeof(*at));
    unsigned char *to = arena_alloc(arena, counts->changes + 1);

    for (size_t i = 0; i < counts->changes; i++) {
        at[i] = big_endian_64(rest->at + 8 * i);
        if (i && at[i] <= at[i - 1])
            return false;
    }
    skip(rest, (size_t)counts->changes * 8);
    memcpy(to, rest->at, counts->changes);
    for (size_t i = 0; i < counts->changes; i++) {
        if (to[i] >= counts->periods)
            return false;
    }
    skip(rest, counts->changes);
    zone->changes = counts->changes;
    zone->changes_at = at;
    zone->changes_to = to;
    return true;
}

/* Only what RFC 8536 allows: this is shown on screens. */
static bool read_abbreviation(char out[ABBREVIATION_SIZE], const unsigned char *letters,
                              size_t size)
{
    static const char allowed[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-";
    const unsigned char *end = memchr(letters, '\0', size);
    size_t length = end ? (size_t)(end - letters) : ABBREVIATION_SIZE;

    if (length >= ABBREVIATION_SIZE)
        return false;
    memcpy(out, letters, length + 1);
    return strspn(out, allowed) == length;
}

static bool read_periods(struct zone *zone, struct rest *rest, const struct counts *counts,
                         struct arena *arena)
{
    struct zone_period *periods = arena_alloc(arena, counts->periods * sizeof(*periods));
    const unsigned char *letters = rest->at + (size_t)counts->periods * 6;

    for (size_t i = 0; i < counts->periods; i++) {
        const unsigned char *row = rest->at + 6 * i;
        size_t letter = row[5];

        periods[i].offset = (int32_t)big_endian_32(row);
        if (periods[i].offset < -MOST_OFFSET || periods[i].offset > MOST_OFFSET)
            return false;
        if (letter >= counts->letters
            || !read_abbreviation(periods[i].abbreviation, letters + letter,
                                  counts->letters - letter))
            return false;
    }
    zone->periods = periods;
    return true;
}

/* An empty footer is allowed: then the last change lasts. */
static bool read_footer(struct zone *zone, const struct rest *rest)
{
    char text[MOST_FOOTER + 1];
    const unsigned char *end;
    size_t length;

    if (rest->size < 2 || rest->at[0] != '\n')
        return false;
    end = memchr(rest->at + 1, '\n', rest->size - 1);
    length = end ? (size_t)(end - rest->at) - 1 : sizeof(text);
    if (length >= sizeof(text))
        return false;
    memcpy(text, rest->at + 1, length);
    text[length] = '\0';
    return !length || (strlen(text) == length && zone_footer_read(&zone->footer, text));
}

static bool damaged(const char *name, struct error *err)
{
    return error_set(err, ERROR_CORRUPT,
                     "the time zone file of %.64s is damaged; install the package tzdata again",
                     name);
}

bool zone_parse(const struct zone **out, const char *name, const void *bytes, size_t size,
                struct arena *arena, struct error *err)
{
    struct zone *zone = arena_alloc(arena, sizeof(*zone));
    struct rest rest = {bytes, size};
    struct counts counts;
    size_t block;

    if (size >= HEADER_SIZE && memcmp(bytes, "TZif", 5) == 0)
        return error_set(err, ERROR_CORRUPT,
                         "the time zone file of %.64s is of an old kind that ends in 2037; "
                         "install a newer tzdata", name);
    if (!read_header(&rest, 4, &counts, &block))
        return damaged(name, err);
    skip(&rest, block);
    if (!read_header(&rest, 8, &counts, &block) || !counts.periods)
        return damaged(name, err);
    if (counts.leap_seconds)
        return error_set(err, ERROR_CORRUPT,
                         "the time zone file of %.64s counts leap seconds, which clocks do not",
                         name);
    if (!read_changes(zone, &rest, &counts, arena) || !read_periods(zone, &rest, &counts, arena))
        return damaged(name, err);
    skip(&rest, block - (size_t)counts.changes * 9);
    if (!read_footer(zone, &rest))
        return damaged(name, err);
    zone->name = arena_copy(arena, name);
    *out = zone;
    return true;
}

const struct zone *zone_utc(void)
{
    static const struct zone utc = {
        .name = "UTC",
        .footer = {.is_given = true, .standard = {.offset = 0, .abbreviation = "UTC"}},
    };

    return &utc;
}

const char *zone_name(const struct zone *zone)
{
    return zone->name;
}

/* How many of the changes have happened by an instant. */
static size_t changes_by(const struct zone *zone, int64_t instant)
{
    size_t low = 0, high = zone->changes;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (zone->changes_at[middle] <= instant)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const struct zone_period *period_at(const struct zone *zone, int64_t instant)
{
    size_t done = changes_by(zone, instant);

    if (done == zone->changes && zone->footer.is_given)
        return zone_footer_at(&zone->footer, instant);
    return &zone->periods[done ? zone->changes_to[done - 1] : 0];
}

/* The sum, or the end of time. */
static int64_t add(int64_t instant, int64_t seconds)
{
    if (seconds > 0)
        return instant > INT64_MAX - seconds ? INT64_MAX : instant + seconds;
    return instant < INT64_MIN - seconds ? INT64_MIN : instant + seconds;
}

struct zone_time zone_local(const struct zone *zone, int64_t instant)
{
    const struct zone_period *period = period_at(zone, instant);

    return (struct zone_time){
        .wall = add(instant, period->offset),
        .offset = period->offset,
        .abbreviation = period->abbreviation,
    };
}

struct date zone_date(const struct zone *zone, int64_t instant)
{
    return instant == INSTANT_NONE ? DATE_NONE : wall_date(zone_local(zone, instant).wall);
}

int64_t zone_next_change(const struct zone *zone, int64_t instant)
{
    for (size_t i = changes_by(zone, instant); i < zone->changes; i++) {
        int64_t at = zone->changes_at[i];

        if (period_at(zone, at)->offset != period_at(zone, at - 1)->offset)
            return at;
        instant = at;
    }
    return zone->footer.is_given ? zone_footer_next(&zone->footer, instant) : INSTANT_NONE;
}

/*
 * Between two changes a wall time is an instant. Walk over the stretches that may hold it:
 * it may be in one, in two that overlap on the wall, or in the hole between two.
 */
int64_t zone_instant(const struct zone *zone, int64_t wall, enum wall_kind *kind)
{
    int64_t begin = add(wall, -MOST_OFFSET), last = add(wall, MOST_OFFSET);
    int64_t first_found = INSTANT_NONE, in_gap = INSTANT_NONE;
    size_t found = 0;

    if (wall == WALL_NONE)
        return INSTANT_NONE;
    for (;;) {
        int32_t offset = period_at(zone, begin)->offset;
        int64_t instant = add(wall, -(int64_t)offset);
        int64_t end = zone_next_change(zone, begin);
        bool is_last = end == INSTANT_NONE || end > last;

        if (instant >= begin && (is_last || instant < end) && !found++)
            first_found = instant;
        if (is_last)
            break;
        if (instant >= end && add(wall, -(int64_t)period_at(zone, end)->offset) < end)
            in_gap = instant;
        begin = end;
    }
    if (kind)
        *kind = found > 1 ? WALL_FOLD : found ? WALL_EXACT : WALL_GAP;
    return found ? first_found : in_gap;
}
