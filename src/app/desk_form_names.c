/* Candidates: whom and what people can name in a form. */

#include "app/desk_form_private.h"

#include <assert.h>
#include <string.h>

#include <liaise/agreement.h>
#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/interaction.h>
#include <liaise/issue.h>
#include <liaise/meeting.h>
#include <liaise/org.h>
#include <liaise/person.h>

#include "base/text.h"
#include "command/named.h"

static const struct noun *const listed[NAME_LISTS] = {
    &org_noun,      &person_noun,  &issue_noun,     &commitment_noun,
    &followup_noun, &meeting_noun, &agreement_noun, &interaction_noun};

static void add_row(struct desk_form *form, struct names *names, const struct noun *noun,
                    const void *record)
{
    struct arena *arena = &form->arena;
    const char *said = record_said(noun, record);
    struct name_row row = {.key = arena_copy(arena, record_key(noun, record)),
                           .said = arena_copy(arena, said ? said : "")};
    struct str both = {0};

    str_add(&both, "%s", row.key);
    if (strcmp(row.key, row.said) != 0)
        str_add(&both, " %s", row.said);
    row.folded = text_fold(both.text, arena);
    str_done(&both);
    names->rows = arena_grow(arena, names->rows, names->count, sizeof(*names->rows));
    names->rows[names->count++] = row;
}

/* Archived organizations are not offered; they can still be typed. */
static bool is_offered(const struct noun *noun, const void *record)
{
    return noun != &org_noun || !date_is_set(((const struct org *)record)->archived_on);
}

/* A store that cannot be read offers nothing: saving will say why. */
static const struct names *names_of(struct desk_form *form, const struct noun *noun)
{
    struct arena arena = {0};
    struct error unused = {0};
    struct names *names;
    struct list all;
    size_t at = 0;

    while (listed[at] != noun)
        at++;
    names = &form->names[at];
    if (names->is_read)
        return names;
    names->is_read = true;
    if (form->desk->store && records_all(form->desk->store, noun, &all, &arena, &unused)) {
        for (size_t i = 0; i < all.count; i++) {
            const void *record = (const char *)all.items + i * noun->size;

            if (is_offered(noun, record))
                add_row(form, names, noun, record);
        }
    }
    arena_clear(&arena);
    return names;
}

const struct name_row *name_find(struct desk_form *form, const struct noun *noun, const char *text)
{
    const struct names *names = names_of(form, noun);
    const char *wanted = text_fold(text, &form->moment);

    for (size_t i = 0; i < names->count; i++) {
        const struct name_row *row = &names->rows[i];

        if (!strcmp(text_fold(row->key, &form->moment), wanted)
            || !strcmp(text_fold(row->said, &form->moment), wanted))
            return row;
    }
    return NULL;
}

/* The best so far, the best first. */
struct best {
    const char *keys[CANDIDATES_MOST];
    int scores[CANDIDATES_MOST];
    size_t count, most;
};

static void keep_best(struct best *best, const char *key, int score)
{
    size_t at = best->count;

    while (at > 0 && best->scores[at - 1] < score)
        at--;
    if (at >= best->most)
        return;
    if (best->count < best->most)
        best->count++;
    memmove(&best->keys[at + 1], &best->keys[at], (best->count - at - 1) * sizeof(*best->keys));
    memmove(&best->scores[at + 1], &best->scores[at],
            (best->count - at - 1) * sizeof(*best->scores));
    best->keys[at] = key;
    best->scores[at] = score;
}

enum { BEGINS_WITH_IT = 200000000, HAS_IT = 100000000 };

/* The start of a word counts most, then any part of it, then only its letters in that order. */
static int score_of(const char *query, const char *folded)
{
    int score = text_fuzzy(query, folded, NULL);

    if (score <= 0)
        return 0;
    for (const char *at = strstr(folded, query); at; at = strstr(at + 1, query)) {
        if (at == folded || at[-1] == ' ')
            return score + BEGINS_WITH_IT;
    }
    return strstr(folded, query) ? score + HAS_IT : score;
}

static void match(struct best *best, struct desk_form *form, const struct names *names,
                  const char *typed)
{
    const char *query = text_fold(typed, &form->moment);

    for (size_t i = 0; i < names->count; i++) {
        int score = score_of(query, names->rows[i].folded);

        if (score > 0)
            keep_best(best, names->rows[i].key, score);
    }
}

