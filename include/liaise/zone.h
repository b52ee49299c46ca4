#ifndef LIAISE_ZONE_H
#define LIAISE_ZONE_H

/*
 * Time zones, read from the system's TZif files (RFC 8536), without global state.
 *
 * A `struct zones` keeps the zones that were asked for; it is opened once in
 * main() and travels as a parameter. A `const struct zone *` lives as long as it.
 */

#include <liaise/arena.h>
#include <liaise/date.h>

struct zone;
struct zones;

/* What a wall time means in a zone where clocks change. */
enum wall_kind {
    WALL_EXACT,
    WALL_FOLD,   /* happens twice: the first is taken (RFC 5545 3.3.5) */
    WALL_GAP,    /* does not exist: read with the offset in force before the gap */
};

struct zone_time {
    int64_t wall;           /* seconds since 1970-01-01T00:00 on the wall */
    int32_t offset;         /* seconds east of UTC */
    const char *abbreviation;   /* letters, digits, + and -; lives as long as the zone */
};

/*
 * `folder` is where the zone files are; NULL is the usual places. The environment
 * is not looked at: main() hands $TZDIR in. Nothing is read before a zone is asked for.
 */
struct zones *zones_open(const char *folder);
void zones_close(struct zones *zones);

/*
 * The zone of exactly this name. ERROR_NOT_FOUND names the nearest one. A name that tzdata
 * gave up leads to the zone's new one, which zone_name() then tells: that is the one to keep.
 * "UTC" is there even without any zone files.
 */
MUST_CHECK bool zone_get(const struct zone **out, struct zones *zones, const char *name,
                         struct error *err);

/*
 * A zone as people type it: its name or its city, in any case, "_" or a blank between words
 * ("asia/tokyo", "tokyo", "new york"). NULL if there is none; ERROR_INVALID names the zones
 * if several share the city.
 */
MUST_CHECK bool zone_find(const struct zone **out, struct zones *zones, const char *words,
                          struct error *err);

/* A zone whose clocks never change and show UTC. */
const struct zone *zone_utc(void);

/*
 * Read one TZif file from memory (fuzzed). The zone lives in the arena. ERROR_CORRUPT for what
 * is no such file, is damaged, counts leap seconds or is of the first version, which ends in 2037.
 */
MUST_CHECK bool zone_parse(const struct zone **out, const char *name, const void *bytes,
                           size_t size, struct arena *arena, struct error *err);

const char *zone_name(const struct zone *zone);
struct zone_time zone_local(const struct zone *zone, int64_t instant);
struct date zone_date(const struct zone *zone, int64_t instant);

/* `kind` may be NULL. */
int64_t zone_instant(const struct zone *zone, int64_t wall, enum wall_kind *kind);

/* The first instant after `instant` at which the offset changes; INSTANT_NONE if it never does. */
int64_t zone_next_change(const struct zone *zone, int64_t instant);

enum { INSTANT_TEXT_SIZE = 40 };   /* "2026-02-02T08:40:00-08:00" */

/*
 * RFC 3339 with the zone's offset at that moment, to the minute; an offset of zero is written
 * "Z". "" for INSTANT_NONE.
 */
const char *instant_write(int64_t instant, const struct zone *zone, char text[INSTANT_TEXT_SIZE]);
/* RFC 3339; the offset is required ("Z" or "-08:00"), seconds are not. Fractions are dropped. */
MUST_CHECK bool instant_read(int64_t *out, const char *text, struct error *err);

/* Every zone name there is, sorted, for completion. A NULL follows the last. */
MUST_CHECK bool zones_names(struct zones *zones, const char *const **out, size_t *count,
                            struct arena *arena, struct error *err);

#endif
