/* What was found, in words. */

#include <string.h>

#include <liaise/issue.h>
#include <liaise/org.h>
#include <liaise/person.h>

#include "command/slots_people.h"

static const char *keep(struct str *text, struct arena *arena)
{
    const char *copy = arena_copy(arena, text->text ? text->text : "");

    str_done(text);
    return copy;
}

const struct slot *slots_candidate(const struct slots *slots, size_t number)
{
    const struct slot_result *result = &slots->result;

    if (number < result->ranked.count)
        return &result->ranked.items[number];
    number -= result->ranked.count;
    return number < result->without.count ? &result->without.items[number] : NULL;
}

static void add_clock(struct str *out, int64_t wall)
{
    str_add(out, "%02d:%02d", wall_minute(wall) / 60, wall_minute(wall) % 60);
}

const char *slots_hours(const struct slots *slots, const struct slot *slot, struct arena *arena)
{
    struct str text = {0};

    add_clock(&text, zone_local(slots->now.zone, slot->from).wall);
    str_add(&text, "-");
    add_clock(&text, zone_local(slots->now.zone, slot->to).wall);
    return keep(&text, arena);
}

static void add_day(struct str *out, struct date day)
{
    struct civil civil = date_civil(day);

    str_add(out, "%s %d %s", weekday_names[date_weekday(day)], civil.day,
            month_names[civil.month - 1]);
}

const char *slots_day(int64_t instant, const struct zone *zone, struct arena *arena)
{
    struct str text = {0};

    add_day(&text, zone_date(zone, instant));
    return keep(&text, arena);
}

const char *slots_pain_words(enum slot_pain pain)
{
    static const char *const words[SLOT_PAINS] = {
        [SLOT_OK] = "at work",
        [SLOT_EDGE] = "just outside work",
        [SLOT_BAD] = "before or after work",
        [SLOT_WORSE] = "far from work",
        [SLOT_WORST] = "in the night",
        [SLOT_PAUSED] = "on a pause",
        [SLOT_BUSY] = "in another meeting",
    };

    return words[pain];
}

/* "SEA 21:30 !", with the weekday where it is another one than ours. */
static void add_part(struct str *out, const struct slots *slots, const struct slot *slot,
                     size_t who)
{
    const struct slot_part *part = &slot->parts[who];
    int64_t ours = zone_local(slots->now.zone, slot->from).wall;

    str_add(out, "%s%s ", out->length ? ", " : "", slots->people[who].brief);
    if (wall_date(part->local.wall).day != wall_date(ours).day)
        str_add(out, "%s ", weekday_names[date_weekday(wall_date(part->local.wall))]);
    add_clock(out, part->local.wall);
    str_add(out, " %s", slot_pain_name(part->pain));
}

const char *slots_hurts(const struct slots *slots, const struct slot *slot, bool all,
                        struct arena *arena)
{
    struct str text = {0};

    for (int pain = SLOT_PAINS - 1; pain >= SLOT_OK; pain--) {
        for (size_t i = 0; i < slots->count; i++) {
            bool is_shown = all ? i > 0 || pain != SLOT_OK : pain != SLOT_OK;

            if ((int)slot->parts[i].pain == pain && i != slot->left_out && is_shown)
                add_part(&text, slots, slot, i);
        }
    }
    if (slot->left_out != SLOT_NOBODY)
        str_add(&text, "%swithout %s", text.length ? ", " : "",
                slots->people[slot->left_out].brief);
    if (!text.length)
        str_add(&text, "at work for everybody");
    return keep(&text, arena);
}

static void add_windows(struct str *out, const struct slots *slots)
{
    const struct slot_windows *windows = &slots->result.windows;

    if (windows->people < 2 || !windows->count) {
        str_add(out, " No two are ever at work together.");
        return;
    }
    str_add(out, " At most %zu of %zu are at work together: ", windows->people, slots->count);
    add_day(out, zone_date(slots->now.zone, windows->items[0].from));
    str_add(out, " ");
    add_clock(out, zone_local(slots->now.zone, windows->items[0].from).wall);
    str_add(out, "-");
    add_clock(out, zone_local(slots->now.zone, windows->items[0].to).wall);
    if (windows->count > 1)
        str_add(out, ", and %zu times more", windows->count - 1);
    str_add(out, ".");
}

