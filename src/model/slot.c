#include "model/slot_private.h"

#include <stdlib.h>

enum { MINUTE = 60 };

static const double pain_costs[SLOT_PAINS] = {
    [SLOT_OK] = 0.0,     [SLOT_EDGE] = 1.0,    [SLOT_BAD] = 4.0,   [SLOT_WORSE] = 9.0,
    [SLOT_WORST] = 16.0, [SLOT_PAUSED] = 16.0, [SLOT_BUSY] = 16.0,
};

/* Everything that is asked for, and what it means for everybody at each start. */
struct finder {
    const struct slot_request *request;
    struct slot_span range; /* of starts */
    int64_t length;         /* seconds */
    int64_t *starts;
    size_t start_count;
    unsigned char *pains; /* for each start one of each participant */
    struct slot_timeline *timelines;
    struct arena *arena;
};

/* A start, judged. */
struct judged {
    size_t start;
    double total;
    enum slot_pain worst;
};

struct judged_list {
    struct judged *items;
    size_t count;
};

const char *slot_pain_name(enum slot_pain pain)
{
    static const char *const names[SLOT_PAINS] = {
        [SLOT_OK] = "ok",     [SLOT_EDGE] = "edge",     [SLOT_BAD] = "!",     [SLOT_WORSE] = "!!",
        [SLOT_WORST] = "!!!", [SLOT_PAUSED] = "paused", [SLOT_BUSY] = "busy",
    };

    return names[pain];
}

bool slot_pain_is_bad(enum slot_pain pain)
{
    return pain >= SLOT_BAD && pain <= SLOT_WORST;
}

static bool is_away(enum slot_pain pain)
{
    return pain == SLOT_PAUSED || pain == SLOT_BUSY;
}

enum slot_pain slot_pain_of(const struct slot_participant *participant, struct slot_span meeting,
                            struct arena *arena)
{
    struct slot_timeline timeline;
    size_t near = 0;

    if (meeting.to <= meeting.from)
        meeting.to = meeting.from + 1;
    timeline = slot_timeline_of(participant, meeting, arena);
    return slot_timeline_worst(&timeline, meeting, &near);
}

static bool check_request(const struct slot_request *request, struct error *err)
{
    const int32_t least = date_of(1, 1, 2).day, most = date_of(9999, 12, 30).day;

    if (!request->participant_count)
        return error_set(err, ERROR_INVALID, "there is nobody to meet; name who takes part");
    if (request->length < 1 || request->length > SLOT_LENGTH_MOST)
        return error_set(err, ERROR_INVALID, "a meeting lasts from 1 minute to 24 hours");
    if (request->step < 0 || request->step > SLOT_LENGTH_MOST)
        return error_set(err, ERROR_INVALID, "starts are from 1 minute to 24 hours apart");
    if (request->first.day < least || request->last.day > most)
        return error_set(err, ERROR_INVALID,
                         "the days to look at are between the years 1 and 9999");
    if (request->last.day < request->first.day)
        return error_set(err, ERROR_INVALID, "the last day to look at is before the first");
    if (request->last.day - request->first.day >= SLOT_DAYS_MOST)
        return error_set(err, ERROR_INVALID, "at most %d days can be looked at at once",
                         SLOT_DAYS_MOST);
    return true;
}

static void add_start(struct finder *finder, int64_t at)
{
    finder->starts =
        arena_grow(finder->arena, finder->starts, finder->start_count, sizeof(*finder->starts));
    finder->starts[finder->start_count++] = at;
}

/* Step by step from each midnight of the reader, through every hour that the day really has. */
static void list_starts(struct finder *finder)
{
    const struct slot_request *request = finder->request;
    const int step = MINUTE * (request->step ? request->step : SLOT_STEP_MINUTES);

    for (int32_t day = request->first.day; day <= request->last.day; day++) {
        const int64_t from = slot_day_start(request->zone, (struct date){day});
        const int64_t to = slot_day_start(request->zone, (struct date){day + 1});

        for (int64_t at = from; at < to; at += step) {
            if (request->not_before == INSTANT_NONE || at >= request->not_before)
                add_start(finder, at);
        }
    }
}

static enum slot_pain pain_at(const struct finder *finder, size_t start, size_t participant)
{
    return (enum slot_pain)finder->pains[start * finder->request->participant_count + participant];
}

