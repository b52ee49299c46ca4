#include "support/test.h"

#include <liaise/arena.h>
#include <liaise/health.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Cases worked out by the reference implementation: health_cases.txt, which says what its lines
 * mean. */
struct cases {
    FILE *file;
    struct arena arena;
    struct date day;
    struct health_facts facts;
    struct health_contact *contacts;
    struct health_commitment *commitments;
    struct health_issue *issues;
    struct health_agreement *agreements;
    struct pause *pauses;
    struct health health;
    int compared, gains;
};

enum { WORDS = 10 };

static int64_t number(const char *word)
{
    return strcmp(word, "-") != 0 ? strtoll(word, NULL, 10) : NUMBER_NONE;
}

static struct date day_of(const char *word)
{
    return strcmp(word, "-") != 0 ? (struct date){(int32_t)number(word)} : DATE_NONE;
}

static int choice(const struct choices *choices, const char *word)
{
    struct error err = {0};
    int value = 0;

    if (strcmp(word, "-") != 0)
        must(choice_read(&value, choices, word, &err));
    return value;
}

static void *add(struct cases *cases, void *items, size_t *count, size_t size)
{
    return arena_grow(&cases->arena, items, (*count)++, size);
}

static void read_case(struct cases *cases, char **words)
{
    arena_clear(&cases->arena);
    cases->day = day_of(words[2]);
    cases->facts = (struct health_facts){0};
    cases->contacts = NULL;
    cases->commitments = NULL;
    cases->issues = NULL;
    cases->agreements = NULL;
    cases->pauses = NULL;
}

static void read_org(struct cases *cases, char **words)
{
    cases->facts.ideal = number(words[1]);
    cases->facts.max = number(words[2]);
    cases->facts.since = day_of(words[3]);
}

static void read_pause(struct cases *cases, char **words)
{
    size_t *count = &cases->facts.pause_count;

    cases->pauses = add(cases, cases->pauses, count, sizeof(*cases->pauses));
    cases->pauses[*count - 1] = (struct pause){.from = day_of(words[1]), .to = day_of(words[2])};
}

static void read_contact(struct cases *cases, char **words)
{
    size_t *count = &cases->facts.contact_count;
    bool replied = !strcmp(words[3], "outbound_replied");

    cases->contacts = add(cases, cases->contacts, count, sizeof(*cases->contacts));
    cases->contacts[*count - 1] = (struct health_contact){
        .on = day_of(words[1]),
        .channel = (enum channel)choice(&channel_choices, words[2]),
        .direction = (enum direction)choice(&direction_choices, replied ? "outbound" : words[3]),
        .replied = replied,
        .sentiment = number(words[4]),
    };
}

static void read_commitment(struct cases *cases, char **words)
{
    size_t *count = &cases->facts.commitment_count;

    cases->commitments = add(cases, cases->commitments, count, sizeof(*cases->commitments));
    cases->commitments[*count - 1] = (struct health_commitment){
        .status = (enum commitment_status)choice(&commitment_status_choices, words[1]),
        .made = DATE_NONE,
        .due = day_of(words[2]),
        .resolved = day_of(words[3]),
    };
}

static void read_issue(struct cases *cases, char **words)
{
    size_t *count = &cases->facts.issue_count;

    cases->issues = add(cases, cases->issues, count, sizeof(*cases->issues));
    cases->issues[*count - 1] = (struct health_issue){
        .ref = arena_copy(&cases->arena, words[1]),
        .severity = (enum severity)choice(&severity_choices, words[2]),
        .status = (enum issue_status)choice(&issue_status_choices, words[3]),
        .closure = (enum closure)choice(&closure_choices, words[4]),
        .opened = day_of(words[5]),
        .closed_on = day_of(words[6]),
        .target = day_of(words[7]),
        .stage = number(words[8]),
    };
}

static void read_agreement(struct cases *cases, char **words)
{
    size_t *count = &cases->facts.agreement_count;

    cases->agreements = add(cases, cases->agreements, count, sizeof(*cases->agreements));
    cases->agreements[*count - 1] =
        (struct health_agreement){true, AGREEMENT_EXPIRED, day_of(words[1])};
}

