#include <math.h>
#include <string.h>

#include "ui/chart.h"
#include "base/text.h"
#include "view/dashboard_private.h"

/*
 * Parties, the worst health first: six weeks of it, the score, and how long they have been silent.
 * A score that rests on little is written "~58"; "!" is one that fell, or too long a silence.
 */

enum { PARTY_CODE, PARTY_NAME, PARTY_WEEKS, PARTY_SCORE, PARTY_ALERT, PARTY_DAYS, PARTY_COLUMNS };

static const struct column columns[PARTY_COLUMNS] = {
    /* clang-format off */
    [PARTY_CODE] =  {.title = "Code",   .min = 2, .max = 8, .whole = true},
    [PARTY_NAME] =  {.title = "Party",  .min = 8, .flex = 1},
    [PARTY_WEEKS] = {.title = "Weeks",  .min = HEALTH_WEEKS, .max = HEALTH_WEEKS, .priority = 1,
                     .whole = true},
    [PARTY_SCORE] = {.title = "Health", .min = 3, .max = 4, .whole = true, .align = ALIGN_RIGHT},
    [PARTY_ALERT] = {.title = "Alert",  .min = 1, .max = 1, .whole = true},
    [PARTY_DAYS] =  {.title = "Silent", .min = 3, .max = 5, .priority = 2, .whole = true,
                     .align = ALIGN_RIGHT},
    /* clang-format on */
};

static const char *weeks_word(const struct dashboard *model, const struct org_figures *org,
                              struct arena *arena)
{
    int scores[HEALTH_WEEKS];
    struct str text = {0};

    figures_scores(org->org, &model->health, model->now.today, 7, HEALTH_WEEKS, scores, arena);
    chart_add_spark(&text, scores, HEALTH_WEEKS, 100, text_locale_is_ascii());
    return str_keep(&text, arena);
}

static const char *score_word(const struct health *health, struct arena *arena)
{
    struct str text = {0};

    str_add(&text, health->sureness == CONFIDENCE_LOW ? "~%d" : "%d", health->score);
    return str_keep(&text, arena);
}

static bool is_silent(const struct health *health)
{
    return health->days_silent > health->max;
}

static const char *days_word(const struct org_figures *org, struct date today,
                             struct arena *arena)
{
    char text[DATE_TEXT_SIZE];

    if (!date_is_set(org->health.now.last_contact))
        return "never";
    return arena_copy(arena, age_write(org->health.now.last_contact, today, text));
}

static const char *second_line(const struct health *health, const char *code, const char *days,
                               struct arena *arena)
{
    struct str text = {0};

    str_add(&text, "%s · %s", code, health_band_name(health->band));
    if (health->sureness == CONFIDENCE_LOW)
        str_add(&text, " (little is known)");
    str_add(&text, " · last contact %s", days);
    return str_keep(&text, arena);
}

static void fill_row(const struct dashboard *model, const struct org_figures *org,
                     struct listing_row *row, struct arena *arena)
{
    const struct health *health = &org->health.now;
    const struct org *record = &org->org->org;
    const char *days = days_word(org, model->now.today, arena);
    bool is_unsure = health->sureness == CONFIDENCE_LOW;
    bool fell = org->health.band_fell || org->health.score_fell;
    bool alert = fell || is_silent(health);
    enum role role = is_unsure ? ROLE_DIM : score_role(health->band);

    *row = (struct listing_row){
        .target = {&org_noun, record->record.id, record->code, record->name},
        .record = record,
        .cells = {
            [PARTY_CODE] = {record->code, ROLE_TEXT},
            [PARTY_NAME] = {record->name, ROLE_TEXT},
            [PARTY_WEEKS] = {weeks_word(model, org, arena), is_unsure ? ROLE_DIM : ROLE_CHART_1},
            [PARTY_SCORE] = {score_word(health, arena), role},
            [PARTY_ALERT] = {alert ? "!" : "", fell ? ROLE_CRITICAL : ROLE_LATE},
            [PARTY_DAYS] = {days, is_silent(health) ? ROLE_LATE : ROLE_DIM},
        },
        .order = {
            [PARTY_CODE] = NAN, [PARTY_NAME] = NAN,
            [PARTY_WEEKS] = health->score - org->health.before, [PARTY_SCORE] = health->score,
            [PARTY_ALERT] = !alert, [PARTY_DAYS] = -(double)health->days_silent,
        },
    };
    row->second = second_line(health, record->code, days, arena);
}

void dashboard_parties_list(struct dashboard *model, struct arena *arena)
{
    struct listing *listing = &model->lists[PANEL_PARTIES];

    *listing = (struct listing){
        .name = "parties", .title = "Parties", .columns = columns, .column_count = PARTY_COLUMNS,
        .sorted = PARTY_SCORE + 1, .sorted_word = "health",
        .none = "No parties yet. liaise.yaml names them.",
    };
    listing->rows = arena_alloc(arena, (model->org_count + 1) * sizeof(*listing->rows));
    for (size_t i = 0; i < model->org_count; i++)
        fill_row(model, &model->orgs[i], &listing->rows[listing->count++], arena);
}
