#include "ui/term.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/text.h"
#include "ui/guard.h"
#include "ui/input.h"
#include "ui/term_info.h"
#include "ui/term_paint.h"

#define FRAME_BEGIN "\033[?2026h"
#define FRAME_END "\033[?2026l"
#define TITLE_KEEP "\033[22;2t"
#define TITLE_BACK "\033[23;2t"

enum { COPY_MOST = 64 * 1024 };   /* bytes for the clipboard; terminals drop more */

struct term {
    struct term_info info;
    SCREEN *screen;
    FILE *in, *out;
    int in_fd, out_fd;
    bool is_own_tty;        /* it was opened, because standard input or output is no terminal */
    struct termios former, mode;
    struct input input;
    struct painter painter;
    unsigned notes;         /* of the guard, to be told yet */
    bool mouse, sync, has_title;
};

static void send_bytes(const struct term *term, const char *bytes, size_t count)
{
    while (count) {
        ssize_t written = write(term->out_fd, bytes, count);

        if (written < 0 && errno != EINTR)
            return;   /* it is gone: the next wait will say so */
        if (written > 0) {
            bytes += written;
            count -= (size_t)written;
        }
    }
}

static void send_text(const struct term *term, const char *text)
{
    send_bytes(term, text, strlen(text));
}

/* ---- taking and giving back the screen ---------------------------------------------------- */

/* All keys are ours, except the one that ends a program that does not answer. */
static void take_keys(struct term *term)
{
    term->mode.c_iflag &= ~(tcflag_t)(IXON | ICRNL);
    term->mode.c_lflag &= ~(tcflag_t)(ICANON | ECHO | IEXTEN);
    term->mode.c_lflag |= ISIG;
    term->mode.c_cc[VINTR] = _POSIX_VDISABLE;
    term->mode.c_cc[VSUSP] = _POSIX_VDISABLE;
    term->mode.c_cc[VMIN] = 1;
    term->mode.c_cc[VTIME] = 0;
    (void)tcsetattr(term->in_fd, TCSADRAIN, &term->mode);
}

static void enter(struct term *term)
{
    guard_hold(true);
    take_keys(term);
    send_text(term, term->info.keys_on);
    if (term->info.has_modes)
        send_text(term, MODES_ON);
    if (term->mouse)
        send_text(term, MOUSE_ON);
}

static void leave(struct term *term)
{
    if (term->mouse)
        send_text(term, MOUSE_OFF);
    if (term->info.has_modes)
        send_text(term, MODES_OFF);
    if (term->has_title)
        send_text(term, TITLE_BACK);
    term->has_title = false;
    send_text(term, term->info.keys_off);
    (void)endwin();
    (void)tcsetattr(term->in_fd, TCSADRAIN, &term->former);
    guard_hold(false);
}

static void adopt_size(struct term *term)
{
    struct winsize size;

    if (ioctl(term->out_fd, TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col)
        (void)resizeterm(size.ws_row, size.ws_col);
    painter_resize(&term->painter);
}

static void come_back(struct term *term)
{
    (void)reset_prog_mode();
    adopt_size(term);
    enter(term);
}

/* ---- opening and closing ------------------------------------------------------------------ */

static bool open_files(struct term *term, struct error *err)
{
    term->in_fd = STDIN_FILENO;
    term->out_fd = STDOUT_FILENO;
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        term->in_fd = term->out_fd = open("/dev/tty", O_RDWR | O_CLOEXEC);
        if (term->in_fd < 0)
            return error_set(err, ERROR_IO, "there is no terminal to show anything on");
        term->is_own_tty = true;
    }
    if (tcgetattr(term->in_fd, &term->former) < 0)
        return error_set(err, ERROR_IO, "the terminal does not answer: %s", strerror(errno));
    term->mode = term->former;
    term->in = fdopen(fcntl(term->in_fd, F_DUPFD_CLOEXEC, 3), "r");
    term->out = fdopen(fcntl(term->out_fd, F_DUPFD_CLOEXEC, 3), "w");
    if (!term->in || !term->out)
        return error_set(err, ERROR_IO, "the terminal cannot be used: %s", strerror(errno));
    return true;
}

