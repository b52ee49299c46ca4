#include "support/test.h"

#include <liaise/config.h>
#include <locale.h>
#include <string.h>
#include <time.h>

#include "base/str.h"
#include "support/reading.h"

/* clang-format off */
/* One good beginning, one wrong line each. HOME is a home organization on line 1. */
#define HOME "home: {code: OEM, name: Office, officer: Dana, timezone: Asia/Tokyo}\n"
#define ORGS HOME "organizations:\n"
#define ORG ORGS "  - {code: A, name: A, "
#define TWO ORGS "  - {code: A, name: A}\n  - {code: B, name: B}\n"

static const struct {
    const char *text, *expected;
} mistakes[] = {
    /* The whole. */
    {"", "liaise.yaml:1:1: there is nothing in it\n"},
    {"- a\n", "liaise.yaml:1:1: expected a mapping, found a list\n"},
    {"liaise\n", "liaise.yaml:1:1: expected a mapping, found a text\n"},
    {"liaise: 1\n", "liaise.yaml:1:1: missing key \"home\"\n"},
    {"liaise: 2\n" HOME, "liaise.yaml:1:9: liaise: written for a newer liaise; this one reads "
                         "version 1\n"},
    {"liaise: one\n" HOME, "liaise.yaml:1:9: liaise: expected 1, found \"one\"\n"},
    {HOME "organisations: []\n", "liaise.yaml:2:1: unknown key \"organisations\"; did you mean "
                                 "\"organizations\"?\n"},
    {HOME "zebra: 1\n", "liaise.yaml:2:1: unknown key \"zebra\"\n"},
    {HOME HOME, "liaise.yaml:2:1: duplicate key \"home\"\n"},
    /* Home. */
    {"home: OEM\n", "liaise.yaml:1:7: home: expected a mapping, found a text\n"},
    {"home:\n", "liaise.yaml:1:6: \"home\" says nothing\n"},
    {"home: {code: OEM, name: Office, timezone: Asia/Tokyo}\n",
     "liaise.yaml:1:7: home: missing key \"officer\"\n"},
    {"home: {code: OEM, name: Office, officer: [Dana], timezone: Asia/Tokyo}\n",
     "liaise.yaml:1:42: home.officer: expected a text, found a list\n"},
    {"home: {code: OEM, name: \" \", officer: Dana, timezone: Asia/Tokyo}\n",
     "liaise.yaml:1:25: home: \"name\" says nothing\n"},
    {"home: {code: OEM, name: Office, officer: Dana, timezone: Asia/Tokio}\n",
     "liaise.yaml:1:58: home.timezone: there is no time zone \"Asia/Tokio\"; did you mean "
     "\"Asia/Tokyo\"?\n"},
    {"home: {code: OEM, name: Office, officer: Dana, timezone: Asia/Tokyo, oficer: X}\n",
     "liaise.yaml:1:70: home: unknown key \"oficer\"; did you mean \"officer\"?\n"},
    /* Organizations. */
    {HOME "organizations: {A: 1}\n", "liaise.yaml:2:16: organizations: expected a list of "
                                     "organizations, found a mapping\n"},
    {ORGS "  - A\n", "liaise.yaml:3:5: organizations[0]: expected a mapping, found a text\n"},
    {ORGS "  - {code: A}\n", "liaise.yaml:3:5: organizations[0]: missing key \"name\"\n"},
    {ORGS "  - {}\n", "liaise.yaml:3:5: organizations[0]: missing key \"code\"\n"
                      "liaise.yaml:3:5: organizations[0]: missing key \"name\"\n"},
    {ORGS "  - {code: A, name: null}\n", "liaise.yaml:3:21: organizations[0]: \"name\" says "
                                         "nothing\n"},
    {ORGS "  - {code: A B, name: A}\n",
     "liaise.yaml:3:12: organizations[0].code: expected letters, digits, \"-\", \"_\" and \".\" "
     "only, found \"A B\"\n"},
    {ORGS "  - {code: ABCDEFGHIJKLMNOPQ, name: A}\n",
     "liaise.yaml:3:12: organizations[0].code: expected at most 16 characters, found "
     "\"ABCDEFGHIJKLMNOPQ\"\n"},
    {ORGS "  - {code: I-12, name: A}\n",
     "liaise.yaml:3:12: organizations[0].code: \"I-12\" looks like the number of a record "
     "(issue); choose another code\n"},
    {TWO "  - {code: a, name: C}\n", "liaise.yaml:5:12: organizations[2].code: another "
                                     "organization has the code \"A\"\n"},
    {ORGS "  - {code: OEM, name: A}\n", "liaise.yaml:3:12: organizations[0].code: another "
                                        "organization has the code \"OEM\"\n"},
    {ORG "colour: red}\n", "liaise.yaml:3:24: organizations[0]: unknown key \"colour\"\n"},
    {ORG "time_zone: UTC}\n", "liaise.yaml:3:24: organizations[0]: unknown key \"time_zone\"; did "
                              "you mean \"timezone\"?\n"},
    {ORG "timezone: Europ/Paris}\n",
     "liaise.yaml:3:34: organizations[0].timezone: there is no time zone \"Europ/Paris\"; did you "
     "mean \"Europe/Paris\"?\n"},
    {ORG "timezone: UTC, timezone: UTC}\n", "liaise.yaml:3:39: organizations[0]: duplicate key "
                                            "\"timezone\"\n"},
    {ORG "name_local: [a]}\n", "liaise.yaml:3:36: organizations[0].name_local: expected a text, "
                               "found a list\n"},
    {ORG "name_local: \"a\\nb\"}\n", "liaise.yaml:3:36: organizations[0].name_local: expected one "
                                     "line, found several\n"},
    {ORG "kind: hopsital}\n",
     "liaise.yaml:3:30: organizations[0].kind: expected city, county, state, federal, "
     "tribal_nation, special_district, utility, hospital, school, ngo, community_group, vendor, "
     "media, military, internal_department or other, found \"hopsital\"; did you mean "
     "\"hospital\"?\n"},
    {ORG "tier: 5}\n", "liaise.yaml:3:30: organizations[0].tier: expected a number from 1 to 4, "
                       "found \"5\"\n"},
    {ORG "tier: 0}\n", "liaise.yaml:3:30: organizations[0].tier: expected a number from 1 to 4, "
                       "found \"0\"\n"},
    {ORG "tier: 1.5}\n", "liaise.yaml:3:30: organizations[0].tier: expected a number from 1 to 4, "
                         "found \"1.5\"\n"},
    {ORG "power: [3]}\n", "liaise.yaml:3:31: organizations[0].power: expected a number from 1 to "
                          "5, found a list\n"},
    {ORG "interest: high}\n", "liaise.yaml:3:34: organizations[0].interest: expected a number "
                              "from 1 to 5, found \"high\"\n"},
    {ORG "influence: -1, impact: 6}\n",
     "liaise.yaml:3:35: organizations[0].influence: expected a number from 1 to 5, found \"-1\"\n"
     "liaise.yaml:3:47: organizations[0].impact: expected a number from 1 to 5, found \"6\"\n"},
    {ORG "languages: [en, e_s]}\n", "liaise.yaml:3:40: organizations[0].languages[1]: expected a "
                                    "language such as en or pt-BR, found \"e_s\"\n"},
    {ORG "needs: {a: b}}\n", "liaise.yaml:3:31: organizations[0].needs: expected a list of texts, "
                             "found a mapping\n"},
    {ORG "needs: [a, [b]]}\n", "liaise.yaml:3:35: organizations[0].needs[1]: expected a text, "
                               "found a list\n"},
    {ORG "hours: {mon-fri: \"9-17\"}}\n",
     "liaise.yaml:3:41: organizations[0].hours.mon-fri: expected hours such as 09:00-17:30, found "
     "\"9-17\"\n"},
    {ORG "hours: {mon-fri: \"17:00-09:00\"}}\n",
     "liaise.yaml:3:41: organizations[0].hours.mon-fri: expected hours such as 09:00-17:30, found "
     "\"17:00-09:00\"\n"},
    {ORG "hours: {weekdays: \"09:00-17:00\"}}\n",
     "liaise.yaml:3:32: organizations[0].hours: expected days such as sat or mon-fri, found "
     "\"weekdays\"\n"},
    {ORG "hours: {mon: \"09:00-12:00\", mon-fri: \"11:00-17:00\"}}\n",
     "liaise.yaml:3:31: organizations[0].hours: two stretches of working hours overlap\n"},
    {ORG "hours: [mon]}\n", "liaise.yaml:3:31: organizations[0].hours: expected hours such as "
                            "{mon-fri: \"09:00-17:30\"}, found a list\n"},
    {ORG "cadence: 7d}\n", "liaise.yaml:3:33: organizations[0].cadence: expected a mapping, found "
                           "a text\n"},
    {ORG "cadence: {ideal: 7}}\n", "liaise.yaml:3:41: organizations[0].cadence.ideal: expected "
                                   "days or weeks such as 14d or 2w, found \"7\"\n"},
    {ORG "cadence: {ideal: 0d}}\n", "liaise.yaml:3:41: organizations[0].cadence.ideal: expected "
                                    "from 1d to 3650d, found \"0d\"\n"},
    {ORG "cadence: {ideal: 21d, max: 2w}}\n", "liaise.yaml:3:51: organizations[0].cadence.max: "
                                              "14d is sooner than the ideal of 21d\n"},
    {ORG "cadence: {max: 1d}}\n", "liaise.yaml:3:39: organizations[0].cadence.max: 1d is sooner "
                                  "than the ideal of 30d\n"},
    {ORG "cadence: {idea: 7d}}\n", "liaise.yaml:3:34: organizations[0].cadence: unknown key "
                                   "\"idea\"; did you mean \"ideal\"?\n"},
    {ORG "engagement: {current: hostile}}\n",
     "liaise.yaml:3:46: organizations[0].engagement.current: expected unaware, resistant, "
     "neutral, supportive or leading, found \"hostile\"\n"},
    {ORG "tlp: TLP:ORANGE}\n", "liaise.yaml:3:29: organizations[0].tlp: expected TLP:RED, "
                               "TLP:AMBER+STRICT, TLP:AMBER, TLP:GREEN or TLP:CLEAR, found "
                               "\"TLP:ORANGE\"\n"},
    {ORG "active_from: 2026-02-30}\n", "liaise.yaml:3:37: organizations[0].active_from: DATE"},
    {ORG "active_from: 2026-02-02, active_to: 2026-02-01}\n",
     "liaise.yaml:3:60: organizations[0].active_to: ends before it begins\n"},
    {ORG "pauses: [{from: 2026-02-02, to: 2026-02-01}]}\n",
     "liaise.yaml:3:56: organizations[0].pauses[0].to: ends before it begins\n"},
    {ORG "pauses: [{from: 2026-02-02}]}\n", "liaise.yaml:3:33: organizations[0].pauses[0]: "
                                            "missing key \"to\"\n"},
    {ORG "pauses: {from: 2026-02-02}}\n", "liaise.yaml:3:32: organizations[0].pauses: expected a "
                                          "list of {from, to, reason}, found a mapping\n"},
    {TWO "  - {code: C, name: C, parent: BB}\n",
     "liaise.yaml:5:32: organizations[2].parent: there is no organization \"BB\"; did you mean "
     "\"B\"?\n"},
    {ORG "parent: A}\n", "liaise.yaml:3:32: organizations[0].parent: this makes it a part of "
                         "itself\n"},
    {ORG "parent: B}\n  - {code: B, name: B, parent: A}\n",
     "liaise.yaml:3:32: organizations[0].parent: this makes it a part of itself\n"
     "liaise.yaml:4:32: organizations[1].parent: this makes it a part of itself\n"},
    /* Bridges. */
    {TWO "bridges: A\n", "liaise.yaml:5:10: bridges: expected a list of bridges, found a text\n"},
    {TWO "bridges: [{purpose: x}]\n", "liaise.yaml:5:11: bridges[0]: missing key \"between\"\n"},
    {TWO "bridges: [{between: [A]}]\n", "liaise.yaml:5:21: bridges[0].between: expected the codes "
                                        "of two organizations, found 1\n"},
    {TWO "bridges: [{between: A}]\n", "liaise.yaml:5:21: bridges[0].between: expected the codes of "
                                      "two organizations, found a text\n"},
    {TWO "bridges: [{between: [A, BX]}]\n", "liaise.yaml:5:25: bridges[0].between[1]: there is no "
                                            "organization \"BX\"; did you mean \"B\"?\n"},
    {TWO "bridges: [{between: [A, A]}]\n", "liaise.yaml:5:21: bridges[0].between: a bridge from "
                                           "\"A\" to itself\n"},
    {TWO "bridges: [{between: [A, OEM]}]\n", "liaise.yaml:5:25: bridges[0].between[1]: \"OEM\" is "
                                             "your own organization; a bridge joins two others\n"},
    {TWO "bridges: [{between: [A, B]}, {between: [B, A]}]\n",
     "liaise.yaml:5:40: bridges[1].between: there is a bridge between \"B\" and \"A\" already\n"},
    {TWO "bridges: [{between: [A, B], cadence: monthly}]\n",
     "liaise.yaml:5:38: bridges[0].cadence: expected days or weeks such as 14d or 2w, found "
     "\"monthly\"\n"},
    {TWO "bridges: [{between: [A, B], kind: funding}]\n",
     "liaise.yaml:5:35: bridges[0].kind: expected parent, regulates, funds, supplies, serves, "
     "mutual_aid, competes, in_dispute or member_of, found \"funding\"; did you mean \"funds\"?\n"},
    {TWO "bridges: [{between: [A, B], from: 2026-02-02, to: 2026-01-02}]\n",
     "liaise.yaml:5:51: bridges[0].to: ends before it begins\n"},
    /* Tiers and health. */
    {HOME "tiers: {5: 7d}\n", "liaise.yaml:2:9: tiers: expected a tier from 1 to 4, found \"5\"\n"},
    {HOME "tiers: {1: weekly}\n", "liaise.yaml:2:12: tiers.1: expected days or weeks such as 14d "
                                  "or 2w, found \"weekly\"\n"},
    {HOME "health: {weight: {cadence: 1}}\n", "liaise.yaml:2:10: health: unknown key \"weight\"; "
                                              "did you mean \"weights\"?\n"},
    {HOME "health: {weights: {cadance: 1}}\n", "liaise.yaml:2:20: health.weights: unknown key "
                                               "\"cadance\"; did you mean \"cadence\"?\n"},
    {HOME "health: {weights: {cadence: 101}}\n",
     "liaise.yaml:2:29: health.weights.cadence: expected a number from 0 to 100, found \"101\"\n"},
    {HOME "health: {weights: {cadence: 1e1}}\n",
     "liaise.yaml:2:29: health.weights.cadence: expected a number from 0 to 100, found \"1e1\"\n"},
    {HOME "health: {weights: 5}\n", "liaise.yaml:2:19: health.weights: expected a mapping, found "
                                    "a text\n"},
    {HOME "health: {weights: {cadence: 0, volume: 0, sentiment: 0, reliability: 0, friction: 0}}\n",
     "liaise.yaml:2:19: health.weights: the weights cannot all be 0\n"},
    {HOME "health: {bands: {critical: 50}}\n", "liaise.yaml:2:17: health.bands: the band "
                                               "\"strained\" must end above \"critical\", which "
                                               "ends at 50\n"},
    {HOME "health: {bands: {critical: 20.5}}\n", "liaise.yaml:2:28: health.bands.critical: "
                                                 "expected a whole number, found \"20.5\"\n"},
    /* Options. */
    {HOME "store: [a]\n", "liaise.yaml:2:8: store: expected a text, found a list\n"},
    {HOME "ui: dark\n", "liaise.yaml:2:5: ui: expected a mapping, found a text\n"},
    {HOME "ui: {them: dark}\n", "liaise.yaml:2:6: ui: unknown key \"them\"; did you mean "
                                "\"theme\"?\n"},
    {HOME "ui: {mouse: yes please}\n", "liaise.yaml:2:13: ui.mouse: expected auto, on or off, "
                                       "found \"yes please\"\n"},
    {HOME "ui: {esc_delay: 0}\n", "liaise.yaml:2:17: ui.esc_delay: expected a number from 1 to "
                                  "2000, found \"0\"\n"},
    {HOME "ui: {confirm: 5}\n", "liaise.yaml:2:15: ui.confirm: expected a mapping, found a text\n"},
    {HOME "ui: {confirm: {bulk: many}}\n", "liaise.yaml:2:22: ui.confirm.bulk: expected a number "
                                           "from 0 to 1000000, found \"many\"\n"},
    {HOME "ui: {zones: [UTC, Mars]}\n", "liaise.yaml:2:19: ui.zones[1]: ZONE"},
    {HOME "ui: {zones: \"UTC, Asia/Tokio\"}\n",
     "liaise.yaml:2:13: ui.zones: there is no time zone \"Asia/Tokio\"; did you mean "
     "\"Asia/Tokyo\"?\n"},
    {HOME "layout: {grow_focused: maybe}\n", "liaise.yaml:2:24: layout.grow_focused: expected on "
                                             "or off, found \"maybe\"\n"},
    {HOME "dates: {numeric: ymd}\n", "liaise.yaml:2:18: dates.numeric: expected refuse, dmy or "
                                     "mdy, found \"ymd\"; did you mean \"dmy\"?\n"},
    {HOME "keys: {preset: vim}\n", "liaise.yaml:2:16: keys.preset: expected default, vi, emacs or "
                                   "arrows, found \"vim\"; did you mean \"vi\"?\n"},
    {HOME "keys: {list: down}\n", "liaise.yaml:2:14: keys.list: expected keys and commands such as "
                                  "{\"d\": done}, found a text\n"},
    {HOME "keys: {list: {\"d\": [a, b]}}\n", "liaise.yaml:2:20: keys.list.d: a key runs one "
                                             "command, found 2\n"},
    {HOME "keys: {list: {\" \": a}}\n", "liaise.yaml:2:15: keys.list: expected a key such as "
                                        "\"d\" or \"<Space>\", found \" \"\n"},
};

