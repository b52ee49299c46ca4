#include "support/forms.h"

#include "support/test.h"

#include <string.h>

#include <liaise/agreement.h>
#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/interaction.h>
#include <liaise/issue.h>
#include <liaise/lifecycle.h>
#include <liaise/meeting.h>
#include <liaise/person.h>

/* --- new records --- */

static void a_follow_up_is_added_with_what_was_typed(void **state)
{
    struct forms *forms = *state;
    const struct followup *followup;

    forms_open_add(forms, NULL, NULL);
    forms_type(forms, "Send table");
    forms_fill(forms, "org", "NWP");
    forms_fill(forms, "due", "fri");
    followup = forms_record(forms, &followup_noun, forms_save(forms));
    assert_string_equal(followup->title, "Send table");
    assert_string_equal(followup->org.name, "NWP");
    assert_int_equal(followup->kind, FOLLOWUP_WRITE);
    assert_int_equal(followup->due.day, date_of(2026, 2, 6).day);
    assert_string_equal(desk_form_said(forms->form), "Added F-431.");
}

static void every_kind_of_record_can_be_added(void **state)
{
    struct forms *forms = *state;
    const struct interaction *contact;
    const struct commitment *commitment;
    const struct agreement *agreement;
    const struct meeting *meeting;
    const struct person *person;
    const struct issue *issue;

    forms_open_add(forms, "issue", NULL);
    forms_type(forms, "Berth fees");
    forms_fill(forms, "parties", "NWP, SBH");
    issue = forms_record(forms, &issue_noun, forms_save(forms));
    assert_int_equal(issue->parties.count, 2);
    assert_int_equal(issue->status, ISSUE_NEW);
    assert_string_equal(issue->owner.name, "Dana Whitlock-Reyes");

    forms_open_add(forms, "meeting", NULL);
    forms_type(forms, "Fees");
    forms_fill(forms, "starts", "fri 9-10:30");
    forms_fill(forms, "parties", "NWP");
    meeting = forms_record(forms, &meeting_noun, forms_save(forms));
    assert_int_equal(meeting->ends - meeting->starts, 90 * 60);

    forms_open_add(forms, "commitment", NULL);
    forms_type(forms, "The ETA feed");
    forms_fill(forms, "debtor", "NWP");
    forms_fill(forms, "due", "eom");
    commitment = forms_record(forms, &commitment_noun, forms_save(forms));
    assert_string_equal(commitment->creditor.name, "OEM");

    forms_open_add(forms, "agreement", NULL);
    forms_type(forms, "Radio plan");
    forms_fill(forms, "parties", "SHF SBH");
    agreement = forms_record(forms, &agreement_noun, forms_save(forms));
    assert_int_equal(agreement->parties.count, 2);

    forms_open_add(forms, "person", NULL);
    forms_type(forms, "Ana Šimić");
    forms_fill(forms, "timezone", "tokyo");
    person = forms_record(forms, &person_noun, forms_save(forms));
    assert_string_equal(person->timezone, "Asia/Tokyo");

    forms_open_add(forms, "contact", "NWP");
    assert_string_equal(forms_typed(forms, "add"), "interaction");
    forms_type(forms, "They called");
    contact = forms_record(forms, &interaction_noun, forms_save(forms));
    assert_int_equal(contact->parties.count, 1);
}

static void a_new_record_is_about_the_one_at_the_cursor(void **state)
{
    struct forms *forms = *state;

    forms_open_add(forms, "followup", "I-12");
    assert_string_equal(forms_typed(forms, "about"), "I-12");
    assert_string_equal(forms_typed(forms, "org"), "NWP");
    forms_open_add(forms, "followup", "Tove Halvorsen");
    assert_string_equal(forms_typed(forms, "person"), "Tove Halvorsen");
    assert_string_equal(forms_typed(forms, "org"), "NWP");
    forms_open_add(forms, "issue", "SBH");
    assert_string_equal(forms_typed(forms, "parties"), "SBH");
}

static void another_kind_keeps_what_both_have(void **state)
{
    struct forms *forms = *state;

    forms_open_add(forms, NULL, "NWP");
    forms_type(forms, "Berth fees");
    forms_press(forms, "Down i");
    assert_string_equal(forms->form->noun->name, "issue");
    assert_string_equal(forms_typed(forms, "title"), "Berth fees");
    assert_string_equal(forms_typed(forms, "parties"), "NWP");
    assert_string_equal(forms->form->entries[forms->form->form.at].name, "add");
    forms_press(forms, "c");
    assert_string_equal(forms->form->noun->name, "commitment");
    assert_string_equal(forms_typed(forms, "text"), "Berth fees");
}

