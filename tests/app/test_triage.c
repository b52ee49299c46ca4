#include "support/test.h"

#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/issue.h>
#include <liaise/org.h>
#include <string.h>

#include "command/triage.h"
#include "support/seat.h"

/* The morning round: one item at a time, each decided with a key and at most one choice. */

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

static void the_round_begins_with_what_is_most_urgent(void **state)
{
    struct seat *seat = *state;

    press(seat, "t");
    assert_non_null(strstr(row(seat, 0), "‹ Triage"));
    assert_non_null(strstr(row(seat, 0), "1 of 132"));
    assert_shown(seat, "I-8   Teyakum EOC not told");
    assert_shown(seat, "Last move");
    assert_shown(seat, "TEY answers in");
    assert_shown(seat, "(29.51)");
    assert_not_shown(seat, "due 12.00, kind 6.00");
    press(seat, "=");
    assert_shown(seat, "due 12.00, kind 6.00");
    press(seat, "=");
    assert_not_shown(seat, "due 12.00, kind 6.00");
    press(seat, "?");
    assert_shown(seat, "In triage");
}

static int key_count(const char *keys)
{
    int count = 1;

    for (; *keys; keys++)
        count += *keys == ' ';
    return count;
}

/* What somebody might decide who does not look twice. */
static const char *usual_keys(const struct triage_item *item, size_t number)
{
    if (item->noun == &followup_noun)
        return number % 3 ? "d r" : "s w";
    if (item->noun == &commitment_noun)
        return number % 2 ? "d" : "f c";
    if (item->noun == &issue_noun)
        return number % 2 ? "s 2" : "f c";
    return number % 2 ? "s t" : "f m";
}

static void twenty_items_take_under_sixty_keys(void **state)
{
    struct seat *seat = *state;
    size_t before = changes(seat);
    int keys = 1;

    press(seat, "t");
    for (size_t i = 0; i < 20; i++) {
        const char *next = usual_keys(at_hand(seat), i);

        press(seat, next);
        keys += key_count(next);
        if (kept(seat).at != i + 1)
            fail_msg("%s did not decide about %zu: %s", next, i + 1, message(seat));
    }
    assert_in_range(keys, 20, 59);
    assert_int_equal(changes(seat), before + 20);
    assert_shown(seat, "20 decided · 0 skipped");
}

static void what_is_undone_can_be_done_again(void **state)
{
    struct seat *seat = *state;

    press(seat, "t s t");
    assert_shown(seat, "I-10   ");
    press(seat, "k");
    assert_shown(seat, "Decided");
    assert_shown(seat, "I-8 is to be looked at again on Tue 3 Feb 2026");
    press(seat, "Space u");
    assert_shown(seat, "I-8   ");
    assert_not_shown(seat, "Decided");
    press(seat, "C-r");
    assert_shown(seat, "I-10   ");
    assert_shown(seat, "1 decided");
}

static void a_round_goes_on_after_a_crash(void **state)
{
    struct seat *seat = *state;
    const char *key;

    press(seat, "t s t Space s w");
    key = at_hand(seat)->key;
    seat_again(seat, 80, 24);
    press(seat, "t");
    assert_shown(seat, "triage →");
    assert_shown(seat, "c go on with it (129 of 132 left)");
    press(seat, "c");
    assert_shown(seat, "2 decided · 1 skipped");
    assert_shown(seat, key);
    assert_string_equal(at_hand(seat)->key, key);
    press(seat, "Q");
    assert_message(seat, "Triage is kept: 2 decided, 129 left. t goes on with it.");
    press(seat, "t n");
    assert_shown(seat, "0 decided · 0 skipped");
    assert_non_null(strstr(row(seat, 0), "1 of 13"));
}

static void the_order_stays_although_the_store_changes(void **state)
{
    struct seat *seat = *state;
    struct triage before, after;

    press(seat, "t");
    before = kept(seat);
    press(seat, "p l s t s t");
    after = kept(seat);
    assert_int_equal(after.count, before.count);
    for (size_t i = 0; i < before.count; i++)
        assert_string_equal(after.items[i].key, before.items[i].key);
}

static void what_was_put_off_is_not_in_the_next_round(void **state)
{
    struct seat *seat = *state;

    press(seat, "t s t Q t n");
    assert_string_equal(at_hand(seat)->key, "I-10");
}

static void a_page_is_opened_and_left_for_the_same_item(void **state)
{
    struct seat *seat = *state;
    const char *key;

    press(seat, "t Space Enter");
    assert_non_null(strstr(row(seat, 0), "I-10"));
    press(seat, "Esc");
    assert_shown(seat, "Triage");
    key = at_hand(seat)->key;
    assert_string_equal(key, "I-10");
    assert_shown(seat, "I-10   ");
}

