#include <liaise/figures.h>

#include "store/store_private.h"

/* Interactions, in the orders that pages ask for. */

bool interaction_list_of(struct store *store, const char *code, size_t limit, struct list *out,
                         struct arena *arena, struct error *err)
{
    return record_select(store, &interaction_noun,
                         "WHERE id IN (SELECT interaction_org.parent_id FROM interaction_org"
                         " JOIN org ON org.id = interaction_org.org_id WHERE org.code = $1)"
                         " ORDER BY at DESC, id DESC LIMIT $2",
                         DB_BIND(db_text(code), db_int((int64_t)limit)), out, arena, err);
}

bool interaction_list_about(struct store *store, const char *ref, size_t limit, struct list *out,
                            struct arena *arena, struct error *err)
{
    return record_select(store, &interaction_noun,
                         "WHERE id IN (SELECT parent_id FROM about WHERE ref = $1)"
                         " ORDER BY at DESC, id DESC LIMIT $2",
                         DB_BIND(db_text(ref), db_int((int64_t)limit)), out, arena, err);
}

bool interaction_list_about_open_issues(struct store *store, size_t each, size_t limit,
                                        struct list *out, struct arena *arena, struct error *err)
{
    return record_select(store, &interaction_noun,
                         "WHERE id IN (SELECT ranked.id FROM (SELECT said.id AS id, said.at AS at,"
                         " row_number() OVER (PARTITION BY about.ref"
                         " ORDER BY said.at DESC, said.id DESC) AS place"
                         " FROM issue JOIN about ON about.ref = issue.ref"
                         " JOIN interaction AS said ON said.id = about.parent_id"
                         " WHERE issue.status IN ('new', 'acknowledged', 'assessing', 'dialogue',"
                         " 'waiting', 'escalated', 'referred', 'proposed', 'accepted',"
                         " 'monitoring')) AS ranked WHERE ranked.place <= $1"
                         " ORDER BY ranked.at DESC, ranked.id DESC LIMIT $2)"
                         " ORDER BY at, id",
                         DB_BIND(db_int((int64_t)each), db_int((int64_t)limit)), out, arena, err);
}

bool interaction_list_with(struct store *store, int64_t person_id, size_t limit, struct list *out,
                           struct arena *arena, struct error *err)
{
    return record_select(store, &interaction_noun,
                         "WHERE id IN (SELECT parent_id FROM interaction_person"
                         " WHERE person_id = $1) ORDER BY at DESC, id DESC LIMIT $2",
                         DB_BIND(db_int(person_id), db_int((int64_t)limit)), out, arena, err);
}

bool interaction_count_by_day(struct store *store, struct date last, int days, int *out,
                              struct error *err)
{
    struct date first = {last.day - days + 1};
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];
    struct db_rows rows;
    bool ok = true;

    for (int i = 0; i < days; i++)
        out[i] = 0;
    if (!db_query(
            &rows, store->db,
            "SELECT day, count(*) FROM interaction WHERE day >= $1 AND day <= $2 GROUP BY day",
            DB_BIND(db_text(date_write(first, from)), db_text(date_write(last, to))), err))
        return false;
    while (ok && db_next(&rows, err)) {
        struct date day;

        ok = date_read(&day, db_column_text(&rows, 0), err);
        if (ok && day.day >= first.day && day.day <= last.day)
            out[day.day - first.day] = (int)db_column_int(&rows, 1);
    }
    return db_done(&rows) && ok;
}

bool interaction_list_days(struct store *store, struct date from, struct date to,
                           struct list *out, struct arena *arena, struct error *err)
{
    char first[DATE_TEXT_SIZE], last[DATE_TEXT_SIZE];

    return record_select(store, &interaction_noun,
                         "WHERE day >= $1 AND day <= $2 ORDER BY day, id",
                         DB_BIND(db_text(date_write(from, first)), db_text(date_write(to, last))),
                         out, arena, err);
}
