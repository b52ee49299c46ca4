#ifndef COMMAND_LOG_H
#define COMMAND_LOG_H

/* Contacts, logged in one line; and the follow-ups that they settle. */

#include "command/command.h"

extern const struct command log_command;

/*
 * Open follow-ups that the contact of this call of `log` may settle: struct followup, by due day.
 * The contact itself is not logged.
 */
MUST_CHECK bool log_fitting(struct call *call, struct list *out, struct error *err);

/* Which of them it settles: "F-31,F-40", "all", "none"; NULL if nobody said so yet. */
const char *log_settles(const struct call *call);
void log_settle(const char *args[PARAMS_MOST], const char *refs);

#endif
