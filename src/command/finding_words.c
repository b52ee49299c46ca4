#include "command/finding_words.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include <liaise/filter.h>

/* A stretch of what was typed, between blanks that are in no quotation. */
struct part {
    size_t at, length;
    bool is_open;           /* its quotation is not closed yet */
};

/* A mark that begins a quotation; one that is never closed may do so only behind a colon. */
static bool begins_quotation(const char *typed, size_t at)
{
    return strchr(typed + at + 1, '"') || (at && strchr(":=<>", typed[at - 1]));
}

static struct part next_part(const char *typed, size_t at)
{
    struct part part = {.at = at};
    size_t end = at;
    bool quoted = false;

    if (typed[at] == '|')
        return (struct part){at, 1, false};
    for (; typed[end] && (quoted || !strchr(" \t|", typed[end])); end++) {
        if (typed[end] == '"')
            quoted = !quoted && begins_quotation(typed, end);
    }
    part.length = end - at;
    part.is_open = quoted;
    return part;
}

/* Whether filters know the word before the colon, or one that begins so: but "re:" is a word. */
static bool is_known(const char *word, size_t length, const char *const *known)
{
    enum { LEAST = 3 };

    for (; *known; known++) {
        if (!strncasecmp(*known, word, length) && (length >= LEAST || !(*known)[length]))
            return true;
    }
    return false;
}

enum part_kind { PART_WORD, PART_TERM, PART_BEGUN };    /* "party:", and no more yet */

static enum part_kind kind_of(const char *text, size_t length, const char *const *known)
{
    size_t begin = length > 1 && text[0] == '-', word = begin;

    while (word < length && (isalpha((unsigned char)text[word]) || text[word] == '_'))
        word++;
    if (word > begin && word < length && text[word] == ':'
        && is_known(text + begin, word - begin, known))
        return word + 1 < length ? PART_TERM : PART_BEGUN;
    return begin ? PART_TERM : PART_WORD;
}

/* Blanks as long as what was typed, with room for a quotation mark behind. */
static char *blanks(const char *typed, struct arena *arena)
{
    size_t length = strlen(typed);
    char *text = arena_alloc(arena, length + 2);

    memset(text, ' ', length);
    text[length] = text[length + 1] = '\0';
    return text;
}

struct choice {
    char *words, *filter, *demands;
    bool has_words, has_filter;
};

static void begin_choice(struct choice *choice, const char *typed, struct arena *arena)
{
    *choice = (struct choice){blanks(typed, arena), blanks(typed, arena), blanks(typed, arena),
                              false, false};
}

static void put(char *to, const char *typed, const struct part *part)
{
    memcpy(to + part->at, typed + part->at, part->length);
    if (part->is_open)
        to[part->at + part->length] = '"';
}

static void take(struct choice *choice, const char *typed, const struct part *part,
                 const char *const *known)
{
    enum part_kind kind = kind_of(typed + part->at, part->length, known);

    if (kind == PART_BEGUN)
        return;
    if (kind == PART_WORD) {
        memcpy(choice->words + part->at, typed + part->at, part->length);
        choice->has_words = true;
        return;
    }
    put(choice->filter, typed, part);
    if (typed[part->at] != '-')
        put(choice->demands, typed, part);
    choice->has_filter = true;
}

static void end_choice(const struct choice *choice, struct finding_choice *out, size_t *count)
{
    if (*count == FINDING_CHOICES || (!choice->has_words && !choice->has_filter))
        return;
    out[(*count)++] = (struct finding_choice){
        choice->has_words ? choice->words : "",
        choice->has_filter ? choice->filter : "",
        choice->has_filter ? choice->demands : "",
    };
}

size_t finding_part(const char *typed, struct finding_choice out[FINDING_CHOICES],
                    struct arena *arena)
{
    const char *const *known = filter_words(NULL, arena);
    struct choice choice;
    size_t count = 0, at = 0;

    begin_choice(&choice, typed, arena);
    while (at += strspn(typed + at, " \t"), typed[at]) {
        struct part part = next_part(typed, at);

        at += part.length;
        if (typed[part.at] != '|') {
            take(&choice, typed, &part, known);
            continue;
        }
        end_choice(&choice, out, &count);
        begin_choice(&choice, typed, arena);
    }
    end_choice(&choice, out, &count);
    return count;
}