static void close_files(struct term *term)
{
    if (term->in)
        (void)fclose(term->in);
    if (term->out)
        (void)fclose(term->out);
    if (term->is_own_tty)
        close(term->in_fd);
}

static bool start_screen(struct term *term, struct error *err)
{
    term->screen = newterm(term->info.type, term->out, term->in);
    if (!term->screen) {
        guard_close();
        return error_set(err, ERROR_IO, "the terminal '%s' cannot be used", term->info.type);
    }
    (void)cbreak();
    (void)noecho();
    (void)nonl();
    (void)typeahead(-1);
    (void)leaveok(stdscr, FALSE);
    (void)scrollok(stdscr, FALSE);
    (void)tcgetattr(term->in_fd, &term->mode);
    take_keys(term);
    (void)def_prog_mode();
    return true;
}

/* What the user wants; DEPTH_AUTO is as much as there is. */
static enum colour_depth wanted_depth(const struct term_options *options)
{
    if (options->depth == DEPTH_AUTO && options->no_color && *options->no_color)
        return DEPTH_MONO;
    return options->depth;
}

bool term_open(struct term **out, const struct term_options *options, struct error *err)
{
    struct term *term = mem_zero(sizeof(*term));

    if (!open_files(term, err) ||
        !term_info_read(&term->info, &term->input.keys, options, term->out_fd, err) ||
        !guard_open(term->out_fd, &term->former, term->info.restore, err) ||
        !start_screen(term, err)) {
        close_files(term);
        input_done(&term->input);
        free(term);
        return false;
    }
    term->input.tty = term->in_fd;
    term->input.escape_ms = options->escape_ms;
    term->mouse = options->mouse && term->info.has_modes;
    term->sync = options->sync && term->info.has_modes;
    painter_start(&term->painter, wanted_depth(options), term->info.is_direct);
    adopt_size(term);
    enter(term);
    *out = term;
    return true;
}

void term_close(struct term *term)
{
    if (!term)
        return;
    leave(term);
    guard_close();
    delscreen(term->screen);
    close_files(term);
    input_done(&term->input);
    painter_done(&term->painter);
    free(term);
}

int term_width(const struct term *term)
{
    return term->painter.width;
}

int term_height(const struct term *term)
{
    return term->painter.height;
}

enum colour_depth term_depth(const struct term *term)
{
    return term->painter.depth;
}

bool term_is_ascii(const struct term *term)
{
    (void)term;
    return text_locale_is_ascii();
}

void term_set_mouse(struct term *term, bool on)
{
    if (!term->info.has_modes || term->mouse == on)
        return;
    term->mouse = on;
    send_text(term, on ? MOUSE_ON : MOUSE_OFF);
}

void term_show(struct term *term, const struct canvas *canvas, const struct theme *theme)
{
    if (!painter_paint(&term->painter, canvas, theme))
        return;
    if (term->sync)
        send_text(term, FRAME_BEGIN);
    (void)refresh();
    if (term->sync)
        send_text(term, FRAME_END);
}

void term_repaint(struct term *term)
{
    term->painter.is_stale = true;
}

/* ---- waiting ------------------------------------------------------------------------------ */

static bool take_note(struct term *term, enum guard_note note)
{
    bool was_noted = term->notes & note;

    term->notes &= ~(unsigned)note;
    return was_noted;
}

static void tell_size(const struct term *term, struct event *out)
{
    *out = (struct event){
        .kind = EVENT_RESIZE, .width = term->painter.width, .height = term->painter.height};
}

/* The most pressing note as an event; false if there is none. */
static bool tell_note(struct term *term, struct event *out)
{
    if (take_note(term, GUARD_HANGUP)) {
        term->input.is_gone = true;
        *out = (struct event){.kind = EVENT_HANGUP};
        return true;
    }
    if (take_note(term, GUARD_TERMINATE)) {
        *out = (struct event){.kind = EVENT_TERMINATE};
        return true;
    }
    if (take_note(term, GUARD_INTERRUPT)) {
        *out = (struct event){.kind = EVENT_KEY, .key = "C-c"};
        return true;
    }
    if (take_note(term, GUARD_STOP))
        term_suspend(term);
    else if (take_note(term, GUARD_CONTINUE))
        come_back(term);
    else if (take_note(term, GUARD_RESIZE))
        adopt_size(term);
    else
        return false;
    tell_size(term, out);
    return true;
}

