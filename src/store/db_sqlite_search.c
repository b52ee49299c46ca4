#include "store/db_sqlite.h"

#include "base/str.h"

/*
 * Full-text search with FTS5.
 *
 * The index holds no text of its own, it reads search_text; so to forget a row it must be told
 * the words it had. Words come folded, thus nothing is left to be folded here; marks are letters
 * in their own right, or vowels of Devanagari and Thai would part words.
 */

/* Each phrase in quotation marks, so that no word is taken for a sign; all of them are wanted. */
static void add_phrase(struct str *query, const char *words, bool is_exact)
{
    str_add(query, "%s\"", query->length ? " " : "");
    for (; *words; words++)
        str_add(query, *words == '"' ? "\"\"" : "%c", *words);
    str_add(query, is_exact ? "\"" : "\"*");
}

const struct db_search sqlite_search = {
    .clear = "INSERT INTO search_index (search_index) VALUES ('delete-all')",
    .learn = "INSERT INTO search_index (rowid, folded) VALUES ($1, $2)",
    .forget = "INSERT INTO search_index (search_index, rowid, folded) VALUES ('delete', $1, $2)",
    /* CROSS JOIN: SQLite is to ask the index first, and then for the rows it found. */
    .matches = "search_index CROSS JOIN search_text s ON s.id = search_index.rowid"
               " WHERE search_index MATCH $1",
    .add_phrase = add_phrase,
};
