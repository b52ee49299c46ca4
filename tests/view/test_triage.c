#include "support/test.h"

#include <liaise/org.h>
#include <locale.h>
#include <string.h>

#include "base/str.h"
#include "support/region.h"
#include "support/snapshot.h"
#include "view/triage.h"

/* Triage of the sample region on 2 February 2026 at 08:40, in every size. */

static int setup(void **state)
{
    static struct region region;

    (void)setlocale(LC_ALL, "");
    region_open_filled(&region);
    *state = &region;
    return 0;
}

static int teardown(void **state)
{
    region_close(*state);
    return 0;
}

static const struct {
    int width, height;
} sizes[] = {{160, 45}, {120, 36}, {80, 24}, {60, 20}, {40, 10}, {30, 6}};

static void draw(struct region *region, const void *model, size_t size, bool roles, struct str *out)
{
    struct list_state lists[LISTS_MOST] = {0};
    struct frame frame = {.now = region->desk.now, .config = &region->config,
                          .zones = region->zones, .lists = lists};
    int width = sizes[size].width, height = sizes[size].height;
    struct count counts[8];
    struct canvas canvas;
    struct stage stage = {0};
    size_t count = triage_view.counts(model, counts, 8);

    str_add(out, "=== %dx%d  %s", width, height, triage_view.place(model));
    for (size_t i = 0; i < count; i++)
        str_add(out, " | %s", counts[i].text);
    str_add(out, "\n");
    canvas_init(&canvas, width, height, false);
    triage_view.stage(model, &frame, width, height, &stage);
    triage_view.draw(model, &frame, &stage, &canvas);
    if (roles)
        canvas_dump(&canvas, out);
    else
        canvas_dump_text(&canvas, out);
    canvas_done(&canvas);
}

static void snapshot(struct region *region, const char *name)
{
    struct view_request request = {.rows_wanted = 100};
    struct arena arena = {0};
    struct str text = {0}, file = {0};
    struct error err = {0};
    void *model = arena_alloc(&arena, triage_view.model_size);

    must(triage_view.load(model, &request, &region->desk, &arena, &err));
    for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++)
        draw(region, model, i, false, &text);
    draw(region, model, 2, true, &text);
    str_add(&file, "triage/%s", name);
    snapshot_check(file.text, text.text);
    str_done(&file);
    str_done(&text);
    arena_clear(&arena);
}

/* The first item of that noun. */
static void show_first(struct region *region, struct triage *triage, const struct noun *noun)
{
    struct error err = {0};
    size_t at = 0;

    while (at < triage->count && triage->items[at].noun != noun)
        at++;
    assert_true(at < triage->count);
    triage_show(triage, at, region->desk.now.instant);
    must(triage_save(&region->desk, triage, &err));
}

static void each_kind_of_item_says_why_it_is_here(void **state)
{
    static const struct noun *const kinds[] = {&issue_noun, &followup_noun, &commitment_noun,
                                               &org_noun, &agreement_noun};
    struct region *region = *state;
    struct arena arena = {0};
    struct error err = {0};
    struct triage triage;

    must(triage_gather(&region->desk, NULL, 0, &triage, &arena, &err));
    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
        show_first(region, &triage, kinds[i]);
        snapshot(region, kinds[i]->name);
    }
    arena_clear(&arena);
}

static void run(struct region *region, const struct command *command, const char *const *args,
                const char *const *rest)
{
    struct arena arena = {0};
    struct call call = {.desk = &region->desk, .rest = rest, .arena = &arena};
    struct error err = {0};

    for (int i = 0; args[i]; i++)
        call.args[i] = args[i];
    must(command_run(command, &call, &err));
    arena_clear(&arena);
}

static void a_meeting_without_an_agenda_is_an_item(void **state)
{
    static const char *const add[] = {"meeting", "Clearance at the substation @NWP", NULL};
    static const char *const when[] = {"starts=wed 10:00", "place=Substation 4", NULL};
    struct region *region = *state;
    struct arena arena = {0};
    struct error err = {0};
    struct triage triage;

    run(region, &add_command, add, when);
    must(triage_gather(&region->desk, NULL, 0, &triage, &arena, &err));
    show_first(region, &triage, &meeting_noun);
    assert_string_not_equal(triage.items[triage.at].terms, "");
    snapshot(region, "meeting");
    run(region, &undo_command, (const char *const[]){NULL}, NULL);
    arena_clear(&arena);
}

static void terms_are_shown_on_request(void **state)
{
    struct region *region = *state;
    struct arena arena = {0};
    struct error err = {0};
    struct triage triage;

    must(triage_gather(&region->desk, NULL, 0, &triage, &arena, &err));
    triage.shows_terms = true;
    show_first(region, &triage, &issue_noun);
    snapshot(region, "terms");
    arena_clear(&arena);
}

static void the_end_sums_up(void **state)
{
    static const struct triage_pick picks[] = {{&issue_noun, "I-8"}, {&issue_noun, "I-10"},
                                               {&followup_noun, "F-313"}, {&meeting_noun, "M-199"}};
    struct region *region = *state;
    struct arena arena = {0};
    struct error err = {0};
    struct triage triage;
    int64_t now = region->desk.now.instant;

    must(triage_gather(&region->desk, picks, 4, &triage, &arena, &err));
    assert_int_equal(triage.count, 4);
    triage_decide(&triage, TRIAGE_WAITING, 900001, "I-8 is now waiting.", now + 20);
    triage_decide(&triage, TRIAGE_PLANNED, 900002, "Added F-314.", now + 40);
    triage_skip(&triage, now + 60);
    must(triage_save(&region->desk, &triage, &err));
    snapshot(region, "marked");
    triage_decide(&triage, TRIAGE_DONE, 900003, "Changed M-199.", now + 80);
    must(triage_save(&region->desk, &triage, &err));
    snapshot(region, "end");
    arena_clear(&arena);
}

static void a_record_that_is_gone_is_said_to_be(void **state)
{
    static const struct triage_pick pick = {&issue_noun, "I-999"};
    struct region *region = *state;
    struct arena arena = {0};
    struct error err = {0};
    struct triage triage;

    must(triage_gather(&region->desk, &pick, 1, &triage, &arena, &err));
    must(triage_save(&region->desk, &triage, &err));
    snapshot(region, "gone");
    arena_clear(&arena);
}

int main(void)
{
#define TEST(claim) cmocka_unit_test_setup_teardown(claim, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(each_kind_of_item_says_why_it_is_here),
        TEST(a_meeting_without_an_agenda_is_an_item),
        TEST(terms_are_shown_on_request),
        TEST(the_end_sums_up),
        TEST(a_record_that_is_gone_is_said_to_be),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
