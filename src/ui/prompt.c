#include "ui/prompt.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"

enum {
    TEXT_X = 3,
    MOST_ROWS = 8,          /* candidates at a time */
    LEAST_TEXT = 10,        /* columns for typing beside the note */
    LEAST_NOTE = 16,
};

void prompt_done(struct prompt *prompt)
{
    line_done(&prompt->line);
    *prompt = (struct prompt){.sign = prompt->sign};
}

static void forget_candidates(struct prompt *prompt)
{
    prompt->candidates = NULL;
    prompt->count = prompt->chosen = 0;
    prompt->line.ghost = NULL;
}

static enum prompt_action changed(struct prompt *prompt)
{
    forget_candidates(prompt);
    return PROMPT_CHANGED;
}

void prompt_offer(struct prompt *prompt, size_t from, const struct candidate *candidates,
                  size_t count)
{
    struct line *line = &prompt->line;
    size_t length;

    forget_candidates(prompt);
    if (from > line->cursor || !count)
        return;
    prompt->from = from;
    prompt->candidates = candidates;
    prompt->count = count;
    length = line->cursor - from;
    if (line->cursor == line->text.length && strlen(candidates[0].text) > length
        && !strncasecmp(candidates[0].text, line_text(line) + from, length))
        line->ghost = candidates[0].text + length;
}

/* Put a candidate in; the list stays, so that the next one can follow. */
static void show_candidate(struct prompt *prompt, size_t candidate)
{
    line_complete(&prompt->line, prompt->from, prompt->candidates[candidate].text);
    prompt->chosen = candidate + 1;
}

void prompt_choose(struct prompt *prompt, size_t candidate)
{
    if (candidate < prompt->count)
        show_candidate(prompt, candidate);
}

/* Bytes that all candidates begin with, whole characters only. */
static size_t common_part(const struct prompt *prompt)
{
    const char *first = prompt->candidates[0].text;
    size_t length = strlen(first);

    for (size_t i = 1; i < prompt->count; i++) {
        size_t same = 0;

        while (same < length && prompt->candidates[i].text[same] == first[same])
            same++;
        length = same;
    }
    while (length > 0 && ((unsigned char)first[length] & 0xc0) == 0x80)
        length--;
    return length;
}

static enum prompt_action complete_common(struct prompt *prompt, size_t length)
{
    struct str common = {0};

    str_add_bytes(&common, prompt->candidates[0].text, length);
    line_complete(&prompt->line, prompt->from, common.text);
    str_done(&common);
    return changed(prompt);
}

static enum prompt_action complete(struct prompt *prompt)
{
    size_t common;

    if (!prompt->count)
        return PROMPT_TAKEN;
    common = common_part(prompt);
    if (!prompt->chosen && common > prompt->line.cursor - prompt->from)
        return complete_common(prompt, common);
    show_candidate(prompt, prompt->chosen % prompt->count);
    return PROMPT_TAKEN;
}

static enum prompt_action complete_back(struct prompt *prompt)
{
    if (prompt->count)
        show_candidate(prompt, (prompt->chosen > 1 ? prompt->chosen : prompt->count + 1) - 2);
    return PROMPT_TAKEN;
}

static enum prompt_action take_ghost(struct prompt *prompt)
{
    line_complete(&prompt->line, prompt->from, prompt->candidates[0].text);
    return changed(prompt);
}

static enum prompt_action edit(struct prompt *prompt, const char *key)
{
    struct line *line = &prompt->line;
    size_t cursor = line->cursor;
    struct str old = {0};
    bool taken, same;

    str_add(&old, "%s", line_text(line));
    taken = line_key(line, key);
    same = !strcmp(old.text ? old.text : "", line_text(line));
    str_done(&old);
    if (!same)
        return changed(prompt);
    if (line->cursor != cursor)
        forget_candidates(prompt);
    return taken ? PROMPT_TAKEN : PROMPT_IGNORED;
}

enum prompt_action prompt_key(struct prompt *prompt, const char *key)
{
    const struct line *line = &prompt->line;

    if (!strcmp(key, "Enter"))
        return PROMPT_ENTER;
    if (!strcmp(key, "Esc") || !strcmp(key, "C-c"))
        return PROMPT_CLOSE;
    if (!strcmp(key, "Tab"))
        return complete(prompt);
    if (!strcmp(key, "S-Tab"))
        return complete_back(prompt);
    if (!strcmp(key, "Right") && line->ghost && line->cursor == line->text.length)
        return take_ghost(prompt);
    return edit(prompt, key);
}

enum prompt_action prompt_paste(struct prompt *prompt, const char *text, size_t size)
{
    line_paste(&prompt->line, text, size);
    return changed(prompt);
}

