#include <stdio.h>
#include <string.h>

#include "app/state.h"

enum { KEY_SIZE = 64, ENTRIES_MOST = 100 };

static const char *history_key(const char *kind, char key[KEY_SIZE])
{
    (void)snprintf(key, KEY_SIZE, "history.%.40s", kind);
    return key;
}

const char *const *history_read(struct app *app, const char *kind, size_t *count,
                                struct arena *arena)
{
    const char **entries = NULL, *text;
    struct error err = {0};
    char key[KEY_SIZE];

    *count = 0;
    if (!setting_get(app->desk->store, history_key(kind, key), &text, arena, &err) || !text)
        text = "";
    while (*text && *count < ENTRIES_MOST) {
        size_t length = strcspn(text, "\n");
        char *entry = arena_alloc(arena, length + 1);

        memcpy(entry, text, length);
        entries = arena_grow(arena, entries, *count, sizeof(*entries));
        entries[(*count)++] = entry;
        text += length + (text[length] == '\n');
    }
    entries = arena_grow(arena, entries, *count, sizeof(*entries));
    entries[*count] = NULL;
    return entries;
}

void history_add(struct app *app, const char *kind, const char *text)
{
    struct arena arena = {0};
    struct str all = {0};
    size_t count;
    const char *const *entries = history_read(app, kind, &count, &arena);
    char key[KEY_SIZE];

    str_add(&all, "%s", text);
    for (size_t i = 0; i < count && i + 1 < ENTRIES_MOST; i++) {
        if (strcmp(entries[i], text) != 0)
            str_add(&all, "\n%s", entries[i]);
    }
    if (text[0])
        app_remember(app, history_key(kind, key), all.text);
    str_done(&all);
    arena_clear(&arena);
}
