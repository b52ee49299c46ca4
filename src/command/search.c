/* Finding anything, on the command line. */

#include <string.h>

#include <liaise/issue.h>
#include <liaise/person.h>
#include <liaise/transfer.h>

#include "base/text.h"
#include "command/answer.h"
#include "command/finding.h"
#include "command/found.h"
#include "command/screen.h"

enum { WORDS, LIMIT };
enum { READ_MOST = 100000 };

/* With its marks, harmless otherwise. */
static void add_marked(const struct call *call, const struct search_text *text, struct str *out)
{
    size_t at = 0;

    for (size_t i = 0; i < text->count; i++) {
        const struct search_span *span = &text->spans[i];

        str_add(out, "%s" DOC_MARK, text_part(text->text, at, span->at, call->arena));
        str_add(out, "%s" DOC_UNMARK,
                text_part(text->text, span->at, span->at + span->length, call->arena));
        at = span->at + span->length;
    }
    str_add(out, "%s", text_part(text->text, at, strlen(text->text), call->arena));
}

static void add_fact(struct str *out, const char *fact)
{
    if (fact && fact[0])
        str_add(out, "%s%s", out->length ? " · " : "", fact);
}

/* "due Fri 6 Feb" of what is to be done, else the day it is or was. */
static const char *day_text(const struct call *call, const struct search_hit *hit)
{
    const struct field *due = noun_field(hit->noun, hit->noun == &issue_noun ? "target" : "due");
    struct date today = call->desk->now.today;
    char text[DATE_TEXT_SIZE];

    if (due && field_is_set(due, hit->record) && record_is(hit->noun, hit->record, "open", today))
        return call_format(call, "due %s",
                           due_text(call, *(const struct date *)field_place(due, hit->record)));
    return arena_copy(call->arena, date_write(found_day(hit, &call->desk->now), text));
}

/* Who has to do with it, how it stands, when it is or was. */
static const char *facts_text(const struct call *call, const struct search_hit *hit)
{
    const struct field *status = noun_field(hit->noun, "status");
    const struct role_held *role;
    struct str out = {0};

    if (hit->noun == &person_noun) {
        role = person_role(hit->record, call->desk->now.today);
        add_fact(&out, role ? role->title : NULL);
    }
    if (hit->noun->letter)
        add_fact(&out, parties_text(call, hit->noun, hit->record));
    if (status)
        add_fact(&out, field_text(call, status, hit->record));
    if (hit->noun->letter)
        add_fact(&out, day_text(call, hit));
    return call_keep(call, &out);
}

static void write_hit(struct call *call, const struct search_hit *hit)
{
    const char *facts = facts_text(call, hit);
    struct str text = {0};

    if (hit->said.text)
        add_marked(call, &hit->said, &text);
    if (facts[0])
        str_add(&text, "%s%s", text.length ? "  " : "", text_clean(facts, call->arena));
    if (hit->excerpt.text) {
        str_add(&text, "\n%s: ", found_field(hit, call->arena));
        add_marked(call, &hit->excerpt, &text);
    }
    document_field(&call->document, found_label(hit, call->desk->now.today, call->arena), ROLE_KEY,
                   text.text ? text.text : "—");
    str_done(&text);
}

static void write_group(struct call *call, const struct finding_group *group)
{
    struct str title = {0};

    str_add(&title, "%s (", found_title(group->noun, true));
    finding_write_count(group, &title);
    str_add(&title, ")");
    document_heading(&call->document, call_keep(call, &title));
    for (size_t i = 0; i < group->count; i++)
        write_hit(call, &group->items[i]);
}

static void write_text(struct call *call, const struct finding *finding, const char *typed)
{
    struct str total = {0};

    finding_write_total(finding, &total);
    document_text(&call->document, finding->count ? ROLE_STRONG : ROLE_DIM, "%s for %s",
                  total.text, typed);
    for (size_t i = 0; i < finding->count; i++)
        write_group(call, &finding->groups[i]);
    str_done(&total);
}

/* JSON */

static void json_text(struct str *out, const char *name, const char *text)
{
    if (!text)
        return;
    str_add(out, ",\"%s\":", name);
    json_add_text(out, text);
}

static void json_hit(struct call *call, const struct search_hit *hit, struct str *out)
{
    struct date day = found_day(hit, &call->desk->now);
    char text[DATE_TEXT_SIZE];

    str_add(out, "{\"kind\":\"%s\"", hit->noun->name);
    json_text(out, "key", hit->key);
    json_text(out, "said", hit->said.text);
    if (hit->excerpt.text) {
        json_text(out, "field", hit->excerpt_of ? hit->excerpt_of->name : "ref");
        json_text(out, "excerpt", hit->excerpt.text);
    }
    if (date_is_set(day))
        json_text(out, "day", date_write(day, text));
    str_add(out, "}");
}

static void write_json(struct call *call, const struct finding *finding)
{
    struct str out = {0};
    const char *between = "\n";

    str_add(&out, "{\"total\":%lld,\"of\":%lld,\"counts\":{", (long long)finding->total,
            (long long)finding->records);
    for (size_t i = 0; i < finding->count; i++)
        str_add(&out, "%s\"%s\":%lld", i ? "," : "", finding->groups[i].noun->name,
                (long long)finding->groups[i].total);
    str_add(&out, "},\"hits\":[");
    for (size_t i = 0; i < finding->count; i++) {
        for (size_t j = 0; j < finding->groups[i].count; j++) {
            str_add(&out, "%s", between);
            json_hit(call, &finding->groups[i].items[j], &out);
            between = ",\n";
        }
    }
    str_add(&out, "%s]}\n", finding->count ? "\n" : "");
    call->text = call_keep(call, &out);
}

bool search_answer(struct call *call, const char *typed, int64_t limit, struct error *err)
{
    struct finding_wish wish = {.typed = typed, .limit = (size_t)limit, .read_most = READ_MOST};
    struct finding finding;

    if (!finding_make(call->desk, &wish, &finding, call->arena, err))
        return false;
    if (!finding.is_asked)
        return error_set(err, ERROR_INVALID, "say what to search for: liaise search tonnage fee");
    if (call->json)
        write_json(call, &finding);
    else
        write_text(call, &finding, typed);
    return true;
}

static bool run_search(struct call *call, struct error *err)
{
    int64_t limit;

    if (!call_number(call, LIMIT, &limit, err))
        return false;
    if (limit < 1 || limit > READ_MOST)
        return error_set(err, ERROR_INVALID, "--limit is 1 to %d", READ_MOST);
    return search_answer(call, words_as_typed(call->rest, call->arena), limit, err);
}

const struct command search_command = {
    .name = "search",
    .keys = "S,g /",
    .scopes = 1u << SCOPE_GLOBAL,
    .summary = "Find anything by the words in it",
    .params =
        {
            [WORDS] = {"words", PARAM_FILTER, PARAM_OPTIONAL, NULL, NULL,
                       "words, \"exact words\", filters, a|b"},
            [LIMIT] = {"limit", PARAM_NUMBER, PARAM_OPTION | PARAM_OPTIONAL, "20", NULL,
                       "how many of each kind"},
        },
    .flags = COMMAND_PAGE,
    .run = run_search,
    .then = THEN_SCREEN,
    .act = ACT_SEARCH,
    .more = "All texts of all records are searched, in any script, whatever their case and "
            "accents; words may be cut short. Words of the filter language narrow it: party:NWP, "
            "sev:>=high, due:<7d, is:late, -is:closed, kind:issue.",
    .example = "liaise search tonnage '\"phase-in of\"' -is:closed",
};
