#include <liaise/figures.h>

#include <string.h>

#include "store/store_private.h"

/*
 * The organizations of the configuration, mirrored.
 *
 * Ids in the configuration mean nothing; records are matched by their code,
 * bridges by the pair of codes. What is stored is compared field by field, so
 * that reading the same file twice writes nothing.
 */

struct mirror {
    struct store *store;
    struct date today;
    struct arena *arena;
};

static const struct org *stored_org(const struct list *stored, const char *code)
{
    const struct org *orgs = stored->items;

    for (size_t i = 0; i < stored->count; i++) {
        if (!strcmp(orgs[i].code, code))
            return &orgs[i];
    }
    return NULL;
}

/* Pauses keep their ids where they are the same, so that only what differs is written. */
static void keep_pause_ids(struct org *org, const struct org *stored)
{
    struct pause *pauses = org->pauses.items;
    const struct pause *old = stored->pauses.items;

    for (size_t i = 0; i < org->pauses.count; i++)
        pauses[i].id = i < stored->pauses.count ? old[i].id : 0;
}

static bool mirror_org(const struct mirror *mirror, const struct org *wanted,
                       const struct list *stored, struct error *err)
{
    const struct org *old = stored_org(stored, wanted->code);
    struct org org;

    record_copy(&org_noun, &org, wanted, mirror->arena);
    org.archived_on = DATE_NONE;
    org.record = (struct record){0};
    if (!old) {
        struct pause *pauses = org.pauses.items;

        for (size_t i = 0; i < org.pauses.count; i++)
            pauses[i].id = 0;
        return record_add(mirror->store, &org_noun, &org, mirror->arena, err);
    }
    keep_pause_ids(&org, old);
    org.record = old->record;
    return record_save(mirror->store, &org_noun, &org, mirror->arena, err);
}

static bool is_wanted(const struct org *orgs, size_t count, const char *code)
{
    for (size_t i = 0; i < count; i++) {
        if (!strcmp(orgs[i].code, code))
            return true;
    }
    return false;
}

static bool archive_missing(const struct mirror *mirror, const struct org *orgs, size_t count,
                            const struct list *stored, struct error *err)
{
    struct org *old = stored->items;

    for (size_t i = 0; i < stored->count; i++) {
        if (is_wanted(orgs, count, old[i].code) || date_is_set(old[i].archived_on))
            continue;
        old[i].archived_on = mirror->today;
        if (!record_save(mirror->store, &org_noun, &old[i], mirror->arena, err))
            return false;
    }
    return true;
}

static bool same_pair(const struct bridge *a, const struct bridge *b)
{
    return (!strcmp(a->a.name, b->a.name) && !strcmp(a->b.name, b->b.name))
           || (!strcmp(a->a.name, b->b.name) && !strcmp(a->b.name, b->a.name));
}

static struct bridge *pair_among(struct bridge *bridges, size_t count, const struct bridge *pair)
{
    for (size_t i = 0; i < count; i++) {
        if (same_pair(&bridges[i], pair))
            return &bridges[i];
    }
    return NULL;
}

static bool mirror_bridge(const struct mirror *mirror, const struct bridge *wanted,
                          const struct list *stored, struct error *err)
{
    const struct bridge *old = pair_among(stored->items, stored->count, wanted);
    struct bridge bridge;

    record_copy(&bridge_noun, &bridge, wanted, mirror->arena);
    bridge.record = old ? old->record : (struct record){0};
    bridge.archived_on = DATE_NONE;
    bridge.a.id = bridge.b.id = 0;
    return old ? record_save(mirror->store, &bridge_noun, &bridge, mirror->arena, err)
               : record_add(mirror->store, &bridge_noun, &bridge, mirror->arena, err);
}

static bool mirror_bridges(const struct mirror *mirror, struct bridge *bridges, size_t count,
                           struct error *err)
{
    struct list stored;
    struct bridge *old;

    if (!record_select(mirror->store, &bridge_noun, "ORDER BY id", DB_BIND_NONE, &stored,
                       mirror->arena, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!mirror_bridge(mirror, &bridges[i], &stored, err))
            return false;
    }
    old = stored.items;
    for (size_t i = 0; i < stored.count; i++) {
        if (pair_among(bridges, count, &old[i]) || date_is_set(old[i].archived_on))
            continue;
        old[i].archived_on = mirror->today;
        if (!record_save(mirror->store, &bridge_noun, &old[i], mirror->arena, err))
            return false;
    }
    return true;
}

static bool mirror_orgs(const struct mirror *mirror, const struct org *orgs, size_t count,
                        struct error *err)
{
    struct list stored;

    if (!record_select(mirror->store, &org_noun, "ORDER BY id", DB_BIND_NONE, &stored,
                       mirror->arena, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!mirror_org(mirror, &orgs[i], &stored, err))
            return false;
    }
    return archive_missing(mirror, orgs, count, &stored, err);
}

bool orgs_mirror(struct store *store, const struct org *orgs, size_t org_count,
                 const struct bridge *bridges, size_t bridge_count, struct date today,
                 const struct author *author, struct error *err)
{
    struct arena arena = {0};
    struct mirror mirror = {store, today, &arena};
    struct bridge *copies = arena_alloc(&arena, (bridge_count + 1) * sizeof(*copies));
    bool ok;

    for (size_t i = 0; i < bridge_count; i++)
        record_copy(&bridge_noun, &copies[i], &bridges[i], &arena);
    ok = change_begin_kind(store, author, CHANGE_SETUP, "Read liaise.yaml", err);
    if (ok) {
        ok = mirror_orgs(&mirror, orgs, org_count, err)
             && mirror_bridges(&mirror, copies, bridge_count, err);
        ok = change_end(store, ok, err);
    }
    arena_clear(&arena);
    return ok;
}
