#include <string.h>

#include "base/str.h"
#include "view/issue_private.h"
#include "view/words.h"

/*
 * The page of an issue. Where parties stand against each other they stand side by side, and what
 * is between them below; one screen says who wants what, why, how bad it is, since when, and what
 * comes next.
 */

static const char *const tabs[] = {"Overview", "History", "Log", "Linked", NULL};

enum { NARROW = 70, LADDER_WIDTH = 34, LADDER_FROM = 118, ROOMY_HEIGHT = 24, CONTACTS_READ = 100 };

/* Loading */

static void add_count(struct issue_page *page, enum role role, const char *text)
{
    page->counts[page->count_count++] = (struct count){text, role};
}

static void count_up(const struct issue_load *load)
{
    static const enum role roles[SEVERITIES] = {
        ROLE_DIM, ROLE_LOW, ROLE_MEDIUM, ROLE_HIGH, ROLE_CRITICAL,
    };
    struct issue_page *page = load->page;
    const struct issue *issue = &page->issue;
    struct date today = load->desk->now.today;
    struct arena *arena = load->arena;

    if (!issue_is_open(issue)) {
        add_count(page, ROLE_DIM,
                  say(arena, "closed, %s",
                      plain(choice_name(&closure_choices, (int)issue->closure), arena)));
        return;
    }
    add_count(page, ROLE_HEADER,
              say(arena, "open %d d", today.day - issue->opened.day));
    add_count(page, roles[issue->severity],
              say(arena, "%s %s", trimmed(severity_glyph(issue->severity), arena),
                  plain(choice_name(&severity_choices, (int)issue->severity), arena)));
    if (issue->stage > 0)
        add_count(page, ROLE_CONFLICT, say(arena, "stage %lld/9", (long long)issue->stage));
    add_count(page, ROLE_HEADER,
              plain(choice_name(&issue_status_choices, (int)issue->status), arena));
    if (issue_is_overdue(issue, today))
        add_count(page, ROLE_LATE, say(arena, "%d d late", today.day - issue->target.day));
}

/* What is known of the one party there is, or of those on one side only. */
static void add_party(const struct issue_load *load, struct page *page)
{
    const struct list *parties = &load->page->issue.parties;
    const struct issue_party *party = parties->items;
    struct arena *arena = load->arena;

    if (parties->count != 1)
        return;
    page_gap(page);
    page_text(page, "Party", ROLE_STRONG,
              say_and(arena, say_and(arena, party->org.name, party->person.name),
                      plain(choice_name(&stance_choices, (int)party->stance), arena)));
    page_text(page, "Position", ROLE_TEXT, party->position);
    page_text(page, "Interests", ROLE_TEXT, tags_write(&party->interests, arena));
    page_text(page, "Fears", ROLE_TEXT, party->fears);
    page_text(page, "Would give", ROLE_TEXT, tags_write(&party->options, arena));
    page_text(page, "BATNA", ROLE_TEXT, party->batna);
    page_text(page, "Mode", ROLE_TEXT,
              plain(choice_name(&conflict_mode_choices, (int)party->mode), arena));
    page_text(page, "Heard on", ROLE_TEXT,
              day_ago(party->heard_on, load->desk->now.today, arena));
    page_text(page, "Agreed on", ROLE_TEXT,
              day_ago(party->agreed_on, load->desk->now.today, arena));
}

static void build_pages(const struct issue_load *load)
{
    struct issue_page *page = load->page;
    struct page *overview = &page->overview;

    overview->gutter = page->history.gutter = 13;
    issue_add_facts(load, overview);
    overview->side = 1;
    page_gap(overview);
    page_rows(overview, "Next", &page->lists[ISSUE_NEXT], ISSUE_NEXT);
    overview->side = 0;
    add_party(load, overview);
    overview->side = 1;
    issue_add_history(load, overview);
    issue_add_facts(load, &page->history);
    issue_add_even(load, &page->history, true);
    page->history.side = 1;
    issue_add_history(load, &page->history);
    issue_add_between(load);
}

static bool issue_find(const struct view_request *request, struct desk *desk, struct issue *out,
                       struct arena *arena, struct error *err)
{
    if (request->target.id)
        return record_get(desk->store, &issue_noun, request->target.id, out, arena, err);
    return record_get_by_key(desk->store, &issue_noun, request->target.key, out, arena, err);
}

