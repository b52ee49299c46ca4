#ifndef APP_ACTS_H
#define APP_ACTS_H

/*
 * What screen commands do. One row of acts[] in acts.c for each enum screen_act; several share a
 * function and differ in `with`. `words` are arguments that were typed, ended by NULL; NULL for
 * none.
 */

#include "app/state.h"

typedef void act_function(struct app *app, int with, const char *const *words);

/* act_move.c: cursor, focus, scrolling, preview */
act_function act_move, act_panel, act_panel_next, act_zoom, act_preview, act_preview_place,
    act_preview_scroll;

/* act_page.c: other pages */
act_function act_open, act_back, act_close, act_record_next, act_jump, act_jump_back, act_go,
    act_go_filtered, act_messages, act_undo_list, act_ledger, act_health, act_search, act_view;

/* act_list.c: marks, filters, order */
act_function act_mark_down, act_mark, act_mark_range, act_filter, act_match, act_sort, act_reverse,
    act_show_snoozed;

/* act_calendar.c, act_slots.c: `with` is an enum calendar_move, an enum screen_act */
act_function act_calendar, act_calendar_move, act_calendar_add;
act_function act_slots, act_slots_change, act_slots_day, act_slots_optional, act_slots_take;

/* The arguments of a command of that kind, as typed. End with deed_done(). */
MUST_CHECK bool act_arguments(struct app *app, const struct command *command,
                              const char *const *words, struct deed *out, struct error *err);
/* A form for a new record that begins with those fields: "name=value", ended by NULL. */
void act_add_with(struct app *app, const char *kind, const char *const *fields);

/* act_triage.c: one item at a time */
act_function act_triage, act_triage_decide, act_triage_step, act_triage_open, act_triage_stop;

/* The preview place that was chosen last time. */
enum preview preview_restored(struct app *app);

/* Clears the filter of a list, and of others that were set together with it. */
void filter_clear(struct app *app, struct page *page);

#endif
