#ifndef APP_MODE_FORM_H
#define APP_MODE_FORM_H

/* A form in the full screen: what the loop must know of it, for drafts and editors. */

#include "app/desk_form.h"
#include "app/state.h"

/* The form that gets the keys; NULL if there is none. */
struct desk_form *app_form(const struct app *app);

/* The form on top asked what its contact settles: "F-31,F-40" or "none". */
void form_mode_settle(struct app *app, const char *refs);

#endif
