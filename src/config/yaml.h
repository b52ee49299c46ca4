#ifndef CONFIG_YAML_H
#define CONFIG_YAML_H

/*
 * A YAML text as a tree in which everything knows where it stands.
 *
 * There are three kinds of nodes and no types: whether `no` is a word or a
 * flag is for the reader to know. The tree is safe to walk: at most 32 deep,
 * without aliases, each key of a mapping there once and a text.
 */

#include <liaise/arena.h>
#include <liaise/complaint.h>
#include <stddef.h>

enum { YAML_MOST_DEEP = 32, YAML_MOST_EVENTS = 200 * 1000 };

enum node_kind { NODE_TEXT, NODE_LIST, NODE_MAPPING };

/* Line and column, both from 1; columns count characters. */
struct spot {
    size_t line, column;
};

struct node {
    enum node_kind kind;
    struct spot at;
    const char *text; /* of NODE_TEXT; UTF-8 without NUL */
    bool is_quoted;   /* "null" is a word, null is nothing */
    const char *key;  /* its key, inside a mapping */
    struct spot key_at;
    const struct node *items; /* what a list or mapping holds, in the order of the file */
    size_t count;
};

/* Nothing was said: `key:`, `key: ~` or `key: null`. */
bool node_is_nothing(const struct node *node);

/* What a mapping holds under the key; NULL if nothing, or if the node is no mapping. */
const struct node *node_child(const struct node *node, const char *key);

/*
 * Read the one document of a text of at most `most` bytes. False if there is no tree; then there
 * is one complaint more at least. Of duplicate keys the first is kept, the others complained about.
 */
MUST_CHECK bool yaml_read(const struct node **out, const char *text, size_t size, size_t most,
                          const char *file, struct arena *arena, struct complaints *complaints);

#endif
