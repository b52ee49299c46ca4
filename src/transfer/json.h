#ifndef TRANSFER_JSON_H
#define TRANSFER_JSON_H

#include <liaise/noun.h>
#include <liaise/zone.h>

/* The zone in which a record's instants are written: that of its zone field, else UTC. */
MUST_CHECK bool record_zone(const struct zone **out, const struct noun *noun, const void *record,
                            struct zones *zones, struct error *err);

#endif
