#include "ui/form.h"

#include <string.h>

#include "base/text.h"

enum {
    LABEL_X = 2,
    LEAST_VALUE = 12, /* columns for typing beside a reading */
    LIST_ROWS = 6,    /* of candidates at a time */
    BUTTON_COUNT = 3,
};

/* How a form stands on a screen: all of it follows from the sizes and what the form says. */
struct plan {
    struct area box;
    int width; /* inside the box */
    int value_x;
    int rows;              /* for fields */
    int total;             /* rows all fields would take */
    int top;               /* the first of them to be seen */
    int note_y, buttons_y; /* -1: no room, or nothing to say */
};

static int label_columns(const struct form *form)
{
    int most = 0;

    for (size_t i = 0; i < form->count; i++) {
        int columns = text_columns(form->fields[i].label);

        most = columns > most ? columns : most;
    }
    return most;
}

static bool reads_beside(const struct form_field *field, int value_width)
{
    const char *reading = field->notes[FORM_READING].text;
    int text = text_columns(line_text(&field->line)) + 1;

    if (!reading)
        return false;
    if (text < LEAST_VALUE)
        text = LEAST_VALUE;
    return text_columns(reading) + 2 + text <= value_width;
}

static int value_width(const struct plan *plan)
{
    return plan->width - plan->value_x - 1;
}

/* Rows of a field: its own and its notes'. */
static int rows_of(const struct form_field *field, const struct plan *plan)
{
    int rows = 1;

    for (int note = 0; note < FORM_NOTES; note++)
        rows += field->notes[note].length ? 1 : 0;
    return rows - (reads_beside(field, value_width(plan)) ? 1 : 0);
}

static int first_row(const struct form *form, const struct plan *plan, size_t field)
{
    int row = 0;

    for (size_t i = 0; i < field; i++)
        row += rows_of(&form->fields[i], plan);
    return row;
}

/* Scroll so that the field with the focus is in the middle, as far as there is more to show. */
static int top_of(const struct form *form, const struct plan *plan)
{
    int from = first_row(form, plan, form->at);
    int top = from + rows_of(&form->fields[form->at], plan) / 2 - plan->rows / 2;

    if (top > from)
        top = from;
    if (top > plan->total - plan->rows)
        top = plan->total - plan->rows;
    return top > 0 ? top : 0;
}

static int at_most(int value, int most)
{
    return value < most ? value : most;
}

static int box_width(int width)
{
    return width < 67 ? width : at_most(width * 3 / 4 + 2, 90);
}

/*
 * Share the rows inside the box: below the fields a blank and the note, if there is one, then a
 * blank and the buttons. Where it is tight only one of note and buttons, then neither.
 */
static void share_rows(struct plan *plan, bool has_note, int below)
{
    int inside = plan->box.height - 2;
    bool tight = inside < below + 3;

    if (tight)
        below = inside >= 2 ? 1 : 0;
    plan->rows = inside > below ? inside - below : 0;
    plan->note_y = plan->buttons_y = -1;
    if (has_note && below)
        plan->note_y = tight ? inside - 1 : inside - 3;
    if (below && !(has_note && tight))
        plan->buttons_y = inside - 1;
}

static struct plan plan_of(const struct form *form, int width, int height)
{
    bool has_note = form->note.length > 0;
    int below = has_note ? 4 : 2;
    int most = height > 4 ? height - 2 : height;
    struct plan plan = {.box.width = box_width(width)};

    plan.width = plan.box.width - 2;
    plan.value_x = at_most(LABEL_X + label_columns(form) + 2, plan.width / 2);
    plan.total = first_row(form, &plan, form->count);
    plan.box.height = at_most(plan.total + below + 2, most);
    plan.box.x = (width - plan.box.width) / 2;
    plan.box.y = (most - plan.box.height) / 2;
    share_rows(&plan, has_note, below);
    plan.top = top_of(form, &plan);
    return plan;
}

struct area form_area(const struct form *form, int width, int height)
{
    return plan_of(form, width, height).box;
}

