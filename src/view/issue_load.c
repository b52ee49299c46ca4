#include <stdlib.h>
#include <string.h>

#include <liaise/lifecycle.h>
#include <liaise/meeting.h>

#include "view/issue_private.h"
#include "view/words.h"

/* What an issue's page says: its sides, what they share, its history, what comes next. */

/* The sides */

static const char *org_name(const struct issue_load *load, const char *code)
{
    struct error err = {0};
    struct org org;

    if (!code || !record_get_by_key(load->desk->store, &org_noun, code, &org, load->arena, &err))
        return code;
    return org.name;
}

static bool others_have(const struct issue *issue, size_t side, const char *text, bool options)
{
    for (size_t i = 0; i < issue->parties.count; i++) {
        const struct issue_party *party = list_at(&issue->parties, sizeof(*party), i);

        if (i != side && tags_has(options ? &party->options : &party->interests, text))
            return true;
    }
    return false;
}

/* Those that others have too come first. */
static void set_tags(const struct issue_load *load, size_t number, enum side_row row,
                     const struct tags *tags)
{
    bool options = row == SIDE_OPTIONS;
    struct side *side = &load->page->sides[number];
    struct side_item *items = arena_alloc(load->arena, (tags->count + 1) * sizeof(*items));
    size_t count = 0;

    for (int own = 0; own < 2; own++) {
        for (size_t i = 0; i < tags->count; i++) {
            bool is_shared = others_have(&load->page->issue, number, tags->items[i], options);

            if (is_shared == !own)
                items[count++] = (struct side_item){tags->items[i], is_shared, false};
        }
    }
    side->rows[row].items = items;
    side->rows[row].count = count;
}

static void set_text(const struct issue_load *load, struct side *side, enum side_row row,
                     const char *text)
{
    struct side_item *item = arena_alloc(load->arena, sizeof(*item));

    if (!text || !*text)
        return;
    *item = (struct side_item){.text = text};
    side->rows[row].items = item;
    side->rows[row].count = 1;
}

enum { PAST_SHOWN = 3 };

/* The position of today, then those before it with the day they were given up. */
static void set_positions(const struct issue_load *load, struct side *side,
                          const struct issue_party *party, const struct list *before)
{
    struct side_item *items = arena_alloc(load->arena, (1 + PAST_SHOWN) * sizeof(*items));
    size_t count = 0;

    if (party->position && *party->position)
        items[count++] = (struct side_item){.text = party->position};
    for (size_t i = 0; i < before->count && count <= PAST_SHOWN; i++) {
        const struct position_before *past = list_at(before, sizeof(*past), i);
        struct date day = zone_date(load->desk->now.zone, past->until);

        if (past->party_id == party->id)
            items[count++] = (struct side_item){
                .text = say(load->arena, "until %s: %s", day_plain(day, load->arena),
                            past->position),
                .is_past = true};
    }
    side->rows[SIDE_POSITION].items = items;
    side->rows[SIDE_POSITION].count = count;
}

static void read_side(const struct issue_load *load, size_t number,
                      const struct issue_party *party, const struct list *before)
{
    static const enum role roles[] = {ROLE_PARTY_A, ROLE_PARTY_B, ROLE_CHART_3, ROLE_CHART_1,
                                      ROLE_CHART_2};
    struct side *side = &load->page->sides[number];
    struct date today = load->desk->now.today;
    struct arena *arena = load->arena;

    *side = (struct side){
        .letter = (char)('A' + number),
        .code = party->org.name ? party->org.name : party->person.name,
        .stance = plain(choice_name(&stance_choices, (int)party->stance), arena),
        .role = roles[number % 5],
    };
    side->code = side->code ? side->code : "?";
    side->name = party->org.name ? org_name(load, party->org.name) : side->code;
    set_positions(load, side, party, before);
    set_tags(load, number, SIDE_INTERESTS, &party->interests);
    set_text(load, side, SIDE_FEARS, party->fears);
    set_tags(load, number, SIDE_OPTIONS, &party->options);
    set_text(load, side, SIDE_BATNA, party->batna);
    set_text(load, side, SIDE_MODE,
             plain(choice_name(&conflict_mode_choices, (int)party->mode), arena));
    if (party->satisfaction != NUMBER_NONE)
        set_text(load, side, SIDE_SATISFACTION,
                 say(arena, "%lld of 5", (long long)party->satisfaction));
    set_text(load, side, SIDE_HEARD, day_ago(party->heard_on, today, arena));
    set_text(load, side, SIDE_AGREED, day_ago(party->agreed_on, today, arena));
    set_text(load, side, SIDE_VOICE, party->person.name);
}

