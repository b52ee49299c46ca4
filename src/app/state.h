#ifndef APP_STATE_H
#define APP_STATE_H

/*
 * What the parts of the app share.
 *
 * There is a stack of pages, the dashboard at the bottom; each has what its view loaded and how it
 * is being looked at. Above the pages there may be modes (a form, the prompt, a question): the
 * topmost one gets the keys.
 */

#include <liaise/triage.h>

#include "app/app.h"
#include "base/str.h"
#include "command/keymap.h"
#include "command/screen.h"
#include "ui/prompt.h"
#include "view/listing.h"

enum { PAGES_MOST = 24, JUMPS_MOST = 100, MESSAGES_MOST = 200, KEYS_SIZE = 64, COUNTS_MOST = 8 };

/* One screenful in the stack. */
struct page {
    const struct view *view;
    struct view_request request;    /* its strings are in `own` */
    char *query;                    /* of the request; NULL for none */
    struct arena own;               /* as old as the page */
    struct arena arena;             /* of the model */
    struct arena arranged;          /* of what lists show */
    void *model;
    struct frame frame;
    struct list_state lists[LISTS_MOST];
    struct stage stage;             /* at the size of the screen */
    bool is_stale;                  /* to be loaded again when it is seen next */
    int64_t preview_id;             /* whose preview `preview_top` scrolls */
    struct str typed, took;         /* of a search: request.text and frame.took */
    bool is_typed;                  /* a search that goes on being typed when it is seen again */
};

/* A place to come back to. */
struct jump {
    const struct noun *noun;        /* NULL: the dashboard, or a search */
    int64_t id;                     /* of a search: the row with the cursor */
    char *key;
    char *search;                   /* what was typed there; NULL: it is none */
};

struct note {
    int64_t at;                     /* instant */
    bool is_error;
    char *text;
};

/* A command with all it needs, to be run now, after a question, or again. */
struct deed {
    const struct command *command;
    const char *args[PARAMS_MOST];
    const char *const *rest;        /* ended by NULL */
    const char **keys;              /* of the records it is for */
    size_t key_count;
    struct arena arena;             /* what the above live in */
};

struct app;
struct mode;

/* What a mode can do. All but `key`, `draw` and `done` may be NULL. */
struct mode_kind {
    void (*key)(struct app *app, struct mode *mode, const char *key);
    void (*paste)(struct app *app, struct mode *mode, const char *text, size_t size);
    void (*mouse)(struct app *app, struct mode *mode, const struct event *event);
    void (*draw)(struct app *app, struct mode *mode, struct canvas *canvas);
    void (*done)(struct mode *mode);            /* gives back what it has but itself */
    /* For the row of hints: "Enter keep  Esc back", two blanks between them; NULL: those below. */
    const char *(*hint)(const struct mode *mode);
    bool hides_others;                          /* nothing below it is drawn */
};

/* The head of every mode. */
struct mode {
    const struct mode_kind *kind;
    struct mode *below;
};

/* What app_run() has to do with the terminal after an event. */
struct wishes {
    bool repaint, suspend, bell, editor;
    struct str copy;                /* for the clipboard */
};

struct app {
    struct app_options options;
    struct desk *desk;
    struct arena arena;             /* as old as the app: commands, configurations, keys */
    struct command_set commands;
    struct keymap keymap;
    const struct theme *theme;
    const struct theme *shown_theme;    /* tried in the chooser; NULL: `theme` */

    struct page *pages[PAGES_MOST];
    size_t page_count;
    struct jump jumps[JUMPS_MOST];
    size_t jump_count;
    struct mode *modes;             /* the topmost */

    int width, height;
    char pending[KEYS_SIZE];        /* keys of a sequence that is not complete */
    struct note notes[MESSAGES_MOST];   /* a ring, the last one at note_count - 1 */
    size_t note_count;
    bool note_is_shown;
    const struct command *offer;    /* "u undo" behind it; NULL for none */
    /* In triage: what the command that runs now decides, and the newest change before it. */
    enum triage_decision deciding;
    int64_t change_before;
    struct deed last;               /* for "."; command NULL: nothing yet */
    struct str searched;            /* the filter that was typed last: for n and N */
    int64_t stamp;                  /* of the store as it was read */
    bool is_ready_to_quit;          /* C-c was pressed once */
    bool had_no_focus, just_focused;    /* the next click only brings the focus back */
    bool is_read_only;              /* the store took no setting */
    bool is_over;
    int status;                     /* to exit with */
    struct wishes wishes;

    struct span count_spans[COUNTS_MOST];   /* where they were drawn */
    struct count counts[COUNTS_MOST];
    size_t count_count;
    struct span hint_spans[64];
    const struct key_row *hint_rows[64];
    size_t hint_count;
};