static void draw_label(const struct form *form, struct canvas *canvas, const struct plan *plan,
                       size_t at, int y)
{
    const struct form_field *field = &form->fields[at];
    bool focused = at == form->at;
    int width = plan->value_x - LABEL_X - 1, used;

    if (focused)
        canvas_write(canvas, 0, y, 1, ROLE_CURSOR, canvas->ascii ? ">" : "▸");
    used = canvas_write(canvas, LABEL_X, y, width, focused ? ROLE_TITLE_FOCUS : ROLE_DIM,
                        field->label);
    if (field->required && !form_value(form, at)[0])
        canvas_write(canvas, LABEL_X + used, y, 1, ROLE_MARK, "*");
}

static void draw_choice(const struct form_field *field, struct canvas *canvas, int x, int y,
                        int width, bool focused)
{
    const char *word = field->choices[field->choice];
    int used = canvas_writef(canvas, x, y, width, focused ? ROLE_STRONG : ROLE_TEXT,
                             canvas->ascii ? "< %s >" : "‹ %s ›", word);
    size_t count = 0;

    if (focused)
        canvas_cursor(canvas, x + 2, y, false);
    while (field->choices[count])
        count++;
    for (size_t i = 1; field->spread && i < count; i++) {
        const char *other = field->choices[(field->choice + i) % count];

        if (used + 2 + text_columns(other) > width)
            return;
        used += 2 + canvas_write(canvas, x + used + 2, y, width - used - 2, ROLE_DIM, other);
    }
}

static void draw_flag(const struct form_field *field, struct canvas *canvas, int x, int y,
                      int width, bool focused)
{
    canvas_write(canvas, x, y, width, focused ? ROLE_STRONG : ROLE_TEXT,
                 field->flag ? "[x] yes" : "[ ] no");
    if (focused)
        canvas_cursor(canvas, x + 1, y, false);
}

static int lines_in(const char *text)
{
    int lines = text[0] ? 1 : 0;

    for (; *text; text++)
        lines += *text == '\n' && text[1] ? 1 : 0;
    return lines;
}

static void draw_long(const struct form_field *field, struct canvas *canvas, int x, int y,
                      int width, bool focused)
{
    int lines = lines_in(field->text.text ? field->text.text : "");

    if (lines)
        canvas_writef(canvas, x, y, width, ROLE_TEXT, "%d line%s (C-x e opens $EDITOR)", lines,
                      lines == 1 ? "" : "s");
    else
        canvas_write(canvas, x, y, width, ROLE_DIM, "C-x e opens $EDITOR");
    if (focused)
        canvas_cursor(canvas, x, y, false);
}

/* What stands to the right of the text on the same row; "" for nothing. */
static void add_beside(struct str *out, const struct form *form, size_t at, int width)
{
    const struct form_field *field = &form->fields[at];

    if (reads_beside(field, width))
        str_add(out, "%s", field->notes[FORM_READING].text);
    else if (at == form->at && form->candidate_count && !form->list_open && field->typed)
        str_add(out, "(Tab: %zu match%s)", form->candidate_count,
                form->candidate_count == 1 ? "" : "es");
}

static void draw_text(const struct form *form, struct canvas *canvas, size_t at, int x, int y,
                      int width)
{
    const struct form_field *field = &form->fields[at];
    bool focused = at == form->at;
    struct str beside = {0};
    int taken = 0;

    add_beside(&beside, form, at, width);
    if (beside.length && text_columns(beside.text) + 2 + LEAST_VALUE <= width) {
        taken = text_columns(beside.text) + 2;
        canvas_write_right(canvas, x, y, width, ROLE_DIM, beside.text);
    }
    str_done(&beside);
    if (field->hint && !field->line.text.length)
        canvas_write(canvas, x, y, width - taken, ROLE_DIM, field->hint);
    line_draw(&field->line, canvas, x, y, width - taken, ROLE_TEXT, focused);
}

