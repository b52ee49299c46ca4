#include "support/test.h"

#include <string.h>

#include "base/str.h"
#include "ui/layout.h"

static void assert_lays(struct layout_wish wish, const char *expected)
{
    struct layout layout;
    struct str text = {0};

    layout_of(&layout, &wish);
    layout_dump(&layout, &text);
    assert_string_equal(text.text, expected);
    str_done(&text);
}

static void at_160x45_there_are_three_columns(void **state)
{
    (void)state;
    assert_lays((struct layout_wish){.width = 160, .height = 45},
                "XL\n"
                "header 0,0 160x1\n"
                "Issues 38,1 76x24\n"
                "Meetings 114,1 46x20\n"
                "Parties 0,1 38x26\n"
                "Follow-ups 114,35 46x8\n"
                "Activity 0,27 38x16\n"
                "preview 38,25 76x18\n"
                "week 114,21 46x14\n"
                "message 0,43 160x1\n"
                "hints 0,44 160x1\n");
}

static void at_120x36_the_small_panels_stand_in_one_column(void **state)
{
    (void)state;
    assert_lays((struct layout_wish){.width = 120, .height = 36},
                "L\n"
                "header 0,0 120x1\n"
                "Issues 0,1 80x19\n"
                "Meetings 80,1 40x11\n"
                "Parties 80,23 40x11\n"
                "Follow-ups 80,12 40x11\n"
                "preview 0,20 80x14\n"
                "message 0,34 120x1\n"
                "hints 0,35 120x1\n");
}

static void at_80x24_a_pair_stands_below_the_issues(void **state)
{
    (void)state;
    assert_lays((struct layout_wish){.width = 80, .height = 24},
                "M\n"
                "header 0,0 80x1\n"
                "Issues 0,1 80x13\n"
                "Meetings 0,14 40x8\n"
                "Parties 40,14 40x8\n"
                "Follow-ups behind Meetings\n"
                "message 0,22 80x1\n"
                "hints 0,23 80x1\n");
}

static void at_60x20_one_panel_stands_under_tabs(void **state)
{
    (void)state;
    assert_lays((struct layout_wish){.width = 60, .height = 20, .focus = PANEL_PARTIES},
                "S\n"
                "header 0,0 60x1\n"
                "tabs 0,1 60x1\n"
                "Issues behind Parties\n"
                "Meetings behind Parties\n"
                "Parties 0,2 60x16\n"
                "Follow-ups behind Parties\n"
                "message 0,18 60x1\n"
                "hints 0,19 60x1\n");
}

static void at_40x10_one_panel_has_all_and_no_border(void **state)
{
    struct layout layout;

    (void)state;
    assert_lays((struct layout_wish){.width = 40, .height = 10},
                "XS\n"
                "header 0,0 40x1\n"
                "Issues 0,1 40x7\n"
                "Meetings behind Issues\n"
                "Parties behind Issues\n"
                "Follow-ups behind Issues\n"
                "message 0,8 40x1\n"
                "hints 0,9 40x1\n");
    layout_of(&layout, &(struct layout_wish){.width = 40, .height = 10});
    assert_false(layout.borders);
}

static void at_24x5_there_is_room_for_nothing(void **state)
{
    (void)state;
    assert_lays((struct layout_wish){.width = 24, .height = 5}, "too small\n");
}

static void a_panel_that_has_no_place_gives_the_focus_to_the_issues(void **state)
{
    struct layout layout;

    (void)state;
    layout_of(&layout, &(struct layout_wish){.width = 80, .height = 24, .focus = PANEL_ACTIVITY});
    assert_int_equal(layout.focus, PANEL_ISSUES);
    assert_int_equal(layout.places[PANEL_ACTIVITY], PANEL_ABSENT);
}

static void the_focused_tab_comes_forward(void **state)
{
    struct layout_wish wish = {.width = 80, .height = 24, .focus = PANEL_FOLLOWUPS};
    struct layout layout;
    enum panel tabs[PANELS];

    (void)state;
    layout_of(&layout, &wish);
    assert_int_equal(layout.places[PANEL_FOLLOWUPS], PANEL_SHOWN);
    assert_int_equal(layout.places[PANEL_MEETINGS], PANEL_BEHIND);
    assert_int_equal(layout_tabs(&layout, PANEL_MEETINGS, tabs), 2);
    assert_int_equal(tabs[0], PANEL_MEETINGS);
    assert_int_equal(tabs[1], PANEL_FOLLOWUPS);
    assert_int_equal(layout_panel_at(&layout, 5, 15), PANEL_FOLLOWUPS);
}

