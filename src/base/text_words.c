#include "base/text.h"

#include <string.h>
#include <utf8proc.h>

/* The words of a text, as they are searched. */

static bool is_mark(int32_t c)
{
    utf8proc_category_t category = utf8proc_category(c);

    return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

/* Letters, marks and digits. */
static bool is_letter(int32_t c)
{
    utf8proc_category_t category = utf8proc_category(c);

    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

/* What belongs to the letter before it: marks, and joiners and the like, which are not seen. */
static bool is_attached(int32_t c)
{
    return is_mark(c) || utf8proc_category(c) == UTF8PROC_CATEGORY_CF;
}

/*
 * Steps over the next run of letters, which begins at `*start`: a word, or one character of a
 * script that puts no blanks between its words.
 */
static bool run_next(const char **text, const char **start)
{
    int32_t c = 0;
    bool alone;

    while (**text && !is_letter(c)) {
        *start = *text;
        c = text_decode(text);
    }
    if (!is_letter(c))
        return false;
    alone = text_is_unspaced(c);
    while (**text) {
        const char *next = *text;

        c = text_decode(&next);
        if (!is_attached(c) && (alone || !is_letter(c) || text_is_unspaced(c)))
            break;
        *text = next;
    }
    return true;
}

/* Most words are made of plain letters, and are folded at once. NULL for others. */
static char *fold_plain(const char *run, size_t length, struct arena *arena)
{
    char *folded = arena_alloc(arena, length + 1);

    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)run[i];

        if (c >= 0x80)
            return NULL;
        folded[i] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    folded[length] = '\0';
    return folded;
}

/* Whether a blank is between two places of a text. */
static bool has_blank(const char *from, const char *to)
{
    while (from < to) {
        int32_t c = text_decode(&from);

        if ((c >= '\t' && c <= '\r') || utf8proc_category(c) == UTF8PROC_CATEGORY_ZS)
            return true;
    }
    return false;
}

static char *copy_bytes(const char *text, size_t length, struct arena *arena)
{
    char *copy = arena_alloc(arena, length + 1);

    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

static void add_word(struct text_words *words, struct text_word word, struct arena *arena)
{
    words->items = arena_grow(arena, words->items, words->count, sizeof(*words->items));
    words->items[words->count++] = word;
}

/* Folded, one run may be several words: half-width kana are characters of their own, ½ is 1⁄2. */
static void add_run(struct text_words *words, struct text_word word, const char *run,
                    struct arena *arena)
{
    const char *rest, *part;

    word.folded = fold_plain(run, word.length, arena);
    if (word.folded) {
        add_word(words, word, arena);
        return;
    }
    rest = part = text_fold(copy_bytes(run, word.length, arena), arena);
    while (run_next(&rest, &part)) {
        word.folded = copy_bytes(part, (size_t)(rest - part), arena);
        add_word(words, word, arena);
        word.is_joined = true;
    }
}

struct text_words text_words(const char *text, struct arena *arena)
{
    struct text_words words = {0};
    const char *at = text, *run = text, *end = text;

    while (run_next(&at, &run)) {
        struct text_word word = {
            .at = (size_t)(run - text),
            .length = (size_t)(at - run),
            .is_joined = words.count && !has_blank(end, run),
        };

        add_run(&words, word, run, arena);
        end = at;
    }
    return words;
}
