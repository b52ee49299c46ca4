#ifndef STORE_STORE_PRIVATE_H
#define STORE_STORE_PRIVATE_H

/* What the files of this folder share. Nobody else includes it, but for tests. */

#include <liaise/journal.h>
#include <liaise/store.h>

#include "store/db.h"

/* A column of a table. */
struct column {
    const char *name;
    bool is_text;
    const struct field *field;      /* NULL for the columns at the head */
};

/*
 * How a noun lies in the store: its columns, and the statements made from them once.
 *
 * Records begin with id, uid, ref (if they have a letter), version, created_at, created_by;
 * parts with id, parent_id, position. Then comes a column for each field that is no list.
 */
struct shape {
    const struct noun *noun;
    bool is_part;
    struct column *columns;
    size_t count, head;
    const char *select;     /* every column, a link followed by the name it leads to */
    const char *image;      /* every column and nothing else, WHERE id = $1 */
    const char *insert;     /* all but the id, RETURNING id */
    const char *restore;    /* all, with the id */
    const char *update;     /* all but the id, WHERE id = the last parameter */
    const char *remove;
    const char *find;       /* the id by the key */
};

/* The change that is being made. */
struct pending {
    bool is_open;
    int64_t id;             /* 0 until it has written something */
    struct author author;
    enum change_kind kind;
    int64_t reverses;       /* 0 if it takes back nothing */
    const char *sentence;
    char last_hash[65];
    struct arena arena;
    struct list refs;       /* struct pending_ref: to be checked at the end */
    struct list touched;    /* records whose words may have changed; see search_index.c */
};

struct pending_ref {
    const char *ref, *object;
};

struct store {
    struct db *db;
    struct arena arena;     /* the shapes */
    struct shape **shapes;
    size_t shape_count;
    struct pending pending;
};

/* An already open database becomes a store. Takes over `db`, also when it fails. */
MUST_CHECK bool store_start(struct store **out, struct db *db, enum store_access access,
                            struct error *err);

const struct shape *shape_of(struct store *store, const struct noun *noun);
/* By table name; NULL if no noun has it. */
const struct shape *shape_of_table(struct store *store, const char *table);

/*
 * The records that `tail` ("WHERE … ORDER BY …", after the FROM) selects, with their parts.
 * The tail is a constant of the caller, never text from outside.
 */
MUST_CHECK bool record_select(struct store *store, const struct noun *noun, const char *tail,
                              const struct db_value *values, size_t count, struct list *out,
                              struct arena *arena, struct error *err);

/* A column of the current row as text in the arena; NULL for NULL. */
const char *column_copy(const struct db_rows *rows, int column, struct arena *arena);

bool column_is_text(enum field_kind kind);

/* The value of a field as it lies in the store; text made for it lives in the arena. */
struct db_value column_value(const struct field *field, const void *record, struct arena *arena);
/* The other way, from `*at`, which moves on. */
MUST_CHECK bool column_read(const struct field *field, void *record, const struct db_rows *rows,
                            int *at, struct arena *arena, struct error *err);

/*
 * Journal one row. Images are JSON objects by column name, NULL for none; begins the change in
 * the store if this is its first row.
 */
struct row_event {
    const char *object;
    const struct shape *shape;
    const char *verb;
    int64_t row_id;
    const char *old_row, *new_row;
};
MUST_CHECK bool journal_row(struct store *store, const struct row_event *event, struct error *err);

/* A row as JSON: from values that are about to be written, or as it lies in the store now. */
const char *row_image(const struct shape *shape, const struct db_value *values,
                      struct arena *arena);
MUST_CHECK bool row_image_now(struct store *store, const struct shape *shape, int64_t id,
                              const char **out, struct arena *arena, struct error *err);
/* Back from JSON: `values` has room for shape->count. */
MUST_CHECK bool row_values(const struct shape *shape, const char *image, struct db_value *values,
                           struct arena *arena, struct error *err);

/* "I-41" for the next issue. Never given twice, also when the record is undone. */
MUST_CHECK bool ref_next(struct store *store, const struct noun *noun, const char **out,
                         struct arena *arena, struct error *err);
/* A ref that came from outside: the next one will be above it. */
MUST_CHECK bool ref_taken(struct store *store, const struct noun *noun, const char *ref,
                          struct error *err);

/* A UUIDv7 for that instant (RFC 9562), as text of 36 characters. */
const char *uid_new(int64_t at, struct arena *arena);

MUST_CHECK bool refs_check(struct store *store, struct error *err);

/* The words of this record may have changed in the change that is being made. */
void search_touch(struct store *store, const struct noun *noun, int64_t id);
/* Brings the search index up to date with the records that were touched: the end of a change. */
MUST_CHECK bool search_update(struct store *store, struct error *err);
/* Makes the index anew, inside of a transaction. */
MUST_CHECK bool search_fill(struct store *store, struct error *err);

#endif