static void more_fields_come_and_go_by_a_key_and_keep_their_text(void **state)
{
    struct forms *forms = *state;

    forms_open_add(forms, NULL, NULL);
    forms_type(forms, "Call");
    assert_int_equal(entry_find(forms->form, "repeat"), forms->form->form.count);
    assert_int_equal(forms_press(forms, "C-o"), DESK_FORM_STAYS);
    forms_fill(forms, "repeat", "2w");
    assert_string_equal(forms_typed(forms, "title"), "Call");
    assert_string_equal(
        ((struct followup *)forms_record(forms, &followup_noun, forms_save(forms)))->repeat, "2w");
}

static void another_begins_with_the_same_party_and_kind(void **state)
{
    struct forms *forms = *state;

    forms_open_add(forms, NULL, NULL);
    forms_type(forms, "Call Tove");
    forms_fill(forms, "org", "NWP");
    forms_fill(forms, "due", "fri");
    forms_fill(forms, "followup_kind", "m");
    assert_int_equal(forms_press(forms, "C-n"), DESK_FORM_ANOTHER);
    assert_string_equal(desk_form_said(forms->form), "Added F-431.");
    assert_string_equal(forms_typed(forms, "title"), "");
    assert_string_equal(forms_typed(forms, "due"), "");
    assert_string_equal(forms_typed(forms, "org"), "NWP");
    assert_string_equal(forms_typed(forms, "followup_kind"), "meet");
    assert_int_equal(forms->form->form.at, 0);
}

/* --- days --- */

static void a_day_is_read_back_while_it_is_typed(void **state)
{
    struct forms *forms = *state;

    forms_open_add(forms, NULL, NULL);
    forms_fill(forms, "due", "fri");
    assert_string_equal(forms_note(forms, "due", FORM_READING), "→ Fri 6 Feb 2026, in 4 days");
    forms_type(forms, "x");
    assert_string_equal(forms_note(forms, "due", FORM_READING), "");
    forms_open_add(forms, "meeting", NULL);
    forms_fill(forms, "starts", "fri 9:00");
    assert_string_equal(forms_note(forms, "starts", FORM_READING),
                        "→ Fri 6 Feb 2026 09:00 PST, in 4 days");
    forms_fill(forms, "ends", "10:30");
    assert_string_equal(forms_note(forms, "ends", FORM_READING),
                        "→ Fri 6 Feb 2026 10:30 PST, in 4 days");
}

static void a_bad_day_says_why_when_it_is_left_and_is_not_saved(void **state)
{
    struct forms *forms = *state;

    forms_open_add(forms, NULL, NULL);
    forms_type(forms, "Call");
    forms_fill(forms, "due", "03/04");
    assert_string_equal(forms_note(forms, "due", FORM_ERROR), "");
    forms_press(forms, "Tab");
    assert_non_null(strstr(forms_note(forms, "due", FORM_ERROR), "03/04"));
    assert_int_equal(forms_press(forms, "C-s"), DESK_FORM_STAYS);
    assert_true(desk_form_said_error(forms->form));
    assert_int_equal(forms->form->form.at, forms_at(forms, "due"));
    forms_type(forms, "x");
    assert_string_equal(forms_note(forms, "due", FORM_ERROR), "");
    forms_fill(forms, "due", "fri 9:00");
    forms_press(forms, "Tab");
    assert_string_equal(forms_note(forms, "due", FORM_ERROR),
                        "this is a day, without a time of day");
}

static void a_day_in_the_past_needs_a_second_enter(void **state)
{
    struct forms *forms = *state;

    forms_open_add(forms, NULL, NULL);
    forms_type(forms, "Call");
    forms_fill(forms, "due", "yesterday");
    forms_press(forms, "Enter");
    assert_int_equal(forms->form->form.at, forms_at(forms, "due"));
    assert_string_equal(desk_form_said(forms->form),
                        "Sun 1 Feb 2026 is past: once more to keep it.");
    forms_press(forms, "Enter");
    assert_int_not_equal(forms->form->form.at, forms_at(forms, "due"));
    forms_save(forms);
    forms_open_add(forms, NULL, NULL);
    forms_type(forms, "Call");
    forms_fill(forms, "due", "yesterday");
    assert_int_equal(forms_press(forms, "C-s"), DESK_FORM_STAYS);
    assert_int_equal(forms_press(forms, "C-s"), DESK_FORM_SAVED);
}

