/* Documents as aligned text, for terminals and pipes. */

#include <liaise/document.h>

#include <assert.h>
#include <string.h>

#include "base/str.h"
#include "base/text.h"

enum {
    GAP = 2,          /* blanks between columns */
    FLEX_LEAST = 12,  /* a column that gives way keeps at least as much */
    VALUE_LEAST = 20, /* of a labelled value; narrower screens get longer lines */
    COLUMNS_MOST = 24
};

/* How roles look on a terminal of which only the sixteen colours are known. NULL: as it is. */
static const char *const role_sequences[ROLES] = {
    [ROLE_TITLE] = "\033[1m",   [ROLE_STRONG] = "\033[1m",    [ROLE_DIM] = "\033[2m",
    [ROLE_HINT] = "\033[2m",    [ROLE_WAITING] = "\033[2m",   [ROLE_CRITICAL] = "\033[1;31m",
    [ROLE_LATE] = "\033[1;31m", [ROLE_ERROR] = "\033[1;31m",  [ROLE_HIGH] = "\033[33m",
    [ROLE_TODAY] = "\033[33m",  [ROLE_MEDIUM] = "\033[93m",   [ROLE_OK] = "\033[32m",
    [ROLE_LOW] = "\033[36m",    [ROLE_INFO] = "\033[36m",     [ROLE_KEY] = "\033[36m",
    [ROLE_LINK] = "\033[36m",   [ROLE_CONFLICT] = "\033[35m", [ROLE_ACCENT] = "\033[35m",
};

/* What is added between the two calls has the look of the role. */
static const char *look_begin(const struct text_look *look, enum role role, struct str *out)
{
    const char *sequence = look->colour ? role_sequences[role] : NULL;

    if (sequence)
        str_add(out, "%s", sequence);
    return sequence;
}

static void look_end(const char *sequence, struct str *out)
{
    if (sequence)
        str_add(out, "\033[0m");
}

static void trim_blanks(struct str *out)
{
    while (out->length && out->text[out->length - 1] == ' ')
        out->text[--out->length] = '\0';
}

/* Marks */

/* Harmless text that keeps its marks. */
static void add_clean(struct str *out, const char *text)
{
    while (*text) {
        size_t length = strcspn(text, DOC_MARK DOC_UNMARK);
        struct str part = {0};

        str_add_bytes(&part, text, length);
        if (length)
            text_add_clean(out, part.text, true);
        str_done(&part);
        text += length;
        if (*text)
            str_add_bytes(out, text++, 1);
    }
}

static bool is_mark(char c)
{
    return c == DOC_MARK[0] || c == DOC_UNMARK[0];
}

static void add_marked(struct str *out, const char *line, size_t length,
                       const struct text_look *look)
{
    for (size_t i = 0; i < length; i++) {
        bool begins = line[i] == DOC_MARK[0];

        if (!is_mark(line[i]))
            str_add_bytes(out, &line[i], 1);
        else if (look->colour)
            str_add(out, "\033[%dm", begins ? 4 : 24);
        else
            str_add(out, "%s", begins ? "[" : "]");
    }
}

/* Wrapping */

/* Bytes of `line` that fit into `width` columns: up to the last blank, or a word cut in two. */
static size_t line_length(const char *line, int width, const struct text_look *look)
{
    const char *at = line, *blank = NULL;
    struct grapheme grapheme;
    int columns = 0;

    for (;;) {
        const char *here = at;

        if (*here == ' ')
            blank = here;
        if (!text_next(&at, &grapheme))
            return strlen(line);
        columns += is_mark(*here) ? !look->colour : grapheme.columns;
        if (columns > width)
            return (size_t)((blank && blank > line ? blank : here > line ? here : at) - line);
    }
}

/* Harmless text, wrapped; lines after the first begin with `indent` blanks. */
static void add_wrapped(struct str *out, const char *text, int width, int indent,
                        const struct text_look *look)
{
    struct str clean = {0};
    const char *line;

    add_clean(&clean, text);
    line = clean.text ? clean.text : "";
    for (bool first = true; *line || first; first = false) {
        size_t whole = strcspn(line, "\n");
        struct str part = {0};
        size_t length;

        str_add_bytes(&part, line, whole);
        length = width ? line_length(part.text, width, look) : whole;
        if (!first)
            str_add(out, "\n%*s", indent, "");
        add_marked(out, line, length, look);
        trim_blanks(out);
        line += length;
        line += length < whole ? strspn(line, " ") : *line == '\n';
        str_done(&part);
    }
    str_done(&clean);
}

/* Tables */

static int cell_columns(const struct doc_cell *cell)
{
    struct str clean = {0};
    int columns;

    if (!cell->text)
        return 0;
    text_add_clean(&clean, cell->text, false);
    columns = clean.text ? text_columns(clean.text) : 0;
    str_done(&clean);
    return columns;
}

