#include <liaise/filter.h>

#include <stdio.h>
#include <string.h>

#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/interaction.h>
#include <liaise/issue.h>
#include <liaise/meeting.h>
#include <liaise/org.h>
#include <liaise/person.h>

#include "support/fixture.h"
#include "support/test.h"

/* Monday 2 February 2026; Dana of OEM asks. */
struct desk_of_records {
    struct arena arena;
    struct filter_asker asker;
    struct issue issue;
    struct followup followup;
    struct commitment commitment;
    struct meeting meeting;
    struct interaction interaction;
};

static void make_issue(struct issue *issue, struct arena *arena)
{
    struct issue_party *party;

    record_init(&issue_noun, issue);
    issue->record.ref = "I-12";
    issue->title = "Tonnage fée dispute";
    issue->summary = "A phase-in of six months";
    issue->kind = ISSUE_CONFLICT;
    issue->severity = SEVERITY_HIGH;
    issue->owner.name = "Dana Whitlock-Reyes";
    issue->opened = date_of(2025, 10, 2);
    issue->target = date_of(2026, 1, 15);
    issue->status = ISSUE_DIALOGUE;
    issue->stage = 5;
    party = list_add(&issue->parties, &issue_party_noun, arena);
    party->org.name = "NWP";
    party->person.name = "Tove Halvorsen";
    tags_add(&party->interests, "quiet nights", arena);
}

static void make_others(struct desk_of_records *desk)
{
    record_init(&followup_noun, &desk->followup);
    desk->followup.title = "Call about the feed";
    desk->followup.kind = FOLLOWUP_CALL;
    desk->followup.priority = PRIORITY_LOW;
    desk->followup.status = FOLLOWUP_WAITING;
    desk->followup.due = date_of(2026, 2, 5);
    desk->followup.not_before = date_of(2026, 2, 4);
    record_init(&commitment_noun, &desk->commitment);
    desk->commitment.debtor.name = "OEM";
    desk->commitment.creditor.name = "NWP";
    desk->commitment.text = "A map";
    desk->commitment.status = COMMITMENT_FULFILLED;
    desk->commitment.due = date_of(2026, 2, 2);
    record_init(&meeting_noun, &desk->meeting);
    desk->meeting.title = "Weekly";
    desk->meeting.status = MEETING_SCHEDULED;
    desk->meeting.starts = (int64_t)date_of(2026, 2, 2).day * 86400 + 36000;
    record_init(&interaction_noun, &desk->interaction);
    desk->interaction.channel = CHANNEL_PHONE;
    desk->interaction.summary = "Called";
    desk->interaction.at = FIXTURE_NOW;
}

static int setup(void **state)
{
    static struct desk_of_records desk;

    desk = (struct desk_of_records){
        .asker = {now_of(FIXTURE_NOW, zone_utc()), "Dana Whitlock-Reyes", "OEM"}};
    make_issue(&desk.issue, &desk.arena);
    make_others(&desk);
    *state = &desk;
    return 0;
}

static int teardown(void **state)
{
    struct desk_of_records *desk = *state;

    arena_clear(&desk->arena);
    return 0;
}

static bool matches(struct desk_of_records *desk, const char *text, const struct noun *noun,
                    const void *record)
{
    const struct filter *filter;
    struct error err = {0};

    if (!filter_read(&filter, text, NULL, &desk->asker, &desk->arena, &err))
        fail_msg("%s: %s", text, err.text);
    return filter_match(filter, noun, record);
}

/* Lines "+text" match the record and lines "-text" do not. */
static void check(struct desk_of_records *desk, const struct noun *noun, const void *record,
                  const char *const *texts)
{
    for (; *texts; texts++) {
        if (matches(desk, *texts + 1, noun, record) != (**texts == '+'))
            fail_msg("%s should %smatch", *texts + 1, **texts == '+' ? "" : "not ");
    }
}

static void words_are_found_in_any_case_and_without_accents(void **state)
{
    struct desk_of_records *desk = *state;

    check(desk, &issue_noun, &desk->issue,
          (const char *const[]){"+", "+tonnage", "+FEE Tonnage", "-fees", "+i-12", "+phase",
                                "+\"phase-in of\"", "-\"in phase\"", "+dana", "+NWP", "+Tove",
                                "+quiet", "+onnag", "-nothing", NULL});
}

