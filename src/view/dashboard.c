#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "view/dashboard_private.h"

/* The first screen: who needs us, what is in dispute, who meets when, what is due. */

enum {
    TALKS_EACH = 6,         /* contacts about an issue that its preview can show */
    TALKS_MOST = 2000,
    SHARED_WIDTH = 50,      /* a box of two titles has no room for more up there below this */
    SMALL_HEIGHT = 30,      /* below, a panel with the focus grows by itself */
    TITLE_SIZE = 48,
};

/* Loading */

static int by_health(const void *a, const void *b)
{
    const struct org_figures *x = a, *y = b;

    if (x->health.now.score != y->health.now.score)
        return x->health.now.score - y->health.now.score;
    return strcmp(x->org->org.code, y->org->org.code);
}

static bool load_book(struct dashboard *model, struct desk *desk, struct arena *arena,
                      struct error *err)
{
    struct date today = desk->now.today;

    if (!book_read(desk->store, &model->book, arena, err)
        || !figures_orgs(&model->book, &model->health, today, &model->orgs, &model->org_count,
                         arena, err))
        return false;
    if (model->org_count)
        qsort(model->orgs, model->org_count, sizeof(*model->orgs), by_health);
    model->counts = figures_counts(&model->book, today);
    return true;
}

/* Only what there is; nothing counted is nothing said. */
static void write_counts(struct dashboard *model, struct arena *arena)
{
    const struct {
        size_t number;
        const char *one, *many;
        enum role role;
    } all[COUNTS] = {
        {model->counts.late, "late", "late", ROLE_LATE},
        {model->counts.today, "today", "today", ROLE_TODAY},
        {model->counts.conflicts, "conflict", "conflicts", ROLE_CONFLICT},
        {model->counts.waiting, "waiting", "waiting", ROLE_WAITING},
    };

    for (size_t i = 0; i < COUNTS; i++) {
        struct str text = {0};

        if (!all[i].number)
            continue;
        str_add(&text, "%zu %s", all[i].number, all[i].number == 1 ? all[i].one : all[i].many);
        model->header[model->header_count++] =
            (struct count){str_keep(&text, arena), all[i].role};
    }
}

static bool load(void *into, const struct view_request *request, struct desk *desk,
                 struct arena *arena, struct error *err)
{
    struct dashboard *model = into;
    const struct config *config = desk->config;

    (void)request;
    *model = (struct dashboard){
        .now = desk->now,
        .officer = config && config->officer ? config->officer : "",
        .health = config ? config->health : health_presets,
    };
    if (!load_book(model, desk, arena, err)
        || !dashboard_meetings_load(model, desk, arena, err)
        || !dashboard_activity_load(model, desk, err)
        || !interaction_list_about_open_issues(desk->store, TALKS_EACH, TALKS_MOST, &model->talks,
                                               arena, err))
        return false;
    write_counts(model, arena);
    dashboard_issues_list(model, arena);
    dashboard_meetings_list(model, arena);
    dashboard_parties_list(model, arena);
    dashboard_followups_list(model, arena);
    return true;
}

static const struct listing *listing(const void *model, size_t which)
{
    const struct dashboard *dashboard = model;

    return which < PANELS ? &dashboard->lists[which] : NULL;
}

static struct target subject(const void *model)
{
    (void)model;
    return (struct target){0};
}

static const char *place(const void *model)
{
    (void)model;
    return "";
}

static size_t counts(const void *model, struct count *out, size_t most)
{
    const struct dashboard *dashboard = model;
    size_t count = dashboard->header_count < most ? dashboard->header_count : most;

    memcpy(out, dashboard->header, count * sizeof(*out));
    return count;
}

/* Where things go */

static struct area inside(struct area area)
{
    return (struct area){area.x + 1, area.y + 1, area.width - 2, area.height - 2};
}

/* A blank on either side, where there is room for it. */
static struct area padded(struct area area)
{
    return (struct area){area.x + 1, area.y, area.width - 2, area.height};
}

/* How many records a list shows; headings are not counted, for they come and go with the room. */
static int records_in(const struct dashboard *model, const struct frame *frame, size_t which)
{
    const struct list_state *state = &frame->lists[which];
    const struct listing *list = &model->lists[which];
    size_t all = state->shown ? state->shown_count : list->count;
    int count = 0;

    for (size_t i = 0; i < all; i++)
        count += !list->rows[state->shown ? state->shown[i] : i].heading;
    return count;
}

