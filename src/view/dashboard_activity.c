#include <string.h>

#include "ui/chart.h"
#include "view/dashboard_private.h"

/* Contacts by day over twelve weeks, and what became of them. */

static struct date first_day(struct date today)
{
    struct date monday = {today.day - date_weekday(today)};

    return (struct date){monday.day - (ACTIVITY_WEEKS - 1) * 7};
}

static void count_weeks(struct activity *activity, struct date first, struct date today)
{
    for (int i = 0; i < ACTIVITY_DAYS; i++) {
        if (first.day + i > today.day)
            activity->days[i] = -1;
        else
            activity->weeks[i / 7] += activity->days[i];
    }
}

static void count_closed(struct activity *activity, const struct list *issues, struct date first)
{
    for (size_t i = 0; i < issues->count; i++) {
        const struct issue *issue = list_at(issues, sizeof(*issue), i);
        int day = issue->status_on.day - first.day;

        if (!issue_is_open(issue) && day >= 0 && day < ACTIVITY_DAYS)
            activity->closed[day / 7]++;
    }
}

static void count_two_way(struct activity *activity, const struct book *book, struct date first)
{
    for (size_t i = 0; i < book->org_count; i++) {
        const struct health_facts *facts = &book->orgs[i].history.facts;

        for (size_t j = facts->contact_count; j-- > 0;) {
            const struct health_contact *contact = &facts->contacts[j];

            if (contact->on.day < first.day)
                break;
            activity->contacts++;
            activity->two_way += contact->direction != DIRECTION_OUTBOUND || contact->replied;
        }
    }
}

static void count_due_day(struct activity *activity, struct date due, struct date today)
{
    if (date_is_set(due) && due.day >= today.day && due.day < today.day + FOLLOWUP_DAYS)
        activity->due[due.day - today.day]++;
}

static void count_due(struct activity *activity, const struct book *book, struct date today)
{
    for (size_t i = 0; i < book->followups.count; i++) {
        const struct followup *followup = list_at(&book->followups, sizeof(*followup), i);

        if (followup->status != FOLLOWUP_WAITING && !followup_is_snoozed(followup, today))
            count_due_day(activity, followup->due, today);
    }
    for (size_t i = 0; i < book->commitments.count; i++) {
        const struct commitment *commitment =
            list_at(&book->commitments, sizeof(*commitment), i);

        if (commitment_is_open(commitment))
            count_due_day(activity, commitment->due, today);
    }
}

bool dashboard_activity_load(struct dashboard *model, struct desk *desk, struct error *err)
{
    struct activity *activity = &model->activity;
    struct date today = model->now.today, first = first_day(today);
    struct date last = {first.day + ACTIVITY_DAYS - 1};

    if (!interaction_count_by_day(desk->store, last, ACTIVITY_DAYS, activity->days, err))
        return false;
    count_weeks(activity, first, today);
    count_closed(activity, &model->book.issues, first);
    count_two_way(activity, &model->book, first);
    count_due(activity, &model->book, today);
    model->lists[PANEL_ACTIVITY] = (struct listing){
        .name = "activity", .title = "Activity", .none = "No contact has been logged yet."};
    return true;
}

static int greatest(const int *values, size_t count)
{
    int most = 0;

    for (size_t i = 0; i < count; i++)
        most = values[i] > most ? values[i] : most;
    return most;
}

static int total(const int *values, size_t count)
{
    int sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += values[i] > 0 ? values[i] : 0;
    return sum;
}

/* One row for each weekday, its total behind it. Saturday and Sunday only if there was any. */
static int draw_heat(const struct activity *activity, struct canvas *canvas, int y)
{
    int most = greatest(activity->days, ACTIVITY_DAYS);

    for (int weekday = 0; weekday < 7; weekday++) {
        int values[ACTIVITY_WEEKS], used;

        for (int week = 0; week < ACTIVITY_WEEKS; week++)
            values[week] = activity->days[week * 7 + weekday];
        if (weekday > 4 && !total(values, ACTIVITY_WEEKS))
            continue;
        canvas_writef(canvas, 0, y, 2, ROLE_DIM, "%.2s", weekday_names[weekday]);
        used = chart_draw_heat(canvas, 3, y, canvas->width - 3, values, ACTIVITY_WEEKS, most);
        canvas_writef(canvas, 3 + used + 1, y++, 4, ROLE_TEXT, "%3d",
                      total(values, ACTIVITY_WEEKS));
    }
    return y;
}

/* The months below the first weeks that begin in them; only those of which there is one. */
static void draw_months(struct canvas *canvas, int y, struct date first)
{
    int month = date_civil((struct date){first.day - 7}).month;

    for (int week = 0; week < ACTIVITY_WEEKS; week++) {
        struct civil civil = date_civil((struct date){first.day + week * 7});

        if (civil.month != month)
            canvas_write(canvas, 3 + week, y, 3, ROLE_DIM, month_names[civil.month - 1]);
        month = civil.month;
    }
}

static void draw_figure(struct canvas *canvas, int y, const char *words, const char *number,
                        const int *values, size_t count)
{
    enum { WORDS = 18, NUMBER_AT = 17, SPARK_AT = 22 };

    canvas_write(canvas, 0, y, WORDS, ROLE_TEXT, words);
    canvas_write_right(canvas, NUMBER_AT, y, 4, ROLE_STRONG, number);
    if (values)
        chart_draw_spark(canvas, SPARK_AT, y, canvas->width - SPARK_AT, ROLE_CHART_1, values,
                         count, 0);
}

static void draw_figures(const struct activity *activity, struct canvas *canvas, int y)
{
    const struct {
        const char *words;
        int number;
        const char *unit;
        const int *values;
        size_t count;
    } figures[] = {
        {"Contacts this week", activity->weeks[ACTIVITY_WEEKS - 1], "", activity->weeks,
         ACTIVITY_WEEKS},
        {"Two-way", activity->contacts ? activity->two_way * 100 / activity->contacts : 0, "%",
         NULL, 0},
        {"Issues closed", total(activity->closed, ACTIVITY_WEEKS), "", activity->closed,
         ACTIVITY_WEEKS},
        {"Due in 7 days", total(activity->due, FOLLOWUP_DAYS), "", activity->due, FOLLOWUP_DAYS},
    };

    for (size_t i = 0; i < sizeof(figures) / sizeof(*figures); i++) {
        struct str number = {0};

        str_add(&number, "%d%s", figures[i].number, figures[i].unit);
        draw_figure(canvas, y + (int)i, figures[i].words, number.text, figures[i].values,
                    figures[i].count);
        str_done(&number);
    }
}

void dashboard_activity_draw(const struct dashboard *model, struct canvas *canvas)
{
    const struct activity *activity = &model->activity;
    struct str title = {0};
    int y;

    if (!total(activity->days, ACTIVITY_DAYS)) {
        canvas_write_block(canvas, 0, 0, canvas->width, canvas->height, ROLE_DIM,
                           model->lists[PANEL_ACTIVITY].none);
        return;
    }
    str_add(&title, "Contacts per day, 12 weeks, max %d",
            greatest(activity->days, ACTIVITY_DAYS));
    canvas_write(canvas, 0, 0, canvas->width, ROLE_TEXT, title.text);
    str_done(&title);
    y = draw_heat(activity, canvas, 1);
    draw_months(canvas, y, first_day(model->now.today));
    draw_figures(activity, canvas, y + 2 + 4 <= canvas->height ? y + 2 : y + 1);
}
