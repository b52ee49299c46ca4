#include "config/config_private.h"

#include <string.h>

/* Which scopes and commands there are is for whoever makes the map of keys to know. */

static bool read_command(const struct reader *reader, const struct node *node,
                         const struct place *place, const char **out)
{
    const struct rule rule = {.at = 0};
    struct place here = {place, NULL, 0};

    if (node_is_nothing(node)) {
        *out = NULL;
        return true;
    }
    if (node->kind != NODE_LIST)
        return read_line(reader, &rule, node, place, out);
    if (node->count != 1)
        return complain_at(&reader->critic, node->at, place, "a key runs one command, found %zu",
                           node->count);
    return read_line(reader, &rule, &node->items[0], &here, out);
}

static bool read_binding(const struct reader *reader, const struct node *item, const char *scope,
                         const struct place *above, struct config *config)
{
    struct place place = {above, item->key, 0};
    struct key_binding binding = {
        .scope = scope,
        .keys = item->key,
        .file = reader->critic.file,
        .line = item->key_at.line,
        .column = item->key_at.column,
    };

    if (!item->key[strspn(item->key, " ")])
        return complain_at(&reader->critic, item->key_at, above,
                           "expected a key such as \"d\" or \"<Space>\", found \"%s\"", item->key);
    if (!read_command(reader, item, &place, &binding.command))
        return false;
    config->keys =
        arena_grow(reader->arena, config->keys, config->key_count, sizeof(*config->keys));
    config->keys[config->key_count++] = binding;
    return true;
}

static bool read_scope(const struct reader *reader, const struct node *node,
                       const struct place *place, struct config *config)
{
    bool ok = true;

    if (!node_expect(reader, node, place, NODE_MAPPING, "keys and commands such as {\"d\": done}"))
        return false;
    for (size_t i = 0; i < node->count; i++)
        ok = read_binding(reader, &node->items[i], node->key, place, config) && ok;
    return ok;
}

bool read_keys(const struct reader *reader, const struct rule *rule, const struct node *node,
               const struct place *place, void *record)
{
    bool ok = true;

    if (!node_expect(reader, node, place, NODE_MAPPING, "a mapping"))
        return false;
    for (size_t i = 0; i < node->count; i++) {
        const struct node *item = &node->items[i];
        struct place here = {place, item->key, 0};

        if (!strcmp(item->key, "preset"))
            ok = read_options(reader, rule, item, &here, record) && ok;
        else if (!node_is_nothing(item))
            ok = read_scope(reader, item, &here, record) && ok;
    }
    return ok;
}
