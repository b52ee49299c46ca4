#ifndef LIAISE_ATTENTION_H
#define LIAISE_ATTENTION_H

/*
 * What to do next: one number for everything that waits for us, and where it comes from.
 *
 *   12·ramp(days overdue) + kind + (stage - 1) + 4·power/5 + 4·(100 - health)/100
 *   + 2·min(1, age/365) + 5 acknowledge clock breached + 8 blocks others - 5 blocked - 3 waiting
 *   + 15 pinned
 *
 * Power is that of the strongest organization concerned, health that of the weakest relation.
 * The ramp is 0.2 until 14 days before the due day, 1 from 7 days after it, a line between, and 0
 * without a due day.
 */

#include <liaise/agreement.h>
#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/health.h>
#include <liaise/issue.h>

enum attention_term {
    ATTENTION_DUE, ATTENTION_KIND, ATTENTION_STAGE, ATTENTION_POWER, ATTENTION_HEALTH,
    ATTENTION_AGE, ATTENTION_ACK, ATTENTION_BLOCKS, ATTENTION_BLOCKED, ATTENTION_WAITING,
    ATTENTION_PINNED, ATTENTION_TERMS
};

enum { ATTENTION_ORGS_MOST = 8 };       /* of one item; more are counted but not named */

struct attention_item {
    const struct noun *noun;            /* NULL: the silence of an organization */
    const char *ref;                    /* "I-8"; of a silence the code of the organization */
    const char *what;                   /* borrowed from the record, or in the arena */
    struct date due;
    double terms[ATTENTION_TERMS];
    double total;
    const char *orgs[ATTENTION_ORGS_MOST];      /* codes, ours left out; borrowed */
    size_t org_count;
};

/* What is known of each organization on the day. */
struct attention_org {
    const char *code;
    int64_t power;                      /* NUMBER_NONE counts as 0 */
    int score;                          /* of its health */
};

struct attention {
    struct date today;
    const char *home;                   /* the code of our own organization */
    int notice_ahead;                   /* days before a notice day from which it counts; 0: 30 */
    const struct attention_org *orgs;   /* in order of their codes (strcmp) */
    size_t org_count;
};

/*
 * Each makes an item of a record and returns true, or returns false because it does not ask for
 * attention: an issue that is settled, a promise that is not open, a follow-up that is done or
 * snoozed, an organization that is not silent beyond its most days, an agreement without a notice
 * day in the days ahead. `blocks` and `blocked`: another open record waits for it, and the other
 * way.
 */
bool attention_issue(struct attention_item *out, const struct issue *issue, bool blocks,
                     bool blocked, const struct attention *attention);
bool attention_commitment(struct attention_item *out, const struct commitment *commitment,
                          const struct attention *attention);
bool attention_followup(struct attention_item *out, const struct followup *followup,
                        const struct attention *attention);
bool attention_silence(struct attention_item *out, const char *code, const struct health *health,
                       const struct attention *attention, struct arena *arena);
bool attention_notice(struct attention_item *out, const struct agreement *agreement,
                      const struct attention *attention, struct arena *arena);

/* New, and not acknowledged by the day it had to be. */
bool issue_ack_is_breached(const struct issue *issue, struct date today);

/* Top first: higher total (to 6 digits), then earlier due, then ref. For qsort. */
int attention_compare(const void *a, const void *b);

const char *attention_term_name(enum attention_term term);      /* "due" .. "wait", "pinned" */

/* "due 12.00, kind 6.00, stage 5.00": the terms that are not 0. */
void attention_write_terms(const struct attention_item *item, struct str *out);

#endif
