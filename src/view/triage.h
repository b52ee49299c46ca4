#ifndef VIEW_TRIAGE_H
#define VIEW_TRIAGE_H

/*
 * One item at a time: why it is here, what happened last, and what can be decided.
 *
 * It shows the round that is kept in the store (command/triage.h), at the item where that stands;
 * at its end, what was decided.
 */

#include "command/triage.h"
#include "view/view.h"

extern const struct view triage_view;

/* The round as it was loaded; borrowed from the model. */
const struct triage *triage_of(const void *model);
/* The record at hand, NULL at the end or if it is gone; of the noun of its item. */
const void *triage_record(const void *model);

#endif
