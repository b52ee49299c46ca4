#include "support/test.h"

#include <stdio.h>

#include <liaise/followup.h>
#include <liaise/interaction.h>
#include <liaise/issue.h>
#include <liaise/meeting.h>
#include <liaise/org.h>
#include <liaise/person.h>
#include <liaise/when.h>

#include "base/str.h"

/* Fields as text: what people type and what they read. "Now" is Monday 2026-02-02 08:40 UTC. */

enum { MONDAY = 1770021600 };

struct desk {
    struct arena arena;
    struct now now;
    struct str text;
};

static int open_desk(void **state)
{
    static struct desk desk;

    desk = (struct desk){.now = now_of(MONDAY, zone_utc())};
    *state = &desk;
    return 0;
}

static int close_desk(void **state)
{
    struct desk *desk = *state;

    arena_clear(&desk->arena);
    str_done(&desk->text);
    return 0;
}

static bool type(struct desk *desk, const struct noun *noun, void *record, const char *name,
                 const char *text, struct error *err)
{
    return field_read(noun_field(noun, name), record, text, &desk->now, &desk->arena, err);
}

static const char *shown(struct desk *desk, const struct noun *noun, const void *record,
                         const char *name)
{
    str_done(&desk->text);
    field_write(noun_field(noun, name), record, &desk->text);
    return desk->text.text;
}

struct typed {
    const struct noun *noun;
    const char *name, *typed, *shown;
};

union any {
    struct record record;
    struct org org;
    struct person person;
    struct interaction interaction;
    struct issue issue;
    struct followup followup;
    struct meeting meeting;
    struct agenda_item item;
};

static void what_is_typed_is_shown_in_full(void **state)
{
    static const struct typed cases[] = {
        {&issue_noun, "title", "Signs on Chief Street", "Signs on Chief Street"},
        {&issue_noun, "title", "  blanks stay  ", "  blanks stay  "},
        {&issue_noun, "summary", "two\nlines", "two\nlines"},
        {&issue_noun, "issue_kind", "commitment_breach", "commitment_breach"},
        {&issue_noun, "issue_kind", "Commitment breach", "commitment_breach"},
        {&issue_noun, "tlp", "TLP:AMBER+STRICT", "TLP:AMBER+STRICT"},
        {&issue_noun, "tlp", "amber+strict", "TLP:AMBER+STRICT"},
        {&issue_noun, "target", "2026-03-02", "2026-03-02"},
        {&issue_noun, "target", "fri", "2026-02-06"},
        {&issue_noun, "target", "+3d", "2026-02-05"},
        {&issue_noun, "owner", "Nguyễn Thị Hạnh", "Nguyễn Thị Hạnh"},
        {&issue_noun, "pinned", "yes", "yes"},
        {&issue_noun, "pinned", "false", "no"},
        {&issue_noun, "blocked_by", "c-26", "C-26"},
        {&issue_noun, "parties", "SHF,SBH", "SHF, SBH"},
        {&org_noun, "power", "5", "5"},
        {&org_noun, "needs", "quiet wards, power back", "quiet wards, power back"},
        {&org_noun, "needs", "\"one desk, one number\", quiet", "\"one desk, one number\", quiet"},
        {&org_noun, "needs", " a ,, b ", "a, b"},
        {&org_noun, "timezone", "America/Los_Angeles", "America/Los_Angeles"},
        {&interaction_noun, "at", "2026-02-02T08:40:00-08:00", "2026-02-02T16:40:00Z"},
        {&interaction_noun, "at", "yesterday 9:00", "2026-02-01T09:00:00Z"},
        {&interaction_noun, "channel", "in-person", "in_person"},
        {&interaction_noun, "sentiment", "-2", "-2"},
        {&interaction_noun, "people", "Tove Halvorsen, Priscilla \"Pip\" Vandermeer-Osei",
         "Tove Halvorsen, Priscilla \"Pip\" Vandermeer-Osei"},
        {&interaction_noun, "about", "i-8, C-19", "I-8, C-19"},
        {&meeting_noun, "starts", "2026-02-10T14:00", "2026-02-10T14:00"},
        {&meeting_noun, "starts", "tue 14:00", "2026-02-03T14:00"},
        {&meeting_noun, "agenda", "drill calendar, keys", "drill calendar, keys"},
        {&followup_noun, "waiting_on", "NWP", "NWP"},
    };
    struct desk *desk = *state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct typed *c = &cases[i];
        struct error err = {0};
        union any any;

        record_init(c->noun, &any);
        if (!type(desk, c->noun, &any, c->name, c->typed, &err))
            fail_msg("%s: %s", c->name, err.text);
        assert_string_equal(shown(desk, c->noun, &any, c->name), c->shown);
        /* What is shown can be typed again and means the same. */
        if (!type(desk, c->noun, &any, c->name, c->shown, &err))
            fail_msg("%s: %s", c->name, err.text);
        assert_string_equal(shown(desk, c->noun, &any, c->name), c->shown);
    }
}

