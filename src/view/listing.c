#include "view/listing.h"

#include <assert.h>
#include <math.h>
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

#include "base/text.h"

enum scope scope_of_noun(const struct noun *noun)
{
    static const struct {
        const struct noun *noun;
        enum scope scope;
    } scopes[] = {
        {&issue_noun, SCOPE_ISSUE},           {&meeting_noun, SCOPE_MEETING},
        {&org_noun, SCOPE_PARTY},             {&followup_noun, SCOPE_FOLLOWUP},
        {&commitment_noun, SCOPE_COMMITMENT}, {&person_noun, SCOPE_PERSON},
        {&agreement_noun, SCOPE_AGREEMENT},   {&interaction_noun, SCOPE_INTERACTION},
    };

    for (size_t i = 0; i < sizeof(scopes) / sizeof(*scopes); i++) {
        if (scopes[i].noun == noun)
            return scopes[i].scope;
    }
    return SCOPE_LIST;
}

int64_t listing_row_id(const struct listing_row *row)
{
    enum { NOUNS_MOST = 16 };
    int64_t which = 0;

    if (row->heading)
        return 0;
    while (nouns[which] && nouns[which] != row->target.noun)
        which++;
    assert(which < NOUNS_MOST);
    return row->target.id * NOUNS_MOST + which;
}

bool list_is_marked(const struct list_state *state, int64_t id)
{
    for (size_t i = 0; i < state->mark_count; i++) {
        if (state->marks[i] == id)
            return true;
    }
    return false;
}

struct target listing_target(const struct listing *listing, const struct list_state *state)
{
    const struct listing_row *row;

    if (!listing || state->scroll.cursor >= state->shown_count)
        return (struct target){0};
    row = &listing->rows[state->shown[state->scroll.cursor]];
    return row->heading ? (struct target){0} : row->target;
}

/* Which rows are shown */

const struct noun *listing_noun(const struct listing *listing)
{
    const struct noun *noun = NULL;

    for (size_t i = 0; i < listing->count; i++) {
        const struct listing_row *row = &listing->rows[i];

        if (row->heading)
            continue;
        if (!row->record || (noun && row->target.noun != noun))
            return NULL;
        noun = row->target.noun;
    }
    return noun;
}

struct filter_asker frame_asker(const struct frame *frame)
{
    return (struct filter_asker){
        .now = frame->now,
        .officer = frame->config ? frame->config->officer : NULL,
        .home = frame->config ? frame->config->home_code : NULL,
    };
}

/* What was typed, against what stands in the row: for rows that are no records. */
static bool text_matches(const struct listing_row *row, const char *wanted, struct arena *arena)
{
    for (size_t i = 0; i < CELLS_MOST; i++) {
        if (row->cells[i].text && strstr(text_fold(row->cells[i].text, arena), wanted))
            return true;
    }
    return false;
}

struct sieve {
    const struct filter *filter;    /* NULL: everything passes */
    const char *wanted;             /* the filter's text, folded */
    bool show_hidden;
};

static struct sieve sieve_of(const struct listing *listing, const char *filter, bool show_hidden,
                             const struct frame *frame, struct arena *arena)
{
    struct filter_asker asker = frame_asker(frame);
    struct sieve sieve = {.show_hidden = show_hidden};
    struct error err = {0};

    if (!filter || !filter[0])
        return sieve;
    sieve.wanted = text_fold(filter, arena);
    if (!filter_read(&sieve.filter, filter, listing_noun(listing), &asker, arena, &err))
        sieve.filter = NULL;
    else if (filter_speaks_of(sieve.filter, "snoozed"))
        sieve.show_hidden = true;
    return sieve;
}

static bool passes(const struct sieve *sieve, const struct listing_row *row, struct arena *arena)
{
    if (row->heading)
        return true;
    if (row->hidden && !sieve->show_hidden)
        return false;
    if (!sieve->filter)
        return true;
    if (!row->record)
        return text_matches(row, sieve->wanted, arena);
    return filter_match(sieve->filter, row->target.noun, row->record);
}

bool listing_matches(const struct listing *listing, size_t row, const char *filter,
                     const struct frame *frame)
{
    struct arena arena = {0};
    struct sieve sieve = sieve_of(listing, filter, true, frame, &arena);
    bool matches = sieve.filter && !listing->rows[row].heading
                   && passes(&sieve, &listing->rows[row], &arena);

    arena_clear(&arena);
    return matches;
}

/* A heading with nothing below it goes too. */
static size_t drop_empty_headings(const struct listing *listing, size_t *shown, size_t count)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++) {
        bool is_heading = listing->rows[shown[i]].heading != NULL;

        if (is_heading && !listing->rows[shown[i]].stands_alone
            && (i + 1 == count || listing->rows[shown[i + 1]].heading))
            continue;
        shown[kept++] = shown[i];
    }
    return kept;
}

/* The order */

struct sortable {
    size_t row;
    double order;           /* NAN: by the text */
    const char *text;       /* folded */
};

/* Numbers before texts, texts before nothing. */
static int rank_of(const struct sortable *item)
{
    if (!isnan(item->order))
        return 0;
    return item->text[0] ? 1 : 2;
}

