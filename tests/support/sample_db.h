#ifndef TESTS_SUPPORT_SAMPLE_DB_H
#define TESTS_SUPPORT_SAMPLE_DB_H

/*
 * A small database for tests of the database boundary.
 *
 *     contact (id, first_name unique and not null, age checked by age_is_not_negative)
 *     note (id, contact_id refers to contact)
 *
 * with one contact, Åse, who is number 1, and no notes.
 */

#include "store/db.h"

struct db *sample_db(const char *path);
int64_t sample_count(struct db *db, const char *table);

/* A transaction that adds a contact with that name. */
MUST_CHECK bool sample_add(struct db *db, const char *name, struct error *err);

#endif
