#ifndef VIEW_RECORD_PRIVATE_H
#define VIEW_RECORD_PRIVATE_H

/* What the files of the record page share. */

#include <liaise/agreement.h>
#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/interaction.h>
#include <liaise/meeting.h>
#include <liaise/person.h>

#include "view/linked.h"
#include "view/page.h"

enum { RECORD_LINKED, RECORD_LISTS };

struct record_page {
    const struct noun *noun;
    const void *record;
    struct listing lists[RECORD_LISTS];
    struct page page;
    const char *place, *title;
    struct count counts[3];
    size_t count_count;
};

struct record_load {
    struct record_page *page;
    struct desk *desk;
    struct row_context rows;
    struct arena *arena;
};

/* How it stands, in the header and first on the page: what only its own noun knows. */
void record_count_up(const struct record_load *load);
void record_add_special(const struct record_load *load);
/* That has been said by record_add_special(). */
bool record_is_said(const struct record_load *load, const struct field *field);

/* A day with how far it is: "2 Mar 2026, in 28 days". */
const char *record_day(const struct record_load *load, const struct field *field);
enum role record_field_role(const struct record_load *load, const struct field *field);

/* The parts of a list as a table with a column for each field that any of them has. */
const struct listing *record_parts(const struct record_load *load, const struct field *field);
bool record_parts_are_long(const struct listing *listing);
/* Each as a text, its values with dots between them. */
void record_add_texts(const struct record_load *load, const char *label,
                      const struct listing *listing);

#endif
