#include "config/config_private.h"

#include <string.h>

#include "base/str.h"
#include "base/text.h"

/* A first liaise.yaml, for a person to read and to go on with. */

enum { REPLACEMENT = 0xFFFD };

/* What libyaml takes for a line break or refuses, though it is a character like others. */
static bool needs_escape(int32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 || c == 0xFEFF
           || (c >= 0xFFFE && c <= 0xFFFF);
}

/* Anything at all as one YAML text between quotes. Bytes that are not UTF-8 become U+FFFD. */
static void add_quoted(struct str *out, const char *text)
{
    str_add(out, "\"");
    while (*text) {
        const char *start = text;
        int32_t c = text_decode(&text);

        if (c == '"' || c == '\\')
            str_add(out, "\\%c", (char)c);
        else if (needs_escape(c))
            str_add(out, "\\u%04X", (unsigned)c);
        else if (c == REPLACEMENT)
            str_add(out, "\xEF\xBF\xBD");
        else
            str_add_bytes(out, start, (size_t)(text - start));
    }
    str_add(out, "\"");
}

/* A code or a zone needs no quotes, as long as it cannot be taken for anything else. */
static void add_word(struct str *out, const char *text)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                "0123456789_/+-.";
    bool starts_with_letter =
        (text[0] >= 'A' && text[0] <= 'Z') || (text[0] >= 'a' && text[0] <= 'z');

    if (starts_with_letter && !text[strspn(text, plain)] && strcmp(text, "null") != 0)
        str_add(out, "%s", text);
    else
        add_quoted(out, text);
}

static void add_home(struct str *out, const struct new_config *answers)
{
    str_add(out, "# Who we are.\nhome:\n  code: ");
    add_word(out, answers->home_code);
    str_add(out, "\n  name: ");
    add_quoted(out, answers->home_name);
    str_add(out, "\n  officer: ");
    add_quoted(out, answers->officer);
    str_add(out, "\n  timezone: ");
    add_word(out, answers->timezone);
    str_add(out, "\n\n");
}

static const char orgs_comment[] =
    "# Whom we stand between: one entry for each organization. The code is what you type and\n"
    "# what lists show. All but code and name may be left out; this is a full one:\n"
    "#\n"
    "#  - code: SBH\n"
    "#    name: St. Brannoc Hospital\n"
    "#    kind: hospital                # city, county, utility, school, ngo, vendor, media ...\n"
    "#    tier: 1                       # 1 the closest, to 4\n"
    "#    timezone: America/Los_Angeles # yours if left out\n"
    "#    languages: [en, es]\n"
    "#    hours: {mon-fri: \"08:00-12:00, 13:00-17:00\"}\n"
    "#    cadence: {ideal: 14d, max: 21d}   # how often to speak; when silence becomes a warning\n"
    "#    power: 4                      # what they can do for or against us, 1 to 5\n"
    "#    interest: 4                   # how much the matter touches them, 1 to 5\n"
    "#    engagement: {current: neutral, desired: supportive}\n"
    "#                                  # unaware, resistant, neutral, supportive, leading\n"
    "#    tlp: \"TLP:AMBER\"              # label of what they tell us when nobody says otherwise\n"
    "#    needs: [quiet wards, power back first]\n"
    "#    constraints: Privacy counsel must see every agreement.\n"
    "#    pauses:                       # days that do not count as silence\n"
    "#      - {from: 2026-06-15, to: 2026-08-23, reason: summer recess}\n";

static void add_orgs(struct str *out, const struct new_config *answers)
{
    str_add(out, "%sorganizations:%s\n", orgs_comment, answers->org_count ? "" : " []");
    for (size_t i = 0; i < answers->org_count; i++) {
        str_add(out, "  - code: ");
        add_word(out, answers->orgs[i].code);
        str_add(out, "\n    name: ");
        add_quoted(out, answers->orgs[i].name);
        if (answers->orgs[i].timezone && answers->orgs[i].timezone[0]) {
            str_add(out, "\n    timezone: ");
            add_word(out, answers->orgs[i].timezone);
        }
        str_add(out, "\n");
    }
    str_add(out,
            "\n# Pairs that we keep in touch with each other. A bridge has a health of its own.\n"
            "# bridges:\n"
            "#   - {between: [SHF, SBH], purpose: one radio plan, cadence: 30d}\n"
            "\n# The rest are the presets: take the \"# \" away to change one.\n\n");
}

/* "confirm" of "ui.confirm.bulk" at depth 1; `length` gets its length. */
static const char *part_of(const char *path, int depth, size_t *length)
{
    for (; depth > 0; depth--) {
        path += strcspn(path, ".");
        path += *path == '.';
    }
    *length = strcspn(path, ".");
    return path;
}

/* The sections that this path opens and the one before did not. */
static int add_sections(struct str *out, const char *path, const char *before)
{
    bool is_new = false;
    int depth = 0;

    for (;; depth++) {
        size_t length, length_before;
        const char *part = part_of(path, depth, &length);
        const char *part_before = part_of(before, depth, &length_before);

        if (!part[length])
            return depth;
        if (is_new || length != length_before || strncmp(part, part_before, length) != 0) {
            is_new = true;
            str_add(out, "# %*s%.*s:\n", depth * 2, "", (int)length, part);
        }
    }
}

static const char end_comment[] =
    "#   list: {\"d\": done, \"<Space>\": mark-down}  # keys of your own; null takes one away\n"
    "\n# How health is worked out, in points of 100.\n"
    "# health:\n"
    "#   weights: {cadence: 25, volume: 15, sentiment: 15, reliability: 25, friction: 20}\n"
    "#   bands: {critical: 20, strained: 40, fragile: 60, steady: 80}\n";

static void add_options(struct str *out)
{
    struct config presets = {0};
    const char *before = "";

    options_init(&presets);
    for (const struct config_option *option = config_options; option->path; option++) {
        int depth = add_sections(out, option->path, before);
        size_t length, start = out->length;
        const char *name = part_of(option->path, depth, &length);
        size_t written;

        str_add(out, "# %*s%s: ", depth * 2, "", name);
        option_write(option, &presets, out);
        written = out->length - start;
        str_add(out, "%*s# %s\n", written < 32 ? (int)(32 - written) : 1, "", option->help);
        before = option->path;
    }
    str_add(out, "%s", end_comment);
}

void config_write_new(const struct new_config *answers, struct str *out)
{
    str_add(out,
            "# The configuration of liaise. Save it, and a running liaise follows; a mistake is\n"
            "# told with its place and leaves things as they were. `liaise check` only reads it.\n"
            "\nliaise: 1                       # version of this file format\n\n");
    add_home(out, answers);
    add_orgs(out, answers);
    add_options(out);
}
