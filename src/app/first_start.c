#include "app/first_start.h"

#include "app/themes.h"
#include "app/welcome.h"
#include "ui/hints.h"

/* Waits, handles and draws as the app does, with the welcome in the place of pages and modes. */

struct first {
    struct term *term;
    struct welcome *welcome;
    struct canvas canvas;
    const struct theme *theme;
    struct arena arena;
};

static void draw_lines(struct first *first)
{
    struct canvas *canvas = &first->canvas;
    const char *said = welcome_said(first->welcome), *hint = welcome_hint(first->welcome);
    enum role role = welcome_said_error(first->welcome) ? ROLE_ERROR : ROLE_MESSAGE;
    struct arena arena = {0};
    struct hint hints[HINTS_IN_TEXT];

    if (said)
        canvas_write(canvas, 1, canvas->height - 2, canvas->width - 2, role, said);
    if (hint)
        hints_draw(hints, hints_split(hint, hints, &arena), canvas, canvas->height - 1, NULL);
    arena_clear(&arena);
}

static void show(struct first *first)
{
    int width = term_width(first->term), height = term_height(first->term);

    if (width != first->canvas.width || height != first->canvas.height) {
        canvas_done(&first->canvas);
        canvas_init(&first->canvas, width, height, term_is_ascii(first->term));
    }
    canvas_clear(&first->canvas, ROLE_BACKGROUND);
    canvas_cursor(&first->canvas, 0, 0, false);
    welcome_draw(first->welcome, &first->canvas);
    draw_lines(first);
    term_show(first->term, &first->canvas, first->theme);
}

static enum welcome_answer react(struct first *first, const struct event *event, int *status)
{
    switch (event->kind) {
    case EVENT_KEY:
        if (event->key[0] == 'C' && event->key[1] == '-' && event->key[2] == 'c')
            return WELCOME_QUIT;
        return welcome_key(first->welcome, event->key);
    case EVENT_PASTE:
        return welcome_paste(first->welcome, event->text, event->length);
    case EVENT_MOUSE:
        if (event->mouse != MOUSE_LEFT)
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
        case WELCOME_IGNORED:
        case WELCOME_STAYS:
        case WELCOME_HELP:
            break;
        }
    }
}

enum first_start first_start_run(struct term *term, const struct places *places,
                                 const char *zone_folder, const char *zone, const char *officer,
                                 int *status)
{
    struct zones *zones = zones_open(zone_folder);
    struct first first = {.term = term,
                          .welcome = welcome_new(places, zones, zone, officer)};
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
