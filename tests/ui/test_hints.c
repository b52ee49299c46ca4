#include "ui/drawn.h"

#include <locale.h>
#include <string.h>

#include "ui/hints.h"

static const struct hint hints[] = {
    {"?", "help", "help", false},  {":", "command", "cmd", false}, {"/", "filter", "find", false},
    {"t", "triage", NULL, false},  {"a", "add", NULL, false},      {"s", "snooze", NULL, false},
    {"d", "done", NULL, false},    {"q", "quit", NULL, true},
};

enum { HINTS = sizeof(hints) / sizeof(hints[0]) };

static const char *const clocks[] = {"Sun 22 Nov 2026 09:41 CET", "Sun 22 Nov 09:41", "09:41",
                                     NULL};
static const struct count counts[] = {
    {"2 late", ROLE_LATE}, {"2 today", ROLE_TODAY}, {"2 conflicts", 0}, {"3 drafts", 0}};

static const struct header header = {.place = "liaise", .clocks = clocks, .counts = counts,
                                     .count = 4};

static void hints_stand_as_keys_and_words(void **state)
{
    struct canvas canvas;
    struct span spans[HINTS];

    (void)state;
    canvas_init(&canvas, 80, 1, false);
    hints_draw(hints, HINTS, &canvas, 0, spans);
    assert_shows(&canvas,
                 " ? help  : command  / filter  t triage  a add  s snooze  d done  q quit\n");
    assert_role(&canvas, 1, 0, ROLE_KEY);
    assert_role(&canvas, 3, 0, ROLE_HINT);
    assert_int_equal(spans[1].from, 9);
    assert_int_equal(spans[1].to, 18);
    canvas_done(&canvas);
}

static void on_a_narrow_screen_hints_are_letters(void **state)
{
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 40, 1, false);
    hints_draw(hints, HINTS, &canvas, 0, NULL);
    assert_shows(&canvas, " ?help :cmd /find t a s d q\n");
    canvas_done(&canvas);
}

static void the_way_out_stays_when_others_have_to_go(void **state)
{
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 70, 1, false);
    hints_draw(hints, HINTS, &canvas, 0, NULL);
    assert_shows(&canvas, " ? help  : command  / filter  t triage  a add  s snooze  q quit\n");
    canvas_done(&canvas);
    canvas_init(&canvas, 20, 1, false);
    hints_draw(hints, HINTS, &canvas, 0, NULL);
    assert_shows(&canvas, " ?help :cmd /find q\n");
    canvas_done(&canvas);
}

static void the_hints_of_a_form_can_be_read_on_a_narrow_screen(void **state)
{
    struct hint form[HINTS_IN_TEXT];
    struct arena arena = {0};
    struct canvas canvas;
    size_t count = hints_split("C-s save  C-n save + another  Esc keep as draft", form, &arena);

    (void)state;
    canvas_init(&canvas, 40, 1, false);
    hints_draw(form, count, &canvas, 0, NULL);
    assert_shows(&canvas, " C-s save Esc keep as draft\n");
    canvas_done(&canvas);
    arena_clear(&arena);
}

static void hints_are_left_out_whole(void **state)
{
    (void)state;
    for (int width = 1; width < 90; width++) {
        struct span spans[HINTS];
        struct canvas canvas;

        canvas_init(&canvas, width, 1, false);
        hints_draw(hints, HINTS, &canvas, 0, spans);
        for (int i = 0; i < HINTS; i++) {
            int length = (int)strlen(hints[i].key) + 1 + (int)strlen(hints[i].word);

            if (width >= 60)
                assert_true(spans[i].to == spans[i].from || spans[i].to - spans[i].from == length);
            assert_true(spans[i].to == spans[i].from || spans[i].to <= width);
        }
        for (int x = 0; x < width; x++)
            assert_string_not_equal(canvas_at(&canvas, x, 0)->text, "…");
        canvas_done(&canvas);
    }
}

