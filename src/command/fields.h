#ifndef COMMAND_FIELDS_H
#define COMMAND_FIELDS_H

/*
 * Records changed in words: "due=fri", "parties+=CFR", "NWP.agreed_on=2026-02-02".
 *
 *   field=value          set; an empty value clears
 *   list+=value          one more; "NWP: Key accounts" fills the first two values of the item
 *   list-=value          one less: by its first value, or by its number
 *   ITEM.field=value     a value of an item: NWP.stance=accepts, minutes.2.text=…
 *
 * Names of organizations and people are those that people type (see named.h).
 */

#include "command/command.h"

struct edit {
    const struct desk *desk;
    const struct noun *noun;
    void *record;
    bool is_new;            /* its status may be said; an issue's target needs no reason yet */
    struct arena *arena;
};

/* `word` is a whole "field=value". */
MUST_CHECK bool edit_word(struct edit *edit, const char *word, struct error *err);

/* One field that is known by name: "party" is whatever the noun calls it. */
MUST_CHECK bool edit_field(struct edit *edit, const char *name, const char *value,
                           struct error *err);
MUST_CHECK bool edit_add(struct edit *edit, const char *list, const char *value,
                         struct error *err);

#endif
