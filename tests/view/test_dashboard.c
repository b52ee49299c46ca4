#include "support/test.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "support/region.h"
#include "support/snapshot.h"
#include "view/listing.h"

/* The dashboard of the sample region on 2 February 2026, 08:40 in Los Angeles. */

struct seat {
    struct region region;
    struct list_state lists[LISTS_MOST];
    struct frame frame;
    struct stage stage;
    struct canvas canvas;
    void *model;
};

static void look(struct seat *seat)
{
    seat->frame = (struct frame){
        .now = seat->region.desk.now,
        .config = seat->region.desk.config,
        .zones = seat->region.zones,
        .keymap = region_keys(&seat->region),
        .lists = seat->lists,
    };
}

static int setup(void **state)
{
    static struct seat seat;

    seat = (struct seat){.model = NULL};
    region_open(&seat.region);
    look(&seat);
    *state = &seat;
    return 0;
}

static int teardown(void **state)
{
    struct seat *seat = *state;

    canvas_done(&seat->canvas);
    region_close(&seat->region);
    return 0;
}

static void load(struct seat *seat)
{
    struct view_request request = {.rows_wanted = 100};
    struct error err = {0};

    seat->model = arena_alloc(&seat->region.arena, dashboard_view.model_size);
    must(dashboard_view.load(seat->model, &request, &seat->region.desk, &seat->region.arena,
                             &err));
}

static void arrange(struct seat *seat)
{
    const struct listing *listing;

    for (size_t i = 0; (listing = dashboard_view.listing(seat->model, i)); i++)
        listing_arrange(listing, &seat->lists[i], &seat->frame, seat->stage.lists[i].height,
                        &seat->region.arena);
}

static void draw(struct seat *seat, int width, int height)
{
    canvas_done(&seat->canvas);
    canvas_init(&seat->canvas, width, height, seat->frame.ascii);
    for (int pass = 0; pass < 2; pass++) {
        dashboard_view.stage(seat->model, &seat->frame, width, height, &seat->stage);
        arrange(seat);
    }
    dashboard_view.stage(seat->model, &seat->frame, width, height, &seat->stage);
    dashboard_view.draw(seat->model, &seat->frame, &seat->stage, &seat->canvas);
}

static void check(struct seat *seat, const char *what)
{
    struct str dump = {0};
    char name[64];

    (void)snprintf(name, sizeof(name), "dashboard/%s-%dx%d", what, seat->canvas.width,
                   seat->canvas.height);
    canvas_dump(&seat->canvas, &dump);
    snapshot_check(name, dump.text);
    str_done(&dump);
}

static void draw_and_check(struct seat *seat, const char *what, int width, int height)
{
    draw(seat, width, height);
    check(seat, what);
}

static void load_region(struct seat *seat)
{
    region_close(&seat->region);
    region_open_filled(&seat->region);
    look(seat);
    load(seat);
}

static void the_region_is_shown_at_every_size(void **state)
{
    static const int sizes[][2] = {{160, 45}, {160, 40}, {120, 36}, {120, 28}, {80, 24},
                                   {60, 20},  {40, 10},  {30, 6},   {24, 5}};
    struct seat *seat = *state;

    load_region(seat);
    for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++)
        draw_and_check(seat, "region", sizes[i][0], sizes[i][1]);
}

static void each_panel_previews_its_record(void **state)
{
    static const char *const names[] = {"issues", "meetings", "parties", "followups", "activity"};
    struct seat *seat = *state;

    load_region(seat);
    for (seat->frame.focus = 0; seat->frame.focus < 5; seat->frame.focus++)
        draw_and_check(seat, names[seat->frame.focus], 160, 45);
    for (seat->frame.focus = 1; seat->frame.focus < 4; seat->frame.focus++)
        draw_and_check(seat, names[seat->frame.focus], 80, 24);
    for (seat->frame.focus = 1; seat->frame.focus < 4; seat->frame.focus++)
        draw_and_check(seat, names[seat->frame.focus], 40, 10);
}

static void an_empty_store_says_how_to_begin(void **state)
{
    struct seat *seat = *state;

    load(seat);
    draw_and_check(seat, "empty", 160, 45);
    draw_and_check(seat, "empty", 80, 24);
    draw_and_check(seat, "empty", 40, 10);
}

/* Lines as a file would have them, on top of what is there. */
static void import_lines(struct seat *seat, const char *text)
{
    struct region *region = &seat->region;
    struct import_options options = {0};
    struct import_result result;
    struct import_file file;
    struct error err = {0};

    assert_true(jsonl_read(&file, text, strlen(text), "x.jsonl", region->zones,
                           &region->complaints));
    must(import_apply(region->store, &region->author, &file, "x.jsonl", &options,
                      &region->complaints, &result, &err));
}

