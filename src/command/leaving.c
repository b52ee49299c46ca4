/* What hangs on somebody who leaves. */

#include <stdio.h>
#include <string.h>

#include <liaise/org.h>
#include <liaise/transfer.h>

#include "command/answer.h"
#include "command/named.h"
#include "command/since.h"

bool turnover_read(struct desk *desk, const struct book *book, struct turnover_request *out,
                   struct arena *arena, struct error *err)
{
    int64_t most = 0;
    struct date first;

    for (size_t i = 0; i < book->org_count; i++) {
        int64_t ideal, max;

        config_cadence(desk->config, &book->orgs[i].org, &ideal, &max);
        most = max > most ? max : most;
    }
    first = (struct date){desk->now.today.day - (int32_t)turnover_days(most)};
    *out = (struct turnover_request){
        .today = desk->now.today, .silence_most = NUMBER_NONE, .issues = book->issues,
        .commitments = book->commitments, .followups = book->followups};
    return records_all(desk->store, &person_noun, &out->people, arena, err)
           && interaction_list_days(desk->store, first, desk->now.today, &out->interactions, arena,
                                    err);
}

void turnover_aim(struct turnover_request *request, const struct book_org *org,
                  const struct health_settings *settings, struct arena *arena)
{
    request->code = org->org.code;
    request->silence_most = health_on(&org->history, settings, request->today, arena).max;
}

static const char *const kind_words[TURNOVER_KINDS] = {
    [TURNOVER_COMMITMENT] = "promise", [TURNOVER_ISSUE] = "issue", [TURNOVER_MEETING] = "meeting",
    [TURNOVER_FOLLOWUP] = "follow-up", [TURNOVER_CHANNEL] = "channel",
};

/* Who takes it over: who is named in it instead, or the successor in the post. */
static const char *heir_of(const struct turnover_item *item, const struct role_held *role)
{
    if (item->kind == TURNOVER_CHANNEL)
        return NULL;
    return item->named ? item->named : role->successor.name;
}

static void add_item(struct call *call, const struct turnover_item *item,
                     const struct role_held *role)
{
    const char *heir = heir_of(item, role);
    char day[DATE_TEXT_SIZE];

    document_row(&call->document,
                 (struct doc_cell[]){
                     {kind_words[item->kind], ROLE_DIM},
                     {item->ref, ROLE_KEY},
                     {item->what, ROLE_TEXT},
                     {date_is_set(item->day) ? arena_copy(call->arena, date_write(item->day, day))
                                             : "", ROLE_TEXT},
                     {heir ? heir : item->kind == TURNOVER_CHANNEL ? "will reach nobody" : "nobody",
                      heir ? ROLE_TEXT : ROLE_LATE}});
}

static void json_item(struct str *out, const struct turnover_item *item,
                      const struct role_held *role, const char *code, bool first)
{
    const char *heir = heir_of(item, role);
    char day[DATE_TEXT_SIZE];

    str_add(out, "%s{\"org\":\"%s\",\"kind\":\"%s\"", first ? "" : ",", code,
            kind_words[item->kind]);
    if (item->ref) {
        str_add(out, ",\"ref\":");
        json_add_text(out, item->ref);
    }
    str_add(out, ",\"what\":");
    json_add_text(out, item->what ? item->what : "");
    if (date_is_set(item->day))
        str_add(out, ",\"on\":\"%s\"", date_write(item->day, day));
    if (heir) {
        str_add(out, ",\"heir\":");
        json_add_text(out, heir);
    }
    str_add(out, "}");
}

struct leaving {
    struct call *call;
    struct turnover_request request;
    const struct book *book;
    const struct person *person;
    struct date on;                     /* DATE_NONE: as the post says */
    struct str json;
    size_t posts, items;
};

static size_t threads_of(struct leaving *leaving, struct date day)
{
    struct turnover_request request = leaving->request;
    struct turnover_thread *threads;
    size_t count;

    request.today = day;
    turnover_threads(&request, &threads, &count, leaving->call->arena);
    return count;
}

static const char *day_words(const struct call *call, struct date day)
{
    char text[WHEN_TEXT_SIZE];

    return arena_copy(call->arena, date_write_long(day, text));
}

static void show_head(struct leaving *leaving, const struct role_held *role, struct date last,
                      size_t orphans)
{
    struct call *call = leaving->call;
    size_t now = threads_of(leaving, leaving->request.today);
    size_t then = date_is_set(last) ? threads_of(leaving, (struct date){last.day + 1}) : now;

    document_heading(&call->document,
                     call_format(call, "%s, %s of %s", leaving->person->name, role->title,
                                 role->org.name));
    document_field(&call->document, "Last day", ROLE_TEXT,
                   date_is_set(last) ? day_words(call, last) : "not said; try --on DAY");
    document_field(&call->document, "Successor", ROLE_TEXT,
                   role->successor.name ? role->successor.name : "nobody yet");
    document_field(&call->document, "Live threads", then ? ROLE_TEXT : ROLE_LATE,
                   date_is_set(last)
                       ? call_format(call, "%zu today, %zu the day after", now, then)
                       : call_format(call, "%zu today", now));
    document_field(&call->document, "Orphans", orphans ? ROLE_LATE : ROLE_OK,
                   call_format(call, "%zu", orphans));
}

