#include "support/test.h"

#include <liaise/config.h>
#include <locale.h>
#include <string.h>

#include "base/embedded.h"
#include "base/str.h"
#include "support/reading.h"

static void begin_sample(struct reading *reading, struct zones *zones)
{
    reading_begin_good(reading, zones, embedded_find(demo_files, "calder-bay.yaml")->text);
}

static const struct org *org_of(const struct config *config, const char *code)
{
    for (size_t i = 0; i < config->org_count; i++) {
        if (!strcmp(config->orgs[i].code, code))
            return &config->orgs[i];
    }
    fail_msg("there is no %s", code);
    return NULL;
}

static const char home[] = "home: {code: OEM, name: Office, officer: Dana, timezone: Asia/Tokyo}\n";

static void our_own_organization_comes_first(void **state)
{
    struct reading reading;
    const struct org *org;

    begin_sample(&reading, *state);
    assert_string_equal(reading.config.home_code, "OEM");
    assert_string_equal(reading.config.home_name,
                        "City of Calder Bay Office of Emergency Management");
    assert_string_equal(reading.config.officer, "Dana Whitlock-Reyes");
    assert_string_equal(reading.config.timezone, "America/Los_Angeles");
    assert_int_equal(reading.config.org_count, 9);
    org = &reading.config.orgs[0];
    assert_string_equal(org->code, "OEM");
    assert_int_equal(org->is_home, FLAG_YES);
    assert_int_equal(org->languages.count, 2);
    assert_string_equal(org->languages.items[1], "es");
    reading_end(&reading);
}

/* What the sample says of each organization, in the words of its file. */
struct sample_org {
    const char *code, *name, *name_local;
    enum org_kind kind;
    int tier;
    const char *timezone, *languages, *hours;
    int ideal, max, power, interest;
    enum engagement current, desired;
    enum ics_relation ics;
    enum tlp tlp;
    size_t needs;
    const char *last_need, *constraints, *notes;
    size_t pauses;
};

static const char west[] = "America/Los_Angeles";

/* clang-format off */
static const struct sample_org sample_orgs[] = {
    {"CFR", "Calder Bay Fire & Rescue", NULL, ORG_INTERNAL_DEPARTMENT, 1, west, "en, es",
     "mon-sun 00:00-24:00", 7, 14, 4, 5, ENGAGEMENT_LEADING, ENGAGEMENT_LEADING,
     ICS_JURISDICTIONAL, TLP_GREEN, 3, "one training calendar",
     "No crew leaves its first-due area for a meeting.",
     "Shares the EOC floor. Weekly stand-up on Tuesdays at 09:00.", 0},
    {"SHF", "Calder County Sheriff's Office", NULL, ORG_COUNTY, 1, west, "en",
     "mon-fri 08:00-17:00", 14, 21, 5, 4, ENGAGEMENT_SUPPORTIVE, ENGAGEMENT_SUPPORTIVE,
     ICS_ASSISTING, TLP_AMBER, 3, "a say before statements go out",
     "No body-camera footage leaves the office.",
     "Lt. Raghunathan took over from Lt. Oyelaran on 2025-09-01.", 0},
    {"SBH", "St. Brannoc Hospital", NULL, ORG_HOSPITAL, 1, west, "en, es, tl",
     "mon-sun 00:00-24:00", 14, 21, 4, 4, ENGAGEMENT_SUPPORTIVE, ENGAGEMENT_LEADING,
     ICS_COOPERATING, TLP_AMBER_STRICT, 3, "families informed before the press",
     "Privacy counsel must see every agreement.",
     "The surge desk answers faster than the switchboard.", 0},
    {"NWP", "Northwater Power Cooperative", NULL, ORG_UTILITY, 1, west, "en",
     "mon-fri 07:30-16:30", 14, 28, 5, 3, ENGAGEMENT_NEUTRAL, ENGAGEMENT_SUPPORTIVE,
     ICS_COOPERATING, TLP_AMBER, 2, "nobody else announcing restoration times",
     "Outage maps are public, feeder data are not.",
     "Letters reach Mr. Fenwick, mail does not.", 0},
    {"CBS", "Calder Bay School District", NULL, ORG_SCHOOL, 2, west, "en, es, vi",
     "mon-fri 07:00-16:00", 30, 45, 3, 3, ENGAGEMENT_SUPPORTIVE, ENGAGEMENT_SUPPORTIVE,
     ICS_COOPERATING, TLP_GREEN, 2, "liability cover in writing",
     "No shelter in a building with pupils in it.",
     "In the quadrant \"monitor\" and in the hottest dispute of the year. The map is not destiny.",
     4},
    {"TEY", "Teyakum Nation Emergency Services", NULL, ORG_TRIBAL_NATION, 1, west,
     "en, art-x-teyakum", "mon-fri 08:00-17:00", 14, 28, 4, 5, ENGAGEMENT_RESISTANT,
     ENGAGEMENT_LEADING, ICS_JURISDICTIONAL, TLP_AMBER_STRICT, 3, "the signs on Chief Street",
     "Data-sovereignty resolution TN-2024-11 covers everything they share.",
     "A sovereign government. Address the Council first, not staff.", 0},
    {"EUN", "Estero Unido community coalition", "Coalición comunitaria Estero Unido",
     ORG_COMMUNITY_GROUP, 2, west, "es, vi, ar, en", "mon-thu 18:30-21:00, sat 10:00-14:00",
     21, 35, 2, 5, ENGAGEMENT_SUPPORTIVE, ENGAGEMENT_LEADING, ICS_STAKEHOLDER, TLP_GREEN, 3,
     "child care at meetings", "Volunteers; nobody can be ordered anywhere.",
     "Meetings after 18:30.", 0},
    {"BLA", "Brightline Alerting, Inc.", NULL, ORG_VENDOR, 3, "America/New_York", "en",
     "mon-fri 09:00-18:00", 30, 60, 2, 2, ENGAGEMENT_RESISTANT, ENGAGEMENT_NEUTRAL,
     ICS_NO_RELATION, TLP_AMBER, 1, "invoice 4471 paid",
     "Everything in writing through counsel since 2025-12-01.",
     "The contract ended on 2026-01-31.", 0},
};
/* clang-format on */

