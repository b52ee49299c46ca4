#include "config/yaml.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/text.h"
#include "config/place.h"

/*
 * The tree is built from libyaml's events, not by its document API: that one
 * needs a minute for a megabyte of "[", compares each anchor with all others,
 * knows aliases only by the place of their anchor, and says nothing of
 * duplicate keys. Here the depth and the number of events are counted while
 * they come, and an alias ends the reading where it stands.
 */

/* libyaml compares each %TAG line with all others. Nobody needs more than one or two. */
enum { DIRECTIVES_MOST = 8 };

struct builder {
    yaml_parser_t parser;
    const char *text; /* what is read, `size` bytes */
    size_t size;
    struct critic critic;
    struct arena *arena;
    size_t events, depth;
};

/* What libyaml says, and what we say instead. */
struct wording {
    const char *problem, *text;
    const char *inside; /* "the list": add where that begins */
    bool is_at_context; /* the mistake is where the thing began, not where it was noticed */
};

/* clang-format off */
static const struct wording wordings[] = {
    {"did not find expected ',' or ']'", "expected \",\" or \"]\"", "the list", false},
    {"did not find expected ',' or '}'", "expected \",\" or \"}\"", "the mapping", false},
    {"did not find expected key", "expected a key that stands under the others", "the mapping",
     false},
    {"did not find expected '-' indicator", "expected a \"-\" that stands under the others",
     "the list", false},
    {"did not find expected node content", "expected a value here", NULL, false},
    {"did not find expected <document start>", "expected nothing more here", NULL, false},
    {"could not find expected ':'", "expected \":\" after this key", NULL, true},
    {"found unexpected ':'", "put the text with this \":\" in quotes", NULL, false},
    {"found unexpected end of stream", "the quotes that begin here are never closed", NULL, true},
    {"found unexpected document indicator", "the quotes that begin here are never closed", NULL,
     true},
    {"found unknown escape character", "this \"\\\" means nothing; write \"\\\\\" for a \"\\\"",
     NULL, false},
    {"did not find expected hexdecimal number", "expected hexadecimal digits after \"\\\"", NULL,
     false},
    {"found invalid Unicode character escape code", "there is no such character", NULL, false},
    {"mapping values are not allowed in this context",
     "\": \" cannot stand here; indent the line as the others, or put the text in quotes", NULL,
     false},
    {"mapping keys are not allowed in this context", "a key cannot stand here", NULL, false},
    {"block sequence entries are not allowed in this context",
     "a \"-\" cannot stand here; begin a new line", NULL, false},
    {"found character that cannot start any token",
     "a text cannot begin with this character; put it in quotes", NULL, false},
    {"found a tab character where an indentation space is expected",
     "a tab cannot indent; use blanks", NULL, false},
    {"found a tab character that violates indentation", "a tab cannot indent; use blanks", NULL,
     false},
    {"found an indentation indicator equal to 0", "an indentation of 0 is none", NULL, false},
    {"did not find expected comment or line break", "expected a new line here", NULL, false},
    {"found undefined tag handle", "tags (\"!\") are not used here; take it out", NULL, false},
    {"did not find expected alphabetic or numeric character",
     "a text cannot begin with \"&\" or \"*\"; put it in quotes", NULL, false},
};
/* clang-format on */

static struct spot spot_of(yaml_mark_t mark)
{
    return (struct spot){mark.line + 1, mark.column + 1};
}

/* The place of a byte: libyaml tells only that of bytes it could read. */
static struct spot spot_of_byte(const char *text, size_t byte)
{
    struct spot at = {1, 1};

    for (size_t i = 0; i < byte; i++) {
        if (text[i] == '\n')
            at = (struct spot){at.line + 1, 1};
        else if (((unsigned char)text[i] & 0xC0) != 0x80)
            at.column++;
    }
    return at;
}