/* messages.c */
void app_say(struct app *app, const char *format, ...) PRINTF_LIKE(2, 3);
void app_fail(struct app *app, const struct error *err);
void app_quiet(struct app *app);                /* the message goes */
const struct note *app_note(const struct app *app);     /* the one to be shown; NULL */
void messages_done(struct app *app);

/* app.c */
void app_keys_again(struct app *app);           /* the key map, from the configuration */
/* How somebody likes to work, for the next time. Nothing is said if the store can only be read. */
void app_remember(struct app *app, const char *key, const char *value);

/* pages.c */
struct page *app_page(const struct app *app);   /* the one on top */
/* `target` may be NULL: no record. */
MUST_CHECK bool page_push(struct app *app, const struct view *view, const struct target *target,
                          struct error *err);
/* The same for a page that is asked something: see struct view_request. */
MUST_CHECK bool page_push_asking(struct app *app, const struct view *view, const char *query,
                                 struct error *err);
/* Ask it something else. On failure it stays as it is. */
MUST_CHECK bool page_ask(struct app *app, struct page *page, const char *query, struct error *err);
/* A page that is not loaded: its model lives in `arena`, which the page takes. */
void page_push_made(struct app *app, const struct view *view, void *model, struct arena *arena);
void page_pop(struct app *app);
/* Shows the record in place of the page on top. */
MUST_CHECK bool page_replace(struct app *app, const struct target *target, struct error *err);
void pages_pop_to_dashboard(struct app *app);
void page_free(struct page *page);
/* Load anew; on failure the old stays. */
MUST_CHECK bool page_load(struct app *app, struct page *page, struct error *err);
/* Everything may have changed: the page on top now, the others when they are seen. */
void app_reload(struct app *app);
/* Filter, order or hidden rows are others: which rows are shown, and where they stand. */
void page_arrange(struct app *app, struct page *page);
/* Something about size, focus or cursor is another. */
void page_settle(struct app *app, struct page *page);
/* The cursor is to be seen, also where its list scrolls with the body. */
void page_follow(struct app *app, struct page *page);

/* jumps.c */
void jump_note(struct app *app);                /* the place on top, before it is left */
void jump_back(struct app *app);
void jumps_done(struct app *app);
/* Opens the page of a record. */
void app_open_target(struct app *app, const struct target *target);

/* lists.c: the focused list */
size_t focused_at(const struct page *page);        /* which it is */
bool page_shows_list(const struct page *page);
const struct listing *focused_listing(const struct page *page);        /* NULL: none */
struct list_state *focused_list(struct page *page);
int focused_room(const struct page *page);
struct target page_target(const struct page *page);     /* at the cursor */
struct target page_subject(const struct page *page);
void list_set_filter(struct list_state *state, const char *filter);
void list_toggle_mark(struct list_state *state, int64_t id);
void list_unmark_all(struct list_state *state);
/* Marks of rows that are not there any more. */
void list_forget_gone_marks(struct list_state *state, const struct listing *listing);
void list_done(struct list_state *state);
bool page_focus(struct app *app, struct page *page, size_t focus);
void page_focus_next(struct app *app, struct page *page, int step);
/* Remember and bring back the order of a list. */
void list_keep_order(struct app *app, const struct listing *listing,
                     const struct list_state *state);
void list_restore_order(struct app *app, const struct listing *listing, struct list_state *state);

/* acts.c: screen commands */
void app_act(struct app *app, const struct command *command, const char *const *words);
bool act_is_navigation(const struct command *command);
/* Filter the focused list. If the filter cannot be understood, everything stays. */
MUST_CHECK bool app_filter(struct app *app, const char *text, struct error *err);
/* Sort it by a column, counted from 1; by the same one again the other way round. 0: as it came. */
void app_sort(struct app *app, size_t column);
/* Open the page of the record that somebody calls so. */
void app_jump_to(struct app *app, const char *text);

/* deeds.c: commands that do something */
/* `words` are arguments as typed, ended by NULL; may be NULL. */
void command_start(struct app *app, const struct command *command, const char *const *words);
/* Open its form, even if it could be run as it is. */
void command_ask(struct app *app, const struct command *command);
void deed_run(struct app *app, struct deed *deed);
void deed_done(struct deed *deed);
void app_repeat(struct app *app);
/* A record that commands of that scope act on: at the cursor, else the one the page is about. */
struct target app_target(const struct app *app, unsigned scopes);
/* Says what was done, and loads. */
void app_did(struct app *app, const struct command *command, const char *said);
/* Where keys work now, the innermost first; returns how many. */
size_t app_scopes(const struct app *app, enum scope out[3]);

