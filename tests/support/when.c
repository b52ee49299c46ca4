#include "support/when.h"

#include <stdlib.h>

void when_set_now(struct when_fixture *fixture, const char *instant)
{
    fixture->options.now = now_of(moment(instant), zones_want(fixture->zones, "Europe/Paris"));
}

int when_setup(void **state)
{
    struct when_fixture *fixture = calloc(1, sizeof(*fixture));

    if (!fixture)
        return -1;
    fixture->zones = zones_open(NULL);
    fixture->options.zones = fixture->zones;
    when_set_now(fixture, "2026-03-25T10:20:00+01:00");
    *state = fixture;
    return 0;
}

int when_teardown(void **state)
{
    struct when_fixture *fixture = *state;

    zones_close(fixture->zones);
    free(fixture);
    return 0;
}
