#include "support/test.h"

#include <liaise/journal.h>
#include <locale.h>
#include <string.h>

#include "base/str.h"
#include "support/region.h"
#include "support/snapshot.h"
#include "view/view.h"

/*
 * Whole pages of the sample region as Dana sees them on 2 February 2026 at 08:40, in every size.
 */

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

/* A page as it was loaded, and how it is being looked at. */
struct looking {
    const struct view *view;
    void *model;
    struct list_state lists[LISTS_MOST];
    struct frame frame;
    struct arena arena;
};

static void look_at(struct looking *look, struct region *region, const struct view *view,
                    const char *noun, const char *key)
{
    struct view_request request = {.target = {.key = key}};
    struct error err = {0};

    *look = (struct looking){.view = view};
    if (noun)
        request.target.noun = noun_named(noun);
    look->model = arena_alloc(&look->arena, view->model_size);
    must(view->load(look->model, &request, &region->desk, &look->arena, &err));
    look->frame = (struct frame){.now = region->desk.now, .config = &region->config,
                                 .zones = region->zones, .lists = look->lists,
                                 .keymap = region_keys(region)};
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

/* The screen between header and message; the header's words are put in front. */
static void draw(struct looking *look, int width, int height, bool roles, struct str *out)
{
    struct count counts[8];
    struct canvas canvas;
    struct stage stage;
    size_t count = look->view->counts(look->model, counts, 8);

    str_add(out, "=== %dx%d  %s", width, height, look->view->place(look->model));
    for (size_t i = 0; i < count; i++)
        str_add(out, " | %s", counts[i].text);
    str_add(out, "\n");
    canvas_init(&canvas, width, height, look->frame.ascii);
    look->view->stage(look->model, &look->frame, width, height, &stage);
    look->view->draw(look->model, &look->frame, &stage, &canvas);
    if (roles)
        canvas_dump(&canvas, out);
    else
        canvas_dump_text(&canvas, out);
    canvas_done(&canvas);
}

static const struct {
    int width, height;
} sizes[] = {{160, 45}, {120, 36}, {80, 24}, {60, 20}, {40, 10}, {30, 6}};

static void snapshot_page(struct region *region, const struct view *view, const char *noun,
                          const char *key, const char *name)
{
    struct str text = {0}, file = {0};
    size_t tabs = 1;

    while (view->tabs && view->tabs[tabs])
        tabs++;
    for (size_t tab = 0; tab < tabs; tab++) {
        struct looking look;

        look_at(&look, region, view, noun, key);
        look.frame.tab = tab;
        for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
            if (!tab || sizes[i].width == 80 || sizes[i].width == 40)
                draw(&look, sizes[i].width, sizes[i].height, false, &text);
        }
        if (!tab)
            draw(&look, 80, 24, true, &text);
        look_away(&look);
    }
    str_add(&file, "pages/%s", name);
    snapshot_check(file.text, text.text);
    str_done(&file);
    str_done(&text);
}

static void a_party_shows_how_we_stand_with_it(void **state)
{
    snapshot_page(*state, &party_view, "org", "NWP", "nwp");
    snapshot_page(*state, &party_view, "org", "TEY", "tey");
    snapshot_page(*state, &party_view, "org", "OEM", "home");
}

static void a_conflict_shows_both_sides_and_what_is_between_them(void **state)
{
    snapshot_page(*state, &issue_view, "issue", "I-8", "i-8");
    snapshot_page(*state, &issue_view, "issue", "I-11", "i-11");
}

static void an_issue_with_one_party_shows_its_facts_and_what_is_next(void **state)
{
    snapshot_page(*state, &issue_view, "issue", "I-12", "i-12");
}

static void any_record_has_a_page_made_from_its_fields(void **state)
{
    snapshot_page(*state, &record_view, "meeting", "M-203", "m-203");
    snapshot_page(*state, &record_view, "commitment", "C-26", "c-26");
    snapshot_page(*state, &record_view, "agreement", "A-4", "a-4");
    snapshot_page(*state, &record_view, "followup", "F-373", "f-373");
    snapshot_page(*state, &record_view, "interaction", "N-1", "n-1");
    snapshot_page(*state, &record_view, "person", "Tove Halvorsen", "person");
}

static void the_history_is_that_of_a_record_or_of_everything(void **state)
{
    snapshot_page(*state, &history_view, NULL, NULL, "history");
    snapshot_page(*state, &history_view, "issue", "I-8", "history-of-i-8");
}

static void the_ledger_shows_who_owes_whom_and_what_was_kept(void **state)
{
    snapshot_page(*state, &ledger_view, NULL, NULL, "ledger");
}

/* Things that the sample region does not have */

static void add(struct region *region, const struct noun *noun, void *record)
{
    struct error err = {0};
    bool ok = change_begin(region->store, &region->author, "Add what is rare", &err)
              && record_prepare(noun, record, region->zones, &err)
              && record_add(region->store, noun, record, &region->arena, &err);

    must(change_end(region->store, ok, &err));
}

static void add_org(struct region *region, const char *code, const char *name)
{
    struct org org;

    record_init(&org_noun, &org);
    org.code = code;
    org.name = name;
    add(region, &org_noun, &org);
}

static void a_party_with_nothing_says_so_in_words(void **state)
{
    add_org(*state, "NEW", "New Neighbours");
    snapshot_page(*state, &party_view, "org", "NEW", "new-party");
}