static void the_tab_last_looked_at_stays_forward(void **state)
{
    struct layout layout;

    (void)state;
    layout_of(&layout, &(struct layout_wish){.width = 80, .height = 24, .followups_forward = true});
    assert_int_equal(layout.places[PANEL_FOLLOWUPS], PANEL_SHOWN);
}

static void a_focused_small_panel_grows_to_its_content_and_no_further(void **state)
{
    struct layout_wish wish = {.width = 80, .height = 24, .focus = PANEL_PARTIES,
                               .grow_focused = true, .rows = {[PANEL_PARTIES] = 8}};
    struct layout layout;

    (void)state;
    layout_of(&layout, &wish);
    assert_int_equal(layout.panels[PANEL_PARTIES].height, 10);
    assert_int_equal(layout.panels[PANEL_ISSUES].height, 11);
    wish.rows[PANEL_PARTIES] = 100;
    layout_of(&layout, &wish);
    assert_int_equal(layout.panels[PANEL_PARTIES].height, 12);
    wish.grow_focused = false;
    layout_of(&layout, &wish);
    assert_int_equal(layout.panels[PANEL_PARTIES].height, 8);
}

static void in_a_column_the_others_make_room_for_the_focused_one(void **state)
{
    struct layout_wish wish = {.width = 120, .height = 28, .focus = PANEL_FOLLOWUPS,
                               .grow_focused = true, .rows = {[PANEL_FOLLOWUPS] = 11}};
    struct layout layout;

    (void)state;
    layout_of(&layout, &wish);
    assert_int_equal(layout.panels[PANEL_FOLLOWUPS].height, 13);
    assert_int_equal(layout.panels[PANEL_MEETINGS].height
                         + layout.panels[PANEL_PARTIES].height, 12);
}

static void a_zoomed_panel_takes_all(void **state)
{
    (void)state;
    assert_lays((struct layout_wish){.width = 160, .height = 45, .zoomed = true,
                                     .focus = PANEL_ACTIVITY},
                "XL\n"
                "header 0,0 160x1\n"
                "Issues behind Activity\n"
                "Meetings behind Activity\n"
                "Parties behind Activity\n"
                "Follow-ups behind Activity\n"
                "Activity 0,1 160x42\n"
                "message 0,43 160x1\n"
                "hints 0,44 160x1\n");
}

static void the_preview_lies_over_what_does_not_have_the_focus(void **state)
{
    struct layout_wish wish = {.width = 80, .height = 24, .preview = PREVIEW_BELOW};
    struct layout layout;

    (void)state;
    layout_of(&layout, &wish);
    assert_int_equal(layout.preview.y, 14);
    assert_int_equal(layout.places[PANEL_MEETINGS], PANEL_ABSENT);
    wish.focus = PANEL_PARTIES;
    layout_of(&layout, &wish);
    assert_int_equal(layout.preview.y, 1);
    assert_int_equal(layout.places[PANEL_ISSUES], PANEL_ABSENT);
    assert_int_equal(layout.focus, PANEL_PARTIES);
}

static void the_preview_goes_right_only_where_both_fit(void **state)
{
    struct layout_wish wish = {.width = 120, .height = 36, .preview = PREVIEW_RIGHT};
    struct layout layout;

    (void)state;
    layout_of(&layout, &wish);
    assert_int_equal(layout.preview.x, 0);
    wish.width = 140;
    layout_of(&layout, &wish);
    assert_int_equal(layout.preview.x, 56);
    assert_int_equal(layout.panels[PANEL_ISSUES].height, 33);
}

static void the_focus_goes_round_the_panels_there_are(void **state)
{
    struct layout layout;

    (void)state;
    layout_of(&layout, &(struct layout_wish){.width = 80, .height = 24});
    assert_int_equal(layout_next(&layout, 1), PANEL_MEETINGS);
    assert_int_equal(layout_next(&layout, -1), PANEL_FOLLOWUPS);
}

