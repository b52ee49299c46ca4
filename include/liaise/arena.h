#ifndef LIAISE_ARENA_H
#define LIAISE_ARENA_H

/*
 * Memory that is given back all at once.
 *
 * A `struct arena *` parameter means: "what I return lives here; clear the
 * arena when you are done with all of it". There is no way to free one thing.
 */

#include <stddef.h>

struct arena {
    struct arena_block *blocks;
};

void *arena_alloc(struct arena *arena, size_t size);
char *arena_copy(struct arena *arena, const char *text);

/* Make room for one more item in a list of `count`. Returns the list. */
void *arena_grow(struct arena *arena, void *items, size_t count, size_t item_size);

void arena_clear(struct arena *arena);

#endif
