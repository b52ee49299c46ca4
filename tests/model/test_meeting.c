#include "support/test.h"

#include <liaise/meeting.h>
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

static struct meeting meeting_at(const char *starts, const char *ends, const char *tz)
{
    struct meeting meeting;
    struct error err = {0};

    record_init(&meeting_noun, &meeting);
    must(wall_read(&meeting.starts, starts, &err) && wall_read(&meeting.ends, ends, &err));
    meeting.tz = tz;
    return meeting;
}

static void the_instants_follow_from_wall_time_and_zone(void **state)
{
    static const struct {
        const char *starts, *tz, *instant;
    } cases[] = {
        {"2024-02-07T14:00", "America/Los_Angeles", "2024-02-07T14:00:00-08:00"},
        {"2024-07-07T14:00", "America/Los_Angeles", "2024-07-07T14:00:00-07:00"},
        {"2024-07-07T14:00", "America/New_York", "2024-07-07T14:00:00-04:00"},
        {"2024-07-07T14:00", "Asia/Seoul", "2024-07-07T14:00:00+09:00"},
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct meeting meeting = meeting_at(cases[i].starts, "2027-01-01T00:00", cases[i].tz);
        struct error err = {0};
        int64_t instant = 0;

        must(meeting_prepare(&meeting, *state, &err)
             && instant_read(&instant, cases[i].instant, &err));
        assert_int_equal(meeting.starts_at, instant);
        assert_true(meeting.ends_at > meeting.starts_at);
    }
}

static void a_meeting_over_the_change_of_clocks_is_as_long_as_it_really_was(void **state)
{
    struct meeting spring =
        meeting_at("2025-03-09T01:00", "2025-03-09T04:00", "America/Los_Angeles");
    struct meeting autumn =
        meeting_at("2025-11-02T00:00", "2025-11-02T04:00", "America/Los_Angeles");
    struct error err = {0};

    must(meeting_prepare(&spring, *state, &err) && meeting_prepare(&autumn, *state, &err));
    assert_int_equal(spring.ends_at - spring.starts_at, 2 * 3600);
    assert_int_equal(autumn.ends_at - autumn.starts_at, 5 * 3600);
}

static void a_meeting_that_ends_before_it_starts_is_refused(void **state)
{
    struct meeting meeting = meeting_at("2026-02-03T15:30", "2026-02-03T15:29", "Asia/Manila");
    struct error err = {0};

    assert_false(meeting_prepare(&meeting, *state, &err));
    assert_int_equal(err.kind, ERROR_INVALID);
    assert_int_equal(meeting.starts_at, INSTANT_NONE);
    assert_int_equal(meeting.ends_at, INSTANT_NONE);
}

static void a_meeting_without_time_or_zone_is_refused(void **state)
{
    struct meeting meeting = meeting_at("2026-02-03T15:30", "2026-02-03T16:30", NULL);
    struct error err = {0};

    assert_false(meeting_prepare(&meeting, *state, &err));
    meeting.tz = "Mars/Olympus";
    assert_false(meeting_prepare(&meeting, *state, &err));
    meeting.tz = "Asia/Manila";
    must(meeting_prepare(&meeting, *state, &err));
    meeting.ends = WALL_NONE;
    assert_false(meeting_prepare(&meeting, *state, &err));
}

static void every_status_is_ahead_held_or_neither(void **state)
{
    static const struct {
        bool ahead, held;
    } cases[MEETING_STATUSES] = {
        [MEETING_PROPOSED] = {true, false},
        [MEETING_SCHEDULED] = {true, false},
        [MEETING_CONFIRMED] = {true, false},
        [MEETING_POSTPONED] = {false, false},
        [MEETING_HELD] = {false, true},
        [MEETING_MINUTES_DRAFT] = {false, true},
        [MEETING_MINUTES_CIRCULATED] = {false, true},
        [MEETING_CLOSED] = {false, true},
        [MEETING_NOT_HELD] = {false, false},
        [MEETING_CANCELLED] = {false, false},
    };

    (void)state;
    for (enum meeting_status status = 0; status < MEETING_STATUSES; status++) {
        struct meeting meeting = {.status = status};

        assert_int_equal(meeting_is_ahead(&meeting), cases[status].ahead);
        assert_int_equal(meeting_was_held(&meeting), cases[status].held);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_instants_follow_from_wall_time_and_zone),
        cmocka_unit_test(a_meeting_over_the_change_of_clocks_is_as_long_as_it_really_was),
        cmocka_unit_test(a_meeting_that_ends_before_it_starts_is_refused),
        cmocka_unit_test(a_meeting_without_time_or_zone_is_refused),
        cmocka_unit_test(every_status_is_ahead_held_or_neither),
    };

    return cmocka_run_group_tests(tests, open_zones, close_zones);
}
