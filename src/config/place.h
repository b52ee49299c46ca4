#ifndef CONFIG_PLACE_H
#define CONFIG_PLACE_H

/*
 * Where in a document we are, and how to complain about what is there.
 *
 * A place is a chain on the stack of those who walk the tree; it becomes text
 * ("organizations[2].timezone") only when there is something to complain about.
 */

#include <liaise/complaint.h>
#include "config/yaml.h"

struct place {
    const struct place *above; /* NULL for what stands at the top */
    const char *key;           /* NULL: item `index` of a list */
    size_t index;
};

enum { PLACE_TEXT_SIZE = 256 };

/* `place` may be NULL: "". A long path is cut. */
const char *place_write(const struct place *place, char text[PLACE_TEXT_SIZE]);

/* Who reads which file, and to whom mistakes are told. */
struct critic {
    const char *file;
    struct complaints *complaints;
};

/* Always false, so that readers can return it. */
bool complain_at(const struct critic *critic, struct spot at, const struct place *place,
                 const char *format, ...) PRINTF_LIKE(4, 5);
void warn_at(const struct critic *critic, struct spot at, const struct place *place,
             const char *format, ...) PRINTF_LIKE(4, 5);

enum { SAID_SIZE = 256 };

/* A text as it is quoted in a complaint: cut after some 60 characters. */
const char *said(const char *text, char out[SAID_SIZE]);

/* "; did you mean "x"?" for the nearest of `words`, else "". */
const char *suggestion(const char *word, const char *const *words, char out[SAID_SIZE]);

#endif
