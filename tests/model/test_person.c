#include "support/test.h"

#include <liaise/person.h>

/* Nguyễn Thị Hạnh holds posts at CBS and EUN; Dana was deputy before she was liaison officer. */

struct post {
    const char *title;
    struct date from, to;
    enum flag primary;
};

static struct person person_with(const struct post *posts, size_t count, struct arena *arena)
{
    struct person person;

    record_init(&person_noun, &person);
    person.name = "Dana Whitlock-Reyes";
    for (size_t i = 0; i < count; i++) {
        struct role_held *role = list_add(&person.roles, &role_held_noun, arena);

        role->org.name = "OEM";
        role->title = posts[i].title;
        role->from = posts[i].from;
        role->to = posts[i].to;
        role->primary = posts[i].primary;
    }
    return person;
}

static void a_post_is_live_from_its_first_day_through_its_last(void **state)
{
    const struct role_held role = {.from = date_of(2023, 5, 15), .to = date_of(2026, 2, 6)};
    const struct role_held open = {.from = DATE_NONE, .to = DATE_NONE};

    (void)state;
    assert_false(role_is_live(&role, date_of(2023, 5, 14)));
    assert_true(role_is_live(&role, date_of(2023, 5, 15)));
    assert_true(role_is_live(&role, date_of(2026, 2, 6)));
    assert_false(role_is_live(&role, date_of(2026, 2, 7)));
    assert_true(role_is_live(&open, date_of(2026, 2, 7)));
}

static void the_live_primary_post_is_named_or_else_a_live_one(void **state)
{
    const struct post posts[] = {
        {"Deputy", date_of(2021, 9, 1), date_of(2023, 5, 14), FLAG_YES},
        {"Adviser", date_of(2022, 1, 1), DATE_NONE, FLAG_NO},
        {"Liaison Officer", date_of(2023, 5, 20), DATE_NONE, FLAG_YES},
    };
    struct arena arena = {0};
    struct person person = person_with(posts, 3, &arena);

    (void)state;
    assert_null(person_role(&person, date_of(2021, 8, 31)));
    assert_string_equal(person_role(&person, date_of(2021, 9, 1))->title, "Deputy");
    assert_string_equal(person_role(&person, date_of(2022, 6, 1))->title, "Deputy");
    assert_string_equal(person_role(&person, date_of(2023, 5, 15))->title, "Adviser");
    assert_string_equal(person_role(&person, date_of(2026, 2, 2))->title, "Liaison Officer");
    arena_clear(&arena);
}

static void a_post_that_ends_before_it_begins_is_refused(void **state)
{
    const struct post good[] = {{"Deputy", date_of(2021, 9, 1), date_of(2021, 9, 1), FLAG_NO}};
    const struct post bad[] = {{"Deputy", date_of(2021, 9, 1), date_of(2021, 8, 31), FLAG_NO}};
    struct arena arena = {0};
    struct person person = person_with(good, 1, &arena);
    struct error err = {0};

    (void)state;
    must(person_check(&person, &err));
    person = person_with(bad, 1, &arena);
    assert_false(person_check(&person, &err));
    assert_string_equal(err.text, "the post 'Deputy' ends before it begins");
    arena_clear(&arena);
}

static void two_primary_posts_at_once_are_no_error(void **state)
{
    const struct post posts[] = {
        {"Captain", date_of(2021, 9, 1), DATE_NONE, FLAG_YES},
        {"Training officer", date_of(2022, 9, 1), DATE_NONE, FLAG_YES},
    };
    struct arena arena = {0};
    struct person person = person_with(posts, 2, &arena);
    struct error err = {0};

    (void)state;
    must(person_check(&person, &err));
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_post_is_live_from_its_first_day_through_its_last),
        cmocka_unit_test(the_live_primary_post_is_named_or_else_a_live_one),
        cmocka_unit_test(a_post_that_ends_before_it_begins_is_refused),
        cmocka_unit_test(two_primary_posts_at_once_are_no_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
