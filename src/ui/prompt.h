#ifndef UI_PROMPT_H
#define UI_PROMPT_H

/*
 * The row in which commands, filters and searches are typed, with the
 * candidates for the word at the cursor above it.
 *
 * The owner gives new candidates after every PROMPT_CHANGED. Tab completes the
 * longest common part, then goes through them; S-Tab back. Letters typed here
 * never run commands.
 */

#include "ui/area.h"
#include "ui/line.h"

struct candidate {
    const char *text;       /* what the word becomes */
    const char *doc;        /* beside it, dim; NULL for none */
};

enum prompt_action {
    PROMPT_IGNORED,
    PROMPT_TAKEN,           /* looks different; the same text, or a candidate in it */
    PROMPT_CHANGED,         /* another text was typed: find candidates for it */
    PROMPT_ENTER,
    PROMPT_CLOSE,
};

struct prompt {
    const char *sign;       /* ":" or "/" */
    struct line line;
    const char *note;       /* on the right: how it is read, or what was found; borrowed */
    enum role note_role;
    const struct candidate *candidates;     /* borrowed */
    size_t count;
    size_t from;            /* byte at which the word begins that they replace */
    size_t chosen;          /* counted from 1; 0 while none was chosen */
};

/* Start with `struct prompt prompt = {.sign = ":"};`. */
void prompt_done(struct prompt *prompt);

enum prompt_action prompt_key(struct prompt *prompt, const char *key);
enum prompt_action prompt_paste(struct prompt *prompt, const char *text, size_t size);

/* Set the candidates for the word that begins at byte `from`, and the ghost text of the best. */
void prompt_offer(struct prompt *prompt, size_t from, const struct candidate *candidates,
                  size_t count);

/* The row `y` of the canvas, the candidates in a box above it. */
void prompt_draw(const struct prompt *prompt, struct canvas *canvas, int y);
/*
 * The candidate at that cell (drawn on a canvas of that width with the prompt in row `prompt_y`),
 * or -1.
 */
int prompt_candidate_at(const struct prompt *prompt, int width, int prompt_y, int x, int y);
/* A click on a candidate. */
void prompt_choose(struct prompt *prompt, size_t candidate);

#endif
