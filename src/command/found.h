#ifndef COMMAND_FOUND_H
#define COMMAND_FOUND_H

/* Something that was found, in words. */

#include <liaise/search.h>

#include "command/command.h"

/* "Issues" */
const char *found_title(const struct noun *noun, bool plural);
/* What it is quoted by: "I-12", "NWP"; of a person the organization, of a bridge both ends. */
const char *found_label(const struct search_hit *hit, struct date today, struct arena *arena);
/* Where its excerpt is from: "minutes", "next step". */
const char *found_field(const struct search_hit *hit, struct arena *arena);
/* The day it is or was on, where the desk stands. */
struct date found_day(const struct search_hit *hit, const struct now *now);

/* The bytes from..to, made harmless. */
const char *text_part(const char *text, size_t from, size_t to, struct arena *arena);

/* search.c: the answer to what was typed, on paper. */
MUST_CHECK bool search_answer(struct call *call, const char *typed, int64_t limit,
                              struct error *err);

#endif
