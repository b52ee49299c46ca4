#ifndef COMMAND_HEALTH_SHEET_H
#define COMMAND_HEALTH_SHEET_H

/* Why the health of an organization is what it is, as the command line and the page tell it. */

#include <liaise/figures.h>
#include <liaise/health_why.h>
#include <liaise/rating.h>

#include "command/command.h"

struct health_sheet {
    const struct book_org *facts;
    const char *home;                   /* code of our own organization */
    struct date today;
    const struct health_settings *settings;
    struct health_change change;
    struct health_evidence *evidence;
    size_t evidence_count;
    struct health_step *steps;
    size_t step_count;
    struct rating rating;               /* the officer's own, if it holds */
    bool has_rating, is_apart;
};

/* Of the organization with that code; an error if it is our own. */
MUST_CHECK bool health_sheet_read(struct desk *desk, const char *code, struct health_sheet *out,
                                  struct arena *arena, struct error *err);

/* "45 days late, weighs 1.00", "warm, weighs 0.58" */
const char *health_evidence_words(const struct health_sheet *sheet,
                                  const struct health_evidence *evidence, struct arena *arena);
/* "a two-way call", "I-12 accepted", "I-11 from stage 4 to 3", "C-26 kept", "A-6 renewed" */
const char *health_step_words(const struct health_step *step, struct arena *arena);
/* "Cadence 6.9 of 100, weight 25, -23.3" is drawn from these; the name begins with a capital. */
const char *health_component_title(enum health_component component, struct arena *arena);
/* "weights.cadence 30 (25)", one after the other; "" if none differs. */
const char *health_differences(const struct health_settings *settings, struct arena *arena);
/* "70 since 2026-02-02, until 2026-03-04: note"; "" if there is none. */
const char *health_rating_words(const struct health_sheet *sheet, struct arena *arena);

#endif
