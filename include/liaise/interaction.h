#ifndef LIAISE_INTERACTION_H
#define LIAISE_INTERACTION_H

/* Interactions: one logged contact each. */

#include <liaise/noun.h>

enum direction {
    DIRECTION_NONE, DIRECTION_MUTUAL, DIRECTION_INBOUND, DIRECTION_OUTBOUND, DIRECTIONS
};
enum part {
    PART_NONE, PART_INITIATOR, PART_PRESENT, PART_TO, PART_CC, PART_INTERPRETER, PART_MENTIONED,
    PART_ABSENT_INVITED, PARTS
};

struct interaction_org {
    int64_t id;
    struct link org;
    enum part part;
};

struct interaction_person {
    int64_t id;
    struct link person;
    enum part part;
};

/* A mention of another record. Used by interactions; a part that is written bare. */
struct about {
    int64_t id;
    const char *ref;
};

struct interaction {
    struct record record;
    int64_t at;                     /* instant */
    const char *tz;                 /* the wall it was said on */
    enum channel channel;
    enum direction direction;
    enum flag replied;              /* something outbound that was answered */
    int64_t minutes;
    struct list parties;            /* struct interaction_org: the outside ones */
    struct list people;             /* struct interaction_person */
    const char *summary, *body, *language;
    int64_t sentiment;              /* -2 hostile .. 2 warm; NUMBER_NONE: not judged */
    enum tlp tlp;
    enum attribution attribution;
    struct list about;              /* struct about */
    enum outcome outcome;
    const char *location, *interpreter;
    enum flag internal;             /* within the home organization */
    const char *amended_by;         /* the ref of the interaction that corrects it */
    struct date day;                /* the civil day of `at` in `tz` */
};

extern const struct noun interaction_noun, interaction_org_noun, interaction_person_noun;
extern const struct noun about_noun;
extern const struct choices direction_choices, part_choices;

/* They took part in it: not an unanswered message of ours, and more than a broadcast. */
bool interaction_is_two_way(const struct interaction *interaction);

/* Fills in `day`; refuses a contact with nobody outside that is not internal. */
MUST_CHECK bool interaction_prepare(struct interaction *interaction, struct zones *zones,
                                    struct error *err);

#endif
