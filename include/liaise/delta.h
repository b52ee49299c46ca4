#ifndef LIAISE_DELTA_H
#define LIAISE_DELTA_H

/*
 * Since we last spoke: what has changed that concerns an organization.
 *
 *   issues       opened, or another status or stage
 *   commitments  promised, come due, kept, broken or otherwise ended
 *   agreements   in force, near a day of notice or review, past it, or expired
 *   people       who came to it, changed posts or left
 *
 * Each record is there once, with all that happened to it. What happened on the day of that contact
 * is taken as known to both, save a promise that was due on it and was not kept; what is dated
 * after today has not happened yet.
 */

#include <liaise/agreement.h>
#include <liaise/commitment.h>
#include <liaise/issue.h>
#include <liaise/person.h>

struct delta_request {
    const char *code;               /* the organization */
    struct date since;              /* the last two-way contact; DATE_NONE: there was none */
    struct date today;
    struct list issues, commitments, agreements, people;    /* of anybody, in any order */
};

struct delta_item {
    const struct noun *noun;
    const char *ref;                /* "I-12"; of a person the name. Borrowed from the record */
    struct date day;                /* of the last change */
    const char *what;               /* "waiting since 2025-12-20" */
};

struct delta {
    struct delta_item *items;       /* in order of days */
    size_t count;
};

struct delta delta_since(const struct delta_request *request, struct arena *arena);

#endif
