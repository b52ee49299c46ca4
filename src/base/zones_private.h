#ifndef BASE_ZONES_PRIVATE_H
#define BASE_ZONES_PRIVATE_H

/* What tzdata calls a zone today that it once had under this name; NULL if it is no old name. */
const char *zone_current_name(const char *name);

#endif
