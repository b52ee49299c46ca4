#include "support/test.h"

#include <liaise/arena.h>
#include <liaise/lifecycle.h>
#include <stdio.h>
#include <string.h>

/* The transition tables, as they were agreed on. A closed issue also has a word for how. */
struct row {
    const struct noun *noun;
    const char *from;
    const char *to; /* words with blanks around */
};

static const struct row rows[] = {
    {&issue_noun, "new", " acknowledged closed:duplicate closed:withdrawn "},
    {&issue_noun, "acknowledged", " assessing escalated closed:duplicate closed:withdrawn "},
    {&issue_noun, "assessing",
     " dialogue waiting proposed escalated referred closed:no_basis closed:duplicate "
     "closed:withdrawn "},
    {&issue_noun, "dialogue", " waiting proposed escalated referred closed:withdrawn "},
    {&issue_noun, "waiting", " assessing dialogue proposed escalated closed:withdrawn "},
    {&issue_noun, "escalated", " dialogue proposed referred closed:withdrawn "},
    {&issue_noun, "referred",
     " dialogue proposed closed:resolved closed:rejected closed:withdrawn "},
    {&issue_noun, "proposed", " accepted dialogue escalated closed:rejected closed:withdrawn "},
    {&issue_noun, "accepted", " monitoring dialogue closed:resolved "},
    {&issue_noun, "monitoring", " dialogue closed:resolved "},
    {&issue_noun, "closed:resolved", " dialogue "},
    {&issue_noun, "closed:rejected", " dialogue "},
    {&issue_noun, "closed:no_basis", " assessing "},
    {&issue_noun, "closed:duplicate", " assessing "},
    {&issue_noun, "closed:withdrawn", " assessing "},

    {&followup_noun, "planned", " in_progress waiting done skipped cancelled "},
    {&followup_noun, "in_progress", " planned waiting done cancelled "},
    {&followup_noun, "waiting", " planned in_progress done cancelled "},
    {&followup_noun, "done", " planned "},
    {&followup_noun, "skipped", " planned "},
    {&followup_noun, "cancelled", " planned "},

    {&commitment_noun, "offered", " open declined "},
    {&commitment_noun, "open", " in_progress fulfilled partial broken waived superseded disputed "},
    {&commitment_noun, "in_progress", " open fulfilled partial broken waived superseded disputed "},
    {&commitment_noun, "disputed", " open fulfilled partial broken waived "},
    {&commitment_noun, "partial", " open fulfilled broken waived "},
    {&commitment_noun, "fulfilled", " disputed "},
    {&commitment_noun, "broken", " superseded fulfilled "},
    {&commitment_noun, "waived", " "},
    {&commitment_noun, "superseded", " "},
    {&commitment_noun, "declined", " "},

    {&agreement_noun, "draft", " in_negotiation in_review abandoned "},
    {&agreement_noun, "in_negotiation", " draft in_review abandoned "},
    {&agreement_noun, "in_review", " in_negotiation awaiting_signature abandoned "},
    {&agreement_noun, "awaiting_signature", " in_negotiation active abandoned "},
    {&agreement_noun, "active", " in_renewal suspended terminated superseded expired "},
    {&agreement_noun, "suspended", " active terminated expired "},
    {&agreement_noun, "in_renewal", " active superseded terminated expired "},
    {&agreement_noun, "expired", " in_renewal superseded "},
    {&agreement_noun, "terminated", " "},
    {&agreement_noun, "superseded", " "},
    {&agreement_noun, "abandoned", " draft "},

    {&meeting_noun, "proposed", " scheduled cancelled "},
    {&meeting_noun, "scheduled", " confirmed postponed cancelled held not_held "},
    {&meeting_noun, "confirmed", " postponed cancelled held not_held "},
    {&meeting_noun, "postponed", " scheduled cancelled "},
    {&meeting_noun, "held", " minutes_draft closed "},
    {&meeting_noun, "minutes_draft", " minutes_circulated "},
    {&meeting_noun, "minutes_circulated", " minutes_draft closed "},
    {&meeting_noun, "closed", " minutes_draft "},
    {&meeting_noun, "not_held", " postponed "},
    {&meeting_noun, "cancelled", " proposed "},
};

