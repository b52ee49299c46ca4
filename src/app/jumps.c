#include <stdlib.h>
#include <string.h>

#include "app/state.h"

static struct jump jump_of(const struct page *page)
{
    const struct target *target = &page->request.target;
    struct str text = {0};

    if (page_is_search(page)) {
        str_add(&text, "%s", page->request.text ? page->request.text : "");
        return (struct jump){.id = page->lists[0].id, .search = text.text};
    }
    if (!target->noun)
        return (struct jump){0};
    str_add(&text, "%s", target->key);
    return (struct jump){.noun = target->noun, .id = target->id, .key = text.text};
}

static void jump_done(struct jump *jump)
{
    free(jump->key);
    free(jump->search);
}

static bool is_same(const struct jump *a, const struct jump *b)
{
    if (a->search || b->search)
        return a->search && b->search && !strcmp(a->search, b->search);
    return a->noun == b->noun && a->id == b->id;
}

void jump_note(struct app *app)
{
    struct jump place = jump_of(app_page(app));

    if (app->jump_count && is_same(&app->jumps[app->jump_count - 1], &place)) {
        jump_done(&place);
        return;
    }
    if (app->jump_count == JUMPS_MOST) {
        jump_done(&app->jumps[0]);
        memmove(&app->jumps[0], &app->jumps[1], (JUMPS_MOST - 1) * sizeof(app->jumps[0]));
        app->jump_count--;
    }
    app->jumps[app->jump_count++] = place;
}

/* To where we have been before, without leaving a trace. */
static void go_to(struct app *app, const struct jump *place)
{
    struct target target = {place->noun, place->id, place->key, ""};
    struct error err = {0};

    if (place->search)
        search_open(app, place->search, place->id);
    else if (!place->noun)
        pages_pop_to_dashboard(app);
    else if (!page_push(app, view_of_noun(place->noun), &target, &err))
        app_fail(app, &err);
}

void jump_back(struct app *app)
{
    struct jump here = jump_of(app_page(app));

    while (app->jump_count) {
        struct jump place = app->jumps[--app->jump_count];
        bool is_here = is_same(&place, &here);

        if (!is_here)
            go_to(app, &place);
        jump_done(&place);
        if (is_here)
            continue;
        jump_done(&here);
        return;
    }
    jump_done(&here);
    app_say(app, "There is nothing to go back to.");
}

void jumps_done(struct app *app)
{
    for (size_t i = 0; i < app->jump_count; i++)
        jump_done(&app->jumps[i]);
}

void app_open_target(struct app *app, const struct target *target)
{
    struct error err = {0};

    jump_note(app);
    if (!page_push(app, view_of_noun(target->noun), target, &err))
        app_fail(app, &err);
}
