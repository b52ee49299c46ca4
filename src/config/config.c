#include "config/config_private.h"

#include <string.h>

enum { FORMAT_VERSION = 1 };

static bool read_version(const struct reader *reader, const struct rule *rule,
                         const struct node *node, const struct place *place, void *record)
{
    int64_t version;
    char text[SAID_SIZE];

    (void)rule, (void)record;
    if (!node_expect(reader, node, place, NODE_TEXT, "1"))
        return false;
    if (number_of_text(&version, node->text) && version > FORMAT_VERSION)
        return complain_at(&reader->critic, node->at, place,
                           "written for a newer liaise; this one reads version %d", FORMAT_VERSION);
    if (strcmp(node->text, "1") != 0)
        return complain_at(&reader->critic, node->at, place, "expected 1, found \"%s\"",
                           said(node->text, text));
    return true;
}

/* clang-format off */
static const struct rule root_rules[] = {
    {.key = "liaise", .read = read_version},
    {.key = "home", .is_required = true, .read = read_home},
    {.key = "organizations", .read = read_orgs},
    {.key = "bridges", .read = read_bridges},
    {.key = "tiers", .read = read_tiers},
    {.key = "health", .read = read_health},
    {.key = "store", .read = read_options},
    {.key = "ui", .read = read_options},
    {.key = "layout", .read = read_options},
    {.key = "dates", .read = read_options},
    {.key = "keys", .read = read_keys},
    {.key = NULL},
};
/* clang-format on */

bool config_read(struct config *out, const char *text, size_t size, const char *file,
                 struct zones *zones, struct complaints *complaints)
{
    const char *name = arena_copy(complaints->arena, file);
    struct reader reader = {{name, complaints}, complaints->arena, zones};
    struct config config = {.health = health_presets};
    size_t errors = complaints->errors;
    const struct node *root;

    if (!yaml_read(&root, text, size, CONFIG_MOST_BYTES, name, complaints->arena, complaints))
        return false;
    options_init(&config);
    (void)add_org(&reader, &config);
    if (mapping_read(&reader, root_rules, root, NULL, &config) || root->kind == NODE_MAPPING) {
        orgs_check(&reader, root, &config);
        bridges_check(&reader, root, &config);
    }
    if (complaints->errors != errors)
        return false;
    *out = config;
    return true;
}

void config_cadence(const struct config *config, const struct org *org, int64_t *ideal,
                    int64_t *max)
{
    const struct health_settings *health = &config->health;
    double most;

    *ideal = org->cadence_ideal;
    if (*ideal == NUMBER_NONE)
        *ideal = health->tier_ideal[org->tier == NUMBER_NONE ? 0 : org->tier];
    *max = org->cadence_max;
    if (*max != NUMBER_NONE)
        return;
    most = health->max_times * (double)*ideal;
    *max = (int64_t)most + ((double)(int64_t)most < most);
}

static bool is_same_text(const char *a, const char *b)
{
    return a && b ? !strcmp(a, b) : a == b;
}

static bool is_same_home(const struct config *a, const struct config *b)
{
    return is_same_text(a->officer, b->officer) && is_same_text(a->timezone, b->timezone);
}

static bool have_same_orgs(const struct config *a, const struct config *b)
{
    if (a->org_count != b->org_count || a->bridge_count != b->bridge_count)
        return false;
    for (size_t i = 0; i < a->org_count; i++) {
        if (!record_equal(&org_noun, &a->orgs[i], &b->orgs[i]))
            return false;
    }
    for (size_t i = 0; i < a->bridge_count; i++) {
        if (!record_equal(&bridge_noun, &a->bridges[i], &b->bridges[i]))
            return false;
    }
    return true;
}

static bool have_same_health(const struct config *a, const struct config *b)
{
    for (const struct health_option *option = health_options; option->name; option++) {
        double left = health_option_value(option, &a->health);
        double right = health_option_value(option, &b->health);

        if (left < right || left > right)
            return false;
    }
    return true;
}

static bool have_same_keys(const struct config *a, const struct config *b)
{
    if (a->key_count != b->key_count)
        return false;
    for (size_t i = 0; i < a->key_count; i++) {
        if (strcmp(a->keys[i].scope, b->keys[i].scope) != 0
            || strcmp(a->keys[i].keys, b->keys[i].keys) != 0
            || !is_same_text(a->keys[i].command, b->keys[i].command))
            return false;
    }
    return true;
}

unsigned config_difference(const struct config *a, const struct config *b)
{
    unsigned affects = 0;

    for (const struct config_option *option = config_options; option->path; option++) {
        if (!option_equal(option, a, b))
            affects |= option->affects;
    }
    if (!is_same_home(a, b))
        affects |= AFFECTS_LOOK | AFFECTS_DATA;
    if (!have_same_orgs(a, b))
        affects |= AFFECTS_ORGS | AFFECTS_DATA;
    if (!have_same_health(a, b))
        affects |= AFFECTS_DATA;
    if (!have_same_keys(a, b))
        affects |= AFFECTS_KEYS;
    return affects;
}
