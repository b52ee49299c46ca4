#include <liaise/transfer.h>

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include <liaise/agreement.h>
#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/interaction.h>
#include <liaise/issue.h>
#include <liaise/meeting.h>
#include <liaise/person.h>
#include <liaise/rating.h>

/* Files of records, one a line. */

const struct noun *const transfer_nouns[] = {
    &person_noun,    &interaction_noun, &issue_noun,    &commitment_noun,
    &agreement_noun, &meeting_noun,     &followup_noun, &rating_noun,
    NULL,
};

static void complain_at(struct complaints *complaints, const char *file, size_t line,
                        const char *text)
{
    complain(complaints, &(struct complaint){.file = file,
                                             .line = line,
                                             .path = "",
                                             .text = arena_copy(complaints->arena, text)});
}

/* The first line says what the file is. */
static bool head_check(struct import_file *out, const json_t *head, struct arena *arena,
                       struct error *err)
{
    const char *kind = json_string_value(json_object_get(head, "kind"));
    const char *home = json_string_value(json_object_get(head, "home"));
    const char *as_of = json_string_value(json_object_get(head, "as_of"));
    json_int_t format = json_integer_value(json_object_get(head, "format"));

    if (!kind || strcmp(kind, "liaise"))
        return error_set(err, ERROR_INVALID,
                         "the first line must be {\"kind\":\"liaise\",\"format\":1,…}");
    if (format != TRANSFER_FORMAT)
        return error_set(err, ERROR_INVALID,
                         "the file has format %lld and this liaise reads format %d",
                         (long long)format, TRANSFER_FORMAT);
    out->home = home ? arena_copy(arena, home) : "";
    out->as_of = INSTANT_NONE;
    return !as_of || instant_read(&out->as_of, as_of, err);
}

static bool head_read(struct import_file *out, const char *line, size_t size, struct arena *arena,
                      struct error *err)
{
    json_t *head = json_loadb(line, size, JSON_REJECT_DUPLICATES, NULL);
    bool ok = head_check(out, head, arena, err);

    json_decref(head);
    return ok;
}

static void line_read(struct import_file *out, const char *line, size_t size, size_t number,
                      const char *file, struct zones *zones, struct complaints *complaints)
{
    struct arena *arena = complaints->arena;
    struct import_line read = {.line = number};
    struct error err = {0};

    if (size > TRANSFER_MOST_LINE) {
        complain_at(complaints, file, number, "the line is longer than 4 MiB");
        return;
    }
    if (!record_read_json(&read.noun, &read.record, line, size, zones, arena, &err)) {
        complain_at(complaints, file, number, err.text);
        return;
    }
    out->lines = arena_grow(arena, out->lines, out->count, sizeof(*out->lines));
    out->lines[out->count++] = read;
}

static int by_key(const void *a, const void *b)
{
    const struct import_line *left = *(const struct import_line *const *)a;
    const struct import_line *right = *(const struct import_line *const *)b;
    int order = strcmp(left->noun->name, right->noun->name);

    if (!order)
        order =
            strcmp(record_key(left->noun, left->record), record_key(right->noun, right->record));
    return order ? order : (left->line > right->line) - (left->line < right->line);
}

static bool same_key(const struct import_line *a, const struct import_line *b)
{
    return a->noun == b->noun
           && !strcmp(record_key(a->noun, a->record), record_key(b->noun, b->record));
}

static void complain_twice(const struct import_line *again, const struct import_line *first,
                           const char *file, struct complaints *complaints)
{
    struct error text;

    (void)error_set(&text, ERROR_INVALID, "%s stands in line %zu already",
                    record_key(again->noun, again->record), first->line);
    complain_at(complaints, file, again->line, text.text);
}

/* Drop the later one of two lines that speak of the same record. */
static void twice_check(struct import_file *out, const char *file, struct complaints *complaints)
{
    const struct import_line **sorted =
        arena_alloc(complaints->arena, (out->count + 1) * sizeof(struct import_line *));
    bool *drop = arena_alloc(complaints->arena, out->count + 1);
    const struct import_line *first = NULL;
    size_t kept = 0;

    for (size_t i = 0; i < out->count; i++)
        sorted[i] = &out->lines[i];
    if (out->count)
        qsort(sorted, out->count, sizeof(struct import_line *), by_key);
    for (size_t i = 0; i < out->count; i++) {
        if (first && same_key(first, sorted[i])) {
            complain_twice(sorted[i], first, file, complaints);
            drop[sorted[i] - out->lines] = true;
        } else {
            first = sorted[i];
        }
    }
    for (size_t i = 0; i < out->count; i++) {
        if (!drop[i])
            out->lines[kept++] = out->lines[i];
    }
    out->count = kept;
}

bool jsonl_read(struct import_file *out, const char *text, size_t size, const char *file,
                struct zones *zones, struct complaints *complaints)
{
    const char *end = text + size;
    struct import_file read = {.as_of = INSTANT_NONE, .home = ""};
    struct error err = {0};

    for (size_t number = 1; text < end; number++) {
        const char *stop = memchr(text, '\n', (size_t)(end - text));
        size_t length = (size_t)((stop ? stop : end) - text);

        if (number == 1 && !head_read(&read, text, length, complaints->arena, &err)) {
            complain_at(complaints, file, 1, err.text);
            return false;
        }
        if (number > 1 && length)
            line_read(&read, text, length, number, file, zones, complaints);
        text += length + 1;
    }
    if (!size) {
        complain_at(complaints, file, 1, "the file is empty");
        return false;
    }
    twice_check(&read, file, complaints);
    *out = read;
    return true;
}
