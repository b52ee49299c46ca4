#include "ui/line.h"

#include <string.h>

#include "base/text.h"

void line_done(struct line *line)
{
    str_done(&line->text);
    str_done(&line->typed);
    *line = (struct line){0};
}

const char *line_text(const struct line *line)
{
    return line->text.text ? line->text.text : "";
}

/* Where the grapheme after byte `at` ends; `at` itself at the end. */
static size_t after(const struct line *line, size_t at)
{
    const char *start = line_text(line), *next = start + at;
    struct grapheme grapheme;

    return text_next(&next, &grapheme) ? (size_t)(next - start) : at;
}

/* Where the grapheme before byte `at` starts. */
static size_t before(const struct line *line, size_t at)
{
    size_t start = 0;

    for (size_t end = after(line, start); end < at; end = after(line, start))
        start = end;
    return at ? start : 0;
}

static bool is_blank_at(const struct line *line, size_t at)
{
    return line_text(line)[at] == ' ';
}

/* Back over blanks, then over what is not blank. */
static size_t word_before(const struct line *line, size_t at)
{
    while (at > 0 && is_blank_at(line, before(line, at)))
        at = before(line, at);
    while (at > 0 && !is_blank_at(line, before(line, at)))
        at = before(line, at);
    return at;
}

static size_t word_after(const struct line *line, size_t at)
{
    while (at < line->text.length && is_blank_at(line, at))
        at = after(line, at);
    while (at < line->text.length && !is_blank_at(line, at))
        at = after(line, at);
    return at;
}

static void changed(struct line *line)
{
    line->ghost = NULL;
    line->history_at = 0;
}

/* Take out the bytes from..to; the cursor goes there. */
static void delete_part(struct line *line, size_t from, size_t to)
{
    char *text = line->text.text;

    line->cursor = from;
    if (from >= to)
        return;
    memmove(text + from, text + to, line->text.length - to + 1);
    line->text.length -= to - from;
    changed(line);
}

/* Put harmless text in at the cursor, if there is room for all of it. */
static void insert_clean(struct line *line, const char *text, size_t size)
{
    size_t limit = line->limit ? line->limit : LINE_LIMIT;
    size_t tail = line->text.length - line->cursor;

    if (!size || line->text.length + size > limit)
        return;
    str_add_bytes(&line->text, text, size);     /* makes room; what it adds is overwritten */
    memmove(line->text.text + line->cursor + size, line->text.text + line->cursor, tail);
    memcpy(line->text.text + line->cursor, text, size);
    line->cursor += size;
    changed(line);
}

/* Bytes of the code point at `text`, of which `size` are there; 0 if it is not UTF-8. */
static size_t code_point(const char *text, size_t size)
{
    unsigned char lead = (unsigned char)text[0];
    size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;

    return length <= size && text_is_utf8(text, length, NULL) ? length : 0;
}

/* C0, DEL and C1. */
static bool is_control(const char *text)
{
    unsigned char lead = (unsigned char)text[0];

    return lead < 0x20 || lead == 0x7f || (lead == 0xc2 && (unsigned char)text[1] < 0xa0);
}

/* One code point at a time, so that a paste too long for the limit keeps what fits. */
void line_paste(struct line *line, const char *text, size_t size)
{
    for (size_t at = 0; at < size;) {
        size_t length = code_point(text + at, size - at);
        char c = text[at];

        if (c == '\n' || c == '\t')
            insert_clean(line, " ", 1);
        else if (length && !is_control(text + at))
            insert_clean(line, text + at, length);
        at += length ? length : 1;
    }
}

void line_set(struct line *line, const char *text)
{
    line->cursor = 0;
    delete_part(line, 0, line->text.length);
    line_paste(line, text, strlen(text));
    changed(line);
}

void line_complete(struct line *line, size_t from, const char *text)
{
    delete_part(line, from, line->cursor);
    line_paste(line, text, strlen(text));
}

/* Show the history's entry `at`, 0 being what was typed. */
static void show_history(struct line *line, size_t at)
{
    const char *entry;

    if (at > line->history_count || at == line->history_at)
        return;
    if (!line->history_at) {
        line->typed.length = 0;
        str_add(&line->typed, "%s", line_text(line));
    }
    entry = at ? line->history[at - 1] : line->typed.text;
    line_set(line, entry ? entry : "");
    line->history_at = at;
}

