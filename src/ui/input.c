#include "ui/input.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "ui/guard.h"

enum {
    FDS_MOST = 16,
    PASTE_SILENCE_MS = 2000,    /* a paste that says nothing for so long has ended */
    TURNS_MOST = 1000,          /* a second: something is broken, and must not eat the machine */
};

static int64_t now_ms(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void input_done(struct input *input)
{
    keys_done(&input->keys);
}

static void drop(struct input *input, size_t count)
{
    input->count -= count;
    memmove(input->bytes, input->bytes + count, input->count);
}

/* The next event of what was read; false if more has to be read first. */
static bool decode(struct input *input, struct event *out, bool is_all)
{
    while (input->count) {
        size_t taken = keys_read(&input->keys, out, input->bytes, input->count,
                                 is_all || input->count == sizeof(input->bytes));

        if (!taken)
            return false;
        drop(input, taken);
        if (out->kind != EVENT_TIMEOUT) {
            input->turns = 0;
            return true;
        }
    }
    return false;
}

/* How long the beginning of a sequence or a paste waits for its rest; -1 if there is none. */
static int patience(const struct input *input)
{
    int64_t wait;

    if (!input->count && !input->keys.is_pasting)
        return -1;
    wait = input->last_byte - now_ms() +
           (input->keys.is_pasting ? PASTE_SILENCE_MS : input->escape_ms);
    return wait > 0 ? (int)wait : 0;
}

/* Nothing came in time: what is there is all. */
static bool give_up_waiting(struct input *input, struct event *out)
{
    if (!input->keys.is_pasting)
        return decode(input, out, true);
    keys_end_paste(&input->keys, out);
    return true;
}

static void hang_up(struct input *input, struct event *out)
{
    input->is_gone = true;
    *out = (struct event){.kind = EVENT_HANGUP};
}

/* False if the terminal is gone. */
static bool fill(struct input *input)
{
    ssize_t count = read(input->tty, input->bytes + input->count,
                         sizeof(input->bytes) - input->count);

    if (count > 0) {
        input->count += (size_t)count;
        input->last_byte = now_ms();
    }
    return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN));
}

static bool has_too_many_turns(struct input *input)
{
    int64_t now = now_ms();

    if (now - input->second >= 1000) {
        input->second = now;
        input->turns = 0;
    }
    return ++input->turns > TURNS_MOST;
}

static size_t prepare(const struct input *input, struct pollfd *polled, const int *fds,
                      size_t fd_count)
{
    if (fd_count > FDS_MOST)
        fd_count = FDS_MOST;
    polled[0] = (struct pollfd){.fd = guard_fd(), .events = POLLIN};
    polled[1] = (struct pollfd){.fd = input->tty, .events = POLLIN};
    for (size_t i = 0; i < fd_count; i++)
        polled[2 + i] = (struct pollfd){.fd = fds[i], .events = POLLIN};
    return 2 + fd_count;
}

/* What poll() found. True if there is an answer: the notes, or an event. */
static bool look(struct input *input, struct event *out, const struct pollfd *polled, size_t count,
                 unsigned *notes)
{
    if (has_too_many_turns(input)) {
        hang_up(input, out);
        return true;
    }
    if (polled[0].revents && (*notes = guard_take()))
        return true;
    if (polled[1].revents) {
        if (!(polled[1].revents & POLLIN) || !fill(input)) {
            hang_up(input, out);
            return true;
        }
        return decode(input, out, false);
    }
    for (size_t i = 2; i < count; i++)
        if (polled[i].revents) {
            *out = (struct event){.kind = EVENT_FD, .fd = i - 2};
            return true;
        }
    return false;
}

/* The shorter of two waits, where -1 is for ever. */
static int shorter(int a, int b)
{
    if (a < 0)
        return b;
    return b < 0 || a < b ? a : b;
}

unsigned input_wait(struct input *input, struct event *out, int wait_ms, const int *fds,
                    size_t fd_count)
{
    struct pollfd polled[2 + FDS_MOST];
    int64_t end = wait_ms < 0 ? 0 : now_ms() + wait_ms;
    unsigned notes = 0;

    if (input->is_gone) {
        hang_up(input, out);
        return 0;
    }
    if (decode(input, out, false))
        return 0;
    for (;;) {
        int64_t left = wait_ms < 0 ? -1 : end - now_ms();
        size_t count = prepare(input, polled, fds, fd_count);
        int wait = wait_ms < 0 ? -1 : left > 0 ? (int)left : 0;
        int found = poll(polled, (nfds_t)count, shorter(wait, patience(input)));

        if (found > 0 && look(input, out, polled, count, &notes))
            return notes;
        if (found == 0 && patience(input) == 0 && give_up_waiting(input, out))
            return 0;
        if (wait_ms >= 0 && now_ms() >= end) {
            *out = (struct event){.kind = EVENT_TIMEOUT};
            return 0;
        }
    }
}
