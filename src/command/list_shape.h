#ifndef COMMAND_LIST_SHAPE_H
#define COMMAND_LIST_SHAPE_H

/* What the table of each noun looks like when it is listed. */

#include "command/command.h"

/* What stands in a column: a field, or something made from the record. */
struct list_column {
    struct doc_column column;
    struct doc_cell (*cell)(const struct call *call, const struct noun *noun, const void *record);
    const char *field; /* where there is no function */
};

enum { LIST_COLUMNS = 10 };

struct list_shape {
    const struct noun *noun;
    struct list_column columns[LIST_COLUMNS];   /* ends with a NULL title */
    int (*order)(const void *a, const void *b); /* of pointers to records */
};

/* NULL for organizations, whose table is made of their health: see list_org.h. */
const struct list_shape *list_shape_of(const struct noun *noun);

#endif
