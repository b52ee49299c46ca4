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

bool person_list_former(struct store *store, const char *code, struct date day, struct list *out,
                        struct arena *arena, struct error *err)
{
    char on[DATE_TEXT_SIZE];

    return record_select(store, &person_noun,
                         "JOIN (SELECT role.parent_id AS person_id, max(role.to_on) AS left_on"
                         " FROM role JOIN org ON org.id = role.org_id WHERE org.code = $1"
                         " GROUP BY role.parent_id"
                         " HAVING count(*) FILTER (WHERE role.to_on IS NULL OR role.to_on >= $2)"
                         " = 0) former ON former.person_id = person.id"
                         " ORDER BY former.left_on DESC, person.id",
                         DB_BIND(db_text(code), db_text(date_write(day, on))), out, arena, err);
}

bool person_list_spoken(struct store *store, const char *code, struct list *out,
                        struct arena *arena, struct error *err)
{
    static const char sql[] =
        "SELECT interaction_person.person_id, max(interaction.day)"
        " FROM interaction_person JOIN interaction ON interaction.id = interaction_person.parent_id"
        " WHERE interaction_person.person_id IN (SELECT role.parent_id FROM role"
        " JOIN org ON org.id = role.org_id WHERE org.code = $1)"
        " GROUP BY interaction_person.person_id";
    struct list list = {0};
    struct db_rows rows;
    bool ok = true;

    if (!db_query(&rows, store->db, sql, DB_BIND(db_text(code)), err))
        return false;
    while (ok && db_next(&rows, err)) {
        struct last_spoken *last;

        list.items = arena_grow(arena, list.items, list.count, sizeof(*last));
        last = (struct last_spoken *)list.items + list.count++;
        last->person_id = db_column_int(&rows, 0);
        ok = date_read(&last->on, db_column_text(&rows, 1), err);
    }
    if (!db_done(&rows) || !ok)
        return false;
    *out = list;
    return true;
}
