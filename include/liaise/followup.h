#ifndef LIAISE_FOLLOWUP_H
#define LIAISE_FOLLOWUP_H

/* Follow-ups: something we are going to do. */

#include <liaise/noun.h>

enum followup_kind {
    FOLLOWUP_KIND_NONE, FOLLOWUP_CALL, FOLLOWUP_WRITE, FOLLOWUP_MEET, FOLLOWUP_RESEARCH,
    FOLLOWUP_BRIEF, FOLLOWUP_DECIDE, FOLLOWUP_CHECK_OUTCOME, FOLLOWUP_RENEW, FOLLOWUP_THANK,
    FOLLOWUP_RELAY, FOLLOWUP_INTERNAL, FOLLOWUP_KINDS
};
enum priority { PRIORITY_NONE, PRIORITY_LOW, PRIORITY_MEDIUM, PRIORITY_HIGH, PRIORITIES };
enum followup_status {
    FOLLOWUP_STATUS_NONE, FOLLOWUP_PLANNED, FOLLOWUP_IN_PROGRESS, FOLLOWUP_WAITING, FOLLOWUP_DONE,
    FOLLOWUP_SKIPPED, FOLLOWUP_CANCELLED, FOLLOWUP_STATUSES
};
enum repeat_from { REPEAT_FROM_NONE, REPEAT_FROM_DUE, REPEAT_FROM_DONE, REPEAT_FROMS };

struct followup {
    struct record record;
    const char *title;
    const char *about;              /* any ref */
    struct link org, person;
    enum followup_kind kind;
    enum priority priority;
    struct date due, not_before;    /* hidden until not_before */
    enum followup_status status;
    const char *waiting_on;         /* code or name */
    struct date waiting_until;
    int64_t snoozed;                /* how often */
    struct date done_at;
    enum outcome outcome;
    struct link owner;              /* person */
    const char *repeat;             /* "1w", "2w", "1m", "3m", "1y", "10d" */
    enum repeat_from repeat_from;
    enum flag pile_up;
    int64_t attempts;               /* how often it was planned anew after nobody was reached */
    const char *note;
};

extern const struct noun followup_noun;
extern const struct choices followup_kind_choices, priority_choices, followup_status_choices,
    repeat_from_choices;

bool followup_is_open(const struct followup *followup);     /* planned, in progress, waiting */
bool followup_is_snoozed(const struct followup *followup, struct date today);
bool followup_is_late(const struct followup *followup, struct date today);

/* "2w" from a day. */
MUST_CHECK bool repeat_next(struct date *out, const char *repeat, struct date from,
                            struct error *err);

/* The day `count` working days (Monday to Friday) later. */
struct date date_add_working_days(struct date date, int count);

#endif
