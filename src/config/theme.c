#include <liaise/theme.h>

#include <stdio.h>
#include <string.h>

#include "base/embedded.h"
#include "config/theme_private.h"

/*
 * A theme that extends another is read as a chain of files: the palettes of all
 * of them first, the oldest first, then their roles. So a theme that changes
 * nothing but a colour of the palette changes it wherever the other used it.
 */

enum { THEME_MOST_BYTES = 256 * 1024, CHAIN_MOST = 8 };

struct layer {
    struct critic critic;
    const struct node *root;
    const char *name, *extends;
    enum theme_variant variant;
};

struct chain {
    struct layer layers[CHAIN_MOST]; /* the theme itself first */
    size_t count;
};

static bool read_version(const struct reader *reader, const struct rule *rule,
                         const struct node *node, const struct place *place, void *record)
{
    char text[SAID_SIZE];

    (void)rule, (void)record;
    return node_expect(reader, node, place, NODE_TEXT, "1")
           && (!strcmp(node->text, "1")
               || complain_at(&reader->critic, node->at, place, "expected 1, found \"%s\"",
                              said(node->text, text)));
}

static bool read_variant(const struct reader *reader, const struct rule *rule,
                         const struct node *node, const struct place *place, void *record)
{
    static const char *const words[] = {"any", "dark", "light", NULL};
    int variant;

    if (!words_read(reader, words, node, place, &variant))
        return false;
    *(enum theme_variant *)((char *)record + rule->at) = (enum theme_variant)variant;
    return true;
}

/* Signs that go with the meanings. They are the program's own; here only their form is checked. */
static bool read_glyphs(const struct reader *reader, const struct rule *rule,
                        const struct node *node, const struct place *place, void *record)
{
    bool ok = node_expect(reader, node, place, NODE_MAPPING, "names and signs");

    (void)rule, (void)record;
    for (size_t i = 0; ok && i < node->count; i++) {
        struct place here = {place, node->items[i].key, 0};

        ok = node_expect(reader, &node->items[i], &here, NODE_TEXT, "a sign such as \"!!!\"");
    }
    return ok;
}

/* Read when the whole chain is known. */
static bool read_later(const struct reader *reader, const struct rule *rule,
                       const struct node *node, const struct place *place, void *record)
{
    (void)rule, (void)record;
    return node_expect(reader, node, place, NODE_MAPPING, "a mapping");
}

/* clang-format off */
static const struct rule layer_rules[] = {
    {.key = "liaise_theme", .read = read_version},
    {.key = "name", .read = read_line, .at = offsetof(struct layer, name)},
    {.key = "extends", .read = read_line, .at = offsetof(struct layer, extends)},
    {.key = "variant", .read = read_variant, .at = offsetof(struct layer, variant)},
    {.key = "palette", .read = read_later},
    {.key = "roles", .read = read_later},
    {.key = "glyphs", .read = read_glyphs},
    {.key = NULL},
};
/* clang-format on */

static bool read_layer(struct chain *chain, const char *text, size_t size, const char *file,
                       struct arena *arena, struct complaints *complaints)
{
    struct layer *layer = &chain->layers[chain->count];
    struct reader reader = {{arena_copy(arena, file), complaints}, arena, NULL};

    *layer = (struct layer){.critic = reader.critic};
    if (!yaml_read(&layer->root, text, size, THEME_MOST_BYTES, file, arena, complaints))
        return false;
    chain->count++;
    (void)mapping_read(&reader, layer_rules, layer->root, NULL, layer);
    return true;
}

static bool chain_has(const struct chain *chain, const char *name)
{
    for (size_t i = 0; i < chain->count; i++) {
        if (chain->layers[i].name && !strcmp(chain->layers[i].name, name))
            return true;
    }
    return false;
}

static bool complain_of_extends(const struct layer *layer, struct arena *arena, const char *format)
{
    const struct place place = {NULL, "extends", 0};
    char name[SAID_SIZE], nearest[SAID_SIZE];

    return complain_at(&layer->critic, node_child(layer->root, "extends")->at, &place,
                       "%s \"%s\"%s", format, said(layer->extends, name),
                       suggestion(layer->extends, theme_shipped_names(arena), nearest));
}