/* The byte of a place that libyaml gave, or the end. */
static size_t byte_of_mark(const struct builder *builder, yaml_mark_t mark)
{
    size_t byte = 0;

    for (size_t characters = 0; byte < builder->size; byte++) {
        if (((unsigned char)builder->text[byte] & 0xC0) != 0x80 && characters++ == mark.index)
            break;
    }
    return byte;
}

static const struct wording *wording_of(const char *problem)
{
    for (size_t i = 0; i < sizeof(wordings) / sizeof(wordings[0]); i++) {
        if (problem && !strcmp(wordings[i].problem, problem))
            return &wordings[i];
    }
    return NULL;
}

static bool complain_of_character(const struct builder *builder)
{
    const yaml_parser_t *parser = &builder->parser;
    struct spot at = spot_of_byte(builder->text, parser->problem_offset);

    return complain_at(&builder->critic, at, NULL,
                       "the character U+%04X cannot stand here; take it out",
                       (unsigned)parser->problem_value);
}

static bool complain_of_syntax(const struct builder *builder)
{
    const yaml_parser_t *parser = &builder->parser;
    const struct wording *wording = wording_of(parser->problem);
    size_t byte = byte_of_mark(builder, parser->problem_mark);
    struct spot at = spot_of(parser->problem_mark);

    if (parser->error == YAML_READER_ERROR)
        return complain_of_character(builder);
    if (!wording)
        return complain_at(&builder->critic, at, NULL, "this cannot be read as YAML");
    if (byte < builder->size && builder->text[byte] == '\t')
        return complain_at(&builder->critic, at, NULL, "a tab cannot indent; use blanks");
    if (wording->is_at_context && parser->context)
        at = spot_of(parser->context_mark);
    if (wording->inside && parser->context)
        return complain_at(&builder->critic, at, NULL, "%s in %s that begins on line %zu",
                           wording->text, wording->inside, parser->context_mark.line + 1);
    return complain_at(&builder->critic, at, NULL, "%s", wording->text);
}

/* On success the caller deletes the event. */
static bool next_event(struct builder *builder, yaml_event_t *event)
{
    if (!yaml_parser_parse(&builder->parser, event))
        return complain_of_syntax(builder);
    if (++builder->events <= YAML_MOST_EVENTS)
        return true;
    (void)complain_at(&builder->critic, spot_of(event->start_mark), NULL,
                      "this is too long: more than %d values", YAML_MOST_EVENTS);
    yaml_event_delete(event);
    return false;
}

static bool read_node(struct builder *builder, const yaml_event_t *event, const struct place *place,
                      struct node *out);

static bool read_text(struct builder *builder, const yaml_event_t *event, const struct place *place,
                      struct node *out)
{
    const char *value = (const char *)event->data.scalar.value;

    if (strlen(value) != event->data.scalar.length)
        return complain_at(&builder->critic, out->at, place,
                           "the character U+0000 cannot stand here; take it out");
    out->kind = NODE_TEXT;
    out->text = arena_copy(builder->arena, value);
    out->is_quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    return true;
}

static struct node *add_item(struct builder *builder, struct node *list)
{
    struct node *items =
        arena_grow(builder->arena, (void *)list->items, list->count, sizeof(*items));

    items[list->count] = (struct node){0};
    list->items = items;
    return &items[list->count++];
}

static bool read_list(struct builder *builder, const struct place *above, struct node *out)
{
    yaml_event_t event;

    out->kind = NODE_LIST;
    while (next_event(builder, &event)) {
        struct place place = {above, NULL, out->count};
        bool is_end = event.type == YAML_SEQUENCE_END_EVENT;
        bool ok = is_end || read_node(builder, &event, &place, add_item(builder, out));

        yaml_event_delete(&event);
        if (is_end || !ok)
            return ok;
    }
    return false;
}

static bool read_key(struct builder *builder, const yaml_event_t *event, const struct place *above,
                     struct node *item)
{
    struct node key = {.at = spot_of(event->start_mark)};

