/* The calendar of a week or a month. */

#include "command/calendar.h"

#include <string.h>

#include <liaise/transfer.h>

#include "command/answer.h"
#include "command/screen.h"

static const char *keep(struct str *text, struct arena *arena)
{
    const char *copy = arena_copy(arena, text->text ? text->text : "");

    str_done(text);
    return copy;
}

bool calendar_is_on(const struct calendar_entry *entry, struct date day)
{
    return entry->from.day <= day.day && day.day <= entry->to.day;
}

void calendar_minutes(const struct calendar_entry *entry, struct date day, int *from, int *to)
{
    enum { DAY = 24 * 60 };
    const int64_t midnight = (int64_t)day.day * INSTANT_DAY;

    *from = 0;
    *to = DAY;
    if (entry->starts == WALL_NONE)
        return;
    if (entry->starts > midnight)
        *from = (int)((entry->starts - midnight) / 60);
    if (entry->ends < midnight + INSTANT_DAY)
        *to = (int)((entry->ends - midnight + 59) / 60);
    if (*to <= *from)
        *to = *from + 1;
}

static const char *const long_months[12] = {"January",   "February", "March",    "April",
                                            "May",       "June",     "July",     "August",
                                            "September", "October",  "November", "December"};

const char *calendar_title(const struct calendar *calendar, struct arena *arena)
{
    struct civil first = date_civil(calendar->first), last = date_civil(calendar->last);
    struct civil day = date_civil(calendar->ask.day);
    struct str text = {0};

    if (calendar->ask.span == CALENDAR_MONTH) {
        str_add(&text, "%s %d", long_months[day.month - 1], day.year);
        return keep(&text, arena);
    }
    str_add(&text, "week %d, %d", date_week((struct date){calendar->first.day + 3}), first.day);
    if (first.month != last.month)
        str_add(&text, " %s", month_names[first.month - 1]);
    if (first.year != last.year)
        str_add(&text, " %d", first.year);
    str_add(&text, "-%d %s %d", last.day, month_names[last.month - 1], last.year);
    return keep(&text, arena);
}

const char *calendar_ask_write(const struct calendar_ask *ask, struct arena *arena)
{
    struct str text = {0};
    char day[DATE_TEXT_SIZE];

    str_add(&text, "%s %s", ask->span == CALENDAR_MONTH ? "month" : "week",
            date_write(ask->day, day));
    return keep(&text, arena);
}

struct calendar_ask calendar_ask_read(const char *text, struct date today)
{
    struct calendar_ask ask = {CALENDAR_WEEK, today};
    struct error unused = {0};

    if (!text)
        return ask;
    if (!strncmp(text, "month", 5))
        ask.span = CALENDAR_MONTH;
    text += strcspn(text, " ");
    if (*text && !date_read(&ask.day, text + 1, &unused))
        ask.day = today;
    return ask;
}

/* As text */

static const struct doc_column columns[] = {
    {"Day", DOC_LEFT, false},  {"Time", DOC_LEFT, false}, {"ID", DOC_LEFT, false},
    {"What", DOC_LEFT, true},  {"With", DOC_LEFT, true},  {"Elsewhere", DOC_LEFT, false}};

static const char *time_text(const struct call *call, const struct calendar_entry *entry)
{
    int from = wall_minute(entry->starts), to = wall_minute(entry->ends);

    if (entry->starts == WALL_NONE)
        return entry->word;
    return call_format(call, "%02d:%02d-%02d:%02d", from / 60, from % 60, to / 60, to % 60);
}

static const char *day_text(const struct call *call, const struct calendar_entry *entry)
{
    struct civil from = date_civil(entry->from), to = date_civil(entry->to);
    const char *text = call_format(call, "%s %2d %s", weekday_names[date_weekday(entry->from)],
                                   from.day, month_names[from.month - 1]);

    if (entry->kind != CALENDAR_PAUSE || entry->from.day == entry->to.day)
        return text;
    return call_format(call, "%s to %d %s", text, to.day, month_names[to.month - 1]);
}

static void add_rows(struct call *call, const struct calendar *calendar)
{
    for (size_t i = 0; i < calendar->count; i++) {
        const struct calendar_entry *entry = &calendar->entries[i];
        const struct doc_cell cells[] = {
            {day_text(call, entry),
             calendar_is_on(entry, calendar->now.today) ? ROLE_TODAY : ROLE_TEXT},
            {time_text(call, entry), entry->kind == CALENDAR_MEETING ? ROLE_TEXT : entry->role},
            {entry->key, ROLE_KEY},
            {entry->said, ROLE_TEXT},
            {entry->kind == CALENDAR_PAUSE ? "" : entry->with, ROLE_TEXT},
            {entry->elsewhere, ROLE_DIM},
        };

        document_row(&call->document, cells);
    }
}

