#include <liaise/org.h>
#include <math.h>
#include <string.h>

#include "command/health_sheet.h"
#include "view/page.h"
#include "view/rows.h"
#include "view/words.h"

/*
 * Why the health of an organization is what it is: its components, the records behind them, and
 * what each thing that could be done today would change. Every record can be opened.
 */

enum health_list { STEPS, EVIDENCE, HEALTH_LISTS };

struct health_page {
    struct health_sheet sheet;
    struct listing lists[HEALTH_LISTS];
    struct listing components;
    struct page page;
    const char *place, *score;
};

struct health_load {
    struct health_page *page;
    struct arena *arena;
};

static enum role band_role(enum health_band band)
{
    static const enum role roles[BANDS] = {
        [BAND_CRITICAL] = ROLE_CRITICAL, [BAND_STRAINED] = ROLE_HIGH, [BAND_FRAGILE] = ROLE_MEDIUM,
        [BAND_STEADY] = ROLE_OK,         [BAND_STRONG] = ROLE_OK,
    };

    return roles[band];
}

static void no_order(struct listing_row *row)
{
    for (size_t i = 0; i < CELLS_MOST; i++)
        row->order[i] = NAN;
}

/* The components */

enum { NAME, BAR, VALUE, WEIGHT, LOST, COMPONENT_CELLS };

static const struct column component_columns[COMPONENT_CELLS] = {
    [NAME] = {.title = "Component", .min = 11, .max = 11, .whole = true},
    [BAR] = {.title = "", .min = 10, .max = 10, .whole = true, .priority = 3},
    [VALUE] = {.title = "Value", .min = 5, .max = 8, .whole = true, .align = ALIGN_RIGHT},
    [WEIGHT] = {.title = "Weight", .min = 9, .max = 9, .whole = true, .priority = 2,
                .align = ALIGN_RIGHT},
    [LOST] = {.title = "Lost", .min = 11, .max = 11, .whole = true, .priority = 1,
              .align = ALIGN_RIGHT},
};

static const char *bar(double value, struct arena *arena)
{
    static const char full[] = "##########", empty[] = "..........";
    int filled = (int)(value / 10.0 + 0.5);

    return say(arena, "%.*s%.*s", filled, full, 10 - filled, empty);
}

static void add_components(const struct health_load *load)
{
    const struct health_sheet *sheet = &load->page->sheet;
    struct listing *listing = &load->page->components;

    *listing = (struct listing){.name = "components", .columns = component_columns,
                                .column_count = COMPONENT_CELLS};
    for (int i = 0; i < HEALTH_COMPONENTS; i++) {
        double value = sheet->change.now.components[i].value;
        double lost = sheet->change.now.components[i].lost;
        bool present = sheet->change.now.components[i].present;
        struct listing_row row = {0};

        no_order(&row);
        row.cells[NAME] = (struct table_cell){
            health_component_title((enum health_component)i, load->arena), ROLE_TEXT};
        row.cells[VALUE] = (struct table_cell){
            present ? say(load->arena, "%.1f", value) : "left out",
            present && value < sheet->settings->weak ? ROLE_HIGH : ROLE_TEXT};
        row.cells[WEIGHT] = (struct table_cell){
            say(load->arena, "weight %g", sheet->settings->weights[i]), ROLE_DIM};
        if (present) {
            row.cells[BAR] = (struct table_cell){bar(value, load->arena), ROLE_ACCENT};
            row.cells[LOST] = (struct table_cell){say(load->arena, "-%.1f points", lost),
                                                  lost >= 0.5 ? ROLE_TEXT : ROLE_DIM};
        }
        rows_add(listing, row, load->arena);
    }
}

/* What could be done, and the records behind each component */

enum { GAIN, ACT, ABOUT, STEP_CELLS };

