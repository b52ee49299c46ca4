#include "support/test.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/demo.h"
#include "support/program.h"
#include "support/temp.h"
#include "support/vt.h"

enum { HANG_UP_MS = 200 };

static void send_text(struct vt *vt, const char *text)
{
    vt_send(vt, text, strlen(text));
}

static void a_canvas_is_shown_cell_by_cell(void **state)
{
    struct vt *vt = demo_open(*state, NULL, NULL, NULL);

    assert_string_equal(vt_row(vt, 0), "size 60x12 depth 3");
    assert_string_equal(vt_row(vt, 1), "event 0: none");
    assert_int_equal(vt_wait(vt, "corner"), 11);
    assert_string_equal(vt_cell(vt, 59, 11).text, "r");
    vt_settle(vt);
    assert_true(vt_state(vt).alternate);
    assert_int_equal(vt_state(vt).cursor_x, 3);
    assert_int_equal(vt_state(vt).cursor_y, 1);
    assert_true(vt_state(vt).cursor_visible);
    demo_quit(vt);
}

static void wide_characters_and_marks_stand_in_their_cells(void **state)
{
    struct vt *vt = demo_open(*state, NULL, NULL, NULL);

    assert_string_equal(vt_cell(vt, 0, 7).text, "港");
    assert_int_equal(vt_cell(vt, 0, 7).width, 2);
    assert_string_equal(vt_cell(vt, 4, 7).text, "|");
    assert_string_equal(vt_cell(vt, 5, 7).text, "e\u0301");
    assert_string_equal(vt_cell(vt, 7, 7).text, "\U0001F44D");
    assert_string_equal(vt_cell(vt, 10, 7).text, "e");   /* the mark before it has vanished */
    demo_quit(vt);
}

static void the_screen_is_given_back_whole(void **state)
{
    struct vt *vt = demo_open(*state, NULL, NULL, NULL);

    vt_keys(vt, "q");
    vt_wait(vt, "bye 7");
    vt_settle(vt);
    assert_false(vt_state(vt).alternate);
    assert_true(vt_state(vt).cursor_visible);
    assert_int_equal(vt_state(vt).mouse, 0);
    assert_int_equal(vt_close(vt).status, 7);
}

static void keys_arrive_by_name(void **state)
{
    static const char *const keys[][2] = {
        {"j", "j"}, {"G", "G"}, {"é", "é"}, {"<Down>", "Down"}, {"<Up>", "Up"},
        {"<Enter>", "Enter"}, {"<Tab>", "Tab"}, {"<S-Tab>", "S-Tab"}, {"<Space>", "Space"},
        {"<Backspace>", "BS"}, {"<Delete>", "Del"}, {"<PageUp>", "PgUp"}, {"<PageDown>", "PgDn"},
        {"<Home>", "Home"}, {"<End>", "End"}, {"<F1>", "F1"}, {"<F5>", "F5"}, {"<F12>", "F12"},
        {"<C-r>", "C-r"}, {"<A-x>", "A-x"}, {"<C-Right>", "C-Right"}, {"<C-c>", "C-c"},
        {"<Insert>", "Ins"}, {"<Esc>", "Esc"},
    };
    struct vt *vt = demo_open(*state, NULL, NULL, NULL);

    for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
        char expected[64];

        vt_keys(vt, keys[i][0]);
        (void)snprintf(expected, sizeof(expected), "event %zu: key %s", i + 1, keys[i][1]);
        vt_wait(vt, expected);
    }
    demo_quit(vt);
}

static void keys_arrive_by_name_on_other_terminals_too(void **state)
{
    static const char *const terms[] = {"tmux-256color", "screen", "linux", "vt100", "vt220"};

    for (size_t i = 0; i < sizeof(terms) / sizeof(*terms); i++) {
        struct vt *vt = demo_open(*state, terms[i], NULL, NULL);

        vt_keys(vt, "<Down>");
        vt_wait(vt, "event 1: key Down");
        vt_keys(vt, "j<Esc>");
        vt_wait(vt, "event 3: key Esc");
        demo_quit(vt);
    }
}

static void unknown_sequences_are_no_keys(void **state)
{
    struct vt *vt = demo_open(*state, NULL, NULL, NULL);

    send_text(vt, "\033[?62;4c\033[24;80W\033]11;rgb:00/00/00\033\\j");
    vt_wait(vt, "event 1: key j");
    demo_quit(vt);
}

static void a_paste_arrives_as_one_text(void **state)
{
    struct vt *vt = demo_open(*state, NULL, NULL, NULL);

    send_text(vt, "\033[200~first\rq \033[A");
    vt_settle(vt);
    send_text(vt, "last\033[201~");
    vt_wait(vt, "event 1: paste 15 <first q \uFFFD[Alast>");
    demo_quit(vt);
}