static void nothing_typed_clears_the_field(void **state)
{
    struct desk *desk = *state;
    struct error err = {0};
    struct issue issue;

    record_init(&issue_noun, &issue);
    must(type(desk, &issue_noun, &issue, "owner", "Dana Whitlock-Reyes", &err)
         && type(desk, &issue_noun, &issue, "target", "tomorrow", &err)
         && type(desk, &issue_noun, &issue, "parties", "SHF", &err)
         && type(desk, &issue_noun, &issue, "severity", "high", &err));
    must(type(desk, &issue_noun, &issue, "owner", "", &err)
         && type(desk, &issue_noun, &issue, "target", "", &err)
         && type(desk, &issue_noun, &issue, "parties", "", &err)
         && type(desk, &issue_noun, &issue, "severity", "", &err));
    for (const struct field *field = issue_noun.fields; field->name; field++) {
        assert_false(field_is_set(field, &issue));
        assert_string_equal(shown(desk, &issue_noun, &issue, field->name), "");
    }
}

static void a_refused_text_leaves_the_field_as_it_was(void **state)
{
    static const struct typed cases[] = {
        {&org_noun, "power", "6", "3"},
        {&org_noun, "power", "three", "3"},
        {&org_noun, "power", "4x", "3"},
        {&org_noun, "power", "99999999999999999999", "3"},
        {&org_noun, "name", "two\nlines", "Northwater"},
        {&org_noun, "name", "caf\xe9", "Northwater"},
        {&org_noun, "needs", "good, b\xff, good", "quiet wards"},
        {&org_noun, "tlp", "purple", "TLP:GREEN"},
        {&org_noun, "active_from", "2026-02-30", "2026-02-02"},
        {&org_noun, "timezone", "not a zone", "Europe/Paris"},
        {&org_noun, "pauses", "summer", ""},
        {&interaction_noun, "at", "yesterday", "2026-02-02T08:40:00Z"},
        {&interaction_noun, "about", "I-8, the feed", "I-7"},
        {&meeting_noun, "starts", "2026-02-10", "2026-02-10T09:00"},
        {&meeting_noun, "minutes", "all agreed", ""},
    };
    struct desk *desk = *state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct typed *c = &cases[i];
        struct error err = {0};
        union any any;

        record_init(c->noun, &any);
        must(type(desk, c->noun, &any, c->name, c->shown, &err));
        if (type(desk, c->noun, &any, c->name, c->typed, &err))
            fail_msg("%s took '%s'", c->name, c->typed);
        assert_int_equal(err.kind, ERROR_INVALID);
        assert_string_equal(shown(desk, c->noun, &any, c->name), c->shown);
    }
}

static void parts_that_stay_keep_what_else_they_hold(void **state)
{
    struct desk *desk = *state;
    struct error err = {0};
    struct issue issue;
    struct issue_party *party;

    record_init(&issue_noun, &issue);
    must(type(desk, &issue_noun, &issue, "parties", "SHF, SBH", &err));
    party = issue.parties.items;
    party[1].id = 17;
    party[1].stance = STANCE_BLOCKS;
    must(type(desk, &issue_noun, &issue, "parties", "SBH, NWP", &err));
    party = issue.parties.items;
    assert_int_equal(issue.parties.count, 2);
    assert_int_equal(party[0].id, 17);
    assert_int_equal(party[0].stance, STANCE_BLOCKS);
    assert_int_equal(party[1].id, 0);
    assert_string_equal(party[1].org.name, "NWP");
}

static void a_link_that_was_typed_has_a_name_and_no_id(void **state)
{
    struct desk *desk = *state;
    struct error err = {0};
    struct followup followup;

    record_init(&followup_noun, &followup);
    followup.org = (struct link){4, "SHF"};
    must(type(desk, &followup_noun, &followup, "org", "NWP", &err));
    assert_int_equal(followup.org.id, 0);
    assert_string_equal(followup.org.name, "NWP");
}

