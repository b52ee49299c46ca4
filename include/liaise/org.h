#ifndef LIAISE_ORG_H
#define LIAISE_ORG_H

/*
 * Organizations, and the bridges between them that we look after.
 *
 * They are defined in liaise.yaml and mirrored into the store under their code,
 * so that everything else can point to them. One that leaves the file is
 * archived with its history; one that returns is live again.
 */

#include <liaise/noun.h>

enum org_kind {
    ORG_KIND_NONE, ORG_CITY, ORG_COUNTY, ORG_STATE, ORG_FEDERAL, ORG_TRIBAL_NATION,
    ORG_SPECIAL_DISTRICT, ORG_UTILITY, ORG_HOSPITAL, ORG_SCHOOL, ORG_NGO, ORG_COMMUNITY_GROUP,
    ORG_VENDOR, ORG_MEDIA, ORG_MILITARY, ORG_INTERNAL_DEPARTMENT, ORG_OTHER, ORG_KINDS
};
enum ics_relation {
    ICS_UNSET, ICS_JURISDICTIONAL, ICS_ASSISTING, ICS_COOPERATING, ICS_REPRESENTATIVE_ONLY,
    ICS_STAKEHOLDER, ICS_NO_RELATION, ICS_RELATIONS
};
enum engagement {
    ENGAGEMENT_NONE, ENGAGEMENT_UNAWARE, ENGAGEMENT_RESISTANT, ENGAGEMENT_NEUTRAL,
    ENGAGEMENT_SUPPORTIVE, ENGAGEMENT_LEADING, ENGAGEMENTS
};
enum participation {
    PARTICIPATION_NONE, PARTICIPATION_INFORM, PARTICIPATION_CONSULT, PARTICIPATION_INVOLVE,
    PARTICIPATION_COLLABORATE, PARTICIPATION_EMPOWER, PARTICIPATIONS
};
enum bridge_kind {
    BRIDGE_KIND_NONE, BRIDGE_PARENT, BRIDGE_REGULATES, BRIDGE_FUNDS, BRIDGE_SUPPLIES,
    BRIDGE_SERVES, BRIDGE_MUTUAL_AID, BRIDGE_COMPETES, BRIDGE_IN_DISPUTE, BRIDGE_MEMBER_OF,
    BRIDGE_KINDS
};
enum quadrant { QUADRANT_MONITOR, QUADRANT_KEEP_INFORMED, QUADRANT_KEEP_SATISFIED,
                QUADRANT_MANAGE_CLOSELY };

/* Days that do not count as silence, both included. A part of an organization. */
struct pause {
    int64_t id;
    struct date from, to;
    const char *reason;
};

struct org {
    struct record record;
    const char *code, *name, *name_local;
    enum org_kind kind;
    const char *sector;
    const char *parent;             /* code */
    int64_t tier;                   /* 1..4 */
    enum flag is_home;
    const char *timezone;
    struct tags languages;
    const char *hours;              /* "mon-fri 08:00-17:00, sat 10:00-14:00" */
    int64_t cadence_ideal, cadence_max;     /* days; NUMBER_NONE: as the tier says */
    int64_t power, interest, influence, impact;     /* 1..5 */
    enum engagement engagement_current, engagement_desired;
    enum participation participation;
    enum ics_relation ics_relation;
    struct tags needs;
    const char *capabilities, *constraints, *taboos, *notes;
    enum tlp tlp;                   /* of what they tell us when nobody says otherwise */
    struct date active_from, active_to;
    struct list pauses;             /* struct pause */
    struct date archived_on;        /* the day it left the file */
};

/* Two organizations whose relation we look after. */
struct bridge {
    struct record record;
    struct link a, b;
    enum bridge_kind kind;
    const char *purpose;
    struct date from, to;
    int64_t cadence_days;
    struct date archived_on;
};

extern const struct noun org_noun, pause_noun, bridge_noun;
extern const struct choices org_kind_choices, ics_relation_choices, engagement_choices,
    participation_choices, bridge_kind_choices;

/* Power and interest, split at 3.5. */
enum quadrant org_quadrant(const struct org *org);
const char *quadrant_name(enum quadrant quadrant);

/*
 * Working hours: "mon-fri 08:00-17:00, sat 10:00-14:00", several stretches a day allowed, the end
 * of a day is 24:00. `minutes` gets for each weekday (0 Monday) up to HOURS_MOST stretches.
 */
enum { HOURS_MOST = 4 };
struct working_day {
    int count;
    struct { int from, to; } stretches[HOURS_MOST];   /* minutes since midnight */
};
MUST_CHECK bool hours_read(struct working_day out[7], const char *text, struct error *err);
bool hours_are_open(const struct working_day days[7], int weekday, int minute);

#endif
