#include "command/quick.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

enum { WORDS_MOST = 128, DUE_WORDS = 4 };

/* The words of the text, each a piece of it. */
struct words {
    const char *at[WORDS_MOST];
    size_t length[WORDS_MOST];
    size_t count;
};

/* @"Tove Halvorsen" is one word. */
static size_t word_length(const char *text)
{
    if (text[0] == '@' && text[1] == '"') {
        const char *end = strchr(text + 2, '"');

        if (end)
            return (size_t)(end - text) + 1;
    }
    return strcspn(text, " \t\n");
}

static void split(struct words *words, const char *text)
{
    words->count = 0;
    for (text += strspn(text, " \t\n"); *text && words->count < WORDS_MOST;
         text += strspn(text, " \t\n")) {
        size_t length = words->count == WORDS_MOST - 1 ? strlen(text) : word_length(text);

        words->at[words->count] = text;
        words->length[words->count++] = length;
        text += length;
    }
}

static const char *piece(const char *text, size_t length, struct arena *arena)
{
    char *copy = arena_alloc(arena, length + 1);

    memcpy(copy, text, length);
    return copy;
}

static const char *joined(const struct words *words, size_t from, size_t count, struct arena *arena)
{
    struct str text = {0};
    const char *copy;

    for (size_t i = from; i < from + count; i++) {
        str_add(&text, "%s", i > from ? " " : "");
        str_add_bytes(&text, words->at[i], words->length[i]);
    }
    copy = arena_copy(arena, text.text);
    str_done(&text);
    return copy;
}

static bool is_word(const struct words *words, size_t i, const char *word)
{
    return i < words->count && words->length[i] == strlen(word)
           && !strncmp(words->at[i], word, words->length[i]);
}

/* Each reader returns how many words it took; 0 if it is no such token. */

static size_t read_party(struct quick *quick, const struct words *words, size_t i,
                         struct arena *arena)
{
    const char *text = words->at[i];
    size_t length = words->length[i];

    if (text[0] != '@' || length < 2)
        return 0;
    if (text[1] == '"' && length > 3)
        tags_add(&quick->parties, piece(text + 2, length - 3, arena), arena);
    else
        tags_add(&quick->parties, piece(text + 1, length - 1, arena), arena);
    return 1;
}

static size_t read_bangs(struct quick *quick, const struct words *words, size_t i)
{
    size_t length = words->length[i];

    if (length > 3 || strspn(words->at[i], "!") < length)
        return 0;
    quick->bangs = (int)length;
    return 1;
}

static size_t read_link(struct quick *quick, const struct words *words, size_t i,
                        struct arena *arena)
{
    const char *text = words->at[i];
    const char *ref;

    if (text[0] != '#' || words->length[i] < 4)
        return 0;
    ref = piece(text + 1, words->length[i] - 1, arena);
    if (ref[1] != '-' || ref[2 + strspn(ref + 2, "0123456789")])
        return 0;
    tags_add(&quick->refs, ref, arena);
    return 1;
}

/* The most words after "due" that can be read as a day, with or without a time. */
static size_t read_due(struct quick *quick, const struct words *words, size_t i, struct now now,
                       struct arena *arena)
{
    const struct when_options options = {.now = now};

    if (!is_word(words, i, "due"))
        return 0;
    for (size_t count = DUE_WORDS; count > 0; count--) {
        struct error unused = {0};
        struct when when;
        const char *text;

        if (i + count >= words->count)
            continue;
        text = joined(words, i + 1, count, arena);
        if (!when_read(&when, text, &options, &unused))
            continue;
        quick->due = text;
        return 1 + count;
    }
    return 0;
}

static bool is_repeat(const char *text)
{
    size_t digits = strspn(text, "0123456789");

    return digits > 0 && digits < 4 && text[digits] && strchr("dwmy", text[digits])
           && !text[digits + 1];
}

static size_t read_every(struct quick *quick, const struct words *words, size_t i, struct now now,
                         struct arena *arena)
{
    static const char *const spans[][2] = {
        {"day", "1d"}, {"week", "1w"}, {"month", "1m"}, {"year", "1y"}};
    struct error unused = {0};
    struct date first;
    const char *text;

    if (!is_word(words, i, "every") || i + 1 == words->count)
        return 0;
    text = piece(words->at[i + 1], words->length[i + 1], arena);
    for (size_t s = 0; s < sizeof(spans) / sizeof(*spans); s++) {
        if (!strcmp(text, spans[s][0])) {
            quick->repeat = spans[s][1];
            return 2;
        }
    }
    if (is_repeat(text)) {
        quick->repeat = text;
        return 2;
    }
    if (strspn(text, "abcdefghijklmnopqrstuvwxyz") < 3
        || !when_read_date(&first, text, now, &unused))
        return 0;
    quick->repeat = "1w";
    quick->first = text;
    return 2;
}

