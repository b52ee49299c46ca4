#include "support/test.h"

#include <string.h>

#include "support/sample.h"
#include "support/vt.h"

/* Searching on a terminal, with real keys. */

static void anything_is_found_opened_and_left(void **state)
{
    struct sample *sample = *state;
    struct vt *vt = vt_liaise(sample->temp, 80, 24, "demo");

    vt_wait(vt, "? help");
    vt_keys(vt, "S");
    vt_wait(vt, "Type some words");
    vt_keys(vt, "nguyen kind:person");
    vt_wait(vt, "2 of 1,691");
    vt_settle(vt);
    assert_non_null(strstr(vt_row(vt, 1), "/ nguyen kind:person"));
    assert_non_null(strstr(vt_row(vt, 3), "People (2)"));
    assert_non_null(strstr(vt_row(vt, 4), "Nguy"));
    assert_int_equal(vt_state(vt).cursor_y, 1);
    vt_keys(vt, "<Enter>");
    vt_wait(vt, "‹ Nguy");
    vt_keys(vt, "ZZ");
    vt_settle(vt);
    assert_int_equal(vt_close(vt).status, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(anything_is_found_opened_and_left, sample_setup,
                                        sample_teardown),
    };

    return cmocka_run_group_tests(tests, sample_begin, sample_end);
}
