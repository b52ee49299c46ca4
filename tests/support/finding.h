#ifndef TESTS_SUPPORT_FINDING_H
#define TESTS_SUPPORT_FINDING_H

/* Searching the store of a fixture, in few words. What is returned lives in its arena. */

#include <liaise/search.h>

#include "support/fixture.h"

struct search_hits find(struct fixture *f, const char *typed);

/* "I-1, Amara Nwosu": the keys of what is found, in order. */
const char *found(struct fixture *f, const char *typed);

/* "feed was [promised] for": a text with its marks. */
const char *marked(struct fixture *f, const struct search_text *text);

/* A change that must succeed. */
void begin(struct fixture *f);
void end(struct fixture *f, bool ok, struct error err);

/* A follow-up, in a change of its own. */
void add_note(struct fixture *f, const char *title, const char *note, struct date due);

#endif
