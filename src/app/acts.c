#include "app/acts.h"
#include "view/calendar.h"

static void act_mode(struct app *app, int with, const char *const *words)
{
    (void)words;
    switch ((enum screen_act)with) {
    case ACT_MOVES:
        mode_moves_open(app);
        return;
    case ACT_PROMPT:
        mode_prompt_open(app, "");
        return;
    case ACT_PALETTE:
        mode_palette_open(app);
        return;
    case ACT_CHOOSE_THEME:
        mode_theme_open(app);
        return;
    default:
        mode_help_open(app);
    }
}

static void act_repeat(struct app *app, int with, const char *const *words)
{
    (void)with;
    (void)words;
    app_repeat(app);
}

static void act_redraw(struct app *app, int with, const char *const *words)
{
    (void)with;
    (void)words;
    app->wishes.repaint = true;
}

static void act_suspend(struct app *app, int with, const char *const *words)
{
    (void)with;
    (void)words;
    app->wishes.suspend = true;
}

static void act_quit(struct app *app, int with, const char *const *words)
{
    (void)with;
    (void)words;
    app->is_over = true;
}

/* clang-format off */
static const struct act {
    act_function *run;
    int with;
    bool moves;             /* nothing but where one is: an error stays in the message row */
} acts[] = {
    [ACT_DOWN] = {act_move, SCROLL_DOWN, true},
    [ACT_UP] = {act_move, SCROLL_UP, true},
    [ACT_PAGE_DOWN] = {act_move, SCROLL_PAGE_DOWN, true},
    [ACT_PAGE_UP] = {act_move, SCROLL_PAGE_UP, true},
    [ACT_HALF_DOWN] = {act_move, SCROLL_HALF_DOWN, true},
    [ACT_HALF_UP] = {act_move, SCROLL_HALF_UP, true},
    [ACT_FIRST] = {act_move, SCROLL_FIRST, true},
    [ACT_LAST] = {act_move, SCROLL_LAST, true},
    [ACT_NEXT_PANEL] = {act_panel_next, 1, true},
    [ACT_PREVIOUS_PANEL] = {act_panel_next, -1, true},
    [ACT_PANEL_1] = {act_panel, PANEL_ISSUES, true},
    [ACT_PANEL_2] = {act_panel, PANEL_MEETINGS, true},
    [ACT_PANEL_3] = {act_panel, PANEL_PARTIES, true},
    [ACT_PANEL_4] = {act_panel, PANEL_FOLLOWUPS, true},
    [ACT_PANEL_5] = {act_panel, PANEL_ACTIVITY, true},
    [ACT_OPEN] = {act_open, 0, false},
    [ACT_BACK] = {act_back, 0, false},
    [ACT_CLOSE] = {act_close, 0, false},
    [ACT_NEXT_RECORD] = {act_record_next, SCROLL_DOWN, false},
    [ACT_PREVIOUS_RECORD] = {act_record_next, SCROLL_UP, false},
    [ACT_SEARCH] = {act_search, 0, false},
    [ACT_VIEW] = {act_view, 0, false},
    [ACT_JUMP] = {act_jump, 0, false},
    [ACT_JUMP_BACK] = {act_jump_back, 0, false},
    [ACT_GO_DASHBOARD] = {act_go, -1, false},
    [ACT_GO_ISSUES] = {act_go, PANEL_ISSUES, false},
    [ACT_GO_PARTIES] = {act_go, PANEL_PARTIES, false},
    [ACT_GO_MEETINGS] = {act_go, PANEL_MEETINGS, false},
    [ACT_GO_FOLLOWUPS] = {act_go, PANEL_FOLLOWUPS, false},
    [ACT_GO_OWED] = {act_ledger, 0, false},
    [ACT_GO_CONFLICTS] = {act_go_filtered, ACT_GO_CONFLICTS, false},
    [ACT_GO_LATE] = {act_go_filtered, ACT_GO_LATE, false},
    [ACT_GO_TODAY] = {act_go_filtered, ACT_GO_TODAY, false},
    [ACT_GO_WAITING] = {act_go_filtered, ACT_GO_WAITING, false},
    [ACT_GO_MESSAGES] = {act_messages, 0, false},
    [ACT_MARK_DOWN] = {act_mark_down, 0, false},
    [ACT_MARK_ALL] = {act_mark, ACT_MARK_ALL, false},
    [ACT_MARK_NONE] = {act_mark, ACT_MARK_NONE, false},
    [ACT_MARK_INVERT] = {act_mark, ACT_MARK_INVERT, false},
    [ACT_MARK_RANGE] = {act_mark_range, 0, false},
    [ACT_FILTER] = {act_filter, 0, false},
    [ACT_NEXT_MATCH] = {act_match, 1, true},
    [ACT_PREVIOUS_MATCH] = {act_match, -1, true},
    [ACT_SORT] = {act_sort, 0, false},
    [ACT_REVERSE] = {act_reverse, 0, false},
    [ACT_SHOW_SNOOZED] = {act_show_snoozed, 0, false},
    [ACT_ZOOM] = {act_zoom, 0, true},
    [ACT_PREVIEW] = {act_preview, 0, true},
    [ACT_PREVIEW_PLACE] = {act_preview_place, 0, true},
    [ACT_PREVIEW_DOWN] = {act_preview_scroll, 1, true},
    [ACT_PREVIEW_UP] = {act_preview_scroll, -1, true},
    [ACT_MOVES] = {act_mode, ACT_MOVES, false},
    [ACT_REPEAT] = {act_repeat, 0, false},
    [ACT_UNDO_LIST] = {act_undo_list, 0, false},
    [ACT_PROMPT] = {act_mode, ACT_PROMPT, false},
    [ACT_PALETTE] = {act_mode, ACT_PALETTE, false},
    [ACT_HELP] = {act_mode, ACT_HELP, false},
    [ACT_KEYS] = {act_mode, ACT_KEYS, false},
    [ACT_TRIAGE] = {act_triage, false, false},
    [ACT_TRIAGE_MARKED] = {act_triage, true, false},
    [ACT_TRIAGE_DONE] = {act_triage_decide, TRIAGE_DONE, false},
    [ACT_TRIAGE_SNOOZE] = {act_triage_decide, TRIAGE_SNOOZED, false},
    [ACT_TRIAGE_FOLLOWUP] = {act_triage_decide, TRIAGE_PLANNED, false},
    [ACT_TRIAGE_LOG] = {act_triage_decide, TRIAGE_LOGGED, false},
    [ACT_TRIAGE_WAIT] = {act_triage_decide, TRIAGE_WAITING, false},
    [ACT_TRIAGE_MOVE] = {act_triage_decide, TRIAGE_MOVED, false},
    [ACT_TRIAGE_MEETING] = {act_triage_decide, TRIAGE_MEETING, false},
    [ACT_TRIAGE_SEVERITY] = {act_triage_decide, TRIAGE_SEVERITY, false},
    [ACT_TRIAGE_NOTE] = {act_triage_decide, TRIAGE_NOTED, false},
    [ACT_TRIAGE_SKIP] = {act_triage_step, ACT_TRIAGE_SKIP, true},
    [ACT_TRIAGE_BACK] = {act_triage_step, ACT_TRIAGE_BACK, true},
    [ACT_TRIAGE_TERMS] = {act_triage_step, ACT_TRIAGE_TERMS, true},
    [ACT_TRIAGE_OPEN] = {act_triage_open, 0, false},
    [ACT_TRIAGE_STOP] = {act_triage_stop, 0, false},
    [ACT_CHOOSE_THEME] = {act_mode, ACT_CHOOSE_THEME, false},
    [ACT_HEALTH] = {act_health, 0, false},
    [ACT_REDRAW] = {act_redraw, 0, true},
    [ACT_SUSPEND] = {act_suspend, 0, true},
    [ACT_QUIT] = {act_quit, 0, false},
    [ACT_CALENDAR] = {act_calendar, 0, false},
    [ACT_CALENDAR_LEFT] = {act_calendar_move, CALENDAR_LEFT, true},
    [ACT_CALENDAR_RIGHT] = {act_calendar_move, CALENDAR_RIGHT, true},
    [ACT_CALENDAR_UP] = {act_calendar_move, CALENDAR_UP, true},
    [ACT_CALENDAR_DOWN] = {act_calendar_move, CALENDAR_DOWN, true},
    [ACT_CALENDAR_EARLIER] = {act_calendar_move, CALENDAR_EARLIER, true},
    [ACT_CALENDAR_LATER] = {act_calendar_move, CALENDAR_LATER, true},
    [ACT_CALENDAR_WEEK_START] = {act_calendar_move, CALENDAR_WEEK_START, true},
    [ACT_CALENDAR_WEEK_END] = {act_calendar_move, CALENDAR_WEEK_END, true},
    [ACT_CALENDAR_NEXT] = {act_calendar_move, CALENDAR_NEXT, true},
    [ACT_CALENDAR_PREVIOUS] = {act_calendar_move, CALENDAR_PREVIOUS, true},
    [ACT_CALENDAR_WEEK] = {act_calendar_move, CALENDAR_TO_WEEK, true},
    [ACT_CALENDAR_MONTH] = {act_calendar_move, CALENDAR_TO_MONTH, true},
    [ACT_CALENDAR_TODAY] = {act_calendar_move, CALENDAR_TO_TODAY, true},
    [ACT_CALENDAR_ADD] = {act_calendar_add, 0, false},
    [ACT_SLOTS] = {act_slots, 0, false},
    [ACT_SLOTS_DAY_BEFORE] = {act_slots_day, -1, true},
    [ACT_SLOTS_DAY_AFTER] = {act_slots_day, 1, true},
    [ACT_SLOTS_WEEK_BEFORE] = {act_slots_change, ACT_SLOTS_WEEK_BEFORE, false},
    [ACT_SLOTS_WEEK_AFTER] = {act_slots_change, ACT_SLOTS_WEEK_AFTER, false},
    [ACT_SLOTS_LONGER] = {act_slots_change, ACT_SLOTS_LONGER, false},
    [ACT_SLOTS_SHORTER] = {act_slots_change, ACT_SLOTS_SHORTER, false},
    [ACT_SLOTS_OPTIONAL] = {act_slots_optional, 0, false},
    [ACT_SLOTS_TAKE] = {act_slots_take, 0, false},
};
/* clang-format on */

static const struct act *act_of(const struct command *command)
{
    size_t act = (size_t)command->act;

    if (command->then != THEN_SCREEN || act >= sizeof(acts) / sizeof(*acts) || !acts[act].run)
        return NULL;
    return &acts[act];
}

bool act_is_navigation(const struct command *command)
{
    const struct act *act = act_of(command);

    return act && act->moves;
}

void app_act(struct app *app, const struct command *command, const char *const *words)
{
    const struct act *act = act_of(command);

    if (act)
        act->run(app, act->with, words && words[0] ? words : NULL);
}