    if (event->type == YAML_ALIAS_EVENT)
        return read_node(builder, event, above, &key);
    if (event->type != YAML_SCALAR_EVENT)
        return complain_at(&builder->critic, key.at, above, "expected a word as the key");
    if (!read_text(builder, event, above, &key))
        return false;
    item->key = key.text;
    item->key_at = key.at;
    return true;
}

static bool read_value(struct builder *builder, const struct place *above, struct node *item)
{
    struct place place = {above, item->key, 0};
    yaml_event_t event;
    bool ok;

    if (!next_event(builder, &event))
        return false;
    ok = read_node(builder, &event, &place, item);
    yaml_event_delete(&event);
    return ok;
}

static int compare_keys(const void *left, const void *right)
{
    const struct node *a = *(const struct node *const *)left;
    const struct node *b = *(const struct node *const *)right;
    int order = strcmp(a->key, b->key);

    return order ? order : (a > b) - (a < b);
}

static void drop_items_without_key(struct node *mapping)
{
    struct node *items = (struct node *)mapping->items;
    size_t kept = 0;

    for (size_t i = 0; i < mapping->count; i++) {
        if (items[i].key)
            items[kept++] = items[i];
    }
    mapping->count = kept;
}

/*
 * The first one stays. Sorted, so that a mapping of a hundred thousand keys takes no time either;
 * those that are equal keep their order.
 */
static void drop_duplicates(const struct builder *builder, const struct place *place,
                            struct node *mapping)
{
    struct node **sorted, *first;
    char key[SAID_SIZE];

    if (mapping->count < 2)
        return;
    sorted = arena_alloc(builder->arena, mapping->count * sizeof(*sorted));
    for (size_t i = 0; i < mapping->count; i++)
        sorted[i] = (struct node *)&mapping->items[i];
    qsort(sorted, mapping->count, sizeof(*sorted), compare_keys);
    first = sorted[0];
    for (size_t i = 1; i < mapping->count; i++) {
        if (strcmp(first->key, sorted[i]->key) != 0) {
            first = sorted[i];
            continue;
        }
        (void)complain_at(&builder->critic, sorted[i]->key_at, place, "duplicate key \"%s\"",
                          said(sorted[i]->key, key));
        sorted[i]->key = NULL;
    }
    drop_items_without_key(mapping);
}

static bool read_mapping(struct builder *builder, const struct place *above, struct node *out)
{
    yaml_event_t event;

    out->kind = NODE_MAPPING;
    while (next_event(builder, &event)) {
        struct node *item = NULL;
        bool is_end = event.type == YAML_MAPPING_END_EVENT, ok = true;

        if (!is_end) {
            item = add_item(builder, out);
            ok = read_key(builder, &event, above, item) && read_value(builder, above, item);
        }
        yaml_event_delete(&event);
        if (is_end)
            drop_duplicates(builder, above, out);
        if (is_end || !ok)
            return ok;
    }
    return false;
}

static bool read_node(struct builder *builder, const yaml_event_t *event, const struct place *place,
                      struct node *out)
{
    bool ok;

    out->at = spot_of(event->start_mark);
    if (event->type == YAML_ALIAS_EVENT)
        return complain_at(&builder->critic, out->at, place,
                           "aliases (\"*\") are not read; write it out, or put it in quotes");
    if (event->type == YAML_SCALAR_EVENT)
        return read_text(builder, event, place, out);
    if (++builder->depth > YAML_MOST_DEEP)
        return complain_at(&builder->critic, out->at, NULL, "nested more than %d deep",
                           YAML_MOST_DEEP);
    ok = event->type == YAML_SEQUENCE_START_EVENT ? read_list(builder, place, out)
                                                  : read_mapping(builder, place, out);
    builder->depth--;
    return ok;
}

