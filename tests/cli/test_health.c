/* Health explained, with the figures of the sample region. */

#include <jansson.h>
#include <string.h>

#include "support/sample.h"

static json_t *health_of(struct sample *sample, const char *code)
{
    json_error_t error;
    json_t *value = json_loads(answer(sample, "health", code, "--json"), 0, &error);

    if (!value)
        fail_msg("line %d: %s", error.line, error.text);
    return value;
}

/* What the act gains; the test fails if it is not offered. */
static long gain_of(const json_t *health, const char *act)
{
    const json_t *acts = json_object_get(health, "acts");

    for (size_t i = 0; i < json_array_size(acts); i++) {
        const json_t *each = json_array_get(acts, i);

        if (!strcmp(json_string_value(json_object_get(each, "act")), act))
            return (long)json_integer_value(json_object_get(each, "gain"));
    }
    fail_msg("nobody offers \"%s\"", act);
    return 0;
}

static void what_each_act_would_gain_today_is_known(void **state)
{
    static const struct {
        const char *code, *act;
        long gain;
    } acts[] = {
        {"NWP", "a two-way call", 23},      {"NWP", "I-12 accepted", 3},
        {"TEY", "a two-way call", 0},       {"TEY", "I-8 accepted", 30},
        {"CBS", "I-11 from stage 4 to 3", 13}, {"BLA", "I-10 from stage 7 to 6", 38},
        {"BLA", "A-6 renewed", 0},
    };

    for (size_t i = 0; i < sizeof(acts) / sizeof(*acts); i++) {
        json_t *health = health_of(*state, acts[i].code);
        long gain = gain_of(health, acts[i].act);

        if (gain != acts[i].gain)
            fail_msg("%s: %s gains %ld", acts[i].code, acts[i].act, gain);
        json_decref(health);
    }
}

static void the_components_caps_and_evidence_are_said(void **state)
{
    const char *text = answer(*state, "health", "northwater");

    has(text, "49 fragile");
    has(text, "48.81");
    has(text, "cadence below 20 caps at 60");
    has(text, "reliability below 50 caps at 80");
    has(text, "cadence        6.9      25");
    has(text, "reliability   46.8");
    has(text, "C-26");
    has(text, "45 days late, credit 0.00, weighs 1.00");
    has(text, "I-12");
    has_not(text, "Constants");
}

static void an_earlier_day_has_its_own_reasons(void **state)
{
    const char *text = answer(*state, "health", "NWP", "--as-of", "2025-09-30");

    has(text, "87 strong");
    has_not(text, "I-15");
}

static void our_own_organization_has_no_health(void **state)
{
    refuses(*state, 2, "OEM is our own organization", "health", "OEM");
}

static void rate_says_ones_own_judgement_and_it_expires(void **state)
{
    says(*state, "You rate NWP 70; worked out it is 49. They are far apart.\n", "rate", "NWP", "70",
         "--note", "The new director calls back");
    assert_string_equal(newest_sentence(*state), "Rate NWP 70");
    has(answer(*state, "health", "NWP"),
        "70 since 2026-02-02, until 2026-03-04; +21 from what is worked out: look again. "
        "The new director calls back");
    has(answer(*state, "list", "rating"), "The new director calls back");
    has(answer(*state, "export"), "{\"kind\":\"rating\",\"ref\":\"J-1\",\"org\":\"NWP\"");
    has(answer(*state, "health", "NWP", "--as-of", "2026-03-04"), "Your rating");
    has_not(answer(*state, "health", "NWP", "--as-of", "2026-03-05"), "Your rating");
    says(*state, "You rate NWP 60; worked out it is 49.\n", "rate", "NWP", "60");
    has(answer(*state, "health", "NWP"), "60 since 2026-02-02");
    (void)answer(*state, "undo");
    has(answer(*state, "health", "NWP"), "70 since 2026-02-02");
    refuses(*state, 2, "100", "rate", "NWP", "101");
    refuses(*state, 2, "has come", "rate", "NWP", "50", "--on", "2027-01-01");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_each_act_would_gain_today_is_known, sample_setup,
                                        sample_teardown),
        cmocka_unit_test_setup_teardown(the_components_caps_and_evidence_are_said, sample_setup,
                                        sample_teardown),
        cmocka_unit_test_setup_teardown(an_earlier_day_has_its_own_reasons, sample_setup,
                                        sample_teardown),
        cmocka_unit_test_setup_teardown(our_own_organization_has_no_health, sample_setup,
                                        sample_teardown),
        cmocka_unit_test_setup_teardown(rate_says_ones_own_judgement_and_it_expires, sample_setup,
                                        sample_teardown),
    };

    return cmocka_run_group_tests(tests, sample_begin, sample_end);
}