static bool history_key(struct line *line, const char *key)
{
    bool older = !strcmp(key, "Up") || !strcmp(key, "C-p");
    bool newer = !strcmp(key, "Down") || !strcmp(key, "C-n");

    if (!line->history_count || (!older && !newer))
        return false;
    if (older)
        show_history(line, line->history_at + 1);
    else if (line->history_at)
        show_history(line, line->history_at - 1);
    return true;
}

static size_t start_of(const struct line *line, size_t at)
{
    (void)line;
    (void)at;
    return 0;
}

static size_t end_of(const struct line *line, size_t at)
{
    (void)at;
    return line->text.length;
}

/* A key moves the cursor to some place, or deletes all as far as there. */
struct edit {
    const char *key;
    size_t (*reach)(const struct line *line, size_t at);
    bool deletes;
};

static const struct edit *edit_of(const char *key)
{
    static const struct edit edits[] = {
        {"Right", after, false},     {"Left", before, false},
        {"Home", start_of, false},   {"C-a", start_of, false},
        {"End", end_of, false},      {"C-e", end_of, false},
        {"A-b", word_before, false}, {"C-Left", word_before, false},
        {"A-f", word_after, false},  {"C-Right", word_after, false},
        {"BS", before, true},        {"C-h", before, true},
        {"Del", after, true},        {"A-d", word_after, true},
        {"C-w", word_before, true},  {"A-BS", word_before, true},
        {"C-u", start_of, true},     {"C-k", end_of, true},
    };

    for (size_t i = 0; i < sizeof(edits) / sizeof(edits[0]); i++) {
        if (!strcmp(edits[i].key, key))
            return &edits[i];
    }
    return NULL;
}

static void apply(struct line *line, const struct edit *edit)
{
    size_t at = line->cursor, to = edit->reach(line, at);
    const char *ghost = line->ghost;

    if (edit->deletes)
        delete_part(line, to < at ? to : at, to < at ? at : to);
    else if (!strcmp(edit->key, "Right") && at == line->text.length && ghost)
        line_paste(line, ghost, strlen(ghost));
    else
        line->cursor = to;
}

bool key_is_character(const char *key)
{
    return (unsigned char)key[0] >= 0x80 || (key[0] && !key[1]);
}

bool line_key(struct line *line, const char *key)
{
    const struct edit *edit = edit_of(key);

    if (edit) {
        apply(line, edit);
        return true;
    }
    if (key_is_character(key)) {
        line_paste(line, key, strlen(key));
        return true;
    }
    if (!strcmp(key, "Space")) {
        line_paste(line, " ", 1);
        return true;
    }
    return history_key(line, key);
}

int line_column(const struct line *line)
{
    const char *at = line_text(line), *end = at + line->cursor;
    struct grapheme grapheme;
    int column = 0;

    while (at < end && text_next(&at, &grapheme))
        column += grapheme.columns;
    return column;
}

/*
 * Columns left of what is shown. It moves by half the width at a time, so that the text stands
 * still while one types.
 */
static int scrolled(int column, int width)
{
    int half = width / 2 > 0 ? width / 2 : 1;

    return column < width ? 0 : ((column - width) / half + 1) * half;
}

void line_draw(const struct line *line, struct canvas *canvas, int x, int y, int width,
               enum role role, bool focused)
{
    const char *at = line_text(line);
    int column = line_column(line);
    int left = scrolled(column, width), shown = 0;
    struct grapheme grapheme;

    while (shown < left && text_next(&at, &grapheme))
        shown += grapheme.columns;
    shown -= left;      /* 1 where a wide character was cut in half: room for the ellipsis */
    if (left && !shown && text_next(&at, &grapheme))
        shown = grapheme.columns;
    if (left)
        canvas_write(canvas, x, y, 1, ROLE_DIM, canvas->ascii ? "~" : "…");
    shown += canvas_write(canvas, x + shown, y, width - shown, role, at);
    if (focused && line->ghost && line->cursor == line->text.length)
        canvas_write(canvas, x + shown, y, width - shown, ROLE_DIM, line->ghost);
    if (focused)
        canvas_cursor(canvas, x + column - left, y, true);
}
