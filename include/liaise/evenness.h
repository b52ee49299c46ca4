#ifndef LIAISE_EVENNESS_H
#define LIAISE_EVENNESS_H

/*
 * How evenly our time goes to the parties of an issue, or to all organizations.
 *
 * p is a party's share of the minutes of contact, q the share that is to be expected. The index is
 * 1 - sum(min(p, q)): 0 where they are the same, near 1 where all the time goes to somebody who
 * was to have next to none. Above 0.25 it is worth a warning. It is no judgement: there are good
 * reasons to talk more with one side, and a reason that the officer has given clears the warning,
 * not the number.
 *
 * A contact with several parties counts for each in full. Contacts of our own people among
 * themselves, those that a later one corrects, and those at which a party was only mentioned or
 * missing do not count.
 */

#include <liaise/interaction.h>

#define EVENNESS_MOST 0.25

enum evenness_expected {
    EVENNESS_EQUAL,         /* the same for each */
    EVENNESS_CADENCE        /* as often as we mean to speak: 1 / ideal; equal if one has none */
};

struct evenness_party {
    const char *code;
    int64_t ideal;          /* days between contacts; NUMBER_NONE: not said */
};

struct evenness_request {
    const struct evenness_party *parties;       /* each once */
    size_t party_count;
    enum evenness_expected expected;
    struct date from, to;   /* both included; DATE_NONE: as far as there are contacts */
    const char *reason;     /* why it is so, as the officer has pinned it; NULL or "": none */
};

struct evenness_side {
    const char *code;       /* borrowed from the request */
    int64_t minutes;
    size_t contacts, two_way;
    size_t by_us, by_them;  /* who began it; a mutual contact may have nobody who did */
    double share;           /* p; 0 if there was no contact at all */
    double expected;        /* q */
    struct date last;       /* the last two-way contact; DATE_NONE if there was none */
};

struct evenness {
    struct evenness_side *sides;                /* in the order of the request */
    size_t count;
    int64_t minutes;        /* of all sides */
    double index;           /* 0 where nobody was spoken with: there is nothing to compare */
    bool is_uneven;         /* the index is above EVENNESS_MOST */
    bool warns;             /* and nobody has said why */
    const char *reason;     /* NULL if none */
};

/* The interactions may be in any order, and with anybody. */
struct evenness evenness_of(const struct evenness_request *request,
                            const struct interaction *interactions, size_t count,
                            struct arena *arena);

/* 1 - sum(min(p, q)) of shares that each add up to 1. */
double evenness_index(const double *p, const double *q, size_t count);

/* Of those that somebody began, how many we did: 0..1; -1 if nobody began any. */
double evenness_by_us(const struct evenness_side *side);

#endif
