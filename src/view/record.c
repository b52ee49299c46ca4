#include <liaise/lifecycle.h>
#include <string.h>

#include "base/str.h"
#include "view/record_private.h"
#include "view/words.h"

/*
 * The page of any other record, made from its table of fields: labelled values, its parts as small
 * tables, what it is linked to.
 */

enum { LINES_MOST = 20 };

/* One field as people read it. */
static const char *value_of(const struct record_load *load, const struct field *field)
{
    struct date today = load->rows.now.today;
    const void *place = field_place(field, load->page->record);
    struct str text = {0};
    const char *kept;

    if (field->kind == FIELD_DATE)
        return record_day(load, field);
    if (field->kind == FIELD_INSTANT)
        return moment_write(*(const int64_t *)place, load->rows.now.zone, today, load->arena);
    if (!strcmp(field->name, "sentiment"))
        return tone_name(*(const int64_t *)place);
    if (field->kind == FIELD_TAGS)
        return tags_write(place, load->arena);
    field_write(field, load->page->record, &text);
    kept = arena_copy(load->arena, text.text ? text.text : "");
    str_done(&text);
    if (field->kind == FIELD_CHOICE && field->choices != &tlp_choices)
        return plain(kept, load->arena);
    return kept;
}

/* The first value of a part. */
static const char *word_of(const struct record_load *load, const struct field *field, size_t number)
{
    const struct list *list = field_place(field, load->page->record);
    struct str word = {0};
    const char *kept;

    field_write(&field->noun->fields[0], list_at(list, field->noun->size, number), &word);
    kept = arena_copy(load->arena, word.text ? word.text : "");
    str_done(&word);
    return kept;
}

/* A list of parts that have one value each: "CBS · OEM". */
static const char *words_of(const struct record_load *load, const struct field *field)
{
    const struct list *list = field_place(field, load->page->record);
    const char *text = "";

    for (size_t i = 0; i < list->count; i++)
        text = say_and(load->arena, text, word_of(load, field, i));
    return text;
}

static bool is_list_of_links(const struct field *field)
{
    return field->noun->fields[0].kind == FIELD_LINK || field->noun->fields[0].kind == FIELD_REF;
}

/* The same with a line for each, for texts. */
static void add_lines(const struct record_load *load, const struct field *field, const char *label)
{
    const struct list *list = field_place(field, load->page->record);

    for (size_t i = 0; i < list->count && i < LINES_MOST; i++)
        page_text(&load->page->page, i ? NULL : label, ROLE_TEXT, word_of(load, field, i));
    if (list->count > LINES_MOST)
        page_text(&load->page->page, NULL, ROLE_DIM,
                  say(load->arena, "and %zu more", list->count - LINES_MOST));
}

/* Whether any part says more than its first value. */
static bool has_more(const struct field *field, const void *record)
{
    const struct list *list = field_place(field, record);

    for (size_t i = 0; i < list->count; i++) {
        for (const struct field *each = field->noun->fields + 1; each->name; each++) {
            if (field_is_set(each, list_at(list, field->noun->size, i)))
                return true;
        }
    }
    return false;
}

static bool is_said_elsewhere(const struct record_load *load, const struct field *field)
{
    const struct noun *noun = load->page->noun;

    return (noun->said && !strcmp(field->name, noun->said)) || !strcmp(field->name, "status")
           || (noun->key && !strcmp(field->name, noun->key)) || (field->flags & FIELD_HIDDEN)
           || record_is_said(load, field);
}

static const char *label_of(const struct field *field, struct arena *arena)
{
    char label[64];

    return arena_copy(arena, field_label(field, label));
}

static void add_field(const struct record_load *load, const struct field *field)
{
    struct page *page = &load->page->page;
    const char *label = label_of(field, load->arena);

    if (!field_is_set(field, load->page->record) || is_said_elsewhere(load, field))
        return;
    if (field->kind == FIELD_LIST && has_more(field, load->page->record))
        return;
    if (field->kind == FIELD_LIST && !is_list_of_links(field))
        add_lines(load, field, label);
    else if (field->kind == FIELD_LIST)
        page_text(page, label, ROLE_TEXT, words_of(load, field));
    else
        page_text(page, label, record_field_role(load, field), value_of(load, field));
}

static void add_parts(const struct record_load *load, const struct field *field)
{
    struct page *page = &load->page->page;
    const struct listing *parts;

    if (field->kind != FIELD_LIST || !field_is_set(field, load->page->record)
        || !has_more(field, load->page->record))
        return;
    page_gap(page);
    parts = record_parts(load, field);
    if (record_parts_are_long(parts))
        record_add_texts(load, label_of(field, load->arena), parts);
    else
        page_table(page, label_of(field, load->arena), parts);
}

static void add_moves(const struct record_load *load)
{
    const struct noun *noun = load->page->noun;
    const struct move *moves[MOVES_MOST];
    const char *text = "";
    size_t count;

    if (!moves_of(noun))
        return;
    count = moves_from(noun, record_status(noun, load->page->record), moves);
    for (size_t i = 0; i < count; i++)
        text = say(load->arena, "%s%s%s", text, i ? ", " : "> ", moves[i]->verb);
    page_text(&load->page->page, "Possible", ROLE_TEXT, text);
}

static void set_gutter(struct page *page)
{
    page->gutter = 12;
    for (size_t i = 0; i < page->count; i++) {
        int columns = page->blocks[i].label ? (int)strlen(page->blocks[i].label) + 2 : 0;

        if (columns > page->gutter)
            page->gutter = columns;
    }
}

