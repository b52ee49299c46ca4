#include "command/health_sheet.h"

#include <ctype.h>
#include <string.h>

enum { CONTACTS_READ = 1000, EVIDENCE_EACH = 5 };

static const char *keep(struct str *text, struct arena *arena)
{
    const char *copy = arena_copy(arena, text->text ? text->text : "");

    str_done(text);
    return copy;
}

static const char *say(struct arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);
static const char *say(struct arena *arena, const char *format, ...)
{
    struct str text = {0};
    va_list args;

    va_start(args, format);
    str_add_args(&text, format, args);
    va_end(args);
    return keep(&text, arena);
}

static bool read_facts(struct desk *desk, const char *code, struct health_sheet *out,
                       struct health_records *records, struct arena *arena, struct error *err)
{
    struct book *book = arena_alloc(arena, sizeof(*book));

    if (!book_read(desk->store, book, arena, err))
        return false;
    out->facts = book_org(book, code);
    out->home = book->home;
    if (!out->facts)
        return error_set(err, ERROR_NOT_FOUND, "there is no organization %.40s", code);
    if (out->facts->is_home)
        return error_set(err, ERROR_INVALID, "%s is our own organization; it has no health", code);
    *records = (struct health_records){.code = out->facts->org.code,
                                       .history = &out->facts->history,
                                       .commitments = book->commitments,
                                       .agreements = book->agreements};
    return interaction_list_of(desk->store, out->facts->org.code, CONTACTS_READ,
                               &records->interactions, arena, err);
}

bool health_sheet_read(struct desk *desk, const char *code, struct health_sheet *out,
                       struct arena *arena, struct error *err)
{
    struct health_records records;
    struct health_sheet sheet = {.today = desk->now.today, .settings = &desk->config->health};

    if (!read_facts(desk, code, &sheet, &records, arena, err)
        || !rating_find(desk->store, records.code, sheet.today, &sheet.rating, &sheet.has_rating,
                        arena, err))
        return false;
    sheet.change = health_change_on(records.history, sheet.settings, sheet.today, arena);
    sheet.is_apart = sheet.has_rating && rating_is_apart(&sheet.rating, sheet.change.now.score);
    health_evidence_of(&records, sheet.settings, sheet.today, EVIDENCE_EACH, &sheet.evidence,
                       &sheet.evidence_count, arena);
    health_steps_of(&records, sheet.settings, sheet.today, &sheet.steps, &sheet.step_count, arena);
    *out = sheet;
    return true;
}

/* Words */

static const char *contact_words(const struct health_evidence *evidence, struct arena *arena)
{
    const struct interaction *contact = evidence->record;
    const char *channel = choice_name(&channel_choices, (int)contact->channel);
    char *text;

    if (contact->direction == DIRECTION_OUTBOUND && contact->replied != FLAG_YES)
        channel = say(arena, "%s, not answered", channel);
    text = arena_copy(arena, channel);
    for (char *at = text; *at; at++)
        *at = *at == '_' ? ' ' : *at;
    if (evidence->component == HEALTH_CADENCE)
        return text;
    return say(arena, "%s, weighs %.2f", text, evidence->weight);
}

static const char *tone_words(const struct health_evidence *evidence, struct arena *arena)
{
    return say(arena, "felt %+.0f, weighs %.2f", evidence->value, evidence->weight);
}

/* As it stood on the day, not as it stands now. */
static const char *promise_words(const struct health_sheet *sheet,
                                 const struct health_evidence *evidence, struct arena *arena)
{
    const struct commitment *promise = evidence->record;
    bool is_resolved =
        date_is_set(promise->resolved) && promise->resolved.day <= sheet->today.day;
    const char *state = say(arena, "%d days late", sheet->today.day - promise->due.day);
    int late = promise->resolved.day - promise->due.day;

    if (is_resolved && promise->status == COMMITMENT_FULFILLED)
        state = late > 0 ? say(arena, "kept %d day%s late", late, late == 1 ? "" : "s")
                         : "kept in time";
    else if (is_resolved)
        state = choice_name(&commitment_status_choices, (int)promise->status);
    return say(arena, "%s, credit %.2f, weighs %.2f", state, evidence->value, evidence->weight);
}

static const char *issue_words(const struct health_sheet *sheet,
                               const struct health_evidence *evidence, struct arena *arena)
{
    const struct issue *issue = evidence->record;
    struct issue_state state = issue_state_on(issue, sheet->today);
    const char *text = say(arena, "%s, %s", choice_name(&severity_choices, (int)issue->severity),
                           choice_name(&issue_status_choices, (int)state.status));

    if (state.stage > 0)
        text = say(arena, "%s, stage %lld", text, (long long)state.stage);
    if (state.status != ISSUE_CLOSED && date_is_set(issue->target)
        && issue->target.day < sheet->today.day)
        text = say(arena, "%s, past its target", text);
    return say(arena, "%s: pressure %.1f", text, evidence->weight);
}

const char *health_evidence_words(const struct health_sheet *sheet,
                                  const struct health_evidence *evidence, struct arena *arena)
{
    switch (evidence->component) {
    case HEALTH_CADENCE:
    case HEALTH_VOLUME:
        return contact_words(evidence, arena);
    case HEALTH_SENTIMENT:
        return tone_words(evidence, arena);
    case HEALTH_RELIABILITY:
        return promise_words(sheet, evidence, arena);
    case HEALTH_FRICTION:
        return issue_words(sheet, evidence, arena);
    case HEALTH_COMPONENTS:
        break;
    }
    return "";
}

const char *health_step_words(const struct health_step *step, struct arena *arena)
{
    const char *ref = step->noun ? record_key(step->noun, step->record) : "";

    switch (step->kind) {
    case HEALTH_STEP_CALL:
        return "a two-way call";
    case HEALTH_STEP_MEET:
        return "a meeting in person";
    case HEALTH_STEP_ACCEPT:
        return say(arena, "%s accepted", ref);
    case HEALTH_STEP_CALM:
        return say(arena, "%s from stage %lld to %lld", ref, (long long)step->stage + 1,
                   (long long)step->stage);
    case HEALTH_STEP_KEEP:
        return say(arena, "%s kept", ref);
    case HEALTH_STEP_RENEW:
        return say(arena, "%s renewed", ref);
    }
    return "";
}

const char *health_component_title(enum health_component component, struct arena *arena)
{
    char *name = arena_copy(arena, health_component_name(component));

    name[0] = (char)toupper((unsigned char)name[0]);
    return name;
}

const char *health_differences(const struct health_settings *settings, struct arena *arena)
{
    struct str text = {0};

    for (const struct health_option *option = health_options; option->name; option++) {
        if (health_option_differs(option, settings))
            str_add(&text, "%s%s %g (as it comes: %g)", text.length ? ", " : "", option->name,
                    health_option_value(option, settings),
                    health_option_value(option, &health_presets));
    }
    return keep(&text, arena);
}

const char *health_rating_words(const struct health_sheet *sheet, struct arena *arena)
{
    const struct rating *rating = &sheet->rating;
    struct date until = {rating->on.day + RATING_DAYS};
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];
    struct str text = {0};

    if (!sheet->has_rating)
        return "";
    str_add(&text, "%lld since %s, until %s", (long long)rating->score,
            date_write(rating->on, from), date_write(until, to));
    if (sheet->is_apart)
        str_add(&text, "; %+lld from what is worked out: look again",
                (long long)(rating->score - sheet->change.now.score));
    if (rating->note && *rating->note)
        str_add(&text, ". %s", rating->note);
    return keep(&text, arena);
}