/* clang-format on */

/* A text that stands for what another room says: the beginning is what counts. */
static bool is_expected(const char *text, const char *expected)
{
    size_t length = strlen(expected);

    if (length > 4
        && (!strcmp(expected + length - 4, "DATE") || !strcmp(expected + length - 4, "ZONE")))
        return !strncmp(text, expected, length - 4) && text[length - 4] && strchr(text, '\n')
               && !strchr(text, '\n')[1];
    return !strcmp(text, expected);
}

static void every_mistake_is_told_with_its_place(void **state)
{
    int wrong = 0;

    for (size_t i = 0; i < sizeof(mistakes) / sizeof(mistakes[0]); i++) {
        struct reading reading;

        reading_begin(&reading, *state, mistakes[i].text);
        if (reading.ok || !is_expected(reading.text.text, mistakes[i].expected)) {
            print_error("%s  says   %s  wanted %s", mistakes[i].text, reading.text.text,
                        mistakes[i].expected);
            wrong++;
        }
        reading_end(&reading);
    }
    assert_int_equal(wrong, 0);
}

static void all_mistakes_are_told_at_once_in_the_order_of_the_file(void **state)
{
    struct reading reading;

    reading_begin(&reading, *state,
                  "bridges:\n"
                  "  - {between: [A, X]}\n"
                  "organizations:\n"
                  "  - {code: A, name: A, tier: 9, parent: Z}\n"
                  "  - {code: A, nme: A}\n"
                  "home: {code: OEM, name: Office, timezone: Asia/Tokyo}\n"
                  "uy: {}\n");
    assert_string_equal(
        reading.text.text,
        "liaise.yaml:2:19: bridges[0].between[1]: there is no organization \"X\"\n"
        "liaise.yaml:4:30: organizations[0].tier: expected a number from 1 to 4, found \"9\"\n"
        "liaise.yaml:4:41: organizations[0].parent: there is no organization \"Z\"\n"
        "liaise.yaml:5:5: organizations[1]: missing key \"name\"\n"
        "liaise.yaml:5:12: organizations[1].code: another organization has the code \"A\"\n"
        "liaise.yaml:5:15: organizations[1]: unknown key \"nme\"; did you mean \"name\"?\n"
        "liaise.yaml:6:7: home: missing key \"officer\"\n"
        "liaise.yaml:7:1: unknown key \"uy\"; did you mean \"ui\"?\n");
    assert_int_equal(reading.complaints.errors, 8);
    reading_end(&reading);
}

