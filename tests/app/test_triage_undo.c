#include "support/test.h"

#include <liaise/agreement.h>
#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/issue.h>
#include <liaise/org.h>
#include <string.h>

#include "command/triage.h"
#include "support/seat.h"

/* Every decision of triage is one change, and taken back it has never been. */

/* As it is kept in the store. */
static struct triage kept(struct seat *seat)
{
    struct error err = {0};
    struct triage triage;
    bool found;

    must(triage_kept(&seat->region.desk, &triage, &found, &seat->temp->arena, &err));
    assert_true(found);
    return triage;
}

static const struct triage_item *at_hand(struct seat *seat)
{
    struct triage triage = kept(seat);

    assert_true(triage.at < triage.count);
    return &triage.items[triage.at];
}

static const char *export_text(struct seat *seat)
{
    struct call call = {.desk = &seat->region.desk, .arena = &seat->temp->arena};
    struct error err = {0};

    must(command_run(&export_command, &call, &err));
    return call.text;
}

static size_t changes(struct seat *seat)
{
    struct change_list list;
    struct error err = {0};

    must(change_list(seat->region.store, NULL, 0, 5000, &list, &seat->temp->arena, &err));
    return list.count;
}

/* Skips until the item at hand is of that noun. */
static void go_to(struct seat *seat, const struct noun *noun)
{
    while (at_hand(seat)->noun != noun)
        press(seat, "Space");
}

/* On an item of that noun, these keys decide; typing follows, and keys after it. */
static const struct decision {
    const struct noun *noun;
    const char *keys, *text, *after;
} decisions[] = {
    {&issue_noun, "s t", NULL, NULL},
    {&issue_noun, "f w", NULL, NULL},
    {&issue_noun, "p l", NULL, NULL},
    {&issue_noun, "n", "Tove is away", "Enter"},
    {&issue_noun, "d w", NULL, NULL},
    {&followup_noun, "d l", NULL, NULL},
    {&followup_noun, "s d", "fri", "Enter"},
    {&followup_noun, "w 2", NULL, NULL},
    {&followup_noun, "p h", NULL, NULL},
    {&followup_noun, "m s", NULL, NULL},
    {&commitment_noun, "d", NULL, NULL},
    {&commitment_noun, "s 2", NULL, NULL},
    {&org_noun, "f m", NULL, NULL},
    {&org_noun, "s w", NULL, NULL},
    {&agreement_noun, "d", NULL, NULL},
};

static void assert_undone(struct seat *seat, const struct decision *decision, const char *before)
{
    const char *key = at_hand(seat)->key;
    size_t count = changes(seat), at = kept(seat).at;

    press(seat, decision->keys);
    if (decision->text)
        type(seat, decision->text);
    if (decision->after)
        press(seat, decision->after);
    if (kept(seat).at == at || changes(seat) != count + 1)
        fail_msg("%s on %s: %s", decision->keys, key, message(seat));
    press(seat, "u");
    assert_string_equal(at_hand(seat)->key, key);
    assert_false(triage_is_decided(at_hand(seat)));
    assert_message(seat, "Undone: ");
    if (strcmp(export_text(seat), before) != 0)
        fail_msg("%s on %s leaves something behind", decision->keys, key);
}

static void each_decision_is_one_step_of_undo(void **state)
{
    struct seat *seat = *state;
    const char *before = export_text(seat);

    press(seat, "t");
    for (size_t i = 0; i < sizeof(decisions) / sizeof(*decisions); i++) {
        go_to(seat, decisions[i].noun);
        assert_undone(seat, &decisions[i], before);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_decision_is_one_step_of_undo, seat_setup,
                                        seat_teardown),
    };

    return cmocka_run_group_tests(tests, seat_group_setup, seat_group_teardown);
}
