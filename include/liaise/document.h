#ifndef LIAISE_DOCUMENT_H
#define LIAISE_DOCUMENT_H

/*
 * What a command or a report has to say, before anybody knows how it will look.
 *
 * A document is a list of headings, paragraphs, tables and labelled values.
 * Writers make aligned text of it (and one day Markdown, HTML, PDF). Its
 * strings live in its arena; they may hold anything, writers make them harmless.
 */

#include <liaise/arena.h>
#include <liaise/error.h>
#include <liaise/theme.h>
#include <stddef.h>

enum doc_align { DOC_LEFT, DOC_RIGHT };

struct doc_column {
    const char *title;
    enum doc_align align;
    bool flex;              /* gives way first where the width is not enough */
};

struct doc_cell {
    const char *text;       /* NULL is empty */
    enum role role;
};

enum block_kind { BLOCK_HEADING, BLOCK_TEXT, BLOCK_TABLE, BLOCK_FIELDS };

struct doc_block {
    enum block_kind kind;
    const char *text;               /* heading, paragraph */
    enum role role;
    const struct doc_column *columns;
    size_t column_count;
    struct doc_cell *cells;         /* rows times columns; of fields: label and value, two a row */
    size_t row_count;
};

struct document {
    struct arena *arena;
    struct doc_block *blocks;
    size_t count;
};

void document_heading(struct document *document, const char *text);
void document_text(struct document *document, enum role role, const char *format, ...)
    PRINTF_LIKE(3, 4);

/*
 * Begin a table; `columns` is borrowed. Then one document_row() each with a cell for every column.
 */
void document_table(struct document *document, const struct doc_column *columns, size_t count);
void document_row(struct document *document, const struct doc_cell *cells);

/*
 * In a value, what stands between these two was looked for and found: it is underlined where there
 * is colour, and in [brackets] where there is none. Text from people has to be cleaned first.
 */
#define DOC_MARK "\016"
#define DOC_UNMARK "\017"

/* "Label  value" in aligned pairs; the first begins a block of them. An empty value is left out. */
void document_field(struct document *document, const char *label, enum role role,
                    const char *value);

struct str;

struct text_look {
    int width;              /* 0: as wide as it gets */
    bool colour;            /* SGR sequences for roles */
    bool ascii;
};
void document_write_text(const struct document *document, const struct text_look *look,
                         struct str *out);

#endif
