#include "support/region.h"

#include <liaise/figures.h>

#include <unistd.h>

#include "base/embedded.h"
#include "base/file.h"
#include "support/fixture.h"
#include "support/temp.h"
#include "support/test.h"

/* Everything but the store. */
static void open_around(struct region *region)
{
    const struct embedded_file *file = embedded_find(demo_files, "calder-bay.yaml");
    const struct zone *zone;
    struct error err = {0};

    *region = (struct region){.zones = zones_open(NULL), .author = {"Dana", FIXTURE_NOW}};
    region->complaints.arena = &region->arena;
    assert_true(config_read(&region->config, file->text, file->size, file->name, region->zones,
                            &region->complaints));
    must(zone_get(&zone, region->zones, region->config.timezone, &err));
    region->desk = (struct desk){
        .config = &region->config,
        .zones = region->zones,
        .now = now_of(FIXTURE_NOW, zone),
        .author = region->author,
    };
}

static void open_store(struct region *region, const char *url)
{
    struct error err = {0};

    must(store_open(&region->store, url, STORE_WRITE, &err));
    must(orgs_mirror(region->store, region->config.orgs, region->config.org_count,
                     region->config.bridges, region->config.bridge_count, date_of(2026, 2, 2),
                     &region->author, &err));
    region->desk.store = region->store;
}

void region_open(struct region *region)
{
    open_around(region);
    open_store(region, "sqlite::memory:");
}

static void copy_filled(struct region *region, const char *to)
{
    struct error err = {0};
    size_t size;
    char *bytes;

    must(file_read(&bytes, &size, TEST_REGION, (size_t)64 << 20, &region->arena, &err));
    must(file_write(to, bytes, size, &err));
}

void region_open_filled(struct region *region)
{
    struct import_result result;

    open_around(region);
    if (access(TEST_REGION, R_OK) != 0) {
        open_store(region, "sqlite::memory:");
        region_import(region, &result);
        return;
    }
    region->temp = temp_open();
    copy_filled(region, temp_path(region->temp, "region.db"));
    open_store(region, temp_path(region->temp, "region.db"));
}

void region_close(struct region *region)
{
    store_close(region->store);
    zones_close(region->zones);
    arena_clear(&region->arena);
    if (region->temp)
        assert_int_equal(temp_close(region->temp), 0);
}

void region_import(struct region *region, struct import_result *result)
{
    const struct embedded_file *sample = embedded_find(demo_files, "calder-bay.jsonl");
    const struct import_options options = {.kind = CHANGE_SETUP};   /* as `liaise demo` does */
    struct import_file file;
    struct error err = {0};

    assert_true(jsonl_read(&file, sample->text, sample->size, "calder-bay.jsonl", region->zones,
                           &region->complaints));
    must(import_apply(region->store, &region->author, &file, "calder-bay.jsonl", &options,
                      &region->complaints, result, &err));
}

const struct keymap *region_keys(struct region *region)
{
    struct keymap *keys = arena_alloc(&region->arena, sizeof(*keys));
    struct command_set *commands = arena_alloc(&region->arena, sizeof(*commands));

    command_set_make(commands, &region->arena);
    keymap_make(keys, commands, &region->config, &region->complaints, &region->arena);
    return keys;
}
