#ifndef STORE_DB_LOCK_H
#define STORE_DB_LOCK_H

/*
 * Whose turn it is to write: a lock that programs share through a file.
 *
 * The file is never removed and holds nothing. Its lock belongs to flock(2), so that
 * `flock FILE command` keeps liaise from writing meanwhile, and it goes with the process that
 * held it, however that ended.
 *
 * Waiting ends after a given time and is fair: who has just let go does not get in again before
 * the one who waited longest. See db_lock.c for how.
 */

#include <liaise/error.h>

struct db_lock {
    int file;  /* -1: there is no lock, and taking it always works */
    int taken; /* how many times it was taken and not given back */
};

/* Make or open the file, 0600. False with errno set if that cannot be. */
MUST_CHECK bool db_lock_open(struct db_lock *lock, const char *path);
void db_lock_close(struct db_lock *lock);

/* ERROR_BUSY if it was not our turn within that time (0: do not wait). Each is given back once. */
MUST_CHECK bool db_lock_take(struct db_lock *lock, int milliseconds, struct error *err);
void db_lock_give(struct db_lock *lock);

#endif