static void draw_value(const struct form *form, struct canvas *canvas, const struct plan *plan,
                       size_t at, int y)
{
    const struct form_field *field = &form->fields[at];
    int x = plan->value_x, width = value_width(plan);
    bool focused = at == form->at;

    switch (field->kind) {
    case FORM_TEXT:
    case FORM_WORDS:
        draw_text(form, canvas, at, x, y, width);
        return;
    case FORM_CHOICE:
        draw_choice(field, canvas, x, y, width, focused);
        return;
    case FORM_FLAG:
        draw_flag(field, canvas, x, y, width, focused);
        return;
    case FORM_LONG:
        draw_long(field, canvas, x, y, width, focused);
        return;
    }
}

static void draw_notes(const struct form_field *field, struct canvas *canvas,
                       const struct plan *plan, int y)
{
    int width = value_width(plan);

    if (field->notes[FORM_READING].length && !reads_beside(field, width))
        canvas_write(canvas, plan->value_x, y++, width, ROLE_DIM, field->notes[FORM_READING].text);
    if (field->notes[FORM_WARNING].length)
        canvas_writef(canvas, plan->value_x, y++, width, ROLE_HIGH, "! %s",
                      field->notes[FORM_WARNING].text);
    if (field->notes[FORM_ERROR].length)
        canvas_writef(canvas, plan->value_x, y, width, ROLE_ERROR, "Error: %s",
                      field->notes[FORM_ERROR].text);
}

/* What a candidate stands for; "" if it speaks for itself. */
static const char *told(const struct form *form, size_t candidate)
{
    const char *text = form->source.tell ? form->source.tell(form->source.context, form->at,
                                                             form->candidates[candidate])
                                         : NULL;

    return text ? text : "";
}

/* Columns of the candidates, and of what they stand for. */
static void widest_candidates(const struct form *form, int *candidate, int *tell)
{
    *candidate = *tell = 0;
    for (size_t i = 0; i < form->candidate_count; i++) {
        int columns = text_columns(form->candidates[i]), told_columns = text_columns(told(form, i));

        *candidate = columns > *candidate ? columns : *candidate;
        *tell = told_columns > *tell ? told_columns : *tell;
    }
}

static void draw_candidate(const struct form *form, struct canvas *list, int row, size_t candidate,
                           int tell_x)
{
    if (candidate == form->candidate_at) {
        canvas_surface(list, 0, row, list->width, ROLE_SELECTION);
        canvas_write(list, 0, row, 1, ROLE_CURSOR, list->ascii ? ">" : "▸");
    }
    canvas_write(list, 2, row, list->width - 2, ROLE_TEXT, form->candidates[candidate]);
    canvas_write(list, tell_x, row, list->width - tell_x - 1, ROLE_DIM, told(form, candidate));
}

/* The open list: below the field, or above it if there is more room. */
static void draw_candidates(const struct form *form, struct canvas *inside, const struct plan *plan,
                            int y)
{
    int at = (int)form->candidate_at;
    int under = inside->height - y - 1;
    int rows = at_most((int)form->candidate_count, LIST_ROWS);
    bool over = rows > under && y > under;
    int columns, tell_columns, width, top;
    struct canvas list;

    widest_candidates(form, &columns, &tell_columns);
    width = at_most(columns + 4 + (tell_columns ? tell_columns + 2 : 0), value_width(plan) + 3);
    rows = at_most(rows, over ? y : under);
    top = at < rows ? 0 : at - rows + 1;
    list = canvas_part(inside, plan->value_x - 2, over ? y - rows : y + 1, width, rows);
    canvas_clear(&list, ROLE_PANEL);
    for (int i = 0; i < rows; i++)
        draw_candidate(form, &list, i, (size_t)(top + i), columns + 4);
}

static void draw_fields(const struct form *form, struct canvas *inside, const struct plan *plan)
{
    struct canvas rows = canvas_part(inside, 0, 0, plan->width, plan->rows);
    int y = -plan->top;

    for (size_t i = 0; i < form->count; i++) {
        if (y >= 0 && y < plan->rows) {
            draw_label(form, &rows, plan, i, y);
            draw_value(form, &rows, plan, i, y);
        }
        draw_notes(&form->fields[i], &rows, plan, y + 1);
        y += rows_of(&form->fields[i], plan);
    }
    if (form->list_open)
        draw_candidates(form, inside, plan, first_row(form, plan, form->at) - plan->top);
}