static void assert_near(double got, const char *expected)
{
    if (fabs(got - strtod(expected, NULL)) > 1e-9)
        fail_msg("%.12f is not %s", got, expected);
}

static void compare_health(struct cases *cases, char **words)
{
    struct health_facts *facts = &cases->facts;

    health_contacts_sort(cases->contacts, facts->contact_count);
    facts->contacts = cases->contacts;
    facts->commitments = cases->commitments;
    facts->issues = cases->issues;
    facts->agreements = cases->agreements;
    facts->pauses = cases->pauses;
    cases->health = health_of(facts, &health_presets, cases->day);
    assert_int_equal(cases->health.score, number(words[1]));
    assert_near(cases->health.raw, words[2]);
    assert_int_equal(cases->health.days_silent, number(words[3]));
    assert_near(cases->health.pressure, words[4]);
    assert_near(cases->health.confidence, words[5]);
    assert_int_equal(cases->health.cap, number(words[6]));
    cases->compared++;
}

static void compare_components(struct cases *cases, char **words)
{
    for (int i = 0; i < HEALTH_COMPONENTS; i++) {
        bool is_present = strcmp(words[i + 1], "-") != 0;

        assert_int_equal(cases->health.components[i].present, is_present);
        if (is_present)
            assert_near(cases->health.components[i].value, words[i + 1]);
    }
}

static void compare_gain(struct cases *cases, char **words)
{
    struct health_contact call = {.on = cases->day,
                                  .channel = CHANNEL_PHONE,
                                  .direction = DIRECTION_MUTUAL,
                                  .sentiment = NUMBER_NONE};
    struct health_act act = {0};

    if (!strcmp(words[2], "call"))
        act.contact = &call;
    else if (!strcmp(words[2], "renewed"))
        act.agreements_renewed = true;
    else
        act.issue = words[3];
    if (!strcmp(words[2], "status"))
        act.status = (enum issue_status)choice(&issue_status_choices, words[4]);
    if (!strcmp(words[2], "stage"))
        act.stage = number(words[4]);
    assert_int_equal(health_gain(&cases->facts, &health_presets, cases->day, &act, &cases->arena),
                     number(words[1]));
    cases->gains++;
}

static void read_line(struct cases *cases, char **words)
{
    static const struct {
        const char *word;
        void (*read)(struct cases *cases, char **words);
    } kinds[] = {
        {"case", read_case},
        {"org", read_org},
        {"pause", read_pause},
        {"contact", read_contact},
        {"commitment", read_commitment},
        {"issue", read_issue},
        {"agreement", read_agreement},
        {"health", compare_health},
        {"components", compare_components},
        {"gain", compare_gain},
    };

    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
        if (!strcmp(words[0], kinds[i].word)) {
            kinds[i].read(cases, words);
            return;
        }
    }
    fail_msg("what is a %s?", words[0]);
}

static void split(char *line, char **words)
{
    for (int i = 0; i < WORDS; i++) {
        words[i] = line;
        line += strcspn(line, " \n");
        if (*line)
            *line++ = '\0';
    }
}

static int open_cases(void **state)
{
    struct cases *cases = calloc(1, sizeof(*cases));

    if (!cases)
        return -1;
    cases->file = fopen(TEST_SOURCE "/tests/model/health_cases.txt", "r");
    *state = cases;
    return cases->file ? 0 : -1;
}

static int close_cases(void **state)
{
    struct cases *cases = *state;

    arena_clear(&cases->arena);
    (void)fclose(cases->file);
    free(cases);
    return 0;
}

static void health_and_gains_are_those_of_the_reference(void **state)
{
    struct cases *cases = *state;
    char *words[WORDS];
    char line[256];

    while (fgets(line, sizeof(line), cases->file)) {
        if (line[0] == '#')
            continue;
        split(line, words);
        read_line(cases, words);
    }
    assert_int_equal(cases->compared, 68);
    assert_int_equal(cases->gains, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(health_and_gains_are_those_of_the_reference, open_cases,
                                        close_cases),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
