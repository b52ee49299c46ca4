#ifndef BASE_ZONES_PRIVATE_H
#define BASE_ZONES_PRIVATE_H

/*
 * What a zone is called today that tzdata once had under this name; NULL if the name is no old one.
 */
const char *zone_current_name(const char *name);

#endif