static void assert_tags(const struct tags *tags, const char *expected)
{
    struct str text = {0};

    for (size_t i = 0; i < tags->count; i++)
        str_add(&text, "%s%s", i ? ", " : "", tags->items[i]);
    assert_string_equal(text.text, expected);
    str_done(&text);
}

static void assert_maybe(const char *text, const char *expected)
{
    if (expected)
        assert_string_equal(text, expected);
    else
        assert_null(text);
}

static void assert_org(const struct org *org, const struct sample_org *expected)
{
    assert_string_equal(org->code, expected->code);
    assert_string_equal(org->name, expected->name);
    assert_maybe(org->name_local, expected->name_local);
    assert_int_equal(org->kind, expected->kind);
    assert_int_equal(org->tier, expected->tier);
    assert_string_equal(org->timezone, expected->timezone);
    assert_tags(&org->languages, expected->languages);
    assert_string_equal(org->hours, expected->hours);
    assert_int_equal(org->cadence_ideal, expected->ideal);
    assert_int_equal(org->cadence_max, expected->max);
    assert_int_equal(org->power, expected->power);
    assert_int_equal(org->interest, expected->interest);
    assert_int_equal(org->engagement_current, expected->current);
    assert_int_equal(org->engagement_desired, expected->desired);
    assert_int_equal(org->ics_relation, expected->ics);
    assert_int_equal(org->tlp, expected->tlp);
    assert_int_equal(org->needs.count, expected->needs);
    assert_string_equal(org->needs.items[expected->needs - 1], expected->last_need);
    assert_string_equal(org->constraints, expected->constraints);
    assert_string_equal(org->notes, expected->notes);
    assert_int_equal(org->pauses.count, expected->pauses);
    assert_int_not_equal(org->is_home, FLAG_YES);
    assert_null(org->parent);
    assert_true(org->influence == NUMBER_NONE);
    assert_false(date_is_set(org->active_from));
}

static void every_value_of_the_sample_arrives(void **state)
{
    struct reading reading;

    begin_sample(&reading, *state);
    for (size_t i = 0; i < sizeof(sample_orgs) / sizeof(sample_orgs[0]); i++)
        assert_org(&reading.config.orgs[i + 1], &sample_orgs[i]);
    reading_end(&reading);
}

static void pauses_of_the_sample_arrive(void **state)
{
    struct reading reading;
    const struct pause *pauses;

    begin_sample(&reading, *state);
    pauses = org_of(&reading.config, "CBS")->pauses.items;
    assert_int_equal(pauses[0].from.day, date_of(2024, 6, 17).day);
    assert_int_equal(pauses[0].to.day, date_of(2024, 8, 25).day);
    assert_string_equal(pauses[0].reason, "summer recess");
    assert_int_equal(pauses[3].from.day, date_of(2025, 12, 20).day);
    assert_int_equal(pauses[3].to.day, date_of(2026, 1, 4).day);
    assert_string_equal(pauses[3].reason, "winter recess");
    reading_end(&reading);
}