static int compare_values(const struct sortable *a, const struct sortable *b)
{
    if (!isnan(a->order) && !isnan(b->order) && a->order != b->order)
        return a->order > b->order ? 1 : -1;
    return strcmp(a->text, b->text);
}

static int compare(const struct sortable *a, const struct sortable *b, int sign)
{
    int rank = rank_of(a) - rank_of(b);
    int value = rank ? 0 : compare_values(a, b);

    if (rank)
        return rank;
    if (value)
        return sign * value;
    return (a->row > b->row) - (a->row < b->row);
}

static int compare_up(const void *a, const void *b)
{
    return compare(a, b, 1);
}

static int compare_down(const void *a, const void *b)
{
    return compare(a, b, -1);
}

static void sort_by_column(const struct listing *listing, struct list_state *state,
                           struct arena *arena)
{
    size_t column = state->sort - 1, count = 0;
    struct sortable *items = arena_alloc(arena, (state->shown_count + 1) * sizeof(*items));

    for (size_t i = 0; i < state->shown_count; i++) {
        const struct listing_row *row = &listing->rows[state->shown[i]];
        const char *text = row->cells[column].text;

        if (row->heading)
            continue;
        items[count++] = (struct sortable){state->shown[i], row->order[column],
                                           text_fold(text ? text : "", arena)};
    }
    if (count)
        qsort(items, count, sizeof(*items), state->reverse ? compare_down : compare_up);
    for (size_t i = 0; i < count; i++)
        state->shown[i] = items[i].row;
    state->shown_count = count;
}

/* As it came, the last first: groups have no meaning then. */
static void turn_round(const struct listing *listing, struct list_state *state)
{
    size_t count = 0;

    for (size_t i = 0; i < state->shown_count; i++) {
        if (!listing->rows[state->shown[i]].heading)
            state->shown[count++] = state->shown[i];
    }
    for (size_t i = 0; i < count / 2; i++) {
        size_t other = state->shown[i];

        state->shown[i] = state->shown[count - 1 - i];
        state->shown[count - 1 - i] = other;
    }
    state->shown_count = count;
}

static void put_in_order(const struct listing *listing, struct list_state *state,
                         struct arena *arena)
{
    if (state->sort > listing->column_count)
        state->sort = 0;
    if (state->sort)
        sort_by_column(listing, state, arena);
    else if (state->reverse)
        turn_round(listing, state);
    else
        state->shown_count = drop_empty_headings(listing, state->shown, state->shown_count);
}

/* The cursor */

static void follow_cursor(const struct listing *listing, struct list_state *state, int rows,
                          struct arena *arena)
{
    size_t count = state->shown_count;
    int64_t *ids = arena_alloc(arena, (count + 1) * sizeof(*ids));
    bool *headings = arena_alloc(arena, (count + 1) * sizeof(*headings));

    for (size_t i = 0; i < count; i++) {
        const struct listing_row *row = &listing->rows[state->shown[i]];

        headings[i] = row->heading != NULL;
        ids[i] = listing_row_id(row);
    }
    state->scroll.headings = headings;
    if (state->id)
        (void)scroll_follow(&state->scroll, ids, count, state->id, rows);
    else
        scroll_fit(&state->scroll, count, rows);
    listing_note_cursor(listing, state);
}

void listing_note_cursor(const struct listing *listing, struct list_state *state)
{
    if (state->scroll.cursor < state->shown_count)
        state->id = listing_row_id(&listing->rows[state->shown[state->scroll.cursor]]);
}

static bool is_filtered(const struct list_state *state)
{
    return state->filter && state->filter[0];
}

static bool heading_is_wanted(const struct listing *listing, const struct list_state *state,
                              const struct listing_row *row, int rows)
{
    return rows >= listing->headings_from && !(row->stands_alone && is_filtered(state));
}

bool listing_wants_arranging(const struct listing *listing, const struct list_state *state,
                             int rows)
{
    bool has_headings = false, shows_headings = false;

    if (!listing->headings_from || state->sort || state->reverse || is_filtered(state))
        return false;
    for (size_t i = 0; i < listing->count && !has_headings; i++)
        has_headings = listing->rows[i].heading != NULL;
    for (size_t i = 0; i < state->shown_count && !shows_headings; i++)
        shows_headings = listing->rows[state->shown[i]].heading != NULL;
    return has_headings && shows_headings != (rows >= listing->headings_from);
}

void listing_arrange(const struct listing *listing, struct list_state *state,
                     const struct frame *frame, int rows, struct arena *arena)
{
    struct sieve sieve = sieve_of(listing, state->filter, state->show_hidden, frame, arena);
    size_t *shown = arena_alloc(arena, (listing->count + 1) * sizeof(*shown));
    size_t count = 0;

    for (size_t i = 0; i < listing->count; i++) {
        const struct listing_row *row = &listing->rows[i];

        if (row->heading && !heading_is_wanted(listing, state, row, rows))
            continue;
        if (passes(&sieve, row, arena))
            shown[count++] = i;
    }
    state->shown = shown;
    state->shown_count = count;
    put_in_order(listing, state, arena);
    follow_cursor(listing, state, rows, arena);
}
