#ifndef TESTS_SUPPORT_HOSTILE_WORLD_H
#define TESTS_SUPPORT_HOSTILE_WORLD_H

/*
 * The sample region's people and organizations, with records of every noun in which each field of
 * text holds something hostile, unless the field refuses it. The first field of record 0 has text
 * 0, the next one text 1, and so on; record 1 begins with text 3: so every text stands in every
 * third field of each noun.
 */

#include "support/hostile.h"
#include "support/region.h"

enum { HOSTILE_STEP = 3 };

struct hostile_world {
    struct region region;
    struct places places;
    struct arena arena;
    struct hostile hostile;
    struct import_line *made;   /* the records */
    size_t made_count;
    size_t refused;             /* texts that a field would not have */
    char *lines;                /* they and the people, as JSON Lines */
    size_t size;
};

/* Opens it, with everything imported. The test fails if one line is refused. */
void hostile_world_open(struct hostile_world *world);
void hostile_world_close(struct hostile_world *world);

#endif
