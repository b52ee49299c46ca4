#include "support/test.h"

#include <liaise/evenness.h>
#include <math.h>

enum { CONTACTS = 8 };

/* Contacts with some of the two sides, A and B. */
struct talks {
    struct arena arena;
    struct interaction contacts[CONTACTS];
    size_t count;
    struct evenness_party parties[2];
    struct evenness_request request;
};

static void talks_begin(struct talks *talks)
{
    *talks = (struct talks){
        .parties = {{"A", NUMBER_NONE}, {"B", NUMBER_NONE}},
    };
    talks->request = (struct evenness_request){
        .parties = talks->parties, .party_count = 2, .from = DATE_NONE, .to = DATE_NONE};
}

/* One more, on the next day; `with` has a letter for each party. */
static struct interaction *talk(struct talks *talks, const char *with, int minutes)
{
    struct interaction *contact = &talks->contacts[talks->count++];

    record_init(&interaction_noun, contact);
    contact->day = (struct date){20000 + (int)talks->count};
    contact->channel = CHANNEL_PHONE;
    contact->direction = DIRECTION_MUTUAL;
    contact->minutes = minutes;
    for (; *with; with++) {
        struct interaction_org *party =
            list_add(&contact->parties, &interaction_org_noun, &talks->arena);

        party->org.name = *with == 'A' ? "A" : "B";
    }
    return contact;
}

static struct evenness evenness(struct talks *talks)
{
    return evenness_of(&talks->request, talks->contacts, talks->count, &talks->arena);
}

static void close_to(double value, double expected)
{
    if (fabs(value - expected) > 1e-9)
        fail_msg("%.6f is not %.6f", value, expected);
}

static void three_fifths_is_even_enough_and_four_fifths_is_not(void **state)
{
    struct talks talks;
    struct evenness result;

    (void)state;
    talks_begin(&talks);
    talk(&talks, "A", 62);
    talk(&talks, "B", 38);
    result = evenness(&talks);
    close_to(result.index, 0.12);
    close_to(result.sides[0].share, 0.62);
    close_to(result.sides[1].expected, 0.5);
    assert_false(result.is_uneven || result.warns);
    talks.contacts[0].minutes = 80;
    talks.contacts[1].minutes = 20;
    result = evenness(&talks);
    close_to(result.index, 0.30);
    assert_true(result.is_uneven && result.warns);
    talks.contacts[0].minutes = 75;
    talks.contacts[1].minutes = 25;
    result = evenness(&talks);
    close_to(result.index, 0.25);
    assert_false(result.warns);
    arena_clear(&talks.arena);
}

static void a_reason_clears_the_warning_and_not_the_number(void **state)
{
    struct talks talks;
    struct evenness result;

    (void)state;
    talks_begin(&talks);
    talk(&talks, "A", 80);
    talk(&talks, "B", 20);
    talks.request.reason = "B is on leave until March";
    result = evenness(&talks);
    close_to(result.index, 0.30);
    assert_true(result.is_uneven);
    assert_false(result.warns);
    assert_string_equal(result.reason, "B is on leave until March");
    talks.request.reason = "";
    assert_true(evenness(&talks).warns);
    arena_clear(&talks.arena);
}

static void the_expected_share_follows_the_cadence(void **state)
{
    struct talks talks;
    struct evenness result;

    (void)state;
    talks_begin(&talks);
    talk(&talks, "A", 80);
    talk(&talks, "B", 20);
    talks.parties[0].ideal = 7;
    talks.parties[1].ideal = 28;
    talks.request.expected = EVENNESS_CADENCE;
    result = evenness(&talks);
    close_to(result.sides[0].expected, 0.8);
    close_to(result.index, 0.0);
    talks.parties[1].ideal = NUMBER_NONE;
    close_to(evenness(&talks).index, 0.30);
    arena_clear(&talks.arena);
}

static void a_contact_with_both_counts_for_both(void **state)
{
    struct talks talks;
    struct evenness result;

    (void)state;
    talks_begin(&talks);
    talk(&talks, "AB", 60);
    talk(&talks, "AA", 30);
    result = evenness(&talks);
    assert_int_equal(result.sides[0].minutes, 90);
    assert_int_equal(result.sides[1].minutes, 60);
    assert_int_equal(result.minutes, 150);
    assert_int_equal(result.sides[0].contacts, 2);
    close_to(result.index, 0.1);
    arena_clear(&talks.arena);
}

static void who_began_it_and_whether_it_was_answered_is_counted(void **state)
{
    struct talks talks;
    struct evenness result;

    (void)state;
    talks_begin(&talks);
    talk(&talks, "A", 5)->direction = DIRECTION_OUTBOUND;
    talk(&talks, "A", 5)->direction = DIRECTION_OUTBOUND;
    talks.contacts[1].replied = FLAG_YES;
    talk(&talks, "A", 5)->direction = DIRECTION_INBOUND;
    talk(&talks, "A", 0)->minutes = NUMBER_NONE;
    ((struct interaction_org *)talk(&talks, "A", 5)->parties.items)->part = PART_INITIATOR;
    result = evenness(&talks);
    assert_int_equal(result.sides[0].contacts, 5);
    assert_int_equal(result.sides[0].two_way, 4);
    assert_int_equal(result.sides[0].by_us, 2);
    assert_int_equal(result.sides[0].by_them, 2);
    assert_int_equal(result.sides[0].minutes, 20);
    assert_int_equal(result.sides[0].last.day, 20005);
    close_to(evenness_by_us(&result.sides[0]), 0.5);
    close_to(evenness_by_us(&result.sides[1]), -1.0);
    assert_false(date_is_set(result.sides[1].last));
    arena_clear(&talks.arena);
}

static void what_is_no_contact_with_them_does_not_count(void **state)
{
    struct talks talks;
    struct evenness result;

    (void)state;
    talks_begin(&talks);
    talk(&talks, "A", 10);
    talk(&talks, "B", 10)->internal = FLAG_YES;
    talk(&talks, "B", 10)->amended_by = "N-1";
    ((struct interaction_org *)talk(&talks, "B", 10)->parties.items)->part = PART_MENTIONED;
    ((struct interaction_org *)talk(&talks, "B", 10)->parties.items)->part = PART_ABSENT_INVITED;
    talk(&talks, "B", 10);
    talk(&talks, "B", 10);
    talks.request.from = talks.contacts[0].day;
    talks.request.to = talks.contacts[5].day;
    result = evenness(&talks);
    assert_int_equal(result.sides[0].minutes, 10);
    assert_int_equal(result.sides[1].minutes, 10);
    close_to(result.index, 0.0);
    arena_clear(&talks.arena);
}

static void with_no_contact_there_is_nothing_to_compare(void **state)
{
    struct talks talks;
    struct evenness result;

    (void)state;
    talks_begin(&talks);
    result = evenness(&talks);
    close_to(result.index, 0.0);
    assert_false(result.is_uneven);
    talks.request.party_count = 0;
    assert_int_equal(evenness(&talks).count, 0);
    arena_clear(&talks.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_fifths_is_even_enough_and_four_fifths_is_not),
        cmocka_unit_test(a_reason_clears_the_warning_and_not_the_number),
        cmocka_unit_test(the_expected_share_follows_the_cadence),
        cmocka_unit_test(a_contact_with_both_counts_for_both),
        cmocka_unit_test(who_began_it_and_whether_it_was_answered_is_counted),
        cmocka_unit_test(what_is_no_contact_with_them_does_not_count),
        cmocka_unit_test(with_no_contact_there_is_nothing_to_compare),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
