#include <liaise/figures.h>

#include <string.h>

#include "store/store_private.h"

/* Positions as they were before somebody moved, read from the journal. */

static const char *position_in(const struct shape *shape, const char *image,
                               struct db_value *values, struct arena *arena, struct error *err)
{
    const struct field *field = noun_field(&issue_party_noun, "position");

    if (!row_values(shape, image, values, arena, err))
        return NULL;
    for (size_t i = 0; i < shape->count; i++) {
        if (shape->columns[i].field == field)
            return values[i].text ? values[i].text : "";
    }
    return "";
}

bool issue_list_positions(struct store *store, const char *ref, struct list *out,
                          struct arena *arena, struct error *err)
{
    static const char sql[] =
        "SELECT event.row_id, change.at, event.old, event.new FROM event"
        " JOIN change ON change.id = event.change_id WHERE event.object = $1"
        " AND event.table_name = 'issue_party' AND event.verb = 'change'"
        " AND change.is_undone = 0 AND change.kind IN ('do', 'redo') ORDER BY event.seq DESC";
    const struct shape *shape = shape_of(store, &issue_party_noun);
    struct db_value *values = arena_alloc(arena, shape->count * sizeof(*values));
    struct list list = {0};
    struct db_rows rows;
    bool ok = true;

    if (!db_query(&rows, store->db, sql, DB_BIND(db_text(ref)), err))
        return false;
    while (ok && db_next(&rows, err)) {
        const char *before = position_in(shape, db_column_text(&rows, 2), values, arena, err);
        const char *after =
            before ? position_in(shape, db_column_text(&rows, 3), values, arena, err) : NULL;

        ok = before && after;
        if (!ok || !*before || !strcmp(before, after))
            continue;
        list.items =
            arena_grow(arena, list.items, list.count, sizeof(struct position_before));
        ((struct position_before *)list.items)[list.count++] = (struct position_before){
            .party_id = db_column_int(&rows, 0),
            .until = db_column_int(&rows, 1),
            .position = before,
        };
    }
    if (!db_done(&rows) || !ok)
        return false;
    *out = list;
    return true;
}
