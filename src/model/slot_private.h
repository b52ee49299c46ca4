#ifndef MODEL_SLOT_PRIVATE_H
#define MODEL_SLOT_PRIVATE_H

/* What meeting at a moment would mean for one participant, for a stretch of time. */

#include <liaise/slot.h>

/* The pain is `pain` from that instant until the next mark. */
struct slot_mark {
    int64_t at;
    enum slot_pain pain;
};

struct slot_timeline {
    struct slot_mark *marks;        /* in order of time; the first is where the stretch begins */
    size_t count;
};

/* The stretch must not be empty. */
struct slot_timeline slot_timeline_of(const struct slot_participant *participant,
                                      struct slot_span stretch, struct arena *arena);

/*
 * The worst of a part of that stretch. `near` is where to begin to look, and is moved on: start
 * with 0 and ask in order of time.
 */
enum slot_pain slot_timeline_worst(const struct slot_timeline *timeline, struct slot_span span,
                                   size_t *near);

/* The first instant that is on that day or later. */
int64_t slot_day_start(const struct zone *zone, struct date day);

/* In that range; the timelines begin with it and reach at least as far. */
void slot_windows_find(struct slot_windows *out, const struct slot_timeline *timelines,
                       size_t count, struct slot_span range, struct arena *arena);
/* Fills in `changes`. */
void slot_changes_find(struct slot_result *result, const struct slot_request *request,
                       struct slot_span range, struct arena *arena);

#endif
