#include "support/test.h"

#include <signal.h>
#include <string.h>

#include "support/sample.h"
#include "support/vt.h"

/* What was typed into a form is there again, whatever became of the program. */

static struct vt *open_dashboard(struct sample *sample)
{
    struct vt *vt = vt_liaise(sample->temp, 80, 24, "demo");

    vt_wait(vt, "1 Issues");
    vt_wait(vt, "? help");
    return vt;
}

static void begin_to_log(struct vt *vt)
{
    vt_keys(vt, "j");
    vt_wait(vt, "▸  I-12");
    vt_keys(vt, "L");
    vt_wait(vt, "C-s save");
}

/* `end` is what happens to the program while the form is open. */
static void type_and_lose_it(struct sample *sample, void (*end)(struct vt *vt))
{
    struct vt *vt = open_dashboard(sample);

    begin_to_log(vt);
    vt_keys(vt, "Tove says the feed is late");
    vt_wait(vt, "Tove says the feed is late");
    vt_wait(vt, "draft saved");
    end(vt);
    (void)vt_close(vt);
    vt = open_dashboard(sample);
    begin_to_log(vt);
    vt_wait(vt, "Tove says the feed is late");
    vt_wait(vt, "draft of ");
    vt_keys(vt, "<Esc>");
    vt_wait_gone(vt, "C-s save");
    vt_keys(vt, "ZZ");
    assert_int_equal(vt_close(vt).status, 0);
}

static void kill_it(struct vt *vt)
{
    vt_signal(vt, SIGKILL);
}

static void what_was_typed_survives_a_kill(void **state)
{
    type_and_lose_it(*state, kill_it);
}

static void what_was_typed_survives_a_hang_up(void **state)
{
    type_and_lose_it(*state, vt_hang_up);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, sample_setup, sample_teardown)
    const struct CMUnitTest tests[] = {
        TEST(what_was_typed_survives_a_kill),
        TEST(what_was_typed_survives_a_hang_up),
    };

    return cmocka_run_group_tests(tests, sample_begin, sample_end);
}
