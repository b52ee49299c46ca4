#include <liaise/document.h>

#include <assert.h>
#include <stdarg.h>

#include "base/str.h"

static struct doc_block *add_block(struct document *document, enum block_kind kind)
{
    struct doc_block *block;

    document->blocks =
        arena_grow(document->arena, document->blocks, document->count, sizeof(*document->blocks));
    block = &document->blocks[document->count++];
    *block = (struct doc_block){.kind = kind, .role = ROLE_TEXT};
    return block;
}

static struct doc_block *last_block(struct document *document)
{
    return document->count ? &document->blocks[document->count - 1] : NULL;
}

void document_heading(struct document *document, const char *text)
{
    struct doc_block *block = add_block(document, BLOCK_HEADING);

    block->text = arena_copy(document->arena, text);
    block->role = ROLE_TITLE;
}

void document_text(struct document *document, enum role role, const char *format, ...)
{
    struct doc_block *block = add_block(document, BLOCK_TEXT);
    struct str text = {0};
    va_list args;

    va_start(args, format);
    str_add_args(&text, format, args);
    va_end(args);
    block->text = arena_copy(document->arena, text.text ? text.text : "");
    block->role = role;
    str_done(&text);
}

void document_table(struct document *document, const struct doc_column *columns, size_t count)
{
    struct doc_block *block = add_block(document, BLOCK_TABLE);

    block->columns = columns;
    block->column_count = count;
}

/* One more row of `count` cells, whose texts are copied. */
static void add_row(struct document *document, struct doc_block *block,
                    const struct doc_cell *cells, size_t count)
{
    block->cells =
        arena_grow(document->arena, block->cells, block->row_count, count * sizeof(*block->cells));
    for (size_t i = 0; i < count; i++) {
        struct doc_cell *cell = &block->cells[block->row_count * count + i];

        *cell = cells[i];
        if (cell->text)
            cell->text = arena_copy(document->arena, cell->text);
    }
    block->row_count++;
}

void document_row(struct document *document, const struct doc_cell *cells)
{
    struct doc_block *block = last_block(document);

    assert(block && block->kind == BLOCK_TABLE);
    add_row(document, block, cells, block->column_count);
}

void document_field(struct document *document, const char *label, enum role role, const char *value)
{
    const struct doc_cell cells[] = {{label, ROLE_DIM}, {value, role}};
    struct doc_block *block = last_block(document);

    if (!value || !value[0])
        return;
    if (!block || block->kind != BLOCK_FIELDS) {
        block = add_block(document, BLOCK_FIELDS);
        block->column_count = 2;
    }
    add_row(document, block, cells, 2);
}
