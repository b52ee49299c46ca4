/* A theme of anything at all. One that extends "self" extends the very same text. */

#include <liaise/complaint.h>
#include <liaise/theme.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

/* Not assert(): fuzzers are built with optimisation, which takes that away. */
static void claim(bool holds)
{
    if (!holds)
        abort();
}

static const char *find(const void *context, const char *name)
{
    return !strcmp(name, "self") ? context : theme_shipped(name);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena arena = {0};
    struct complaints complaints = {.arena = &arena};
    struct str text = {0};
    struct theme_source source = {.find = find};
    struct theme theme;

    str_add_bytes(&text, (const char *)bytes, size);
    source.context = text.text;
    if (theme_read(&theme, text.text, size, "x.yaml", &source, &arena, &complaints)) {
        claim(complaints.errors == 0);
        for (int role = 0; role < ROLES; role++)
            claim(theme.roles[role].look < 2 * LOOK_REVERSE);
        claim(theme.roles[ROLE_TEXT].foreground.kind != COLOUR_UNSET);
        claim(theme.roles[ROLE_BACKGROUND].background.kind != COLOUR_UNSET);
    } else {
        claim(complaints.errors > 0);
    }
    str_done(&text);
    arena_clear(&arena);
    return 0;
}
