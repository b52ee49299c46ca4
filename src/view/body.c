#include "view/view.h"

/* Lists that stand in a body and scroll with it. */

size_t stage_focus(const struct stage *stage, size_t focus)
{
    if (focus < LISTS_MOST
        && (area_is_there(stage->lists[focus]) || stage->list_lines[focus]))
        return focus;
    for (size_t i = 0; i < LISTS_MOST; i++) {
        if (area_is_there(stage->lists[i]) || stage->list_lines[i])
            return i;
    }
    return 0;
}

static int body_top(const struct stage *stage, const struct frame *frame)
{
    int most = stage->body_lines - stage->body.height;
    int top = frame->body_top < most ? frame->body_top : most;

    return top > 0 ? top : 0;
}

/* Nothing stands between the cursor and that end of the body that it could stop at. */
static bool is_outermost(const struct stage *stage, const struct frame *frame, size_t focus,
                         bool first)
{
    const struct list_state *state = &frame->lists[focus];

    if (first ? state->scroll.cursor > 0 : state->scroll.cursor + 1 < state->shown_count)
        return false;
    for (size_t i = 0; i < LISTS_MOST; i++) {
        int line = stage->list_lines[i];

        if (line && frame->lists[i].shown_count
            && (first ? line < stage->list_lines[focus] : line > stage->list_lines[focus]))
            return false;
    }
    return true;
}

enum { MARGIN = 3 };

/* Rows of the list below its cursor that should be seen too. */
static int rows_below(const struct list_state *state)
{
    size_t below = state->shown_count - 1 - state->scroll.cursor;

    return below < MARGIN ? (int)below : MARGIN;
}

int stage_follow(const struct stage *stage, const struct frame *frame)
{
    size_t focus = stage_focus(stage, frame->focus);
    int top = body_top(stage, frame), rows = stage->body.height, line;

    if (!stage->list_lines[focus] || !frame->lists[focus].shown_count)
        return top;
    line = stage->list_lines[focus] - 1 + (int)frame->lists[focus].scroll.cursor;
    if (line < rows && is_outermost(stage, frame, focus, true))
        return 0;
    if (line >= stage->body_lines - rows && is_outermost(stage, frame, focus, false))
        return stage->body_lines > rows ? stage->body_lines - rows : 0;
    if (line - 1 < top)
        return line > 0 ? line - 1 : 0;
    line += rows_below(&frame->lists[focus]);
    return line >= top + rows ? line - rows + 1 : top;
}