static void a_paste_without_an_end_is_ended(void **state)
{
    struct vt *vt = demo_open(*state, NULL, NULL, NULL);

    send_text(vt, "\033[200~open");
    vt_wait(vt, "event 1: paste 4 <open>");
    vt_keys(vt, "j");
    vt_wait(vt, "event 2: key j");
    demo_quit(vt);
}

static void the_mouse_tells_where_it_was_pressed(void **state)
{
    struct vt *vt = demo_open(*state, NULL, NULL, NULL);

    vt_settle(vt);
    assert_int_equal(vt_state(vt).mouse, 1);
    vt_click(vt, 5, 3, 1);
    vt_wait(vt, "event 1: mouse left 5,3");
    vt_click(vt, 0, 0, 3);
    vt_wait(vt, "event 2: mouse right 0,0");
    vt_wheel(vt, 9, 2, -1);
    vt_wait(vt, "event 3: mouse up 9,2");
    vt_wheel(vt, 9, 2, 1);
    vt_wait(vt, "event 4: mouse down 9,2");
    vt_keys(vt, "M");
    vt_wait(vt, "event 5");
    vt_settle(vt);
    assert_int_equal(vt_state(vt).mouse, 0);
    demo_quit(vt);
}

static void without_the_mouse_the_terminal_keeps_it(void **state)
{
    struct vt *vt = demo_open(*state, NULL, "no-mouse", NULL);

    vt_settle(vt);
    assert_int_equal(vt_state(vt).mouse, 0);
    demo_quit(vt);
}

static void the_focus_of_the_window_is_told(void **state)
{
    struct vt *vt = demo_open(*state, NULL, NULL, NULL);

    send_text(vt, "\033[O");
    vt_wait(vt, "event 1: focus out");
    send_text(vt, "\033[I");
    vt_wait(vt, "event 2: focus in");
    demo_quit(vt);
}

static void a_new_size_is_told_and_filled(void **state)
{
    struct vt *vt = demo_open(*state, NULL, NULL, NULL);

    vt_resize(vt, 90, 20);
    vt_wait(vt, "resize 90x20");
    vt_wait(vt, "size 90x20");
    assert_int_equal(vt_wait(vt, "corner"), 19);
    vt_resize(vt, 20, 4);
    vt_wait(vt, "size 20x4");
    assert_int_equal(vt_wait(vt, "corner"), 3);
    vt_resize(vt, 1, 1);
    vt_resize(vt, 60, 12);
    vt_wait(vt, "size 60x12");
    demo_quit(vt);
}

static void repainting_mends_a_screen_that_others_wrote_on(void **state)
{
    struct vt *vt = demo_open(*state, NULL, NULL, NULL);
    size_t before;

    vt_settle(vt);
    before = vt_state(vt).received;
    vt_keys(vt, "<C-l>");
    vt_wait(vt, "event 1: key C-l");
    vt_settle(vt);
    assert_true(vt_state(vt).received - before > 150);   /* all of it */
    demo_quit(vt);
}

static void a_small_change_costs_few_bytes(void **state)
{
    struct vt *vt = demo_open(*state, NULL, NULL, NULL);
    size_t before;

    vt_keys(vt, "j");
    vt_wait(vt, "event 1: key j");
    vt_settle(vt);
    before = vt_state(vt).received;
    vt_keys(vt, "k");
    vt_wait(vt, "event 2: key k");
    vt_settle(vt);
    assert_true(vt_state(vt).received - before < 60);
    demo_quit(vt);
}

static void the_job_stops_and_continues(void **state)
{
    struct vt *vt = demo_open(*state, NULL, "job", NULL);

    vt_keys(vt, "<C-z>");
    vt_wait(vt, "the job has stopped");
    vt_settle(vt);
    assert_false(vt_state(vt).alternate);
    assert_int_equal(vt_state(vt).mouse, 0);
    vt_keys(vt, "g<Enter>");
    vt_wait(vt, "event 1: resize 60x12");
    vt_settle(vt);
    assert_true(vt_state(vt).alternate);
    assert_int_equal(vt_state(vt).mouse, 1);
    vt_keys(vt, "j");
    vt_wait(vt, "event 2: key j");
    demo_quit(vt);
}

static void another_program_gets_a_terminal_in_order(void **state)
{
    struct vt *vt = demo_open(*state, NULL, NULL, NULL);

    vt_keys(vt, "E");
    vt_wait(vt, "inside the child");
    vt_settle(vt);
    assert_false(vt_state(vt).alternate);
    assert_false(vt_shows(vt, "-icanon"));
    vt_keys(vt, "done<Enter>");
    vt_wait(vt, "event 2: ran, status 3");
    vt_keys(vt, "j");
    vt_wait(vt, "key j");
    demo_quit(vt);
}

