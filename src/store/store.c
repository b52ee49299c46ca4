#include <liaise/store.h>

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/embedded.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/store_private.h"

/* Opening a store: the schema, brought up to date. */

static int64_t newest_version(void)
{
    int64_t count = 0;

    while (store_migrations[count].name)
        count++;
    return count;
}

/* The migration, each word spelled the way this database spells it. */
static void spell_out(struct str *out, const struct db *db, const char *sql)
{
    while (*sql) {
        const struct db_spelling *found = NULL;

        for (const struct db_spelling *s = db->driver->spellings; s->word; s++) {
            if (!strncmp(sql, s->word, strlen(s->word)))
                found = s;
        }
        if (found) {
            str_add(out, "%s", found->spelling);
            sql += strlen(found->word);
        } else {
            str_add_bytes(out, sql++, 1);
        }
    }
}

static bool migrate_one(struct db *db, int64_t version, const struct embedded_file *migration,
                        struct error *err)
{
    struct str sql = {0};
    bool ok;

    spell_out(&sql, db, migration->text);
    ok = db_script(db, sql.text, err)
         && db_run(db, "INSERT INTO schema_version (version) VALUES ($1)", DB_BIND(db_int(version)),
                   err);
    str_done(&sql);
    return ok || error_while(err, "bringing the store to %s", migration->name);
}

/*
 * Whether there is a schema, and which. A database without the table has none;
 * asking for it may fail, which is no error here.
 */
static int64_t schema_version(struct db *db)
{
    struct error none = {0};
    int64_t version;

    if (!db_number(&version, db, "SELECT coalesce(max(version), 0) FROM schema_version",
                   DB_BIND_NONE, &none))
        return 0;
    return version;
}

/* With other tables other things are searched, so the index is made anew. */
static bool migrate(struct store *store, struct error *err)
{
    int64_t newest = newest_version(), version;
    struct db *db = store->db;
    bool ok;

    if (!db_begin(db, err))
        return false;
    ok = db_script(db, "CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)", err);
    for (version = schema_version(db); ok && version < newest; version++)
        ok = migrate_one(db, version + 1, &store_migrations[version], err);
    return db_end(db, ok && search_fill(store, err), err);
}

/* Keep the file as it was before the first migration of a run touches it. */
static bool keep_copy(struct db *db, const char *path, int64_t version, struct error *err)
{
    struct arena arena = {0};
    size_t room = strlen(path) + 48;
    char *copy = arena_alloc(&arena, room);
    bool ok;

    (void)snprintf(copy, room, "%s.before-version-%lld", path, (long long)version + 1);
    (void)remove(copy);
    ok = db_copy(db, copy, err) || error_while(err, "keeping a copy before the store is changed");
    arena_clear(&arena);
    return ok;
}

static bool bring_up_to_date(struct store *store, const char *path, enum store_access access,
                             struct error *err)
{
    int64_t newest = newest_version(), version = schema_version(store->db);

    if (version > newest)
        return error_set(err, ERROR_CORRUPT,
                         "the store was written by a newer liaise (schema %lld; this one knows "
                         "%lld): install the newer one, nothing was changed",
                         (long long)version, (long long)newest);
    if (version == newest)
        return true;
    if (access == STORE_READ)
        return error_set(err, ERROR_CONFLICT,
                         "the store is of an older liaise and may only be read: start liaise once "
                         "where it may write, to bring it up to date");
    return (!version || !path || keep_copy(store->db, path, version, err))
           && migrate(store, err);
}

static bool start(struct store **out, struct db *db, const char *path, enum store_access access,
                  struct error *err)
{
    struct store *store;

    if (sodium_init() < 0) {
        db_close(db);
        return error_set(err, ERROR_IO, "libsodium cannot start: no source of random numbers");
    }
    store = mem_zero(sizeof(*store));
    store->db = db;
    if (!bring_up_to_date(store, path, access, err)) {
        store_close(store);
        return false;
    }
    *out = store;
    return true;
}

bool store_start(struct store **out, struct db *db, enum store_access access, struct error *err)
{
    return start(out, db, NULL, access, err);
}

/* The file behind the URL, or NULL if there is none. */
static const char *path_of(const char *url)
{
    if (!strncmp(url, "sqlite:", 7))
        url += 7;
    return *url == ':' ? NULL : url;
}

bool store_open(struct store **out, const char *url, enum store_access access, struct error *err)
{
    struct db *db;

    return db_open(&db, url, access == STORE_READ ? DB_READ : DB_WRITE, err)
           && start(out, db, path_of(url), access, err);
}

void store_close(struct store *store)
{
    if (!store)
        return;
    arena_clear(&store->pending.arena);
    arena_clear(&store->arena);
    db_close(store->db);
    free(store);
}

bool store_stamp(struct store *store, int64_t *out, struct error *err)
{
    return db_stamp(store->db, out, err);
}

bool store_copy(struct store *store, const char *path, struct error *err)
{
    return db_copy(store->db, path, err);
}
