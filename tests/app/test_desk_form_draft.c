/* Nothing typed is lost: drafts, and texts written in an editor. */

#include "support/forms.h"

#include "support/test.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <liaise/issue.h>

#include "base/file.h"

static size_t count_drafts(struct forms *forms)
{
    struct draft_list drafts;
    struct error err = {0};

    must(draft_list_all(forms->region.store, &drafts, &forms->region.arena, &err));
    return drafts.count;
}

static void a_draft_is_written_300_ms_after_a_change(void **state)
{
    struct forms *forms = *state;

    forms_open_add(forms, NULL, NULL);
    assert_int_equal(desk_form_tick(forms->form, 1000), -1);
    forms_type(forms, "Call");
    assert_int_equal(desk_form_tick(forms->form, 1010), 1310);
    forms_type(forms, " Tove");
    assert_int_equal(desk_form_tick(forms->form, 1200), 1310);
    assert_int_equal(count_drafts(forms), 0);
    assert_int_equal(desk_form_tick(forms->form, 1310), -1);
    assert_int_equal(count_drafts(forms), 1);
    assert_string_equal(forms->form->form.foot, "draft saved 08:40:00");
}

static void the_same_form_begins_with_its_draft(void **state)
{
    struct forms *forms = *state;

    forms_open_add(forms, NULL, NULL);
    forms_type(forms, "Call Tove");
    forms_fill(forms, "org", "NWP");
    forms_press(forms, "C-o");
    forms_fill(forms, "repeat", "2w");
    assert_int_equal(forms_press(forms, "Esc"), DESK_FORM_CLOSED);
    assert_string_equal(desk_form_said(forms->form),
                        "Kept as a draft: the same form brings it back.");
    forms->region.desk.now.instant += 3600;
    forms_open_add(forms, NULL, NULL);
    assert_string_equal(forms_typed(forms, "title"), "Call Tove");
    assert_string_equal(forms_typed(forms, "org"), "NWP");
    assert_string_equal(forms_typed(forms, "repeat"), "2w");
    assert_int_equal(forms->form->form.at, forms_at(forms, "repeat"));
    assert_string_equal(forms->form->form.foot, "draft of 08:40, C-x d discards");
}

static void a_draft_stays_what_it_was_wherever_it_is_opened_again(void **state)
{
    struct forms *forms = *state;

    forms_open_add(forms, NULL, "NWP");
    forms_type(forms, "Call Tove");
    forms_press(forms, "Esc");
    forms_open_add(forms, NULL, "SBH");
    assert_string_equal(forms_typed(forms, "title"), "Call Tove");
    assert_string_equal(forms_typed(forms, "org"), "NWP");
}

static void a_draft_knows_which_kind_of_record_it_became(void **state)
{
    struct forms *forms = *state;

    forms_open_add(forms, NULL, NULL);
    forms_type(forms, "Berth fees");
    forms_press(forms, "Down i Esc");
    forms_open_add(forms, NULL, NULL);
    assert_string_equal(forms->form->noun->name, "issue");
    assert_string_equal(forms_typed(forms, "title"), "Berth fees");
}

static void a_draft_that_is_discarded_leaves_a_new_form(void **state)
{
    struct forms *forms = *state;

    forms_open_add(forms, NULL, NULL);
    forms_type(forms, "Call Tove");
    forms_press(forms, "Esc");
    forms_open_add(forms, NULL, NULL);
    assert_int_equal(forms_press(forms, "C-x d"), DESK_FORM_STAYS);
    assert_string_equal(forms_typed(forms, "title"), "");
    assert_int_equal(count_drafts(forms), 0);
    forms_type(forms, "Other");
    assert_int_equal(forms_press(forms, "C-x d"), DESK_FORM_CLOSED);
    assert_int_equal(count_drafts(forms), 0);
}

static void what_was_saved_is_no_draft_any_more(void **state)
{
    struct forms *forms = *state;

    forms_open(forms, "log", "NWP");
    forms_type(forms, "Called");
    desk_form_keep(forms->form);
    assert_int_equal(count_drafts(forms), 1);
    forms_save(forms);
    assert_int_equal(count_drafts(forms), 0);
    desk_form_keep(forms->form);
    assert_int_equal(count_drafts(forms), 0);
}

static void an_untouched_form_leaves_no_draft(void **state)
{
    struct forms *forms = *state;

    forms_open_add(forms, NULL, NULL);
    forms_type(forms, "x");
    forms_press(forms, "BS");
    assert_int_equal(forms_press(forms, "Esc"), DESK_FORM_CLOSED);
    assert_null(desk_form_said(forms->form));
    assert_int_equal(count_drafts(forms), 0);
}

