#ifndef BASE_COLOUR_H
#define BASE_COLOUR_H

/*
 * Colours: how they are written, what poorer terminals make of them, and whether one can be
 * read on another. (The struct is in theme.h.)
 */

#include <liaise/error.h>
#include <liaise/theme.h>

/* A colour of any terminal that has true colour, and the nearest of the others. */
struct colour colour_rgb(uint8_t red, uint8_t green, uint8_t blue);

/*
 * The terminal's own numbers 0 to 15: "red", "bright-red". Users change how these look; their red,
 * green and blue parts are those of xterm.
 */
struct colour colour_ansi(unsigned number);
const char *colour_ansi_name(unsigned number);

/* "#ff8078", "default", "red", "bright-red". */
MUST_CHECK bool colour_read(struct colour *out, const char *text, struct error *err);

/* The nearest of the 240 colours of xterm that users do not change: 16 .. 255. */
uint8_t colour_nearest_256(uint8_t red, uint8_t green, uint8_t blue);

/*
 * The number 0 .. 15 that means the same: the hue counts, for a pale red is a red and no grey.
 * Never the plain blue, which few can read.
 */
uint8_t colour_nearest_16(uint8_t red, uint8_t green, uint8_t blue);

/*
 * Contrast by WCAG 2: 1 (none) .. 21; 4.5 is enough for text, 3 for borders that mean something.
 * The numbers 0 to 15 are taken to look as in xterm. 0 if one is the terminal's own colour,
 * which nobody knows.
 */
double colour_contrast(const struct colour *a, const struct colour *b);

#endif
