#ifndef COMMAND_SINCE_H
#define COMMAND_SINCE_H

/* What has changed with an organization since we last spoke, and through whom we speak. */

#include <liaise/delta.h>
#include <liaise/figures.h>
#include <liaise/turnover.h>

#include "command/command.h"

struct since_sheet {
    const struct book_org *facts;
    struct date since;                  /* DATE_NONE: we never spoke */
    struct delta delta;
};

MUST_CHECK bool since_read(struct desk *desk, const struct book *book, const char *code,
                           struct since_sheet *out, struct arena *arena, struct error *err);

/* The record that an item is about. NULL is not possible while the book stands. */
const void *since_record(const struct book *book, const struct delta_item *item);

/*
 * Everything the radar looks at: people, and the contacts of the days that can count. The rest of
 * the request is that of one organization.
 */
MUST_CHECK bool turnover_read(struct desk *desk, const struct book *book,
                              struct turnover_request *out, struct arena *arena,
                              struct error *err);
/* The same for one organization. */
void turnover_aim(struct turnover_request *request, const struct book_org *org,
                  const struct health_settings *settings, struct arena *arena);

#endif