static void bridges_of_the_sample_arrive(void **state)
{
    static const struct {
        const char *a, *b, *purpose;
        int cadence;
    } expected[] = {
        {"SHF", "SBH", "patients tracked and families informed", 14},
        {"SBH", "NWP", "power restored to the hospital first", 30},
        {"CBS", "EUN", "shelters people dare to enter", 21},
        {"CFR", "TEY", "Cedar Ridge covered by both engines", 30},
        {"SHF", "TEY", "evacuation zones called together", 30},
        {"CFR", "SHF", "one radio plan", 30},
    };
    struct reading reading;

    begin_sample(&reading, *state);
    assert_int_equal(reading.config.bridge_count, 6);
    for (size_t i = 0; i < 6; i++) {
        const struct bridge *bridge = &reading.config.bridges[i];

        assert_string_equal(bridge->a.name, expected[i].a);
        assert_string_equal(bridge->b.name, expected[i].b);
        assert_string_equal(bridge->purpose, expected[i].purpose);
        assert_int_equal(bridge->cadence_days, expected[i].cadence);
        assert_int_equal(bridge->kind, BRIDGE_KIND_NONE);
    }
    reading_end(&reading);
}

/* The text after "The rest may be left out", with the "# " of each line taken away. */
static void uncomment(const char *text, struct str *out)
{
    const char *rest = strstr(text, "# health:");

    str_add_bytes(out, text, (size_t)(rest - text));
    while (*rest) {
        size_t length = strcspn(rest, "\n");
        size_t skip = length >= 2 && rest[0] == '#' ? 2 : 0;

        str_add_bytes(out, rest + skip, length - skip);
        str_add(out, "\n");
        rest += length + (rest[length] == '\n');
    }
}

static void what_the_sample_has_commented_out_can_be_said(void **state)
{
    struct reading reading;
    struct str text = {0};

    uncomment(embedded_find(demo_files, "calder-bay.yaml")->text, &text);
    reading_begin_good(&reading, *state, text.text);
    assert_string_equal(reading.config.theme, "harbour");
    assert_int_equal(reading.config.mouse, SWITCH_ON);
    assert_int_equal(reading.config.motion, MOTION_NONE);
    assert_int_equal(reading.config.week_starts, 0);
    assert_int_equal(reading.config.confirm_bulk, 5);
    assert_int_equal(reading.config.key_preset, KEYS_DEFAULT);
    assert_int_equal(reading.config.key_count, 4);
    assert_string_equal(reading.config.keys[2].scope, "list");
    assert_string_equal(reading.config.keys[2].keys, "<Space>");
    assert_string_equal(reading.config.keys[2].command, "mark-down");
    assert_string_equal(reading.config.keys[3].scope, "issues");
    assert_string_equal(reading.config.keys[3].keys, "s t");
    assert_string_equal(reading.config.keys[3].command, "snooze tomorrow");
    assert_memory_equal(&reading.config.health, &health_presets, sizeof(health_presets));
    str_done(&text);
    reading_end(&reading);
}

static void what_is_left_out_has_its_preset(void **state)
{
    struct reading reading;

    reading_begin_good(&reading, *state, home);
    assert_null(reading.config.store);
    assert_null(reading.config.zones);
    assert_string_equal(reading.config.theme, "terminal");
    assert_int_equal(reading.config.mouse, SWITCH_ON);
    assert_int_equal(reading.config.sync, SWITCH_AUTO);
    assert_int_equal(reading.config.motion, MOTION_SOME);
    assert_int_equal(reading.config.charts, CHARTS_AUTO);
    assert_int_equal(reading.config.cursor, CURSOR_LINE);
    assert_false(reading.config.grow_focused);
    assert_int_equal(reading.config.week_starts, 0);
    assert_int_equal(reading.config.confirm_bulk, 5);
    assert_int_equal(reading.config.esc_delay, 25);
    assert_int_equal(reading.config.numeric_dates, NUMERIC_REFUSED);
    assert_int_equal(reading.config.key_preset, KEYS_DEFAULT);
    assert_int_equal(reading.config.org_count, 1);
    assert_memory_equal(&reading.config.health, &health_presets, sizeof(health_presets));
    reading_end(&reading);
}

