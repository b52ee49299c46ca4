#ifndef TESTS_SUPPORT_CHILD_H
#define TESTS_SUPPORT_CHILD_H

/*
 * Processes that a test starts: what they see, how long they may take, how they ended.
 *
 * Nothing here waits for a fixed time: there is a deadline, generous because it
 * only matters when something is broken.
 */

#include <liaise/arena.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

enum { CHILD_SECONDS = 10 };    /* what a wait is given when nobody says otherwise */

/* A moment, in milliseconds of a clock that nobody sets. */
int64_t deadline_in(int64_t milliseconds);
int deadline_left(int64_t deadline);     /* milliseconds, never negative */

struct child_end {
    int status;         /* exit status; 128 + the signal that ended it; -1 if it is no child */
    int signal;         /* that signal, 0 if it exited */
    double seconds;     /* processor time it took, its own children included */
    bool timed_out;     /* it was still there at the deadline, and was killed */
};

/* Wait for the end of the process; at the deadline it is killed. */
struct child_end child_wait(pid_t pid, int64_t deadline);

/*
 * The environment that a program under test gets: PATH, HOME=`home`, LC_ALL=C.UTF-8, TZ=UTC,
 * TERM=`term`, the sanitizers' options of this test, then `more` ("NAME=value", NULL-ended; may
 * be NULL), where a name given again wins. Nothing else: what the developer has set changes no
 * test. Reports of the sanitizers go to `home`/sanitizer.*, where temp_close() finds them.
 */
char **child_environment(struct arena *arena, const char *home, const char *term,
                         const char *const *more);

#endif
