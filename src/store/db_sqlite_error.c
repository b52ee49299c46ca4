#include "store/db_sqlite.h"

#include <errno.h>
#include <string.h>

#include "store/db_refusal.h"

static bool is_full(int error)
{
    return error == ENOSPC || error == EDQUOT || error == EFBIG;
}

const char *sqlite_why_not(int error)
{
    if (is_full(error))
        return "its disk is full";
    if (error == EROFS)
        return "its disk can only be read";
    return "you may not write it or its folder";
}

/* What SQLite says is "<what it is about>: <which>". */
static const char *which_of(const char *message)
{
    const char *colon = strstr(message, ": ");

    return colon ? colon + 2 : message;
}

static bool fail_constraint(sqlite3 *handle, struct error *err)
{
    const char *message = sqlite3_errmsg(handle);

    switch (sqlite3_extended_errcode(handle)) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        return db_refuse_double(err, which_of(message));
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return db_refuse_reference(err);
    case SQLITE_CONSTRAINT_CHECK:
        return db_refuse_rule(err, which_of(message));
    case SQLITE_CONSTRAINT_NOTNULL:
        return db_refuse_empty(err, which_of(message));
    case SQLITE_CONSTRAINT_TRIGGER:
        return error_set(err, ERROR_CONFLICT, "%s", message); /* words of our own migrations */
    default:
        return error_set(err, ERROR_INVALID,
                         "a value is not of the kind the store keeps there (%s); change it",
                         message);
    }
}

static bool fail_full(const char *path, struct error *err)
{
    return error_set(err, ERROR_IO,
                     "the disk of %s is full: nothing was changed, and reading still "
                     "works; make room and repeat",
                     path);
}

/* SQLite forgets what the system said while it commits, and then the system still knows. */
static int system_error(sqlite3 *handle)
{
    int error = sqlite3_system_errno(handle);

    return error ? error : errno;
}

static bool fail_disk(sqlite3 *handle, const char *path, struct error *err)
{
    int error = system_error(handle);

    if (is_full(error))
        return fail_full(path, err);
    return error_set(err, ERROR_IO,
                     "the disk does not read or write %s (%s): nothing was changed; "
                     "look after the disk",
                     path, error ? strerror(error) : sqlite3_errmsg(handle));
}

static bool fail_open(sqlite3 *handle, const char *path, struct error *err)
{
    int error = sqlite3_system_errno(handle);

    return error_set(err, ERROR_IO,
                     "cannot open %s or a file beside it (%s); see who may read it and its folder",
                     path, error ? strerror(error) : sqlite3_errmsg(handle));
}

bool sqlite_fail_with(sqlite3 *handle, const char *path, struct error *err)
{
    switch (sqlite3_errcode(handle) & 0xff) {
    case SQLITE_CONSTRAINT:
        return fail_constraint(handle, err);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return error_set(err, ERROR_BUSY,
                         "the store %s is in use by another program; try again in a moment", path);
    case SQLITE_NOTADB:
        return error_set(err, ERROR_CORRUPT,
                         "%s is not a store of liaise; give the path of another file", path);
    case SQLITE_CORRUPT:
        return error_set(err, ERROR_CORRUPT,
                         "the store %s is damaged; put the newest of the copies "
                         "that liaise keeps beside it in its place",
                         path);
    case SQLITE_FULL:
        return fail_full(path, err);
    case SQLITE_READONLY:
        return error_set(err, ERROR_IO,
                         "the store %s can only be read: nothing was changed; see "
                         "who may write it and its folder",
                         path);
    case SQLITE_IOERR:
        return fail_disk(handle, path, err);
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return fail_open(handle, path, err);
    case SQLITE_TOOBIG:
        return error_set(err, ERROR_INVALID, "that is too long to be kept; shorten it");
    default:
        return error_set(err, ERROR_CORRUPT,
                         "the store %s is not as liaise expects (%s); it may "
                         "belong to another program or another liaise",
                         path, sqlite3_errmsg(handle));
    }
}

bool sqlite_fail_read_only(const struct sqlite_db *db, struct error *err)
{
    return error_set(err, ERROR_IO, "the store %s can only be read, for %s; nothing was changed",
                     db->path, db->why_read_only);
}

bool sqlite_fail(struct sqlite_db *db, struct error *err)
{
    if (db->why_read_only && (sqlite3_errcode(db->handle) & 0xff) == SQLITE_READONLY)
        return sqlite_fail_read_only(db, err);
    return sqlite_fail_with(db->handle, db->path, err);
}
