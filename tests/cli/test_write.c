/*
 * Records that change. A test of a command begins with its name; command.table sees to it that none
 * is missing.
 */

#include <string.h>

#include "support/sample.h"

static const char *export_of(struct sample *sample)
{
    return answer(sample, "export");
}

static void newest_is(struct sample *sample, const char *sentence)
{
    assert_string_equal(newest_sentence(sample), sentence);
}

static void edit_changes_fields_lists_and_values_of_their_items(void **state)
{
    const char *json;

    says(*state, "Changed I-11.\n", "edit", "I-11", "title=Doors", "sev=critical",
         "CBS.stance=accepts", "CBS.interests+=quiet mornings", "parties+=SHF", "tlp=");
    json = answer(*state, "show", "I-11", "--json");
    has(json, "\"title\":\"Doors\"");
    has(json, "\"severity\":\"critical\"");
    has(json, "quiet mornings");
    has(json, "{\"org\":\"SHF\"}");
    newest_is(*state, "Edit I-11: title, sev, CBS.stance, CBS.interests, parties, tlp");
}

static void edit_takes_items_away_by_value_or_number(void **state)
{
    (void)answer(*state, "edit", "M-204", "agenda-=2", "parties-=SHF");
    has(answer(*state, "show", "M-204", "--json"), "\"parties\":[\"SBH\"]");
    has(answer(*state, "show", "M-204", "--json"),
        "\"agenda\":[\"form of annex 1\",\"drill dates\"]");
    refuses(*state, 3, "among the parties", "edit", "M-204", "parties-=TEY");
}

static void edit_moves_the_end_of_a_meeting_with_its_start(void **state)
{
    (void)answer(*state, "edit", "M-200", "starts=2026-02-03T11:00");
    has(answer(*state, "show", "M-200", "--json"),
        "\"starts\":\"2026-02-03T11:00\",\"ends\":\"2026-02-03T11:30\"");
}

static void edit_refuses_what_follows_from_moves(void **state)
{
    refuses(*state, 2, "possible now: assess, discuss", "edit", "I-12", "status=closed");
    refuses(*state, 2, "liaise target I-12", "edit", "I-12", "target=fri");
    refuses(*state, 2, "possible now: snooze", "edit", "F-313", "snoozed=1");
    refuses(*state, 2, "liaise.yaml", "edit", "NWP", "name=X");
}

static void edit_that_changes_nothing_leaves_no_trace(void **state)
{
    const char *before = newest_sentence(*state);

    says(*state, "I-12 is as it was.\n", "edit", "I-12", "severity=high");
    newest_is(*state, before);
}

static void snooze_hides_a_followup_until_a_day(void **state)
{
    says(*state, "F-313 is out of sight until Fri 6 Feb 2026.\n", "snooze", "F-313", "fri");
    has_not(answer(*state, "today"), "F-313");
    has(answer(*state, "list", "followup", "is:snoozed"), "F-313");
    newest_is(*state, "Snooze F-313 until Fri 6 Feb 2026");
}

static void snooze_of_another_record_plans_to_look_at_it_again(void **state)
{
    says(*state, "I-12 is to be looked at again on Fri 6 Feb 2026 (F-431).\n", "snooze", "I-12",
         "fri");
    newest_is(*state, "Put off I-12 until Fri 6 Feb 2026");
    has(answer(*state, "show", "F-431", "--json"), "\"not_before\":\"2026-02-06\"");
    has(answer(*state, "today"), "I-12");
    says(*state, "I-12 is to be looked at again on Sat 7 Feb 2026 (F-431).\n", "snooze", "I-12",
         "sat");
    says(*state, "NWP is to be looked at again on Tue 3 Feb 2026 (F-432).\n", "snooze", "nwp");
    refuses(*state, 2, "N-700 cannot be put off", "snooze", "N-700");
}

static void stage_of_more_than_one_step_needs_a_reason_and_evidence(void **state)
{
    says(*state, "I-8 is at stage 5 of 9 (loss_of_face).\n", "stage", "I-8", "5");
    refuses(*state, 2, "evidence", "stage", "I-8", "8");
    says(*state, "I-8 is at stage 8 of 9 (fragmentation).\n", "stage", "I-8", "8", "--note",
         "They left the table", "--evidence", "n-700");
    newest_is(*state, "Set the stage of I-8 to 8");
}

static void target_moves_with_a_reason(void **state)
{
    refuses(*state, 2, "say why the target of I-12 moves (--note)", "target", "I-12", "27 mar");
    says(*state, "I-12 is to be settled by Fri 27 Mar 2026.\n", "target", "I-12", "27 mar",
         "--note", "Their crew comes back in March");
    has(answer(*state, "show", "I-12", "--json"),
        "\"extensions\":[{\"on\":\"2026-02-02\",\"from\":\"2026-01-15\",\"to\":\"2026-03-27\"");
    says(*state, "I-12 has no target any more.\n", "target", "I-12", "none", "--note", "No day");
}

