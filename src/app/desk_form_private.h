#ifndef APP_DESK_FORM_PRIVATE_H
#define APP_DESK_FORM_PRIVATE_H

/*
 * What the files of the forms share.
 *
 *   desk_form.c            keys and answers
 *   desk_form_open.c       which form for which command, and what it starts with
 *   desk_form_entries.c    what there is to fill in, from field tables
 *   desk_form_params.c     the same from parameters
 *   desk_form_values.c     values in and out of the fields
 *   desk_form_check.c      what a text means, and what is wrong with it
 *   desk_form_title.c      tokens in a title
 *   desk_form_names.c      candidates
 *   desk_form_save.c       through the command into the store
 *   desk_form_draft.c      what was typed and not saved
 *   desk_form_editor.c     long text
 */

#include "app/desk_form.h"
#include "command/quick.h"
#include "ui/form.h"

enum desk_form_kind { DESK_FORM_ADD, DESK_FORM_EDIT, DESK_FORM_COMMAND };

/* One thing to fill in: a field of a record or a parameter of a command. */
struct entry {
    const char *name;
    const char *label, *help;
    enum field_kind kind;
    const struct field *field;  /* NULL: a parameter, or the kind of the new record */
    int param;                  /* -1: not a parameter */
    const struct noun *noun;    /* what candidates are: of a link, of the words of a list */
    const char *const *words;   /* the values behind the choices of the form; NULL-ended */
    const char *const *shown;   /* the choices as they are shown */
    const char *preset;         /* its value when the form is new */
    const char *fallback;       /* the day it gets when nothing is typed; NULL: none */
    enum param_kind param_kind; /* of a parameter */
    int64_t least, most;        /* of a number; both 0: any */
    bool required;
    bool is_several;     /* words with commas between */
    bool is_ahead;       /* a day that lies ahead: one that is past is asked about */
    bool is_kept;        /* stays as it is when another is added */
    bool is_noun;        /* the kind of the new record */
    const char *allowed; /* the day that is past and was confirmed; NULL: none */
};

/* What can be named, read from the store when it is asked for the first time. */
struct name_row {
    const char *key, *said; /* "NWP", "Northwater Power"; a name twice */
    const char *folded;     /* both, for comparing */
};
struct names {
    bool is_read;
    struct name_row *rows;
    size_t count;
};

/* Under which the last used channel is kept. */
#define LOG_CHANNEL_SETTING "log.channel"

enum { NAME_LISTS = 8, CANDIDATES_MOST = 12 };

/* A value by the name of its entry. */
struct value {
    const char *name, *text;
};
struct values {
    struct value *items;
    size_t count;
};

struct desk_form {
    enum desk_form_kind kind;
    struct desk *desk;
    const struct command_set *commands;
    const struct command *command;
    const struct noun *noun;        /* ADD, EDIT */
    const struct noun *target_noun; /* of the records the command is for; NULL: none */
    const struct noun *about_noun;
    const char *about;
    const char **fields; /* "name=value" it begins with, ended by NULL */
    const char *args[PARAMS_MOST];     /* known from the start */
    const char *answered[PARAMS_MOST]; /* in `moment` */
    const char **keys;
    size_t key_count;

    void *record;    /* EDIT: as it was read */
    bool shows_more; /* fields beyond the quick ones */
    bool has_more;   /* there are some */

    struct form form;
    struct entry *entries;          /* form.count */
    struct arena rows;              /* entries with all they have: until the next layout */
    struct arena arena;             /* what lives as long as the form */
    struct arena moment;            /* what lives until the next key */
    struct names names[NAME_LISTS]; /* one for each noun that can be named */
    struct names zones;

    struct str said, title, foot;
    bool said_error;
    const char *ref; /* in `moment` */

    const char *draft_form, *draft_target;
    bool is_changed;   /* since the draft was written */
    bool has_draft;    /* there is one in the store */
    bool was_restored; /* the form began with a draft, and nobody touched it */
    int64_t draft_due; /* when to write it; -1: not yet known or nothing to do */

    struct list settling;       /* of a contact: what it may settle; in `moment` */
    const char *settles;        /* what was answered; NULL: not asked yet */
    bool saves_another;

    struct str editor_path;
    size_t editor_at;
    bool empty_once; /* the editor gave back nothing, and the text was kept */
};