static void every_option_can_be_said(void **state)
{
    struct reading reading;
    struct str text = {0};

    str_add(&text, "%s%s", home,
            "store: /srv/liaise/store.db\n"
            "ui: {theme: mine, zones: [Europe/Paris, UTC], mouse: off, sync: on, motion: none,\n"
            "     charts: ascii, cursor: hidden, week_starts: sun, esc_delay: 200,\n"
            "     confirm: {bulk: 0}}\n"
            "layout: {grow_focused: yes}\n"
            "dates: {numeric: mdy}\n"
            "keys: {preset: emacs}\n");
    reading_begin_good(&reading, *state, text.text);
    assert_string_equal(reading.config.store, "/srv/liaise/store.db");
    assert_string_equal(reading.config.theme, "mine");
    assert_string_equal(reading.config.zones, "Europe/Paris, UTC");
    assert_int_equal(reading.config.mouse, SWITCH_OFF);
    assert_int_equal(reading.config.sync, SWITCH_ON);
    assert_int_equal(reading.config.motion, MOTION_NONE);
    assert_int_equal(reading.config.charts, CHARTS_ASCII);
    assert_int_equal(reading.config.cursor, CURSOR_HIDDEN);
    assert_int_equal(reading.config.week_starts, 6);
    assert_int_equal(reading.config.esc_delay, 200);
    assert_int_equal(reading.config.confirm_bulk, 0);
    assert_true(reading.config.grow_focused);
    assert_int_equal(reading.config.numeric_dates, NUMERIC_MDY);
    assert_int_equal(reading.config.key_preset, KEYS_EMACS);
    str_done(&text);
    reading_end(&reading);
}

static void every_health_option_can_be_said(void **state)
{
    for (const struct health_option *option = health_options; option->name; option++) {
        struct reading reading;
        struct str text = {0};
        const char *name = option->name;
        int depth = 1;
        double middle = (option->least + option->most) / 2, got;

        if (!strncmp(name, "bands.", 6))
            continue; /* these must rise; see the table of mistakes */
        str_add(&text, "%shealth:\n", home);
        for (; strchr(name, '.'); name = strchr(name, '.') + 1, depth++)
            str_add(&text, "%*s%.*s:\n", depth, "", (int)strcspn(name, "."), name);
        if (option->kind == HEALTH_OPTION_WHOLE)
            middle = (double)(int)middle;
        str_add(&text, "%*s%s: %.6f\n", depth, "", name, middle);
        reading_begin_good(&reading, *state, text.text);
        got = health_option_value(option, &reading.config.health);
        assert_true(got > middle - 0.00001 && got < middle + 0.00001);
        str_done(&text);
        reading_end(&reading);
    }
}

static void tiers_say_how_often_we_speak(void **state)
{
    struct reading reading;
    struct str text = {0};
    int64_t ideal, max;

    str_add(&text, "%s%s", home,
            "tiers: {1: 10d, 4: 26w}\n"
            "organizations:\n"
            "  - {code: A, name: A, tier: 1}\n"
            "  - {code: B, name: B, tier: 4, cadence: {ideal: 7d}}\n"
            "  - {code: C, name: C, tier: 2, cadence: {max: 99d}}\n"
            "  - {code: D, name: D}\n");
    reading_begin_good(&reading, *state, text.text);
    config_cadence(&reading.config, org_of(&reading.config, "A"), &ideal, &max);
    assert_int_equal(ideal, 10);
    assert_int_equal(max, 15);
    config_cadence(&reading.config, org_of(&reading.config, "B"), &ideal, &max);
    assert_int_equal(ideal, 7);
    assert_int_equal(max, 11);
    config_cadence(&reading.config, org_of(&reading.config, "C"), &ideal, &max);
    assert_int_equal(ideal, health_presets.tier_ideal[2]);
    assert_int_equal(max, 99);
    config_cadence(&reading.config, org_of(&reading.config, "D"), &ideal, &max);
    assert_int_equal(ideal, health_presets.tier_ideal[0]);
    assert_int_equal(reading.config.health.tier_ideal[4], 182);
    str_done(&text);
    reading_end(&reading);
}