static void note_adds_a_dated_line(void **state)
{
    says(*state, "Noted on F-313.\n", "note", "F-313", "She is away");
    (void)answer(*state, "note", "F-313", "She is back");
    has(answer(*state, "show", "F-313", "--json"),
        "\"note\":\"2026-02-02: She is away | 2026-02-02: She is back\"");
    has(answer(*state, "note", "Tove Halvorsen", "Prefers mornings"), "Noted on Tove Halvorsen.");
}

static void undo_and_redo_leave_everything_as_it_was(void **state)
{
    const char *before = export_of(*state), *after;

    (void)answer(*state, "add", "Send table @NWP due fri");
    (void)answer(*state, "log", "NWP", "phone", "At last");
    (void)answer(*state, "edit", "I-11", "CBS.stance=accepts", "parties+=SHF");
    (void)answer(*state, "snooze", "F-313", "fri");
    (void)answer(*state, "wait", "I-15", "--party", "NWP", "--until", "fri");
    after = export_of(*state);
    assert_string_not_equal(before, after);
    for (int i = 0; i < 5; i++)
        has(answer(*state, "undo"), "Undone: ");
    assert_string_equal(before, export_of(*state));
    for (int i = 0; i < 5; i++)
        has(answer(*state, "redo"), "Done again: ");
    assert_string_equal(after, export_of(*state));
}

static void undo_says_when_there_is_nothing_left(void **state)
{
    refuses(*state, 3, "nothing to undo", "undo");
}

static void redo_is_gone_once_something_else_was_done(void **state)
{
    (void)answer(*state, "note", "F-313", "x");
    (void)answer(*state, "undo");
    (void)answer(*state, "note", "F-313", "y");
    refuses(*state, 3, "nothing to redo", "redo");
}

static void import_of_an_export_changes_nothing(void **state)
{
    const struct sample *sample = *state;
    const char *path = temp_path(sample->temp, "all.jsonl"), *before = export_of(*state);

    has(answer(*state, "export", path), "Exported everything");
    assert_string_equal(temp_read(sample->temp, "all.jsonl"), before);
    says(*state, "Imported all.jsonl: 0 added, 0 changed, 1676 as they were.\n", "import", path);
    assert_string_equal(export_of(*state), before);
}

static void import_tells_every_bad_line_and_writes_none(void **state)
{
    const struct sample *sample = *state;
    const char *path = temp_write(
        sample->temp, "bad.jsonl",
        "{\"kind\":\"liaise\",\"format\":1,\"home\":\"OEM\"}\n"
        "{\"kind\":\"person\",\"name\":\"Ann Lee\",\"languages\":[],\"roles\":[],\"channels\":[]}\n"
        "{\"kind\":\"person\",\"nme\":\"Bo\"}\nnonsense\n");
    struct outcome outcome = sample_run(*state, "import", path);

    assert_int_equal(outcome.status, 2);
    has(outcome.out, "bad.jsonl:3");
    has(outcome.out, "bad.jsonl:4");
    has(outcome.err, "nothing was imported");
    refuses(*state, 3, "Ann Lee", "show", "Ann Lee");
    has(answer(*state, "import", path, "--skip-bad"), "1 added");
    has(answer(*state, "show", "Ann Lee"), "Ann Lee");
    newest_is(*state, "Import bad.jsonl");
}

static void theme_is_kept_until_it_is_given_back(void **state)
{
    has(answer(*state, "theme"), "terminal");
    says(*state, "The theme is dark now.\n", "theme", "dark");
    has(answer(*state, "theme"), "dark       in use");
    refuses(*state, 3, "did you mean light?", "theme", "lihgt");
    says(*state, "The theme is that of liaise.yaml again: terminal.\n", "theme", "default");
}

int main(void)
{
#define TEST(claim) cmocka_unit_test_setup_teardown(claim, sample_setup, sample_teardown)
    const struct CMUnitTest tests[] = {
        TEST(edit_changes_fields_lists_and_values_of_their_items),
        TEST(edit_takes_items_away_by_value_or_number),
        TEST(edit_moves_the_end_of_a_meeting_with_its_start),
        TEST(edit_refuses_what_follows_from_moves),
        TEST(edit_that_changes_nothing_leaves_no_trace),
        TEST(snooze_hides_a_followup_until_a_day),
        TEST(snooze_of_another_record_plans_to_look_at_it_again),
        TEST(stage_of_more_than_one_step_needs_a_reason_and_evidence),
        TEST(target_moves_with_a_reason),
        TEST(note_adds_a_dated_line),
        TEST(undo_and_redo_leave_everything_as_it_was),
        TEST(undo_says_when_there_is_nothing_left),
        TEST(redo_is_gone_once_something_else_was_done),
        TEST(import_of_an_export_changes_nothing),
        TEST(import_tells_every_bad_line_and_writes_none),
        TEST(theme_is_kept_until_it_is_given_back),
    };

    return cmocka_run_group_tests(tests, sample_begin, sample_end);
}
