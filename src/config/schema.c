#include "config/schema.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum { WORDS_MOST = 64 };

static const char *what_it_is(const struct node *node)
{
    if (node_is_nothing(node))
        return "nothing";
    switch (node->kind) {
    case NODE_TEXT:
        return "a text";
    case NODE_LIST:
        return "a list";
    case NODE_MAPPING:
        return "a mapping";
    }
    return "";
}

bool node_expect(const struct reader *reader, const struct node *node, const struct place *place,
                 enum node_kind kind, const char *what)
{
    if (node->kind == kind && (kind != NODE_TEXT || !node_is_nothing(node)))
        return true;
    return complain_at(&reader->critic, node->at, place, "expected %s, found %s", what,
                       what_it_is(node));
}

static const struct rule *rule_named(const struct rule *rules, const char *key)
{
    for (; rules->key; rules++) {
        if (!strcmp(rules->key, key))
            return rules;
    }
    return NULL;
}

static bool complain_of_key(const struct reader *reader, const struct rule *rules,
                            const struct node *item, const struct place *place)
{
    const char *words[WORDS_MOST + 1] = {NULL};
    char key[SAID_SIZE], nearest[SAID_SIZE];

    for (size_t i = 0; i < WORDS_MOST && rules[i].key; i++)
        words[i] = rules[i].key;
    return complain_at(&reader->critic, item->key_at, place, "unknown key \"%s\"%s",
                       said(item->key, key), suggestion(item->key, words, nearest));
}

static bool says_nothing(const struct node *node)
{
    return node->kind == NODE_TEXT
           && (node_is_nothing(node) || !node->text[strspn(node->text, " \t\r\n")]);
}

static bool has_required(const struct reader *reader, const struct rule *rules,
                         const struct node *node, const struct place *place)
{
    bool ok = true;

    for (; rules->key; rules++) {
        const struct node *item = node_child(node, rules->key);

        if (rules->is_required && (!item || says_nothing(item)))
            ok = complain_at(&reader->critic, item ? item->at : node->at, place,
                             item ? "\"%s\" says nothing" : "missing key \"%s\"", rules->key);
    }
    return ok;
}

bool mapping_read(const struct reader *reader, const struct rule *rules, const struct node *node,
                  const struct place *place, void *record)
{
    bool ok;

    if (!node_expect(reader, node, place, NODE_MAPPING, "a mapping"))
        return false;
    ok = has_required(reader, rules, node, place);
    for (size_t i = 0; i < node->count; i++) {
        const struct node *item = &node->items[i];
        const struct rule *rule = rule_named(rules, item->key);
        struct place here = {place, item->key, 0};

        if (!rule)
            ok = complain_of_key(reader, rules, item, place);
        else if (!says_nothing(item))
            ok = rule->read(reader, rule, item, &here, record) && ok;
    }
    return ok;
}

static void *member(const struct rule *rule, void *record)
{
    return (char *)record + rule->at;
}

bool read_line(const struct reader *reader, const struct rule *rule, const struct node *node,
               const struct place *place, void *record)
{
    if (!node_expect(reader, node, place, NODE_TEXT, "a text"))
        return false;
    if (strpbrk(node->text, "\r\n"))
        return complain_at(&reader->critic, node->at, place, "expected one line, found several");
    if (strlen(node->text) > TEXT_MOST)
        return complain_at(&reader->critic, node->at, place, "longer than %d bytes", TEXT_MOST);
    *(const char **)member(rule, record) = node->text;
    return true;
}

bool read_lines(const struct reader *reader, const struct rule *rule, const struct node *node,
                const struct place *place, void *record)
{
    if (!node_expect(reader, node, place, NODE_TEXT, "a text"))
        return false;
    *(const char **)member(rule, record) = node->text;
    return true;
}

bool read_zone(const struct reader *reader, const struct rule *rule, const struct node *node,
               const struct place *place, void *record)
{
    const struct zone *zone;
    struct error err = {0};

    if (!node_expect(reader, node, place, NODE_TEXT, "a time zone such as Europe/Paris"))
        return false;
    if (!zone_get(&zone, reader->zones, node->text, &err))
        return complain_at(&reader->critic, node->at, place, "%s", err.text);
    *(const char **)member(rule, record) = node->text;
    return true;
}

bool number_of_text(int64_t *out, const char *text)
{
    bool is_negative = *text == '-';
    int64_t number = 0;

    text += is_negative;
    if (!*text || strlen(text) > 12)
        return false;
    for (; *text; text++) {
        if (*text < '0' || *text > '9')
            return false;
        number = number * 10 + (*text - '0');
    }
    *out = is_negative ? -number : number;
    return true;
}

