#include "support/test.h"

#include <liaise/org.h>
#include <liaise/triage.h>
#include <string.h>

#include "base/str.h"

/* Order, steps, text and the usual answer of a round of triage. */

static const struct date today = {20486};   /* 2026-02-02 */

static int setup(void **state)
{
    static struct arena arena;

    arena = (struct arena){0};
    *state = &arena;
    return 0;
}

static int teardown(void **state)
{
    arena_clear(*state);
    return 0;
}

static struct attention_item item(const struct noun *noun, const char *ref, double total)
{
    struct attention_item out = {.noun = noun, .ref = ref, .due = DATE_NONE, .total = total};

    out.terms[ATTENTION_KIND] = total;
    out.orgs[out.org_count++] = "NWP";
    return out;
}

static struct meeting meeting(const char *ref, int ahead)
{
    struct meeting out;

    record_init(&meeting_noun, &out);
    out.record.ref = ref;
    out.status = MEETING_CONFIRMED;
    out.starts = ((int64_t)today.day + ahead) * INSTANT_DAY + 9 * 3600;
    return out;
}

static void begin(struct triage *triage, struct arena *arena)
{
    const struct attention_item attention[] = {item(&issue_noun, "I-1", 20),
                                               item(NULL, "NWP", 10.5),
                                               item(&followup_noun, "F-3", 2)};
    const struct list none = {0};

    triage_begin(triage, attention, 3, &none, &none, "CFR", today, arena);
    triage->seen_at = 1000;
}

static void assert_order(const struct triage *triage, const char *keys)
{
    struct str text = {0};

    for (size_t i = 0; i < triage->count; i++)
        str_add(&text, "%s%s", i ? " " : "", triage->items[i].key);
    assert_string_equal(text.text ? text.text : "", keys);
    str_done(&text);
}

static void meetings_without_an_agenda_stand_among_the_rest(void **state)
{
    struct meeting meetings[] = {meeting("M-1", 8), meeting("M-2", 7), meeting("M-3", 0),
                                 meeting("M-4", 1), meeting("M-5", -1)};
    const struct attention_item attention[] = {item(&issue_noun, "I-1", 20),
                                               item(NULL, "NWP", 10.5),
                                               item(&followup_noun, "F-3", 2)};
    const struct list list = {meetings, 5}, none = {0};
    struct triage triage;

    (void)list_add(&meetings[3].agenda, &agenda_item_noun, *state);
    triage_begin(&triage, attention, 3, &list, &none, "CFR", today, *state);
    assert_order(&triage, "I-1 M-3 NWP M-2 F-3");
    assert_ptr_equal(triage.items[2].noun, &org_noun);
    assert_string_equal(triage.items[0].orgs, "NWP");
    assert_string_equal(triage.items[0].terms, "kind 20.00");
}

static void what_was_put_off_is_left_out_until_its_day(void **state)
{
    const struct attention_item attention[] = {item(&issue_noun, "I-1", 20),
                                               item(&issue_noun, "I-12", 10)};
    struct followup followup;
    struct list followups = {&followup, 1}, none = {0};
    struct triage triage;

    record_init(&followup_noun, &followup);
    followup.title = triage_again("I-1", *state);
    followup.about = "I-1";
    followup.status = FOLLOWUP_PLANNED;
    followup.not_before = (struct date){today.day + 1};
    triage_begin(&triage, attention, 2, &none, &followups, "CFR", today, *state);
    assert_order(&triage, "I-12");
    followup.not_before = today;
    triage_begin(&triage, attention, 2, &none, &followups, "CFR", today, *state);
    assert_order(&triage, "I-1 I-12");
    followup.not_before = (struct date){today.day + 1};
    followup.title = "Call them";
    triage_begin(&triage, attention, 2, &none, &followups, "CFR", today, *state);
    assert_order(&triage, "I-1 I-12");
}

static void marked_records_keep_the_order_and_strangers_come_last(void **state)
{
    const struct triage_pick picks[] = {{&meeting_noun, "M-9"}, {&followup_noun, "F-3"},
                                        {&issue_noun, "I-1"}};
    struct triage triage;

    begin(&triage, *state);
    triage_keep(&triage, picks, 3, *state);
    assert_order(&triage, "I-1 F-3 M-9");
    assert_true(triage.of_marked);
    assert_string_equal(triage.items[2].terms, "");
}

static void a_decision_goes_to_the_next_that_is_left(void **state)
{
    struct triage triage;

    begin(&triage, *state);
    triage_skip(&triage, 1010);
    assert_int_equal(triage.at, 1);
    triage_decide(&triage, TRIAGE_LOGGED, 7, "Logged.", 1020);
    assert_int_equal(triage.at, 2);
    assert_true(triage_back(&triage, 1030) && triage_back(&triage, 1030));
    assert_false(triage_back(&triage, 1030));
    triage_decide(&triage, TRIAGE_DONE, 8, "Closed.", 1040);
    assert_int_equal(triage.at, 2);
    assert_int_equal(triage_count(&triage).skipped, 0);
    assert_int_equal(triage_count(&triage).decided, 2);
    triage_skip(&triage, 1050);
    assert_int_equal(triage.at, 3);
    assert_true(triage_is_over(&triage));
    assert_true(triage_back(&triage, 1060));
    assert_int_equal(triage.at, 2);
}