static struct layout_wish wish_of(const struct dashboard *model, const struct frame *frame,
                                  int width, int height)
{
    struct layout_wish wish = {
        .width = width, .height = height,
        .focus = frame->focus < PANELS ? (enum panel)frame->focus : PANEL_ISSUES,
        .zoomed = frame->zoomed, .preview = frame->preview,
        .grow_focused = (frame->config && frame->config->grow_focused) || height < SMALL_HEIGHT,
    };

    for (size_t i = 0; i < PANELS; i++) {
        wish.rows[i] = records_in(model, frame, i);
        if (model->lists[i].has_header)
            wish.rows[i]++;
    }
    return wish;
}

/* The rows of a list, and the titles of its columns above them. */
static void stage_list(const struct dashboard *model, struct stage *stage, size_t which)
{
    struct area area = stage->layout.panels[which];

    if (stage->layout.places[which] != PANEL_SHOWN)
        return;
    if (stage->layout.borders)
        area = inside(area);
    if (model->lists[which].has_header && stage->layout.borders && area.height > 1) {
        stage->list_heads[which] = (struct area){area.x, area.y, area.width, 1};
        area.y++;
        area.height--;
    }
    stage->lists[which] = area;
}

/* In the list that has the focus. */
static struct target preview_target(const struct dashboard *model, const struct frame *frame,
                                    const struct stage *stage)
{
    size_t focus = stage_focus(stage, frame->focus);

    return listing_target(&model->lists[focus], &frame->lists[focus]);
}

static void stage(const void *model, const struct frame *frame, int width, int height,
                  struct stage *out)
{
    const struct dashboard *dashboard = model;
    struct layout_wish wish = wish_of(dashboard, frame, width, height);

    *out = (struct stage){0};
    layout_of(&out->layout, &wish);
    out->header = out->layout.header;
    out->message = out->layout.message;
    out->hints = out->layout.hints;
    out->tabs = out->layout.tabs;
    for (size_t i = 0; i < PANELS; i++)
        stage_list(dashboard, out, i);
    if (area_is_there(out->layout.preview)) {
        out->preview = padded(inside(out->layout.preview));
        out->preview_lines =
            dashboard_preview_draw(dashboard, preview_target(dashboard, frame, out),
                                   out->preview, 0, NULL);
    }
}

/* Drawing */

static void draw_too_small(struct canvas *canvas)
{
    struct str text = {0};

    str_add(&text, "liaise needs %d x %d; this window is %d x %d.", LAYOUT_LEAST_WIDTH,
            LAYOUT_LEAST_HEIGHT, canvas->width, canvas->height);
    canvas_clear(canvas, ROLE_BACKGROUND);
    canvas_write_block(canvas, 0, 0, canvas->width, canvas->height, ROLE_TEXT, text.text);
    str_done(&text);
}

/* "1 Issues", or of all that share the box "[2 Meetings]  4 Follow-ups". */
static void add_title(struct str *out, const struct layout *layout, enum panel panel)
{
    enum panel panels[PANELS];
    size_t count = layout->name == LAYOUT_S ? 0 : layout_tabs(layout, panel, panels);
    char texts[PANELS][TITLE_SIZE];
    const char *tabs[PANELS];
    size_t current = 0;

    if (!count) {
        panels[0] = panel;
        count = 1;
    }
    for (size_t i = 0; i < count; i++) {
        (void)snprintf(texts[i], TITLE_SIZE, "%d %s", panels[i] + 1, panel_title(panels[i]));
        tabs[i] = texts[i];
        if (panels[i] == panel)
            current = i;
    }
    tabs_add_title(out, tabs, count, current);
}

static bool shares_box(const struct layout *layout, enum panel panel)
{
    enum panel panels[PANELS];

    return layout_tabs(layout, panel, panels) > 1;
}

/* " 1 Issues 8  2 Meetings 4": each with how many there are. */
static void draw_tabs(const struct dashboard *model, const struct frame *frame,
                      const struct stage *stage, struct canvas *canvas)
{
    char texts[PANELS][TITLE_SIZE];
    const char *tabs[PANELS];
    size_t count = 0, current = 0;

    for (size_t i = 0; i < PANELS; i++) {
        if (stage->layout.places[i] == PANEL_ABSENT)
            continue;
        (void)snprintf(texts[count], TITLE_SIZE, "%zu %s %d", i + 1,
                       panel_title((enum panel)i), records_in(model, frame, i));
        tabs[count] = texts[count];
        if (i == stage->layout.focus)
            current = count;
        count++;
    }
    tabs_draw(tabs, count, current, canvas, stage->tabs.y, NULL);
}

