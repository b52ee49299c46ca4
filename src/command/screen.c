/* The commands that change what is on the screen and nothing else. */

#include "command/screen.h"

#include "command/command.h"

#define ANYWHERE (1u << SCOPE_GLOBAL)
#define IN_LISTS (1u << SCOPE_LIST)
#define IN_TRIAGE (1u << SCOPE_TRIAGE)

#define SCREEN(symbol, what, where, which, word, says, does) \
    const struct command symbol##_command = {.name = (what), \
                                             .keys = (which), \
                                             .scopes = (where), \
                                             .summary = (says), \
                                             .hint = (word), \
                                             .flags = COMMAND_SCREEN_ONLY, \
                                             .then = THEN_SCREEN, \
                                             .act = (does)}

/* clang-format off */
/* Moving */
SCREEN(down, "down", IN_LISTS, "j,Down", NULL, "Go to the next line", ACT_DOWN);
SCREEN(up, "up", IN_LISTS, "k,Up", NULL, "Go to the line before", ACT_UP);
SCREEN(page_down, "page-down", IN_LISTS, "PgDn,C-f", NULL, "Go down a page", ACT_PAGE_DOWN);
SCREEN(page_up, "page-up", IN_LISTS, "PgUp,C-b", NULL, "Go up a page", ACT_PAGE_UP);
SCREEN(half_down, "half-down", IN_LISTS, "C-d", NULL, "Go down half a page", ACT_HALF_DOWN);
SCREEN(half_up, "half-up", IN_LISTS, "C-u", NULL, "Go up half a page", ACT_HALF_UP);
SCREEN(first, "first", IN_LISTS, "g g,Home", NULL, "Go to the first line", ACT_FIRST);
SCREEN(last, "last", IN_LISTS, "G,End", NULL, "Go to the last line", ACT_LAST);

/* Panels and pages */
SCREEN(next_panel, "next-panel", ANYWHERE, "Tab,l,Right", "panel",
       "Go to the next panel", ACT_NEXT_PANEL);
SCREEN(previous_panel, "previous-panel", ANYWHERE, "S-Tab,h,Left", NULL,
       "Go to the panel before", ACT_PREVIOUS_PANEL);
SCREEN(panel_1, "panel-1", ANYWHERE, "1", NULL, "Go to the first panel", ACT_PANEL_1);
SCREEN(panel_2, "panel-2", ANYWHERE, "2", NULL, "Go to the second panel", ACT_PANEL_2);
SCREEN(panel_3, "panel-3", ANYWHERE, "3", NULL, "Go to the third panel", ACT_PANEL_3);
SCREEN(panel_4, "panel-4", ANYWHERE, "4", NULL, "Go to the fourth panel", ACT_PANEL_4);
SCREEN(panel_5, "panel-5", ANYWHERE, "5", NULL, "Go to the fifth panel", ACT_PANEL_5);
SCREEN(open, "open", IN_LISTS, "Enter", "open", "Open the page of the record", ACT_OPEN);
SCREEN(back, "back", ANYWHERE, "q", "quit", "Go back; quit from the dashboard", ACT_BACK);
SCREEN(close, "escape", ANYWHERE, "Esc", NULL,
       "Leave one thing: prompt, marks, filter, page", ACT_CLOSE);
SCREEN(next_record, "next-record", ANYWHERE, "]", NULL,
       "Open the page of the next record", ACT_NEXT_RECORD);
SCREEN(previous_record, "previous-record", ANYWHERE, "[", NULL,
       "Open the page of the record before", ACT_PREVIOUS_RECORD);
SCREEN(jump, "jump", ANYWHERE, "'", NULL, "Jump to a record by its ref", ACT_JUMP);
SCREEN(jump_back, "jump-back", ANYWHERE, "C-o", NULL, "Go back to where you were", ACT_JUMP_BACK);

/* Going to */
SCREEN(go_dashboard, "go-dashboard", ANYWHERE, "g d", NULL,
       "Go to the dashboard", ACT_GO_DASHBOARD);
