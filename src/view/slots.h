#ifndef VIEW_SLOTS_H
#define VIEW_SLOTS_H

/* What the slot finder's page shows, for those who act on it. */

#include "command/slots.h"
#include "view/view.h"

enum { SLOTS_FOUND, SLOTS_WHO };        /* its lists */

const struct slots *slots_of(const void *model);
/* The candidate at the cursor; NULL if nothing was found. */
const struct slot *slots_chosen(const void *model, const struct frame *frame);
/* The day whose lanes are drawn: that of the candidate, or the one that was gone to from it. */
struct date slots_lane_day(const void *model, const struct frame *frame);

#endif