static void a_failure_leaves_the_configuration_as_it_was(void **state)
{
    struct reading reading;
    struct config before, after;

    reading_begin_good(&reading, *state, HOME);
    before = after = reading.config;
    assert_false(config_read(&after, "home: {}", 8, "x", *state, &reading.complaints));
    assert_memory_equal(&before, &after, sizeof(before));
    reading_end(&reading);
}

static void a_hundred_mistakes_are_told_and_the_rest_counted(void **state)
{
    struct reading reading;
    struct str text = {0};

    str_add(&text, "%s", HOME);
    for (int i = 0; i < 250; i++)
        str_add(&text, "x%d: 1\n", i);
    reading_begin(&reading, *state, text.text);
    assert_int_equal(reading.complaints.count, 100);
    assert_int_equal(reading.complaints.errors, 250);
    assert_int_equal(reading.complaints.dropped, 150);
    str_done(&text);
    reading_end(&reading);
}

/* A chain of organizations, each a part of the next. */
static void add_parents(struct str *text, int count)
{
    str_add(text, "%s", ORGS);
    for (int i = 0; i < count; i++)
        str_add(text, "  - {code: c%d, name: c, parent: c%d}\n", i, i + 1);
    str_add(text, "  - {code: c%d, name: c}\n", count);
}

