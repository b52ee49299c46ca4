#ifndef VIEW_LINKED_H
#define VIEW_LINKED_H

/*
 * The records that a record speaks of, and those that speak of it.
 *
 * People write "C-22" into notes; that is a link as good as any.
 */

#include "view/rows.h"

struct linked_record {
    const struct noun *noun;
    const void *record;
};

struct linked {
    struct store *store;
    const struct row_context *rows;
    const char *self;               /* the ref or key of the record itself, which is left out */
    struct linked_record *items;    /* in the order of the nouns */
    size_t count;
};

/* Everything that the record's fields point to or mention. What does not exist is left out. */
MUST_CHECK bool linked_add_of(struct linked *linked, const struct noun *noun, const void *record,
                              struct error *err);
/* One that is there already, or has been read by the caller. */
void linked_add(struct linked *linked, const struct noun *noun, const void *record);
MUST_CHECK bool linked_add_key(struct linked *linked, const struct noun *noun, const char *key,
                               struct error *err);
/* Follow-ups and contacts about it, and what those contacts were about besides. */
MUST_CHECK bool linked_add_about(struct linked *linked, const char *ref,
                                 const struct list *contacts, struct error *err);

/* A row each, with a heading for each kind. */
void linked_fill(const struct linked *linked, struct listing *listing);

#endif
