#include <stdlib.h>

#include "app/state.h"
#include "base/mem.h"

static void note_add(struct app *app, bool is_error, struct str *text)
{
    struct note *note = &app->notes[app->note_count++ % MESSAGES_MOST];

    free(note->text);
    *note = (struct note){app->desk->now.instant, is_error, text->text};
    app->note_is_shown = true;
    app->offer = NULL;
}

void app_say(struct app *app, const char *format, ...)
{
    struct str text = {0};
    va_list args;

    va_start(args, format);
    str_add_args(&text, format, args);
    va_end(args);
    if (text.length)
        note_add(app, false, &text);
    else
        str_done(&text);
}

void app_fail(struct app *app, const struct error *err)
{
    struct str text = {0};

    str_add(&text, "%s", err->text);
    note_add(app, true, &text);
}

void app_quiet(struct app *app)
{
    app->note_is_shown = false;
    app->offer = NULL;
}

const struct note *app_note(const struct app *app)
{
    if (!app->note_is_shown || !app->note_count)
        return NULL;
    return &app->notes[(app->note_count - 1) % MESSAGES_MOST];
}

void messages_done(struct app *app)
{
    for (size_t i = 0; i < MESSAGES_MOST; i++)
        free(app->notes[i].text);
}
