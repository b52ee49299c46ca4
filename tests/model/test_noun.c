#include "support/test.h"

#include <string.h>

#include <liaise/agreement.h>
#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/interaction.h>
#include <liaise/issue.h>
#include <liaise/meeting.h>
#include <liaise/person.h>

/* Every table there is: the nouns, and the parts in their lists. */

typedef void check_noun(const struct noun *noun);

static void each_noun(check_noun *check)
{
    for (size_t i = 0; nouns[i]; i++) {
        check(nouns[i]);
        for (const struct field *field = nouns[i]->fields; field->name; field++) {
            if (field->kind == FIELD_LIST)
                check(field->noun);
        }
    }
}

static size_t member_size(const struct field *field)
{
    static const size_t sizes[FIELD_KINDS] = {
        [FIELD_TEXT] = sizeof(char *),      [FIELD_LONG] = sizeof(char *),
        [FIELD_NUMBER] = sizeof(int64_t),   [FIELD_FLAG] = sizeof(enum flag),
        [FIELD_DATE] = sizeof(struct date), [FIELD_INSTANT] = sizeof(int64_t),
        [FIELD_WALL] = sizeof(int64_t),     [FIELD_ZONE] = sizeof(char *),
        [FIELD_CHOICE] = sizeof(enum tlp),  [FIELD_LINK] = sizeof(struct link),
        [FIELD_PARTY] = sizeof(char *),     [FIELD_REF] = sizeof(char *),
        [FIELD_TAGS] = sizeof(struct tags), [FIELD_LIST] = sizeof(struct list),
    };

    return sizes[field->kind];
}

static void check_names(const struct noun *noun)
{
    for (const struct field *a = noun->fields; a->name; a++) {
        assert_true(a->name[0]);
        for (const struct field *b = a + 1; b->name; b++) {
            if (!strcmp(a->name, b->name))
                fail_msg("%s has two fields named %s", noun->table, a->name);
        }
    }
}

static void no_record_has_two_fields_of_one_name(void **state)
{
    (void)state;
    each_noun(check_names);
}

static void check_places(const struct noun *noun)
{
    const size_t head = noun->key ? sizeof(struct record) : sizeof(int64_t);

    for (const struct field *a = noun->fields; a->name; a++) {
        if (a->at < head || a->at + member_size(a) > noun->size)
            fail_msg("%s.%s lies outside its struct", noun->table, a->name);
        for (const struct field *b = a + 1; b->name; b++) {
            if (a->at < b->at + member_size(b) && b->at < a->at + member_size(a))
                fail_msg("%s.%s and %s share a place", noun->table, a->name, b->name);
        }
    }
}

static void every_field_has_a_place_of_its_own_inside_the_struct(void **state)
{
    (void)state;
    each_noun(check_places);
}

/* A struct that grew and a table that did not: bytes that no field describes. */
static void check_cover(const struct noun *noun)
{
    size_t covered = noun->key ? sizeof(struct record) : sizeof(int64_t), count = 0;

    for (const struct field *field = noun->fields; field->name; field++, count++)
        covered += member_size(field);
    if (noun->size - covered > 4 * count)
        fail_msg("%s: %zu of %zu bytes are described", noun->table, covered, noun->size);
}

static void no_member_is_without_a_field(void **state)
{
    (void)state;
    each_noun(check_cover);
}

static void check_words(const struct noun *noun)
{
    for (const struct field *field = noun->fields; field->name; field++) {
        const struct choices *choices = field->choices;

        if ((field->kind == FIELD_CHOICE) != (choices != NULL))
            fail_msg("%s.%s: choices are for FIELD_CHOICE", noun->table, field->name);
        if (!choices)
            continue;
        assert_null(choices->names[0]);
        assert_null(choices->names[choices->count]);
        for (int i = 1; i < choices->count; i++) {
            if (!choices->names[i])
                fail_msg("%s.%s: choice %d has no word", noun->table, field->name, i);
            for (int j = 1; j < i; j++)
                assert_string_not_equal(choices->names[i], choices->names[j]);
        }
    }
}

static void every_choice_has_a_word_of_its_own(void **state)
{
    (void)state;
    each_noun(check_words);
}

static void check_targets(const struct noun *noun)
{
    for (const struct field *field = noun->fields; field->name; field++) {
        bool needs = field->kind == FIELD_LINK || field->kind == FIELD_LIST;

        if (needs != (field->noun != NULL))
            fail_msg("%s.%s: a link and a list have a noun", noun->table, field->name);
        if (field->kind == FIELD_LINK)
            assert_non_null(field->noun->key);
        if (field->kind == FIELD_LIST)
            assert_null(field->noun->key);
        if (field->flags & FIELD_BARE)
            assert_true(list_is_words(field));
    }
}

