#ifndef VIEW_DASHBOARD_PRIVATE_H
#define VIEW_DASHBOARD_PRIVATE_H

/*
 * What the files of the dashboard share: one model, and a file for each panel.
 *
 * A panel's file makes its listing when the model is loaded, and draws what is
 * not a list. Lists have the numbers of their panels (ui/layout.h).
 */

#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/interaction.h>
#include <liaise/issue.h>
#include <liaise/meeting.h>

#include "base/str.h"
#include "view/view.h"

enum {
    ACTIVITY_WEEKS = 12,
    ACTIVITY_DAYS = ACTIVITY_WEEKS * 7,
    FOLLOWUP_DAYS = 7,      /* how far ahead follow-ups are listed, today included */
    MEETING_DAYS = 14,      /* and meetings */
    HEALTH_WEEKS = 6,       /* of the small picture beside a score */
    COUNTS = 4,
};

/* A meeting on the officer's own clock. */
struct dashboard_meeting {
    struct meeting *meeting;
    int64_t starts, ends;       /* wall times */
    const char *elsewhere;      /* "16:00 JST" where it is held; NULL if clocks agree there */
    bool is_ahead;              /* still to come, or going on */
};

struct activity {
    int days[ACTIVITY_DAYS];    /* contacts, a Monday first; -1 is a day to come */
    int weeks[ACTIVITY_WEEKS];
    int closed[ACTIVITY_WEEKS]; /* issues */
    int two_way, contacts;      /* in those weeks, by organization */
    int due[FOLLOWUP_DAYS];     /* follow-ups and promises, today first */
};

struct dashboard {
    struct now now;
    const char *officer;                /* "" if nobody said */
    struct book book;
    struct health_settings health;
    struct org_figures *orgs;           /* the worst first */
    size_t org_count;
    struct dashboard_meeting *meetings; /* of this week and ahead, the next first */
    size_t meeting_count;
    struct date week;                   /* the Monday of the week that is shown */
    struct list talks;                  /* struct interaction: about open issues, oldest first */
    struct activity activity;
    struct day_counts counts;
    struct count header[COUNTS];        /* those that are not 0, in words */
    size_t header_count;
    struct listing lists[PANELS];
};

void dashboard_issues_list(struct dashboard *model, struct arena *arena);
void dashboard_meetings_list(struct dashboard *model, struct arena *arena);
void dashboard_parties_list(struct dashboard *model, struct arena *arena);
void dashboard_followups_list(struct dashboard *model, struct arena *arena);

MUST_CHECK bool dashboard_meetings_load(struct dashboard *model, struct desk *desk,
                                        struct arena *arena, struct error *err);
MUST_CHECK bool dashboard_activity_load(struct dashboard *model, struct desk *desk,
                                        struct error *err);

/* Its columns where meetings stand under the headings of their days. */
void dashboard_meetings_under_days(struct listing *listing);

void dashboard_activity_draw(const struct dashboard *model, struct canvas *canvas);
void dashboard_week_draw(const struct dashboard *model, struct canvas *canvas);
/* "8 meetings · 7h15" */
void dashboard_week_add_foot(const struct dashboard *model, struct str *out);

/*
 * The record in a few lines, the first `top` of them above the canvas. Returns how many lines
 * there are. `room` is the size of the preview; canvas NULL only counts.
 */
int dashboard_preview_draw(const struct dashboard *model, struct target target, struct area room,
                           int top, struct canvas *canvas);
/* Lines of a preview, as they come; used by the functions below. */
struct sheet {
    const struct dashboard *model;
    struct canvas *canvas;      /* NULL only counts */
    int width, height;
    int y;                      /* the next line, below 0 above the canvas */
};
void preview_issue(struct sheet *preview, const struct issue *issue);
void preview_org(struct sheet *preview, const struct org_figures *org);
void preview_meeting(struct sheet *preview, const struct dashboard_meeting *meeting);
void preview_followup(struct sheet *preview, const struct followup *followup);
void preview_commitment(struct sheet *preview, const struct commitment *commitment);

/* "I-8  Title" in strong letters, and something on the right if there is room, else below. */
void preview_title(struct sheet *preview, const char *key, const char *title, const char *right,
                   enum role right_role);
/* A line, or several for a long text. */
void preview_text(struct sheet *preview, enum role role, const char *text);
/* The same behind a word in front: "Next step  send …". Nothing for a text of NULL or "". */
void preview_fact(struct sheet *preview, const char *word, enum role role, const char *text);
/* One line, cut: "19 Oct  what happened". */
void preview_event(struct sheet *preview, struct date on, enum role role, const char *text);
void preview_gap(struct sheet *preview);

/* Small words of several panels. All that return text in the arena never return NULL. */

const char *org_name_of(const struct dashboard *model, const char *code);   /* or the code */
const char *side_name(const struct dashboard *model, const char *code);     /* "us" for ours */
double ref_order(const char *ref);                      /* 12 for "I-12", to sort by */
enum role score_role(enum health_band band);
enum role due_role(struct date due, struct date today);
/* "18 days LATE", "due today", "due Fri 13 Feb, in 11 days", "no due day". */
void due_add_words(struct str *out, struct date due, struct date today);
void day_add(struct str *out, struct date day, struct date today);      /* "19 Oct", "2024-10" */
/* The name of a choice, with blanks for its underscores. */
void choice_add(struct str *out, const struct choices *choices, int value);
const char *str_keep(struct str *str, struct arena *arena);     /* "" for nothing; frees the str */

/* The organizations of an issue that are not ours: "TEY", "SBH +1". */
const char *issue_sides(const struct dashboard *model, const struct issue *issue, size_t *count);

#endif
