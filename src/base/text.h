#ifndef BASE_TEXT_H
#define BASE_TEXT_H

/*
 * Text from people: how wide it is, where it may be cut, and how it is compared.
 *
 * Everything from outside (imports, the config, the store) may hold anything:
 * broken UTF-8, escape sequences, marks that reverse the line. Nothing of that
 * reaches a terminal: what is drawn or printed goes through text_next().
 * Widths are those of the C library (wcwidth), which ncurses uses too.
 *
 * Bytes that are not UTF-8, control characters and characters that the C library does not know
 * are shown as U+FFFD; what is invisible or turns the line round vanishes. In a locale without
 * UTF-8 everything becomes ASCII: letters lose their accents, our own signs get look-alikes
 * ("~" for the ellipsis), the rest is "?".
 */

#include <liaise/arena.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str;

/* What fills one cell of a screen: a character and at most four marks on it. */
struct grapheme {
    char text[24];      /* UTF-8, never a control character; "" if the bytes show nothing */
    int columns;        /* 0, 1 or 2 */
};

/* Steps over what fills the next cell. False at the end. Never steps past a NUL. */
bool text_next(const char **text, struct grapheme *out);

/* Columns the whole takes on a screen. */
int text_columns(const char *text);
/* The same as text_columns(text) <= columns, but looks no further than it must. */
bool text_fits(const char *text, int columns);

/* The locale has no UTF-8, so that nothing but ASCII can be shown. */
bool text_locale_is_ascii(void);
/* What stands for the rest of a text that was cut, one column wide. */
const char *text_ellipsis(void);

/* The text made harmless, as one line: line breaks and tabs become blanks. Lives in the arena. */
const char *text_clean(const char *text, struct arena *arena);

/* Adds the harmless text; keeps line breaks if `lines`. For printing to a terminal or a pipe. */
void text_add_clean(struct str *out, const char *text, bool lines);

/* The harmless text cut to `columns` with an ellipsis, and filled up with blanks to just that. */
void text_add_column(struct str *out, const char *text, int columns);

/* Steps over one code point as it is, harmful or not; U+FFFD for each byte that is not UTF-8. */
int32_t text_decode(const char **text);

/* One code point as UTF-8, ended by a NUL. Returns how many bytes it is. */
size_t text_encode(char text[5], int32_t c);

bool text_is_utf8(const char *text, size_t size, size_t *bad_at);   /* bad_at may be NULL */

/*
 * The form in which text is searched and sorted: no case, no accents, compatibility forms
 * undone, letters such as ł and ø as their base, a blank around each CJK or Thai character,
 * single blanks only. Lives in the arena.
 */
const char *text_fold(const char *text, struct arena *arena);

/* A character of a script that puts no blanks between its words: CJK, kana, Hangul, Thai, Lao. */
bool text_is_unspaced(int32_t c);

/*
 * The words of a text as they are searched: runs of letters, digits and their marks, folded, and
 * each character of an unspaced script by itself. `at` and `length` are the bytes they were made
 * from, which several words may share. They live in the arena.
 */
struct text_word {
    const char *folded;
    size_t at, length;
    bool is_joined;     /* there is no blank between it and the word before: o'malley, 大使 */
};
struct text_words {
    struct text_word *items;
    size_t count;
};
struct text_words text_words(const char *text, struct arena *arena);

/*
 * How well `query` matches `text` as a subsequence (both folded): 0 is not at all. Start of a
 * word +8, consecutive +4; shorter texts win. Blanks in the query do not count; an empty one
 * matches everything. Only the first 512 characters of the text are looked at. `matched` (may
 * be NULL) gets 1 for each byte of text that matched and 0 for the others, strlen(text) of them.
 */
int text_fuzzy(const char *query, const char *text, unsigned char *matched);

/* Damerau distance in characters, case-blind; more than `most` counts as most + 1. */
int text_distance(const char *a, const char *b, int most);

/*
 * The word of the NULL-ended list that was probably meant (a third of it wrong at most), or NULL.
 */
const char *text_nearest(const char *word, const char *const *words);

#endif
