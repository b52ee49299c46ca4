#include "command/import.h"

#include <liaise/org.h>
#include <liaise/person.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

/* What a line wants of the store. */
enum fate { FATE_ADD, FATE_SAME, FATE_CHANGE, FATE_BAD };

struct plan {
    struct store *store;
    struct import_file *file;
    const char *name;
    const struct import_options *options;
    struct complaints *complaints;
    struct arena *arena;
    const struct import_line **sorted; /* the lines that are good, by noun and key */
    size_t sorted_count;
    enum fate *fates;     /* one for each line */
    struct record *heads; /* of the records that are there already */
    bool *is_done;
};

static int by_key(const void *a, const void *b)
{
    const struct import_line *left = *(const struct import_line *const *)a;
    const struct import_line *right = *(const struct import_line *const *)b;
    int order = strcmp(left->noun->name, right->noun->name);

    return order ? order
                 : strcmp(record_key(left->noun, left->record),
                          record_key(right->noun, right->record));
}

static void plan_sort(struct plan *plan)
{
    plan->sorted_count = 0;
    for (size_t i = 0; i < plan->file->count; i++) {
        if (plan->fates[i] != FATE_BAD)
            plan->sorted[plan->sorted_count++] = &plan->file->lines[i];
    }
    if (plan->sorted_count)
        qsort(plan->sorted, plan->sorted_count, sizeof(*plan->sorted), by_key);
}