void term_wait(struct term *term, struct event *out, int wait_ms, const int *fds, size_t fd_count)
{
    while (!tell_note(term, out)) {
        term->notes = input_wait(&term->input, out, wait_ms, fds, fd_count);
        if (term->notes)
            continue;
        if (out->kind == EVENT_KEY && strcmp(out->key, "C-z") == 0) {
            term_suspend(term);
            tell_size(term, out);
        }
        return;
    }
}

/* ---- others get the terminal -------------------------------------------------------------- */

void term_suspend(struct term *term)
{
    leave(term);
    guard_stop();
    come_back(term);
    term->notes |= guard_take() & ~(unsigned)(GUARD_CONTINUE | GUARD_STOP | GUARD_RESIZE);
}

/* Signals are to a child what they would be without us. */
static int spawn(const struct term *term, pid_t *child, char *const argv[],
                 char *const environment[])
{
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    sigset_t all, none;
    int failure;

    sigfillset(&all);
    sigdelset(&all, SIGKILL);
    sigdelset(&all, SIGSTOP);
    sigemptyset(&none);
    (void)posix_spawn_file_actions_init(&files);
    (void)posix_spawnattr_init(&attributes);
    (void)posix_spawnattr_setsigdefault(&attributes, &all);
    (void)posix_spawnattr_setsigmask(&attributes, &none);
    (void)posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    if (term->is_own_tty) {
        (void)posix_spawn_file_actions_adddup2(&files, term->in_fd, STDIN_FILENO);
        (void)posix_spawn_file_actions_adddup2(&files, term->out_fd, STDOUT_FILENO);
    }
    failure = posix_spawnp(child, argv[0], &files, &attributes, argv, environment);
    (void)posix_spawnattr_destroy(&attributes);
    (void)posix_spawn_file_actions_destroy(&files);
    return failure;
}

bool term_run(struct term *term, char *const argv[], char *const environment[], int *status,
              struct error *err)
{
    int failure, ended = 0;
    pid_t child;

    leave(term);
    guard_stand_back(true);
    failure = spawn(term, &child, argv, environment);
    while (!failure && waitpid(child, &ended, 0) < 0 && errno == EINTR)
        continue;
    guard_stand_back(false);
    come_back(term);
    term->notes |= guard_take() & ~(unsigned)(GUARD_CONTINUE | GUARD_RESIZE);
    if (failure)
        return error_set(err, ERROR_IO, "'%s' cannot be started: %s", argv[0], strerror(failure));
    *status = WIFSIGNALED(ended) ? 128 + WTERMSIG(ended) : WEXITSTATUS(ended);
    return true;
}

void term_bell(struct term *term)
{
    send_text(term, "\a");
}

void term_title(struct term *term, const char *text)
{
    struct str title = {0};

    if (!term->info.has_modes)
        return;
    if (!term->has_title)
        send_text(term, TITLE_KEEP);
    term->has_title = true;
    str_add(&title, "\033]2;");
    text_add_clean(&title, text, false);
    str_add(&title, "\a");
    send_bytes(term, title.text, title.length);
    str_done(&title);
}

static void add_base64(struct str *out, const unsigned char *bytes, size_t count)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    for (size_t i = 0; i < count; i += 3) {
        size_t left = count - i;
        unsigned group = (unsigned)bytes[i] << 16 | (left > 1 ? (unsigned)bytes[i + 1] << 8 : 0) |
                         (left > 2 ? bytes[i + 2] : 0u);

        str_add(out, "%c%c%c%c", digits[group >> 18], digits[group >> 12 & 63],
                left > 1 ? digits[group >> 6 & 63] : '=', left > 2 ? digits[group & 63] : '=');
    }
}

void term_copy(struct term *term, const char *text)
{
    struct str sequence = {0};

    if (!term->info.has_modes)
        return;
    str_add(&sequence, "\033]52;c;");
    add_base64(&sequence, (const unsigned char *)text, strnlen(text, COPY_MOST));
    str_add(&sequence, "\a");
    send_bytes(term, sequence.text, sequence.length);
    str_done(&sequence);
}
