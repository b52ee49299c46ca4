#include <string.h>

#include "ui/chart.h"
#include "view/dashboard_private.h"

/* The working week as a grid of hours, two columns and so four quarters of an hour each. */

enum {
    FIRST_HOUR = 8,
    HOURS = 9,
    DAYS = 5,
    QUARTERS = HOURS * 4,
    DAY_WIDTH = 7,
    HOUR_WIDTH = 5,
};

/* How many meetings there are in each quarter of an hour. */
struct week_grid {
    int busy[DAYS][QUARTERS];
};

static void add_meeting(struct week_grid *grid, const struct dashboard_meeting *meeting,
                        struct date monday)
{
    enum { QUARTER = 15 * 60 };

    for (int day = 0; day < DAYS; day++) {
        int64_t start = (int64_t)(monday.day + day) * INSTANT_DAY + FIRST_HOUR * 3600;

        for (int i = 0; i < QUARTERS; i++) {
            int64_t from = start + (int64_t)i * QUARTER;

            grid->busy[day][i] += meeting->starts < from + QUARTER && meeting->ends > from;
        }
    }
}

static bool takes_place(const struct meeting *meeting)
{
    return meeting_is_ahead(meeting) || meeting_was_held(meeting);
}

static struct week_grid grid_of(const struct dashboard *model)
{
    struct week_grid grid = {0};

    for (size_t i = 0; i < model->meeting_count; i++) {
        if (takes_place(model->meetings[i].meeting))
            add_meeting(&grid, &model->meetings[i], model->week);
    }
    return grid;
}

/* Half an hour: "█", "▌", "▐", "·"; "#" and "." without such signs. */
static const char *half_word(const int quarters[2], bool ascii)
{
    if (ascii)
        return quarters[0] || quarters[1] ? "#" : ".";
    if (quarters[0])
        return quarters[1] ? "█" : "▌";
    return quarters[1] ? "▐" : "·";
}

static void draw_hour(const struct week_grid *grid, int hour, struct canvas *canvas, int y)
{
    canvas_writef(canvas, 0, y, 2, ROLE_DIM, "%02d", FIRST_HOUR + hour);
    for (int day = 0; day < DAYS; day++) {
        for (int half = 0; half < 2; half++) {
            const int *quarters = &grid->busy[day][hour * 4 + half * 2];
            bool is_busy = quarters[0] || quarters[1];
            bool is_double = quarters[0] > 1 || quarters[1] > 1;
            enum role role = is_double ? ROLE_LATE : is_busy ? ROLE_BUSY : ROLE_OFF;

            canvas_write(canvas, HOUR_WIDTH + day * DAY_WIDTH + half, y, 1, role,
                         is_double ? "!" : half_word(quarters, canvas->ascii));
        }
    }
}

static void draw_days(const struct dashboard *model, struct canvas *canvas)
{
    for (int day = 0; day < DAYS; day++) {
        struct date date = {model->week.day + day};
        bool is_today = date.day == model->now.today.day;

        canvas_writef(canvas, HOUR_WIDTH + day * DAY_WIDTH, 0, DAY_WIDTH - 1,
                      is_today ? ROLE_TODAY : ROLE_DIM, "%s %d", weekday_names[day],
                      date_civil(date).day);
    }
}

/* "Follow-ups due ▂▅▇▃▁▁▂ 12, next 7 days" */
static void draw_due(const struct activity *activity, struct canvas *canvas, int y)
{
    static const char words[] = "Follow-ups due ";
    int x = (int)sizeof(words) - 1, sum = 0;

    for (int i = 0; i < FOLLOWUP_DAYS; i++)
        sum += activity->due[i];
    canvas_write(canvas, 0, y, x, ROLE_TEXT, words);
    x += chart_draw_spark(canvas, x, y, canvas->width - x, ROLE_CHART_1, activity->due,
                          FOLLOWUP_DAYS, 0);
    canvas_writef(canvas, x + 1, y, canvas->width - x - 1, ROLE_TEXT, "%d, next 7 days", sum);
}

static bool has_overlap(const struct week_grid *grid)
{
    for (int day = 0; day < DAYS; day++) {
        for (int i = 0; i < QUARTERS; i++) {
            if (grid->busy[day][i] > 1)
                return true;
        }
    }
    return false;
}

void dashboard_week_add_foot(const struct dashboard *model, struct str *out)
{
    struct week_grid grid = grid_of(model);
    long long count = 0, minutes = 0;

    for (size_t i = 0; i < model->meeting_count; i++) {
        const struct dashboard_meeting *meeting = &model->meetings[i];
        int32_t day = wall_date(meeting->starts).day - model->week.day;

        if (day < 0 || day >= DAYS || !takes_place(meeting->meeting))
            continue;
        count++;
        minutes += (meeting->meeting->ends_at - meeting->meeting->starts_at) / 60;
    }
    str_add(out, "%lld meeting%s", count, count == 1 ? "" : "s");
    if (count)
        str_add(out, " · %lldh%02lld", minutes / 60, minutes % 60);
    if (has_overlap(&grid))
        str_add(out, " · ! overlap");
}

void dashboard_week_draw(const struct dashboard *model, struct canvas *canvas)
{
    struct week_grid grid = grid_of(model);

    draw_days(model, canvas);
    for (int hour = 0; hour < HOURS; hour++)
        draw_hour(&grid, hour, canvas, 1 + hour);
    draw_due(&model->activity, canvas, canvas->height - 1);
}
