#ifndef COMMAND_FOLLOW_H
#define COMMAND_FOLLOW_H

/* Follow-ups in one line: "call Tove fri 9", "meet @NWP tue 14:00 about the feed". */

#include <liaise/followup.h>

#include "command/command.h"

extern const struct command follow_command;

/*
 * What the line says, as a new follow-up that is not saved; `about` is a record it hangs on, NULL
 * for none. Refuses a line without anything to do, a name that several have, and an unknown party.
 */
MUST_CHECK bool follow_read(const struct desk *desk, const char *text, const char *about,
                            struct followup *out, struct arena *arena, struct error *err);

/* "call · NWP, Tove Halvorsen · Fri 6 Feb 2026 · I-12" */
const char *follow_write(const struct desk *desk, const struct followup *followup,
                         struct arena *arena);

#endif