static void parents_may_have_parents_but_not_without_end(void **state)
{
    struct reading reading;
    struct str text = {0}, longer = {0};

    add_parents(&text, 32);
    reading_begin_good(&reading, *state, text.text);
    reading_end(&reading);
    add_parents(&longer, 33);
    reading_begin(&reading, *state, longer.text);
    assert_string_equal(reading.text.text, "liaise.yaml:3:33: organizations[0].parent: too many "
                                           "organizations, one above the other\n");
    reading_end(&reading);
    str_done(&text);
    str_done(&longer);
}

/* A megabyte of keys that are nearly right. */
static void looking_for_the_right_word_has_an_end(void **state)
{
    static const char *const sections[] = {"ui:\n", "health:\n", "organizations: [{\n"};

    for (size_t i = 0; i < sizeof(sections) / sizeof(sections[0]); i++) {
        struct reading reading;
        struct str text = {0};
        clock_t began;

        str_add(&text, "%s%s", HOME, sections[i]);
        for (int key = 0; text.length < CONFIG_MOST_BYTES - 64; key++)
            str_add(&text, "  tim%d: 1%s\n", key, i == 2 ? "," : "");
        str_add(&text, "%s", i == 2 ? "}]\n" : "");
        began = clock();
        reading_begin(&reading, *state, text.text);
        assert_true(clock() - began < 10 * CLOCKS_PER_SEC);
        assert_true(reading.complaints.dropped > 10 * 1000);
        str_done(&text);
        reading_end(&reading);
    }
}

static int open_zones(void **state)
{
    (void)setlocale(LC_ALL, "C.UTF-8");
    *state = zones_open(NULL);
    return 0;
}

static int close_zones(void **state)
{
    zones_close(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mistake_is_told_with_its_place),
        cmocka_unit_test(all_mistakes_are_told_at_once_in_the_order_of_the_file),
        cmocka_unit_test(a_failure_leaves_the_configuration_as_it_was),
        cmocka_unit_test(a_hundred_mistakes_are_told_and_the_rest_counted),
        cmocka_unit_test(parents_may_have_parents_but_not_without_end),
        cmocka_unit_test(looking_for_the_right_word_has_an_end),
    };

    return cmocka_run_group_tests(tests, open_zones, close_zones);
}
