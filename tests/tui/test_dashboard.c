#include "support/test.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/str.h"
#include "support/sample.h"
#include "support/vt.h"

/* liaise itself on a terminal: the sample region in 80 x 24. */

enum {
#if defined(__SANITIZE_ADDRESS__)
    HANG_UP_MS = 2000,      /* looking for leaks takes its time */
#else
    HANG_UP_MS = 200,
#endif
    IDLE_MS = 2000,
    MOVE_BYTES = 400,
};

static struct vt *open_dashboard(struct sample *sample)
{
    struct vt *vt = vt_liaise(sample->temp, 80, 24, "demo");

    vt_wait(vt, "1 Issues");
    vt_wait(vt, "? help");
    return vt;
}

static void assert_quits(struct vt *vt)
{
    vt_keys(vt, "ZZ");
    vt_settle(vt);
    assert_false(vt_state(vt).alternate);
    assert_true(vt_state(vt).cursor_visible);
    assert_int_equal(vt_state(vt).mouse, 0);
    assert_int_equal(vt_close(vt).status, 0);
}

static void the_dashboard_opens_and_leaves_the_terminal_whole(void **state)
{
    struct vt *vt = open_dashboard(*state);

    assert_true(vt_state(vt).alternate);
    assert_non_null(strstr(vt_row(vt, 0), "Mon 2 Feb"));
    assert_non_null(strstr(vt_row(vt, 0), "4 conflicts"));
    vt_settle(vt);
    assert_string_equal(vt_state(vt).title, "liaise");
    assert_int_equal(vt_state(vt).cursor_y, 3);
    assert_quits(vt);
}

static void keys_move_open_and_go_back(void **state)
{
    struct vt *vt = open_dashboard(*state);

    vt_keys(vt, "j<Enter>");
    vt_wait(vt, "‹ I-12");
    vt_settle(vt);
    assert_non_null(strstr(vt_state(vt).title, "I-12"));
    vt_keys(vt, "<Esc>");
    vt_wait(vt, "▸  I-12");
    vt_keys(vt, "3");
    vt_wait(vt, "┏━ 3 Parties");
    assert_quits(vt);
}

static void a_step_down_sends_few_bytes(void **state)
{
    struct vt *vt = open_dashboard(*state);
    size_t before;

    vt_settle(vt);
    before = vt_state(vt).received;
    vt_keys(vt, "j");
    vt_wait(vt, "▸  I-12");
    vt_settle(vt);
    assert_in_range(vt_state(vt).received - before, 1, MOVE_BYTES);
    assert_quits(vt);
}

static void the_calendar_and_a_time_to_meet_are_two_keys_away(void **state)
{
    struct vt *vt = open_dashboard(*state);

    vt_keys(vt, "gk");
    vt_wait(vt, "week 6, 2-8 Feb 2026");
    vt_keys(vt, "lljjjjjjj");
    vt_wait(vt, "Wed 4 Feb 15:30-16:30  M-203");
    vt_keys(vt, "F");
    vt_wait(vt, "Find a time ‹ M-203");
    vt_wait(vt, "김민준");
    vt_keys(vt, "<Esc>");
    vt_wait(vt, "week 6, 2-8 Feb 2026");
    vt_keys(vt, "m");
    vt_wait(vt, "February 2026");
    assert_quits(vt);
}

static void a_filter_narrows_as_it_is_typed(void **state)
{
    struct vt *vt = open_dashboard(*state);

    vt_keys(vt, "/shelter");
    vt_wait(vt, "2 of 9 · filter: shelter");
    vt_keys(vt, "<Esc>");
    vt_wait_gone(vt, "filter: shelter");
    assert_quits(vt);
}