static size_t read_minutes(struct quick *quick, const struct words *words, size_t i)
{
    const char *text = words->at[i];
    size_t digits = text[0] == '~' ? strspn(text + 1, "0123456789") : 0;
    char unit = digits ? text[1 + digits] : '\0';

    if (!digits || digits > 4 || (unit != 'm' && unit != 'h') || words->length[i] != digits + 2)
        return 0;
    quick->minutes = strtol(text + 1, NULL, 10) * (unit == 'h' ? 60 : 1);
    return 1;
}

static size_t read_token(struct quick *quick, const struct words *words, size_t i, struct now now,
                         struct arena *arena)
{
    size_t taken = read_party(quick, words, i, arena);

    if (!taken)
        taken = read_bangs(quick, words, i);
    if (!taken)
        taken = read_link(quick, words, i, arena);
    if (!taken)
        taken = read_due(quick, words, i, now, arena);
    if (!taken)
        taken = read_every(quick, words, i, now, arena);
    return taken ? taken : read_minutes(quick, words, i);
}

/* The backslash that kept a token from being read goes; any other stays. */
static void add_title(struct str *title, const char *word, size_t length)
{
    bool is_kept = length > 1 && word[0] == '\\' && strchr("@!#~de\\", word[1]);

    str_add(title, "%s", title->length ? " " : "");
    str_add_bytes(title, word + is_kept, length - is_kept);
}

/* The most words that end at `end` and are a day, with or without a time; how many there are. */
static size_t day_before(struct quick *quick, const struct words *words, size_t end,
                         struct now now, struct arena *arena)
{
    const struct when_options options = {.now = now};

    for (size_t count = end - 1 < DUE_WORDS ? end - 1 : DUE_WORDS; count > 0; count--) {
        const char *text = joined(words, end - count, count, arena);
        struct error unused = {0};
        struct when when;

        if (!text[strspn(text, "0123456789")] || !when_read(&when, text, &options, &unused))
            continue;
        quick->due = text;
        return count;
    }
    return 0;
}

static bool begins_matter(const struct words *words, size_t i)
{
    return is_word(words, i, "about") || is_word(words, i, "on") || is_word(words, i, "re");
}

/* The words of the day are taken out of a line that does not say "due". */
static void take_day(struct quick *quick, struct words *words, struct now now,
                     struct arena *arena)
{
    for (size_t end = words->count; end > 1; end--) {
        size_t taken = 0;

        if (end == words->count || begins_matter(words, end))
            taken = day_before(quick, words, end, now, arena);
        if (!taken)
            continue;
        for (size_t i = end; i < words->count; i++) {
            words->at[i - taken] = words->at[i];
            words->length[i - taken] = words->length[i];
        }
        words->count -= taken;
        return;
    }
}

static void add_name(struct str *title, const struct quick *quick)
{
    const char *name = quick->parties.items[quick->parties.count - 1];

    add_title(title, name, strlen(name));
}

void quick_read_line(struct quick *out, const char *text, struct now now, struct arena *arena)
{
    struct words words, rest = {0};
    struct str title = {0};

    *out = (struct quick){.minutes = NUMBER_NONE};
    split(&words, text);
    for (size_t i = 0, taken; i < words.count; i += taken ? taken : 1) {
        bool is_name = read_party(out, &words, i, arena) > 0;

        taken = is_name ? 0 : read_token(out, &words, i, now, arena);
        if (taken)
            continue;
        rest.at[rest.count] = words.at[i];
        rest.length[rest.count++] = words.length[i];
    }
    if (!out->due && !out->first)
        take_day(out, &rest, now, arena);
    out->parties = (struct tags){0};
    for (size_t i = 0; i < rest.count; i++) {
        if (read_party(out, &rest, i, arena))
            add_name(&title, out);
        else
            add_title(&title, rest.at[i], rest.length[i]);
    }
    out->title = arena_copy(arena, title.text ? title.text : "");
    str_done(&title);
}

void quick_read(struct quick *out, const char *text, struct now now, struct arena *arena)
{
    struct str title = {0};
    struct words words;
    size_t taken;

    *out = (struct quick){.minutes = NUMBER_NONE};
    split(&words, text);
    for (size_t i = 0; i < words.count; i += taken) {
        taken = read_token(out, &words, i, now, arena);
        if (taken)
            continue;
        add_title(&title, words.at[i], words.length[i]);
        taken = 1;
    }
    out->title = arena_copy(arena, title.text ? title.text : "");
    str_done(&title);
}
