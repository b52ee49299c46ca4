#include "view/linked.h"

#include <ctype.h>
#include <string.h>

#include <liaise/figures.h>
#include <liaise/interaction.h>
#include <liaise/meeting.h>
#include <liaise/person.h>

#include "view/words.h"

enum { LINKED_MOST = 200, ABOUT_MOST = 40 };

/* What can be done something about comes first, who it is last. */
static size_t order_of(const struct noun *noun)
{
    static const struct noun *const order[] = {
        &issue_noun, &commitment_noun, &followup_noun, &meeting_noun, &agreement_noun,
        &interaction_noun, &org_noun, &person_noun,
    };
    size_t at = 0;

    while (at < sizeof(order) / sizeof(*order) && order[at] != noun)
        at++;
    return at;
}

static bool is_there(const struct linked *linked, const struct noun *noun, const char *key)
{
    if (linked->self && !strcmp(linked->self, key))
        return true;
    for (size_t i = 0; i < linked->count; i++) {
        if (linked->items[i].noun == noun
            && !strcmp(record_key(noun, linked->items[i].record), key))
            return true;
    }
    return false;
}

/* In the order of the nouns, then of the records; contacts the newest first. */
static bool is_after(const struct linked_record *item, const struct noun *noun,
                     const void *record)
{
    const struct interaction *contact = item->record, *other = record;

    if (item->noun != noun)
        return order_of(item->noun) > order_of(noun);
    if (noun == &interaction_noun)
        return contact->at < other->at;
    return contact->record.id > other->record.id;
}

void linked_add(struct linked *linked, const struct noun *noun, const void *record)
{
    size_t at = linked->count;

    if (at == LINKED_MOST || is_there(linked, noun, record_key(noun, record)))
        return;
    linked->items =
        arena_grow(linked->rows->arena, linked->items, linked->count, sizeof(*linked->items));
    for (; at && is_after(&linked->items[at - 1], noun, record); at--)
        linked->items[at] = linked->items[at - 1];
    linked->items[at] = (struct linked_record){noun, record};
    linked->count++;
}

static bool is_us(const struct linked *linked, const struct noun *noun, const char *key)
{
    return noun == &org_noun && linked->rows->home && !strcmp(key, linked->rows->home);
}

bool linked_add_key(struct linked *linked, const struct noun *noun, const char *key,
                    struct error *err)
{
    struct arena *arena = linked->rows->arena;
    struct error why = {0};
    void *record;

    if (!key || !*key || linked->count == LINKED_MOST || is_there(linked, noun, key)
        || is_us(linked, noun, key))
        return true;
    record = arena_alloc(arena, noun->size);
    if (!record_get_by_key(linked->store, noun, key, record, arena, &why)) {
        if (why.kind == ERROR_NOT_FOUND)
            return true;
        *err = why;
        return false;
    }
    linked_add(linked, noun, record);
    return true;
}

static bool add_ref(struct linked *linked, const char *ref, struct error *err)
{
    const struct noun *noun = noun_of_ref(ref);

    return !noun || linked_add_key(linked, noun, ref, err);
}

/* Refs are capital letter, hyphen, digits, with no letter or digit around them. */
static bool add_mentions(struct linked *linked, const char *text, struct error *err)
{
    char ref[16];

    for (const char *at = text; at && *at; at++) {
        size_t digits = at[0] && at[1] == '-' ? strspn(at + 2, "0123456789") : 0;

        if (!isupper((unsigned char)*at) || !digits || digits + 3 > sizeof(ref)
            || (at > text && isalnum((unsigned char)at[-1]))
            || isalnum((unsigned char)at[2 + digits]))
            continue;
        memcpy(ref, at, 2 + digits);
        ref[2 + digits] = '\0';
        if (!add_ref(linked, ref, err))
            return false;
    }
    return true;
}

static bool add_link(struct linked *linked, const struct field *field, const struct link *link,
                     struct error *err)
{
    return !link->name || linked_add_key(linked, field->noun, link->name, err);
}

static bool add_field(struct linked *linked, const struct field *field, const void *record,
                      struct error *err);

static bool add_parts(struct linked *linked, const struct noun *part, const struct list *list,
                      struct error *err)
{
    for (size_t i = 0; i < list->count; i++) {
        const void *item = list_at(list, part->size, i);

        for (const struct field *field = part->fields; field->name; field++) {
            if (!add_field(linked, field, item, err))
                return false;
        }
    }
    return true;
}

static bool add_tags(struct linked *linked, const struct tags *tags, struct error *err)
{
    for (size_t i = 0; i < tags->count; i++) {
        if (!add_mentions(linked, tags->items[i], err))
            return false;
    }
    return true;
}

static bool add_field(struct linked *linked, const struct field *field, const void *record,
                      struct error *err)
{
    const void *place = field_place(field, record);
    enum field_kind kind = field->kind;

    if (kind == FIELD_TEXT || kind == FIELD_LONG || kind == FIELD_REF)
        return add_mentions(linked, *(const char *const *)place, err);
    if (kind == FIELD_LINK)
        return add_link(linked, field, place, err);
    if (kind == FIELD_TAGS)
        return add_tags(linked, place, err);
    return kind != FIELD_LIST || add_parts(linked, field->noun, place, err);
}

bool linked_add_of(struct linked *linked, const struct noun *noun, const void *record,
                   struct error *err)
{
    for (const struct field *field = noun->fields; field->name; field++) {
        if (!add_field(linked, field, record, err))
            return false;
    }
    return true;
}

bool linked_add_about(struct linked *linked, const char *ref, const struct list *contacts,
                      struct error *err)
{
    struct list followups;

    if (!followup_list_about(linked->store, ref, ABOUT_MOST, &followups, linked->rows->arena, err))
        return false;
    for (size_t i = 0; i < followups.count; i++)
        linked_add(linked, &followup_noun, list_at(&followups, sizeof(struct followup), i));
    for (size_t i = 0; i < contacts->count; i++) {
        const struct interaction *contact = list_at(contacts, sizeof(*contact), i);
        const struct about *about = contact->about.items;

        for (size_t j = 0; j < contact->about.count; j++) {
            if (!add_ref(linked, about[j].ref, err))
                return false;
        }
    }
    return true;
}

void linked_fill(const struct linked *linked, struct listing *listing)
{
    struct arena *arena = linked->rows->arena;

    *listing = (struct listing){.name = "linked", .title = "Linked", .columns = row_columns,
                                .column_count = ROW_CELLS,
                                .none = "Nothing is linked to it."};
    for (size_t i = 0; i < linked->count; i++) {
        const struct linked_record *item = &linked->items[i];
        struct listing_row row = row_of(item->noun, item->record, linked->rows);

        if (!i || linked->items[i - 1].noun != item->noun)
            rows_add(listing,
                     (struct listing_row){.heading = noun_title(item->noun, true, arena)},
                     arena);
        row.second = say_and(arena, row.cells[ROW_WHAT].text, row.cells[ROW_STATE].text);
        rows_add(listing, row, arena);
    }
}
