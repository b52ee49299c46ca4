#include <liaise/journal.h>

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "store/search_private.h"

/*
 * Keeping the index.
 *
 * Every row that is journaled notes the record it belongs to. When the change ends, the entry of
 * each of them is made anew and written where it differs, before the change is committed; so
 * adding, saving, removing, undo and redo need nothing of their own. Who renames an organization
 * or a person touches the records that point to it, too, for its name is among their words.
 */

enum { SLICE = 200 }; /* records of a noun that are indexed before their memory is given back */

struct touched {
    const struct noun *noun;
    int64_t id;
};

/* A row of search_text; `id` is 0 if there is none. */
struct entry {
    int64_t id, at;
    const char *label, *folded;
};

void search_touch(struct store *store, const struct noun *noun, int64_t id)
{
    struct pending *pending = &store->pending;
    struct list *list = &pending->touched;
    struct touched *touched =
        arena_grow(&pending->arena, list->items, list->count, sizeof(*touched));

    touched[list->count++] = (struct touched){noun, id};
    list->items = touched;
}

/* Entries */

static bool entry_read(struct store *store, const struct touched *of, struct entry *out,
                       struct arena *arena, struct error *err)
{
    static const char sql[] = "SELECT id, at, label, folded FROM search_text"
                              " WHERE noun = $1 AND record_id = $2";
    struct db_rows rows;

    *out = (struct entry){0};
    if (!db_query(&rows, store->db, sql, DB_BIND(db_text(of->noun->name), db_int(of->id)), err))
        return false;
    if (db_next(&rows, err))
        *out = (struct entry){
            .id = db_column_int(&rows, 0),
            .at = db_column_int(&rows, 1),
            .label = column_copy(&rows, 2, arena),
            .folded = column_copy(&rows, 3, arena),
        };
    return db_done(&rows);
}

static const char *folded_words(const struct pieces *pieces, struct arena *arena)
{
    struct str folded = {0};
    const char *copy;

    for (size_t i = 0; i < pieces->count; i++) {
        struct text_words words = text_words(pieces->items[i].text, arena);

        for (size_t j = 0; j < words.count; j++)
            str_add(&folded, "%s%s", folded.length ? " " : "", words.items[j].folded);
    }
    copy = arena_copy(arena, folded.text ? folded.text : "");
    str_done(&folded);
    return copy;
}

static bool entry_make(struct store *store, const struct noun *noun, const void *record,
                       struct entry *out, struct arena *arena, struct error *err)
{
    struct pieces pieces;
    struct date on;

    if (!pieces_of(store, noun, record, &pieces, arena, err))
        return false;
    out->label = record_label(noun, record, arena);
    out->folded = folded_words(&pieces, arena);
    record_when(noun, record, &out->at, &on);
    if (date_is_set(on))
        out->at = (int64_t)on.day * INSTANT_DAY;
    return true;
}

/* One of the statements of the driver, which may have nothing to do. */
static bool run_search(struct store *store, const char *sql, const struct entry *entry,
                       struct error *err)
{
    return !sql || db_run(store->db, sql, DB_BIND(db_int(entry->id), db_text(entry->folded)), err);
}

static bool entry_add(struct store *store, const struct touched *of, struct entry *entry,
                      struct error *err)
{
    static const char sql[] =
        "INSERT INTO search_text (noun, record_id, at, label, folded) VALUES ($1, $2, $3, $4, $5)"
        " RETURNING id";

    return db_number(&entry->id, store->db, sql,
                     DB_BIND(db_text(of->noun->name), db_int(of->id), db_int(entry->at),
                             db_text(entry->label), db_text(entry->folded)),
                     err)
           && run_search(store, store->db->driver->search->learn, entry, err);
}

static bool entry_change(struct store *store, const struct entry *old, const struct entry *entry,
                         struct error *err)
{
    static const char sql[] =
        "UPDATE search_text SET at = $2, label = $3, folded = $4 WHERE id = $1";
    const struct db_search *search = store->db->driver->search;
    bool other_words = strcmp(old->folded, entry->folded);

    return (!other_words || run_search(store, search->forget, old, err))
           && db_run(store->db, sql,
                     DB_BIND(db_int(entry->id), db_int(entry->at), db_text(entry->label),
                             db_text(entry->folded)),
                     err)
           && (!other_words || run_search(store, search->learn, entry, err));
}

static bool entry_remove(struct store *store, const struct entry *old, struct error *err)
{
    return !old->id
           || (run_search(store, store->db->driver->search->forget, old, err)
               && db_run(store->db, "DELETE FROM search_text WHERE id = $1",
                         DB_BIND(db_int(old->id)), err));
}

/* Who points to whom */

/* Touches the records that the statement finds by $1. */
static bool touch_found(struct store *store, const struct noun *noun, const char *sql, int64_t id,
                        struct error *err)
{
    struct db_rows rows;

    if (!db_query(&rows, store->db, sql, DB_BIND(db_int(id)), err))
        return false;
    while (db_next(&rows, err))
        search_touch(store, noun, db_column_int(&rows, 0));
    return db_done(&rows);
}

