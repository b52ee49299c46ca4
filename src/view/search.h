#ifndef VIEW_SEARCH_H
#define VIEW_SEARCH_H

/*
 * The page on which anything is found: what is typed above, the hits below it by their kind.
 *
 * It shows what `request.text` asks for. The line itself is edited by a mode of the app; it stands
 * where search_line() says.
 */

#include "view/view.h"

extern const struct view search_view;

struct area search_line(const void *model, const struct frame *frame, int width);

#endif
