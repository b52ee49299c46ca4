#include "command/triage.h"

#include <string.h>

#include <liaise/figures.h>

#include "command/named.h"

/* The setting under which the round is kept; how far back a change of it is looked for. */
static const char setting[] = "triage";
enum { CHANGES_MOST = 1000, MEETINGS_MOST = 200 };

bool triage_gather(struct desk *desk, const struct triage_pick *picks, size_t count,
                   struct triage *out, struct arena *arena, struct error *err)
{
    const struct now *now = &desk->now;
    int64_t until = now->instant + (int64_t)(TRIAGE_DAYS_AHEAD + 2) * INSTANT_DAY;
    struct attention_item *items;
    struct list meetings;
    struct book book;
    size_t item_count;

    if (!book_read(desk->store, &book, arena, err)
        || !figures_attention(&book, &desk->config->health, now->today, &items, &item_count, arena,
                              err)
        || !meeting_list_ahead(desk->store, now->instant, until, MEETINGS_MOST, &meetings, arena,
                               err))
        return false;
    triage_begin(out, items, item_count, &meetings, &book.followups, book.home, now->today, arena);
    if (count)
        triage_keep(out, picks, count, arena);
    out->seen_at = now->instant;
    return true;
}

static void look_up_undone(struct triage *triage, const struct change_list *changes)
{
    for (size_t i = 0; i < triage->count; i++) {
        struct triage_item *item = &triage->items[i];

        for (size_t c = 0; item->change && c < changes->count; c++) {
            if (changes->items[c].id == item->change)
                item->undone = changes->items[c].is_undone;
        }
    }
}

bool triage_kept(struct desk *desk, struct triage *out, bool *found, struct arena *arena,
                 struct error *err)
{
    struct change_list changes;
    const char *text;

    *found = false;
    if (!setting_get(desk->store, setting, &text, arena, err))
        return false;
    if (!text || !text[0])
        return true;
    if (!triage_read(out, text, arena, err)
        || !change_list(desk->store, NULL, 0, CHANGES_MOST, &changes, arena, err))
        return false;
    look_up_undone(out, &changes);
    *found = true;
    return true;
}

bool triage_save(struct desk *desk, const struct triage *triage, struct error *err)
{
    struct str text = {0};
    bool ok;

    triage_write(triage, &text);
    ok = setting_set(desk->store, setting, text.text, err);
    str_done(&text);
    return ok;
}

bool triage_newest_change(struct desk *desk, int64_t *out, struct error *err)
{
    struct change_list changes;
    struct arena arena = {0};
    bool ok = change_list(desk->store, NULL, 0, CHANGES_MOST, &changes, &arena, err);

    *out = 0;
    for (size_t i = 0; ok && i < changes.count && !*out; i++) {
        if (changes.items[i].kind == CHANGE_DO && !changes.items[i].is_undone)
            *out = changes.items[i].id;
    }
    arena_clear(&arena);
    return ok;
}
