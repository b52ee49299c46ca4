#include "support/test.h"

#include <liaise/turnover.h>
#include <string.h>

static const struct date today = {20486}; /* 2026-02-02 */

static struct date ago(int days)
{
    return (struct date){today.day - days};
}

/* Ann and Bob of A; Cy of B. */
enum { ANN, BOB, CY, PEOPLE };

struct office {
    struct arena arena;
    struct person people[PEOPLE];
    struct interaction contacts[4];
    struct issue issue;
    struct commitment commitment;
    struct meeting meeting;
    struct followup followup;
    struct turnover_request request;
};

static void office_open(struct office *office)
{
    static const char *const names[] = {"Ann", "Bob", "Cy"};

    *office = (struct office){.request = {.code = "A", .silence_most = 28, .today = today}};
    for (int i = 0; i < PEOPLE; i++) {
        struct role_held *held;

        record_init(&person_noun, &office->people[i]);
        office->people[i].name = names[i];
        held = list_add(&office->people[i].roles, &role_held_noun, &office->arena);
        held->org.name = i == CY ? "B" : "A";
    }
    office->request.people = (struct list){office->people, PEOPLE};
    office->request.interactions = (struct list){office->contacts, 0};
}

static struct interaction *call(struct office *office, const char *person, int days)
{
    struct interaction *contact = &office->contacts[office->request.interactions.count++];
    struct interaction_org *party;
    struct interaction_person *who;

    record_init(&interaction_noun, contact);
    contact->day = ago(days);
    contact->channel = CHANNEL_PHONE;
    contact->direction = DIRECTION_MUTUAL;
    party = list_add(&contact->parties, &interaction_org_noun, &office->arena);
    party->org.name = "A";
    who = list_add(&contact->people, &interaction_person_noun, &office->arena);
    who->person.name = person;
    return contact;
}

/* "Ann Bob " */
static void threads_are(struct office *office, const char *expected)
{
    struct turnover_thread *threads;
    size_t count;
    char names[64] = "";

    turnover_threads(&office->request, &threads, &count, &office->arena);
    for (size_t i = 0; i < count; i++) {
        strncat(names, threads[i].person->name, 20);
        strncat(names, " ", 2);
    }
    assert_string_equal(names, expected);
}

static void hang(struct office *office, struct date last_day, struct turnover_item **items,
                 size_t *count)
{
    turnover_list(&office->request, &office->people[ANN], last_day, items, count, &office->arena);
}

/* How much hangs on Ann, who leaves in a week. */
static size_t hanging(struct office *office)
{
    struct turnover_item *items;
    size_t count;

    hang(office, ago(-7), &items, &count);
    return count;
}

static void a_thread_lives_for_twice_the_silence_and_ninety_days_at_least(void **state)
{
    (void)state;
    assert_int_equal(turnover_days(NUMBER_NONE), 90);
    assert_int_equal(turnover_days(28), 90);
    assert_int_equal(turnover_days(45), 90);
    assert_int_equal(turnover_days(60), 120);
    assert_int_equal(turnover_days(-3), 90);
    assert_true(turnover_days(INT64_MAX) > 100000);
}

static void who_answered_lately_is_a_live_thread(void **state)
{
    struct office office;

    (void)state;
    office_open(&office);
    threads_are(&office, "");
    call(&office, "Ann", 90);
    call(&office, "Bob", 91);
    threads_are(&office, "Ann ");
    office.request.silence_most = 60;
    threads_are(&office, "Ann Bob ");
    call(&office, "Bob", 3);
    threads_are(&office, "Bob Ann ");
    call(&office, "Cy", 3);
    threads_are(&office, "Bob Ann ");
    arena_clear(&office.arena);
}

