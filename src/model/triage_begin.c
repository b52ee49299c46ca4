#include <liaise/triage.h>

#include <stdlib.h>
#include <string.h>

#include <liaise/org.h>

#include "base/str.h"

/* What a round of triage consists of, and in which order. */

static const char *keep(struct str *text, struct arena *arena)
{
    const char *copy = arena_copy(arena, text->text ? text->text : "");

    str_done(text);
    return copy;
}

const char *triage_again(const char *key, struct arena *arena)
{
    struct str text = {0};

    str_add(&text, "Look at %s again", key);
    return keep(&text, arena);
}

/* Meetings have no place in the attention score: they are weighed as days of notice are. */

/* How much a missing agenda counts on the last day, and how much less for each day before. */
static const double agenda_most = 14, agenda_a_day = 1;

static bool lacks_agenda(const struct meeting *meeting, struct date today)
{
    int ahead = wall_date(meeting->starts).day - today.day;

    return meeting_is_ahead(meeting) && !meeting->agenda.count && ahead >= 0
           && ahead <= TRIAGE_DAYS_AHEAD;
}

static void weigh_meeting(struct attention_item *out, const struct meeting *meeting,
                          const char *home, struct date today)
{
    struct date day = wall_date(meeting->starts);

    *out = (struct attention_item){.noun = &meeting_noun, .ref = meeting->record.ref, .due = day};
    out->terms[ATTENTION_DUE] = agenda_most - agenda_a_day * (day.day - today.day);
    out->total = out->terms[ATTENTION_DUE];
    for (size_t i = 0; i < meeting->parties.count; i++) {
        const struct meeting_org *party = list_at(&meeting->parties, sizeof(*party), i);

        if (party->org.name && strcmp(party->org.name, home) != 0
            && out->org_count < ATTENTION_ORGS_MOST)
            out->orgs[out->org_count++] = party->org.name;
    }
}

static bool is_about(const struct followup *followup, const char *key)
{
    return (followup->about && !strcmp(followup->about, key))
           || (followup->org.name && !strcmp(followup->org.name, key));
}

static bool is_put_off(const struct attention_item *item, const struct list *followups,
                       struct date today, struct arena *arena)
{
    const char *again = triage_again(item->ref, arena);

    for (size_t i = 0; i < followups->count; i++) {
        const struct followup *followup = list_at(followups, sizeof(*followup), i);

        if (followup_is_open(followup) && followup_is_snoozed(followup, today)
            && is_about(followup, item->ref) && followup->title
            && !strcmp(followup->title, again))
            return true;
    }
    return false;
}

static struct triage_item *add_item(struct triage *triage, const struct noun *noun,
                                    const char *key, struct arena *arena)
{
    struct triage_item *item;

    triage->items = arena_grow(arena, triage->items, triage->count, sizeof(*triage->items));
    item = &triage->items[triage->count++];
    *item = (struct triage_item){.noun = noun, .key = arena_copy(arena, key), .orgs = "",
                                 .terms = "", .said = ""};
    return item;
}

static void take(struct triage *triage, const struct attention_item *from, struct arena *arena)
{
    struct triage_item *item =
        add_item(triage, from->noun ? from->noun : &org_noun, from->ref, arena);
    struct str orgs = {0}, terms = {0};

    for (size_t i = 0; i < from->org_count && i < ATTENTION_ORGS_MOST; i++)
        str_add(&orgs, "%s%s", i ? "," : "", from->orgs[i]);
    attention_write_terms(from, &terms);
    item->orgs = keep(&orgs, arena);
    item->total = from->total;
    item->terms = keep(&terms, arena);
}

void triage_begin(struct triage *out, const struct attention_item *attention, size_t count,
                  const struct list *meetings, const struct list *followups, const char *home,
                  struct date today, struct arena *arena)
{
    struct attention_item *all = arena_alloc(arena, (count + meetings->count + 1) * sizeof(*all));

    *out = (struct triage){.day = today, .seen_at = INSTANT_NONE};
    if (count)
        memcpy(all, attention, count * sizeof(*all));
    for (size_t i = 0; i < meetings->count; i++) {
        const struct meeting *meeting = list_at(meetings, sizeof(*meeting), i);

        if (lacks_agenda(meeting, today))
            weigh_meeting(&all[count++], meeting, home, today);
    }
    qsort(all, count, sizeof(*all), attention_compare);
    for (size_t i = 0; i < count; i++) {
        if (!is_put_off(&all[i], followups, today, arena))
            take(out, &all[i], arena);
    }
}

static bool is_item(const struct triage_item *item, const struct triage_pick *pick)
{
    return item->noun == pick->noun && !strcmp(item->key, pick->key);
}

static bool is_picked(const struct triage_item *item, const struct triage_pick *picks, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (is_item(item, &picks[i]))
            return true;
    }
    return false;
}

static bool has_item(const struct triage *triage, const struct triage_pick *pick)
{
    for (size_t i = 0; i < triage->count; i++) {
        if (is_item(&triage->items[i], pick))
            return true;
    }
    return false;
}

void triage_keep(struct triage *triage, const struct triage_pick *picks, size_t count,
                 struct arena *arena)
{
    size_t kept = 0;

    for (size_t i = 0; i < triage->count; i++) {
        if (is_picked(&triage->items[i], picks, count))
            triage->items[kept++] = triage->items[i];
    }
    triage->count = kept;
    triage->of_marked = true;
    for (size_t i = 0; i < count; i++) {
        struct triage_item *item;

        if (has_item(triage, &picks[i]))
            continue;
        item = add_item(triage, picks[i].noun, picks[i].key, arena);
        if (picks[i].noun == &org_noun)
            item->orgs = item->key;
    }
}
