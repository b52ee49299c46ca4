#ifndef LIAISE_AGREEMENT_H
#define LIAISE_AGREEMENT_H

/* Agreements with their clauses, and the days by which notice must be given. */

#include <liaise/noun.h>

enum agreement_type {
    AGREEMENT_TYPE_NONE, AGREEMENT_MOU, AGREEMENT_MOA, AGREEMENT_CONTRACT, AGREEMENT_MUTUAL_AID,
    AGREEMENT_DATA_SHARING, AGREEMENT_NDA, AGREEMENT_LOAN, AGREEMENT_PROTOCOL, AGREEMENT_SLA,
    AGREEMENT_ANNEX, AGREEMENT_TYPES
};
enum agreement_status {
    AGREEMENT_STATUS_NONE, AGREEMENT_DRAFT, AGREEMENT_IN_NEGOTIATION, AGREEMENT_IN_REVIEW,
    AGREEMENT_AWAITING_SIGNATURE, AGREEMENT_ACTIVE, AGREEMENT_SUSPENDED, AGREEMENT_IN_RENEWAL,
    AGREEMENT_EXPIRED, AGREEMENT_TERMINATED, AGREEMENT_SUPERSEDED, AGREEMENT_ABANDONED,
    AGREEMENT_STATUSES
};
enum notice_phase { NOTICE_QUIET, NOTICE_REVIEW_DUE, NOTICE_OPEN, NOTICE_CLOSED, NOTICE_OVERRUN };

struct agreement_org {
    int64_t id;
    struct link org;
    struct date signed_on;
};

struct clause {
    int64_t id;
    const char *no, *text;
};

struct agreement {
    struct record record;
    const char *title;
    enum agreement_type type;
    struct list parties;            /* struct agreement_org */
    enum agreement_status status;
    struct date effective, expires;
    int64_t notice_days, auto_renew_months, review_every_months;
    enum flag required;
    struct list clauses;            /* struct clause */
    const char *custodian, *file;
    struct date reviewed_on;
    enum tlp tlp;
    const char *note;
};

extern const struct noun agreement_noun, agreement_org_noun, clause_noun;
extern const struct choices agreement_type_choices, agreement_status_choices;

/* Refuses negative notice and "effective after expiry". */
MUST_CHECK bool agreement_check(const struct agreement *agreement, struct error *err);

/* How long before a day of notice or review it begins to be said. */
enum { AGREEMENT_WARNING_DAYS = 30 };

/* Expiry less the days of notice; DATE_NONE where there is none. */
struct date agreement_notice_day(const struct agreement *agreement);
/*
 * The next day on which to read it together again; it may have passed where reviewed_on says that
 * the last review is too long ago. DATE_NONE where there is none.
 */
struct date agreement_review_day(const struct agreement *agreement, struct date today);

/*
 * What the days of notice mean today ("28 days ahead", "closed 64 days ago, 26 left", "quiet"), and
 * what happens if nobody acts ("renews itself for 12 months"). "" where there is nothing to say.
 */
enum { AGREEMENT_WORDS_SIZE = 64 };
const char *agreement_window_write(const struct agreement *agreement, struct date today,
                                   char text[AGREEMENT_WORDS_SIZE]);
const char *agreement_fate_write(const struct agreement *agreement, struct date today,
                                 char text[AGREEMENT_WORDS_SIZE]);

/* NOTICE_QUIET for what is not yet, or no longer, in force. */
enum notice_phase agreement_phase(const struct agreement *agreement, struct date today);

#endif
