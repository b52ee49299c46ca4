#ifndef LIAISE_CONFIG_H
#define LIAISE_CONFIG_H

/*
 * What liaise.yaml says: who we are, whom we stand between, and how we like to work.
 *
 * Single values are rows of config_options[] in config/options.c: reading, checking, the
 * help and the sample file are made from it. Organizations are rows of org_noun's fields.
 * Reading is pure: text in, a configuration or complaints out.
 */

#include <liaise/complaint.h>
#include <liaise/health.h>
#include <liaise/org.h>
#include <liaise/when.h>

/* What has to be done again when something changes. */
enum affects {
    AFFECTS_LOOK = 1 << 0,      /* draw again */
    AFFECTS_DATA = 1 << 1,      /* load again */
    AFFECTS_KEYS = 1 << 2,
    AFFECTS_ORGS = 1 << 3,      /* mirror into the store again */
    AFFECTS_START = 1 << 4,     /* only a new start can do it */
};

enum switch_value { SWITCH_AUTO, SWITCH_ON, SWITCH_OFF };
enum motion { MOTION_NONE, MOTION_SOME };
enum charts { CHARTS_AUTO, CHARTS_BRAILLE, CHARTS_BLOCK, CHARTS_SHADE, CHARTS_ASCII };
enum cursor_shape { CURSOR_LINE, CURSOR_BLOCK, CURSOR_HIDDEN };
enum key_preset { KEYS_DEFAULT, KEYS_VI, KEYS_EMACS, KEYS_ARROWS };

/* A key of the user's: "g g" → "top" where the scope is "list"; command NULL unbinds. */
struct key_binding {
    const char *scope, *keys, *command;
    const char *file;
    size_t line, column;
};

struct config {
    const char *home_code, *home_name, *officer;
    const char *timezone;               /* of the officer */
    struct org *orgs;                   /* the home organization first */
    size_t org_count;
    struct bridge *bridges;
    size_t bridge_count;
    struct health_settings health;      /* with the cadence of each tier */

    /* Options, config_options[] */
    const char *store;                  /* NULL: the usual place */
    const char *theme;
    const char *zones;               /* more clocks in the header: "Asia/Tokyo, America/New_York" */
    enum switch_value mouse, sync;
    enum motion motion;
    enum charts charts;
    enum cursor_shape cursor;
    bool grow_focused;
    int week_starts;                    /* 0 Monday, 6 Sunday */
    int64_t confirm_bulk;
    int64_t esc_delay;                  /* milliseconds */
    enum numeric_order numeric_dates;
    enum key_preset key_preset;
    struct key_binding *keys;
    size_t key_count;
};

/* const char *, int64_t, bool, an enum or int, const char * with zone names and commas between. */
enum option_kind { OPTION_TEXT, OPTION_NUMBER, OPTION_FLAG, OPTION_CHOICE, OPTION_ZONES };

struct config_option {
    const char *path;           /* "ui.theme" */
    enum option_kind kind;
    size_t at;                  /* its place in struct config */
    const char *preset;         /* in the words of the file; NULL for none */
    int64_t least, most;        /* of a number */
    const char *const *words;   /* of a choice, from 0; ends with NULL */
    unsigned affects;
    const char *help;
};
extern const struct config_option config_options[];     /* ends with a NULL path */

/* Files longer than this are refused. */
enum { CONFIG_MOST_BYTES = 1 << 20 };

/*
 * Read a configuration. `file` is what complaints call it. True if there was no error (there may
 * be warnings). The result lives in the arena of `complaints`.
 */
MUST_CHECK bool config_read(struct config *out, const char *text, size_t size, const char *file,
                            struct zones *zones, struct complaints *complaints);

/* AFFECTS_… of going from one to the other. */
unsigned config_difference(const struct config *a, const struct config *b);

/*
 * The cadence that counts, in days: the organization's own, else its tier's. Where it says only
 * how often it should be, silence becomes a warning after `health.max_times` that.
 */
void config_cadence(const struct config *config, const struct org *org, int64_t *ideal,
                    int64_t *max);

/* What the welcome form asks for. */
struct new_config {
    const char *home_name, *home_code, *officer, *timezone;
    struct { const char *code, *name, *timezone; } orgs[8];
    size_t org_count;
};
/* A commented liaise.yaml, which config_read() accepts if the codes and zones are good. */
void config_write_new(const struct new_config *answers, struct str *out);

#endif