static const struct noun *const moved[] = {&issue_noun, &followup_noun, &commitment_noun,
                                           &meeting_noun, &agreement_noun};

static int count_statuses(const struct noun *noun)
{
    return noun_field(noun, "status")->choices->count;
}

/* The status before the colon, the closure behind it. */
static void read_state(const struct noun *noun, const char *text, int *status,
                       enum closure *closure)
{
    size_t length = strcspn(text, ": ");

    *closure = CLOSURE_NONE;
    for (*status = 1; *status < count_statuses(noun); (*status)++) {
        if (strlen(status_name(noun, *status)) == length
            && !strncmp(text, status_name(noun, *status), length))
            break;
    }
    assert_true(*status < count_statuses(noun));
    for (int i = 1; text[length] == ':' && i < CLOSURES; i++) {
        if (!strcmp(text + length + 1, choice_name(&closure_choices, i)))
            *closure = (enum closure)i;
    }
}

static bool is_listed(const struct row *row, const char *name, enum closure closure)
{
    char word[64];

    (void)snprintf(word, sizeof(word), closure ? " %s:%s " : " %s ", name,
                   closure ? choice_name(&closure_choices, (int)closure) : "");
    return strstr(row->to, word) != NULL;
}

static void assert_allowed(const struct row *row, int to, enum closure closure)
{
    enum closure left;
    bool listed = is_listed(row, status_name(row->noun, to), closure);
    int from;

    read_state(row->noun, row->from, &from, &left);
    if (lifecycle_allows(row->noun, from, to, left ? left : closure) != listed)
        fail_msg("%s: from %s to %s is %s", row->noun->name, row->from, status_name(row->noun, to),
                 listed ? "refused" : "allowed");
}

static void every_transition_of_the_tables_is_allowed_and_no_other(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        const struct row *row = &rows[i];
        bool is_issue = row->noun == &issue_noun;

        for (int to = 1; to < count_statuses(row->noun); to++) {
            if (is_issue && to == ISSUE_CLOSED && row->from[0] != 'c') {
                for (int closure = 1; closure < CLOSURES; closure++)
                    assert_allowed(row, to, (enum closure)closure);
                continue;
            }
            assert_allowed(row, to, CLOSURE_NONE);
        }
    }
}

static void every_status_has_its_row(void **state)
{
    (void)state;
    for (size_t n = 0; n < sizeof(moved) / sizeof(*moved); n++) {
        for (int status = 1; status < count_statuses(moved[n]); status++) {
            size_t found = 0;

            for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
                enum closure closure;
                int from;

                if (rows[i].noun != moved[n])
                    continue;
                read_state(moved[n], rows[i].from, &from, &closure);
                found += from == status;
            }
            assert_true(found > 0);
        }
    }
}

/* What the rows of the moves lead to, for one status. */
static unsigned reached_from(const struct noun *noun, int from)
{
    unsigned reached = 0;

    for (const struct move *move = moves_of(noun); move->noun; move++) {
        if (!move_is_possible(move, from) || !move->to)
            continue;
        reached |= 1u << (unsigned)move->to;
        if (noun == &issue_noun && from == ISSUE_CLOSED)
            reached |= 1u << ISSUE_ASSESSING;
    }
    return reached;
}

static bool any_closure_allows(const struct noun *noun, int from, int to)
{
    for (int closure = 0; closure < CLOSURES; closure++) {
        if (lifecycle_allows(noun, from, to, (enum closure)closure))
            return true;
    }
    return false;
}

static void there_is_a_word_for_every_transition_and_for_no_other(void **state)
{
    (void)state;
    for (size_t n = 0; n < sizeof(moved) / sizeof(*moved); n++) {
        for (int from = 1; from < count_statuses(moved[n]); from++) {
            unsigned reached = reached_from(moved[n], from);

            for (int to = 1; to < count_statuses(moved[n]); to++) {
                bool has_word = (reached & (1u << (unsigned)to)) != 0;

                if (has_word != any_closure_allows(moved[n], from, to))
                    fail_msg("%s: from %s to %s", moved[n]->name, status_name(moved[n], from),
                             status_name(moved[n], to));
            }
        }
    }
}