static void side_listing(const struct issue_load *load, size_t number,
                         const struct issue_party *party)
{
    struct listing *listing = &load->page->lists[number];
    const struct side *side = &load->page->sides[number];
    struct listing_row row = {0};

    *listing = (struct listing){.name = "side", .title = side->name, .columns = row_columns,
                                .column_count = ROW_CELLS};
    if (party->org.name)
        row.target = (struct target){&org_noun, party->org.id, side->code, side->name};
    else
        row.target = (struct target){noun_named("person"), party->person.id, side->code,
                                     side->name};
    rows_add(listing, row, load->arena);
}

bool issue_load_sides(const struct issue_load *load, struct error *err)
{
    const struct list *parties = &load->page->issue.parties;
    struct list before;

    if (parties->count < 2)
        return true;
    if (!issue_list_positions(load->desk->store, load->page->issue.record.ref, &before,
                              load->arena, err))
        return false;
    for (size_t i = 0; i < parties->count && i < SIDES_MOST; i++) {
        const struct issue_party *party = list_at(parties, sizeof(*party), i);

        read_side(load, i, party, &before);
        side_listing(load, i, party);
        load->page->side_count++;
    }
    return true;
}

/* Between them */

static bool side_says(const struct side *side, enum side_row row, const char *text)
{
    for (size_t i = 0; i < side->rows[row].count; i++) {
        if (!strcmp(side->rows[row].items[i].text, text))
            return true;
    }
    return false;
}

/* "night safety" of all, "no waiting (B E)" of some; "" if a side before `first` has said it. */
static const char *shared_words(const struct issue_load *load, enum side_row row, size_t first,
                                const char *text)
{
    const struct issue_page *page = load->page;
    const char *who = "";
    size_t count = 0;

    for (size_t s = 0; s < page->side_count; s++) {
        if (!side_says(&page->sides[s], row, text))
            continue;
        if (s < first)
            return "";
        who = say(load->arena, "%s%s%c", who, count++ ? " " : "", page->sides[s].letter);
    }
    return count == page->side_count ? text : say(load->arena, "%s (%s)", text, who);
}

/* What more than one side has in a row; "" if nothing. */
static const char *common(const struct issue_load *load, enum side_row row)
{
    const struct issue_page *page = load->page;
    const char *text = "";

    for (size_t s = 0; s < page->side_count; s++) {
        for (size_t i = 0; i < page->sides[s].rows[row].count; i++) {
            const struct side_item *item = &page->sides[s].rows[row].items[i];

            if (item->is_shared)
                text = say_and(load->arena, text, shared_words(load, row, s, item->text));
        }
    }
    return text;
}

/* What only one side wants: "A a seat at the table · our data stay ours ↔ B one map". */
static const char *opposed(const struct issue_load *load)
{
    const struct issue_page *page = load->page;
    const char *text = "";

    for (size_t s = 0; s < page->side_count; s++) {
        const struct side *side = &page->sides[s];
        const char *own = "";

        for (size_t i = 0; i < side->rows[SIDE_INTERESTS].count; i++) {
            const struct side_item *item = &side->rows[SIDE_INTERESTS].items[i];

            if (!item->is_shared)
                own = say_and(load->arena, own, item->text);
        }
        if (*own)
            text = say(load->arena, "%s%s%c: %s", text, *text ? "  ↔  " : "", side->letter, own);
    }
    return text;
}

static const char *interventions_for(int64_t stage, struct arena *arena)
{
    const char *text = "";

    for (const struct intervention *each = interventions; each->name; each++) {
        if (stage >= each->from && stage <= each->to)
            text = say_and(arena, text, plain(each->name, arena));
    }
    return text;
}

