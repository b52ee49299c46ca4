#ifndef APP_TRIAGE_H
#define APP_TRIAGE_H

#include "app/state.h"

/*
 * Do what was decided about the item, or ask for the one thing that is missing: through the same
 * commands as everywhere. `record` is the item's. What comes of it is noted by triage_did().
 */
void triage_ask(struct app *app, enum triage_decision decision, const struct triage_item *item,
                const void *record);

#endif