/* Entries as they are put together, in `rows` of the form. */
struct layout {
    struct desk_form *form;
    struct entry *items;
    size_t count;
};
struct entry *layout_add(struct layout *layout, const struct entry *entry);
void layout_add_params(struct layout *layout);
void entry_set_choices(struct entry *entry, const struct choices *choices, struct arena *arena);
void entry_set_sentiments(struct entry *entry);
void entry_set_nouns(struct entry *entry, struct arena *arena);
/* Whom and what it is about, as tokens: they know which field of which noun that is. */
void desk_form_about(struct desk_form *form, struct quick *quick);

/* desk_form_entries.c */
/* Anew, from what the form is for, with the presets as values. False if there is nothing to ask. */
bool desk_form_lay_out(struct desk_form *form);
void desk_form_show_more(struct desk_form *form); /* keeps values and focus */
/* The same form for another kind of record; what both have stays. */
void desk_form_change_noun(struct desk_form *form, const struct noun *noun);
size_t entry_find(const struct desk_form *form, const char *name); /* form.count if none */
/* The argument of moves that a parameter of that name is; 0 if none. */
unsigned move_argument_of(const char *name);
struct move;
unsigned move_needs(const struct move *move);
bool desk_form_logs(const struct desk_form *form); /* it is the form of `log` */
/* It is that of a side of a conflict: it begins with what the side says now. */
bool desk_form_is_of_side(const struct desk_form *form);
/* The side at the cursor, unless one was named. */
void desk_form_choose_side(struct desk_form *form);
/* The noun that is added under that word; NULL if none. */
const struct noun *noun_said_so(const char *word);
const char *noun_said(const struct noun *noun); /* "follow-up" */

/* desk_form_values.c */
/* As it is typed: choices by the word behind them, "" for none. Until the next change. */
const char *entry_typed(const struct desk_form *form, size_t at);
void entry_type(struct desk_form *form, size_t at, const char *text);
/* As the command takes it: days as 2026-02-06, codes and names as they are kept. */
const char *entry_value(struct desk_form *form, size_t at);
bool entry_is_changed(const struct desk_form *form, size_t at);
/* All that differ from their presets, in the arena. */
void values_take(struct values *out, const struct desk_form *form, struct arena *arena);
/* Those that are not empty, too. */
void values_take_all(struct values *out, const struct desk_form *form, struct arena *arena);
void values_give(struct desk_form *form, const struct values *values);

/* desk_form_check.c */
/* Show what the text means; nothing if it is not yet understood. */
void entry_read(struct desk_form *form, size_t at);
/* Say what is wrong with it. False if something is. */
bool entry_check(struct desk_form *form, size_t at);
bool entry_is_day(const struct entry *entry);
/* What a day or time means, in the zone of the record. */
MUST_CHECK bool entry_when(struct desk_form *form, size_t at, const char *text, struct when *out,
                           struct error *err);
/* It is a day in the past that nobody confirmed: says so, and takes the next time for a yes. */
bool entry_asks_about_past(struct desk_form *form, size_t at);
/* The end of a meeting from a start that says both. */
void entry_spread_range(struct desk_form *form);
/* A warning about the whole, or none. */
void desk_form_warn(struct desk_form *form);

/* desk_form_names.c */
void desk_form_offer_names(struct desk_form *form); /* once, when the form is made */
/* The row that the text names, by key or by name; NULL if there is none. */
const struct name_row *name_find(struct desk_form *form, const struct noun *noun, const char *text);

/* desk_form_save.c */
enum desk_form_answer desk_form_save(struct desk_form *form, bool another);

/* desk_form_draft.c */
void draft_name(struct desk_form *form);
void draft_restore(struct desk_form *form);
void draft_throw_away(struct desk_form *form);

/* desk_form_title.c: tokens of the title go to their fields; `all`: also one that may go on. */
void title_read_tokens(struct desk_form *form, bool all);

/* desk_form.c */
/* The text of a field came from elsewhere. */
void desk_form_edited(struct desk_form *form, size_t at, const char *text);
/* To the field to begin with: the first that is to be filled in. */
void desk_form_focus(struct desk_form *form);
void desk_form_say(struct desk_form *form, bool is_error, const char *format, ...)
    PRINTF_LIKE(3, 4);

#endif
