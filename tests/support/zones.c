#include "support/zones.h"

#include "support/test.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

int zones_setup(void **state)
{
    struct zones_fixture *fixture = calloc(1, sizeof(*fixture));

    if (!fixture)
        return -1;
    fixture->temp = temp_open();
    fixture->zones = zones_open(NULL);
    *state = fixture;
    return 0;
}

int zones_teardown(void **state)
{
    struct zones_fixture *fixture = *state;
    int result = temp_close(fixture->temp);

    zones_close(fixture->zones);
    free(fixture);
    return result;
}

const struct zone *zones_want(struct zones *zones, const char *name)
{
    struct error err = {0};
    const struct zone *zone = NULL;

    must(zone_get(&zone, zones, name, &err));
    return zone;
}

int64_t moment(const char *text)
{
    struct error err = {0};
    int64_t instant = 0;

    must(instant_read(&instant, text, &err));
    return instant;
}

int64_t wall_of(const char *text)
{
    struct error err = {0};
    int64_t wall = 0;

    must(wall_read(&wall, text, &err));
    return wall;
}

static void compare_one(const struct zone *zone, int64_t instant)
{
    struct zone_time local = zone_local(zone, instant);
    time_t seconds = (time_t)instant;
    struct tm tm;

    assert_non_null(localtime_r(&seconds, &tm));
    if (local.offset != tm.tm_gmtoff || strcmp(local.abbreviation, tm.tm_zone) != 0)
        fail_msg("%s at %lld is %d %s, for the C library %ld %s", zone_name(zone),
                 (long long)instant, (int)local.offset, local.abbreviation, tm.tm_gmtoff,
                 tm.tm_zone);
    assert_int_equal(local.wall, instant + local.offset);
}

/* Going to the wall and back ends at the same instant, or at its twin before it. */
static void compare_with_its_inverse(const struct zone *zone, int64_t instant)
{
    struct zone_time local = zone_local(zone, instant);
    enum wall_kind kind;
    int64_t back = zone_instant(zone, local.wall, &kind);

    assert_int_not_equal(kind, WALL_GAP);
    assert_int_equal(zone_local(zone, back).wall, local.wall);
    if (kind == WALL_EXACT)
        assert_int_equal(back, instant);
    else
        assert_true(back <= instant);
}

size_t compare_with_libc(const struct zone *zone, int64_t from, int64_t until, int64_t step)
{
    size_t changes = 0;

    for (int64_t instant = from; instant < until; instant += step) {
        compare_one(zone, instant);
        compare_with_its_inverse(zone, instant);
    }
    for (int64_t change = zone_next_change(zone, from);
         change != INSTANT_NONE && change < until; change = zone_next_change(zone, change)) {
        assert_int_not_equal(zone_local(zone, change).offset,
                             zone_local(zone, change - 1).offset);
        compare_one(zone, change - 1);
        compare_one(zone, change);
        compare_with_its_inverse(zone, change - 1);
        compare_with_its_inverse(zone, change);
        changes++;
    }
    return changes;
}

void use_libc_zone(const char *name)
{
    assert_int_equal(setenv("TZ", name, 1), 0);
    tzset();
}
