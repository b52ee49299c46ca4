/* Since we last spoke. */

#include "command/since.h"

#include <stdio.h>
#include <string.h>

#include <liaise/org.h>
#include <liaise/transfer.h>

#include "command/answer.h"
#include "command/named.h"

bool since_read(struct desk *desk, const struct book *book, const char *code,
                struct since_sheet *out, struct arena *arena, struct error *err)
{
    struct delta_request request = {.code = code, .today = desk->now.today,
                                    .issues = book->issues, .commitments = book->commitments,
                                    .agreements = book->agreements};
    struct since_sheet sheet = {.facts = book_org(book, code), .since = DATE_NONE};

    if (!sheet.facts)
        return error_set(err, ERROR_NOT_FOUND, "there is no organization %.40s", code);
    if (sheet.facts->is_home)
        return error_set(err, ERROR_INVALID, "%s is our own organization", code);
    if (!records_all(desk->store, &person_noun, &request.people, arena, err))
        return false;
    sheet.since = health_on(&sheet.facts->history, &desk->config->health, desk->now.today, arena)
                      .last_contact;
    request.since = sheet.since;
    sheet.delta = delta_since(&request, arena);
    *out = sheet;
    return true;
}

static const void *found_in(const struct list *list, const struct noun *noun, const char *key)
{
    for (size_t i = 0; i < list->count; i++) {
        const void *record = list_at(list, noun->size, i);

        if (!strcmp(record_key(noun, record), key))
            return record;
    }
    return NULL;
}

const void *since_record(const struct book *book, const struct delta_item *item)
{
    if (item->noun == &issue_noun)
        return found_in(&book->issues, item->noun, item->ref);
    if (item->noun == &commitment_noun)
        return found_in(&book->commitments, item->noun, item->ref);
    if (item->noun == &agreement_noun)
        return found_in(&book->agreements, item->noun, item->ref);
    return NULL;
}

/* The command */

static void write_json(struct call *call, const struct since_sheet *sheet, const char *code)
{
    struct str out = {0};
    char day[DATE_TEXT_SIZE];

    str_add(&out, "{\"kind\":\"since\",\"code\":");
    json_add_text(&out, code);
    if (date_is_set(sheet->since))
        str_add(&out, ",\"since\":\"%s\"", date_write(sheet->since, day));
    str_add(&out, ",\"items\":[");
    for (size_t i = 0; i < sheet->delta.count; i++) {
        const struct delta_item *item = &sheet->delta.items[i];

        str_add(&out, "%s{\"on\":\"%s\",\"kind\":\"%s\",\"ref\":", i ? "," : "",
                date_write(item->day, day), item->noun->name);
        json_add_text(&out, item->ref);
        str_add(&out, ",\"what\":");
        json_add_text(&out, item->what);
        str_add(&out, "}");
    }
    str_add(&out, "]}\n");
    call->text = call_keep(call, &out);
}

static void show_items(struct call *call, const struct book *book,
                       const struct since_sheet *sheet)
{
    static const struct doc_column columns[] = {{"On", DOC_LEFT, false},
                                                {"ID", DOC_LEFT, false},
                                                {"What changed", DOC_LEFT, true},
                                                {"About", DOC_LEFT, true}};

    document_table(&call->document, columns, 4);
    for (size_t i = 0; i < sheet->delta.count; i++) {
        const struct delta_item *item = &sheet->delta.items[i];
        const void *record = since_record(book, item);
        char day[DATE_TEXT_SIZE];

        document_row(&call->document,
                     (struct doc_cell[]){
                         {arena_copy(call->arena, date_write(item->day, day)), ROLE_DIM},
                         {item->ref, ROLE_KEY},
                         {item->what, ROLE_TEXT},
                         {record ? record_said(item->noun, record) : "", ROLE_DIM}});
    }
}

static bool run_since(struct call *call, struct error *err)
{
    struct since_sheet sheet;
    char day[WHEN_TEXT_SIZE];
    struct book book;
    const char *code;

    if (!org_named(call->desk, call->args[0], &code, call->arena, err)
        || !book_read(call->desk->store, &book, call->arena, err)
        || !since_read(call->desk, &book, code, &sheet, call->arena, err))
        return false;
    call->ref = code;
    if (call->json) {
        write_json(call, &sheet, code);
        return true;
    }
    if (date_is_set(sheet.since))
        document_heading(&call->document,
                         call_format(call, "%s since we last spoke, %s (%s ago)", code,
                                     date_write_long(sheet.since, day),
                                     age_text(call, sheet.since)));
    else
        document_heading(&call->document, call_format(call, "%s: we never spoke", code));
    if (sheet.delta.count)
        show_items(call, &book, &sheet);
    else
        document_text(&call->document, ROLE_OK, "Nothing has changed.");
    return true;
}

const struct command since_command = {
    .name = "since",
    .keys = "R",
    .scopes = 1u << SCOPE_PARTY,
    .summary = "Show what changed since we last spoke",
    .params = {{"org", PARAM_ORG, PARAM_TARGET, NULL, NULL, "with which organization"}},
    .run = run_since,
    .more = "Counted from the last two-way contact: issues that were opened or moved, promises "
            "that came due or were kept, agreements with days of notice, people who came or left.",
    .example = "liaise since NWP",
};
