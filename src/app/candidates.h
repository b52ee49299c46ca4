#ifndef APP_CANDIDATES_H
#define APP_CANDIDATES_H

/* What could be typed, by kind: each adds those that begin with the word that is there. */

#include "app/state.h"

struct collector {
    const struct app *app;
    struct completion *out;
    struct arena *arena;        /* candidates live there */
    const char *word;           /* typed so far */
    const char *before;         /* stands in front of each candidate: "party:" */
    const char *after;          /* and behind it */
    unsigned scopes;            /* of records: those of these scopes; 0 for all */
};

typedef void candidates_function(struct collector *to);

candidates_function candidates_commands, candidates_orgs, candidates_people, candidates_parties,
    candidates_refs, candidates_nouns, candidates_days, candidates_files, candidates_themes,
    candidates_views;

void candidates_choices(struct collector *to, const struct choices *choices);
/* "due=" and then a day. `noun` NULL: none are known. */
void candidates_fields(struct collector *to, const struct noun *noun);
/* "is:" and then a state. `noun` NULL: of any. */
void candidates_filter(struct collector *to, const struct noun *noun);
/* "--note" */
void candidates_options(struct collector *to, const struct command *command);

/* How a day is read, in full; NULL if it is none. */
const char *candidates_reading(const struct app *app, const char *text, struct arena *arena);

#endif
