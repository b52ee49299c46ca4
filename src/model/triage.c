#include <liaise/triage.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

/* Which item is next, and what was decided. */

/* What an item is expected to take before anything is known, and the most that is believed. */
enum { USUAL_SECONDS = 30, USUAL_WEIGHT = 3, MOST_SECONDS = 120 };

bool triage_is_decided(const struct triage_item *item)
{
    return item->decision != TRIAGE_UNDECIDED && !item->undone;
}

static bool is_left(const struct triage_item *item)
{
    return !triage_is_decided(item) && !item->skipped;
}

struct triage_counts triage_count(const struct triage *triage)
{
    struct triage_counts counts = {0};

    for (size_t i = 0; i < triage->count; i++) {
        const struct triage_item *item = &triage->items[i];

        counts.decided += triage_is_decided(item);
        counts.skipped += item->skipped && !triage_is_decided(item);
        counts.left += is_left(item);
    }
    return counts;
}

bool triage_is_over(const struct triage *triage)
{
    return triage_count(triage).left == 0;
}

int triage_minutes_left(const struct triage *triage)
{
    int64_t left = (int64_t)triage_count(triage).left;
    int64_t seconds = triage->seconds + (int64_t)USUAL_SECONDS * USUAL_WEIGHT;
    int64_t steps = triage->steps + USUAL_WEIGHT;

    return (int)((left * seconds + steps * 60 - 1) / (steps * 60));
}

static void take_time(struct triage *triage, int64_t now)
{
    int64_t seconds = now - triage->seen_at;

    triage->steps++;
    triage->seconds += seconds < 0 ? 0 : seconds > MOST_SECONDS ? MOST_SECONDS : seconds;
    triage->seen_at = now;
}

/* Behind the one at hand first, then from the start; the end if there is none. */
static void go_on(struct triage *triage)
{
    for (size_t i = 1; i <= triage->count; i++) {
        size_t at = (triage->at + i) % triage->count;

        if (is_left(&triage->items[at])) {
            triage->at = at;
            return;
        }
    }
    triage->at = triage->count;
}

void triage_decide(struct triage *triage, enum triage_decision decision, int64_t change,
                   const char *said, int64_t now)
{
    struct triage_item *item;

    if (triage->at >= triage->count)
        return;
    item = &triage->items[triage->at];
    item->decision = decision;
    item->change = change;
    item->said = said;
    item->skipped = item->undone = false;
    take_time(triage, now);
    go_on(triage);
}

void triage_skip(struct triage *triage, int64_t now)
{
    struct triage_item *item;

    if (triage->at >= triage->count)
        return;
    item = &triage->items[triage->at];
    item->skipped = !triage_is_decided(item);
    take_time(triage, now);
    go_on(triage);
}

bool triage_back(struct triage *triage, int64_t now)
{
    if (!triage->at)
        return false;
    triage_show(triage, triage->at - 1, now);
    return true;
}

void triage_show(struct triage *triage, size_t at, int64_t now)
{
    triage->at = at < triage->count ? at : triage->count;
    triage->seen_at = now;
}

const char *triage_decision_title(enum triage_decision decision)
{
    static const char *const titles[TRIAGE_DECISIONS] = {
        [TRIAGE_UNDECIDED] = "Left",      [TRIAGE_DONE] = "Done",
        [TRIAGE_SNOOZED] = "Snoozed",     [TRIAGE_PLANNED] = "Planned",
        [TRIAGE_LOGGED] = "Logged",       [TRIAGE_WAITING] = "Waiting",
        [TRIAGE_MOVED] = "Moved",         [TRIAGE_MEETING] = "To meet",
        [TRIAGE_SEVERITY] = "Judged anew", [TRIAGE_NOTED] = "Noted",
    };

    return titles[decision];
}

/* How they answer */

static bool waits_for_answer(const struct interaction *contact)
{
    return contact->direction == DIRECTION_OUTBOUND && contact->channel != CHANNEL_BROADCAST
           && contact->internal != FLAG_YES;
}

static int compare_days(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return x < y ? -1 : x > y;
}

static double median(double *days, size_t count)
{
    qsort(days, count, sizeof(*days), compare_days);
    return count % 2 ? days[count / 2] : (days[count / 2 - 1] + days[count / 2]) / 2;
}

struct triage_usual triage_usual(const struct list *newest_first, struct arena *arena)
{
    const struct interaction *contacts = newest_first->items;
    double *days = arena_alloc(arena, (newest_first->count + 1) * sizeof(*days));
    int64_t sent = INSTANT_NONE;
    size_t count = 0;

    for (size_t i = newest_first->count; i > 0; i--) {
        const struct interaction *contact = &contacts[i - 1];

        if (interaction_is_two_way(contact)) {
            if (sent != INSTANT_NONE)
                days[count++] = (double)(contact->at - sent) / INSTANT_DAY;
            sent = INSTANT_NONE;
        } else if (sent == INSTANT_NONE && waits_for_answer(contact)) {
            sent = contact->at;
        }
    }
    return (struct triage_usual){count ? median(days, count) : 0.0, count};
}
