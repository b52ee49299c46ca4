#ifndef LIAISE_STORE_H
#define LIAISE_STORE_H

/*
 * The one place where everything liaise knows is kept.
 *
 * Reading needs nothing but the store. Writing happens inside a change (see
 * journal.h): one transaction with a sentence that says what it does.
 */

#include <liaise/noun.h>

struct store;

enum store_access { STORE_WRITE, STORE_READ };

/*
 * Open the store at `url` (a path, or "sqlite:PATH", or "sqlite::memory:"). STORE_WRITE creates
 * it or brings it up to date, after a copy of the old file. A store written by a newer liaise is
 * refused.
 */
MUST_CHECK bool store_open(struct store **out, const char *url, enum store_access access,
                           struct error *err);
void store_close(struct store *store);

/* A number that differs once another program has written to the store. */
MUST_CHECK bool store_stamp(struct store *store, int64_t *out, struct error *err);

/* A consistent copy of the whole at `path`, which must not exist. */
MUST_CHECK bool store_copy(struct store *store, const char *path, struct error *err);

/*
 * Records of any noun. What is read lives in the arena, with all its parts.
 */
MUST_CHECK bool record_get(struct store *store, const struct noun *noun, int64_t id, void *out,
                           struct arena *arena, struct error *err);

/*
 * The id of the record that people quote as `key` ("I-12", "NWP", a name). ERROR_NOT_FOUND offers
 * the nearest.
 */
MUST_CHECK bool record_find(struct store *store, const struct noun *noun, const char *key,
                            int64_t *id_out, struct error *err);

/* By its key, at once. */
MUST_CHECK bool record_get_by_key(struct store *store, const struct noun *noun, const char *key,
                                  void *out, struct arena *arena, struct error *err);

/*
 * Every record of the noun with an id above `after`, in order of id, at most `limit`; for export
 * and lists that page through everything.
 */
MUST_CHECK bool record_page(struct store *store, const struct noun *noun, int64_t after,
                            size_t limit, struct list *out, struct arena *arena,
                            struct error *err);
MUST_CHECK bool record_count(struct store *store, const struct noun *noun, int64_t *out,
                             struct error *err);

/*
 * Inside a change. Links that have a name and no id are looked up; a party or ref that does not
 * exist is an error (refs when the change ends, so that records may point to later ones).
 *
 * record_add gives the record its id, uid, version and, unless it brings one, its next ref.
 * record_save writes what differs. The record's version must be the one that was read: if it has
 * changed since, nothing is written and the error is ERROR_CONFLICT.
 */
MUST_CHECK bool record_add(struct store *store, const struct noun *noun, void *record,
                           struct arena *arena, struct error *err);
MUST_CHECK bool record_save(struct store *store, const struct noun *noun, void *record,
                            struct arena *arena, struct error *err);
MUST_CHECK bool record_remove(struct store *store, const struct noun *noun, int64_t id,
                              struct error *err);

/* Small facts about how somebody works: sort orders, the demo's clock. Not journaled. */
MUST_CHECK bool setting_get(struct store *store, const char *key, const char **out,
                            struct arena *arena, struct error *err);    /* NULL if never set */
MUST_CHECK bool setting_set(struct store *store, const char *key, const char *value,
                            struct error *err);
MUST_CHECK bool setting_remove(struct store *store, const char *key, struct error *err);
/* Those whose key begins so, in the order of their keys. */
struct setting {
    const char *key, *value;
};
struct setting_list {
    struct setting *items;
    size_t count;
};
MUST_CHECK bool setting_list(struct store *store, const char *prefix, struct setting_list *out,
                             struct arena *arena, struct error *err);

/* What was typed into a form and not saved yet. Not journaled. */
struct draft {
    int64_t id;
    const char *form;       /* which form: "add issue" */
    const char *target;     /* the ref it is about; "" for a new record */
    const char *fields;     /* as the form wrote it */
    int64_t saved_at;
};
struct draft_list {
    struct draft *items;
    size_t count;
};
MUST_CHECK bool draft_save(struct store *store, const struct draft *draft, struct error *err);
MUST_CHECK bool draft_find(struct store *store, const char *form, const char *target,
                           struct draft *out, bool *found, struct arena *arena,
                           struct error *err);
MUST_CHECK bool draft_remove(struct store *store, const char *form, const char *target,
                             struct error *err);
MUST_CHECK bool draft_list_all(struct store *store, struct draft_list *out, struct arena *arena,
                               struct error *err);

struct config;

#endif
