/* Health explained, and the officer's own judgement beside it. */

#include <stdio.h>
#include <string.h>

#include <liaise/org.h>
#include <liaise/transfer.h>

#include "command/answer.h"
#include "command/health_sheet.h"
#include "command/list_org.h"
#include "command/named.h"
#include "command/screen.h"

/* As text */

static void show_head(struct call *call, const struct health_sheet *sheet)
{
    const struct health *health = &sheet->change.now;
    struct document *document = &call->document;

    document_heading(document, call_format(call, "%s  %s", sheet->facts->org.code,
                                           sheet->facts->org.name));
    document_field(document, "Score", band_role(health->band),
                   call_format(call, "%d %s (%s, %+d in %d days, confidence %s)", health->score,
                               health_band_name(health->band), trend_name(sheet->change.trend),
                               health->score - sheet->change.before, sheet->settings->trend_days,
                               confidence_name(health->sureness)));
    document_field(document, "Before caps", ROLE_TEXT, call_format(call, "%.2f", health->raw));
    for (size_t i = 0; i < health->cap_count; i++) {
        char cap[HEALTH_CAP_TEXT_SIZE];

        document_field(document, i ? "" : "Caps", ROLE_HIGH,
                       arena_copy(call->arena, health_cap_write(&health->caps[i], sheet->settings,
                                                                cap)));
    }
    document_field(document, "Your rating", sheet->is_apart ? ROLE_LATE : ROLE_TEXT,
                   health_rating_words(sheet, call->arena));
    document_field(document, "Constants", ROLE_TODAY,
                   health_differences(sheet->settings, call->arena));
}

static void show_components(struct call *call, const struct health_sheet *sheet)
{
    static const struct doc_column columns[] = {{"Component", DOC_LEFT, false},
                                                {"Value", DOC_RIGHT, false},
                                                {"Weight", DOC_RIGHT, false},
                                                {"Lost", DOC_RIGHT, false}};
    const struct health *health = &sheet->change.now;

    document_heading(&call->document, "Components");
    document_table(&call->document, columns, 4);
    for (int i = 0; i < HEALTH_COMPONENTS; i++) {
        const char *name = health_component_name((enum health_component)i);
        const char *weight = call_format(call, "%g", sheet->settings->weights[i]);
        bool present = health->components[i].present;

        document_row(&call->document,
                     (struct doc_cell[]){
                         {name, ROLE_TEXT},
                         {present ? call_format(call, "%.1f", health->components[i].value)
                                  : "left out", ROLE_TEXT},
                         {weight, ROLE_DIM},
                         {present ? call_format(call, "%.1f", health->components[i].lost) : "",
                          ROLE_TEXT}});
    }
}

static void show_evidence(struct call *call, const struct health_sheet *sheet)
{
    static const struct doc_column columns[] = {{"Component", DOC_LEFT, false},
                                                {"ID", DOC_LEFT, false},
                                                {"On", DOC_LEFT, false},
                                                {"What", DOC_LEFT, true},
                                                {"How it counts", DOC_LEFT, true}};

    if (!sheet->evidence_count)
        return;
    document_heading(&call->document, "Because of");
    document_table(&call->document, columns, 5);
    for (size_t i = 0; i < sheet->evidence_count; i++) {
        const struct health_evidence *evidence = &sheet->evidence[i];
        char day[DATE_TEXT_SIZE];

        document_row(&call->document,
                     (struct doc_cell[]){
                         {health_component_name(evidence->component), ROLE_DIM},
                         {record_key(evidence->noun, evidence->record), ROLE_KEY},
                         {date_is_set(evidence->on)
                              ? arena_copy(call->arena, date_write(evidence->on, day)) : "",
                          ROLE_TEXT},
                         {record_said(evidence->noun, evidence->record), ROLE_TEXT},
                         {health_evidence_words(sheet, evidence, call->arena), ROLE_TEXT}});
    }
}