const char *slots_inside(const struct slots *slots, struct arena *arena)
{
    struct str text = {0};

    str_add(&text, "%lld minutes inside everybody's hours: ", (long long)slots->ask.minutes);
    if (slots->result.inside)
        str_add(&text, "%zu start%s.", slots->result.inside,
                slots->result.inside == 1 ? "" : "s");
    else
        str_add(&text, "none.");
    if (!slots->result.inside)
        add_windows(&text, slots);
    return keep(&text, arena);
}

/* "Los Angeles" of "America/Los_Angeles" */
static void add_city(struct str *out, const struct zone *zone)
{
    const char *name = zone_name(zone), *city = strrchr(name, '/');

    for (city = city ? city + 1 : name; *city; city++)
        str_add(out, "%c", *city == '_' ? ' ' : *city);
}

const char *slots_changes(const struct slots *slots, struct arena *arena)
{
    const struct slot_result *result = &slots->result;
    struct str text = {0};
    bool in_range = false;

    for (size_t i = 0; i < result->change_count; i++) {
        const struct slot_change *change = &result->changes[i];

        str_add(&text, i ? ", " : "Clocks change: ");
        add_day(&text, zone_date(change->zone, change->at));
        str_add(&text, " ");
        add_city(&text, change->zone);
        in_range = in_range || change->in_range;
    }
    if (!result->change_count)
        str_add(&text, "No clock changes.");
    else
        str_add(&text, in_range ? "; that is in this range!" : "; not in this range.");
    return keep(&text, arena);
}

const char *slots_zone(const struct slots *slots, size_t who, struct arena *arena)
{
    const struct zone *zone = slots->participants[who].zone;
    struct zone_time theirs = zone_local(zone, slots->now.instant);
    struct zone_time ours = zone_local(slots->now.zone, slots->now.instant);
    struct str text = {0};

    if (theirs.offset == ours.offset || strcmp(theirs.abbreviation, ours.abbreviation) != 0)
        return theirs.abbreviation;
    add_city(&text, zone);
    return keep(&text, arena);
}

/* The meeting */

static void add_field(const char ***fields, size_t *count, struct arena *arena, struct str *text)
{
    *fields = arena_grow(arena, *fields, *count, sizeof(**fields));
    (*fields)[(*count)++] = text->text ? keep(text, arena) : NULL;
}

static void add_wall(const char ***fields, size_t *count, struct arena *arena, const char *name,
                     int64_t wall)
{
    struct str text = {0};
    char written[WALL_TEXT_SIZE];

    str_add(&text, "%s=%s", name, wall_write(wall, written));
    add_field(fields, count, arena, &text);
}

/* "parties=NWP, SBH"; nothing if nobody is one. A name with a comma is in quotation marks. */
static void add_names(const char ***fields, size_t *count, struct arena *arena, const char *name,
                      const struct slots *slots, const struct noun *noun)
{
    struct str text = {0};

    for (size_t i = 0; i < slots->count; i++) {
        const char *key = slots->people[i].key, *mark = strchr(key, ',') ? "\"" : "";

        if (slots->people[i].noun != noun)
            continue;
        if (!text.length)
            str_add(&text, "%s=", name);
        else
            str_add(&text, ", ");
        str_add(&text, "%s%s%s", mark, key, mark);
    }
    if (text.length)
        add_field(fields, count, arena, &text);
    str_done(&text);
}

static const struct zone *zone_of_meeting(const struct slots *slots, struct zones *zones)
{
    const struct zone *zone;
    struct error unused = {0};

    if (slots->moved && slots->moved->tz && zone_get(&zone, zones, slots->moved->tz, &unused))
        return zone;
    return slots->now.zone;
}

const char *const *slots_fields(const struct slots *slots, const struct slot *slot,
                                struct zones *zones, struct arena *arena)
{
    const struct zone *zone = zone_of_meeting(slots, zones);
    const char **fields = NULL;
    struct str end = {0};
    size_t count = 0;

    add_wall(&fields, &count, arena, "starts", zone_local(zone, slot->from).wall);
    add_wall(&fields, &count, arena, "ends", zone_local(zone, slot->to).wall);
    if (slots->about && !slots->moved) {
        struct str title = {0};

        str_add(&title, "title=%s", slots->about_said);
        add_field(&fields, &count, arena, &title);
    }
    if (!slots->moved) {
        add_names(&fields, &count, arena, "parties", slots, &org_noun);
        add_names(&fields, &count, arena, "people", slots, &person_noun);
    }
    add_field(&fields, &count, arena, &end);
    return fields;
}
