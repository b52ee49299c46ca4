#ifndef COMMAND_COMMAND_H
#define COMMAND_COMMAND_H

/*
 * What a person can tell liaise to do.
 *
 * One `struct command` is all there is to know about one of them: the command
 * line, the keys, the `:` prompt, the palette, the help, the hints, the forms
 * that ask for what is missing, and the documentation are all made from it.
 *
 * To add one: write `const struct command x_command` in command/x.c and put x
 * in COMMAND_LIST. The moves of the lifecycles need no row here: there is a
 * command for each verb of lifecycle.h, made from its rows (command/move.c).
 */

#include <liaise/config.h>
#include <liaise/document.h>
#include <liaise/journal.h>
#include <liaise/when.h>

#include "base/str.h"

/* X(name of the struct without _command) */
#define COMMAND_LIST(X) \
    X(today) X(list) X(search) X(view) X(show) X(add) X(log) X(follow) X(owed) X(edit) \
    X(snooze) X(stage) X(target) X(note) X(agenda) X(rsvp) X(minutes) X(calendar) X(slots) \
    X(side) X(health) X(rate) X(even) X(since) X(leaving) \
    X(history) X(undo) X(redo) X(check) X(demo) X(import) X(export) X(theme) X(help) X(version) \
    SCREEN_COMMAND_LIST(X)

/* Those that change what is on the screen and nothing else: command/screen.c. */
#define SCREEN_COMMAND_LIST(X) \
    X(down) X(up) X(page_down) X(page_up) X(half_down) X(half_up) X(first) X(last) \
    X(next_panel) X(previous_panel) X(panel_1) X(panel_2) X(panel_3) X(panel_4) X(panel_5) \
    X(open) X(back) X(close) X(next_record) X(previous_record) X(jump) X(jump_back) \
    X(go_dashboard) X(go_issues) X(go_parties) X(go_meetings) X(go_followups) X(go_conflicts) \
    X(go_owed) X(go_late) X(go_today) X(go_waiting) X(go_messages) \
    X(mark_down) X(mark_all) X(mark_none) X(mark_invert) X(mark_range) \
    X(filter) X(next_match) X(previous_match) X(sort) X(reverse) X(show_snoozed) X(zoom) \
    X(preview) X(preview_place) X(preview_down) X(preview_up) \
    X(moves) X(repeat) X(undo_list) X(prompt) X(palette) X(keys) X(choose_theme) X(redraw) \
    X(suspend) X(quit) X(triage) X(triage_marked) CALENDAR_COMMAND_LIST(X) TRIAGE_COMMAND_LIST(X)

/* On the pages of the calendar and of the slot finder: command/screen_calendar.c. */
#define CALENDAR_COMMAND_LIST(X) \
    X(calendar_left) X(calendar_right) X(calendar_up) X(calendar_down) X(calendar_earlier) \
    X(calendar_later) X(calendar_week_start) X(calendar_week_end) X(calendar_next) \
    X(calendar_previous) X(calendar_week) X(calendar_month) X(calendar_today) X(calendar_add) \
    X(slots_day_before) X(slots_day_after) X(slots_week_before) X(slots_week_after) \
    X(slots_longer) X(slots_shorter) X(slots_optional) X(slots_take)

/* The keys of triage, where they mean something of their own. */
#define TRIAGE_COMMAND_LIST(X) \
    X(triage_done) X(triage_snooze) X(triage_followup) X(triage_log) X(triage_wait) \
    X(triage_move) X(triage_meeting) X(triage_severity) X(triage_note) X(triage_skip) \
    X(triage_back) X(triage_open) X(triage_terms) X(triage_stop)

/*
 * Where a key works. The later ones are inside the earlier: a key of SCOPE_ISSUE wins over one of
 * SCOPE_LIST.
 */
enum scope {
    SCOPE_GLOBAL,
    SCOPE_LIST,         /* any panel or list */
    SCOPE_ISSUE, SCOPE_MEETING, SCOPE_PARTY, SCOPE_FOLLOWUP, SCOPE_COMMITMENT, SCOPE_PERSON,
    SCOPE_AGREEMENT, SCOPE_INTERACTION,     /* the cursor is on one, or its page is open */
    SCOPE_CALENDAR, SCOPE_SLOTS,            /* pages with keys of their own, which go first */
    SCOPE_TRIAGE,       /* one item at a time: it has most letters to itself */
    SCOPES
};

/* What the screen does when the command has been run, or instead of running it. */
enum then {
    THEN_NOTHING,
    THEN_RELOAD,        /* the store was changed */
    THEN_SCREEN,        /* a screen command: see screen_act in command/screen.h */
};

enum param_kind {
    PARAM_TEXT, PARAM_LONG, PARAM_DATE, PARAM_NUMBER, PARAM_FLAG, PARAM_CHOICE,
    PARAM_REF,          /* any record: a ref, a code, a name */
    PARAM_ORG, PARAM_PERSON, PARAM_PARTY,
    PARAM_NOUN,         /* the kind of a record: "issue" */
    PARAM_FILE, PARAM_COMMAND, PARAM_THEME,
    PARAM_VIEW,         /* a saved view by its name */
    PARAM_FIELDS,       /* field=value, as many as there are; always the last */
    PARAM_NAMES,        /* records by name, as many as there are; always the last */
    PARAM_FILTER,       /* words of the filter language, as many as there are; always the last */
};