/* The one that the last of the chain extends. */
static bool read_next(struct chain *chain, const struct theme_source *source, struct arena *arena,
                      struct complaints *complaints)
{
    const struct layer *layer = &chain->layers[chain->count - 1];
    const struct place place = {NULL, "extends", 0};
    struct spot at = node_child(layer->root, "extends")->at;
    const char *text = source && source->find ? source->find(source->context, layer->extends)
                                              : theme_shipped(layer->extends);
    struct layer *next = &chain->layers[chain->count];

    if (chain_has(chain, layer->extends) || chain->count == CHAIN_MOST)
        return complain_at(&layer->critic, at, &place, "the theme extends itself");
    if (!text)
        return complain_of_extends(layer, arena, "there is no theme");
    if (!read_layer(chain, text, strlen(text), layer->extends, arena, complaints))
        return false;
    if (!next->name)
        next->name = layer->extends;
    return true;
}

static bool read_chain(struct chain *chain, const char *text, size_t size, const char *file,
                       const struct theme_source *source, struct arena *arena,
                       struct complaints *complaints)
{
    if (!read_layer(chain, text, size, file, arena, complaints))
        return false;
    while (chain->layers[chain->count - 1].extends) {
        if (!read_next(chain, source, arena, complaints))
            return false;
    }
    return true;
}

static int role_named(const char *name)
{
    for (int role = 0; role < ROLES; role++) {
        if (!strcmp(role_name((enum role)role), name))
            return role;
    }
    return -1;
}

/* Not a mistake: it may be a role of another version. But it may as well be a slip. */
static void warn_of_role(const struct layer *layer, const struct node *item,
                         const struct place *place)
{
    const char *words[ROLES + 1];
    char name[SAID_SIZE], nearest[SAID_SIZE];

    for (int role = 0; role < ROLES; role++)
        words[role] = role_name((enum role)role);
    words[ROLES] = NULL;
    warn_at(&layer->critic, item->key_at, place, "unknown role \"%s\"%s", said(item->key, name),
            suggestion(item->key, words, nearest));
}

static void read_roles(const struct reader *reader, const struct layer *layer,
                       struct said_role roles[ROLES], bool is_named[ROLES])
{
    const struct node *node = node_child(layer->root, "roles");
    const struct place place = {NULL, "roles", 0};

    if (!node || node->kind != NODE_MAPPING)
        return;
    for (size_t i = 0; i < node->count; i++) {
        const struct node *item = &node->items[i];
        struct place here = {&place, item->key, 0};
        int role = role_named(item->key);

        if (role < 0) {
            warn_of_role(layer, item, &place);
        } else if (!node_is_nothing(item)) {
            (void)read_role(reader, item, &here, &roles[role]);
            is_named[role] = true;
        }
    }
}

/* Marks that a meaning has when nobody speaks of it. */
static const unsigned usual_look[ROLES] = {
    [ROLE_STRONG] = LOOK_BOLD,   [ROLE_LINK] = LOOK_UNDERLINE,  [ROLE_TITLE_FOCUS] = LOOK_BOLD,
    [ROLE_KEY] = LOOK_BOLD,      [ROLE_MATCH] = LOOK_UNDERLINE, [ROLE_WAITING] = LOOK_ITALIC,
    [ROLE_ERROR] = LOOK_REVERSE,
};

/* Text lies on these. Without a foreground of their own they leave that of the text alone. */
static bool is_surface(enum role role)
{
    switch (role) {
    case ROLE_BACKGROUND:
    case ROLE_PANEL:
    case ROLE_POPUP:
    case ROLE_HEADER:
    case ROLE_SELECTION:
    case ROLE_SELECTION_INACTIVE:
        return true;
    default:
        return false;
    }
}

