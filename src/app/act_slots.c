#include <stdlib.h>
#include <string.h>

#include "app/acts.h"
#include "view/slots.h"

/* Finding a time. */

enum { STEP_MINUTES = 15, WEEK_DAYS = 7 };
/* Its parameters. */
enum { MINUTES = 1, FROM, TO, WITHOUT };

/* The words of the command line, or the record at the cursor. */
static bool read_ask(struct app *app, const char *const *words, struct slots_ask *out,
                     struct deed *deed, struct error *err)
{
    struct now now = app->desk->now;
    struct target target = app_target(app, slots_command.scopes);
    static const char *const nothing[] = {NULL};

    *out = (struct slots_ask){.minutes = NUMBER_NONE, .from = DATE_NONE, .to = DATE_NONE};
    if (!act_arguments(app, &slots_command, words ? words : nothing, deed, err))
        return false;
    for (size_t i = 0; deed->rest[i] && out->count < SLOTS_NAMES_MOST; i++)
        out->who[out->count++] = deed->rest[i];
    if (!out->count && target.noun)
        out->who[out->count++] = arena_copy(&deed->arena, target.key);
    if (!out->count)
        return error_set(err, ERROR_INVALID,
                         "say whom to meet, such as :slots NWP SBH, or go to a meeting, an issue "
                         "or a party");
    if (deed->args[WITHOUT])
        out->without[out->without_count++] = deed->args[WITHOUT];
    if (deed->args[MINUTES])
        out->minutes = strtoll(deed->args[MINUTES], NULL, 10);
    return (!deed->args[FROM] || when_read_date(&out->from, deed->args[FROM], now, err))
           && (!deed->args[TO] || when_read_date(&out->to, deed->args[TO], now, err));
}

void act_slots(struct app *app, int with, const char *const *words)
{
    struct deed deed = {0};
    struct error err = {0};
    struct slots_ask ask;
    bool ok = read_ask(app, words, &ask, &deed, &err);

    (void)with;
    if (ok) {
        jump_note(app);
        ok = page_push_asking(app, &slots_view, slots_ask_write(&ask, &deed.arena), &err);
    }
    if (!ok)
        app_fail(app, &err);
    deed_done(&deed);
}

static bool is_here(struct app *app)
{
    if (app_page(app)->view == &slots_view)
        return true;
    app_say(app, "That works while finding a time: F on a meeting, an issue or a party.");
    return false;
}

static void ask_again(struct app *app, const struct slots_ask *ask)
{
    struct arena arena = {0};
    struct error err = {0};

    if (!page_ask(app, app_page(app), slots_ask_write(ask, &arena), &err))
        app_fail(app, &err);
    arena_clear(&arena);
}

static void move_week(struct slots_ask *ask, int days, struct date today)
{
    int length = ask->to.day - ask->from.day;

    ask->from.day += days;
    if (ask->from.day < today.day)
        ask->from = today;
    ask->to.day = ask->from.day + length;
}

void act_slots_change(struct app *app, int with, const char *const *words)
{
    struct slots_ask ask;

    (void)words;
    if (!is_here(app))
        return;
    ask = slots_of(app_page(app)->model)->ask;
    if (with == ACT_SLOTS_LONGER)
        ask.minutes += STEP_MINUTES;
    else if (with == ACT_SLOTS_SHORTER && ask.minutes > STEP_MINUTES)
        ask.minutes -= STEP_MINUTES;
    else if (with == ACT_SLOTS_WEEK_AFTER)
        move_week(&ask, WEEK_DAYS, app->desk->now.today);
    else if (with == ACT_SLOTS_WEEK_BEFORE)
        move_week(&ask, -WEEK_DAYS, app->desk->now.today);
    ask_again(app, &ask);
}

void act_slots_day(struct app *app, int with, const char *const *words)
{
    struct page *page = app_page(app);

    (void)words;
    if (!is_here(app))
        return;
    page->frame.place =
        (struct place){.is_set = true, .id = page->lists[SLOTS_FOUND].id,
                       .day = {slots_lane_day(page->model, &page->frame).day + with}};
    page_settle(app, page);
}

/* Who must come need not, and the other way round. */
static void toggle(struct slots_ask *ask, const struct slots_person *person, bool is_optional)
{
    size_t kept = 0;

    for (size_t i = 0; i < ask->without_count; i++) {
        if (strcmp(ask->without[i], person->key) != 0
            && strcmp(ask->without[i], person->brief) != 0)
            ask->without[kept++] = ask->without[i];
    }
    ask->without_count = kept;
    if (!is_optional && kept < SLOTS_NAMES_MOST)
        ask->without[ask->without_count++] = person->key;
}

void act_slots_optional(struct app *app, int with, const char *const *words)
{
    struct page *page = app_page(app);
    const struct list_state *state = &page->lists[SLOTS_WHO];
    const struct slots *slots;
    struct slots_ask ask;
    size_t who;

    (void)with;
    (void)words;
    if (!is_here(app))
        return;
    if (focused_at(page) != SLOTS_WHO) {
        if (page_focus(app, page, SLOTS_WHO))
            app_say(app, "Who need not come? x says so, Tab goes back to the times.");
        else
            app_say(app, "There is no room for who takes part here; try --without.");
        return;
    }
    slots = slots_of(page->model);
    who = state->shown_count ? state->shown[state->scroll.cursor] : 0;
    if (!slots->people[who].noun) {
        app_say(app, "You have to be there yourself.");
        return;
    }
    ask = slots->ask;
    toggle(&ask, &slots->people[who], slots->participants[who].optional);
    ask_again(app, &ask);
}

/* The meeting moves; then there is nothing left to find. */
static void move_meeting(struct app *app, const char *const *fields, int64_t starts_at)
{
    const struct slots *slots = slots_of(app_page(app)->model);
    struct deed deed = {.command = &edit_command, .rest = fields};

    deed.keys = arena_grow(&deed.arena, NULL, 0, sizeof(*deed.keys));
    deed.keys[deed.key_count++] = arena_copy(&deed.arena, slots->about);
    deed_keep(&deed);
    deed_run(app, &deed);
    slots = slots_of(app_page(app)->model);
    if (slots->moved && slots->moved->starts_at == starts_at)
        page_pop(app);
}

void act_slots_take(struct app *app, int with, const char *const *words)
{
    struct page *page = app_page(app);
    struct arena arena = {0};
    const struct slot *slot;
    const char *const *fields;

    (void)with;
    (void)words;
    if (!is_here(app))
        return;
    slot = slots_chosen(page->model, &page->frame);
    if (focused_at(page) == SLOTS_WHO || !slot) {
        (void)page_focus(app, page, SLOTS_FOUND);
        return;
    }
    fields = slots_fields(slots_of(page->model), slot, app->desk->zones, &arena);
    if (slots_of(page->model)->moved)
        move_meeting(app, fields, slot->from);
    else
        act_add_with(app, "meeting", fields);
    arena_clear(&arena);
}