static const char begin[] =
    "{\"kind\":\"liaise\",\"format\":1,\"home\":\"OEM\"}\n"
    "{\"kind\":\"person\",\"name\":\"Dana Whitlock-Reyes\",\"languages\":[],\"roles\":[],"
    "\"channels\":[]}\n";

static void add_issue(struct str *out, int number, const char *title, const char *target)
{
    str_add(out,
            "{\"kind\":\"issue\",\"ref\":\"I-%d\",\"title\":\"%s\",\"issue_kind\":\"conflict\","
            "\"severity\":\"high\",\"owner\":\"Dana Whitlock-Reyes\",\"opened\":\"2026-01-05\","
            "\"target\":\"%s\",\"parties\":[{\"org\":\"NWP\",\"stance\":\"objects\"}],"
            "\"history\":[{\"on\":\"2026-01-05\",\"status\":\"new\"}],\"stages\":"
            "[{\"on\":\"2026-01-05\",\"stage\":2,\"reason\":\"%s\"}]}\n",
            number, title, target, title);
}

static void add_meeting(struct str *out, int number, const char *title, const char *day,
                        const char *zone, const char *agenda)
{
    str_add(out,
            "{\"kind\":\"meeting\",\"ref\":\"M-%d\",\"title\":\"%s\",\"starts\":\"%sT10:00\","
            "\"ends\":\"%sT11:30\",\"tz\":\"%s\",\"parties\":[\"NWP\"],\"people\":[],"
            "\"status\":\"scheduled\",\"agenda\":[%s],\"minutes\":[]}\n",
            number, title, day, day, zone, agenda);
}

static void add_followup(struct str *out, int number, const char *title, const char *due,
                         const char *more)
{
    str_add(out,
            "{\"kind\":\"followup\",\"ref\":\"F-%d\",\"title\":\"%s\",\"org\":\"NWP\","
            "\"followup_kind\":\"call\",\"priority\":\"low\",\"due\":\"%s\","
            "\"status\":\"planned\"%s}\n",
            number, title, due, more);
}

static void import_and_load(struct seat *seat, struct str *lines)
{
    import_lines(seat, lines->text);
    str_done(lines);
    load(seat);
}

static void one_row_of_each_is_shown(void **state)
{
    struct seat *seat = *state;
    struct str lines = {0};

    str_add(&lines, "%s", begin);
    add_issue(&lines, 1, "Mooring fees", "2026-02-02");
    add_meeting(&lines, 1, "Mooring fees I-1", "2026-02-05", "Asia/Tokyo", "");
    add_followup(&lines, 1, "Call about the mooring fees", "2026-02-02", ",\"about\":\"I-1\"");
    import_and_load(seat, &lines);
    draw_and_check(seat, "one", 160, 45);
    draw_and_check(seat, "one", 80, 24);
    draw_and_check(seat, "one", 40, 10);
}

static void add_many(struct str *lines)
{
    char title[64];

    for (int i = 1; i <= 500; i++) {
        (void)snprintf(title, sizeof(title), "Matter number %d of very many matters", i);
        add_issue(lines, i, title, i % 7 ? "2026-02-20" : "2026-01-20");
        add_followup(lines, i, title, i % 5 ? "2026-02-04" : "2025-11-30", "");
    }
    for (int i = 1; i <= 60; i++)
        add_meeting(lines, i, "Round", "2026-02-10", "America/Los_Angeles", "\"all\"");
}

static void five_hundred_rows_can_be_scrolled(void **state)
{
    struct seat *seat = *state;
    struct str lines = {0};

    str_add(&lines, "%s", begin);
    add_many(&lines);
    import_and_load(seat, &lines);
    draw_and_check(seat, "many", 80, 24);
    draw_and_check(seat, "many", 40, 10);
    scroll_go(&seat->lists[PANEL_ISSUES].scroll, 499, seat->stage.lists[PANEL_ISSUES].height);
    seat->lists[PANEL_ISSUES].id = 0;
    draw_and_check(seat, "many-last", 80, 24);
}