static void unanswered_letters_and_mentions_are_no_threads(void **state)
{
    struct office office;
    struct interaction *contact;

    (void)state;
    office_open(&office);
    contact = call(&office, "Ann", 5);
    contact->direction = DIRECTION_OUTBOUND;
    threads_are(&office, "");
    contact->replied = FLAG_YES;
    threads_are(&office, "Ann ");
    contact->internal = FLAG_YES;
    threads_are(&office, "");
    contact->internal = FLAG_NO;
    contact->amended_by = "N-9";
    threads_are(&office, "");
    contact->amended_by = NULL;
    contact->day = ago(-1);
    threads_are(&office, "");
    contact->day = ago(1);
    ((struct interaction_person *)contact->people.items)->part = PART_MENTIONED;
    threads_are(&office, "");
    arena_clear(&office.arena);
}

static void who_has_left_is_no_thread_any_more(void **state)
{
    struct office office;
    struct role_held *held;

    (void)state;
    office_open(&office);
    call(&office, "Ann", 5);
    held = office.people[ANN].roles.items;
    held->to = today;
    threads_are(&office, "Ann ");
    assert_int_equal(turnover_last_day(&office.people[ANN], "A").day, today.day);
    held->to = ago(1);
    threads_are(&office, "");
    assert_false(date_is_set(turnover_last_day(&office.people[BOB], "A")));
    arena_clear(&office.arena);
}

static void on_one_of_two_threads_only_what_names_her_hangs(void **state)
{
    struct office office;
    struct issue_party *party;

    (void)state;
    office_open(&office);
    call(&office, "Ann", 5);
    call(&office, "Bob", 5);
    record_init(&issue_noun, &office.issue);
    office.issue.record.ref = "I-1";
    office.issue.status = ISSUE_DIALOGUE;
    party = list_add(&office.issue.parties, &issue_party_noun, &office.arena);
    party->org.name = "A";
    party->person.name = "Bob";
    office.request.issues = (struct list){&office.issue, 1};
    assert_int_equal(hanging(&office), 0);
    party->person.name = "Ann";
    assert_int_equal(hanging(&office), 1);
    office.issue.status = ISSUE_CLOSED;
    assert_int_equal(hanging(&office), 0);
    arena_clear(&office.arena);
}

static void on_the_only_thread_everything_open_hangs(void **state)
{
    struct office office;
    struct turnover_item *items;
    struct issue_party *party;
    size_t count;

    (void)state;
    office_open(&office);
    call(&office, "Ann", 5);
    record_init(&issue_noun, &office.issue);
    office.issue.record.ref = "I-1";
    office.issue.status = ISSUE_DIALOGUE;
    party = list_add(&office.issue.parties, &issue_party_noun, &office.arena);
    party->org.name = "A";
    party->person.name = "Bob";
    office.request.issues = (struct list){&office.issue, 1};
    hang(&office, ago(-7), &items, &count);
    assert_int_equal(count, 1);
    assert_string_equal(items[0].named, "Bob");
    /* Still so after she has left, until somebody else answers. */
    ((struct role_held *)office.people[ANN].roles.items)->to = ago(1);
    hang(&office, ago(1), &items, &count);
    assert_int_equal(count, 1);
    call(&office, "Bob", 0);
    hang(&office, ago(1), &items, &count);
    assert_int_equal(count, 0);
    arena_clear(&office.arena);
}

static void promises_of_both_sides_hang_on_who_is_named(void **state)
{
    struct office office;

    (void)state;
    office_open(&office);
    call(&office, "Ann", 5);
    call(&office, "Bob", 5);
    record_init(&commitment_noun, &office.commitment);
    office.commitment.record.ref = "C-1";
    office.commitment.debtor.name = "A";
    office.commitment.creditor.name = "US";
    office.commitment.status = COMMITMENT_OPEN;
    office.request.commitments = (struct list){&office.commitment, 1};
    assert_int_equal(hanging(&office), 0);
    office.commitment.debtor_person.name = "Ann";
    assert_int_equal(hanging(&office), 1);
    office.commitment.status = COMMITMENT_FULFILLED;
    assert_int_equal(hanging(&office), 0);
    office.commitment.status = COMMITMENT_OPEN;
    office.commitment.debtor.name = "US";
    office.commitment.creditor.name = "A";
    assert_int_equal(hanging(&office), 0);
    office.commitment.creditor_person.name = "Ann";
    assert_int_equal(hanging(&office), 1);
    arena_clear(&office.arena);
}

