#include <liaise/journal.h>

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "store/store_private.h"

/* Changes as transactions, and the rows of the journal that they write. */

static const char *const kind_names[] = {
    [CHANGE_DO] = "do",
    [CHANGE_UNDO] = "undo",
    [CHANGE_REDO] = "redo",
    [CHANGE_SETUP] = "setup",
};

bool change_begin_kind(struct store *store, const struct author *author, enum change_kind kind,
                       const char *sentence, struct error *err)
{
    struct pending *pending = &store->pending;

    if (pending->is_open)
        return error_set(err, ERROR_INVALID, "a change is being made already: %s",
                         pending->sentence);
    if (!db_begin(store->db, err))
        return false;
    *pending = (struct pending){.is_open = true, .author = *author, .kind = kind};
    pending->author.name = arena_copy(&pending->arena, author->name);
    pending->sentence = arena_copy(&pending->arena, sentence);
    return true;
}

bool change_begin(struct store *store, const struct author *author, const char *sentence,
                  struct error *err)
{
    return change_begin_kind(store, author, CHANGE_DO, sentence, err);
}

bool change_end(struct store *store, bool ok, struct error *err)
{
    struct pending *pending = &store->pending;

    ok = ok && refs_check(store, err) && search_update(store, err);
    ok = db_end(store->db, ok, err);
    arena_clear(&pending->arena);
    *pending = (struct pending){0};
    return ok;
}

bool change_is_empty(const struct store *store)
{
    return !store->pending.id;
}

/* The hash of the newest row, "" before the first. */
static bool last_hash(struct store *store, char out[65], struct error *err)
{
    struct db_rows rows;

    out[0] = '\0';
    if (!db_query(&rows, store->db, "SELECT hash FROM event ORDER BY seq DESC LIMIT 1",
                  DB_BIND_NONE, err))
        return false;
    if (db_next(&rows, err))
        (void)snprintf(out, 65, "%s", db_column_text(&rows, 0));
    return db_done(&rows);
}

/* The first row of a change writes the change itself. */
static bool change_write(struct store *store, struct error *err)
{
    static const char sql[] =
        "INSERT INTO change (at, actor, sentence, kind, reverses) VALUES ($1, $2, $3, $4, $5)"
        " RETURNING id";
    struct pending *pending = &store->pending;

    return db_number(&pending->id, store->db, sql,
                     DB_BIND(db_int(pending->author.at), db_text(pending->author.name),
                             db_text(pending->sentence), db_text(kind_names[pending->kind]),
                             pending->reverses ? db_int(pending->reverses) : db_null()),
                     err)
           && last_hash(store, pending->last_hash, err);
}

/*
 * The hash of a row covers the hash before it, who, when and why, and the row
 * as it was and is; each part is preceded by its length, so that nothing can be
 * moved from one part to the next.
 */
static void hash_part(crypto_hash_sha256_state *state, const char *text)
{
    char length[24];

    (void)snprintf(length, sizeof(length), "%zu:", text ? strlen(text) : 0);
    crypto_hash_sha256_update(state, (const unsigned char *)length, strlen(length));
    if (text)
        crypto_hash_sha256_update(state, (const unsigned char *)text, strlen(text));
}

static void row_hash(const struct pending *pending, const struct row_event *event, char out[65])
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256_state state;
    char number[24];

    crypto_hash_sha256_init(&state);
    hash_part(&state, pending->last_hash);
    (void)snprintf(number, sizeof(number), "%lld", (long long)pending->author.at);
    hash_part(&state, number);
    hash_part(&state, pending->author.name);
    hash_part(&state, pending->sentence);
    hash_part(&state, kind_names[pending->kind]);
    hash_part(&state, event->object);
    hash_part(&state, event->shape->noun->table);
    (void)snprintf(number, sizeof(number), "%lld", (long long)event->row_id);
    hash_part(&state, number);
    hash_part(&state, event->verb);
    hash_part(&state, event->old_row);
    hash_part(&state, event->new_row);
    crypto_hash_sha256_final(&state, hash);
    (void)sodium_bin2hex(out, 65, hash, sizeof(hash));
}

