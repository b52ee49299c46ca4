#ifndef LIAISE_SEARCH_H
#define LIAISE_SEARCH_H

/*
 * Finding records by the words in them.
 *
 * What is searched is every text of every record that stands by itself: its ref, its fields of
 * text, its tags, the names of what it points to (of organizations the code and the name), and the
 * same of its parts, such as minutes, clauses, positions and telephone numbers.
 *
 * Case, accents and the kind of apostrophe do not matter. A record is found if it has every word,
 * or words that begin with them: "hal rest" finds "Tove Halvorsen … restoration". What is typed
 * without a blank inside (O'Malley, 大使館, I-12) is looked for as it stands, one part after the
 * other; and so is what stands between two quotation marks, word by word to its end: "due process"
 * does not find "due processes". No other sign has a meaning of its own, and a quotation that is
 * not closed is none, so nothing that is typed can be wrong.
 *
 * The index is kept in the same transaction as the records: see store/README.md.
 */

#include <liaise/filter.h>

struct store;

enum { SEARCH_WORDS = 32 };     /* what is typed beyond so many words is left out */

/* A text, and where in it the words are, from left to right: in bytes. */
struct search_span {
    size_t at, length;
};
struct search_text {
    const char *text;           /* as it was written, so to be cleaned before it is shown */
    struct search_span *spans;
    size_t count;
};

struct search_hit {
    const struct noun *noun;
    int64_t id;
    const char *key;            /* as people quote it */
    const void *record;         /* the whole of it */
    struct search_text said;    /* what it is about: its title; text is NULL if it has none */

    /*
     * Of the text that has most of the words that `said` does not have, the part around the first
     * of them, on one line, with "…" where it was cut. Text is NULL if `said` has them all.
     * `excerpt_of` is the field it is from; NULL for the ref. For parts, the field of the part.
     */
    struct search_text excerpt;
    const struct field *excerpt_of;

    /* When it is or was; one of the two is given. */
    int64_t at;                 /* instant, or INSTANT_NONE */
    struct date on;
};
struct search_hits {
    struct search_hit *items;
    size_t count;
    size_t looked_at;           /* records that were looked at to find them */
};

/*
 * The records that have all the words, the newest first, at most `limit`; of one noun only unless
 * it is NULL. Without a word in what was typed there are none.
 */
MUST_CHECK bool search_find(struct store *store, const char *typed, const struct noun *noun,
                            size_t limit, struct search_hits *out, struct arena *arena,
                            struct error *err);

/*
 * The same among what a filter lets through. Of records that have the words the newest `read_most`
 * are looked at; *count says how many of these match, also beyond `limit`. Without a word the
 * filter alone says which.
 */
struct search_wish {
    const char *typed;
    const struct noun *noun;        /* NULL: of all */
    const struct filter *filter;    /* NULL: any */
    size_t limit, read_most;
};
MUST_CHECK bool search_find_those(struct store *store, const struct search_wish *wish,
                                  struct search_hits *out, int64_t *count, struct arena *arena,
                                  struct error *err);

/* How many records have all the words, by noun, in the order of nouns[]; without those that have
   none. */
struct search_count {
    const struct noun *noun;
    int64_t count;
};
struct search_counts {
    struct search_count *items;
    size_t count;
};
MUST_CHECK bool search_count(struct store *store, const char *typed, struct search_counts *out,
                             struct arena *arena, struct error *err);

/* Make the index anew from the records. It is never needed, but for a store that was repaired. */
MUST_CHECK bool search_rebuild(struct store *store, struct error *err);

#endif
