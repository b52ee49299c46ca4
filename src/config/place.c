#include "config/place.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum { SAID_CHARACTERS = 60 };

/* Adds `length` bytes if they fit, whole characters only if they do not. */
static void append(char *out, size_t size, const char *text, size_t length)
{
    size_t used = strlen(out);
    size_t room = size - used - 1;

    if (length > room) {
        length = room;
        while (length && ((unsigned char)text[length] & 0xC0) == 0x80)
            length--;
    }
    memcpy(out + used, text, length);
    out[used + length] = '\0';
}

static void write_from_top(const struct place *place, char text[PLACE_TEXT_SIZE])
{
    char index[32];

    if (!place)
        return;
    write_from_top(place->above, text);
    if (place->key) {
        append(text, PLACE_TEXT_SIZE, ".", text[0] ? 1 : 0);
        append(text, PLACE_TEXT_SIZE, place->key, strlen(place->key));
        return;
    }
    (void)snprintf(index, sizeof(index), "[%zu]", place->index);
    append(text, PLACE_TEXT_SIZE, index, strlen(index));
}

const char *place_write(const struct place *place, char text[PLACE_TEXT_SIZE])
{
    text[0] = '\0';
    write_from_top(place, text);
    return text;
}

static void tell(const struct critic *critic, struct spot at, const struct place *place,
                 bool is_warning, const char *text)
{
    char path[PLACE_TEXT_SIZE];
    struct complaint complaint = {
        .file = critic->file,
        .line = at.line,
        .column = at.column,
        .path = place_write(place, path),
        .text = text,
        .is_warning = is_warning,
    };

    complain(critic->complaints, &complaint);
}

bool complain_at(const struct critic *critic, struct spot at, const struct place *place,
                 const char *format, ...)
{
    char text[1024];
    va_list values;

    va_start(values, format);
    (void)vsnprintf(text, sizeof(text), format, values);
    va_end(values);
    tell(critic, at, place, false, text);
    return false;
}

void warn_at(const struct critic *critic, struct spot at, const struct place *place,
             const char *format, ...)
{
    char text[1024];
    va_list values;

    va_start(values, format);
    (void)vsnprintf(text, sizeof(text), format, values);
    va_end(values);
    tell(critic, at, place, true, text);
}

/* Control characters are left to complaint_write(); here only the length matters. */
const char *said(const char *text, char out[SAID_SIZE])
{
    size_t length = 0;
    int characters = 0;

    for (; text[length] && length < SAID_SIZE - 8; length++) {
        if (((unsigned char)text[length] & 0xC0) != 0x80 && characters++ == SAID_CHARACTERS)
            break;
    }
    out[0] = '\0';
    append(out, SAID_SIZE - 4, text, length);
    if (text[strlen(out)])
        append(out, SAID_SIZE, "…", strlen("…"));
    return out;
}

const char *suggestion(const char *word, const char *const *words, char out[SAID_SIZE])
{
    const char *nearest = text_nearest(word, words);

    out[0] = '\0';
    if (nearest)
        (void)snprintf(out, SAID_SIZE, "; did you mean \"%s\"?", nearest);
    return out;
}
