/* The ledger of promises: sides, days, tallies. */

#include "support/test.h"

#include <liaise/ledger.h>

static struct commitment promise(const char *debtor, const char *creditor,
                                 enum commitment_status status)
{
    struct commitment commitment;

    record_init(&commitment_noun, &commitment);
    commitment.debtor.name = debtor;
    commitment.creditor.name = creditor;
    commitment.made = date_of(2025, 6, 1);
    commitment.due = date_of(2025, 7, 1);
    commitment.status = status;
    if (status != COMMITMENT_OPEN)
        commitment.resolved = date_of(2025, 7, 4);
    return commitment;
}

static void a_promise_has_one_of_three_sides(void **state)
{
    struct commitment ours = promise("OEM", "NWP", COMMITMENT_OPEN);
    struct commitment theirs = promise("NWP", "OEM", COMMITMENT_OPEN);
    struct commitment between = promise("NWP", "SBH", COMMITMENT_OPEN);

    (void)state;
    assert_int_equal(ledger_side_of(&ours, "OEM"), LEDGER_WE_OWE);
    assert_int_equal(ledger_side_of(&theirs, "OEM"), LEDGER_THEY_OWE);
    assert_int_equal(ledger_side_of(&between, "OEM"), LEDGER_BETWEEN);
    assert_int_equal(ledger_side_of(&between, NULL), LEDGER_BETWEEN);
}

static void a_promise_is_open_until_the_day_it_was_resolved(void **state)
{
    struct commitment commitment = promise("OEM", "NWP", COMMITMENT_BROKEN);
    struct commitment then = commitment;

    (void)state;
    assert_false(ledger_on(&then, date_of(2025, 5, 31)));
    assert_true(ledger_on(&then, date_of(2025, 7, 3)));
    assert_int_equal(then.status, COMMITMENT_OPEN);
    assert_false(date_is_set(then.resolved));
    then = commitment;
    assert_true(ledger_on(&then, date_of(2025, 7, 4)));
    assert_int_equal(then.status, COMMITMENT_BROKEN);
}

static void kept_late_is_kept_and_counted_as_late(void **state)
{
    static const enum commitment_status statuses[] = {
        COMMITMENT_OPEN, COMMITMENT_FULFILLED, COMMITMENT_PARTIAL, COMMITMENT_BROKEN,
        COMMITMENT_WAIVED, COMMITMENT_SUPERSEDED, COMMITMENT_DISPUTED, COMMITMENT_DECLINED};
    struct ledger_tally tally = {0};

    (void)state;
    for (size_t i = 0; i < sizeof(statuses) / sizeof(*statuses); i++) {
        struct commitment commitment = promise("NWP", "OEM", statuses[i]);

        ledger_count(&tally, &commitment, date_of(2025, 7, 2));
    }
    assert_int_equal(tally.open, 1);
    assert_int_equal(tally.late, 1);
    assert_int_equal(tally.kept_late, 1);
    assert_int_equal(tally.on_time, 0);
    assert_int_equal(ledger_kept(&tally), 1);
    assert_int_equal(ledger_settled(&tally), 3);
}

static void what_supersedes_a_promise_is_found(void **state)
{
    struct commitment all[2] = {promise("NWP", "OEM", COMMITMENT_BROKEN),
                                promise("NWP", "OEM", COMMITMENT_OPEN)};
    struct list list = {all, 2};

    (void)state;
    all[1].supersedes.name = "C-25";
    assert_ptr_equal(ledger_successor(&list, "C-25"), &all[1]);
    assert_null(ledger_successor(&list, "C-26"));
    assert_null(ledger_successor(&list, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_promise_has_one_of_three_sides),
        cmocka_unit_test(a_promise_is_open_until_the_day_it_was_resolved),
        cmocka_unit_test(kept_late_is_kept_and_counted_as_late),
        cmocka_unit_test(what_supersedes_a_promise_is_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
