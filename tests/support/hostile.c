#include "support/hostile.h"

#include "support/test.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/text.h"

static const char *const more[] = {
    "\x7f", "\xc2\x9b" "2J", "\xc2\x9d" "0;x\xc2\x9c", "\r\nliaise: all is well", "\a\b\v\f",
    "%s%s%s%n%999999d", "'); DELETE FROM issue; --", "\"", "\\", "\\u0000", "$(reboot)", "`id`",
    "--store=/etc/passwd", "-", "..", "../../x", "NULL", "0", " ", "\t", "a\tb", "{\"a\":1}", "[",
    "party:NWP", "is:late", "sev:>=", "|", "-x", "\"open", "(", "*", "a*b", "NEAR(a b)", "I-1",
    "@NWP !! due:fri", "\xe2\x80\xae" "gnp.exe", "\xe2\x81\xa6" "x", "\xef\xbb\xbf" "x",
    "\xe2\x80\xa8" "line", "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xa7", "\xd9\x84\xd8\xa7",
};

/* Each once: names have to differ. */
static void add(struct hostile *out, const char *text, struct arena *arena)
{
    for (size_t i = 0; i < out->count; i++) {
        if (!strcmp(out->texts[i], text))
            return;
    }
    out->texts = arena_grow(arena, out->texts, out->count, sizeof(*out->texts));
    out->texts[out->count++] = arena_copy(arena, text);
}

void hostile_read(struct hostile *out, struct arena *arena)
{
    FILE *file = fopen(TEST_SOURCE "/tests/data/hostile.jsonl", "r");
    char *line = NULL;
    size_t size = 0;

    *out = (struct hostile){0};
    assert_non_null(file);
    while (getline(&line, &size, file) > 0) {
        json_t *row = json_loads(line, JSON_ALLOW_NUL, NULL);

        assert_non_null(row);
        add(out, json_string_value(json_object_get(row, "text")), arena);
        json_decref(row);
    }
    free(line);
    (void)fclose(file);
    for (size_t i = 0; i < sizeof(more) / sizeof(*more); i++)
        add(out, more[i], arena);
}

static bool does_harm(int32_t c, bool lines)
{
    if (c == '\n')
        return !lines;
    return c < ' ' || (c >= 0x7F && c <= 0x9F) || c == 0x061C || c == 0x200E || c == 0x200F
           || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* The bytes of an SGR sequence at `text`; 0 if there is none. */
static size_t colour_at(const char *text)
{
    size_t length = 2;

    if (text[0] != '\033' || text[1] != '[')
        return 0;
    length += strspn(text + length, "0123456789;");
    return text[length] == 'm' ? length + 1 : 0;
}

bool is_harmless(const char *text, size_t size, bool lines, bool colour, char why[HARM_SIZE])
{
    const char *start = text, *end = text + size;
    size_t bad_at;

    if (!text_is_utf8(text, size, &bad_at)) {
        (void)snprintf(why, HARM_SIZE, "no UTF-8 at byte %zu", bad_at);
        return false;
    }
    while (text < end) {
        size_t at = (size_t)(text - start), sequence = colour ? colour_at(text) : 0;
        int32_t c;

        text += sequence;
        if (sequence)
            continue;
        c = text_decode(&text);
        if (does_harm(c, lines)) {
            (void)snprintf(why, HARM_SIZE, "U+%04X at byte %zu", (unsigned)c, at);
            return false;
        }
    }
    return true;
}

void assert_harmless(const char *text, bool colour, const char *what)
{
    char why[HARM_SIZE];

    if (!is_harmless(text, strlen(text), true, colour, why))
        fail_msg("%s: %s in:\n%s", what, why, text);
}