static void json_entry(struct str *out, const struct calendar_entry *entry)
{
    static const char *const kinds[] = {
        [CALENDAR_PAUSE] = "pause", [CALENDAR_NOTICE] = "notice",
        [CALENDAR_DUE] = "due",     [CALENDAR_MEETING] = "meeting",
    };
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE], wall[WALL_TEXT_SIZE];

    str_add(out, "{\"kind\":\"%s\",\"noun\":\"%s\",\"key\":", kinds[entry->kind],
            entry->noun->name);
    json_add_text(out, entry->key);
    str_add(out, ",\"said\":");
    json_add_text(out, entry->said);
    str_add(out, ",\"word\":");
    json_add_text(out, entry->word);
    str_add(out, ",\"with\":");
    json_add_text(out, entry->with);
    str_add(out, ",\"from\":\"%s\",\"to\":\"%s\"", date_write(entry->from, from),
            date_write(entry->to, to));
    if (entry->starts != WALL_NONE) {
        str_add(out, ",\"starts\":\"%s\"", wall_write(entry->starts, wall));
        str_add(out, ",\"ends\":\"%s\",\"elsewhere\":", wall_write(entry->ends, wall));
        json_add_text(out, entry->elsewhere);
    }
    str_add(out, "}");
}

static void write_json(struct call *call, const struct calendar *calendar)
{
    struct str json = {0};

    str_add(&json, "[");
    for (size_t i = 0; i < calendar->count; i++) {
        str_add(&json, i ? ",\n" : "\n");
        json_entry(&json, &calendar->entries[i]);
    }
    str_add(&json, "%s]\n", calendar->count ? "\n" : "");
    call->text = call_keep(call, &json);
}

enum { WEEK, MONTH };

/* "2026-03" is a month, too. */
static bool read_month(struct date *out, struct call *call, struct error *err)
{
    const char *text = call->args[MONTH];

    if (strlen(text) == 7 && strspn(text, "0123456789-") == 7)
        call->args[MONTH] = call_format(call, "%s-01", text);
    return call_date(call, MONTH, out, err);
}

static bool read_ask(struct calendar_ask *out, struct call *call, struct error *err)
{
    *out = (struct calendar_ask){CALENDAR_WEEK, call->desk->now.today};
    if (call->args[WEEK] && call->args[MONTH])
        return error_set(err, ERROR_INVALID, "say a week or a month, not both");
    if (call->args[MONTH]) {
        out->span = CALENDAR_MONTH;
        return read_month(&out->day, call, err);
    }
    return !call->args[WEEK] || call_date(call, WEEK, &out->day, err);
}

static bool run_calendar(struct call *call, struct error *err)
{
    struct calendar calendar;
    struct calendar_ask ask;

    if (!read_ask(&ask, call, err)
        || !calendar_load(&calendar, &ask, call->desk, call->arena, err))
        return false;
    if (call->json) {
        write_json(call, &calendar);
        return true;
    }
    document_text(&call->document, ROLE_STRONG, "Calendar, %s",
                  calendar_title(&calendar, call->arena));
    if (!calendar.count) {
        document_text(&call->document, ROLE_DIM, "Nothing stands in it.");
        return true;
    }
    document_table(&call->document, columns, sizeof(columns) / sizeof(*columns));
    add_rows(call, &calendar);
    return true;
}

const struct command calendar_command = {
    .name = "calendar",
    .keys = "g k",
    .scopes = 1u << SCOPE_GLOBAL,
    .summary = "Show the calendar of a week or a month",
    .params =
        {
            {"week", PARAM_DATE, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "a day of the week to show; else this week"},
            {"month", PARAM_DATE, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "a day of the month to show"},
        },
    .flags = COMMAND_PAGE,
    .run = run_calendar,
    .then = THEN_SCREEN,
    .act = ACT_CALENDAR,
    .more = "Meetings, with the time elsewhere where another clock differs, what is due, the last "
            "days of notice, and the pauses of organizations. Weeks begin as ui.week_starts says.",
    .example = "liaise calendar --month 2026-02",
};
