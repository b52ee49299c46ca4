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

size_t stage_row(const struct stage *stage, const struct frame *frame, size_t which, int y)
{
    int line = y - stage->lists[which].y;

    if (!stage->list_lines[which])
        return frame->lists[which].scroll.top + (size_t)(line > 0 ? line : 0);
    line = body_top(stage, frame) + y - stage->body.y - (stage->list_lines[which] - 1);
    return (size_t)(line > 0 ? line : 0);
}

int stage_follow(const struct stage *stage, const struct frame *frame)
{
    size_t focus = stage_focus(stage, frame->focus);
    int top = body_top(stage, frame), line;

    if (!stage->list_lines[focus] || !frame->lists[focus].shown_count)
        return top;
    line = stage->list_lines[focus] - 1 + (int)frame->lists[focus].scroll.cursor;
    if (line < top)
        return line;
    if (line >= top + stage->body.height)
        return line - stage->body.height + 1;
    return top;
}
