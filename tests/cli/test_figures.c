/* The figures that the sample region was made to have. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/sample.h"

enum { ORGS = 8, DAYS = 8 };

static const char *const days[DAYS] = {"2024-06-30", "2024-09-30", "2024-12-31", "2025-03-31",
                                       "2025-06-30", "2025-09-30", "2025-12-31", "2026-02-02"};

/* clang-format off */
static const struct {
    const char *code, *contacts;
    const char *health[DAYS];
} orgs[ORGS] = {
    {"BLA", "71", {"84 strong", "85 strong", "85 strong", "85 strong", "76 steady", "65 steady",
                   "60 fragile", "20 critical"}},
    {"CBS", "68", {"90 strong", "60 fragile", "86 strong", "90 strong", "90 strong", "88 strong",
                   "60 fragile", "60 fragile"}},
    {"CFR", "182", {"94 strong", "94 strong", "94 strong", "81 strong", "87 strong", "81 strong",
                    "92 strong", "91 strong"}},
    {"EUN", "102", {"90 strong", "92 strong", "91 strong", "90 strong", "90 strong", "81 strong",
                    "60 fragile", "60 fragile"}},
    {"NWP", "95", {"88 strong", "89 strong", "85 strong", "60 fragile", "80 steady", "87 strong",
                   "59 fragile", "49 fragile"}},
    {"SBH", "134", {"78 steady", "60 fragile", "84 strong", "60 fragile", "80 steady", "87 strong",
                    "91 strong", "84 strong"}},
    {"SHF", "130", {"78 steady", "60 fragile", "83 strong", "76 steady", "89 strong", "89 strong",
                    "82 strong", "77 steady"}},
    {"TEY", "113", {"93 strong", "90 strong", "90 strong", "89 strong", "89 strong", "60 fragile",
                    "60 fragile", "40 strained"}},
};

static const struct {
    const char *u, *ref, *what, *terms;
} triage[] = {
    {"29.51", "I-8", "Teyakum EOC not told of the Cedar Ridge zone change",
     "due 12.00, kind 6.00, stage 5.00, power 3.20, health 2.40, age 0.91"},
    {"25.19", "I-10", "Contract and service-credit dispute",
     "due 9.71, kind 4.00, stage 6.00, power 1.60, health 3.20, age 0.68"},
    {"21.05", "C-22", "Replace evacuation signage on Chief Street (second promise)",
     "due 12.00, kind 3.00, power 3.20, health 2.40, age 0.45"},
    {"20.68", "C-26", "Restoration ETA data feed (second promise)",
     "due 12.00, kind 2.00, power 4.00, health 2.04, age 0.64"},
    {"20.04", "cadence NWP", "No two-way contact for 68 days (max 28)",
     "due 12.00, kind 2.00, power 4.00, health 2.04"},
    {"19.71", "I-12", "Restoration ETA feed not delivered",
     "due 12.00, kind 4.00, power 4.00, health 2.04, age 0.67, wait -3.00"},
    {"19.10", "C-31", "Export of all opt-in contacts before contract end",
     "due 12.00, kind 2.00, power 1.60, health 3.20, age 0.30"},
    {"18.64", "C-35", "Pet-sheltering plan with Animal Services",
     "due 12.00, kind 3.00, power 1.60, health 1.60, age 0.44"},
    {"18.33", "C-48", "Key-holder list for four shelter sites",
     "due 12.00, kind 2.00, power 2.40, health 1.60, age 0.33"},
    {"14.83", "I-14", "Media statement named a patient before family notification",
     "due 3.77, kind 4.00, stage 2.00, power 4.00, health 0.92, age 0.14"},
    {"13.89", "I-11", "Shelter door ID checks, pets and closing hours",
     "due 2.40, kind 4.00, stage 3.00, power 2.40, health 1.60, age 0.49"},
    {"10.59", "I-15", "Vegetation clearance stops at city line",
     "due 2.40, kind 2.00, power 4.00, health 2.04, age 0.15"},
    {"10.40", "A-4", "Last day to give notice on the shelter-use agreement",
     "due 2.40, kind 4.00, power 2.40, health 1.60"},
    {"9.72", "C-47", "Nominate alternate liaison",
     "due 3.77, kind 2.00, power 3.20, health 0.64, age 0.11"},
    {"9.10", "C-46", "Fuel card for mutual-aid engines",
     "due 2.40, kind 3.00, power 3.20, health 0.36, age 0.14"},
    {"8.25", "I-16", "Who pays for shelter night security",
     "due 5.14, kind 2.00, power 2.40, health 1.60, age 0.11, wait -3.00"},
    {"6.52", "I-17", "Hydrant data for new subdivision missing",
     "due 2.40, kind 0.50, power 3.20, health 0.36, age 0.06"},
};
/* clang-format on */
enum { TRIAGE = sizeof(triage) / sizeof(*triage) };

/* The cells of a line of a table: at least two blanks stand between them. */
static size_t split(char *line, char **cells, size_t most)
{
    size_t count = 0;

    line += strspn(line, " ");
    while (*line && count < most) {
        char *end = strstr(line, "  ");

        cells[count++] = line;
        if (!end)
            break;
        *end = '\0';
        line = end + 1;
        line += strspn(line, " ");
    }
    return count;
}