static const struct column step_columns[STEP_CELLS] = {
    [GAIN] = {.title = "Gain", .min = 4, .max = 4, .whole = true, .align = ALIGN_RIGHT},
    [ACT] = {.title = "Act today", .min = 18, .max = 28, .whole = true},
    [ABOUT] = {.title = "About", .min = 10, .flex = 1, .priority = 1},
};

static void add_step(const struct health_load *load, const struct health_step *step)
{
    const struct org *org = &load->page->sheet.facts->org;
    struct listing_row row = {.target = target_of(step->noun ? step->noun : &org_noun,
                                                  step->noun ? step->record : org)};

    no_order(&row);
    row.record = step->noun ? step->record : org;
    row.order[GAIN] = step->gain;
    row.cells[GAIN] = (struct table_cell){step->gain ? say(load->arena, "%+d", step->gain) : "0",
                                          step->gain > 0 ? ROLE_OK : ROLE_DIM};
    row.cells[ACT] = (struct table_cell){health_step_words(step, load->arena), ROLE_TEXT};
    row.cells[ABOUT] =
        (struct table_cell){step->noun ? row.target.title : "", ROLE_DIM};
    rows_add(&load->page->lists[STEPS], row, load->arena);
}

enum { REF, ON, WHAT, HOW, EVIDENCE_CELLS };

static const struct column evidence_columns[EVIDENCE_CELLS] = {
    [REF] = {.title = "ID", .min = 4, .max = 7, .whole = true},
    [ON] = {.title = "On", .min = 5, .max = 11, .whole = true, .priority = 2},
    [WHAT] = {.title = "What", .min = 10, .flex = 1, .priority = 1},
    [HOW] = {.title = "How it counts", .min = 16, .max = 52, .flex = 1},
};

static void add_evidence(const struct health_load *load, const struct health_evidence *evidence)
{
    struct listing *listing = &load->page->lists[EVIDENCE];
    struct listing_row row = {.target = target_of(evidence->noun, evidence->record),
                              .record = evidence->record};

    no_order(&row);
    row.order[ON] = evidence->on.day;
    row.cells[REF] = (struct table_cell){row.target.key, ROLE_DIM};
    row.cells[ON] = (struct table_cell){day_plain(evidence->on, load->arena), ROLE_DIM};
    row.cells[WHAT] = (struct table_cell){row.target.title, ROLE_TEXT};
    row.cells[HOW] = (struct table_cell){
        health_evidence_words(&load->page->sheet, evidence, load->arena), ROLE_TEXT};
    rows_add(listing, row, load->arena);
}

static void fill_lists(const struct health_load *load)
{
    const struct health_sheet *sheet = &load->page->sheet;
    struct listing *steps = &load->page->lists[STEPS], *evidence = &load->page->lists[EVIDENCE];

    *steps = (struct listing){.name = "acts", .title = "What would change it",
                              .columns = step_columns, .column_count = STEP_CELLS};
    *evidence = (struct listing){.name = "evidence", .title = "Because of",
                                 .columns = evidence_columns, .column_count = EVIDENCE_CELLS,
                                 .none = "There is no record that counts yet."};
    for (size_t i = 0; i < sheet->step_count; i++)
        add_step(load, &sheet->steps[i]);
    for (size_t i = 0; i < sheet->evidence_count; i++) {
        enum health_component component = sheet->evidence[i].component;

        if (!i || sheet->evidence[i - 1].component != component)
            rows_add(evidence,
                     (struct listing_row){
                         .heading = health_component_title(component, load->arena)},
                     load->arena);
        add_evidence(load, &sheet->evidence[i]);
    }
}

/* The page */

static void add_caps(const struct health_load *load)
{
    const struct health *health = &load->page->sheet.change.now;

    for (size_t i = 0; i < health->cap_count; i++) {
        char cap[HEALTH_CAP_TEXT_SIZE];

        page_text(&load->page->page, i ? NULL : "Caps", ROLE_HIGH,
                  arena_copy(load->arena, health_cap_write(&health->caps[i],
                                                           load->page->sheet.settings, cap)));
    }
    if (!health->cap_count)
        page_text(&load->page->page, "Caps", ROLE_DIM, "none in force");
}

