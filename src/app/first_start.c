#include "app/first_start.h"

#include <string.h>

#include "app/themes.h"
#include "app/welcome.h"
#include "ui/hints.h"
#include "view/document.h"

/* Waits, handles and draws as the app does, with the welcome in the place of pages and modes. */

struct first {
    struct term *term;
    struct desk desk;           /* for the help: no store, no configuration */
    struct welcome *welcome;
    struct canvas canvas;
    const struct theme *theme;
    struct document help;       /* no blocks: not asked for */
    int help_top;
    struct arena arena;
};

/* The help */

static void help_open(struct first *first)
{
    struct call call = {.desk = &first->desk, .arena = &first->arena};
    struct error err = {0};

    if (command_run(&help_command, &call, &err))
        first->help = call.document;
    first->help_top = 0;
}

static struct canvas help_canvas(struct first *first)
{
    return canvas_part(&first->canvas, 2, 0, first->canvas.width - 4, first->canvas.height - 2);
}

static void help_key(struct first *first, const char *key)
{
    struct canvas canvas = help_canvas(first);
    int lines = document_draw(&first->help, NULL, canvas.width, 0);
    int most = lines > canvas.height ? lines - canvas.height : 0;

    if (!strcmp(key, "Esc") || !strcmp(key, "q"))
        first->help.count = 0;
    else if (!strcmp(key, "j") || !strcmp(key, "Down"))
        first->help_top++;
    else if (!strcmp(key, "k") || !strcmp(key, "Up"))
        first->help_top--;
    else if (!strcmp(key, "PgDn") || !strcmp(key, "Space"))
        first->help_top += canvas.height;
    else if (!strcmp(key, "PgUp"))
        first->help_top -= canvas.height;
    if (first->help_top > most)
        first->help_top = most;
    if (first->help_top < 0)
        first->help_top = 0;
}

/* Showing */

static void draw_hints(struct first *first, const char *text)
{
    struct arena arena = {0};
    struct hint hints[HINTS_IN_TEXT];

    if (text)
        hints_draw(hints, hints_split(text, hints, &arena), &first->canvas,
                   first->canvas.height - 1, NULL);
    arena_clear(&arena);
}

static void draw_welcome(struct first *first)
{
    struct canvas *canvas = &first->canvas;
    const char *said = welcome_said(first->welcome);
    enum role role = welcome_said_error(first->welcome) ? ROLE_ERROR : ROLE_MESSAGE;

    welcome_draw(first->welcome, canvas);
    if (said)
        canvas_write(canvas, 1, canvas->height - 2, canvas->width - 2, role, said);
    draw_hints(first, welcome_hint(first->welcome));
}

static void show(struct first *first)
{
    int width = term_width(first->term), height = term_height(first->term);
    struct canvas help;

    if (width != first->canvas.width || height != first->canvas.height) {
        canvas_done(&first->canvas);
        canvas_init(&first->canvas, width, height, term_is_ascii(first->term));
    }
    canvas_clear(&first->canvas, ROLE_BACKGROUND);
    canvas_cursor(&first->canvas, 0, 0, false);
    if (first->help.count) {
        help = help_canvas(first);
        (void)document_draw(&first->help, &help, help.width, first->help_top);
        draw_hints(first, "j k scroll  Esc back");
    } else {
        draw_welcome(first);
    }
    term_show(first->term, &first->canvas, first->theme);
}

/* Handling */

static enum welcome_answer press(struct first *first, const char *key)
{
    if (!strcmp(key, "C-c"))
        return WELCOME_QUIT;
    if (!first->help.count)
        return welcome_key(first->welcome, key);
    help_key(first, key);
    return WELCOME_STAYS;
}

static enum welcome_answer react(struct first *first, const struct event *event, int *status)
{
    switch (event->kind) {
    case EVENT_KEY:
        return press(first, event->key);
    case EVENT_PASTE:
        return welcome_paste(first->welcome, event->text, event->length);
    case EVENT_MOUSE:
        if (event->mouse != MOUSE_LEFT || first->help.count)
            return WELCOME_IGNORED;
        return welcome_click(first->welcome, first->canvas.width, first->canvas.height, event->x,
                             event->y);
    case EVENT_HANGUP:
        *status = 128 + 1;
        return WELCOME_QUIT;
    case EVENT_TERMINATE:
        *status = 128 + 15;
        return WELCOME_QUIT;
    case EVENT_TIMEOUT:
    case EVENT_RESIZE:
    case EVENT_FOCUS_IN:
    case EVENT_FOCUS_OUT:
    case EVENT_FD:
        break;
    }
    return WELCOME_STAYS;
}

static enum first_start run(struct first *first, int *status)
{
    for (;;) {
        struct event event;

        show(first);
        term_wait(first->term, &event, -1, NULL, 0);
        switch (react(first, &event, status)) {
        case WELCOME_SAMPLE:
            return FIRST_START_SAMPLE;
        case WELCOME_READY:
            return FIRST_START_READY;
        case WELCOME_QUIT:
            return FIRST_START_QUIT;
        case WELCOME_HELP:
            help_open(first);
            break;
        case WELCOME_IGNORED:
        case WELCOME_STAYS:
            break;
        }
    }
}

enum first_start first_start_run(struct term *term, const struct places *places,
                                 const char *zone_folder, const char *zone, const char *officer,
                                 int *status)
{
    struct zones *zones = zones_open(zone_folder);
    struct first first = {
        .term = term,
        .desk = {.places = places, .zones = zones, .now = now_of(0, zone_utc())},
        .welcome = welcome_new(places, zones, zone, officer),
    };
    struct error err = {0};
    enum first_start answer = FIRST_START_QUIT;

    if (theme_find("terminal", NULL, &first.theme, &first.arena, &err))
        answer = run(&first, status);
    welcome_free(first.welcome);
    zones_close(zones);
    canvas_done(&first.canvas);
    arena_clear(&first.arena);
    return answer;
}
