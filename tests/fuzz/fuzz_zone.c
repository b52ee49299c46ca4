/* Any bytes as a TZif file: refused, or a zone that answers for every instant and wall time. */

#include <liaise/zone.h>

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check_around(const struct zone *zone, int64_t instant)
{
    struct zone_time local = zone_local(zone, instant);
    char text[INSTANT_TEXT_SIZE];
    enum wall_kind kind;
    int64_t back = zone_instant(zone, local.wall, &kind);

    if (local.wall == WALL_NONE || local.wall == INT64_MAX)
        return;
    /* a wall time that was shown exists, and the first moment that shows it is not later */
    if (kind == WALL_GAP || back > instant || (kind == WALL_EXACT && back != instant)
        || zone_local(zone, back).wall != local.wall)
        abort();
    instant_write(instant, zone, text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const int64_t starts[] = {INT64_MIN, INT64_MIN + 1, -5000000000, 0, 1770000000,
                                     4102444800, INT64_MAX - INSTANT_DAY * 3, INT64_MAX};
    struct arena arena = {0};
    struct error err = {0};
    const struct zone *zone;

    if (zone_parse(&zone, "Fuzz/Zone", bytes, size, &arena, &err)) {
        for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++) {
            int64_t change = zone_next_change(zone, starts[i]);

            check_around(zone, starts[i]);
            for (int k = 0; k < 8 && change != INSTANT_NONE; k++) {
                check_around(zone, change - 1);
                check_around(zone, change);
                change = zone_next_change(zone, change);
            }
        }
    }
    arena_clear(&arena);
    return 0;
}
