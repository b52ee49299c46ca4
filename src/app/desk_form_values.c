/* Values in and out of the fields of a form. */

#include "app/desk_form_private.h"

#include <string.h>

#include <liaise/org.h>

static size_t count_words(const char *const *words)
{
    size_t count = 0;

    while (words[count])
        count++;
    return count;
}

const char *entry_typed(const struct desk_form *form, size_t at)
{
    const struct entry *entry = &form->entries[at];

    return entry->words ? entry->words[form->form.fields[at].choice] : form_value(&form->form, at);
}

void entry_type(struct desk_form *form, size_t at, const char *text)
{
    const struct entry *entry = &form->entries[at];

    if (!entry->words) {
        form_set(&form->form, at, text);
        entry_read(form, at);
        return;
    }
    for (size_t i = 0; i < count_words(entry->words); i++) {
        if (!strcmp(entry->words[i], text))
            form->form.fields[at].choice = i;
    }
}

/* "no" and nothing are the same to a flag that was never said. */
bool entry_is_changed(const struct desk_form *form, size_t at)
{
    const struct entry *entry = &form->entries[at];
    const char *typed = entry_typed(form, at);

    if (entry->kind == FIELD_FLAG && !entry->preset[0])
        return strcmp(typed, "no") != 0;
    return strcmp(typed, entry->preset) != 0;
}

static const char *day_value(struct desk_form *form, size_t at, const char *typed)
{
    const struct entry *entry = &form->entries[at];
    char *text = arena_alloc(&form->moment, INSTANT_TEXT_SIZE);
    struct error unused = {0};
    struct when when;

    if (!entry_when(form, at, typed, &when, &unused))
        return typed;
    if (entry->kind == FIELD_DATE)
        return date_write(when.date, text);
    if (entry->kind == FIELD_WALL)
        return wall_write(when.wall, text);
    return instant_write(when.instant, when.zone, text);
}

/* "NWP SBH" is a list of codes, though there are no commas. */
static const char *list_value(struct desk_form *form, size_t at, const char *typed)
{
    const struct noun *noun = form->entries[at].noun;
    char *list;
    size_t length;

    if (noun != &org_noun || strchr(typed, ',') || !strchr(typed, ' ')
        || name_find(form, noun, typed))
        return typed;
    list = arena_copy(&form->moment, typed);
    for (length = strlen(list); length && list[length - 1] == ' '; length--)
        list[length - 1] = '\0';
    for (char *c = list; *c; c++)
        *c = *c == ' ' ? ',' : *c;
    return list;
}

static const char *zone_value(struct desk_form *form, const char *typed)
{
    struct error unused = {0};
    const struct zone *zone;

    return zone_find(&zone, form->desk->zones, typed, &unused) && zone ? zone_name(zone) : typed;
}

const char *entry_value(struct desk_form *form, size_t at)
{
    const struct entry *entry = &form->entries[at];
    const char *typed = entry_typed(form, at);

    if (!typed[0])
        return typed;
    if (entry_is_day(entry))
        return day_value(form, at, typed);
    if (entry->kind == FIELD_ZONE)
        return zone_value(form, typed);
    return entry->kind == FIELD_LIST ? list_value(form, at, typed) : typed;
}

static void take(struct values *out, const struct desk_form *form, bool all, struct arena *arena)
{
    *out = (struct values){0};
    for (size_t i = 0; i < form->form.count; i++) {
        if (!entry_is_changed(form, i) && !(all && entry_typed(form, i)[0]))
            continue;
        out->items = arena_grow(arena, out->items, out->count, sizeof(*out->items));
        out->items[out->count++] = (struct value){arena_copy(arena, form->entries[i].name),
                                                  arena_copy(arena, entry_typed(form, i))};
    }
}

void values_take(struct values *out, const struct desk_form *form, struct arena *arena)
{
    take(out, form, false, arena);
}

void values_take_all(struct values *out, const struct desk_form *form, struct arena *arena)
{
    take(out, form, true, arena);
}

void values_give(struct desk_form *form, const struct values *values)
{
    for (size_t i = 0; i < values->count; i++) {
        size_t at = entry_find(form, values->items[i].name);

        if (at < form->form.count && !form->entries[at].is_noun)
            entry_type(form, at, values->items[i].text);
    }
}