static void import_wide(struct seat *seat)
{
    struct str lines = {0};

    str_add(&lines, "%s", begin);
    add_issue(&lines, 1, "港湾の夏季利用時間について地元組合と協議する必要がある件", "2026-02-02");
    add_issue(&lines, 2, "رسوم الميناء للسفن الصغيرة خلال موسم الصيف القادم", "2026-01-30");
    add_issue(&lines, 3,
              "Ca\u0301fe\u0301 Ångström e\u0301le\u0300ve fac\u0327ade x\u0301\u0302\u0303y",
              "2026-02-20");
    add_meeting(&lines, 1, "東京オフィス定例会議", "2026-02-05", "Asia/Tokyo", "\"議題\"");
    add_meeting(&lines, 2, "اجتماع الميناء", "2026-02-06", "Asia/Dubai", "\"a\"");
    add_followup(&lines, 1, "東京事務所へ電話する（埠頭使用料の件）", "2026-02-02", "");
    import_and_load(seat, &lines);
}

static void wide_and_combining_characters_keep_the_columns(void **state)
{
    struct seat *seat = *state;

    import_wide(seat);
    draw_and_check(seat, "wide", 160, 45);
    draw_and_check(seat, "wide", 80, 24);
    draw_and_check(seat, "wide", 40, 10);
}

/* No row of the screen is wider than it, whatever stands in it. */
static void no_size_breaks_the_screen(void **state)
{
    struct seat *seat = *state;

    import_wide(seat);
    for (int height = 1; height <= 46; height += 3) {
        for (int width = 1; width <= 170; width += 7) {
            seat->frame.preview = (enum preview)((width + height) % 4);
            seat->frame.zoomed = width % 2;
            seat->frame.focus = (size_t)((width + height) % PANELS);
            draw(seat, width, height);
            for (int y = 0; y < height; y++) {
                int columns = 0;

                for (int x = 0; x < width; x++)
                    columns += text_columns(canvas_at(&seat->canvas, x, y)->text);
                assert_int_equal(columns, width);
            }
        }
    }
}

static void on_a_saturday_the_week_ahead_is_shown(void **state)
{
    struct seat *seat = *state;
    struct str lines = {0};

    seat->region.desk.now.today = date_of(2026, 2, 7);
    seat->region.desk.now.instant += (int64_t)5 * INSTANT_DAY;
    seat->frame.now = seat->region.desk.now;
    str_add(&lines, "%s", begin);
    add_meeting(&lines, 1, "Round", "2026-02-10", "America/Los_Angeles", "");
    add_meeting(&lines, 2, "Round at the same time", "2026-02-10", "America/Los_Angeles", "\"a\"");
    add_meeting(&lines, 3, "Review", "2026-02-13", "America/New_York", "\"a\"");
    import_and_load(seat, &lines);
    draw_and_check(seat, "saturday", 160, 45);
}

static size_t count_headings(const struct seat *seat)
{
    const struct listing *listing = dashboard_view.listing(seat->model, PANEL_MEETINGS);
    const struct list_state *state = &seat->lists[PANEL_MEETINGS];
    size_t count = 0;

    for (size_t i = 0; i < state->shown_count; i++)
        count += listing->rows[state->shown[i]].heading != NULL;
    return count;
}

static void the_headings_of_days_come_and_go_with_the_room(void **state)
{
    struct seat *seat = *state;
    struct list_state *list = &seat->lists[PANEL_MEETINGS];
    const struct listing *listing;

    load_region(seat);
    listing = dashboard_view.listing(seat->model, PANEL_MEETINGS);
    draw(seat, 160, 45);
    assert_in_range(count_headings(seat), 8, 20);
    assert_false(listing_wants_arranging(listing, list, 14));
    assert_true(listing_wants_arranging(listing, list, 6));
    draw(seat, 80, 24);
    assert_int_equal(count_headings(seat), 0);
    assert_true(listing_wants_arranging(listing, list, 14));
    list->filter = "talks";
    draw(seat, 160, 45);
    assert_int_equal(count_headings(seat), 2);  /* of the two days with talks */
    assert_int_equal(list->shown_count, 4);
    list->filter = NULL;
}

static void what_waits_or_is_snoozed_is_hidden_until_it_is_asked_for(void **state)
{
    struct seat *seat = *state;
    struct str lines = {0};
    struct list_state *list = &seat->lists[PANEL_FOLLOWUPS];

    str_add(&lines, "%s", begin);
    add_followup(&lines, 1, "Shown", "2026-02-02", "");
    add_followup(&lines, 2, "Call back", "2026-02-03", ",\"not_before\":\"2026-02-03\"");
    add_followup(&lines, 3, "Later", "2026-03-03", "");
    import_and_load(seat, &lines);
    draw(seat, 120, 36);
    assert_int_equal(list->shown_count, 1);
    list->show_hidden = true;
    draw_and_check(seat, "snoozed", 120, 36);
    assert_int_equal(list->shown_count, 2);
}

