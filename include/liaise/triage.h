#ifndef LIAISE_TRIAGE_H
#define LIAISE_TRIAGE_H

/*
 * Triage: what asks for attention, one item at a time, in an order that is fixed when it begins.
 *
 * A `struct triage` is one round. It is kept as text between runs of the program, so that a round
 * that was left, or cut off, goes on where it was. It holds no records, only their keys: what an
 * item looks like is read when it is shown.
 */

#include <liaise/attention.h>
#include <liaise/interaction.h>
#include <liaise/meeting.h>

/* What can be decided. */
enum triage_decision {
    TRIAGE_UNDECIDED, TRIAGE_DONE, TRIAGE_SNOOZED, TRIAGE_PLANNED, TRIAGE_LOGGED, TRIAGE_WAITING,
    TRIAGE_MOVED, TRIAGE_MEETING, TRIAGE_SEVERITY, TRIAGE_NOTED, TRIAGE_DECISIONS
};

struct triage_item {
    const struct noun *noun;    /* of the record; of a silence org_noun */
    const char *key;            /* "I-12", "NWP" */
    const char *orgs;           /* codes of those concerned but home: "NWP,SBH"; "" for none */
    double total;               /* of its attention as the round began */
    const char *terms;          /* "due 12.00, kind 6.00"; "": somebody marked it, that is all */
    enum triage_decision decision;
    int64_t change;             /* the change of the journal that it was; 0: none */
    const char *said;           /* "F-31 is out of sight until Tue 3 Feb 2026."; "" for none */
    bool skipped;
    bool undone;                /* the change was taken back: worked out by whoever reads it */
};

struct triage {
    struct date day;            /* when it began */
    bool of_marked;             /* only of what was marked */
    bool shows_terms;
    size_t at;                  /* which item is shown; `count`: the end */
    struct triage_item *items;
    size_t count;
    int64_t seen_at;            /* instant: since when the item is shown */
    int64_t steps, seconds;     /* items left so far, and how long they took */
};

/*
 * What to look at on the day: everything of `attention` (top first, see figures_attention), and
 * among it those of `meetings` that have no agenda and begin within a week. What was put off by a
 * follow-up that is still hidden ("Look at I-12 again") is left out. Lives in the arena.
 */
void triage_begin(struct triage *out, const struct attention_item *attention, size_t count,
                  const struct list *meetings, const struct list *followups, const char *home,
                  struct date today, struct arena *arena);
/* Keep only these records, in the same order; those that nothing speaks for come last. */
struct triage_pick {
    const struct noun *noun;
    const char *key;
};
void triage_keep(struct triage *triage, const struct triage_pick *picks, size_t count,
                 struct arena *arena);

/* "Look at I-12 again": the title of a follow-up that puts off what it is about. */
const char *triage_again(const char *key, struct arena *arena);

enum { TRIAGE_DAYS_AHEAD = 7 };

bool triage_is_decided(const struct triage_item *item);
/* Nothing is left that was neither decided nor skipped. */
bool triage_is_over(const struct triage *triage);

struct triage_counts {
    size_t decided, skipped, left;      /* left: neither */
};
struct triage_counts triage_count(const struct triage *triage);

/* How long it will take, at the pace so far: at least 1; 0 if nothing is left. */
int triage_minutes_left(const struct triage *triage);

/* The item at hand was decided, or skipped: to the next one that was not. */
void triage_decide(struct triage *triage, enum triage_decision decision, int64_t change,
                   const char *said, int64_t now);
void triage_skip(struct triage *triage, int64_t now);
/* One back, whatever was decided. False on the first. */
bool triage_back(struct triage *triage, int64_t now);
/* To that item. */
void triage_show(struct triage *triage, size_t at, int64_t now);

/* As text, to be kept; and back. Reading fails if it is no such text. */
void triage_write(const struct triage *triage, struct str *out);
MUST_CHECK bool triage_read(struct triage *out, const char *text, struct arena *arena,
                            struct error *err);

const char *triage_decision_title(enum triage_decision decision);   /* "Done", "Snoozed" */

/*
 * How somebody answers: the median days from a message of ours that waited for an answer to the
 * next contact in which they took part. Messages that followed while one waited do not count anew.
 * `newest_first` are struct interaction.
 */
struct triage_usual {
    double days;
    size_t count;           /* 0: never; days means nothing */
};
struct triage_usual triage_usual(const struct list *newest_first, struct arena *arena);

#endif
