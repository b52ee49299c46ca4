#include "support/hostile_world.h"

#include <liaise/person.h>
#include <liaise/transfer.h>

#include <stdio.h>
#include <string.h>

#include "base/embedded.h"
#include "base/str.h"
#include "support/test.h"

/* A record under construction. */
struct making {
    struct hostile_world *world;
    const struct noun *noun;
    void *record;
    size_t next;                /* the hostile text whose turn it is */
};

/* Only organizations and people are in the store: what points elsewhere points nowhere. */
static void let_go(const struct field *field, void *place)
{
    if (field->kind == FIELD_REF)
        *(const char **)place = NULL;
    else if (field->noun != &org_noun && field->noun != &person_noun)
        *(struct link *)place = (struct link){0};
}

/* A part that is nothing but a ref goes as a whole. */
static bool needs_a_ref(const struct noun *part)
{
    for (const struct field *field = part->fields; field->name; field++) {
        if (field->kind == FIELD_REF && (field->flags & FIELD_REQUIRED))
            return true;
    }
    return false;
}

static void let_all_go(const struct noun *noun, void *at)
{
    for (const struct field *field = noun->fields; field->name; field++) {
        struct list *list = field->kind == FIELD_LIST
                                ? (struct list *)(void *)((char *)at + field->at) : NULL;

        if (field->kind == FIELD_REF || field->kind == FIELD_LINK)
            let_go(field, (char *)at + field->at);
        if (list && needs_a_ref(field->noun))
            *list = (struct list){0};
        for (size_t i = 0; list && i < list->count; i++)
            let_all_go(field->noun, list_at(list, field->noun->size, i));
    }
}

/* Would the record be taken as it is? It is asked of a copy: asking works out fields. */
static bool is_accepted(const struct making *making, struct error *err)
{
    void *copy = arena_alloc(&making->world->arena, making->noun->size);

    record_copy(making->noun, copy, making->record, &making->world->arena);
    return record_prepare(making->noun, copy, making->world->region.zones, err);
}

static const char *next_text(struct making *making)
{
    const struct hostile *hostile = &making->world->hostile;

    return hostile->texts[making->next++ % hostile->count];
}

static void put_text(struct making *making, const char **place)
{
    const char *before = *place;
    struct error refusal = {0};

    *place = next_text(making);
    if (is_accepted(making, &refusal))
        return;
    *place = before;
    making->world->refused++;
}

static void put_tag(struct making *making, struct tags *tags)
{
    struct tags before = *tags;
    struct error refusal = {0};

    *tags = (struct tags){0};
    tags_add(tags, next_text(making), &making->world->arena);
    tags_add(tags, next_text(making), &making->world->arena);
    if (is_accepted(making, &refusal))
        return;
    *tags = before;
    making->world->refused++;
}

static void put(struct making *making, const struct noun *noun, void *at, bool is_key);

static void put_parts(struct making *making, const struct field *field, struct list *list)
{
    for (size_t i = 0; i < list->count; i++)
        put(making, field->noun, list_at(list, field->noun->size, i), false);
}

static void put_field(struct making *making, const struct field *field, void *place)
{
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_LONG:
        put_text(making, place);
        return;
    case FIELD_TAGS:
        put_tag(making, place);
        return;
    case FIELD_LIST:
        put_parts(making, field, place);
        return;
    case FIELD_REF:
    case FIELD_LINK:
    case FIELD_NUMBER:
    case FIELD_FLAG:
    case FIELD_DATE:
    case FIELD_INSTANT:
    case FIELD_WALL:
    case FIELD_ZONE:
    case FIELD_CHOICE:
    case FIELD_PARTY:
    case FIELD_KINDS:
        return;
    }
}

static void put(struct making *making, const struct noun *noun, void *at, bool is_key)
{
    for (const struct field *field = noun->fields; field->name; field++) {
        if (!(is_key && noun->key && !strcmp(noun->key, field->name)))
            put_field(making, field, (char *)at + field->at);
    }
}

/* The keys: a number for what has one; people are quoted by their names. */
static void put_key(struct making *making, size_t number)
{
    struct arena *arena = &making->world->arena;
    struct record *head = making->record;
    char text[32];

    if (making->noun != &person_noun) {
        (void)snprintf(text, sizeof(text), "%c-%zu", making->noun->letter, 5000 + number);
        head->ref = arena_copy(arena, text);
        return;
    }
    (void)snprintf(text, sizeof(text), "Person %zu", number);
    ((struct person *)making->record)->name = arena_copy(arena, text);
    put_text(making, &((struct person *)making->record)->name);
}

