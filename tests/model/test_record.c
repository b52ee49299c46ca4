#include "support/test.h"

#include <string.h>

#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/issue.h>
#include <liaise/org.h>

/* Records of every noun and every part: blank, copied, compared. */

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

static void check_blank(const struct noun *noun)
{
    struct arena arena = {0};
    void *record = arena_alloc(&arena, noun->size);

    memset(record, 0x5a, noun->size);
    record_init(noun, record);
    for (const struct field *field = noun->fields; field->name; field++) {
        if (field_is_set(field, record))
            fail_msg("%s.%s is set in a new record", noun->table, field->name);
    }
    arena_clear(&arena);
}

static void nothing_is_given_in_a_new_record(void **state)
{
    (void)state;
    each_noun(check_blank);
}

/* Give a field a value that depends on `salt`. Lists get two parts. */
static void fill(const struct noun *noun, void *record, int salt, struct arena *arena);

static void fill_field(const struct field *field, void *record, int salt, struct arena *arena)
{
    char *room = (char *)record + field->at;
    char text[16] = {(char)('a' + salt), 'b', 'c', '\0'};

    switch (field->kind) {
    case FIELD_NUMBER:
    case FIELD_INSTANT:
    case FIELD_WALL:
        *(int64_t *)(void *)room = field->least + salt;
        break;
    case FIELD_FLAG:
        *(enum flag *)(void *)room = salt % 2 ? FLAG_NO : FLAG_YES;
        break;
    case FIELD_CHOICE:
        *(int *)(void *)room = 1 + salt % (field->choices->count - 1);
        break;
    case FIELD_DATE:
        *(struct date *)(void *)room = (struct date){20000 + salt};
        break;
    case FIELD_LINK:
        ((struct link *)(void *)room)->name = arena_copy(arena, text);
        break;
    case FIELD_TAGS:
        tags_add((struct tags *)(void *)room, text, arena);
        break;
    case FIELD_LIST:
        for (int i = 0; i < 2; i++) {
            fill(field->noun, list_add((struct list *)(void *)room, field->noun, arena), salt + i,
                 arena);
        }
        break;
    default:
        *(const char **)(void *)room = field->kind == FIELD_REF ? "I-7" : arena_copy(arena, text);
        break;
    }
}

static void fill(const struct noun *noun, void *record, int salt, struct arena *arena)
{
    for (const struct field *field = noun->fields; field->name; field++)
        fill_field(field, record, salt, arena);
}

static void *filled(const struct noun *noun, int salt, struct arena *arena)
{
    void *record = arena_alloc(arena, noun->size);

    record_init(noun, record);
    fill(noun, record, salt, arena);
    return record;
}

/* The original is gone when the copy is read: AddressSanitizer tells of anything shared. */
static void check_copy(const struct noun *noun)
{
    struct arena old = {0}, arena = {0};
    void *copy = arena_alloc(&arena, noun->size), *same = filled(noun, 1, &arena);

    record_copy(noun, copy, filled(noun, 1, &old), &arena);
    arena_clear(&old);
    assert_true(record_equal(noun, copy, same));
    for (const struct field *field = noun->fields; field->name; field++) {
        assert_true(field_is_set(field, copy));
        if (field->kind == FIELD_LIST)
            list_add((struct list *)(void *)((char *)copy + field->at), field->noun, &arena);
    }
    arena_clear(&arena);
}

static void a_copy_shares_nothing_with_its_original(void **state)
{
    (void)state;
    each_noun(check_copy);
}

static void the_head_is_copied_too(void **state)
{
    struct arena old = {0}, arena = {0};
    struct issue issue, copy;

    (void)state;
    record_init(&issue_noun, &issue);
    issue.record = (struct record){.id = 3,
                                   .version = 7,
                                   .ref = arena_copy(&old, "I-12"),
                                   .uid = arena_copy(&old, "018f"),
                                   .created_at = 9,
                                   .created_by = arena_copy(&old, "dana")};
    record_copy(&issue_noun, &copy, &issue, &arena);
    arena_clear(&old);
    assert_int_equal(copy.record.id, 3);
    assert_int_equal(copy.record.version, 7);
    assert_string_equal(copy.record.ref, "I-12");
    assert_string_equal(copy.record.uid, "018f");
    assert_string_equal(copy.record.created_by, "dana");
    assert_string_equal(record_key(&issue_noun, &copy), "I-12");
    arena_clear(&arena);
}

static void check_difference(const struct noun *noun)
{
    struct arena arena = {0};
    void *a = filled(noun, 1, &arena), *b = filled(noun, 1, &arena);

    for (const struct field *field = noun->fields; field->name; field++) {
        void *c = filled(noun, 1, &arena), *blank = arena_alloc(&arena, noun->size);
        char *room = (char *)c + field->at;

        record_init(noun, blank);
        assert_true(field_equal(field, a, b));
        if (field_equal(field, a, blank))
            fail_msg("%s.%s: set equals not set", noun->table, field->name);
        memcpy(room, (char *)blank + field->at, member_size(field));
        if (record_equal(noun, a, c))
            fail_msg("%s.%s: a difference was not seen", noun->table, field->name);
    }
    assert_true(record_equal(noun, a, b));
    arena_clear(&arena);
}

static void a_difference_in_any_field_is_seen(void **state)
{
    (void)state;
    each_noun(check_difference);
}

static void the_head_makes_no_difference(void **state)
{
    struct issue a, b;

    (void)state;
    record_init(&issue_noun, &a);
    record_init(&issue_noun, &b);
    b.record.version = 4;
    b.record.ref = "I-1";
    assert_true(record_equal(&issue_noun, &a, &b));
}

static void links_are_equal_by_id_or_by_name(void **state)
{
    struct followup a, b;
    const struct field *org = noun_field(&followup_noun, "org");

    (void)state;
    record_init(&followup_noun, &a);
    record_init(&followup_noun, &b);
    a.org = (struct link){4, "NWP"};
    b.org = (struct link){0, "NWP"};
    assert_true(field_equal(org, &a, &b));
    b.org = (struct link){4, "old name"};
    assert_true(field_equal(org, &a, &b));
    b.org = (struct link){5, "NWP"};
    assert_false(field_equal(org, &a, &b));
}

static void records_say_what_they_are_about(void **state)
{
    struct org org;
    struct commitment commitment;

    (void)state;
    record_init(&org_noun, &org);
    record_init(&commitment_noun, &commitment);
    org.code = "NWP";
    org.name = "Northwater Power Cooperative";
    commitment.text = "Circulate draft data-sharing MOU";
    assert_string_equal(record_key(&org_noun, &org), "NWP");
    assert_string_equal(record_said(&org_noun, &org), "Northwater Power Cooperative");
    assert_string_equal(record_said(&commitment_noun, &commitment), commitment.text);
    assert_null(record_key(&commitment_noun, &commitment));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_given_in_a_new_record),
        cmocka_unit_test(a_copy_shares_nothing_with_its_original),
        cmocka_unit_test(the_head_is_copied_too),
        cmocka_unit_test(a_difference_in_any_field_is_seen),
        cmocka_unit_test(the_head_makes_no_difference),
        cmocka_unit_test(links_are_equal_by_id_or_by_name),
        cmocka_unit_test(records_say_what_they_are_about),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
