#ifndef APP_WELCOME_H
#define APP_WELCOME_H

/*
 * The first start, without a configuration: look at the sample region, set up one's own
 * organizations, or read the manual.
 *
 * Needs no store and no config. What is filled in is written as a commented liaise.yaml, never
 * over a file that is there.
 */

#include "command/command.h"
#include "ui/canvas.h"

struct welcome;

/*
 * `places` and `zones` must outlive it. `zone` is the name of the system's zone and `officer` the
 * name of the user, as far as they are known; NULL if not. End with welcome_free().
 */
struct welcome *welcome_new(const struct places *places, struct zones *zones, const char *zone,
                            const char *officer);
void welcome_free(struct welcome *welcome);

enum welcome_answer {
    WELCOME_IGNORED,
    WELCOME_STAYS,  /* draw it again */
    WELCOME_SAMPLE, /* open the sample region */
    WELCOME_READY,  /* places->config_path has been written: read it and go on */
    WELCOME_HELP,   /* show the help; come back with Esc */
    WELCOME_QUIT,
};

enum welcome_answer welcome_key(struct welcome *welcome, const char *key);
enum welcome_answer welcome_paste(struct welcome *welcome, const char *text, size_t size);
enum welcome_answer welcome_click(struct welcome *welcome, int width, int height, int x, int y);

/* For the message row; NULL: nothing. Valid until the next call. */
const char *welcome_said(const struct welcome *welcome);
bool welcome_said_error(const struct welcome *welcome);

/* Draws the whole screen but its two lowest rows, which are for message and hints. */
void welcome_draw(const struct welcome *welcome, struct canvas *canvas);
const char *welcome_hint(const struct welcome *welcome);

#endif
