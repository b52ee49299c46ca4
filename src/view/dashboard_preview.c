#include <limits.h>
#include <string.h>

#include "base/text.h"
#include "view/dashboard_private.h"

/* The record at the cursor in a few lines: finding it, and how lines are drawn. */

enum { WORD_WIDTH = 11, DAY_WIDTH = 7, LINES_MOST = 200 };

void preview_gap(struct sheet *preview)
{
    preview->y++;
}

static int block(struct sheet *preview, int x, enum role role, const char *text)
{
    return canvas_write_block(preview->canvas, x, preview->y, preview->width - x, LINES_MOST, role,
                              text);
}

static void line(struct sheet *preview, int x, enum role role, const char *text)
{
    if (preview->canvas)
        canvas_write(preview->canvas, x, preview->y, preview->width - x, role, text);
}

void preview_text(struct sheet *preview, enum role role, const char *text)
{
    if (text && *text)
        preview->y += block(preview, 0, role, text);
}

void preview_fact(struct sheet *preview, const char *word, enum role role, const char *text)
{
    if (!text || !*text)
        return;
    line(preview, 0, ROLE_DIM, word);
    preview->y += block(preview, WORD_WIDTH, role, text);
}

void preview_event(struct sheet *preview, struct date on, enum role role, const char *text)
{
    struct str day = {0};

    day_add(&day, on, preview->model->now.today);
    if (preview->canvas)
        canvas_write_right(preview->canvas, 0, preview->y, DAY_WIDTH, ROLE_DIM, day.text);
    line(preview, DAY_WIDTH + 2, role, text);
    preview->y++;
    str_done(&day);
}

void preview_title(struct sheet *preview, const char *key, const char *title, const char *right,
                   enum role right_role)
{
    int key_width = text_columns(key) + 2;
    int right_width = text_columns(right);
    bool fits = key_width + text_columns(title) + 2 + right_width <= preview->width;

    line(preview, 0, ROLE_DIM, key);
    if (fits && preview->canvas)
        canvas_write_right(preview->canvas, preview->width - right_width, preview->y, right_width,
                           right_role, right);
    preview->y += block(preview, key_width, ROLE_STRONG, title);
    if (!fits)
        preview_text(preview, right_role, right);
}

/* A record that the target names, among those of the model. */
static const void *find(const struct list *list, size_t size, int64_t id)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct record *record = list_at(list, size, i);

        if (record->id == id)
            return record;
    }
    return NULL;
}

static const struct org_figures *find_org(const struct dashboard *model, int64_t id)
{
    for (size_t i = 0; i < model->org_count; i++) {
        if (model->orgs[i].org->org.record.id == id)
            return &model->orgs[i];
    }
    return NULL;
}

static const struct dashboard_meeting *find_meeting(const struct dashboard *model, int64_t id)
{
    for (size_t i = 0; i < model->meeting_count; i++) {
        if (model->meetings[i].meeting->record.id == id)
            return &model->meetings[i];
    }
    return NULL;
}

static void draw_found(struct sheet *preview, struct target target)
{
    const struct dashboard *model = preview->model;
    const struct book *book = &model->book;
    const void *found = NULL;

    if (target.noun == &issue_noun
        && (found = find(&book->issues, sizeof(struct issue), target.id)))
        preview_issue(preview, found);
    else if (target.noun == &org_noun && (found = find_org(model, target.id)))
        preview_org(preview, found);
    else if (target.noun == &meeting_noun && (found = find_meeting(model, target.id)))
        preview_meeting(preview, found);
    else if (target.noun == &followup_noun
             && (found = find(&book->followups, sizeof(struct followup), target.id)))
        preview_followup(preview, found);
    else if (target.noun == &commitment_noun
             && (found = find(&book->commitments, sizeof(struct commitment), target.id)))
        preview_commitment(preview, found);
    if (!found)
        preview_text(preview, ROLE_DIM, "Nothing is selected.");
}

int dashboard_preview_draw(const struct dashboard *model, struct target target, struct area room,
                           int top, struct canvas *canvas)
{
    struct sheet preview = {model, canvas, room.width, room.height, -top};

    draw_found(&preview, target);
    return preview.y + top;
}
