#ifndef LIAISE_JOURNAL_H
#define LIAISE_JOURNAL_H

/*
 * The one way in: every change of the store is a transaction that has a sentence.
 *
 *     ok = change_begin(store, &author, "Resolve I-12", &err)
 *          && record_save(store, &issue_noun, &issue, &arena, &err);
 *     ok = change_end(store, ok, &err);
 *
 * The journal keeps each row before and after, chained by SHA-256 over the
 * hash of the row before. Undo, redo and history read it.
 */

#include <liaise/store.h>

/* Who changes something, and when. */
struct author {
    const char *name;
    int64_t at;             /* instant */
};

enum change_kind {
    CHANGE_DO, CHANGE_UNDO, CHANGE_REDO,
    CHANGE_SETUP,           /* reading the config, the sample region: not offered for undo */
};

MUST_CHECK bool change_begin(struct store *store, const struct author *author, const char *sentence,
                             struct error *err);
MUST_CHECK bool change_begin_kind(struct store *store, const struct author *author,
                                  enum change_kind kind, const char *sentence, struct error *err);

/*
 * Keeps the change if `ok`, gives it up if not, and returns whether it was kept. A change that
 * changed nothing leaves no trace. Must follow change_begin() that was true, exactly once.
 */
MUST_CHECK bool change_end(struct store *store, bool ok, struct error *err);

/* Whether the change that is open has written anything yet. */
bool change_is_empty(const struct store *store);

struct change {
    int64_t id;
    int64_t at;
    const char *actor, *sentence;
    enum change_kind kind;
    bool is_undone;
    int64_t records;        /* how many records it touched */
};
struct change_list {
    struct change *items;
    size_t count;
};

/*
 * The newest first; only those that touched `ref` unless it is NULL; before change `before` unless
 * 0.
 */
MUST_CHECK bool change_list(struct store *store, const char *ref, int64_t before, size_t limit,
                            struct change_list *out, struct arena *arena, struct error *err);

/* One row that a change wrote. */
struct journal_event {
    int64_t seq;
    const char *object;     /* the record it belongs to, as people quote it */
    const char *table, *verb;       /* "add", "change", "remove" */
    const char *old_row, *new_row;  /* JSON; NULL if there was or is none */
};
struct event_list {
    struct journal_event *items;
    size_t count;
};
MUST_CHECK bool event_list_of(struct store *store, int64_t change_id, struct event_list *out,
                              struct arena *arena, struct error *err);

/*
 * Take back the newest change that still stands, or bring back the one that was taken back last.
 * `said` gets the sentence that was undone. ERROR_NOT_FOUND: nothing to undo. ERROR_CONFLICT:
 * a record of it has been changed since by another way.
 */
MUST_CHECK bool change_undo(struct store *store, const struct author *author, const char **said,
                            struct arena *arena, struct error *err);
MUST_CHECK bool change_redo(struct store *store, const struct author *author, const char **said,
                            struct arena *arena, struct error *err);

/* The instant of the newest change; INSTANT_NONE in an empty store. */
MUST_CHECK bool change_last_at(struct store *store, int64_t *out, struct error *err);

#endif