static void the_window_shrinks_and_grows(void **state)
{
    struct vt *vt = open_dashboard(*state);

    vt_keys(vt, "j");
    vt_wait(vt, "▸  I-12");
    vt_resize(vt, 40, 10);
    vt_wait(vt, "I9 M17 P8 F47");
    vt_wait(vt, "Issues · 9 open · 31 closed");
    vt_resize(vt, 24, 5);
    vt_wait(vt, "liaise needs 30 x 6;");
    vt_resize(vt, 160, 45);
    vt_wait(vt, "5 Activity");
    vt_resize(vt, 80, 24);
    vt_wait(vt, "▸  I-12");
    assert_quits(vt);
}

static void a_change_is_made_and_taken_back(void **state)
{
    struct vt *vt = open_dashboard(*state);

    vt_keys(vt, ":snooze F-297 fri<Enter>");
    vt_wait(vt, "F-297 is out of sight until Fri 6 Feb 2026.");
    vt_keys(vt, "u");
    vt_wait(vt, "Undone: Snooze F-297");
    assert_quits(vt);
}

static void what_another_process_changes_appears_by_itself(void **state)
{
    struct sample *sample = *state;
    struct vt *vt = open_dashboard(sample);

    vt_settle(vt);
    (void)answer(sample, "edit", "I-12", "title=Seen from the command line");
    vt_wait(vt, "Seen from the command line");
    assert_quits(vt);
}

static void a_configuration_that_is_saved_is_read(void **state)
{
    struct sample *sample = *state;
    struct vt *vt = open_dashboard(sample);
    const char *file = ".local/share/liaise/demo/liaise.yaml";
    struct str text = {0};

    str_add(&text, "%s\nkeys:\n  list: {\"x\": go-parties}\n", temp_read(sample->temp, file));
    vt_settle(vt);
    (void)temp_write(sample->temp, file, text.text);
    str_done(&text);
    vt_wait(vt, "The configuration was read again.");
    vt_keys(vt, "x");
    vt_wait(vt, "┏━ 3 Parties");
    assert_quits(vt);
}

/* Processor time in clock ticks, from the kernel. */
static long ticks_of(pid_t pid)
{
    char path[64];
    long user = 0, system = 0;
    FILE *file;

    (void)snprintf(path, sizeof(path), "/proc/%ld/stat", (long)pid);
    file = fopen(path, "r");
    assert_non_null(file);
    assert_int_equal(fscanf(file, "%*d %*s %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld",
                            &user, &system), 2);
    (void)fclose(file);
    return user + system;
}

static void nothing_to_do_costs_nothing(void **state)
{
    struct vt *vt = open_dashboard(*state);
    const struct timespec idle = {IDLE_MS / 1000, 0};
    long before;

    vt_settle(vt);
    before = ticks_of(vt_pid(vt));
    (void)nanosleep(&idle, NULL);
    assert_in_range(ticks_of(vt_pid(vt)) - before, 0, 3);   /* the minute may have turned */
    assert_quits(vt);
}

static void when_the_terminal_goes_liaise_does(void **state)
{
    struct vt *vt = open_dashboard(*state);
    int64_t start;

    vt_settle(vt);
    start = deadline_in(0);
    vt_hang_up(vt);
    assert_int_equal(vt_close(vt).status, 129);
    assert_in_range(deadline_in(0) - start, 0, HANG_UP_MS);
}

static void a_draft_survives_the_end_of_the_terminal(void **state)
{
    struct sample *sample = *state;
    struct vt *vt = open_dashboard(sample);

    vt_keys(vt, "aiHalf a thought");
    vt_wait(vt, "Half a thought");
    vt_hang_up(vt);
    assert_int_equal(vt_close(vt).status, 129);
    vt = open_dashboard(sample);
    vt_keys(vt, "ai");
    vt_wait(vt, "Half a thought");
    vt_keys(vt, "<Esc>");
    vt_wait_gone(vt, "Half a thought");
    assert_quits(vt);
}

static void a_request_to_end_is_followed(void **state)
{
    struct vt *vt = open_dashboard(*state);

    vt_signal(vt, SIGTERM);
    assert_int_equal(vt_close(vt).status, 143);
}

