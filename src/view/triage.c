#include <liaise/lifecycle.h>
#include <liaise/org.h>
#include <string.h>

#include "base/text.h"
#include "command/keymap.h"
#include "view/rows.h"
#include "view/triage_private.h"
#include "view/words.h"

enum { GUTTER = 12, BAR_COLUMNS = 20, LEGEND_COLUMN = 19, LEGEND_LEAST = 3, LEGEND_ROWS_MOST = 8 };
/* The page keeps so many rows before the legend gets any. */
enum { PAGE_ROWS_LEAST = 10 };

const struct triage *triage_of(const void *model)
{
    return &((const struct triage_model *)model)->triage;
}

const void *triage_record(const void *model)
{
    return ((const struct triage_model *)model)->record;
}

/* The legend: what the keys do here, as they are bound */

static const char *word_of_done(const struct triage_item *item)
{
    if (item->noun == &issue_noun)
        return "close…";
    if (item->noun == &commitment_noun)
        return "kept";
    if (item->noun == &meeting_noun)
        return "agenda…";
    if (item->noun == &agreement_noun)
        return "renew";
    return item->noun == &org_noun ? "log contact…" : "done…";
}

static bool can_move(const struct triage_model *model)
{
    const struct move *moves[MOVES_MOST];

    return model->record && moves_of(model->item->noun)
           && moves_from(model->item->noun, record_status(model->item->noun, model->record), moves);
}

static bool can_wait(const struct triage_model *model)
{
    const struct move *wait = move_find(model->item->noun, "wait");

    return model->record && wait
           && move_is_possible(wait, record_status(model->item->noun, model->record));
}

static bool can_be_judged(const struct triage_model *model)
{
    return model->item->noun == &issue_noun || model->item->noun == &followup_noun;
}

static bool can_be_put_off(const struct triage_model *model)
{
    return moves_of(model->item->noun) || model->item->noun == &org_noun;
}

static bool can_be_noted(const struct triage_model *model)
{
    return model->item->noun != &org_noun;
}

static const struct {
    const struct command *command;
    const char *word;           /* NULL: depends on the item */
    bool (*is_for)(const struct triage_model *model);
} legend[] = {
    {&triage_done_command, NULL, NULL},
    {&triage_snooze_command, "snooze…", can_be_put_off},
    {&triage_followup_command, "follow-up…", NULL},
    {&triage_log_command, "log contact…", NULL},
    {&triage_wait_command, "wait for them…", can_wait},
    {&triage_move_command, "move it…", can_move},
    {&triage_meeting_command, "meeting…", NULL},
    {&triage_severity_command, "severity…", can_be_judged},
    {&triage_note_command, "note…", can_be_noted},
    {&triage_open_command, "open page", NULL},
    {&triage_terms_command, "terms", NULL},
    {&triage_skip_command, "skip", NULL},
};

static const char *first_key(const struct keymap *map, const struct command *command,
                             struct arena *arena)
{
    char *keys = arena_copy(arena, keymap_keys_of(map, command, SCOPE_TRIAGE, arena));

    if (strcmp(keys, ",") != 0 && strncmp(keys, ", ", 2) != 0)
        keys[strcspn(keys, ",")] = '\0';
    return keys;
}

static void make_legend(struct triage_model *model, const struct keymap *map, struct arena *arena)
{
    for (size_t i = 0; i < sizeof(legend) / sizeof(*legend); i++) {
        const char *word = legend[i].word ? legend[i].word : word_of_done(model->item);

        model->keys[model->key_count++] = (struct triage_key){
            .key = first_key(map, legend[i].command, arena),
            .word = word,
            .is_for_this = !legend[i].is_for || legend[i].is_for(model),
        };
    }
}

static void read_keys(struct triage_model *model, const struct desk *desk, struct arena *arena)
{
    struct complaints complaints = {.arena = arena};
    struct command_set set;
    struct keymap map;

    command_set_make(&set, arena);
    keymap_make(&map, &set, desk->config, &complaints, arena);
    model->hint = say(arena, "%s undo last · %s back · %s stop",
                      first_key(&map, &undo_command, arena),
                      first_key(&map, &triage_back_command, arena),
                      first_key(&map, &triage_stop_command, arena));
    if (model->item)
        make_legend(model, &map, arena);
}

/* The end: what was decided */

