#include "config/theme_private.h"

#include <string.h>

#include "base/colour.h"

enum { PALETTE_MOST = 256 };

/* "#ff8078", "default", "bright-red". */
static bool read_plain_colour(const struct reader *reader, const struct node *node,
                              const struct place *place, struct colour *out)
{
    struct error err = {0};

    if (!node_expect(reader, node, place, NODE_TEXT, "a colour such as \"#ff8078\""))
        return false;
    if (!colour_read(out, node->text, &err))
        return complain_at(&reader->critic, node->at, place, "%s", err.text);
    return true;
}

/* {rgb: "#ff8078", x256: 210, ansi: bright-red}: what poorer terminals show can be said, too. */
struct spelled_colour {
    struct colour rgb, ansi;
    int64_t index;
};

static bool read_rgb(const struct reader *reader, const struct rule *rule, const struct node *node,
                     const struct place *place, void *record)
{
    struct spelled_colour *colour = record;

    (void)rule;
    if (!read_plain_colour(reader, node, place, &colour->rgb))
        return false;
    return colour->rgb.kind == COLOUR_RGB
           || complain_at(&reader->critic, node->at, place,
                          "expected six digits such as \"#ff8078\", found \"%s\"", node->text);
}

static bool read_ansi(const struct reader *reader, const struct rule *rule, const struct node *node,
                      const struct place *place, void *record)
{
    struct spelled_colour *colour = record;

    (void)rule;
    if (!read_plain_colour(reader, node, place, &colour->ansi))
        return false;
    return colour->ansi.kind == COLOUR_ANSI
           || complain_at(&reader->critic, node->at, place,
                          "expected a name such as red or bright-red, found \"%s\"", node->text);
}

/* clang-format off */
static const struct rule colour_rules[] = {
    {.key = "rgb", .is_required = true, .read = read_rgb},
    {.key = "x256", .read = read_number, .at = offsetof(struct spelled_colour, index),
     .least = 16, .most = 255},
    {.key = "ansi", .read = read_ansi},
    {.key = NULL},
};
/* clang-format on */

static bool read_colour(const struct reader *reader, const struct node *node,
                        const struct place *place, struct colour *out)
{
    struct spelled_colour spelled = {.index = -1};

    if (node->kind != NODE_MAPPING)
        return read_plain_colour(reader, node, place, out);
    if (!mapping_read(reader, colour_rules, node, place, &spelled))
        return false;
    *out = spelled.rgb;
    if (spelled.index >= 0)
        out->index = (uint8_t)spelled.index;
    if (spelled.ansi.kind == COLOUR_ANSI)
        out->ansi = spelled.ansi.ansi;
    return true;
}

static struct named_colour *colour_named(const struct palette *palette, const char *name)
{
    for (size_t i = 0; i < palette->count; i++) {
        if (!strcmp(palette->items[i].name, name))
            return &palette->items[i];
    }
    return NULL;
}

static struct named_colour *add_colour(const struct reader *reader, struct palette *palette,
                                       const char *name)
{
    struct named_colour *colour = colour_named(palette, name);

    if (colour)
        return colour;
    palette->items =
        arena_grow(reader->arena, palette->items, palette->count, sizeof(*palette->items));
    colour = &palette->items[palette->count++];
    *colour = (struct named_colour){.name = name};
    return colour;
}

bool read_palette(const struct reader *reader, const struct rule *rule, const struct node *node,
                  const struct place *place, void *palette)
{
    bool ok = true;

    (void)rule;
    if (!node_expect(reader, node, place, NODE_MAPPING, "names and colours"))
        return false;
    if (node->count > PALETTE_MOST)
        return complain_at(&reader->critic, node->items[PALETTE_MOST].key_at, place,
                           "more than %d colours", PALETTE_MOST);
    for (size_t i = 0; i < node->count; i++) {
        const struct node *item = &node->items[i];
        struct place here = {place, item->key, 0};
        struct named_colour *colour = add_colour(reader, palette, item->key);

        ok = read_colour(reader, item, &here, &colour->colour) && ok;
    }
    return ok;
}

static bool complain_of_colour(const struct reader *reader, const struct palette *palette,
                               const struct node *node, const struct place *place)
{
    const char *words[PALETTE_MOST + 16 + 2];
    char text[SAID_SIZE], nearest[SAID_SIZE];
    size_t count = 0;

    for (size_t i = 0; i < palette->count && i < PALETTE_MOST; i++)
        words[count++] = palette->items[i].name;
    for (unsigned i = 0; i < 16; i++)
        words[count++] = colour_ansi_name(i);
    words[count++] = "default";
    words[count] = NULL;
    return complain_at(&reader->critic, node->at, place, "there is no colour \"%s\"%s",
                       said(node->text, text), suggestion(node->text, words, nearest));
}

/* What the palette names comes first, so that a theme can have a red of its own. */
static bool read_role_colour(const struct reader *reader, const struct rule *rule,
                             const struct node *node, const struct place *place, void *record)
{
    struct said_role *role = record;
    struct colour *out = (struct colour *)((char *)record + rule->at);
    const struct named_colour *named;
    struct error err = {0};

    if (!node_expect(reader, node, place, NODE_TEXT, "a colour"))
        return false;
    named = colour_named(role->palette, node->text);
    if (named) {
        *out = named->colour;
        return true;
    }
    if (node->text[0] == '#')
        return read_plain_colour(reader, node, place, out);
    return colour_read(out, node->text, &err)
           || complain_of_colour(reader, role->palette, node, place);
}

/* `rule->least` is the look. */
static bool read_look(const struct reader *reader, const struct rule *rule, const struct node *node,
                      const struct place *place, void *record)
{
    static const char *const words[] = {"true", "false", NULL};
    struct said_role *role = record;
    unsigned look = (unsigned)rule->least;
    int choice;

    if (!words_read(reader, words, node, place, &choice))
        return false;
    role->look = choice == 0 ? role->look | look : role->look & ~look;
    return true;
}

/* clang-format off */
static const struct rule role_rules[] = {
    {.key = "fg", .read = read_role_colour, .at = offsetof(struct said_role, foreground)},
    {.key = "bg", .read = read_role_colour, .at = offsetof(struct said_role, background)},
    {.key = "bold", .read = read_look, .least = LOOK_BOLD},
    {.key = "dim", .read = read_look, .least = LOOK_DIM},
    {.key = "italic", .read = read_look, .least = LOOK_ITALIC},
    {.key = "underline", .read = read_look, .least = LOOK_UNDERLINE},
    {.key = "reverse", .read = read_look, .least = LOOK_REVERSE},
    {.key = NULL},
};
/* clang-format on */

bool read_role(const struct reader *reader, const struct node *node, const struct place *place,
               struct said_role *role)
{
    return mapping_read(reader, role_rules, node, place, role);
}
