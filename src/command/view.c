/* Saved views: shown, kept, removed. */

#include <string.h>

#include <liaise/transfer.h>

#include "command/answer.h"
#include "command/finding.h"
#include "command/found.h"
#include "command/saved.h"
#include "command/screen.h"

enum { NAME, WORDS, SORT };
enum { SEARCH_LIMIT = 100 };

static const struct doc_column columns[] = {{"View", DOC_LEFT, false},
                                            {"Kind", DOC_LEFT, false},
                                            {"Filter", DOC_LEFT, true},
                                            {"By", DOC_LEFT, false}};

static const char *kind_name(const struct saved_view *view)
{
    return view->noun ? view->noun->name : "any";
}

static void write_json(struct call *call, const struct saved_list *views)
{
    struct str out = {0};

    str_add(&out, "[");
    for (size_t i = 0; i < views->count; i++) {
        str_add(&out, "%s\n{\"name\":", i ? "," : "");
        json_add_text(&out, views->items[i].name);
        str_add(&out, ",\"kind\":\"%s\",\"filter\":", kind_name(&views->items[i]));
        json_add_text(&out, views->items[i].filter);
        str_add(&out, ",\"sort\":");
        json_add_text(&out, views->items[i].sort);
        str_add(&out, "}");
    }
    str_add(&out, "%s]\n", views->count ? "\n" : "");
    call->text = call_keep(call, &out);
}

static bool show_all(struct call *call, struct error *err)
{
    struct saved_list views;

    if (!saved_all(call->desk->store, &views, call->arena, err))
        return false;
    if (call->json) {
        write_json(call, &views);
        return true;
    }
    if (views.count)
        document_table(&call->document, columns, sizeof(columns) / sizeof(*columns));
    else
        document_text(&call->document, ROLE_DIM,
                      "No views saved yet: view save NAME issue is:late");
    for (size_t i = 0; i < views.count; i++) {
        const struct saved_view *view = &views.items[i];
        const struct doc_cell cells[] = {{view->name, ROLE_KEY},
                                         {kind_name(view), ROLE_TEXT},
                                         {view->filter, ROLE_TEXT},
                                         {view->sort, ROLE_DIM}};

        document_row(&call->document, cells);
    }
    return true;
}

/* "save NAME [KIND] FILTER" */
static bool save(struct call *call, struct error *err)
{
    const char *const *words = call->rest;
    struct saved_view view = {.sort = call->args[SORT] ? call->args[SORT] : ""};

    if (!words[0])
        return error_set(err, ERROR_INVALID, "say a name: view save late issue is:late");
    view.name = *words++;
    if (words[0])
        view.noun = noun_named(words[0]);
    view.filter = words_as_typed(words + (view.noun != NULL), call->arena);
    if (!view.filter[0] && !view.noun)
        return error_set(err, ERROR_INVALID, "say what it shows: view save %.40s issue is:late",
                         view.name);
    if (!saved_keep(call->desk, &view, err))
        return false;
    call_say(call, "Saved the view %s.", view.name);
    return true;
}

static bool forget(struct call *call, struct error *err)
{
    if (!call->rest[0])
        return error_set(err, ERROR_INVALID, "say which: view remove NAME");
    if (!saved_remove(call->desk->store, call->rest[0], err))
        return false;
    call_say(call, "Removed the view %s.", call->rest[0]);
    return true;
}

static bool show(struct call *call, struct error *err)
{
    struct saved_view view;
    const char *more;

    if (!saved_named(call->desk->store, call->args[NAME], &view, call->arena, err))
        return false;
    if (view.noun)
        return list_view(call, &view, err);
    more = words_as_typed(call->rest, call->arena);
    return search_answer(call, call_format(call, "%s%s%s", view.filter, more[0] ? " " : "", more),
                         SEARCH_LIMIT, err);
}

static bool run_view(struct call *call, struct error *err)
{
    if (!call->args[NAME])
        return show_all(call, err);
    if (!strcmp(call->args[NAME], "save"))
        return save(call, err);
    if (!strcmp(call->args[NAME], "remove"))
        return forget(call, err);
    return show(call, err);
}

const struct command view_command = {
    .name = "view",
    .scopes = 1u << SCOPE_GLOBAL,
    .summary = "Show a saved view; save or remove one",
    .params =
        {
            [NAME] = {"name", PARAM_VIEW, PARAM_OPTIONAL, NULL, NULL,
                      "a saved view; or save NAME, remove NAME"},
            [WORDS] = {"words", PARAM_FILTER, PARAM_OPTIONAL, NULL, NULL,
                       "filters that narrow it; of save: the kind and the filter"},
            [SORT] = {"sort", PARAM_TEXT, PARAM_OPTION | PARAM_OPTIONAL, NULL, NULL,
                      "of save: a field, or -field the other way round"},
        },
    .flags = COMMAND_PAGE,
    .run = run_view,
    .then = THEN_SCREEN,
    .act = ACT_VIEW,
    .more = "Without a name it shows them all. A view has a kind of record, a filter and an "
            "order, or no kind and is a search. On the screen view NAME filters and sorts the "
            "panel of its kind, and view save NAME keeps what the panel or the search shows now.",
    .example = "liaise view save hot issue 'sev:>=high' --sort due",
};
