#ifndef APP_DESK_FORM_H
#define APP_DESK_FORM_H

/*
 * The forms of liaise: what stands between a `struct form` and the records and commands.
 *
 * One call opens the form that a command needs: `add` a form for a new record, `edit` one with all
 * its fields, `log` one for a contact, every other command one with the parameters it was not
 * given. A form saves through the command it was opened for, so that all rules are in one place.
 *
 * What is typed is never lost: it is in the store as a draft 300 ms later, and when the form is
 * closed. The same form opened again begins with it.
 */

#include "command/command.h"
#include "ui/canvas.h"

struct desk_form;

/* What to fill in, and for what. All of it is borrowed until desk_form_open() returns. */
struct desk_form_request {
    const struct command *command;
    const char *args[PARAMS_MOST]; /* what is known already; NULL: not */
    /* What the command is for: the marked records, else the one at the cursor; may be none. */
    const char *const *keys;
    size_t key_count;
    /* The record at the cursor, which a new record is about; NULL if there is none. */
    const struct noun *about_noun;
    const char *about;
    /* Of add: "name=value" with which the form begins, ended by NULL; NULL: none. */
    const char *const *fields;
};

/*
 * True if the command cannot be run with what the request has: then open a form. Always true for
 * add, edit and log without a text.
 */
bool desk_form_is_needed(const struct desk_form_request *request);

/*
 * `desk` and `commands` must outlive the form; the app moves desk->now. Fails if the record
 * to edit is not there, or the command has nothing to ask. End with desk_form_free().
 */
MUST_CHECK bool desk_form_open(struct desk_form **out, struct desk *desk,
                               const struct command_set *commands,
                               const struct desk_form_request *request, struct error *err);
/* Writes nothing: see desk_form_keep(). NULL is fine. */
void desk_form_free(struct desk_form *form);

enum desk_form_answer {
    DESK_FORM_IGNORED, /* not a key of forms */
    DESK_FORM_STAYS,   /* draw it again */
    DESK_FORM_CLOSED,  /* free it; what was typed is kept as a draft, or was thrown away */
    DESK_FORM_SAVED,   /* the command was run: see said, ref and command; free it */
    DESK_FORM_ANOTHER, /* the command was run, and the form is there for another */
    DESK_FORM_EDITOR,  /* run an editor: desk_form_editor_begin(), …_end() */
    DESK_FORM_SETTLES, /* nothing is saved yet: ask what the contact settles, desk_form_settle() */
};

/* Keys are named as in ui/event.h. */
enum desk_form_answer desk_form_key(struct desk_form *form, const char *key);
enum desk_form_answer desk_form_paste(struct desk_form *form, const char *text, size_t size);
/* A click at (x, y) of a screen of that size. Outside of the form it is ignored. */
enum desk_form_answer desk_form_click(struct desk_form *form, int width, int height, int x, int y);

/*
 * After DESK_FORM_SETTLES: the follow-ups in question, struct followup, valid until the next call;
 * and what was answered: "F-31,F-40", "all", "none". Saves as it was asked to.
 */
struct list desk_form_settling(const struct desk_form *form);
enum desk_form_answer desk_form_settle(struct desk_form *form, const char *refs);

/* What to put into the message row after an answer; NULL: nothing. Valid until the next call. */
const char *desk_form_said(const struct desk_form *form);
bool desk_form_said_error(const struct desk_form *form); /* it is the reason for a failure */

/* After SAVED and ANOTHER: the record that was made or changed; NULL if none. */
const char *desk_form_ref(const struct desk_form *form);
const struct command *desk_form_command(const struct desk_form *form);
/* What was filled in, one for each parameter: for screen commands, which the form does not run. */
const char *const *desk_form_args(const struct desk_form *form);

/*
 * Call it after each event, and at the moment it returned the last time, with a clock in
 * milliseconds that only goes forward: writes the draft when that is due. Returns the moment of
 * the next call; -1: nothing to wait for.
 */
int64_t desk_form_tick(struct desk_form *form, int64_t now);
/* Write the draft at once, if there is something new: the terminal is gone, the program ends. */
void desk_form_keep(struct desk_form *form);

/* Draws the popup over the whole screen `canvas`, with the hardware cursor. */
void desk_form_draw(const struct desk_form *form, struct canvas *canvas);
/* What its keys do, for the row of hints: "C-s save  C-n save + another  C-o more  Esc keep". */
const char *desk_form_hint(const struct desk_form *form);

/*
 * After DESK_FORM_EDITOR. The text is in a file of mode 0600 at *path, which lives as long as the
 * form. desk_form_editor_end() takes it back and removes the file; with `ok` false (the editor
 * failed) the text stays as it was.
 */
MUST_CHECK bool desk_form_editor_begin(struct desk_form *form, const char **path,
                                       struct error *err);
MUST_CHECK bool desk_form_editor_end(struct desk_form *form, bool ok, struct error *err);

#endif
