#ifndef LIAISE_HEALTH_H
#define LIAISE_HEALTH_H

/*
 * How well we get on with an organization: 0 to 100, worked out from dated facts.
 *
 * Five components, each 0 to 100, are weighed into `raw`; caps keep an average from hiding a broken
 * link ("we talk every week and hate each other" is not a strong relation). Nothing is stored:
 * health_of() looks at the facts up to the end of one day and forgets the rest, so yesterday and a
 * year ago can be asked for as well, and so can a day with one thing changed.
 *
 * Ages are whole civil days. hl(age, half-life) = 2^(-age / half-life).
 *
 *   cadence      days since the last two-way contact against how often we mean to speak
 *   volume       how much contact there was of late
 *   sentiment    how the contacts of the last year went; left out if none is rated
 *   reliability  promises kept, on both sides; left out if there is none
 *   friction     open issues by severity, status and stage of conflict
 *
 * No function here allocates unless it takes an arena.
 */

#include <liaise/agreement.h>
#include <liaise/commitment.h>
#include <liaise/interaction.h>
#include <liaise/issue.h>
#include <liaise/org.h>

enum health_component {
    HEALTH_CADENCE, HEALTH_VOLUME, HEALTH_SENTIMENT, HEALTH_RELIABILITY, HEALTH_FRICTION,
    HEALTH_COMPONENTS
};
enum health_band { BAND_CRITICAL, BAND_STRAINED, BAND_FRAGILE, BAND_STEADY, BAND_STRONG, BANDS };
enum confidence { CONFIDENCE_LOW, CONFIDENCE_MEDIUM, CONFIDENCE_HIGH };
enum trend { TREND_FLAT, TREND_UP, TREND_DOWN };

enum { TIERS = 5 };     /* 1..4; [0] is for those without a tier */

/* Every constant of the rules. Spans and half-lives in days, points out of 100. */
struct health_settings {
    double weights[HEALTH_COMPONENTS];
    double touch[CHANNELS];             /* what one contact over that channel weighs */
    double unanswered;                  /* factor of something outbound that was not answered */
    double two_way_least;               /* a two-way contact weighs at least this */
    double day_most;                    /* all contacts of one day weigh at most this */
    double half_volume, half_sentiment, half_reliability, half_rejected;
    int sentiment_days;                 /* older ratings do not count */
    double late_days;                   /* a promise kept that late earns half */
    double overdue_days;                /* an open promise overdue that long weighs in full */
    double prior;                       /* of promises not yet made, that many kept */
    double severity[SEVERITIES];
    double status[ISSUE_STATUSES];     /* CLOSED is that of a rejected issue on the day it closed */
    double stage_step;                  /* each stage beyond the first adds this */
    double overdue;                     /* factor of an issue past its target */
    double friction_base;               /* as much pressure halves the component */
    int cap_stage, cap_stage_high;      /* stages 4 to 6, stages 7 to 9 */
    int cap_critical;                   /* a critical issue past its target */
    int cap_agreement;                  /* a required agreement has expired */
    int cap_silent;                     /* no two-way contact, ever or for `silent_times` max */
    double silent_times;
    int low, cap_low;                   /* a component below `low` (volume aside) */
    int weak, cap_weak;
    int bands[BANDS];                   /* the highest score of each */
    int confidence_days, confidence_contacts;
    double confidence_medium, confidence_high;
    int trend_days, trend_points;
    int alert_days, alert_window, alert_points;
    int tier_ideal[TIERS];              /* days between contacts where the organization says none */
    double max_times;                   /* the most days where it says none: ideal times this */
};

extern const struct health_settings health_presets;

/* The constants by name, for liaise.yaml and to show which differ: "weights.cadence". */
enum health_option_kind { HEALTH_OPTION_NUMBER, HEALTH_OPTION_WHOLE };  /* double, int */
struct health_option {
    const char *name;
    enum health_option_kind kind;
    size_t at;                          /* its place in the settings */
    double least, most;
    const char *help;
};
extern const struct health_option health_options[];     /* ends with a NULL name */
double health_option_value(const struct health_option *option,
                           const struct health_settings *settings);
void health_option_set(const struct health_option *option, struct health_settings *settings,
                       double value);

/* Facts. Those after the day that is asked for change nothing. */
struct health_contact {
    struct date on;
    enum channel channel;
    enum direction direction;
    bool replied;                       /* outbound, and they answered */
    int64_t sentiment;                  /* NUMBER_NONE: not rated */
};
struct health_commitment {
    enum commitment_status status;
    struct date made, due, resolved;    /* open before `resolved`, whatever became of it */
};
struct health_issue {                   /* as it stood at the end of the day that is asked for */
    const char *ref;
    enum severity severity;
    enum issue_status status;
    enum closure closure;
    struct date closed_on, opened, target;
    int64_t stage;                      /* NUMBER_NONE if none */
};
struct health_agreement {
    bool required;
    enum agreement_status status;
    struct date expires;
};

