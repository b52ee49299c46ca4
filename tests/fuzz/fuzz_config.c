/* A configuration of anything at all: it is read or complained about, and what was read holds. */

#include <liaise/config.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

/* Not assert(): fuzzers are built with optimisation, which takes that away. */
static void claim(bool holds)
{
    if (!holds)
        abort();
}

static void check_orgs(const struct config *config)
{
    for (size_t i = 0; i < config->org_count; i++) {
        const struct org *org = &config->orgs[i];
        struct working_day week[7];
        struct error err = {0};
        int64_t ideal, most;

        claim(org->code && org->name && org->timezone);
        claim(!org->hours || hours_read(week, org->hours, &err));
        config_cadence(config, org, &ideal, &most);
        claim(ideal >= 1 && most >= ideal);
    }
    for (size_t i = 0; i < config->bridge_count; i++)
        claim(config->bridges[i].a.name && config->bridges[i].b.name);
}

static void check_complaints(const struct complaints *complaints)
{
    struct str text = {0};

    for (size_t i = 0; i < complaints->count; i++) {
        const struct complaint *complaint = &complaints->items[i];

        if (i > 0)
            claim(complaint->line >= complaint[-1].line);
        complaint_write(complaint, &text);
    }
    str_done(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct zones *zones = zones_open(NULL);
    struct arena arena = {0};
    struct complaints complaints = {.arena = &arena};
    struct config config;

    if (config_read(&config, (const char *)bytes, size, "x.yaml", zones, &complaints)) {
        claim(complaints.errors == 0);
        check_orgs(&config);
        claim(config_difference(&config, &config) == 0);
    } else {
        claim(complaints.errors > 0 && complaints.count > 0);
    }
    check_complaints(&complaints);
    arena_clear(&arena);
    zones_close(zones);
    return 0;
}