static bool load_links(struct issue_load *load, struct error *err)
{
    struct issue_page *page = load->page;
    const char *ref = page->issue.record.ref;

    load->linked =
        (struct linked){.store = load->desk->store, .rows = &load->rows, .self = ref};
    if (!interaction_list_about(load->desk->store, ref, load->rows_wanted, &load->contacts,
                                load->arena, err)
        || !linked_add_of(&load->linked, &issue_noun, &page->issue, err)
        || !linked_add_about(&load->linked, ref, &load->contacts, err))
        return false;
    log_fill(&page->lists[ISSUE_LOG], &load->contacts, &load->rows);
    page->lists[ISSUE_LOG].none = "No contact about it yet. {log} logs one.";
    linked_fill(&load->linked, &page->lists[ISSUE_LINKED]);
    return true;
}

static bool load_issue(void *model, const struct view_request *request, struct desk *desk,
                       struct arena *arena, struct error *err)
{
    struct issue_page *page = model;
    struct issue_load load = {
        .page = page, .desk = desk, .arena = arena,
        .rows_wanted = request->rows_wanted ? request->rows_wanted : CONTACTS_READ,
        .home = desk->config && desk->config->home_code ? desk->config->home_code : "",
    };

    *page = (struct issue_page){0};
    load.rows = (struct row_context){desk->now, desk->zones, load.home, NULL, arena};
    if (!issue_find(request, desk, &page->issue, arena, err) || !load_links(&load, err)
        || !issue_load_sides(&load, err)
        || !even_read_issue(desk, &page->issue, &load.even, arena, err)
        || !issue_load_next(&load, page->side_count ? 2 : 4, err))
        return false;
    page->place = say(arena, "Issues ‹ %s", page->issue.record.ref);
    count_up(&load);
    build_pages(&load);
    return true;
}

/* What the app asks */

static const struct listing *listing_of(const void *model, size_t which)
{
    const struct issue_page *page = model;

    return which < ISSUE_LISTS ? &page->lists[which] : NULL;
}

static struct target subject_of(const void *model)
{
    return target_of(&issue_noun, &((const struct issue_page *)model)->issue);
}

static const char *place_of(const void *model)
{
    return ((const struct issue_page *)model)->place;
}

static size_t counts_of(const void *model, struct count *out, size_t most)
{
    const struct issue_page *page = model;
    size_t count = page->count_count < most ? page->count_count : most;

    memcpy(out, page->counts, count * sizeof(*out));
    return count;
}

/* Where things go */

/* The parts of the overview of an issue with sides; no area: not there. */
struct parts {
    struct area sides, between, ladder;
    const struct page *between_page;
};

static struct area inside(struct area area, bool borders)
{
    struct page_box box = {0};
    struct stage stage = {.layout = {.borders = borders}};

    return area_is_there(area) ? page_box_stage(&box, area, &stage) : area;
}

static struct parts divide(const struct issue_page *page, const struct frame *frame,
                           const struct stage *stage, struct area area)
{
    bool is_roomy = area.height >= ROOMY_HEIGHT;
    enum between tight = area.width < NARROW ? BETWEEN_NARROW : BETWEEN_TIGHT;
    struct parts parts = {.sides = area,
                          .between_page = &page->between[is_roomy ? BETWEEN_ROOMY : tight]};
    int edge = stage->layout.borders ? 2 : 0, lines;

    if (page->ladder.count && area.width >= LADDER_FROM && is_roomy) {
        parts.ladder = (struct area){area.x + area.width - LADDER_WIDTH, area.y, LADDER_WIDTH, 0};
        parts.between_page = &page->between[BETWEEN_LADDER];
    }
    lines = page_lines(parts.between_page, frame, area.width - edge) + edge;
    if (lines > area.height / 2)
        lines = area.height / 2;
    if (area.height < 9)
        lines = 0;
    parts.between = (struct area){area.x, area.y + area.height - lines, area.width, lines};
    parts.sides.height = parts.ladder.height = area.height - lines;
    parts.sides.width -= parts.ladder.width;
    return parts;
}

static struct page_box title_of(const struct issue_page *page, const struct frame *frame)
{
    return (struct page_box){.title = page->issue.title, .tabs = tabs,
                             .tab = frame->tab < ISSUE_TABS ? frame->tab : 0};
}

