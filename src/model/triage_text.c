#include <liaise/triage.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

/*
 * A round as text: a line for itself, then one for each item; tabs between.
 *
 *     triage 1 <day> <of marked> <terms> <at> <seen at> <steps> <seconds>
 *     <noun> <key> <orgs> <total> <decision> <change> <skipped> <terms> <said>
 */

enum { HEAD_WORDS = 8, ITEM_WORDS = 9, WORDS_MOST = 9 };

/* In one word: what would end it is a blank. */
static void add_word(struct str *out, const char *text)
{
    for (; *text; text++) {
        char letter = *text == '\t' || *text == '\n' ? ' ' : *text;

        str_add_bytes(out, &letter, 1);
    }
}

static void add_item(struct str *out, const struct triage_item *item)
{
    str_add(out, "%s\t", item->noun->name);
    add_word(out, item->key);
    str_add(out, "\t%s\t%.6f\t%d\t%lld\t%d\t%s\t", item->orgs, item->total, (int)item->decision,
            (long long)item->change, item->skipped, item->terms);
    add_word(out, item->said ? item->said : "");
    str_add(out, "\n");
}

void triage_write(const struct triage *triage, struct str *out)
{
    char day[DATE_TEXT_SIZE];

    str_add(out, "triage 1\t%s\t%d\t%d\t%zu\t%lld\t%lld\t%lld\n", date_write(triage->day, day),
            triage->of_marked, triage->shows_terms, triage->at, (long long)triage->seen_at,
            (long long)triage->steps, (long long)triage->seconds);
    for (size_t i = 0; i < triage->count; i++)
        add_item(out, &triage->items[i]);
}

/* Reading */

struct reader {
    const char *at;
    struct arena *arena;
    const char *words[WORDS_MOST];
};

/* The next line has exactly so many words. */
static bool next_line(struct reader *reader, size_t count)
{
    size_t length = strcspn(reader->at, "\n");
    char *line = arena_alloc(reader->arena, length + 1);
    size_t found = 0;

    memcpy(line, reader->at, length);
    line[length] = '\0';
    reader->at += length + (reader->at[length] == '\n');
    for (char *word = line; word && found < count; found++) {
        char *end = strchr(word, '\t');

        if (end)
            *end++ = '\0';
        if (end && found + 1 == count)
            return false;
        reader->words[found] = word;
        word = end;
    }
    return found == count;
}

static bool number(const char *word, int64_t *out)
{
    long long value;
    char *end;

    errno = 0;
    value = strtoll(word, &end, 10);
    if (errno || end == word || *end)
        return false;
    *out = value;
    return true;
}

static bool flag(const char *word, bool *out)
{
    *out = word[0] == '1';
    return (word[0] == '0' || word[0] == '1') && !word[1];
}

static bool read_head(struct triage *out, struct reader *reader)
{
    const char *const *words = reader->words;
    struct error unused = {0};
    int64_t at;

    if (!next_line(reader, HEAD_WORDS) || strcmp(words[0], "triage 1") != 0
        || !date_read(&out->day, words[1], &unused) || !flag(words[2], &out->of_marked)
        || !flag(words[3], &out->shows_terms) || !number(words[4], &at)
        || !number(words[5], &out->seen_at) || !number(words[6], &out->steps)
        || !number(words[7], &out->seconds))
        return false;
    out->at = (size_t)at;
    return at >= 0 && out->steps >= 0 && out->steps < INT32_MAX && out->seconds >= 0
           && out->seconds < INT32_MAX;
}

static bool read_item(struct triage_item *out, struct reader *reader)
{
    const char *const *words = reader->words;
    int64_t decision;
    char *end;

    if (!next_line(reader, ITEM_WORDS))
        return false;
    *out = (struct triage_item){.noun = noun_named(words[0]), .key = words[1], .orgs = words[2],
                                .total = strtod(words[3], &end), .terms = words[7],
                                .said = words[8]};
    if (!out->noun || !out->key[0] || end == words[3] || *end || !number(words[4], &decision)
        || !number(words[5], &out->change) || !flag(words[6], &out->skipped))
        return false;
    out->decision = (enum triage_decision)decision;
    return decision >= TRIAGE_UNDECIDED && decision < TRIAGE_DECISIONS;
}

bool triage_read(struct triage *out, const char *text, struct arena *arena, struct error *err)
{
    struct reader reader = {.at = text, .arena = arena};
    struct triage triage = {0};
    bool ok = read_head(&triage, &reader);

    while (ok && *reader.at) {
        triage.items = arena_grow(arena, triage.items, triage.count, sizeof(*triage.items));
        ok = read_item(&triage.items[triage.count++], &reader);
    }
    if (!ok || triage.at > triage.count)
        return error_set(err, ERROR_CORRUPT, "the triage that was kept cannot be read; begin anew");
    *out = triage;
    return true;
}
