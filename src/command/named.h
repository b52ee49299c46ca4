#ifndef COMMAND_NAMED_H
#define COMMAND_NAMED_H

/*
 * Records as people name them: "i-12", "nwp", "Northwater", "tove".
 *
 * A ref or a code in any case, a name as it is, or a part of a name that only one has. What is
 * found is given back in the spelling that the store knows.
 */

#include "command/command.h"

/* An organization by its code or name. */
MUST_CHECK bool org_named(const struct desk *desk, const char *text, const char **code,
                          struct arena *arena, struct error *err);
MUST_CHECK bool person_named(const struct desk *desk, const char *text, const char **name,
                             struct arena *arena, struct error *err);
/* One or the other. */
MUST_CHECK bool party_named(const struct desk *desk, const char *text, const struct noun **noun,
                            const char **key, struct arena *arena, struct error *err);
/* Any record. */
MUST_CHECK bool record_named(const struct desk *desk, const char *text, const struct noun **noun,
                             const char **key, struct arena *arena, struct error *err);

/* Every record of a noun, in order of id. Lives in the arena. */
MUST_CHECK bool records_all(struct store *store, const struct noun *noun, struct list *out,
                            struct arena *arena, struct error *err);

#endif