/* The rest of what an organization may say, which the sample does not. */
static void every_other_field_of_an_organization_can_be_said(void **state)
{
    struct reading reading;
    struct str text = {0};
    const struct org *org;

    str_add(&text, "%s%s", home,
            "organizations:\n"
            "  - code: HQ\n    name: Headquarters\n"
            "  - code: A.1\n    name: \"No: 1\"\n    sector: power\n    parent: HQ\n"
            "    influence: 1\n    impact: 5\n    participation: collaborate\n"
            "    capabilities: |\n      two boats\n      one truck\n"
            "    taboos: jokes\n    active_from: 2025-01-01\n    active_to: 2026-12-31\n"
            "    hours: {mon-fri: \"08:00-12:00, 13:00-17:00\", sun: [\"10:00-11:00\"]}\n"
            "    cadence: {ideal: 2w}\n    needs: quiet\n    notes: null\n");
    reading_begin_good(&reading, *state, text.text);
    org = org_of(&reading.config, "A.1");
    assert_string_equal(org->name, "No: 1");
    assert_string_equal(org->sector, "power");
    assert_string_equal(org->parent, "HQ");
    assert_int_equal(org->influence, 1);
    assert_int_equal(org->impact, 5);
    assert_int_equal(org->participation, PARTICIPATION_COLLABORATE);
    assert_string_equal(org->capabilities, "two boats\none truck\n");
    assert_string_equal(org->taboos, "jokes");
    assert_int_equal(org->active_from.day, date_of(2025, 1, 1).day);
    assert_int_equal(org->active_to.day, date_of(2026, 12, 31).day);
    assert_string_equal(org->hours, "mon-fri 08:00-12:00, mon-fri 13:00-17:00, sun 10:00-11:00");
    assert_int_equal(org->cadence_ideal, 14);
    assert_true(org->cadence_max == NUMBER_NONE);
    assert_tags(&org->needs, "quiet");
    assert_null(org->notes);
    assert_string_equal(org->timezone, "Asia/Tokyo"); /* that of the home organization */
    str_done(&text);
    reading_end(&reading);
}

/* So that a field added to the noun is not forgotten here. */
static void the_sample_and_this_test_speak_of_every_field(void **state)
{
    static const char *const said[] = {
        "code",
        "name",
        "name_local",
        "org_kind",
        "sector",
        "parent",
        "tier",
        "is_home",
        "timezone",
        "languages",
        "hours",
        "cadence_ideal",
        "cadence_max",
        "power",
        "interest",
        "influence",
        "impact",
        "engagement_current",
        "engagement_desired",
        "participation",
        "ics_relation",
        "needs",
        "capabilities",
        "constraints",
        "taboos",
        "notes",
        "tlp",
        "active_from",
        "active_to",
        "pauses",
        NULL,
    };

    (void)state;
    for (const struct field *field = org_noun.fields; field->name; field++) {
        bool found = !(field->flags & FIELD_CONFIG);

        for (size_t i = 0; said[i] && !found; i++)
            found = !strcmp(said[i], field->name);
        if (!found)
            fail_msg("liaise.yaml cannot say \"%s\" of an organization", field->name);
    }
}

static void null_takes_a_key_away(void **state)
{
    struct reading reading;
    struct str text = {0};

    str_add(&text, "%s%s", home, "keys:\n  list: {\"j\": [down], \"x\": null, \"g g\": top}\n");
    reading_begin_good(&reading, *state, text.text);
    assert_int_equal(reading.config.key_count, 3);
    assert_string_equal(reading.config.keys[0].command, "down");
    assert_null(reading.config.keys[1].command);
    assert_string_equal(reading.config.keys[1].keys, "x");
    assert_string_equal(reading.config.keys[1].file, "liaise.yaml");
    assert_int_equal(reading.config.keys[1].line, 3);
    assert_int_equal(reading.config.keys[1].column, 23);
    str_done(&text);
    reading_end(&reading);
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
        cmocka_unit_test(our_own_organization_comes_first),
        cmocka_unit_test(every_value_of_the_sample_arrives),
        cmocka_unit_test(pauses_of_the_sample_arrive),
        cmocka_unit_test(bridges_of_the_sample_arrive),
        cmocka_unit_test(what_the_sample_has_commented_out_can_be_said),
        cmocka_unit_test(what_is_left_out_has_its_preset),
        cmocka_unit_test(every_option_can_be_said),
        cmocka_unit_test(every_health_option_can_be_said),
        cmocka_unit_test(tiers_say_how_often_we_speak),
        cmocka_unit_test(every_other_field_of_an_organization_can_be_said),
        cmocka_unit_test(the_sample_and_this_test_speak_of_every_field),
        cmocka_unit_test(null_takes_a_key_away),
    };

    return cmocka_run_group_tests(tests, open_zones, close_zones);
}