static void a_dash_negates_and_a_bar_offers_another(void **state)
{
    struct desk_of_records *desk = *state;

    check(desk, &issue_noun, &desk->issue,
          (const char *const[]){"--tonnage", "+-toll", "+toll | fee", "+fee|toll", "-toll|tax",
                                "-fee toll", "+toll fee | tonnage dispute", "-toll | fee -dispute",
                                "--is:late", "+-is:closed fee", "+fee - toll | fee", NULL});
}

static void fields_are_found_by_name_or_its_beginning(void **state)
{
    struct desk_of_records *desk = *state;

    check(desk, &issue_noun, &desk->issue,
          (const char *const[]){"+title:tonnage", "+title:\"fee dispute\"", "-title:=tonnage",
                                "+title:=\"tonnage fee dispute\"", "+sev:high", "-sev:low",
                                "+owner:me", "-owner:tove", "+owner:whitlock", "+TITLE:fee",
                                "+parties:nwp", "-parties:cfr", "-party:us", "+party:nwp",
                                "+party:tove", "-party:dana", "+parties:quiet", NULL});
}

static void what_has_an_order_is_compared(void **state)
{
    struct desk_of_records *desk = *state;

    check(desk, &issue_noun, &desk->issue,
          (const char *const[]){"+sev:>=high", "-sev:>high", "+sev:<critical", "+sev:<=high",
                                "+stage:>4", "+stage:5", "-stage:<5", "+stage:=5", "+target:<today",
                                "-target:>=today", "+target:2026-01-15", "+opened:<-30d",
                                "-opened:>-30d", "+target:<\"next week\"", NULL});
    check(desk, &followup_noun, &desk->followup,
          (const char *const[]){"+due:<7d", "-due:<3d", "+due:thu", "+priority:<high",
                                "-priority:>low", NULL});
    check(desk, &meeting_noun, &desk->meeting,
          (const char *const[]){"+starts:today", "+starts:<tomorrow", "-starts:>today", NULL});
    check(desk, &interaction_noun, &desk->interaction,
          (const char *const[]){"+at:today", "+channel:phone", "-at:<today", NULL});
}

static void none_and_any_ask_whether_it_is_given(void **state)
{
    struct desk_of_records *desk = *state;

    check(desk, &issue_noun, &desk->issue,
          (const char *const[]){"+target:any", "-target:none", "+tlp:none", "-tlp:any",
                                "+blocked_by:none", NULL});
}

static void a_field_of_another_noun_does_not_match(void **state)
{
    struct desk_of_records *desk = *state;

    check(desk, &issue_noun, &desk->issue,
          (const char *const[]){"-due:<7d", "+-due:<7d", "-priority:low", NULL});
    check(desk, &followup_noun, &desk->followup,
          (const char *const[]){"-sev:>=low", "-severity:none", NULL});
}

static void states_are_those_of_the_day(void **state)
{
    struct desk_of_records *desk = *state;

    check(desk, &issue_noun, &desk->issue,
          (const char *const[]){"+is:open", "-is:closed", "+is:late", "-is:today", "-is:waiting",
                                "+is:conflict", "-is:snoozed", "-is:pinned", NULL});
    check(desk, &followup_noun, &desk->followup,
          (const char *const[]){"+is:open", "-is:late", "+is:waiting", "+is:snoozed",
                                "-is:conflict", NULL});
    check(desk, &commitment_noun, &desk->commitment,
          (const char *const[]){"-is:open", "+is:closed", "-is:today", "+debtor:us", NULL});
    check(desk, &meeting_noun, &desk->meeting,
          (const char *const[]){"+is:open", "+is:today", NULL});
}

static void kind_is_the_kind_or_the_noun(void **state)
{
    struct desk_of_records *desk = *state;

    check(desk, &issue_noun, &desk->issue,
          (const char *const[]){"+kind:conflict", "-kind:claim", "+kind:issue", "+kind:issues",
                                "-kind:meeting", "-kind:call", NULL});
    check(desk, &followup_noun, &desk->followup,
          (const char *const[]){"+kind:call", "-kind:issue", "+kind:followup", NULL});
}

