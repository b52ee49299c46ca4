#include "app/start.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <liaise/figures.h>
#include <liaise/org.h>

#include "base/file.h"
#include "command/demo.h"

/* Configuration */

static bool refuse_missing(const char *path, bool was_named, struct error *err)
{
    if (was_named)
        return error_set(err, ERROR_NOT_FOUND, "there is no configuration %s", path);
    return error_set(err, ERROR_NOT_FOUND,
                     "there is no configuration yet (%s); start liaise in a terminal to write one, "
                     "look at the sample region with: liaise demo, or name one with --config FILE",
                     path);
}

static bool config_load(struct office *office, const char *path, bool was_named, struct error *err)
{
    struct error why = {0};
    size_t size;
    char *text;

    if (!file_read(&text, &size, path, CONFIG_MOST_BYTES, &office->arena, &why)) {
        if (why.kind == ERROR_NOT_FOUND)
            return refuse_missing(path, was_named, err);
        *err = why;
        return false;
    }
    if (!config_read(&office->config, text, size, path, office->zones, &office->complaints))
        return error_set(err, ERROR_INVALID, "%s has %zu mistake%s; nothing was done", path,
                         office->complaints.errors, office->complaints.errors == 1 ? "" : "s");
    office->desk.config = &office->config;
    office->desk.config_path = path;
    return true;
}

/* What the store must know of the configuration, as a number that differs when it differs. */

static void hash_text(uint64_t *hash, const char *text)
{
    do {
        *hash = (*hash ^ (unsigned char)*text) * UINT64_C(1099511628211);
    } while (*text++);
}

static void hash_record(uint64_t *hash, const struct noun *noun, const void *record)
{
    for (const struct field *field = noun->fields; field->name; field++) {
        const struct list *list = field_place(field, record);
        struct str text = {0};

        field_write(field, record, &text);
        hash_text(hash, text.text);
        str_done(&text);
        for (size_t i = 0; field->kind == FIELD_LIST && i < list->count; i++)
            hash_record(hash, field->noun, (const char *)list->items + i * field->noun->size);
    }
}

static void hash_config(const struct config *config, char out[24])
{
    uint64_t hash = UINT64_C(14695981039346656037);

    for (size_t i = 0; i < config->org_count; i++)
        hash_record(&hash, &org_noun, &config->orgs[i]);
    for (size_t i = 0; i < config->bridge_count; i++)
        hash_record(&hash, &bridge_noun, &config->bridges[i]);
    (void)snprintf(out, 24, "%016llx", (unsigned long long)hash);
}

static const char orgs_setting[] = "config.orgs";

static bool is_mirrored(struct office *office, bool *out, struct error *err)
{
    const char *stored;
    char hash[24];

    if (!setting_get(office->desk.store, orgs_setting, &stored, &office->arena, err))
        return false;
    hash_config(&office->config, hash);
    *out = stored && !strcmp(stored, hash);
    return true;
}

static bool mirror(struct office *office, struct error *err)
{
    const struct config *config = &office->config;
    const struct desk *desk = &office->desk;
    bool done = false;
    char hash[24];

    if (!is_mirrored(office, &done, err) || done)
        return done;
    hash_config(config, hash);
    return orgs_mirror(desk->store, config->orgs, config->org_count, config->bridges,
                       config->bridge_count, desk->now.today, &desk->author, err)
           && setting_set(desk->store, orgs_setting, hash, err);
}

/* Store */

static bool is_url(const char *path)
{
    return strchr(path, ':') && !strchr(path, '/');
}

/* What stands in the file is meant from its folder; "~" is not known here. */
static const char *store_path(struct office *office, const struct start *start)
{
    const struct config *config = &office->config;

    if (start->store)
        return start->store;
    if (!config->store)
        return path_join(start->places->data_folder, "liaise.db", &office->arena);
    if (config->store[0] == '/' || is_url(config->store))
        return config->store;
    return path_join(path_folder(office->desk.config_path, &office->arena), config->store,
                     &office->arena);
}

static bool open_to_write(struct office *office, const char *path, struct error *err)
{
    return (is_url(path) || folder_make(path_folder(path, &office->arena), err))
           && store_open(&office->desk.store, path, STORE_WRITE, err) && mirror(office, err);
}

/* True if the store could be opened and says what the configuration says. */
static bool open_to_read(struct office *office, const char *path, struct error *err)
{
    bool done = false;

    if (!store_open(&office->desk.store, path, STORE_READ, err))
        return false;
    if (is_mirrored(office, &done, err) && done)
        return true;
    store_close(office->desk.store);
    office->desk.store = NULL;
    return false;
}

static void store_forget(struct office *office)
{
    store_close(office->desk.store);
    office->desk.store = NULL;
}

