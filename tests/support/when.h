#ifndef TESTS_SUPPORT_WHEN_H
#define TESTS_SUPPORT_WHEN_H

/* Somebody in Paris who types days and times. */

#include <liaise/when.h>

#include "support/zones.h"

struct when_fixture {
    struct zones *zones;
    struct when_options options;    /* Wednesday 25 March 2026, 10:20 */
};

int when_setup(void **state);
int when_teardown(void **state);

/* Another moment, such as "2026-03-25T10:20:00+01:00". */
void when_set_now(struct when_fixture *fixture, const char *instant);

#endif
