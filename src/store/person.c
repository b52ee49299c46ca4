#include <liaise/figures.h>
#include <liaise/person.h>

#include "store/store_private.h"

bool person_list_of(struct store *store, const char *code, struct date day, struct list *out,
                    struct arena *arena, struct error *err)
{
    char on[DATE_TEXT_SIZE];

    return record_select(store, &person_noun,
                         "JOIN (SELECT role.parent_id AS person_id, max(role.is_primary) AS leads"
                         " FROM role JOIN org ON org.id = role.org_id WHERE org.code = $1"
                         " AND (role.from_on IS NULL OR role.from_on <= $2)"
                         " AND (role.to_on IS NULL OR role.to_on >= $2)"
                         " GROUP BY role.parent_id) live ON live.person_id = person.id"
                         " ORDER BY live.leads DESC, person.id",
                         DB_BIND(db_text(code), db_text(date_write(day, on))), out, arena, err);
}
