#include "config/config_private.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum { NAMES_MOST = 96, NAME_SIZE = 32 };

/*
 * "25", "0.75", "45d". Not strtod(): that reads a comma where the locale of the
 * user has one, and the file is the same everywhere.
 */
static bool number_of(const char *text, double *out)
{
    double number = 0, step = 1;
    size_t digits = 0;

    for (; *text >= '0' && *text <= '9' && digits < 9; text++, digits++)
        number = number * 10 + (*text - '0');
    if (!digits)
        return false;
    if (*text == '.') {
        for (text++; *text >= '0' && *text <= '9' && digits < 15; text++, digits++) {
            step /= 10;
            number += step * (*text - '0');
        }
    }
    if (*text == 'd')
        text++;
    *out = number;
    return !*text;
}

static bool read_value(const struct reader *reader, const struct health_option *option,
                       const struct node *node, const struct place *place,
                       struct health_settings *settings)
{
    char what[96], text[SAID_SIZE];
    double number;

    (void)snprintf(what, sizeof(what), "a number from %g to %g", option->least, option->most);
    if (!node_expect(reader, node, place, NODE_TEXT, what))
        return false;
    if (!number_of(node->text, &number) || number < option->least || number > option->most)
        return complain_at(&reader->critic, node->at, place, "expected %s, found \"%s\"", what,
                           said(node->text, text));
    if (option->kind == HEALTH_OPTION_WHOLE && number != (double)(int)number)
        return complain_at(&reader->critic, node->at, place,
                           "expected a whole number, found \"%s\"", said(node->text, text));
    health_option_set(option, settings, number);
    return true;
}

/* "cadence" for "weights.cadence" in the section "weights"; at the top the section is "". */
static bool name_in_section(const char *option, const char *section, char name[NAME_SIZE])
{
    size_t length = strlen(section);

    if (length && (strncmp(option, section, length) != 0 || option[length] != '.'))
        return false;
    option += length ? length + 1 : 0;
    (void)snprintf(name, NAME_SIZE, "%.*s", (int)strcspn(option, "."), option);
    return true;
}

static bool is_section(const char *path)
{
    char name[NAME_SIZE];

    for (const struct health_option *option = health_options; option->name; option++) {
        if (name_in_section(option->name, path, name))
            return true;
    }
    return false;
}

/* Once the list of complaints is full, nobody reads a suggestion: it is not worth its time. */
static bool complain_of_key(const struct reader *reader, const struct node *node,
                            const struct place *section, const char *section_path)
{
    char names[NAMES_MOST][NAME_SIZE], key[SAID_SIZE], nearest[SAID_SIZE];
    const char *words[NAMES_MOST + 1] = {NULL};
    size_t count = 0;

    for (const struct health_option *option = health_options; option->name; option++) {
        if (reader->critic.complaints->dropped || count == NAMES_MOST)
            break;
        if (name_in_section(option->name, section_path, names[count])) {
            words[count] = names[count];
            count++;
        }
    }
    return complain_at(&reader->critic, node->key_at, section, "unknown key \"%s\"%s",
                       said(node->key, key), suggestion(node->key, words, nearest));
}

static const struct health_option *option_named(const char *name)
{
    for (const struct health_option *option = health_options; option->name; option++) {
        if (!strcmp(option->name, name))
            return option;
    }
    return NULL;
}

/* `path` is that of the mapping, without "health". */
static bool read_section(const struct reader *reader, const struct node *node,
                         const struct place *place, const char *path,
                         struct health_settings *settings)
{
    bool ok = true;

    if (!node_expect(reader, node, place, NODE_MAPPING, "a mapping"))
        return false;
    for (size_t i = 0; i < node->count; i++) {
        const struct node *item = &node->items[i];
        struct place here = {place, item->key, 0};
        const struct health_option *option;
        char name[PLACE_TEXT_SIZE];

        (void)snprintf(name, sizeof(name), "%s%s%s", path, *path ? "." : "", item->key);
        option = option_named(name);
        if (!option && !is_section(name))
            ok = complain_of_key(reader, item, place, path);
        else if (node_is_nothing(item))
            continue;
        else if (option)
            ok = read_value(reader, option, item, &here, settings) && ok;
        else
            ok = read_section(reader, item, &here, name, settings) && ok;
    }
    return ok;
}

static bool check_weights(const struct reader *reader, const struct node *node,
                          const struct place *place, const struct health_settings *settings)
{
    double sum = 0;

    for (int i = 0; i < HEALTH_COMPONENTS; i++)
        sum += settings->weights[i];
    return sum > 0 || complain_at(&reader->critic, node->at, place, "the weights cannot all be 0");
}

static bool check_bands(const struct reader *reader, const struct node *node,
                        const struct place *place, const struct health_settings *settings)
{
    for (enum health_band band = 1; band < BANDS; band++) {
        if (settings->bands[band] <= settings->bands[band - 1])
            return complain_at(&reader->critic, node->at, place,
                               "the band \"%s\" must end above \"%s\", which ends at %d",
                               health_band_name(band), health_band_name(band - 1),
                               settings->bands[band - 1]);
    }
    return true;
}

bool read_health(const struct reader *reader, const struct rule *rule, const struct node *node,
                 const struct place *place, void *record)
{
    struct health_settings *settings = &((struct config *)record)->health;
    const struct node *weights = node_child(node, "weights"), *bands = node_child(node, "bands");
    struct place at_weights = {place, "weights", 0}, at_bands = {place, "bands", 0};

    (void)rule;
    if (!read_section(reader, node, place, "", settings))
        return false;
    return (!weights || check_weights(reader, weights, &at_weights, settings))
           && (!bands || check_bands(reader, bands, &at_bands, settings));
}

bool read_tiers(const struct reader *reader, const struct rule *rule, const struct node *node,
                const struct place *place, void *record)
{
    struct health_settings *settings = &((struct config *)record)->health;
    const struct rule days_rule = {.least = 1, .most = 3650};
    char key[SAID_SIZE];
    bool ok = true;

    (void)rule;
    if (!node_expect(reader, node, place, NODE_MAPPING, "a mapping such as {1: 14d, 2: 30d}"))
        return false;
    for (size_t i = 0; i < node->count; i++) {
        const struct node *item = &node->items[i];
        struct place here = {place, item->key, 0};
        int64_t tier, days;

        if (!number_of_text(&tier, item->key) || tier < 1 || tier >= TIERS)
            ok = complain_at(&reader->critic, item->key_at, place,
                             "expected a tier from 1 to %d, found \"%s\"", TIERS - 1,
                             said(item->key, key));
        else if (!read_days(reader, &days_rule, item, &here, &days))
            ok = false;
        else
            settings->tier_ideal[tier] = (int)days;
    }
    return ok;
}