struct button {
    const char *text, *narrow;
    enum form_action action;
};

/* Which buttons there are; where they go in `width`. Returns how many. */
static int place_buttons(const struct form *form, int width, struct button *buttons,
                         struct span *spans)
{
    static const struct button all[BUTTON_COUNT] = {
        {"[ Save C-s ]", "[Save C-s]", FORM_SAVE},
        {"[ Save + another C-n ]", NULL, FORM_SAVE_ANOTHER},
        {"[ Esc ]", "[Esc]", FORM_CLOSE},
    };
    bool narrow = width < 48;
    int gap = narrow ? 1 : 3, count = 0, x = 0;

    for (int i = 0; i < BUTTON_COUNT; i++) {
        if (all[i].action == FORM_SAVE_ANOTHER && (form->one_only || narrow))
            continue;
        buttons[count] = all[i];
        if (narrow)
            buttons[count].text = all[i].narrow;
        spans[count] = (struct span){x, x + (int)strlen(buttons[count].text)};
        x = spans[count++].to + gap;
    }
    x = (width - (x - gap)) / 2;
    for (int i = 0; i < count; i++) {
        spans[i].from += x > 0 ? x : 0;
        spans[i].to += x > 0 ? x : 0;
    }
    return count;
}

static void draw_buttons(const struct form *form, struct canvas *inside, int y)
{
    struct button buttons[BUTTON_COUNT];
    struct span spans[BUTTON_COUNT];
    int count = place_buttons(form, inside->width, buttons, spans);

    for (int i = 0; i < count; i++)
        canvas_write(inside, spans[i].from, y, spans[i].to - spans[i].from, ROLE_KEY,
                     buttons[i].text);
}

static void add_place(struct str *out, const struct form *form, const struct plan *plan)
{
    if (plan->total > plan->rows)
        str_add(out, "%zu of %zu", form->at + 1, form->count);
}

void form_draw(const struct form *form, struct canvas *canvas)
{
    struct plan plan = plan_of(form, canvas->width, canvas->height);
    struct canvas outside =
        canvas_part(canvas, plan.box.x, plan.box.y, plan.box.width, plan.box.height);
    struct str place = {0};
    struct canvas inside;

    add_place(&place, form, &plan);
    inside = canvas_box(&outside, &(struct box){.title = form->title,
                                                .foot = form->foot,
                                                .foot_right = place.text,
                                                .focused = true,
                                                .surface = ROLE_POPUP});
    str_done(&place);
    if (plan.note_y >= 0)
        canvas_writef(&inside, LABEL_X, plan.note_y, plan.width - LABEL_X, ROLE_HIGH, "! %s",
                      form->note.text);
    if (plan.buttons_y >= 0)
        draw_buttons(form, &inside, plan.buttons_y);
    draw_fields(form, &inside, &plan);
}

static enum form_action click_button(const struct form *form, const struct plan *plan, int x)
{
    struct button buttons[BUTTON_COUNT];
    struct span spans[BUTTON_COUNT];
    int count = place_buttons(form, plan->width, buttons, spans);

    for (int i = 0; i < count; i++) {
        if (span_has(spans[i], x))
            return buttons[i].action;
    }
    return FORM_TAKEN;
}

enum form_action form_click(struct form *form, int width, int height, int x, int y)
{
    struct plan plan = plan_of(form, width, height);
    int row = y - plan.box.y - 1;
    int at = -plan.top;

    if (!area_has(plan.box, x, y))
        return FORM_IGNORED;
    if (row == plan.buttons_y)
        return click_button(form, &plan, x - plan.box.x - 1);
    for (size_t i = 0; i < form->count && row >= 0 && row < plan.rows; i++) {
        at += rows_of(&form->fields[i], &plan);
        if (row >= at)
            continue;
        if (i == form->at)
            return FORM_TAKEN;
        form_go(form, i);
        return FORM_MOVED;
    }
    return FORM_TAKEN;
}
