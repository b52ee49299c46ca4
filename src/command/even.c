/* The even-handedness meter. */

#include "command/even.h"

#include <stdio.h>
#include <string.h>

#include <liaise/figures.h>
#include <liaise/transfer.h>

#include "command/answer.h"
#include "command/named.h"

enum { DAYS_BACK = 90, BAR = 10 };

static const char *keep(struct str *text, struct arena *arena)
{
    const char *copy = arena_copy(arena, text->text ? text->text : "");

    str_done(text);
    return copy;
}

/* Who is compared */

static size_t outside_parties(const struct issue *issue, const char *home,
                              struct evenness_party *out)
{
    size_t count = 0;

    for (size_t i = 0; i < issue->parties.count; i++) {
        const struct issue_party *party = list_at(&issue->parties, sizeof(*party), i);

        if (party->org.name && strcmp(party->org.name, home) != 0)
            out[count++] = (struct evenness_party){party->org.name, NUMBER_NONE};
    }
    return count;
}

static bool has_home(const struct issue *issue, const char *home)
{
    for (size_t i = 0; i < issue->parties.count; i++) {
        const struct issue_party *party = list_at(&issue->parties, sizeof(*party), i);

        if (party->org.name && !strcmp(party->org.name, home))
            return true;
    }
    return false;
}

/*
 * All our time goes to the one party there is, so time cannot be compared; who sought the other
 * can.
 */
static void compare_begun(struct even_sheet *sheet, const char *home, struct arena *arena)
{
    const struct evenness_side *them = &sheet->evenness.sides[0];
    struct evenness_side *sides = arena_alloc(arena, 2 * sizeof(*sides));
    size_t begun = them->by_us + them->by_them;
    double p[2] = {0.0, 0.0}, q[2] = {0.5, 0.5};

    if (begun) {
        p[0] = (double)them->by_us / (double)begun;
        p[1] = (double)them->by_them / (double)begun;
    }
    sides[0] = (struct evenness_side){.code = home, .contacts = them->by_us, .share = p[0],
                                      .expected = 0.5, .last = DATE_NONE};
    sides[1] = *them;
    sides[1].contacts = them->by_them;
    sides[1].share = p[1];
    sides[1].expected = 0.5;
    sheet->kind = EVEN_BEGUN;
    sheet->evenness.sides = sides;
    sheet->evenness.count = 2;
    sheet->evenness.index = begun ? evenness_index(p, q, 2) : 0.0;
    sheet->evenness.is_uneven = sheet->evenness.index > EVENNESS_MOST;
    sheet->evenness.warns = sheet->evenness.is_uneven && !sheet->evenness.reason;
}

static const char *names_of(const struct evenness *evenness, struct arena *arena)
{
    struct str text = {0};

    for (size_t i = 0; i < evenness->count; i++)
        str_add(&text, "%s%s", !i ? "" : i + 1 < evenness->count ? ", " : " and ",
                evenness->sides[i].code);
    return keep(&text, arena);
}

bool even_read_issue(struct desk *desk, const struct issue *issue, struct even_sheet *out,
                     struct arena *arena, struct error *err)
{
    const char *home = desk->config && desk->config->home_code ? desk->config->home_code : "";
    struct evenness_party *parties =
        arena_alloc(arena, (issue->parties.count + 1) * sizeof(*parties));
    struct even_sheet sheet = {.from = issue->opened, .to = desk->now.today};
    struct evenness_request request = {
        .parties = parties, .party_count = outside_parties(issue, home, parties),
        .expected = EVENNESS_EQUAL, .from = issue->opened, .to = desk->now.today,
        .reason = issue->even_reason,
    };
    bool is_ours = request.party_count == 1 && has_home(issue, home);
    struct list contacts;

