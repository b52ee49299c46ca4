#include "config/config_private.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"

/*
 * The file says {mon-fri: "08:00-12:00, 13:00-17:00", sat: "10:00-14:00"}; the
 * record says "mon-fri 08:00-12:00, mon-fri 13:00-17:00, sat 10:00-14:00".
 */

enum { STRETCH_SIZE = 64 };

static bool days_are_good(const struct reader *reader, const struct node *item,
                          const struct place *above)
{
    struct working_day week[7];
    struct error err = {0};
    char text[STRETCH_SIZE], key[SAID_SIZE];

    if (strlen(item->key) < 16 && !strpbrk(item->key, ", ")) {
        (void)snprintf(text, sizeof(text), "%.16s 08:00-09:00", item->key);
        if (hours_read(week, text, &err))
            return true;
    }
    return complain_at(&reader->critic, item->key_at, above,
                       "expected days such as sat or mon-fri, found \"%s\"", said(item->key, key));
}

static bool add_stretch(const struct reader *reader, const struct node *node,
                        const struct place *place, const char *days, const char *stretch,
                        struct str *out)
{
    struct working_day week[7];
    struct error err = {0};
    char text[STRETCH_SIZE], found[SAID_SIZE];

    if (strlen(stretch) < 24) {
        (void)snprintf(text, sizeof(text), "%.16s %.24s", days, stretch);
        if (hours_read(week, text, &err)) {
            str_add(out, "%s%s", out->length ? ", " : "", text);
            return true;
        }
    }
    return complain_at(&reader->critic, node->at, place,
                       "expected hours such as 09:00-17:30, found \"%s\"", said(stretch, found));
}

/* Stretches with commas between. */
static bool add_stretches(const struct reader *reader, const struct node *node,
                          const struct place *place, const char *days, struct str *out)
{
    char *text = arena_copy(reader->arena, node->text), *rest = text;
    bool ok = true;

    while (rest) {
        char *stretch = strsep(&rest, ",");

        stretch += strspn(stretch, " ");
        while (*stretch && stretch[strlen(stretch) - 1] == ' ')
            stretch[strlen(stretch) - 1] = '\0';
        ok = add_stretch(reader, node, place, days, stretch, out) && ok;
    }
    return ok;
}

static bool add_days(const struct reader *reader, const struct node *item,
                     const struct place *above, struct str *out)
{
    struct place place = {above, item->key, 0};
    bool ok = true;

    if (!days_are_good(reader, item, above))
        return false;
    if (node_is_nothing(item))
        return true;
    if (item->kind == NODE_TEXT)
        return add_stretches(reader, item, &place, item->key, out);
    if (!node_expect(reader, item, &place, NODE_LIST, "hours such as \"09:00-17:30\""))
        return false;
    for (size_t i = 0; i < item->count; i++) {
        struct place here = {&place, NULL, i};

        if (!node_expect(reader, &item->items[i], &here, NODE_TEXT,
                         "hours such as \"09:00-17:30\""))
            ok = false;
        else
            ok = add_stretches(reader, &item->items[i], &here, item->key, out) && ok;
    }
    return ok;
}

/* One stretch may be good and still overlap another one. */
static bool keep_hours(const struct reader *reader, const struct node *node,
                       const struct place *place, const char *text, const char **out)
{
    struct working_day week[7];
    struct error err = {0};

    if (!hours_read(week, text, &err))
        return complain_at(&reader->critic, node->at, place, "%s", err.text);
    *out = arena_copy(reader->arena, text);
    return true;
}

bool read_hours(const struct reader *reader, const struct rule *rule, const struct node *node,
                const struct place *place, void *record)
{
    const char **out = (const char **)((char *)record + rule->at);
    struct str text = {0};
    bool ok = true;

    if (node->kind == NODE_TEXT)
        return keep_hours(reader, node, place, node->text, out);
    if (!node_expect(reader, node, place, NODE_MAPPING, "hours such as {mon-fri: \"09:00-17:30\"}"))
        return false;
    for (size_t i = 0; i < node->count; i++)
        ok = add_days(reader, &node->items[i], place, &text) && ok;
    if (ok && text.length)
        ok = keep_hours(reader, node, place, text.text, out);
    str_done(&text);
    return ok;
}
