#include "command/finding.h"

#include <stdlib.h>
#include <string.h>

#include <liaise/agreement.h>
#include <liaise/commitment.h>
#include <liaise/followup.h>
#include <liaise/interaction.h>
#include <liaise/issue.h>
#include <liaise/meeting.h>
#include <liaise/org.h>
#include <liaise/person.h>

#include "command/finding_words.h"

/* What people look for first comes first. */
static const struct noun *const shown_order[] = {
    &issue_noun,  &commitment_noun, &followup_noun,    &meeting_noun, &agreement_noun,
    &org_noun,    &person_noun,     &interaction_noun, &bridge_noun,  NULL,
};

/* What is under way. */
struct search {
    struct desk *desk;
    const struct finding_wish *wish;
    struct finding_choice choices[FINDING_CHOICES];
    const struct filter *filters[FINDING_CHOICES];  /* NULL: none */
    size_t count;
    struct arena *arena;
};

static struct filter_asker asker_of(const struct desk *desk)
{
    return (struct filter_asker){desk->now, desk->config->officer, desk->config->home_code};
}

static bool read_filters(struct search *search, struct error *err)
{
    struct filter_asker asker = asker_of(search->desk);

    for (size_t i = 0; i < search->count; i++) {
        const char *text = search->choices[i].filter;

        if (text[0]
            && !filter_read(&search->filters[i], text, NULL, &asker, search->arena, err))
            return false;
    }
    return true;
}

/* A record of that noun could match: it has all the fields that are asked for. */
static bool can_match(const struct search *search, size_t choice, const struct noun *noun)
{
    struct filter_asker asker = asker_of(search->desk);
    const struct filter *unused;
    struct error err = {0};

    return filter_read(&unused, search->choices[choice].demands, noun, &asker, search->arena,
                       &err);
}

/* One of the choices, among the records of one noun. */
static bool find_choice(const struct search *search, size_t choice, struct finding_group *group,
                        struct error *err)
{
    bool is_filtered = search->filters[choice] || search->count > 1;
    struct search_wish wish = {
        .typed = search->choices[choice].words,
        .noun = group->noun,
        .filter = search->filters[choice],
        .limit = search->count > 1 ? search->wish->read_most : search->wish->limit,
        .read_most = is_filtered ? search->wish->read_most : search->wish->limit,
    };
    struct search_hits hits;

    *group = (struct finding_group){.noun = group->noun};
    if (!can_match(search, choice, group->noun))
        return true;
    if (!search_find_those(search->desk->store, &wish, &hits, &group->total, search->arena, err))
        return false;
    group->items = hits.items;
    group->count = hits.count;
    group->is_least = is_filtered && hits.looked_at == wish.read_most;
    return true;
}

/* Without filters the index counts, and nothing needs to be read for it. */
static bool count_words(const struct search *search, struct finding_group *groups, size_t count,
                        struct error *err)
{
    struct search_counts counts;

    if (search->count != 1 || search->filters[0])
        return true;
    if (!search_count(search->desk->store, search->choices[0].words, &counts, search->arena, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < counts.count; j++) {
            if (counts.items[j].noun == groups[i].noun)
                groups[i].total = counts.items[j].count;
        }
    }
    return true;
}

/* Several choices */

static int64_t moment_of(const struct search_hit *hit)
{
    return date_is_set(hit->on) ? (int64_t)hit->on.day * INSTANT_DAY : hit->at;
}

static int newest_first(const void *a, const void *b)
{
    const struct search_hit *left = a, *right = b;
    int64_t at = moment_of(left), other = moment_of(right);

    if (at != other)
        return at > other ? -1 : 1;
    return (left->id < right->id) - (left->id > right->id);
}

static bool has_hit(const struct finding_group *group, int64_t id)
{
    for (size_t i = 0; i < group->count; i++) {
        if (group->items[i].id == id)
            return true;
    }
    return false;
}

