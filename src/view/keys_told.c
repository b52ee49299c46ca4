#include <string.h>

#include "command/keymap.h"
#include "view/view.h"

/* Keys in texts, as the key map has them now. */

static const char *key_named(const struct keymap *map, const char *name, size_t length)
{
    for (size_t i = 0; map && i < map->count; i++) {
        const struct key_row *row = &map->rows[i], *found = NULL;

        if (!row->command || row->arguments || strlen(row->command->name) != length
            || strncmp(row->command->name, name, length) != 0)
            continue;
        if (keymap_find(map, row->scope, row->keys, &found) == KEY_MEANS_COMMAND && found == row)
            return row->keys;
    }
    return NULL;
}

void keys_told(struct str *out, const char *text, const struct frame *frame)
{
    const char *open, *close;

    while ((open = strchr(text, '{')) && (close = strchr(open, '}'))) {
        size_t length = (size_t)(close - open - 1);
        const char *key = key_named(frame->keymap, open + 1, length);

        str_add_bytes(out, text, (size_t)(open - text));
        if (key)
            str_add(out, "%s", key);
        else
            str_add(out, ":%.*s", (int)length, open + 1);
        text = close + 1;
    }
    str_add(out, "%s", text);
}