static void a_crash_gives_the_screen_back(void **state)
{
    struct vt *vt = open_dashboard(*state);

    vt_signal(vt, SIGABRT);
    vt_wait_gone(vt, "1 Issues");
    assert_false(vt_state(vt).alternate);
    assert_true(vt_state(vt).cursor_visible);
    assert_int_equal(vt_close(vt).signal, SIGABRT);
}

static void pasted_lines_run_nothing(void **state)
{
    struct vt *vt = open_dashboard(*state);

    vt_settle(vt);
    vt_paste(vt, "q\nZZ\n");
    vt_wait(vt, "Nothing here takes text");
    assert_quits(vt);
}

static void a_click_selects_and_a_second_one_opens(void **state)
{
    struct vt *vt = open_dashboard(*state);

    vt_settle(vt);
    vt_click(vt, 20, 6, 1);
    vt_wait(vt, "▸  I-16");
    vt_click(vt, 20, 6, 1);
    vt_wait(vt, "‹ I-16");
    assert_quits(vt);
}

static void without_colours_everything_is_there(void **state)
{
    struct sample *sample = *state;
    const char *arguments[] = {TEST_LIAISE, "--color=never", "demo", NULL};
    struct vt *vt = vt_open(sample->temp, &(struct vt_start){.arguments = arguments,
                                                             .term = "vt100"});

    vt_wait(vt, "1 Issues");
    vt_wait(vt, "? help");
    assert_quits(vt);
}

static void the_first_start_leads_to_a_desk_of_ones_own(void **state)
{
    struct temp *temp = *state;
    struct vt *vt = vt_liaise(temp, 80, 24, "--color=256");

    vt_wait(vt, "Welcome to liaise");
    vt_keys(vt, "?");
    vt_wait(vt, "Without a command the dashboard opens");
    vt_keys(vt, "q2");
    vt_wait(vt, "Its code");
    vt_keys(vt, "Harbour Office<Tab><C-u>HBO<Tab><C-u>Mika<Tab>"
                "<C-u>Europe/Helsinki<Tab>UNI Harbour Union");
    vt_keys(vt, "<C-s>");
    vt_wait(vt, "3 Parties");
    vt_wait(vt, "UNI Harbour Union");
    vt_wait(vt, "No issues yet.");
    assert_quits(vt);
    vt = vt_liaise(temp, 80, 24, "--color=256");
    vt_wait(vt, "UNI Harbour Union");
    assert_quits(vt);
}

#define CLAIM(name) cmocka_unit_test_setup_teardown(name, sample_setup, sample_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(the_dashboard_opens_and_leaves_the_terminal_whole),
        CLAIM(keys_move_open_and_go_back),
        CLAIM(a_step_down_sends_few_bytes),
        CLAIM(the_calendar_and_a_time_to_meet_are_two_keys_away),
        CLAIM(a_filter_narrows_as_it_is_typed),
        CLAIM(the_window_shrinks_and_grows),
        CLAIM(a_change_is_made_and_taken_back),
        CLAIM(what_another_process_changes_appears_by_itself),
        CLAIM(a_configuration_that_is_saved_is_read),
        CLAIM(nothing_to_do_costs_nothing),
        CLAIM(when_the_terminal_goes_liaise_does),
        CLAIM(a_draft_survives_the_end_of_the_terminal),
        CLAIM(a_request_to_end_is_followed),
        CLAIM(a_crash_gives_the_screen_back),
        CLAIM(pasted_lines_run_nothing),
        CLAIM(a_click_selects_and_a_second_one_opens),
        CLAIM(without_colours_everything_is_there),
        cmocka_unit_test_setup_teardown(the_first_start_leads_to_a_desk_of_ones_own, temp_setup,
                                        temp_teardown),
    };

    return cmocka_run_group_tests_name("dashboard", tests, sample_begin, sample_end);
}
