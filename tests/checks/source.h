#ifndef TESTS_CHECKS_SOURCE_H
#define TESTS_CHECKS_SOURCE_H

/*
 * C source as our checks see it: lines, and functions with their size and complexity.
 *
 * This is no parser. It relies on the house style: a function's body opens with a "{" and closes
 * with a "}" in the first column, and nothing else does.
 */

#include <liaise/arena.h>
#include <stdbool.h>
#include <stddef.h>

struct function {
    const char *name;
    size_t line;            /* of its first line, from 1 */
    size_t lines;           /* from there to the "}" */
    int complexity;         /* 1 + each if, for, while, case, && , || and ? */
};

struct functions {
    struct function *items;
    size_t count;
};

struct source {
    const char *text;       /* as it is */
    const char *code;       /* as long, with blanks for comments, directives and what quotes hold */
    size_t lines;
};

/* The text must outlive what is made of it. */
void source_read(struct source *out, const char *text, struct arena *arena);

/* In the order in which they are written. A body that does not end is a function up to the end. */
struct functions source_functions(const struct source *source, struct arena *arena);

/*
 * Where the word (an identifier) stands next in the code at or after `from`, NULL if nowhere.
 * With `called` only where a "(" follows.
 */
const char *source_find(const struct source *source, const char *from, const char *word,
                        bool called);

size_t source_line(const struct source *source, const char *at);    /* `at` in the code; from 1 */

#endif