static void each_record_has_a_draft_of_its_own(void **state)
{
    struct forms *forms = *state;

    forms_open(forms, "edit", "I-12");
    forms_fill(forms, "title", "Mine");
    forms_press(forms, "Esc");
    forms_open(forms, "edit", "I-8");
    assert_string_not_equal(forms_typed(forms, "title"), "Mine");
    forms_open(forms, "edit", "I-12");
    assert_string_equal(forms_typed(forms, "title"), "Mine");
}

static void a_draft_of_an_older_version_is_marked(void **state)
{
    struct forms *forms = *state;
    struct issue *issue;
    struct error err = {0};
    bool ok;

    forms_open(forms, "edit", "I-12");
    forms_fill(forms, "title", "Mine");
    forms_press(forms, "Esc");
    issue = forms_record(forms, &issue_noun, "I-12");
    issue->title = "Theirs";
    must(change_begin(forms->region.store, &forms->region.author, "Edit I-12", &err));
    ok = record_save(forms->region.store, &issue_noun, issue, &forms->region.arena, &err);
    must(change_end(forms->region.store, ok, &err));
    forms_open(forms, "edit", "I-12");
    assert_string_equal(forms_typed(forms, "title"), "Mine");
    assert_string_equal(forms_note(forms, "title", FORM_WARNING),
                        "from the draft of an older version; now: Theirs");
}

/* --- the editor --- */

static void long_text_is_written_in_a_file_of_ones_own(void **state)
{
    struct forms *forms = *state;
    const char *path, *before;
    struct error err = {0};
    struct stat info;

    forms_open(forms, "edit", "I-12");
    before = arena_copy(&forms->region.arena, forms_typed(forms, "summary"));
    while (forms->form->form.at != forms_at(forms, "summary"))
        forms_press(forms, "Down");
    assert_int_equal(forms_press(forms, "Enter"), DESK_FORM_EDITOR);
    must(desk_form_editor_begin(forms->form, &path, &err));
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_int_equal(info.st_size, strlen(before));
    must(file_write(path, "One.\nTwo.\n", 10, &err));
    must(desk_form_editor_end(forms->form, true, &err));
    assert_string_equal(forms_typed(forms, "summary"), "One.\nTwo.");
    assert_int_not_equal(access(path, F_OK), 0);
    forms_save(forms);
    assert_string_equal(((struct issue *)forms_record(forms, &issue_noun, "I-12"))->summary,
                        "One.\nTwo.");
}

static void edit_summary(struct forms *forms, const char *text, bool ok)
{
    const char *path;
    struct error err = {0};

    forms->form->editor_at = forms_at(forms, "summary");
    must(desk_form_editor_begin(forms->form, &path, &err));
    must(file_write(path, text, strlen(text), &err));
    must(desk_form_editor_end(forms->form, ok, &err));
}

static void an_editor_that_failed_or_came_back_empty_changes_nothing(void **state)
{
    struct forms *forms = *state;
    const char *before;

    forms_open(forms, "edit", "I-12");
    before = arena_copy(&forms->region.arena, forms_typed(forms, "summary"));
    edit_summary(forms, "Half", false);
    assert_string_equal(forms_typed(forms, "summary"), before);
    edit_summary(forms, "\n", true);
    assert_string_equal(forms_typed(forms, "summary"), before);
    assert_non_null(desk_form_said(forms->form));
    edit_summary(forms, "", true);
    assert_string_equal(forms_typed(forms, "summary"), "");
}

static void text_that_is_not_utf8_is_refused(void **state)
{
    struct forms *forms = *state;
    const char *path, *before;
    struct error err = {0};

    forms_open(forms, "edit", "I-12");
    before = arena_copy(&forms->region.arena, forms_typed(forms, "summary"));
    forms->form->editor_at = forms_at(forms, "summary");
    must(desk_form_editor_begin(forms->form, &path, &err));
    must(file_write(path, "a\xff", 2, &err));
    assert_false(desk_form_editor_end(forms->form, true, &err));
    assert_non_null(strstr(err.text, "UTF-8"));
    assert_string_equal(forms_typed(forms, "summary"), before);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, forms_setup, forms_teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_draft_is_written_300_ms_after_a_change),
        TEST(the_same_form_begins_with_its_draft),
        TEST(a_draft_stays_what_it_was_wherever_it_is_opened_again),
        TEST(a_draft_knows_which_kind_of_record_it_became),
        TEST(a_draft_that_is_discarded_leaves_a_new_form),
        TEST(what_was_saved_is_no_draft_any_more),
        TEST(an_untouched_form_leaves_no_draft),
        TEST(each_record_has_a_draft_of_its_own),
        TEST(a_draft_of_an_older_version_is_marked),
        TEST(long_text_is_written_in_a_file_of_ones_own),
        TEST(an_editor_that_failed_or_came_back_empty_changes_nothing),
        TEST(text_that_is_not_utf8_is_refused),
    };
#undef TEST

    return cmocka_run_group_tests(tests, forms_group_setup, forms_group_teardown);
}
