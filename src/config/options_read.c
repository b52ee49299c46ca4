#include "config/config_private.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"

enum { NAMES_MOST = 32, NAME_SIZE = 32, ZONES_MOST = 12 };

static const char *const flag_words[] = {"off", "on", "no", "yes", "false", "true", NULL};

static void *place_of(const struct config_option *option, struct config *config)
{
    return (char *)config + option->at;
}

static void set_choice(const struct config_option *option, struct config *config, int choice)
{
    memcpy(place_of(option, config), &choice, sizeof(choice));
}

static int choice_of(const struct config_option *option, const struct config *config)
{
    int choice;

    memcpy(&choice, (const char *)config + option->at, sizeof(choice));
    return choice;
}

/* The tables are ours and tested: a preset is always right. */
static void set_preset(const struct config_option *option, struct config *config)
{
    switch (option->kind) {
    case OPTION_TEXT:
    case OPTION_ZONES:
        *(const char **)place_of(option, config) = option->preset;
        return;
    case OPTION_NUMBER:
        (void)number_of_text(place_of(option, config), option->preset);
        return;
    case OPTION_FLAG:
        *(bool *)place_of(option, config) = !strcmp(option->preset, "on");
        return;
    case OPTION_CHOICE:
        for (int i = 0; option->words[i]; i++) {
            if (!strcmp(option->words[i], option->preset))
                set_choice(option, config, i);
        }
        return;
    }
}

void options_init(struct config *config)
{
    for (const struct config_option *option = config_options; option->path; option++)
        set_preset(option, config);
}

/* One list of zones, however it was written: [Asia/Tokyo, America/New_York] or with commas. */
static bool add_zone(const struct reader *reader, const struct node *node,
                     const struct place *place, struct str *zones)
{
    struct rule rule = {.at = 0};
    const char *zone;

    if (!read_zone(reader, &rule, node, place, &zone))
        return false;
    str_add(zones, "%s%s", zones->length ? ", " : "", zone);
    return true;
}

static bool add_zones_of_text(const struct reader *reader, const struct node *node,
                              const struct place *place, struct str *zones)
{
    const char *text = node->text;
    bool ok = true;

    for (int count = 0; *text && count < ZONES_MOST; count++) {
        size_t length = strcspn(text, ",");
        struct node one = *node;
        char *name = arena_alloc(reader->arena, length + 1);

        memcpy(name, text, length);
        text += length + (text[length] == ',');
        name += strspn(name, " ");
        while (*name && name[strlen(name) - 1] == ' ')
            name[strlen(name) - 1] = '\0';
        one.text = name;
        ok = add_zone(reader, &one, place, zones) && ok;
    }
    return ok;
}

static bool read_zones(const struct reader *reader, const struct node *node,
                       const struct place *place, const char **out)
{
    struct str zones = {0};
    bool ok = true;

    if (node->kind == NODE_TEXT) {
        ok = add_zones_of_text(reader, node, place, &zones);
    } else if (node_expect(reader, node, place, NODE_LIST, "a list of time zones")) {
        for (size_t i = 0; i < node->count && i < ZONES_MOST; i++) {
            struct place here = {place, NULL, i};

            ok = add_zone(reader, &node->items[i], &here, &zones) && ok;
        }
    }
    if (ok && zones.length)
        *out = arena_copy(reader->arena, zones.text);
    str_done(&zones);
    return ok;
}

static bool read_flag(const struct reader *reader, const struct node *node,
                      const struct place *place, bool *out)
{
    char text[SAID_SIZE];

    if (!node_expect(reader, node, place, NODE_TEXT, "on or off"))
        return false;
    for (int i = 0; flag_words[i]; i++) {
        if (!strcmp(flag_words[i], node->text)) {
            *out = i % 2;
            return true;
        }
    }
    return complain_at(&reader->critic, node->at, place, "expected on or off, found \"%s\"",
                       said(node->text, text));
}