/* Where every chain of fallbacks ends, the terminal decides. */
static struct role_look look_at_the_end(enum role role)
{
    struct role_look look = {0};

    if (role == ROLE_TEXT)
        look.foreground.kind = COLOUR_DEFAULT;
    if (role == ROLE_BACKGROUND)
        look.background.kind = COLOUR_DEFAULT;
    return look;
}

/*
 * A role that is left out looks like the one behind it, with its usual mark. One that is spoken
 * of takes from there only the colours that it leaves out. Fallbacks are a handful of steps, and
 * tested to end.
 */
static struct role_look look_of_role(const struct said_role roles[ROLES],
                                     const bool is_named[ROLES], enum role role)
{
    const struct said_role *own = &roles[role];
    enum role fallback = role_fallback(role);
    struct role_look look =
        fallback == role ? look_at_the_end(role) : look_of_role(roles, is_named, fallback);

    if (is_surface(role) && role != ROLE_BACKGROUND)
        look.foreground = (struct colour){0};
    if (own->foreground.kind != COLOUR_UNSET)
        look.foreground = own->foreground;
    if (own->background.kind != COLOUR_UNSET)
        look.background = own->background;
    look.look = is_named[role] ? own->look : look.look | usual_look[role];
    return look;
}

static void resolve(struct theme *theme, const struct chain *chain, struct arena *arena,
                    struct complaints *complaints)
{
    struct said_role roles[ROLES] = {0};
    struct palette palette = {0};

    for (size_t i = chain->count; i-- > 0;) {
        const struct layer *layer = &chain->layers[i];
        const struct reader reader = {{layer->critic.file, complaints}, arena, NULL};
        const struct node *node = node_child(layer->root, "palette");
        const struct place place = {NULL, "palette", 0};

        if (node && node->kind == NODE_MAPPING)
            (void)read_palette(&reader, NULL, node, &place, &palette);
    }
    for (int role = 0; role < ROLES; role++)
        roles[role].palette = &palette;
    for (size_t i = chain->count; i-- > 0;) {
        const struct reader reader = {chain->layers[i].critic, arena, NULL};

        read_roles(&reader, &chain->layers[i], roles, theme->is_named);
    }
    for (int role = 0; role < ROLES; role++)
        theme->roles[role] = look_of_role(roles, theme->is_named, (enum role)role);
}

/* Of the first that says one. */
static enum theme_variant variant_of(const struct chain *chain)
{
    for (size_t i = 0; i < chain->count; i++) {
        if (node_child(chain->layers[i].root, "variant"))
            return chain->layers[i].variant;
    }
    return THEME_ANY;
}

bool theme_read(struct theme *out, const char *text, size_t size, const char *file,
                const struct theme_source *source, struct arena *arena,
                struct complaints *complaints)
{
    struct theme theme = {0};
    struct chain chain = {0};
    size_t errors = complaints->errors;

    if (!read_chain(&chain, text, size, file, source, arena, complaints))
        return false;
    theme.name = chain.layers[0].name ? chain.layers[0].name : "";
    theme.variant = variant_of(&chain);
    resolve(&theme, &chain, arena, complaints);
    if (complaints->errors != errors)
        return false;
    *out = theme;
    return true;
}

const char *theme_shipped(const char *name)
{
    char file[64];
    const struct embedded_file *found;

    if (strlen(name) > sizeof(file) - sizeof(".yaml"))
        return NULL;
    (void)snprintf(file, sizeof(file), "%s.yaml", name);
    found = embedded_find(theme_files, file);
    return found ? found->text : NULL;
}

const char *const *theme_shipped_names(struct arena *arena)
{
    const char **names;
    size_t count = 0;

    while (theme_files[count].name)
        count++;
    names = arena_alloc(arena, (count + 1) * sizeof(*names));
    for (size_t i = 0; i < count; i++) {
        char *name = arena_copy(arena, theme_files[i].name);

        name[strlen(name) - strlen(".yaml")] = '\0';
        names[i] = name;
    }
    names[count] = NULL;
    return names;
}