static void a_program_that_does_not_exist_is_told(void **state)
{
    struct vt *vt = demo_open(*state, NULL, NULL, NULL);

    vt_keys(vt, "N");
    vt_wait(vt, "'no-such-program-anywhere' cannot be started: No");
    demo_quit(vt);
}


static bool has_ended(struct vt *vt, const void *with)
{
    (void)with;
    return vt_state(vt).ended;
}

static void assert_restored(struct vt *vt, int signal)
{
    vt_wait_until(vt, has_ended, NULL, "the program has crashed");
    assert_false(vt_state(vt).alternate);
    assert_true(vt_state(vt).cursor_visible);
    assert_int_equal(vt_state(vt).mouse, 0);
    assert_int_equal(vt_close(vt).signal, signal);
}

static void a_crash_gives_the_screen_back(void **state)
{
    static const struct { const char *key; int signal; } ways[] = {
        {"A", SIGABRT}, {"I", SIGILL}, {"<C-\\>", SIGQUIT}};

    for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
        struct vt *vt = demo_open(*state, NULL, NULL, NULL);

        vt_keys(vt, ways[i].key);
        assert_restored(vt, ways[i].signal);
    }
}

static void a_fatal_signal_from_outside_gives_the_screen_back(void **state)
{
    static const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGABRT};

    for (size_t i = 0; i < sizeof(signals) / sizeof(*signals); i++) {
        struct vt *vt = demo_open(*state, NULL, NULL,
                                  "ASAN_OPTIONS=handle_segv=0:handle_sigbus=0:handle_sigfpe=0");

        vt_signal(vt, signals[i]);
        assert_restored(vt, signals[i]);
    }
}

static void leaving_without_closing_gives_the_screen_back(void **state)
{
    struct vt *vt = demo_open(*state, NULL, NULL, "ASAN_OPTIONS=detect_leaks=0");

    vt_keys(vt, "X");
    vt_wait_until(vt, has_ended, NULL, "the program has left");
    assert_false(vt_state(vt).alternate);
    assert_int_equal(vt_close(vt).status, 5);
}

static void a_request_to_end_is_an_event(void **state)
{
    struct vt *vt = demo_open(*state, NULL, NULL, NULL);

    vt_signal(vt, SIGTERM);
    vt_wait(vt, "bye 143");
    assert_int_equal(vt_close(vt).status, 143);
}

static void an_interrupt_from_outside_is_the_key(void **state)
{
    struct vt *vt = demo_open(*state, NULL, NULL, NULL);

    vt_signal(vt, SIGINT);
    vt_wait(vt, "event 1: key C-c");
    demo_quit(vt);
}

static void when_the_terminal_goes_the_program_does(void **state)
{
    struct vt *vt = demo_open(*state, NULL, NULL, NULL);
    int64_t start;
    struct child_end end;

    vt_settle(vt);
    start = deadline_in(0);
    vt_hang_up(vt);
    end = vt_close(vt);
    assert_int_equal(end.status, 129);
    assert_true(deadline_in(0) - start < HANG_UP_MS * 5);
    assert_true(end.seconds < 1.0);
}

static void asleep_it_takes_no_time(void **state)
{
    struct vt *vt = demo_open(*state, NULL, NULL, NULL);
    char path[64], line[512];
    unsigned long user[2], system[2];

    for (int i = 0; i < 2; i++) {
        FILE *file;

        vt_settle(vt);
        (void)snprintf(path, sizeof(path), "/proc/%d/stat", (int)vt_pid(vt));
        file = fopen(path, "r");
        assert_non_null(file);
        assert_non_null(fgets(line, sizeof(line), file));
        (void)fclose(file);
        assert_int_equal(sscanf(strrchr(line, ')') + 1,
                                " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user[i],
                                &system[i]), 2);
        if (i == 0)
            (void)sleep(1);
    }
    assert_int_equal(user[1] - user[0], 0);
    assert_int_equal(system[1] - system[0], 0);
    demo_quit(vt);
}

static void a_deadline_ends_a_wait(void **state)
{
    struct vt *vt = demo_open(*state, NULL, "tick", NULL);

    vt_wait(vt, "event 2: timeout");
    demo_quit(vt);
}

static void other_descriptors_are_watched_too(void **state)
{
    struct vt *vt = demo_open(*state, NULL, NULL, NULL);

    vt_keys(vt, "F");
    vt_wait(vt, "event 2: descriptor 0");
    vt_keys(vt, "j");
    vt_wait(vt, "event 3: key j");
    demo_quit(vt);
}

