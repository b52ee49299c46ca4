#include <liaise/search.h>

#include <string.h>

#include "base/str.h"
#include "store/search_private.h"

/* Asking the index, and showing why a record was found. */

static const char *text_of(struct str *str, struct arena *arena)
{
    const char *text = arena_copy(arena, str->text);

    str_done(str);
    return text;
}

const char *search_find_sql(const struct db *db, struct arena *arena)
{
    struct str sql = {0};

    str_add(&sql,
            "SELECT s.noun, s.record_id FROM %s AND (CAST($2 AS TEXT) IS NULL OR s.noun = $2)"
            " ORDER BY s.at DESC, s.id DESC LIMIT $3",
            db->driver->search->matches);
    return text_of(&sql, arena);
}

/* Without a word everything is found. */
static const char *everything_sql(void)
{
    return "SELECT noun, record_id FROM search_text WHERE CAST($1 AS TEXT) IS NULL"
           " AND (CAST($2 AS TEXT) IS NULL OR noun = $2) ORDER BY at DESC, id DESC LIMIT $3";
}

const char *search_count_sql(const struct db *db, struct arena *arena)
{
    struct str sql = {0};

    str_add(&sql, "SELECT s.noun, count(*) FROM %s GROUP BY s.noun", db->driver->search->matches);
    return text_of(&sql, arena);
}

/* The words in the language of this database. */
static const char *query_write(const struct query *query, const struct db *db, struct arena *arena)
{
    struct str text = {0};

    for (size_t i = 0; i < query->count; i++) {
        const struct phrase *phrase = &query->phrases[i];
        struct str words = {0};

        for (size_t j = 0; j < phrase->count; j++)
            str_add(&words, "%s%s", j ? " " : "", phrase->words[j].folded);
        db->driver->search->add_phrase(&text, words.text, phrase->is_exact);
        str_done(&words);
    }
    return text_of(&text, arena);
}

/* What a record says about the words it was found by. */

/* How many of them are in a mask. */
static int bits(uint32_t mask)
{
    int count = 0;

    for (; mask; mask &= mask - 1)
        count++;
    return count;
}

/* The text with most of the words that are missing; the first of those that are as good. */
static void hit_excerpt(struct search_hit *hit, const struct pieces *pieces,
                        const struct query *query, uint32_t missing, struct arena *arena)
{
    struct search_text marked, best = {0};
    int most = 0;

    for (size_t i = 0; i < pieces->count; i++) {
        int found = bits(query_mark(query, pieces->items[i].text, &marked, arena) & missing);

        if (found <= most)
            continue;
        most = found;
        best = marked;
        hit->excerpt_of = pieces->items[i].field;
    }
    if (most)
        hit->excerpt = text_excerpt(&best, arena);
}

static bool hit_make(struct store *store, struct search_hit *hit, const void *record,
                     const struct query *query, struct arena *arena, struct error *err)
{
    const char *said = record_said(hit->noun, record);
    uint32_t all = query->count ? UINT32_MAX >> (SEARCH_WORDS - query->count) : 0, found = 0;
    struct pieces pieces;

    hit->key = record_key(hit->noun, record);
    record_when(hit->noun, record, &hit->at, &hit->on);
    if (said)
        found = query_mark(query, said, &hit->said, arena);
    if (found == all)
        return true;
    if (!pieces_of(store, hit->noun, record, &pieces, arena, err))
        return false;
    hit_excerpt(hit, &pieces, query, all & ~found, arena);
    return true;
}

/* What is looked for, and what came of it. */
struct search {
    struct query query;
    const struct search_wish *wish;
    struct search_hits hits;
    int64_t count;
};

/* Of those that were found, what the filter lets through; records that are gone are left out. */
static bool hits_load(struct store *store, struct search *search, struct arena *arena,
                      struct error *err)
{
    const struct search_wish *wish = search->wish;
    struct search_hits *hits = &search->hits;
    size_t kept = 0;

