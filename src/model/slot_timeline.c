#include "model/slot_private.h"

#include <assert.h>
#include <stdlib.h>

/*
 * Between two clock changes a wall time is an instant plus a constant. A stretch of time is cut
 * there, at every local midnight, where work and the parts of the day begin and end, and where
 * somebody is busy; between two cuts nothing changes.
 */

enum {
    MINUTE = 60,
    MORNING = 6 * 60, /* minutes since midnight */
    DAY_BEGINS = 7 * 60,
    DAY_ENDS = 22 * 60 + 30,
    EDGE = SLOT_EDGE_MINUTES * MINUTE,
};

static const struct working_day usual_day = {1, {{9 * 60, 17 * 60}}}, day_off = {0};

struct painter {
    const struct slot_participant *participant;
    struct slot_span stretch;
    bool is_usual;          /* nobody has said when they work */
    struct slot_span *work; /* in order, apart from each other */
    size_t work_count;
    int64_t *cuts;
    size_t cut_count;
    struct arena *arena;
};

static bool has_hours(const struct slot_participant *participant)
{
    for (int day = 0; day < 7; day++) {
        if (participant->hours[day].count)
            return true;
    }
    return false;
}

static const struct working_day *day_of(const struct painter *painter, struct date date)
{
    const int weekday = date_weekday(date);

    if (painter->is_usual)
        return weekday < 5 ? &usual_day : &day_off;
    return &painter->participant->hours[weekday];
}

static void add_cut(struct painter *painter, int64_t at)
{
    if (at <= painter->stretch.from || at >= painter->stretch.to)
        return;
    painter->cuts =
        arena_grow(painter->arena, painter->cuts, painter->cut_count, sizeof(*painter->cuts));
    painter->cuts[painter->cut_count++] = at;
}

static void add_work(struct painter *painter, struct slot_span span)
{
    if (span.from >= span.to)
        return;
    painter->work =
        arena_grow(painter->arena, painter->work, painter->work_count, sizeof(*painter->work));
    painter->work[painter->work_count++] = span;
}

