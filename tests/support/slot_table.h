#ifndef TESTS_SUPPORT_SLOT_TABLE_H
#define TESTS_SUPPORT_SLOT_TABLE_H

/*
 * People at a table, to find a slot for: an hour on 3 February 2026 in Los Angeles, unless the test
 * says otherwise. The state of the test is a struct zones_fixture.
 */

#include <liaise/slot.h>

#include "support/zones.h"

/* Four at most; each test fills in what it needs. */
struct slot_table {
    struct zones *zones;
    struct arena arena;
    struct slot_participant people[4];
    struct slot_request request;
    struct slot_result result;
};

void slot_table_open(struct slot_table *table, void **state);
void slot_table_close(struct slot_table *table);

/* One more, with hours as in liaise.yaml. */
struct slot_participant *slot_table_sit(struct slot_table *table, const char *name,
                                        const char *zone, const char *hours);
/* BLA's counsel in New York, support in Manila and Seoul, and us, on 4 February: M-203. */
void slot_table_sit_m203(struct slot_table *table);
void slot_table_days(struct slot_table *table, struct date first, struct date last);

void slot_table_find(struct slot_table *table);
const struct slot *slot_table_best(const struct slot_table *table);

/* "Tue 13:30 !" */
void slot_part_is(const struct slot *slot, size_t participant, const char *expected);

#endif