    *out = sheet;
    if (request.party_count < 2 && !is_ours)
        return true;
    if (!interaction_list_days(desk->store, sheet.from, sheet.to, &contacts, arena, err))
        return false;
    sheet.kind = EVEN_SIDES;
    sheet.evenness = evenness_of(&request, contacts.items, contacts.count, arena);
    if (is_ours)
        compare_begun(&sheet, home, arena);
    sheet.sides = names_of(&sheet.evenness, arena);
    *out = sheet;
    return true;
}

bool even_read_all(struct desk *desk, struct date from, struct even_sheet *out,
                   struct arena *arena, struct error *err)
{
    struct even_sheet sheet = {.kind = EVEN_ALL, .from = from, .to = desk->now.today};
    struct evenness_request request = {.expected = EVENNESS_CADENCE, .from = from,
                                       .to = desk->now.today};
    struct evenness_party *parties;
    struct list orgs, contacts;

    if (!records_all(desk->store, &org_noun, &orgs, arena, err)
        || !interaction_list_days(desk->store, from, sheet.to, &contacts, arena, err))
        return false;
    parties = arena_alloc(arena, (orgs.count + 1) * sizeof(*parties));
    for (size_t i = 0; i < orgs.count; i++) {
        const struct org *org = list_at(&orgs, sizeof(*org), i);
        int64_t ideal, most;

        if (org->is_home == FLAG_YES || date_is_set(org->archived_on))
            continue;
        config_cadence(desk->config, org, &ideal, &most);
        parties[request.party_count++] = (struct evenness_party){org->code, ideal};
    }
    request.parties = parties;
    sheet.evenness = evenness_of(&request, contacts.items, contacts.count, arena);
    sheet.sides = names_of(&sheet.evenness, arena);
    if (request.party_count < 2)
        sheet.kind = EVEN_NOBODY;
    *out = sheet;
    return true;
}

/* Words */

static void add_bar(struct str *out, double share, bool mirrored)
{
    int filled = (int)(share * BAR + 0.5);

    for (int i = 0; i < BAR; i++)
        str_add(out, "%s", (mirrored ? BAR - i <= filled : i < filled) ? "#" : ".");
}

static void add_amount(struct str *out, const struct even_sheet *sheet,
                       const struct evenness_side *side)
{
    if (sheet->kind == EVEN_BEGUN)
        str_add(out, "%s began %zu", side->code, side->contacts);
    else
        str_add(out, "%s %lld min", side->code, (long long)side->minutes);
}

const char *even_bars(const struct even_sheet *sheet, struct arena *arena)
{
    const struct evenness *evenness = &sheet->evenness;
    struct str text = {0};

    if (sheet->kind == EVEN_NOBODY)
        return "";
    if (evenness->count == 2) {
        add_amount(&text, sheet, &evenness->sides[0]);
        str_add(&text, " ");
        add_bar(&text, evenness->sides[0].share, true);
        str_add(&text, "|");
        add_bar(&text, evenness->sides[1].share, false);
        str_add(&text, " ");
        add_amount(&text, sheet, &evenness->sides[1]);
        return keep(&text, arena);
    }
    for (size_t i = 0; i < evenness->count; i++) {
        str_add(&text, "%s", i ? ", " : "");
        add_amount(&text, sheet, &evenness->sides[i]);
        str_add(&text, " (%.0f%% of %.0f%%)", 100.0 * evenness->sides[i].share,
                100.0 * evenness->sides[i].expected);
    }
    return keep(&text, arena);
}

const char *even_verdict(const struct even_sheet *sheet, struct arena *arena)
{
    const struct evenness *evenness = &sheet->evenness;
    struct str text = {0};

    if (sheet->kind == EVEN_NOBODY)
        return "";
    str_add(&text, "index %.2f", evenness->index);
    if (evenness->warns)
        str_add(&text, ", above %.2f: uneven, and nobody has said why", EVENNESS_MOST);
    else if (evenness->is_uneven)
        str_add(&text, ", above %.2f", EVENNESS_MOST);
    else
        str_add(&text, ", even enough (up to %.2f)", EVENNESS_MOST);
    if (evenness->reason)
        str_add(&text, ". Because: %s", evenness->reason);
    return keep(&text, arena);
}

