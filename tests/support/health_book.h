#ifndef TESTS_SUPPORT_HEALTH_BOOK_H
#define TESTS_SUPPORT_HEALTH_BOOK_H

/* Facts about one organization that are easy to add to, as of 2026-02-02. */

#include <liaise/health.h>

enum { BOOK_MOST = 128 };

struct book {
    struct health_facts facts;
    struct health_contact contacts[BOOK_MOST];
    struct health_commitment commitments[BOOK_MOST];
    struct health_issue issues[BOOK_MOST];
    struct health_agreement agreements[4];
    struct pause pauses[4];
};

extern const struct date book_today;

/* Known since 2024-02-01, a contact every 14 days, 21 at most; nothing else. */
void book_begin(struct book *book);

void book_add_contact(struct book *book, struct date on, enum channel channel,
                      enum direction direction, bool replied, int64_t sentiment);

/* One contact every `step` days. */
void book_add_contacts(struct book *book, struct date from, struct date to, int step,
                       enum channel channel, enum direction direction, int64_t sentiment);

void book_add_commitment(struct book *book, enum commitment_status status, struct date due,
                         struct date resolved);

/* Without target and stage. */
struct health_issue *book_add_issue(struct book *book, enum severity severity,
                                    enum issue_status status, struct date opened);

struct health book_health(const struct book *book);

#endif
