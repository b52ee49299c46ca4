#ifndef BASE_ZONE_PRIVATE_H
#define BASE_ZONE_PRIVATE_H

/*
 * What a zone is made of: the changes that a TZif file lists, and the rule in its last
 * line (as in POSIX's TZ) for all the time after them.
 */

#include <liaise/zone.h>

enum { ABBREVIATION_SIZE = 16 };

/* What clocks show for a while. */
struct zone_period {
    int32_t offset;                         /* seconds east of UTC */
    char abbreviation[ABBREVIATION_SIZE];
};

enum rule_kind {
    RULE_WEEKDAY,   /* M3.5.0: the last (5) Sunday (0) of March */
    RULE_YEARDAY,   /* J60: 1 March in every year; 29 February is not counted */
    RULE_DAY,       /* 59: days after 1 January; 29 February is counted */
};

/* The moment in each year at which clocks change. */
struct zone_rule {
    enum rule_kind kind;
    int month, week, weekday;   /* RULE_WEEKDAY: 1..12, 1..5, 0 Sunday .. 6 Saturday */
    int day;                    /* the other two */
    int32_t second;             /* since that day's midnight, on the clock before the change */
};

struct zone_footer {
    bool is_given;
    bool has_summer;            /* else it is `standard` for ever */
    struct zone_period standard, summer;
    struct zone_rule begins, ends;          /* of summer */
};

struct zone {
    const char *name;
    size_t changes;
    const int64_t *changes_at;              /* instants, rising */
    const unsigned char *changes_to;        /* which of `periods` */
    const struct zone_period *periods;      /* the first is in force before any change */
    struct zone_footer footer;
};

/* Read "CET-1CEST,M3.5.0,M10.5.0/3". False if it is not well-formed. */
bool zone_footer_read(struct zone_footer *out, const char *text);

/* The period of the footer in force at an instant. */
const struct zone_period *zone_footer_at(const struct zone_footer *footer, int64_t instant);

/* The footer's first change of offset after an instant, or INSTANT_NONE. */
int64_t zone_footer_next(const struct zone_footer *footer, int64_t instant);

#endif
