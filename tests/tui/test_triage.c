#include "support/test.h"

#include <string.h>

#include "support/sample.h"
#include "support/vt.h"

/* Triage on a terminal: the sample region in 80 x 24. */

static struct vt *open_triage(struct sample *sample)
{
    struct vt *vt = vt_liaise(sample->temp, 80, 24, "demo");

    vt_wait(vt, "1 Issues");
    vt_wait(vt, "? help");
    vt_keys(vt, "t");
    return vt;
}

static void items_are_decided_and_the_round_goes_on(void **state)
{
    struct vt *vt = open_triage(*state);

    vt_wait(vt, "I-8   Teyakum EOC not told");
    vt_keys(vt, "s");
    vt_wait(vt, "t tomorrow (Tue 3 Feb)");
    vt_keys(vt, "t");
    vt_wait(vt, "I-8 is to be looked at again on Tue 3 Feb 2026");
    vt_settle(vt);
    assert_non_null(strstr(vt_row(vt, 2), "I-10   Contract and service-credit dispute"));
    assert_null(strstr(vt_row(vt, 7), "critical"));
    vt_keys(vt, "<Space>");
    vt_wait(vt, "1 decided · 1 skipped");
    vt_keys(vt, "u");
    vt_wait(vt, "I-8   Teyakum EOC not told");
    vt_wait(vt, "Undone: Put off I-8 until Tue 3 Feb 2026.");
    vt_keys(vt, "<Enter>");
    vt_wait(vt, "[1 Overview]");
    vt_settle(vt);
    vt_keys(vt, "<Esc>");
    vt_wait(vt, "‹ Triage");
    vt_settle(vt);
    assert_non_null(strstr(vt_row(vt, 2), "I-8   Teyakum EOC not told"));
    vt_keys(vt, "Q");
    vt_wait(vt, "Triage is kept: 0 decided, 131 left.");
    vt_keys(vt, "ZZ");
    vt_settle(vt);
    assert_int_equal(vt_close(vt).status, 0);
    vt = open_triage(*state);
    vt_wait(vt, "c go on with it (131 of 132 left)");
    vt_keys(vt, "c");
    vt_wait(vt, "0 decided · 1 skipped");
    vt_keys(vt, "ZZ");
    vt_settle(vt);
    assert_int_equal(vt_close(vt).status, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(items_are_decided_and_the_round_goes_on, sample_setup,
                                        sample_teardown),
    };

    return cmocka_run_group_tests(tests, sample_begin, sample_end);
}
