#include <stdlib.h>

#include "app/state.h"
#include "base/mem.h"
#include "ui/question.h"

/* Whether a command is meant for so many records. */

struct question_mode {
    struct mode mode;
    struct question question;
    struct str text, names;
    struct deed deed;
};

static void answer(struct app *app, struct question_mode *question, enum answer answer)
{
    struct deed deed = question->deed;

    if (answer == ANSWER_NONE)
        return;
    question->deed = (struct deed){0};
    mode_pop(app);
    if (answer == ANSWER_DEED) {
        deed_run(app, &deed);
        return;
    }
    deed_done(&deed);
    app_say(app, "Nothing was changed.");
}

static void question_mode_key(struct app *app, struct mode *mode, const char *key)
{
    struct question_mode *question = (struct question_mode *)mode;

    answer(app, question, question_key(&question->question, key));
}

static struct area question_area(const struct app *app, const struct question *question)
{
    int rows = question_rows(question, app->width, app->height - 2);

    return (struct area){0, app->height - 1 - rows, app->width, rows};
}

static void question_mouse(struct app *app, struct mode *mode, const struct event *event)
{
    struct question_mode *question = (struct question_mode *)mode;
    struct area area = question_area(app, &question->question);

    if (event->mouse == MOUSE_LEFT)
        answer(app, question, question_click(&question->question, area.width, area.height,
                                             event->x - area.x, event->y - area.y));
}

static void draw(struct app *app, struct mode *mode, struct canvas *canvas)
{
    const struct question *question = &((struct question_mode *)mode)->question;
    struct area area = question_area(app, question);
    struct canvas part = canvas_part(canvas, area.x, area.y, area.width, area.height);

    question_draw(question, &part);
}

static void done(struct mode *mode)
{
    struct question_mode *question = (struct question_mode *)mode;

    str_done(&question->text);
    str_done(&question->names);
    deed_done(&question->deed);
}

static const char *hint(const struct mode *mode)
{
    (void)mode;
    return "Enter keep as it is";
}

static const struct mode_kind question_kind = {
    .key = question_mode_key, .mouse = question_mouse, .draw = draw, .done = done, .hint = hint,
};

static void write_text(const struct deed *deed, struct str *out)
{
    str_add(out, "%s %zu records", deed->command->name, deed->key_count);
    for (int i = 0; deed->command->params[i].name; i++) {
        if (deed->args[i] && !(deed->command->params[i].flags & PARAM_TARGET))
            str_add(out, ", %s %s", deed->command->params[i].name, deed->args[i]);
    }
    str_add(out, "?");
    out->text[0] = (char)(out->text[0] - 'a' + 'A');
}

void mode_question_open(struct app *app, struct deed *deed)
{
    struct question_mode *question = mem_zero(sizeof(*question));

    question->mode.kind = &question_kind;
    question->deed = *deed;
    *deed = (struct deed){0};
    write_text(&question->deed, &question->text);
    for (size_t i = 0; i < question->deed.key_count; i++)
        str_add(&question->names, "%s%s", i ? ", " : "", question->deed.keys[i]);
    question->question = (struct question){
        .text = question->text.text,
        .names = question->names.text,
        .keep = "keep",
        .deed = question->deed.command->name,
        .deed_key = "y",
    };
    mode_push(app, &question->mode);
}