SCREEN(go_issues, "go-issues", ANYWHERE, "g i", NULL, "Go to the issues", ACT_GO_ISSUES);
SCREEN(go_parties, "go-parties", ANYWHERE, "g p", NULL, "Go to the parties", ACT_GO_PARTIES);
SCREEN(go_meetings, "go-meetings", ANYWHERE, "g m", NULL, "Go to the meetings", ACT_GO_MEETINGS);
SCREEN(go_followups, "go-followups", ANYWHERE, "g f", NULL,
       "Go to the follow-ups", ACT_GO_FOLLOWUPS);
SCREEN(go_owed, "go-owed", ANYWHERE, "g o", NULL,
       "Go to the ledger: who owes whom", ACT_GO_OWED);
SCREEN(go_conflicts, "go-conflicts", ANYWHERE, "g c", NULL,
       "Show only conflicts", ACT_GO_CONFLICTS);
SCREEN(go_late, "go-late", ANYWHERE, "g l", NULL, "Show only what is late", ACT_GO_LATE);
SCREEN(go_today, "go-today", ANYWHERE, "g t", NULL, "Show only what is due today", ACT_GO_TODAY);
SCREEN(go_waiting, "go-waiting", ANYWHERE, "g w", NULL,
       "Show only what waits for others", ACT_GO_WAITING);
SCREEN(go_messages, "messages", ANYWHERE, NULL, NULL,
       "Show the messages of this session", ACT_GO_MESSAGES);

/* Marking */
SCREEN(mark_down, "mark-down", IN_LISTS, "Space", "mark", "Mark the line and go on", ACT_MARK_DOWN);
SCREEN(mark_all, "mark-all", IN_LISTS, "V", NULL, "Mark all that is shown", ACT_MARK_ALL);
SCREEN(mark_none, "mark-none", IN_LISTS, "U", NULL, "Take all marks away", ACT_MARK_NONE);
SCREEN(mark_invert, "mark-invert", IN_LISTS, "*", NULL,
       "Mark what is not marked and the other way", ACT_MARK_INVERT);
SCREEN(mark_range, "mark-range", IN_LISTS, "v", NULL,
       "Mark from here to where the cursor goes", ACT_MARK_RANGE);

/* Finding */
SCREEN(filter, "filter", ANYWHERE, "/", "filter", "Show only what matches", ACT_FILTER);
SCREEN(next_match, "next-match", IN_LISTS, "n", NULL, "Go to the next match", ACT_NEXT_MATCH);
SCREEN(previous_match, "previous-match", IN_LISTS, "N", NULL,
       "Go to the match before", ACT_PREVIOUS_MATCH);
SCREEN(sort, "sort", IN_LISTS, "o", NULL, "Choose what to sort by", ACT_SORT);
SCREEN(reverse, "reverse", IN_LISTS, "O", NULL, "Turn the order round", ACT_REVERSE);
SCREEN(show_snoozed, "show-snoozed", ANYWHERE, "z s", NULL,
       "Show what is snoozed, or hide it again", ACT_SHOW_SNOOZED);
SCREEN(zoom, "zoom", ANYWHERE, "z z", NULL, "Give the panel the whole screen", ACT_ZOOM);

/* The preview */
SCREEN(preview, "preview", ANYWHERE, "p", NULL, "Open or close the preview", ACT_PREVIEW);
SCREEN(preview_place, "preview-place", ANYWHERE, "P", NULL,
       "Put the preview right, below or away", ACT_PREVIEW_PLACE);
SCREEN(preview_down, "preview-down", ANYWHERE, "J", NULL,
       "Scroll the preview down", ACT_PREVIEW_DOWN);
SCREEN(preview_up, "preview-up", ANYWHERE, "K", NULL, "Scroll the preview up", ACT_PREVIEW_UP);

/* Asking */
SCREEN(moves, "moves", IN_LISTS, ">", NULL, "Choose what happens to it next", ACT_MOVES);
SCREEN(repeat, "repeat", IN_LISTS, ".", NULL,
       "Do the last thing again, here or to the marks", ACT_REPEAT);
