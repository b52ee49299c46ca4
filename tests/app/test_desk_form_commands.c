/* Forms of commands that were not told everything: contacts, moves, snoozing. */

#include "support/fixture.h"
#include "support/forms.h"

#include "support/test.h"

#include <string.h>

#include <liaise/followup.h>
#include <liaise/interaction.h>
#include <liaise/issue.h>

static bool is_needed(struct forms *forms, const char *command, const char *key, const char *arg)
{
    const struct desk_form_request request = {
        .command = command_named(&forms->commands, command),
        .args = {NULL, arg},
        .keys = &key,
        .key_count = key ? 1 : 0,
    };

    return desk_form_is_needed(&request);
}

static void a_form_is_needed_for_what_is_not_known(void **state)
{
    struct forms *forms = *state;

    assert_true(is_needed(forms, "snooze", "F-297", NULL));
    assert_false(is_needed(forms, "snooze", "F-297", "fri"));
    assert_true(is_needed(forms, "snooze", NULL, "fri"));
    assert_true(is_needed(forms, "edit", "I-12", NULL));
    assert_true(is_needed(forms, "add", NULL, NULL));
    assert_true(is_needed(forms, "log", "NWP", NULL));
    assert_true(is_needed(forms, "close", "I-12", NULL));
    assert_false(is_needed(forms, "start", "F-297", NULL));
    assert_false(is_needed(forms, "undo", NULL, NULL));
}

static void a_command_with_nothing_to_ask_has_no_form(void **state)
{
    struct forms *forms = *state;
    const struct desk_form_request request = {.command = command_named(&forms->commands, "undo")};
    struct error err = {0};

    assert_false(
        desk_form_open(&forms->form, &forms->region.desk, &forms->commands, &request, &err));
    assert_string_equal(err.text, "undo has nothing to ask");
}

/* --- contacts --- */

static void a_contact_takes_a_key_a_text_and_enter(void **state)
{
    struct forms *forms = *state;
    const struct interaction *interaction;
    const struct interaction_org *parties;

    forms_open(forms, "log", "NWP");
    forms_type(forms, "Called Tove about the ETA feed");
    assert_int_equal(forms_press(forms, "Enter"), DESK_FORM_SAVED);
    interaction = forms_record(forms, &interaction_noun, desk_form_ref(forms->form));
    parties = interaction->parties.items;
    assert_string_equal(interaction->summary, "Called Tove about the ETA feed");
    assert_string_equal(parties[0].org.name, "NWP");
    assert_int_equal(interaction->channel, CHANNEL_PHONE);
    assert_int_equal(interaction->direction, DIRECTION_MUTUAL);
    assert_int_equal(interaction->at, FIXTURE_NOW);
}

static void the_channel_of_the_last_time_is_chosen_again(void **state)
{
    struct forms *forms = *state;

    forms_open(forms, "log", "NWP");
    forms_type(forms, "First");
    forms_fill(forms, "channel", "e");
    assert_string_equal(forms_typed(forms, "channel"), "event");
    forms_press(forms, "e");
    forms_save(forms);
    forms_open(forms, "log", "SBH");
    assert_string_equal(forms_typed(forms, "channel"), "email");
}

static void a_contact_says_how_it_was(void **state)
{
    struct forms *forms = *state;
    const struct interaction_person *people;
    const struct interaction *interaction;

    forms_open(forms, "log", "Tove Halvorsen");
    assert_string_equal(forms_typed(forms, "party"), "Tove Halvorsen");
    forms_type(forms, "Not pleased");
    forms_fill(forms, "minutes", "10");
    forms_fill(forms, "sentiment", "h");
    forms_fill(forms, "at", "yesterday 14:00");
    assert_string_equal(forms_note(forms, "at", FORM_READING),
                        "→ Sun 1 Feb 2026 14:00 PST, yesterday");
    interaction = forms_record(forms, &interaction_noun, forms_save(forms));
    people = interaction->people.items;
    assert_string_equal(people[0].person.name, "Tove Halvorsen");
    assert_int_equal(interaction->minutes, 10);
    assert_int_equal(interaction->sentiment, -2);
    assert_int_equal(interaction->at, FIXTURE_NOW - (18 * 60 + 40) * 60);
}

static void a_contact_at_an_issue_is_about_it(void **state)
{
    struct forms *forms = *state;
    const struct interaction *interaction;
    const struct about *about;

    forms_open(forms, "log", "I-12");
    assert_string_equal(forms_typed(forms, "party"), "NWP");
    forms_type(forms, "They will write");
    assert_int_equal(forms_press(forms, "Enter"), DESK_FORM_SAVED);
    interaction = forms_record(forms, &interaction_noun, desk_form_ref(forms->form));
    about = interaction->about.items;
    assert_string_equal(about[0].ref, "I-12");
}

