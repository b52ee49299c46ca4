#include "config/config_private.h"

#include <string.h>

#include "base/text.h"

#define AT(member) offsetof(struct org, member)

enum { ORGS_MOST = 1000, CODE_MOST = 16, DAYS_MOST = 3650 };

static bool read_code(const struct reader *reader, const struct rule *rule, const struct node *node,
                      const struct place *place, void *record);
static bool read_languages(const struct reader *reader, const struct rule *rule,
                           const struct node *node, const struct place *place, void *record);
static bool read_pauses(const struct reader *reader, const struct rule *rule,
                        const struct node *node, const struct place *place, void *record);

/* clang-format off */
static const struct rule cadence_rules[] = {
    {.key = "ideal", .read = read_days, .at = AT(cadence_ideal), .least = 1, .most = DAYS_MOST},
    {.key = "max", .read = read_days, .at = AT(cadence_max), .least = 1, .most = DAYS_MOST},
    {.key = NULL},
};

static const struct rule engagement_rules[] = {
    {.key = "current", .read = read_choice, .at = AT(engagement_current),
     .choices = &engagement_choices},
    {.key = "desired", .read = read_choice, .at = AT(engagement_desired),
     .choices = &engagement_choices},
    {.key = NULL},
};

static const struct rule pause_rules[] = {
    {.key = "from", .is_required = true, .read = read_date, .at = offsetof(struct pause, from)},
    {.key = "to", .is_required = true, .read = read_date, .at = offsetof(struct pause, to)},
    {.key = "reason", .read = read_line, .at = offsetof(struct pause, reason)},
    {.key = NULL},
};

/* What an organization may say; ours may say the same, and must name its officer. */
#define ORG_RULES(zone_is_required) \
    {.key = "code", .is_required = true, .read = read_code, .at = AT(code)}, \
    {.key = "name", .is_required = true, .read = read_line, .at = AT(name)}, \
    {.key = "name_local", .read = read_line, .at = AT(name_local)}, \
    {.key = "kind", .read = read_choice, .at = AT(kind), .choices = &org_kind_choices}, \
    {.key = "sector", .read = read_line, .at = AT(sector)}, \
    {.key = "parent", .read = read_line, .at = AT(parent)}, \
    {.key = "tier", .read = read_number, .at = AT(tier), .least = 1, .most = TIERS - 1}, \
    {.key = "timezone", .is_required = (zone_is_required), .read = read_zone, \
     .at = AT(timezone)}, \
    {.key = "languages", .read = read_languages, .at = AT(languages)}, \
    {.key = "hours", .read = read_hours, .at = AT(hours)}, \
    {.key = "cadence", .read = read_parts, .parts = cadence_rules}, \
    {.key = "power", .read = read_number, .at = AT(power), .least = 1, .most = 5}, \
    {.key = "interest", .read = read_number, .at = AT(interest), .least = 1, .most = 5}, \
    {.key = "influence", .read = read_number, .at = AT(influence), .least = 1, .most = 5}, \
    {.key = "impact", .read = read_number, .at = AT(impact), .least = 1, .most = 5}, \
    {.key = "engagement", .read = read_parts, .parts = engagement_rules}, \
    {.key = "participation", .read = read_choice, .at = AT(participation), \
     .choices = &participation_choices}, \
    {.key = "ics_relation", .read = read_choice, .at = AT(ics_relation), \
     .choices = &ics_relation_choices}, \
    {.key = "tlp", .read = read_choice, .at = AT(tlp), .choices = &tlp_choices}, \
    {.key = "needs", .read = read_tags, .at = AT(needs)}, \
    {.key = "capabilities", .read = read_lines, .at = AT(capabilities)}, \
    {.key = "constraints", .read = read_lines, .at = AT(constraints)}, \
    {.key = "taboos", .read = read_lines, .at = AT(taboos)}, \
    {.key = "notes", .read = read_lines, .at = AT(notes)}, \
    {.key = "active_from", .read = read_date, .at = AT(active_from)}, \
    {.key = "active_to", .read = read_date, .at = AT(active_to)}, \
    {.key = "pauses", .read = read_pauses, .at = AT(pauses)}

/* clang-format on */

static const struct rule org_rules[] = {ORG_RULES(false), {.key = NULL}};

/* The officer is read by the config, not into the organization. */
static bool read_nothing(const struct reader *reader, const struct rule *rule,
                         const struct node *node, const struct place *place, void *record)
{
    (void)reader, (void)rule, (void)node, (void)place, (void)record;
    return true;
}

static const struct rule home_rules[] = {
    {.key = "officer", .is_required = true, .read = read_nothing},
    ORG_RULES(true),
    {.key = NULL},
};

static bool is_code_character(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'
           || c == '_' || c == '.' || (unsigned char)c >= 0x80;
}

