#include "support/test.h"

#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/issue.h>
#include <liaise/org.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "base/str.h"
#include "view/listing.h"

/* A list of issues made by hand. */

enum { ROWS = 8, NUMBER = 0, TITLE = 1, COLUMNS = 2 };

static const struct column columns[] = {
    {.title = "No", .min = 2, .max = 4, .whole = true, .align = ALIGN_RIGHT},
    {.title = "Title", .min = 4, .flex = 1},
};

struct hand {
    struct arena arena;
    struct issue issues[ROWS];
    struct listing_row rows[ROWS];
    struct listing listing;
    struct list_state states[LISTS_MOST];
    struct frame frame;
    struct stage stage;
};

static struct listing_row *add(struct hand *hand, int64_t id, const char *title, double number)
{
    struct listing_row *row = &hand->rows[hand->listing.count];
    struct issue *issue = &hand->issues[hand->listing.count++];

    record_init(&issue_noun, issue);
    issue->title = title;
    issue->status = ISSUE_NEW;
    *row = (struct listing_row){.target = {&issue_noun, id, "I-1", title}, .record = issue};
    row->cells[TITLE].text = title;
    row->cells[NUMBER].text = isnan(number) ? NULL : "9";
    row->order[NUMBER] = number;
    row->order[TITLE] = NAN;
    return row;
}

static void add_heading(struct hand *hand, const char *text, bool stands_alone)
{
    hand->rows[hand->listing.count++] =
        (struct listing_row){.heading = text, .stands_alone = stands_alone};
}

static int setup(void **state)
{
    static struct hand hand;

    hand = (struct hand){
        .listing = {.name = "hand", .title = "Hand", .columns = columns, .column_count = COLUMNS,
                    .rows = hand.rows, .none = "Nothing yet.", .sorted_word = "due",
                    .has_header = true},
        .frame = {.now = {.today = date_of(2026, 2, 2), .zone = zone_utc()},
                  .lists = hand.states},
        .stage = {.header = {0, 0, 80, 1}, .lists = {{1, 2, 38, 5}}, .list_heads = {{1, 1, 38, 1}}},
    };
    *state = &hand;
    return 0;
}

static int teardown(void **state)
{
    arena_clear(&((struct hand *)*state)->arena);
    return 0;
}

static void arrange(struct hand *hand)
{
    listing_arrange(&hand->listing, &hand->states[0], &hand->frame, 5, &hand->arena);
}

/* The first letters of the titles that are shown, "-" for a heading. */
static void assert_order(struct hand *hand, const char *letters)
{
    struct list_state *state = &hand->states[0];
    char shown[ROWS + 1] = {0};

    arrange(hand);
    for (size_t i = 0; i < state->shown_count; i++) {
        const struct listing_row *row = &hand->rows[state->shown[i]];

        shown[i] = row->heading ? '-' : row->cells[TITLE].text[0];
    }
    assert_string_equal(shown, letters);
}

static void rows_come_in_the_order_they_were_loaded(void **state)
{
    struct hand *hand = *state;

    add(hand, 1, "b", 2);
    add(hand, 2, "a", 1);
    add(hand, 3, "c", 3);
    assert_order(hand, "bac");
    hand->states[0].reverse = true;
    assert_order(hand, "cab");
}

static void what_has_no_number_comes_last_both_ways(void **state)
{
    struct hand *hand = *state;
    struct list_state *list = &hand->states[0];

    add(hand, 1, "b", NAN);
    add(hand, 2, "c", 3);
    add(hand, 3, "a", NAN);
    add(hand, 4, "d", 1);
    list->sort = NUMBER + 1;
    assert_order(hand, "dcba");
    list->reverse = true;
    assert_order(hand, "cdba");
}

static void text_is_sorted_without_case_and_accents(void **state)
{
    struct hand *hand = *state;

    add(hand, 1, "zebra", 1);
    add(hand, 2, "Elm", 2);
    add(hand, 3, "école", 3);
    hand->states[0].sort = TITLE + 1;
    arrange(hand);
    assert_string_equal(hand->rows[hand->states[0].shown[0]].cells[TITLE].text, "école");
    assert_string_equal(hand->rows[hand->states[0].shown[2]].cells[TITLE].text, "zebra");
}

static void a_filter_leaves_what_it_matches(void **state)
{
    struct hand *hand = *state;

    add(hand, 1, "berth fees", 1);
    add(hand, 2, "noise", 2);
    add(hand, 3, "fees again", 3);
    hand->states[0].filter = "fees";
    assert_order(hand, "bf");
    hand->states[0].filter = "-fees";
    assert_order(hand, "n");
}

static void rows_that_are_no_records_are_filtered_by_their_text(void **state)
{
    struct hand *hand = *state;

    add(hand, 1, "Undo: snooze", 1)->record = NULL;
    add(hand, 2, "Close", 2)->record = NULL;
    hand->states[0].filter = "SNOO";
    assert_order(hand, "U");
}