/* The command */

static const char *compared(const struct call *call, const struct even_sheet *sheet)
{
    char from[DATE_TEXT_SIZE];

    date_write(sheet->from, from);
    switch (sheet->kind) {
    case EVEN_SIDES:
        return call_format(call, "minutes of contact with %s since %s, against equal shares",
                           sheet->sides, from);
    case EVEN_BEGUN:
        return call_format(call, "who began the contacts of %s since %s, against equal shares",
                           sheet->sides, from);
    case EVEN_ALL:
        return call_format(call, "minutes of contact with every organization since %s, against "
                           "how often we mean to speak with each", from);
    case EVEN_NOBODY:
        break;
    }
    return "";
}

static void show_sides(struct call *call, const struct even_sheet *sheet)
{
    static const struct doc_column columns[] = {
        {"Side", DOC_LEFT, false},     {"Minutes", DOC_RIGHT, false},
        {"Share", DOC_RIGHT, false},   {"Expected", DOC_RIGHT, false},
        {"Contacts", DOC_RIGHT, false}, {"Two-way", DOC_RIGHT, false},
        {"We began", DOC_RIGHT, false}, {"They began", DOC_RIGHT, false},
        {"Last", DOC_LEFT, false}};

    document_table(&call->document, columns, sizeof(columns) / sizeof(*columns));
    for (size_t i = 0; i < sheet->evenness.count; i++) {
        const struct evenness_side *side = &sheet->evenness.sides[i];
        char last[DATE_TEXT_SIZE];

        document_row(
            &call->document,
            (struct doc_cell[]){
                {side->code, ROLE_KEY},
                {call_format(call, "%lld", (long long)side->minutes), ROLE_TEXT},
                {call_format(call, "%.0f%%", 100.0 * side->share), ROLE_TEXT},
                {call_format(call, "%.0f%%", 100.0 * side->expected), ROLE_DIM},
                {call_format(call, "%zu", side->contacts), ROLE_TEXT},
                {call_format(call, "%zu", side->two_way), ROLE_TEXT},
                {call_format(call, "%zu", side->by_us), ROLE_TEXT},
                {call_format(call, "%zu", side->by_them), ROLE_TEXT},
                {date_is_set(side->last) ? arena_copy(call->arena, date_write(side->last, last))
                                         : "", ROLE_TEXT}});
    }
}

static void write_json(struct call *call, const struct even_sheet *sheet)
{
    const struct evenness *evenness = &sheet->evenness;
    struct str out = {0};

    str_add(&out, "{\"kind\":\"evenness\",\"compared\":");
    json_add_text(&out, compared(call, sheet));
    str_add(&out, ",\"index\":%.4f,\"uneven\":%s,\"warns\":%s", evenness->index,
            evenness->is_uneven ? "true" : "false", evenness->warns ? "true" : "false");
    if (evenness->reason) {
        str_add(&out, ",\"reason\":");
        json_add_text(&out, evenness->reason);
    }
    str_add(&out, ",\"sides\":[");
    for (size_t i = 0; i < evenness->count; i++) {
        const struct evenness_side *side = &evenness->sides[i];

        str_add(&out, "%s{\"side\":", i ? "," : "");
        json_add_text(&out, side->code);
        str_add(&out, ",\"minutes\":%lld,\"share\":%.4f,\"expected\":%.4f,\"contacts\":%zu,"
                "\"two_way\":%zu,\"by_us\":%zu,\"by_them\":%zu}",
                (long long)side->minutes, side->share, side->expected, side->contacts,
                side->two_way, side->by_us, side->by_them);
    }
    str_add(&out, "]}\n");
    call->text = call_keep(call, &out);
}