static void words_keep_their_commas_and_quotation_marks(void **state)
{
    static const char *const words[] = {
        "plain", "with, comma", "\"quoted\"", "a \"b\" c", " blanks ", "say \"x, y\"", "x\"",
    };
    struct desk *desk = *state;
    struct error err = {0};
    struct org org, again;
    char text[256];

    record_init(&org_noun, &org);
    record_init(&org_noun, &again);
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        tags_add(&org.needs, words[i], &desk->arena);
    (void)snprintf(text, sizeof(text), "%s", shown(desk, &org_noun, &org, "needs"));
    must(type(desk, &org_noun, &again, "needs", text, &err));
    assert_int_equal(again.needs.count, org.needs.count);
    for (size_t i = 0; i < org.needs.count; i++)
        assert_string_equal(again.needs.items[i], words[i]);
}

static void lists_whose_parts_have_parts_are_counted(void **state)
{
    struct desk *desk = *state;
    struct person person;

    record_init(&person_noun, &person);
    list_add(&person.channels, &contact_noun, &desk->arena);
    assert_string_equal(shown(desk, &person_noun, &person, "channels"), "1 channel");
    list_add(&person.channels, &contact_noun, &desk->arena);
    assert_string_equal(shown(desk, &person_noun, &person, "channels"), "2 channels");
}

static void without_a_now_only_full_dates_are_understood(void **state)
{
    struct desk *desk = *state;
    const struct field *target = noun_field(&issue_noun, "target");
    const struct field *at = noun_field(&interaction_noun, "at");
    struct error err = {0};
    struct issue issue;
    struct interaction interaction;

    record_init(&issue_noun, &issue);
    record_init(&interaction_noun, &interaction);
    must(field_read(target, &issue, "2026-03-02", NULL, &desk->arena, &err));
    assert_false(field_read(target, &issue, "fri", NULL, &desk->arena, &err));
    must(field_read(at, &interaction, "2026-02-02T08:40:00-08:00", NULL, &desk->arena, &err));
    assert_false(field_read(at, &interaction, "9:00", NULL, &desk->arena, &err));
}

static void an_unknown_word_is_answered_with_the_words_there_are(void **state)
{
    struct error err = {0};
    int value = 3;

    (void)state;
    assert_false(choice_read(&value, &severity_choices, "hihg", &err));
    assert_int_equal(value, 3);
    assert_string_equal(err.text,
                        "'hihg' is none of low, medium, high, critical; did you mean high?");
    assert_false(choice_read(&value, &severity_choices, "", &err));
    assert_false(choice_read(&value, &severity_choices, "highest of all", &err));
    assert_string_equal(err.text, "'highest of all' is none of low, medium, high, critical");
}

static void labels_of_the_traffic_light_are_those_of_the_standard(void **state)
{
    (void)state;
    assert_string_equal(choice_name(&tlp_choices, TLP_RED), "TLP:RED");
    assert_string_equal(choice_name(&tlp_choices, TLP_AMBER_STRICT), "TLP:AMBER+STRICT");
    assert_string_equal(choice_name(&tlp_choices, TLP_AMBER), "TLP:AMBER");
    assert_string_equal(choice_name(&tlp_choices, TLP_GREEN), "TLP:GREEN");
    assert_string_equal(choice_name(&tlp_choices, TLP_CLEAR), "TLP:CLEAR");
    assert_null(choice_name(&tlp_choices, TLP_NONE));
}

static void a_label_is_made_from_the_name_where_none_is_said(void **state)
{
    char text[64];

    (void)state;
    assert_string_equal(field_label(noun_field(&issue_noun, "root_cause"), text), "Root cause");
    assert_string_equal(field_label(noun_field(&issue_noun, "issue_kind"), text), "Kind");
    assert_string_equal(field_label(noun_field(&followup_noun, "due"), text), "Due");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_typed_is_shown_in_full, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(nothing_typed_clears_the_field, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(a_refused_text_leaves_the_field_as_it_was, open_desk,
                                        close_desk),
        cmocka_unit_test_setup_teardown(parts_that_stay_keep_what_else_they_hold, open_desk,
                                        close_desk),
        cmocka_unit_test_setup_teardown(a_link_that_was_typed_has_a_name_and_no_id, open_desk,
                                        close_desk),
        cmocka_unit_test_setup_teardown(words_keep_their_commas_and_quotation_marks, open_desk,
                                        close_desk),
        cmocka_unit_test_setup_teardown(lists_whose_parts_have_parts_are_counted, open_desk,
                                        close_desk),
        cmocka_unit_test_setup_teardown(without_a_now_only_full_dates_are_understood, open_desk,
                                        close_desk),
        cmocka_unit_test(an_unknown_word_is_answered_with_the_words_there_are),
        cmocka_unit_test(labels_of_the_traffic_light_are_those_of_the_standard),
        cmocka_unit_test(a_label_is_made_from_the_name_where_none_is_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
