/* Places in the calendar, and what stands there. */

#include "view/calendar_private.h"

enum { HOUR = 60, LAST_HOUR = 23 * HOUR, MORNING = 8 * HOUR };

static int hour_of(struct now now)
{
    return wall_minute(zone_local(now.zone, now.instant).wall) / HOUR * HOUR;
}

static bool is_shown(const struct calendar *calendar, struct date day)
{
    return calendar->first.day <= day.day && day.day <= calendar->last.day;
}

static struct place start_of(const struct calendar *calendar)
{
    struct place place = {.is_set = true, .day = calendar->ask.day, .minute = MORNING};

    if (is_shown(calendar, calendar->now.today)
        && calendar->ask.day.day == calendar->now.today.day)
        place.minute = hour_of(calendar->now);
    return place;
}

struct place calendar_place(const struct calendar_page *page, const struct frame *frame)
{
    if (frame->place.is_set && is_shown(&page->calendar, frame->place.day))
        return frame->place;
    return start_of(&page->calendar);
}

struct place calendar_where(const void *model, const struct frame *frame)
{
    return calendar_place(model, frame);
}

/* Entries at a place */

bool calendar_is_hidden(const struct calendar_page *page, const struct frame *frame, size_t entry)
{
    const struct list_state *state = &frame->lists[0];

    if (!state->filter || !state->filter[0])
        return false;
    for (size_t i = 0; i < state->shown_count; i++) {
        if (page->row_entries[state->shown[i]] == entry)
            return false;
    }
    return true;
}

static bool is_at(const struct calendar_page *page, const struct calendar_entry *entry,
                  const struct place *place)
{
    int from, to;

    if (!calendar_is_on(entry, place->day))
        return false;
    if (!calendar_is_week(page))
        return true;
    if (place->minute < 0 || entry->starts == WALL_NONE)
        return place->minute < 0 && entry->starts == WALL_NONE;
    calendar_minutes(entry, place->day, &from, &to);
    return from < place->minute + HOUR && to > place->minute;
}

size_t calendar_nth(const struct calendar_page *page, const struct frame *frame,
                    const struct place *place, size_t nth)
{
    for (size_t i = 0; i < page->calendar.count; i++) {
        if (!is_at(page, &page->calendar.entries[i], place)
            || calendar_is_hidden(page, frame, i))
            continue;
        if (!nth--)
            return i;
    }
    return SIZE_MAX;
}

size_t calendar_chosen(const struct calendar_page *page, const struct frame *frame)
{
    struct place place = calendar_place(page, frame);

    return calendar_nth(page, frame, &place, place.nth);
}

/* The place at which an entry is the one that is chosen. */
static struct place place_of(const struct calendar_page *page, const struct frame *frame,
                             size_t entry)
{
    const struct calendar_entry *at = &page->calendar.entries[entry];
    struct place place = {.is_set = true, .day = at->from, .minute = -1};
    int from, to;

    if (place.day.day < page->calendar.first.day)
        place.day = page->calendar.first;
    if (at->starts != WALL_NONE) {
        calendar_minutes(at, place.day, &from, &to);
        place.minute = from / HOUR * HOUR;
    }
    while (calendar_nth(page, frame, &place, place.nth) != entry
           && calendar_nth(page, frame, &place, place.nth) != SIZE_MAX)
        place.nth++;
    return place;
}

/* Moves */

static struct place add_days(struct place place, int days)
{
    return (struct place){.is_set = true, .day = {place.day.day + days}, .minute = place.minute};
}

/* In the hours of a week, and what stands above them. */
static struct place move_hours(const struct calendar_page *page, const struct frame *frame,
                               struct place place, int step)
{
    bool has_more = calendar_nth(page, frame, &place, place.nth + 1) != SIZE_MAX;

    if (place.minute < 0 && step < 0)
        place.nth -= place.nth > 0;
    else if (place.minute < 0 && has_more)
        place.nth++;
    else if (place.minute < 0)
        place = (struct place){.is_set = true, .day = place.day, .minute = MORNING};
    else if (place.minute + step * HOUR <= LAST_HOUR)
        place = (struct place){.is_set = true, .day = place.day,
                               .minute = place.minute < HOUR && step < 0
                                             ? -1 : place.minute + step * HOUR};
    return place;
}

static bool is_before(const struct calendar_entry *entry, const struct place *place)
{
    int64_t minute = entry->starts == WALL_NONE ? -1 : wall_minute(entry->starts);

    return entry->from.day < place->day.day
           || (entry->from.day == place->day.day && minute < place->minute);
}

/* The entry after or before the place; other days where there is none. */
static struct place move_entry(const struct calendar_page *page, const struct frame *frame,
                               struct place place, int step)
{
    const struct calendar *calendar = &page->calendar;
    size_t chosen = calendar_chosen(page, frame), at = 0;