/* A code is typed, quoted in lists with commas, and stands in narrow columns. */
static bool read_code(const struct reader *reader, const struct rule *rule, const struct node *node,
                      const struct place *place, void *record)
{
    char text[SAID_SIZE];

    if (!read_line(reader, rule, node, place, record))
        return false;
    for (const char *c = node->text; *c; c++) {
        if (!is_code_character(*c))
            return complain_at(&reader->critic, node->at, place,
                               "expected letters, digits, \"-\", \"_\" and \".\" only, found "
                               "\"%s\"",
                               said(node->text, text));
    }
    if (!text_fits(node->text, CODE_MOST))
        return complain_at(&reader->critic, node->at, place,
                           "expected at most %d characters, found \"%s\"", CODE_MOST,
                           said(node->text, text));
    if (noun_of_ref(node->text))
        return complain_at(&reader->critic, node->at, place,
                           "\"%s\" looks like the number of a record (%s); choose another code",
                           node->text, noun_of_ref(node->text)->name);
    return true;
}

/* "en", "pt-BR", "art-x-teyakum": parts of at most 8 letters or digits. */
static bool is_language(const char *tag)
{
    size_t length = strspn(tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    while (length >= 1 && length <= 8) {
        if (!tag[length])
            return true;
        if (tag[length] != '-')
            return false;
        tag += length + 1;
        length = strspn(tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    }
    return false;
}

static bool read_languages(const struct reader *reader, const struct rule *rule,
                           const struct node *node, const struct place *place, void *record)
{
    const struct tags *tags = (const struct tags *)((char *)record + rule->at);
    char text[SAID_SIZE];
    bool ok = read_tags(reader, rule, node, place, record);

    for (size_t i = 0; ok && i < tags->count; i++) {
        bool is_list = node->kind == NODE_LIST;
        struct place here = {place, NULL, i};

        if (!is_language(tags->items[i]))
            ok = complain_at(&reader->critic, is_list ? node->items[i].at : node->at,
                             is_list ? &here : place,
                             "expected a language such as en or pt-BR, found \"%s\"",
                             said(tags->items[i], text));
    }
    return ok;
}

static bool read_pause(const struct reader *reader, const struct node *node,
                       const struct place *place, struct pause *pause)
{
    struct place at_end = {place, "to", 0};

    if (!mapping_read(reader, pause_rules, node, place, pause))
        return false;
    if (pause->to.day < pause->from.day)
        return complain_at(&reader->critic, node_child(node, "to")->at, &at_end,
                           "ends before it begins");
    return true;
}

static bool read_pauses(const struct reader *reader, const struct rule *rule,
                        const struct node *node, const struct place *place, void *record)
{
    struct list *pauses = (struct list *)((char *)record + rule->at);
    bool ok = true;

    if (!node_expect(reader, node, place, NODE_LIST, "a list of {from, to, reason}"))
        return false;
    for (size_t i = 0; i < node->count; i++) {
        struct place here = {place, NULL, i};
        struct pause *pause = list_add(pauses, &pause_noun, reader->arena);

        ok = read_pause(reader, &node->items[i], &here, pause) && ok;
    }
    return ok;
}

struct org *add_org(const struct reader *reader, struct config *config)
{
    struct org *org;

    config->orgs = arena_grow(reader->arena, config->orgs, config->org_count, sizeof(*org));
    org = &config->orgs[config->org_count++];
    record_init(&org_noun, org);
    return org;
}

bool read_home(const struct reader *reader, const struct rule *rule, const struct node *node,
               const struct place *place, void *record)
{
    const struct rule officer_rule = {.at = offsetof(struct config, officer)};
    struct config *config = record;
    struct org *home = &config->orgs[0];
    const struct node *officer = node_child(node, "officer");
    struct place at_officer = {place, "officer", 0};
    bool ok = mapping_read(reader, home_rules, node, place, home);

    (void)rule;
    if (officer && !node_is_nothing(officer))
        ok = read_line(reader, &officer_rule, officer, &at_officer, config) && ok;
    home->is_home = FLAG_YES;
    config->home_code = home->code;
    config->home_name = home->name;
    config->timezone = home->timezone;
    return ok;
}

bool read_orgs(const struct reader *reader, const struct rule *rule, const struct node *node,
               const struct place *place, void *record)
{
    struct config *config = record;
    bool ok = true;

    (void)rule;
    if (!node_expect(reader, node, place, NODE_LIST, "a list of organizations"))
        return false;
    if (node->count > ORGS_MOST)
        return complain_at(&reader->critic, node->items[ORGS_MOST].at, place,
                           "more than %d organizations", ORGS_MOST);
    for (size_t i = 0; i < node->count; i++) {
        struct place here = {place, NULL, i};

        ok = mapping_read(reader, org_rules, &node->items[i], &here, add_org(reader, config)) && ok;
    }
    return ok;
}