/* A post that ends on another day than it says: as if it had. */
static struct person as_if(const struct leaving *leaving, const struct role_held *post,
                           struct date last)
{
    struct person person = *leaving->person;
    struct role_held *roles =
        arena_alloc(leaving->call->arena, (person.roles.count + 1) * sizeof(*roles));

    for (size_t i = 0; i < person.roles.count; i++) {
        roles[i] = *(const struct role_held *)list_at(&person.roles, sizeof(*roles), i);
        if (!strcmp(roles[i].org.name, post->org.name)
            && role_is_live(&roles[i], leaving->request.today))
            roles[i].to = last;
    }
    person.roles.items = roles;
    return person;
}

/* The person in the list of all, so that threads are counted as if they had left. */
static void put_person(struct leaving *leaving, const struct person *person)
{
    struct list *people = &leaving->request.people;
    struct person *copy = arena_alloc(leaving->call->arena, (people->count + 1) * sizeof(*copy));

    for (size_t i = 0; i < people->count; i++) {
        copy[i] = *(const struct person *)list_at(people, sizeof(*copy), i);
        if (copy[i].record.id == person->record.id)
            copy[i] = *person;
    }
    people->items = copy;
}

static void show_post(struct leaving *leaving, const struct role_held *role)
{
    static const struct doc_column columns[] = {{"Kind", DOC_LEFT, false},
                                                {"ID", DOC_LEFT, false},
                                                {"What", DOC_LEFT, true},
                                                {"On", DOC_LEFT, false},
                                                {"Taken over by", DOC_LEFT, true}};
    struct call *call = leaving->call;
    struct date last = date_is_set(leaving->on) ? leaving->on : role->to;
    struct person person = as_if(leaving, role, last);
    struct turnover_item *items;
    size_t count, orphans = 0;

    put_person(leaving, &person);
    turnover_aim(&leaving->request, book_org(leaving->book, role->org.name),
                 &call->desk->config->health, call->arena);
    turnover_list(&leaving->request, &person, last, &items, &count, call->arena);
    for (size_t i = 0; i < count; i++) {
        orphans += items[i].kind != TURNOVER_CHANNEL && !heir_of(&items[i], role);
        json_item(&leaving->json, &items[i], role, role->org.name, !leaving->items++);
    }
    show_head(leaving, role, last, orphans);
    if (count)
        document_table(&call->document, columns, 5);
    for (size_t i = 0; i < count; i++)
        add_item(call, &items[i], role);
    leaving->posts++;
}

/* Posts of today outside our own organization. */
static bool is_shown(const struct leaving *leaving, const struct role_held *role)
{
    const struct book_org *org = book_org(leaving->book, role->org.name);

    return org && !org->is_home && role_is_live(role, leaving->request.today);
}

static bool read_meetings(struct leaving *leaving, struct error *err)
{
    enum { MOST = 5000 };
    struct call *call = leaving->call;

    return meeting_list_ahead(call->desk->store, call->desk->now.instant, INT64_MAX, MOST,
                              &leaving->request.meetings, call->arena, err);
}

static bool run_leaving(struct call *call, struct error *err)
{
    struct leaving leaving = {.call = call};
    struct person person;
    struct book book;
    const char *name;

    leaving.book = &book;
    leaving.person = &person;
    if (!person_named(call->desk, call->args[0], &name, call->arena, err)
        || !call_date(call, 1, &leaving.on, err)
        || !record_get_by_key(call->desk->store, &person_noun, name, &person, call->arena, err)
        || !book_read(call->desk->store, &book, call->arena, err)
        || !turnover_read(call->desk, &book, &leaving.request, call->arena, err)
        || !read_meetings(&leaving, err))
        return false;
    call->ref = name;
    for (size_t i = 0; i < person.roles.count; i++) {
        const struct role_held *role = list_at(&person.roles, sizeof(*role), i);

        if (is_shown(&leaving, role))
            show_post(&leaving, role);
    }
    if (!leaving.posts)
        document_text(&call->document, ROLE_DIM, "%s has no post outside our own organization.",
                      name);
    if (call->json) {
        struct str out = {0};

        str_add(&out, "[%s]\n", leaving.json.text ? leaving.json.text : "");
        call->text = call_keep(call, &out);
    }
    str_done(&leaving.json);
    return true;
}

const struct command leaving_command = {
    .name = "leaving",
    .scopes = 1u << SCOPE_PERSON,
    .summary = "Show what hangs on somebody who leaves",
    .params =
        {
            {"person", PARAM_PERSON, PARAM_TARGET, NULL, NULL, "who leaves"},
            {"on", PARAM_DATE, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
             "their last day, if it is not the one their post says"},
        },
    .run = run_leaving,
    .more = "Open promises they made or were made to, issues where they are the contact, meetings "
            "ahead, follow-ups, and ways to reach them that will reach nobody. If nobody else "
            "there is in touch with us, everything that is open with their organization hangs on "
            "them. Each needs somebody who takes it over.",
    .example = "liaise leaving \"Tove Halvorsen\" --on 2026-02-06",
};
