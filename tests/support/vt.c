#include "support/vt.h"

#include "support/test.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <vterm.h>

#include "base/mem.h"
#include "base/str.h"
#include "support/vt_private.h"

/* Called by the emulator for keys and for its answers to the program: sent by flush(). */
static void on_output(const char *bytes, size_t count, void *user)
{
    struct vt *vt = user;

    str_add_bytes(&vt->outgoing, bytes, count);
}

static void keep_title(struct vt *vt, const VTermValue *value)
{
#if VTERM_VERSION_MAJOR > 0 || VTERM_VERSION_MINOR >= 2
    (void)snprintf(vt->state.title, sizeof(vt->state.title), "%.*s", (int)value->string.len,
                   value->string.str);
#else
    (void)snprintf(vt->state.title, sizeof(vt->state.title), "%s", value->string);
#endif
}

static int on_property(VTermProp property, VTermValue *value, void *user)
{
    struct vt *vt = user;

    if (property == VTERM_PROP_ALTSCREEN)
        vt->state.alternate = value->boolean;
    else if (property == VTERM_PROP_CURSORVISIBLE)
        vt->state.cursor_visible = value->boolean;
    else if (property == VTERM_PROP_MOUSE)
        vt->state.mouse = value->number;
    else if (property == VTERM_PROP_TITLE)
        keep_title(vt, value);
    return 1;
}

static int on_bell(void *user)
{
    struct vt *vt = user;

    vt->state.bells++;
    return 1;
}

static int on_cursor(VTermPos position, VTermPos before, int visible, void *user)
{
    struct vt *vt = user;

    (void)before;
    (void)visible;
    vt->state.cursor_x = position.col;
    vt->state.cursor_y = position.row;
    return 1;
}

static const VTermScreenCallbacks callbacks = {
    .settermprop = on_property,
    .bell = on_bell,
    .movecursor = on_cursor,
};

/* The order matters: UTF-8 before the reset, or the first bytes are taken for Latin-1. */
static void open_emulator(struct vt *vt)
{
    vt->terminal = vterm_new(vt->state.height, vt->state.width);
    vterm_set_utf8(vt->terminal, 1);
    vterm_output_set_callback(vt->terminal, on_output, vt);
    vt->screen = vterm_obtain_screen(vt->terminal);
    vterm_screen_set_callbacks(vt->screen, &callbacks, vt);
    vterm_screen_enable_altscreen(vt->screen, 1);
    vterm_screen_reset(vt->screen, 1);
}

static struct winsize size_of(const struct vt *vt)
{
    return (struct winsize){.ws_col = (unsigned short)vt->state.width,
                            .ws_row = (unsigned short)vt->state.height};
}

static void become(const struct vt_start *start, const char *folder, char *const *environment)
{
    if (chdir(folder) != 0)
        _exit(126);
    (void)execvpe(start->arguments[0], (char *const *)start->arguments, environment);
    perror(start->arguments[0]);
    _exit(127);
}

static void give_back(struct vt *vt)
{
    vt_hang_up(vt);
    vterm_free(vt->terminal);
    str_done(&vt->outgoing);
    str_done(&vt->text);
    free(vt);
}

/* The test has failed: the program must not outlive it. */
static void abandon(void *with)
{
    struct vt *vt = with;

    (void)kill(vt->pid, SIGKILL);
    (void)child_wait(vt->pid, deadline_in(CHILD_SECONDS * 1000));
    give_back(vt);
}

struct vt *vt_open(struct temp *temp, const struct vt_start *start)
{
    const char *folder = start->folder ? start->folder : temp->path;
    const char *term = start->term ? start->term : "xterm-256color";
    char **environment = child_environment(&temp->arena, temp->path, term, start->environment);
    struct vt *vt = mem_zero(sizeof(*vt));
    struct winsize size;

