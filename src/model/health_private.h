#ifndef MODEL_HEALTH_PRIVATE_H
#define MODEL_HEALTH_PRIVATE_H

/* What one fact does to the health of an organization: the rules and their explanation use it. */

#include <liaise/health.h>

bool health_is_two_way(const struct health_contact *contact,
                       const struct health_settings *settings);
/* What the contact weighs on its day. */
double health_touch(const struct health_contact *contact, const struct health_settings *settings);

bool health_was_resolved(const struct health_commitment *commitment, struct date day);
/* Whether it is a promise at all on that day. */
bool health_is_promised(const struct health_commitment *commitment, struct date day);
/* 0..1 of one that was resolved. */
double health_credit(const struct health_commitment *commitment,
                     const struct health_settings *settings);
/* How much the promise weighs on that day; 0: it does not count. */
double health_weight(const struct health_commitment *commitment,
                     const struct health_settings *settings, struct date day);

double health_pressure(const struct health_issue *issue, const struct health_settings *settings,
                       struct date day);

/* How much a thing still counts after `age` days. */
double half_life(double age, double half);

#endif
