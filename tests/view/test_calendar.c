#include "support/test.h"

#include <locale.h>
#include <string.h>

#include "base/str.h"
#include "command/calendar.h"
#include "command/slots.h"
#include "support/region.h"
#include "support/snapshot.h"
#include "view/calendar.h"
#include "view/view.h"

/* The calendar and the slot finder of the sample region on 2 February 2026, in every size. */

static int setup(void **state)
{
    static struct region region;

    region_open_filled(&region);
    *state = &region;
    return 0;
}

static int teardown(void **state)
{
    region_close(*state);
    return 0;
}

struct looking {
    const struct view *view;
    void *model;
    struct list_state lists[LISTS_MOST];
    struct frame frame;
    struct arena arena;
};

static void look_at(struct looking *look, struct region *region, const struct view *view,
                    const char *query)
{
    struct view_request request = {.query = query};
    struct error err = {0};

    *look = (struct looking){.view = view};
    look->model = arena_alloc(&look->arena, view->model_size);
    must(view->load(look->model, &request, &region->desk, &look->arena, &err));
    look->frame = (struct frame){.now = region->desk.now, .config = &region->config,
                                 .zones = region->zones, .lists = look->lists};
    for (size_t i = 0; i < LISTS_MOST; i++) {
        const struct listing *listing = view->listing(look->model, i);

        if (listing)
            listing_arrange(listing, &look->lists[i], &look->frame, 1000, &look->arena);
    }
}

static void look_away(struct looking *look)
{
    arena_clear(&look->arena);
}

static void draw(struct looking *look, int width, int height, bool roles, struct str *out)
{
    struct canvas canvas;
    struct stage stage;

    str_add(out, "=== %dx%d  %s\n", width, height, look->view->place(look->model));
    canvas_init(&canvas, width, height, look->frame.ascii);
    look->view->stage(look->model, &look->frame, width, height, &stage);
    look->view->draw(look->model, &look->frame, &stage, &canvas);
    if (roles)
        canvas_dump(&canvas, out);
    else
        canvas_dump_text(&canvas, out);
    canvas_done(&canvas);
}

static void snapshot(struct region *region, const struct view *view, const char *query,
                     const struct place *place, const char *name)
{
    static const struct {
        int width, height;
    } sizes[] = {{160, 45}, {120, 36}, {80, 24}, {60, 20}, {40, 10}, {30, 6}};
    struct str text = {0};
    struct looking look;

    look_at(&look, region, view, query);
    if (place)
        look.frame.place = *place;
    for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++)
        draw(&look, sizes[i].width, sizes[i].height, false, &text);
    draw(&look, 80, 24, true, &text);
    look.frame.ascii = true;
    draw(&look, 80, 24, false, &text);
    look_away(&look);
    snapshot_check(name, text.text);
    str_done(&text);
}

static void a_week_shows_meetings_by_the_hour_and_days_that_matter_above(void **state)
{
    struct place place = {.is_set = true, .day = date_of(2026, 2, 4), .minute = 15 * 60};

    snapshot(*state, &calendar_view, "week 2026-02-02", &place, "calendar/week");
}

static void a_month_shows_what_its_days_have(void **state)
{
    struct place place = {.is_set = true, .day = date_of(2026, 2, 4), .minute = 15 * 60};

    snapshot(*state, &calendar_view, "month 2026-02-01", &place, "calendar/month");
}

static void lanes_show_who_is_free_and_the_least_bad_time_comes_first(void **state)
{
    snapshot(*state, &slots_view, "who M-203\n", NULL, "calendar/slots");
}

/* Moves */

static struct calendar_ask go(struct looking *look, enum calendar_move move)
{
    struct calendar_ask ask;

    look->frame.place = calendar_go(look->model, &look->frame, move, &ask);
    return ask;
}

static const char *at(const struct looking *look)
{
    struct target target = look->view->target(look->model, &look->frame);

    return target.noun ? target.key : "";
}

static void assert_place(const struct looking *look, struct date day, int minute)
{
    assert_int_equal(look->frame.place.day.day, day.day);
    assert_int_equal(look->frame.place.minute, minute);
}

static void hours_and_days_are_gone_through_and_what_is_there_is_the_target(void **state)
{
    struct calendar_ask ask = {CALENDAR_WEEK, date_of(2026, 2, 9)};
    struct looking look;

    look_at(&look, *state, &calendar_view, "week 2026-02-04");
    look.frame.place =
        (struct place){.is_set = true, .day = date_of(2026, 2, 4), .minute = 14 * 60};
    assert_string_equal(at(&look), "M-202");
    (void)go(&look, CALENDAR_DOWN);
    assert_string_equal(at(&look), "M-203");
    (void)go(&look, CALENDAR_LEFT);
    assert_place(&look, date_of(2026, 2, 3), 15 * 60);
    (void)go(&look, CALENDAR_UP);
    assert_string_equal(at(&look), "");
    (void)go(&look, CALENDAR_WEEK_END);
    assert_place(&look, date_of(2026, 2, 8), 14 * 60);
    assert_true(calendar_wants_load(look.model, &ask));
    ask.day = look.frame.place.day;
    assert_false(calendar_wants_load(look.model, &ask));
    look_away(&look);
}