/* All areas that something is drawn in. */
static size_t areas_of(const struct layout *layout, struct area out[PANELS + 6])
{
    const struct area others[] = {layout->header, layout->tabs,    layout->preview,
                                  layout->week,   layout->message, layout->hints};
    size_t count = 0;

    for (int i = 0; i < PANELS; i++) {
        if (layout->places[i] == PANEL_SHOWN)
            out[count++] = layout->panels[i];
    }
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        if (area_is_there(others[i]))
            out[count++] = others[i];
    }
    return count;
}

static bool overlap(struct area a, struct area b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height
           && b.y < a.y + a.height;
}

static void check_minimums(const struct layout *layout)
{
    bool roomy = layout->name >= LAYOUT_S;

    for (int i = 0; i < PANELS; i++) {
        struct area area = layout->panels[i];
        int width = i == PANEL_ISSUES && roomy ? 48 : 30;
        int height = i == PANEL_ISSUES ? 6 : 5;

        if (layout->places[i] != PANEL_SHOWN)
            continue;
        assert_true(area.width >= width);
        assert_true(area.height >= (roomy ? height : 3));
    }
    if (area_is_there(layout->preview)) {
        assert_true(layout->preview.width >= 44);
        assert_true(layout->preview.height >= 8);
    }
    if (area_is_there(layout->week)) {
        assert_true(layout->week.width >= 30);
        assert_true(layout->week.height >= 12);
    }
}

/* Every cell of the screen belongs to just one part, and no part is smaller than it may be. */
static void check_layout(const struct layout_wish *wish)
{
    struct area areas[PANELS + 6];
    struct layout layout;
    size_t count;
    long cells = 0;

    layout_of(&layout, wish);
    count = areas_of(&layout, areas);
    for (size_t i = 0; i < count; i++) {
        assert_true(areas[i].x >= 0 && areas[i].x + areas[i].width <= wish->width);
        assert_true(areas[i].y >= 0 && areas[i].y + areas[i].height <= wish->height);
        cells += (long)areas[i].width * areas[i].height;
        for (size_t j = 0; j < i; j++)
            assert_false(overlap(areas[i], areas[j]));
    }
    if (layout.name == LAYOUT_TOO_SMALL) {
        assert_int_equal(count, 0);
        return;
    }
    assert_int_equal(cells, (long)wish->width * wish->height);
    assert_int_equal(layout.places[layout.focus], PANEL_SHOWN);
    check_minimums(&layout);
}

/* A small generator of numbers, the same on every machine. */
static unsigned next_number(unsigned *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static int below(unsigned *seed, unsigned most)
{
    return (int)(next_number(seed) % most);
}

static void every_size_is_covered_without_a_gap_or_an_overlap(void **state)
{
    unsigned seed = 7;

    (void)state;
    for (int width = 1; width <= 220; width++) {
        for (int height = 1; height <= 90; height++) {
            struct layout_wish wish = {
                .width = width, .height = height,
                .focus = (enum panel)below(&seed, PANELS),
                .zoomed = below(&seed, 4) == 0,
                .preview = (enum preview)below(&seed, 4),
                .grow_focused = below(&seed, 2) == 0,
                .followups_forward = below(&seed, 2) == 0,
            };

            for (int i = 0; i < PANELS; i++)
                wish.rows[i] = below(&seed, 200);
            check_layout(&wish);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(at_160x45_there_are_three_columns),
        cmocka_unit_test(at_120x36_the_small_panels_stand_in_one_column),
        cmocka_unit_test(at_80x24_a_pair_stands_below_the_issues),
        cmocka_unit_test(at_60x20_one_panel_stands_under_tabs),
        cmocka_unit_test(at_40x10_one_panel_has_all_and_no_border),
        cmocka_unit_test(at_24x5_there_is_room_for_nothing),
        cmocka_unit_test(a_panel_that_has_no_place_gives_the_focus_to_the_issues),
        cmocka_unit_test(the_focused_tab_comes_forward),
        cmocka_unit_test(the_tab_last_looked_at_stays_forward),
        cmocka_unit_test(a_focused_small_panel_grows_to_its_content_and_no_further),
        cmocka_unit_test(in_a_column_the_others_make_room_for_the_focused_one),
        cmocka_unit_test(a_zoomed_panel_takes_all),
        cmocka_unit_test(the_preview_lies_over_what_does_not_have_the_focus),
        cmocka_unit_test(the_preview_goes_right_only_where_both_fit),
        cmocka_unit_test(the_focus_goes_round_the_panels_there_are),
        cmocka_unit_test(every_size_is_covered_without_a_gap_or_an_overlap),
    };

    return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
