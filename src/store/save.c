#include <liaise/journal.h>

#include <stdio.h>
#include <string.h>

#include "store/store_private.h"

/*
 * Writing records of any noun: the head row, then the rows of its parts, each
 * compared with what lies in the store and journaled where it differs.
 */

static bool link_resolve(struct store *store, const struct field *field, struct link *link,
                         struct error *err)
{
    if (!link->name || link->id)
        return true;
    return record_find(store, field->noun, link->name, &link->id, err);
}

static bool party_check(struct store *store, const char *party, struct error *err)
{
    struct error no_org = {0};
    int64_t id;

    return record_find(store, noun_named("org"), party, &id, &no_org)
           || record_find(store, noun_named("person"), party, &id, err);
}

static void ref_remember(struct store *store, const char *ref, const char *object)
{
    struct pending *pending = &store->pending;
    struct pending_ref *refs =
        arena_grow(&pending->arena, pending->refs.items, pending->refs.count, sizeof(*refs));

    refs[pending->refs.count++] =
        (struct pending_ref){arena_copy(&pending->arena, ref), arena_copy(&pending->arena, object)};
    pending->refs.items = refs;
}

/* What the fields point to exists; links know their id. */
static bool resolve(struct store *store, const struct noun *noun, void *record, const char *object,
                    struct error *err)
{
    for (const struct field *field = noun->fields; field->name; field++) {
        void *place = (char *)record + field->at;
        bool ok = true;

        if (field->kind == FIELD_LINK)
            ok = link_resolve(store, field, place, err);
        else if (field->kind == FIELD_PARTY && *(const char **)place)
            ok = party_check(store, *(const char **)place, err);
        else if (field->kind == FIELD_REF && *(const char **)place)
            ref_remember(store, *(const char **)place, object);
        if (!ok)
            return error_while(err, "%s", field->name);
    }
    return true;
}

/* A row on its way into the store. */
struct row {
    const struct shape *shape;
    const char *object;
    struct db_value *values; /* shape->count of them; [0] is the id */
};

static void fill_fields(const struct row *row, const void *record, struct arena *arena)
{
    for (size_t i = row->shape->head; i < row->shape->count; i++)
        row->values[i] = column_value(row->shape->columns[i].field, record, arena);
}

static bool row_insert(struct store *store, const struct row *row, struct arena *arena,
                       struct error *err)
{
    const struct shape *shape = row->shape;
    int64_t id;

    if (!db_number(&id, store->db, shape->insert, row->values + 1, shape->count - 1, err))
        return false;
    row->values[0] = db_int(id);
    return journal_row(store,
                       &(struct row_event){.object = row->object,
                                           .shape = shape,
                                           .verb = "add",
                                           .row_id = id,
                                           .new_row = row_image(shape, row->values, arena)},
                       err);
}

static bool row_update(struct store *store, const struct row *row, const char *old_row,
                       struct arena *arena, struct error *err)
{
    const struct shape *shape = row->shape;

    return db_run(store->db, shape->update, row->values, shape->count, err)
           && journal_row(store,
                          &(struct row_event){.object = row->object,
                                              .shape = shape,
                                              .verb = "change",
                                              .row_id = row->values[0].integer,
                                              .old_row = old_row,
                                              .new_row = row_image(shape, row->values, arena)},
                          err);
}

static bool row_delete(struct store *store, const struct shape *shape, int64_t id,
                       const char *object, struct arena *arena, struct error *err)
{
    const char *old_row;

    return row_image_now(store, shape, id, &old_row, arena, err)
           && db_run(store->db, shape->remove, DB_BIND(db_int(id)), err)
           && journal_row(store,
                          &(struct row_event){.object = object,
                                              .shape = shape,
                                              .verb = "remove",
                                              .row_id = id,
                                              .old_row = old_row},
                          err);
}

static bool part_write(struct store *store, const struct row *row, int64_t parent, size_t position,
                       void *part, bool *changed, struct arena *arena, struct error *err)
{
    int64_t *id = part;
    const char *old_row, *new_row;

    if (!resolve(store, row->shape->noun, part, row->object, err))
        return false;
    row->values[0] = db_int(*id);
    row->values[1] = db_int(parent);
    row->values[2] = db_int((int64_t)position);
    fill_fields(row, part, arena);
    if (!*id) {
        *changed = true;
        if (!row_insert(store, row, arena, err))
            return false;
        *id = row->values[0].integer;
        return true;
    }
    if (!row_image_now(store, row->shape, *id, &old_row, arena, err))
        return false;
    new_row = row_image(row->shape, row->values, arena);
    if (old_row && !strcmp(old_row, new_row))
        return true;
    *changed = true;
    return row_update(store, row, old_row, arena, err);
}

static bool is_among(const struct list *list, size_t size, int64_t id)
{
    for (size_t i = 0; i < list->count; i++) {
        if (*(const int64_t *)((const char *)list->items + size * i) == id)
            return true;
    }
    return false;
}

/* Parts that lie in the store and are no longer in the list. */
static bool parts_drop(struct store *store, const struct field *field, const void *record,
                       const char *object, bool *changed, struct arena *arena, struct error *err)
{
    const struct list *list = field_place(field, record);
    const struct noun *noun = field->noun;
    struct list old;

    if (!record_select(store, noun, "WHERE parent_id = $1",
                       DB_BIND(db_int(((const struct record *)record)->id)), &old, arena, err))
        return false;
    for (size_t i = 0; i < old.count; i++) {
        int64_t id = *(int64_t *)((char *)old.items + noun->size * i);

        if (is_among(list, noun->size, id))
            continue;
        *changed = true;
        if (!row_delete(store, shape_of(store, noun), id, object, arena, err))
            return false;
    }
    return true;
}