static void add_line(struct str *text, const struct triage_item *item)
{
    const char *said = item->said;
    size_t length = strlen(item->key);

    str_add(text, "%s", text->length ? "\n" : "");
    if (strncmp(said, item->key, length) != 0)
        str_add(text, "%s%s", item->key, said[0] ? ": " : "");
    str_add(text, "%s", said);
}

static void show_decided(struct triage_model *model, enum triage_decision decision,
                         struct arena *arena)
{
    struct str text = {0};
    size_t count = 0;

    for (size_t i = 0; i < model->triage.count; i++) {
        const struct triage_item *item = &model->triage.items[i];

        if (!triage_is_decided(item) || item->decision != decision)
            continue;
        add_line(&text, item);
        count++;
    }
    if (count)
        page_text(&model->page, say(arena, "%s %zu", triage_decision_title(decision), count),
                  ROLE_TEXT, arena_copy(arena, text.text));
    str_done(&text);
}

static void show_skipped(struct triage_model *model, struct arena *arena)
{
    struct str text = {0};
    size_t count = 0;

    for (size_t i = 0; i < model->triage.count; i++) {
        const struct triage_item *item = &model->triage.items[i];

        if (triage_is_decided(item))
            continue;
        str_add(&text, "%s%s", text.length ? ", " : "", item->key);
        count++;
    }
    if (count)
        page_text(&model->page, say(arena, "Skipped %zu", count), ROLE_DIM,
                  arena_copy(arena, text.text));
    str_done(&text);
}

static void show_end(struct triage_model *model, struct arena *arena)
{
    struct triage_counts counts = triage_count(&model->triage);

    if (!model->triage.count) {
        page_text(&model->page, NULL, ROLE_OK, "Nothing asks for you.");
        return;
    }
    page_text(&model->page, NULL, ROLE_STRONG,
              say(arena, "That was all: %zu of %zu decided.", counts.decided,
                  model->triage.count));
    page_gap(&model->page);
    for (int decision = TRIAGE_UNDECIDED + 1; decision < TRIAGE_DECISIONS; decision++)
        show_decided(model, (enum triage_decision)decision, arena);
    show_skipped(model, arena);
}

/* Loading */

static bool load_record(struct triage_model *model, struct desk *desk, struct arena *arena,
                        struct error *err)
{
    const struct triage_item *item = model->item;
    void *record = arena_alloc(arena, item->noun->size);
    struct error missing = {0};

    if (!record_get_by_key(desk->store, item->noun, item->key, record, arena, &missing)) {
        if (missing.kind != ERROR_NOT_FOUND) {
            *err = missing;
            return false;
        }
        page_text(&model->page, NULL, ROLE_STRONG, item->key);
        page_text(&model->page, NULL, ROLE_TEXT, "It is not there any more.");
        return true;
    }
    model->record = record;
    model->target = target_of(item->noun, record);
    return triage_show_item(model, desk, arena, err);
}

static void say_progress(struct triage_model *model, struct arena *arena)
{
    const struct triage *triage = &model->triage;
    struct triage_counts counts = triage_count(triage);
    int minutes = triage_minutes_left(triage), most = triage->count ? (int)triage->count : 1;
    int passed = (int)(triage->count - counts.left);
    struct str bar = {0};

    chart_add_bar(&bar, passed, most, BAR_COLUMNS, text_locale_is_ascii());
    model->bar = arena_copy(arena, bar.text);
    str_done(&bar);
    model->progress = model->item ? say(arena, "%zu of %zu", triage->at + 1, triage->count)
                                  : say(arena, "%zu of %zu", counts.decided, triage->count);
    model->foot = say(arena, "%zu decided · %zu skipped", counts.decided, counts.skipped);
    if (minutes)
        model->foot = say(arena, "%s · about %d min left", model->foot, minutes);
}

static bool load_triage(void *out, const struct view_request *request, struct desk *desk,
                        struct arena *arena, struct error *err)
{
    struct triage_model *model = out;

    (void)request;
    if (!triage_kept(desk, &model->triage, &model->is_there, arena, err))
        return false;
    model->page.side = -1;
    model->page.gutter = GUTTER;
    model->target = (struct target){.title = ""};
    model->title = model->triage.of_marked ? "Triage of what was marked" : "Triage";
    if (model->triage.at < model->triage.count)
        model->item = &model->triage.items[model->triage.at];
    say_progress(model, arena);
    if (!model->item)
        show_end(model, arena);
    else if (!load_record(model, desk, arena, err))
        return false;
    read_keys(model, desk, arena);
    return true;
}

