#include <liaise/agreement.h>
#include <liaise/commitment.h>
#include <liaise/figures.h>
#include <liaise/followup.h>
#include <liaise/issue.h>

#include "store/store_private.h"

/* What falls on the days of a calendar. */

bool issue_list_due(struct store *store, struct date from, struct date to, size_t limit,
                    struct list *out, struct arena *arena, struct error *err)
{
    char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];

    return record_select(store, &issue_noun,
                         "WHERE target BETWEEN $1 AND $2"
                         " AND status IN ('new', 'acknowledged', 'assessing', 'dialogue',"
                         " 'waiting', 'escalated', 'referred', 'proposed', 'accepted',"
                         " 'monitoring')"
                         " ORDER BY target, id LIMIT $3",
                         DB_BIND(db_text(date_write(from, first)), db_text(date_write(to, last)),
                                 db_int((int64_t)limit)),
                         out, arena, err);
}

bool commitment_list_due(struct store *store, struct date from, struct date to, size_t limit,
                         struct list *out, struct arena *arena, struct error *err)
{
    char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];

    return record_select(store, &commitment_noun,
                         "WHERE due BETWEEN $1 AND $2 AND status IN ('open', 'in_progress')"
                         " ORDER BY due, id LIMIT $3",
                         DB_BIND(db_text(date_write(from, first)), db_text(date_write(to, last)),
                                 db_int((int64_t)limit)),
                         out, arena, err);
}

bool followup_list_due(struct store *store, struct date from, struct date to, size_t limit,
                       struct list *out, struct arena *arena, struct error *err)
{
    char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];

    return record_select(store, &followup_noun,
                         "WHERE due BETWEEN $1 AND $2"
                         " AND status IN ('planned', 'in_progress', 'waiting')"
                         " ORDER BY due, id LIMIT $3",
                         DB_BIND(db_text(date_write(from, first)), db_text(date_write(to, last)),
                                 db_int((int64_t)limit)),
                         out, arena, err);
}

bool agreement_list_expiring(struct store *store, struct date from, size_t limit,
                             struct list *out, struct arena *arena, struct error *err)
{
    char first[DATE_TEXT_SIZE];

    return record_select(store, &agreement_noun,
                         "WHERE expires >= $1 AND status IN ('active', 'suspended', 'in_renewal')"
                         " ORDER BY expires, id LIMIT $2",
                         DB_BIND(db_text(date_write(from, first)), db_int((int64_t)limit)), out,
                         arena, err);
}
