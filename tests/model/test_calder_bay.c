#include "support/test.h"

#include <liaise/delta.h>
#include <liaise/evenness.h>
#include <liaise/figures.h>
#include <liaise/slot.h>
#include <liaise/turnover.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/region.h"
#include "support/slot_table.h"

/* The sample region against the figures that are known of it. It is read once for all tests. */

struct bay {
    struct region region;
    struct book book;
    struct list interactions, people, meetings;
};

static const struct date today = {20486}; /* 2026-02-02 */

static void read_all(struct bay *bay, const struct noun *noun, struct list *out)
{
    struct error err = {0};

    must(record_page(bay->region.store, noun, 0, 100000, out, &bay->region.arena, &err));
}

static int bay_setup(void **state)
{
    struct bay *bay = calloc(1, sizeof(*bay));
    struct error err = {0};

    if (!bay)
        return -1;
    region_open_filled(&bay->region);
    must(book_read(bay->region.store, &bay->book, &bay->region.arena, &err));
    read_all(bay, &interaction_noun, &bay->interactions);
    read_all(bay, &person_noun, &bay->people);
    read_all(bay, &meeting_noun, &bay->meetings);
    *state = bay;
    return 0;
}

static int bay_teardown(void **state)
{
    struct bay *bay = *state;

    region_close(&bay->region);
    free(bay);
    return 0;
}

static void the_school_district_and_the_coalition_are_heard_evenly(void **state)
{
    static const struct evenness_party parties[] = {{"CBS", 30}, {"EUN", 21}};
    struct bay *bay = *state;
    struct evenness_request request = {
        .parties = parties, .party_count = 2, .from = date_of(2025, 11, 4), .to = today};
    struct evenness result;

    result =
        evenness_of(&request, bay->interactions.items, bay->interactions.count, &bay->region.arena);
    assert_int_equal(result.sides[0].minutes, 410);
    assert_int_equal(result.sides[1].minutes, 655);
    assert_int_equal(lround(result.index * 100), 12);
    assert_false(result.warns);
    request.expected = EVENNESS_CADENCE;
    result =
        evenness_of(&request, bay->interactions.items, bay->interactions.count, &bay->region.arena);
    assert_true(fabs(result.sides[1].expected - 30.0 / 51.0) < 1e-9);
    assert_int_equal(lround(result.index * 100), 3);
}

/* "I-12 waiting since 2025-12-20" for each. */
static void delta_is(const struct delta *delta, size_t count, const char *const *expected)
{
    for (size_t i = 0; i < delta->count; i++) {
        char text[256];

        (void)snprintf(text, sizeof(text), "%s %s", delta->items[i].ref, delta->items[i].what);
        if (i >= count)
            fail_msg("one more: %s", text);
        assert_string_equal(text, expected[i]);
    }
    assert_int_equal(delta->count, count);
}

static struct delta delta_of(struct bay *bay, const char *code, struct date since, struct date day)
{
    const struct delta_request request = {
        .code = code,
        .since = since,
        .today = day,
        .issues = bay->book.issues,
        .commitments = bay->book.commitments,
        .agreements = bay->book.agreements,
        .people = bay->people,
    };

    return delta_since(&request, &bay->region.arena);
}

static void since_we_last_spoke_with_northwater_four_things_changed(void **state)
{
    static const char *const expected[] = {
        "C-27 kept late 2025-12-02",
        "C-26 due 2025-12-19 passed",
        "I-12 waiting since 2025-12-20",
        "I-15 opened 2026-01-06, assessing since 2026-01-12",
    };
    struct bay *bay = *state;
    const struct book_org *org = book_org(&bay->book, "NWP");
    struct health health =
        health_on(&org->history, &bay->region.config.health, today, &bay->region.arena);
    struct delta delta;

    assert_int_equal(health.last_contact.day, date_of(2025, 11, 26).day);
    delta = delta_of(bay, "NWP", health.last_contact, today);
    delta_is(&delta, 4, expected);
}

static void on_an_earlier_day_less_had_changed(void **state)
{
    static const char *const expected[] = {"C-27 kept late 2025-12-02", "C-26 due today"};
    struct bay *bay = *state;
    const struct delta delta = delta_of(bay, "NWP", date_of(2025, 11, 26), date_of(2025, 12, 19));

    delta_is(&delta, 2, expected);
}

static struct turnover_request turnover_of(struct bay *bay, const char *code, struct date day)
{
    return (struct turnover_request){
        .code = code,
        .silence_most = 28,
        .today = day,
        .people = bay->people,
        .interactions = bay->interactions,
        .issues = bay->book.issues,
        .commitments = bay->book.commitments,
        .meetings = bay->meetings,
        .followups = bay->book.followups,
    };
}

