#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/mem.h"
#include "base/str.h"

enum {
    TEXT_MOST = 512,     /* characters of a text that text_fuzzy() looks at */
    QUERY_MOST = 64,
    WORD_MOST = 64,      /* characters of a word that text_distance() compares */
    START_BONUS = 8,
    RUN_BONUS = 4,
    LENGTH_MOST = 1023,  /* by how much a long text can fall behind: less than one point */
};

/* What does not decompose, but is typed otherwise: letters without their stroke, straight marks. */
static const struct plain {
    int32_t letter;
    char text[3];
} plain[] = {
    {0x00E6, "ae"}, {0x00F0, "d"}, {0x00F8, "o"}, {0x00FE, "th"}, {0x0111, "d"}, {0x0127, "h"},
    {0x0131, "i"},  {0x0138, "k"}, {0x0142, "l"}, {0x014B, "n"},  {0x0153, "oe"}, {0x0167, "t"},
    {0x0180, "b"},  {0x0192, "f"}, {0x01B6, "z"}, {0x0237, "j"},  {0x0268, "i"}, {0x0289, "u"},
    {0x0249, "j"},  {0x024D, "r"}, {0x024F, "y"}, {0x0259, "e"},
    {0x02BC, "'"},  {0x2010, "-"}, {0x2013, "-"}, {0x2014, "-"},  {0x2018, "'"}, {0x2019, "'"},
    {0x201C, "\""}, {0x201D, "\""},
};

