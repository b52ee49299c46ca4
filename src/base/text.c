#include "base/text.h"

#include <langinfo.h>
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

#include "base/str.h"

enum {
    REPLACEMENT = 0xFFFD,
    ELLIPSIS = 0x2026,
    JOINER_NONE = 0x200C,
    JOINER = 0x200D,
    MARKS_MOST = 4,      /* what fits into a cell of ncurses beside the character itself */
};

struct range {
    int32_t first, last;
};

/* Shows nothing, reorders the line, or lets a terminal and the C library disagree about widths. */
static const struct range invisible[] = {
    {0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x061C, 0x061C}, {0x115F, 0x1160}, {0x17B4, 0x17B5},
    {0x180B, 0x180F}, {0x200B, 0x200B}, {0x200E, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F},
    {0x3164, 0x3164}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFC},
    {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
};

/* Where joiners are part of the spelling: Arabic, Indic and their neighbours. */
static const struct range joining[] = {
    {0x0600, 0x1CFF}, {0xA800, 0xABFF}, {0x10A00, 0x11FFF}, {0x1E900, 0x1E95F},
};

/* What an ASCII terminal gets instead: signs that our own screens use, and common punctuation. */
struct stand_in {
    int32_t first, last;
    char text;
};

static const struct stand_in stand_ins[] = {
    {0x00A0, 0x00A0, ' '}, {0x00AB, 0x00AB, '<'}, {0x00B7, 0x00B7, '.'}, {0x00BB, 0x00BB, '>'},
    {0x00D7, 0x00D7, 'x'}, {0x2000, 0x200A, ' '}, {0x2010, 0x2015, '-'}, {0x2018, 0x201B, '\''},
    {0x201C, 0x201F, '"'}, {0x2022, 0x2022, '*'}, {ELLIPSIS, ELLIPSIS, '~'}, {0x202F, 0x202F, ' '},
    {0x2039, 0x2039, '<'}, {0x203A, 0x203A, '>'}, {0x2190, 0x2190, '<'}, {0x2191, 0x2191, '^'},
    {0x2192, 0x2192, '>'}, {0x2193, 0x2193, 'v'}, {0x2194, 0x2194, '='}, {0x2212, 0x2212, '-'},
    {0x2500, 0x2500, '-'}, {0x2501, 0x2501, '='}, {0x2502, 0x2502, '|'}, {0x2503, 0x2503, '#'},
    {0x2504, 0x250B, '-'}, {0x250C, 0x257F, '+'}, {0x2581, 0x2581, '_'}, {0x2582, 0x2582, '.'},
    {0x2583, 0x2584, '-'}, {0x2585, 0x2585, '='}, {0x2586, 0x2587, '*'}, {0x2588, 0x258B, '#'},
    {0x258C, 0x2590, '|'}, {0x2591, 0x2591, '.'}, {0x2592, 0x2592, ':'}, {0x2593, 0x2593, '#'},
    {0x25A0, 0x25A1, '#'}, {0x25B2, 0x25B4, '^'}, {0x25B6, 0x25B8, '>'}, {0x25BC, 0x25BE, 'v'},
    {0x25C0, 0x25C2, '<'}, {0x25C6, 0x25C7, '*'}, {0x25CB, 0x25CF, 'o'}, {0x2713, 0x2714, 'x'},
    {0x2800, 0x28FF, ':'},
};

static bool is_in(int32_t c, const struct range *ranges, size_t count)
{
    for (size_t i = 0; i < count && ranges[i].first <= c; i++)
        if (c <= ranges[i].last)
            return true;
    return false;
}

static bool is_control(int32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F);
}

static bool is_mark(int32_t c)
{
    utf8proc_category_t category = utf8proc_category(c);

    return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

static bool is_emoji(int32_t c)
{
    return c >= 0x1F000 || (c >= 0x2600 && c <= 0x27BF);
}

static bool is_skin_tone(int32_t c)
{
    return c >= 0x1F3FB && c <= 0x1F3FF;
}

bool text_locale_is_ascii(void)
{
    return strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
}

const char *text_ellipsis(void)
{
    return text_locale_is_ascii() ? "~" : "…";
}

int32_t text_decode(const char **text)
{
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)*text;
    utf8proc_int32_t c;
    utf8proc_ssize_t count = 1;

    if (*bytes < 0x80)
        c = *bytes;
    else if ((count = utf8proc_iterate(bytes, (utf8proc_ssize_t)strnlen(*text, 4), &c)) <= 0) {
        count = 1;
        c = REPLACEMENT;
    }
    *text += count;
    return c;
}

size_t text_encode(char text[5], int32_t c)
{
    utf8proc_ssize_t count = utf8proc_encode_char(c, (utf8proc_uint8_t *)text);

    text[count] = '\0';
    return (size_t)count;
}

