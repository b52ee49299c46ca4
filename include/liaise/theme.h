#ifndef LIAISE_THEME_H
#define LIAISE_THEME_H

/*
 * What a screen can mean, and how a theme lets each meaning look.
 *
 * Views draw meanings (ROLE_LATE); a theme gives each a colour and attributes;
 * the terminal makes of that what it can. A theme is plain data, read from a
 * YAML file by theme_read().
 */

#include <liaise/arena.h>
#include <liaise/error.h>
#include <stddef.h>
#include <stdint.h>

/* X(id, name in theme files, role it falls back to, letter in screen snapshots) */
#define ROLE_LIST(X) \
    X(BACKGROUND, "background", BACKGROUND, ' ') \
    X(PANEL, "panel", BACKGROUND, '_') \
    X(POPUP, "popup", PANEL, 'P') \
    X(TEXT, "text", TEXT, '.') \
    X(STRONG, "strong", TEXT, 'S') \
    X(DIM, "dim", TEXT, 'd') \
    X(LINK, "link", ACCENT, 'l') \
    X(CODE, "code", TEXT, 'c') \
    X(ACCENT, "accent", TEXT, 'a') \
    X(BORDER, "border", DIM, '-') \
    X(BORDER_FOCUS, "border.focus", FOCUS, '=') \
    X(TITLE, "title", TEXT, 't') \
    X(TITLE_FOCUS, "title.focus", FOCUS, 'T') \
    X(KEY, "key", ACCENT, 'k') \
    X(FOCUS, "focus", ACCENT, 'F') \
    X(SELECTION, "selection", TEXT, 's') \
    X(SELECTION_INACTIVE, "selection.inactive", PANEL, 'i') \
    X(MARK, "mark", ACCENT, '*') \
    X(MATCH, "match", ACCENT, 'm') \
    X(CURSOR, "cursor", FOCUS, '>') \
    X(CRITICAL, "critical", TEXT, '3') \
    X(HIGH, "high", TEXT, '2') \
    X(MEDIUM, "medium", TEXT, '1') \
    X(LOW, "low", TEXT, '0') \
    X(OK, "ok", TEXT, 'o') \
    X(INFO, "info", TEXT, 'n') \
    X(LATE, "late", CRITICAL, 'L') \
    X(TODAY, "today", HIGH, 'D') \
    X(WAITING, "waiting", DIM, 'w') \
    X(CONFLICT, "conflict", ACCENT, 'C') \
    X(PARTY_A, "party.a", INFO, 'A') \
    X(PARTY_B, "party.b", ACCENT, 'B') \
    X(CHART_1, "chart.1", INFO, 'x') \
    X(CHART_2, "chart.2", ACCENT, 'y') \
    X(CHART_3, "chart.3", MEDIUM, 'z') \
    X(HEAT_0, "heat.0", DIM, '4') \
    X(HEAT_1, "heat.1", LOW, '5') \
    X(HEAT_2, "heat.2", MEDIUM, '6') \
    X(HEAT_3, "heat.3", HIGH, '7') \
    X(HEAT_4, "heat.4", CRITICAL, '8') \
    X(FREE, "free", OK, 'f') \
    X(BUSY, "busy", MEDIUM, 'b') \
    X(OFF, "off", DIM, '~') \
    X(HEADER, "header", PANEL, 'H') \
    X(MESSAGE, "message", TEXT, 'M') \
    X(HINT, "hint", DIM, 'h') \
    X(ERROR, "error", CRITICAL, 'E')

enum role {
#define X(id, name, fallback, letter) ROLE_##id,
    ROLE_LIST(X)
#undef X
    ROLES
};

/* COLOUR_DEFAULT is the terminal's own; COLOUR_UNSET leaves it to the fallback. */
enum colour_kind { COLOUR_UNSET, COLOUR_DEFAULT, COLOUR_ANSI, COLOUR_RGB };

struct colour {
    enum colour_kind kind;
    uint8_t ansi;           /* 0..15: COLOUR_ANSI, and what COLOUR_RGB becomes on 16 colours */
    uint8_t index;          /* 16..255: what COLOUR_RGB becomes on 256 colours */
    uint8_t red, green, blue;
};

enum look { LOOK_BOLD = 1, LOOK_DIM = 2, LOOK_ITALIC = 4, LOOK_UNDERLINE = 8, LOOK_REVERSE = 16 };

/* How one role looks, every fallback already followed. */
struct role_look {
    struct colour foreground, background;
    unsigned look;          /* LOOK_… */
};

enum theme_variant { THEME_ANY, THEME_DARK, THEME_LIGHT };

struct theme {
    const char *name;
    enum theme_variant variant;
    struct role_look roles[ROLES];
    bool is_named[ROLES];   /* the file (or one it extends) speaks of the role itself */
};

const char *role_name(enum role role);
char role_letter(enum role role);
enum role role_fallback(enum role role);

struct complaints;

/*
 * Read a theme from YAML. A role that is left out looks like its fallback, with its usual mark
 * (ROLE_STRONG is bold); one that is spoken of takes from the fallback only the colours that it
 * leaves out. Surfaces without a foreground leave it COLOUR_UNSET, and so does text without a
 * background.
 *
 * `source` gives the text of a theme that this one extends (NULL if there is none); without a
 * source it is one of the eight. Mistakes are added to `complaints`, an unknown role as a
 * warning; false if the theme cannot be used.
 */
struct theme_source {
    const char *(*find)(const void *context, const char *name);
    const void *context;
};
MUST_CHECK bool theme_read(struct theme *out, const char *text, size_t size, const char *file,
                           const struct theme_source *source, struct arena *arena,
                           struct complaints *complaints);

/* One of the eight that ship with the program; NULL if there is none of that name. */
const char *theme_shipped(const char *name);
/* Their names, ended by NULL. */
const char *const *theme_shipped_names(struct arena *arena);

#endif
