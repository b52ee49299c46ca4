#include "store/db_lock.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

/*
 * Waiting in a bounded time, and fairly.
 *
 * flock() can wait for ever or not at all. An alarm could end the wait, but signals belong to the
 * program and not to its store; so we ask again and again, with short naps. Asking alone would be
 * unfair: a program that writes flat out asks at the very moment it lets go, and those who nap
 * hardly ever find the lock free (with SQLite's own waiting, 15 turns to 1, and waits of 4 s).
 *
 * Hence a queue of one: there is a second lock, to be *next*. Who is next asks for the lock itself
 * in short naps, and lets go of being next when it has it. Who has just finished writing must
 * become next again first, which it cannot while somebody is; so it never overtakes. Those further
 * back ask in longer naps to be next, all with the same chance.
 *
 * Being next is a lock on the first byte of the same open file (of the open file, not of the
 * process: two connections of one process wait for each other too). It is a different kind from
 * flock's and the two do not see each other. Where there is no such lock the waiting is bounded
 * all the same, only not as fair. Both kinds end with the process.
 *
 * Time is counted in naps, not read from a clock.
 */
enum {
    NAP_NEXT = 200,    /* µs, in front of the queue */
    NAP_BEHIND = 1000, /* µs, further back */
};

static void nap(long microseconds)
{
    struct timespec time = {.tv_nsec = microseconds * 1000};

    (void)nanosleep(&time, NULL);
}

static bool is_taken(int error)
{
    return error == EWOULDBLOCK || error == EAGAIN || error == EACCES || error == EINTR;
}

static int try_to_write(int file)
{
    return flock(file, LOCK_EX | LOCK_NB);
}

static int try_to_be_next(int file)
{
#ifdef F_OFD_SETLK
    struct flock first = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 1};

    return fcntl(file, F_OFD_SETLK, &first);
#else
    (void)file;
    return 0;
#endif
}

static void stop_being_next(int file)
{
#ifdef F_OFD_SETLK
    struct flock first = {.l_type = F_UNLCK, .l_whence = SEEK_SET, .l_len = 1};

    (void)fcntl(file, F_OFD_SETLK, &first);
#else
    (void)file;
#endif
}

/* Ask until the answer is yes, an error, or `*left` µs have gone by. */
static bool ask(int (*attempt)(int file), int file, long pause, long *left)
{
    while (attempt(file) != 0) {
        if (!is_taken(errno))
            return false;
        if (*left <= 0) {
            errno = EWOULDBLOCK;
            return false;
        }
        nap(pause);
        *left -= pause;
    }
    return true;
}

bool db_lock_open(struct db_lock *lock, const char *path)
{
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

    if (file < 0)
        return false;
    *lock = (struct db_lock){.file = file};
    return true;
}

void db_lock_close(struct db_lock *lock)
{
    if (lock->file >= 0)
        (void)close(lock->file);
    *lock = (struct db_lock){.file = -1};
}

bool db_lock_take(struct db_lock *lock, int milliseconds, struct error *err)
{
    long left = milliseconds * 1000L;
    bool is_next, ok;
    int error;

    if (lock->file < 0 || lock->taken) {
        lock->taken++;
        return true;
    }
    is_next = ask(try_to_be_next, lock->file, NAP_BEHIND, &left);
    ok = is_next && ask(try_to_write, lock->file, NAP_NEXT, &left);
    error = errno;
    if (is_next)
        stop_being_next(lock->file);
    if (ok)
        lock->taken = 1;
    else if (is_taken(error))
        error_set(err, ERROR_BUSY, "it is in use by another program; try again in a moment");
    else
        error_set(err, ERROR_IO, "its lock cannot be taken: %s", strerror(error));
    return ok;
}

void db_lock_give(struct db_lock *lock)
{
    assert(lock->taken > 0);
    if (--lock->taken == 0 && lock->file >= 0)
        (void)flock(lock->file, LOCK_UN);
}