enum param_flags {
    PARAM_OPTIONAL = 1 << 0,
    PARAM_OPTION = 1 << 1,      /* --name VALUE on the command line; the others go by position */
    PARAM_TARGET = 1 << 2,      /* on the screen: the record at the cursor */
};

struct param {
    const char *name;
    enum param_kind kind;
    unsigned flags;
    const char *preset;             /* used when nothing is given */
    const struct choices *choices;  /* PARAM_CHOICE */
    const char *help;
};

enum { PARAMS_MOST = 14 };

/* Everything that stands on the desk while somebody works: what commands and views may use. */
struct desk {
    struct store *store;            /* NULL for the few commands that need none */
    const struct config *config;
    const char *config_path;        /* the file it was read from; NULL if there is none */
    struct zones *zones;
    struct now now;
    struct author author;           /* who, and when: now */
    const struct places *places;
    bool is_demo;
};

/* Where things are on this machine, worked out once in main() from the environment. */
struct places {
    const char *config_path;        /* $LIAISE_CONFIG, or liaise/liaise.yaml under the XDG folder */
    const char *data_folder;        /* liaise under $XDG_DATA_HOME */
    const char *runtime_folder;    /* liaise under $XDG_RUNTIME_DIR, for files given to an editor */
    const char *themes_folder;      /* themes beside the config */
    const char *editor;             /* $VISUAL, $EDITOR, else vi */
};

struct call {
    /* Given */
    struct desk *desk;
    const char *args[PARAMS_MOST];     /* one for each of the command's params; NULL if not given */
    const char *const *rest;            /* of PARAM_FIELDS and PARAM_FILTER; ends with NULL */
    bool json;                          /* answer in `text` as JSON instead of `document` */
    bool in_change;                     /* a change is open already: see command_run_for() */
    const struct command *command;      /* which it is: command_run() says so */
    struct arena *arena;                /* everything that is answered lives here */

    /* Answered */
    struct document document;           /* what to show */
    const char *text;                   /* instead of it: JSON, or an export; written as it is */
    const char *said;                   /* one line for the person who asked: "Added I-41." */
    const char *ref;                    /* the record it made or changed; NULL if none */
};

enum command_flags {
    COMMAND_WRITES = 1 << 0,
    COMMAND_BULK = 1 << 1,          /* with marks it is run for each marked record, as one change */
    COMMAND_NO_STORE = 1 << 2,      /* needs no store and no config */
    COMMAND_SCREEN_ONLY = 1 << 3,   /* no form on the command line */
    COMMAND_CLI_ONLY = 1 << 4,
    COMMAND_HIDDEN = 1 << 5,        /* in no list */
    COMMAND_PAGE = 1 << 6,          /* on the screen it opens a page, whatever it was given */
};

struct command {
    const char *name;               /* "snooze": one word, perhaps with hyphens */
    const char *keys;    /* default keys, separated by commas: "d", "g g", "j,Down"; NULL if none */
    unsigned scopes;                /* 1 << SCOPE_…: where they work */
    const char *summary;        /* an order of at most 50 columns: "Hide a follow-up until a day" */
    const char *hint;               /* one word for the row of hints; NULL: not there */
    struct param params[PARAMS_MOST + 1];
    unsigned flags;
    bool (*run)(struct call *call, struct error *err);  /* NULL for screen commands */
    enum then then;
    int act;                        /* of a screen command: enum screen_act */
    const char *more;               /* a paragraph for the help; may be NULL */
    const char *example;            /* "liaise snooze F-297 fri" */
};

/* All commands: the rows above and one for each verb of the lifecycles. */
struct command_set {
    const struct command **items;   /* ends with NULL */
    size_t count;
};
/* Made once at the start; lives in the arena. */
void command_set_make(struct command_set *out, struct arena *arena);

const struct command *command_named(const struct command_set *set, const char *name);
/* The names, ended by NULL, for suggestions. */
const char *const *command_names(const struct command_set *set, struct arena *arena);

/* Fill in the presets, check that what must be given is there, and run. */
MUST_CHECK bool command_run(const struct command *command, struct call *call, struct error *err);

/*
 * Run for several records as one change with one sentence ("Snooze 3 follow-ups"). `call` has
 * the other arguments.
 */
MUST_CHECK bool command_run_for(const struct command *command, struct call *call,
                                const char *const *refs, size_t count, struct error *err);

/* Arguments in the form their kind promises. Errors name the parameter. */
const char *call_text(const struct call *call, int param);          /* NULL if not given */
MUST_CHECK bool call_date(const struct call *call, int param, struct date *out, struct error *err);
MUST_CHECK bool call_number(const struct call *call, int param, int64_t *out, struct error *err);
bool call_flag(const struct call *call, int param);
/* Which param has that name; -1 if none. */
int call_param(const struct call *call, const char *name);
/* The noun and key that a PARAM_REF names. */
MUST_CHECK bool call_record(const struct call *call, int param, const struct noun **noun,
                            const char **key, struct error *err);

void call_say(struct call *call, const char *format, ...) PRINTF_LIKE(2, 3);

/*
 * A change around the body of a command: begins with the sentence unless one is open already
 * (a bulk action), and ends what it began.
 */
MUST_CHECK bool call_begin(struct call *call, bool *mine, struct error *err, const char *format,
                           ...) PRINTF_LIKE(4, 5);
MUST_CHECK bool call_end(struct call *call, bool mine, bool ok, struct error *err);

#define DECLARE(name) extern const struct command name##_command;
COMMAND_LIST(DECLARE)
#undef DECLARE

#endif
