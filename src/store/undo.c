#include <liaise/journal.h>

#include <jansson.h>
#include <string.h>

#include "base/str.h"
#include "store/store_private.h"

/*
 * Taking changes back, and bringing them back, by the rows the journal kept.
 *
 * The rows of a change are walked backwards (undo) or forwards (redo). Each row
 * must lie in the store as the change left it; the version is left out of the
 * comparison, because it grows with every change, also with these.
 */

struct step {
    const struct shape *shape;
    int64_t id;
    const char *object;
    const char *from, *to; /* images; NULL if the row is not there */
};

static json_t *without_version(const char *image)
{
    json_t *object = json_loads(image, 0, NULL);

    if (object)
        (void)json_object_del(object, "version");
    return object;
}

static bool same_image(const char *a, const char *b)
{
    json_t *left, *right;
    bool same;

    if (!a || !b)
        return !a && !b;
    left = without_version(a);
    right = without_version(b);
    same = left && right && json_equal(left, right);
    json_decref(left);
    json_decref(right);
    return same;
}

/* Where the version is among the columns; 0 for parts, which have none. */
static size_t version_column(const struct shape *shape)
{
    for (size_t i = 0; i < shape->head; i++) {
        if (!strcmp(shape->columns[i].name, "version"))
            return i;
    }
    return 0;
}

/* The version must grow also when the rest goes back to what it was. */
static void raise_version(const struct shape *shape, struct db_value *values,
                          const struct db_value *now)
{
    size_t version = version_column(shape);

    if (version)
        values[version].integer = now[version].integer + 1;
}

static bool row_put(struct store *store, const struct step *step, const char *now,
                    const char **written, struct arena *arena, struct error *err)
{
    const struct shape *shape = step->shape;
    struct db_value *values = arena_alloc(arena, shape->count * sizeof(*values));
    struct db_value *present = arena_alloc(arena, shape->count * sizeof(*present));
    int64_t id;

    if (!row_values(shape, step->to, values, arena, err))
        return false;
    if (!now) {
        *written = step->to;
        return db_number(&id, store->db, shape->restore, values, shape->count, err);
    }
    if (!row_values(shape, now, present, arena, err))
        return false;
    raise_version(shape, values, present);
    *written = row_image(shape, values, arena);
    return db_run(store->db, shape->update, values, shape->count, err);
}

static bool step_take(struct store *store, const struct step *step, struct arena *arena,
                      struct error *err)
{
    const char *now, *written = NULL;
    bool ok;

    if (!row_image_now(store, step->shape, step->id, &now, arena, err))
        return false;
    if (!same_image(now, step->from))
        return error_set(err, ERROR_CONFLICT,
                         "%s has been changed since by another way, so this cannot be taken back; "
                         "see: liaise history %s",
                         step->object, step->object);
    ok = step->to ? row_put(store, step, now, &written, arena, err)
                  : db_run(store->db, step->shape->remove, DB_BIND(db_int(step->id)), err);
    return ok
           && journal_row(store,
                          &(struct row_event){.object = step->object,
                                              .shape = step->shape,
                                              .verb = !now       ? "add"
                                                      : !written ? "remove"
                                                                 : "change",
                                              .row_id = step->id,
                                              .old_row = now,
                                              .new_row = written},
                          err);
}

static bool id_of(const char *image, int64_t *out)
{
    json_t *object = json_loads(image, 0, NULL);
    const json_t *id = json_object_get(object, "id");
    bool ok = json_is_integer(id);

    *out = json_integer_value(id);
    json_decref(object);
    return ok;
}

static bool event_take(struct store *store, const struct journal_event *event, bool back,
                       struct arena *arena, struct error *err)
{
    struct step step = {
        .shape = shape_of_table(store, event->table),
        .object = event->object,
        .from = back ? event->new_row : event->old_row,
        .to = back ? event->old_row : event->new_row,
    };
    const char *image = step.from ? step.from : step.to;

    if (!step.shape || !image || !id_of(image, &step.id))
        return error_set(err, ERROR_CORRUPT, "row %lld of the journal cannot be read",
                         (long long)event->seq);
    return step_take(store, &step, arena, err);
}

static bool events_take(struct store *store, int64_t change_id, bool back, struct arena *arena,
                        struct error *err)
{
    struct event_list events;
    bool ok = event_list_of(store, change_id, &events, arena, err);

    for (size_t i = 0; ok && i < events.count; i++)
        ok = event_take(store, &events.items[back ? events.count - 1 - i : i], back, arena, err);
    return ok
           && db_run(store->db, "UPDATE change SET is_undone = $2 WHERE id = $1",
                     DB_BIND(db_int(change_id), db_int(back)), err);
}

/* The change that the statement finds: its id and its sentence. */
static bool change_pick(struct store *store, const char *sql, int64_t *id, const char **sentence,
                        struct arena *arena, struct error *err)
{
    struct db_rows rows;

    *id = 0;
    if (!db_query(&rows, store->db, sql, DB_BIND_NONE, err))
        return false;
    if (db_next(&rows, err)) {
        *id = db_column_int(&rows, 0);
        *sentence = arena_copy(arena, db_column_text(&rows, 1));
    }
    return db_done(&rows);
}

static bool take(struct store *store, const struct author *author, enum change_kind kind,
                 const char *pick, const char **said, struct arena *arena, struct error *err)
{
    bool back = kind == CHANGE_UNDO;
    const char *sentence = "";
    struct str title = {0};
    int64_t id;
    bool ok;

    if (!change_begin_kind(store, author, kind, "", err))
        return false;
    ok = change_pick(store, pick, &id, &sentence, arena, err)
         && (id
             || error_set(err, ERROR_NOT_FOUND, "there is nothing to %s", back ? "undo" : "redo"));
    if (ok) {
        str_add(&title, "%s: %s", back ? "Undo" : "Redo", sentence);
        store->pending.sentence = arena_copy(&store->pending.arena, title.text);
        store->pending.reverses = id;
        ok = events_take(store, id, back, arena, err);
    }
    str_done(&title);
    if (!change_end(store, ok, err))
        return false;
    *said = sentence;
    return true;
}

bool change_undo(struct store *store, const struct author *author, const char **said,
                 struct arena *arena, struct error *err)
{
    static const char newest[] =
        "SELECT id, sentence FROM change WHERE kind = 'do' AND is_undone = 0"
        " ORDER BY id DESC LIMIT 1";

    return take(store, author, CHANGE_UNDO, newest, said, arena, err);
}

/* What was taken back last, as long as nothing new was done since. */
bool change_redo(struct store *store, const struct author *author, const char **said,
                 struct arena *arena, struct error *err)
{
    static const char last_undone[] =
        "SELECT undone.id, undone.sentence FROM change"
        " JOIN change undone ON undone.id = change.reverses"
        " WHERE change.kind = 'undo' AND undone.is_undone = 1"
        " AND change.id > (SELECT coalesce(max(id), 0) FROM change WHERE kind = 'do')"
        " ORDER BY change.id DESC LIMIT 1";

    return take(store, author, CHANGE_REDO, last_undone, said, arena, err);
}
