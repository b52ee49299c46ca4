#ifndef LIAISE_COMMITMENT_H
#define LIAISE_COMMITMENT_H

/*
 * Commitments: promises with a debtor and a creditor. A broken one is superseded, never edited into
 * a kept one.
 */

#include <liaise/noun.h>

enum commitment_status {
    COMMITMENT_STATUS_NONE, COMMITMENT_OFFERED, COMMITMENT_OPEN, COMMITMENT_IN_PROGRESS,
    COMMITMENT_FULFILLED, COMMITMENT_PARTIAL, COMMITMENT_BROKEN, COMMITMENT_WAIVED,
    COMMITMENT_SUPERSEDED, COMMITMENT_DISPUTED, COMMITMENT_DECLINED, COMMITMENT_STATUSES
};

struct commitment {
    struct record record;
    struct link debtor, creditor, broker;       /* organizations */
    const char *text;
    struct date made, due;
    enum commitment_status status;
    struct date resolved;           /* the day it was kept, broken, disputed … */
    struct link supersedes;         /* commitment */
    enum tlp tlp;
    struct link debtor_person, creditor_person;
    const char *source;             /* the ref of a meeting or interaction */
    const char *evidence, *waived_by, *note;
};

extern const struct noun commitment_noun;
extern const struct choices commitment_status_choices;

bool commitment_is_open(const struct commitment *commitment);       /* open, in progress */
bool commitment_is_late(const struct commitment *commitment, struct date today);

/* debtor and creditor differ; resolved fits the status. */
MUST_CHECK bool commitment_check(const struct commitment *commitment, struct error *err);

#endif