bool days_of_text(int64_t *out, const char *text)
{
    size_t digits = strspn(text, "0123456789");
    int64_t number = 0, unit;

    if (!digits || digits > 6 || strlen(text) != digits + 1)
        return false;
    if (text[digits] != 'd' && text[digits] != 'w')
        return false;
    unit = text[digits] == 'w' ? 7 : 1;
    for (size_t i = 0; i < digits; i++)
        number = number * 10 + (text[i] - '0');
    *out = number * unit;
    return true;
}

bool read_number(const struct reader *reader, const struct rule *rule, const struct node *node,
                 const struct place *place, void *record)
{
    char what[96], text[SAID_SIZE];
    int64_t number;

    (void)snprintf(what, sizeof(what), "a number from %lld to %lld", (long long)rule->least,
                   (long long)rule->most);
    if (!node_expect(reader, node, place, NODE_TEXT, what))
        return false;
    if (!number_of_text(&number, node->text) || number < rule->least || number > rule->most)
        return complain_at(&reader->critic, node->at, place, "expected %s, found \"%s\"", what,
                           said(node->text, text));
    *(int64_t *)member(rule, record) = number;
    return true;
}

bool read_days(const struct reader *reader, const struct rule *rule, const struct node *node,
               const struct place *place, void *record)
{
    static const char what[] = "days or weeks such as 14d or 2w";
    char text[SAID_SIZE];
    int64_t days;

    if (!node_expect(reader, node, place, NODE_TEXT, what))
        return false;
    if (!days_of_text(&days, node->text))
        return complain_at(&reader->critic, node->at, place, "expected %s, found \"%s\"", what,
                           said(node->text, text));
    if (days < rule->least || days > rule->most)
        return complain_at(&reader->critic, node->at, place,
                           "expected from %lldd to %lldd, found \"%s\"", (long long)rule->least,
                           (long long)rule->most, node->text);
    *(int64_t *)member(rule, record) = days;
    return true;
}

bool read_date(const struct reader *reader, const struct rule *rule, const struct node *node,
               const struct place *place, void *record)
{
    struct error err = {0};

    if (!node_expect(reader, node, place, NODE_TEXT, "a day such as 2026-02-03"))
        return false;
    if (!date_read(member(rule, record), node->text, &err))
        return complain_at(&reader->critic, node->at, place, "%s", err.text);
    return true;
}

/* "mon, tue or wed" */
static void list_words(const char *const *words, char *out, size_t size)
{
    size_t used = 0;

    for (size_t i = 0; words[i] && used < size; i++) {
        const char *between = i == 0 ? "" : words[i + 1] ? ", " : " or ";
        int written = snprintf(out + used, size - used, "%s%s", between, words[i]);

        used += written > 0 ? (size_t)written : 0;
    }
}

bool words_read(const struct reader *reader, const char *const *words, const struct node *node,
                const struct place *place, int *out)
{
    char what[512] = "", text[SAID_SIZE], nearest[SAID_SIZE];

    list_words(words, what, sizeof(what));
    if (!node_expect(reader, node, place, NODE_TEXT, what))
        return false;
    for (int i = 0; words[i]; i++) {
        if (!strcmp(words[i], node->text)) {
            *out = i;
            return true;
        }
    }
    return complain_at(&reader->critic, node->at, place, "expected %s, found \"%s\"%s", what,
                       said(node->text, text), suggestion(node->text, words, nearest));
}

bool read_choice(const struct reader *reader, const struct rule *rule, const struct node *node,
                 const struct place *place, void *record)
{
    const char *words[WORDS_MOST + 1] = {NULL};
    int choice;

    for (int i = 1; i < rule->choices->count && i <= WORDS_MOST; i++)
        words[i - 1] = rule->choices->names[i];
    if (!words_read(reader, words, node, place, &choice))
        return false;
    choice++;
    memcpy(member(rule, record), &choice, sizeof(choice)); /* every enum of a record is an int */
    return true;
}

bool read_tags(const struct reader *reader, const struct rule *rule, const struct node *node,
               const struct place *place, void *record)
{
    struct tags *tags = member(rule, record);
    bool ok = true;

    if (node->kind == NODE_TEXT) {
        tags_add(tags, node->text, reader->arena);
        return true;
    }
    if (!node_expect(reader, node, place, NODE_LIST, "a list of texts"))
        return false;
    for (size_t i = 0; i < node->count; i++) {
        struct place here = {place, NULL, i};

        if (!node_expect(reader, &node->items[i], &here, NODE_TEXT, "a text"))
            ok = false;
        else
            tags_add(tags, node->items[i].text, reader->arena);
    }
    return ok;
}

bool read_parts(const struct reader *reader, const struct rule *rule, const struct node *node,
                const struct place *place, void *record)
{
    return mapping_read(reader, rule->parts, node, place, record);
}
