/* What to do next, and where each number comes from. */

#include <string.h>

#include <liaise/figures.h>
#include <liaise/meeting.h>
#include <liaise/transfer.h>

#include "command/answer.h"

static const struct doc_column columns[] = {{"U", DOC_RIGHT, false},     {"ID", DOC_LEFT, false},
                                            {"Parties", DOC_LEFT, true}, {"About", DOC_LEFT, true},
                                            {"Due", DOC_LEFT, false},    {"Terms", DOC_LEFT, true}};

/* "I-8", or "cadence NWP" for a silence. */
static const char *item_ref(const struct call *call, const struct attention_item *item)
{
    return item->noun ? item->ref : call_format(call, "cadence %s", item->ref);
}

static const char *item_orgs(const struct call *call, const struct attention_item *item)
{
    struct str text = {0};

    for (size_t i = 0; i < item->org_count && i < ATTENTION_ORGS_MOST; i++)
        str_add(&text, "%s%s", i ? ", " : "", item->orgs[i]);
    return call_keep(call, &text);
}

static const char *item_terms(const struct call *call, const struct attention_item *item)
{
    struct str text = {0};

    attention_write_terms(item, &text);
    return call_keep(call, &text);
}

static enum role due_role(struct date due, struct date today)
{
    if (!date_is_set(due) || due.day > today.day)
        return ROLE_TEXT;
    return due.day < today.day ? ROLE_LATE : ROLE_TODAY;
}

static void add_item(struct call *call, const struct attention_item *item)
{
    const struct doc_cell cells[] = {
        {call_format(call, "%.2f", item->total), ROLE_STRONG},
        {item_ref(call, item), ROLE_KEY},
        {item_orgs(call, item), ROLE_TEXT},
        {item->what, ROLE_TEXT},
        {due_text(call, item->due), due_role(item->due, call->desk->now.today)},
        {item_terms(call, item), ROLE_DIM},
    };

    document_row(&call->document, cells);
}

static void json_item(struct str *out, const struct call *call, const struct attention_item *item)
{
    const char *between = "";
    char day[DATE_TEXT_SIZE];

    str_add(out, "{\"kind\":\"%s\",\"ref\":", item->noun ? item->noun->name : "cadence");
    json_add_text(out, item_ref(call, item));
    str_add(out, ",\"what\":");
    json_add_text(out, item->what);
    if (date_is_set(item->due))
        str_add(out, ",\"due\":\"%s\"", date_write(item->due, day));
    str_add(out, ",\"orgs\":[");
    for (size_t i = 0; i < item->org_count && i < ATTENTION_ORGS_MOST; i++) {
        str_add(out, "%s", i ? "," : "");
        json_add_text(out, item->orgs[i]);
    }
    str_add(out, "],\"u\":%.4f,\"terms\":{", item->total);
    for (int i = 0; i < ATTENTION_TERMS; i++) {
        if (item->terms[i] == 0.0)
            continue;
        str_add(out, "%s\"%s\":%.4f", between, attention_term_name((enum attention_term)i),
                item->terms[i]);
        between = ",";
    }
    str_add(out, "}}");
}

static bool is_of(const struct attention_item *item, const char *code)
{
    for (size_t i = 0; i < item->org_count && i < ATTENTION_ORGS_MOST; i++) {
        if (!strcmp(item->orgs[i], code))
            return true;
    }
    return false;
}

static const char *long_day(const struct call *call)
{
    char day[WHEN_TEXT_SIZE];
    int minute = wall_minute(zone_local(call->desk->now.zone, call->desk->now.instant).wall);

    return call_format(call, "%s %02d:%02d", date_write_long(call->desk->now.today, day),
                       minute / 60, minute % 60);
}

static bool add_meetings(struct call *call, struct error *err)
{
    const struct now *now = &call->desk->now;
    int64_t midnight = zone_instant(now->zone, ((int64_t)now->today.day + 1) * INSTANT_DAY, NULL);
    const struct meeting *meetings;
    struct str text = {0};
    struct list list;

    if (!meeting_list_ahead(call->desk->store, now->instant, midnight, 20, &list, call->arena, err))
        return false;
    meetings = list.items;
    for (size_t i = 0; i < list.count; i++) {
        int minute = wall_minute(zone_local(now->zone, meetings[i].starts_at).wall);

        str_add(&text, "%s%02d:%02d %s %s (%s)%s", i ? "\n" : "", minute / 60, minute % 60,
                meetings[i].record.ref, meetings[i].title,
                parties_text(call, &meeting_noun, &meetings[i]),
                meetings[i].agenda.count ? "" : " no agenda");
    }
    if (list.count)
        document_text(&call->document, ROLE_TEXT, "%s", text.text);
    str_done(&text);
    return true;
}

static bool add_head(struct call *call, const struct book *book, struct error *err)
{
    struct day_counts counts = figures_counts(book, call->desk->now.today);

    document_text(&call->document, ROLE_STRONG,
                  "%s · %zu late · %zu today · %zu waiting · %zu conflicts", long_day(call),
                  counts.late, counts.today, counts.waiting, counts.conflicts);
    return add_meetings(call, err);
}

static bool run_today(struct call *call, struct error *err)
{
    struct desk *desk = call->desk;
    struct attention_item *items;
    struct str json = {0};
    int64_t most;
    size_t count, shown = 0;
    struct book book;

    if (!call_number(call, 0, &most, err) || !book_read(desk->store, &book, call->arena, err)
        || !figures_attention(&book, &desk->config->health, desk->now.today, &items, &count,
                              call->arena, err)
        || !add_head(call, &book, err))
        return false;
    if (count)
        document_table(&call->document, columns, sizeof(columns) / sizeof(*columns));
    else
        document_text(&call->document, ROLE_OK, "Nothing asks for you.");
    str_add(&json, "[");
    for (size_t i = 0; i < count && (most == NUMBER_NONE || (int64_t)shown < most); i++) {
        if (call->args[1] && !is_of(&items[i], call->args[1]))
            continue;
        str_add(&json, shown++ ? ",\n" : "\n");
        json_item(&json, call, &items[i]);
        add_item(call, &items[i]);
    }
    str_add(&json, "%s]\n", shown ? "\n" : "");
    if (call->json)
        call->text = call_keep(call, &json);
    str_done(&json);
    return true;
}

const struct command today_command = {
    .name = "today",
    .summary = "Say what to do next, and why",
    .params =
        {
            {"limit", PARAM_NUMBER, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL, "how many at most"},
            {"party", PARAM_TEXT, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "only what concerns this organization, by code"},
        },
    .flags = COMMAND_CLI_ONLY,
    .run = run_today,
    .more = "Everything that asks for attention, the most urgent first: open issues and "
            "commitments, follow-ups, silence beyond what was agreed, days of notice. The number "
            "is the sum of the terms beside it.",
    .example = "liaise today --limit 10",
};
