#ifndef COMMAND_FINDING_WORDS_H
#define COMMAND_FINDING_WORDS_H

/* What was typed, parted into the words for the index and the filter for the rest. */

#include <liaise/arena.h>
#include <stddef.h>

enum { FINDING_CHOICES = 8 };   /* parted by "|"; what is typed beyond is left out */

/*
 * Of one choice. All are as long as what was typed, with blanks where the other parts stand, so
 * that a column in one of them is a column in what was typed; a quotation that is not closed yet
 * gets its mark at the end.
 */
struct finding_choice {
    const char *words;          /* "" if there are none */
    const char *filter;
    const char *demands;        /* the terms of the filter that are not negated */
};

/* Returns how many there are; those that say nothing are left out. */
size_t finding_part(const char *typed, struct finding_choice out[FINDING_CHOICES],
                    struct arena *arena);

#endif
