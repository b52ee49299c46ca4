#include "model/slot_private.h"

#include <stdlib.h>
#include <string.h>

/* What is shown beside the candidates: common hours, clock changes, and the lanes of a day. */

/* Somebody begins (1) or ends (-1) to be at work and free. */
struct turn {
    int64_t at;
    int by;
};

/* Endings first: two who only touch at an instant are never there together. */
static int compare_turns(const void *a, const void *b)
{
    const struct turn *x = a, *y = b;

    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return x->by - y->by;
}

struct turns {
    struct turn *items;
    size_t count;
};

static void add_turns(struct turns *turns, const struct slot_timeline *timeline,
                      struct slot_span range, struct arena *arena)
{
    for (size_t i = 0; i < timeline->count; i++) {
        const bool is_last = i + 1 == timeline->count;
        int64_t to = is_last ? range.to : timeline->marks[i + 1].at;

        if (to > range.to)
            to = range.to;
        if (timeline->marks[i].pain != SLOT_OK || timeline->marks[i].at >= to)
            continue;
        turns->items = arena_grow(arena, turns->items, turns->count, sizeof(*turns->items));
        turns->items[turns->count++] = (struct turn){timeline->marks[i].at, 1};
        turns->items = arena_grow(arena, turns->items, turns->count, sizeof(*turns->items));
        turns->items[turns->count++] = (struct turn){to, -1};
    }
}

static void add_window(struct slot_windows *windows, struct slot_span span, struct arena *arena)
{
    if (windows->count && windows->items[windows->count - 1].to == span.from) {
        windows->items[windows->count - 1].to = span.to;
        return;
    }
    windows->items = arena_grow(arena, windows->items, windows->count, sizeof(*windows->items));
    windows->items[windows->count++] = span;
}

void slot_windows_find(struct slot_windows *out, const struct slot_timeline *timelines,
                       size_t count, struct slot_span range, struct arena *arena)
{
    struct turns turns = {0};
    struct slot_windows windows = {0};
    size_t people = 0;

    for (size_t i = 0; i < count; i++)
        add_turns(&turns, &timelines[i], range, arena);
    if (turns.count)
        qsort(turns.items, turns.count, sizeof(*turns.items), compare_turns);
    for (size_t i = 0; i + 1 < turns.count; i++) {
        const struct slot_span span = {turns.items[i].at, turns.items[i + 1].at};

        people = turns.items[i].by > 0 ? people + 1 : people - 1;
        if (span.from == span.to || people < windows.people || !people)
            continue;
        if (people > windows.people)
            windows = (struct slot_windows){.people = people};
        add_window(&windows, span, arena);
    }
    *out = windows;
}

static bool has_zone(const struct slot_result *result, const struct zone *zone)
{
    for (size_t i = 0; i < result->change_count; i++) {
        if (!strcmp(zone_name(result->changes[i].zone), zone_name(zone)))
            return true;
    }
    return false;
}

static void add_changes(struct slot_result *result, const struct zone *zone, struct slot_span range,
                        struct arena *arena)
{
    int64_t at = zone_next_change(zone, range.from - 1);
    bool is_first = true;

    if (has_zone(result, zone))
        return;
    for (; at != INSTANT_NONE && (is_first || at < range.to); at = zone_next_change(zone, at)) {
        result->changes =
            arena_grow(arena, result->changes, result->change_count, sizeof(*result->changes));
        result->changes[result->change_count++] =
            (struct slot_change){.zone = zone, .at = at, .in_range = at < range.to};
        is_first = false;
    }
}

static int compare_changes(const void *a, const void *b)
{
    const struct slot_change *x = a, *y = b;

    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return strcmp(zone_name(x->zone), zone_name(y->zone));
}

void slot_changes_find(struct slot_result *result, const struct slot_request *request,
                       struct slot_span range, struct arena *arena)
{
    add_changes(result, request->zone, range, arena);
    for (size_t i = 0; i < request->participant_count; i++)
        add_changes(result, request->participants[i].zone, range, arena);
    if (result->change_count)
        qsort(result->changes, result->change_count, sizeof(*result->changes), compare_changes);
}

/* Busy before all, and of the rest the worst: a half hour is free only if all of it is. */
static enum slot_cell cell_of(enum slot_pain pain)
{
    switch (pain) {
    case SLOT_OK:
        return SLOT_CELL_WORK;
    case SLOT_EDGE:
        return SLOT_CELL_EDGE;
    case SLOT_BUSY:
        return SLOT_CELL_BUSY;
    case SLOT_BAD:
    case SLOT_WORSE:
    case SLOT_WORST:
    case SLOT_PAUSED:
    case SLOT_PAINS:
        break;
    }
    return SLOT_CELL_OFF;
}

/* Of the reader's day that begins at `midnight`, what is within a piece of time. */
static void add_piece(enum slot_cell cells[SLOT_CELLS], const struct slot_timeline *timeline,
                      int64_t midnight, struct slot_span piece)
{
    const int64_t length = INSTANT_DAY / SLOT_CELLS;
    size_t near = 0;

    for (int i = 0; i < SLOT_CELLS; i++) {
        struct slot_span span = {midnight + i * length, midnight + (i + 1) * length};
        enum slot_cell cell;

        if (span.from < piece.from)
            span.from = piece.from;
        if (span.to > piece.to)
            span.to = piece.to;
        if (span.from >= span.to)
            continue;
        cell = cell_of(slot_timeline_worst(timeline, span, &near));
        if (cells[i] == SLOT_CELL_SKIPPED || cell > cells[i])
            cells[i] = cell;
    }
}

/*
 * Between two clock changes the wall goes on evenly. Walk over these pieces: a half hour that none
 * of them has is skipped, and one that two have is the worse of both.
 */
void slot_lane(enum slot_cell cells[SLOT_CELLS], const struct slot_participant *participant,
               struct date day, const struct zone *reader, struct arena *arena)
{
    const int64_t wall = (int64_t)day.day * INSTANT_DAY;
    const struct slot_span range = {wall - 2 * INSTANT_DAY, wall + 3 * INSTANT_DAY};
    const struct slot_timeline timeline = slot_timeline_of(participant, range, arena);
    int64_t to;

    for (size_t i = 0; i < SLOT_CELLS; i++)
        cells[i] = SLOT_CELL_SKIPPED;
    for (int64_t from = range.from; from < range.to; from = to) {
        const int64_t change = zone_next_change(reader, from);

        to = change == INSTANT_NONE || change > range.to ? range.to : change;
        add_piece(cells, &timeline, wall - zone_local(reader, from).offset,
                  (struct slot_span){from, to});
    }
}
