#ifndef LIAISE_SLOT_H
#define LIAISE_SLOT_H

/*
 * When to meet across time zones, and whom each choice hurts.
 *
 * Where nobody's working hours overlap somebody has to take a bad hour. Every start in a range of
 * days is judged by the worst moment of the meeting on each participant's own clock:
 *
 *   ok     at work                                                   costs  0
 *   edge   at most 60 minutes before or after work                          1
 *   !      from 07:00 to 22:30                                              4
 *   !!     the hour before that and the rest of the evening; or from        9
 *          07:00 to 22:30 on a weekday without any working hours
 *   !!!    from 00:00 to 06:00                                             16
 *   busy, paused: cannot come
 *
 * A cost grows by half for each bad hour that somebody took more than the one who took fewest, so
 * that the bad hours go round. That of an optional participant counts half; one who cannot come
 * counts as much as a night.
 *
 * Local days and clocks are asked for moment by moment, so that weekends and hours that clocks
 * skip or show twice are what they are where the participant is. Nothing here knows what time it
 * is; no function changes what it is given.
 */

#include <liaise/org.h>
#include <liaise/zone.h>

/* From the least to the most pain. */
enum slot_pain {
    SLOT_OK, SLOT_EDGE, SLOT_BAD, SLOT_WORSE, SLOT_WORST, SLOT_PAUSED, SLOT_BUSY, SLOT_PAINS
};

enum {
    SLOT_EDGE_MINUTES = 60,
    SLOT_CELLS = 48,                    /* half hours of a day */
    SLOT_STEP_MINUTES = 30,
    SLOT_DAYS_MOST = 92,
    SLOT_LENGTH_MOST = 24 * 60,
};

/* Instants; `to` is not part of it. One that ends before it begins is empty. */
struct slot_span {
    int64_t from, to;
};

struct slot_participant {
    const char *name;
    const struct zone *zone;
    struct working_day hours[7];        /* nothing on any day: Monday to Friday 09:00-17:00 */
    const struct slot_span *busy;       /* in any order; they may overlap */
    size_t busy_count;
    const struct pause *pauses;         /* days on the participant's own calendar */
    size_t pause_count;
    bool optional;
    int64_t turns;                      /* bad hours taken so far; below 0 counts as 0 */
};

struct slot_request {
    const struct slot_participant *participants;
    size_t participant_count;
    const struct zone *zone;            /* the reader's: its days, and steps since its midnight */
    struct date first, last;            /* days on which a meeting may start */
    int length;                         /* minutes */
    int step;                           /* minutes; 0: SLOT_STEP_MINUTES */
    int64_t not_before;                 /* no earlier start; INSTANT_NONE: any */
    size_t most;                        /* candidates at most; 0: all */
    size_t per_day;                     /* so many of one day at most, none overlapping a better
                                           one; 0: every start */
};

#define SLOT_NOBODY SIZE_MAX

/* What a candidate means for one participant. */
struct slot_part {
    struct zone_time local;             /* of the start */
    enum slot_pain pain;
    double cost;                        /* its share of the total */
    bool takes_turn;                    /* a bad hour, and nobody in this meeting has a worse one */
};

struct slot {
    int64_t from, to;                   /* instants */
    double total;
    enum slot_pain worst;               /* of those who can come */
    size_t absent;                      /* optional participants who cannot come */
    size_t left_out;                    /* the participant it does without; SLOT_NOBODY if none */
    struct slot_part *parts;            /* one for each participant, also for the one left out */
};

struct slot_list {
    struct slot *items;
    size_t count;
};

/* Where the most participants are at work and free at the same time. */
struct slot_windows {
    size_t people;                      /* how many; 0 if nobody ever is */
    struct slot_span *items;            /* in order of time; those that touch are one */
    size_t count;
};

/* Clocks change in a zone. */
struct slot_change {
    const struct zone *zone;
    int64_t at;
    bool in_range;
};

struct slot_result {
    struct slot_list ranked;            /* least cost first, then the least worst pain, then time */
    struct slot_list without;           /* for each participant without whom a better one is found:
                                           the best, ranked alike. Not with two or fewer. */
    size_t inside;                      /* starts that are inside everyone's hours: 0 is worth
                                           saying. The optional ones count too. */
    struct slot_windows windows;
    struct slot_change *changes;        /* of each zone once: all in the range, else the next; in
                                           order of time. The reader's zone is one of them. */
    size_t change_count;
};

/*
 * ERROR_INVALID where there is nobody to meet, the range is empty, too long or beyond the years 1
 * to 9999, or the length or step makes no sense. No candidate at all is an answer, not an error.
 */
MUST_CHECK bool slot_find(struct slot_result *out, const struct slot_request *request,
                          struct arena *arena, struct error *err);

/* The pain of one participant who meets from the one instant to the other. */
enum slot_pain slot_pain_of(const struct slot_participant *participant, struct slot_span meeting,
                            struct arena *arena);

/* "ok", "edge", "!", "!!", "!!!", "paused", "busy" */
const char *slot_pain_name(enum slot_pain pain);
bool slot_pain_is_bad(enum slot_pain pain);         /* an hour that counts as a turn: ! to !!! */

/* A half hour on the wall of the reader. What only a part of it is, is the whole of it. */
enum slot_cell {
    SLOT_CELL_WORK, SLOT_CELL_EDGE, SLOT_CELL_OFF, SLOT_CELL_BUSY,
    SLOT_CELL_SKIPPED                   /* clocks skip it on this day */
};

/* How a participant's day looks on the reader's wall; both halves of an hour shown twice count. */
void slot_lane(enum slot_cell cells[SLOT_CELLS], const struct slot_participant *participant,
               struct date day, const struct zone *reader, struct arena *arena);

#endif