static void a_day_further_than_the_week_asks_for_the_next_one(void **state)
{
    struct looking look;
    struct calendar_ask ask;

    look_at(&look, *state, &calendar_view, "week 2026-02-04");
    look.frame.place = (struct place){.is_set = true, .day = date_of(2026, 2, 8), .minute = 600};
    ask = go(&look, CALENDAR_RIGHT);
    assert_int_equal(ask.day.day, date_of(2026, 2, 9).day);
    assert_true(calendar_wants_load(look.model, &ask));
    look.frame.place.day = date_of(2026, 2, 4);
    ask = go(&look, CALENDAR_TO_MONTH);
    assert_int_equal(ask.span, CALENDAR_MONTH);
    assert_true(calendar_wants_load(look.model, &ask));
    look_away(&look);
}

/* From the first to the last entry and no further without other days. */
static void every_entry_is_come_by(void **state)
{
    struct looking look;
    size_t count = 0;

    look_at(&look, *state, &calendar_view, "week 2026-02-02");
    look.frame.place = (struct place){.is_set = true, .day = date_of(2026, 2, 2), .minute = -1};
    for (;;) {
        struct calendar_ask ask = go(&look, CALENDAR_NEXT);

        if (calendar_wants_load(look.model, &ask))
            break;
        assert_string_not_equal(at(&look), "");
        assert_true(++count < 500);
    }
    assert_true(count > 10);
    assert_place(&look, date_of(2026, 2, 9), 8 * 60);
    look_away(&look);
}

static void the_week_begins_on_the_day_that_was_said(void **state)
{
    (void)state;
    assert_int_equal(calendar_week_of(date_of(2026, 2, 4), 0).day, date_of(2026, 2, 2).day);
    assert_int_equal(calendar_week_of(date_of(2026, 2, 4), 6).day, date_of(2026, 2, 1).day);
    assert_int_equal(calendar_week_of(date_of(2026, 2, 1), 0).day, date_of(2026, 1, 26).day);
    assert_int_equal(calendar_week_of(date_of(2026, 2, 1), 6).day, date_of(2026, 2, 1).day);
}

static void a_click_leads_to_the_hour_it_was_on(void **state)
{
    struct looking look;
    struct place place;
    struct stage stage;

    look_at(&look, *state, &calendar_view, "week 2026-02-04");
    look.frame.place = (struct place){.is_set = true, .day = date_of(2026, 2, 2), .minute = 600};
    calendar_view.stage(look.model, &look.frame, 80, 24, &stage);
    for (int y = 2; y < 21; y++) {
        for (int x = 1; x < 79; x++) {
            if (!calendar_view.place_at(look.model, &look.frame, &stage, x, y, &place))
                continue;
            assert_in_range(place.day.day, date_of(2026, 2, 2).day, date_of(2026, 2, 8).day);
            assert_true(place.minute >= -1 && place.minute < 24 * 60);
        }
    }
    assert_false(calendar_view.place_at(look.model, &look.frame, &stage, 0, 0, &place));
    look_away(&look);
}

/* Whose turn it is */

static void what_is_asked_survives_being_written(void **state)
{
    struct region *region = *state;
    struct slots_ask ask = {.who = {"NWP", "Ana Katrina de los Santos"}, .count = 2,
                            .without = {"NWP"}, .without_count = 1, .minutes = 45,
                            .from = date_of(2026, 2, 3), .to = DATE_NONE};
    struct slots_ask back;

    slots_ask_read(&back, slots_ask_write(&ask, &region->arena), &region->arena);
    assert_int_equal(back.count, 2);
    assert_string_equal(back.who[1], "Ana Katrina de los Santos");
    assert_string_equal(back.without[0], "NWP");
    assert_int_equal(back.minutes, 45);
    assert_int_equal(back.from.day, ask.from.day);
    assert_false(date_is_set(back.to));
}

static void a_meeting_brings_those_it_is_with_and_is_not_busy_with_itself(void **state)
{
    struct region *region = *state;
    struct slots slots;
    struct slots_ask ask = {.who = {"M-203"}, .count = 1, .minutes = NUMBER_NONE,
                            .from = DATE_NONE, .to = DATE_NONE};
    struct error err = {0};

    must(slots_load(&slots, &ask, &region->desk, &region->arena, &err));
    assert_string_equal(slots.about, "M-203");
    assert_int_equal(slots.ask.minutes, 60);
    assert_int_equal(slots.count, 4);       /* me, BLA, Ana Katrina, Min-jun; two declined */
    for (size_t i = 0; i < slots.participants[0].busy_count; i++)
        assert_true(slots.participants[0].busy[i].from != slots.moved->starts_at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_week_shows_meetings_by_the_hour_and_days_that_matter_above),
        cmocka_unit_test(a_month_shows_what_its_days_have),
        cmocka_unit_test(lanes_show_who_is_free_and_the_least_bad_time_comes_first),
        cmocka_unit_test(hours_and_days_are_gone_through_and_what_is_there_is_the_target),
        cmocka_unit_test(a_day_further_than_the_week_asks_for_the_next_one),
        cmocka_unit_test(every_entry_is_come_by),
        cmocka_unit_test(the_week_begins_on_the_day_that_was_said),
        cmocka_unit_test(a_click_leads_to_the_hour_it_was_on),
        cmocka_unit_test(what_is_asked_survives_being_written),
        cmocka_unit_test(a_meeting_brings_those_it_is_with_and_is_not_busy_with_itself),
    };

    (void)setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, setup, teardown);
}
