#ifndef TESTS_SUPPORT_REGION_H
#define TESTS_SUPPORT_REGION_H

/*
 * The sample region, Calder Bay: its configuration, a store in memory with its organizations, and a
 * desk where Dana sits on 2 February 2026 at 08:40 in Los Angeles.
 */

#include "command/command.h"
#include "command/import.h"
#include "command/keymap.h"

struct temp;

struct region {
    struct arena arena;
    struct zones *zones;
    struct store *store;
    struct config config;
    struct complaints complaints;
    struct author author;
    struct desk desk;           /* of all this */
    struct temp *temp;          /* where the copy is; NULL if it is in memory */
};

void region_open(struct region *region);
void region_close(struct region *region);

/* The keys as they are there; they live as long as the region. */
const struct keymap *region_keys(struct region *region);

/*
 * The same with all that has happened there: a copy of the store that the test "fixture.region"
 * has made beside the tests, because importing takes seconds under the sanitizers. Where it was
 * not made (a test started by hand) it is imported.
 */
void region_open_filled(struct region *region);

/* What has happened there: people, issues, contacts and all the rest. */
void region_import(struct region *region, struct import_result *result);

#endif
