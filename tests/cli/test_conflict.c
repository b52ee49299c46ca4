/* Conflicts and the people behind them, with the figures of the sample region. */

#include <string.h>

#include "support/sample.h"

static void even_says_who_is_compared_and_how_uneven_it_is(void **state)
{
    const char *text = answer(*state, "even", "I-11");

    has(text, "minutes of contact with CBS and EUN since 2025-11-04, against equal shares");
    has(text, "CBS 410 min ......####|######.... EUN 655 min");
    has(text, "index 0.12, even enough (up to 0.25)");
    has(answer(*state, "even", "I-11", "--json"), "\"index\":0.115");
    has(answer(*state, "even", "I-8"), "who began the contacts of OEM and TEY");
    has(answer(*state, "even", "I-12"), "no two sides");
    has(answer(*state, "even"), "Everybody");
    has(answer(*state, "even"), "against how often we mean to speak");
    refuses(*state, 2, "is no issue", "even", "C-26");
    refuses(*state, 2, "of which issue", "even", "--reason", "so");
}

static void even_keeps_the_reason_with_the_issue(void **state)
{
    says(*state, "Kept with I-11: why our time is uneven.\n", "even", "I-11", "--reason",
         "The coalition has three sites");
    assert_string_equal(newest_sentence(*state), "Say why I-11 is uneven");
    has(answer(*state, "even", "I-11"), "index 0.12, even enough (up to 0.25). "
        "Because: The coalition has three sites");
    has(answer(*state, "export"), "\"even_reason\":\"The coalition has three sites\"");
    has(answer(*state, "history", "I-11"), "Say why I-11 is uneven");
    (void)answer(*state, "undo");
    has_not(answer(*state, "even", "I-11"), "three sites");
}

static void since_we_last_spoke_four_things_changed_at_northwater(void **state)
{
    const char *text = answer(*state, "since", "NWP");
    const char *json = answer(*state, "since", "NWP", "--json");

    has(text, "26 Nov 2025");
    has(text, "kept late 2025-12-02");
    has(text, "due 2025-12-19 passed");
    has(text, "waiting since 2025-12-20");
    has(text, "opened 2026-01-06, assessing since 2026-01-12");
    has(json, "\"since\":\"2025-11-26\",\"items\":[{\"on\":\"2025-12-02\",\"kind\":\"commitment\","
              "\"ref\":\"C-27\"");
    has_not(strstr(json, "I-15") + 4, "\"ref\"");
}

static void who_leaves_and_what_hangs_on_her_is_listed(void **state)
{
    const char *text = answer(*state, "leaving", "Tove Halvorsen");

    has(text, "Fri 6 Feb 2026");
    has(text, "1 today, 0 the day after");
    has(text, "C-26");
    has(text, "I-12");
    has(text, "I-15");
    has(text, "M-209");
    has(text, "2026-02-10");
    has(text, "will reach nobody");
    (void)answer(*state, "edit", "Tove Halvorsen", "roles.2.successor=Gerald Fenwick");
    has(answer(*state, "leaving", "Tove Halvorsen"), "Gerald Fenwick");
    has(answer(*state, "leaving", "Tove Halvorsen"), "Orphans       0");
    has(answer(*state, "leaving", "Tove Halvorsen", "--json"), "\"ref\":\"M-209\"");
}

static void organizations_show_how_many_people_we_reach_them_through(void **state)
{
    const char *line = strstr(answer(*state, "list", "org"), "\nNWP");
    const char *end;

    assert_non_null(line);
    end = strchr(line + 1, '\n');
    assert_non_null(end);
    assert_memory_equal(end - 3, "  1", 3);
}

static void agreements_say_what_happens_if_nobody_acts(void **state)
{
    static const struct {
        const char *ref, *said[3];
    } agreements[] = {
        {"\nA-1 ", {"Sun 30 Nov 2025", "closed 64 days ago, 26 left", "though required"}},
        {"\nA-2 ", {"Sat 10 Oct 2026", "quiet", ""}},
        {"\nA-3 ", {"Tue 14 Dec 2027", "quiet", "renews itself for 36 months"}},
        {"\nA-4 ", {"Mon 2 Mar 2026", "28 days ahead", "renews itself for 12 months"}},
        {"\nA-5 ", {"Thu 2 Jul 2026", "review due 2026-03-01", ""}},
        {"\nA-6 ", {"Sun 2 Nov 2025", "expired 2 days ago", "stays expired, though required"}},
        {"\nA-7 ", {"", "quiet", "goes on; review 2026-05-16"}},
        {"\nA-8 ", {"Tue 20 Apr 2027", "quiet", ""}},
        {"\nA-9 ", {"Wed 15 Jan 2025", "superseded", ""}},
        {"\nA-10 ", {"Fri 15 Jan 2027", "quiet", ""}},
    };
    const char *text = answer(*state, "list", "agreement", "--all");

    for (size_t i = 0; i < sizeof(agreements) / sizeof(*agreements); i++) {
        const char *line = strstr(text, agreements[i].ref);
        char row[512] = "";

        assert_non_null(line);
        (void)strncat(row, line + 1, strcspn(line + 1, "\n"));
        for (int n = 0; n < 3; n++)
            has(row, agreements[i].said[n]);
    }
}

static void a_conflict_is_shown_as_it_stood_on_a_day(void **state)
{
    const char *then = answer(*state, "show", "I-8", "--as-of", "2025-10-10");
    const char *now = answer(*state, "show", "I-8");

    has(then, "3 of 9, actions_not_words (win_win), peak 4");
    has_not(then, "escalated");
    has_not(then, "2026-01-12  ");
    has(now, "6 of 9, strategies_of_threats (win_lose), peak 6; what fits: "
             "sociotherapeutic 4-6, mediation 5-7, arbitration 6-8");
    refuses(*state, 3, "was not opened yet", "show", "I-8", "--as-of", "2024-03-01");
}

static void side_changes_what_one_side_says_and_keeps_the_position_before(void **state)
{
    says(*state, "Changed I-8.\n", "side", "I-8", "tey", "--position", "We leave the compact",
         "--satisfaction", "1", "--fears", "");
    assert_string_equal(newest_sentence(*state), "Edit I-8: TEY.position, TEY.fears, "
                                                 "TEY.satisfaction");
    has(answer(*state, "show", "I-8"), "We leave the compact");
    (void)answer(*state, "undo");
    has_not(answer(*state, "show", "I-8"), "We leave the compact");
    refuses(*state, 2, "say what changes", "side", "I-8", "TEY");
    refuses(*state, 2, "is no issue", "side", "C-26", "TEY", "--fears", "x");
    refuses(*state, 2, "", "side", "I-8", "TEY", "--satisfaction", "9");
}

#define SAMPLE(test) cmocka_unit_test_setup_teardown(test, sample_setup, sample_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE(even_says_who_is_compared_and_how_uneven_it_is),
        SAMPLE(even_keeps_the_reason_with_the_issue),
        SAMPLE(side_changes_what_one_side_says_and_keeps_the_position_before),
        SAMPLE(since_we_last_spoke_four_things_changed_at_northwater),
        SAMPLE(who_leaves_and_what_hangs_on_her_is_listed),
        SAMPLE(organizations_show_how_many_people_we_reach_them_through),
        SAMPLE(agreements_say_what_happens_if_nobody_acts),
        SAMPLE(a_conflict_is_shown_as_it_stood_on_a_day),
    };

    return cmocka_run_group_tests(tests, sample_begin, sample_end);
}
