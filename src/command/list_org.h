#ifndef COMMAND_LIST_ORG_H
#define COMMAND_LIST_ORG_H

#include "command/answer.h"

/* The organizations with their health on the day. */
MUST_CHECK bool list_orgs(struct call *call, const struct filter *filter, bool all,
                          struct error *err);

/* "up", "down", "flat" */
const char *trend_name(enum trend trend);

/* Adds one organization as JSON: what it is called, and its health with every part. */
void json_org(struct str *out, const struct org *org, size_t contacts,
              const struct health_change *health);

#endif