static void assert_row(const struct move *move, const struct noun *noun)
{
    assert_ptr_equal(move->noun, noun);
    assert_ptr_equal(move_find(noun, move->verb), move);
    assert_true(strspn(move->verb, "abcdefghijklmnopqrstuvwxyz-") == strlen(move->verb));
    assert_non_null(move->past);
    assert_true(strlen(move->summary) <= 50 && move->summary[0] >= 'A' && move->summary[0] <= 'Z');
    assert_true((move->takes & move->needs) == move->needs);
    assert_true((move->takes & MOVE_ON) && (move->takes & MOVE_NOTE));
    assert_true(!(move->takes & MOVE_NOTE) == !move->note);
    assert_true(!(move->takes & MOVE_PARTY) == !move->party);
    assert_true(!(move->takes & MOVE_UNTIL) == !move->until);
}

static void every_move_is_described(void **state)
{
    (void)state;
    for (size_t n = 0; n < sizeof(moved) / sizeof(*moved); n++) {
        for (const struct move *move = moves_of(moved[n]); move->noun; move++)
            assert_row(move, moved[n]);
    }
    assert_null(moves_of(&issue_move_noun));
    assert_null(move_find(&issue_noun, "fly"));
    assert_null(move_find(&issue_move_noun, "close"));
}

static void every_argument_has_an_option(void **state)
{
    (void)state;
    for (int i = 0; i < MOVE_ARGUMENTS; i++)
        assert_int_equal(strncmp(move_argument_option((enum move_argument)(1 << i)), "--", 2), 0);
}

static void a_menu_lists_what_is_possible_now(void **state)
{
    const struct move *menu[MOVES_MOST];

    (void)state;
    assert_int_equal(moves_from(&issue_noun, ISSUE_PROPOSED, menu), 4);
    assert_string_equal(menu[0]->verb, "discuss");
    assert_string_equal(menu[1]->verb, "escalate");
    assert_string_equal(menu[2]->verb, "accept");
    assert_string_equal(menu[3]->verb, "close");
    assert_int_equal(moves_from(&commitment_noun, COMMITMENT_WAIVED, menu), 0);
    assert_int_equal(moves_from(&issue_party_noun, 1, menu), 0);
}

static void the_sentence_of_a_change_begins_with_the_verb(void **state)
{
    char text[MOVE_SENTENCE_SIZE];

    (void)state;
    assert_string_equal(move_sentence(move_find(&issue_noun, "close"), "I-12", text), "Close I-12");
    assert_string_equal(move_sentence(move_find(&agreement_noun, "send-to-sign"), "A-3", text),
                        "Send to sign A-3");
}

/* A move that starts from nowhere near is refused, whatever the noun, and the record is left alone.
 */
static void no_move_starts_where_it_may_not(void **state)
{
    (void)state;
    for (size_t n = 0; n < sizeof(moved) / sizeof(*moved); n++) {
        const struct noun *noun = moved[n];
        const struct field *field = noun_field(noun, "status");

        for (const struct move *move = moves_of(noun); move->noun; move++) {
            for (int from = 1; from < count_statuses(noun); from++) {
                struct arena arena = {0};
                char *record = arena_alloc(&arena, noun->size);
                struct move_request request;
                struct move_facts facts = {.today = date_of(2026, 2, 2), .home = "OEM"};
                struct move_effects effects;
                struct error err = {0};

                record_init(noun, record);
                memcpy(record + field->at, &from, sizeof(from));
                move_request_init(&request);
                if (!move_is_possible(move, from)) {
                    assert_false(
                        move_apply(move, record, &request, &facts, &arena, &effects, &err));
                    assert_int_equal(err.kind, ERROR_CONFLICT);
                    assert_int_equal(record_status(noun, record), from);
                    assert_non_null(strstr(err.text, "while it is"));
                }
                arena_clear(&arena);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_transition_of_the_tables_is_allowed_and_no_other),
        cmocka_unit_test(every_status_has_its_row),
        cmocka_unit_test(there_is_a_word_for_every_transition_and_for_no_other),
        cmocka_unit_test(every_move_is_described),
        cmocka_unit_test(every_argument_has_an_option),
        cmocka_unit_test(a_menu_lists_what_is_possible_now),
        cmocka_unit_test(the_sentence_of_a_change_begins_with_the_verb),
        cmocka_unit_test(no_move_starts_where_it_may_not),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