static void what_was_taken_back_is_left_again(void **state)
{
    struct triage triage;

    begin(&triage, *state);
    triage_decide(&triage, TRIAGE_DONE, 8, "Closed.", 1040);
    triage.items[0].undone = true;
    assert_int_equal(triage_count(&triage).left, 3);
    triage_show(&triage, 0, 1050);
    triage_decide(&triage, TRIAGE_SNOOZED, 10, "Later.", 1060);
    assert_int_equal(triage_count(&triage).left, 2);
}

static void minutes_left_follow_the_pace(void **state)
{
    struct triage triage;

    begin(&triage, *state);
    assert_int_equal(triage_minutes_left(&triage), 2);      /* three of half a minute */
    triage_skip(&triage, 1000 + 86400);     /* a pause is not believed: two minutes */
    assert_int_equal(triage.seconds, 120);
    assert_int_equal(triage_minutes_left(&triage), 2);
    triage_skip(&triage, triage.seen_at);
    triage_skip(&triage, triage.seen_at);
    assert_int_equal(triage_minutes_left(&triage), 0);
}

static void a_round_is_kept_as_text(void **state)
{
    struct triage triage, again;
    struct str text = {0}, second = {0};
    struct error err = {0};

    begin(&triage, *state);
    triage_decide(&triage, TRIAGE_SNOOZED, 12, "Out of\tsight\nuntil Tue", 1040);
    triage_skip(&triage, 1050);
    triage.shows_terms = true;
    triage_write(&triage, &text);
    must(triage_read(&again, text.text, *state, &err));
    triage_write(&again, &second);
    assert_string_equal(second.text, text.text);
    assert_int_equal(again.at, 2);
    assert_int_equal(again.items[0].change, 12);
    assert_string_equal(again.items[0].said, "Out of sight until Tue");
    assert_true(again.items[1].skipped && again.shows_terms);
    str_done(&text);
    str_done(&second);
}

static void other_text_is_refused(void **state)
{
    static const char *const texts[] = {
        "", "triage 1", "triage 2\t2026-02-02\t0\t0\t0\t0\t0\t0\n",
        "triage 1\t2026-02-02\t0\t0\t1\t0\t0\t0\n", "triage 1\t2026-02-30\t0\t0\t0\t0\t0\t0\n",
        "triage 1\t2026-02-02\t0\t0\t0\t0\t0\t0\nissue\tI-1\n",
        "triage 1\t2026-02-02\t0\t0\t0\t0\t0\t0\nsheep\tI-1\t\t1\t0\t0\t0\t\t\n",
        "triage 1\t2026-02-02\t0\t0\t0\t0\t0\t0\nissue\tI-1\t\t1\t99\t0\t0\t\t\n",
        "triage 1\t2026-02-02\t0\t0\t0\t0\t0\t0\nissue\tI-1\t\t1\t0\t0\t0\t\t\tmore\n",
    };
    struct triage triage;

    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        struct error err = {0};

        if (triage_read(&triage, texts[i], *state, &err))
            fail_msg("read: %s", texts[i]);
    }
}

/* Usual answer */

static struct interaction contact(enum direction direction, enum channel channel, double day)
{
    struct interaction out;

    record_init(&interaction_noun, &out);
    out.direction = direction;
    out.channel = channel;
    out.at = (int64_t)(day * INSTANT_DAY);
    return out;
}

static void the_usual_answer_is_the_median_wait(void **state)
{
    struct interaction contacts[] = {
        contact(DIRECTION_OUTBOUND, CHANNEL_EMAIL, 40),     /* still waits */
        contact(DIRECTION_MUTUAL, CHANNEL_PHONE, 36),       /* nothing waited */
        contact(DIRECTION_MUTUAL, CHANNEL_PHONE, 35),       /* after 5 */
        contact(DIRECTION_INBOUND, CHANNEL_BROADCAST, 34),
        contact(DIRECTION_OUTBOUND, CHANNEL_EMAIL, 33),     /* a reminder */
        contact(DIRECTION_OUTBOUND, CHANNEL_EMAIL, 30),
        contact(DIRECTION_INBOUND, CHANNEL_EMAIL, 21.5),    /* after 1.5 */
        contact(DIRECTION_OUTBOUND, CHANNEL_LETTER, 20),
        contact(DIRECTION_INBOUND, CHANNEL_EMAIL, 12),      /* after 2 */
        contact(DIRECTION_OUTBOUND, CHANNEL_EMAIL, 10),
        contact(DIRECTION_OUTBOUND, CHANNEL_BROADCAST, 5),
    };
    struct list list = {contacts, sizeof(contacts) / sizeof(*contacts)};
    struct triage_usual usual = triage_usual(&list, *state);

    assert_int_equal(usual.count, 3);
    assert_true(usual.days == 2.0);
    list.items = contacts + 5;
    list.count -= 5;
    usual = triage_usual(&list, *state);
    assert_int_equal(usual.count, 2);
    assert_true(usual.days == 1.75);
    list.count = 0;
    assert_int_equal(triage_usual(&list, *state).count, 0);
}

int main(void)
{
#define TEST(claim) cmocka_unit_test_setup_teardown(claim, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(meetings_without_an_agenda_stand_among_the_rest),
        TEST(what_was_put_off_is_left_out_until_its_day),
        TEST(marked_records_keep_the_order_and_strangers_come_last),
        TEST(a_decision_goes_to_the_next_that_is_left),
        TEST(what_was_taken_back_is_left_again),
        TEST(minutes_left_follow_the_pace),
        TEST(a_round_is_kept_as_text),
        TEST(other_text_is_refused),
        TEST(the_usual_answer_is_the_median_wait),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