static char *next_line(char **text)
{
    char *line = *text, *end = strchr(line, '\n');

    if (!end)
        return NULL;
    *end = '\0';
    *text = end + 1;
    return line;
}

static void check_day(struct sample *sample, size_t day)
{
    char *text = (char *)answer(sample, "list", "org", "--as-of", days[day]);
    char *cells[9];

    assert_non_null(next_line(&text));
    for (size_t i = 0; i < ORGS; i++) {
        char *line = next_line(&text);

        assert_non_null(line);
        assert_in_range(split(line, cells, 9), 5, 9);
        assert_string_equal(cells[0], orgs[i].code);
        assert_string_equal(cells[3], orgs[i].health[day]);
        if (day == DAYS - 1)
            assert_string_equal(cells[2], orgs[i].contacts);
    }
    assert_string_equal(text, "");
}

static void the_health_of_every_organization_is_told_on_all_eight_days(void **state)
{
    for (size_t day = 0; day < DAYS; day++)
        check_day(*state, day);
}

/* Tables have six columns: u, ref, parties, what, due, terms. */
static void the_triage_list_is_in_order_with_its_terms(void **state)
{
    char *text = (char *)answer(*state, "today");
    double before = 1000.0;
    size_t found = 0;
    char *line;

    text = strstr(text, "\n    U  ");
    assert_non_null(text);
    text++;
    (void)next_line(&text);
    while ((line = next_line(&text))) {
        char *cells[6];

        assert_int_equal(split(line, cells, 6), 6);
        assert_true(strtod(cells[0], NULL) <= before);
        before = strtod(cells[0], NULL);
        if (cells[1][0] == 'F')
            continue;
        assert_in_range(found, 0, TRIAGE - 1);
        assert_string_equal(cells[0], triage[found].u);
        assert_string_equal(cells[1], triage[found].ref);
        assert_string_equal(cells[3], triage[found].what);
        assert_string_equal(cells[5], triage[found].terms);
        found++;
    }
    assert_int_equal(found, TRIAGE);
}

static void followups_stand_among_the_rest_by_their_urgency(void **state)
{
    const char *text = answer(*state, "today");
    const char *first = strstr(text, " F-313 "), *second = strstr(text, " C-22 ");
    const char *third = strstr(text, " F-306 "), *fourth = strstr(text, " C-26 ");

    assert_non_null(first);
    assert_true(strstr(text, " I-10 ") < first && first < second);
    assert_true(second < third && third < fourth);
    has_not(text, " F-373 "); /* snoozed */
}

static size_t lines_of(const char *text)
{
    size_t count = 0;

    for (; *text; text++)
        count += *text == '\n';
    return count;
}

static void followups_are_counted_as_the_region_was_made(void **state)
{
    assert_int_equal(lines_of(answer(*state, "list", "followup", "status:done")), 301 + 1);
    assert_int_equal(lines_of(answer(*state, "list", "followup", "is:waiting")), 26 + 1);
    assert_int_equal(lines_of(answer(*state, "list", "followup", "snoozed:>3", "--all")), 12 + 1);
}

static void what_we_owe_and_what_they_owe_is_told_by_filters(void **state)
{
    const char *ours = answer(*state, "list", "commitment", "debtor:us", "is:late");
    const char *theirs = answer(*state, "list", "commitment", "creditor:us", "is:late");

    assert_int_equal(lines_of(ours), 2 + 1);
    has(ours, "C-22");
    has(ours, "C-35");
    assert_int_equal(lines_of(theirs), 3 + 1);
    has(theirs, "C-26");
    has(theirs, "C-31");
    has(theirs, "C-48");
}

static void a_day_without_a_time_is_meant_at_the_present_time_of_day(void **state)
{
    has(answer(*state, "today", "--as-of", "2026-02-05"), "Thu 5 Feb 2026 08:40");
    has(answer(*state, "today", "--as-of", "2026-02-05 17:15"), "Thu 5 Feb 2026 17:15");
}

static void an_issue_is_listed_as_it_stood_on_the_day(void **state)
{
    const char *text = answer(*state, "list", "issue", "--as-of", "2025-10-10", "stage:any");

    has(text, "I-8");
    has(text, "3/9");
    has_not(answer(*state, "list", "issue", "--as-of", "2025-10-01"), "I-12");
}

int main(void)
{
#define TEST(claim) cmocka_unit_test_setup_teardown(claim, sample_setup, sample_teardown)
    const struct CMUnitTest tests[] = {
        TEST(the_health_of_every_organization_is_told_on_all_eight_days),
        TEST(the_triage_list_is_in_order_with_its_terms),
        TEST(followups_stand_among_the_rest_by_their_urgency),
        TEST(followups_are_counted_as_the_region_was_made),
        TEST(what_we_owe_and_what_they_owe_is_told_by_filters),
        TEST(a_day_without_a_time_is_meant_at_the_present_time_of_day),
        TEST(an_issue_is_listed_as_it_stood_on_the_day),
    };

    return cmocka_run_group_tests(tests, sample_begin, sample_end);
}
