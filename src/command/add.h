#ifndef COMMAND_ADD_H
#define COMMAND_ADD_H

/* New records, as `add` makes them: also for the form that adds one on the screen. */

#include "command/command.h"
#include "command/quick.h"

/* Blank but for what is usual: today, the officer, the home organization. */
void new_record(const struct desk *desk, const struct noun *noun, void *record,
                struct arena *arena);

/* What the tokens of a title say goes to the fields of the record; an error if it has none. */
MUST_CHECK bool new_record_tokens(const struct desk *desk, const struct noun *noun, void *record,
                                  const struct quick *quick, struct arena *arena,
                                  struct error *err);

/* What is still missing and can be guessed from the rest: the end of a meeting, a creditor. */
void new_record_complete(const struct desk *desk, const struct noun *noun, void *record,
                         struct arena *arena);

struct person;
/* A post that does not say so is named beside the person if no other is. */
void roles_complete(struct person *person);

/* Inside a change: prepare and add it, and the person who owns it if that is the officer. */
MUST_CHECK bool new_record_save(const struct desk *desk, const struct noun *noun, void *record,
                                struct arena *arena, struct error *err);

#endif
