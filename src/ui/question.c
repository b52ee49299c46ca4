#include "ui/question.h"

#include <assert.h>
#include <string.h>

#include "base/str.h"
#include "base/text.h"

enum { GAP = 3 };

enum answer question_key(const struct question *question, const char *key)
{
    static const char *const keeps[] = {"n", "N", "Enter", "Esc", "q", "C-c"};

    assert(strcmp(question->deed_key, "n"));
    if (!strcmp(key, question->deed_key))
        return ANSWER_DEED;
    for (size_t i = 0; i < sizeof(keeps) / sizeof(keeps[0]); i++) {
        if (!strcmp(key, keeps[i]))
            return ANSWER_KEEP;
    }
    return ANSWER_NONE;
}

static int keep_width(const struct question *question)
{
    return 4 + text_columns(question->keep);    /* "[n] keep" */
}

static int deed_width(const struct question *question)
{
    return 3 + text_columns(question->deed_key) + text_columns(question->deed);
}

static bool is_one_row(const struct question *question, int width)
{
    int columns = 1 + text_columns(question->text) + GAP + keep_width(question) + GAP
                  + deed_width(question);

    return !question->names && columns <= width;
}

static int text_rows(const struct question *question, int width)
{
    return canvas_write_block(NULL, 0, 0, width - 2, 100, ROLE_TEXT, question->text);
}

int question_rows(const struct question *question, int width, int most)
{
    int rows = 1;

    if (!is_one_row(question, width))
        rows = text_rows(question, width) + (question->names ? 1 : 0) + 1;
    return rows < most ? rows : most;
}

/* Where the two answers stand on the last row. */
static void place_answers(const struct question *question, int width, struct span *keep,
                          struct span *deed)
{
    int x = is_one_row(question, width) ? 1 + text_columns(question->text) + GAP : 1;

    *keep = (struct span){x, x + keep_width(question)};
    *deed = (struct span){keep->to + GAP, keep->to + GAP + deed_width(question)};
}

static void draw_answer(struct canvas *canvas, struct span span, int y, const char *key,
                        const char *word)
{
    int used = canvas_writef(canvas, span.from, y, span.to - span.from, ROLE_KEY, "[%s]", key);

    canvas_write(canvas, span.from + used + 1, y, span.to - span.from - used - 1, ROLE_TEXT, word);
}

static void draw_text(const struct question *question, struct canvas *canvas)
{
    int rows = canvas->height - 1 - (question->names ? 1 : 0);
    int used;

    if (rows < 1)
        rows = 1;
    used = canvas_write_block(canvas, 1, 0, canvas->width - 2, rows, ROLE_STRONG, question->text);
    if (question->names && used + 1 < canvas->height)
        canvas_write(canvas, 1, used, canvas->width - 2, ROLE_TEXT, question->names);
}

void question_draw(const struct question *question, struct canvas *canvas)
{
    struct span keep, deed;
    int last = canvas->height - 1;

    canvas_clear(canvas, ROLE_POPUP);
    place_answers(question, canvas->width, &keep, &deed);
    if (is_one_row(question, canvas->width))
        canvas_write(canvas, 1, 0, keep.from - 1, ROLE_STRONG, question->text);
    else if (last > 0)
        draw_text(question, canvas);
    draw_answer(canvas, keep, last, "n", question->keep);
    draw_answer(canvas, deed, last, question->deed_key, question->deed);
    canvas_cursor(canvas, keep.from, last, true);
}

enum answer question_click(const struct question *question, int width, int height, int x, int y)
{
    struct span keep, deed;

    place_answers(question, width, &keep, &deed);
    if (y != height - 1)
        return ANSWER_NONE;
    if (span_has(keep, x))
        return ANSWER_KEEP;
    return span_has(deed, x) ? ANSWER_DEED : ANSWER_NONE;
}