struct health_facts {
    int64_t ideal, max;                 /* days; NUMBER_NONE: as the settings say */
    int64_t tier;
    struct date since;                  /* known or active since; DATE_NONE: silence counts from
                                           the first contact */
    const struct pause *pauses;
    size_t pause_count;
    const struct health_contact *contacts;      /* in order of days: see health_contacts_sort() */
    size_t contact_count;
    const struct health_commitment *commitments;
    size_t commitment_count;
    const struct health_issue *issues;
    size_t issue_count;
    const struct health_agreement *agreements;
    size_t agreement_count;
};

enum health_cap_kind {
    CAP_STAGE_HIGH, CAP_STAGE, CAP_CRITICAL, CAP_AGREEMENT, CAP_SILENT, CAP_LOW, CAP_WEAK
};
struct health_cap {
    enum health_cap_kind kind;
    int points;
    enum health_component component;    /* of CAP_LOW and CAP_WEAK */
};
enum { HEALTH_CAPS_MOST = 5 + HEALTH_COMPONENTS };

struct health {
    int score;                          /* 0..100: raw, rounded, and not above the cap */
    double raw;
    enum health_band band;
    int cap;                            /* 100 if there is none */
    struct { bool present; double value; double lost; } components[HEALTH_COMPONENTS];
                                        /* `lost`: the points of `raw` it takes away */
    int64_t ideal, max;                 /* days, settings applied */
    struct date last_contact;           /* two-way; DATE_NONE if there was none */
    int64_t days_silent;                /* since then, pauses not counted */
    double pressure;                    /* of the issues: P */
    int64_t two_way_recent;             /* two-way contacts in the days that confidence looks at */
    double confidence;                  /* 0..1 */
    enum confidence sureness;           /* a score of low confidence is drawn hollow */
    struct health_cap caps[HEALTH_CAPS_MOST];   /* all that apply, each once */
    size_t cap_count;
};

struct health health_of(const struct health_facts *facts, const struct health_settings *settings,
                        struct date day);

enum health_band health_band_of(int score, const struct health_settings *settings);
const char *health_band_name(enum health_band band);            /* "critical" .. "strong" */
const char *health_component_name(enum health_component component);     /* "cadence" .. */
const char *confidence_name(enum confidence confidence);

/* "Glasl 4-6 caps at 60" */
enum { HEALTH_CAP_TEXT_SIZE = 96 };
const char *health_cap_write(const struct health_cap *cap, const struct health_settings *settings,
                             char text[HEALTH_CAP_TEXT_SIZE]);

/*
 * Facts out of records. Each returns false if the record says nothing: an issue opened later, an
 * offer nobody took up, an internal contact.
 */
bool health_contact_of(const struct interaction *interaction, struct health_contact *out);
bool health_commitment_of(const struct commitment *commitment, struct health_commitment *out);
bool health_issue_of(const struct issue *issue, struct date day, struct health_issue *out);
bool health_agreement_of(const struct agreement *agreement, struct health_agreement *out);
/* Cadence, pauses and since; everything else empty. */
struct health_facts health_facts_of(const struct org *org);
/*
 * A bridge: the slower of the two, unless it says how often itself. Nobody has pauses there.
 */
struct health_facts health_facts_between(const struct bridge *bridge, const struct org *a,
                                         const struct org *b,
                                         const struct health_settings *settings);

void health_contacts_sort(struct health_contact *contacts, size_t count);

/*
 * Health over time. The issues are given with their history, from which the facts of each day are
 * made; `facts->issues` is not looked at. The arena is used for those facts.
 */
struct health_history {
    struct health_facts facts;
    const struct issue *const *issues;
    size_t issue_count;
};
struct health health_on(const struct health_history *history,
                        const struct health_settings *settings, struct date day,
                        struct arena *arena);

struct health_change {
    struct health now;
    int before;                 /* the score `trend_days` ago */
    enum trend trend;
    bool band_fell;        /* alerts: the band is lower than `alert_window` days ago and has been */
    bool score_fell;      /*   for `alert_days` days; the score fell by `alert_points` since then */
};
struct health_change health_change_on(const struct health_history *history,
                                      const struct health_settings *settings, struct date day,
                                      struct arena *arena);

/*
 * What one act today would change: points gained (or lost). Members left out change nothing.
 *
 *   (struct health_act){.contact = &call}
 *   (struct health_act){.issue = "I-12", .status = ISSUE_ACCEPTED}
 */
struct health_act {
    const struct health_contact *contact;       /* one more */
    const char *issue;                          /* this one changes … */
    enum issue_status status;                   /* … to this status, if not 0 */
    int64_t stage;                              /* … to this stage, if not 0 */
    bool agreements_renewed;                    /* no expired one is left */
};
int health_gain(const struct health_facts *facts, const struct health_settings *settings,
                struct date day, const struct health_act *act, struct arena *arena);

/* Σ power·score / Σ power, and the worst band, which is always shown beside it. */
struct health_portfolio {
    double index;
    enum health_band worst;
};
struct health_share {
    int64_t power;
    int score;
};
struct health_portfolio health_portfolio_of(const struct health_share *shares, size_t count,
                                            const struct health_settings *settings);

#endif