/* How the candidates stand above the prompt in row `prompt_y`: the box, and the first of them. */
struct plan {
    struct area box;
    int rows, top;
    int text_width;         /* of the widest candidate */
};

static int column_of(const struct prompt *prompt)
{
    struct line word = prompt->line;

    word.cursor = prompt->from;
    return TEXT_X + line_column(&word);
}

static int at_most(int value, int most)
{
    return value < most ? value : most;
}

static struct plan plan_of(const struct prompt *prompt, int width, int prompt_y)
{
    struct plan plan = {.rows = at_most(at_most((int)prompt->count, MOST_ROWS), prompt_y - 2)};
    int docs = 0;

    if (plan.rows <= 0)
        return (struct plan){.rows = 0};
    for (size_t i = 0; i < prompt->count; i++) {
        const struct candidate *candidate = &prompt->candidates[i];
        int text = text_columns(candidate->text);
        int doc = candidate->doc ? text_columns(candidate->doc) + 2 : 0;

        plan.text_width = text > plan.text_width ? text : plan.text_width;
        docs = doc > docs ? doc : docs;
    }
    if ((int)prompt->chosen > plan.rows)
        plan.top = (int)prompt->chosen - plan.rows;
    plan.box.width = at_most(plan.text_width + docs + 5, width);
    plan.box.height = plan.rows + 2;
    plan.box.x = at_most(column_of(prompt) - 3, width - plan.box.width);
    plan.box.y = prompt_y - plan.box.height;
    return plan;
}

static void draw_candidate(const struct prompt *prompt, struct canvas *inside,
                           const struct plan *plan, int row)
{
    const struct candidate *candidate = &prompt->candidates[plan->top + row];
    int doc_x = plan->text_width + 4;

    if (prompt->chosen == (size_t)(plan->top + row) + 1) {
        canvas_surface(inside, 0, row, inside->width, ROLE_SELECTION);
        canvas_write(inside, 0, row, 1, ROLE_CURSOR, inside->ascii ? ">" : "▸");
    }
    canvas_write(inside, 2, row, inside->width - 2, ROLE_TEXT, candidate->text);
    if (candidate->doc && doc_x < inside->width)
        canvas_write(inside, doc_x, row, inside->width - doc_x, ROLE_DIM, candidate->doc);
}

static void draw_candidates(const struct prompt *prompt, struct canvas *canvas, int y)
{
    struct plan plan = plan_of(prompt, canvas->width, y);
    struct str place = {0};
    struct canvas outside, inside;

    if (!plan.rows)
        return;
    if ((size_t)plan.rows < prompt->count)
        str_add(&place, "%zu of %zu", prompt->chosen, prompt->count);
    outside = canvas_part(canvas, plan.box.x, plan.box.y, plan.box.width, plan.box.height);
    inside = canvas_box(&outside,
                        &(struct box){.foot_right = place.text, .surface = ROLE_POPUP});
    for (int row = 0; row < plan.rows; row++)
        draw_candidate(prompt, &inside, &plan, row);
    str_done(&place);
}

/* Columns for the note and the blanks before it: what typing leaves, if that is worth it. */
static int note_width(const struct prompt *prompt, int width)
{
    int note = prompt->note && prompt->note[0] ? text_columns(prompt->note) + 2 : 0;
    int typed = text_columns(line_text(&prompt->line)) + 1;
    int room = width - (typed > LEAST_TEXT ? typed : LEAST_TEXT);

    if (note <= room)
        return note;
    return room < LEAST_NOTE ? 0 : room;
}

void prompt_draw(const struct prompt *prompt, struct canvas *canvas, int y)
{
    int width = canvas->width - TEXT_X - 1;
    int note = note_width(prompt, width);
    struct canvas row = canvas_part(canvas, 0, y, canvas->width, 1);

    canvas_clear(&row, ROLE_BACKGROUND);
    canvas_write(canvas, 1, y, 1, ROLE_KEY, prompt->sign);
    if (note)
        canvas_write_right(canvas, TEXT_X + width - note + 2, y, note - 2,
                           prompt->note_role ? prompt->note_role : ROLE_DIM, prompt->note);
    draw_candidates(prompt, canvas, y);
    line_draw(&prompt->line, canvas, TEXT_X, y, width - note, ROLE_TEXT, true);
}

int prompt_candidate_at(const struct prompt *prompt, int width, int prompt_y, int x, int y)
{
    struct plan plan = plan_of(prompt, width, prompt_y);
    int row = y - plan.box.y - 1;

    if (!area_has(plan.box, x, y) || row < 0 || row >= plan.rows)
        return -1;
    return plan.top + row;
}
