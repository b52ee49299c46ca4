#include <stdlib.h>

#include "app/state.h"

void mode_push(struct app *app, struct mode *mode)
{
    mode->below = app->modes;
    app->modes = mode;
    app->pending[0] = '\0';
}

void mode_pop(struct app *app)
{
    struct mode *mode = app->modes;

    app->modes = mode->below;
    if (mode->kind->done)
        mode->kind->done(mode);
    free(mode);
}

void modes_done(struct app *app)
{
    while (app->modes)
        mode_pop(app);
}