static void an_issue_previews_what_it_mentions(void **state)
{
    struct seat *seat = *state;

    load_region(seat);
    scroll_go(&seat->lists[PANEL_ISSUES].scroll, 0, 10);
    seat->frame.zoomed = false;
    seat->frame.preview = PREVIEW_RIGHT;
    draw_and_check(seat, "right", 220, 60);
}

static void a_preview_takes_the_place_of_others_where_there_is_little_room(void **state)
{
    struct seat *seat = *state;

    load_region(seat);
    seat->frame.preview = PREVIEW_BELOW;
    draw_and_check(seat, "preview", 80, 24);
    draw_and_check(seat, "preview", 60, 20);
    seat->frame.preview_top = 3;
    draw_and_check(seat, "preview-scrolled", 80, 24);
    seat->frame.zoomed = true;
    draw_and_check(seat, "zoomed", 160, 45);
}

static void when_all_is_done_the_lists_say_so(void **state)
{
    struct seat *seat = *state;
    struct str lines = {0};

    str_add(&lines,
            "%s{\"kind\":\"issue\",\"ref\":\"I-1\",\"title\":\"Fees\",\"issue_kind\":\"claim\","
            "\"severity\":\"high\",\"owner\":\"Dana Whitlock-Reyes\",\"opened\":\"2026-01-05\","
            "\"parties\":[{\"org\":\"NWP\",\"stance\":\"objects\"}],\"history\":"
            "[{\"on\":\"2026-01-05\",\"status\":\"new\"},{\"on\":\"2026-01-06\","
            "\"status\":\"closed\",\"closure\":\"withdrawn\"}],\"stages\":[]}\n",
            begin);
    add_followup(&lines, 1, "Call", "2026-03-02", "");
    import_and_load(seat, &lines);
    draw_and_check(seat, "done", 120, 36);
}

static void the_header_counts_what_there_is_in_words(void **state)
{
    struct seat *seat = *state;
    struct count counts[8];

    load_region(seat);
    assert_int_equal(dashboard_view.counts(seat->model, counts, 8), 4);
    assert_string_equal(counts[0].text, "42 late");
    assert_string_equal(counts[1].text, "2 today");
    assert_string_equal(counts[2].text, "4 conflicts");
    assert_string_equal(counts[3].text, "28 waiting");
    assert_int_equal(dashboard_view.counts(seat->model, counts, 2), 2);
}

static void in_an_ascii_locale_nothing_but_ascii_is_drawn(void **state)
{
    struct seat *seat = *state;
    struct str dump = {0};

    (void)setlocale(LC_ALL, "C");
    load_region(seat);
    seat->frame.ascii = true;
    draw_and_check(seat, "ascii", 160, 45);
    draw_and_check(seat, "ascii", 80, 24);
    canvas_dump_text(&seat->canvas, &dump);
    for (size_t i = 0; i < dump.length; i++)
        assert_in_range((unsigned char)dump.text[i], '\n', '~');
    str_done(&dump);
    (void)setlocale(LC_ALL, "C.UTF-8");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_region_is_shown_at_every_size, setup, teardown),
        cmocka_unit_test_setup_teardown(each_panel_previews_its_record, setup, teardown),
        cmocka_unit_test_setup_teardown(an_empty_store_says_how_to_begin, setup, teardown),
        cmocka_unit_test_setup_teardown(one_row_of_each_is_shown, setup, teardown),
        cmocka_unit_test_setup_teardown(five_hundred_rows_can_be_scrolled, setup, teardown),
        cmocka_unit_test_setup_teardown(wide_and_combining_characters_keep_the_columns, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(no_size_breaks_the_screen, setup, teardown),
        cmocka_unit_test_setup_teardown(the_headings_of_days_come_and_go_with_the_room, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(on_a_saturday_the_week_ahead_is_shown, setup, teardown),
        cmocka_unit_test_setup_teardown(
            what_waits_or_is_snoozed_is_hidden_until_it_is_asked_for, setup, teardown),
        cmocka_unit_test_setup_teardown(an_issue_previews_what_it_mentions, setup, teardown),
        cmocka_unit_test_setup_teardown(
            a_preview_takes_the_place_of_others_where_there_is_little_room, setup, teardown),
        cmocka_unit_test_setup_teardown(when_all_is_done_the_lists_say_so, setup, teardown),
        cmocka_unit_test_setup_teardown(the_header_counts_what_there_is_in_words, setup, teardown),
        cmocka_unit_test_setup_teardown(in_an_ascii_locale_nothing_but_ascii_is_drawn, setup,
                                        teardown),
    };

    (void)setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