/* The letter without its accents if that is ASCII, a look-alike, or a question mark. */
static int32_t in_ascii(int32_t c)
{
    utf8proc_int32_t parts[32];
    int boundary = 0;
    utf8proc_ssize_t count;

    if (c < 0x7F)
        return c;
    if (is_mark(c) || c == JOINER || c == JOINER_NONE)
        return 0;
    for (size_t i = 0; i < sizeof(stand_ins) / sizeof(*stand_ins); i++)
        if (c >= stand_ins[i].first && c <= stand_ins[i].last)
            return stand_ins[i].text;
    count = utf8proc_decompose_char(c, parts, 32, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &boundary);
    if (count > 0 && count <= 32 && parts[0] > 0x20 && parts[0] < 0x7F)
        return parts[0];
    return '?';
}

/* What is shown for `c` when `before` is in front of it in the same cell: 0 is nothing. */
static int32_t harmless(int32_t c, int32_t before)
{
    if (c == '\t' || c == '\n' || c == 0x2028 || c == 0x2029)
        return ' ';
    if (is_control(c))
        c = REPLACEMENT;
    if (is_in(c, invisible, sizeof(invisible) / sizeof(*invisible)))
        return 0;
    if (is_skin_tone(c) && is_emoji(before))
        return 0;
    if (text_locale_is_ascii())
        return in_ascii(c);
    if (c == JOINER || c == JOINER_NONE)
        return is_in(before, joining, sizeof(joining) / sizeof(*joining)) ? c : 0;
    return wcwidth((wchar_t)c) < 0 ? REPLACEMENT : c;
}

/* The marks that follow a character go into its cell; those that are too many vanish. */
static void take_marks(const char **text, struct grapheme *out, int32_t before)
{
    size_t length = strlen(out->text);

    for (int marks = 0; (unsigned char)**text >= 0x80;) {
        const char *rest = *text;
        int32_t c = harmless(text_decode(&rest), before);

        if (c && wcwidth((wchar_t)c) != 0)
            break;
        *text = rest;
        if (!c || ++marks > MARKS_MOST)
            continue;
        length += text_encode(out->text + length, c);
        before = c;
    }
}

bool text_next(const char **text, struct grapheme *out)
{
    int32_t c;

    if (!**text)
        return false;
    if ((*text)[0] == '\r' && (*text)[1] == '\n')
        ++*text;
    c = harmless(text_decode(text), 0);
    *out = (struct grapheme){0};
    if (!c || wcwidth((wchar_t)c) == 0)
        return true;   /* nothing, or a mark with nothing to stand on */
    out->columns = wcwidth((wchar_t)c);
    (void)text_encode(out->text, c);
    take_marks(text, out, c);
    return true;
}

int text_columns(const char *text)
{
    struct grapheme grapheme;
    int columns = 0;

    while (text_next(&text, &grapheme))
        columns += grapheme.columns;
    return columns;
}

bool text_fits(const char *text, int columns)
{
    struct grapheme grapheme;

    while (columns >= 0 && text_next(&text, &grapheme))
        columns -= grapheme.columns;
    return columns >= 0;
}

void text_add_clean(struct str *out, const char *text, bool lines)
{
    struct grapheme grapheme;

    for (const char *start = text; text_next(&text, &grapheme); start = text) {
        if (lines && (*start == '\n' || (start[0] == '\r' && start[1] == '\n')))
            str_add_bytes(out, "\n", 1);
        else
            str_add_bytes(out, grapheme.text, strlen(grapheme.text));
    }
    str_add_bytes(out, "", 0);
}

const char *text_clean(const char *text, struct arena *arena)
{
    struct str str = {0};
    const char *clean;

    text_add_clean(&str, text, false);
    clean = arena_copy(arena, str.text);
    str_done(&str);
    return clean;
}

void text_add_column(struct str *out, const char *text, int columns)
{
    bool fits = text_fits(text, columns);
    int room = fits ? columns : columns - 1;
    struct grapheme grapheme;

    while (text_next(&text, &grapheme) && grapheme.columns <= room) {
        str_add_bytes(out, grapheme.text, strlen(grapheme.text));
        room -= grapheme.columns;
    }
    str_add(out, "%s%*s", !fits && columns > 0 ? text_ellipsis() : "", room > 0 ? room : 0, "");
    str_add_bytes(out, "", 0);
}

bool text_is_utf8(const char *text, size_t size, size_t *bad_at)
{
    size_t at = 0;

    while (at < size) {
        utf8proc_int32_t c;
        utf8proc_ssize_t count = utf8proc_iterate((const utf8proc_uint8_t *)text + at,
                                                  (utf8proc_ssize_t)(size - at), &c);

        if (count <= 0)
            break;
        at += (size_t)count;
    }
    if (at < size && bad_at)
        *bad_at = at;
    return at == size;
}
