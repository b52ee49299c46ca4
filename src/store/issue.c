#include <liaise/figures.h>

#include "store/store_private.h"

/* What the rules of an issue need to know from other records. */

bool issue_was_heard(struct store *store, const struct issue *issue, bool *out, struct error *err)
{
    static const char sql[] =
        "SELECT count(*) FROM interaction WHERE day >= $2 AND id IN"
        " (SELECT interaction_org.parent_id FROM interaction_org WHERE interaction_org.org_id IN"
        " (SELECT issue_party.org_id FROM issue_party WHERE issue_party.parent_id = $1))";
    char opened[DATE_TEXT_SIZE];
    int64_t count;

    if (!db_number(&count, store->db, sql,
                   DB_BIND(db_int(issue->record.id), db_text(date_write(issue->opened, opened))),
                   err))
        return false;
    *out = count > 0;
    return true;
}

bool issue_outcome_check(struct store *store, const char *ref, const char **open_ref, bool *done,
                         struct arena *arena, struct error *err)
{
    struct list list;

    if (!record_select(store, &followup_noun,
                       "WHERE about = $1 AND followup_kind = 'check_outcome'"
                       " ORDER BY id DESC LIMIT 1",
                       DB_BIND(db_text(ref)), &list, arena, err))
        return false;
    *open_ref = NULL;
    *done = false;
    if (list.count) {
        const struct followup *check = list.items;

        *done = check->status == FOLLOWUP_DONE;
        *open_ref = followup_is_open(check) ? check->record.ref : NULL;
    }
    return true;
}

bool followup_list_about(struct store *store, const char *ref, size_t limit, struct list *out,
                         struct arena *arena, struct error *err)
{
    return record_select(store, &followup_noun,
                         "WHERE about = $1"
                         " ORDER BY CASE WHEN status IN ('planned', 'in_progress', 'waiting')"
                         " THEN 0 ELSE 1 END, due, id LIMIT $2",
                         DB_BIND(db_text(ref), db_int((int64_t)limit)), out, arena, err);
}
