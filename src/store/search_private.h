#ifndef STORE_SEARCH_PRIVATE_H
#define STORE_SEARCH_PRIVATE_H

/*
 * What the files of the search share, and nobody else includes, but for tests.
 *
 *   search_words.c      what was typed, looked for in a text
 *   search_record.c     the texts of a record
 *   search_index.c      keeping the index
 *   search.c            asking it
 */

#include <liaise/search.h>

#include "base/text.h"
#include "store/store_private.h"

/* Words that follow each other; the last may be the beginning of one unless they were quoted. */
struct phrase {
    const struct text_word *words;
    size_t count;
    bool is_exact;
};
struct query {
    struct phrase phrases[SEARCH_WORDS];
    size_t count;
};

void query_read(struct query *out, const char *typed, struct arena *arena);

/* Where the phrases are in the text. Returns which there are: bit i for phrase i. */
uint32_t query_mark(const struct query *query, const char *text, struct search_text *out,
                    struct arena *arena);

/* The part of a marked text around its first span. */
struct search_text text_excerpt(const struct search_text *marked, struct arena *arena);

/* A text of a record that is searched. */
struct piece {
    const struct field *field; /* NULL for the ref */
    const char *text;
};
struct pieces {
    struct piece *items;
    size_t count;
};

MUST_CHECK bool pieces_of(struct store *store, const struct noun *noun, const void *record,
                          struct pieces *out, struct arena *arena, struct error *err);

/* What records that point to this one are found by; NULL if that never changes. */
const char *record_label(const struct noun *noun, const void *record, struct arena *arena);

/* When it is or was: its first moment, else its first day, else when it was entered. */
void record_when(const struct noun *noun, const void *record, int64_t *at, struct date *on);

/* The statement of search_find(): $1 the query, $2 a noun or NULL, $3 the limit. */
const char *search_find_sql(const struct db *db, struct arena *arena);
/* The statement of search_count(): $1 the query. */
const char *search_count_sql(const struct db *db, struct arena *arena);

#endif
