#include <string.h>

#include "base/str.h"
#include "base/text.h"
#include "view/record_private.h"
#include "view/words.h"

/* Parts of a record as small tables: agenda, people, minutes, posts, ways to reach somebody. */

enum { TEXT_LEAST = 16, VALUE_MOST = 30, DAY_WIDTH = 11, TEXT_MOST_IN_LINE = 36, TEXTS_MOST = 40 };

static bool is_used(const struct list *list, const struct noun *part, const struct field *field)
{
    for (size_t i = 0; i < list->count; i++) {
        if (field_is_set(field, list_at(list, part->size, i)))
            return true;
    }
    return false;
}

/* Long texts share what is left; days and words are as wide as they are. */
static struct column column_of(const struct field *field, size_t number, struct arena *arena)
{
    bool is_long = field->kind == FIELD_TEXT || field->kind == FIELD_LONG;
    char label[64];
    struct column column = {.title = arena_copy(arena, field_label(field, label)), .min = 3,
                            .max = VALUE_MOST, .priority = (int)number};

    if (is_long || field->kind == FIELD_LINK || field->kind == FIELD_PARTY
        || field->kind == FIELD_TAGS) {
        column.min = TEXT_LEAST;
        column.max = is_long ? 0 : VALUE_MOST;
        column.flex = is_long ? 3 : 1;
    }
    if (field->kind == FIELD_DATE) {
        column.min = DAY_WIDTH;
        column.whole = true;
    }
    return column;
}

/* A flag says its name: "attended", "primary"; what is not so is not said. */
static const char *part_value(const struct field *field, const void *part, struct arena *arena)
{
    const void *place = field_place(field, part);
    struct str text = {0};
    const char *value;

    if (!field_is_set(field, part))
        return "";
    if (field->kind == FIELD_DATE)
        return day_plain(*(const struct date *)place, arena);
    if (field->kind == FIELD_FLAG)
        return *(const enum flag *)place == FLAG_YES ? plain(field->name, arena) : "";
    field_write(field, part, &text);
    value = arena_copy(arena, text.text ? text.text : "");
    str_done(&text);
    return field->kind == FIELD_CHOICE ? plain(value, arena) : value;
}

static void fill(struct listing *listing, const struct list *list, const struct noun *part,
                 const struct field **used, struct arena *arena)
{
    for (size_t i = 0; i < list->count; i++) {
        const void *item = list_at(list, part->size, i);
        struct listing_row row = {0};

        for (size_t cell = 0; cell < listing->column_count; cell++)
            row.cells[cell] = (struct table_cell){part_value(used[cell], item, arena),
                                                  cell ? ROLE_DIM : ROLE_TEXT};
        rows_add(listing, row, arena);
    }
}

static int need_of(const struct listing *listing, size_t cell)
{
    int need = 1;

    for (size_t i = 0; i < listing->count; i++) {
        int columns = text_columns(listing->rows[i].cells[cell].text);

        need = columns > need ? columns : need;
    }
    return need;
}

const struct listing *record_parts(const struct record_load *load, const struct field *field)
{
    const struct list *list = field_place(field, load->page->record);
    const struct field *used[CELLS_MOST];
    struct listing *listing = arena_alloc(load->arena, sizeof(*listing));
    struct column *columns = arena_alloc(load->arena, CELLS_MOST * sizeof(*columns));
    size_t count = 0;

    for (const struct field *each = field->noun->fields; each->name && count < CELLS_MOST; each++) {
        if (!is_used(list, field->noun, each) || (each->flags & FIELD_HIDDEN))
            continue;
        columns[count] = column_of(each, count, load->arena);
        used[count++] = each;
    }
    *listing = (struct listing){.name = field->name, .columns = columns, .column_count = count};
    fill(listing, list, field->noun, used, load->arena);
    for (size_t i = 0; i < count; i++) {
        int need = need_of(listing, i);

        columns[i].min = need < columns[i].min ? need : columns[i].min;
        columns[i].max = need < TEXT_LEAST ? need : columns[i].max;
        columns[i].flex = need < TEXT_LEAST ? 0 : columns[i].flex;
    }
    return listing;
}

/* Texts that do not fit on a line are wrapped instead of standing in columns. */
bool record_parts_are_long(const struct listing *listing)
{
    for (size_t i = 0; i < listing->column_count; i++) {
        if (need_of(listing, i) > TEXT_MOST_IN_LINE)
            return true;
    }
    return false;
}

void record_add_texts(const struct record_load *load, const char *label,
                      const struct listing *listing)
{
    for (size_t i = 0; i < listing->count && i < TEXTS_MOST; i++) {
        const char *text = "";

        for (size_t cell = 0; cell < listing->column_count; cell++)
            text = say_and(load->arena, text, listing->rows[i].cells[cell].text);
        page_text(&load->page->page, i ? NULL : label, ROLE_TEXT, text);
    }
    if (listing->count > TEXTS_MOST)
        page_text(&load->page->page, NULL, ROLE_DIM,
                  say(load->arena, "and %zu more", listing->count - TEXTS_MOST));
}