static void hidden_rows_come_when_they_are_asked_for(void **state)
{
    struct hand *hand = *state;

    add(hand, 1, "a", 1);
    add(hand, 2, "b", 2)->hidden = true;
    assert_order(hand, "a");
    hand->states[0].show_hidden = true;
    assert_order(hand, "ab");
}

static void the_cursor_follows_its_record(void **state)
{
    struct hand *hand = *state;
    struct list_state *list = &hand->states[0];

    add(hand, 1, "a", 3);
    add(hand, 2, "b", 2);
    add(hand, 3, "c", 1);
    arrange(hand);
    scroll_go(&list->scroll, 2, 5);
    listing_note_cursor(&hand->listing, list);
    list->sort = NUMBER + 1;
    arrange(hand);
    assert_int_equal(list->scroll.cursor, 0);
    assert_int_equal(listing_target(&hand->listing, list).id, 3);
    list->filter = "a";
    arrange(hand);
    assert_int_equal(listing_target(&hand->listing, list).id, 1);
}

static void headings_go_with_what_they_stand_over(void **state)
{
    struct hand *hand = *state;
    struct list_state *list = &hand->states[0];

    add_heading(hand, "Monday", true);
    add_heading(hand, "Tuesday", false);
    add(hand, 1, "a", 1);
    add_heading(hand, "Wednesday", false);
    add(hand, 2, "b", 2);
    assert_order(hand, "--a-b");
    assert_int_equal(listing_target(&hand->listing, list).id, 1);
    list->filter = "b";
    assert_order(hand, "-b");
    list->filter = "";
    list->sort = TITLE + 1;
    assert_order(hand, "ab");
    list->sort = 0;
    hand->listing.headings_from = 6;
    assert_order(hand, "ab");
    assert_true(listing_wants_arranging(&hand->listing, list, 6));
}

static void records_of_two_nouns_with_one_number_are_two(void **state)
{
    struct hand *hand = *state;
    struct listing_row *first = add(hand, 7, "a", 1), *second = add(hand, 7, "b", 2);

    second->target.noun = &commitment_noun;
    assert_true(listing_row_id(first) != listing_row_id(second));
    assert_null(listing_noun(&hand->listing));
    second->target.noun = &issue_noun;
    assert_ptr_equal(listing_noun(&hand->listing), &issue_noun);
}

static void assert_foot(struct hand *hand, const char *expected)
{
    struct str text = {0};

    arrange(hand);
    listing_write_foot(&hand->listing, &hand->states[0], &hand->frame, 200, &text);
    assert_string_equal(text.text, expected);
    str_done(&text);
}

static void assert_foot_within(struct hand *hand, int room, const char *expected)
{
    struct str text = {0};

    listing_write_foot(&hand->listing, &hand->states[0], &hand->frame, room, &text);
    assert_string_equal(text.text, expected);
    str_done(&text);
}

static void what_the_border_has_no_room_for_is_left_out_whole(void **state)
{
    struct hand *hand = *state;
    struct list_state *list = &hand->states[0];
    int64_t marks[1];

    add(hand, 1, "a", 1);
    add(hand, 2, "b", 2)->hidden = true;
    hand->listing.foot = "39 late · 2 today";
    arrange(hand);
    marks[0] = listing_row_id(&hand->listing.rows[0]);
    list->marks = marks;
    list->mark_count = 1;
    assert_foot_within(hand, 40, "39 late · 2 today · 1 marked · 1 snoozed");
    assert_foot_within(hand, 39, "39 late · 2 today · 1 marked");
    assert_foot_within(hand, 27, "1 marked · 1 snoozed");
    assert_foot_within(hand, 3, "1 marked");
    list->mark_count = 0;
    assert_foot_within(hand, 10, "39 late");
    list->mark_count = 1;
    list->filter = "is:late";
    assert_foot_within(hand, 30, "filter: is:late · 1 marked");
}

static void the_border_says_what_is_hidden(void **state)
{
    struct hand *hand = *state;
    struct list_state *list = &hand->states[0];
    int64_t marks[1];

    add(hand, 1, "a", 1);
    add(hand, 2, "b", 2);
    assert_foot(hand, "2");
    hand->listing.more = 5;
    assert_foot(hand, "2 of 7");
    list->filter = "a";
    assert_foot(hand, "1 of 7 · filter: a");
    marks[0] = listing_row_id(&hand->rows[0]);
    list->marks = marks;
    list->mark_count = 1;
    list->filter = "";
    hand->rows[1].hidden = true;
    assert_foot(hand, "1 of 7 · 1 marked · 1 snoozed");
    hand->listing.foot = "1 this week";
    hand->frame.ascii = true;
    assert_foot(hand, "1 this week - 1 marked - 1 snoozed");
}