/* Letters that only happen to be there are not worth a look beside the word itself. */
static void drop_the_far(struct best *best)
{
    int least = !best->count || best->scores[0] < HAS_IT ? 0
                : best->scores[0] < BEGINS_WITH_IT       ? HAS_IT
                                                         : BEGINS_WITH_IT;

    while (best->count && best->scores[best->count - 1] < least)
        best->count--;
}

/* "I-" offers issues; other words look through the titles of all but contacts. */
static void match_refs(struct best *best, struct desk_form *form, const char *typed)
{
    static const struct noun *const all[] = {&issue_noun, &commitment_noun, &followup_noun,
                                             &meeting_noun, &agreement_noun};
    char letter = typed[0] >= 'a' && typed[0] <= 'z' ? (char)(typed[0] - 'a' + 'A') : typed[0];

    for (size_t i = 0; typed[0] && typed[1] == '-' && i < NAME_LISTS; i++) {
        if (listed[i]->letter && listed[i]->letter == letter) {
            match(best, form, names_of(form, listed[i]), typed);
            return;
        }
    }
    for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
        match(best, form, names_of(form, all[i]), typed);
}

static const struct names *zone_names(struct desk_form *form)
{
    struct names *names = &form->zones;
    struct error unused = {0};
    const char *const *zones;
    size_t count;

    if (names->is_read)
        return names;
    names->is_read = true;
    if (!zones_names(form->desk->zones, &zones, &count, &form->arena, &unused))
        return names;
    names->rows = arena_alloc(&form->arena, (count + 1) * sizeof(*names->rows));
    for (size_t i = 0; i < count; i++)
        names->rows[names->count++] =
            (struct name_row){zones[i], zones[i], text_fold(zones[i], &form->arena)};
    return names;
}

/* Words of the program itself. */
static void match_words(struct best *best, struct desk_form *form, const struct entry *entry,
                        const char *typed)
{
    const char *query = text_fold(typed, &form->moment);
    const char *const *words = NULL;

    if (entry->param_kind == PARAM_COMMAND)
        words = command_names(form->commands, &form->arena);
    for (; words && *words; words++) {
        int score = score_of(query, *words);

        if (score > 0)
            keep_best(best, *words, score);
    }
}

static void match_entry(struct best *best, struct desk_form *form, const struct entry *entry,
                        const char *typed)
{
    if (entry->kind == FIELD_ZONE) {
        match(best, form, zone_names(form), typed);
    } else if (entry->kind == FIELD_PARTY) {
        match(best, form, names_of(form, &org_noun), typed);
        match(best, form, names_of(form, &person_noun), typed);
    } else if (entry->noun == &org_noun || entry->noun == &person_noun) {
        match(best, form, names_of(form, entry->noun), typed);
    } else if (entry->kind == FIELD_REF
               || (entry->kind == FIELD_LIST && !entry->noun
                   && entry->field->noun->fields->kind == FIELD_REF)) {
        match_refs(best, form, typed);
    } else if (entry->param >= 0) {
        match_words(best, form, entry, typed);
    }
}

/* Names are read when they are asked for, so that the form is there at once. */
static size_t find(const void *context, size_t field, const char *typed, const char **out,
                   size_t most)
{
    struct desk_form *form = (struct desk_form *)context;
    struct best best = {.most = most < CANDIDATES_MOST ? most : CANDIDATES_MOST};

    match_entry(&best, form, &form->entries[field], typed);
    drop_the_far(&best);
    memcpy(out, best.keys, best.count * sizeof(*out));
    return best.count;
}

/* The name behind a code, the title behind a ref. */
static const char *tell(const void *context, size_t field, const char *candidate)
{
    const struct desk_form *form = context;

    (void)field;
    for (size_t at = 0; at < NAME_LISTS; at++) {
        const struct names *names = &form->names[at];

        for (size_t i = 0; listed[at] != &person_noun && i < names->count; i++) {
            if (!strcmp(names->rows[i].key, candidate))
                return names->rows[i].said;
        }
    }
    return NULL;
}

void desk_form_offer_names(struct desk_form *form)
{
    form->form.source = (struct form_source){.find = find, .tell = tell, .context = form};
}