/* act_triage.c */
/* A command was run: if triage is on top, what that means for the item at hand. */
void triage_did(struct app *app, const struct command *command, const char *said);

/* words.c: arguments as they are typed */
/* "a "b c" d" becomes a, b c, d; ended by NULL. */
const char *const *words_split(const char *text, struct arena *arena);
/* What it finds is borrowed from `words`, until deed_keep() copies it. */
MUST_CHECK bool deed_read(const struct app *app, const struct command *command,
                           const char *const *words, struct deed *out, struct error *err);
void deed_keep(struct deed *deed);
/* Whether a word for that param is not the record but what comes after it. */
bool words_skip_target(const struct app *app, const struct command *command, int param,
                       const char *word);
/* Whether a record of that noun can be what the param asks for. */
bool param_fits(const struct param *param, const struct noun *noun);
/* Params: the option of that name, the positional one after `after`, the record; -1: none. */
int command_option(const struct command *command, const char *word, size_t length);
int command_positional(const struct command *command, int after);
int command_target(const struct command *command);

/* keys.c */
void app_key(struct app *app, const char *key);
const struct key_row *app_find_key(const struct app *app, const char *keys,
                                   enum key_meaning *meaning);

/* mouse.c */
void app_mouse(struct app *app, const struct event *event);
/* The same where no mode is. */
void app_mouse_page(struct app *app, const struct event *event);

/* draw.c */
void app_write_title(const struct app *app, struct str *out);   /* of the window */

/* themes.c */
/* The one that was chosen last, or the configuration's. */
void app_theme_again(struct app *app);
/* A theme by its name: from the folder of themes, else one that ships. */
MUST_CHECK bool theme_named(struct app *app, const char *name, const struct theme **out,
                            struct error *err);

/* modes.c */
void mode_push(struct app *app, struct mode *mode);
void mode_pop(struct app *app);
void modes_done(struct app *app);

/* history.c: what was typed, the newest first, ended by NULL; kept in the store */
const char *const *history_read(struct app *app, const char *kind, size_t *count,
                                struct arena *arena);
void history_add(struct app *app, const char *kind, const char *text);

/* complete.c: what could stand at the cursor of a command that is being typed */
struct completion {
    size_t from;                    /* byte at which the word begins that is replaced */
    struct candidate *items;
    size_t count;
    const char *note;               /* how a day is read; NULL for none */
};
void complete_command(const struct app *app, const char *text, size_t cursor,
                      struct completion *out, struct arena *arena);
void complete_filter(const struct app *app, const char *text, size_t cursor,
                     struct completion *out, struct arena *arena);
void complete_ref(const struct app *app, const char *text, size_t cursor, struct completion *out,
                  struct arena *arena);

void mode_prompt_open(struct app *app, const char *text);
void mode_filter_open(struct app *app);
void mode_jump_open(struct app *app);
/* The search page: opened with that text and the cursor on that row, or typed on, on top. */
void search_open(struct app *app, const char *text, int64_t row);
void mode_search_open(struct app *app);
bool page_is_search(const struct page *page);
void mode_palette_open(struct app *app);
void mode_help_open(struct app *app);
/* A menu for a command that needs to be told one thing: which kind, until when. */
bool mode_choose_open(struct app *app, const struct command *command);
struct menu;
void menu_show(const struct app *app, const struct menu *menu, struct canvas *canvas);
/*
 * A menu of any commands, each with what it is told (copied): it is run, asked about in a form, or
 * put into the prompt to be gone on with.
 */
enum { MENU_WORDS_MOST = 8 };
struct menu_mode;
struct menu_mode *menu_mode_new(const char *title);
void menu_mode_add(struct menu_mode *menu, const char *key, const char *word,
                   const struct command *command, const char *const *words);
void menu_mode_add_form(struct menu_mode *menu, const char *key, const char *word,
                        const struct command *command);
void menu_mode_add_prompt(struct menu_mode *menu, const char *key, const char *word,
                          const char *text);
void menu_mode_open(struct app *app, struct menu_mode *menu);
void mode_sort_open(struct app *app);
void mode_moves_open(struct app *app);
void mode_theme_open(struct app *app);
void mode_form_open(struct app *app, const struct deed *deed);
/* Takes what is in the deed. */
void mode_question_open(struct app *app, struct deed *deed);
/* Which follow-ups (struct followup) are settled by what the form on top, or the deed, logs. */
void mode_settle_form(struct app *app, struct list followups);
void mode_settle_deed(struct app *app, struct deed *deed, struct list followups);

#endif