static void a_contact_with_nobody_yet_begins_with_whom(void **state)
{
    struct forms *forms = *state;

    forms_open(forms, "log", NULL);
    assert_int_equal(forms->form->form.at, forms_at(forms, "party"));
    forms_fill(forms, "summary", "Called");
    assert_int_equal(forms_press(forms, "Enter"), DESK_FORM_STAYS);
    assert_int_equal(forms->form->form.at, forms_at(forms, "party"));
}

/* --- moves and others --- */

static void snoozing_asks_until_when(void **state)
{
    struct forms *forms = *state;
    const struct followup *followup;

    forms_open(forms, "snooze", "F-297");
    assert_int_equal(forms->form->form.count, 1);
    forms_fill(forms, "until", "fri");
    assert_string_equal(forms_note(forms, "until", FORM_READING), "→ Fri 6 Feb 2026, in 4 days");
    assert_int_equal(forms_press(forms, "Enter"), DESK_FORM_SAVED);
    followup = forms_record(forms, &followup_noun, "F-297");
    assert_int_equal(followup->not_before.day, date_of(2026, 2, 6).day);
    forms_open(forms, "snooze", "F-300");
    assert_string_equal(forms_note(forms, "until", FORM_READING), "→ Tue 3 Feb 2026, tomorrow");
    assert_int_equal(forms_press(forms, "Enter"), DESK_FORM_SAVED);
    followup = forms_record(forms, &followup_noun, "F-300");
    assert_int_equal(followup->not_before.day, date_of(2026, 2, 3).day);
}

static void a_refused_move_says_why_and_keeps_the_form(void **state)
{
    struct forms *forms = *state;

    forms_open(forms, "snooze", "N-700");
    forms_fill(forms, "until", "fri");
    assert_int_equal(forms_press(forms, "Enter"), DESK_FORM_STAYS);
    assert_true(desk_form_said_error(forms->form));
    assert_non_null(strstr(desk_form_said(forms->form), "cannot be put off"));
    assert_string_equal(forms_typed(forms, "until"), "fri");
}

static void a_move_asks_what_it_needs_and_takes_for_that_kind_of_record(void **state)
{
    struct forms *forms = *state;

    forms_open(forms, "close", "I-12");
    assert_true(forms->form->entries[forms_at(forms, "closure")].required);
    assert_string_equal(forms_typed(forms, "closure"), "withdrawn");
    forms_open(forms, "acknowledge", "I-12");
    assert_int_equal(entry_find(forms->form, "closure"), forms->form->form.count);
}

static void several_records_are_moved_as_one_change(void **state)
{
    static const char *const keys[] = {"F-297", "F-300"};
    struct forms *forms = *state;
    const struct desk_form_request request = {
        .command = command_named(&forms->commands, "snooze"), .keys = keys, .key_count = 2};
    struct change_list changes;
    struct error err = {0};

    must(desk_form_open(&forms->form, &forms->region.desk, &forms->commands, &request, &err));
    assert_string_equal(forms->form->form.title, "Snooze 2 records");
    forms_fill(forms, "until", "fri");
    forms_save(forms);
    must(change_list(forms->region.store, NULL, 0, 1, &changes, &forms->region.arena, &err));
    assert_string_equal(changes.items[0].sentence, "Snooze 2 follow-ups");
}

static void a_note_is_one_line(void **state)
{
    struct forms *forms = *state;

    forms_open(forms, "note", "I-12");
    forms_type(forms, "Tove is away until Monday");
    assert_int_equal(forms_press(forms, "Enter"), DESK_FORM_SAVED);
    assert_non_null(strstr(((struct issue *)forms_record(forms, &issue_noun, "I-12"))->summary,
                           "Tove is away until Monday"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, forms_setup, forms_teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_form_is_needed_for_what_is_not_known),
        TEST(a_command_with_nothing_to_ask_has_no_form),
        TEST(a_contact_takes_a_key_a_text_and_enter),
        TEST(the_channel_of_the_last_time_is_chosen_again),
        TEST(a_contact_says_how_it_was),
        TEST(a_contact_at_an_issue_is_about_it),
        TEST(a_contact_with_nobody_yet_begins_with_whom),
        TEST(snoozing_asks_until_when),
        TEST(a_refused_move_says_why_and_keeps_the_form),
        TEST(a_move_asks_what_it_needs_and_takes_for_that_kind_of_record),
        TEST(several_records_are_moved_as_one_change),
        TEST(a_note_is_one_line),
    };
#undef TEST

    return cmocka_run_group_tests(tests, forms_group_setup, forms_group_teardown);
}