static void meetings_hang_when_they_are_after_the_last_day(void **state)
{
    struct office office;
    struct meeting_person *guest;
    struct meeting_org *party;

    (void)state;
    office_open(&office);
    call(&office, "Ann", 5);
    record_init(&meeting_noun, &office.meeting);
    office.meeting.record.ref = "M-1";
    office.meeting.status = MEETING_SCHEDULED;
    office.meeting.starts = (int64_t)(today.day + 7) * INSTANT_DAY + 3600;
    party = list_add(&office.meeting.parties, &meeting_org_noun, &office.arena);
    party->org.name = "A";
    guest = list_add(&office.meeting.people, &meeting_person_noun, &office.arena);
    guest->person.name = "Ann";
    office.request.meetings = (struct list){&office.meeting, 1};
    assert_int_equal(hanging(&office), 0);
    office.meeting.starts += INSTANT_DAY;
    assert_int_equal(hanging(&office), 1);
    guest->person.name = "Bob";
    assert_int_equal(hanging(&office), 0);
    guest->person.name = "Dana";
    assert_int_equal(hanging(&office), 1);
    party->org.name = "B";
    assert_int_equal(hanging(&office), 0);
    party->org.name = "A";
    office.meeting.status = MEETING_CANCELLED;
    assert_int_equal(hanging(&office), 0);
    arena_clear(&office.arena);
}

static void followups_hang_when_they_cannot_be_done_in_time(void **state)
{
    struct office office;

    (void)state;
    office_open(&office);
    record_init(&followup_noun, &office.followup);
    office.followup.record.ref = "F-1";
    office.followup.status = FOLLOWUP_PLANNED;
    office.followup.person.name = "Ann";
    office.followup.due = ago(-7);
    office.request.followups = (struct list){&office.followup, 1};
    assert_int_equal(hanging(&office), 0);
    office.followup.due = ago(-8);
    assert_int_equal(hanging(&office), 1);
    office.followup.person.name = "Bob";
    assert_int_equal(hanging(&office), 0);
    office.followup.waiting_on = "Ann";
    assert_int_equal(hanging(&office), 1);
    office.followup.due = DATE_NONE;
    assert_int_equal(hanging(&office), 1);
    office.followup.status = FOLLOWUP_DONE;
    assert_int_equal(hanging(&office), 0);
    arena_clear(&office.arena);
}

static void her_channels_come_last(void **state)
{
    struct office office;
    struct turnover_item *items;
    struct contact *channel;
    size_t count;

    (void)state;
    office_open(&office);
    record_init(&followup_noun, &office.followup);
    office.followup.record.ref = "F-1";
    office.followup.status = FOLLOWUP_PLANNED;
    office.followup.person.name = "Ann";
    office.request.followups = (struct list){&office.followup, 1};
    channel = list_add(&office.people[ANN].channels, &contact_noun, &office.arena);
    channel->value = "+1 360 555 0119";
    hang(&office, DATE_NONE, &items, &count);
    assert_int_equal(count, 2);
    assert_int_equal(items[0].kind, TURNOVER_FOLLOWUP);
    assert_int_equal(items[1].kind, TURNOVER_CHANNEL);
    assert_null(items[1].ref);
    assert_string_equal(items[1].what, "+1 360 555 0119");
    arena_clear(&office.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_thread_lives_for_twice_the_silence_and_ninety_days_at_least),
        cmocka_unit_test(who_answered_lately_is_a_live_thread),
        cmocka_unit_test(unanswered_letters_and_mentions_are_no_threads),
        cmocka_unit_test(who_has_left_is_no_thread_any_more),
        cmocka_unit_test(on_one_of_two_threads_only_what_names_her_hangs),
        cmocka_unit_test(on_the_only_thread_everything_open_hangs),
        cmocka_unit_test(promises_of_both_sides_hang_on_who_is_named),
        cmocka_unit_test(meetings_hang_when_they_are_after_the_last_day),
        cmocka_unit_test(followups_hang_when_they_cannot_be_done_in_time),
        cmocka_unit_test(her_channels_come_last),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