static void natural_widths(const struct doc_block *block, int widths[COLUMNS_MOST])
{
    for (size_t c = 0; c < block->column_count; c++)
        widths[c] = text_columns(block->columns[c].title);
    for (size_t i = 0; i < block->row_count * block->column_count; i++) {
        int columns = cell_columns(&block->cells[i]);

        if (columns > widths[i % block->column_count])
            widths[i % block->column_count] = columns;
    }
}

/* The widest column that may still give way; -1 if there is none. */
static int widest_flex(const struct doc_block *block, const int widths[COLUMNS_MOST])
{
    int found = -1;

    for (size_t c = 0; c < block->column_count; c++) {
        if (block->columns[c].flex && widths[c] > FLEX_LEAST
            && (found < 0 || widths[c] > widths[found]))
            found = (int)c;
    }
    return found;
}

static void fit_widths(const struct doc_block *block, int width, int widths[COLUMNS_MOST])
{
    int total = -GAP, widest;

    assert(block->column_count <= COLUMNS_MOST);
    natural_widths(block, widths);
    for (size_t c = 0; c < block->column_count; c++)
        total += widths[c] + GAP;
    while (width && total > width && (widest = widest_flex(block, widths)) >= 0) {
        widths[widest]--;
        total--;
    }
}

static void add_cell(struct str *out, const struct doc_cell *cell, enum doc_align align, int width,
                     const struct text_look *look)
{
    const char *sequence = look_begin(look, cell->role, out);
    int columns = cell_columns(cell);

    if (align == DOC_RIGHT && columns < width) {
        str_add(out, "%*s", width - columns, "");
        width = columns;
    }
    if (cell->text)
        text_add_column(out, cell->text, width);
    else
        str_add(out, "%*s", width, "");
    if (sequence)
        trim_blanks(out);
    look_end(sequence, out);
    if (sequence && align == DOC_LEFT && columns < width)
        str_add(out, "%*s", width - columns, "");
}

static void add_row(struct str *out, const struct doc_block *block, const struct doc_cell *cells,
                    const int widths[COLUMNS_MOST], const struct text_look *look)
{
    for (size_t c = 0; c < block->column_count; c++) {
        if (c)
            str_add(out, "%*s", GAP, "");
        add_cell(out, &cells[c], block->columns[c].align, widths[c], look);
    }
    trim_blanks(out);
    str_add(out, "\n");
}

static void write_table(const struct doc_block *block, const struct text_look *look,
                        struct str *out)
{
    struct doc_cell titles[COLUMNS_MOST];
    int widths[COLUMNS_MOST];

    fit_widths(block, look->width, widths);
    for (size_t c = 0; c < block->column_count; c++)
        titles[c] = (struct doc_cell){block->columns[c].title, ROLE_DIM};
    add_row(out, block, titles, widths, look);
    for (size_t r = 0; r < block->row_count; r++)
        add_row(out, block, &block->cells[r * block->column_count], widths, look);
}

/* Labelled values */

static void write_fields(const struct doc_block *block, const struct text_look *look,
                         struct str *out)
{
    int labels = 0, values;

    for (size_t r = 0; r < block->row_count; r++) {
        int columns = cell_columns(&block->cells[2 * r]);

        labels = columns > labels ? columns : labels;
    }
    labels += GAP;
    values = look->width - labels;
    if (look->width && values < VALUE_LEAST)
        values = VALUE_LEAST;
    for (size_t r = 0; r < block->row_count; r++) {
        const struct doc_cell *value = &block->cells[2 * r + 1];
        const char *sequence;

        add_cell(out, &block->cells[2 * r], DOC_LEFT, labels, look);
        sequence = look_begin(look, value->role, out);
        add_wrapped(out, value->text, look->width ? values : 0, labels, look);
        look_end(sequence, out);
        str_add(out, "\n");
    }
}

static void write_text(const struct doc_block *block, const struct text_look *look, struct str *out)
{
    const char *sequence = look_begin(look, block->role, out);

    add_wrapped(out, block->text, look->width, 0, look);
    look_end(sequence, out);
    str_add(out, "\n");
}

void document_write_text(const struct document *document, const struct text_look *look,
                         struct str *out)
{
    for (size_t i = 0; i < document->count; i++) {
        const struct doc_block *block = &document->blocks[i];
        bool follows = i && document->blocks[i - 1].kind == BLOCK_HEADING;

        if (i && !follows)
            str_add(out, "\n");
        switch (block->kind) {
        case BLOCK_HEADING:
        case BLOCK_TEXT:
            write_text(block, look, out);
            break;
        case BLOCK_TABLE:
            write_table(block, look, out);
            break;
        case BLOCK_FIELDS:
            write_fields(block, look, out);
            break;
        }
    }
}