static bool has_headings(const struct listing *list, const struct list_state *state)
{
    for (size_t i = 0; i < state->shown_count; i++) {
        if (list->rows[state->shown[i]].heading)
            return true;
    }
    return false;
}

static struct canvas draw_plain_box(struct canvas *canvas, struct area area, const struct box *box)
{
    struct canvas outside = canvas_part(canvas, area.x, area.y, area.width, area.height);
    struct canvas within = canvas_box(&outside, box);

    return canvas_part(&within, 1, 0, within.width - 2, within.height);
}

static void draw_panel(const struct dashboard *model, const struct frame *frame,
                       const struct stage *stage, enum panel panel, struct canvas *canvas)
{
    const struct layout *layout = &stage->layout;
    struct listing list = model->lists[panel];
    struct str title = {0};
    struct box box = {.focused = layout->focus == panel, .surface = ROLE_PANEL};

    add_title(&title, layout, panel);
    box.title = title.text;
    if (shares_box(layout, panel) && layout->panels[panel].width < SHARED_WIDTH)
        box.title_right = "";
    if (panel == PANEL_ACTIVITY) {
        struct canvas within = draw_plain_box(canvas, layout->panels[panel], &box);

        dashboard_activity_draw(model, &within);
    } else {
        if (panel == PANEL_MEETINGS && has_headings(&list, &frame->lists[panel]))
            dashboard_meetings_under_days(&list);
        listing_draw(&list, &frame->lists[panel], frame, stage, panel,
                     layout->borders ? &box : NULL, layout->panels[panel], canvas);
    }
    str_done(&title);
}

static void add_preview_foot(const struct frame *frame, bool is_record, struct str *out)
{
    const char *dot = frame->ascii ? " - " : " · ";

    keys_told(out, "{preview} hide", frame);
    str_add(out, "%s", dot);
    keys_told(out, "{preview-place} below/right", frame);
    if (is_record) {
        str_add(out, "%s", dot);
        keys_told(out, "{open} open", frame);
    }
}

static void draw_preview(const struct dashboard *model, const struct frame *frame,
                         const struct stage *stage, struct canvas *canvas)
{
    struct target target = preview_target(model, frame, stage);
    struct area area = stage->preview;
    int below = stage->preview_lines - frame->preview_top - area.height;
    struct str title = {0}, foot = {0}, more = {0};
    struct box box = {.surface = ROLE_PANEL};
    struct canvas within;

    str_add(&title, target.key ? "Preview  %s" : "Preview", target.key);
    add_preview_foot(frame, target.noun, &foot);
    if (below > 0 || frame->preview_top > 0)
        keys_told(&more, below > 0 ? "{preview-down} more" : "{preview-up} back", frame);
    box.title = title.text;
    box.foot = foot.text;
    box.foot_right = more.text;
    (void)draw_plain_box(canvas, stage->layout.preview, &box);
    within = canvas_part(canvas, area.x, area.y, area.width, area.height);
    (void)dashboard_preview_draw(model, target, area, frame->preview_top, &within);
    str_done(&title);
    str_done(&foot);
    str_done(&more);
}

static void draw_week(const struct dashboard *model, const struct stage *stage,
                      struct canvas *canvas)
{
    struct str title = {0}, foot = {0};
    struct box box = {.surface = ROLE_PANEL};
    struct canvas within;

    str_add(&title, "Week %d", date_week(model->week));
    dashboard_week_add_foot(model, &foot);
    box.title = title.text;
    box.foot = foot.text;
    within = draw_plain_box(canvas, stage->layout.week, &box);
    dashboard_week_draw(model, &within);
    str_done(&title);
    str_done(&foot);
}

static void draw(const void *model, const struct frame *frame, const struct stage *stage,
                 struct canvas *canvas)
{
    const struct dashboard *dashboard = model;

    if (stage->layout.name == LAYOUT_TOO_SMALL) {
        draw_too_small(canvas);
        return;
    }
    if (area_is_there(stage->tabs))
        draw_tabs(dashboard, frame, stage, canvas);
    for (size_t i = 0; i < PANELS; i++) {
        if (stage->layout.places[i] == PANEL_SHOWN)
            draw_panel(dashboard, frame, stage, (enum panel)i, canvas);
    }
    if (area_is_there(stage->layout.week))
        draw_week(dashboard, stage, canvas);
    if (area_is_there(stage->preview))
        draw_preview(dashboard, frame, stage, canvas);
}

const struct view dashboard_view = {
    .name = "dashboard", .model_size = sizeof(struct dashboard), .load = load,
    .listing = listing, .subject = subject, .place = place, .counts = counts, .stage = stage,
    .draw = draw,
};