static bool read_option(const struct reader *reader, const struct config_option *option,
                        const struct node *node, const struct place *place, struct config *config)
{
    struct rule rule = {.at = option->at, .least = option->least, .most = option->most};
    int choice;

    switch (option->kind) {
    case OPTION_TEXT:
        return read_line(reader, &rule, node, place, config);
    case OPTION_ZONES:
        return read_zones(reader, node, place, place_of(option, config));
    case OPTION_NUMBER:
        return read_number(reader, &rule, node, place, config);
    case OPTION_FLAG:
        return read_flag(reader, node, place, place_of(option, config));
    case OPTION_CHOICE:
        if (!words_read(reader, option->words, node, place, &choice))
            return false;
        set_choice(option, config, choice);
        return true;
    }
    return false;
}

/* "confirm" for the option "ui.confirm.bulk" in the section "ui"; false if it is in another. */
static bool name_in_section(const char *path, const char *section, char name[NAME_SIZE])
{
    size_t length = strlen(section);

    if (strncmp(path, section, length) != 0 || path[length] != '.')
        return false;
    path += length + 1;
    (void)snprintf(name, NAME_SIZE, "%.*s", (int)strcspn(path, "."), path);
    return true;
}

static bool complain_of_option(const struct reader *reader, const struct node *node,
                               const struct place *section)
{
    char path[PLACE_TEXT_SIZE], names[NAMES_MOST][NAME_SIZE], key[SAID_SIZE], nearest[SAID_SIZE];
    const char *words[NAMES_MOST + 1] = {NULL};
    size_t count = 0;

    place_write(section, path);
    for (const struct config_option *option = config_options; option->path; option++) {
        if (count < NAMES_MOST && name_in_section(option->path, path, names[count])) {
            words[count] = names[count];
            count++;
        }
    }
    return complain_at(&reader->critic, node->key_at, section, "unknown key \"%s\"%s",
                       said(node->key, key), suggestion(node->key, words, nearest));
}

static bool is_section(const char *path)
{
    char name[NAME_SIZE];

    for (const struct config_option *option = config_options; option->path; option++) {
        if (name_in_section(option->path, path, name))
            return true;
    }
    return false;
}

bool read_options(const struct reader *reader, const struct rule *rule, const struct node *node,
                  const struct place *place, void *record)
{
    char path[PLACE_TEXT_SIZE];
    bool ok = true;

    place_write(place, path);
    for (const struct config_option *option = config_options; option->path; option++) {
        if (!strcmp(option->path, path))
            return node_is_nothing(node) || read_option(reader, option, node, place, record);
    }
    if (!is_section(path))
        return complain_of_option(reader, node, place->above);
    if (node_is_nothing(node))
        return true;
    if (!node_expect(reader, node, place, NODE_MAPPING, "a mapping"))
        return false;
    for (size_t i = 0; i < node->count; i++) {
        struct place here = {place, node->items[i].key, 0};

        ok = read_options(reader, rule, &node->items[i], &here, record) && ok;
    }
    return ok;
}

void option_write(const struct config_option *option, const struct config *config, struct str *out)
{
    const void *at = (const char *)config + option->at;

    switch (option->kind) {
    case OPTION_TEXT:
    case OPTION_ZONES:
        str_add(out, "%s", *(const char *const *)at ? *(const char *const *)at : "");
        return;
    case OPTION_NUMBER:
        str_add(out, "%lld", (long long)*(const int64_t *)at);
        return;
    case OPTION_FLAG:
        str_add(out, "%s", *(const bool *)at ? "on" : "off");
        return;
    case OPTION_CHOICE:
        str_add(out, "%s", option->words[choice_of(option, config)]);
        return;
    }
}

bool option_equal(const struct config_option *option, const struct config *a,
                  const struct config *b)
{
    struct str left = {0}, right = {0};
    bool equal;

    str_add_bytes(&left, "", 0);
    str_add_bytes(&right, "", 0);
    option_write(option, a, &left);
    option_write(option, b, &right);
    equal = !strcmp(left.text, right.text);
    str_done(&left);
    str_done(&right);
    return equal;
}