static struct date stage_since(const struct issue *issue)
{
    const struct stage_change *changes = issue->stages.items;
    struct date since = DATE_NONE;

    for (size_t i = 0; i < issue->stages.count; i++)
        since = changes[i].on;
    return since;
}

static struct page_rungs *rungs_of(const struct issue_load *load)
{
    const struct issue *issue = &load->page->issue;
    struct issue_state state = issue_state_on(issue, load->desk->now.today);
    struct page_rungs *rungs = arena_alloc(load->arena, sizeof(*rungs));
    const char **names = arena_alloc(load->arena, CHART_RUNGS * sizeof(*names));
    struct date since = stage_since(issue);

    for (int i = 0; i < CHART_RUNGS; i++)
        names[i] = plain(glasl_name(i + 1), load->arena);
    *rungs = (struct page_rungs){
        .stage = issue->stage == NUMBER_NONE ? 0 : (int)issue->stage,
        .peak = state.peak == NUMBER_NONE ? 0 : (int)state.peak,
        .beside = plain(glasl_name(issue->stage), load->arena),
        .words = say(load->arena, "fits: %s", interventions_for(issue->stage, load->arena)),
        .names = names,
    };
    if (date_is_set(since))
        rungs->beside = say(load->arena, "%s, %s", rungs->beside,
                            days_count(load->desk->now.today.day - since.day, load->arena));
    return rungs;
}

static void add_common(const struct issue_load *load, struct page *page, bool tight)
{
    const char *shared = common(load, SIDE_INTERESTS);
    size_t from = page->count;

    page_text(page, "Common ground", *shared ? ROLE_TEXT : ROLE_DIM,
              *shared ? shared : "no interest is named by more than one side yet");
    if (!tight)
        page_text(page, load->page->side_count == 2 ? "Both give" : "Several give", ROLE_TEXT,
                  common(load, SIDE_OPTIONS));
    page_text(page, "Gap", ROLE_TEXT, opposed(load));
    issue_add_even(load, page, !tight);
    for (size_t i = from; i < page->count; i++)
        page->blocks[i].most = tight ? 1 : 3;
    page_rows(page, "Next", &load->page->lists[ISSUE_NEXT], ISSUE_NEXT);
}

/* The ladder in a box of its own, with the way it went. */
static void add_ladder(const struct issue_load *load, const struct page_rungs *rungs)
{
    struct page *page = &load->page->ladder;
    const struct list *changes = &load->page->issue.stages;
    struct arena *arena = load->arena;

    page->side = -1;
    page_add(page, PAGE_LADDER, NULL)->rungs = rungs;
    page_gap(page);
    page_text(page, NULL, ROLE_TEXT,
              say(arena, "%s, peak %d", plain(glasl_phase(load->page->issue.stage), arena),
                  rungs->peak));
    page_text(page, NULL, ROLE_TEXT,
              say(arena, "for %s", days_count(load->desk->now.today.day
                                                  - stage_since(&load->page->issue).day,
                                              arena)));
    page_text(page, NULL, ROLE_TEXT,
              say(arena, "fits: %s", interventions_for(load->page->issue.stage, arena)));
    page_gap(page);
    for (size_t i = changes->count; i-- > 0;) {
        const struct stage_change *change = list_at(changes, sizeof(*change), i);

        page_text(page, NULL, i + 1 == changes->count ? ROLE_CONFLICT : ROLE_DIM,
                  change->stage > 0
                      ? say(arena, "stage %lld  %s", (long long)change->stage,
                            day_plain(change->on, arena))
                      : say(arena, "calm     %s", day_plain(change->on, arena)));
    }
}

void issue_add_between(const struct issue_load *load)
{
    struct issue_page *page = load->page;
    bool has_stage = page->issue.stage != NUMBER_NONE;
    struct page_rungs *rungs = has_stage ? rungs_of(load) : NULL;
    struct page_rungs *brief = has_stage ? rungs_of(load) : NULL;

    if (brief)
        brief->words = NULL;
    for (int i = 0; i < BETWEENS; i++) {
        page->between[i].gutter = 15;
        page->between[i].side = -1;
        if (has_stage && i != BETWEEN_LADDER)
            page_add(&page->between[i], PAGE_RUNGS, "Stage")->rungs =
                i == BETWEEN_NARROW ? brief : rungs;
        add_common(load, &page->between[i], i < BETWEEN_ROOMY);
    }
    if (has_stage)
        add_ladder(load, rungs);
}

