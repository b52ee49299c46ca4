#ifndef COMMAND_LIST_SORT_H
#define COMMAND_LIST_SORT_H

#include <liaise/arena.h>
#include <liaise/noun.h>

/*
 * Put records in the order of a field: "due", or "-due" the other way round; any name of a field
 * or the beginning of one. What is not given comes last; equals stay as they are.
 */
MUST_CHECK bool list_sort(const struct noun *noun, const void **records, size_t count,
                          const char *by, struct arena *arena, struct error *err);

#endif
