/*
 * The terminal harness itself, tried on small shell scripts: what it says about a screen can only
 * be believed if it would notice otherwise.
 */

#include "support/test.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/vt.h"

/* Shows each byte that comes in as a word, until a "q". */
#define SHOW_BYTES \
    "stty raw -echo; printf '%s'; printf 'ready\\r\\n';" \
    "while :; do b=$(dd bs=1 count=1 2>/dev/null | od -An -tx1 | tr -d ' \\n');" \
    "[ \"$b\" = 71 ] && exit 0; [ -z \"$b\" ] && exit 9; printf '%%s ' \"$b\"; done"

static struct vt *shell(struct temp *temp, const char *script, int width, int height)
{
    const char *const arguments[] = {"/bin/sh", "-c", script, NULL};

    return vt_open(temp, &(struct vt_start){
                             .arguments = arguments, .width = width, .height = height});
}

/* A program that shows the bytes it gets, after it has sent `setup` to the terminal. */
static struct vt *byte_shower(struct temp *temp, const char *setup)
{
    char script[1024];

    (void)snprintf(script, sizeof(script), SHOW_BYTES, setup);
    return shell(temp, script, 200, 10);
}

static void text_colours_and_attributes_are_read_back(void **state)
{
    struct vt *vt = shell(*state,
                          "printf 'plain \\033[1;4;31mred\\033[0m "
                          "\\033[7;38;5;208;48;5;17mA\\033[0m \\033[3;9;38;2;1;2;3mB\\033[0m\\r\\n"
                          "end'; read x", 40, 5);
    struct vt_cell cell;

    assert_int_equal(vt_wait(vt, "end"), 1);
    assert_string_equal(vt_row(vt, 0), "plain red A B");
    assert_string_equal(vt_text(vt), "plain red A B\nend\n\n\n\n");
    cell = vt_cell(vt, 0, 0);
    assert_true(cell.foreground == VT_DEFAULT && cell.background == VT_DEFAULT && !cell.bold);
    cell = vt_cell(vt, 6, 0);
    assert_true(cell.foreground == 1 && cell.bold && cell.underline && !cell.reverse);
    cell = vt_cell(vt, 10, 0);
    assert_true(cell.foreground == 208 && cell.background == 17 && cell.reverse);
    cell = vt_cell(vt, 12, 0);
    assert_true(cell.foreground == VT_RGB + 0x010203 && cell.italic && cell.strike);
    vt_keys(vt, "<Enter>");
    assert_int_equal(vt_close(vt).status, 0);
}

static void wide_and_combining_characters_take_their_columns(void **state)
{
    struct vt *vt = shell(*state, "printf '日本e\\314\\201x'; read x", 20, 3);

    vt_wait(vt, "日本");
    vt_wait(vt, "x");
    assert_string_equal(vt_row(vt, 0), "日本e\xcc\x81x");
    assert_int_equal(vt_cell(vt, 0, 0).width, 2);
    assert_string_equal(vt_cell(vt, 1, 0).text, "");
    assert_string_equal(vt_cell(vt, 4, 0).text, "e\xcc\x81");
    assert_string_equal(vt_cell(vt, 5, 0).text, "x");
    vt_keys(vt, "<Enter>");
    assert_int_equal(vt_close(vt).status, 0);
}

static void the_terminal_says_where_the_cursor_is_and_what_modes_are_on(void **state)
{
    struct vt *vt = shell(*state,
                          "printf '\\033[?1049h\\033[?25l\\033[?1000h\\033]0;a title\\007\\007on"
                          "\\033[3;7H'; read x; printf '\\033[?1049l\\033[?25h\\033[?1000loff'; "
                          "read x", 40, 5);
    struct vt_state now;

    vt_wait(vt, "on");
    vt_settle(vt);
    now = vt_state(vt);
    assert_true(now.alternate && !now.cursor_visible);
    assert_int_equal(now.mouse, 1);
    assert_int_equal(now.bells, 1);
    assert_string_equal(now.title, "a title");
    assert_int_equal(now.cursor_x, 6);
    assert_int_equal(now.cursor_y, 2);
    vt_keys(vt, "<Enter>");
    vt_wait(vt, "off");
    vt_wait_gone(vt, "on");
    now = vt_state(vt);
    assert_true(!now.alternate && now.cursor_visible && now.mouse == 0);
    assert_true(now.received > 40);
    vt_keys(vt, "<Enter>");
    assert_int_equal(vt_close(vt).status, 0);
}

static void keys_arrive_as_a_terminal_sends_them(void **state)
{
    static const struct {
        const char *keys, *bytes;
    } cases[] = {
        {"ab", "61 62"},
        {"é", "c3 a9"},
        {"<Enter>", "0d"},
        {"<Esc>", "1b"},
        {"<Tab>", "09"},
        {"<S-Tab>", "1b 5b 5a"},
        {"<Space>", "20"},
        {"<Backspace>", "7f"},
        {"<C-r>", "12"},
        {"<C-i>", "09"},
        {"<A-x>", "1b 78"},
        {"<lt>", "3c"},
        {"<Up><Down>", "1b 5b 41 1b 5b 42"},
        {"<C-Right>", "1b 5b 31 3b 35 43"},
        {"<PageDown>", "1b 5b 36 7e"},
        {"<F1>", "1b 4f 50"},
        {"<F12>", "1b 5b 32 34 7e"},
        {"<C-->", "0d"},
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct vt *vt = byte_shower(*state, "");

        vt_wait(vt, "ready");
        vt_keys(vt, cases[i].keys);
        vt_wait(vt, cases[i].bytes);
        vt_keys(vt, "q");
        assert_int_equal(vt_close(vt).status, 0);
    }
}

