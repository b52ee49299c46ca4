#ifndef COMMAND_SLOTS_H
#define COMMAND_SLOTS_H

/*
 * A time to meet: who takes part, when they are busy, and whose turn a bad hour is.
 *
 * Busy are people and organizations while meetings of the store take place in which they take
 * part; the officer goes to all of them but those that were declined. Whose turn it is needs no
 * book of its own: the meetings of a year back and ahead say who had the worst hour in each. A
 * meeting that is moved or undone takes its turn with it.
 */

#include <liaise/meeting.h>
#include <liaise/slot.h>

#include "command/command.h"

enum { SLOTS_NAMES_MOST = 16 };

struct slots_ask {
    /* As typed: "NWP", "Tove Halvorsen"; a meeting or an issue stands for those it concerns. */
    const char *who[SLOTS_NAMES_MOST];
    size_t count;
    const char *without[SLOTS_NAMES_MOST];      /* who need not come */
    size_t without_count;
    int64_t minutes;            /* NUMBER_NONE: as long as the meeting, else an hour */
    struct date from, to;       /* DATE_NONE: the week of the meeting, or seven days from today */
};

/* One who takes part; the first is the officer. */
struct slots_person {
    const struct noun *noun;    /* org or person; NULL for the officer */
    const char *key;            /* "NWP", a name; "" for the officer */
    const char *brief;          /* "NWP", "Ana", "me" */
    const char *name;           /* "Northwater Power Cooperative", "me" */
};

struct slots {
    struct slots_ask ask;       /* with everything filled in */
    struct now now;
    const struct noun *about_noun;      /* the meeting or issue it began with; NULL if none */
    int64_t about_id;
    const char *about, *about_said;
    const struct meeting *moved;        /* the meeting that is to be moved; NULL for a new one */
    struct slots_person *people;
    struct slot_participant *participants;
    size_t count;
    struct slot_request request;
    struct slot_result result;
};

MUST_CHECK bool slots_load(struct slots *out, const struct slots_ask *ask, struct desk *desk,
                           struct arena *arena, struct error *err);

/* Lines of text, and back; what lives in the arena are copies. */
const char *slots_ask_write(const struct slots_ask *ask, struct arena *arena);
void slots_ask_read(struct slots_ask *out, const char *text, struct arena *arena);

/* All candidates: those with everybody, then those without somebody. NULL beyond the last. */
const struct slot *slots_candidate(const struct slots *slots, size_t number);

/* "13:30-14:30" and "Tue 24 Nov" on the officer's clock. */
const char *slots_hours(const struct slots *slots, const struct slot *slot, struct arena *arena);
const char *slots_day(int64_t instant, const struct zone *zone, struct arena *arena);

/* "SEA 21:30 !, me 13:30 ok": whom it hurts most comes first. Everybody, or the hurt alone. */
const char *slots_hurts(const struct slots *slots, const struct slot *slot, bool all,
                        struct arena *arena);
/*
 * "EST"; a city where that would be our own name for another clock: Manila has a PST, too.
 */
const char *slots_zone(const struct slots *slots, size_t who, struct arena *arena);
/* "just outside work", "in the night", … */
const char *slots_pain_words(enum slot_pain pain);
/* "60 minutes inside everybody's hours: 3 starts." or none, and where most can come. */
const char *slots_inside(const struct slots *slots, struct arena *arena);
/* "Clocks change: Sun 8 Mar (Los_Angeles, New_York). None in this range." */
const char *slots_changes(const struct slots *slots, struct arena *arena);

/*
 * What a candidate means for the store: the fields of the meeting to add, or what to edit in the
 * one that is moved. "name=value", ended by NULL.
 */
const char *const *slots_fields(const struct slots *slots, const struct slot *slot,
                                struct zones *zones, struct arena *arena);

#endif