/* What comes next */

struct step {
    struct linked_record item;
    int64_t when;
};

static int compare_steps(const void *a, const void *b)
{
    int64_t first = ((const struct step *)a)->when, second = ((const struct step *)b)->when;

    return (first > second) - (first < second);
}

/* When it is to be done; false if it is not open. */
static bool step_when(const struct linked_record *item, int64_t now, int64_t *when)
{
    struct date due = DATE_NONE;

    if (item->noun == &commitment_noun && commitment_is_open(item->record))
        due = ((const struct commitment *)item->record)->due;
    else if (item->noun == &followup_noun && followup_is_open(item->record))
        due = ((const struct followup *)item->record)->due;
    else if (item->noun == &meeting_noun && meeting_is_ahead(item->record)) {
        *when = ((const struct meeting *)item->record)->starts_at;
        return *when >= now;
    }
    *when = (int64_t)due.day * INSTANT_DAY;
    return date_is_set(due);
}

static bool is_linked(const struct issue_load *load, const struct meeting *meeting)
{
    for (size_t i = 0; i < load->linked.count; i++) {
        const struct linked_record *item = &load->linked.items[i];

        if (item->noun == &meeting_noun
            && ((const struct record *)item->record)->id == meeting->record.id)
            return true;
    }
    return false;
}

/* Occasions to speak of it: the next meeting with each party of it that is not us. */
static bool add_meetings(const struct issue_load *load, struct linked *linked, struct error *err)
{
    const struct issue *issue = &load->page->issue;

    for (size_t p = 0; p < issue->parties.count; p++) {
        const struct issue_party *party = list_at(&issue->parties, sizeof(*party), p);
        const struct meeting *next = NULL;
        struct list list;

        if (!party->org.name || !strcmp(party->org.name, load->home))
            continue;
        if (!meeting_list_of(load->desk->store, party->org.name, 20, &list, load->arena, err))
            return false;
        for (size_t i = 0; i < list.count; i++) {
            const struct meeting *meeting = list_at(&list, sizeof(*meeting), i);

            if (meeting_is_ahead(meeting) && meeting->starts_at >= load->desk->now.instant)
                next = meeting;
        }
        if (next && !is_linked(load, next))
            linked_add(linked, &meeting_noun, next);
    }
    return true;
}

/* The open ones of `linked`, the nearest first, as long as there is room. */
static void add_steps(const struct issue_load *load, const struct linked *linked, size_t most)
{
    struct listing *listing = &load->page->lists[ISSUE_NEXT];
    struct step *steps = arena_alloc(load->arena, (linked->count + 1) * sizeof(*steps));
    size_t count = 0;

    for (size_t i = 0; i < linked->count; i++) {
        if (step_when(&linked->items[i], load->desk->now.instant, &steps[count].when))
            steps[count++].item = linked->items[i];
    }
    qsort(steps, count, sizeof(*steps), compare_steps);
    for (size_t i = 0; i < count && listing->count < most; i++)
        rows_add(listing, row_of(steps[i].item.noun, steps[i].item.record, &load->rows),
                 load->arena);
}

bool issue_load_next(const struct issue_load *load, size_t most, struct error *err)
{
    bool is_open = issue_is_open(&load->page->issue);
    struct linked occasions = {
        .store = load->linked.store, .rows = load->linked.rows, .self = load->linked.self};

    load->page->lists[ISSUE_NEXT] = (struct listing){
        .name = "next", .title = "Next", .columns = row_columns, .column_count = ROW_CELLS,
        .none = is_open ? "Nothing is planned. {add} adds a follow-up." : "It is closed."};
    add_steps(load, &load->linked, most);
    if (is_open && !add_meetings(load, &occasions, err))
        return false;
    add_steps(load, &occasions, most);
    return true;
}