    if (chosen != SIZE_MAX) {
        at = chosen + (size_t)(step > 0);
    } else {
        while (at < calendar->count && is_before(&calendar->entries[at], &place))
            at++;
    }
    for (; step > 0 ? at < calendar->count : at > 0; at += (size_t)step) {
        size_t entry = step > 0 ? at : at - 1;

        if (!calendar_is_hidden(page, frame, entry))
            return place_of(page, frame, entry);
    }
    return (struct place){.is_set = true, .minute = MORNING,
                          .day = {step > 0 ? calendar->last.day + 1 : calendar->first.day - 1}};
}

static struct place move_span(const struct calendar_page *page, struct place place, int step)
{
    if (calendar_is_week(page))
        return add_days(place, 7 * step);
    place.day = date_add_months(place.day, step);
    place.nth = 0;
    return place;
}

/* Days that a move goes; 0 for those that do not go by days. `since`: days since the week began. */
static int days_of(enum calendar_move move, int since, bool is_week)
{
    switch (move) {
    case CALENDAR_LEFT:
        return -1;
    case CALENDAR_RIGHT:
        return 1;
    case CALENDAR_UP:
        return is_week ? 0 : -7;
    case CALENDAR_DOWN:
        return is_week ? 0 : 7;
    case CALENDAR_WEEK_START:
        return -since;
    case CALENDAR_WEEK_END:
        return 6 - since;
    default:
        return 0;
    }
}

static struct place moved(const struct calendar_page *page, const struct frame *frame,
                          enum calendar_move move, struct place place)
{
    struct date week = calendar_week_of(place.day, frame->config->week_starts);
    int days = days_of(move, place.day.day - week.day, calendar_is_week(page));

    if (days)
        return add_days(place, days);
    if ((move == CALENDAR_UP || move == CALENDAR_DOWN) && calendar_is_week(page))
        return move_hours(page, frame, place, move == CALENDAR_UP ? -1 : 1);
    if (move == CALENDAR_EARLIER || move == CALENDAR_LATER)
        return move_span(page, place, move == CALENDAR_EARLIER ? -1 : 1);
    if (move == CALENDAR_NEXT || move == CALENDAR_PREVIOUS)
        return move_entry(page, frame, place, move == CALENDAR_NEXT ? 1 : -1);
    if (move == CALENDAR_TO_TODAY)
        return (struct place){.is_set = true, .day = page->calendar.now.today,
                              .minute = hour_of(page->calendar.now)};
    return place;
}

struct place calendar_go(const void *model, const struct frame *frame, enum calendar_move move,
                         struct calendar_ask *ask)
{
    const struct calendar_page *page = model;
    struct place place = moved(page, frame, move, calendar_place(page, frame));
    bool is_span = move == CALENDAR_TO_WEEK || move == CALENDAR_TO_MONTH;
    bool is_far = move == CALENDAR_EARLIER || move == CALENDAR_LATER || move == CALENDAR_TO_TODAY;

    *ask = page->calendar.ask;
    if (is_span)
        ask->span = move == CALENDAR_TO_WEEK ? CALENDAR_WEEK : CALENDAR_MONTH;
    if (is_span || is_far || !is_shown(&page->calendar, place.day))
        ask->day = place.day;
    return place;
}

bool calendar_wants_load(const void *model, const struct calendar_ask *ask)
{
    const struct calendar *calendar = &((const struct calendar_page *)model)->calendar;
    struct civil asked = date_civil(ask->day), shown = date_civil(calendar->ask.day);

    if (ask->span != calendar->ask.span || !is_shown(calendar, ask->day))
        return true;
    return ask->span == CALENDAR_MONTH && asked.month != shown.month;
}

/* The list */

size_t calendar_row_of(const void *model, const struct place *place)
{
    const struct calendar_page *page = model;
    size_t row = 0;

    while (row + 1 < page->agenda.count
           && (page->row_entries[row] == SIZE_MAX
               || is_before(&page->calendar.entries[page->row_entries[row]], place)))
        row++;
    return row;
}

struct place calendar_place_of_row(const void *model, size_t row)
{
    const struct calendar_page *page = model;
    const struct calendar_entry *entry;
    struct place place = {.is_set = true, .day = page->calendar.ask.day, .minute = MORNING};

    while (row < page->agenda.count && page->row_entries[row] == SIZE_MAX)
        row++;
    if (row >= page->agenda.count)
        return place;
    entry = &page->calendar.entries[page->row_entries[row]];
    place.day = entry->from.day < page->calendar.first.day ? page->calendar.first : entry->from;
    place.minute = entry->starts == WALL_NONE ? -1 : wall_minute(entry->starts) / HOUR * HOUR;
    return place;
}

bool calendar_has_row_on(const void *model, struct date day)
{
    const struct calendar *calendar = &((const struct calendar_page *)model)->calendar;

    for (size_t i = 0; i < calendar->count; i++) {
        if (calendar->entries[i].from.day == day.day)
            return true;
    }
    return false;
}