static void keep(struct making *making, struct str *out)
{
    struct hostile_world *world = making->world;
    struct error err = {0};

    must(record_write_json(making->noun, making->record, world->region.zones, out, &err));
    str_add(out, "\n");
    world->made = arena_grow(&world->arena, world->made, world->made_count, sizeof(*world->made));
    world->made[world->made_count++] =
        (struct import_line){.noun = making->noun, .record = making->record};
}

static void make(struct hostile_world *world, const struct import_line *pattern, size_t number,
                 struct str *out)
{
    struct making making = {.world = world, .noun = pattern->noun, .next = number,
                            .record = arena_alloc(&world->arena, pattern->noun->size)};
    struct error err = {0};

    record_copy(making.noun, making.record, pattern->record, &world->arena);
    let_all_go(making.noun, making.record);
    put_key(&making, number);
    put(&making, making.noun, making.record, true);
    must(is_accepted(&making, &err));
    keep(&making, out);
}

static size_t fullness(const struct import_line *line)
{
    size_t count = 0;

    for (const struct field *field = line->noun->fields; field->name; field++)
        count += field_is_set(field, line->record);
    return count;
}

/* The region has none of these. */
static const struct import_line *rating_line(struct hostile_world *world)
{
    static const char text[] = "{\"kind\":\"rating\",\"ref\":\"J-1\",\"org\":\"NWP\","
                               "\"on\":\"2026-02-01\",\"score\":70,\"note\":\"x\"}";
    struct import_line *line = arena_alloc(&world->arena, sizeof(*line));
    struct error err = {0};

    must(record_read_json(&line->noun, &line->record, text, strlen(text), world->region.zones,
                          &world->arena, &err));
    return line;
}

/* The record of the sample region that says most. */
static const struct import_line *pattern_of(struct hostile_world *world,
                                            const struct import_file *file, const struct noun *noun)
{
    const struct import_line *best = NULL;

    for (size_t i = 0; i < file->count; i++) {
        if (file->lines[i].noun == noun && (!best || fullness(&file->lines[i]) > fullness(best)))
            best = &file->lines[i];
    }
    return best ? best : rating_line(world);
}

static void write_people(struct hostile_world *world, const struct import_file *file,
                         struct str *out)
{
    struct error err = {0};

    for (size_t i = 0; i < file->count; i++) {
        if (file->lines[i].noun != &person_noun)
            continue;
        must(record_write_json(&person_noun, file->lines[i].record, world->region.zones, out,
                               &err));
        str_add(out, "\n");
    }
}

static void write_lines(struct hostile_world *world, struct str *out)
{
    const struct embedded_file *sample = embedded_find(demo_files, "calder-bay.jsonl");
    struct complaints complaints = {.arena = &world->arena};
    struct import_file file;

    assert_true(jsonl_read(&file, sample->text, sample->size, "sample", world->region.zones,
                           &complaints));
    jsonl_write_head("OEM", world->region.desk.now.instant, world->region.desk.now.zone, out);
    write_people(world, &file, out);
    for (const struct noun *const *noun = transfer_nouns; *noun; noun++) {
        for (size_t i = 0; i < world->hostile.count; i += HOSTILE_STEP)
            make(world, pattern_of(world, &file, *noun), i, out);
    }
}

static void import_lines(struct hostile_world *world)
{
    const struct import_options options = {.kind = CHANGE_SETUP};
    struct complaints *complaints = &world->region.complaints;
    struct import_result result;
    struct import_file file;
    struct error err = {0};
    struct str text = {0};
    bool ok;

    ok = jsonl_read(&file, world->lines, world->size, "hostile.jsonl", world->region.zones,
                    complaints)
         && import_apply(world->region.store, &world->region.author, &file, "hostile.jsonl",
                         &options, complaints, &result, &err);
    for (size_t i = 0; i < complaints->count; i++) {
        complaint_write(&complaints->items[i], &text);
        str_add(&text, "\n");
    }
    if (!ok || complaints->count)
        fail_msg("%s\n%s", err.text, text.text ? text.text : "");
}

void hostile_world_open(struct hostile_world *world)
{
    struct str out = {0};

    *world = (struct hostile_world){.made = NULL};
    hostile_read(&world->hostile, &world->arena);
    region_open(&world->region);
    world->places = (struct places){.config_path = "/nowhere/liaise.yaml",
                                    .data_folder = "/nowhere", .runtime_folder = "/nowhere",
                                    .themes_folder = "/nowhere/themes", .editor = "true"};
    world->region.desk.places = &world->places;
    write_lines(world, &out);
    world->lines = arena_copy(&world->arena, out.text);
    world->size = out.length;
    str_done(&out);
    import_lines(world);
}

void hostile_world_close(struct hostile_world *world)
{
    region_close(&world->region);
    arena_clear(&world->arena);
}
