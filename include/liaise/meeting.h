#ifndef LIAISE_MEETING_H
#define LIAISE_MEETING_H

/*
 * Meetings. The wall time and its zone are the truth: a change of clock rules
 * moves the instant, not the wall time.
 */

#include <liaise/noun.h>

enum meeting_status {
    MEETING_STATUS_NONE, MEETING_PROPOSED, MEETING_SCHEDULED, MEETING_CONFIRMED, MEETING_POSTPONED,
    MEETING_HELD, MEETING_MINUTES_DRAFT, MEETING_MINUTES_CIRCULATED, MEETING_CLOSED,
    MEETING_NOT_HELD, MEETING_CANCELLED, MEETING_STATUSES
};
enum rsvp { RSVP_UNSET, RSVP_NONE, RSVP_ACCEPTED, RSVP_TENTATIVE, RSVP_DECLINED, RSVPS };
enum minute_kind {
    MINUTE_KIND_NONE, MINUTE_NOTE, MINUTE_DECISION, MINUTE_ACTION, MINUTE_POSITION,
    MINUTE_OBJECTION, MINUTE_KINDS
};

struct meeting_org {
    int64_t id;
    struct link org;
};

struct meeting_person {
    int64_t id;
    struct link person;
    enum rsvp rsvp;
    enum flag attended;
    const char *sent_delegate;
};

struct agenda_item {
    int64_t id;
    const char *text, *presenter;
    int64_t minutes;
};

struct minute {
    int64_t id;
    enum minute_kind kind;
    const char *text;
    struct tags agreed_by, dissent;
    const char *became;             /* the ref of the follow-up or commitment an action became */
};

struct meeting {
    struct record record;
    const char *title;
    int64_t starts, ends;           /* wall times */
    const char *tz;
    const char *place, *link;
    struct list parties;            /* struct meeting_org */
    struct list people;             /* struct meeting_person */
    enum meeting_status status;
    struct list agenda;             /* struct agenda_item */
    struct list minutes;            /* struct minute */
    const char *series;
    const char *purpose;
    struct link chair;              /* person */
    enum attribution attribution;
    enum tlp tlp;
    int64_t quorum;            /* how many must have accepted; NUMBER_NONE: half of those invited */
    struct date circulated_on;
    const char *note;
    int64_t starts_at, ends_at;     /* instants, worked out by meeting_prepare() */
};

extern const struct noun meeting_noun, meeting_org_noun, meeting_person_noun, agenda_item_noun,
    minute_noun;
extern const struct choices meeting_status_choices, rsvp_choices, minute_kind_choices;

bool meeting_is_ahead(const struct meeting *meeting);       /* proposed, scheduled, confirmed */
bool meeting_was_held(const struct meeting *meeting);       /* held, minutes …, closed */

/* Works out the instants; a meeting that ends before it starts is refused. */
MUST_CHECK bool meeting_prepare(struct meeting *meeting, struct zones *zones, struct error *err);

#endif