/* Through the links of a noun, or of its parts: then the parent is touched. */
static bool touch_through(struct store *store, const struct noun *noun, const struct shape *shape,
                          const struct touched *to, struct error *err)
{
    bool ok = true;

    for (size_t i = shape->head; ok && i < shape->count; i++) {
        const struct column *column = &shape->columns[i];
        struct str sql = {0};

        if (column->field->kind != FIELD_LINK || column->field->noun != to->noun)
            continue;
        str_add(&sql, "SELECT %s FROM %s WHERE %s = $1", shape->is_part ? "parent_id" : "id",
                shape->noun->table, column->name);
        ok = touch_found(store, noun, sql.text, to->id, err);
        str_done(&sql);
    }
    return ok;
}

static bool touch_who_points_to(struct store *store, const struct touched *to, struct error *err)
{
    for (size_t i = 0; nouns[i]; i++) {
        if (!touch_through(store, nouns[i], shape_of(store, nouns[i]), to, err))
            return false;
        for (const struct field *field = nouns[i]->fields; field->name; field++) {
            if (field->kind == FIELD_LIST
                && !touch_through(store, nouns[i], shape_of(store, field->noun), to, err))
                return false;
        }
    }
    return true;
}

/* Changes */

static bool same_text(const char *a, const char *b)
{
    return a && b ? !strcmp(a, b) : a == b;
}

/* A new record has nobody who points to it yet, and one that somebody points to stays. */
static bool entry_renew(struct store *store, const struct touched *of, const void *record,
                        const struct entry *old, struct arena *arena, struct error *err)
{
    struct entry entry = {.id = old->id};

    if (!entry_make(store, of->noun, record, &entry, arena, err))
        return false;
    if (!old->id)
        return entry_add(store, of, &entry, err);
    if (old->at != entry.at || !same_text(old->label, entry.label)
        || strcmp(old->folded, entry.folded)) {
        if (!entry_change(store, old, &entry, err))
            return false;
    }
    return same_text(old->label, entry.label) || touch_who_points_to(store, of, err);
}

static bool touched_update(struct store *store, const struct touched *of, struct arena *arena,
                           struct error *err)
{
    struct entry old;
    struct list found;

    if (!entry_read(store, of, &old, arena, err)
        || !record_select(store, of->noun, "WHERE id = $1", DB_BIND(db_int(of->id)), &found, arena,
                          err))
        return false;
    return found.count ? entry_renew(store, of, found.items, &old, arena, err)
                       : entry_remove(store, &old, err);
}

static int by_record(const void *a, const void *b)
{
    const struct touched *left = a, *right = b;
    int order = strcmp(left->noun->name, right->noun->name);

    return order ? order : (left->id > right->id) - (left->id < right->id);
}

/* In order, because the index is written faster so, and each once. */
static void touched_sort(struct list *list)
{
    struct touched *touched = list->items;
    size_t count = 0;

    if (!list->count)
        return;
    qsort(touched, list->count, sizeof(*touched), by_record);
    for (size_t i = 1; i < list->count; i++) {
        if (by_record(&touched[i], &touched[count]))
            touched[++count] = touched[i];
    }
    list->count = count + 1;
}

bool search_update(struct store *store, struct error *err)
{
    struct list *list = &store->pending.touched;
    bool ok = true;

    touched_sort(list);
    /* The list grows at its end while it is walked: those who point to who was renamed. */
    for (size_t i = 0; ok && i < list->count; i++) {
        const struct touched of = ((const struct touched *)list->items)[i];
        struct arena arena = {0};

        ok =
            touched_update(store, &of, &arena, err) || error_while(err, "keeping the search index");
        arena_clear(&arena);
    }
    return ok;
}

/* All of it */

static bool slice_add(struct store *store, const struct noun *noun, int64_t *last, bool *more,
                      struct arena *arena, struct error *err)
{
    struct list page;
    bool ok = record_page(store, noun, *last, SLICE, &page, arena, err);

    for (size_t i = 0; ok && i < page.count; i++) {
        const struct record *record = list_at(&page, noun->size, i);
        const struct touched of = {noun, record->id};
        struct entry entry = {0};

        *last = record->id;
        ok = entry_make(store, noun, record, &entry, arena, err)
             && entry_add(store, &of, &entry, err);
    }
    *more = ok && page.count == SLICE;
    return ok;
}

static bool noun_add(struct store *store, const struct noun *noun, struct error *err)
{
    bool more = true, ok = true;
    int64_t last = 0;

    while (ok && more) {
        struct arena arena = {0};

        ok = slice_add(store, noun, &last, &more, &arena, err);
        arena_clear(&arena);
    }
    return ok;
}

bool search_fill(struct store *store, struct error *err)
{
    const char *clear = store->db->driver->search->clear;
    bool ok = (!clear || db_run(store->db, clear, DB_BIND_NONE, err))
              && db_run(store->db, "DELETE FROM search_text", DB_BIND_NONE, err);

    for (size_t i = 0; ok && nouns[i]; i++)
        ok = noun_add(store, nouns[i], err);
    return ok || error_while(err, "making the search index");
}

bool search_rebuild(struct store *store, struct error *err)
{
    if (store->pending.is_open)
        return error_set(err, ERROR_INVALID, "a change is being made: %s", store->pending.sentence);
    return db_begin(store->db, err) && db_end(store->db, search_fill(store, err), err);
}
