#include "store/db_sqlite.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"

/* How a file can be opened, from the best way to the last resort. */
enum way {
    WAY_WRITE,
    WAY_READ,
    WAY_ALONE,     /* reading, without the memory shared with others that the log needs */
    WAY_IMMUTABLE, /* reading what nobody can be changing: no locks, no log */
    WAY_MEMORY,    /* no file at all */
};

enum { CLOSE_WAIT = 100 }; /* ms for the turn to tidy up */

/* The path as a URI, in which SQLite reads "immutable". */
static void write_uri(struct str *out, const char *path)
{
    str_add(out, "file:");
    for (; *path; path++) {
        if (strchr("%?#", *path))
            str_add(out, "%%%02X", (unsigned)(unsigned char)*path);
        else
            str_add_bytes(out, path, 1);
    }
    str_add(out, "?immutable=1");
}

static int connect_to(struct sqlite_db *db, enum way way)
{
    static const int flags[] = {
        [WAY_WRITE] = SQLITE_OPEN_READWRITE,
        [WAY_READ] = SQLITE_OPEN_READONLY,
        [WAY_ALONE] = SQLITE_OPEN_READWRITE,
        [WAY_IMMUTABLE] = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI,
        [WAY_MEMORY] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY,
    };
    struct str uri = {0};
    int result;

    if (way == WAY_IMMUTABLE)
        write_uri(&uri, db->path);
    result = sqlite3_open_v2(uri.text ? uri.text : db->path, &db->handle, flags[way], NULL);
    str_done(&uri);
    return result;
}

/* The first column of the first row. */
static bool ask(sqlite3 *handle, const char *sql, char out[16])
{
    sqlite3_stmt *statement = NULL;
    bool found = sqlite3_prepare_v2(handle, sql, -1, &statement, NULL) == SQLITE_OK
                 && sqlite3_step(statement) == SQLITE_ROW;

    if (found)
        (void)snprintf(out, 16, "%s", (const char *)sqlite3_column_text(statement, 0));
    return sqlite3_finalize(statement) == SQLITE_OK && found;
}

/* The log is a file of its own, so that those who read and those who write do not wait. */
static bool turn_log_on(struct sqlite_db *db, struct error *err)
{
    char mode[16];
    bool ok;

    if (!ask(db->handle, "PRAGMA journal_mode", mode))
        return sqlite_fail(db, err);
    if (strcmp(mode, "wal") == 0)
        return true;
    if (!sqlite_take_turn(db, BUSY_WAIT, err))
        return false;
    ok = ask(db->handle, "PRAGMA journal_mode = WAL", mode) || sqlite_fail(db, err);
    sqlite_give_turn(db);
    if (ok && strcmp(mode, "wal") != 0)
        return error_set(err, ERROR_IO,
                         "the disk of %s cannot be shared between programs, which "
                         "liaise needs; put the store on a disk of this machine",
                         db->path);
    return ok;
}

