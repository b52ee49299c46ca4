#include "ui/guard.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { RESTORE_SIZE = 512, STACK_SIZE = 64 * 1024 };

static const int noted[] = {SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGCONT};
static const int fatal[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGQUIT};

enum {
    NOTED = sizeof(noted) / sizeof(*noted),
    FATAL = sizeof(fatal) / sizeof(*fatal),
};

/*
 * Signal handlers are given nothing but a number: what they need has to stand somewhere. This is
 * the only thing in the program that is not handed from caller to callee.
 */
static struct guard {
    volatile sig_atomic_t is_open;
    volatile sig_atomic_t is_ours;          /* the screen */
    volatile sig_atomic_t is_registered;    /* with atexit() */
    int pipe[2];
    int tty;
    struct termios mode;
    char restore[RESTORE_SIZE];
    size_t restore_length;
    struct sigaction former_noted[NOTED], former_fatal[FATAL];
    bool has_stack;                         /* the stack of signals is ours */
    char stack[STACK_SIZE];
} guard;

static void note(int number)
{
    int kept = errno;
    unsigned char byte = (unsigned char)number;

    if (write(guard.pipe[1], &byte, 1) < 0)
        errno = 0;   /* the pipe is full, so somebody will wake up anyway */
    errno = kept;
}

static void restore_screen(void)
{
    if (!guard.is_open || !guard.is_ours)
        return;
    guard.is_ours = 0;
    if (write(guard.tty, guard.restore, guard.restore_length) > 0)
        (void)tcsetattr(guard.tty, TCSANOW, &guard.mode);
}

/*
 * Hands over to the handler that was there before. A fault of our own happens again when this
 * one returns; a signal that was sent has to be sent again.
 */
static void crash(int number, siginfo_t *info, void *context)
{
    (void)context;
    restore_screen();
    for (size_t i = 0; i < FATAL; i++)
        if (fatal[i] == number)
            (void)sigaction(number, &guard.former_fatal[i], NULL);
    if (info->si_code <= 0 || number == SIGQUIT)
        (void)raise(number);
}

static void take_signals(void)
{
    struct sigaction noting = {.sa_handler = note, .sa_flags = SA_RESTART};
    struct sigaction crashing = {.sa_sigaction = crash, .sa_flags = SA_SIGINFO | SA_ONSTACK};

    sigemptyset(&noting.sa_mask);
    sigemptyset(&crashing.sa_mask);
    for (size_t i = 0; i < NOTED; i++)
        (void)sigaction(noted[i], &noting, &guard.former_noted[i]);
    for (size_t i = 0; i < FATAL; i++)
        (void)sigaction(fatal[i], &crashing, &guard.former_fatal[i]);
}

/* A crash by running out of stack needs another one to be handled on. */
static void take_stack(void)
{
    stack_t stack = {.ss_sp = guard.stack, .ss_size = STACK_SIZE}, former;

    guard.has_stack = sigaltstack(NULL, &former) == 0 && (former.ss_flags & SS_DISABLE) &&
                      sigaltstack(&stack, NULL) == 0;
}

bool guard_open(int tty, const struct termios *mode, const char *restore, struct error *err)
{
    size_t length = strlen(restore);

    if (guard.is_open)
        return error_set(err, ERROR_IO, "the terminal is in use already");
    if (length >= RESTORE_SIZE)
        return error_set(err, ERROR_IO, "the terminal needs too much to be restored");
    if (pipe2(guard.pipe, O_NONBLOCK | O_CLOEXEC) < 0)
        return error_set(err, ERROR_IO, "no pipe for signals: %s", strerror(errno));
    guard.tty = tty;
    guard.mode = *mode;
    memcpy(guard.restore, restore, length + 1);
    guard.restore_length = length;
    guard.is_open = 1;
    guard.is_ours = 0;
    take_stack();
    take_signals();
    if (!guard.is_registered)
        guard.is_registered = atexit(restore_screen) == 0;
    return true;
}

void guard_close(void)
{
    stack_t none = {.ss_flags = SS_DISABLE};

    if (!guard.is_open)
        return;
    for (size_t i = 0; i < NOTED; i++)
        (void)sigaction(noted[i], &guard.former_noted[i], NULL);
    for (size_t i = 0; i < FATAL; i++)
        (void)sigaction(fatal[i], &guard.former_fatal[i], NULL);
    if (guard.has_stack)
        (void)sigaltstack(&none, NULL);
    guard.is_open = guard.is_ours = 0;
    close(guard.pipe[0]);
    close(guard.pipe[1]);
}

int guard_fd(void)
{
    return guard.pipe[0];
}

static unsigned note_of(int number)
{
    switch (number) {
    case SIGWINCH:
        return GUARD_RESIZE;
    case SIGHUP:
        return GUARD_HANGUP;
    case SIGTERM:
        return GUARD_TERMINATE;
    case SIGINT:
        return GUARD_INTERRUPT;
    case SIGTSTP:
        return GUARD_STOP;
    case SIGCONT:
        return GUARD_CONTINUE;
    default:
        return 0;
    }
}

unsigned guard_take(void)
{
    unsigned char bytes[64];
    unsigned notes = 0;
    ssize_t count;

    while ((count = read(guard.pipe[0], bytes, sizeof(bytes))) > 0)
        for (ssize_t i = 0; i < count; i++)
            notes |= note_of(bytes[i]);
    return notes;
}

void guard_hold(bool is_ours)
{
    guard.is_ours = is_ours;
}

void guard_stop(void)
{
    struct sigaction stopping = {.sa_handler = SIG_DFL}, ours;

    sigemptyset(&stopping.sa_mask);
    (void)sigaction(SIGTSTP, &stopping, &ours);
    (void)kill(0, SIGTSTP);
    (void)sigaction(SIGTSTP, &ours, NULL);
}

void guard_stand_back(bool is_back)
{
    struct sigaction stopping = {.sa_handler = SIG_DFL}, ignoring = {.sa_handler = SIG_IGN};
    struct sigaction noting = {.sa_handler = note, .sa_flags = SA_RESTART};
    struct sigaction crashing = {.sa_sigaction = crash, .sa_flags = SA_SIGINFO | SA_ONSTACK};

    (void)sigaction(SIGTSTP, is_back ? &stopping : &noting, NULL);
    (void)sigaction(SIGINT, is_back ? &ignoring : &noting, NULL);
    (void)sigaction(SIGQUIT, is_back ? &ignoring : &crashing, NULL);
}
