#include "support/test.h"

#include <string.h>

#include <liaise/agreement.h>
#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/interaction.h>
#include <liaise/issue.h>
#include <liaise/meeting.h>
#include <liaise/org.h>
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
        "commitment", "agreement", "meeting", "followup",
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(order) / sizeof(order[0]); i++)
        assert_string_equal(nouns[i]->name, order[i]);
    assert_null(nouns[i]);
}

/* Records */

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

/* Checking */

static struct commitment sound_commitment(void)
{
    struct commitment commitment;

    record_init(&commitment_noun, &commitment);
    commitment.debtor.name = "NWP";
    commitment.creditor.name = "OEM";
    commitment.text = "Restoration ETA data feed";
    commitment.made = date_of(2025, 9, 1);
    commitment.due = date_of(2025, 12, 19);
    commitment.status = COMMITMENT_OPEN;
    return commitment;
}

static void a_record_without_what_it_requires_is_refused_by_name(void **state)
{
    struct commitment commitment = sound_commitment();
    struct error err = {0};

    (void)state;
    must(record_check(&commitment_noun, &commitment, &err));
    commitment.due = DATE_NONE;
    assert_false(record_check(&commitment_noun, &commitment, &err));
    assert_int_equal(err.kind, ERROR_INVALID);
    assert_string_equal(err.text, "this commitment has no due");
}

static void what_is_worked_out_later_is_not_missed(void **state)
{
    struct interaction interaction;
    struct error err = {0};

    (void)state;
    record_init(&interaction_noun, &interaction);
    interaction.at = 1770050400;
    interaction.tz = "America/Los_Angeles";
    interaction.channel = CHANNEL_PHONE;
    interaction.direction = DIRECTION_MUTUAL;
    interaction.summary = "Went through the outage map";
    assert_false(date_is_set(interaction.day));
    must(record_check(&interaction_noun, &interaction, &err));
}

static void refuse_number(struct error *err, int64_t sentiment, bool allowed)
{
    struct interaction interaction;

    record_init(&interaction_noun, &interaction);
    interaction.sentiment = sentiment;
    assert_int_equal(field_check(noun_field(&interaction_noun, "sentiment"), &interaction, err),
                     allowed);
}

static void numbers_stay_in_their_range(void **state)
{
    struct agreement agreement;
    struct error err = {0};

    (void)state;
    refuse_number(&err, NUMBER_NONE, true);
    refuse_number(&err, -2, true);
    refuse_number(&err, 2, true);
    refuse_number(&err, -3, false);
    refuse_number(&err, 3, false);
    assert_string_equal(err.text, "sentiment is between -2 and 2, not 3");
    record_init(&agreement_noun, &agreement);
    agreement.notice_days = -1;
    assert_false(field_check(noun_field(&agreement_noun, "notice_days"), &agreement, &err));
}

static bool text_passes(const char *name, const char *text, struct error *err)
{
    const struct field *field = noun_field(&issue_noun, name);
    struct issue issue;

    record_init(&issue_noun, &issue);
    *(const char **)(void *)((char *)&issue + field->at) = text;
    return field_check(field, &issue, err);
}

static void text_is_utf8_and_not_too_long(void **state)
{
    static char line[TEXT_MOST + 2], text[LONG_MOST + 2];
    struct error err = {0};

    (void)state;
    memset(line, 'x', TEXT_MOST);
    memset(text, 'x', LONG_MOST);
    must(text_passes("title", line, &err) && text_passes("summary", text, &err));
    line[TEXT_MOST] = 'x';
    text[LONG_MOST] = 'x';
    assert_false(text_passes("title", line, &err));
    assert_string_equal(err.text, "title is longer than 1000 bytes");
    assert_false(text_passes("summary", text, &err));
    assert_false(text_passes("title", "caf\xe9", &err));
    assert_string_equal(err.text, "title is not UTF-8 at byte 4");
    must(text_passes("title", "café", &err));
}

static void one_line_has_no_line_breaks(void **state)
{
    struct error err = {0};

    (void)state;
    assert_false(text_passes("title", "two\nlines", &err));
    assert_false(text_passes("title", "two\rlines", &err));
    must(text_passes("summary", "two\nlines", &err));
}

static void a_reference_looks_like_one(void **state)
{
    struct error err = {0};

    (void)state;
    must(text_passes("blocked_by", "C-26", &err) && text_passes("blocked_by", "R-18", &err));
    assert_false(text_passes("blocked_by", "c-26", &err));
    assert_false(text_passes("blocked_by", "the feed", &err));
}

static void what_is_wrong_inside_a_list_is_named(void **state)
{
    struct arena arena = {0};
    struct issue issue;
    struct issue_party *party;
    struct error err = {0};

    (void)state;
    record_init(&issue_noun, &issue);
    party = list_add(&issue.parties, &issue_party_noun, &arena);
    party->org.name = "SHF";
    party = list_add(&issue.parties, &issue_party_noun, &arena);
    party->org.name = "SBH";
    party->satisfaction = 6;
    assert_false(field_check(noun_field(&issue_noun, "parties"), &issue, &err));
    assert_string_equal(err.text, "parties, number 2: satisfaction is between 1 and 5, not 6");
    arena_clear(&arena);
}

static void tags_have_a_limit(void **state)
{
    struct arena arena = {0};
    struct org org;
    struct error err = {0};

    (void)state;
    record_init(&org_noun, &org);
    for (int i = 0; i < TAGS_MOST; i++)
        tags_add(&org.needs, "quiet wards", &arena);
    must(field_check(noun_field(&org_noun, "needs"), &org, &err));
    tags_add(&org.needs, "one more", &arena);
    assert_false(field_check(noun_field(&org_noun, "needs"), &org, &err));
    assert_true(tags_has(&org.needs, "one more"));
    assert_false(tags_has(&org.needs, "quiet"));
    arena_clear(&arena);
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
        cmocka_unit_test(nothing_is_given_in_a_new_record),
        cmocka_unit_test(a_copy_shares_nothing_with_its_original),
        cmocka_unit_test(the_head_is_copied_too),
        cmocka_unit_test(a_difference_in_any_field_is_seen),
        cmocka_unit_test(the_head_makes_no_difference),
        cmocka_unit_test(links_are_equal_by_id_or_by_name),
        cmocka_unit_test(records_say_what_they_are_about),
        cmocka_unit_test(a_record_without_what_it_requires_is_refused_by_name),
        cmocka_unit_test(what_is_worked_out_later_is_not_missed),
        cmocka_unit_test(numbers_stay_in_their_range),
        cmocka_unit_test(text_is_utf8_and_not_too_long),
        cmocka_unit_test(one_line_has_no_line_breaks),
        cmocka_unit_test(a_reference_looks_like_one),
        cmocka_unit_test(what_is_wrong_inside_a_list_is_named),
        cmocka_unit_test(tags_have_a_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
