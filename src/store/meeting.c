#include <liaise/figures.h>
#include <liaise/meeting.h>

#include "store/store_private.h"

/* Meetings, in the orders that panels and pages ask for. */

bool meeting_list_ahead(struct store *store, int64_t from, int64_t until, size_t limit,
                        struct list *out, struct arena *arena, struct error *err)
{
    return record_select(store, &meeting_noun,
                         "WHERE ends_at >= $1 AND starts_at < $2"
                         " AND status IN ('proposed', 'scheduled', 'confirmed')"
                         " ORDER BY starts_at, id LIMIT $3",
                         DB_BIND(db_int(from), db_int(until), db_int((int64_t)limit)), out, arena,
                         err);
}

bool meeting_list_between(struct store *store, int64_t from, int64_t until, size_t limit,
                          struct list *out, struct arena *arena, struct error *err)
{
    return record_select(store, &meeting_noun,
                         "WHERE ends_at > $1 AND starts_at < $2"
                         " AND status NOT IN ('postponed', 'cancelled', 'not_held')"
                         " ORDER BY starts_at, id LIMIT $3",
                         DB_BIND(db_int(from), db_int(until), db_int((int64_t)limit)), out, arena,
                         err);
}

bool meeting_list_of(struct store *store, const char *code, size_t limit, struct list *out,
                     struct arena *arena, struct error *err)
{
    return record_select(store, &meeting_noun,
                         "WHERE id IN (SELECT meeting_org.parent_id FROM meeting_org"
                         " JOIN org ON org.id = meeting_org.org_id WHERE org.code = $1)"
                         " ORDER BY starts_at DESC, id DESC LIMIT $2",
                         DB_BIND(db_text(code), db_int((int64_t)limit)), out, arena, err);
}