static void links_lead_to_records_and_lists_hold_parts(void **state)
{
    (void)state;
    each_noun(check_targets);
}

static void check_help(const struct noun *noun)
{
    char text[64];

    for (const struct field *field = noun->fields; field->name; field++) {
        if (!field->help || !field->help[0] || strlen(field->help) > 70)
            fail_msg("%s.%s has no help of at most 70 columns", noun->table, field->name);
        assert_true(strlen(field_label(field, text)) <= 24);
        assert_true(field->least <= field->most);
    }
}

static void every_field_says_what_it_is(void **state)
{
    (void)state;
    each_noun(check_help);
}

static void check_key(const struct noun *noun)
{
    const char *key = noun->key;

    assert_non_null(noun->name);
    assert_non_null(noun->plural);
    if (noun->letter)
        assert_string_equal(key, "ref");
    if (key && strcmp(key, "ref") && strcmp(key, "uid"))
        assert_int_equal(noun_field(noun, key)->kind, FIELD_TEXT);
    if (noun->said)
        assert_non_null(noun_field(noun, noun->said));
    else
        assert_null(key);
}

static void what_a_record_is_quoted_by_and_says_exists(void **state)
{
    (void)state;
    each_noun(check_key);
}

/* Worked out, moved and configured fields are not asked for in a form that adds a record. */
static void check_quick(const struct noun *noun)
{
    const unsigned elsewhere = FIELD_MOVED | FIELD_HIDDEN | FIELD_CONFIG;

    for (const struct field *field = noun->fields; field->name; field++) {
        if (!(field->flags & FIELD_QUICK))
            continue;
        if (field->flags & elsewhere || (field->kind == FIELD_LIST && !list_is_words(field)))
            fail_msg("%s.%s cannot be in a short form", noun->table, field->name);
    }
}

static void the_short_form_asks_for_what_can_be_typed(void **state)
{
    (void)state;
    each_noun(check_quick);
}

static void nouns_are_found_by_name_plural_and_ref(void **state)
{
    (void)state;
    assert_ptr_equal(noun_named("issue"), &issue_noun);
    assert_ptr_equal(noun_named("people"), &person_noun);
    assert_null(noun_named("iss"));
    assert_ptr_equal(noun_of_ref("I-12"), &issue_noun);
    assert_ptr_equal(noun_of_ref("N-204"), &interaction_noun);
    assert_ptr_equal(noun_of_ref("A-3"), &agreement_noun);
    assert_ptr_equal(noun_of_ref("F-1"), &followup_noun);
    assert_ptr_equal(noun_of_ref("M-215"), &meeting_noun);
    assert_ptr_equal(noun_of_ref("C-48"), &commitment_noun);
}

static void what_only_looks_like_a_ref_is_none(void **state)
{
    static const char *const not_refs[] = {
        "",     "I",   "I-",  "I-0", "I-012", "i-12",
        "I-1x", "I12", "Z-4", "NWP", "I--1",  "I-1234567890123456",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(not_refs) / sizeof(not_refs[0]); i++) {
        if (noun_of_ref(not_refs[i]))
            fail_msg("'%s' was taken for a ref", not_refs[i]);
    }
}

static void organizations_come_before_what_points_to_them(void **state)
{
    static const char *const order[] = {
        "org",        "bridge",    "person",  "interaction", "issue",
        "commitment", "agreement", "meeting", "followup",    "rating",
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(order) / sizeof(order[0]); i++)
        assert_string_equal(nouns[i]->name, order[i]);
    assert_null(nouns[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_record_has_two_fields_of_one_name),
        cmocka_unit_test(every_field_has_a_place_of_its_own_inside_the_struct),
        cmocka_unit_test(no_member_is_without_a_field),
        cmocka_unit_test(every_choice_has_a_word_of_its_own),
        cmocka_unit_test(links_lead_to_records_and_lists_hold_parts),
        cmocka_unit_test(every_field_says_what_it_is),
        cmocka_unit_test(what_a_record_is_quoted_by_and_says_exists),
        cmocka_unit_test(the_short_form_asks_for_what_can_be_typed),
        cmocka_unit_test(nouns_are_found_by_name_plural_and_ref),
        cmocka_unit_test(what_only_looks_like_a_ref_is_none),
        cmocka_unit_test(organizations_come_before_what_points_to_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
