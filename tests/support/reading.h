#ifndef TESTS_SUPPORT_READING_H
#define TESTS_SUPPORT_READING_H

/* A liaise.yaml that was read, and what was complained about. */

#include <liaise/config.h>

#include "base/str.h"

struct reading {
    struct arena arena;
    struct complaints complaints;
    struct config config;
    bool ok;
    struct str text; /* the complaints, a line each; "" for none */
};

/* The file is called "liaise.yaml". */
void reading_begin(struct reading *reading, struct zones *zones, const char *text);
void reading_end(struct reading *reading);

/* Reads what must be right, down to the last warning. */
void reading_begin_good(struct reading *reading, struct zones *zones, const char *text);

/* Writes each complaint as a line. */
void complaints_write(const struct complaints *complaints, struct str *out);

#endif
