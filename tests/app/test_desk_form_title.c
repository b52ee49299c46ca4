/* Tokens in the title of a new record. */

#include "support/forms.h"

#include "support/test.h"

#include <liaise/followup.h>

static void a_party_goes_to_its_field_after_a_blank(void **state)
{
    struct forms *forms = *state;

    forms_open_add(forms, NULL, NULL);
    forms_type(forms, "Send table @nwp");
    assert_string_equal(forms_typed(forms, "org"), "");
    forms_type(forms, " ");
    assert_string_equal(forms_typed(forms, "org"), "NWP");
    assert_string_equal(forms_typed(forms, "title"), "Send table ");
    forms_type(forms, "to them @\"Tove Halvorsen\" today");
    assert_string_equal(forms_typed(forms, "person"), "Tove Halvorsen");
    assert_string_equal(forms_typed(forms, "title"), "Send table to them today");
}

static void a_day_stays_in_the_title_while_it_may_go_on(void **state)
{
    struct forms *forms = *state;

    forms_open_add(forms, NULL, NULL);
    forms_type(forms, "Call due 27 ");
    assert_string_equal(forms_typed(forms, "title"), "Call due 27 ");
    assert_string_equal(forms_typed(forms, "due"), "2026-02-27");
    forms_type(forms, "mar ");
    assert_string_equal(forms_typed(forms, "due"), "2026-03-27");
    forms_type(forms, "!! ");
    assert_string_equal(forms_typed(forms, "title"), "Call ");
    assert_string_equal(forms_typed(forms, "due"), "2026-03-27");
    assert_string_equal(forms_typed(forms, "priority"), "high");
}

static void what_is_left_in_the_title_is_read_when_it_is_left(void **state)
{
    struct forms *forms = *state;

    forms_open_add(forms, NULL, NULL);
    forms_type(forms, "Call #I-12 due fri");
    forms_press(forms, "Tab");
    assert_string_equal(forms_typed(forms, "title"), "Call");
    assert_string_equal(forms_typed(forms, "about"), "I-12");
    assert_string_equal(forms_typed(forms, "due"), "2026-02-06");
}

static void a_title_may_be_saved_with_its_tokens(void **state)
{
    struct forms *forms = *state;
    const struct followup *followup;

    forms_open_add(forms, NULL, NULL);
    forms_type(forms, "Call Tove @NWP every mon");
    followup = forms_record(forms, &followup_noun, forms_save(forms));
    assert_string_equal(followup->title, "Call Tove");
    assert_string_equal(followup->org.name, "NWP");
    assert_string_equal(followup->repeat, "1w");
    assert_int_equal(followup->due.day, date_of(2026, 2, 9).day);
}

static void a_backslash_keeps_a_token_as_text(void **state)
{
    struct forms *forms = *state;
    const struct followup *followup;

    forms_open_add(forms, NULL, NULL);
    forms_type(forms, "Ask about \\@home and @NWP now");
    assert_string_equal(forms_typed(forms, "title"), "Ask about \\@home and now");
    followup = forms_record(forms, &followup_noun, forms_save(forms));
    assert_string_equal(followup->title, "Ask about @home and now");
    assert_string_equal(followup->org.name, "NWP");
}

static void nobody_of_that_name_leaves_the_title_and_says_so(void **state)
{
    struct forms *forms = *state;

    forms_open_add(forms, NULL, NULL);
    forms_type(forms, "Call @xyzzy ");
    assert_string_equal(forms_typed(forms, "title"), "Call @xyzzy ");
    assert_string_not_equal(forms_note(forms, "title", FORM_WARNING), "");
}

static void fields_that_are_not_shown_yet_are_shown_then(void **state)
{
    struct forms *forms = *state;

    forms_open_add(forms, NULL, NULL);
    forms_type(forms, "Call every 2w ");
    assert_string_equal(forms_typed(forms, "repeat"), "2w");
    assert_string_equal(forms_typed(forms, "title"), "Call ");
    assert_int_equal(forms->form->form.at, 0);
}

static void a_length_moves_the_end_of_a_meeting(void **state)
{
    struct forms *forms = *state;

    forms_open_add(forms, "meeting", NULL);
    forms_type(forms, "Fees due fri 9:00 ~30m @NWP ");
    assert_string_equal(forms_typed(forms, "starts"), "2026-02-06T09:00");
    assert_string_equal(forms_typed(forms, "ends"), "2026-02-06T09:30");
    assert_string_equal(forms_typed(forms, "parties"), "NWP");
    assert_string_equal(forms_typed(forms, "title"), "Fees ");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, forms_setup, forms_teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_party_goes_to_its_field_after_a_blank),
        TEST(a_day_stays_in_the_title_while_it_may_go_on),
        TEST(what_is_left_in_the_title_is_read_when_it_is_left),
        TEST(a_title_may_be_saved_with_its_tokens),
        TEST(a_backslash_keeps_a_token_as_text),
        TEST(nobody_of_that_name_leaves_the_title_and_says_so),
        TEST(fields_that_are_not_shown_yet_are_shown_then),
        TEST(a_length_moves_the_end_of_a_meeting),
    };
#undef TEST

    return cmocka_run_group_tests(tests, forms_group_setup, forms_group_teardown);
}
