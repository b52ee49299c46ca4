#ifndef COMMAND_ANSWER_H
#define COMMAND_ANSWER_H

/* What commands that show something share. */

#include <liaise/filter.h>
#include <liaise/health.h>

#include "command/command.h"

/* Text that lives in the call's arena. */
const char *call_format(const struct call *call, const char *format, ...) PRINTF_LIKE(2, 3);
const char *call_keep(const struct call *call, struct str *text);    /* and ends the str */

/* "due_write" and "age_write" as texts that last. */
const char *due_text(const struct call *call, struct date due);
const char *age_text(const struct call *call, struct date since);

/* A field as people read it; "" if it is not given. */
const char *field_text(const struct call *call, const struct field *field, const void *record);

/* The codes of the organizations it is between: "NWP, CFR". */
const char *parties_text(const struct call *call, const struct noun *noun, const void *record);

/* How a record stands out: late, due today, waiting, a conflict. */
enum role record_role(const struct noun *noun, const void *record, struct date today);
enum role band_role(enum health_band band);
enum role severity_role(enum severity severity);

/* The filter that the words of the call make; of `noun`, or of all if NULL. */
MUST_CHECK bool call_filter(const struct call *call, const struct noun *noun,
                            const struct filter **out, struct error *err);

/* JSON: a list of records, as they are exported. */
MUST_CHECK bool json_records(struct call *call, const struct noun *noun, const void *const *records,
                             size_t count, struct error *err);

#endif
