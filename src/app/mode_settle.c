#include <stdlib.h>
#include <string.h>

#include <liaise/followup.h>

#include "app/mode_form.h"
#include "base/mem.h"
#include "command/log.h"

/*
 * Before a contact is saved: which of the follow-ups with the same people it settles, one question
 * each. Yes, no, all or none of the rest; Esc goes back, and nothing is saved yet.
 */

struct settle_mode {
    struct mode mode;
    struct arena arena;
    const char **refs, **titles;
    size_t count, at;
    struct str settled;             /* "F-31,F-40" */
    struct deed deed;               /* command NULL: the form below asked */
};

static const char answers[] = "[y] yes  [n] no  [a] all  [N] none  [Esc] back";

/* Everything was answered: what waits goes on. */
static void finish(struct app *app, struct settle_mode *settle)
{
    struct deed deed = settle->deed;
    struct str settled = settle->settled;
    const char *refs = settled.length ? settled.text : "none";

    settle->deed = (struct deed){0};
    settle->settled = (struct str){0};
    mode_pop(app);
    if (deed.command) {
        log_settle(deed.args, arena_copy(&deed.arena, refs));
        deed_run(app, &deed);
        if (app->last.command == &log_command)
            log_settle(app->last.args, NULL);
    } else {
        form_mode_settle(app, refs);
    }
    str_done(&settled);
}

static void take(struct settle_mode *settle)
{
    str_add(&settle->settled, "%s%s", settle->settled.length ? "," : "",
            settle->refs[settle->at++]);
}

static void settle_key(struct app *app, struct mode *mode, const char *key)
{
    struct settle_mode *settle = (struct settle_mode *)mode;

    if (!strcmp(key, "Esc") || !strcmp(key, "q")) {
        mode_pop(app);
        app_say(app, "Not logged yet.");
        return;
    }
    if (!strcmp(key, "y")) {
        take(settle);
    } else if (!strcmp(key, "n") || !strcmp(key, "Enter")) {
        settle->at++;
    } else if (!strcmp(key, "N")) {
        settle->at = settle->count;
    } else if (!strcmp(key, "a")) {
        while (settle->at < settle->count)
            take(settle);
    }
    if (settle->at == settle->count)
        finish(app, settle);
}

static void write_question(const struct settle_mode *settle, struct str *out)
{
    str_add(out, "%s %s: is it settled by this?", settle->refs[settle->at],
            settle->titles[settle->at]);
    if (settle->count > 1)
        str_add(out, " (%zu of %zu)", settle->at + 1, settle->count);
}

static int rows_of(const struct settle_mode *settle, int width)
{
    struct str text = {0};
    int rows;

    write_question(settle, &text);
    rows = canvas_write_block(NULL, 0, 0, width - 2, 4, ROLE_TEXT, text.text) + 1;
    str_done(&text);
    return rows;
}

/* A click on one of the answers is its key. */
static void settle_mouse(struct app *app, struct mode *mode, const struct event *event)
{
    static const char *const keys[][2] = {
        {"y", "[y]"}, {"n", "[n]"}, {"a", "[a]"}, {"N", "[N]"}, {"Esc", "[Esc]"}};

    if (event->mouse != MOUSE_LEFT || event->y != app->height - 2)
        return;
    for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
        const char *at = strstr(answers, keys[i][1]);
        int from = 1 + (int)(at - answers);

        if (event->x >= from && event->x < from + (int)strcspn(at, " ")) {
            settle_key(app, mode, keys[i][0]);
            return;
        }
    }
}

static void draw(struct app *app, struct mode *mode, struct canvas *canvas)
{
    const struct settle_mode *settle = (struct settle_mode *)mode;
    int rows = rows_of(settle, app->width);
    struct canvas part = canvas_part(canvas, 0, app->height - 1 - rows, app->width, rows);
    struct str text = {0};

    write_question(settle, &text);
    canvas_clear(&part, ROLE_POPUP);
    canvas_write_block(&part, 1, 0, app->width - 2, rows - 1, ROLE_STRONG, text.text);
    canvas_write(&part, 1, rows - 1, app->width - 2, ROLE_TEXT, answers);
    canvas_cursor(&part, 1, rows - 1, true);
    str_done(&text);
}

static void done(struct mode *mode)
{
    struct settle_mode *settle = (struct settle_mode *)mode;

    str_done(&settle->settled);
    deed_done(&settle->deed);
    arena_clear(&settle->arena);
}

static const char *hint(const struct mode *mode)
{
    (void)mode;
    return "y yes  n no  a all of them  N none  Esc back";
}

static const struct mode_kind settle_kind = {
    .key = settle_key, .mouse = settle_mouse, .draw = draw, .done = done, .hint = hint,
};

static struct settle_mode *open(struct app *app, struct list followups)
{
    struct settle_mode *settle = mem_zero(sizeof(*settle));
    const struct followup *items = followups.items;

    settle->mode.kind = &settle_kind;
    settle->count = followups.count;
    settle->refs = arena_alloc(&settle->arena, followups.count * sizeof(*settle->refs));
    settle->titles = arena_alloc(&settle->arena, followups.count * sizeof(*settle->titles));
    for (size_t i = 0; i < followups.count; i++) {
        settle->refs[i] = arena_copy(&settle->arena, items[i].record.ref);
        settle->titles[i] = arena_copy(&settle->arena, items[i].title ? items[i].title : "");
    }
    mode_push(app, &settle->mode);
    return settle;
}

void mode_settle_form(struct app *app, struct list followups)
{
    (void)open(app, followups);
}

void mode_settle_deed(struct app *app, struct deed *deed, struct list followups)
{
    open(app, followups)->deed = *deed;
    *deed = (struct deed){0};
}