static void assert_header(int width, const char *expected)
{
    struct canvas canvas;

    canvas_init(&canvas, width, 1, false);
    header_draw(&header, &canvas, 0, NULL);
    assert_shows(&canvas, expected);
    canvas_done(&canvas);
}

static void a_header_has_place_clock_and_counts(void **state)
{
    (void)state;
    assert_header(80, " liaise  Sun 22 Nov 2026 09:41 CET    "
                      "2 late · 2 today · 2 conflicts · 3 drafts\n");
}

static void the_clock_gets_shorter_before_counts_go(void **state)
{
    (void)state;
    assert_header(72, " liaise  Sun 22 Nov 09:41     2 late · 2 today · 2 conflicts · 3 drafts\n");
    assert_header(60, " liaise  09:41    2 late · 2 today · 2 conflicts · 3 drafts\n");
}

static void on_a_narrow_screen_the_clock_stands_last(void **state)
{
    (void)state;
    assert_header(40, " liaise          2 late · 2 today 09:41\n");
}

static void a_long_place_is_cut_when_nothing_else_is_left(void **state)
{
    static const struct header long_header = {
        .place = "liaise ‹ Issues ‹ I-41 Tonnage fee dispute", .clocks = clocks,
        .counts = counts, .count = 4};
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 30, 1, false);
    header_draw(&long_header, &canvas, 0, NULL);
    assert_shows(&canvas, " liaise ‹ Issues ‹ I-41 Tonn…\n");
    assert_surface(&canvas, 29, 0, ROLE_HEADER);
    canvas_done(&canvas);
}

static void counts_say_where_they_are(void **state)
{
    struct span spans[4];
    struct canvas canvas;

    (void)state;
    canvas_init(&canvas, 80, 1, false);
    header_draw(&header, &canvas, 0, spans);
    assert_string_equal(canvas_at(&canvas, spans[1].from, 0)->text, "2");
    assert_role(&canvas, spans[1].from, 0, ROLE_TODAY);
    assert_int_equal(spans[3].to, 79);
    header_draw(&header, &canvas, 0, NULL);
    canvas_done(&canvas);
}

static void tabs_name_panels_and_the_one_in_front(void **state)
{
    static const char *const tabs[] = {"1 Issues 8", "2 Meetings 4", "3 Parties 38"};
    struct span spans[3];
    struct canvas canvas;
    struct str title = {0};

    (void)state;
    canvas_init(&canvas, 60, 1, false);
    tabs_draw(tabs, 3, 1, &canvas, 0, spans);
    assert_shows(&canvas, " 1 Issues 8  2 Meetings 4  3 Parties 38\n");
    assert_role(&canvas, spans[1].from, 0, ROLE_TITLE_FOCUS);
    assert_int_equal(canvas_at(&canvas, spans[1].from, 0)->look, LOOK_UNDERLINE);
    assert_role(&canvas, spans[2].from, 0, ROLE_TITLE);
    tabs_add_title(&title, tabs, 2, 1);
    assert_string_equal(title.text, "1 Issues 8  [2 Meetings 4]");
    str_done(&title);
    canvas_done(&canvas);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hints_stand_as_keys_and_words),
        cmocka_unit_test(on_a_narrow_screen_hints_are_letters),
        cmocka_unit_test(hints_are_left_out_whole),
        cmocka_unit_test(the_hints_of_a_form_can_be_read_on_a_narrow_screen),
        cmocka_unit_test(the_way_out_stays_when_others_have_to_go),
        cmocka_unit_test(a_header_has_place_clock_and_counts),
        cmocka_unit_test(the_clock_gets_shorter_before_counts_go),
        cmocka_unit_test(on_a_narrow_screen_the_clock_stands_last),
        cmocka_unit_test(a_long_place_is_cut_when_nothing_else_is_left),
        cmocka_unit_test(counts_say_where_they_are),
        cmocka_unit_test(tabs_name_panels_and_the_one_in_front),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests_name("hints", tests, NULL, NULL);
}