static void build_page(const struct record_load *load)
{
    struct record_page *record = load->page;
    struct page *page = &record->page;
    const char *key = record_key(record->noun, record->record);
    const char *said = record_said(record->noun, record->record);

    page->side = -1;
    page_split(page, ROLE_STRONG, said ? said : key, ROLE_DIM,
               say(load->arena, "%s%s%s", noun_title(record->noun, false, load->arena),
                   record->noun->letter ? " " : "", record->noun->letter ? key : ""));
    page_gap(page);
    page->side = 0;
    record_add_special(load);
    add_moves(load);
    for (const struct field *field = record->noun->fields; field->name; field++)
        add_field(load, field);
    page->side = 1;
    for (const struct field *field = record->noun->fields; field->name; field++)
        add_parts(load, field);
    page_gap(page);
    page_rows(page, "Linked", &record->lists[RECORD_LINKED], RECORD_LINKED);
    set_gutter(page);
}

/* Loading */

static bool record_load_one(const struct view_request *request, struct desk *desk, void *out,
                        struct arena *arena, struct error *err)
{
    const struct target *target = &request->target;

    if (target->id)
        return record_get(desk->store, target->noun, target->id, out, arena, err);
    return record_get_by_key(desk->store, target->noun, target->key, out, arena, err);
}

enum { CONTACTS_READ = 20 };

static bool load_person_links(const struct record_load *load, struct linked *linked,
                              struct error *err)
{
    const struct record *head = load->page->record;
    struct list list;

    if (!followup_list_with(load->desk->store, head->id, CONTACTS_READ, &list, load->arena, err))
        return false;
    for (size_t i = 0; i < list.count; i++)
        linked_add(linked, &followup_noun, list_at(&list, sizeof(struct followup), i));
    if (!interaction_list_with(load->desk->store, head->id, CONTACTS_READ, &list, load->arena, err))
        return false;
    for (size_t i = 0; i < list.count; i++)
        linked_add(linked, &interaction_noun, list_at(&list, sizeof(struct interaction), i));
    return true;
}

static bool load_links(const struct record_load *load, struct error *err)
{
    const struct noun *noun = load->page->noun;
    const char *key = record_key(noun, load->page->record);
    struct linked linked = {.store = load->desk->store, .rows = &load->rows, .self = key};
    struct list contacts = {0};

    if (!linked_add_of(&linked, noun, load->page->record, err))
        return false;
    if (noun->letter
        && (!interaction_list_about(load->desk->store, key, CONTACTS_READ, &contacts, load->arena,
                                    err)
            || !linked_add_about(&linked, key, &contacts, err)))
        return false;
    for (size_t i = 0; i < contacts.count; i++)
        linked_add(&linked, &interaction_noun, list_at(&contacts, sizeof(struct interaction), i));
    if (noun == &person_noun && !load_person_links(load, &linked, err))
        return false;
    linked_fill(&linked, &load->page->lists[RECORD_LINKED]);
    return true;
}

static bool load_record(void *model, const struct view_request *request, struct desk *desk,
                        struct arena *arena, struct error *err)
{
    struct record_page *page = model;
    const struct noun *noun = request->target.noun;
    void *record = arena_alloc(arena, noun->size);
    struct record_load load = {.page = page, .desk = desk, .arena = arena};

    *page = (struct record_page){.noun = noun, .record = record};
    load.rows = (struct row_context){desk->now, desk->zones,
                                     desk->config ? desk->config->home_code : NULL, NULL, arena};
    if (!record_load_one(request, desk, record, arena, err) || !load_links(&load, err))
        return false;
    page->place = say(arena, "%s ‹ %s", noun_title(noun, true, arena),
                      record_key(noun, record));
    record_count_up(&load);
    build_page(&load);
    return true;
}

/* What the app asks */

static const struct listing *listing_of(const void *model, size_t which)
{
    const struct record_page *page = model;

    return which < RECORD_LISTS ? &page->lists[which] : NULL;
}

static struct target subject_of(const void *model)
{
    const struct record_page *page = model;

    return target_of(page->noun, page->record);
}

static const char *place_of(const void *model)
{
    return ((const struct record_page *)model)->place;
}

static size_t counts_of(const void *model, struct count *out, size_t most)
{
    const struct record_page *page = model;
    size_t count = page->count_count < most ? page->count_count : most;

    memcpy(out, page->counts, count * sizeof(*out));
    return count;
}

static void stage_record(const void *model, const struct frame *frame, int width, int height,
                         struct stage *out)
{
    const struct record_page *page = model;
    struct page_box box = {0};
    struct area area;

    if (page_frame(width, height, out, &area))
        page_stage(&page->page, frame, page_box_stage(&box, area, out), out);
}

static void draw_record(const void *model, const struct frame *frame, const struct stage *stage,
                        struct canvas *canvas)
{
    const struct record_page *page = model;
    struct area all = {0, 1, canvas->width, canvas->height - 3};
    char foot[64];
    struct page_box box = {.title = page->title, .focused = true,
                           .foot = page_foot(frame, stage, foot)};

    if (stage->layout.name == LAYOUT_TOO_SMALL)
        return;
    page_box_draw(&box, all, stage, canvas);
    page_draw(&page->page, frame, stage, canvas);
}

const struct view record_view = {
    .name = "record",
    .model_size = sizeof(struct record_page),
    .load = load_record,
    .listing = listing_of,
    .subject = subject_of,
    .place = place_of,
    .counts = counts_of,
    .stage = stage_record,
    .draw = draw_record,
};
