#include <math.h>
#include <string.h>

#include "base/text.h"
#include "view/dashboard_private.h"

/*
 * Meetings of the next two weeks, on the officer's clock.
 *
 * Where there is room they stand under headings of days, working days without
 * a meeting among them; elsewhere each row says its day itself.
 */

/* The last two stand in place of the two before where "agenda missing" has a line of its own. */
enum { MEETING_DAY, MEETING_TIME, MEETING_TITLE, MEETING_LENGTH, MEETING_PLAIN,
       MEETING_PLAIN_LENGTH, COLUMNS_UNDER_DAYS, MEETING_COLUMNS = MEETING_PLAIN };

enum { MEETINGS_MOST = 200, HEADINGS_FROM = 14 };

static const struct column columns[MEETING_COLUMNS] = {
    /* clang-format off */
    [MEETING_DAY] =    {.title = "Day",     .min = 5, .max = 6, .whole = true},
    [MEETING_TIME] =   {.title = "Time",    .min = 5, .max = 5, .whole = true},
    [MEETING_TITLE] =  {.title = "Meeting", .min = 20, .flex = 1},
    [MEETING_LENGTH] = {.title = "Length",  .min = 3, .max = 5, .priority = 1, .whole = true,
                        .align = ALIGN_RIGHT},
    /* clang-format on */
};

/* The day says the heading; a column without a width is left out. */
static const struct column columns_under_days[COLUMNS_UNDER_DAYS] = {
    /* clang-format off */
    [MEETING_DAY] =    {.title = "Day"},
    [MEETING_TIME] =   {.title = "Time",    .min = 6, .max = 6, .whole = true,
                        .align = ALIGN_RIGHT},
    [MEETING_TITLE] =  {.title = "Meeting"},
    [MEETING_LENGTH] = {.title = "Length"},
    [MEETING_PLAIN] =  {.title = "Meeting", .min = 16, .flex = 1},
    [MEETING_PLAIN_LENGTH] = {.title = "Length", .min = 3, .max = 5, .priority = 1, .whole = true,
                              .align = ALIGN_RIGHT},
    /* clang-format on */
};

void dashboard_meetings_under_days(struct listing *listing)
{
    listing->columns = columns_under_days;
    listing->column_count = COLUMNS_UNDER_DAYS;
}

/* What the clock says where it is held, if that is another time than ours. */
static const char *elsewhere_of(const struct meeting *meeting, int64_t ours, struct desk *desk,
                                struct arena *arena)
{
    const struct zone *zone;
    struct zone_time theirs;
    struct str text = {0};
    struct error err = {0};
    int minute;

    if (!zone_get(&zone, desk->zones, meeting->tz, &err))
        return NULL;
    theirs = zone_local(zone, meeting->starts_at);
    if (theirs.wall == ours)
        return NULL;
    minute = wall_minute(theirs.wall);
    if (wall_date(theirs.wall).day != wall_date(ours).day)
        str_add(&text, "%s ", weekday_names[date_weekday(wall_date(theirs.wall))]);
    str_add(&text, "%02d:%02d %s", minute / 60, minute % 60, theirs.abbreviation);
    return str_keep(&text, arena);
}

/* The Monday of this week; of the next one when the week is over. */
static struct date week_of(struct date today)
{
    int weekday = date_weekday(today);

    return (struct date){today.day - weekday + (weekday > 4 ? 7 : 0)};
}

bool dashboard_meetings_load(struct dashboard *model, struct desk *desk, struct arena *arena,
                             struct error *err)
{
    const struct zone *zone = model->now.zone;
    struct date monday = week_of(model->now.today);
    int64_t from = zone_instant(zone, (int64_t)monday.day * INSTANT_DAY, NULL);
    int64_t until = zone_instant(
        zone, (int64_t)(model->now.today.day + MEETING_DAYS + 1) * INSTANT_DAY, NULL);
    struct list list;