static void refuses(struct desk_of_records *desk, const char *text, const struct noun *noun,
                    const char *why)
{
    const struct filter *filter = NULL;
    struct error err = {0};

    assert_false(filter_read(&filter, text, noun, &desk->asker, &desk->arena, &err));
    assert_null(filter);
    assert_int_equal(err.kind, ERROR_INVALID);
    if (strncmp(err.text, why, strlen(why)) != 0)
        fail_msg("%s: %s", text, err.text);
}

static void a_mistake_is_told_with_its_column(void **state)
{
    struct desk_of_records *desk = *state;

    refuses(desk, "fee sevrity:high", NULL,
            "column 5: there is nothing called \"sevrity\"; did you mean \"severity:\"?");
    refuses(desk, "sev:hihg", NULL,
            "column 1: 'hihg' is none of low, medium, high, critical; did "
            "you mean high?");
    refuses(desk, "fee -is:laet", NULL, "column 6: nothing is \"laet\"; did you mean is:late?");
    refuses(desk, "fee \"six", NULL, "column 5: the quotation mark is not closed");
    refuses(desk, "fee |", NULL, "column 6: | stands between two filters");
    refuses(desk, "| fee", NULL, "column 1: | stands");
    refuses(desk, "a || b", NULL, "column 4: | stands");
    refuses(desk, "due:<soon", NULL, "column 1: ");
    refuses(desk, "stage:<high", NULL, "column 1: 'high' is not a whole number");
    refuses(desk, "title:<b", NULL, "column 1: title is text");
    refuses(desk, "title:", NULL, "column 1: nothing stands after \"title:\"");
    refuses(desk, "due:today", &issue_noun, "column 1: there is nothing called \"due\"");
    refuses(desk, "kind:x", &meeting_noun, "column 1: meetings have no kinds");
    refuses(desk, "kind:x", NULL, "column 1: ");
}

static void what_is_too_long_is_refused(void **state)
{
    struct desk_of_records *desk = *state;
    char text[FILTER_MOST_TEXT + 2];

    memset(text, 'a', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    refuses(desk, text, NULL, "column 1001: that is too long");
    text[FILTER_MOST_TEXT] = '\0';
    assert_false(matches(desk, text, &issue_noun, &desk->issue));
    for (size_t i = 1; i < FILTER_MOST_TEXT; i += 2)
        text[i] = ' ';
    refuses(desk, text, NULL, "column 129: that is more than 64 words");
}

static void a_filter_says_what_it_asks_for(void **state)
{
    struct desk_of_records *desk = *state;
    const struct filter *filter;
    struct error err = {0};

    must(filter_read(&filter, "fee -is:closed status:new", NULL, &desk->asker, &desk->arena, &err));
    assert_true(filter_speaks_of(filter, "closed"));
    assert_true(filter_speaks_of(filter, "status"));
    assert_false(filter_speaks_of(filter, "open"));
}

static void words_for_fields_are_those_of_the_noun(void **state)
{
    struct desk_of_records *desk = *state;
    bool due = false, severity = false;

    for (const char *const *word = filter_words(&followup_noun, &desk->arena); *word; word++) {
        due = due || !strcmp(*word, "due");
        severity = severity || !strcmp(*word, "severity");
    }
    assert_true(due);
    assert_false(severity);
}

int main(void)
{
#define TEST(claim) cmocka_unit_test_setup_teardown(claim, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(words_are_found_in_any_case_and_without_accents),
        TEST(a_dash_negates_and_a_bar_offers_another),
        TEST(fields_are_found_by_name_or_its_beginning),
        TEST(what_has_an_order_is_compared),
        TEST(none_and_any_ask_whether_it_is_given),
        TEST(a_field_of_another_noun_does_not_match),
        TEST(states_are_those_of_the_day),
        TEST(kind_is_the_kind_or_the_noun),
        TEST(a_mistake_is_told_with_its_column),
        TEST(what_is_too_long_is_refused),
        TEST(a_filter_says_what_it_asks_for),
        TEST(words_for_fields_are_those_of_the_noun),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
