#include "support/child.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

#include "base/str.h"

static int64_t clock_now(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t deadline_in(int64_t milliseconds)
{
    return clock_now() + milliseconds;
}

int deadline_left(int64_t deadline)
{
    int64_t left = deadline - clock_now();

    return left > 0 ? (int)left : 0;
}

static double seconds_of(const struct timeval *time)
{
    return (double)time->tv_sec + (double)time->tv_usec / 1e6;
}

struct child_end child_wait(pid_t pid, int64_t deadline)
{
    struct child_end end = {.status = -1};
    struct rusage usage = {0};
    int status = 0;
    pid_t ended;

    /* wait4() knows no deadline: look again every 2 ms, which a test does not notice. */
    while ((ended = wait4(pid, &status, WNOHANG, &usage)) == 0 && deadline_left(deadline) > 0)
        (void)poll(NULL, 0, 2);
    if (ended == 0) {
        end.timed_out = true;
        (void)kill(pid, SIGKILL);
        ended = wait4(pid, &status, 0, &usage);
    }
    if (ended < 0)
        return end;
    end.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    end.status = end.signal ? 128 + end.signal : WEXITSTATUS(status);
    end.seconds = seconds_of(&usage.ru_utime) + seconds_of(&usage.ru_stime);
    return end;
}

/* Where `pair` goes in the list: over one of the same name, or at its end. */
static size_t place_of(char *const *list, size_t count, const char *pair)
{
    size_t length = strcspn(pair, "=") + 1;

    for (size_t i = 0; i < count; i++) {
        if (!strncmp(list[i], pair, length))
            return i;
    }
    return count;
}

static void put(char **list, size_t *count, char *pair)
{
    size_t place = place_of(list, *count, pair);

    list[place] = pair;
    if (place == *count)
        (*count)++;
}

static char *pair_of(struct arena *arena, const char *name, const char *value)
{
    struct str pair = {0};
    char *copy;

    str_add(&pair, "%s=%s", name, value);
    copy = arena_copy(arena, pair.text);
    str_done(&pair);
    return copy;
}

/* A sanitizer's options, with its reports sent to a file: on a screen they would be lost. */
static char *sanitizer(struct arena *arena, const char *name, const char *home)
{
    const char *options = getenv(name);
    struct str value = {0};
    char *pair;

    str_add(&value, "%s%slog_path=%s/sanitizer", options ? options : "", options ? ":" : "", home);
    pair = pair_of(arena, name, value.text);
    str_done(&value);
    return pair;
}

char **child_environment(struct arena *arena, const char *home, const char *term,
                         const char *const *more)
{
    const char *path = getenv("PATH");
    size_t count = 0, extra = 0;
    char **list;

    while (more && more[extra])
        extra++;
    list = arena_alloc(arena, (extra + 8) * sizeof(*list));
    put(list, &count, pair_of(arena, "PATH", path ? path : "/usr/bin:/bin"));
    put(list, &count, pair_of(arena, "HOME", home));
    put(list, &count, pair_of(arena, "LC_ALL", "C.UTF-8"));
    put(list, &count, pair_of(arena, "TZ", "UTC"));
    put(list, &count, pair_of(arena, "TERM", term));
    put(list, &count, sanitizer(arena, "ASAN_OPTIONS", home));
    put(list, &count, sanitizer(arena, "UBSAN_OPTIONS", home));
    for (size_t i = 0; i < extra; i++)
        put(list, &count, arena_copy(arena, more[i]));
    list[count] = NULL;
    return list;
}
