/* How the forms look, at the usual size and at the smallest that has a layout. */

#include "support/forms.h"

#include "support/test.h"

#include <stdio.h>

#include "support/snapshot.h"

static void looks_like(struct forms *forms, const char *name)
{
    char wide[64], small[64];

    (void)snprintf(wide, sizeof(wide), "forms/%s-80x24", name);
    (void)snprintf(small, sizeof(small), "forms/%s-40x10", name);
    snapshot_check(wide, forms_shown(forms, 80, 24));
    snapshot_check(small, forms_shown(forms, 40, 10));
}

static void adding_looks_like_this(void **state)
{
    struct forms *forms = *state;

    forms_open_add(forms, NULL, "NWP");
    forms_type(forms, "Send comparison table to Tove");
    forms_fill(forms, "due", "6 mar");
    desk_form_keep(forms->form);
    looks_like(forms, "add");
}

static void a_new_issue_looks_like_this(void **state)
{
    struct forms *forms = *state;

    forms_open_add(forms, "issue", "NWP");
    forms_type(forms, "Berth fees");
    forms_fill(forms, "target", "03/04");
    forms_press(forms, "Down");
    looks_like(forms, "add-issue");
}

static void editing_looks_like_this(void **state)
{
    struct forms *forms = *state;

    forms_open(forms, "edit", "I-12");
    forms_fill(forms, "severity", "l");
    looks_like(forms, "edit");
}

static void logging_looks_like_this(void **state)
{
    struct forms *forms = *state;

    forms_open(forms, "log", "I-12");
    forms_type(forms, "They will send the feed on Friday");
    looks_like(forms, "log");
}

static void snoozing_looks_like_this(void **state)
{
    struct forms *forms = *state;

    forms_open(forms, "snooze", "F-297");
    forms_fill(forms, "until", "fri");
    looks_like(forms, "snooze");
}

static void candidates_look_like_this(void **state)
{
    struct forms *forms = *state;

    forms_open_add(forms, NULL, NULL);
    forms_fill(forms, "org", "ca");
    forms_press(forms, "Tab");
    looks_like(forms, "candidates");
}

static void closing_looks_like_this(void **state)
{
    struct forms *forms = *state;

    forms_open(forms, "close", "I-12");
    looks_like(forms, "close");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, forms_setup, forms_teardown)
    const struct CMUnitTest tests[] = {
        TEST(adding_looks_like_this),   TEST(a_new_issue_looks_like_this),
        TEST(editing_looks_like_this),  TEST(logging_looks_like_this),
        TEST(snoozing_looks_like_this), TEST(candidates_look_like_this),
        TEST(closing_looks_like_this),
    };
#undef TEST

    return cmocka_run_group_tests(tests, forms_group_setup, forms_group_teardown);
}
