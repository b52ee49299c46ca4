#ifndef BASE_EMBEDDED_H
#define BASE_EMBEDDED_H

/* Files that were put into the program when it was built, so that it needs none beside it. */

#include <stddef.h>

struct embedded_file {
    const char *name;   /* "0001_init.sql"; NULL ends a list */
    const char *text;   /* `size` bytes and a NUL after them */
    size_t size;
};

extern const struct embedded_file store_migrations[];  /* in the order in which they are applied */
extern const struct embedded_file theme_files[];
extern const struct embedded_file demo_files[];

/* The one of that name, or NULL. */
const struct embedded_file *embedded_find(const struct embedded_file *files, const char *name);

#endif
