#include "support/test.h"

#include <string.h>

#include <liaise/agreement.h>
#include <liaise/commitment.h>
#include <liaise/interaction.h>
#include <liaise/issue.h>
#include <liaise/org.h>

/* What a record may not hold. */

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