SCREEN(undo_list, "undo-list", ANYWHERE, "g u", NULL,
       "Show what can be undone", ACT_UNDO_LIST);
SCREEN(prompt, "command", ANYWHERE, ":", "command", "Type a command", ACT_PROMPT);
SCREEN(palette, "palette", ANYWHERE, "C-p", NULL, "Search all commands", ACT_PALETTE);
SCREEN(keys, "keys", ANYWHERE, NULL, NULL, "Show all keys and where they are from", ACT_KEYS);
SCREEN(choose_theme, "choose-theme", ANYWHERE, NULL, NULL,
       "Choose a theme while looking at it", ACT_CHOOSE_THEME);
SCREEN(redraw, "redraw", ANYWHERE, "C-l", NULL, "Draw the screen anew", ACT_REDRAW);
SCREEN(suspend, "background", ANYWHERE, "C-z", NULL,
       "Put liaise to sleep until fg in the shell", ACT_SUSPEND);
SCREEN(quit, "quit", ANYWHERE, "Z Z,C-c", NULL, "Leave liaise", ACT_QUIT);

/* Triage: what asks for attention, one item at a time */
SCREEN(triage, "triage", ANYWHERE, "t", "triage",
       "Go through what asks for attention, one by one", ACT_TRIAGE);
SCREEN(triage_marked, "triage-marked", IN_LISTS, "T", NULL,
       "Go through the marked records, one by one", ACT_TRIAGE_MARKED);
SCREEN(triage_done, "triage-done", IN_TRIAGE, "d", "done",
       "Finish it: done, kept, closed, agenda", ACT_TRIAGE_DONE);
SCREEN(triage_snooze, "triage-snooze", IN_TRIAGE, "s", "snooze",
       "Put it off until a day", ACT_TRIAGE_SNOOZE);
SCREEN(triage_followup, "triage-follow-up", IN_TRIAGE, "f", "follow-up",
       "Plan a call, a letter or a visit about it", ACT_TRIAGE_FOLLOWUP);
SCREEN(triage_log, "triage-log", IN_TRIAGE, "L", "log", "Log a contact about it", ACT_TRIAGE_LOG);
SCREEN(triage_wait, "triage-wait", IN_TRIAGE, "w", "wait",
       "Wait for them until a day", ACT_TRIAGE_WAIT);
SCREEN(triage_move, "triage-move", IN_TRIAGE, "m", "move",
       "Choose what happens to it next", ACT_TRIAGE_MOVE);
SCREEN(triage_meeting, "triage-meeting", IN_TRIAGE, "M", "meet",
       "Schedule a meeting about it", ACT_TRIAGE_MEETING);
SCREEN(triage_severity, "triage-severity", IN_TRIAGE, "p", "severity",
       "Say how bad or how urgent it is", ACT_TRIAGE_SEVERITY);
SCREEN(triage_note, "triage-note", IN_TRIAGE, "n", "note", "Note something on it", ACT_TRIAGE_NOTE);
SCREEN(triage_skip, "triage-skip", IN_TRIAGE, "Space,]", "skip",
       "Leave it for now and go on", ACT_TRIAGE_SKIP);
SCREEN(triage_back, "triage-back", IN_TRIAGE, "k,[", "back",
       "Go back to the item before", ACT_TRIAGE_BACK);
SCREEN(triage_open, "triage-open", IN_TRIAGE, "Enter", "open",
       "Open its page; Esc comes back to it", ACT_TRIAGE_OPEN);
SCREEN(triage_terms, "triage-terms", IN_TRIAGE, "=", NULL,
       "Show where its number comes from, or hide it", ACT_TRIAGE_TERMS);
SCREEN(triage_stop, "triage-stop", IN_TRIAGE, "Q,q,Esc", "stop",
       "Stop for now; it is kept where it is", ACT_TRIAGE_STOP);
/* clang-format on */
