/*
 * A small program on the terminal, for test_term.c to drive: it shows its size, what happened
 * last, and cells in the colours of a theme that is written down here.
 *
 *     term_demo [mono|16|256|true] [no-mouse] [no-sync] [tick] [spin] [job]
 *
 * With "spin" it never reads the descriptor that can be read. With "job" it does what a shell
 * does: runs itself as a job, and continues it on the key "g" when it has stopped.
 */

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/colour.h"
#include "base/str.h"
#include "ui/term.h"

extern char **environ;

struct demo {
    struct term *term;
    struct theme theme;
    struct canvas canvas;
    struct str last;
    int events, status;
    bool is_done;
    int pipe[2];
    bool is_spinning;
};

static void set_role(struct theme *theme, enum role role, const char *foreground,
                     const char *background, unsigned look)
{
    struct error err = {0};

    theme->roles[role] = (struct role_look){.look = look};
    if ((foreground && !colour_read(&theme->roles[role].foreground, foreground, &err)) ||
        (background && !colour_read(&theme->roles[role].background, background, &err))) {
        fprintf(stderr, "%s\n", err.text);
        exit(2);
    }
}

static void set_theme(struct theme *theme)
{
    for (int i = 0; i < ROLES; i++)
        set_role(theme, (enum role)i, "default", NULL, 0);
    set_role(theme, ROLE_BACKGROUND, "default", "default", 0);
    set_role(theme, ROLE_CRITICAL, "#ff8078", NULL, LOOK_BOLD);
    set_role(theme, ROLE_LOW, "blue", NULL, 0);
    set_role(theme, ROLE_OK, "bright-green", NULL, 0);
    set_role(theme, ROLE_SELECTION, NULL, "#2b3a4f", 0);
    set_role(theme, ROLE_LINK, "default", NULL, LOOK_UNDERLINE);
}

static void draw(struct demo *demo)
{
    struct canvas *canvas = &demo->canvas;

    canvas_done(canvas);
    canvas_init(canvas, term_width(demo->term), term_height(demo->term),
                term_is_ascii(demo->term));
    canvas_writef(canvas, 0, 0, canvas->width, ROLE_TEXT, "size %dx%d depth %d", canvas->width,
                  canvas->height, (int)term_depth(demo->term));
    canvas_writef(canvas, 0, 1, canvas->width, ROLE_TEXT, "event %d: %s", demo->events,
                  demo->last.text ? demo->last.text : "none");
    canvas_write(canvas, 0, 2, canvas->width, ROLE_CRITICAL, "critical");
    canvas_write(canvas, 0, 3, canvas->width, ROLE_OK, "ok");
    canvas_write(canvas, 0, 4, canvas->width, ROLE_CRITICAL, "selected");
    canvas_surface(canvas, 0, 4, canvas->width, ROLE_SELECTION);
    canvas_write(canvas, 0, 5, canvas->width, ROLE_LINK, "link");
    canvas_write(canvas, 0, 6, canvas->width, ROLE_LOW, "low");
    canvas_write(canvas, 0, 7, canvas->width, ROLE_TEXT, "港湾|e\u0301|\U0001F44D|\u202eend");
    canvas_write_right(canvas, 0, canvas->height - 1, canvas->width, ROLE_TEXT, "corner");
    canvas_cursor(canvas, 3, 1, true);
    term_show(demo->term, canvas, &demo->theme);
}

static void say(struct demo *demo, const char *format, ...) PRINTF_LIKE(2, 3);
static void say(struct demo *demo, const char *format, ...)
{
    va_list args;

    str_done(&demo->last);
    va_start(args, format);
    str_add_args(&demo->last, format, args);
    va_end(args);
    demo->events++;
}

static void run(struct demo *demo, char *script)
{
    char *argv[] = {(char[]){"sh"}, (char[]){"-c"}, script, NULL};
    struct error err = {0};
    int status;

    if (term_run(demo->term, argv, environ, &status, &err))
        say(demo, "ran, status %d", status);
    else
        say(demo, "%s", err.text);
}

static void run_nothing(struct demo *demo)
{
    char *argv[] = {(char[]){"no-such-program-anywhere"}, NULL};
    struct error err = {0};
    int status;

    if (!term_run(demo->term, argv, environ, &status, &err))
        say(demo, "%s", err.text);
}

