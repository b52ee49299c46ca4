#include "config/config_private.h"

#include <string.h>
#include <strings.h>

/* What an organization or a bridge says about others, looked at when all of them are known. */

enum { BRIDGES_MOST = 1000, PARENTS_MOST = 32 };

struct said_org {
    const struct org *org;
    const struct node *node;
    const struct place *place;
};

static const struct org *org_named(const struct config *config, const char *code)
{
    for (size_t i = 0; i < config->org_count; i++) {
        if (config->orgs[i].code && !strcmp(config->orgs[i].code, code))
            return &config->orgs[i];
    }
    return NULL;
}

/* Once the list of complaints is full, nobody reads a suggestion: it is not worth its time. */
static bool complain_of_code(const struct reader *reader, const struct config *config,
                             const char *code, struct spot at, const struct place *place)
{
    char text[SAID_SIZE], nearest[SAID_SIZE] = "";
    const char **codes;
    size_t count = 0;

    if (!reader->critic.complaints->dropped) {
        codes = arena_alloc(reader->arena, (config->org_count + 1) * sizeof(*codes));
        for (size_t i = 0; i < config->org_count; i++) {
            if (config->orgs[i].code)
                codes[count++] = config->orgs[i].code;
        }
        codes[count] = NULL;
        suggestion(code, codes, nearest);
    }
    return complain_at(&reader->critic, at, place, "there is no organization \"%s\"%s",
                       said(code, text), nearest);
}

/* A complaint about what the organization says under `key`, at the value. */
static void complain_of(const struct reader *reader, const struct said_org *what, const char *key,
                        const char *text, const char *word)
{
    const struct node *node = node_child(what->node, key);
    struct place place = {what->place, key, 0};

    (void)complain_at(&reader->critic, node->at, &place, "%s%s%s%s", text, *word ? " \"" : "", word,
                      *word ? "\"" : "");
}

/* People type codes in any case, so that "cfr" is the same as "CFR". */
static void check_code(const struct reader *reader, const struct said_org *what,
                       const struct config *config)
{
    if (!what->org->code)
        return;
    for (const struct org *other = config->orgs; other < what->org; other++) {
        if (other->code && !strcasecmp(other->code, what->org->code)) {
            complain_of(reader, what, "code", "another organization has the code", other->code);
            return;
        }
    }
}

static void check_parent(const struct reader *reader, const struct said_org *what,
                         const struct config *config)
{
    const struct node *node = node_child(what->node, "parent");
    struct place place = {what->place, "parent", 0};
    const struct org *above = what->org;

    if (!what->org->parent || !what->org->code)
        return;
    if (!org_named(config, what->org->parent)) {
        (void)complain_of_code(reader, config, what->org->parent, node->at, &place);
        return;
    }
    for (int steps = 0; above && above->parent; steps++) {
        above = org_named(config, above->parent);
        if (above == what->org || steps == PARENTS_MOST) {
            complain_of(reader, what, "parent",
                        above == what->org ? "this makes it a part of itself"
                                           : "too many organizations, one above the other",
                        "");
            return;
        }
    }
}

static void check_days(const struct reader *reader, const struct said_org *what,
                       const struct config *config)
{
    const struct org *org = what->org;
    const struct node *cadence = node_child(what->node, "cadence");
    struct place at_cadence = {what->place, "cadence", 0}, at_max = {&at_cadence, "max", 0};
    int64_t ideal, most;

    if (date_is_set(org->active_from) && date_is_set(org->active_to)
        && org->active_to.day < org->active_from.day)
        complain_of(reader, what, "active_to", "ends before it begins", "");
    config_cadence(config, org, &ideal, &most);
    if (org->cadence_max != NUMBER_NONE && org->cadence_max < ideal)
        (void)complain_at(&reader->critic, node_child(cadence, "max")->at, &at_max,
                          "%lldd is sooner than the ideal of %lldd", (long long)org->cadence_max,
                          (long long)ideal);
}

static void check_org(const struct reader *reader, const struct said_org *what,
                      const struct config *config)
{
    check_code(reader, what, config);
    check_parent(reader, what, config);
    check_days(reader, what, config);
}

void orgs_check(const struct reader *reader, const struct node *root, struct config *config)
{
    const struct node *home = node_child(root, "home");
    const struct node *orgs = node_child(root, "organizations");
    const struct place at_home = {NULL, "home", 0}, at_orgs = {NULL, "organizations", 0};

    if (home && home->kind == NODE_MAPPING)
        check_org(reader, &(struct said_org){&config->orgs[0], home, &at_home}, config);
    for (size_t i = 1; i < config->org_count; i++) {
        struct place place = {&at_orgs, NULL, i - 1};

        if (orgs->items[i - 1].kind == NODE_MAPPING)
            check_org(reader, &(struct said_org){&config->orgs[i], &orgs->items[i - 1], &place},
                      config);
        if (!config->orgs[i].timezone)
            config->orgs[i].timezone = config->timezone;
    }
}

