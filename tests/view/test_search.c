#include "support/test.h"

#include <locale.h>

#include "base/str.h"
#include "support/region.h"
#include "support/snapshot.h"
#include "view/search.h"

/* The search page in every size, and as it is searched on a screen without UTF-8's signs. */

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
    void *model;
    struct list_state lists[LISTS_MOST];
    struct frame frame;
    struct arena arena;
};

static void look_for(struct looking *look, struct region *region, const char *typed)
{
    struct view_request request = {.text = typed};
    struct error err = {0};

    *look = (struct looking){0};
    look->model = arena_alloc(&look->arena, search_view.model_size);
    must(search_view.load(look->model, &request, &region->desk, &look->arena, &err));
    look->frame = (struct frame){.now = region->desk.now, .config = &region->config,
                                 .zones = region->zones, .lists = look->lists, .took = "2 ms"};
    listing_arrange(search_view.listing(look->model, 0), look->lists, &look->frame, 1000,
                    &look->arena);
}

static void draw(struct looking *look, int width, int height, bool roles, struct str *out)
{
    struct canvas canvas;
    struct stage stage;

    str_add(out, "=== %dx%d  %s\n", width, height, search_view.place(look->model));
    canvas_init(&canvas, width, height, look->frame.ascii);
    search_view.stage(look->model, &look->frame, width, height, &stage);
    search_view.draw(look->model, &look->frame, &stage, &canvas);
    if (roles)
        canvas_dump(&canvas, out);
    else
        canvas_dump_text(&canvas, out);
    canvas_done(&canvas);
}

static const struct {
    int width, height;
} sizes[] = {{160, 45}, {120, 36}, {80, 24}, {60, 20}, {40, 10}, {30, 6}};

static void snapshot_search(struct region *region, const char *typed, const char *name)
{
    struct str text = {0}, file = {0};
    struct looking look;

    look_for(&look, region, typed);
    for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++)
        draw(&look, sizes[i].width, sizes[i].height, false, &text);
    draw(&look, 80, 24, true, &text);
    look.frame.ascii = true;
    (void)setlocale(LC_ALL, "C");
    draw(&look, 80, 24, false, &text);
    (void)setlocale(LC_ALL, "C.UTF-8");
    arena_clear(&look.arena);
    str_add(&file, "pages/search-%s", name);
    snapshot_check(file.text, text.text);
    str_done(&file);
    str_done(&text);
}

static void hits_stand_by_their_kind_with_what_matched(void **state)
{
    snapshot_search(*state, "generator feed", "words");
    snapshot_search(*state, "nguyen", "name");
    snapshot_search(*state, "\"night security\" -is:closed | party:EUN sev:>=high", "filter");
}

static void names_in_other_scripts_are_cut_by_their_width(void **state)
{
    snapshot_search(*state, "김민준 kind:meeting | layla", "scripts");
}

static void nothing_found_and_nothing_asked_say_what_can_be_typed(void **state)
{
    snapshot_search(*state, "nothinghasthis", "nothing");
    snapshot_search(*state, "", "empty");
}

#define CLAIM(claim) cmocka_unit_test_setup_teardown(claim, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(hits_stand_by_their_kind_with_what_matched),
        CLAIM(names_in_other_scripts_are_cut_by_their_width),
        CLAIM(nothing_found_and_nothing_asked_say_what_can_be_typed),
    };

    (void)setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
