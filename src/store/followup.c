#include <liaise/figures.h>

#include "store/store_private.h"

/* Open follow-ups, in the orders that pages ask for. */

bool followup_list_of(struct store *store, const char *code, size_t limit, struct list *out,
                      struct arena *arena, struct error *err)
{
    return record_select(store, &followup_noun,
                         "WHERE org_id IN (SELECT org.id FROM org WHERE org.code = $1)"
                         " AND status IN ('planned', 'in_progress', 'waiting')"
                         " ORDER BY due, id LIMIT $2",
                         DB_BIND(db_text(code), db_int((int64_t)limit)), out, arena, err);
}

bool followup_list_with(struct store *store, int64_t person_id, size_t limit, struct list *out,
                        struct arena *arena, struct error *err)
{
    return record_select(store, &followup_noun,
                         "WHERE person_id = $1"
                         " AND status IN ('planned', 'in_progress', 'waiting')"
                         " ORDER BY due, id LIMIT $2",
                         DB_BIND(db_int(person_id), db_int((int64_t)limit)), out, arena, err);
}
