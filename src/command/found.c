#include "command/found.h"

#include <string.h>

#include <liaise/followup.h>
#include <liaise/interaction.h>
#include <liaise/org.h>
#include <liaise/person.h>

#include "base/text.h"

const char *found_title(const struct noun *noun, bool plural)
{
    static const struct {
        const char *name, *one, *many;
    } titles[] = {
        {"issue", "Issue", "Issues"},
        {"commitment", "Commitment", "Commitments"},
        {"followup", "Follow-up", "Follow-ups"},
        {"meeting", "Meeting", "Meetings"},
        {"agreement", "Agreement", "Agreements"},
        {"org", "Party", "Parties"},
        {"person", "Person", "People"},
        {"interaction", "Contact", "Contacts"},
        {"bridge", "Bridge", "Bridges"},
    };

    for (size_t i = 0; i < sizeof(titles) / sizeof(*titles); i++) {
        if (!strcmp(titles[i].name, noun->name))
            return plural ? titles[i].many : titles[i].one;
    }
    return plural ? noun->plural : noun->name;
}

static const char *bridge_label(const struct bridge *bridge, struct arena *arena)
{
    struct str text = {0};
    const char *copy;

    str_add(&text, "%s-%s", bridge->a.name, bridge->b.name);
    copy = arena_copy(arena, text.text);
    str_done(&text);
    return copy;
}

const char *found_label(const struct search_hit *hit, struct date today, struct arena *arena)
{
    const struct role_held *role;

    if (hit->noun == &bridge_noun)
        return bridge_label(hit->record, arena);
    if (hit->noun != &person_noun)
        return hit->key;
    role = person_role(hit->record, today);
    return role && role->org.name ? role->org.name : "—";
}

const char *found_field(const struct search_hit *hit, struct arena *arena)
{
    char label[64];
    char *copy;

    if (!hit->excerpt_of)
        return "ref";
    copy = arena_copy(arena, field_label(hit->excerpt_of, label));
    if (copy[0] >= 'A' && copy[0] <= 'Z' && !(copy[1] >= 'A' && copy[1] <= 'Z'))
        copy[0] = (char)(copy[0] - 'A' + 'a');
    return copy;
}

struct date found_day(const struct search_hit *hit, const struct now *now)
{
    if (date_is_set(hit->on))
        return hit->on;
    if (hit->at == INSTANT_NONE)
        return DATE_NONE;
    return wall_date(zone_local(now->zone, hit->at).wall);
}

const char *text_part(const char *text, size_t from, size_t to, struct arena *arena)
{
    char *part = arena_alloc(arena, to - from + 1);

    memcpy(part, text + from, to - from);
    part[to - from] = '\0';
    return text_clean(part, arena);
}
