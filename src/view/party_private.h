#ifndef VIEW_PARTY_PRIVATE_H
#define VIEW_PARTY_PRIVATE_H

/* What the files of the party page share. */

#include <liaise/figures.h>

#include "view/page.h"
#include "view/rows.h"

enum party_list {
    PARTY_PEOPLE, PARTY_ISSUES, PARTY_PROMISES, PARTY_FOLLOWUPS, PARTY_MEETINGS, PARTY_AGREEMENTS,
    PARTY_LOG, PARTY_ALL_ISSUES, PARTY_ALL_PEOPLE, PARTY_SINCE, PARTY_LISTS
};
enum party_tab { TAB_OVERVIEW, TAB_LOG, TAB_ISSUES, TAB_PEOPLE, TAB_SINCE, PARTY_TABS };

struct party {
    struct org org;
    struct listing lists[PARTY_LISTS];
    struct page page;           /* the overview */
    const char *place;
    const char *health;         /* "health 49"; NULL for our own organization */
    enum role health_role;
    size_t late;                /* promises and issues */
    const char *threads;        /* through whom we speak; NULL for our own organization */
    enum role threads_role;
};

/* What it is made from. */
struct party_load {
    struct party *party;
    struct desk *desk;
    const struct book *book;
    const struct book_org *facts;
    struct row_context rows;
    struct arena *arena;
    size_t rows_wanted;
};

MUST_CHECK bool party_load_people(const struct party_load *load, struct error *err);
MUST_CHECK bool party_load_lists(const struct party_load *load, struct error *err);
MUST_CHECK bool party_load_log(const struct party_load *load, struct error *err);
/* What changed since we last spoke, and through how many people we speak. */
MUST_CHECK bool party_load_since(const struct party_load *load, struct error *err);

/* The head of the page with its number and why it is that. */
void party_add_head(const struct party_load *load);
/* "power 5/5 · interest 3/5 · keep satisfied · neutral, should be supportive" */
const char *party_standing(const struct party_load *load);
void party_add_timeline(const struct party_load *load);

#endif
