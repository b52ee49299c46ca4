#include "support/program.h"

#include "support/test.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "support/child.h"

struct pipes {
    int in;         /* a file with the input: a pipe could fill up, and would break early */
    int out[2];
    int err[2];
};

static int file_with(const char *text)
{
    FILE *file = tmpfile();
    size_t length = strlen(text);
    int fd;

    if (!file || fwrite(text, 1, length, file) != length || fflush(file) != 0)
        fail_msg("cannot keep the input of a program: %s", strerror(errno));
    fd = dup(fileno(file));
    (void)fclose(file);
    (void)lseek(fd, 0, SEEK_SET);
    return fd;
}

static void become(const struct program *program, const char *folder, char *const *environment,
                   const struct pipes *pipes)
{
    if (dup2(pipes->in, 0) < 0 || dup2(pipes->out[1], 1) < 0 || dup2(pipes->err[1], 2) < 0
        || chdir(folder) != 0)
        _exit(126);
    (void)close(pipes->in);
    (void)execvpe(program->arguments[0], (char *const *)program->arguments, environment);
    perror(program->arguments[0]);
    _exit(127);
}

static pid_t start(struct pipes *pipes, const struct program *program, struct temp *temp)
{
    const char *folder = program->folder ? program->folder : temp->path;
    char **environment = child_environment(&temp->arena, temp->path, "dumb", program->environment);
    pid_t pid = -1;

    pipes->in = file_with(program->input ? program->input : "");
    if (pipe2(pipes->out, O_CLOEXEC) == 0 && pipe2(pipes->err, O_CLOEXEC) == 0)
        pid = fork();
    if (pid < 0)
        fail_msg("cannot start %s: %s", program->arguments[0], strerror(errno));
    if (pid == 0)
        become(program, folder, environment, pipes);
    (void)close(pipes->in);
    (void)close(pipes->out[1]);
    (void)close(pipes->err[1]);
    return pid;
}

/* Add what there is to read. False at the end. */
static bool take(int fd, struct str *text)
{
    char bytes[8192];
    ssize_t count = read(fd, bytes, sizeof(bytes));

    if (count < 0)
        return errno == EINTR;
    str_add_bytes(text, bytes, (size_t)count);
    return count > 0;
}

/* Read both until the program has closed them. */
static void collect(const struct pipes *pipes, struct str *out, struct str *err, int64_t deadline)
{
    struct pollfd ends[2] = {{.fd = pipes->out[0], .events = POLLIN},
                             {.fd = pipes->err[0], .events = POLLIN}};
    struct str *texts[2] = {out, err};

    while ((ends[0].fd >= 0 || ends[1].fd >= 0) && deadline_left(deadline) > 0) {
        if (poll(ends, 2, deadline_left(deadline)) <= 0)
            continue;
        for (int i = 0; i < 2; i++) {
            if (ends[i].revents && !take(ends[i].fd, texts[i]))
                ends[i].fd = -1;
        }
    }
}

/* Move a text to where it lives until the test is over. */
static char *keep(struct str *text, size_t *size_out, struct arena *arena)
{
    char *copy = arena_alloc(arena, text->length + 1);

    if (text->length)
        memcpy(copy, text->text, text->length);
    *size_out = text->length;
    str_done(text);
    return copy;
}

struct outcome program_run(struct temp *temp, const struct program *program)
{
    int64_t deadline = deadline_in((program->seconds ? program->seconds : CHILD_SECONDS) * 1000);
    struct str out = {0}, err = {0};
    struct outcome outcome = {0};
    struct pipes pipes;
    pid_t pid = start(&pipes, program, temp);
    struct child_end end;

    collect(&pipes, &out, &err, deadline);
    end = child_wait(pid, deadline);
    (void)close(pipes.out[0]);
    (void)close(pipes.err[0]);
    outcome.out = keep(&out, &outcome.out_size, &temp->arena);
    outcome.err = keep(&err, &outcome.err_size, &temp->arena);
    outcome.status = end.status;
    outcome.seconds = end.seconds;
    outcome.timed_out = end.timed_out;
    return outcome;
}

struct outcome liaise_run_words(struct temp *temp, const char *input, const char *const *words)
{
    return program_run(temp, &(struct program){.arguments = words, .input = input});
}
