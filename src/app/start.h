#ifndef APP_START_H
#define APP_START_H

/*
 * From a cold start to a desk: configuration, zones, store, clock.
 *
 * The organizations of the configuration are mirrored into the store only when they have changed
 * since it was last read, so that commands that read write nothing and work on a store that
 * cannot be written.
 */

#include "command/command.h"

enum need {
    NEED_NOTHING,       /* help, check, version */
    NEED_READ,
    NEED_WRITE
};

struct start {
    const struct places *places;
    const char *zone_folder;        /* $TZDIR; NULL for the usual places */
    const char *config, *store;     /* paths that were given; NULL for the usual ones */
    const char *as_of;              /* in words; NULL for now */
    int64_t clock;                  /* what time it is */
    bool clock_is_fixed;            /* by $LIAISE_CLOCK: goes before the clock of the demo */
    bool demo, reset;
    enum need need;
    void (*tell)(const char *what); /* called before what takes a moment; NULL for silence */
};

struct office {
    struct arena arena;
    struct zones *zones;
    struct config config;
    struct complaints complaints;   /* of the configuration; also warnings of one that is used */
    struct desk desk;
    const char *store_path;         /* the file that is open; NULL if it is none */
};

/* On failure everything is closed again, save `complaints`, which office_close() takes away. */
MUST_CHECK bool office_open(struct office *out, const struct start *start, struct error *err);
void office_close(struct office *office);

#endif
