#ifndef COMMAND_FIELDS_PRIVATE_H
#define COMMAND_FIELDS_PRIVATE_H

/* What changing a field and changing an item of a list share. */

#include "command/fields.h"

/* Set it, with names of organizations and people as the store knows them. */
MUST_CHECK bool edit_set(const struct edit *edit, const struct field *field, void *record,
                         const char *value, struct error *err);

/* "kind" is issue_kind of an issue; "sev" is short. NULL if there is none. */
const struct field *edit_field_meant(const struct noun *noun, const char *name);
/* Not worked out, and not changed by moves alone. */
bool edit_is_typed(const struct field *field);
/* An error that says what to do instead, unless it may be set by hand. */
MUST_CHECK bool edit_may_set(const struct edit *edit, const struct field *field,
                             struct error *err);

/* Always false. */
bool edit_refuse_name(const struct edit *edit, const char *name, struct error *err);
bool edit_refuse_moved(const struct edit *edit, const struct field *field, struct error *err);

/* What the record is called in sentences. */
const char *edit_said_key(const struct edit *edit);

/* One to four digits. */
bool edit_is_number(const char *text);

#endif