static void a_program_that_turns_in_circles_is_ended(void **state)
{
    struct vt *vt = demo_open(*state, NULL, "spin", NULL);

    vt_keys(vt, "F");
    vt_wait(vt, "bye 129");
    assert_int_equal(vt_close(vt).status, 129);
}

static void a_title_is_set_without_its_escapes(void **state)
{
    struct vt *vt = demo_open(*state, NULL, NULL, NULL);

    vt_keys(vt, "TB");
    vt_wait(vt, "event 2");
    vt_settle(vt);
    assert_string_equal(vt_state(vt).title, "liaise\uFFFD[2J 1");
    assert_int_equal(vt_state(vt).bells, 1);
    demo_quit(vt);
}

static void assert_refused(struct temp *temp, const char *variable, const char *words)
{
    const char *arguments[] = {TEST_TERM_DEMO, NULL};
    const char *environment[] = {variable, NULL};
    struct vt *vt = vt_open(temp, &(struct vt_start){.arguments = arguments,
                                                     .environment = environment});

    vt_wait(vt, words);
    assert_false(vt_state(vt).alternate);
    assert_int_equal(vt_close(vt).status, 1);
}

static void a_terminal_that_cannot_show_a_screen_is_refused_in_words(void **state)
{
    assert_refused(*state, "TERM=dumb", "the terminal 'dumb' cannot show a full screen");
    assert_refused(*state, "TERM=no-such", "nothing is known about the terminal 'no-such'");
    assert_refused(*state, "TERM=", "TERM does not say what terminal this is");
}

static void without_a_terminal_there_is_an_error(void **state)
{
    const char *arguments[] = {TEST_TERM_DEMO, NULL};
    const char *environment[] = {"TERM=xterm-256color", NULL};
    struct outcome said = program_run(*state, &(struct program){.arguments = arguments,
                                                                .environment = environment});

    assert_int_equal(said.status, 1);
    assert_non_null(strstr(said.err, "there is no terminal to show anything on"));
    assert_string_equal(said.out, "");
}

static void pipes_on_both_sides_leave_the_terminal_usable(void **state)
{
    const char *arguments[] = {"sh", "-c", "echo data | " TEST_TERM_DEMO " | cat >out", NULL};
    struct vt *vt = vt_open(*state, &(struct vt_start){.arguments = arguments});

    vt_wait(vt, "size 80x24");
    vt_keys(vt, "j");
    vt_wait(vt, "event 1: key j");
    vt_keys(vt, "q");
    assert_int_equal(vt_close(vt).status, 0);
    assert_string_equal(temp_read(*state, "out"), "bye 7\n");
}

#define CLAIM(name) cmocka_unit_test_setup_teardown(name, temp_setup, temp_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(a_canvas_is_shown_cell_by_cell),
        CLAIM(wide_characters_and_marks_stand_in_their_cells),
        CLAIM(the_screen_is_given_back_whole),
        CLAIM(keys_arrive_by_name),
        CLAIM(keys_arrive_by_name_on_other_terminals_too),
        CLAIM(unknown_sequences_are_no_keys),
        CLAIM(a_paste_arrives_as_one_text),
        CLAIM(a_paste_without_an_end_is_ended),
        CLAIM(the_mouse_tells_where_it_was_pressed),
        CLAIM(without_the_mouse_the_terminal_keeps_it),
        CLAIM(the_focus_of_the_window_is_told),
        CLAIM(a_new_size_is_told_and_filled),
        CLAIM(repainting_mends_a_screen_that_others_wrote_on),
        CLAIM(a_small_change_costs_few_bytes),
        CLAIM(the_job_stops_and_continues),
        CLAIM(another_program_gets_a_terminal_in_order),
        CLAIM(a_program_that_does_not_exist_is_told),
        CLAIM(a_crash_gives_the_screen_back),
        CLAIM(a_fatal_signal_from_outside_gives_the_screen_back),
        CLAIM(leaving_without_closing_gives_the_screen_back),
        CLAIM(a_request_to_end_is_an_event),
        CLAIM(an_interrupt_from_outside_is_the_key),
        CLAIM(when_the_terminal_goes_the_program_does),
        CLAIM(asleep_it_takes_no_time),
        CLAIM(a_deadline_ends_a_wait),
        CLAIM(other_descriptors_are_watched_too),
        CLAIM(a_program_that_turns_in_circles_is_ended),
        CLAIM(a_title_is_set_without_its_escapes),
        CLAIM(a_terminal_that_cannot_show_a_screen_is_refused_in_words),
        CLAIM(without_a_terminal_there_is_an_error),
        CLAIM(pipes_on_both_sides_leave_the_terminal_usable),
    };

    return cmocka_run_group_tests_name("term", tests, NULL, NULL);
}
