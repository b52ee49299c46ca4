#include <liaise/rating.h>

#include "store/store_private.h"

bool rating_find(struct store *store, const char *code, struct date day, struct rating *out,
                 bool *found, struct arena *arena, struct error *err)
{
    struct date first = {day.day - RATING_DAYS};
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];
    struct list list;

    if (!record_select(store, &rating_noun,
                       "WHERE org_id IN (SELECT id FROM org WHERE code = $1)"
                       " AND on_day >= $2 AND on_day <= $3 ORDER BY on_day DESC, id DESC LIMIT 1",
                       DB_BIND(db_text(code), db_text(date_write(first, from)),
                               db_text(date_write(day, to))),
                       &list, arena, err))
        return false;
    *found = list.count > 0;
    if (*found)
        *out = *(const struct rating *)list.items;
    return true;
}