    if (from > model->now.instant)
        from = model->now.instant;
    if (!meeting_list_between(desk->store, from, until, MEETINGS_MOST, &list, arena, err))
        return false;
    model->week = monday;
    model->meetings = arena_alloc(arena, (list.count + 1) * sizeof(*model->meetings));
    model->meeting_count = list.count;
    for (size_t i = 0; i < list.count; i++) {
        struct meeting *meeting = (struct meeting *)list.items + i;
        int64_t starts = zone_local(zone, meeting->starts_at).wall;

        model->meetings[i] = (struct dashboard_meeting){
            .meeting = meeting,
            .starts = starts,
            .ends = zone_local(zone, meeting->ends_at).wall,
            .elsewhere = elsewhere_of(meeting, starts, desk, arena),
            .is_ahead = meeting_is_ahead(meeting) && meeting->ends_at >= model->now.instant,
        };
    }
    return true;
}

static bool has_no_agenda(const struct dashboard_meeting *meeting)
{
    return !meeting->meeting->agenda.count;
}

static void add_codes(struct str *out, const struct list *parties)
{
    for (size_t i = 0; i < parties->count; i++) {
        const struct meeting_org *party = list_at(parties, sizeof(*party), i);

        str_add(out, "%s%s", i ? ", " : "", party->org.name ? party->org.name : "");
    }
}

/* "Weekly sync · NWP"; instead of who comes ", no agenda" if asked to, or "(16:00 JST)". */
static const char *title_word(const struct dashboard_meeting *meeting, bool says_agenda,
                              struct arena *arena)
{
    const struct list *parties = &meeting->meeting->parties;
    struct str text = {0};

    str_add(&text, "%s", meeting->meeting->title);
    if (says_agenda && has_no_agenda(meeting))
        str_add(&text, ", no agenda");
    if (meeting->elsewhere) {
        str_add(&text, " (%s)", meeting->elsewhere);
    } else if (parties->count && !(says_agenda && has_no_agenda(meeting))) {
        str_add(&text, " · ");
        add_codes(&text, parties);
    }
    return str_keep(&text, arena);
}

static const char *day_word(struct date day, struct date today, struct arena *arena)
{
    struct str text = {0};

    if (day.day == today.day)
        return "today";
    str_add(&text, "%s %d", weekday_names[date_weekday(day)], date_civil(day).day);
    return str_keep(&text, arena);
}

static const char *clock_word(int64_t wall, struct arena *arena)
{
    struct str text = {0};

    str_add(&text, "%02d:%02d", wall_minute(wall) / 60, wall_minute(wall) % 60);
    return str_keep(&text, arena);
}

/* "45m", "1h30", "2h" */
static const char *length_word(const struct dashboard_meeting *meeting, struct arena *arena)
{
    long long minutes = (meeting->meeting->ends_at - meeting->meeting->starts_at) / 60;
    struct str text = {0};

    if (minutes < 60)
        str_add(&text, "%lldm", minutes);
    else if (minutes % 60)
        str_add(&text, "%lldh%02lld", minutes / 60, minutes % 60);
    else
        str_add(&text, "%lldh", minutes / 60);
    return str_keep(&text, arena);
}

static const char *second_line(const struct dashboard_meeting *meeting, const char *length,
                               struct arena *arena)
{
    struct str text = {0};

    str_add(&text, "%s · %s · ", meeting->meeting->record.ref, length);
    add_codes(&text, &meeting->meeting->parties);
    if (meeting->meeting->place)
        str_add(&text, " · %s", meeting->meeting->place);
    return str_keep(&text, arena);
}

static void fill_row(const struct dashboard *model, const struct dashboard_meeting *meeting,
                     struct listing_row *row, struct arena *arena)
{
    const struct meeting *record = meeting->meeting;
    struct date day = wall_date(meeting->starts);
    const char *length = length_word(meeting, arena);
    bool is_today = day.day == model->now.today.day;

