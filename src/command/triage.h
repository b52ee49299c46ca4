#ifndef COMMAND_TRIAGE_H
#define COMMAND_TRIAGE_H

/*
 * The round of triage that is kept in the store: begun, gone on with, saved after each step.
 *
 * It is a setting and not journaled; what it decides are changes of the journal like any other, and
 * which of them were taken back since is looked up when it is read.
 */

#include <liaise/triage.h>

#include "command/command.h"

/* A new round of everything, or of the `picks` if there are any. Not saved yet. */
MUST_CHECK bool triage_gather(struct desk *desk, const struct triage_pick *picks, size_t count,
                              struct triage *out, struct arena *arena, struct error *err);

/* The one that is kept; *found false if there is none. */
MUST_CHECK bool triage_kept(struct desk *desk, struct triage *out, bool *found,
                            struct arena *arena, struct error *err);
MUST_CHECK bool triage_save(struct desk *desk, const struct triage *triage, struct error *err);

/* The newest change that somebody made and that stands; 0 if there is none. */
MUST_CHECK bool triage_newest_change(struct desk *desk, int64_t *out, struct error *err);

#endif
