#ifndef UI_LOOK_H
#define UI_LOOK_H

/* How a cell looks in the end: what its text means, on what it lies, with how many colours. */

#include <liaise/theme.h>

/* How many colours there are. DEPTH_AUTO: as many as the terminal can, if nobody objects. */
enum colour_depth { DEPTH_AUTO, DEPTH_MONO, DEPTH_16, DEPTH_256, DEPTH_TRUE };

/*
 * Text keeps its own colour on a selection if that can be read there (contrast of 4.5), and
 * otherwise takes that of plain text; a selection with a colour of its own gives it to all text.
 * What has no colour of its own, such as what stands in the header, has that of plain text.
 * A role with a background of its own keeps it, except when it is selected. Without colours
 * (DEPTH_MONO) what is selected is reversed, and what is critical is bold, whatever the theme.
 */
struct role_look look_of(const struct theme *theme, enum role role, enum role surface,
                         enum colour_depth depth);

#endif
