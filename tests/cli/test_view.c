/* Saved views on the command line, and lists in another order. */

#include <string.h>

#include "support/sample.h"

static void a_view_is_saved_shown_and_removed(void **state)
{
    says(*state, "No views saved yet: view save NAME issue is:late\n", "view");
    says(*state, "Saved the view hot.\n", "view", "save", "hot", "issue", "sev:>=high",
         "-is:closed", "--sort", "-severity");
    has(answer(*state, "view"), "hot   issue  sev:>=high -is:closed  -severity\n");
    has(answer(*state, "view", "hot"), "I-12 ");
    has_not(answer(*state, "view", "hot"), "I-16 ");
    has_not(answer(*state, "view", "hot", "-party:NWP"), "I-12 ");
    has(answer(*state, "view", "--json"),
        "{\"name\":\"hot\",\"kind\":\"issue\",\"filter\":\"sev:>=high -is:closed\","
        "\"sort\":\"-severity\"}");
    says(*state, "Removed the view hot.\n", "view", "remove", "hot");
    refuses(*state, 3, "there is no view \"hot\"", "view", "hot");
}

static void a_view_without_a_kind_is_a_search(void **state)
{
    says(*state, "Saved the view shelters.\n", "view", "save", "shelters", "shelter", "-is:closed");
    has(answer(*state, "view", "shelters"), "Who pays for [shelter] night security");
    has(answer(*state, "view", "shelters", "kind:issue"), "Issues (");
    has_not(answer(*state, "view", "shelters", "kind:issue"), "Follow-ups (");
}

static void a_list_can_be_narrowed_by_a_view(void **state)
{
    says(*state, "Saved the view north.\n", "view", "save", "north", "party:NWP");
    has(answer(*state, "list", "issue", "--view", "north"), "I-12 ");
    has_not(answer(*state, "list", "issue", "--view", "north"), "I-16 ");
    has_not(answer(*state, "list", "issue", "--view", "north", "-is:late"), "I-12 ");
    has(answer(*state, "list", "org", "--view", "north"), "NWP ");
    has_not(answer(*state, "list", "org", "--view", "north"), "SHF ");
    refuses(*state, 3, "did you mean north?", "list", "issue", "--view", "nort");
}

static void a_list_is_sorted_by_a_field(void **state)
{
    const char *list = answer(*state, "list", "issue", "--sort", "title");
    const char *reversed = answer(*state, "list", "issue", "--sort", "-title");

    assert_true(strstr(list, "I-10 ") < strstr(list, "I-16 "));
    assert_true(strstr(reversed, "I-10 ") > strstr(reversed, "I-16 "));
    refuses(*state, 2, "no field \"colour\" to sort by", "list", "issue", "--sort", "colour");
}

static void what_makes_no_view_is_refused(void **state)
{
    refuses(*state, 2, "'a b' is no name", "view", "save", "a b", "is:late");
    refuses(*state, 2, "is no name", "view", "save", "remove", "is:late");
    refuses(*state, 2, "say a name", "view", "save");
    refuses(*state, 2, "say what it shows", "view", "save", "x");
    refuses(*state, 2, "column 1: ", "view", "save", "x", "issue", "due:zzz");
    refuses(*state, 3, "there is no view", "view", "remove", "x");
}

#define CLAIM(claim) cmocka_unit_test_setup_teardown(claim, sample_setup, sample_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(a_view_is_saved_shown_and_removed), CLAIM(a_view_without_a_kind_is_a_search),
        CLAIM(a_list_can_be_narrowed_by_a_view),  CLAIM(a_list_is_sorted_by_a_field),
        CLAIM(what_makes_no_view_is_refused),
    };

    return cmocka_run_group_tests(tests, sample_begin, sample_end);
}