/* Steps over an event of no content. YAML_NO_EVENT after a mistake, which is complained about. */
static yaml_event_type_t step_over(struct builder *builder, struct spot *at)
{
    yaml_event_type_t type;
    yaml_event_t event;

    if (!next_event(builder, &event))
        return YAML_NO_EVENT;
    type = event.type;
    *at = spot_of(event.start_mark);
    yaml_event_delete(&event);
    return type;
}

static bool read_root(struct builder *builder, struct node *root)
{
    yaml_event_t event;
    bool ok;

    if (!next_event(builder, &event))
        return false;
    ok = read_node(builder, &event, NULL, root);
    yaml_event_delete(&event);
    return ok;
}

static bool read_document(struct builder *builder, struct node *root)
{
    struct spot at = {1, 1};
    yaml_event_type_t type = step_over(builder, &at); /* the stream begins */

    if (type != YAML_NO_EVENT)
        type = step_over(builder, &at);
    if (type == YAML_STREAM_END_EVENT)
        return complain_at(&builder->critic, (struct spot){1, 1}, NULL, "there is nothing in it");
    if (type == YAML_NO_EVENT || !read_root(builder, root))
        return false;
    type = step_over(builder, &at); /* the document ends */
    if (type != YAML_NO_EVENT)
        type = step_over(builder, &at);
    if (type == YAML_DOCUMENT_START_EVENT)
        return complain_at(&builder->critic, at, NULL,
                           "a second document begins here; only one is read");
    return type == YAML_STREAM_END_EVENT;
}

static bool has_many_directives(const char *text, size_t size, size_t *at)
{
    int count = 0;

    for (size_t i = 0; i < size; i++) {
        if (text[i] == '%' && (i == 0 || text[i - 1] == '\n' || text[i - 1] == '\r')
            && ++count > DIRECTIVES_MOST) {
            *at = i;
            return true;
        }
    }
    return false;
}

static bool text_is_readable(const struct critic *critic, const char *text, size_t size,
                             size_t most)
{
    size_t at;

    if (size > most)
        return complain_at(critic, (struct spot){0}, NULL,
                           "it has %zu bytes; more than %zu are not read", size, most);
    if (!text_is_utf8(text, size, &at))
        return complain_at(critic, spot_of_byte(text, at), NULL,
                           "the byte 0x%02X is not UTF-8; save the file as UTF-8",
                           (unsigned)(unsigned char)text[at]);
    if (has_many_directives(text, size, &at))
        return complain_at(critic, spot_of_byte(text, at), NULL,
                           "a line that begins with \"%%\" is one too many");
    return true;
}

bool yaml_read(const struct node **out, const char *text, size_t size, size_t most,
               const char *file, struct arena *arena, struct complaints *complaints)
{
    static const char mark[] = "\xEF\xBB\xBF"; /* with which some editors begin a file */
    struct builder builder = {.critic = {file, complaints}, .arena = arena};
    struct node *root = arena_alloc(arena, sizeof(*root));
    bool ok;

    if (size >= strlen(mark) && !memcmp(text, mark, strlen(mark))) {
        text += strlen(mark);
        size -= strlen(mark);
    }
    if (!text_is_readable(&builder.critic, text, size, most))
        return false;
    if (!yaml_parser_initialize(&builder.parser))
        abort();
    *root = (struct node){0};
    builder.text = text;
    builder.size = size;
    yaml_parser_set_encoding(&builder.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&builder.parser, (const unsigned char *)text, size);
    ok = read_document(&builder, root);
    yaml_parser_delete(&builder.parser);
    if (ok)
        *out = root;
    return ok;
}

bool node_is_nothing(const struct node *node)
{
    return node->kind == NODE_TEXT && !node->is_quoted
           && (!node->text[0] || !strcmp(node->text, "~") || !strcmp(node->text, "null"));
}

const struct node *node_child(const struct node *node, const char *key)
{
    if (node->kind != NODE_MAPPING)
        return NULL;
    for (size_t i = 0; i < node->count; i++) {
        if (!strcmp(node->items[i].key, key))
            return &node->items[i];
    }
    return NULL;
}