static void build(const struct health_load *load)
{
    const struct health_sheet *sheet = &load->page->sheet;
    const struct health *health = &sheet->change.now;
    struct page *page = &load->page->page;
    const char *differences = health_differences(sheet->settings, load->arena);

    page->gutter = 13;
    page->side = -1;
    page_text(page, "Score", band_role(health->band),
              say(load->arena, "%d %s, %+d in %d days, confidence %s", health->score,
                  health_band_name(health->band), health->score - sheet->change.before,
                  sheet->settings->trend_days, confidence_name(health->sureness)));
    page_text(page, "Your rating", sheet->is_apart ? ROLE_LATE : ROLE_TEXT,
              sheet->has_rating ? health_rating_words(sheet, load->arena)
                                : say(load->arena, "none; :rate %s 70", sheet->facts->org.code));
    page_gap(page);
    page_table(page, "Components", &load->page->components);
    page_text(page, "Before caps", ROLE_TEXT, say(load->arena, "%.2f", health->raw));
    add_caps(load);
    page_text(page, "Constants", *differences ? ROLE_TODAY : ROLE_DIM,
              *differences ? differences : "all as they come with liaise");
    page_gap(page);
    page_rows(page, "Act today", &load->page->lists[STEPS], STEPS);
    page_gap(page);
    page_rows(page, "Because of", &load->page->lists[EVIDENCE], EVIDENCE);
}

static bool load_health(void *model, const struct view_request *request, struct desk *desk,
                        struct arena *arena, struct error *err)
{
    struct health_page *page = model;
    struct health_load load = {page, arena};

    *page = (struct health_page){0};
    if (!health_sheet_read(desk, request->target.key, &page->sheet, arena, err))
        return false;
    page->place = say(arena, "Health ‹ %s", page->sheet.facts->org.name);
    page->score = say(arena, "health %d", page->sheet.change.now.score);
    add_components(&load);
    fill_lists(&load);
    build(&load);
    return true;
}

static const struct listing *listing_of(const void *model, size_t which)
{
    return which < HEALTH_LISTS ? &((const struct health_page *)model)->lists[which] : NULL;
}

static struct target subject_of(const void *model)
{
    return target_of(&org_noun, &((const struct health_page *)model)->sheet.facts->org);
}

static const char *place_of(const void *model)
{
    return ((const struct health_page *)model)->place;
}

static size_t counts_of(const void *model, struct count *out, size_t most)
{
    const struct health_page *page = model;

    if (!most)
        return 0;
    out[0] = (struct count){page->score, band_role(page->sheet.change.now.band)};
    return 1;
}

static void stage_health(const void *model, const struct frame *frame, int width, int height,
                         struct stage *out)
{
    const struct health_page *page = model;
    struct page_box box = {0};
    struct area area;

    if (page_frame(width, height, out, &area))
        page_stage(&page->page, frame, page_box_stage(&box, area, out), out);
}

static void draw_health(const void *model, const struct frame *frame, const struct stage *stage,
                        struct canvas *canvas)
{
    const struct health_page *page = model;
    struct area all = {0, 1, canvas->width, canvas->height - 3};
    char foot[64];
    struct page_box box = {.title = page->sheet.facts->org.name, .focused = true,
                           .foot = page_foot(frame, stage, foot)};

    if (stage->layout.name == LAYOUT_TOO_SMALL)
        return;
    page_box_draw(&box, all, stage, canvas);
    page_draw(&page->page, frame, stage, canvas);
}

const struct view health_view = {
    .name = "health",
    .model_size = sizeof(struct health_page),
    .load = load_health,
    .listing = listing_of,
    .subject = subject_of,
    .place = place_of,
    .counts = counts_of,
    .stage = stage_health,
    .draw = draw_health,
};