/* Asking */

static const struct listing *listing_of(const void *model, size_t which)
{
    (void)model;
    (void)which;
    return NULL;
}

static struct target subject_of(const void *model)
{
    return ((const struct triage_model *)model)->target;
}

static const char *place_of(const void *model)
{
    (void)model;
    return "Triage";
}

static size_t counts_of(const void *model, struct count *out, size_t most)
{
    const struct triage_model *triage = model;

    if (most < 2)
        return 0;
    out[0] = (struct count){triage->progress, ROLE_HEADER};
    out[1] = (struct count){triage->bar, ROLE_CHART_1};
    return 2;
}

/* Where things go */

static int legend_columns(const struct area *area)
{
    return (area->width - 2) / LEGEND_COLUMN;
}

/* With the line above it; 0 where there is no room. */
static int legend_rows(const struct triage_model *model, const struct area *area)
{
    int columns = legend_columns(area), rows;

    if (!model->key_count || columns < LEGEND_LEAST)
        return 0;
    rows = ((int)model->key_count + columns - 1) / columns + 1;
    return rows <= LEGEND_ROWS_MOST && area->height - rows >= PAGE_ROWS_LEAST ? rows : 0;
}

static void stage_triage(const void *model, const struct frame *frame, int width, int height,
                         struct stage *out)
{
    const struct triage_model *triage = model;
    struct page_box box = {0};
    struct area area;

    if (!page_frame(width, height, out, &area))
        return;
    area = page_box_stage(&box, area, out);
    area.height -= legend_rows(triage, &area);
    page_stage(&triage->page, frame, area, out);
}

static void draw_legend(const struct triage_model *model, struct area area, struct canvas *canvas)
{
    int columns = legend_columns(&area);

    for (int x = 0; x < area.width; x++)
        canvas_write(canvas, area.x + x, area.y, 1, ROLE_BORDER, canvas->ascii ? "-" : "─");
    for (size_t i = 0; i < model->key_count; i++) {
        const struct triage_key *key = &model->keys[i];
        int x = area.x + 1 + (int)i % columns * LEGEND_COLUMN;
        int y = area.y + 1 + (int)i / columns, used;

        used = canvas_write(canvas, x, y, LEGEND_COLUMN - 2,
                            key->is_for_this ? ROLE_KEY : ROLE_DIM, key->key);
        canvas_write(canvas, x + used + 1, y, LEGEND_COLUMN - used - 2,
                     key->is_for_this ? ROLE_TEXT : ROLE_DIM, key->word);
    }
}

/* The keys that lead away, in the upper edge. */
static void draw_hint(const struct triage_model *model, struct area area, struct canvas *canvas)
{
    int columns = text_columns(model->hint);

    if (columns + text_columns(model->title) + 12 > area.width)
        return;
    canvas_writef(canvas, area.x + area.width - columns - 4, area.y, columns + 2, ROLE_DIM, " %s ",
                  model->hint);
}

static void draw_triage(const void *model, const struct frame *frame, const struct stage *stage,
                        struct canvas *canvas)
{
    const struct triage_model *triage = model;
    struct area all = {0, 1, canvas->width, canvas->height - 3}, inside;
    struct page_box box = {.title = triage->title, .focused = true, .foot = triage->foot};
    struct stage unused = *stage;
    int rows;

    if (stage->layout.name == LAYOUT_TOO_SMALL)
        return;
    page_box_draw(&box, all, stage, canvas);
    if (stage->layout.borders)
        draw_hint(triage, all, canvas);
    page_draw(&triage->page, frame, stage, canvas);
    inside = page_box_stage(&(struct page_box){0}, all, &unused);
    rows = legend_rows(triage, &inside);
    if (rows)
        draw_legend(triage,
                    (struct area){inside.x, inside.y + inside.height - rows, inside.width, rows},
                    canvas);
}

const struct view triage_view = {
    .name = "triage",
    .scope = SCOPE_TRIAGE,
    .model_size = sizeof(struct triage_model),
    .load = load_triage,
    .listing = listing_of,
    .subject = subject_of,
    .place = place_of,
    .counts = counts_of,
    .stage = stage_triage,
    .draw = draw_triage,
};
