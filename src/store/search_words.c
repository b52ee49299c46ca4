#include <string.h>

#include "base/str.h"
#include "base/text.h"
#include "store/search_private.h"

/* What was typed, looked for in a text. */

enum {
    EXCERPT_LEAD = 40, /* bytes before the first word that was looked for */
    EXCERPT_SIZE = 160,
};

/*
 * Which quotation that byte is in, counted from 1; 0: none. One that is not closed (yet) is none.
 */
static size_t quotation_at(const char *typed, size_t at)
{
    size_t marks = 0;

    for (size_t i = 0; i < at; i++)
        marks += typed[i] == '"';
    return marks % 2 && strchr(typed + at, '"') ? marks : 0;
}

void query_read(struct query *out, const char *typed, struct arena *arena)
{
    struct text_words words = text_words(typed, arena);
    size_t before = 0;

    out->count = 0;
    for (size_t i = 0; i < words.count; i++) {
        size_t quotation = quotation_at(typed, words.items[i].at);
        bool is_quoted_on = quotation && quotation == before;
        bool goes_on = out->count && (words.items[i].is_joined || is_quoted_on);

        if (!goes_on && out->count == SEARCH_WORDS)
            return;
        if (!goes_on)
            out->phrases[out->count++] = (struct phrase){&words.items[i], 0, false};
        out->phrases[out->count - 1].count++;
        out->phrases[out->count - 1].is_exact = quotation != 0;
        before = quotation;
    }
}

static bool is_phrase_at(const struct phrase *phrase, const struct text_words *words, size_t at)
{
    size_t last = phrase->count - 1;

    if (at + phrase->count > words->count)
        return false;
    for (size_t i = 0; i < last; i++) {
        if (strcmp(words->items[at + i].folded, phrase->words[i].folded))
            return false;
    }
    if (phrase->is_exact)
        return !strcmp(words->items[at + last].folded, phrase->words[last].folded);
    return !strncmp(words->items[at + last].folded, phrase->words[last].folded,
                    strlen(phrase->words[last].folded));
}

/* Of each word: whether it is marked, and together with the one before it. */
enum { MARKED = 1, TOGETHER = 2 };

static uint32_t mark_words(const struct query *query, const struct text_words *words,
                           unsigned char *marks)
{
    uint32_t found = 0;

    for (size_t p = 0; p < query->count; p++) {
        const struct phrase *phrase = &query->phrases[p];

        for (size_t i = 0; i < words->count; i++) {
            if (!is_phrase_at(phrase, words, i))
                continue;
            found |= (uint32_t)1 << p;
            for (size_t j = 0; j < phrase->count; j++)
                marks[i + j] |= (unsigned char)(j ? MARKED | TOGETHER : MARKED);
        }
    }
    return found;
}

static void add_span(struct search_text *out, const struct text_word *word, bool together,
                     struct arena *arena)
{
    struct search_span *last = out->count ? &out->spans[out->count - 1] : NULL;

    if (last && (together || word->at < last->at + last->length)) {
        last->length = word->at + word->length - last->at;
        return;
    }
    out->spans = arena_grow(arena, out->spans, out->count, sizeof(*out->spans));
    out->spans[out->count++] = (struct search_span){word->at, word->length};
}

uint32_t query_mark(const struct query *query, const char *text, struct search_text *out,
                    struct arena *arena)
{
    struct text_words words = text_words(text, arena);
    unsigned char *marks = arena_alloc(arena, words.count + 1);
    uint32_t found;

    memset(marks, 0, words.count + 1);
    found = mark_words(query, &words, marks);
    *out = (struct search_text){.text = text};
    for (size_t i = 0; i < words.count; i++) {
        if (marks[i])
            add_span(out, &words.items[i], marks[i] & TOGETHER, arena);
    }
    return found;
}

static bool is_inside(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* Where to begin: after a blank if there is one in front of the word, else at a character. */
static size_t excerpt_from(const char *text, size_t word)
{
    size_t from = word > EXCERPT_LEAD ? word - EXCERPT_LEAD : 0, at = from;

    if (!from)
        return 0;
    while (at < word && text[at - 1] != ' ')
        at++;
    if (at < word)
        return at;
    while (is_inside(text[from]))
        from++;
    return from;
}

/* Where to end, which is not inside of a character and after the word. */
static size_t excerpt_to(const char *text, size_t from, size_t word_end)
{
    size_t to = from + strnlen(text + from, EXCERPT_SIZE), at;

    if (to < word_end)
        return word_end;
    if (!text[to])
        return to;
    for (at = to; at > word_end && text[at] != ' '; at--)
        ;
    if (at > word_end)
        return at;
    while (to > word_end && is_inside(text[to]))
        to--;
    return to;
}

static char *one_line(const char *text, struct arena *arena)
{
    char *line = arena_copy(arena, text);

    for (char *c = line; *c; c++) {
        if (*c >= '\t' && *c <= '\r')
            *c = ' ';
    }
    return line;
}

struct search_text text_excerpt(const struct search_text *marked, struct arena *arena)
{
    static const char dots[] = "…";
    const struct search_span *first = &marked->spans[0];
    const char *line = one_line(marked->text, arena);
    size_t from = excerpt_from(line, first->at);
    size_t to = excerpt_to(line, from, first->at + first->length);
    size_t lead = from ? sizeof(dots) - 1 : 0;
    struct search_text out = {0};
    struct str text = {0};

    str_add(&text, "%s", from ? dots : "");
    str_add_bytes(&text, line + from, to - from);
    str_add(&text, "%s", line[to] ? dots : "");
    out.text = arena_copy(arena, text.text);
    str_done(&text);
    for (size_t i = 0; i < marked->count; i++) {
        const struct search_span *span = &marked->spans[i];

        if (span->at + span->length > to)
            break;
        out.spans = arena_grow(arena, out.spans, out.count, sizeof(*out.spans));
        out.spans[out.count++] = (struct search_span){span->at - from + lead, span->length};
    }
    return out;
}
