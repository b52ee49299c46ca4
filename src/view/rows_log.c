#include <liaise/interaction.h>
#include <math.h>

#include "view/rows.h"
#include "view/words.h"

/* Contacts as a log. */

enum { WHEN, HOW, WHO, SAID, TONE, KEY, LOG_CELLS };

static const struct column columns[LOG_CELLS] = {
    [WHEN] = {.title = "When", .min = 6, .max = 7, .whole = true},
    [HOW] = {.title = "How", .min = 7, .max = 12, .priority = 3},
    [WHO] = {.title = "Who", .min = 10, .max = 26, .priority = 2},
    [SAID] = {.title = "What was said", .min = 36, .flex = 1},
    [TONE] = {.title = "Tone", .min = 4, .max = 8, .whole = true, .priority = 4},
    [KEY] = {.title = "ID", .min = 4, .max = 7, .whole = true, .priority = 5},
};

static const struct table_cell tones[] = {
    {"hostile", ROLE_CRITICAL}, {"negative", ROLE_HIGH}, {"neutral", ROLE_DIM},
    {"positive", ROLE_OK},      {"warm", ROLE_OK},
};

const char *tone_name(int64_t sentiment)
{
    return sentiment < -2 || sentiment > 2 ? "" : tones[sentiment + 2].text;
}

static struct table_cell tone_of(const struct interaction *interaction)
{
    if (interaction->direction == DIRECTION_OUTBOUND && interaction->replied != FLAG_YES)
        return (struct table_cell){"no reply", ROLE_DIM};
    if (interaction->sentiment < -2 || interaction->sentiment > 2)
        return (struct table_cell){NULL, ROLE_TEXT};
    return tones[interaction->sentiment + 2];
}

static struct listing_row log_row(const struct interaction *interaction,
                                  const struct row_context *context)
{
    struct listing_row row = row_of(&interaction_noun, interaction, context);
    struct table_cell how = row.cells[ROW_WHAT], who = row.cells[ROW_STATE];

    row.cells[WHEN] =
        (struct table_cell){day_gone(interaction->day, context->now.today, context->arena),
                            ROLE_DIM};
    row.cells[HOW] = how;
    row.cells[WHO] = who;
    row.cells[SAID] = (struct table_cell){interaction->summary, ROLE_TEXT};
    row.cells[TONE] = tone_of(interaction);
    row.cells[KEY] = (struct table_cell){interaction->record.ref, ROLE_DIM};
    for (size_t i = 0; i < CELLS_MOST; i++)
        row.order[i] = NAN;
    row.order[WHEN] = (double)interaction->at;
    row.second = say_and(context->arena, who.text, how.text);
    return row;
}

void log_fill(struct listing *listing, const struct list *interactions,
              const struct row_context *context)
{
    *listing = (struct listing){.name = "log", .title = "Log", .columns = columns,
                                .column_count = LOG_CELLS, .has_header = true,
                                .none = "No contact logged yet. {log} logs one."};
    for (size_t i = 0; i < interactions->count; i++)
        rows_add(listing, log_row(list_at(interactions, sizeof(struct interaction), i), context),
                 context->arena);
}
