#ifndef LIAISE_HEALTH_WHY_H
#define LIAISE_HEALTH_WHY_H

/*
 * Why the health of an organization is what it is: the records behind each component, and what
 * each thing that could be done today would change.
 */

#include <liaise/health.h>

/* The same facts that the history was made of, as the records they are from. */
struct health_records {
    const char *code;                   /* the organization */
    const struct health_history *history;
    struct list interactions;           /* with it, in any order */
    struct list commitments, agreements;        /* of anybody */
};

/* A record that one component looks at. */
struct health_evidence {
    enum health_component component;
    const struct noun *noun;
    const void *record;                 /* borrowed */
    struct date on;                     /* of the contact, due day, target */
    double weight;                      /* how much it counts; of an issue its pressure */
    double value;                       /* sentiment -2..2; credit of a promise 0..1; else 0 */
};

/* The heaviest of each component, at most `most` of each, in order of components. */
void health_evidence_of(const struct health_records *records,
                        const struct health_settings *settings, struct date day, size_t most,
                        struct health_evidence **out, size_t *count, struct arena *arena);

enum health_step_kind {
    HEALTH_STEP_CALL,       /* a two-way call */
    HEALTH_STEP_MEET,       /* in person */
    HEALTH_STEP_ACCEPT,     /* the issue is accepted */
    HEALTH_STEP_CALM,       /* its stage goes down to `stage` */
    HEALTH_STEP_KEEP,       /* the promise is kept */
    HEALTH_STEP_RENEW,      /* the agreement that has expired is renewed */
};

/* One thing that could be done today. */
struct health_step {
    enum health_step_kind kind;
    const struct noun *noun;            /* NULL of a contact */
    const void *record;                 /* borrowed */
    int64_t stage;
    int gain;                           /* points of the score; may be 0 or less */
};

/* Everything that could be done, what gains most first. */
void health_steps_of(const struct health_records *records, const struct health_settings *settings,
                     struct date day, struct health_step **out, size_t *count,
                     struct arena *arena);

/* The constants that are not as they come: how many, and each in turn. */
bool health_option_differs(const struct health_option *option,
                           const struct health_settings *settings);

#endif