static bool has_sides(const struct issue_page *page, size_t tab)
{
    return page->side_count && tab == TAB_OVERVIEW;
}

static void stage_tab(const struct issue_page *page, const struct frame *frame, size_t tab,
                      struct area area, struct stage *stage)
{
    struct area room = inside(area, stage->layout.borders);

    if (tab == TAB_OVERVIEW)
        page_stage(&page->overview, frame, room, stage);
    else if (tab == TAB_HISTORY)
        page_stage(&page->history, frame, room, stage);
    else if (tab == TAB_LOG)
        page_stage_list(&page->lists[ISSUE_LOG], ISSUE_LOG, room, stage);
    else
        page_stage_list(&page->lists[ISSUE_LINKED], ISSUE_LINKED, room, stage);
}

static void stage_issue(const void *model, const struct frame *frame, int width, int height,
                        struct stage *out)
{
    const struct issue_page *page = model;
    struct page_box title = title_of(page, frame);
    struct parts parts;
    struct area area;

    if (!page_frame(width, height, out, &area))
        return;
    area = page_title_stage(&title, area, out);
    if (!has_sides(page, title.tab)) {
        stage_tab(page, frame, title.tab, area, out);
        return;
    }
    parts = divide(page, frame, out, area);
    issue_stage_sides(page, frame, parts.sides, out);
    if (area_is_there(parts.between))
        page_stage_part(parts.between_page, frame, inside(parts.between, out->layout.borders),
                        out);
}

/* Drawing */

static void draw_part(const struct page *part, const char *title, const struct frame *frame,
                      const struct stage *stage, struct area area, bool focused,
                      struct canvas *canvas)
{
    struct page_box box = {.title = title, .focused = focused};

    if (!area_is_there(area))
        return;
    page_box_draw(&box, area, stage, canvas);
    page_draw_part(part, frame, stage, inside(area, stage->layout.borders), canvas);
}

static void draw_tab(const struct issue_page *page, const struct frame *frame,
                     const struct stage *stage, size_t tab, struct area area,
                     struct canvas *canvas)
{
    static const char *const titles[ISSUE_TABS] = {"Issue", "History", "Contacts about it",
                                                   "Linked"};
    char foot[64];
    struct page_box box = {.title = titles[tab], .focused = true,
                           .foot = page_foot(frame, stage, foot)};

    page_box_draw(&box, area, stage, canvas);
    if (tab == TAB_OVERVIEW)
        page_draw(&page->overview, frame, stage, canvas);
    else if (tab == TAB_HISTORY)
        page_draw(&page->history, frame, stage, canvas);
    else if (tab == TAB_LOG)
        page_draw_list(&page->lists[ISSUE_LOG], ISSUE_LOG, frame, stage, canvas);
    else
        page_draw_list(&page->lists[ISSUE_LINKED], ISSUE_LINKED, frame, stage, canvas);
}

static void draw_issue(const void *model, const struct frame *frame, const struct stage *stage,
                       struct canvas *canvas)
{
    const struct issue_page *page = model;
    struct page_box title = title_of(page, frame);
    struct area all = {0, 1, canvas->width, canvas->height - 3};
    struct area area = {0, 2, canvas->width, canvas->height - 4};
    struct parts parts;

    if (stage->layout.name == LAYOUT_TOO_SMALL)
        return;
    page_title_draw(&title, stage, all, canvas);
    if (!has_sides(page, title.tab)) {
        draw_tab(page, frame, stage, title.tab, area, canvas);
        return;
    }
    parts = divide(page, frame, stage, area);
    issue_draw_sides(page, frame, stage, parts.sides, canvas);
    draw_part(parts.between_page, "Between", frame, stage, parts.between,
              stage_focus(stage, frame->focus) == ISSUE_NEXT, canvas);
    draw_part(&page->ladder, "Stage", frame, stage, parts.ladder, false, canvas);
}

const struct view issue_view = {
    .name = "issue",
    .model_size = sizeof(struct issue_page),
    .load = load_issue,
    .listing = listing_of,
    .subject = subject_of,
    .place = place_of,
    .counts = counts_of,
    .tabs = tabs,
    .stage = stage_issue,
    .draw = draw_issue,
};