/*
 * A store that cannot be written is read as it is, even if the configuration has changed since.
 */
static bool open_somehow(struct office *office, const char *path, struct error *err)
{
    struct error unused = {0}, why = {0};

    if (!is_url(path) && access(path, F_OK) == 0 && open_to_read(office, path, &unused))
        return true;
    if (open_to_write(office, path, &why))
        return true;
    store_forget(office);
    if (why.kind != ERROR_BUSY && store_open(&office->desk.store, path, STORE_READ, &unused))
        return true;
    *err = why;
    return false;
}

/* Clock */

static bool zone_of_officer(struct office *office, const struct zone **out, struct error *err)
{
    const char *name = office->config.timezone;

    if (name)
        return zone_get(out, office->zones, name, err);
    *out = zone_utc();
    return true;
}

/* A day alone means that day at the present time of day. */
static bool read_as_of(struct now *now, const char *text, struct zones *zones, struct error *err)
{
    const struct when_options options = {.now = *now, .zones = zones};
    struct when when;
    int64_t wall;

    if (!when_read(&when, text, &options, err))
        return error_while(err, "--as-of");
    if (when.has_time) {
        *now = now_of(when.instant, now->zone);
        return true;
    }
    wall = zone_local(now->zone, now->instant).wall;
    wall += ((int64_t)when.date.day - wall_date(wall).day) * INSTANT_DAY;
    *now = now_of(zone_instant(now->zone, wall, NULL), now->zone);
    return true;
}

static bool set_clock(struct office *office, int64_t clock, const struct start *start,
                      struct error *err)
{
    struct desk *desk = &office->desk;
    const struct zone *zone;

    if (!zone_of_officer(office, &zone, err))
        return false;
    desk->now = now_of(clock, zone);
    desk->author.name = office->config.officer ? office->config.officer : "liaise";
    desk->author.at = clock;
    return !start->as_of || read_as_of(&desk->now, start->as_of, office->zones, err);
}

/* In the demo it is as late as what was done there last. */
static bool set_demo_clock(struct office *office, const struct start *start, struct error *err)
{
    int64_t last;

    if (start->clock_is_fixed)
        return true;
    if (!change_last_at(office->desk.store, &last, err))
        return false;
    return last == INSTANT_NONE || last <= DEMO_START || set_clock(office, last, start, err);
}

/* All of it */

static bool open_demo(struct office *office, const struct start *start, struct error *err)
{
    struct demo_place place;
    const char *store;

    demo_place_of(&place, start->places, &office->arena);
    store = start->store ? start->store : place.store_path;
    office->store_path = is_url(store) ? NULL : store;
    office->desk.is_demo = true;
    if (!demo_prepare(&place, start->reset, &office->arena, err)
        || !config_load(office, place.config_path, true, err)
        || !set_clock(office, start->clock_is_fixed ? start->clock : DEMO_START, start, err))
        return false;
    if (start->need == NEED_READ && access(store, F_OK) == 0 && open_to_read(office, store, err))
        return set_demo_clock(office, start, err);
    if (start->tell && access(store, F_OK) != 0)
        start->tell("Setting up the sample region Calder Bay …");
    return open_to_write(office, store, err) && demo_fill(&office->desk, &office->arena, err)
           && set_demo_clock(office, start, err);
}

static bool open_own(struct office *office, const struct start *start, struct error *err)
{
    const char *path = start->config ? start->config : start->places->config_path;
    const char *store;

    if (!config_load(office, path, start->config != NULL, err)
        || !set_clock(office, start->clock, start, err))
        return false;
    store = store_path(office, start);
    office->store_path = is_url(store) ? NULL : store;
    return start->need == NEED_WRITE ? open_to_write(office, store, err)
                                     : open_somehow(office, store, err);
}

/* Commands that need nothing still want to know which configuration is meant. */
static void open_nothing(struct office *office, const struct start *start)
{
    struct demo_place place;

    office->desk.now = now_of(start->clock, zone_utc());
    office->desk.config_path = start->config;
    if (!start->demo)
        return;
    demo_place_of(&place, start->places, &office->arena);
    office->desk.config_path = place.config_path;
}

bool office_open(struct office *out, const struct start *start, struct error *err)
{
    bool ok = true;

    *out = (struct office){.zones = zones_open(start->zone_folder)};
    out->complaints.arena = &out->arena;
    out->desk.zones = out->zones;
    out->desk.places = start->places;
    if (start->need == NEED_NOTHING)
        open_nothing(out, start);
    else
        ok = start->demo ? open_demo(out, start, err) : open_own(out, start, err);
    if (!ok)
        store_forget(out);
    return ok;
}

void office_close(struct office *office)
{
    store_close(office->desk.store);
    zones_close(office->zones);
    arena_clear(&office->arena);
    *office = (struct office){0};
}