/* What each start means for one of them. */
static void feel(struct finder *finder, size_t participant)
{
    const size_t count = finder->request->participant_count;
    size_t near = 0;

    for (size_t i = 0; i < finder->start_count; i++) {
        const struct slot_span meeting = {finder->starts[i], finder->starts[i] + finder->length};

        finder->pains[i * count + participant] =
            (unsigned char)slot_timeline_worst(&finder->timelines[participant], meeting, &near);
    }
}

static void prepare(struct finder *finder)
{
    const struct slot_request *request = finder->request;
    const size_t count = request->participant_count;
    struct slot_span stretch;

    finder->length = (int64_t)request->length * MINUTE;
    finder->range.from = slot_day_start(request->zone, request->first);
    finder->range.to = slot_day_start(request->zone, (struct date){request->last.day + 1});
    list_starts(finder);
    stretch = (struct slot_span){finder->range.from, finder->range.to + finder->length};
    finder->timelines = arena_alloc(finder->arena, count * sizeof(*finder->timelines));
    finder->pains = arena_alloc(finder->arena, finder->start_count * count + 1);
    for (size_t i = 0; i < count; i++) {
        finder->timelines[i] = slot_timeline_of(&request->participants[i], stretch, finder->arena);
        feel(finder, i);
    }
}

static int64_t turns_of(const struct slot_participant *participant)
{
    return participant->turns > 0 ? participant->turns : 0;
}

/* Of those who take part. */
static int64_t fewest_turns(const struct slot_request *request, size_t left_out)
{
    int64_t fewest = INT64_MAX;

    for (size_t i = 0; i < request->participant_count; i++) {
        const int64_t turns = turns_of(&request->participants[i]);

        if (i != left_out && turns < fewest)
            fewest = turns;
    }
    return fewest;
}

static double cost_of(const struct slot_participant *participant, enum slot_pain pain,
                      int64_t fewest)
{
    const double more = is_away(pain) ? 0.0 : (double)(turns_of(participant) - fewest);

    return pain_costs[pain] * (1.0 + more / 2.0) * (participant->optional ? 0.5 : 1.0);
}

/* False if somebody who must be there cannot come. */
static bool judge(struct judged *out, const struct finder *finder, size_t start, size_t left_out,
                  int64_t fewest)
{
    const struct slot_request *request = finder->request;
    struct judged judged = {.start = start};

    for (size_t i = 0; i < request->participant_count; i++) {
        const struct slot_participant *participant = &request->participants[i];
        const enum slot_pain pain = pain_at(finder, start, i);

        if (i == left_out)
            continue;
        if (is_away(pain) && !participant->optional)
            return false;
        if (!is_away(pain) && pain > judged.worst)
            judged.worst = pain;
        judged.total += cost_of(participant, pain, fewest);
    }
    *out = judged;
    return true;
}

static int compare_judged(const void *a, const void *b)
{
    const struct judged *x = a, *y = b;

    if (x->total != y->total)
        return x->total < y->total ? -1 : 1;
    if (x->worst != y->worst)
        return x->worst < y->worst ? -1 : 1;
    return (x->start > y->start) - (x->start < y->start);
}

/* Every start at which all who must be there can come, the best first. */
static struct judged_list judge_all(const struct finder *finder)
{
    const int64_t fewest = fewest_turns(finder->request, SLOT_NOBODY);
    struct judged_list list = {
        arena_alloc(finder->arena, (finder->start_count + 1) * sizeof(*list.items)), 0};

    for (size_t i = 0; i < finder->start_count; i++) {
        if (judge(&list.items[list.count], finder, i, SLOT_NOBODY, fewest))
            list.count++;
    }
    if (list.count)
        qsort(list.items, list.count, sizeof(*list.items), compare_judged);
    return list;
}

/* The worst that somebody who takes part feels at that start, if it is a bad hour. */
static enum slot_pain worst_bad(const struct finder *finder, size_t start, size_t left_out)
{
    enum slot_pain worst = SLOT_BAD;

    for (size_t i = 0; i < finder->request->participant_count; i++) {
        const enum slot_pain pain = pain_at(finder, start, i);

        if (i != left_out && slot_pain_is_bad(pain) && pain > worst)
            worst = pain;
    }
    return worst;
}