    vt->state.width = start->width ? start->width : 80;
    vt->state.height = start->height ? start->height : 24;
    vt->state.cursor_visible = true;
    size = size_of(vt);
    vt->pid = forkpty(&vt->fd, NULL, NULL, &size);
    if (vt->pid == 0)
        become(start, folder, environment);
    if (vt->pid < 0) {
        free(vt);
        fail_msg("cannot start %s in a terminal: %s", start->arguments[0], strerror(errno));
    }
    (void)fcntl(vt->fd, F_SETFD, FD_CLOEXEC);
    (void)fcntl(vt->fd, F_SETFL, O_NONBLOCK);
    open_emulator(vt);
    vt->temp = temp;
    temp_at_end(temp, abandon, vt);
    return vt;
}

struct vt *vt_liaise_words(struct temp *temp, int width, int height, const char *const *words)
{
    return vt_open(temp,
                   &(struct vt_start){.arguments = words, .width = width, .height = height});
}

/* Read what has come. On Linux a read fails with EIO once the program has closed the terminal. */
static void take(struct vt *vt)
{
    char bytes[8192];
    ssize_t count = read(vt->fd, bytes, sizeof(bytes));

    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (count <= 0) {
        vt->state.ended = true;
        return;
    }
    vt->state.received += (size_t)count;
    (void)vterm_input_write(vt->terminal, bytes, (size_t)count);
    vterm_screen_flush_damage(vt->screen);
}

static void send_outgoing(struct vt *vt)
{
    struct str *out = &vt->outgoing;
    ssize_t count = write(vt->fd, out->text, out->length);

    if (count <= 0)
        return;
    out->length -= (size_t)count;
    memmove(out->text, out->text + count, out->length);
}

bool vt_pump(struct vt *vt, int milliseconds)
{
    struct pollfd end = {.fd = vt->fd, .events = POLLIN};

    if (vt->state.ended)
        return false;
    if (vt->outgoing.length)
        end.events = POLLIN | POLLOUT;
    if (poll(&end, 1, milliseconds) <= 0)
        return false;
    if (end.revents & POLLOUT)
        send_outgoing(vt);
    if (end.revents & (POLLIN | POLLHUP | POLLERR))
        take(vt);
    return true;
}

/* Send all that waits, reading meanwhile: a program that is not read from may stop reading. */
void vt_flush(struct vt *vt)
{
    int64_t deadline = deadline_in(CHILD_SECONDS * 1000);

    while (vt->outgoing.length && !vt->state.ended && deadline_left(deadline) > 0)
        (void)vt_pump(vt, deadline_left(deadline));
    vt->outgoing.length = 0;
}

void vt_hang_up(struct vt *vt)
{
    if (vt->fd >= 0)
        (void)close(vt->fd);
    vt->fd = -1;
    vt->state.ended = true;
}

struct child_end vt_close(struct vt *vt)
{
    int64_t deadline = deadline_in(CHILD_SECONDS * 1000);
    struct child_end end;

    while (!vt->state.ended && deadline_left(deadline) > 0)
        (void)vt_pump(vt, deadline_left(deadline));
    end = child_wait(vt->pid, deadline);
    temp_forget(vt->temp, vt);
    give_back(vt);
    return end;
}

void vt_signal(struct vt *vt, int signal)
{
    assert_int_equal(kill(vt->pid, signal), 0);
}

pid_t vt_pid(const struct vt *vt)
{
    return vt->pid;
}

struct vt_state vt_state(const struct vt *vt)
{
    return vt->state;
}

/* The emulator first: the program may draw for the new size as soon as the kernel knows it. */
void vt_resize(struct vt *vt, int width, int height)
{
    struct winsize size;

    vt->state.width = width;
    vt->state.height = height;
    vterm_set_size(vt->terminal, height, width);
    vterm_screen_flush_damage(vt->screen);
    size = size_of(vt);
    assert_int_equal(ioctl(vt->fd, TIOCSWINSZ, &size), 0);
}
