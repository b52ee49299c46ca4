#include "support/test.h"

#include <liaise/interaction.h>
#include <liaise/zone.h>

static int open_zones(void **state)
{
    *state = zones_open(NULL);
    return *state ? 0 : -1;
}

static int close_zones(void **state)
{
    zones_close(*state);
    return 0;
}

static struct interaction call(const char *at, const char *tz)
{
    struct interaction interaction;
    struct error err = {0};

    record_init(&interaction_noun, &interaction);
    must(instant_read(&interaction.at, at, &err));
    interaction.tz = tz;
    interaction.internal = FLAG_YES;
    return interaction;
}

static void silence_and_broadcasts_are_not_two_way(void **state)
{
    static const struct {
        enum channel channel;
        enum direction direction;
        enum flag replied;
        bool expected;
    } cases[] = {
        {CHANNEL_PHONE, DIRECTION_MUTUAL, FLAG_UNSET, true},
        {CHANNEL_EMAIL, DIRECTION_INBOUND, FLAG_UNSET, true},
        {CHANNEL_EMAIL, DIRECTION_OUTBOUND, FLAG_UNSET, false},
        {CHANNEL_EMAIL, DIRECTION_OUTBOUND, FLAG_NO, false},
        {CHANNEL_EMAIL, DIRECTION_OUTBOUND, FLAG_YES, true},
        {CHANNEL_MESSAGE, DIRECTION_MUTUAL, FLAG_UNSET, true},
        {CHANNEL_BROADCAST, DIRECTION_MUTUAL, FLAG_UNSET, false},
        {CHANNEL_BROADCAST, DIRECTION_OUTBOUND, FLAG_YES, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct interaction interaction = {.channel = cases[i].channel,
                                          .direction = cases[i].direction,
                                          .replied = cases[i].replied};

        assert_int_equal(interaction_is_two_way(&interaction), cases[i].expected);
    }
}

static void the_day_is_that_of_the_zone_it_was_said_in(void **state)
{
    static const struct {
        const char *at, *tz, *day;
    } cases[] = {
        {"2025-11-26T23:30:00-08:00", "America/Los_Angeles", "2025-11-26"},
        {"2025-11-26T23:30:00-08:00", "America/New_York", "2025-11-27"},
        {"2025-11-26T23:30:00-08:00", "Asia/Manila", "2025-11-27"},
        {"2025-03-09T00:30:00-08:00", "America/Los_Angeles", "2025-03-09"},
        {"2024-02-29T23:59:59-08:00", "America/Los_Angeles", "2024-02-29"},
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct interaction interaction = call(cases[i].at, cases[i].tz);
        struct error err = {0};
        char text[DATE_TEXT_SIZE];

        must(interaction_prepare(&interaction, *state, &err));
        assert_string_equal(date_write(interaction.day, text), cases[i].day);
    }
}

static void a_contact_with_nobody_outside_is_refused_unless_internal(void **state)
{
    struct interaction interaction = call("2026-02-02T08:40:00-08:00", "America/Los_Angeles");
    struct arena arena = {0};
    struct error err = {0};

    interaction.internal = FLAG_UNSET;
    assert_false(interaction_prepare(&interaction, *state, &err));
    assert_int_equal(err.kind, ERROR_INVALID);
    assert_false(date_is_set(interaction.day));
    list_add(&interaction.people, &interaction_person_noun, &arena);
    must(interaction_prepare(&interaction, *state, &err));
    interaction.people.count = 0;
    list_add(&interaction.parties, &interaction_org_noun, &arena);
    must(interaction_prepare(&interaction, *state, &err));
    arena_clear(&arena);
}

static void an_unknown_zone_is_refused(void **state)
{
    struct interaction interaction = call("2026-02-02T08:40:00-08:00", "America/Los_Angles");
    struct error err = {0};

    assert_false(interaction_prepare(&interaction, *state, &err));
    assert_false(date_is_set(interaction.day));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(silence_and_broadcasts_are_not_two_way),
        cmocka_unit_test(the_day_is_that_of_the_zone_it_was_said_in),
        cmocka_unit_test(a_contact_with_nobody_outside_is_refused_unless_internal),
        cmocka_unit_test(an_unknown_zone_is_refused),
    };

    return cmocka_run_group_tests(tests, open_zones, close_zones);
}