    *row = (struct listing_row){
        .target = {&meeting_noun, record->record.id, record->record.ref, record->title},
        .record = record,
        .cells = {
            [MEETING_DAY] = {day_word(day, model->now.today, arena),
                             is_today ? ROLE_TODAY : ROLE_TEXT},
            [MEETING_TIME] = {clock_word(meeting->starts, arena),
                              is_today ? ROLE_TODAY : ROLE_TEXT},
            [MEETING_TITLE] = {title_word(meeting, true, arena), ROLE_TEXT},
            [MEETING_LENGTH] = {length, ROLE_DIM},
            [MEETING_PLAIN] = {title_word(meeting, false, arena), ROLE_TEXT},
            [MEETING_PLAIN_LENGTH] = {length, ROLE_DIM},
        },
        .order = {
            [MEETING_DAY] = (double)record->starts_at,
            [MEETING_TIME] = wall_minute(meeting->starts),
            [MEETING_TITLE] = NAN,
            [MEETING_LENGTH] = (double)(record->ends_at - record->starts_at),
        },
        .sign = has_no_agenda(meeting) ? "!" : NULL,
        .sign_role = ROLE_HIGH,
        .second = second_line(meeting, length, arena),
    };
}

static struct listing_row *next_row(struct listing *listing, struct arena *arena)
{
    listing->rows = arena_grow(arena, listing->rows, listing->count, sizeof(*listing->rows));
    return &listing->rows[listing->count++];
}

static void add_day(struct listing *listing, const struct dashboard *model, struct date day,
                    bool is_empty, struct arena *arena)
{
    struct civil civil = date_civil(day);
    struct str text = {0};

    str_add(&text, "%s %2d %s", weekday_names[date_weekday(day)], civil.day,
            month_names[civil.month - 1]);
    if (day.day == model->now.today.day)
        str_add(&text, ", today");
    if (is_empty)
        str_add(&text, "  nothing scheduled");
    *next_row(listing, arena) =
        (struct listing_row){.heading = str_keep(&text, arena), .stands_alone = is_empty};
}

/* Headings for the days until `day`: those with nothing on them if they are for work. */
static void add_days(struct listing *listing, const struct dashboard *model, struct date *next,
                     struct date day, struct arena *arena)
{
    for (; next->day < day.day; next->day++) {
        if (date_weekday(*next) < 5 || next->day == model->now.today.day)
            add_day(listing, model, *next, true, arena);
    }
    if (next->day == day.day) {
        add_day(listing, model, day, false, arena);
        next->day++;
    }
}

static bool is_of_week(const struct dashboard *model, const struct dashboard_meeting *meeting)
{
    int32_t day = wall_date(meeting->starts).day;

    return meeting->is_ahead && day < model->week.day + 7;
}

static const char *foot_of(const struct dashboard *model, struct arena *arena)
{
    size_t count = 0, bare = 0;
    struct str text = {0};

    for (size_t i = 0; i < model->meeting_count; i++) {
        if (!is_of_week(model, &model->meetings[i]))
            continue;
        count++;
        bare += has_no_agenda(&model->meetings[i]);
    }
    str_add(&text, "%zu this week", count);
    if (bare)
        str_add(&text, " · %zu without agenda", bare);
    return str_keep(&text, arena);
}

void dashboard_meetings_list(struct dashboard *model, struct arena *arena)
{
    struct listing *listing = &model->lists[PANEL_MEETINGS];
    struct date next = model->now.today;

    *listing = (struct listing){
        .name = "meetings", .title = "Meetings", .columns = columns,
        .column_count = MEETING_COLUMNS, .sorted = MEETING_DAY + 1,
        .none = "No meetings in the next two weeks. {add} adds one.",
        .foot = foot_of(model, arena), .headings_from = HEADINGS_FROM,
    };
    for (size_t i = 0; i < model->meeting_count; i++) {
        const struct dashboard_meeting *meeting = &model->meetings[i];

        if (!meeting->is_ahead)
            continue;
        add_days(listing, model, &next, wall_date(meeting->starts), arena);
        fill_row(model, meeting, next_row(listing, arena), arena);
        if (has_no_agenda(meeting))
            *next_row(listing, arena) =
                (struct listing_row){.heading = "       ! agenda missing", .stands_alone = true};
    }
}