static void key(struct demo *demo, const char *name)
{
    say(demo, "key %s", name);
    if (strcmp(name, "q") == 0) {
        demo->is_done = true;
        demo->status = 7;
    } else if (strcmp(name, "I") == 0)
        __builtin_trap();
    else if (strcmp(name, "A") == 0)
        abort();
    else if (strcmp(name, "X") == 0)
        exit(5);   /* without closing the terminal */
    else if (strcmp(name, "E") == 0)
        run(demo, (char[]){"printf 'inside the child '; stty -a | tr '\\n' ' ' | "
                           "grep -o ' icanon.* echo ' ; read line; exit 3"});
    else if (strcmp(name, "N") == 0)
        run_nothing(demo);
    else if (strcmp(name, "C-l") == 0)
        term_repaint(demo->term);
    else if (strcmp(name, "M") == 0)
        term_set_mouse(demo->term, false);
    else if (strcmp(name, "F") == 0)
        (void)!write(demo->pipe[1], "x", 1);
    else if (strcmp(name, "B") == 0)
        term_bell(demo->term);
    else if (strcmp(name, "T") == 0)
        term_title(demo->term, "liaise\033[2J \u202e1");
    else if (strcmp(name, "Y") == 0)
        term_copy(demo->term, "copied");
}

static void handle(struct demo *demo, const struct event *event)
{
    static const char *const buttons[] = {"left", "middle", "right", "up", "down"};

    switch (event->kind) {
    case EVENT_TIMEOUT:
        say(demo, "timeout");
        break;
    case EVENT_KEY:
        key(demo, event->key);
        break;
    case EVENT_PASTE:
        say(demo, "paste %zu <%.40s>", event->length, event->text);
        break;
    case EVENT_MOUSE:
        say(demo, "mouse %s %d,%d", buttons[event->mouse], event->x, event->y);
        break;
    case EVENT_RESIZE:
        say(demo, "resize %dx%d", event->width, event->height);
        break;
    case EVENT_FOCUS_IN:
        say(demo, "focus in");
        break;
    case EVENT_FOCUS_OUT:
        say(demo, "focus out");
        break;
    case EVENT_FD:
        say(demo, "descriptor %zu", event->fd);
        if (!demo->is_spinning)
            (void)!read(demo->pipe[0], (char[1]){0}, 1);
        break;
    case EVENT_HANGUP:
        demo->is_done = true;
        demo->status = 129;
        break;
    case EVENT_TERMINATE:
        demo->is_done = true;
        demo->status = 143;
        break;
    }
}

static bool has(int argc, char **argv, const char *word)
{
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], word) == 0)
            return true;
    return false;
}

static enum colour_depth depth_of(int argc, char **argv)
{
    static const char *const names[] = {
        [DEPTH_MONO] = "mono", [DEPTH_16] = "16", [DEPTH_256] = "256", [DEPTH_TRUE] = "true"};

    for (int depth = DEPTH_MONO; depth <= DEPTH_TRUE; depth++)
        if (has(argc, argv, names[depth]))
            return (enum colour_depth)depth;
    return DEPTH_AUTO;
}

static int show(int argc, char **argv)
{
    struct demo demo = {0};
    struct error err = {0};
    struct term_options options = {
        .term = getenv("TERM"), .colorterm = getenv("COLORTERM"), .no_color = getenv("NO_COLOR"),
        .depth = depth_of(argc, argv), .mouse = !has(argc, argv, "no-mouse"),
        .sync = !has(argc, argv, "no-sync"), .escape_ms = 25,
    };

    if (pipe(demo.pipe) < 0 || !term_open(&demo.term, &options, &err)) {
        fprintf(stderr, "error: %s\n", err.text);
        return 1;
    }
    demo.is_spinning = has(argc, argv, "spin");
    set_theme(&demo.theme);
    while (!demo.is_done) {
        struct event event;

        if (!demo.is_spinning || demo.events < 2)
            draw(&demo);
        term_wait(demo.term, &event, has(argc, argv, "tick") ? 300 : -1, demo.pipe, 1);
        handle(&demo, &event);
    }
    term_close(demo.term);
    canvas_done(&demo.canvas);
    str_done(&demo.last);
    printf("bye %d\n", demo.status);
    return demo.status;
}

static pid_t start_job(int argc, char **argv)
{
    pid_t job = fork();

    if (job == 0) {
        (void)setpgid(0, 0);
        (void)tcsetpgrp(STDIN_FILENO, getpid());
        (void)signal(SIGTTOU, SIG_DFL);
        exit(show(argc, argv));
    }
    (void)setpgid(job, job);
    return job;
}

static int control_job(int argc, char **argv)
{
    int status = 0;
    pid_t job;

    (void)signal(SIGTTOU, SIG_IGN);
    job = start_job(argc, argv);
    while (waitpid(job, &status, WUNTRACED) == job && WIFSTOPPED(status)) {
        (void)tcsetpgrp(STDIN_FILENO, getpgrp());
        printf("the job has stopped\n");
        (void)fflush(stdout);
        while (getchar() != 'g')
            continue;
        (void)tcsetpgrp(STDIN_FILENO, job);
        (void)kill(-job, SIGCONT);
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int main(int argc, char **argv)
{
    setlocale(LC_ALL, "");
    return has(argc, argv, "job") ? control_job(argc, argv) : show(argc, argv);
}
