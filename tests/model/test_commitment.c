#include "support/test.h"

#include <liaise/commitment.h>

/* C-26 of the sample office: the second promise of the restoration data feed. */

static struct commitment data_feed(void)
{
    struct commitment commitment;

    record_init(&commitment_noun, &commitment);
    commitment.debtor.name = "NWP";
    commitment.creditor.name = "OEM";
    commitment.text = "Restoration ETA data feed (second promise)";
    commitment.made = date_of(2025, 6, 16);
    commitment.due = date_of(2025, 12, 19);
    commitment.status = COMMITMENT_OPEN;
    return commitment;
}

static void a_promise_is_late_from_the_day_after_it_was_due(void **state)
{
    struct commitment commitment = data_feed();

    (void)state;
    assert_false(commitment_is_late(&commitment, date_of(2025, 12, 19)));
    assert_true(commitment_is_late(&commitment, date_of(2025, 12, 20)));
}

static void only_open_promises_are_late(void **state)
{
    (void)state;
    for (enum commitment_status status = 0; status < COMMITMENT_STATUSES; status++) {
        struct commitment commitment = data_feed();
        const bool open = status == COMMITMENT_OPEN || status == COMMITMENT_IN_PROGRESS;

        commitment.status = status;
        assert_int_equal(commitment_is_open(&commitment), open);
        assert_int_equal(commitment_is_late(&commitment, date_of(2026, 2, 2)), open);
    }
}

static void nobody_promises_to_themselves(void **state)
{
    struct commitment commitment = data_feed();
    struct error err = {0};

    (void)state;
    must(commitment_check(&commitment, &err));
    commitment.creditor.name = "NWP";
    assert_false(commitment_check(&commitment, &err));
    assert_string_equal(err.text, "debtor and creditor are both NWP; a promise needs two");
    commitment.debtor.id = 4;
    commitment.creditor = (struct link){5, "NWP"};
    must(commitment_check(&commitment, &err));
    commitment.creditor = (struct link){4, "Northwater"};
    assert_false(commitment_check(&commitment, &err));
}

static void the_day_it_was_resolved_fits_the_status(void **state)
{
    (void)state;
    for (enum commitment_status status = COMMITMENT_OFFERED; status < COMMITMENT_STATUSES;
         status++) {
        struct commitment commitment = data_feed();
        const bool pending = status == COMMITMENT_OFFERED || status == COMMITMENT_OPEN
                             || status == COMMITMENT_IN_PROGRESS;
        struct error err = {0};

        commitment.status = status;
        assert_int_equal(commitment_check(&commitment, &err), pending);
        commitment.resolved = date_of(2025, 12, 30);
        assert_int_equal(commitment_check(&commitment, &err), !pending);
    }
}

static void nothing_is_resolved_before_it_was_promised(void **state)
{
    struct commitment commitment = data_feed();
    struct error err = {0};

    (void)state;
    commitment.status = COMMITMENT_FULFILLED;
    commitment.resolved = commitment.made;
    must(commitment_check(&commitment, &err));
    commitment.resolved.day--;
    assert_false(commitment_check(&commitment, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_promise_is_late_from_the_day_after_it_was_due),
        cmocka_unit_test(only_open_promises_are_late),
        cmocka_unit_test(nobody_promises_to_themselves),
        cmocka_unit_test(the_day_it_was_resolved_fits_the_status),
        cmocka_unit_test(nothing_is_resolved_before_it_was_promised),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