static void northwater_hangs_on_one_thread(void **state)
{
    struct bay *bay = *state;
    struct turnover_request request = turnover_of(bay, "NWP", today);
    struct turnover_thread *threads;
    size_t count;

    turnover_threads(&request, &threads, &count, &bay->region.arena);
    assert_int_equal(count, 1);
    assert_string_equal(threads[0].person->name, "Tove Halvorsen");
    assert_int_equal(threads[0].last.day, date_of(2025, 11, 26).day);
    request.today = date_of(2026, 2, 6);
    turnover_threads(&request, &threads, &count, &bay->region.arena);
    assert_int_equal(count, 1);
    request.today = date_of(2026, 2, 7);
    turnover_threads(&request, &threads, &count, &bay->region.arena);
    assert_int_equal(count, 0);
}

/* The refs of what hangs on her up to the follow-ups: "C-26 I-12 ". */
static void checklist_is(struct bay *bay, struct date day, const char *expected)
{
    const struct turnover_request request = turnover_of(bay, "NWP", day);
    const struct person *tove = NULL;
    struct turnover_item *items;
    size_t count, channels = 0;
    char refs[256] = "";

    for (size_t i = 0; i < bay->people.count; i++) {
        const struct person *person = list_at(&bay->people, sizeof(*person), i);

        if (!strcmp(person->name, "Tove Halvorsen"))
            tove = person;
    }
    assert_non_null(tove);
    turnover_list(&request, tove, turnover_last_day(tove, "NWP"), &items, &count,
                  &bay->region.arena);
    for (size_t i = 0; i < count; i++) {
        channels += items[i].kind == TURNOVER_CHANNEL;
        if (items[i].kind == TURNOVER_CHANNEL)
            continue;
        assert_non_null(items[i].what);
        (void)snprintf(refs + strlen(refs), sizeof(refs) - strlen(refs), "%s ", items[i].ref);
    }
    assert_string_equal(refs, expected);
    assert_int_equal(channels, 2);
}

static void four_things_and_later_followups_hang_on_who_leaves_northwater(void **state)
{
    checklist_is(*state, today, "C-26 I-12 I-15 M-209 F-381 F-406 F-424 F-428 ");
}

static void when_she_has_left_what_was_not_done_hangs_on_her_too(void **state)
{
    checklist_is(*state, date_of(2026, 2, 9),
                 "C-26 I-12 I-15 M-209 F-305 F-313 F-338 F-381 F-406 F-424 F-428 ");
}

static const void *record_named(const struct noun *noun, const struct list *list, const char *key)
{
    for (size_t i = 0; i < list->count; i++) {
        const void *record = list_at(list, noun->size, i);

        if (!strcmp(record_key(noun, record), key))
            return record;
    }
    fail_msg("there is no %s", key);
    return NULL;
}

/* Everybody who is asked to come, in the zone of the person or else ours, at the usual hours. */
static size_t invite(struct bay *bay, const struct meeting *meeting,
                     struct slot_participant *participants)
{
    const struct meeting_person *guests = meeting->people.items;

    for (size_t i = 0; i < meeting->people.count; i++) {
        const struct person *person =
            record_named(&person_noun, &bay->people, guests[i].person.name);

        participants[i] = (struct slot_participant){
            .name = person->name,
            .zone = person->timezone ? zones_want(bay->region.zones, person->timezone)
                                     : bay->region.desk.now.zone,
        };
    }
    return meeting->people.count;
}

static void the_wind_down_meeting_spans_four_zones(void **state)
{
    struct bay *bay = *state;
    const struct meeting *meeting = record_named(&meeting_noun, &bay->meetings, "M-203");
    struct slot_participant participants[8];
    struct slot_request request = {
        .participants = participants,
        .zone = bay->region.desk.now.zone,
        .first = date_of(2026, 2, 4),
        .last = date_of(2026, 2, 4),
        .length = 60,
        .not_before = meeting->starts_at,
    };
    struct slot_result result;
    const struct slot *slot = NULL;
    struct error err = {0};

    request.participant_count = invite(bay, meeting, participants);
    assert_int_equal(request.participant_count, 5);
    must(slot_find(&result, &request, &bay->region.arena, &err));
    for (size_t i = 0; i < result.ranked.count; i++) {
        if (result.ranked.items[i].from == meeting->starts_at)
            slot = &result.ranked.items[i];
    }
    assert_non_null(slot);
    assert_true(slot->to == meeting->ends_at);
    slot_part_is(slot, 0, "Wed 15:30 ok");
    slot_part_is(slot, 1, "Wed 18:30 !");
    slot_part_is(slot, 2, "Wed 18:30 !");
    slot_part_is(slot, 3, "Thu 07:30 !");
    slot_part_is(slot, 4, "Thu 08:30 edge");
    assert_int_equal(result.inside, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_school_district_and_the_coalition_are_heard_evenly),
        cmocka_unit_test(since_we_last_spoke_with_northwater_four_things_changed),
        cmocka_unit_test(on_an_earlier_day_less_had_changed),
        cmocka_unit_test(northwater_hangs_on_one_thread),
        cmocka_unit_test(four_things_and_later_followups_hang_on_who_leaves_northwater),
        cmocka_unit_test(the_wind_down_meeting_spans_four_zones),
        cmocka_unit_test(when_she_has_left_what_was_not_done_hangs_on_her_too),
    };

    return cmocka_run_group_tests(tests, bay_setup, bay_teardown);
}