static const char *step_said(const struct health_step *step)
{
    return step->noun ? record_said(step->noun, step->record) : "";
}

static void show_steps(struct call *call, const struct health_sheet *sheet)
{
    static const struct doc_column columns[] = {{"Gain", DOC_RIGHT, false},
                                                {"Act today", DOC_LEFT, false},
                                                {"About", DOC_LEFT, true}};

    document_heading(&call->document, "What would change it");
    document_table(&call->document, columns, 3);
    for (size_t i = 0; i < sheet->step_count; i++) {
        const struct health_step *step = &sheet->steps[i];

        document_row(&call->document,
                     (struct doc_cell[]){
                         {step->gain ? call_format(call, "%+d", step->gain) : "0",
                          step->gain > 0 ? ROLE_OK : ROLE_DIM},
                         {health_step_words(step, call->arena), ROLE_TEXT},
                         {step_said(step), ROLE_DIM}});
    }
}

/* As JSON */

static void json_components(struct str *out, const struct health_sheet *sheet)
{
    const struct health *health = &sheet->change.now;
    const char *between = "";

    str_add(out, ",\"components\":[");
    for (int i = 0; i < HEALTH_COMPONENTS; i++) {
        if (!health->components[i].present)
            continue;
        str_add(out, "%s{\"name\":\"%s\",\"value\":%.4f,\"weight\":%g,\"lost\":%.4f}", between,
                health_component_name((enum health_component)i), health->components[i].value,
                sheet->settings->weights[i], health->components[i].lost);
        between = ",";
    }
    str_add(out, "],\"caps\":[");
    for (size_t i = 0; i < health->cap_count; i++) {
        char cap[HEALTH_CAP_TEXT_SIZE];

        str_add(out, "%s{\"points\":%d,\"why\":", i ? "," : "", health->caps[i].points);
        json_add_text(out, health_cap_write(&health->caps[i], sheet->settings, cap));
        str_add(out, "}");
    }
    str_add(out, "]");
}

static void json_evidence(struct str *out, const struct health_sheet *sheet, struct arena *arena)
{
    str_add(out, ",\"evidence\":[");
    for (size_t i = 0; i < sheet->evidence_count; i++) {
        const struct health_evidence *evidence = &sheet->evidence[i];

        str_add(out, "%s{\"component\":\"%s\",\"ref\":", i ? "," : "",
                health_component_name(evidence->component));
        json_add_text(out, record_key(evidence->noun, evidence->record));
        str_add(out, ",\"weight\":%.4f,\"value\":%.4f,\"how\":", evidence->weight,
                evidence->value);
        json_add_text(out, health_evidence_words(sheet, evidence, arena));
        str_add(out, "}");
    }
    str_add(out, "],\"acts\":[");
    for (size_t i = 0; i < sheet->step_count; i++) {
        str_add(out, "%s{\"gain\":%d,\"act\":", i ? "," : "", sheet->steps[i].gain);
        json_add_text(out, health_step_words(&sheet->steps[i], arena));
        str_add(out, "}");
    }
    str_add(out, "]");
}

static void json_rating(struct str *out, const struct health_sheet *sheet)
{
    char day[DATE_TEXT_SIZE];

    if (!sheet->has_rating)
        return;
    str_add(out, ",\"rating\":{\"score\":%lld,\"on\":\"%s\",\"apart\":%s",
            (long long)sheet->rating.score, date_write(sheet->rating.on, day),
            sheet->is_apart ? "true" : "false");
    if (sheet->rating.note) {
        str_add(out, ",\"note\":");
        json_add_text(out, sheet->rating.note);
    }
    str_add(out, "}");
}