bool journal_row(struct store *store, const struct row_event *event, struct error *err)
{
    static const char sql[] =
        "INSERT INTO event (change_id, object, table_name, row_id, verb, old, new, prev_hash, hash)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    struct pending *pending = &store->pending;
    char hash[65];

    if (!pending->is_open)
        return error_set(err, ERROR_INVALID, "the store can be written inside a change only");
    if (!pending->id && !change_write(store, err))
        return false;
    row_hash(pending, event, hash);
    if (!db_run(store->db, sql,
                DB_BIND(db_int(pending->id), db_text(event->object),
                        db_text(event->shape->noun->table),
                        db_int(event->row_id), db_text(event->verb), db_text(event->old_row),
                        db_text(event->new_row), db_text(pending->last_hash), db_text(hash)),
                err))
        return false;
    memcpy(pending->last_hash, hash, sizeof(hash));
    /* Whoever changes a part changes the row it belongs to, too. */
    if (!event->shape->is_part)
        search_touch(store, event->shape->noun, event->row_id);
    return true;
}

static enum change_kind kind_of(const char *name)
{
    enum change_kind kind = CHANGE_DO;

    while (kind < CHANGE_SETUP && strcmp(kind_names[kind], name))
        kind++;
    return kind;
}

#define CHANGE_COLUMNS \
    "SELECT id, at, actor, sentence, kind, is_undone," \
    " (SELECT count(DISTINCT object) FROM event WHERE event.change_id = change.id) FROM change"

bool change_list(struct store *store, const char *ref, int64_t before, size_t limit,
                 struct change_list *out, struct arena *arena, struct error *err)
{
    static const char all[] = CHANGE_COLUMNS " WHERE ($1 = 0 OR id < $1) ORDER BY id DESC LIMIT $2";
    static const char of_ref[] = CHANGE_COLUMNS
        " WHERE ($1 = 0 OR id < $1)"
        " AND id IN (SELECT change_id FROM event WHERE object = $3) ORDER BY id DESC LIMIT $2";
    const struct db_value values[] = {db_int(before), db_int((int64_t)limit), db_text(ref)};
    struct change_list list = {0};
    struct db_rows rows;

    if (!db_query(&rows, store->db, ref ? of_ref : all, values, ref ? 3 : 2, err))
        return false;
    while (db_next(&rows, err)) {
        list.items = arena_grow(arena, list.items, list.count, sizeof(*list.items));
        list.items[list.count++] = (struct change){
            .id = db_column_int(&rows, 0),
            .at = db_column_int(&rows, 1),
            .actor = arena_copy(arena, db_column_text(&rows, 2)),
            .sentence = arena_copy(arena, db_column_text(&rows, 3)),
            .kind = kind_of(db_column_text(&rows, 4)),
            .is_undone = db_column_int(&rows, 5),
            .records = db_column_int(&rows, 6),
        };
    }
    if (!db_done(&rows))
        return false;
    *out = list;
    return true;
}

bool event_list_of(struct store *store, int64_t change_id, struct event_list *out,
                   struct arena *arena, struct error *err)
{
    static const char sql[] = "SELECT seq, object, table_name, verb, old, new FROM event"
                              " WHERE change_id = $1 ORDER BY seq";
    struct event_list list = {0};
    struct db_rows rows;

    if (!db_query(&rows, store->db, sql, DB_BIND(db_int(change_id)), err))
        return false;
    while (db_next(&rows, err)) {
        list.items = arena_grow(arena, list.items, list.count, sizeof(*list.items));
        list.items[list.count++] = (struct journal_event){
            .seq = db_column_int(&rows, 0),
            .object = arena_copy(arena, db_column_text(&rows, 1)),
            .table = arena_copy(arena, db_column_text(&rows, 2)),
            .verb = arena_copy(arena, db_column_text(&rows, 3)),
            .old_row = column_copy(&rows, 4, arena),
            .new_row = column_copy(&rows, 5, arena),
        };
    }
    if (!db_done(&rows))
        return false;
    *out = list;
    return true;
}

bool change_last_at(struct store *store, int64_t *out, struct error *err)
{
    struct error none = {0};

    if (db_number(out, store->db, "SELECT at FROM change ORDER BY id DESC LIMIT 1", DB_BIND_NONE,
                  &none))
        return true;
    if (none.kind != ERROR_NOT_FOUND) {
        *err = none;
        return false;
    }
    *out = INSTANT_NONE;
    return true;
}
