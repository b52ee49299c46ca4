/* Who takes part in a meeting that is looked for. */

#include "command/slots_people.h"

#include <string.h>
#include <strings.h>

#include <liaise/issue.h>

#include "command/named.h"

static const struct org *org_of(const struct slots_loader *loader, const char *code)
{
    for (size_t i = 0; code && i < loader->orgs.count; i++) {
        const struct org *org = list_at(&loader->orgs, sizeof(*org), i);

        if (!strcmp(org->code, code))
            return org;
    }
    return NULL;
}

static bool is_there(const struct slots *slots, const struct noun *noun, const char *key)
{
    for (size_t i = 0; i < slots->count; i++) {
        if (slots->people[i].noun == noun && !strcmp(slots->people[i].key, key))
            return true;
    }
    return false;
}

static bool is_optional(const struct slots_ask *ask, const struct slots_person *person)
{
    for (size_t i = 0; i < ask->without_count; i++) {
        if (!strcasecmp(ask->without[i], person->key)
            || !strcasecmp(ask->without[i], person->brief))
            return true;
    }
    return false;
}

/* Sits down with the hours and pauses of the organization, in that zone. */
static bool sit(struct slots_loader *loader, const struct slots_person *person,
                const char *zone_name_, const struct org *org, struct error *err)
{
    struct slots *slots = loader->slots;
    struct slot_participant *participant;

    if (slots->count == SLOTS_PEOPLE_MOST)
        return error_set(err, ERROR_INVALID, "at most %d can be brought together at once",
                         SLOTS_PEOPLE_MOST);
    slots->people[slots->count] = *person;
    participant = &slots->participants[slots->count++];
    *participant = (struct slot_participant){.name = person->brief, .zone = loader->desk->now.zone};
    participant->optional = person->noun && is_optional(&slots->ask, person);
    if (org) {
        participant->pauses = org->pauses.items;
        participant->pause_count = org->pauses.count;
    }
    return (!zone_name_ || zone_get(&participant->zone, loader->desk->zones, zone_name_, err))
           && (!org || !org->hours || hours_read(participant->hours, org->hours, err));
}

static bool sit_org(struct slots_loader *loader, const char *code, struct error *err)
{
    const struct org *org = org_of(loader, code);

    if (!org || org->is_home == FLAG_YES || is_there(loader->slots, &org_noun, code))
        return true;
    return sit(loader,
               &(struct slots_person){&org_noun, org->code, org->code,
                                      org->name ? org->name : org->code},
               org->timezone, org, err);
}

static const char *first_word(const char *name, struct arena *arena)
{
    char *copy = arena_copy(arena, name);

    copy[strcspn(copy, " ")] = '\0';
    return copy;
}

static bool sit_person(struct slots_loader *loader, const struct person *person, struct error *err)
{
    const struct role_held *role = person_role(person, loader->desk->now.today);
    const struct org *org = role ? org_of(loader, role->org.name) : NULL;

    if (is_there(loader->slots, &person_noun, person->name))
        return true;
    return sit(loader,
               &(struct slots_person){&person_noun, person->name,
                                      first_word(person->name, loader->arena), person->name},
               person->timezone ? person->timezone : org ? org->timezone : NULL, org, err);
}

/* Somebody whose organization sits there already counts only where the clock is another one. */
static bool is_elsewhere(const struct slots_loader *loader, const struct person *person)
{
    const struct role_held *role = person_role(person, loader->desk->now.today);
    const struct org *org = role ? org_of(loader, role->org.name) : NULL;

    if (!org || (!is_there(loader->slots, &org_noun, org->code) && org->is_home != FLAG_YES))
        return true;
    return person->timezone && org->timezone && strcmp(person->timezone, org->timezone) != 0;
}

static bool sit_invited(struct slots_loader *loader, const struct meeting *meeting,
                        struct error *err)
{
    const char *officer = loader->desk->config->officer;

    for (size_t i = 0; i < meeting->parties.count; i++) {
        const struct meeting_org *party = list_at(&meeting->parties, sizeof(*party), i);

        if (!sit_org(loader, party->org.name, err))
            return false;
    }
    for (size_t i = 0; i < meeting->people.count; i++) {
        const struct meeting_person *invited = list_at(&meeting->people, sizeof(*invited), i);
        struct person person;

        if (invited->rsvp == RSVP_DECLINED || !invited->person.name
            || (officer && !strcmp(invited->person.name, officer)))
            continue;
        if (!record_get(loader->desk->store, &person_noun, invited->person.id, &person,
                        loader->arena, err)
            || (is_elsewhere(loader, &person) && !sit_person(loader, &person, err)))
            return false;
    }
    return true;
}

static void begin_with(struct slots_loader *loader, const struct noun *noun, const void *record)
{
    struct slots *slots = loader->slots;

    if (slots->about_noun)
        return;
    slots->about_noun = noun;
    slots->about_id = ((const struct record *)record)->id;
    slots->about = record_key(noun, record);
    slots->about_said = record_said(noun, record);
    if (noun == &meeting_noun && meeting_is_ahead(record))
        slots->moved = record;
}

static bool sit_record(struct slots_loader *loader, const struct noun *noun, const char *key,
                       struct error *err)
{
    void *record = arena_alloc(loader->arena, noun->size);

    if (!record_get_by_key(loader->desk->store, noun, key, record, loader->arena, err))
        return false;
    if (noun == &person_noun)
        return sit_person(loader, record, err);
    begin_with(loader, noun, record);
    if (noun == &meeting_noun)
        return sit_invited(loader, record, err);
    for (size_t i = 0; i < ((struct issue *)record)->parties.count; i++) {
        const struct issue_party *party =
            list_at(&((struct issue *)record)->parties, sizeof(*party), i);

        if (!sit_org(loader, party->org.name, err))
            return false;
    }
    return true;
}

static bool sit_named(struct slots_loader *loader, const char *word, struct error *err)
{
    const struct noun *noun;
    const char *key;

    if (!record_named(loader->desk, word, &noun, &key, loader->arena, err))
        return false;
    if (noun == &org_noun)
        return sit_org(loader, key, err);
    if (noun != &person_noun && noun != &meeting_noun && noun != &issue_noun)
        return error_set(err, ERROR_INVALID,
                         "%s cannot come to a meeting; name organizations, people, a meeting or "
                         "an issue",
                         key);
    return sit_record(loader, noun, key, err);
}

bool slots_sit(struct slots_loader *loader, struct error *err)
{
    static const struct slots_person officer = {NULL, "", "me", "me"};
    const struct slots_ask *ask = &loader->slots->ask;
    const struct org *home;

    if (!records_all(loader->desk->store, &org_noun, &loader->orgs, loader->arena, err))
        return false;
    loader->slots->people =
        arena_alloc(loader->arena, SLOTS_PEOPLE_MOST * sizeof(*loader->slots->people));
    loader->slots->participants =
        arena_alloc(loader->arena, SLOTS_PEOPLE_MOST * sizeof(*loader->slots->participants));
    home = org_of(loader, loader->desk->config->home_code);
    if (!sit(loader, &officer, NULL, home, err))
        return false;
    for (size_t i = 0; i < ask->count; i++) {
        if (!sit_named(loader, ask->who[i], err))
            return false;
    }
    if (loader->slots->count < 2)
        return error_set(err, ERROR_INVALID, "there is nobody to meet; name who takes part");
    return true;
}