static void a_paste_is_marked_once_the_program_asks_for_it(void **state)
{
    struct vt *vt = byte_shower(*state, "");

    vt_wait(vt, "ready");
    vt_paste(vt, "ab");
    vt_wait(vt, "61 62");
    assert_false(vt_shows(vt, "1b"));
    vt_keys(vt, "q");
    assert_int_equal(vt_close(vt).status, 0);
    vt = byte_shower(*state, "\\033[?2004h");
    vt_wait(vt, "ready");
    vt_paste(vt, "ab");
    vt_wait(vt, "1b 5b 32 30 30 7e 61 62 1b 5b 32 30 31 7e");
    vt_keys(vt, "q");
    assert_int_equal(vt_close(vt).status, 0);
}

static void clicks_and_the_wheel_arrive_with_their_place(void **state)
{
    struct vt *vt = byte_shower(*state, "\\033[?1000h\\033[?1006h");

    vt_wait(vt, "ready");
    vt_click(vt, 4, 2, 1);
    vt_wait(vt, "1b 5b 3c 30 3b 35 3b 33 4d 1b 5b 3c 30 3b 35 3b 33 6d");   /* ESC[<0;5;3M … m */
    vt_wheel(vt, 4, 2, 1);
    vt_wait(vt, "1b 5b 3c 36 35 3b 35 3b 33 4d");                           /* ESC[<65;5;3M */
    vt_wheel(vt, 4, 2, -1);
    vt_wait(vt, "1b 5b 3c 36 34 3b 35 3b 33 4d");
    vt_keys(vt, "q");
    assert_int_equal(vt_close(vt).status, 0);
}

static void a_new_size_reaches_the_program(void **state)
{
    struct vt *vt = shell(*state,
                          "trap 'echo \"resized to $(stty size)\"' WINCH; stty size; "
                          "while :; do read x && exit 3; done", 60, 12);

    vt_wait(vt, "12 60");
    vt_resize(vt, 40, 20);
    vt_wait(vt, "resized to 20 40");
    assert_int_equal(vt_state(vt).width, 40);
    vt_resize(vt, 30, 6);
    vt_wait(vt, "resized to 6 30");
    vt_keys(vt, "<Enter>");
    assert_int_equal(vt_close(vt).status, 3);
}

static void the_exit_status_and_the_signal_are_told(void **state)
{
    struct child_end end = vt_close(shell(*state, "exit 7", 80, 24));
    struct vt *vt;

    assert_int_equal(end.status, 7);
    assert_int_equal(end.signal, 0);
    vt = shell(*state, "echo here; read x", 80, 24);
    vt_wait(vt, "here");
    vt_signal(vt, SIGTERM);
    end = vt_close(vt);
    assert_int_equal(end.signal, SIGTERM);
    assert_int_equal(end.status, 128 + SIGTERM);
    assert_false(end.timed_out);
}

static void a_hang_up_ends_a_program_that_does_nothing_about_it(void **state)
{
    struct vt *vt = shell(*state, "echo here; read x", 80, 24);

    vt_wait(vt, "here");
    vt_hang_up(vt);
    assert_int_equal(vt_close(vt).signal, SIGHUP);
}

static void processor_time_is_that_of_the_program(void **state)
{
    struct child_end busy = vt_close(
        shell(*state, "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done", 80, 24));
    struct child_end idle = vt_close(shell(*state, "exec true", 80, 24));

    assert_true(busy.seconds > 0.02);
    assert_true(idle.seconds < busy.seconds);
}

static void a_program_gets_a_fixed_environment_and_its_own_home(void **state)
{
    const char *const arguments[] = {
        "/bin/sh", "-c", "echo \"$TERM $LC_ALL $TZ [$COLUMNS$LINES$SECRET] $MORE\"; "
        "[ \"$HOME\" = \"$(pwd)\" ] && echo at home", NULL};
    const char *const more[] = {"MORE=yes", "TZ=Asia/Tokyo", NULL};
    struct vt *vt;

    (void)setenv("SECRET", "of the developer", 1);
    vt = vt_open(*state, &(struct vt_start){.arguments = arguments, .environment = more});
    vt_wait(vt, "at home");
    assert_string_equal(vt_row(vt, 0), "xterm-256color C.UTF-8 Asia/Tokyo [] yes");
    assert_int_equal(vt_close(vt).status, 0);
}

static void a_large_paste_does_not_block_a_program_that_answers(void **state)
{
    struct vt *vt = shell(
        *state, "stty raw -echo; echo ready; head -c 100000 | wc -c; exit 4", 80, 24);
    char *text = malloc(100001);

    vt_wait(vt, "ready");
    memset(text, 'x', 100000);
    text[100000] = '\0';
    vt_paste(vt, text);
    free(text);
    vt_wait(vt, "100000");
    assert_int_equal(vt_close(vt).status, 4);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, temp_setup, temp_teardown)
        TEST(text_colours_and_attributes_are_read_back),
        TEST(wide_and_combining_characters_take_their_columns),
        TEST(the_terminal_says_where_the_cursor_is_and_what_modes_are_on),
        TEST(keys_arrive_as_a_terminal_sends_them),
        TEST(a_paste_is_marked_once_the_program_asks_for_it),
        TEST(clicks_and_the_wheel_arrive_with_their_place),
        TEST(a_new_size_reaches_the_program),
        TEST(the_exit_status_and_the_signal_are_told),
        TEST(a_hang_up_ends_a_program_that_does_nothing_about_it),
        TEST(processor_time_is_that_of_the_program),
        TEST(a_program_gets_a_fixed_environment_and_its_own_home),
        TEST(a_large_paste_does_not_block_a_program_that_answers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
