/* Filters, read from what people type. */

#include <string.h>

#include "base/str.h"
#include "base/text.h"
#include "model/filter_private.h"

/*
 *   filter  = terms { "|" terms }
 *   terms   = { term }
 *   term    = [ "-" ] ( text | word ":" [ sign ] text )
 *   text    = characters up to a blank or "|", or anything in quotation marks
 *   sign    = "=" | "<" | ">" | "<=" | ">="
 */

static bool is_word_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* The word before a colon, in lower case; NULL if there is none. */
static const char *take_word(struct filter_reader *reader)
{
    const char *end = reader->at;
    struct str word = {0};
    const char *copy;

    while (is_word_character(*end))
        end++;
    if (end == reader->at || *end != ':')
        return NULL;
    for (; reader->at < end; reader->at++) {
        char c = *reader->at;

        c = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
        str_add_bytes(&word, &c, 1);
    }
    reader->at++;
    copy = arena_copy(reader->arena, word.text);
    str_done(&word);
    return copy;
}

static enum filter_sign take_sign(struct filter_reader *reader)
{
    static const struct {
        const char *text;
        enum filter_sign sign;
    } signs[] = {{">=", SIGN_MORE_EQUAL},
                 {"<=", SIGN_LESS_EQUAL},
                 {">", SIGN_MORE},
                 {"<", SIGN_LESS},
                 {"=", SIGN_EQUAL}};

    for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
        size_t length = strlen(signs[i].text);

        if (!strncmp(reader->at, signs[i].text, length)) {
            reader->at += length;
            return signs[i].sign;
        }
    }
    return SIGN_HAS;
}

static bool take_text(struct filter_reader *reader, const char **out, struct error *err)
{
    bool is_quoted = *reader->at == '"';
    const char *start = reader->at + is_quoted;
    size_t length = strcspn(start, is_quoted ? "\"" : " \t|");
    char *text;

    if (is_quoted && !start[length]) {
        error_set(err, ERROR_INVALID, "the quotation mark is not closed");
        return filter_refuse(reader, reader->at, err);
    }
    text = arena_alloc(reader->arena, length + 1);
    memcpy(text, start, length);
    reader->at = start + length + is_quoted;
    *out = text;
    return true;
}

static bool take_term(struct filter_reader *reader, bool begins_choice, struct error *err)
{
    struct filter *filter = reader->filter;
    struct filter_term term = {.begins_choice = begins_choice};
    const char *start = reader->at, *word, *text = NULL;

    if (filter->count == FILTER_MOST_TERMS) {
        error_set(err, ERROR_INVALID, "that is more than %d words", FILTER_MOST_TERMS);
        return filter_refuse(reader, start, err);
    }
    term.is_negated = *reader->at == '-' && reader->at[1] && !strchr(" \t|", reader->at[1]);
    reader->at += term.is_negated;
    start = reader->at;
    word = take_word(reader);
    if (word)
        term.sign = take_sign(reader);
    if (!take_text(reader, &text, err))
        return false;
    if (!word)
        term.text = text_fold(text, reader->arena);
    else if (!filter_read_term(reader, &term, word, start, text, err))
        return false;
    filter->terms = arena_grow(reader->arena, filter->terms, filter->count, sizeof(term));
    filter->terms[filter->count++] = term;
    return true;
}

static bool take_terms(struct filter_reader *reader, struct error *err)
{
    bool begins_choice = false;

    for (;;) {
        reader->at += strspn(reader->at, " \t");
        if (*reader->at == '|' && !begins_choice && reader->filter->count) {
            begins_choice = true;
            reader->at++;
            continue;
        }
        if (*reader->at == '|' || (begins_choice && !*reader->at)) {
            error_set(err, ERROR_INVALID, "| stands between two filters");
            return filter_refuse(reader, reader->at, err);
        }
        if (!*reader->at)
            return true;
        if (!take_term(reader, begins_choice, err))
            return false;
        begins_choice = false;
    }
}

bool filter_read(const struct filter **out, const char *text, const struct noun *noun,
                 const struct filter_asker *asker, struct arena *arena, struct error *err)
{
    struct filter *filter = arena_alloc(arena, sizeof(*filter));
    struct filter_reader reader = {text, text, noun, filter, arena};

    if (strlen(text) > FILTER_MOST_TEXT)
        return error_set(err, ERROR_INVALID, "column %d: that is too long for a filter",
                         FILTER_MOST_TEXT + 1);
    *filter = (struct filter){.asker = *asker};
    if (!take_terms(&reader, err))
        return false;
    *out = filter;
    return true;
}
