#ifndef UI_FORM_H
#define UI_FORM_H

/*
 * A form: fields, one row each, in a popup.
 *
 * The form knows how to be filled in, not what the fields mean. The view reads
 * the values after FORM_CHANGED or FORM_MOVED and says what it makes of them
 * with form_note(); it saves on FORM_SAVE. Strings in the fields are borrowed,
 * values and notes belong to the form. Nothing typed is ever lost by a key
 * except by C-x d.
 *
 * Keys: Tab S-Tab Down Up between fields; Left Right Space or a first letter change a choice;
 * Enter goes on, and saves on the last field; C-s saves; C-n saves and starts another; Esc
 * closes; C-x d throws away; C-x e (and Enter on long text) asks for an editor; the rest edits
 * (ui/line.h). Where there are candidates Tab takes the only one or opens the list of them;
 * in the list Tab Down and S-Tab Up choose, Enter or a letter goes on, Esc gives the typed text
 * back.
 */

#include "ui/area.h"
#include "ui/line.h"

enum form_kind {
    FORM_TEXT,
    FORM_WORDS,         /* words with commas between: candidates are for the last one */
    FORM_CHOICE,
    FORM_FLAG,
    FORM_LONG,          /* several lines, changed in an editor only */
};

enum form_action {
    FORM_IGNORED,       /* not a key of the form */
    FORM_TAKEN,         /* the form looks different, its values are the same */
    FORM_CHANGED,       /* the value of the field `at` is another */
    FORM_MOVED,         /* another field has the focus: `left` is the one to check */
    FORM_SAVE,
    FORM_SAVE_ANOTHER,
    FORM_CLOSE,         /* keep the draft */
    FORM_DISCARD,
    FORM_EDIT,          /* open an editor on the field `at` */
};

enum form_note {
    FORM_READING,       /* what was understood: "→ Fri 27 Nov 2026 09:00 CET" */
    FORM_WARNING,
    FORM_ERROR,         /* the form cannot be saved like this */
    FORM_NOTES
};

struct form_field {
    const char *label;
    enum form_kind kind;
    bool required;
    bool spread;                    /* a choice that shows the others too, where there is room */
    const char *const *choices;     /* FORM_CHOICE; ended by NULL */
    const char *hint;               /* shown dim while there is no text */

    struct line line;               /* FORM_TEXT, FORM_WORDS: the value */
    size_t choice;                  /* FORM_CHOICE */
    bool flag;                      /* FORM_FLAG */
    struct str text;                /* FORM_LONG */
    struct str notes[FORM_NOTES];
    bool typed;                     /* changed since it got the focus */
};

enum { FORM_CANDIDATES = 32 };

/*
 * Where candidates come from: fills `out` with at most `most` texts that could replace `typed`
 * in that field, the best first, and returns how many. They must live until the next call.
 */
struct form_source {
    size_t (*find)(const void *context, size_t field, const char *typed, const char **out,
                   size_t most);
    /* What one of them stands for, shown beside it; NULL if nothing. May be NULL itself. */
    const char *(*tell)(const void *context, size_t field, const char *candidate);
    const void *context;
};

struct form {
    const char *title;
    const char *foot;               /* in the lower border: "draft saved 09:41:07" */
    bool one_only;                  /* there is no "save + another" */
    struct form_field *fields;
    size_t count;
    size_t at, left;
    struct form_source source;      /* find NULL: no candidates */
    struct str note;                /* a warning about the form as a whole */

    const char *candidates[FORM_CANDIDATES];
    size_t candidate_count;
    bool list_open;
    size_t candidate_at;            /* while the list is open */
    struct str before;              /* the text the list was opened on */
    size_t word_from;               /* the byte at which the word begins that candidates replace */
    bool prefix;                    /* C-x was pressed: d or e is to follow */
};

/*
 * Takes a copy of `fields`; their strings are borrowed for as long as the form lives. Choices and
 * flags start as they are set there, texts empty: form_set() fills them.
 */
void form_init(struct form *form, const char *title, const struct form_field *fields,
               size_t count);
void form_done(struct form *form);

enum form_action form_key(struct form *form, const char *key);
enum form_action form_paste(struct form *form, const char *text, size_t size);

/* Give the focus to a field, such as the first with an error. */
void form_go(struct form *form, size_t field);

/* The value as text: what was typed, the chosen word, "yes" or "no", the long text. */
const char *form_value(const struct form *form, size_t field);
/* Set it from such a text; a choice that is not among its words stays. */
void form_set(struct form *form, size_t field, const char *value);

/* Say something about a field; NULL or "" takes it back. */
void form_note(struct form *form, size_t field, enum form_note note, const char *text);
/* Say something about the whole; NULL or "" takes it back. */
void form_warn(struct form *form, const char *text);
/* The first field with an error or required and empty; `count` if there is none. */
size_t form_first_bad(const struct form *form);

/* The popup for a screen of that size, above its two lowest rows. */
struct area form_area(const struct form *form, int width, int height);
/* Draws the popup over the whole screen `canvas`. */
void form_draw(const struct form *form, struct canvas *canvas);
/* A click on the screen of that size: moves the focus, or is a button. */
enum form_action form_click(struct form *form, int width, int height, int x, int y);

#endif
