#include "support/region.h"

#include <liaise/figures.h>

#include "base/embedded.h"
#include "support/fixture.h"
#include "support/test.h"

static void read_config(struct region *region)
{
    const struct embedded_file *file = embedded_find(demo_files, "calder-bay.yaml");
    struct error err = {0};

    assert_true(config_read(&region->config, file->text, file->size, file->name, region->zones,
                            &region->complaints));
    must(orgs_mirror(region->store, region->config.orgs, region->config.org_count,
                     region->config.bridges, region->config.bridge_count, date_of(2026, 2, 2),
                     &region->author, &err));
}

void region_open(struct region *region)
{
    const struct zone *zone;
    struct error err = {0};

    *region = (struct region){.zones = zones_open(NULL), .author = {"Dana", FIXTURE_NOW}};
    region->complaints.arena = &region->arena;
    must(store_open(&region->store, "sqlite::memory:", STORE_WRITE, &err));
    read_config(region);
    must(zone_get(&zone, region->zones, region->config.timezone, &err));
    region->desk = (struct desk){
        .store = region->store, .config = &region->config, .zones = region->zones,
        .now = now_of(FIXTURE_NOW, zone), .author = region->author,
    };
}

void region_close(struct region *region)
{
    store_close(region->store);
    zones_close(region->zones);
    arena_clear(&region->arena);
}

void region_import(struct region *region, struct import_result *result)
{
    const struct embedded_file *sample = embedded_find(demo_files, "calder-bay.jsonl");
    struct import_options options = {0};
    struct import_file file;
    struct error err = {0};

    assert_true(jsonl_read(&file, sample->text, sample->size, "calder-bay.jsonl", region->zones,
                           &region->complaints));
    must(import_apply(region->store, &region->author, &file, "calder-bay.jsonl", &options,
                      &region->complaints, result, &err));
}
