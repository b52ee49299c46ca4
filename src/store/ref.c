#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/store_private.h"

/* The names of records: refs for people, uids between stores. */

static const char ref_take[] =
    "INSERT INTO counter (kind, next) VALUES ($1, 2)"
    " ON CONFLICT (kind) DO UPDATE SET next = counter.next + 1 RETURNING next";

bool ref_next(struct store *store, const struct noun *noun, const char **out, struct arena *arena,
              struct error *err)
{
    int64_t next;
    char ref[32];

    if (!db_number(&next, store->db, ref_take, DB_BIND(db_text(noun->name)), err))
        return false;
    (void)snprintf(ref, sizeof(ref), "%c-%lld", noun->letter, (long long)next - 1);
    *out = arena_copy(arena, ref);
    return true;
}

/* The number of "I-12", or 0. */
static int64_t ref_number(const struct noun *noun, const char *ref)
{
    char *end;
    long long number;

    if (ref[0] != noun->letter || ref[1] != '-' || ref[2] < '1' || ref[2] > '9')
        return 0;
    errno = 0;
    number = strtoll(ref + 2, &end, 10);
    return *end || errno || number > 999999999 ? 0 : number;
}

bool ref_taken(struct store *store, const struct noun *noun, const char *ref, struct error *err)
{
    static const char sql[] =
        "INSERT INTO counter (kind, next) VALUES ($1, $2)"
        " ON CONFLICT (kind) DO UPDATE SET next ="
        " CASE WHEN counter.next < excluded.next THEN excluded.next ELSE counter.next END";
    int64_t number = ref_number(noun, ref);

    if (!number)
        return error_set(err, ERROR_INVALID, "\"%.40s\" is not a ref of a %s; they look like %c-12",
                         ref, noun->name, noun->letter);
    return db_run(store->db, sql, DB_BIND(db_text(noun->name), db_int(number + 1)), err);
}

const char *uid_new(int64_t at, struct arena *arena)
{
    uint64_t milliseconds = (uint64_t)at * 1000;
    unsigned char bytes[16];
    char text[37];
    int used = 0;

    randombytes_buf(bytes, sizeof(bytes));
    for (int i = 0; i < 6; i++)
        bytes[i] = (unsigned char)(milliseconds >> (40 - 8 * i));
    bytes[6] = (unsigned char)(0x70 | (bytes[6] & 0x0F));
    bytes[8] = (unsigned char)(0x80 | (bytes[8] & 0x3F));
    for (int i = 0; i < 16; i++)
        used += snprintf(text + used, sizeof(text) - (size_t)used, "%s%02x",
                         i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "", bytes[i]);
    return arena_copy(arena, text);
}

static bool ref_exists(struct store *store, const struct pending_ref *pending, struct error *err)
{
    const struct noun *noun = noun_of_ref(pending->ref);
    struct error missing = {0};
    int64_t id;

    if (!noun)
        return error_set(err, ERROR_INVALID,
                         "%s points to \"%.40s\", which is no ref (such as I-12)", pending->object,
                         pending->ref);
    if (db_number(&id, store->db, shape_of(store, noun)->find, DB_BIND(db_text(pending->ref)),
                  &missing))
        return true;
    if (missing.kind != ERROR_NOT_FOUND) {
        *err = missing;
        return false;
    }
    return error_set(err, ERROR_NOT_FOUND, "%s points to %s, which does not exist", pending->object,
                     pending->ref);
}

bool refs_check(struct store *store, struct error *err)
{
    const struct pending_ref *refs = store->pending.refs.items;

    for (size_t i = 0; i < store->pending.refs.count; i++) {
        if (!ref_exists(store, &refs[i], err))
            return false;
    }
    return true;
}