/* Everything a connection needs, up to having read something. */
static bool set_up(struct sqlite_db *db, enum way way, struct error *err)
{
    static const char settings[] =
        "PRAGMA synchronous = FULL;" /* what was confirmed survives a power cut */
        "PRAGMA foreign_keys = ON;"
        "PRAGMA temp_store = MEMORY;"
        "PRAGMA cache_size = -16384;"
        "PRAGMA mmap_size = 0;"
        "SELECT count(*) FROM sqlite_schema;";
    char page_size[16];

    (void)sqlite3_extended_result_codes(db->handle, 1);
    (void)sqlite3_busy_timeout(db->handle, BUSY_WAIT);
    (void)sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    (void)sqlite3_db_config(db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    (void)sqlite3_db_config(db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    (void)sqlite3_wal_autocheckpoint(db->handle, 0);
    if (way == WAY_ALONE && !sqlite_run(db, "PRAGMA locking_mode = EXCLUSIVE", err))
        return false;
    if (!sqlite_run(db, settings, err))
        return false;
    if (way == WAY_MEMORY)
        return true;
    if (way != WAY_WRITE)
        return sqlite_run(db, "PRAGMA query_only = ON", err);
    if (!ask(db->handle, "PRAGMA page_size", page_size))
        return sqlite_fail(db, err);
    db->wal_step = WAL_MOST / (int)strtol(page_size, NULL, 10);
    db->wal_limit = db->wal_step;
    sqlite_watch_log(db);
    return turn_log_on(db, err);
}

/* What stands in the way of reading or writing files, as opposed to what stands in them. */
static bool is_about_files(int code)
{
    return code == SQLITE_CANTOPEN || code == SQLITE_IOERR || code == SQLITE_READONLY
           || code == SQLITE_FULL || code == SQLITE_PERM;
}

/* On failure, `*about_files` says whether another way may do better, and errno why it failed. */
static bool connect_in(struct sqlite_db *db, enum way way, bool *about_files, struct error *err)
{
    int error;

    if ((connect_to(db, way) == SQLITE_OK || sqlite_fail(db, err)) && set_up(db, way, err))
        return true;
    error = sqlite3_system_errno(db->handle);
    *about_files = is_about_files(sqlite3_errcode(db->handle) & 0xff);
    (void)sqlite3_close(db->handle);
    db->handle = NULL;
    errno = error;
    return false;
}

static const char *beside(struct sqlite_db *db, const char *suffix)
{
    size_t room = strlen(db->path) + strlen(suffix) + 1;
    char *path = arena_alloc(&db->arena, room);

    (void)snprintf(path, room, "%s%s", db->path, suffix);
    return path;
}

static bool log_is_empty(struct sqlite_db *db)
{
    struct stat status;

    return stat(beside(db, "-wal"), &status) != 0 || status.st_size == 0;
}

/*
 * Reading needs no less than writing does: a file of memory that programs share, beside the store.
 * Where that cannot be made (the disk is full, or may only be read), we do without: alone, or, if
 * nothing is in the log, without any locks, since then nobody else can have made that file either.
 */
static bool open_to_read(struct sqlite_db *db, struct error *err)
{
    bool about_files;

    return connect_in(db, WAY_READ, &about_files, err)
           || (about_files
               && connect_in(db, log_is_empty(db) ? WAY_IMMUTABLE : WAY_ALONE, &about_files, err));
}

/* If it cannot be written it is opened to be read, and remembers why. */
static bool open_to_write(struct sqlite_db *db, struct error *err)
{
    bool about_files = true;

    if (faccessat(AT_FDCWD, db->path, W_OK, AT_EACCESS) == 0
        && db_lock_open(&db->lock, beside(db, "-lock"))
        && connect_in(db, WAY_WRITE, &about_files, err)) {
        if (sqlite3_db_readonly(db->handle, "main") != 0)
            db->why_read_only = sqlite_why_not(EACCES);
        return true;
    }
    if (!about_files)
        return false;
    db->why_read_only = sqlite_why_not(errno);
    return open_to_read(db, err);
}

static bool fail_to_make(const char *path, struct error *err)
{
    return error_set(err, ERROR_IO, "cannot make the store %s: %s; choose another place for it",
                     path, strerror(errno));
}

/* A new file is ours alone from its first moment on; SQLite gives its other files the same mode. */
static bool make_file(const char *path, struct error *err)
{
    struct arena arena = {0};
    const char *folder = path_folder(path, &arena);
    struct stat status;
    bool ok = folder_make(folder, err);

    if (ok && stat(path, &status) != 0) {
        int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

        ok = file >= 0 ? close(file) == 0 && folder_sync(folder) : errno == EEXIST;
        if (!ok)
            fail_to_make(path, err);
    }
    arena_clear(&arena);
    return ok;
}

/* The path without links, since the lock must be the same for everyone; it must be a file. */
static bool find_file(struct sqlite_db *db, const char *address, struct error *err)
{
    char *path = realpath(address, NULL);
    struct stat status;

    if (!path && errno == ENOENT)
        return error_set(err, ERROR_NOT_FOUND, "there is no store at %s", address);
    if (!path)
        return error_set(err, ERROR_IO, "cannot open the store %s: %s", address, strerror(errno));
    db->path = arena_copy(&db->arena, path);
    free(path);
    if (stat(db->path, &status) == 0 && !S_ISREG(status.st_mode))
        return error_set(err, ERROR_INVALID, "%s is not a file; give the path of a store", address);
    return true;
}

static bool open_memory(struct sqlite_db *db, struct error *err)
{
    bool about_files;

    db->path = ":memory:";
    return connect_in(db, WAY_MEMORY, &about_files, err);
}

static bool open_file(struct sqlite_db *db, const char *address, enum db_access access,
                      struct error *err)
{
    struct stat status;

    if (access == DB_WRITE && stat(address, &status) != 0 && errno == ENOENT
        && !make_file(address, err))
        return false;
    if (!find_file(db, address, err))
        return false;
    if (access == DB_WRITE)
        return open_to_write(db, err);
    db->why_read_only = "it was opened for reading only";
    return open_to_read(db, err);
}

static void free_db(struct sqlite_db *db)
{
    db_lock_close(&db->lock);
    arena_clear(&db->arena);
    free(db);
}

bool sqlite_open(struct db **out, const char *address, enum db_access access, struct error *err)
{
    struct sqlite_db *db = mem_zero(sizeof(*db));
    bool ok;

    db->db.driver = &db_sqlite;
    db->lock = (struct db_lock){.file = -1};
    ok = strcmp(address, ":memory:") == 0 ? open_memory(db, err)
                                          : open_file(db, address, access, err);
    if (!ok) {
        free_db(db);
        return false;
    }
    *out = &db->db;
    return true;
}

/*
 * The last to close writes the log back and removes it, which takes a turn like any other write.
 * If it is somebody else's turn, then the log stays until somebody else closes.
 */
void sqlite_close(struct db *base)
{
    struct sqlite_db *db = (struct sqlite_db *)base;
    struct error ignored = {0};
    bool has_turn;

    assert(!db->in_transaction && "db_close() between db_begin() and db_end()");
    has_turn = sqlite_take_turn(db, CLOSE_WAIT, &ignored);
    sqlite_forget_statements(db);
    if (has_turn) {
        (void)!sqlite_run(db, "PRAGMA analysis_limit = 400; PRAGMA optimize", &ignored);
        (void)sqlite3_db_config(db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    }
    (void)sqlite3_close(db->handle);
    free_db(db); /* and with it the turn */
}

/* Copies */

static bool copy_pages(struct sqlite_db *db, sqlite3 *copy, const char *path, struct error *err)
{
    sqlite3_backup *backup = sqlite3_backup_init(copy, "main", db->handle, "main");

    if (!backup)
        return sqlite_fail_with(copy, path, err);
    (void)sqlite3_backup_step(backup, -1);
    return sqlite3_backup_finish(backup) == SQLITE_OK || sqlite_fail_with(copy, path, err);
}

/* One file without a log, which can be read from wherever it is put. Then look at all of it. */
static bool finish_copy(sqlite3 *copy, const char *path, struct error *err)
{
    char answer[16];

    if (!ask(copy, "PRAGMA journal_mode = DELETE", answer)
        || !ask(copy, "PRAGMA quick_check(1)", answer))
        return sqlite_fail_with(copy, path, err);
    if (strcmp(answer, "ok") != 0)
        return error_set(err, ERROR_CORRUPT, "the copy %s is damaged, and so the store may be",
                         path);
    return true;
}

static bool copy_into(struct sqlite_db *db, const char *path, struct error *err)
{
    sqlite3 *copy = NULL;
    bool ok = sqlite3_open_v2(path, &copy, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK
              || sqlite_fail_with(copy, path, err);

    ok = ok && copy_pages(db, copy, path, err) && finish_copy(copy, path, err);
    (void)sqlite3_close(copy);
    return ok;
}

/* The file was synced by SQLite, but its name was not. */
static bool sync_name(const char *path, struct error *err)
{
    struct arena arena = {0};
    bool ok =
        folder_sync(path_folder(path, &arena))
        || error_set(err, ERROR_IO, "cannot make the copy %s last: %s", path, strerror(errno));

    arena_clear(&arena);
    return ok;
}

bool sqlite_copy(struct db *base, const char *path, struct error *err)
{
    int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool ok;

    if (file < 0 && errno == EEXIST)
        return error_set(err, ERROR_CONFLICT, "%s is already there; choose another name", path);
    if (file < 0)
        return error_set(err, ERROR_IO, "cannot make the copy %s: %s; choose another place", path,
                         strerror(errno));
    (void)close(file);
    ok = copy_into((struct sqlite_db *)base, path, err) && sync_name(path, err);
    if (!ok)
        (void)unlink(path);
    return ok;
}
