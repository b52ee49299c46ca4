#ifndef LIAISE_FIGURES_H
#define LIAISE_FIGURES_H

/*
 * What the store says about a day: health, attention, what is open and due.
 *
 * The book is read once and holds the facts in the shape the rules want; every
 * figure is then worked out from it for any day, without the store.
 */

#include <liaise/attention.h>
#include <liaise/health.h>
#include <liaise/store.h>

/* One organization with all the facts that concern it. */
struct book_org {
    struct org org;
    bool is_home, is_archived;
    struct health_history history;
    size_t contact_count;               /* interactions with it, whenever */
};

struct book {
    struct book_org *orgs;              /* in order of their codes */
    size_t org_count;
    const char *home;                   /* code; "" if none is home */
    struct list issues;                 /* struct issue: all, with parties, history and stages */
    struct list commitments;            /* struct commitment: all */
    struct list agreements;             /* struct agreement: all, without clauses */
    struct list followups;              /* struct followup: the open ones */
};

MUST_CHECK bool book_read(struct store *store, struct book *out, struct arena *arena,
                          struct error *err);

const struct book_org *book_org(const struct book *book, const char *code);     /* NULL if none */

/* The organization as it stands on the day. */
struct org_figures {
    const struct book_org *org;
    struct health_change health;
    struct date last_contact;
};
/* Every live organization but home, in order of codes. */
MUST_CHECK bool figures_orgs(const struct book *book, const struct health_settings *settings,
                             struct date day, struct org_figures **out, size_t *count,
                             struct arena *arena, struct error *err);

/* Its score `points` times, `step` days apart, the last one on `day`; -1 before it was known. */
void figures_scores(const struct book_org *org, const struct health_settings *settings,
                    struct date day, int step, size_t points, int *out, struct arena *arena);

/* Everything that asks for attention on the day, top first. */
MUST_CHECK bool figures_attention(const struct book *book, const struct health_settings *settings,
                                  struct date day, struct attention_item **out, size_t *count,
                                  struct arena *arena, struct error *err);

/* How the dashboard's header counts. */
struct day_counts {
    size_t late, today, waiting, conflicts;
};
struct day_counts figures_counts(const struct book *book, struct date day);

/*
 * Queries for lists and pages.
 */

/* Meetings that begin from `from` (an instant) on and are still to come, the next first. */
MUST_CHECK bool meeting_list_ahead(struct store *store, int64_t from, int64_t until, size_t limit,
                                   struct list *out, struct arena *arena, struct error *err);
/* Meetings that touch that stretch of time and were not called off, in order. */
MUST_CHECK bool meeting_list_between(struct store *store, int64_t from, int64_t until,
                                     size_t limit, struct list *out, struct arena *arena,
                                     struct error *err);
/* Meetings with the organization, newest first. */
MUST_CHECK bool meeting_list_of(struct store *store, const char *code, size_t limit,
                                struct list *out, struct arena *arena, struct error *err);

/*
 * What is open and falls on a day from `from` to `to`, both included, in order of days: the targets
 * of issues, promises and follow-ups.
 */
MUST_CHECK bool issue_list_due(struct store *store, struct date from, struct date to, size_t limit,
                               struct list *out, struct arena *arena, struct error *err);
MUST_CHECK bool commitment_list_due(struct store *store, struct date from, struct date to,
                                    size_t limit, struct list *out, struct arena *arena,
                                    struct error *err);
MUST_CHECK bool followup_list_due(struct store *store, struct date from, struct date to,
                                  size_t limit, struct list *out, struct arena *arena,
                                  struct error *err);
/* Agreements in force that expire on that day or later, the first to expire first. */
MUST_CHECK bool agreement_list_expiring(struct store *store, struct date from, size_t limit,
                                        struct list *out, struct arena *arena, struct error *err);

/* Interactions with the organization, newest first. */
MUST_CHECK bool interaction_list_of(struct store *store, const char *code, size_t limit,
                                    struct list *out, struct arena *arena, struct error *err);
/* Interactions that mention a record ("I-12"), newest first. */
MUST_CHECK bool interaction_list_about(struct store *store, const char *ref, size_t limit,
                                       struct list *out, struct arena *arena, struct error *err);
/*
 * The newest `each` interactions that mention an issue, for every issue that is not closed; the
 * newest `limit` of them all, in order of time.
 */
MUST_CHECK bool interaction_list_about_open_issues(struct store *store, size_t each, size_t limit,
                                                   struct list *out, struct arena *arena,
                                                   struct error *err);
/* Those of these days, both included, the oldest first. */
MUST_CHECK bool interaction_list_days(struct store *store, struct date from, struct date to,
                                      struct list *out, struct arena *arena, struct error *err);
/* How many there were on each of `days` days that end with `last`; `out` has `days` numbers. */
MUST_CHECK bool interaction_count_by_day(struct store *store, struct date last, int days, int *out,
                                         struct error *err);

/* People with a post there that is live on the day, primary first. */
MUST_CHECK bool person_list_of(struct store *store, const char *code, struct date day,
                               struct list *out, struct arena *arena, struct error *err);

/* People who had a post there and have none on the day, the last to leave first. */
MUST_CHECK bool person_list_former(struct store *store, const char *code, struct date day,
                                   struct list *out, struct arena *arena, struct error *err);

/* The last day somebody took part in a contact; those who never did are left out. */
struct last_spoken {
    int64_t person_id;
    struct date on;
};
/* Of everybody who ever had a post there: struct last_spoken. */
MUST_CHECK bool person_list_spoken(struct store *store, const char *code, struct list *out,
                                   struct arena *arena, struct error *err);

/* Interactions in which the person took part, newest first. */
MUST_CHECK bool interaction_list_with(struct store *store, int64_t person_id, size_t limit,
                                      struct list *out, struct arena *arena, struct error *err);

/* Open follow-ups with the organization, or with the person, by due day. */
MUST_CHECK bool followup_list_of(struct store *store, const char *code, size_t limit,
                                 struct list *out, struct arena *arena, struct error *err);
MUST_CHECK bool followup_list_with(struct store *store, int64_t person_id, size_t limit,
                                   struct list *out, struct arena *arena, struct error *err);

/* What a party of an issue said it wanted, until it said something else. */
struct position_before {
    int64_t party_id;           /* of the struct issue_party */
    int64_t until;              /* instant */
    const char *position;
};
/* struct position_before of all its parties, the newest first. */
MUST_CHECK bool issue_list_positions(struct store *store, const char *ref, struct list *out,
                                     struct arena *arena, struct error *err);

/* What the moves of an issue must know: see struct move_facts. */
MUST_CHECK bool issue_was_heard(struct store *store, const struct issue *issue, bool *out,
                                struct error *err);
/* The check_outcome follow-up of an issue, newest: its ref while open, whether it is done. */
MUST_CHECK bool issue_outcome_check(struct store *store, const char *ref, const char **open_ref,
                                    bool *done, struct arena *arena, struct error *err);

/* Follow-ups about a record, open ones first, then by due day. */
MUST_CHECK bool followup_list_about(struct store *store, const char *ref, size_t limit,
                                    struct list *out, struct arena *arena, struct error *err);

/*
 * Mirror the organizations and bridges of a configuration into the store, under their codes:
 * new ones are added, changed ones saved, missing ones archived on `today`, returning ones live
 * again. One change, which is not offered for undo; none if nothing differs.
 */
struct author;
MUST_CHECK bool orgs_mirror(struct store *store, const struct org *orgs, size_t org_count,
                            const struct bridge *bridges, size_t bridge_count, struct date today,
                            const struct author *author, struct error *err);

#endif