static struct slot slot_of(const struct finder *finder, const struct judged *judged,
                           size_t left_out)
{
    const struct slot_request *request = finder->request;
    const int64_t fewest = fewest_turns(request, left_out);
    const enum slot_pain worst = worst_bad(finder, judged->start, left_out);
    const int64_t from = finder->starts[judged->start];
    struct slot slot = {
        .from = from,
        .to = from + finder->length,
        .total = judged->total,
        .worst = judged->worst,
        .left_out = left_out,
        .parts = arena_alloc(finder->arena, request->participant_count * sizeof(*slot.parts)),
    };

    for (size_t i = 0; i < request->participant_count; i++) {
        const struct slot_participant *participant = &request->participants[i];
        const enum slot_pain pain = pain_at(finder, judged->start, i);

        slot.parts[i] = (struct slot_part){
            .local = zone_local(participant->zone, from),
            .pain = pain,
            .cost = i == left_out ? 0.0 : cost_of(participant, pain, fewest),
            .takes_turn = i != left_out && pain == worst,
        };
        if (i != left_out && is_away(pain))
            slot.absent++;
    }
    return slot;
}

static void add_slot(struct slot_list *list, const struct slot *slot, struct arena *arena)
{
    list->items = arena_grow(arena, list->items, list->count, sizeof(*list->items));
    list->items[list->count++] = *slot;
}

/* Whether a day has room for one more beside those that are taken. */
static bool fits(const struct finder *finder, const struct slot_list *taken, int64_t from)
{
    const struct slot_request *request = finder->request;
    const int32_t day = zone_date(request->zone, from).day;
    size_t same_day = 0;

    if (!request->per_day)
        return true;
    for (size_t i = 0; i < taken->count; i++) {
        const struct slot *other = &taken->items[i];

        if (from < other->to && other->from < from + finder->length)
            return false;
        if (zone_date(request->zone, other->from).day == day)
            same_day++;
    }
    return same_day < request->per_day;
}

static void rank(struct slot_list *out, const struct finder *finder)
{
    const struct judged_list judged = judge_all(finder);
    const size_t most = finder->request->most;

    for (size_t i = 0; i < judged.count && (!most || out->count < most); i++) {
        if (fits(finder, out, finder->starts[judged.items[i].start])) {
            const struct slot slot = slot_of(finder, &judged.items[i], SLOT_NOBODY);

            add_slot(out, &slot, finder->arena);
        }
    }
}

/* The best start without one of them; false if there is none. */
static bool best_without(struct judged *out, const struct finder *finder, size_t left_out)
{
    const int64_t fewest = fewest_turns(finder->request, left_out);
    struct judged best = {0}, judged;
    bool found = false;

    for (size_t i = 0; i < finder->start_count; i++) {
        if (!judge(&judged, finder, i, left_out, fewest))
            continue;
        if (!found || compare_judged(&judged, &best) < 0)
            best = judged;
        found = true;
    }
    *out = best;
    return found;
}

static int compare_slots(const void *a, const void *b)
{
    const struct slot *x = a, *y = b;

    if (x->total != y->total)
        return x->total < y->total ? -1 : 1;
    if (x->worst != y->worst)
        return x->worst < y->worst ? -1 : 1;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    return (x->left_out > y->left_out) - (x->left_out < y->left_out);
}

static void do_without(struct slot_result *out, const struct finder *finder)
{
    const size_t count = finder->request->participant_count;
    struct judged judged;

    if (count <= 2)
        return;
    for (size_t i = 0; i < count; i++) {
        struct slot slot;

        if (!best_without(&judged, finder, i))
            continue;
        if (out->ranked.count && judged.total >= out->ranked.items[0].total)
            continue;
        slot = slot_of(finder, &judged, i);
        add_slot(&out->without, &slot, finder->arena);
    }
    if (out->without.count)
        qsort(out->without.items, out->without.count, sizeof(struct slot), compare_slots);
}

static size_t count_inside(const struct finder *finder)
{
    const size_t count = finder->request->participant_count;
    size_t inside = 0;

    for (size_t start = 0; start < finder->start_count; start++) {
        size_t at_work = 0;

        while (at_work < count && pain_at(finder, start, at_work) == SLOT_OK)
            at_work++;
        if (at_work == count)
            inside++;
    }
    return inside;
}

bool slot_find(struct slot_result *out, const struct slot_request *request, struct arena *arena,
               struct error *err)
{
    struct finder finder = {.request = request, .arena = arena};
    struct slot_result result = {0};

    if (!check_request(request, err))
        return false;
    prepare(&finder);
    rank(&result.ranked, &finder);
    do_without(&result, &finder);
    result.inside = count_inside(&finder);
    slot_windows_find(&result.windows, finder.timelines, request->participant_count, finder.range,
                      arena);
    slot_changes_find(&result, request, finder.range, arena);
    *out = result;
    return true;
}
