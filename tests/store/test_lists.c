#include "support/test.h"

#include <liaise/figures.h>
#include <liaise/interaction.h>
#include <liaise/issue.h>
#include <liaise/meeting.h>

#include <string.h>

#include "support/region.h"

/* Lists that the dashboard asks for, in the sample region. */

static int setup(void **state)
{
    static struct region region;

    region_open_filled(&region);
    *state = &region;
    return 0;
}

static int teardown(void **state)
{
    region_close(*state);
    return 0;
}

static size_t count_about(const struct list *list, const char *ref)
{
    size_t count = 0;

    for (size_t i = 0; i < list->count; i++) {
        const struct interaction *interaction = list_at(list, sizeof(*interaction), i);

        for (size_t j = 0; j < interaction->about.count; j++) {
            const struct about *about = list_at(&interaction->about, sizeof(*about), j);

            count += !strcmp(about->ref, ref);
        }
    }
    return count;
}

static void the_newest_contacts_about_each_open_issue_are_listed_in_order(void **state)
{
    struct region *region = *state;
    struct list few, all;
    struct error err = {0};

    must(interaction_list_about_open_issues(region->store, 2, 1000, &few, &region->arena, &err));
    must(interaction_list_about_open_issues(region->store, 500, 1000, &all, &region->arena, &err));
    assert_true(few.count < all.count);
    assert_true(count_about(&all, "I-8") > 2);
    assert_in_range(count_about(&few, "I-8"), 2, 3);
    assert_int_equal(count_about(&all, "I-13"), 0);         /* it is closed */
    for (size_t i = 1; i < all.count; i++) {
        const struct interaction *before = list_at(&all, sizeof(*before), i - 1);

        assert_true(before->at <= before[1].at);
    }
}

static void only_the_newest_contacts_are_listed_if_there_are_too_many(void **state)
{
    struct region *region = *state;
    const struct interaction *last, *last_of_all;
    struct list list, all;
    struct error err = {0};

    must(interaction_list_about_open_issues(region->store, 500, 7, &list, &region->arena, &err));
    must(interaction_list_about_open_issues(region->store, 500, 1000, &all, &region->arena, &err));
    assert_int_equal(list.count, 7);
    last = list_at(&list, sizeof(*last), 6);
    last_of_all = list_at(&all, sizeof(*last), all.count - 1);
    assert_int_equal(last->record.id, last_of_all->record.id);
}

static void meetings_of_a_week_are_those_that_touch_it_and_were_not_called_off(void **state)
{
    struct region *region = *state;
    int64_t monday = 1769990400 + 8 * 3600;      /* 2 February 2026 in Los Angeles */
    int64_t sunday = monday + (int64_t)7 * INSTANT_DAY;
    struct list list, all;
    struct error err = {0};

    must(meeting_list_between(region->store, monday, sunday, 100, &list, &region->arena, &err));
    assert_int_equal(list.count, 8);
    assert_string_equal(((struct meeting *)list.items)->record.ref, "M-199");
    must(meeting_list_between(region->store, 0, sunday, 1000, &all, &region->arena, &err));
    for (size_t i = 0; i < all.count; i++) {
        const struct meeting *meeting = list_at(&all, sizeof(*meeting), i);

        assert_true(meeting_is_ahead(meeting) || meeting_was_held(meeting));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            the_newest_contacts_about_each_open_issue_are_listed_in_order, setup, teardown),
        cmocka_unit_test_setup_teardown(
            only_the_newest_contacts_are_listed_if_there_are_too_many, setup, teardown),
        cmocka_unit_test_setup_teardown(
            meetings_of_a_week_are_those_that_touch_it_and_were_not_called_off, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