static void what_is_due_after_the_next_meeting_is_worth_a_warning(void **state)
{
    struct forms *forms = *state;

    forms_open_add(forms, "meeting", "NWP");
    forms_type(forms, "Fees");
    forms_fill(forms, "starts", "tomorrow 9:00");
    forms_save(forms);
    forms_open_add(forms, NULL, "NWP");
    forms_type(forms, "Send table");
    forms_fill(forms, "due", "wed");
    forms_press(forms, "Down");
    assert_string_equal(forms->form->form.note.text, "Due is after Fees (Tue 3 Feb 2026 09:00)");
    forms_fill(forms, "due", "today");
    forms_press(forms, "Down");
    assert_null(forms->form->form.note.text);
    forms_fill(forms, "due", "wed");
    forms_save(forms);
}

static void what_is_needed_and_missing_is_said_and_shown(void **state)
{
    struct forms *forms = *state;

    forms_open_add(forms, "issue", NULL);
    forms_fill(forms, "target", "fri");
    assert_int_equal(forms_press(forms, "C-s"), DESK_FORM_STAYS);
    assert_int_equal(forms->form->form.at, 0);
    assert_string_equal(forms_note(forms, "title", FORM_ERROR), "needed: What it is, in one line");
    assert_string_equal(desk_form_said(forms->form), "Not saved: Title.");
}

/* --- names --- */

static void people_and_organizations_are_offered_while_they_are_typed(void **state)
{
    struct forms *forms = *state;
    const struct form *form;

    forms_open_add(forms, NULL, NULL);
    forms_fill(forms, "person", "tove");
    form = &forms->form->form;
    assert_true(form->candidate_count >= 1);
    assert_string_equal(form->candidates[0], "Tove Halvorsen");
    forms_press(forms, "Tab");
    assert_string_equal(forms_typed(forms, "person"), "Tove Halvorsen");
    forms_fill(forms, "org", "northw");
    assert_string_equal(form->candidates[0], "NWP");
    forms_fill(forms, "org", "NWP");
    assert_string_equal(forms_note(forms, "org", FORM_READING), "→ Northwater Power Cooperative");
    forms_fill(forms, "about", "I-1");
    assert_true(form->candidate_count > 1);
    assert_int_equal(strncmp(form->candidates[0], "I-1", 3), 0);
}

static void a_name_that_nobody_has_is_said_when_it_is_left(void **state)
{
    struct forms *forms = *state;

    forms_open_add(forms, NULL, NULL);
    forms_fill(forms, "org", "XYZ");
    forms_press(forms, "Down");
    assert_string_not_equal(forms_note(forms, "org", FORM_ERROR), "");
    forms_fill(forms, "about", "I-999");
    forms_press(forms, "Down");
    assert_string_not_equal(forms_note(forms, "about", FORM_ERROR), "");
}

/* --- editing --- */

static void editing_changes_only_what_was_typed(void **state)
{
    struct forms *forms = *state;
    const struct issue *before = forms_record(forms, &issue_noun, "I-12"), *after;

    forms_open(forms, "edit", "I-12");
    assert_string_equal(forms_typed(forms, "title"), before->title);
    forms_fill(forms, "severity", "l");
    assert_string_equal(forms_save(forms), "I-12");
    after = forms_record(forms, &issue_noun, "I-12");
    assert_int_equal(after->severity, SEVERITY_LOW);
    assert_string_equal(after->title, before->title);
    assert_int_equal(after->parties.count, before->parties.count);
}

static void nothing_changed_is_nothing_saved(void **state)
{
    struct forms *forms = *state;
    const struct issue *before = forms_record(forms, &issue_noun, "I-12"), *after;

    forms_open(forms, "edit", "I-12");
    assert_int_equal(forms_press(forms, "C-s"), DESK_FORM_SAVED);
    assert_string_equal(desk_form_said(forms->form), "I-12 is as it was.");
    after = forms_record(forms, &issue_noun, "I-12");
    assert_int_equal(after->record.version, before->record.version);
}

