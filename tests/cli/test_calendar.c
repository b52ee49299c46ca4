/* The calendar and times to meet on the command line. */

#include "support/sample.h"

#define CLAIM(name) cmocka_unit_test_setup_teardown(name, sample_setup, sample_teardown)

static void a_week_lists_meetings_and_what_is_due(void **state)
{
    const char *text = answer(*state, "calendar", "--week", "2026-02-04");

    has(text, "Calendar, week 6, 2-8 Feb 2026");
    has(text, "15:30-16:30");
    has(text, "M-203");
    has(text, "18:30 EST");
    has(text, "due");
}

static void a_month_may_be_said_without_a_day(void **state)
{
    const char *text = answer(*state, "calendar", "--month", "2026-02");

    has(text, "Calendar, February 2026");
    refuses(*state, 2, "a week or a month, not both", "calendar", "--week", "fri", "--month",
            "2026-02");
}

static void the_calendar_as_json_has_walls_and_days(void **state)
{
    const char *text = answer(*state, "calendar", "--week", "2026-02-04", "--json");

    has(text, "{\"kind\":\"meeting\",\"noun\":\"meeting\",\"key\":\"M-203\"");
    has(text, "\"starts\":\"2026-02-04T15:30\"");
}

static void times_to_meet_are_ranked_with_whom_they_hurt(void **state)
{
    const char *text = answer(*state, "slots", "M-203", "--from", "2026-02-03", "--to",
                              "2026-02-05");

    has(text, "60 minutes, Tue 3 Feb 2026 to Thu 5 Feb 2026");
    has(text, "KST");
    has(text, "Manila");
    has(text, "inside everybody's hours");
    has(text, "Clocks change");
}

static void a_time_with_one_party_is_inside_the_hours_of_both(void **state)
{
    const char *text = answer(*state, "slots", "NWP", "--minutes", "30", "--from", "2026-02-03",
                              "--to", "2026-02-04");

    has(text, "30 minutes inside everybody's hours");
    has(text, "NWP");
    has_not(text, "!!");
}

static void without_somebody_is_marked(void **state)
{
    has(answer(*state, "slots", "BLA", "NWP", "--without", "NWP"), "(optional)");
}

static void what_makes_no_sense_is_refused(void **state)
{
    refuses(*state, 2, "say whom to meet", "slots");
    refuses(*state, 2, "there is nobody to meet", "slots", "OEM");
    refuses(*state, 2, "from 1 minute to 24 hours", "slots", "NWP", "--minutes", "0");
    refuses(*state, 2, "cannot come to a meeting", "slots", "C-26");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(a_week_lists_meetings_and_what_is_due),
        CLAIM(a_month_may_be_said_without_a_day),
        CLAIM(the_calendar_as_json_has_walls_and_days),
        CLAIM(times_to_meet_are_ranked_with_whom_they_hurt),
        CLAIM(a_time_with_one_party_is_inside_the_hours_of_both),
        CLAIM(without_somebody_is_marked),
        CLAIM(what_makes_no_sense_is_refused),
    };

    return cmocka_run_group_tests(tests, sample_begin, sample_end);
}