static void a_form_that_is_closed_decides_nothing(void **state)
{
    struct seat *seat = *state;

    press(seat, "t L");
    assert_shown(seat, "Channel");
    press(seat, "Esc");
    assert_string_equal(at_hand(seat)->key, "I-8");
    press(seat, ":");
    type(seat, "note I-12 by the way");
    press(seat, "Enter");
    assert_string_equal(at_hand(seat)->key, "I-8");
    assert_shown(seat, "0 decided");
}

static void a_contact_is_logged_about_the_item(void **state)
{
    struct seat *seat = *state;
    size_t before = changes(seat);

    press(seat, "t L");
    type(seat, "They will come on Friday");
    press(seat, "C-s");
    assert_shown(seat, "is it settled by this?");
    press(seat, "N");
    assert_int_equal(changes(seat), before + 1);
    assert_shown(seat, "1 decided");
    assert_string_equal(at_hand(seat)->key, "I-10");
    press(seat, "k");
    assert_shown(seat, "Decided     Logged ");
    assert_shown(seat, "They will come on Friday");
}

static void only_what_was_marked_is_gone_through(void **state)
{
    struct seat *seat = *state;

    press(seat, "T");
    assert_message(seat, "Nothing is marked.");
    press(seat, "g f Space Space Space T");
    assert_shown(seat, "Triage of what was marked");
    assert_int_equal(kept(seat).count, 3);
    press(seat, "Space Space");
    assert_non_null(strstr(row(seat, 0), "3 of 3"));
}

static void at_the_end_it_says_what_was_decided(void **state)
{
    struct seat *seat = *state;

    press(seat, "g i Space Space Space T s t f c Space");
    assert_shown(seat, "That was all: 2 of 3 decided.");
    assert_shown(seat, "Snoozed 1");
    assert_shown(seat, "Planned 1");
    assert_shown(seat, "Skipped 1");
    press(seat, "d");
    assert_message(seat, "That was all.");
    press(seat, "k");
    assert_non_null(strstr(row(seat, 0), "3 of 3"));
    press(seat, "Space q");
    assert_message(seat, "Triage: 2 decided, 1 skipped.");
    press(seat, "t");
    assert_shown(seat, "0 decided");
}

static void what_cannot_be_decided_is_said(void **state)
{
    struct seat *seat = *state;

    press(seat, "t");
    go_to(seat, &commitment_noun);
    press(seat, "w");
    assert_message(seat, "cannot wait for anybody; s puts it off");
    press(seat, "p");
    assert_message(seat, "is not judged so");
    go_to(seat, &org_noun);
    press(seat, "n");
    assert_message(seat, "liaise.yaml");
    press(seat, "m");
    assert_message(seat, "nothing here that could be moved on");
}

static void a_round_that_cannot_be_read_begins_anew(void **state)
{
    struct seat *seat = *state;
    struct error err = {0};

    must(setting_set(seat->region.store, "triage", "triage 9\tnonsense", &err));
    press(seat, "t");
    assert_shown(seat, "I-8   ");
}

static void it_is_usable_at_every_size(void **state)
{
    static const int sizes[][2] = {{30, 6}, {40, 10}, {60, 20}, {120, 36}, {160, 45}};
    struct seat *seat = *state;

    press(seat, "t");
    for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
        resize(seat, sizes[i][0], sizes[i][1]);
        press(seat, "s t Space Down Down PgDn k k");
        assert_shown(seat, at_hand(seat)->key);
    }
}

int main(void)
{
#define TEST(claim) cmocka_unit_test_setup_teardown(claim, seat_setup, seat_teardown)
    const struct CMUnitTest tests[] = {
        TEST(the_round_begins_with_what_is_most_urgent),
        TEST(twenty_items_take_under_sixty_keys),
        TEST(what_is_undone_can_be_done_again),
        TEST(a_round_goes_on_after_a_crash),
        TEST(the_order_stays_although_the_store_changes),
        TEST(what_was_put_off_is_not_in_the_next_round),
        TEST(a_page_is_opened_and_left_for_the_same_item),
        TEST(a_form_that_is_closed_decides_nothing),
        TEST(a_contact_is_logged_about_the_item),
        TEST(only_what_was_marked_is_gone_through),
        TEST(at_the_end_it_says_what_was_decided),
        TEST(what_cannot_be_decided_is_said),
        TEST(a_round_that_cannot_be_read_begins_anew),
        TEST(it_is_usable_at_every_size),
    };

    return cmocka_run_group_tests(tests, seat_group_setup, seat_group_teardown);
}