static void the_border_says_the_order_in_words(void **state)
{
    struct hand *hand = *state;
    struct str text = {0};

    listing_write_order(&hand->listing, &hand->states[0], false, &text);
    hand->states[0].sort = TITLE + 1;
    hand->states[0].reverse = true;
    str_add(&text, "|");
    listing_write_order(&hand->listing, &hand->states[0], false, &text);
    assert_string_equal(text.text, "by due ▲|by title ▼");
    str_done(&text);
}

static void assert_says(struct hand *hand, const char *expected)
{
    struct canvas canvas;
    struct str text = {0};

    arrange(hand);
    canvas_init(&canvas, 80, 8, false);
    listing_draw(&hand->listing, &hand->states[0], &hand->frame, &hand->stage, 0, NULL,
                 (struct area){0}, &canvas);
    canvas_dump_text(&canvas, &text);
    canvas_done(&canvas);
    if (!strstr(text.text, expected))
        fail_msg("\"%s\" is not in\n%s", expected, text.text);
    str_done(&text);
}

static void nothing_to_show_has_three_sentences(void **state)
{
    struct hand *hand = *state;

    assert_says(hand, "Nothing yet.");
    hand->listing.done = "All done.";
    assert_says(hand, "All done.");
    add(hand, 1, "a", 1)->hidden = true;
    assert_says(hand, "1 is snoozed; :show-snoozed shows");
    hand->states[0].filter = "zebra";
    assert_says(hand, "1 is hidden by the filter  zebra");
}

static void a_row_is_drawn_with_its_mark_and_the_cursor(void **state)
{
    struct hand *hand = *state;
    int64_t marks[1];

    add(hand, 1, "first", 1);
    add(hand, 2, "second", 2);
    marks[0] = listing_row_id(&hand->rows[1]);
    hand->states[0].marks = marks;
    hand->states[0].mark_count = 1;
    assert_says(hand, "   No Title");
    assert_says(hand, " ▸  9 first");
    assert_says(hand, "  * 9 second");
}

/* 40 columns without borders. */
static void narrow(struct hand *hand)
{
    hand->stage = (struct stage){.header = {0, 0, 40, 1}, .lists = {{0, 1, 40, 5}}};
    hand->listing.has_header = false;
}

static void without_room_the_selected_row_has_a_second_line(void **state)
{
    struct hand *hand = *state;
    struct list_state *list = &hand->states[0];

    add(hand, 1, "first", 1)->second = "Northwater";
    add(hand, 2, "second", 2)->second = "Teyakum";
    narrow(hand);
    assert_says(hand, "▸  9 first\n  Northwater\n   9 second");
    assert_int_equal(listing_room(&hand->listing, &hand->stage, 0), 4);
    assert_int_equal(listing_row_at(&hand->listing, &hand->frame, &hand->stage, 0, 1), 0);
    assert_int_equal(listing_row_at(&hand->listing, &hand->frame, &hand->stage, 0, 2), 0);
    assert_int_equal(listing_row_at(&hand->listing, &hand->frame, &hand->stage, 0, 3), 1);
    assert_int_equal(listing_row_at(&hand->listing, &hand->frame, &hand->stage, 0, 4), -1);
    scroll_go(&list->scroll, 1, 4);
    listing_note_cursor(&hand->listing, list);
    assert_says(hand, "   9 first\n▸  9 second\n  Teyakum");
}

static void every_noun_has_its_scope_and_its_page(void **state)
{
    (void)state;
    assert_int_equal(scope_of_noun(&issue_noun), SCOPE_ISSUE);
    assert_int_equal(scope_of_noun(&followup_noun), SCOPE_FOLLOWUP);
    assert_int_equal(scope_of_noun(NULL), SCOPE_LIST);
    assert_ptr_equal(view_of_noun(&issue_noun), &issue_view);
    assert_ptr_equal(view_of_noun(&org_noun), &party_view);
    assert_ptr_equal(view_of_noun(&followup_noun), &record_view);
}

#define CLAIM(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(rows_come_in_the_order_they_were_loaded),
        CLAIM(what_has_no_number_comes_last_both_ways),
        CLAIM(text_is_sorted_without_case_and_accents),
        CLAIM(a_filter_leaves_what_it_matches),
        CLAIM(rows_that_are_no_records_are_filtered_by_their_text),
        CLAIM(hidden_rows_come_when_they_are_asked_for),
        CLAIM(the_cursor_follows_its_record),
        CLAIM(headings_go_with_what_they_stand_over),
        CLAIM(records_of_two_nouns_with_one_number_are_two),
        CLAIM(the_border_says_what_is_hidden),
        CLAIM(what_the_border_has_no_room_for_is_left_out_whole),
        CLAIM(the_border_says_the_order_in_words),
        CLAIM(nothing_to_show_has_three_sentences),
        CLAIM(a_row_is_drawn_with_its_mark_and_the_cursor),
        CLAIM(without_room_the_selected_row_has_a_second_line),
        CLAIM(every_noun_has_its_scope_and_its_page),
    };

    (void)setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