static bool is_in_file(const struct plan *plan, const struct noun *noun, const char *key)
{
    size_t low = 0, high = plan->sorted_count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct import_line *line = plan->sorted[middle];
        int order = strcmp(noun->name, line->noun->name);

        if (!order)
            order = strcmp(key, record_key(line->noun, line->record));
        if (!order)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

static bool is_known(const struct plan *plan, const struct noun *noun, const char *key,
                     struct error *err)
{
    int64_t id;

    return is_in_file(plan, noun, key) || record_find(plan->store, noun, key, &id, err);
}

static bool party_is_known(const struct plan *plan, const char *party, struct error *err)
{
    struct error no_org = {0};

    return is_known(plan, &org_noun, party, &no_org) || is_known(plan, &person_noun, party, err);
}

static bool ref_is_known(const struct plan *plan, const char *ref, struct error *err)
{
    const struct noun *noun = noun_of_ref(ref);

    if (!noun)
        return error_set(err, ERROR_INVALID, "\"%.40s\" is no ref such as I-12", ref);
    return is_known(plan, noun, ref, err);
}

static bool points_well(const struct plan *plan, const struct noun *noun, const void *record,
                        struct error *err);

static bool list_points_well(const struct plan *plan, const struct field *field,
                             const struct list *list, struct error *err)
{
    for (size_t i = 0; i < list->count; i++) {
        if (!points_well(plan, field->noun, (const char *)list->items + field->noun->size * i, err))
            return error_while(err, "[%zu]", i);
    }
    return true;
}

static bool field_points_well(const struct plan *plan, const struct field *field,
                              const void *record, struct error *err)
{
    const void *place = field_place(field, record);

    if (!field_is_set(field, record))
        return true;
    if (field->kind == FIELD_LINK)
        return is_known(plan, field->noun, ((const struct link *)place)->name, err);
    if (field->kind == FIELD_PARTY)
        return party_is_known(plan, *(const char *const *)place, err);
    if (field->kind == FIELD_REF)
        return ref_is_known(plan, *(const char *const *)place, err);
    if (field->kind == FIELD_LIST)
        return list_points_well(plan, field, place, err);
    return true;
}

/* Everything the record points to is in the store or in the file. */
static bool points_well(const struct plan *plan, const struct noun *noun, const void *record,
                        struct error *err)
{
    for (const struct field *field = noun->fields; field->name; field++) {
        if (!field_points_well(plan, field, record, err))
            return error_while(err, "%s", field->name);
    }
    return true;
}

static bool compare(struct plan *plan, size_t i, enum fate *fate, struct error *err)
{
    const struct import_line *line = &plan->file->lines[i];
    void *there = arena_alloc(plan->arena, line->noun->size);
    struct error missing = {0};
    int64_t id;

    if (!record_find(plan->store, line->noun, record_key(line->noun, line->record), &id,
                     &missing)) {
        *fate = FATE_ADD;
        return missing.kind == ERROR_NOT_FOUND || error_set(err, missing.kind, "%s", missing.text);
    }
    if (!record_get(plan->store, line->noun, id, there, plan->arena, err))
        return false;
    plan->heads[i] = *(struct record *)there;
    if (record_equal(line->noun, there, line->record)) {
        *fate = FATE_SAME;
        return true;
    }
    *fate = FATE_CHANGE;
    return plan->options->update
           || error_set(err, ERROR_CONFLICT,
                        "%s is there already and says something else; --update makes it as in the "
                        "file",
                        record_key(line->noun, line->record));
}

static void complain_of(struct plan *plan, size_t i, const char *text)
{
    plan->fates[i] = FATE_BAD;
    complain(plan->complaints,
             &(struct complaint){.file = plan->name,
                                 .line = plan->file->lines[i].line,
                                 .path = "",
                                 .text = arena_copy(plan->complaints->arena, text)});
}

/* A line that points to a bad line is bad too: repeated until nothing more falls. */
static void check_pointers(struct plan *plan)
{
    bool fell = true;

    while (fell) {
        fell = false;
        plan_sort(plan);
        for (size_t i = 0; i < plan->file->count; i++) {
            const struct import_line *line = &plan->file->lines[i];
            struct error err = {0};

            if (plan->fates[i] == FATE_BAD || points_well(plan, line->noun, line->record, &err))
                continue;
            complain_of(plan, i, err.text);
            fell = true;
        }
    }
}

static void check_all(struct plan *plan)
{
    for (size_t i = 0; i < plan->file->count; i++) {
        struct error err = {0};

        if (!compare(plan, i, &plan->fates[i], &err))
            complain_of(plan, i, err.text);
    }
    check_pointers(plan);
}

/* Links of the record itself lead to what is in the store by now. */
static bool is_ready(const struct plan *plan, const struct noun *noun, const void *record)
{
    for (const struct field *field = noun->fields; field->name; field++) {
        const struct link *link = field_place(field, record);
        struct error missing = {0};
        int64_t id;

        if (field->kind == FIELD_LINK && link->name
            && !record_find(plan->store, field->noun, link->name, &id, &missing))
            return false;
    }
    return true;
}

static bool write_line(struct plan *plan, size_t i, struct import_result *result, struct error *err)
{
    const struct import_line *line = &plan->file->lines[i];
    bool ok;

    if (plan->fates[i] == FATE_SAME) {
        result->unchanged++;
        return true;
    }
    if (plan->fates[i] == FATE_CHANGE) {
        result->changed++;
        *(struct record *)line->record = plan->heads[i];
        ok = record_save(plan->store, line->noun, line->record, plan->arena, err);
    } else {
        result->added++;
        ok = record_add(plan->store, line->noun, line->record, plan->arena, err);
    }
    return ok || error_while(err, "%s:%zu", plan->name, line->line);
}

/* One noun after the other; what points to a later record waits for another round. */
static bool write_round(struct plan *plan, struct import_result *result, size_t *written,
                        struct error *err)
{
    for (size_t n = 0; transfer_nouns[n]; n++) {
        for (size_t i = 0; i < plan->file->count; i++) {
            const struct import_line *line = &plan->file->lines[i];

            if (line->noun != transfer_nouns[n] || plan->fates[i] == FATE_BAD || plan->is_done[i]
                || !is_ready(plan, line->noun, line->record))
                continue;
            if (!write_line(plan, i, result, err))
                return false;
            plan->is_done[i] = true;
            (*written)++;
        }
    }
    return true;
}

static bool write_all(struct plan *plan, struct import_result *result, struct error *err)
{
    size_t good = 0, written = 0, before = 1;

    for (size_t i = 0; i < plan->file->count; i++)
        good += plan->fates[i] != FATE_BAD;
    result->skipped = plan->file->count - good;
    while (written < good && written != before) {
        before = written;
        if (!write_round(plan, result, &written, err))
            return false;
    }
    return written == good
           || error_set(err, ERROR_INVALID, "%s: some records lead to each other in a circle",
                        plan->name);
}

bool import_apply(struct store *store, const struct author *author, struct import_file *lines,
                  const char *file, const struct import_options *options,
                  struct complaints *complaints, struct import_result *result, struct error *err)
{
    struct arena arena = {0};
    struct plan plan = {
        .store = store,
        .file = lines,
        .name = file,
        .options = options,
        .complaints = complaints,
        .arena = &arena,
        .sorted = arena_alloc(&arena, (lines->count + 1) * sizeof(*plan.sorted)),
        .fates = arena_alloc(&arena, (lines->count + 1) * sizeof(*plan.fates)),
        .heads = arena_alloc(&arena, (lines->count + 1) * sizeof(*plan.heads)),
        .is_done = arena_alloc(&arena, lines->count + 1),
    };
    size_t bad_before = complaints->errors;
    char sentence[256];
    bool ok;

    (void)snprintf(sentence, sizeof(sentence), "Import %.200s", file);
    *result = (struct import_result){0};
    check_all(&plan);
    if (complaints->errors && !options->skip_bad)
        ok =
            error_set(err, ERROR_INVALID,
                      "%s: %zu line%s wrong, so nothing was imported; mend them, or leave them out "
                      "with --skip-bad",
                      file, complaints->errors, complaints->errors == 1 ? " is" : "s are");
    else
        ok = change_begin_kind(store, author, options->kind, sentence, err)
             && change_end(store, write_all(&plan, result, err), err);
    result->skipped += bad_before;
    arena_clear(&arena);
    return ok;
}

static bool export_noun(struct store *store, const struct noun *noun, struct zones *zones,
                        struct str *out, struct error *err)
{
    enum { PAGE = 500 };
    int64_t after = 0;
    size_t count = PAGE;
    bool ok = true;

    while (ok && count == PAGE) {
        struct arena arena = {0};
        struct list page = {0};

        ok = record_page(store, noun, after, PAGE, &page, &arena, err);
        for (size_t i = 0; ok && i < page.count; i++) {
            const void *record = (const char *)page.items + noun->size * i;

            ok = record_write_json(noun, record, zones, out, err);
            str_add_bytes(out, "\n", 1);
            after = ((const struct record *)record)->id;
        }
        count = page.count;
        arena_clear(&arena);
    }
    return ok;
}

bool export_all(struct store *store, struct zones *zones, const char *home, int64_t as_of,
                const struct zone *zone, struct str *out, struct error *err)
{
    jsonl_write_head(home, as_of, zone, out);
    for (size_t i = 0; transfer_nouns[i]; i++) {
        if (!export_noun(store, transfer_nouns[i], zones, out, err))
            return false;
    }
    return true;
}
