#ifndef COMMAND_MINUTES_H
#define COMMAND_MINUTES_H

/*
 * Minutes as text, a line each:
 *
 *   - [ ] @NWP send the feed by fri      an action: a follow-up if it is ours, else a commitment
 *   - [x] send the feed (C-49)           one that has become something already
 *   > decided so                         a decision
 *   ! what somebody holds                a position
 *   !! what somebody objects to          an objection
 *   anything else                        a note; "- " in front is nothing
 */

#include <liaise/meeting.h>

#include "command/command.h"

extern const struct command minutes_command;

enum { MINUTES_BYTES_MOST = 1 << 20 };

/* An action that is new: what it will become. */
struct minutes_action {
    size_t at;                      /* of the minute it stands in */
    const struct noun *noun;        /* follow-up or commitment */
    void *record;                   /* prepared, not saved */
};

struct minutes {
    struct list lines;              /* struct minute: what the meeting will have */
    struct minutes_action *actions;
    size_t action_count;
};

/* What the text says; minutes that the meeting has already stay what they are. */
MUST_CHECK bool minutes_read(const struct desk *desk, const struct meeting *meeting,
                             const char *text, struct minutes *out, struct arena *arena,
                             struct error *err);
/* The minutes of the meeting as such a text. */
const char *minutes_write(const struct meeting *meeting, struct arena *arena);
/* "2 notes, 1 decision; NWP owes: send the feed (Fri 6 Feb 2026)" */
const char *minutes_describe(const struct minutes *minutes, struct arena *arena);

#endif