bool text_is_unspaced(int32_t c)
{
    return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x2E80 && c <= 0x2FDF) ||
           (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
           (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

static bool is_mark(int32_t c)
{
    utf8proc_category_t category = utf8proc_category(c);

    return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

static void add_character(struct str *str, int32_t c)
{
    char text[5];
    size_t count = text_encode(text, c);

    str_add_bytes(str, text, count);
}

/* UTF-8 for certain: utf8proc refuses a text with one bad byte as a whole. */
static void repair(struct str *str, const char *text)
{
    while (*text)
        add_character(str, text_decode(&text));
    str_add_bytes(str, "", 0);
}

/*
 * Drops accents and control characters. Only U+0300 to U+036F are accents: marks of other
 * scripts are letters in their own right. Without them が would be か, and Devanagari would
 * lose its vowels.
 */
static utf8proc_ssize_t drop_accents(utf8proc_int32_t *characters, utf8proc_ssize_t count)
{
    utf8proc_ssize_t kept = 0;

    for (utf8proc_ssize_t i = 0; i < count; i++) {
        utf8proc_int32_t c = characters[i];

        if (c >= '\t' && c <= '\r')
            characters[kept++] = ' ';
        else if (utf8proc_category(c) != UTF8PROC_CATEGORY_CC && (c < 0x0300 || c > 0x036F))
            characters[kept++] = c;
    }
    return kept;
}

/* Decomposed, without case and accents, composed again. `*out` is given to the caller. */
static utf8proc_ssize_t fold_characters(utf8proc_int32_t **out, const char *text, size_t size)
{
    const utf8proc_option_t how = UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                  UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    utf8proc_int32_t *characters = NULL;
    utf8proc_ssize_t count, room = (utf8proc_ssize_t)size;

    for (;;) {
        characters = mem_resize(characters, ((size_t)room + 1) * sizeof(*characters));
        count = utf8proc_decompose((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)size,
                                   characters, room, how);
        if (count <= room)
            break;
        room = count;
    }
    count = drop_accents(characters, count > 0 ? count : 0);
    count = utf8proc_normalize_utf32(characters, count, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    *out = characters;
    return count > 0 ? count : 0;
}

static const char *plain_letter(int32_t c)
{
    for (size_t i = 0; i < sizeof(plain) / sizeof(*plain); i++)
        if (plain[i].letter == c)
            return plain[i].text;
    return NULL;
}

static void add_blank(struct str *str)
{
    if (str->length && str->text[str->length - 1] != ' ')
        str_add_bytes(str, " ", 1);
}

static void add_folded(struct str *str, int32_t c, bool *unspaced)
{
    const char *letter = plain_letter(c);

    if (utf8proc_category(c) == UTF8PROC_CATEGORY_ZS) {
        add_blank(str);
        *unspaced = false;
        return;
    }
    if (!is_mark(c)) {
        if (*unspaced || text_is_unspaced(c))
            add_blank(str);
        *unspaced = text_is_unspaced(c);
    }
    if (letter)
        str_add(str, "%s", letter);
    else
        add_character(str, c);
}

const char *text_fold(const char *text, struct arena *arena)
{
    struct str repaired = {0}, folded = {0};
    utf8proc_int32_t *characters;
    utf8proc_ssize_t count;
    bool unspaced = false;
    const char *result;

    repair(&repaired, text);
    count = fold_characters(&characters, repaired.text, repaired.length);
    for (utf8proc_ssize_t i = 0; i < count; i++)
        add_folded(&folded, characters[i], &unspaced);
    if (folded.length && folded.text[folded.length - 1] == ' ')
        folded.text[--folded.length] = '\0';
    result = arena_copy(arena, folded.text ? folded.text : "");
    free(characters);
    str_done(&repaired);
    str_done(&folded);
    return result;
}

/* A text as characters, with the byte at which each begins. */
struct characters {
    int32_t c[TEXT_MOST];
    uint16_t at[TEXT_MOST + 1];
    int count;
};

static void spell(struct characters *out, const char *text, int most, bool blanks)
{
    const char *start = text;

    out->count = 0;
    while (*text && out->count < most) {
        out->at[out->count] = (uint16_t)(text - start);
        out->c[out->count] = text_decode(&text);
        if (blanks || out->c[out->count] != ' ')
            out->count++;
    }
    out->at[out->count] = (uint16_t)(text - start);
}

static bool is_subsequence(const struct characters *query, const struct characters *text)
{
    int found = 0;

    for (int i = 0; i < text->count && found < query->count; i++)
        found += text->c[i] == query->c[found];
    return found == query->count;
}

static bool is_word(int32_t c)
{
    utf8proc_category_t category = utf8proc_category(c);

    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

static bool starts_word(const struct characters *text, int i)
{
    return is_word(text->c[i]) && (i == 0 || !is_word(text->c[i - 1]));
}

/*
 * The best places for a query, by dynamic programming: row q holds for each place in the text
 * the best score if character q of the query is matched just there, 0 if it cannot be.
 * `from` remembers where the one before was matched.
 */
static void match_row(int *row, const int *above, uint16_t *from, int q,
                      const struct characters *query, const struct characters *text)
{
    int best = 0, best_at = 0;   /* of the row above, left of i */

    for (int i = 0; i < text->count; i++) {
        int score = best, at = best_at;

        row[i] = 0;
        if (q > 0 && i > 0 && above[i - 1] && above[i - 1] + RUN_BONUS >= best) {
            score = above[i - 1] + RUN_BONUS;
            at = i - 1;
        }
        if (text->c[i] == query->c[q] && (q == 0 || score > 0)) {
            row[i] = score + 1 + (starts_word(text, i) ? START_BONUS : 0);
            from[i] = (uint16_t)at;
        }
        if (q > 0 && above[i] > best) {
            best = above[i];
            best_at = i;
        }
    }
}

static int best_in(const int *row, int count, int *at)
{
    *at = 0;
    for (int i = 1; i < count; i++)
        if (row[i] > row[*at])
            *at = i;
    return row[*at];
}

static int match(const struct characters *query, const struct characters *text,
                 unsigned char *matched)
{
    int rows[2][TEXT_MOST] = {{0}};
    uint16_t *from = mem_zero((size_t)query->count * TEXT_MOST * sizeof(*from));
    int at, score;

    for (int q = 0; q < query->count; q++)
        match_row(rows[q % 2], rows[(q + 1) % 2], from + q * TEXT_MOST, q, query, text);
    score = best_in(rows[(query->count - 1) % 2], text->count, &at);
    for (int q = query->count - 1; matched && q >= 0; q--) {
        memset(matched + text->at[at], 1, (size_t)(text->at[at + 1] - text->at[at]));
        at = from[q * TEXT_MOST + at];
    }
    free(from);
    return score;
}

int text_fuzzy(const char *query, const char *text, unsigned char *matched)
{
    struct characters asked, given;
    size_t length = strlen(text);
    int points = 1;

    if (matched)
        memset(matched, 0, length);
    spell(&asked, query, QUERY_MOST, false);
    spell(&given, text, TEXT_MOST, true);
    if (!is_subsequence(&asked, &given))
        return 0;
    if (asked.count)
        points = match(&asked, &given, matched);
    return points * (LENGTH_MOST + 1) - (length < LENGTH_MOST ? (int)length : LENGTH_MOST);
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* The characters of a word in lower case, at most WORD_MOST; one more is counted, to be seen. */
static int spell_word(int32_t out[WORD_MOST + 1], const char *word)
{
    int count = 0;

    while (*word && count <= WORD_MOST)
        out[count++] = utf8proc_tolower(text_decode(&word));
    return count;
}

int text_distance(const char *a, const char *b, int most)
{
    int32_t left[WORD_MOST + 1], right[WORD_MOST + 1];
    int rows[3][WORD_MOST + 2];
    int lefts = spell_word(left, a), rights = spell_word(right, b);

    if (abs(lefts - rights) > most || lefts > WORD_MOST || rights > WORD_MOST)
        return most + 1;
    for (int j = 0; j <= rights; j++)
        rows[0][j] = j;
    for (int i = 1; i <= lefts; i++) {
        int *row = rows[i % 3];
        const int *above = rows[(i + 2) % 3];
        const int *before = rows[(i + 1) % 3];

        row[0] = i;
        for (int j = 1; j <= rights; j++) {
            int change = above[j - 1] + (left[i - 1] != right[j - 1]);

            row[j] = least(change, 1 + least(above[j], row[j - 1]));
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
        }
    }
    return least(rows[lefts % 3][rights], most + 1);
}

const char *text_nearest(const char *word, const char *const *words)
{
    int32_t characters[WORD_MOST + 1];
    int length = spell_word(characters, word);
    int least_so_far = least(length / 3 + 1, length - 1) + 1;
    const char *nearest = NULL;

    for (; *words; words++) {
        int distance = text_distance(word, *words, least_so_far - 1);

        if (distance < least_so_far) {
            least_so_far = distance;
            nearest = *words;
        }
    }
    return nearest;
}
