#include <string.h>

#include "base/str.h"
#include "view/party_private.h"
#include "view/words.h"

/*
 * The page of an organization: how we stand with it and why, whom to call, what is open between
 * us.
 */

static const char *const tabs[] = {"Overview", "Log", "Issues", "People", "Since", NULL};

static bool org_find(const struct view_request *request, struct desk *desk, struct org *out,
                     struct arena *arena, struct error *err)
{
    if (request->target.id)
        return record_get(desk->store, &org_noun, request->target.id, out, arena, err);
    return record_get_by_key(desk->store, &org_noun, request->target.key, out, arena, err);
}

/* "kept so far: 4 of 6 by them, 9 of 11 to them" */
static const char *kept_words(const struct party_load *load)
{
    const struct list *all = &load->book->commitments;
    int kept[2] = {0, 0}, done[2] = {0, 0};

    for (size_t i = 0; i < all->count; i++) {
        const struct commitment *commitment = list_at(all, sizeof(*commitment), i);
        int64_t id = load->party->org.record.id;
        bool by_them = commitment->debtor.id == id;

        if ((!by_them && commitment->creditor.id != id)
            || (commitment->status != COMMITMENT_FULFILLED
                && commitment->status != COMMITMENT_PARTIAL
                && commitment->status != COMMITMENT_BROKEN))
            continue;
        done[by_them]++;
        kept[by_them] += commitment->status == COMMITMENT_FULFILLED;
    }
    if (!done[0] && !done[1])
        return NULL;
    if (!done[0] || !done[1])
        return say(load->arena, "kept so far: %d of %d %s", kept[!done[0]], done[!done[0]],
                   done[0] ? "to them" : "by them");
    return say(load->arena, "kept so far: %d of %d by them, %d of %d to them", kept[1], done[1],
               kept[0], done[0]);
}

static void add_words(const struct party_load *load)
{
    struct page *page = &load->party->page;
    const struct org *org = &load->party->org;

    page_gap(page);
    page_text(page, "Standing", ROLE_TEXT, party_standing(load));
    page_text(page, "Languages", ROLE_TEXT, tags_write(&org->languages, load->arena));
    page_text(page, "Hours", ROLE_TEXT, org->hours);
    page_text(page, "Needs", ROLE_TEXT, tags_write(&org->needs, load->arena));
    page_text(page, "Can send", ROLE_TEXT, org->capabilities);
    page_text(page, "Constraints", ROLE_TEXT, org->constraints);
    page_text(page, "Taboos", ROLE_TEXT, org->taboos);
    page_text(page, "Notes", ROLE_TEXT, org->notes);
}

static void build_page(const struct party_load *load)
{
    struct party *party = load->party;
    struct page *page = &party->page;

    page->gutter = 13;
    page->side = -1;
    party_add_head(load);
    page_gap(page);
    page->side = 0;
    page_rows(page, "Contacts", &party->lists[PARTY_PEOPLE], PARTY_PEOPLE);
    page_gap(page);
    party_add_timeline(load);
    page->side = 1;
    page_gap(page);
    page_rows(page, "Open", &party->lists[PARTY_ISSUES], PARTY_ISSUES);
    page_gap(page);
    page_rows(page, "Promised", &party->lists[PARTY_PROMISES], PARTY_PROMISES);
    page_text(page, NULL, ROLE_DIM, kept_words(load));
    page_gap(page);
    page_rows(page, "Meetings", &party->lists[PARTY_MEETINGS], PARTY_MEETINGS);
    page_gap(page);
    page_rows(page, "Follow-ups", &party->lists[PARTY_FOLLOWUPS], PARTY_FOLLOWUPS);
    page_gap(page);
    page_rows(page, "Agreements", &party->lists[PARTY_AGREEMENTS], PARTY_AGREEMENTS);
    page->side = 0;
    add_words(load);
}

static bool load_party(void *model, const struct view_request *request, struct desk *desk,
                       struct arena *arena, struct error *err)
{
    struct party *party = model;
    struct book book;
    struct party_load load = {
        .party = party, .desk = desk, .book = &book, .arena = arena,
        .rows_wanted = request->rows_wanted ? request->rows_wanted : 200,
    };

    *party = (struct party){0};
    if (!org_find(request, desk, &party->org, arena, err)
        || !book_read(desk->store, &book, arena, err))
        return false;
    load.facts = book_org(&book, party->org.code);
    load.rows = (struct row_context){desk->now, desk->zones, book.home, party->org.code, arena};
    if (!party_load_people(&load, err) || !party_load_lists(&load, err)
        || !party_load_log(&load, err) || !party_load_since(&load, err))
        return false;
    party->place = say(arena, "Parties ‹ %s", party->org.name);
    build_page(&load);
    return true;
}

static const struct listing *listing_of(const void *model, size_t which)
{
    const struct party *party = model;

    return which < PARTY_LISTS ? &party->lists[which] : NULL;
}

static struct target subject_of(const void *model)
{
    const struct party *party = model;

    return target_of(&org_noun, &party->org);
}

static const char *place_of(const void *model)
{
    return ((const struct party *)model)->place;
}

static size_t counts_of(const void *model, struct count *out, size_t most)
{
    const struct party *party = model;
    size_t count = 0;

    if (party->health && count < most)
        out[count++] = (struct count){party->health, party->health_role};
    return count;
}

static struct page_box box_of(const struct frame *frame, const char *foot)
{
    return (struct page_box){.title = "Party", .tabs = tabs, .focused = true, .foot = foot,
                             .tab = frame->tab < PARTY_TABS ? frame->tab : 0};
}

static const enum party_list tab_lists[PARTY_TABS] = {
    [TAB_LOG] = PARTY_LOG, [TAB_ISSUES] = PARTY_ALL_ISSUES, [TAB_PEOPLE] = PARTY_ALL_PEOPLE,
    [TAB_SINCE] = PARTY_SINCE,
};

static void stage_party(const void *model, const struct frame *frame, int width, int height,
                        struct stage *out)
{
    const struct party *party = model;
    struct page_box box = box_of(frame, NULL);
    struct area area;

    if (!page_frame(width, height, out, &area))
        return;
    area = page_box_stage(&box, area, out);
    if (box.tab == TAB_OVERVIEW)
        page_stage(&party->page, frame, area, out);
    else
        page_stage_list(&party->lists[tab_lists[box.tab]], tab_lists[box.tab], area, out);
}

static void draw_party(const void *model, const struct frame *frame, const struct stage *stage,
                       struct canvas *canvas)
{
    const struct party *party = model;
    char text[64];
    struct page_box box = box_of(frame, page_foot(frame, stage, text));
    struct area all = {0, 1, canvas->width, canvas->height - 3};

    if (stage->layout.name == LAYOUT_TOO_SMALL)
        return;
    page_box_draw(&box, all, stage, canvas);
    if (box.tab == TAB_OVERVIEW)
        page_draw(&party->page, frame, stage, canvas);
    else
        page_draw_list(&party->lists[tab_lists[box.tab]], tab_lists[box.tab], frame, stage,
                       canvas);
}

const struct view party_view = {
    .name = "party",
    .model_size = sizeof(struct party),
    .load = load_party,
    .listing = listing_of,
    .subject = subject_of,
    .place = place_of,
    .counts = counts_of,
    .tabs = tabs,
    .stage = stage_party,
    .draw = draw_party,
};
