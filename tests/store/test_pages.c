#include "support/test.h"

#include <liaise/figures.h>
#include <liaise/followup.h>
#include <liaise/interaction.h>
#include <liaise/person.h>
#include <string.h>

#include "support/region.h"

/* What pages ask the store, of the sample region. */

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

static int64_t person_id(struct region *region, const char *name)
{
    struct error err = {0};
    int64_t id;

    must(record_find(region->store, &person_noun, name, &id, &err));
    return id;
}

static void who_has_left_is_among_the_former_people_and_not_among_the_others(void **state)
{
    struct region *region = *state;
    struct list now, former;
    struct error err = {0};
    const struct person *person;

    must(person_list_of(region->store, "SHF", date_of(2026, 2, 2), &now, &region->arena, &err));
    must(person_list_former(region->store, "SHF", date_of(2026, 2, 2), &former, &region->arena,
                            &err));
    assert_int_equal(former.count, 1);
    person = former.items;
    assert_string_equal(person->name, "Marcus Oyelaran");
    for (size_t i = 0; i < now.count; i++) {
        person = list_at(&now, sizeof(*person), i);
        assert_string_not_equal(person->name, "Marcus Oyelaran");
    }
    must(person_list_former(region->store, "SHF", date_of(2025, 6, 1), &former, &region->arena,
                            &err));
    assert_int_equal(former.count, 0);
}

static void each_person_was_last_spoken_to_on_the_day_of_their_newest_contact(void **state)
{
    struct region *region = *state;
    struct error err = {0};
    struct list spoken;

    must(person_list_spoken(region->store, "NWP", &spoken, &region->arena, &err));
    assert_true(spoken.count > 1);
    for (size_t i = 0; i < spoken.count; i++) {
        const struct last_spoken *last = list_at(&spoken, sizeof(*last), i);
        const struct interaction *newest;
        struct list contacts;

        must(interaction_list_with(region->store, last->person_id, 1, &contacts, &region->arena,
                                   &err));
        assert_int_equal(contacts.count, 1);
        newest = contacts.items;
        assert_int_equal(newest->day.day, last->on.day);
    }
}

static void contacts_with_a_person_come_newest_first_and_all_have_that_person(void **state)
{
    struct region *region = *state;
    int64_t id = person_id(region, "Tove Halvorsen");
    struct error err = {0};
    struct list contacts;

    must(interaction_list_with(region->store, id, 20, &contacts, &region->arena, &err));
    assert_int_equal(contacts.count, 20);
    for (size_t i = 0; i < contacts.count; i++) {
        const struct interaction *contact = list_at(&contacts, sizeof(*contact), i);
        const struct interaction_person *people = contact->people.items;
        bool is_there = false;

        for (size_t p = 0; p < contact->people.count; p++)
            is_there = is_there || people[p].person.id == id;
        assert_true(is_there);
        if (i)
            assert_true(contact->at <= contact[-1].at);
    }
}

static void check_followups(const struct list *followups)
{
    for (size_t i = 0; i < followups->count; i++) {
        const struct followup *followup = list_at(followups, sizeof(*followup), i);

        assert_true(followup_is_open(followup));
        if (i)
            assert_true(followup->due.day >= followup[-1].due.day);
    }
}

static void followups_of_a_party_and_of_a_person_are_the_open_ones_by_day(void **state)
{
    struct region *region = *state;
    int64_t id = person_id(region, "Tove Halvorsen");
    struct error err = {0};
    struct list list;

    must(followup_list_of(region->store, "NWP", 100, &list, &region->arena, &err));
    assert_true(list.count > 7);
    check_followups(&list);
    for (size_t i = 0; i < list.count; i++)
        assert_string_equal(((struct followup *)list.items)[i].org.name, "NWP");
    must(followup_list_with(region->store, id, 100, &list, &region->arena, &err));
    assert_int_equal(list.count, 7);
    check_followups(&list);
    must(followup_list_with(region->store, id, 3, &list, &region->arena, &err));
    assert_int_equal(list.count, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_has_left_is_among_the_former_people_and_not_among_the_others),
        cmocka_unit_test(each_person_was_last_spoken_to_on_the_day_of_their_newest_contact),
        cmocka_unit_test(contacts_with_a_person_come_newest_first_and_all_have_that_person),
        cmocka_unit_test(followups_of_a_party_and_of_a_person_are_the_open_ones_by_day),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
