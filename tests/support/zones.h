#ifndef TESTS_SUPPORT_ZONES_H
#define TESTS_SUPPORT_ZONES_H

/* The system's zones and a folder, for tests of dates and times. */

#include <liaise/zone.h>

#include "support/temp.h"

struct zones_fixture {
    struct temp *temp;
    struct zones *zones;
};

int zones_setup(void **state);
int zones_teardown(void **state);

/* Each of these, or the test fails. */
const struct zone *zones_want(struct zones *zones, const char *name);
int64_t moment(const char *text);       /* "2026-02-03T15:30:00Z" */
int64_t wall_of(const char *text);      /* "2026-02-03T15:30" */

/* --- the C library as the judge --- */

/* $TZ from now on. Set it back to UTC in the end. */
void use_libc_zone(const char *name);

/*
 * Fails where the zone and $TZ differ, or a wall time does not lead back: every `step` seconds,
 * and at each change and before it. Returns how many changes there were.
 */
size_t compare_with_libc(const struct zone *zone, int64_t from, int64_t until, int64_t step);

#endif