static bool read_between(const struct reader *reader, const struct rule *rule,
                         const struct node *node, const struct place *place, void *record)
{
    struct bridge *bridge = record;
    bool ok = true;

    (void)rule;
    if (!node_expect(reader, node, place, NODE_LIST, "the codes of two organizations"))
        return false;
    if (node->count != 2)
        return complain_at(&reader->critic, node->at, place,
                           "expected the codes of two organizations, found %zu", node->count);
    for (size_t i = 0; i < 2; i++) {
        struct place here = {place, NULL, i};

        ok = node_expect(reader, &node->items[i], &here, NODE_TEXT, "the code of an organization")
             && ok;
    }
    if (!ok)
        return false;
    bridge->a.name = node->items[0].text;
    bridge->b.name = node->items[1].text;
    return true;
}

#define AT(member) offsetof(struct bridge, member)

/* clang-format off */
static const struct rule bridge_rules[] = {
    {.key = "between", .is_required = true, .read = read_between},
    {.key = "kind", .read = read_choice, .at = AT(kind), .choices = &bridge_kind_choices},
    {.key = "purpose", .read = read_line, .at = AT(purpose)},
    {.key = "cadence", .read = read_days, .at = AT(cadence_days), .least = 1, .most = 3650},
    {.key = "from", .read = read_date, .at = AT(from)},
    {.key = "to", .read = read_date, .at = AT(to)},
    {.key = NULL},
};
/* clang-format on */

bool read_bridges(const struct reader *reader, const struct rule *rule, const struct node *node,
                  const struct place *place, void *record)
{
    struct config *config = record;
    bool ok = true;

    (void)rule;
    if (!node_expect(reader, node, place, NODE_LIST, "a list of bridges"))
        return false;
    if (node->count > BRIDGES_MOST)
        return complain_at(&reader->critic, node->items[BRIDGES_MOST].at, place,
                           "more than %d bridges", BRIDGES_MOST);
    for (size_t i = 0; i < node->count; i++) {
        struct place here = {place, NULL, i};
        struct bridge *bridge;

        config->bridges =
            arena_grow(reader->arena, config->bridges, config->bridge_count, sizeof(*bridge));
        bridge = &config->bridges[config->bridge_count++];
        record_init(&bridge_noun, bridge);
        ok = mapping_read(reader, bridge_rules, &node->items[i], &here, bridge) && ok;
    }
    return ok;
}

static bool is_same_pair(const struct bridge *a, const struct bridge *b)
{
    return a->a.name
           && ((!strcmp(a->a.name, b->a.name) && !strcmp(a->b.name, b->b.name))
               || (!strcmp(a->a.name, b->b.name) && !strcmp(a->b.name, b->a.name)));
}

static bool check_ends(const struct reader *reader, const struct config *config,
                       const struct node *between, const struct place *place)
{
    bool ok = true;

    for (size_t i = 0; i < 2; i++) {
        const struct node *end = &between->items[i];
        struct place here = {place, NULL, i};
        const struct org *org = org_named(config, end->text);

        if (!org)
            ok = complain_of_code(reader, config, end->text, end->at, &here);
        else if (org == config->orgs)
            ok = complain_at(&reader->critic, end->at, &here,
                             "\"%s\" is your own organization; a bridge joins two others",
                             end->text);
    }
    return ok;
}

static void check_bridge(const struct reader *reader, const struct config *config,
                         const struct bridge *bridge, const struct node *node,
                         const struct place *place)
{
    const struct node *between = node_child(node, "between");
    struct place at_between = {place, "between", 0}, at_to = {place, "to", 0};

    if (date_is_set(bridge->from) && date_is_set(bridge->to) && bridge->to.day < bridge->from.day)
        (void)complain_at(&reader->critic, node_child(node, "to")->at, &at_to,
                          "ends before it begins");
    if (!bridge->a.name || !check_ends(reader, config, between, &at_between))
        return;
    if (!strcmp(bridge->a.name, bridge->b.name))
        (void)complain_at(&reader->critic, between->at, &at_between,
                          "a bridge from \"%s\" to itself", bridge->a.name);
    for (const struct bridge *other = config->bridges; other < bridge; other++) {
        if (is_same_pair(other, bridge)) {
            (void)complain_at(&reader->critic, between->at, &at_between,
                              "there is a bridge between \"%s\" and \"%s\" already", bridge->a.name,
                              bridge->b.name);
            return;
        }
    }
}

void bridges_check(const struct reader *reader, const struct node *root, struct config *config)
{
    const struct node *bridges = node_child(root, "bridges");
    const struct place at_bridges = {NULL, "bridges", 0};

    for (size_t i = 0; i < config->bridge_count; i++) {
        struct place place = {&at_bridges, NULL, i};

        check_bridge(reader, config, &config->bridges[i], &bridges->items[i], &place);
    }
}