static void show_sheet(struct call *call, const struct even_sheet *sheet, const char *title)
{
    if (call->json) {
        write_json(call, sheet);
        return;
    }
    document_heading(&call->document, title);
    if (sheet->kind == EVEN_NOBODY) {
        document_text(&call->document, ROLE_DIM, "There are no two sides to compare.");
        return;
    }
    document_field(&call->document, "Compared", ROLE_TEXT, compared(call, sheet));
    document_field(&call->document, "Even-handed",
                   sheet->evenness.warns ? ROLE_LATE : ROLE_TEXT,
                   even_verdict(sheet, call->arena));
    if (sheet->evenness.count == 2)
        document_field(&call->document, "", ROLE_TEXT, even_bars(sheet, call->arena));
    show_sides(call, sheet);
}

static bool pin_reason(struct call *call, struct issue *issue, const char *reason,
                       struct error *err)
{
    bool mine, ok;

    issue->even_reason = *reason ? reason : NULL;
    if (!call_begin(call, &mine, err, "Say why %s is uneven", issue->record.ref))
        return false;
    ok = record_prepare(&issue_noun, issue, call->desk->zones, err)
         && record_save(call->desk->store, &issue_noun, issue, call->arena, err);
    ok = call_end(call, mine, ok, err);
    if (ok)
        call_say(call, *reason ? "Kept with %s: why our time is uneven."
                               : "%s says no reason any more.", issue->record.ref);
    return ok;
}

static bool show_all(struct call *call, struct error *err)
{
    struct date from;
    struct even_sheet sheet;

    if (call->args[1])
        return error_set(err, ERROR_INVALID, "say of which issue: liaise even I-11 --reason …");
    if (!call_date(call, 2, &from, err))
        return false;
    if (!date_is_set(from))
        from = (struct date){call->desk->now.today.day - DAYS_BACK};
    if (!even_read_all(call->desk, from, &sheet, call->arena, err))
        return false;
    show_sheet(call, &sheet, "Everybody");
    return true;
}

static bool run_even(struct call *call, struct error *err)
{
    const struct noun *noun;
    struct even_sheet sheet;
    struct issue issue;
    const char *key;

    if (!call->args[0])
        return show_all(call, err);
    if (!call_record(call, 0, &noun, &key, err))
        return false;
    if (noun != &issue_noun)
        return error_set(err, ERROR_INVALID, "%s is no issue; only issues have sides", key);
    if (!record_get_by_key(call->desk->store, noun, key, &issue, call->arena, err))
        return false;
    call->ref = issue.record.ref;
    if (call->args[1])
        return pin_reason(call, &issue, call->args[1], err);
    if (!even_read_issue(call->desk, &issue, &sheet, call->arena, err))
        return false;
    show_sheet(call, &sheet, call_format(call, "%s  %s", issue.record.ref, issue.title));
    return true;
}

const struct command even_command = {
    .name = "even",
    .keys = "E",
    .scopes = 1u << SCOPE_ISSUE,
    .summary = "Show how evenly our time goes to the sides",
    .params =
        {
            {"issue", PARAM_REF, PARAM_TARGET | PARAM_OPTIONAL, NULL, NULL,
             "which issue; everybody if not given"},
            {"reason", PARAM_LONG, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "why it is uneven, kept with the issue; empty takes it away"},
            {"since", PARAM_DATE, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "for everybody: from that day on, if not the last 90 days"},
        },
    .flags = COMMAND_WRITES,
    .run = run_even,
    .then = THEN_RELOAD,
    .more = "The index is 1 less what the shares and the expected shares have in common: 0 is "
            "even, above 0.25 is worth a warning. It is no judgement: a reason that you give "
            "clears the warning and not the number. An issue is looked at from the day it was "
            "opened, its outside parties against equal shares; where there is one and us, who "
            "began the contacts is compared.",
    .example = "liaise even I-11 --reason \"The coalition has three sites\"",
};