    hits->looked_at = hits->count;
    for (size_t i = 0; i < hits->count; i++) {
        struct search_hit hit = hits->items[i];
        struct list found;

        if (!record_select(store, hit.noun, "WHERE id = $1", DB_BIND(db_int(hit.id)), &found, arena,
                           err))
            return false;
        if (!found.count
            || (wish->filter && !filter_match(wish->filter, hit.noun, found.items)))
            continue;
        search->count++;
        hit.record = found.items;
        if (kept == wish->limit)
            continue;
        if (!hit_make(store, &hit, found.items, &search->query, arena, err))
            return false;
        hits->items[kept++] = hit;
    }
    hits->count = kept;
    return true;
}

static bool hits_read(struct store *store, const char *sql, const struct db_value *values,
                      size_t count, struct search_hits *out, struct arena *arena, struct error *err)
{
    struct db_rows rows;

    if (!db_query(&rows, store->db, sql, values, count, err))
        return false;
    while (db_next(&rows, err)) {
        const struct noun *noun = noun_named(db_column_text(&rows, 0));

        if (!noun)
            continue;
        out->items = arena_grow(arena, out->items, out->count, sizeof(*out->items));
        out->items[out->count++] = (struct search_hit){
            .noun = noun,
            .id = db_column_int(&rows, 1),
        };
    }
    return db_done(&rows);
}

bool search_find_those(struct store *store, const struct search_wish *wish,
                       struct search_hits *out, int64_t *count, struct arena *arena,
                       struct error *err)
{
    struct search search = {.wish = wish};
    const char *sql, *words = NULL;

    query_read(&search.query, wish->typed, arena);
    if (search.query.count)
        words = query_write(&search.query, store->db, arena);
    sql = words ? search_find_sql(store->db, arena) : everything_sql();
    if ((words || wish->filter)
        && (!hits_read(store, sql,
                       DB_BIND(db_text(words), db_text(wish->noun ? wish->noun->name : NULL),
                               db_int((int64_t)wish->read_most)),
                       &search.hits, arena, err)
            || !hits_load(store, &search, arena, err)))
        return false;
    *out = search.hits;
    *count = search.count;
    return true;
}

bool search_find(struct store *store, const char *typed, const struct noun *noun, size_t limit,
                 struct search_hits *out, struct arena *arena, struct error *err)
{
    struct search_wish wish = {.typed = typed, .noun = noun, .limit = limit, .read_most = limit};
    int64_t count;

    return search_find_those(store, &wish, out, &count, arena, err);
}

static int64_t count_of(const struct search_counts *counts, const struct noun *noun)
{
    for (size_t i = 0; i < counts->count; i++) {
        if (counts->items[i].noun == noun)
            return counts->items[i].count;
    }
    return 0;
}

static void add_count(struct search_counts *counts, const struct noun *noun, int64_t count,
                      struct arena *arena)
{
    if (!noun || !count)
        return;
    counts->items = arena_grow(arena, counts->items, counts->count, sizeof(*counts->items));
    counts->items[counts->count++] = (struct search_count){noun, count};
}

bool search_count(struct store *store, const char *typed, struct search_counts *out,
                  struct arena *arena, struct error *err)
{
    struct search_counts found = {0}, ordered = {0};
    struct db_rows rows;
    struct query query;

    query_read(&query, typed, arena);
    if (query.count) {
        if (!db_query(&rows, store->db, search_count_sql(store->db, arena),
                      DB_BIND(db_text(query_write(&query, store->db, arena))), err))
            return false;
        while (db_next(&rows, err))
            add_count(&found, noun_named(db_column_text(&rows, 0)), db_column_int(&rows, 1), arena);
        if (!db_done(&rows))
            return false;
    }
    for (size_t i = 0; nouns[i]; i++)
        add_count(&ordered, nouns[i], count_of(&found, nouns[i]), arena);
    *out = ordered;
    return true;
}