/* Somebody else changes the issue while the form is open. */
static void change_issue(struct forms *forms, const char *title, enum severity severity)
{
    struct issue *issue = forms_record(forms, &issue_noun, "I-12");
    struct error err = {0};
    bool ok;

    issue->title = title;
    issue->severity = severity;
    must(change_begin(forms->region.store, &forms->region.author, "Edit I-12", &err));
    ok = record_save(forms->region.store, &issue_noun, issue, &forms->region.arena, &err);
    must(change_end(forms->region.store, ok, &err));
}

static void a_record_that_was_changed_meanwhile_shows_theirs_beside_mine(void **state)
{
    struct forms *forms = *state;
    const struct issue *after;

    forms_open(forms, "edit", "I-12");
    forms_fill(forms, "title", "Mine");
    change_issue(forms, "Theirs", SEVERITY_LOW);
    assert_int_equal(forms_press(forms, "C-s"), DESK_FORM_STAYS);
    assert_string_equal(desk_form_said(forms->form),
                        "I-12 has been changed meanwhile: compare the marked fields. C-s saves.");
    assert_string_equal(forms_typed(forms, "title"), "Mine");
    assert_string_equal(forms_note(forms, "title", FORM_WARNING),
                        "now: Theirs · was: Restoration ETA feed not delivered");
    assert_string_equal(forms_typed(forms, "severity"), "low");
    assert_string_equal(forms_note(forms, "severity", FORM_WARNING), "now: low · was: high");
    after = forms_record(forms, &issue_noun, "I-12");
    assert_string_equal(after->title, "Theirs");
    forms_save(forms);
    after = forms_record(forms, &issue_noun, "I-12");
    assert_string_equal(after->title, "Mine");
    assert_int_equal(after->severity, SEVERITY_LOW);
}

static void a_record_that_is_gone_keeps_the_form(void **state)
{
    struct forms *forms = *state;
    struct followup *followup = forms_record(forms, &followup_noun, "F-1");
    struct error err = {0};
    bool ok;

    forms_open(forms, "edit", "F-1");
    forms_fill(forms, "title", "Mine");
    must(change_begin(forms->region.store, &forms->region.author, "Remove F-1", &err));
    ok = record_remove(forms->region.store, &followup_noun, followup->record.id, &err);
    must(change_end(forms->region.store, ok, &err));
    assert_int_equal(forms_press(forms, "C-s"), DESK_FORM_STAYS);
    assert_true(desk_form_said_error(forms->form));
    assert_string_equal(forms_typed(forms, "title"), "Mine");
}

static void organizations_are_not_edited_here(void **state)
{
    struct forms *forms = *state;
    const char *key = "NWP";
    struct error err = {0};
    const struct desk_form_request request = {
        .command = command_named(&forms->commands, "edit"), .keys = &key, .key_count = 1};

    assert_false(
        desk_form_open(&forms->form, &forms->region.desk, &forms->commands, &request, &err));
    assert_non_null(strstr(err.text, "liaise.yaml"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, forms_setup, forms_teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_follow_up_is_added_with_what_was_typed),
        TEST(every_kind_of_record_can_be_added),
        TEST(a_new_record_is_about_the_one_at_the_cursor),
        TEST(another_kind_keeps_what_both_have),
        TEST(more_fields_come_and_go_by_a_key_and_keep_their_text),
        TEST(another_begins_with_the_same_party_and_kind),
        TEST(a_day_is_read_back_while_it_is_typed),
        TEST(a_bad_day_says_why_when_it_is_left_and_is_not_saved),
        TEST(a_day_in_the_past_needs_a_second_enter),
        TEST(what_is_due_after_the_next_meeting_is_worth_a_warning),
        TEST(what_is_needed_and_missing_is_said_and_shown),
        TEST(people_and_organizations_are_offered_while_they_are_typed),
        TEST(a_name_that_nobody_has_is_said_when_it_is_left),
        TEST(editing_changes_only_what_was_typed),
        TEST(nothing_changed_is_nothing_saved),
        TEST(a_record_that_was_changed_meanwhile_shows_theirs_beside_mine),
        TEST(a_record_that_is_gone_keeps_the_form),
        TEST(organizations_are_not_edited_here),
    };
#undef TEST

    return cmocka_run_group_tests(tests, forms_group_setup, forms_group_teardown);
}