static void names_that_are_long_and_wide_are_cut_between_characters(void **state)
{
    add_org(*state, "港湾局港湾局",
            "港湾局とその周辺地域における緊急事態管理および連絡調整のための合同委員会事務局 of the "
            "Greater Calder Bay Metropolitan Area and the Seventeen Islands");
    snapshot_page(*state, &party_view, "org", "港湾局港湾局", "wide-party");
}

static void set_party(struct region *region, struct issue *issue, const char *code,
                      const char *position, const char *interest)
{
    struct issue_party *party = list_add(&issue->parties, &issue_party_noun, &region->arena);

    party->org.name = code;
    party->position = position;
    party->stance = STANCE_OBJECTS;
    tags_add(&party->interests, "one number to call", &region->arena);
    tags_add(&party->interests, interest, &region->arena);
}

static void add_round_table(struct region *region)
{
    struct issue_move *move;
    struct issue issue;

    record_init(&issue_noun, &issue);
    issue.title = "Who speaks first on the radio";
    issue.kind = ISSUE_CONFLICT;
    issue.severity = SEVERITY_MEDIUM;
    issue.owner.name = "Dana Whitlock-Reyes";
    issue.opened = date_of(2026, 1, 20);
    issue.summary = "Five want to be first.";
    move = list_add(&issue.history, &issue_move_noun, &region->arena);
    move->on = issue.opened;
    move->status = ISSUE_NEW;
    set_party(region, &issue, "SHF", "We speak first, by law.", "a clear chain");
    set_party(region, &issue, "CFR", "Whoever is there first speaks first.", "no waiting");
    set_party(region, &issue, "SBH", "Patients first.", "quiet wards");
    set_party(region, &issue, "港湾局港湾局", "港湾の船舶が最優先でなければならない。", "安全");
    set_party(region, &issue, "NWP", "Power crews cannot wait.", "no waiting");
    add(region, &issue_noun, &issue);
}

static void five_sides_are_shown_as_many_as_fit_and_the_focus_is_always_there(void **state)
{
    struct region *region = *state;
    struct looking looking;
    struct str text = {0};

    add_round_table(region);
    snapshot_page(region, &issue_view, "issue", "I-41", "five-sides");
    for (size_t focus = 0; focus < 5; focus++) {
        look_at(&looking, region, &issue_view, "issue", "I-41");
        looking.frame.focus = focus;
        draw(&looking, 80, 24, false, &text);
        if (focus == 4)
            draw(&looking, 60, 20, false, &text);
        look_away(&looking);
    }
    snapshot_check("pages/five-sides-focus", text.text);
    str_done(&text);
}

static void change_position(struct region *region, const char *ref, const char *position)
{
    struct author later = {region->author.name, region->author.at - 3 * INSTANT_DAY};
    struct issue issue;
    struct error err = {0};
    bool ok = change_begin(region->store, &later, "Edit it", &err)
              && record_get_by_key(region->store, &issue_noun, ref, &issue, &region->arena, &err);

    ((struct issue_party *)issue.parties.items)[1].position = position;
    ok = ok && record_save(region->store, &issue_noun, &issue, &region->arena, &err);
    must(change_end(region->store, ok, &err));
}

static void a_position_that_changed_shows_the_old_one_with_its_day(void **state)
{
    struct region *region = *state;
    struct looking looking;
    struct str text = {0};

    change_position(region, "I-11", "Wristbands, and nobody writes down a name.");
    look_at(&looking, region, &issue_view, "issue", "I-11");
    draw(&looking, 80, 24, false, &text);
    look_away(&looking);
    assert_non_null(strstr(text.text, "Wristbands, and nobody writes down"));
    assert_non_null(strstr(text.text, "until 30 Jan 2026: \"No papers at a"));
    snapshot_check("pages/i-11-changed", text.text);
    str_done(&text);
}

static void in_ascii_there_is_nothing_else(void **state)
{
    struct looking looking;
    struct str text = {0};

    (void)setlocale(LC_ALL, "C");
    look_at(&looking, *state, &issue_view, "issue", "I-8");
    looking.frame.ascii = true;
    draw(&looking, 80, 24, false, &text);
    look_away(&looking);
    look_at(&looking, *state, &party_view, "org", "NWP");
    looking.frame.ascii = true;
    draw(&looking, 120, 36, false, &text);
    look_away(&looking);
    (void)setlocale(LC_ALL, "C.UTF-8");
    for (const char *at = strchr(text.text, '\n'); at && strncmp(at, "\n===", 4); at++)
        assert_true((unsigned char)*at < 0x80);
    snapshot_check("pages/ascii", text.text);
    str_done(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_party_shows_how_we_stand_with_it),
        cmocka_unit_test(a_conflict_shows_both_sides_and_what_is_between_them),
        cmocka_unit_test(an_issue_with_one_party_shows_its_facts_and_what_is_next),
        cmocka_unit_test(any_record_has_a_page_made_from_its_fields),
        cmocka_unit_test(the_history_is_that_of_a_record_or_of_everything),
        cmocka_unit_test(the_ledger_shows_who_owes_whom_and_what_was_kept),
        cmocka_unit_test(a_party_with_nothing_says_so_in_words),
        cmocka_unit_test(names_that_are_long_and_wide_are_cut_between_characters),
        cmocka_unit_test(a_position_that_changed_shows_the_old_one_with_its_day),
        cmocka_unit_test(in_ascii_there_is_nothing_else),
        cmocka_unit_test(five_sides_are_shown_as_many_as_fit_and_the_focus_is_always_there),
    };

    (void)setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, setup, teardown);
}
