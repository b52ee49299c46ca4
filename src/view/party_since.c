#include <math.h>

#include "command/since.h"
#include "view/party_private.h"
#include "view/words.h"

/* What changed since we last spoke, and through how many people we speak. */

enum { ON, REF, CHANGED, ABOUT, SINCE_CELLS };

static const struct column columns[SINCE_CELLS] = {
    [ON] = {.title = "On", .min = 5, .max = 11, .whole = true, .priority = 2},
    [REF] = {.title = "ID", .min = 4, .max = 7, .whole = true},
    [CHANGED] = {.title = "What changed", .min = 16, .max = 60, .flex = 2},
    [ABOUT] = {.title = "About", .min = 10, .flex = 1, .priority = 1},
};

static struct target target_of_item(const struct party_load *load, const struct delta_item *item)
{
    const void *record = since_record(load->book, item);
    struct error err = {0};
    int64_t id;

    if (record)
        return target_of(item->noun, record);
    if (!record_find(load->desk->store, item->noun, item->ref, &id, &err))
        return (struct target){0};
    return (struct target){item->noun, id, item->ref, item->ref};
}

static void add_item(const struct party_load *load, const struct delta_item *item)
{
    struct listing_row row = {.target = target_of_item(load, item),
                              .record = since_record(load->book, item)};
    bool is_person = !row.record;

    for (size_t i = 0; i < CELLS_MOST; i++)
        row.order[i] = NAN;
    row.order[ON] = item->day.day;
    row.cells[ON] = (struct table_cell){day_plain(item->day, load->arena), ROLE_DIM};
    row.cells[REF] = (struct table_cell){is_person ? "" : item->ref, ROLE_DIM};
    row.cells[CHANGED] = (struct table_cell){item->what, ROLE_TEXT};
    row.cells[ABOUT] = (struct table_cell){is_person ? item->ref : row.target.title, ROLE_TEXT};
    row.second = row.cells[ABOUT].text;
    rows_add(&load->party->lists[PARTY_SINCE], row, load->arena);
}

static bool load_since(const struct party_load *load, struct error *err)
{
    struct listing *listing = &load->party->lists[PARTY_SINCE];
    struct since_sheet sheet;

    *listing = (struct listing){.name = "since", .title = "Since we last spoke",
                                .columns = columns, .column_count = SINCE_CELLS,
                                .has_header = true,
                                .none = "Nothing has changed since we last spoke."};
    if (!load->facts || load->facts->is_home)
        return true;
    if (!since_read(load->desk, load->book, load->party->org.code, &sheet, load->arena, err))
        return false;
    if (date_is_set(sheet.since))
        rows_add(listing,
                 (struct listing_row){.stands_alone = true,
                                      .heading = say(load->arena, "Since we last spoke, %s",
                                                     day_ago(sheet.since, load->desk->now.today,
                                                             load->arena))},
                 load->arena);
    for (size_t i = 0; i < sheet.delta.count; i++)
        add_item(load, &sheet.delta.items[i]);
    return true;
}

/* "2 people: Tove Halvorsen (26 Nov 2025), …"; a single one is worth a warning. */
static bool load_threads(const struct party_load *load, struct error *err)
{
    struct turnover_request radar;
    struct turnover_thread *threads;
    struct arena *arena = load->arena;
    const char *names = "";
    size_t count;

    if (!load->facts || load->facts->is_home)
        return true;
    if (!turnover_read(load->desk, load->book, &radar, arena, err))
        return false;
    turnover_aim(&radar, load->facts, &load->desk->config->health, arena);
    turnover_threads(&radar, &threads, &count, arena);
    for (size_t i = 0; i < count; i++)
        names = say(arena, "%s%s%s, %s", names, i ? "; " : "", threads[i].person->name,
                    day_plain(threads[i].last, arena));
    load->party->threads_role = count > 1 ? ROLE_TEXT : ROLE_LATE;
    if (!count)
        load->party->threads = say(arena, "nobody there has been in touch for %lld days",
                                   (long long)turnover_days(radar.silence_most));
    else if (count == 1)
        load->party->threads = say(arena, "only one live: %s", names);
    else
        load->party->threads = say(arena, "%zu live: %s", count, names);
    return true;
}

bool party_load_since(const struct party_load *load, struct error *err)
{
    return load_since(load, err) && load_threads(load, err);
}