static bool parts_write(struct store *store, const struct field *field, void *record,
                        const char *object, bool *changed, struct arena *arena, struct error *err)
{
    struct list *list = (struct list *)((char *)record + field->at);
    const struct shape *shape = shape_of(store, field->noun);
    struct row row = {shape, object, arena_alloc(arena, shape->count * sizeof(*row.values))};

    for (size_t i = 0; i < list->count; i++) {
        void *part = (char *)list->items + shape->noun->size * i;

        if (!part_write(store, &row, ((struct record *)record)->id, i, part, changed, arena, err))
            return error_while(err, "%s %zu", field->name, i + 1);
    }
    return true;
}

static bool lists_write(struct store *store, const struct noun *noun, void *record, bool is_new,
                        bool *changed, struct arena *arena, struct error *err)
{
    const char *object = record_key(noun, record);

    for (const struct field *field = noun->fields; field->name; field++) {
        if (field->kind != FIELD_LIST)
            continue;
        if (!is_new && !parts_drop(store, field, record, object, changed, arena, err))
            return false;
        if (!parts_write(store, field, record, object, changed, arena, err))
            return false;
    }
    return true;
}

static void fill_head(const struct row *row, const struct record *head)
{
    size_t at = 0;

    row->values[at++] = db_int(head->id);
    row->values[at++] = db_text(head->uid);
    if (row->shape->noun->letter)
        row->values[at++] = db_text(head->ref);
    row->values[at++] = db_int(head->version);
    row->values[at++] = db_int(head->created_at);
    row->values[at] = db_text(head->created_by);
}

static bool head_name(struct store *store, const struct noun *noun, struct record *head,
                      struct arena *arena, struct error *err)
{
    const struct author *author = &store->pending.author;

    head->version = 1;
    head->created_at = author->at;
    head->created_by = arena_copy(arena, author->name);
    if (!head->uid)
        head->uid = uid_new(author->at, arena);
    if (!noun->letter)
        return true;
    return head->ref ? ref_taken(store, noun, head->ref, err)
                     : ref_next(store, noun, &head->ref, arena, err);
}

static bool needs_change(const struct store *store, struct error *err)
{
    return store->pending.is_open
           || error_set(err, ERROR_INVALID, "the store can be written inside a change only");
}

bool record_add(struct store *store, const struct noun *noun, void *record, struct arena *arena,
                struct error *err)
{
    const struct shape *shape = shape_of(store, noun);
    struct row row = {shape, NULL, arena_alloc(arena, shape->count * sizeof(*row.values))};
    struct record *head = record;
    bool changed = true;

    if (!needs_change(store, err) || !record_check(noun, record, err)
        || !head_name(store, noun, head, arena, err))
        return false;
    row.object = record_key(noun, record);
    if (!resolve(store, noun, record, row.object, err))
        return false;
    fill_head(&row, head);
    fill_fields(&row, record, arena);
    if (!row_insert(store, &row, arena, err))
        return false;
    head->id = row.values[0].integer;
    return lists_write(store, noun, record, true, &changed, arena, err);
}

static bool version_check(const struct noun *noun, const struct record *now, const void *record,
                          struct error *err)
{
    const struct record *head = record;

    if (now->version == head->version)
        return true;
    return error_set(err, ERROR_CONFLICT,
                     "%s has been changed since you opened it (version %lld, yours was %lld); "
                     "look at it again and repeat what is still needed",
                     record_key(noun, record), (long long)now->version, (long long)head->version);
}

static bool head_now(struct store *store, const struct noun *noun, int64_t id, struct record *out,
                     struct arena *arena, struct error *err)
{
    void *record = arena_alloc(arena, noun->size);

    if (!record_get(store, noun, id, record, arena, err))
        return false;
    *out = *(struct record *)record;
    return true;
}

bool record_save(struct store *store, const struct noun *noun, void *record, struct arena *arena,
                 struct error *err)
{
    const struct shape *shape = shape_of(store, noun);
    struct row row = {shape, record_key(noun, record),
                      arena_alloc(arena, shape->count * sizeof(*row.values))};
    struct record *head = record, now;
    const char *old_row;
    bool changed = false;

    if (!needs_change(store, err) || !record_check(noun, record, err)
        || !head_now(store, noun, head->id, &now, arena, err)
        || !version_check(noun, &now, record, err) || !resolve(store, noun, record, row.object, err)
        || !row_image_now(store, shape, head->id, &old_row, arena, err)
        || !lists_write(store, noun, record, false, &changed, arena, err))
        return false;
    now.version = head->version;
    fill_head(&row, &now);
    fill_fields(&row, record, arena);
    if (!changed && !strcmp(old_row, row_image(shape, row.values, arena)))
        return true;
    now.version++;
    fill_head(&row, &now);
    if (!row_update(store, &row, old_row, arena, err))
        return false;
    head->version = now.version;
    return true;
}

bool record_remove(struct store *store, const struct noun *noun, int64_t id, struct error *err)
{
    struct arena arena = {0};
    void *record = arena_alloc(&arena, noun->size);
    bool ok = needs_change(store, err) && record_get(store, noun, id, record, &arena, err);
    const char *object = ok ? record_key(noun, record) : NULL;

    for (const struct field *field = noun->fields; ok && field->name; field++) {
        const struct list *list = field->kind == FIELD_LIST ? field_place(field, record) : NULL;

        for (size_t i = 0; ok && list && i < list->count; i++)
            ok = row_delete(store, shape_of(store, field->noun),
                            *(int64_t *)((char *)list->items + field->noun->size * i), object,
                            &arena, err);
    }
    ok = ok && row_delete(store, shape_of(store, noun), id, object, &arena, err);
    arena_clear(&arena);
    return ok;
}