static void write_json(struct call *call, const struct health_sheet *sheet)
{
    const struct health *health = &sheet->change.now;
    struct str out = {0};

    str_add(&out, "{\"kind\":\"health\",\"code\":");
    json_add_text(&out, sheet->facts->org.code);
    str_add(&out, ",\"score\":%d,\"band\":\"%s\",\"raw\":%.4f,\"cap\":%d,\"before\":%d",
            health->score, health_band_name(health->band), health->raw, health->cap,
            sheet->change.before);
    json_components(&out, sheet);
    str_add(&out, ",\"constants\":");
    json_add_text(&out, health_differences(sheet->settings, call->arena));
    json_evidence(&out, sheet, call->arena);
    json_rating(&out, sheet);
    str_add(&out, "}\n");
    call->text = call_keep(call, &out);
}

static bool run_health(struct call *call, struct error *err)
{
    struct health_sheet sheet;
    const char *code;

    if (!org_named(call->desk, call->args[0], &code, call->arena, err)
        || !health_sheet_read(call->desk, code, &sheet, call->arena, err))
        return false;
    call->ref = code;
    if (call->json) {
        write_json(call, &sheet);
        return true;
    }
    show_head(call, &sheet);
    show_components(call, &sheet);
    show_evidence(call, &sheet);
    show_steps(call, &sheet);
    return true;
}

const struct command health_command = {
    .name = "health",
    .keys = "H",
    .scopes = 1u << SCOPE_PARTY,
    .summary = "Explain the health of an organization",
    .hint = "why",
    .params = {{"org", PARAM_ORG, PARAM_TARGET, NULL, NULL, "which organization"}},
    .run = run_health,
    .then = THEN_SCREEN,
    .act = ACT_HEALTH,
    .more = "Each component with its value, its weight and the points it takes away, the records "
            "behind it, the caps in force, the constants that differ from those that come with "
            "liaise, and what each thing that could be done today would change.",
    .example = "liaise health NWP",
};

static bool save_rating(struct call *call, struct rating *rating, struct error *err)
{
    bool mine, ok;

    if (!call_begin(call, &mine, err, "Rate %s %lld", rating->org.name, (long long)rating->score))
        return false;
    ok = record_prepare(&rating_noun, rating, call->desk->zones, err)
         && record_add(call->desk->store, &rating_noun, rating, call->arena, err);
    return call_end(call, mine, ok, err);
}

static bool run_rate(struct call *call, struct error *err)
{
    struct health_sheet sheet;
    struct rating rating;

    record_init(&rating_noun, &rating);
    if (!org_named(call->desk, call->args[0], &rating.org.name, call->arena, err)
        || !call_number(call, 1, &rating.score, err) || !call_date(call, 3, &rating.on, err))
        return false;
    rating.note = call->args[2];
    if (!date_is_set(rating.on))
        rating.on = call->desk->now.today;
    if (rating.on.day > call->desk->now.today.day)
        return error_set(err, ERROR_INVALID, "a rating holds from a day that has come");
    if (!health_sheet_read(call->desk, rating.org.name, &sheet, call->arena, err)
        || !save_rating(call, &rating, err))
        return false;
    call->ref = rating.org.name;
    call_say(call, "You rate %s %lld; worked out it is %d.%s", rating.org.name,
             (long long)rating.score, sheet.change.now.score,
             rating_is_apart(&rating, sheet.change.now.score) ? " They are far apart." : "");
    return true;
}

const struct command rate_command = {
    .name = "rate",
    .scopes = 1u << SCOPE_PARTY,
    .summary = "Say how you judge a relationship yourself",
    .params =
        {
            {"org", PARAM_ORG, PARAM_TARGET, NULL, NULL, "which organization"},
            {"score", PARAM_NUMBER, 0, NULL, NULL, "how good it is, 0 to 100"},
            {"note", PARAM_LONG, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL, "why"},
            {"on", PARAM_DATE, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "the day from which it holds, if not today"},
        },
    .flags = COMMAND_WRITES,
    .run = run_rate,
    .then = THEN_RELOAD,
    .more = "It stands beside the score that is worked out and is never mixed into it. After 30 "
            "days it is forgotten; where the two are 20 or more apart, both say so.",
    .example = "liaise rate NWP 70 --note \"The new director calls back\"",
};