static void merge(struct finding_group *into, const struct finding_group *from,
                  struct arena *arena)
{
    for (size_t i = 0; i < from->count; i++) {
        if (has_hit(into, from->items[i].id))
            continue;
        into->items = arena_grow(arena, into->items, into->count, sizeof(*into->items));
        into->items[into->count++] = from->items[i];
    }
    into->is_least |= from->is_least;
}

static bool find_group(const struct search *search, struct finding_group *group,
                       struct error *err)
{
    struct finding_group part = {.noun = group->noun};

    if (search->count == 1)
        return find_choice(search, 0, group, err);
    for (size_t i = 0; i < search->count; i++) {
        if (!find_choice(search, i, &part, err))
            return false;
        merge(group, &part, search->arena);
    }
    if (group->count)
        qsort(group->items, group->count, sizeof(*group->items), newest_first);
    group->total = (int64_t)group->count;
    if (group->count > search->wish->limit)
        group->count = search->wish->limit;
    return true;
}

static bool find_all(struct search *search, struct finding *out, struct error *err)
{
    enum { GROUPS = sizeof(shown_order) / sizeof(*shown_order) - 1 };
    struct finding_group *groups = arena_alloc(search->arena, GROUPS * sizeof(*groups));
    bool ok = true;

    for (size_t i = 0; ok && i < GROUPS; i++) {
        groups[i] = (struct finding_group){.noun = shown_order[i]};
        ok = find_group(search, &groups[i], err);
    }
    if (!ok || !count_words(search, groups, GROUPS, err))
        return false;
    for (size_t i = 0; i < GROUPS; i++) {
        if (!groups[i].count)
            continue;
        out->total += groups[i].total;
        out->is_least |= groups[i].is_least;
        groups[out->count++] = groups[i];
    }
    out->groups = groups;
    return true;
}

static bool count_records(struct store *store, int64_t *out, struct error *err)
{
    int64_t count;

    *out = 0;
    for (size_t i = 0; shown_order[i]; i++) {
        if (!record_count(store, shown_order[i], &count, err))
            return false;
        *out += count;
    }
    return true;
}

bool finding_make(struct desk *desk, const struct finding_wish *wish, struct finding *out,
                  struct arena *arena, struct error *err)
{
    struct search search = {.desk = desk, .wish = wish, .arena = arena};
    struct finding found = {0};

    search.count = finding_part(wish->typed, search.choices, arena);
    found.is_asked = search.count > 0;
    if (!count_records(desk->store, &found.records, err) || !read_filters(&search, err)
        || (search.count && !find_all(&search, &found, err)))
        return false;
    *out = found;
    return true;
}

/* Words */

/* "4,118" */
static void add_number(struct str *out, int64_t number)
{
    if (number >= 1000) {
        add_number(out, number / 1000);
        str_add(out, ",%03d", (int)(number % 1000));
        return;
    }
    str_add(out, "%d", (int)number);
}

void finding_write_total(const struct finding *finding, struct str *out)
{
    add_number(out, finding->total);
    str_add(out, "%s of ", finding->is_least ? "+" : "");
    add_number(out, finding->records);
}

void finding_write_count(const struct finding_group *group, struct str *out)
{
    add_number(out, group->total);
    str_add(out, "%s", group->is_least ? "+" : "");
    if (group->total > (int64_t)group->count)
        str_add(out, ", the newest %zu", group->count);
}

/* The shell took the quotation marks of what has blanks and is no filter. */
static bool lost_its_marks(const char *word)
{
    return strchr(word, ' ') && !strpbrk(word, "\":|");
}

const char *words_as_typed(const char *const *words, struct arena *arena)
{
    struct str text = {0};
    const char *copy;

    for (size_t i = 0; words && words[i]; i++) {
        const char *mark = lost_its_marks(words[i]) ? "\"" : "";

        str_add(&text, "%s%s%s%s", i ? " " : "", mark, words[i], mark);
    }
    copy = arena_copy(arena, text.text ? text.text : "");
    str_done(&text);
    return copy;
}
