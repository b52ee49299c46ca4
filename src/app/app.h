#ifndef APP_APP_H
#define APP_APP_H

/*
 * The full screen of liaise: pages of views, keys, modes.
 *
 * app_handle() and app_draw() touch no terminal and no clock, so that tests can
 * press keys and read the screen. app_run() puts them between a terminal and
 * the world: it is the only loop of the program, and it sleeps while nothing
 * happens.
 */

#include "command/command.h"
#include "ui/canvas.h"
#include "ui/event.h"
#include "ui/term.h"

struct app;

struct app_options {
    struct desk *desk;     /* borrowed; its config and its time are replaced as they change */
    const char *store_path;         /* the file to watch for changes by others; NULL for none */
    const char *theme;              /* from the command line: wins over the configuration */
    const char *notice;             /* to be said at the start; NULL for nothing */
    const struct complaints *complaints;    /* of the configuration; may be NULL */
    int width, height;
    bool ascii;
    bool clock_stands;              /* it is always as late as the desk says: for tests */
    char *const *environment;       /* for editors that are started */
};

/* Fails if the first screen cannot be loaded. */
MUST_CHECK bool app_open(struct app **out, const struct app_options *options, struct error *err);
void app_close(struct app *app);

/* It is `instant` now. Days that have begun change what is late. */
void app_set_time(struct app *app, int64_t instant);

/* React to one event. Draws nothing. */
void app_handle(struct app *app, const struct event *event);

/* The configuration or a theme in its folder was saved. */
void app_config_changed(struct app *app);

/* Draw the whole screen. */
void app_draw(struct app *app, struct canvas *canvas);

/* The theme to show it with. */
const struct theme *app_theme(const struct app *app);

bool app_is_over(const struct app *app);

/*
 * Wait, handle, draw, until somebody quits. Returns the exit status: 0, or 128 + the signal that
 * ended it.
 */
int app_run(struct app *app, struct term *term);

#endif