static int64_t larger(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* One local day, or what of it is in a piece of time in which the clock does not change. */
static void add_day(struct painter *painter, struct date date, int64_t offset,
                    struct slot_span piece)
{
    static const int minutes[] = {0, MORNING, DAY_BEGINS, DAY_ENDS};
    const struct working_day *day = day_of(painter, date);
    const int64_t midnight = (int64_t)date.day * INSTANT_DAY - offset;

    for (size_t i = 0; i < sizeof(minutes) / sizeof(*minutes); i++) {
        const int64_t at = midnight + minutes[i] * MINUTE;

        if (at >= piece.from && at < piece.to)
            add_cut(painter, at);
    }
    for (int i = 0; i < day->count; i++) {
        const int64_t from = midnight + (int64_t)day->stretches[i].from * MINUTE;
        const int64_t to = midnight + (int64_t)day->stretches[i].to * MINUTE;

        add_work(painter, (struct slot_span){larger(from, piece.from), smaller(to, piece.to)});
    }
}

/* Work as far as its edge reaches into the stretch, and the parts of the days. */
static void add_days(struct painter *painter)
{
    const struct zone *zone = painter->participant->zone;
    const int64_t until = painter->stretch.to + EDGE;
    int64_t from = painter->stretch.from - EDGE - 1;

    while (from < until) {
        const struct zone_time local = zone_local(zone, from);
        const int64_t change = zone_next_change(zone, from);
        const int64_t to = change == INSTANT_NONE ? until : smaller(change, until);
        const int32_t last = wall_date(to - 1 + local.offset).day;

        add_cut(painter, from);
        for (int32_t day = wall_date(local.wall).day; day <= last; day++)
            add_day(painter, (struct date){day}, local.offset, (struct slot_span){from, to});
        from = to;
    }
}

static int compare_spans(const void *a, const void *b)
{
    const struct slot_span *x = a, *y = b;

    return (x->from > y->from) - (x->from < y->from);
}

static int compare_instants(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

/* Spans that touch become one. */
static void join_work(struct painter *painter)
{
    struct slot_span *work = painter->work;
    size_t used = 0;

    if (!painter->work_count)
        return;
    qsort(work, painter->work_count, sizeof(*work), compare_spans);
    for (size_t i = 1; i < painter->work_count; i++) {
        if (work[i].from > work[used].to)
            work[++used] = work[i];
        else
            work[used].to = larger(work[used].to, work[i].to);
    }
    painter->work_count = used + 1;
}

static void add_cuts(struct painter *painter)
{
    const struct slot_participant *participant = painter->participant;

    for (size_t i = 0; i < painter->work_count; i++) {
        add_cut(painter, painter->work[i].from - EDGE);
        add_cut(painter, painter->work[i].from);
        add_cut(painter, painter->work[i].to);
        add_cut(painter, painter->work[i].to + EDGE);
    }
    for (size_t i = 0; i < participant->busy_count; i++) {
        add_cut(painter, participant->busy[i].from);
        add_cut(painter, participant->busy[i].to);
    }
    if (painter->cut_count)
        qsort(painter->cuts, painter->cut_count, sizeof(*painter->cuts), compare_instants);
}

static bool is_busy(const struct slot_participant *participant, int64_t at)
{
    for (size_t i = 0; i < participant->busy_count; i++) {
        if (at >= participant->busy[i].from && at < participant->busy[i].to)
            return true;
    }
    return false;
}

static bool is_paused(const struct slot_participant *participant, struct date date)
{
    for (size_t i = 0; i < participant->pause_count; i++) {
        const struct pause *pause = &participant->pauses[i];

        if (date_is_set(pause->from) && date_is_set(pause->to) && date.day >= pause->from.day
            && date.day <= pause->to.day)
            return true;
    }
    return false;
}

/* Neither at work nor near it. */
static enum slot_pain outside(const struct painter *painter, int64_t wall)
{
    const int minute = wall_minute(wall);

    if (minute < MORNING)
        return SLOT_WORST;
    if (minute < DAY_BEGINS || minute >= DAY_ENDS || !day_of(painter, wall_date(wall))->count)
        return SLOT_WORSE;
    return SLOT_BAD;
}

/* `next` is the first work that may still matter, and is moved on. */
static enum slot_pain pain_at(const struct painter *painter, int64_t at, size_t *next)
{
    const int64_t wall = zone_local(painter->participant->zone, at).wall;
    enum slot_pain pain = outside(painter, wall);

    if (is_busy(painter->participant, at))
        return SLOT_BUSY;
    if (is_paused(painter->participant, wall_date(wall)))
        return SLOT_PAUSED;
    while (*next < painter->work_count && painter->work[*next].to + EDGE <= at)
        (*next)++;
    for (size_t i = *next; i < painter->work_count && painter->work[i].from - EDGE <= at; i++) {
        if (at >= painter->work[i].from && at < painter->work[i].to)
            return SLOT_OK;
        pain = SLOT_EDGE;
    }
    return pain;
}

/* Neighbours that feel the same become one. */
static struct slot_timeline paint(const struct painter *painter)
{
    struct slot_timeline timeline = {
        arena_alloc(painter->arena, (painter->cut_count + 1) * sizeof(*timeline.marks)), 0};
    size_t next = 0;

    for (size_t i = 0; i <= painter->cut_count; i++) {
        const int64_t at = i ? painter->cuts[i - 1] : painter->stretch.from;
        const enum slot_pain pain = pain_at(painter, at, &next);

        if (!timeline.count || timeline.marks[timeline.count - 1].pain != pain)
            timeline.marks[timeline.count++] = (struct slot_mark){at, pain};
    }
    return timeline;
}

struct slot_timeline slot_timeline_of(const struct slot_participant *participant,
                                      struct slot_span stretch, struct arena *arena)
{
    struct painter painter = {.participant = participant,
                              .stretch = stretch,
                              .is_usual = !has_hours(participant),
                              .arena = arena};

    assert(stretch.from < stretch.to);
    add_days(&painter);
    join_work(&painter);
    add_cuts(&painter);
    return paint(&painter);
}

enum slot_pain slot_timeline_worst(const struct slot_timeline *timeline, struct slot_span span,
                                   size_t *near)
{
    enum slot_pain worst = SLOT_OK;

    while (*near + 1 < timeline->count && timeline->marks[*near + 1].at <= span.from)
        (*near)++;
    for (size_t i = *near; i < timeline->count && timeline->marks[i].at < span.to; i++) {
        if (timeline->marks[i].pain > worst)
            worst = timeline->marks[i].pain;
    }
    return worst;
}

/*
 * A midnight that clocks skip is read with the offset before, which is up to a day too late where
 * more than the midnight is skipped: then the day begins with the change.
 */
int64_t slot_day_start(const struct zone *zone, struct date day)
{
    enum wall_kind kind;
    const int64_t at = zone_instant(zone, (int64_t)day.day * INSTANT_DAY, &kind);
    int64_t change;

    if (kind != WALL_GAP)
        return at;
    change = zone_next_change(zone, at - INSTANT_DAY - 1);
    while (change < at && zone_date(zone, change).day < day.day)
        change = zone_next_change(zone, change);
    return smaller(change, at);
}
