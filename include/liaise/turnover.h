#ifndef LIAISE_TURNOVER_H
#define LIAISE_TURNOVER_H

/*
 * Through how many people we reach an organization, and what hangs on one who leaves.
 *
 * A live thread is somebody with a post there on the day, with whom there was a two-way contact
 * within max(90 days, twice the most days of silence). One thread is worth a warning.
 *
 * Something hangs on a person who is named in it. On the only live thread hangs everything open
 * between the organization and us as well, even where somebody is named: nobody else answers.
 */

#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/interaction.h>
#include <liaise/issue.h>
#include <liaise/meeting.h>
#include <liaise/person.h>

enum { TURNOVER_DAYS_LEAST = 90 };

struct turnover_request {
    const char *code;               /* the organization */
    int64_t silence_most;           /* days, as its health says; NUMBER_NONE: not known */
    struct date today;
    struct list people, interactions, issues, commitments, meetings, followups;
                                    /* of anybody, in any order */
};

/* How far back a contact counts, in days. */
int64_t turnover_days(int64_t silence_most);

struct turnover_thread {
    const struct person *person;
    struct date last;               /* two-way */
    size_t contacts;                /* two-way ones in these days */
};

/* The one spoken with last comes first. */
void turnover_threads(const struct turnover_request *request, struct turnover_thread **out,
                      size_t *count, struct arena *arena);

enum turnover_kind {
    TURNOVER_COMMITMENT,            /* open, of the organization, whichever side owes */
    TURNOVER_ISSUE,                 /* open, and they are the contact */
    TURNOVER_MEETING,               /* ahead, after they have left */
    TURNOVER_FOLLOWUP,              /* open, due after they have left */
    TURNOVER_CHANNEL,               /* reaches nobody from then on */
    TURNOVER_KINDS
};

/* Each needs a successor, or the word of the officer that none is needed. */
struct turnover_item {
    enum turnover_kind kind;
    const char *ref;                /* "I-12"; NULL for a channel */
    const char *what;               /* "Restoration ETA feed", "+1 360 555 0119" */
    struct date day;                /* target, due day or day of the meeting; DATE_NONE if none */
    const char *named;              /* who is named in it instead; NULL: the person or nobody */
};

/*
 * What hangs on somebody whose last day is `last_day` (DATE_NONE: they are gone), in order of
 * kinds, then of refs. Borrows from the records.
 */
void turnover_list(const struct turnover_request *request, const struct person *person,
                   struct date last_day, struct turnover_item **out, size_t *count,
                   struct arena *arena);

/* The last day of a person's posts there; DATE_NONE if one has no end, or there is none. */
struct date turnover_last_day(const struct person *person, const char *code);

#endif
